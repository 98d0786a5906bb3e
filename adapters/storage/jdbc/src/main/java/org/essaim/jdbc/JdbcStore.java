package org.essaim.jdbc;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Redaction;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * The store in a relational database (<i>magasin relationnel</i>): H2 beside your program, or a database of your host.
 *
 * <pre>{@code
 * Store store = JdbcStore.inFolder(Path.of("essaim-data"));  // the file essaim-data/essaim.mv.db
 * Store store = JdbcStore.on(dataSource);                    // in the default schema of your connections
 * }</pre>
 *
 * <p>Thread-safe. Opening makes the tables {@code essaim_…}, or brings them up to date; nothing else is touched, and a
 * schema that a newer release made is refused. Each call takes a connection and gives it back; a commit is one
 * transaction. Contents of documents are kept as the JSON text that a {@link DocumentCodec} writes, the one of
 * {@code essaim-jackson} unless another is passed.
 *
 * <p>Stores opened by path or URL keep every commit that they acknowledged when the process is killed. H2 as such does not:
 * a {@code DataSource} of your own on an H2 file needs {@code ;WRITE_DELAY=0;REUSE_SPACE=FALSE} in its URL, and opening the
 * store warns if they are missing. A {@code DataSource} must be able to give two connections at a time.
 */
public final class JdbcStore implements Store {
    // A lock that another process holds is waited for by the database; this bounds how often.
    private static final int ATTEMPTS = 20;

    private static final String DOCUMENT =
            "select d.kind, d.id, d.version, d.sequence, c.committed_at, c.actor, d.content"
                    + " from essaim_document d join essaim_commit c on c.sequence = d.sequence";

    private final DataSource dataSource;
    private final Contents contents;
    private final String where;
    private final Runnable redacted;
    private final Runnable closing;
    // Writers of this process wait here, where they do not hold a connection that readers need.
    private final ReentrantLock writers = new ReentrantLock(true);
    private volatile boolean closed;

    private JdbcStore(DataSource dataSource, Contents contents, String where, Runnable redacted, Runnable closing) {
        this.dataSource = dataSource;
        this.contents = contents;
        this.where = where;
        this.redacted = redacted;
        this.closing = closing;
    }

    /** A store in the default schema of these connections, which the caller keeps and closes. */
    public static JdbcStore on(DataSource dataSource) {
        return hosted(dataSource, Contents.json());
    }

    /** A store in the default schema of these connections, with a codec of the caller's for the contents of documents. */
    public static JdbcStore on(DataSource dataSource, DocumentCodec codec) {
        return hosted(dataSource, new Contents(codec));
    }

    /**
     * A store in an H2 database of its own.
     *
     * @param url an H2 URL, such as {@code jdbc:h2:file:/var/lib/essaim/data}, or the path of the database file
     * @throws StoreException if another process has the file open, or it is no database of ours
     */
    public static JdbcStore open(String url) {
        return embedded(Embedded.url(url));
    }

    /**
     * A store in the file {@code essaim.mv.db} of a folder, which is made if it is not there.
     *
     * @throws StoreException if another process has the file open, or it is no database of ours
     */
    public static JdbcStore inFolder(Path folder) {
        return embedded(Embedded.inFolder(folder));
    }

