package org.essaim.pages;

import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.organisation.Function;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.people.PeopleFigure;

/** Figures about people: what each structure said of each month, and the tables in which it says it. */
final class PeoplePage implements Page {
    private static final String PATH = "people";
    private static final int MONTHS = 12;

    private final TableDesk desk = new TableDesk(TypedTable.OF_PEOPLE);

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Données sociales", "People figures");
    }

    @Override
    public Answer get(Visit visit) {
        if (!visit.below().isEmpty()) {
            return desk.below(visit);
        }
        List<Part> parts = new ArrayList<>();
        if (visit.structures().isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucune structure à voir.", "No structure to see.")));
            return Screen.of(title(visit.language()), parts);
        }
        Structure structure =
                visit.structure().orElseGet(() -> visit.structures().get(0));
        YearMonth last = visit.month("last").orElseGet(() -> YearMonth.now(ZoneOffset.UTC));
        YearMonth first = visit.month("first").orElseGet(() -> last.minusMonths(MONTHS - 1L));
        if (first.isAfter(last) || first.plusMonths(120).isBefore(last)) {
            throw Refusal.incomplete(visit.language(), "first");
        }
        parts.add(filter(visit, structure, first, last));
        parts.add(figures(visit, structure, first, last));
        parts.addAll(desk.parts(visit, PATH, List.of()));
        return Screen.of(title(visit.language()), parts);
    }

    private static Part filter(Visit visit, Structure structure, YearMonth first, YearMonth last) {
        List<Part.Field> fields = new ArrayList<>();
        fields.add(Part.Field.choice(
                "structure", visit.say("Structure", "Structure"), structure.id(), ProgrammeWords.structures(visit)));
        fields.add(Part.Field.of(
                Part.Kind.MONTH, "first", visit.say("Premier mois", "First month"), first.toString(), true));
        fields.add(
                Part.Field.of(Part.Kind.MONTH, "last", visit.say("Dernier mois", "Last month"), last.toString(), true));
        Forms.language(visit, fields);
        return Part.Form.get(
                visit.address(PATH),
                visit.say("Choisir la structure et les mois", "Choose the structure and the months"),
                fields,
                visit.say("Afficher", "Show"));
    }

    private static Part figures(Visit visit, Structure structure, YearMonth first, YearMonth last) {
        List<List<Cell>> rows = new ArrayList<>();
        for (PeopleFigure figure : visit.essaim().people().figures(structure.id(), first, last)) {
            rows.add(row(visit, figure));
        }
        if (rows.isEmpty()) {
            return new Part.Prose(visit.say(
                    "Cette structure n’a rien dit de ces mois\u00a0: c’est inconnu, et non zéro.",
                    "This structure said nothing of these months: that is unknown, not zero."));
        }
        return new Part.Grid(
                visit.say("Ce qui est enregistré, mois par mois", "What is recorded, month by month"),
                List.of(
                        Head.words(visit.say("Mois", "Month")),
                        Head.words(visit.say("Donnée", "Figure")),
                        Head.figures(visit.say("Nombre", "Number")),
                        Head.words(visit.say("Détail", "Detail"))),
                rows,
                List.of());
    }

    private static List<Cell> row(Visit visit, PeopleFigure figure) {
        Locale locale = visit.language().locale();
        Cell month = Cell.of(visit.figures().month(figure.month()));
        if (figure instanceof PeopleFigure.Workforce workforce) {
            return List.of(
                    month,
                    Cell.of(visit.say("Effectif\u00a0: ", "Workforce: ")
                            + workforce.function().title(locale) + ", "
                            + workforce.contract().title(locale)),
                    Cell.of(visit.figures().count(workforce.persons())),
                    Cell.of(visit.figures()
                                    .decimal(
                                            workforce.fullTime(),
                                            workforce.fullTime().scale())
                            + visit.say("\u00a0ETP", "\u00a0FTE")));
        }
        if (figure instanceof PeopleFigure.Movement movement) {
            return List.of(
                    month,
                    Cell.of(movement.reason().title(locale) + ", "
                            + movement.contract().title(locale)),
                    Cell.of(visit.figures().count(movement.persons())),
                    Cell.of(movement.reason().isEntry() ? visit.say("entrée", "entry") : visit.say("sortie", "exit")));
        }
        if (figure instanceof PeopleFigure.Absences absences) {
            return List.of(
                    month,
                    Cell.of(visit.say("Absences\u00a0: ", "Absences: ")
                            + absences.kind().title(locale)),
                    Cell.of(visit.figures().count(absences.persons())),
                    Cell.of(visit.figures()
                                    .decimal(
                                            absences.calendarDays(),
                                            absences.calendarDays().scale())
                            + visit.say(" jours calendaires, ", " calendar days, ")
                            + visit.figures()
                                    .decimal(
                                            absences.workedDays(),
                                            absences.workedDays().scale())
                            + visit.say(" ouvrés", " worked")));
        }
        if (figure instanceof PeopleFigure.ReferenceWeek week) {
            return List.of(
                    month,
                    Cell.of(visit.say("Semaine de référence\u00a0: absents", "Reference week: absent")),
                    Cell.of(visit.figures().count(week.absent())),
                    Cell.of(visit.say("sur ", "of ")
                            + visit.figures().count(week.employed())
                            + visit.say(" personnes employées", " people employed")));
        }
        if (figure instanceof PeopleFigure.Recruitment recruitment) {
            return recruitment(visit, month, recruitment);
        }
        if (figure instanceof PeopleFigure.Survey survey) {
            return survey(visit, month, survey);
        }
        PeopleFigure.Accidents accidents = (PeopleFigure.Accidents) figure;
        return List.of(
                month,
                Cell.of(visit.say("Accidents\u00a0: ", "Accidents: ")
                        + accidents.kind().title(locale)),
                Cell.of(visit.figures().count(accidents.number())),
                Cell.of(visit.figures().count(accidents.lostDays()) + visit.say(" jours perdus", " days lost")));
    }

    private static List<Cell> recruitment(Visit visit, Cell month, PeopleFigure.Recruitment recruitment) {
        Function function = recruitment.function();
        return List.of(
                month,
                Cell.of(visit.say("Postes à pourvoir\u00a0: ", "Vacancies: ")
                        + (function == null
                                ? visit.say("toutes fonctions", "all functions")
                                : function.title(visit.language().locale()))),
                Cell.of(visit.figures().count(recruitment.vacancies())),
                Cell.of(visit.say("candidatures reçues\u00a0: ", "applications: ")
                        + visit.figures().count(recruitment.applications())
                        + visit.say(", postes pourvus\u00a0: ", ", posts filled: ")
                        + visit.figures().count(recruitment.filled())));
    }

    private static List<Cell> survey(Visit visit, Cell month, PeopleFigure.Survey survey) {
        Long points = survey.points();
        Long possible = survey.possible();
        String asked = visit.say("sur ", "of ")
                + visit.figures().count(survey.invited())
                + visit.say(" sollicitées", " invited");
        return List.of(
                month,
                Cell.of(visit.say("Enquête\u00a0: réponses à ", "Survey: answers to ") + survey.questionnaire()),
                Cell.of(visit.figures().count(survey.answered())),
                Cell.of(
                        points == null || possible == null
                                ? asked
                                : asked
                                        + visit.say("\u202f; ", "; ")
                                        + visit.figures().count(points)
                                        + visit.say(" points sur ", " points of ")
                                        + visit.figures().count(possible)));
    }

    @Override
    public Answer post(Visit visit) throws IOException {
        return desk.posted(visit, PATH);
    }
}
