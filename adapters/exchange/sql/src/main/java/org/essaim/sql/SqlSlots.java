package org.essaim.sql;

import java.util.ArrayList;
import java.util.List;
import org.essaim.table.Layout;
import org.essaim.table.Slots;
import org.jspecify.annotations.Nullable;

/** The columns that a query is asked for, in the order in which they were first needed, and no others. */
final class SqlSlots implements Slots {
    private final List<String> names = new ArrayList<>();

    @Override
    public int slot(Layout.@Nullable Place place) {
        if (place == null) {
            return UNMAPPED;
        }
        int known = names.indexOf(place.header());
        if (known >= 0) {
            return known;
        }
        names.add(place.header());
        return names.size() - 1;
    }

    @Override
    public String name(int slot) {
        return names.get(slot);
    }

    List<String> names() {
        return names;
    }
}
