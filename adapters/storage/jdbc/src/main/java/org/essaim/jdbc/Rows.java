package org.essaim.jdbc;

import java.sql.SQLException;
import java.time.LocalDate;

/** Rows on their way into one table, value by value in the order of its columns. */
interface Rows extends AutoCloseable {
    Rows text(String value) throws SQLException;

    Rows number(int value) throws SQLException;

    Rows number(long value) throws SQLException;

    Rows bytes(byte[] value, int from, int length) throws SQLException;

    Rows day(LocalDate value) throws SQLException;

    /** Ends a row. */
    void end() throws SQLException;

    /** Ends the last row: now they are all in the table. */
    void finish() throws SQLException;

    /** Gives up what was not finished. */
    @Override
    void close() throws SQLException;
}
