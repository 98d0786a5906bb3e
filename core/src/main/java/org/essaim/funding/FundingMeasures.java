package org.essaim.funding;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.essaim.organisation.Scope;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.MeasureAsked;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;
import org.threeten.extra.LocalDateRange;

/**
 * Tells what statements claim and what time costs as measures (<i>mesures de financement</i>), over whole months of booking, as statements are.
 *
 * <p>{@code time-claimed}: seconds of coordination that at least one agreement counts, each second once; what is left of {@code time-coordination}
 * is unfunded. {@code amount-claimed}: what agreements pay, for whatever time; lump sums, which belong to no structure, are in that of the whole federation
 * alone. Both come from what was issued: it allocates a pool once and for all, for the statements of its other agreements too. A structure of which
 * nothing was ever issued has no data; a month that is not issued yet makes the value incomplete. What a month brought stands in that month; where several
 * brought something to one cell at once, what is not counted is taken from the first of them, and the euros stand in the last.
 *
 * <p>{@code cost-coordination} and {@code cost-time}: what sealed time cost the employer, by function and day, each structure's month rounded once. There is
 * no data if no cost is known for any of it, and the value is incomplete if it is not known for all.
 *
 * <p>The people behind a figure are those whose time it is. Perimeter and absence are those of the measures of time.
 */
final class FundingMeasures implements MeasureSource {
    private static final String TIME_CLAIMED = "time-claimed";
    private static final String AMOUNT_CLAIMED = "amount-claimed";
    // Each cost with the time that it is the cost of.
    private static final Map<String, String> COSTS =
            Map.of("cost-coordination", "time-coordination", "cost-time", "time");
    private static final Map<String, Unit> ALL = all();

    private final MeasureSource time;
    private final Supplier<List<String>> structures;
    private final Supplier<IssuedMonths> issued;
    private final Supplier<SealedCosts> costs;

    FundingMeasures(
            MeasureSource time,
            Supplier<List<String>> structures,
            Supplier<IssuedMonths> issued,
            Supplier<SealedCosts> costs) {
        this.time = time;
        this.structures = structures;
        this.issued = issued;
        this.costs = costs;
    }

    private static Map<String, Unit> all() {
        Map<String, Unit> all = new LinkedHashMap<>();
        all.put(TIME_CLAIMED, Unit.SECONDS);
        all.put(AMOUNT_CLAIMED, Unit.EUROS);
        new TreeSet<>(COSTS.keySet()).forEach(cost -> all.put(cost, Unit.EUROS));
        return all;
    }

