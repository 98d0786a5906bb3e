package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.threeten.extra.LocalDateRange;

/**
 * A date that somebody stated, as precisely as it was stated (<i>date déclarée</i>).
 *
 * <p>Immutable. “Fin 2020” stays the end of 2020: nobody agreed where an end begins, so its days are those of the year.
 *
 * @param value {@code 2020}, {@code 2020-11} or {@code 2020-11-03}
 * @param precision how the value was meant
 * @param text the words it was stated in
 * @param source where it is written; empty if nowhere
 */
public record DeclaredDate(
        @NotBlank String value,
        @NotNull Precision precision,
        @NotBlank String text,
        String source) {

    /** How a date was meant (<i>précision</i>). */
    public enum Precision {
        DAY,
        MONTH,
        YEAR,
        /** Début d’année. */
        EARLY_YEAR,
        /** Fin d’année. */
        LATE_YEAR
    }

    public DeclaredDate {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The date [" + value + "] needs the words it was stated in.");
        }
        range(value, precision);
    }

    /** The days it may be, the last one included in the range. */
    public LocalDateRange days() {
        return range(value, precision);
    }

    private static LocalDateRange range(String value, Precision precision) {
        try {
            return switch (precision) {
                case DAY -> LocalDateRange.ofClosed(LocalDate.parse(value), LocalDate.parse(value));
                case MONTH -> {
                    YearMonth month = YearMonth.parse(value);
                    yield LocalDateRange.ofClosed(month.atDay(1), month.atEndOfMonth());
                }
                case YEAR, EARLY_YEAR, LATE_YEAR -> {
                    Year year = Year.parse(value);
                    yield LocalDateRange.ofClosed(
                            year.atDay(1), year.atMonth(12).atEndOfMonth());
                }
            };
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "[" + value + "] is no date of precision [" + precision
                            + "].\nMaybe write 2020, 2020-11 or 2020-11-03, and the precision that goes with it.",
                    e);
        }
    }

    /** Reads a date. */
    public static Optional<DeclaredDate> read(FieldReader reader) {
        return reader.build(
                DeclaredDate.class,
                reader.text("value"),
                reader.oneOf("precision", Precision.class),
                reader.text("text"),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        return Tree.fields()
                .put("value", value)
                .put("precision", precision.name())
                .put("text", text)
                .putIfPresent("source", source)
                .build();
    }
}
