package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.essaim.spi.StoreException;

/**
 * Looks whether a store is whole before anybody relies on it: the receipts of its commits against the rows that are there.
 *
 * <p>What is found is said and refused, never repaired: only people know which backup is right.
 */
final class Inspection {
    // The columns that we read and write; a table of somebody else's has others.
    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("essaim_head", "one, sequence, documents, segments, summed");
        COLUMNS.put("essaim_commit", "sequence, committed_at, actor, documents, segments");
        COLUMNS.put("essaim_document", "kind, id, version, sequence, content, checksum");
        COLUMNS.put("essaim_segment", "structure, kind, booking_month, sequence, ordinal, part, bytes, checksum");
        COLUMNS.put("essaim_sealed", "structure, booking_month, sequence, seal, facts, entries, digest, erased");
        COLUMNS.put(
                "essaim_cell",
                "structure, booking_month, work_month, work_from, category, family, team, worker, worker_function,"
                        + " scheme, seconds");
        COLUMNS.put("essaim_sum", "structure, booking_month, work_month, category, family, scheme, workers, seconds");
    }

    // One statement sees one moment, whoever commits meanwhile.
    private static final String TOTALS = "select h.sequence, h.documents, h.segments, h.summed,"
            + " (select coalesce(max(sequence), 0) from essaim_commit), (select count(*) from essaim_commit),"
            + " (select count(*) from essaim_document), (select count(*) from essaim_segment) from essaim_head h";

    private final Connection connection;
    private final Names names;
    private final String where;

    Inspection(Connection connection, Names names, String where) {
        this.connection = connection;
        this.names = names;
        this.where = where;
    }

    /**
     * Refuses a store that is not whole.
     *
     * @return true if the table of cells has still to be filled, after an upgrade
     */
    boolean isUnfilled() throws SQLException {
        for (Map.Entry<String, String> table : COLUMNS.entrySet()) {
            requireOurs(table.getKey(), table.getValue());
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(names.sql(TOTALS))) {
            if (!found.next()) {
                throw notWhole("its table [" + names.table("essaim_head") + "] has lost its only row");
            }
            long sequence = found.getLong(1);
            if (found.getLong(5) != sequence || found.getLong(6) != sequence) {
                throw notWhole("commits were counted up to [" + sequence + "], there are [" + found.getLong(6)
                        + "] up to [" + found.getLong(5) + "]");
            }
            if (found.getLong(7) != found.getLong(2)) {
                throw notWhole("[" + found.getLong(2) + "] versions of documents were stored, [" + found.getLong(7)
                        + "] are there" + first("documents", "essaim_document"));
            }
            if (found.getLong(8) != found.getLong(3)) {
                throw notWhole("[" + found.getLong(3) + "] parts of journal segments were stored, [" + found.getLong(8)
                        + "] are there" + first("segments", "essaim_segment"));
            }
            return found.getLong(4) != sequence;
        }
    }

    private void requireOurs(String table, String columns) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery(names.sql("select " + columns + " from " + table + " where 1 = 0"))
                    .close();
        } catch (SQLException e) {
            // Not there (42P01, 42S02), or without one of the columns (42703, 42S22).
            if (e.getSQLState() != null
                    && e.getSQLState().startsWith("42")
                    && !e.getSQLState().equals("42501")) {
                throw new StoreException(
                        "The database [" + where + "] has no table [" + names.table(table)
                                + "] as Essaim made it, with the columns [" + columns
                                + "].\nMaybe somebody dropped or replaced it: restore the database from a backup.",
                        e);
            }
            throw e;
        }
    }

    /** Names the first commit whose receipt tells of more rows, or fewer, than there are. */
    private String first(String receipt, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(names.sql("select c.sequence, c." + receipt
                        + ", count(r.sequence) from essaim_commit c left join " + table
                        + " r on r.sequence = c.sequence group by c.sequence, c." + receipt + " having c." + receipt
                        + " <> count(r.sequence) order by c.sequence fetch first 1 row only"))) {
            return found.next()
                    ? "; commit [" + found.getLong(1) + "] brought [" + found.getLong(2) + "] and has ["
                            + found.getLong(3) + "]"
                    : "";
        }
    }

    private StoreException notWhole(String what) {
        return new StoreException(
                "The store at [" + where + "] is not whole: " + what + ".\nMaybe rows were deleted, only"
                        + " a part was restored, or H2 lost them because its URL lacks WRITE_DELAY=0;REUSE_SPACE=FALSE: restore"
                        + " the whole database from a backup. Nothing was changed.");
    }
}
