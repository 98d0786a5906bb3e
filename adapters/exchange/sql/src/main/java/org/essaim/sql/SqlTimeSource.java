package org.essaim.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Tells the facts of one structure from a program's own database (<i>source SQL</i>), by a mapping of a query's columns.
 *
 * <p>Immutable and thread-safe; each reading has a connection and a transaction of its own, which reads and is rolled back. It
 * holds one row at a time. What the database says of itself never comes out: it may repeat values.
 *
 * <pre>{@code
 * essaim.time().load(SqlTimeSource.following(hostDatabase, mapping), "S001");      // what changed since the last time
 *
 * Window march = Window.complete(YearMonth.of(2026, 3));                           // all of March, deletions included
 * essaim.time().load(SqlTimeSource.of(hostDatabase, mapping).within(march), "S001", march);
 * }</pre>
 */
public final class SqlTimeSource implements TimeSource {
    private final Connections connections;
    private final SqlMapping mapping;
    private final @Nullable Window window;
    private final boolean following;
    private final Clock clock;

    /** Where connections come from. */
    @FunctionalInterface
    public interface Connections {
        /** A connection that nobody else uses until it is closed, and that is part of nobody's transaction. */
        Connection open() throws SQLException;
    }

    private SqlTimeSource(
            Connections connections, SqlMapping mapping, @Nullable Window window, boolean following, Clock clock) {
        this.connections = Objects.requireNonNull(connections, "connections");
        this.mapping = Objects.requireNonNull(mapping, "mapping");
        this.window = window;
        this.following = following;
        this.clock = clock;
    }

    /** The source of everything that the query answers; nothing is asked yet. */
    public static SqlTimeSource of(DataSource database, SqlMapping mapping) {
        return of(Objects.requireNonNull(database, "database")::getConnection, mapping);
    }

    /** The source of everything that the query answers. */
    public static SqlTimeSource of(Connections connections, SqlMapping mapping) {
        return new SqlTimeSource(connections, mapping, null, false, Clock.systemUTC());
    }

    /**
     * The source of what changed since the last import, wherever it was before; the first time, of everything.
     *
     * @throws EssaimException if the mapping names no watermark
     */
    public static SqlTimeSource following(DataSource database, SqlMapping mapping) {
        return following(Objects.requireNonNull(database, "database")::getConnection, mapping);
    }

    /**
     * The source of what changed since the last import.
     *
     * @throws EssaimException if the mapping names no watermark
     */
    public static SqlTimeSource following(Connections connections, SqlMapping mapping) {
        return following(connections, mapping, Clock.systemUTC());
    }

    static SqlTimeSource following(Connections connections, SqlMapping mapping, Clock clock) {
        if (!mapping.followed()) {
            throw new EssaimException(
                    "Source [" + mapping.name() + "] names no watermark, so nobody knows what changed.\n"
                            + "Maybe map the column that moves with each change (watermark), or import complete days.");
        }
        return new SqlTimeSource(connections, mapping, null, true, clock);
    }

    /** The same source, made to tell these days completely: what it leaves out of them is not there any more. */
    public SqlTimeSource within(Window days) {
        return new SqlTimeSource(connections, mapping, Objects.requireNonNull(days, "days"), false, clock);
    }

    @Override
    public String profile() {
        return mapping.profile();
    }

    @Override
    public String name() {
        return mapping.name();
    }

    @Override
    public boolean identified() {
        return mapping.identified();
    }

    @Override
    public boolean following() {
        return following;
    }

    @Override
    public Reading read(Context context, Sink sink) {
        Asking asking = new Asking(mapping, window, following, clock, context, sink);
        Optional<String> impossible = Select.impossible(asking.columns());
        if (impossible.isPresent()) {
            sink.note(Finding.of(Code.MISSING_COLUMN).file(name()).build());
            return asking.reading();
        }
        try (Connection connection = connections.open();
                ReadOnly transaction = ReadOnly.on(connection)) {
            asking.ask(connection, transaction);
        } catch (SQLException e) {
            // Its message may repeat a value of a row, or a password of a URL.
            asking.fail(e);
        }
        return asking.reading();
    }

    @Override
    public String toString() {
        return "SqlTimeSource[" + mapping.profile() + ", " + mapping.name() + "]";
    }
}
