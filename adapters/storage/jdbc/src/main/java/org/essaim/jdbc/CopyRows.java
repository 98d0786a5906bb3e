package org.essaim.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in a stream of PostgreSQL's COPY, in its binary form; nothing is held back but a buffer. */
final class CopyRows implements Rows {
    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private final CopyIn copy;
    private final short columns;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private boolean begun;

    CopyRows(Connection connection, String table, String columns) throws SQLException {
        this.columns = (short) (columns.chars().filter(c -> c == ',').count() + 1);
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin (format binary)");
        buffer.put(HEADER);
    }

    /** True if this connection is one of a driver that we can see, however its pool wrapped it. */
    static boolean reaches(Connection connection) {
        try {
            return connection.isWrapperFor(PGConnection.class);
        } catch (SQLException | LinkageError e) {
            // No driver of PostgreSQL where this class was loaded from, or a pool that says nothing of what it wraps.
            return false;
        }
    }

    @Override
    public Rows text(String value) throws SQLException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return bytes(bytes, 0, bytes.length);
    }

    @Override
    public Rows number(int value) throws SQLException {
        room(8).putInt(4).putInt(value);
        return this;
    }

    @Override
    public Rows number(long value) throws SQLException {
        room(12).putInt(8).putLong(value);
        return this;
    }

    @Override
    public Rows bytes(byte[] value, int from, int length) throws SQLException {
        room(4).putInt(length);
        if (length <= buffer.remaining()) {
            buffer.put(value, from, length);
        } else {
            flush();
            copy.writeToCopy(value, from, length);
        }
        return this;
    }

    @Override
    public Rows day(LocalDate value) throws SQLException {
        room(8).putInt(4).putInt(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
        return this;
    }

    @Override
    public void end() {
        begun = false;
    }

    @Override
    public void finish() throws SQLException {
        ahead(2).putShort((short) -1);
        flush();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    // The first value of a row comes after their count.
    private ByteBuffer room(int more) throws SQLException {
        if (!begun) {
            begun = true;
            ahead(2).putShort(columns);
        }
        return ahead(more);
    }

    private ByteBuffer ahead(int more) throws SQLException {
        if (buffer.remaining() < more) {
            flush();
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
