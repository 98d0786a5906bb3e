package org.essaim.table;

import org.jspecify.annotations.Nullable;

/** Where the columns of a mapping stand in one table (<i>emplacements</i>). */
public interface Slots {
    /** No column. */
    int UNMAPPED = -1;

    /** The slot of a column, {@link #UNMAPPED} for none. */
    int slot(Layout.@Nullable Place place);

    /** The name that findings give to a slot's column. */
    String name(int slot);
}
