package org.essaim.benchmarks;

import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB in memory, at its best: the narrowest columns, its own way to append, all processors, no order that it need keep. */
final class DuckKeeper extends SqlKeeper {
    private final DuckDBAppender appender;

    DuckKeeper(int keys) throws SQLException {
        super("jdbc:duckdb:", new Properties(), keys);
        execute("set threads = " + Runtime.getRuntime().availableProcessors());
        execute("set preserve_insertion_order = false");
        execute("create table entry (structure smallint not null, work_month tinyint not null, kind tinyint not null,"
                + " worker integer not null, work_day tinyint not null, seconds integer not null)");
        appender = connection.unwrap(DuckDBConnection.class).createAppender("entry");
    }

    @Override
    public Turns.Step appending(Slice slice) {
        return () -> append(slice);
    }

    private void append(Slice slice) throws SQLException {
        for (int i = 0; i < slice.count; i++) {
            appender.beginRow()
                    .append((short) slice.structure)
                    .append((byte) slice.month)
                    .append(slice.kind[i])
                    .append(slice.worker[i])
                    .append(slice.day[i])
                    .append(slice.seconds[i])
                    .endRow();
        }
    }

    @Override
    public void complete() throws SQLException {
        appender.close();
    }
}
