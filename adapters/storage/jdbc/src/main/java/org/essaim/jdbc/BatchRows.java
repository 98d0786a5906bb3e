package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;

/** Rows in batches of an insert, for any database. */
final class BatchRows implements Rows {
    // What a batch holds back until it is sent.
    private static final long BYTES = 8_000_000;
    private static final int ROWS = 5_000;

    private final PreparedStatement insert;
    private int column;
    private int rows;
    private long held;

    BatchRows(Connection connection, String table, String columns) throws SQLException {
        int count = (int) columns.chars().filter(c -> c == ',').count() + 1;
        String marks = String.join(", ", Collections.nCopies(count, "?"));
        insert = connection.prepareStatement("insert into " + table + " (" + columns + ") values (" + marks + ")");
    }

    @Override
    public Rows text(String value) throws SQLException {
        insert.setString(++column, value);
        held += value.length();
        return this;
    }

    @Override
    public Rows number(int value) throws SQLException {
        insert.setInt(++column, value);
        return this;
    }

    @Override
    public Rows number(long value) throws SQLException {
        insert.setLong(++column, value);
        return this;
    }

    @Override
    public Rows bytes(byte[] value, int from, int length) throws SQLException {
        insert.setBytes(++column, length == value.length ? value : Arrays.copyOfRange(value, from, from + length));
        held += length;
        return this;
    }

    @Override
    public Rows day(LocalDate value) throws SQLException {
        insert.setObject(++column, value);
        return this;
    }

    @Override
    public void end() throws SQLException {
        column = 0;
        insert.addBatch();
        if (held >= BYTES || ++rows == ROWS) {
            send();
        }
    }

    private void send() throws SQLException {
        insert.executeBatch();
        rows = 0;
        held = 0;
    }

    @Override
    public void finish() throws SQLException {
        send();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
