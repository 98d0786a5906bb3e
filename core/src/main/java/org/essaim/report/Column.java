package org.essaim.report;

/**
 * A column of a table (<i>colonne</i>).
 *
 * @param key a stable name for software, such as {@code seconds.claimed}
 * @param title what a person reads
 * @param summed true if the table's total row sums it
 */
public record Column(String key, String title, boolean summed) {
    /** A column that is not summed. */
    public static Column of(String key, String title) {
        return new Column(key, title, false);
    }

    /** A column whose total stands in the total row. */
    public static Column summed(String key, String title) {
        return new Column(key, title, true);
    }
}
