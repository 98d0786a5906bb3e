package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** The host's transaction where one runs, else one of our own. Thread-safe as far as the host's answer is. */
final class JoiningTransactions implements Transactions {
    private final DataSource dataSource;
    private final BooleanSupplier running;
    private final Transactions own;

    JoiningTransactions(DataSource dataSource, BooleanSupplier running, Transactions own) {
        this.dataSource = dataSource;
        this.running = running;
        this.own = own;
    }

    @Override
    public <T> T reading(Work<T> work) throws SQLException {
        if (!running.getAsBoolean()) {
            return own.reading(work);
        }
        try (Connection connection = dataSource.getConnection()) {
            return new HostTransaction(connection).reading(work);
        }
    }

    @Override
    public <T> T writing(Work<T> work) throws SQLException {
        if (!running.getAsBoolean()) {
            return own.writing(work);
        }
        try (Connection connection = dataSource.getConnection()) {
            return new HostTransaction(connection).writing(work);
        }
    }
}
