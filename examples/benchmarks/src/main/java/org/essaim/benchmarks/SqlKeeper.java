package org.essaim.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A database in memory, with what somebody would write instead of ours: one table, and one query for each question. */
class SqlKeeper implements Keeper {
    private static final String GROUPS = " from entry group by structure, work_month, kind";
    private static final int BATCH = 10_000;

    final Connection connection;
    private final int keys;

    SqlKeeper(String url, Properties settings, int keys) throws SQLException {
        this.connection = DriverManager.getConnection(url, settings);
        this.keys = keys;
    }

    static SqlKeeper h2(int keys) throws SQLException {
        SqlKeeper keeper = new SqlKeeper("jdbc:h2:mem:", new Properties(), keys);
        // Who asks the same again is else told what was found before.
        keeper.execute("set optimize_reuse_results 0");
        keeper.execute(
                "create table entry (structure smallint not null, work_month tinyint not null, kind tinyint not null,"
                        + " worker integer not null, work_day tinyint not null, seconds integer not null)");
        keeper.connection.setAutoCommit(false);
        return keeper;
    }

    static SqlKeeper sqlite(int keys) throws SQLException {
        SqlKeeper keeper = new SqlKeeper("jdbc:sqlite::memory:", new Properties(), keys);
        // Nothing that it does to be safe counts in memory.
        for (String setting : new String[] {"journal_mode = off", "synchronous = off", "temp_store = memory"}) {
            keeper.execute("pragma " + setting);
        }
        keeper.execute(
                "create table entry (structure integer not null, work_month integer not null, kind integer not null,"
                        + " worker integer not null, work_day integer not null, seconds integer not null)");
        keeper.connection.setAutoCommit(false);
        return keeper;
    }

    final void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Turns.Step appending(Slice slice) {
        return () -> append(slice);
    }

    private void append(Slice slice) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into entry values (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < slice.count; i++) {
                insert.setInt(1, slice.structure);
                insert.setInt(2, slice.month);
                insert.setInt(3, slice.kind[i]);
                insert.setInt(4, slice.worker[i]);
                insert.setInt(5, slice.day[i]);
                insert.setInt(6, slice.seconds[i]);
                insert.addBatch();
                if (i % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    @Override
    public void complete() throws Exception {
        connection.commit();
    }

    @Override
    public final Sums counted() throws SQLException {
        return ask("select structure, work_month, kind, count(*), sum(seconds)" + GROUPS);
    }

    @Override
    public final Sums distinct() throws SQLException {
        return ask("select structure, work_month, kind, count(distinct worker), sum(seconds)" + GROUPS);
    }

    private Sums ask(String sql) throws SQLException {
        Sums found = Sums.of(keys);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                int key = FederationYear.key(rows.getInt(1), rows.getInt(2), rows.getInt(3));
                found.counts()[key] = rows.getLong(4);
                found.seconds()[key] = rows.getLong(5);
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
