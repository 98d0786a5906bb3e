package org.essaim.indicator;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.disclosure.Axis;
import org.essaim.disclosure.SensitiveTable;

/** All time that was booked (<i>temps inscrit</i>), by family and category, with who booked it. */
final class BookedTime implements Breakdown {
    static final String TIME = "time";
    private static final String CATEGORY = "category";

    private final MeasurePort port;
    // The family of each category.
    private final SortedMap<String, String> categories;

    BookedTime(MeasurePort port) {
        this.port = port;
        this.categories = port.categories();
    }

    /** True if a measure tells time that was booked. */
    boolean tells(String measure) {
        String name = measure.startsWith(TIME + "-") ? measure.substring(TIME.length() + 1) : "";
        return measure.equals(TIME) || categories.containsValue(name) || categories.containsKey(leaf(name));
    }

    private static String leaf(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    // A family where there is one of that name: it is what its only category is.
    private String node(String measure) {
        if (measure.equals(TIME)) {
            return TIME;
        }
        String name = measure.substring(TIME.length() + 1);
        return categories.containsValue(name) ? name : leaf(name);
    }

    @Override
    public boolean isAdding() {
        return true;
    }

    @Override
    public List<Axis> axes() {
        Axis.Builder axis = Axis.builder(CATEGORY, TIME);
        new TreeSet<>(categories.values()).forEach(family -> axis.put(family, TIME));
        categories.forEach(axis::put);
        return List.of(axis.build());
    }

    @Override
    public Map<String, Integer> depths(String measure, IndicatorTable table) {
        String node = node(measure);
        boolean leaf = table.by().contains(Dimension.CATEGORY) || categories.containsKey(node);
        return Map.of(CATEGORY, leaf ? 2 : node.equals(TIME) ? 0 : 1);
    }

    @Override
    public List<String> at(String measure, IndicatorValue value) {
        return List.of(
                value.subject().parts().isEmpty()
                        ? node(measure)
                        : value.subject().parts().get(0).id());
    }

    @Override
    public boolean tell(SensitiveTable.Builder table, List<String> structures, Collection<Period> periods) {
        Map<List<String>, Map<String, Long>> all = new HashMap<>();
        port.contributions(
                structures,
                periods.stream().map(each -> YearMonth.from(each.first())).collect(Collectors.toSet()),
                (structure, month, category, worker, seconds) -> all.computeIfAbsent(
                                List.of(structure, month.toString(), category), none -> new HashMap<>())
                        .merge(worker.value(), seconds, Math::addExact));
        // Corrections may leave less than 0: how much somebody is behind it is what counts.
        all.forEach((place, people) ->
                people.forEach((person, seconds) -> table.add(place, person, Math.absExact(seconds))));
        return !all.isEmpty();
    }
}
