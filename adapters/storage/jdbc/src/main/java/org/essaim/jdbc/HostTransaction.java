package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.essaim.spi.StoreException;

/**
 * The transaction that a host has running: what is done in it stands or falls with it.
 *
 * <p>It is never committed, rolled back or tried again from here. A commit that is refused is undone up to where it began, so
 * that the host can go on. As thread-safe as a transaction is: one thread at a time.
 */
final class HostTransaction implements Transactions {
    private final Connection connection;

    /**
     * Works within the transaction of this connection.
     *
     * @throws StoreException if it has none
     */
    HostTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        if (connection.getAutoCommit()) {
            throw new StoreException("The connection has no transaction: it commits each statement by itself.\n"
                    + "Maybe call setAutoCommit(false), or take the connection that your transaction manager bound.");
        }
    }

    @Override
    public <T> T reading(Work<T> work) throws SQLException {
        return work.over(connection);
    }

    // As statements, because drivers refuse Connection.setSavepoint in transactions over several resources.
    @Override
    public <T> T writing(Work<T> work) throws SQLException {
        execute("savepoint essaim_commit_begins");
        boolean done = false;
        try {
            T answer = work.over(connection);
            execute("release savepoint essaim_commit_begins");
            done = true;
            return answer;
        } finally {
            if (!done) {
                undo();
            }
        }
    }

    private void undo() {
        try {
            execute("rollback to savepoint essaim_commit_begins");
        } catch (SQLException e) {
            // The transaction is gone, and the commit with it; why it failed is what the host must hear.
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
