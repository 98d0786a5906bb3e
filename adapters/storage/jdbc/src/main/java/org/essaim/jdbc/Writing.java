package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Redaction;
import org.essaim.spi.StoreException;

/** One commit, written within a transaction that the caller ends. */
final class Writing {
    /** The largest part of a segment; see the script for why there are parts. */
    static final int PART = 1_000_000;

    // What a batch holds back until it is sent.
    private static final int BATCH_BYTES = 8_000_000;

    private static final String INSERT_SEGMENT = "insert into essaim_segment"
            + " (structure, kind, booking_month, sequence, ordinal, part, bytes) values (?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;

    Writing(Connection connection) {
        this.connection = connection;
    }

    /**
     * Writes a commit.
     *
     * @param contents the contents of its puts, in their order
     * @param erased the contents that its redactions of documents leave, in their order
     * @return its sequence number
     */
    long write(Commit commit, List<String> contents, List<String> erased) throws SQLException {
        long sequence = next();
        for (Commit.Put put : commit.puts()) {
            requireNewest(put);
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into essaim_commit (sequence, committed_at, actor) values (?, ?, ?)")) {
            insert.setLong(1, sequence);
            insert.setObject(2, commit.at().atOffset(ZoneOffset.UTC));
            insert.setString(3, commit.actor());
            insert.executeUpdate();
        }
        redact(commit.redactions(), erased);
        documents(commit.puts(), contents, sequence);
        segments(commit.appends(), sequence);
        return sequence;
    }

    // The update holds the row until the transaction ends: whoever comes second waits here and then sees everything.
    private long next() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.executeUpdate("update essaim_head set sequence = sequence + 1 where one = 1") != 1) {
                throw new StoreException("The table essaim_head has lost its only row.\n"
                        + "Maybe restore it: its sequence is the greatest in essaim_commit.");
            }
            try (ResultSet found = statement.executeQuery("select sequence from essaim_head where one = 1")) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    void requireNewest(Commit.Put put) throws SQLException {
        long found = newest(put.key());
        if (found != put.expectedVersion()) {
            throw new LostUpdateException(put.key(), put.expectedVersion(), found);
        }
    }

    private long newest(DocumentKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select version from essaim_document"
                + " where kind = ? and id = ? order by version desc fetch first 1 row only")) {
            select.setString(1, key.kind());
            select.setString(2, key.id());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    private void documents(List<Commit.Put> puts, List<String> contents, long sequence) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into essaim_document (kind, id, version, sequence, content) values (?, ?, ?, ?, ?)")) {
            long held = 0;
            for (int i = 0; i < puts.size(); i++) {
                Commit.Put put = puts.get(i);
                insert.setString(1, put.key().kind());
                insert.setString(2, put.key().id());
                insert.setLong(3, put.expectedVersion() + 1);
                insert.setLong(4, sequence);
                insert.setString(5, contents.get(i));
                held = batched(insert, held, contents.get(i).length());
            }
            insert.executeBatch();
        }
    }

    private void segments(List<Commit.Append> appends, long sequence) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_SEGMENT)) {
            long held = 0;
            for (int ordinal = 0; ordinal < appends.size(); ordinal++) {
                held = segment(insert, appends.get(ordinal), sequence, ordinal, held);
            }
            insert.executeBatch();
        }
    }

    private static long segment(PreparedStatement insert, Commit.Append append, long sequence, int ordinal, long before)
            throws SQLException {
        long held = before;
        byte[] bytes = append.bytes();
        for (int from = 0; from == 0 || from < bytes.length; from += PART) {
            byte[] part =
                    bytes.length <= PART ? bytes : Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART));
            insert.setString(1, append.structure());
            insert.setString(2, append.kind().name());
            insert.setInt(3, number(append.month()));
            insert.setLong(4, sequence);
            insert.setInt(5, ordinal);
            insert.setInt(6, from / PART);
            insert.setBytes(7, part);
            held = batched(insert, held, part.length);
        }
        return held;
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
        try (PreparedStatement update = connection.prepareStatement(
                "update essaim_document set content = ? where kind = ? and id = ? and version = ?")) {
            update.setString(1, content);
            update.setString(2, document.key().kind());
            update.setString(3, document.key().id());
            update.setLong(4, document.version());
            if (update.executeUpdate() != 1) {
                throw document.missing();
            }
        }
    }

    private void redact(Redaction.OfSegment segment) throws SQLException {
        int ordinal = ordinal(segment);
        try (PreparedStatement delete = connection.prepareStatement("delete from essaim_segment"
                + " where structure = ? and kind = ? and booking_month = ? and sequence = ? and ordinal = ?")) {
            delete.setString(1, segment.structure());
            delete.setString(2, segment.kind().name());
            delete.setInt(3, number(segment.month()));
            delete.setLong(4, segment.sequence());
            delete.setInt(5, ordinal);
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_SEGMENT)) {
            segment(
                    insert,
                    new Commit.Append(segment.structure(), segment.month(), segment.kind(), segment.bytes()),
                    segment.sequence(),
                    ordinal,
                    0);
            insert.executeBatch();
        }
    }

    /** The place of a segment within its commit. */
    private int ordinal(Redaction.OfSegment segment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select sequence, ordinal from essaim_segment"
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

    private static long batched(PreparedStatement insert, long held, long size) throws SQLException {
        insert.addBatch();
        if (held + size < BATCH_BYTES) {
            return held + size;
        }
        insert.executeBatch();
        return 0;
    }

    /** A month as a number that sorts like it: 202603 is March 2026. */
    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    static YearMonth month(int number) {
        return YearMonth.of(Math.floorDiv(number, 100), Math.floorMod(number, 100));
    }
}
