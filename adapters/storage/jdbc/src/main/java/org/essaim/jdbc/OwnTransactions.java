package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** A transaction of our own for each commit, tried again where another one was in its way. Thread-safe. */
final class OwnTransactions implements Transactions {
    // A lock that another process holds is waited for by the database; this bounds how often.
    private static final int ATTEMPTS = 20;

    private final DataSource dataSource;
    private final Dialect dialect;
    // Writers of this process wait here, where they do not hold a connection that readers need.
    private final ReentrantLock writers = new ReentrantLock(true);

    OwnTransactions(DataSource dataSource, Dialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    @Override
    public <T> T reading(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean ended = false;
            try {
                T answer = work.over(connection);
                ended = true;
                return answer;
            } finally {
                end(connection, ended);
            }
        }
    }

    // What went wrong before is what the caller must hear, not that a connection that is gone cannot be put in order.
    private static void end(Connection connection, boolean sound) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            if (sound) {
                throw e;
            }
        }
    }

    @Override
    public <T> T writing(Work<T> work) throws SQLException {
        writers.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return once(work);
                } catch (SQLException e) {
                    if (!Failure.passes(e) || attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } finally {
            writers.unlock();
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            // The row of essaim_head makes commits serial; what waited for it must then see what came before.
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            boolean ended = false;
            try {
                try (Statement statement = connection.createStatement()) {
                    dialect.begin(statement);
                }
                T answer = work.over(connection);
                connection.commit();
                ended = true;
                return answer;
            } finally {
                restore(connection, ended, autoCommit, isolation);
            }
        }
    }

    private static void restore(Connection connection, boolean ended, boolean autoCommit, int isolation)
            throws SQLException {
        try {
            if (!ended) {
                connection.rollback();
            }
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(isolation);
            }
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            if (ended) {
                throw e;
            }
        }
    }
}
