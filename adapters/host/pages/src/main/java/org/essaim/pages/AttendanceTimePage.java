package org.essaim.pages;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.finding.Code;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.programme.Programme;
import org.essaim.spi.TimeSource;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;

/** Attendance of a month as working time of a structure: looked at first, then taken in; again changes nothing. */
final class AttendanceTimePage implements Page {
    static final String PATH = "time";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Présences comptées comme temps", "Attendance counted as time");
    }

    @Override
    public Duty duty() {
        return Duty.READER;
    }

    @Override
    public Answer get(Visit visit) {
        if (!visit.below().isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        Programme programme = ProgrammeLinks.programme(visit);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Prose(visit.say(
                "Chaque présence d’une personne désignée par un matricule devient du temps de travail, une seule fois. Si le planning"
                        + " dit la même heure, elle ne compte qu’une fois aussi.",
                "Each attendance of somebody known by a payroll number becomes working time, once. Where the planning tells of the"
                        + " same hour, it counts once too.")));
        Optional<Structure> structure = visit.structure();
        Optional<YearMonth> month = visit.month("month");
        if (!visit.may(Duty.COORDINATOR) || visit.structures().isEmpty()) {
            parts.add(new Part.Prose(visit.say(
                    "Il faut l’habilitation de coordination pour les compter.",
                    "It takes the duty of a coordinator to count it.")));
        } else {
            parts.add(choice(visit, programme, month));
            if (structure.isPresent() && month.isPresent()) {
                preview(visit, programme, structure.get(), month.get(), parts);
            }
        }
        parts.add(back(visit, programme));
        return Screen.of(title(visit.language()), parts);
    }

    private static Part back(Visit visit, Programme programme) {
        return new Part.Links(List.of(new Part.Link(
                visit.say("Séances du programme", "Sessions of the programme"),
                ProgrammeLinks.address(visit, SessionsPage.PATH, programme))));
    }

    private static Part choice(Visit visit, Programme programme, Optional<YearMonth> month) {
        List<Part.Field> fields = new ArrayList<>();
        fields.add(Part.Field.hidden("programme", programme.id()));
        fields.add(Forms.structures(visit));
        fields.add(Part.Field.of(
                Part.Kind.MONTH,
                "month",
                visit.say("Mois", "Month"),
                month.orElseGet(() -> YearMonth.now(ZoneOffset.UTC)).toString(),
                true));
        Forms.language(visit, fields);
        return Part.Form.get(
                visit.address(ProgrammesPage.PATH + "/" + PATH),
                visit.say("Quelle structure, quel mois", "Which structure, which month"),
                fields,
                visit.say("Voir ce qui serait compté", "See what would be counted"));
    }

    private static TimeSource source(Visit visit, Window window) {
        return visit.essaim().sessions().attendance(window.days());
    }

    private static void preview(
            Visit visit, Programme programme, Structure structure, YearMonth month, List<Part> parts) {
        Window window = Window.complete(month);
        ImportReport report = visit.essaim().time().preview(source(visit, window), structure.id(), window);
        parts.add(Part.Notice.of(
                Part.Tone.REMARK,
                visit.say("Rien n’est encore compté.", "Nothing is counted yet."),
                Forms.name(structure),
                visit.figures().month(month)));
        outcome(visit, structure, report, parts);
        parts.add(Part.Form.post(
                ProgrammeLinks.address(visit, PATH, programme),
                visit.say("Compter ces présences", "Count this attendance"),
                List.of(Part.Field.hidden("structure", structure.id()), Part.Field.hidden("month", month.toString())),
                new Part.Button(visit.say("Compter comme temps de travail", "Count as working time"), "do", "load")));
    }

    private static void outcome(Visit visit, Structure structure, ImportReport report, List<Part> parts) {
        parts.add(new Part.Facts(List.of(
                fact(visit, "Nouvelles", "New", report.added()),
                fact(visit, "Inchangées", "Unchanged", report.unchanged()),
                fact(visit, "Modifiées", "Amended", report.amended()),
                fact(visit, "Retirées", "Withdrawn", report.withdrawn()),
                fact(visit, "Propositions sur mois clos", "Proposals on sealed months", report.proposed()),
                new Part.Fact(
                        visit.say("Heures", "Hours"), Cell.of(visit.figures().hours(report.seconds()))))));
        if (report.findings().stream().anyMatch(finding -> finding.code() == Code.UNMAPPED_LABEL)) {
            parts.add(new Part.Links(List.of(new Part.Link(
                    visit.say("Dire ce que le libellé des séances veut dire", "Say what the label of sessions means"),
                    visit.address("labels", "structure", structure.id())))));
        }
        Forms.findings(visit, parts, report.findings());
    }

    private static Part.Fact fact(Visit visit, String french, String english, long count) {
        return new Part.Fact(visit.say(french, english), Cell.of(visit.figures().count(count)));
    }

    @Override
    public Answer post(Visit visit) {
        visit.require(Duty.COORDINATOR);
        Programme programme = ProgrammeLinks.programme(visit);
        Structure structure = visit.structure(visit.required("structure"));
        Window window = Window.complete(visit.requiredMonth("month"));
        ImportReport report = visit.essaim().time().load(source(visit, window), structure.id(), window);
        List<Part> parts = new ArrayList<>();
        parts.add(Part.Notice.of(
                Part.Tone.GOOD,
                report.added() + report.amended() + report.withdrawn() + report.proposed() == 0
                        ? visit.say(
                                "Tout était déjà compté\u00a0: rien n’a changé.",
                                "All of it was counted already: nothing changed.")
                        : visit.say("Ces présences sont comptées.", "This attendance is counted."),
                Forms.name(structure)));
        outcome(visit, structure, report, parts);
        parts.add(back(visit, programme));
        return Screen.of(visit.say("Présences comptées comme temps", "Attendance counted as time"), parts);
    }
}
