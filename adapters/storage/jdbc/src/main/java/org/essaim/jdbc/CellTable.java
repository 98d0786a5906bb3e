package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.essaim.spi.CubeReader;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.essaim.time.Seal;
import org.essaim.time.SealedCells;

/** The cells of sealed months as rows, which follow the journal commit by commit. */
final class CellTable {
    private final Connection connection;
    private final Names names;
    private final Dialect dialect;

    CellTable(Connection connection, Names names, Dialect dialect) {
        this.connection = connection;
        this.names = names;
        this.dialect = dialect;
    }

    /** Does what a commit of this sequence number changes. */
    void change(List<SealedCells.Change> changes, long sequence) throws SQLException {
        for (SealedCells.Change change : changes) {
            if (change instanceof SealedCells.Erased erased) {
                erase(erased);
                continue;
            }
            try (PreparedStatement delete =
                    prepare("delete from essaim_sealed where structure = ? and booking_month = ?")) {
                delete.setString(1, change.structure());
                delete.setObject(2, change.month().atDay(1));
                delete.executeUpdate();
            }
            if (change instanceof SealedCells.Sealing sealing) {
                insert(new SealedCells.Held(sequence, sealing));
            }
        }
    }

    private void erase(SealedCells.Erased erased) throws SQLException {
        try (PreparedStatement update = prepare(
                "update essaim_sealed set erased = true where structure = ? and booking_month = ? and sequence = ?")) {
            update.setString(1, erased.structure());
            update.setObject(2, erased.month().atDay(1));
            update.setLong(3, erased.sequence());
            if (update.executeUpdate() == 0) {
                return; // another seal holds by now
            }
        }
        for (String table : List.of("essaim_sum", "essaim_cell")) {
            try (PreparedStatement delete =
                    prepare("delete from " + table + " where structure = ? and booking_month = ?")) {
                delete.setString(1, erased.structure());
                delete.setObject(2, erased.month().atDay(1));
                delete.executeUpdate();
            }
        }
        cells(erased.structure(), erased.month(), erased.left());
    }

