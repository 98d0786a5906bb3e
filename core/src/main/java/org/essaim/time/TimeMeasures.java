package org.essaim.time;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureSource;
import org.threeten.extra.LocalDateRange;

/**
 * Tells what sealed months booked as measures (<i>mesures de temps</i>), in seconds, over whole months.
 *
 * <p>{@code time}: everything that counts as working time. {@code time-coordination} and {@code time-direct-care}: the two families that
 * ratios are made of. {@code time-team-meeting}, {@code time-travel}, {@code time-unmapped} and so on: one for each {@link Category}, by its
 * name. There is none of breaks: no month books them, so that 0 would say what nobody counted.
 *
 * <p>A month tells what it booked, corrections of earlier months included, as statements do: what it tells stays the same as long as it is
 * sealed, months add up, and a month whose corrections took more than it had tells less than 0. A sealed month without time of a
 * category tells 0, because whoever sealed it said that this was all.
 *
 * <p>There is no data if none of the months is sealed. The value is incomplete if some are not, if time of one of them was erased since, or if the
 * period is not of whole months. A structure that nobody knows has no sealed month.
 *
 * <p>The people behind a figure are those of whom something is left in it over all its structures and months together, each once: whose hour was
 * booked in March and taken back in April is not behind the figure of both. Neither a name nor a pseudonym leaves this class.
 */
final class TimeMeasures implements MeasureSource {
    private static final Map<String, Integer> ALL = all();

    private final SealedColumns columns;
    private final Consumer<Scope> allowed;

    TimeMeasures(SealedColumns columns, Consumer<Scope> allowed) {
        this.columns = columns;
        this.allowed = allowed;
    }

    // Each measure with its place in the columns of a month.
    private static Map<String, Integer> all() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("time", MonthColumns.ALL);
        all.put("time-coordination", MonthColumns.COORDINATION);
        for (Category own : Category.values()) {
            if (own.family() != Category.Family.BREAK) {
                all.put("time-" + own.name().toLowerCase(Locale.ROOT).replace('_', '-'), MonthColumns.place(own));
            }
        }
        return all;
    }

    @Override
    public List<Measure> measures() {
        return ALL.keySet().stream().map(id -> new Measure(id, Unit.SECONDS)).toList();
    }

    @Override
    public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
        int place = Optional.ofNullable(ALL.get(measure))
                .orElseThrow(() -> new EssaimException(
                        "There is no measure [" + measure + "].\nMaybe one of " + ALL.keySet() + "."));
        scopes.forEach(allowed);
        Telling telling = new Telling(columns.question(), place, months(period));
        List<Value> values = new ArrayList<>();
        for (Scope scope : scopes) {
            values.add(telling.value(scope, period));
        }
        return values;
    }

    /** The months of a period; none if it is not of whole months. */
    private static List<YearMonth> months(LocalDateRange period) {
        List<YearMonth> months = new ArrayList<>();
        LocalDate end = period.getEnd();
        boolean bounded = !period.isUnboundedStart() && !period.isUnboundedEnd();
        if (bounded && period.getStart().getDayOfMonth() == 1 && end.getDayOfMonth() == 1) {
            for (YearMonth month = YearMonth.from(period.getStart());
                    month.atDay(1).isBefore(end);
                    month = month.plusMonths(1)) {
                months.add(month);
            }
        }
        return months;
    }

    /** One question. */
    private static final class Telling {
        private final SealedColumns.Question question;
        private final int place;
        private final List<YearMonth> months;
        private final WorkerSums sums = new WorkerSums();

        Telling(SealedColumns.Question question, int place, List<YearMonth> months) {
            this.question = question;
            this.place = place;
            this.months = months;
        }

        Value value(Scope scope, LocalDateRange period) {
            if (months.isEmpty()) {
                return new Absent(scope, period, Absence.INCOMPLETE);
            }
            Collection<String> asked = scope.structures().isEmpty() ? question.structures() : scope.structures();
            int told = 0;
            int whole = 0;
            for (String structure : asked) {
                SealedColumns.Booked booked = question.booked(structure, months);
                told += booked.sealed();
                whole += booked.whole().size();
                for (MonthColumns month : booked.whole()) {
                    month.rows(place, MonthColumns.ANY, sums);
                }
            }
            WorkerSums.Sum sum = sums.finish();
            if (told == 0) {
                return new Absent(scope, period, Absence.NO_DATA);
            }
            if (whole < Math.multiplyExact(asked.size(), months.size())) {
                return new Absent(scope, period, Absence.INCOMPLETE);
            }
            return new Measured(scope, period, BigDecimal.valueOf(sum.seconds()), Unit.SECONDS, sum.people());
        }
    }
}
