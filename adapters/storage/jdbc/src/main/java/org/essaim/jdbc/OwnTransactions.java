package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transaction of our own for each commit, tried again where another one was in its way. Thread-safe. */
final class OwnTransactions implements Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTransactions.class);

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
        Connection connection = dataSource.getConnection();
        try {
            return work.over(connection);
        } finally {
            quietly(() -> {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
            });
            quietly(connection::close);
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
        Connection connection = dataSource.getConnection();
        boolean committed = false;
        boolean autoCommit = true;
        int isolation = Connection.TRANSACTION_READ_COMMITTED;
        try {
            autoCommit = connection.getAutoCommit();
            isolation = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            // The row of essaim_head makes commits serial; what waited for it must then see what came before.
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            try (Statement statement = connection.createStatement()) {
                dialect.begin(statement);
            }
            T answer = work.over(connection);
            connection.commit();
            committed = true;
            return answer;
        } finally {
            // Never on to the rest if the rollback failed: to turn auto-commit on is to commit.
            if (committed || quietly(connection::rollback)) {
                restore(connection, autoCommit, isolation);
            }
            quietly(connection::close);
        }
    }

    private static void restore(Connection connection, boolean autoCommit, int isolation) {
        quietly(() -> {
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(isolation);
            }
            connection.setAutoCommit(autoCommit);
        });
    }

    private interface Ending {
        void end() throws SQLException;
    }

    // What went wrong before is what the caller must hear, and a commit that was taken must not look like one that was
    // not. A connection that cannot be put in order is gone, and its pool will find out.
    private static boolean quietly(Ending ending) {
        try {
            ending.end();
            return true;
        } catch (SQLException e) {
            LOG.debug("A connection could not be put in order", e);
            return false;
        }
    }
}
