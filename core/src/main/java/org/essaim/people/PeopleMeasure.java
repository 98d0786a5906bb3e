package org.essaim.people;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.Predicate;
import org.essaim.people.PeopleFigure.Absences;
import org.essaim.people.PeopleFigure.Accidents;
import org.essaim.people.PeopleFigure.Movement;
import org.essaim.people.PeopleFigure.Workforce;
import org.essaim.spi.MeasureSource.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is added up from what structures said of months.
 *
 * @param id the measure's stable name
 * @param unit what it counts
 * @param table the table whose figures it adds up
 * @param atEnd true if it is what there is at the end of the last month, false if what happened in all months
 * @param counts which figures
 * @param amount how much each adds
 * @param people how many people are behind each
 */
record PeopleMeasure(
        String id,
        Unit unit,
        PeopleTable table,
        boolean atEnd,
        Predicate<PeopleFigure> counts,
        Function<PeopleFigure, BigDecimal> amount,
        Function<PeopleFigure, Long> people) {

    static PeopleMeasure workforce(
            String id, Unit unit, boolean atEnd, @Nullable Contract contract, Function<Workforce, BigDecimal> amount) {
        return new PeopleMeasure(
                id,
                unit,
                PeopleTable.WORKFORCE,
                atEnd,
                figure ->
                        figure instanceof Workforce workforce && (contract == null || workforce.contract() == contract),
                figure -> amount.apply((Workforce) figure),
                figure -> ((Workforce) figure).persons());
    }

    static PeopleMeasure movements(String id, Predicate<MovementReason> reason) {
        return new PeopleMeasure(
                id,
                Unit.EVENTS,
                PeopleTable.MOVEMENTS,
                false,
                figure -> figure instanceof Movement movement && reason.test(movement.reason()),
                figure -> BigDecimal.valueOf(((Movement) figure).persons()),
                figure -> ((Movement) figure).persons());
    }

    static PeopleMeasure absences(String id, Predicate<AbsenceKind> kind, Function<Absences, BigDecimal> days) {
        return new PeopleMeasure(
                id,
                Unit.DAYS,
                PeopleTable.ABSENCES,
                false,
                figure -> figure instanceof Absences absence && kind.test(absence.kind()),
                figure -> days.apply((Absences) figure),
                figure -> ((Absences) figure).persons());
    }

    static PeopleMeasure accidents(
            String id, Unit unit, Predicate<AccidentKind> kind, Function<Accidents, Long> number) {
        return new PeopleMeasure(
                id,
                unit,
                PeopleTable.ACCIDENTS,
                false,
                figure -> figure instanceof Accidents accidents && kind.test(accidents.kind()),
                figure -> BigDecimal.valueOf(number.apply((Accidents) figure)),
                // Nobody has an accident with somebody else: as many people at least as the busiest month has
                // accidents.
                figure -> ((Accidents) figure).number());
    }
}
