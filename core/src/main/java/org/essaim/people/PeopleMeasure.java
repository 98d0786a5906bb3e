package org.essaim.people;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.essaim.people.PeopleFigure.Absences;
import org.essaim.people.PeopleFigure.Accidents;
import org.essaim.people.PeopleFigure.Movement;
import org.essaim.people.PeopleFigure.Recruitment;
import org.essaim.people.PeopleFigure.ReferenceWeek;
import org.essaim.people.PeopleFigure.Survey;
import org.essaim.people.PeopleFigure.Workforce;
import org.essaim.spi.MeasureSource.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is added up from what structures said of months.
 *
 * @param id the measure's stable name
 * @param unit what it counts
 * @param when which months it adds up, and in which each structure must have told something
 * @param tells which figures show that a structure told something
 * @param counts which figures
 * @param amount how much each adds
 * @param people how many people are behind each
 */
record PeopleMeasure(
        String id,
        Unit unit,
        When when,
        Predicate<PeopleFigure> tells,
        Predicate<PeopleFigure> counts,
        Function<PeopleFigure, BigDecimal> amount,
        Function<PeopleFigure, Long> people) {

    /** Which months of a period count (<i>moment</i>). */
    enum When {
        /** The last: what there is at its end. */
        AT_END,
        /** The one before the first: what there is as the period begins. */
        BEFORE,
        /** All of them: what happened in each. */
        EVERY_MONTH,
        /** All of them, but something that is done once in a while is known if it was told in one. */
        ONCE;

        /** The months that count of those of a period. */
        List<YearMonth> of(List<YearMonth> months) {
            return switch (this) {
                case AT_END -> months.subList(months.size() - 1, months.size());
                case BEFORE -> List.of(months.get(0).minusMonths(1));
                case EVERY_MONTH, ONCE -> months;
            };
        }
    }

    /** What figures have in common of which nobody is counted twice: a month, or a survey of it. */
    String occasion(PeopleFigure figure) {
        return when == When.ONCE
                ? figure.month() + figure.what()
                : figure.month().toString();
    }

    static PeopleMeasure workforce(
            String id, Unit unit, When when, @Nullable Contract contract, Function<Workforce, BigDecimal> amount) {
        return new PeopleMeasure(
                id,
                unit,
                when,
                PeopleTable.WORKFORCE::tells,
                figure ->
                        figure instanceof Workforce workforce && (contract == null || workforce.contract() == contract),
                figure -> amount.apply((Workforce) figure),
                figure -> ((Workforce) figure).persons());
    }

    static PeopleMeasure movements(String id, Predicate<MovementReason> reason) {
        return new PeopleMeasure(
                id,
                Unit.EVENTS,
                When.EVERY_MONTH,
                PeopleTable.MOVEMENTS::tells,
                figure -> figure instanceof Movement movement && reason.test(movement.reason()),
                figure -> BigDecimal.valueOf(((Movement) figure).persons()),
                figure -> ((Movement) figure).persons());
    }

    static PeopleMeasure absences(String id, Predicate<AbsenceKind> kind, Function<Absences, BigDecimal> days) {
        return new PeopleMeasure(
                id,
                Unit.DAYS,
                When.EVERY_MONTH,
                PeopleTable.ABSENCES::tells,
                figure -> figure instanceof Absences absence && kind.test(absence.kind()),
                figure -> days.apply((Absences) figure),
                figure -> ((Absences) figure).persons());
    }

    static PeopleMeasure accidents(
            String id, Unit unit, Predicate<AccidentKind> kind, Function<Accidents, Long> number) {
        return new PeopleMeasure(
                id,
                unit,
                When.EVERY_MONTH,
                PeopleTable.ACCIDENTS::tells,
                figure -> figure instanceof Accidents accidents && kind.test(accidents.kind()),
                figure -> BigDecimal.valueOf(number.apply((Accidents) figure)),
                // Nobody has an accident with somebody else: as many people at least as the busiest month has
                // accidents.
                figure -> ((Accidents) figure).number());
    }

    static PeopleMeasure weeks(String id, Function<ReferenceWeek, Long> people) {
        return new PeopleMeasure(
                id,
                Unit.PERSONS,
                When.ONCE,
                PeopleTable.REFERENCE_WEEKS::tells,
                PeopleTable.REFERENCE_WEEKS::tells,
                figure -> BigDecimal.valueOf(people.apply((ReferenceWeek) figure)),
                figure -> people.apply((ReferenceWeek) figure));
    }

    static PeopleMeasure recruitment(
            String id, Function<Recruitment, Long> number, Function<Recruitment, Long> people) {
        return new PeopleMeasure(
                id,
                Unit.EVENTS,
                When.EVERY_MONTH,
                PeopleTable.RECRUITMENT::tells,
                PeopleTable.RECRUITMENT::tells,
                figure -> BigDecimal.valueOf(number.apply((Recruitment) figure)),
                figure -> people.apply((Recruitment) figure));
    }

    /** Of surveys with any questions, or with those of one questionnaire: {@code which}. */
    static PeopleMeasure surveys(String id, Unit unit, Predicate<Survey> which, Function<Survey, Long> number) {
        Predicate<PeopleFigure> counts = figure -> figure instanceof Survey survey && which.test(survey);
        return new PeopleMeasure(
                id,
                unit,
                When.ONCE,
                counts,
                counts,
                figure -> BigDecimal.valueOf(number.apply((Survey) figure)),
                figure -> ((Survey) figure).answered());
    }
}
