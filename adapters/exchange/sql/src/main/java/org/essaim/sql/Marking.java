package org.essaim.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a program was followed: the greatest value of its watermark that was seen, in a mark that knows which mapping it was
 * seen by. Under another mapping everything is read anew.
 *
 * <p>A moment in the future does not move the mark beyond now: one clock that is wrong would hide all that is changed until then.
 */
final class Marking {
    private static final String SEPARATOR = " ";

    private final String mapping;
    private final SqlRow.Type type;
    private final SqlLayout.Watermark watermark;
    private final @Nullable Comparable<?> before;
    private @Nullable Comparable<?> newest;

    private Marking(String mapping, SqlRow.Type type, SqlLayout.Watermark watermark, @Nullable Comparable<?> before) {
        this.mapping = mapping;
        this.type = type;
        this.watermark = watermark;
        this.before = before;
        this.newest = before;
    }

    /** True if a mark was made by this mapping. */
    static boolean isOf(String mapping, String mark) {
        return mark.startsWith(mapping + SEPARATOR);
    }

    static Marking of(String mapping, SqlRow.Type type, SqlLayout.Watermark watermark, String mark) {
        return new Marking(
                mapping,
                type,
                watermark,
                isOf(mapping, mark)
                        ? parse(type, mark.substring(mapping.length() + SEPARATOR.length()))
                                .orElse(null)
                        : null);
    }

    // A column whose type changed since is read from the beginning.
    private static Optional<Comparable<?>> parse(SqlRow.Type type, String text) {
        try {
            return switch (type) {
                case EXACT -> Optional.of(Instant.parse(text));
                case LOCAL -> Optional.of(LocalDateTime.parse(text));
                case DATE -> Optional.of(LocalDate.parse(text));
                case NUMBER -> Optional.of(new BigDecimal(text));
                case TEXT, TRUTH -> Optional.empty();
            };
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** True if a column of this type tells what came later. */
    static boolean canGrow(SqlRow.Type type) {
        return type != SqlRow.Type.TEXT && type != SqlRow.Type.TRUTH;
    }

    /** True if everything is read. */
    boolean isBeginning() {
        return before == null;
    }

    /** Binds what a reading begins with: the mark, less the margin. */
    void bind(PreparedStatement statement, int parameter) throws SQLException {
        Comparable<?> mark = before;
        if (mark instanceof Instant moment) {
            statement.setObject(parameter, OffsetDateTime.ofInstant(moment.minus(watermark.margin()), ZoneOffset.UTC));
        } else if (mark instanceof LocalDateTime moment) {
            statement.setObject(parameter, moment.minus(watermark.margin()));
        } else if (mark instanceof LocalDate day) {
            statement.setObject(parameter, day.minusDays(1 + watermark.margin().toDays()));
        } else if (mark instanceof BigDecimal number) {
            statement.setBigDecimal(parameter, number.subtract(BigDecimal.valueOf(watermark.steps())));
        } else {
            throw new IllegalStateException("Nothing is bound at the beginning.");
        }
    }

    /** Takes note of a row's value; a row without one is read each time. */
    void see(ResultSet rows, int column) throws SQLException {
        Comparable<?> value = switch (type) {
            case EXACT -> {
                OffsetDateTime moment = rows.getObject(column, OffsetDateTime.class);
                yield moment == null ? null : moment.toInstant();
            }
            case LOCAL -> rows.getObject(column, LocalDateTime.class);
            case DATE -> rows.getObject(column, LocalDate.class);
            case NUMBER -> rows.getBigDecimal(column);
            case TEXT, TRUTH -> null;
        };
        if (value != null && (newest == null || isAfter(value, newest))) {
            newest = value;
        }
    }

    @SuppressWarnings("unchecked") // both are what the column's type makes
    private static boolean isAfter(Comparable<?> one, Comparable<?> other) {
        return ((Comparable<Object>) one).compareTo(other) > 0;
    }

    /** Where to go on; empty if nothing was ever seen. */
    String next(Instant now, ZoneId zone) {
        Comparable<?> reached = newest;
        if (reached == null) {
            return "";
        }
        Comparable<?> most = switch (type) {
            case EXACT -> now;
            case LOCAL -> LocalDateTime.ofInstant(now, zone);
            case DATE -> LocalDate.ofInstant(now, zone);
            default -> reached;
        };
        if (isAfter(reached, most)) {
            // But never back behind what was reached before.
            reached = before != null && isAfter(before, most) ? before : most;
        }
        return mapping
                + SEPARATOR
                + (reached instanceof BigDecimal number ? number.toPlainString() : reached.toString());
    }
}
