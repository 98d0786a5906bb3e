package org.essaim.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.essaim.spi.StoreException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * Connections to a PostgreSQL server for a program that has no pool: a few are kept, because a login takes longer than most
 * questions, and looked at before they are used again. Thread-safe.
 */
final class Server implements DataSource, ConnectionEventListener {
    static final String PREFIX = "jdbc:postgresql:";
    private static final int KEPT = 4;
    // What was used a moment ago is taken to be alive.
    private static final long TRUSTED_NANOS = Duration.ofMillis(500).toNanos();
    private static final int SECONDS_TO_ANSWER = 10;

    private record Idle(PooledConnection connection, long since) {}

    private final PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    private final Deque<Idle> idle = new ArrayDeque<>(); // guarded by itself
    private final Set<PooledConnection> broken = Collections.newSetFromMap(new IdentityHashMap<>()); // guarded by idle
    private boolean closed; // guarded by idle

    /**
     * Opens nothing yet.
     *
     * @throws StoreException if the driver of PostgreSQL is missing, or cannot read the URL
     */
    static Server at(String url, @Nullable String user, @Nullable String password) {
        try {
            return new Server(url, user, password);
        } catch (NoClassDefFoundError e) {
            throw new StoreException(
                    "The driver of PostgreSQL is missing.\nMaybe add org.postgresql:postgresql to the class path.", e);
        }
    }

    /**
     * Opens nothing yet.
     *
     * @param user the user, if the URL does not say so
     * @param password the password, if the URL does not say so
     */
    private Server(String url, @Nullable String user, @Nullable String password) {
        // The driver takes a name before the host for a part of the host, and logs it, and the password with it.
        if (url.matches(PREFIX + "//[^/?]*@.*")) {
            throw new StoreException("A name and a password do not belong before the host.\nMaybe"
                    + " jdbc:postgresql://host/database?user=…&password=…, or better the environment of the program.");
        }
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            // Its message repeats the URL, and a password with it.
            throw new StoreException("The URL is none of PostgreSQL's.\n"
                    + "Maybe it should look like jdbc:postgresql://host:5432/database?currentSchema=essaim.");
        }
        // Else a server that vanished without a word would be waited for, for ever.
        source.setTcpKeepAlive(true);
        if (user != null) {
            source.setUser(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
        if (source.getApplicationName() == null || source.getApplicationName().startsWith("PostgreSQL JDBC")) {
            source.setApplicationName("essaim");
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Idle kept = take();
        while (kept != null) {
            Connection connection = alive(kept);
            if (connection != null) {
                return connection;
            }
            kept = take();
        }
        PooledConnection made = source.getPooledConnection();
        made.addConnectionEventListener(this);
        return made.getConnection();
    }

    private @Nullable Idle take() {
        synchronized (idle) {
            return idle.pollFirst();
        }
    }

    private static @Nullable Connection alive(Idle kept) {
        try {
            Connection connection = kept.connection().getConnection();
            if (System.nanoTime() - kept.since() < TRUSTED_NANOS || connection.isValid(SECONDS_TO_ANSWER)) {
                return connection;
            }
        } catch (SQLException e) {
            // The server ended it, or went away; a new one will tell.
        }
        discard(kept.connection());
        return null;
    }

    private static void discard(PooledConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone anyway.
        }
    }

    @Override
    public void connectionClosed(ConnectionEvent event) {
        PooledConnection connection = (PooledConnection) event.getSource();
        synchronized (idle) {
            if (!broken.remove(connection) && !closed && idle.size() < KEPT) {
                idle.addFirst(new Idle(connection, System.nanoTime()));
                return;
            }
        }
        discard(connection);
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
        synchronized (idle) {
            broken.add((PooledConnection) event.getSource());
        }
        // What broke one has most likely broken them all.
        drop();
    }

    /** Closes what is kept; what is in use is closed when it comes back. */
    void close() {
        synchronized (idle) {
            closed = true;
        }
        drop();
    }

    private void drop() {
        for (Idle kept = take(); kept != null; kept = take()) {
            discard(kept.connection());
        }
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
    public void setLogWriter(PrintWriter out) {
        // Nobody writes.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return source.getLoginTimeout();
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
