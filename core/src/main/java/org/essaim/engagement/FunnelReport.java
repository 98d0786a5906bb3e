package org.essaim.engagement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.essaim.engagement.Enrolment.State;
import org.essaim.engagement.Funnel.Ratio;
import org.essaim.organisation.Function;
import org.essaim.programme.Approach;
import org.essaim.programme.DeclaredCount;
import org.essaim.programme.Offer;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays out how many structures stay in a programme, where the others left and why, and which approaches they tried and chose. */
final class FunnelReport {
    private final Programme programme;
    private final List<Enrolment> enrolments;
    private final Locale locale;

    FunnelReport(Programme programme, List<Enrolment> enrolments, Locale locale) {
        this.programme = programme;
        this.enrolments = enrolments;
        this.locale = locale;
    }

    Report report() {
        List<Section> sections = new ArrayList<>(List.of(funnel(), phases()));
        if (!programme.approaches().isEmpty()) {
            sections.add(approaches());
        }
        sections.add(departures());
        sections.add(structures());
        return new Report(
                "programme",
                text("Parcours des structures", "Structures on their way"),
                programme.acronym().isEmpty() ? programme.name() : programme.acronym() + " – " + programme.name(),
                locale,
                Audience.RECIPIENT,
                false,
                null,
                sections);
    }

    private Section funnel() {
        Funnel funnel = Funnel.of(programme, enrolments);
        List<List<Value>> rows = new ArrayList<>();
        for (int i = 0; i < funnel.steps().size(); i++) {
            Funnel.Step step = funnel.steps().get(i);
            rows.add(List.of(
                    Value.of(title(step)),
                    declared(step.declared()),
                    share(funnel.shareOfPrevious(i), i > 0),
                    share(funnel.shareOfStart(i), true),
                    Value.count(step.recordedNumber().orElse(0L)),
                    share(funnel.recordedShareOfPrevious(i), i > 0),
                    share(funnel.recordedShareOfStart(i), true)));
        }
        Block table = new Block.Table(
                "funnel",
                text(
                        "Structures à chaque étape\u00a0: déclarées par le porteur, et enregistrées",
                        "Structures at each step: declared by the carrier, and recorded"),
                List.of(
                        Column.of("step", text("Étape", "Step")),
                        Column.of("declared", text("Déclarées", "Declared")),
                        Column.of("declared.previous", text("Part de l’étape d’avant", "Share of the step before")),
                        Column.of("declared.start", text("Part du départ", "Share of the start")),
                        Column.of("recorded", text("Enregistrées", "Recorded")),
                        Column.of("recorded.previous", text("Part de l’étape d’avant", "Share of the step before")),
                        Column.of("recorded.start", text("Part du départ", "Share of the start"))),
                rows,
                List.of());
        return new Section(
                "entonnoir",
                text("Entonnoir", "Funnel"),
                false,
                List.of(
                        new Block.Paragraph(text(
                                "Une structure sortie reste comptée dans toutes les étapes qu’elle a atteintes\u202f; une"
                                        + " structure candidate plusieurs fois compte une fois.",
                                "A structure that left stays counted at every step that it reached; one that applied"
                                        + " several times counts once.")),
                        table));
    }

    private String title(Funnel.Step step) {
        return step.title().isEmpty() ? text("Structures candidates", "Structures that applied") : step.title();
    }

    private Value declared(@org.jspecify.annotations.Nullable DeclaredCount declared) {
        if (declared == null) {
            return new Value.Absent(text("rien de déclaré", "nothing declared"));
        }
        if (declared.precision() == DeclaredCount.Precision.EXACT && declared.value() != null) {
            return Value.count(declared.value());
        }
        return Value.of(declared.text());
    }

    private Value share(Optional<Ratio> share, boolean meant) {
        return share.map(ratio -> ratio.exact()
                        ? new Value.Share(ratio.part(), ratio.whole())
                        // What rests on an approximation is one.
                        : Value.of("≈\u00a0" + Figures.in(locale).share(ratio.part(), ratio.whole())))
                .orElse(new Value.Absent(
                        meant ? text("sans objet", "not applicable") : text("première étape", "first step")));
    }

    private Section phases() {
        List<List<Value>> rows = new ArrayList<>();
        for (Phase phase : programme.phases()) {
            List<Enrolment> been = enrolments.stream()
                    .filter(each ->
                            each.steps().stream().anyMatch(step -> step.phase().equals(phase.code())))
                    .toList();
            rows.add(List.of(
                    Value.count(phase.number()),
                    Value.of(phase.title()),
                    Value.count(structures(been)),
                    Value.count(structures(been.stream()
                            .filter(each -> each.state() == State.ENGAGED
                                    && each.lastPhase().equals(phase.code()))
                            .toList())),
                    Value.count(structures(been.stream()
                            .filter(each -> each.state() == State.WITHDRAWN
                                    && each.lastPhase().equals(phase.code()))
                            .toList())),
                    people(phase)));
        }
        return new Section(
                "phases",
                text("Phases", "Phases"),
                false,
                List.of(new Block.Table(
                        "phases",
                        text("Structures et participants par phase", "Structures and people by phase"),
                        List.of(
                                Column.of("number", text("N°", "No.")),
                                Column.of("phase", text("Phase", "Phase")),
                                Column.of("entered", text("Entrées", "Entered")),
                                Column.of("there", text("Y sont", "Are there")),
                                Column.of("left", text("Sorties pendant la phase", "Left from it")),
                                Column.of("people", text("Participants par fonction", "People by function"))),
                        rows,
                        List.of())));
    }

