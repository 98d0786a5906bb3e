package org.essaim.jdbc;

import java.io.ByteArrayOutputStream;
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
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.StoreException;

/** One question to the store, asked over a connection that somebody else gives back. */
final class Reading {
    private static final String DOCUMENT =
            "select d.kind, d.id, d.version, d.sequence, c.committed_at, c.actor, d.content, d.checksum"
                    + " from essaim_document d join essaim_commit c on c.sequence = d.sequence";

    private final Connection connection;
    private final Names names;
    private final Contents contents;

    Reading(Connection connection, Names names, Contents contents) {
        this.connection = connection;
        this.names = names;
        this.contents = contents;
    }

    Optional<Document> document(DocumentKey key, long asOf) throws SQLException {
        return rows(
                        DOCUMENT + " where d.kind = ? and d.id = ? and d.sequence <= ?"
                                + " order by d.sequence desc fetch first 1 row only",
                        this::document,
                        key.kind(),
                        key.id(),
                        asOf)
                .stream()
                .findFirst();
    }

    List<Document> history(DocumentKey key) throws SQLException {
        return rows(
                DOCUMENT + " where d.kind = ? and d.id = ? order by d.version", this::document, key.kind(), key.id());
    }

    List<Document> documents(String kind) throws SQLException {
        // Sorted here, because every database has its own idea of the order of texts.
        return rows(
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
        String content = row.getString(7);
        int checksum = row.getInt(8);
        if (!row.wasNull() && checksum != Checksum.of(content)) {
            throw altered("Version [" + version + "] of document [" + key + "]", "essaim_document");
        }
        return new Document(
                key,
                version,
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                contents.read(key, version, content));
    }

    private StoreException altered(String what, String table) {
        return new StoreException(what + " is not what was stored: its checksum is another.\n"
                + "Maybe somebody changed the table [" + names.table(table)
                + "] by hand, or the disk failed: restore the database from a backup.");
    }

    @SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
    private record Part(long sequence, int part, byte[] bytes) {}

    List<Segment> segments(String structure, YearMonth month, SegmentKind kind) throws SQLException {
        String what = kind + " of [" + structure + " " + month + "]";
        List<Part> parts = rows(
                "select sequence, part, bytes, checksum from essaim_segment"
                        + " where structure = ? and kind = ? and booking_month = ? order by sequence, ordinal, part",
                row -> part(row, what),
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
            segments.add(new Segment(structure, month, kind, first.sequence(), whole(parts.subList(i, end), what)));
            i = end;
        }
        return List.copyOf(segments);
    }

    private Part part(ResultSet row, String what) throws SQLException {
        Part part = new Part(row.getLong(1), row.getInt(2), row.getBytes(3));
        int checksum = row.getInt(4);
        if (!row.wasNull() && checksum != Checksum.of(part.bytes(), 0, part.bytes().length)) {
            throw altered("The journal's " + what + ", commit [" + part.sequence() + "],", "essaim_segment");
        }
        return part;
    }

    private byte[] whole(List<Part> parts, String what) {
        if (parts.size() == 1 && parts.get(0).part() == 0) {
            return parts.get(0).bytes();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(parts.size() * Writing.PART);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).part() != i || bytes.size() != i * Writing.PART) {
                throw new StoreException("The journal's " + what + " lacks a part: [" + i + "] of commit ["
                        + parts.get(0).sequence() + "].\nMaybe somebody deleted rows of the table ["
                        + names.table("essaim_segment") + "]: restore the database from a backup.");
            }
            bytes.writeBytes(parts.get(i).bytes());
        }
        return bytes.toByteArray();
    }

    List<YearMonth> months(String structure, SegmentKind kind) throws SQLException {
        return rows(
                "select distinct booking_month from essaim_segment where structure = ? and kind = ? order by booking_month",
                row -> Writing.month(row.getInt(1)),
                structure,
                kind.name());
    }

    long sequence() throws SQLException {
        return rows("select sequence from essaim_head", row -> row.getLong(1)).stream()
                .findFirst()
                .orElse(0L);
    }

    /** The newest commit, with what another one of its number would hardly share. */
    String state() throws SQLException {
        return rows(
                        "select h.sequence, h.documents, h.segments, c.committed_at, c.actor"
                                + " from essaim_head h join essaim_commit c on c.sequence = h.sequence",
                        row -> row.getLong(1) + " " + row.getLong(2) + " " + row.getLong(3) + " " + row.getString(4)
                                + " " + row.getString(5))
                .stream()
                .findFirst()
                .orElse("");
    }

    long sequenceBefore(Instant instant) throws SQLException {
        return rows(
                        "select coalesce(max(sequence), 0) from essaim_commit where committed_at < ?",
                        row -> row.getLong(1),
                        instant.atOffset(ZoneOffset.UTC))
                .get(0);
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String query, Row<T> row, Object... parameters) throws SQLException {
        for (Object parameter : parameters) {
            if (parameter instanceof String text && !Prepared.isStorable(text)) {
                return List.of(); // what cannot be stored is not there
            }
        }
        try (PreparedStatement select = connection.prepareStatement(names.sql(query))) {
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
        }
    }
}
