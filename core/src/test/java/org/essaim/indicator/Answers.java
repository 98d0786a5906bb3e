package org.essaim.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureSource;
import org.threeten.extra.LocalDateRange;

/** A host's figures, as structures told them month by month; they add up over structures and months. */
final class Answers implements MeasureSource {
    static final Map<String, Unit> UNITS = new TreeMap<>(Map.of(
            "time", Unit.SECONDS,
            "time-coordination", Unit.SECONDS,
            "time-direct-care", Unit.SECONDS,
            "headcount", Unit.PERSONS,
            "entries", Unit.PERSONS,
            "exits", Unit.PERSONS,
            "accidents", Unit.EVENTS,
            "lost-days", Unit.DAYS,
            "cost", Unit.EUROS));

    private final List<String> structures;
    private final Map<List<Object>, BigDecimal> told = new HashMap<>();

    Answers(List<String> structures) {
        this.structures = structures;
    }

    void tell(String structure, YearMonth month, String measure, BigDecimal value) {
        told.put(List.of(structure, month, measure), value);
    }

    @Override
    public List<Measure> measures() {
        return UNITS.entrySet().stream()
                .map(each -> new Measure(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
        List<Value> values = new ArrayList<>();
        for (Scope scope : scopes) {
            BigDecimal sum = BigDecimal.ZERO;
            int found = 0;
            int asked = 0;
            for (String structure : structures) {
                for (LocalDate day = period.getStart();
                        scope.contains(structure) && day.isBefore(period.getEnd());
                        day = day.plusMonths(1)) {
                    asked++;
                    BigDecimal value = told.get(List.of(structure, YearMonth.from(day), measure));
                    found += value == null ? 0 : 1;
                    sum = value == null ? sum : sum.add(value);
                }
            }
            values.add(
                    found == asked && asked > 0
                            ? new Measured(scope, period, sum, Objects.requireNonNull(UNITS.get(measure)), 0)
                            : new Absent(scope, period, found == 0 ? Absence.NO_DATA : Absence.INCOMPLETE));
        }
        return values;
    }
}