    /** Fills all three tables with what the journal says, if they lag behind it since an upgrade. */
    void fillIfBehind(Store journal) throws SQLException {
        List<String> structures = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            // No writer comes in between, nor somebody else who fills.
            statement.executeUpdate(names.sql("update essaim_head set summed = summed where one = 1"));
            if (statement.executeUpdate(names.sql("update essaim_head set summed = sequence where summed <> sequence"))
                    == 0) {
                return;
            }
            statement.executeUpdate(names.sql("delete from essaim_sealed"));
            try (ResultSet found = statement.executeQuery(
                    names.sql("select distinct structure from essaim_segment where kind = 'CELLS'"))) {
                while (found.next()) {
                    structures.add(found.getString(1));
                }
            }
        }
        for (String structure : structures) {
            for (SealedCells.Held held : SealedCells.held(journal, structure)) {
                insert(held);
            }
        }
    }

    private void insert(SealedCells.Held held) throws SQLException {
        Seal seal = held.sealing().seal();
        try (PreparedStatement insert = prepare("insert into essaim_sealed"
                + " (structure, booking_month, sequence, seal, facts, entries, digest, erased)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, seal.structure());
            insert.setObject(2, seal.month().atDay(1));
            insert.setLong(3, held.sequence());
            insert.setInt(4, seal.number());
            insert.setLong(5, seal.facts());
            insert.setLong(6, seal.entries());
            insert.setString(7, seal.digest().hex());
            insert.setBoolean(8, held.sealing().erased());
            insert.executeUpdate();
        }
        cells(seal.structure(), seal.month(), held.sealing().cells());
    }

    private void cells(String structure, YearMonth booking, SortedMap<Cell, Long> cells) throws SQLException {
        // Parts of a month that cancel each other out are no cell, and whoever has no other is no worker.
        Map<Cell, Long> whole = new HashMap<>();
        cells.forEach((cell, seconds) -> whole.merge(cell.whole(), seconds, Long::sum));
        if (whole.values().stream().allMatch(seconds -> seconds == 0)) {
            return;
        }
        LocalDate first = booking.atDay(1);
        try (Rows rows = dialect.rows(
                connection,
                names.sql("essaim_cell"),
                "structure, booking_month, work_month, work_from, category, family, team, worker, worker_function,"
                        + " scheme, seconds")) {
            for (var row : cells.entrySet()) {
                Cell cell = row.getKey();
                if (whole.getOrDefault(cell.whole(), 0L) == 0) {
                    continue;
                }
                rows.text(structure)
                        .day(first)
                        .day(cell.month().atDay(1))
                        .day(cell.from())
                        .text(cell.category().name())
                        .text(cell.category().family().name())
                        .text(cell.team())
                        .text(cell.worker().value())
                        .text(cell.function().name())
                        .text(cell.schemeName())
                        .number(row.getValue())
                        .end();
            }
            rows.finish();
        }
        addUp(structure, first);
    }

    // Once, when a month is sealed: what it comes to never changes while its seal holds.
    private void addUp(String structure, LocalDate booking) throws SQLException {
        try (PreparedStatement insert = prepare("insert into essaim_sum"
                + " (structure, booking_month, work_month, category, family, scheme, workers, seconds)"
                + " select structure, booking_month, work_month, category, family, scheme,"
                + " count(distinct worker), cast(sum(seconds) as bigint)"
                + " from essaim_cell where structure = ? and booking_month = ?"
                + " group by structure, booking_month, work_month, category, family, scheme")) {
            insert.setString(1, structure);
            insert.setObject(2, booking);
            insert.executeUpdate();
        }
    }

    /** What the cells come to. */
    List<CubeReader.Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) throws SQLException {
        String[] asked = new TreeSet<>(structures).toArray(String[]::new);
        List<CubeReader.Sum> sums = new ArrayList<>();
        try (PreparedStatement select =
                prepare("select structure, booking_month, work_month, category, scheme, workers, seconds"
                        + " from essaim_sum where structure = any(?) and booking_month between ? and ?")) {
            period(select, asked, first, last);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    String scheme = found.getString(5);
                    sums.add(new CubeReader.Sum(
                            found.getString(1),
                            YearMonth.from(found.getObject(2, LocalDate.class)),
                            YearMonth.from(found.getObject(3, LocalDate.class)),
                            Category.valueOf(found.getString(4)),
                            scheme.isEmpty() ? null : Scheme.valueOf(scheme),
                            found.getLong(6),
                            found.getLong(7)));
                }
            }
        }
        // Afterwards: what is erased meanwhile is refused rather than missed.
        refuseErased(asked, first, last);
        Collections.sort(sums);
        return List.copyOf(sums);
    }

    private void refuseErased(String[] structures, YearMonth first, YearMonth last) throws SQLException {
        try (PreparedStatement select = prepare("select structure, booking_month from essaim_sealed"
                + " where structure = any(?) and booking_month between ? and ? and erased"
                + " order by structure, booking_month fetch first 1 row only")) {
            period(select, structures, first, last);
            try (ResultSet found = select.executeQuery()) {
                if (found.next()) {
                    throw CubeReader.erased(found.getString(1), YearMonth.from(found.getObject(2, LocalDate.class)));
                }
            }
        }
    }

    private void period(PreparedStatement select, String[] structures, YearMonth first, YearMonth last)
            throws SQLException {
        select.setArray(
                1,
                connection.createArrayOf(
                        "varchar",
                        Arrays.stream(structures).filter(Prepared::isStorable).toArray()));
        select.setObject(2, first.atDay(1));
        select.setObject(3, last.atDay(1));
    }

    private PreparedStatement prepare(String statement) throws SQLException {
        return connection.prepareStatement(names.sql(statement));
    }
}