    private static long structures(List<Enrolment> some) {
        return some.stream().map(Enrolment::structure).distinct().count();
    }

    private Value people(Phase phase) {
        Map<Function, Integer> numbers = new TreeMap<>();
        for (Enrolment enrolment : enrolments) {
            enrolment
                    .participants(phase.code(), java.time.LocalDate.MAX)
                    .forEach((function, number) -> numbers.merge(function, number, Integer::sum));
        }
        return numbers.isEmpty()
                ? new Value.Absent(text("non renseigné", "not recorded"))
                : Value.of(numbers.entrySet().stream()
                        .map(each -> each.getKey().title(locale) + text("\u00a0: ", ": ") + each.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private Section approaches() {
        List<List<Value>> rows = new ArrayList<>();
        for (Approach approach : programme.approaches()) {
            rows.add(List.of(
                    Value.of(approach.title()),
                    Value.of(programme.offers(approach.code()).stream()
                            .map(Offer::provider)
                            .collect(Collectors.joining(", "))),
                    Value.count(used(approach, ApproachChoice.Kind.TRIED)),
                    Value.count(used(approach, ApproachChoice.Kind.CHOSEN))));
        }
        return new Section(
                "approches",
                text("Approches", "Approaches"),
                false,
                List.of(new Block.Table(
                        "approaches",
                        text(
                                "Structures qui ont essayé ou choisi chaque approche",
                                "Structures that tried or chose each approach"),
                        List.of(
                                Column.of("approach", text("Approche", "Approach")),
                                Column.of("providers", text("Prestataires", "Providers")),
                                Column.of("tried", text("Essayée par", "Tried by")),
                                Column.of("chosen", text("Choisie par", "Chosen by"))),
                        rows,
                        List.of())));
    }

    private long used(Approach approach, ApproachChoice.Kind kind) {
        return structures(enrolments.stream()
                .filter(each -> each.choices().stream()
                        .anyMatch(choice ->
                                choice.kind() == kind && choice.approach().equals(approach.code())))
                .toList());
    }

    private Section departures() {
        List<Departure> departures = Departure.of(enrolments);
        if (departures.isEmpty()) {
            return new Section(
                    "sorties",
                    text("Sorties", "Departures"),
                    false,
                    List.of(new Block.Paragraph(text("Aucune structure n’est sortie.", "No structure left."))));
        }
        List<List<Value>> rows = departures.stream()
                .map(each -> List.<Value>of(
                        Value.of(each.structure()),
                        Value.of(each.state().title(locale)),
                        Value.of(
                                each.phase().isEmpty()
                                        ? text("avant toute phase", "before any phase")
                                        : programme
                                                .phase(each.phase())
                                                .map(Phase::title)
                                                .orElse(each.phase())),
                        new Value.Day(each.date()),
                        each.reason().isEmpty()
                                ? new Value.Absent(text("motif non renseigné", "no reason recorded"))
                                : Value.of(each.reason())))
                .toList();
        return new Section(
                "sorties",
                text("Sorties", "Departures"),
                false,
                List.of(new Block.Table(
                        "departures",
                        text("Où et pourquoi des structures sont sorties", "Where and why structures left"),
                        List.of(
                                Column.of("structure", text("Structure", "Structure")),
                                Column.of("state", text("État", "State")),
                                Column.of("phase", text("Dernière phase", "Last phase")),
                                Column.of("date", text("Date", "Date")),
                                Column.of("reason", text("Motif", "Reason"))),
                        rows,
                        List.of())));
    }

    private Section structures() {
        List<List<Value>> rows = enrolments.stream()
                .map(each -> List.<Value>of(
                        Value.of(each.structure()),
                        Value.of(each.call()),
                        Value.of(each.state().title(locale)),
                        Value.of(programme
                                .phase(each.lastPhase())
                                .map(Phase::title)
                                .orElse("")),
                        new Value.Day(each.last().date())))
                .toList();
        return new Section(
                "structures",
                text("Structures", "Structures"),
                true,
                List.of(new Block.Table(
                        "structures",
                        text("Où en est chaque structure", "Where each structure stands"),
                        List.of(
                                Column.of("structure", text("Structure", "Structure")),
                                Column.of("call", text("Appel", "Call")),
                                Column.of("state", text("État", "State")),
                                Column.of("phase", text("Dernière phase", "Last phase")),
                                Column.of("since", text("Depuis", "Since"))),
                        rows,
                        List.of())));
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
