package org.essaim.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;

/** Rows in aligned columns, as wide as what stands in them; figures are aligned to the right. Not thread-safe. */
final class Table {
    private static final String GAP = "  ";
    private final List<Boolean> right = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> heads = new ArrayList<>();

    /** A table of a report, as a terminal shows it; a column is one of figures if nothing in it is text. */
    static Table of(Block.Table block, Figures figures) {
        Table table = new Table();
        for (int i = 0; i < block.columns().size(); i++) {
            int column = i;
            boolean words = block.rows().stream().anyMatch(row -> row.get(column) instanceof Value.Text);
            table.column(block.columns().get(i).title(), !words);
        }
        block.rows().forEach(row -> table.row(row.stream().map(figures::text).toArray(String[]::new)));
        return table;
    }

    /** Adds a column of words. */
    Table words(String head) {
        return column(head, false);
    }

    /** Adds a column of figures. */
    Table figures(String head) {
        return column(head, true);
    }

    private Table column(String head, boolean alignRight) {
        heads.add(head);
        right.add(alignRight);
        return this;
    }

    /** Adds a row. */
    void row(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("A row has " + heads.size() + " cells, not " + cells.length + ".");
        }
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints everything, the heads only where there is one. */
    void printTo(PrintStream out) {
        int[] widths = new int[heads.size()];
        measure(heads, widths);
        rows.forEach(row -> measure(row, widths));
        if (heads.stream().anyMatch(head -> !head.isEmpty())) {
            out.println(line(heads, widths));
        }
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static void measure(List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(GAP).append(right.get(i) ? pad + cells.get(i) : cells.get(i) + pad);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