    private static JdbcStore embedded(String url) {
        Contents contents = Contents.json();
        Embedded database = new Embedded(url);
        try {
            return opened(database.connections(), contents, shown(url), database::redacted, database::close);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static JdbcStore hosted(DataSource dataSource, Contents contents) {
        String where = where(dataSource);
        JdbcStore store = opened(dataSource, contents, where, () -> {}, () -> {});
        if (where.startsWith("jdbc:h2:")) {
            Embedded.warn(dataSource, where);
        }
        return store;
    }

    private static JdbcStore opened(
            DataSource dataSource, Contents contents, String where, Runnable redacted, Runnable closing) {
        try {
            new Schema(dataSource, where).prepare();
        } catch (SQLException e) {
            throw Failure.of("Opening the store", where, e);
        }
        return new JdbcStore(dataSource, contents, where, redacted, closing);
    }

    private static String where(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return shown(String.valueOf(connection.getMetaData().getURL()));
        } catch (SQLException e) {
            throw Failure.of("Opening the store", dataSource.getClass().getSimpleName(), e);
        }
    }

    // Without what may follow: settings, and passwords among them.
    private static String shown(String url) {
        return url.split("[;?]", 2)[0].replaceFirst("//[^/@]*@", "//");
    }

    @Override
    public Optional<Document> document(DocumentKey key, long asOf) {
        List<Document> found = read(
                DOCUMENT + " where d.kind = ? and d.id = ? and d.sequence <= ?"
                        + " order by d.sequence desc fetch first 1 row only",
                this::document,
                key.kind(),
                key.id(),
                asOf);
        return found.stream().findFirst();
    }

    @Override
    public List<Document> history(DocumentKey key) {
        return read(
                DOCUMENT + " where d.kind = ? and d.id = ? order by d.version", this::document, key.kind(), key.id());
    }

    @Override
    public List<Document> documents(String kind) {
        // Sorted here, because every database has its own idea of the order of texts.
        return read(
                        DOCUMENT
                                + " join (select id, max(version) as newest from essaim_document where kind = ? group by id) n"
                                + " on n.id = d.id and n.newest = d.version where d.kind = ?",
                        this::document,
                        kind,
                        kind)
                .stream()
                .sorted(Comparator.comparing(document -> document.key().id()))
                .toList();
    }

    private Document document(ResultSet row) throws SQLException {
        DocumentKey key = new DocumentKey(row.getString(1), row.getString(2));
        long version = row.getLong(3);
        return new Document(
                key,
                version,
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                contents.read(key, version, row.getString(7)));
    }

    @SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
    private record Part(long sequence, int part, byte[] bytes) {}

    @Override
    public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
        List<Part> parts = read(
                "select sequence, part, bytes from essaim_segment"
                        + " where structure = ? and kind = ? and booking_month = ? order by sequence, ordinal, part",
                row -> new Part(row.getLong(1), row.getInt(2), row.getBytes(3)),
                structure,
                kind.name(),
                Writing.number(month));
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < parts.size(); ) {
            Part first = parts.get(i);
            int end = i + 1;
            while (end < parts.size() && parts.get(end).part() > 0) {
                end++;
            }
            segments.add(new Segment(structure, month, kind, first.sequence(), whole(parts.subList(i, end))));
            i = end;
        }
        return List.copyOf(segments);
    }

    private static byte[] whole(List<Part> parts) {
        if (parts.size() == 1) {
            return parts.get(0).bytes();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(parts.size() * Writing.PART);
        parts.forEach(part -> bytes.writeBytes(part.bytes()));
        return bytes.toByteArray();
    }

    @Override
    public List<YearMonth> months(String structure, SegmentKind kind) {
        return read(
                "select distinct booking_month from essaim_segment where structure = ? and kind = ? order by booking_month",
                row -> Writing.month(row.getInt(1)),
                structure,
                kind.name());
    }

    @Override
    public long sequence() {
        return read("select sequence from essaim_head", row -> row.getLong(1)).stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public long sequenceBefore(Instant instant) {
        return read(
                        "select coalesce(max(sequence), 0) from essaim_commit where committed_at < ?",
                        row -> row.getLong(1),
                        instant.atOffset(ZoneOffset.UTC))
                .get(0);
    }

    @Override
    public long commit(Commit commit) {
        requireOpen();
        List<String> texts = commit.puts().stream()
                .map(put -> contents.write(put.key(), put.content()))
                .toList();
        List<String> erased = commit.redactions().stream()
                .filter(Redaction.OfDocument.class::isInstance)
                .map(Redaction.OfDocument.class::cast)
                .map(redaction -> contents.write(redaction.key(), redaction.content()))
                .toList();
        writers.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    long sequence = transaction(commit, texts, erased);
                    if (!commit.redactions().isEmpty()) {
                        redacted.run();
                    }
                    return sequence;
                } catch (SQLException e) {
                    if (Failure.keyTaken(e)) {
                        requireNewest(commit);
                    }
                    if (!Failure.passes(e) || attempt == ATTEMPTS) {
                        throw failure("A commit", e);
                    }
                }
            }
        } finally {
            writers.unlock();
        }
    }

    private long transaction(Commit commit, List<String> texts, List<String> erased) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            // The row of essaim_head makes commits serial; what waited for it must then see what came before.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try {
                long sequence = new Writing(connection).write(commit, texts, erased);
                connection.commit();
                return sequence;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    // The database was quicker to refuse than our own look; say it in the same words.
    private void requireNewest(Commit commit) {
        try (Connection connection = dataSource.getConnection()) {
            Writing writing = new Writing(connection);
            for (Commit.Put put : commit.puts()) {
                writing.requireNewest(put);
            }
        } catch (SQLException e) {
            throw failure("A commit", e);
        }
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
        return "JdbcStore[" + where + "]";
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, Row<T> row, Object... parameters) {
        requireOpen();
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement select = connection.prepareStatement(query)) {
                for (int i = 0; i < parameters.length; i++) {
                    select.setObject(i + 1, parameters[i]);
                }
                try (ResultSet found = select.executeQuery()) {
                    List<T> answers = new ArrayList<>();
                    while (found.next()) {
                        answers.add(row.read(found));
                    }
                    return answers;
                }
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw failure("Reading", e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw closed();
        }
    }

    private StoreException closed() {
        return new StoreException("The store at [" + where + "] is closed.\n"
                + "Maybe something still uses it while your program shuts down.");
    }

    private StoreException failure(String what, SQLException e) {
        // A call that close() overtook.
        return closed ? closed() : Failure.of(what, where, e);
    }
}
