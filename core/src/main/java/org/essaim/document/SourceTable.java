package org.essaim.document;

import java.util.List;

/**
 * A small table that somebody typed (<i>tableau saisi</i>), whatever file it stood in, with the rows it was read from.
 *
 * <p>Immutable. What its columns mean is a {@link TableForm}. For planning exports, which are large and hold names, it is not
 * meant: they are read row by row, and only the columns of an allow-list.
 *
 * @param file the name of the file, without its folder
 * @param header the names of its columns
 * @param rows its rows, blank ones left out
 */
public record SourceTable(String file, List<String> header, List<Row> rows) {
    public SourceTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param number its number as a person finds it, the header being row 1
     * @param cells its cells; fewer than the header has columns where the last ones are empty
     */
    public record Row(long number, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
