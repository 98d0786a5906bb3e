package org.essaim.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.essaim.spi.Commit;
import org.essaim.spi.CubeReader;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store in a relational database (<i>magasin relationnel</i>): H2 beside your program, or the H2 or PostgreSQL of your host.
 *
 * <pre>{@code
 * Store store = JdbcStore.inFolder(Path.of("essaim-data"));  // the file essaim-data/essaim.mv.db
 * Store store = JdbcStore.on(dataSource);                    // in the default schema of your connections
 * Store store = JdbcStore.builder().dataSource(dataSource).schema("essaim").open();
 * }</pre>
 *
 * <p>Thread-safe. Opening makes the tables {@code essaim_…}, or brings them up to date; nothing else is touched, and a
 * schema that a newer release made, or a store that is not whole, is refused. Each call takes a connection and gives it back;
 * a commit is one transaction, unless the host has one running: {@link #within}, {@link Builder#joining}. Contents of
 * documents are kept as the JSON text that a {@link DocumentCodec} writes, the one of {@code essaim-jackson} unless another is
 * passed.
 *
 * <p>Stores opened by path or URL keep every commit that they acknowledged when the process is killed. H2 as such does not:
 * a {@code DataSource} of your own on an H2 file needs {@code ;WRITE_DELAY=0;REUSE_SPACE=FALSE} in its URL, and opening the
 * store warns if they are missing. A {@code DataSource} must be able to give two connections at a time.
 */
public final class JdbcStore implements Store, CubeReader {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);

    private final Place place;
    private final Transactions transactions;
    private final Runnable closing;
    private volatile boolean closed;

    /** What stays the same however a transaction is come by. */
    private record Place(String where, Names names, Dialect dialect, Contents contents, Runnable redacted) {}

    private JdbcStore(Place place, Transactions transactions, Runnable closing) {
        this.place = place;
        this.transactions = transactions;
        this.closing = closing;
    }

    /** A store in the default schema of these connections, which the caller keeps and closes. */
    public static JdbcStore on(DataSource dataSource) {
        return builder().dataSource(dataSource).open();
    }

    /** A store in the default schema of these connections, with a codec of the caller's for the contents of documents. */
    public static JdbcStore on(DataSource dataSource, DocumentCodec codec) {
        return builder().dataSource(dataSource).codec(codec).open();
    }

    /**
     * A store in a database of its own.
     *
     * @param url an H2 URL, such as {@code jdbc:h2:file:/var/lib/essaim/data}, the path of an H2 file, or the URL of a
     *     PostgreSQL database, such as {@code jdbc:postgresql://host/essaim}
     * @throws StoreException if another process has the file open, or it is no database of ours
     */
    public static JdbcStore open(String url) {
        return builder().url(url).open();
    }

    /**
     * A store in the file {@code essaim.mv.db} of a folder, which is made if it is not there.
     *
     * @throws StoreException if another process has the file open, or it is no database of ours
     */
    public static JdbcStore inFolder(Path folder) {
        return builder().url(Embedded.inFolder(folder)).open();
    }

    /** Starts with what is not a default: a data source or a URL is needed. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects where a store is; not thread-safe. */
    public static final class Builder {
        private @Nullable DataSource dataSource;
        private @Nullable String url;
        private @Nullable String user;
        private @Nullable String password;
        private @Nullable String schema;
        private String prefix = Names.PREFIX;
        private @Nullable DocumentCodec codec;
        private @Nullable BooleanSupplier running;
        private boolean existing;

        private Builder() {}

        /** The connections of a host, which keeps and closes them. */
        public Builder dataSource(DataSource dataSource) {
            this.dataSource = dataSource;
            return this;
        }

        /** The URL of an H2 or PostgreSQL database, or the path of an H2 file. */
        public Builder url(String url) {
            this.url = url;
            return this;
        }

        /** Who opens the database of the URL, so that the URL need not say it. */
        public Builder credentials(String user, String password) {
            this.user = user;
            this.password = password;
            return this;
        }

        /** The schema in which the tables are, made if it is missing; unless said otherwise the one that connections are in. */
        public Builder schema(String schema) {
            this.schema = schema;
            return this;
        }

        /** What the names of all tables and views begin with; {@code essaim_} unless said otherwise. */
        public Builder prefix(String prefix) {
            this.prefix = prefix;
            return this;
        }

        /** Writes the contents of documents; the codec for JSON on the class path unless said otherwise. */
        public Builder codec(DocumentCodec codec) {
            this.codec = codec;
            return this;
        }

        /**
         * Takes part in the host's transaction whenever this says that one runs; the data source must then give out its
         * connection. For Spring: a {@code TransactionAwareDataSourceProxy} and
         * {@code TransactionSynchronizationManager::isActualTransactionActive}.
         */
        public Builder joining(BooleanSupplier running) {
            this.running = running;
            return this;
        }

        /** Refuses a database without a store of ours instead of making one. */
        public Builder existing() {
            existing = true;
            return this;
        }

        /**
         * Opens the store.
         *
         * @throws StoreException if it cannot be reached, is of another release or not whole, or a name is no plain one
         */
        public JdbcStore open() {
            Names names = Names.of(schema, prefix);
            Contents contents = codec == null ? Contents.json() : new Contents(codec);
            if (dataSource != null) {
                return opened(dataSource, names, contents, () -> {}, () -> {});
            }
            if (url == null) {
                throw new StoreException("No database was named.\nMaybe dataSource(…) or url(…) is missing.");
            }
            if (url.startsWith(Server.PREFIX)) {
                Server server = Server.at(url, user, password);
                return closedIfNot(() -> opened(server, names, contents, () -> {}, server::close), server::close);
            }
            Embedded database = new Embedded(existing ? Embedded.existing(url) : Embedded.url(url), user, password);
            return closedIfNot(
                    () -> opened(database.connections(), names, contents, database::redacted, database::close),
                    database::close);
        }

        private interface Opening {
            JdbcStore open();
        }

        private static JdbcStore closedIfNot(Opening opening, Runnable closing) {
            boolean open = false;
            try {
                JdbcStore store = opening.open();
                open = true;
                return store;
            } finally {
                if (!open) {
                    closing.run();
                }
            }
        }

        private JdbcStore opened(
                DataSource connections, Names asked, Contents contents, Runnable redacted, Runnable closing) {
            String where = url == null ? connections.getClass().getSimpleName() : shown(url);
            try {
                Dialect dialect;
                Names names;
                try (Connection connection = connections.getConnection()) {
                    where = shown(String.valueOf(connection.getMetaData().getURL()));
                    dialect = Dialect.of(connection.getMetaData(), where);
                    dialect.require(connection, where);
                    warn(dialect.danger(connection), where);
                    names = asked.folded(connection.getMetaData());
                }
                new Schema(connections, names, where).prepare(!existing);
                OwnTransactions own = new OwnTransactions(connections, dialect);
                JdbcStore store = new JdbcStore(
                        new Place(where, names, dialect, contents, redacted),
                        running == null ? own : new JoiningTransactions(connections, running, own),
                        closing);
                store.inspect(own);
                return store;
            } catch (SQLException e) {
                throw Failure.of("Opening the store", where, e);
            }
        }
    }

    private static void warn(Optional<String> danger, String where) {
        danger.ifPresent(when -> LOG.warn("The database ({}) can lose acknowledged commits {}", where, when));
    }

    // Without what may follow: settings, and passwords among them.
    private static String shown(String url) {
        return url.split("[;?]", 2)[0].replaceFirst("//[^/@]*@", "//");
    }

    private void inspect(Transactions own) throws SQLException {
        Transactions.Work<Boolean> isUnfilled =
                connection -> new Inspection(connection, place.names(), place.where()).isUnfilled();
        if (own.reading(isUnfilled)) {
            own.writing(connection -> {
                new CellTable(connection, place.names(), place.dialect()).fillIfBehind(this);
                return true;
            });
        }
    }

    /**
     * This store inside the transaction that a host has running on a connection: all that is read and written stands or falls
     * with it, and it is never committed, rolled back or tried again from here. A commit that is refused leaves the transaction
     * as it was. Closing what is returned closes nothing; one thread at a time.
     *
     * @throws StoreException if the connection has no transaction
     */
    public Store within(Connection connection) {
        requireOpen();
        try {
            return new JdbcStore(place, new HostTransaction(connection), () -> {});
        } catch (SQLException e) {
            throw failure("Joining a transaction", e);
        }
    }

    private interface Question<T> {
        T ask(Reading reading) throws SQLException;
    }

    private <T> T read(Question<T> question) {
        return asked(connection -> question.ask(new Reading(connection, place.names(), place.contents())));
    }

    private <T> T asked(Transactions.Work<T> work) {
        requireOpen();
        try {
            return transactions.reading(work);
        } catch (SQLException e) {
            throw failure("Reading", e);
        }
    }

    @Override
    public Optional<Document> document(DocumentKey key, long asOf) {
        return read(reading -> reading.document(key, asOf));
    }

    @Override
    public List<Document> history(DocumentKey key) {
        return read(reading -> reading.history(key));
    }

    @Override
    public List<Document> documents(String kind) {
        return read(reading -> reading.documents(kind));
    }

    @Override
    public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
        return read(reading -> reading.segments(structure, month, kind));
    }

    @Override
    public List<YearMonth> months(String structure, SegmentKind kind) {
        return read(reading -> reading.months(structure, kind));
    }

    @Override
    public long sequence() {
        return read(Reading::sequence);
    }

    @Override
    public String state() {
        return read(Reading::state);
    }

    @Override
    public long sequenceBefore(Instant instant) {
        return read(reading -> reading.sequenceBefore(instant));
    }

    @Override
    public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
        return asked(
                connection -> new CellTable(connection, place.names(), place.dialect()).sums(structures, first, last));
    }

    @Override
    public long commit(Commit commit) {
        requireOpen();
        Prepared prepared = Prepared.of(commit, place.contents());
        try {
            long sequence = transactions.writing(
                    connection -> new Writing(connection, place.names(), place.dialect()).write(prepared));
            if (!commit.redactions().isEmpty()) {
                place.redacted().run();
            }
            return sequence;
        } catch (SQLException e) {
            if (Failure.keyTaken(e)) {
                requireNewest(commit);
            }
            throw failure("A commit", e);
        }
    }

    // The database was quicker to refuse than our own look; say it in the same words.
    private void requireNewest(Commit commit) {
        asked(connection -> {
            Writing writing = new Writing(connection, place.names(), place.dialect());
            for (Commit.Put put : commit.puts()) {
                writing.requireNewest(put);
            }
            return true;
        });
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            closing.run();
        }
    }

    @Override
    public String toString() {
        return "JdbcStore[" + place.where() + "]";
    }

    private void requireOpen() {
        if (closed) {
            throw closed();
        }
    }

    private StoreException closed() {
        return new StoreException("The store at [" + place.where() + "] is closed.\n"
                + "Maybe something still uses it while your program shuts down.");
    }

    private StoreException failure(String what, SQLException e) {
        // A call that close() overtook.
        return closed ? closed() : Failure.of(what, place.where(), e);
    }
}
