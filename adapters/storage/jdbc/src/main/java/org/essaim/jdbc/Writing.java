package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Redaction;
import org.essaim.spi.StoreException;

/** One commit, written within a transaction that somebody else ends. */
final class Writing {
    /** The largest part of a segment; see the script for why there are parts. */
    static final int PART = 1_000_000;

    private final Connection connection;
    private final Names names;
    private final Dialect dialect;

    Writing(Connection connection, Names names, Dialect dialect) {
        this.connection = connection;
        this.names = names;
        this.dialect = dialect;
    }

    /** Writes a commit and answers its sequence number. */
    long write(Prepared prepared) throws SQLException {
        Commit commit = prepared.commit();
        int parts = commit.appends().stream()
                .mapToInt(append -> parts(append.bytes()))
                .sum();
        long sequence = next(commit.puts().size(), parts);
        for (Commit.Put put : commit.puts()) {
            requireNewest(put);
        }
        try (PreparedStatement insert = prepare("insert into essaim_commit"
                + " (sequence, committed_at, actor, documents, segments) values (?, ?, ?, ?, ?)")) {
            insert.setLong(1, sequence);
            insert.setObject(2, commit.at().atOffset(ZoneOffset.UTC));
            insert.setString(3, commit.actor());
            insert.setInt(4, commit.puts().size());
            insert.setInt(5, parts);
            insert.executeUpdate();
        }
        redact(commit.redactions(), prepared.erased());
        documents(commit.puts(), prepared.contents(), sequence);
        segments(commit.appends(), sequence);
        new CellTable(connection, names, dialect).change(prepared.changes(), sequence);
        return sequence;
    }

    private PreparedStatement prepare(String statement) throws SQLException {
        return connection.prepareStatement(names.sql(statement));
    }

