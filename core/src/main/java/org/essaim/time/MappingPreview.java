package org.essaim.time;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a change to the mapping would do, before it is saved (<i>aperçu</i>).
 *
 * @param effects the sums that would change, by structure, month and category
 * @param untouched the sealed months, by structure: they stay as sealed, whatever a label means from now on
 */
public record MappingPreview(List<Effect> effects, SortedMap<String, List<YearMonth>> untouched) {
    public MappingPreview {
        effects = List.copyOf(effects);
        untouched = Collections.unmodifiableSortedMap(new TreeMap<>(untouched));
    }

    /**
     * What would become of one category in one open month.
     *
     * @param structure the structure's identifier
     * @param month the open month
     * @param category the category
     * @param before its seconds as things stand
     * @param after its seconds if the change is saved
     */
    public record Effect(String structure, YearMonth month, Category category, long before, long after) {}
}
