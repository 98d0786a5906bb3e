package org.essaim.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.essaim.table.Names;
import org.essaim.table.TableRow;
import org.jspecify.annotations.Nullable;

/** One row of a query's answer, as text in one form for each type; a moment without a zone is what the wall showed. */
final class SqlRow implements TableRow {
    /** What a column holds. */
    enum Type {
        TEXT,
        LOCAL,
        EXACT,
        DATE,
        NUMBER,
        TRUTH
    }

    /** What a reader is told to expect. */
    static final int WIDTH = 0;

    private static final int LAST_YEAR = 9999;

    private final List<Type> types;
    private final ZoneId zone;
    private final int[] from;
    private final int[] to;
    private char[] text = new char[1024];
    private int length;
    private long number;

    SqlRow(List<Type> types, ZoneId zone) {
        this.types = types;
        this.zone = zone;
        this.from = new int[types.size()];
        this.to = new int[types.size()];
    }

    /** What a column of the answer holds. */
    static Type type(ResultSetMetaData columns, int column) throws SQLException {
        String name = columns.getColumnTypeName(column).toLowerCase(Locale.ROOT);
        return switch (columns.getColumnType(column)) {
            // Some drivers call both kinds of moment by one number, and tell them apart by their name.
            case Types.TIMESTAMP -> name.contains("tz") || name.contains("with time zone") ? Type.EXACT : Type.LOCAL;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Type.EXACT;
            case Types.DATE -> Type.DATE;
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.NUMERIC,
                    Types.DECIMAL,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE -> Type.NUMBER;
            // One driver calls its truth values bits, another its bit strings.
            case Types.BOOLEAN -> Type.TRUTH;
            case Types.BIT -> name.startsWith("bool") ? Type.TRUTH : Type.TEXT;
            default -> Type.TEXT;
        };
    }

    Type type(int slot) {
        return types.get(slot);
    }

    void read(ResultSet rows, long rowNumber) throws SQLException {
        number = rowNumber;
        length = 0;
        for (int slot = 0; slot < from.length; slot++) {
            from[slot] = length;
            cell(rows, slot);
            to[slot] = length;
        }
    }

    private void cell(ResultSet rows, int slot) throws SQLException {
        int column = slot + 1;
        switch (types.get(slot)) {
            case LOCAL -> {
                LocalDateTime moment = rows.getObject(column, LocalDateTime.class);
                if (moment != null) {
                    put(moment);
                }
            }
            case EXACT -> {
                OffsetDateTime moment = rows.getObject(column, OffsetDateTime.class);
                if (moment != null) {
                    put(moment);
                }
            }
            case DATE -> {
                LocalDate date = date(rows, column);
                if (date != null) {
                    put(date);
                }
            }
            case NUMBER -> {
                BigDecimal value = rows.getBigDecimal(column);
                if (value != null) {
                    put((value.scale() <= 0 ? value : value.stripTrailingZeros()).toPlainString());
                }
            }
            case TRUTH -> {
                boolean value = rows.getBoolean(column);
                if (!rows.wasNull()) {
                    put(String.valueOf(value));
                }
            }
            case TEXT -> {
                String value = rows.getString(column);
                if (value != null) {
                    putStripped(value);
                }
            }
        }
    }

    private static @Nullable LocalDate date(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, LocalDate.class);
    }

    private void put(OffsetDateTime moment) {
        ZoneOffset offset = zone.getRules().getOffset(moment.toInstant());
        LocalDateTime local = moment.withOffsetSameInstant(offset).toLocalDateTime();
        put(local);
        // In the hour that comes twice, the time on the wall does not say which.
        if (zone.getRules().getValidOffsets(local).size() != 1) {
            put(offset.getId());
        }
    }

    private void put(LocalDateTime moment) {
        if (moment.getYear() < 0 || moment.getYear() > LAST_YEAR) {
            put(moment.toString());
            return;
        }
        put(moment.toLocalDate());
        room(9);
        text[length++] = 'T';
        two(moment.getHour());
        text[length++] = ':';
        two(moment.getMinute());
        text[length++] = ':';
        two(moment.getSecond());
    }

    private void put(LocalDate date) {
        if (date.getYear() < 0 || date.getYear() > LAST_YEAR) {
            put(date.toString());
            return;
        }
        room(10);
        two(date.getYear() / 100);
        two(date.getYear() % 100);
        text[length++] = '-';
        two(date.getMonthValue());
        text[length++] = '-';
        two(date.getDayOfMonth());
    }

    private void two(int value) {
        text[length++] = (char) ('0' + value / 10);
        text[length++] = (char) ('0' + value % 10);
    }

    private void put(String value) {
        room(value.length());
        value.getChars(0, value.length(), text, length);
        length += value.length();
    }

    private void putStripped(String value) {
        int first = 0;
        int last = value.length();
        while (first < last && Names.isBlank(value.charAt(first))) {
            first++;
        }
        while (last > first && Names.isBlank(value.charAt(last - 1))) {
            last--;
        }
        room(last - first);
        value.getChars(first, last, text, length);
        length += last - first;
    }

    private void room(int more) {
        if (text.length - length < more) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }

    /** The row, its cells told apart, for a digest. */
    byte[] bytes() {
        StringBuilder all = new StringBuilder(length + 4 * from.length);
        for (int slot = 0; slot < from.length; slot++) {
            all.append(to[slot] - from[slot]).append(':').append(text, from[slot], to[slot] - from[slot]);
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long number() {
        return number;
    }

    /** A query answers rows of one width; there is nothing to count. */
    @Override
    public int fields() {
        return WIDTH;
    }

    @Override
    public char[] text() {
        return text;
    }

    @Override
    public int from(int slot) {
        return from[slot];
    }

    @Override
    public int to(int slot) {
        return to[slot];
    }

    /** Nothing of what it holds. */
    @Override
    public String toString() {
        return "SqlRow[" + number + "]";
    }
}
