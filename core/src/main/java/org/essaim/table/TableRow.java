package org.essaim.table;

/** One row at a time (<i>ligne</i>), reduced to the columns that are kept; valid until the next one. */
public interface TableRow {
    /** The row's number, as a person finds it. */
    long number();

    /** How many cells it has, those that are not kept included. */
    int fields();

    /** The characters that the slots point into. */
    char[] text();

    /** Where a slot's cell begins. */
    int from(int slot);

    /** Where it ends. */
    int to(int slot);

    /** True if there is nothing in it but white space. */
    default boolean isEmpty(int slot) {
        return from(slot) == to(slot);
    }

    /** The cell, without white space around it. */
    default String string(int slot) {
        return new String(text(), from(slot), to(slot) - from(slot));
    }
}
