package org.essaim.report;

import java.util.List;

/** A part of a section (<i>bloc</i>). */
public sealed interface Block {

    /** A paragraph of running text. */
    record Paragraph(String text) implements Block {}

    /** A remark that must not be overlooked. */
    record Notice(String text) implements Block {}

    /**
     * Names with their values, one below the other. Where every value is a figure, formats may show them large; where every
     * value is blank text, they leave room to write and sign.
     */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }

        /** One name with its value. */
        public record Fact(String key, String title, Value value) {}
    }

    /**
     * A table. Its total row, if any, is the exact sum of the summed columns. Where the last column is blank text in every row,
     * formats leave room to sign.
     *
     * @param id a stable name for software
     * @param caption what a person reads above it
     * @param columns the columns; the first one heads each row
     * @param rows the rows, each with a value for every column
     * @param totals the total row, with a value for every column; empty if the table has none
     */
    record Table(String id, String caption, List<Column> columns, List<List<Value>> rows, List<Value> totals)
            implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            totals = List.copyOf(totals);
            for (List<Value> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "Table [" + id + "] has " + columns.size() + " columns but a row of " + row.size() + ".");
                }
            }
            if (!totals.isEmpty() && totals.size() != columns.size()) {
                throw new IllegalArgumentException("Table [" + id + "] has " + columns.size()
                        + " columns but a total row of " + totals.size()
                        + ".\nMaybe a column that is not summed was left out: give it an empty text.");
            }
        }

        /** True if somebody is to sign in the last column. */
        public boolean isToBeSigned() {
            int last = columns.size() - 1;
            return !rows.isEmpty()
                    && rows.stream()
                            .allMatch(row -> row.get(last) instanceof Value.Text text
                                    && text.text().isBlank());
        }
    }

    /**
     * A chart over a table, always shown with that table.
     *
     * @param kind how it is drawn
     * @param title the short text alternative, which names the table
     * @param table the figures: the first column names the bars; further columns that hold the same kind of figure as the
     *     first of them are series, except one whose key is {@code total} or begins with {@code total.}
     */
    record Chart(ChartKind kind, String title, Table table) implements Block {}

    /** How a chart is drawn. */
    enum ChartKind {
        /** Bars that shrink from step to step; one count column. */
        FUNNEL,
        /** One bar a row, the columns stacked. */
        STACKED,
        /**
         * From the first row down to what is left; rows carry their sign in one column, and the table's total row is what
         * is left.
         */
        WATERFALL
    }

    /** A self-check that a reader can redo. */
    record Check(String id, String title, Value expected, Value found, boolean holds) implements Block {}
}
