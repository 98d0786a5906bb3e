package org.essaim.report;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A part of a section (<i>bloc</i>). */
public sealed interface Block {

    /** A paragraph of running text. */
    record Paragraph(String text) implements Block {}

    /** The title of what follows within a section (<i>intertitre</i>). */
    record Heading(String text) implements Block {}

    /** Points, one below the other (<i>énumération</i>). */
    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * Room to write by hand (<i>lignes à remplir</i>), dotted on paper.
     *
     * @param count how many lines, 1 to {@value #MOST}
     */
    record Lines(int count) implements Block {
        /** More than these fill a page. */
        public static final int MOST = 40;

        public Lines {
            if (count < 1 || count > MOST) {
                throw new IllegalArgumentException("There is room for 1 to " + MOST + " lines, not [" + count
                        + "].\nMaybe ask for them on two pages.");
            }
        }
    }

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

        /** Where the column of this key stands; empty if there is none. */
        public OptionalInt column(String key) {
            return IntStream.range(0, columns.size())
                    .filter(i -> columns.get(i).key().equals(key))
                    .findFirst();
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
    record Chart(ChartKind kind, String title, Table table) implements Block {
        public Chart {
            for (String key : kind.needs) {
                if (table.column(key).isEmpty()) {
                    throw new IllegalArgumentException("Table [" + table.id() + "] has no column [" + key
                            + "], which its chart is drawn from.\nMaybe it has another key.");
                }
            }
            for (String pair : kind.needs.isEmpty() ? List.<String>of() : List.of("n.", "missing.")) {
                if (table.column(pair + "before").isPresent()
                        != table.column(pair + "after").isPresent()) {
                    throw new IllegalArgumentException("Table [" + table.id() + "] has only one of the columns [" + pair
                            + "before] and [" + pair + "after].\nMaybe the other has another key.");
                }
            }
        }
    }

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
        WATERFALL,
        /**
         * One item a row, before and after. The columns {@code before} and {@code after} hold the two figures; {@code n.before} and
         * {@code n.after}, if there are any, on how many each rests; {@code missing.before} and {@code missing.after} how many of
         * whom it was asked told nothing. What is absent is hatched beside the axis with its reason, and the other figure is shown
         * alone. All rows share one axis: a figure of another kind or unit than the first is printed and has no place on it.
         */
        DUMBBELL("before", "after"),
        /**
         * One little panel a row, all on the same scale: the first column names the panel, each further one is a period, in
         * order; a column whose key is {@code total} or begins with {@code total.} is none. What is absent is a gap, hatched below
         * the axis with its reason.
         */
        SMALL_MULTIPLES;

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
        private final List<String> needs;

        ChartKind(String... needs) {
            this.needs = List.of(needs);
        }
    }

    /** A self-check that a reader can redo. */
    record Check(String id, String title, Value expected, Value found, boolean holds) implements Block {}
}
