package org.essaim.disclosure;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.essaim.disclosure.SensitiveTable.Place;

/**
 * One release of a measure as it was, or is to be (<i>édition</i>).
 *
 * @param axes its axes
 * @param views what of it is shown
 * @param contributions who put what where
 * @param missing where nobody said anything
 * @param secrets the cells that are not shown, by their names
 * @param waived true if what is not safe is shown all the same
 */
record Edition(
        List<Axis> axes,
        List<View> views,
        SortedMap<Place, SortedMap<String, Long>> contributions,
        SortedSet<Place> missing,
        Set<List<String>> secrets,
        boolean waived) {
    Edition {
        axes = List.copyOf(axes);
        views = List.copyOf(views);
        secrets = Set.copyOf(secrets);
    }

    static Edition of(SensitiveTable table, List<View> views, boolean waived) {
        return new Edition(table.axes(), views, table.contributions(), table.missing(), Set.of(), waived);
    }

    /** The same, with this kept from view. */
    Edition keeping(Set<List<String>> hidden) {
        return new Edition(axes, views, contributions, missing, hidden, waived);
    }

    /** How many, never who or how much. */
    @Override
    public String toString() {
        return "edition of " + contributions.size() + " places, " + secrets.size() + " secret";
    }
}