    // The update holds the row until the transaction ends: whoever comes second waits here and then sees everything.
    private long next(int documents, int segments) throws SQLException {
        try (PreparedStatement update = prepare("update essaim_head set sequence = sequence + 1, summed = summed + 1,"
                + " documents = documents + ?, segments = segments + ? where one = 1")) {
            update.setInt(1, documents);
            update.setInt(2, segments);
            if (update.executeUpdate() != 1) {
                throw new StoreException("The table [" + names.table("essaim_head")
                        + "] has lost its only row.\nMaybe restore the database from a backup; nothing was changed.");
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(names.sql("select sequence from essaim_head where one = 1"))) {
            found.next();
            return found.getLong(1);
        }
    }

    void requireNewest(Commit.Put put) throws SQLException {
        long found = newest(put.key());
        if (found != put.expectedVersion()) {
            throw new LostUpdateException(put.key(), put.expectedVersion(), found);
        }
    }

    private long newest(DocumentKey key) throws SQLException {
        try (PreparedStatement select = prepare("select version from essaim_document"
                + " where kind = ? and id = ? order by version desc fetch first 1 row only")) {
            select.setString(1, key.kind());
            select.setString(2, key.id());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    private void documents(List<Commit.Put> puts, List<String> contents, long sequence) throws SQLException {
        if (puts.isEmpty()) {
            return;
        }
        try (Rows rows = dialect.rows(
                connection, names.sql("essaim_document"), "kind, id, version, sequence, content, checksum")) {
            for (int i = 0; i < puts.size(); i++) {
                Commit.Put put = puts.get(i);
                rows.text(put.key().kind())
                        .text(put.key().id())
                        .number(put.expectedVersion() + 1)
                        .number(sequence)
                        .text(contents.get(i))
                        .number(Checksum.of(contents.get(i)))
                        .end();
            }
            rows.finish();
        }
    }

    private void segments(List<Commit.Append> appends, long sequence) throws SQLException {
        if (appends.isEmpty()) {
            return;
        }
        try (Rows rows = segmentRows()) {
            for (int ordinal = 0; ordinal < appends.size(); ordinal++) {
                segment(rows, appends.get(ordinal), sequence, ordinal);
            }
            rows.finish();
        }
    }

    private Rows segmentRows() throws SQLException {
        return dialect.rows(
                connection,
                names.sql("essaim_segment"),
                "structure, kind, booking_month, sequence, ordinal, part, bytes, checksum");
    }

    private static void segment(Rows rows, Commit.Append append, long sequence, int ordinal) throws SQLException {
        byte[] bytes = append.bytes();
        for (int part = 0; part < parts(bytes); part++) {
            int from = part * PART;
            int length = Math.min(PART, bytes.length - from);
            rows.text(append.structure())
                    .text(append.kind().name())
                    .number(number(append.month()))
                    .number(sequence)
                    .number(ordinal)
                    .number(part)
                    .bytes(bytes, from, length)
                    .number(Checksum.of(bytes, from, length))
                    .end();
        }
    }

    private static int parts(byte[] bytes) {
        return Math.max(1, (bytes.length + PART - 1) / PART);
    }

    private void redact(List<Redaction> redactions, List<String> contents) throws SQLException {
        Iterator<String> content = contents.iterator();
        for (Redaction redaction : redactions) {
            if (redaction instanceof Redaction.OfDocument document) {
                redact(document, content.next());
            } else if (redaction instanceof Redaction.OfSegment segment) {
                redact(segment);
            }
        }
    }

    private void redact(Redaction.OfDocument document, String content) throws SQLException {
        try (PreparedStatement update = prepare(
                "update essaim_document set content = ?, checksum = ? where kind = ? and id = ? and version = ?")) {
            update.setString(1, content);
            update.setInt(2, Checksum.of(content));
            update.setString(3, document.key().kind());
            update.setString(4, document.key().id());
            update.setLong(5, document.version());
            if (update.executeUpdate() != 1) {
                throw document.missing();
            }
        }
    }

    private void redact(Redaction.OfSegment segment) throws SQLException {
        int ordinal = ordinal(segment);
        int gone;
        try (PreparedStatement delete = prepare("delete from essaim_segment"
                + " where structure = ? and kind = ? and booking_month = ? and sequence = ? and ordinal = ?")) {
            delete.setString(1, segment.structure());
            delete.setString(2, segment.kind().name());
            delete.setInt(3, number(segment.month()));
            delete.setLong(4, segment.sequence());
            delete.setInt(5, ordinal);
            gone = delete.executeUpdate();
        }
        try (Rows rows = segmentRows()) {
            segment(
                    rows,
                    new Commit.Append(segment.structure(), segment.month(), segment.kind(), segment.bytes()),
                    segment.sequence(),
                    ordinal);
            rows.finish();
        }
        recount(segment.sequence(), parts(segment.bytes()) - gone);
    }

    // The receipt of a commit counts rows, and a shorter segment has fewer.
    private void recount(long sequence, int more) throws SQLException {
        if (more == 0) {
            return;
        }
        try (PreparedStatement update =
                prepare("update essaim_commit set segments = segments + ? where sequence = ?")) {
            update.setInt(1, more);
            update.setLong(2, sequence);
            update.executeUpdate();
        }
        try (PreparedStatement update = prepare("update essaim_head set segments = segments + ? where one = 1")) {
            update.setInt(1, more);
            update.executeUpdate();
        }
    }

    /** The place of a segment within its commit. */
    private int ordinal(Redaction.OfSegment segment) throws SQLException {
        try (PreparedStatement select = prepare("select sequence, ordinal from essaim_segment"
                + " where structure = ? and kind = ? and booking_month = ? and part = 0 order by sequence, ordinal")) {
            select.setString(1, segment.structure());
            select.setString(2, segment.kind().name());
            select.setInt(3, number(segment.month()));
            try (ResultSet found = select.executeQuery()) {
                for (int index = 0; found.next(); index++) {
                    if (index == segment.index() && found.getLong(1) == segment.sequence()) {
                        return found.getInt(2);
                    }
                }
            }
        }
        throw segment.missing();
    }

    /** A month as a number that sorts like it: 202603 is March 2026. */
    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    static YearMonth month(int number) {
        return YearMonth.of(Math.floorDiv(number, 100), Math.floorMod(number, 100));
    }
}
