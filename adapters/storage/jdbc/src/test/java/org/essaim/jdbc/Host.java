package org.essaim.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A host with transactions bound to threads, as frameworks have them: within one, its data source gives out the one connection,
 * whose closing closes nothing. It hears what is done to that connection that only the host may do.
 */
final class Host implements DataSource {
    private static final List<String> ONLY_THE_HOST = List.of(
            "commit",
            "rollback",
            "setAutoCommit",
            "setTransactionIsolation",
            "setSavepoint",
            "setReadOnly",
            "abort",
            "setSchema");

    private final DataSource connections;
    private static final ThreadLocal<@Nullable Connection> BOUND = new ThreadLocal<>();
    private final List<String> overstepped = new CopyOnWriteArrayList<>();

    Host(DataSource connections) {
        this.connections = connections;
    }

    /** Does something in a transaction, and commits it whatever came of it: what was refused must have left nothing. */
    <T> T transaction(Callable<T> work) throws Exception {
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            BOUND.set(connection);
            try {
                return work.call();
            } finally {
                BOUND.remove();
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    boolean isInTransaction() {
        return BOUND.get() != null;
    }

    /** What was done to a connection of a running transaction that is the host's business. */
    List<String> overstepped() {
        return overstepped;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = BOUND.get();
        return connection == null ? connections.getConnection() : watched(connection);
    }

    /** The same connection; it says of nothing that it wraps it. */
    Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Host.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    if (method.getName().equals("isWrapperFor")) {
                        return false;
                    }
                    if (ONLY_THE_HOST.contains(method.getName())) {
                        overstepped.add(method.getName());
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