    @Override
    public List<Measure> measures() {
        return ALL.entrySet().stream()
                .map(each -> new Measure(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
        Unit unit = unit(measure);
        String ofTime = COSTS.getOrDefault(measure, "time");
        // Asked of everything first: it refuses whoever may not see it.
        List<Value> times = time.values(ofTime, scopes, period);
        List<Value> values = new ArrayList<>();
        if (COSTS.containsKey(measure)) {
            SealedCosts known = costs.get();
            Map<Value, List<MeasureOrigin>> months = new LinkedHashMap<>();
            for (Value value : times) {
                if (value instanceof Measured measured) {
                    months.put(value, time.origins(ofTime, measured.scope(), measured.period()));
                }
            }
            known.ahead(months.values().stream().flatMap(List::stream).toList());
            for (Value value : times) {
                values.add(
                        value instanceof Measured measured
                                ? cost(measured, months.getOrDefault(value, List.of()), known, ofTime)
                                : value);
            }
        } else {
            IssuedMonths known = issued.get();
            for (Scope scope : scopes) {
                values.add(claimed(known, scope, period, unit));
            }
        }
        return values;
    }

    private static Unit unit(String measure) {
        return Optional.ofNullable(ALL.get(measure)).orElseThrow(() -> MeasureAsked.unknown(measure, ALL.keySet()));
    }

    private static Value cost(Measured measured, List<MeasureOrigin> months, SealedCosts known, String ofTime) {
        long cents = 0;
        boolean told = false;
        boolean lacking = false;
        for (MeasureOrigin month : months) {
            SealedCosts.Cost cost = known.of(month);
            SealedCosts.Sum sum = cost.of(ofTime);
            cents = Math.addExact(cents, sum.cents());
            told |= sum.known();
            lacking |= sum.lacking();
        }
        if (lacking) {
            return new Absent(measured.scope(), measured.period(), told ? Absence.INCOMPLETE : Absence.NO_DATA);
        }
        return new Measured(measured.scope(), measured.period(), euros(cents), Unit.EUROS, measured.contributors());
    }

    private static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private Value claimed(IssuedMonths known, Scope scope, LocalDateRange period, Unit unit) {
        List<YearMonth> months = MeasureAsked.months(period);
        if (months.isEmpty()) {
            return new Absent(scope, period, Absence.INCOMPLETE);
        }
        Collection<String> asked = asked(scope);
        long amount = scope.structures().isEmpty() && unit == Unit.EUROS ? known.due(months) : 0;
        Map<WorkerId, Long> people = new HashMap<>();
        int told = 0;
        for (String structure : asked) {
            for (YearMonth month : months) {
                Optional<IssuedMonths.Claimed> claimed = known.of(structure, month);
                told += claimed.isPresent() ? 1 : 0;
                claimed.map(each -> unit == Unit.EUROS ? each.cents() : each.seconds())
                        .ifPresent(own -> own.forEach((worker, more) -> people.merge(worker, more, Math::addExact)));
            }
        }
        if (told == 0) {
            return new Absent(scope, period, Absence.NO_DATA);
        }
        if (told < asked.size() * months.size()) {
            return new Absent(scope, period, Absence.INCOMPLETE);
        }
        for (long own : people.values()) {
            amount = Math.addExact(amount, own);
        }
        return new Measured(
                scope,
                period,
                unit == Unit.EUROS ? euros(amount) : BigDecimal.valueOf(amount),
                unit,
                people.values().stream().filter(own -> own != 0).count());
    }

    private Collection<String> asked(Scope scope) {
        return new TreeSet<>(scope.structures().isEmpty() ? structures.get() : scope.structures());
    }

    @Override
    public List<MeasureOrigin> origins(String measure, Scope scope, LocalDateRange period) {
        Unit unit = unit(measure);
        String ofTime = COSTS.getOrDefault(measure, "time");
        List<MeasureOrigin> sealed = time.origins(ofTime, scope, period);
        List<MeasureOrigin> origins = new ArrayList<>();
        if (COSTS.containsKey(measure)) {
            SealedCosts known = costs.get();
            known.ahead(sealed);
            for (MeasureOrigin month : sealed) {
                long cents = known.of(month).of(ofTime).cents();
                origins.add(new MeasureOrigin(month.kind(), month.structure(), month.reference(), euros(cents)));
            }
            return origins;
        }
        IssuedMonths known = issued.get();
        List<YearMonth> months = MeasureAsked.months(period);
        for (String structure : asked(scope)) {
            for (YearMonth month : months) {
                known.of(structure, month).ifPresent(claimed -> {
                    long sum = (unit == Unit.EUROS ? claimed.cents() : claimed.seconds())
                            .values().stream().mapToLong(Long::longValue).sum();
                    origins.add(new MeasureOrigin(
                            "issued-month",
                            structure,
                            month.toString(),
                            unit == Unit.EUROS ? euros(sum) : BigDecimal.valueOf(sum)));
                });
            }
        }
        if (scope.structures().isEmpty() && unit == Unit.EUROS && known.due(months) != 0) {
            origins.add(new MeasureOrigin("lump-sum", "", period.toString(), euros(known.due(months))));
        }
        return origins;
    }
}
