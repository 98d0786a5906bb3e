package org.essaim.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction of our own that reads and never writes: begun so where the database can, always rolled back, and on H2, which has
 * no such transactions, looked at before it ends.
 */
final class ReadOnly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadOnly.class);

    private final Connection connection;
    private final boolean readOnly;
    private final boolean autoCommit;
    private final int isolation;
    private final boolean h2;
    private final boolean postgres;

    private ReadOnly(Connection connection) throws SQLException {
        this.connection = connection;
        this.readOnly = connection.isReadOnly();
        this.autoCommit = connection.getAutoCommit();
        this.isolation = connection.getTransactionIsolation();
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        this.h2 = product.equals("h2");
        this.postgres = product.equals("postgresql");
    }

    /**
     * Begins one.
     *
     * @throws SQLException if the connection cannot, or is in the middle of somebody else's transaction, which is left alone
     */
    static ReadOnly on(Connection connection) throws SQLException {
        ReadOnly transaction = new ReadOnly(connection);
        if (transaction.hasWritten()) {
            throw new SQLException("in a transaction", "25001");
        }
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try {
            transaction.begin();
            return transaction;
        } catch (SQLException e) {
            transaction.close();
            throw e;
        }
    }

    private void begin() throws SQLException {
        if (postgres) {
            // A driver may be told to take a read-only connection for a hint.
            execute("set transaction read only");
        } else if (h2) {
            // What others commit meanwhile is for the next reading, although rows are worked out one by one.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // Else it keeps the whole answer before it gives the first row.
            execute("set lazy_query_execution true");
        }
    }

    /** True if rows may be asked for in an order without being kept all at once. */
    boolean sorts() {
        return !h2;
    }

    /** True if something was written all the same; it is about to be rolled back. */
    boolean hasWritten() throws SQLException {
        if (!h2) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select contains_uncommitted"
                        + " from information_schema.sessions where session_id = session_id()")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends it; what the database says against that is of no use to anybody, and may come beside what went wrong before. */
    @Override
    public void close() {
        try {
            connection.rollback();
            if (h2) {
                execute("set lazy_query_execution false");
                connection.rollback();
                connection.setTransactionIsolation(isolation);
            }
            connection.setAutoCommit(autoCommit);
            connection.setReadOnly(readOnly);
        } catch (SQLException e) {
            LOG.debug("the host's database could not be left as it was: SQL ({})", e.getSQLState());
        }
    }
}
