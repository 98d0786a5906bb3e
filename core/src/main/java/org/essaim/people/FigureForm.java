package org.essaim.people;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Function;

/** How figures stand in tables and documents: under the same keys. */
final class FigureForm {
    private FigureForm() {}

    static Optional<PeopleFigure> read(PeopleTable table, FieldReader reader) {
        String structure = reader.text("structure");
        YearMonth month = reader.month("month");
        return switch (table) {
            case WORKFORCE ->
                reader.build(
                                PeopleFigure.Workforce.class,
                                structure,
                                month,
                                reader.oneOf("function", Function.class),
                                reader.oneOf("contract", Contract.class),
                                reader.whole("persons"),
                                reader.decimal("fullTime"))
                        .map(PeopleFigure.class::cast);
            case MOVEMENTS ->
                reader.build(
                                PeopleFigure.Movement.class,
                                structure,
                                month,
                                reader.oneOf("contract", Contract.class),
                                reader.oneOf("reason", MovementReason.class),
                                reader.whole("persons"))
                        .map(PeopleFigure.class::cast);
            case ABSENCES ->
                reader.build(
                                PeopleFigure.Absences.class,
                                structure,
                                month,
                                reader.oneOf("kind", AbsenceKind.class),
                                reader.whole("persons"),
                                reader.decimal("calendarDays"),
                                reader.decimal("workedDays"))
                        .map(PeopleFigure.class::cast);
            case ACCIDENTS ->
                reader.build(
                                PeopleFigure.Accidents.class,
                                structure,
                                month,
                                reader.oneOf("kind", AccidentKind.class),
                                reader.whole("number"),
                                reader.whole("lostDays"))
                        .map(PeopleFigure.class::cast);
            case REFERENCE_WEEKS ->
                reader.build(
                                PeopleFigure.ReferenceWeek.class,
                                structure,
                                month,
                                reader.whole("employed"),
                                reader.whole("absent"))
                        .map(PeopleFigure.class::cast);
            case RECRUITMENT ->
                reader.build(
                                PeopleFigure.Recruitment.class,
                                structure,
                                month,
                                reader.optionalOneOf("function", Function.class).orElse(null),
                                reader.whole("vacancies"),
                                reader.whole("applications"),
                                reader.whole("filled"))
                        .map(PeopleFigure.class::cast);
            case SURVEYS -> survey(structure, month, reader);
        };
    }

    private static Optional<PeopleFigure> survey(String structure, YearMonth month, FieldReader reader) {
        String questionnaire = reader.text("questionnaire");
        if (reader.isSound() && !PeopleFigure.Survey.isName(questionnaire)) {
            reader.report("questionnaire", Finding.of(Code.NO_QUESTIONNAIRE_NAME));
        }
        return reader.build(
                        PeopleFigure.Survey.class,
                        structure,
                        month,
                        questionnaire,
                        reader.whole("invited"),
                        reader.whole("answered"),
                        reader.optionalWhole("points").orElse(null),
                        reader.optionalWhole("possible").orElse(null))
                .map(PeopleFigure.class::cast);
    }

    static Optional<PeopleFigure> read(FieldReader reader) {
        return reader.optionalOneOf("table", PeopleTable.class).flatMap(table -> read(table, reader));
    }

    static Tree tree(PeopleFigure figure) {
        Tree.Builder fields = Tree.fields()
                .put("table", table(figure).name())
                .put("structure", figure.structure())
                .put("month", figure.month().toString());
        if (figure instanceof PeopleFigure.Workforce workforce) {
            fields.put("function", workforce.function().name())
                    .put("contract", workforce.contract().name())
                    .put("persons", workforce.persons())
                    .put("fullTime", new Tree.Numeric(workforce.fullTime()));
        } else if (figure instanceof PeopleFigure.Movement movement) {
            fields.put("contract", movement.contract().name())
                    .put("reason", movement.reason().name())
                    .put("persons", movement.persons());
        } else if (figure instanceof PeopleFigure.Absences absence) {
            fields.put("kind", absence.kind().name())
                    .put("persons", absence.persons())
                    .put("calendarDays", new Tree.Numeric(absence.calendarDays()))
                    .put("workedDays", new Tree.Numeric(absence.workedDays()));
        } else if (figure instanceof PeopleFigure.Accidents accidents) {
            fields.put("kind", accidents.kind().name())
                    .put("number", accidents.number())
                    .put("lostDays", accidents.lostDays());
        } else if (figure instanceof PeopleFigure.ReferenceWeek week) {
            fields.put("employed", week.employed()).put("absent", week.absent());
        } else if (figure instanceof PeopleFigure.Recruitment recruitment) {
            if (recruitment.function() != null) {
                fields.put("function", recruitment.function().name());
            }
            fields.put("vacancies", recruitment.vacancies())
                    .put("applications", recruitment.applications())
                    .put("filled", recruitment.filled());
        } else if (figure instanceof PeopleFigure.Survey survey) {
            fields.put("questionnaire", survey.questionnaire())
                    .put("invited", survey.invited())
                    .put("answered", survey.answered());
            if (survey.points() != null) {
                fields.put("points", survey.points());
            }
            if (survey.possible() != null) {
                fields.put("possible", survey.possible());
            }
        }
        return fields.build();
    }

    private static PeopleTable table(PeopleFigure figure) {
        return Arrays.stream(PeopleTable.values())
                .filter(table -> table.tells(figure))
                .findFirst()
                .orElseThrow();
    }
}
