package org.essaim.cli.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.cli.simulation.SimulationReport.Volume;
import org.essaim.organisation.Function;
import org.essaim.time.Cancellation;
import org.essaim.time.Category;

/** Adds up what was written (<i>décompte</i>): what the report promises and what ceilings are made of. */
final class Tally {
    private final Period period;
    private final SortedMap<YearMonth, SortedMap<Category, Long>> planned = new TreeMap<>();
    private final SortedMap<YearMonth, Volume> unmapped = new TreeMap<>();
    /** The seconds of each month. */
    private final Map<Function, Map<Category, long[]>> worked = new EnumMap<>(Function.class);

    private Volume unassigned = Volume.NOTHING;

    Tally(Period period) {
        this.period = period;
    }

    void add(Event event, int month) {
        if (event.fault != null && event.fault.refusesRow()) {
            return;
        }
        int seconds = period.elapsed(event.start, event.end);
        if (event.employee == null) {
            unassigned = unassigned.plus(seconds);
        } else if (!event.cancelled()) {
            count(event, month, event.category, seconds);
            if (event.category == Category.UNMAPPED) {
                unmapped.merge(
                        period.month(month), new Volume(1, seconds), (before, one) -> before.plus(one.seconds()));
            }
        } else if (event.cancellation == Cancellation.BILLED_AND_PAID) {
            count(event, month, Category.CANCELLED_PAID, seconds);
        }
    }

    private void count(Event event, int month, Category category, int seconds) {
        planned.computeIfAbsent(period.month(month), free -> new TreeMap<>())
                .merge(category, (long) seconds, Long::sum);
        worked(event.function, category)[month] += seconds;
    }

    private long[] worked(Function function, Category category) {
        return worked.computeIfAbsent(function, none -> new EnumMap<>(Category.class))
                .computeIfAbsent(category, none -> new long[period.months()]);
    }

    /** Takes over what another structure did. */
    void add(Tally other) {
        other.worked.forEach((function, categories) -> categories.forEach((category, months) -> {
            long[] own = worked(function, category);
            for (int month = 0; month < months.length; month++) {
                own[month] += months[month];
            }
        }));
    }

    /** The hours of a month that these functions spent on these categories. */
    BigDecimal hours(int month, Set<Function> functions, Set<Category> categories) {
        long seconds = 0;
        for (Function function : functions) {
            for (Category category : categories) {
                seconds += worked(function, category)[month];
            }
        }
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(3600), 4, RoundingMode.DOWN);
    }

    SortedMap<YearMonth, SortedMap<Category, Long>> planned() {
        return planned;
    }

    SortedMap<YearMonth, Volume> unmapped() {
        return unmapped;
    }

    Volume unassigned() {
        return unassigned;
    }
}
