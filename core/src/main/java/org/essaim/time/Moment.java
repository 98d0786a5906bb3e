package org.essaim.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.essaim.finding.EssaimException;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which a month was known in some state (<i>état de connaissance</i>): now, the end of a day, or one of its seals.
 *
 * @param day the day at whose end, if it is that
 * @param seal the number of the seal, if it is that
 */
public record Moment(@Nullable LocalDate day, @Nullable Integer seal) {
    public Moment {
        if (day != null && seal != null) {
            throw new IllegalArgumentException("A moment is the end of a day or a seal, not both.");
        }
    }

    /** As known now. */
    public static Moment now() {
        return new Moment(null, null);
    }

    /** As known at the end of a day. */
    public static Moment endOf(LocalDate day) {
        return new Moment(day, null);
    }

    /** As the seal of this number says. */
    public static Moment seal(int number) {
        return new Moment(null, number);
    }

    /**
     * Reads {@code now}, {@code 2026-04-15} or {@code seal:2}.
     *
     * @throws EssaimException if it is none of these
     */
    public static Moment parse(String text) {
        try {
            if (text.equals("now")) {
                return now();
            }
            return text.startsWith("seal:")
                    ? seal(Integer.parseInt(text.substring("seal:".length())))
                    : endOf(LocalDate.parse(text));
        } catch (DateTimeException | NumberFormatException e) {
            throw new EssaimException(
                    "[" + text + "] is no moment.\nMaybe a date (2026-04-15), a seal (seal:1) or now.", e);
        }
    }

    @Override
    public String toString() {
        return seal != null ? "seal:" + seal : day != null ? day.toString() : "now";
    }
}
