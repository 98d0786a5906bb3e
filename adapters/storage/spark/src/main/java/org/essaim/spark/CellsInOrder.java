package org.essaim.spark;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.CubeReader.Month;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/** Makes cells of rows that come month by month; not thread-safe. */
final class CellsInOrder {
    private final List<Month> places;
    private final Iterator<Row> rows;
    private final Map<String, String> teams = new HashMap<>();
    private final Map<String, WorkerId> workers = new HashMap<>();
    private @Nullable Row next;

    CellsInOrder(List<Month> places, Iterator<Row> rows) {
        this.places = places;
        this.rows = rows;
        advance();
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
    }

    /** The cells of the month at a place, none before which is asked for later. */
    SortedMap<Cell, Long> of(int place) {
        SortedMap<Cell, Long> cells = new TreeMap<>();
        String structure = places.get(place).structure();
        for (Row row = next; row != null && row.getInt(0) == place; row = next) {
            LocalDate from = LocalDate.ofEpochDay(row.getInt(4));
            Cell cell = new Cell(
                    structure,
                    teams.computeIfAbsent(row.getString(1), same -> same),
                    workers.computeIfAbsent(row.getString(2), WorkerId::new),
                    Function.valueOf(row.getString(3)),
                    YearMonth.from(from),
                    from,
                    Category.valueOf(row.getString(5)),
                    SparkCubeReader.scheme(row.getString(6)));
            cells.put(cell, row.getLong(7));
            advance();
        }
        return cells;
    }
}
