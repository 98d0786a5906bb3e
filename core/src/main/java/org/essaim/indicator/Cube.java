package org.essaim.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.disclosure.Axis;
import org.essaim.disclosure.Disclosure;
import org.essaim.disclosure.ProtectedTable;
import org.essaim.disclosure.Protection;
import org.essaim.disclosure.SensitiveTable;
import org.essaim.disclosure.View;

/** What is released together of figures that are held against one another (<i>cube diffusé</i>). Serves one publication; not thread-safe. */
final class Cube {
    private static final List<PeriodKind> KINDS =
            List.of(PeriodKind.YEAR, PeriodKind.SEMESTER, PeriodKind.QUARTER, PeriodKind.MONTH);
    private static final String TOTAL = "total";

    private final String family;
    private final Breakdown breakdown;
    private final Places places;
    private final Set<Map<String, Integer>> views = new LinkedHashSet<>();
    private final Set<Period> counted = new TreeSet<>();
    private final Set<Period> whole = new TreeSet<>();

    /**
     * A cube of which nothing is shown yet.
     *
     * @param family under what name its releases are held against one another
     */
    Cube(String family, Breakdown breakdown, Places places) {
        this.family = family;
        this.breakdown = breakdown;
        this.places = places;
    }

    /** True if it can be told where a period stands among the others: it is a year, a semester, a quarter or a month. */
    static boolean has(Period period) {
        return path(period).isPresent();
    }

    private static Optional<List<String>> path(Period period) {
        List<String> path = new ArrayList<>();
        for (PeriodKind kind : KINDS) {
            Period around = Period.of(kind, period.first());
            path.add(around.toString());
            if (around.equals(period)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** What a table shows of a measure. */
    void show(String measure, IndicatorTable table) {
        Map<String, Integer> depths = new TreeMap<>(breakdown.depths(measure, table));
        depths.put(Places.AXIS, places.depth(table));
        for (Period period : table.periods()) {
            for (Period counted : counted(measure, table.indicator().definition(), period)) {
                Map<String, Integer> view = new TreeMap<>(depths);
                view.put(
                        breakdown.isAdding() ? "period" : "span",
                        breakdown.isAdding() ? path(counted).orElseThrow().size() : 1);
                views.add(view);
                this.counted.add(counted);
            }
            whole.add(period);
        }
    }

    // Of what there is at the end, the last month is all there is; of what there was before, the one before the first.
    private static Collection<Period> counted(String measure, Definition definition, Period period) {
        PeriodKind by = definition.by();
        Set<Period> counted = new LinkedHashSet<>();
        for (Period part : by == null ? List.of(period) : period.parts(by)) {
            switch (KnownMeasures.of(measure).map(KnownMeasures.Known::adding).orElse(KnownMeasures.Adding.NOT)) {
                case AT_END -> counted.add(Period.of(PeriodKind.MONTH, part.last()));
                case BEFORE ->
                    counted.add(Period.of(PeriodKind.MONTH, part.first().minusDays(1)));
                case MONTH_BY_MONTH -> counted.addAll(months(part));
                case UP, NOT -> counted.add(part);
            }
        }
        return counted;
    }

    private static List<Period> months(Period period) {
        List<Period> months = new ArrayList<>();
        for (LocalDate day = period.first(); !day.isAfter(period.last()); day = day.plusMonths(1)) {
            months.add(Period.of(PeriodKind.MONTH, day));
        }
        return months;
    }

    /** Releases all that is shown; nothing if nobody is behind it. */
    Optional<ProtectedTable> release(Disclosure disclosure, Protection protection) {
        SensitiveTable.Builder table = table();
        return tell(table) ? Optional.of(disclosure.release(table.build(), shown(), protection)) : Optional.empty();
    }

    /** Releases all that is shown, if nobody is behind it too. */
    ProtectedTable register(Disclosure disclosure, Protection protection) {
        SensitiveTable.Builder table = table();
        tell(table);
        return disclosure.release(table.build(), shown(), protection);
    }

    /** What a release would keep from view. */
    ProtectedTable protect(Disclosure disclosure, Protection protection) {
        SensitiveTable.Builder table = table();
        tell(table);
        return disclosure.protect(table.build(), shown(), protection);
    }

    private SensitiveTable.Builder table() {
        return SensitiveTable.builder(name(), family, axes());
    }

    private boolean tell(SensitiveTable.Builder table) {
        return breakdown.tell(table, places.structures(), asked());
    }

    private List<View> shown() {
        return views.stream().map(View::new).toList();
    }

    private String name() {
        return family + "-"
                + whole.iterator().next().toString().toLowerCase(Locale.ROOT).replace('.', '-');
    }

    private Collection<Period> asked() {
        if (!breakdown.isAdding()) {
            return counted;
        }
        Set<Period> months = new TreeSet<>();
        counted.forEach(each -> months.addAll(months(each)));
        return months;
    }

    private List<Axis> axes() {
        List<Axis> axes = new ArrayList<>(List.of(places.axis(), breakdown.isAdding() ? periods() : spans()));
        axes.addAll(breakdown.axes());
        return axes;
    }

    private Axis spans() {
        return Axis.flat("span", TOTAL, counted.stream().map(Period::toString).toList());
    }

    private Axis periods() {
        Axis.Builder periods = Axis.builder("period", TOTAL);
        Set<String> put = new TreeSet<>();
        for (Period month : asked()) {
            String above = TOTAL;
            for (String node : path(month).orElseThrow()) {
                if (put.add(node)) {
                    periods.put(node, above);
                }
                above = node;
            }
        }
        return periods.build();
    }

    /**
     * The cells that a value rests on.
     *
     * @param where the places that it rests on
     */
    List<List<String>> cells(String measure, List<String> where, IndicatorValue value) {
        List<List<String>> cells = new ArrayList<>();
        for (Period period : counted(measure, value.indicator().definition(), value.period())) {
            for (String place : where) {
                List<String> at = new ArrayList<>(List.of(place, period.toString()));
                at.addAll(breakdown.at(measure, value));
                cells.add(at);
            }
        }
        return cells;
    }
}
