package org.essaim.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time in the unit that their column declares, to the second. */
final class LengthReader {
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4})(?::| ?h ?)(\\d{2})(?::(\\d{2}))?");
    /** A century: what is longer is no duration but a slip of the hand. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(36_525L * 86_400);

    private final DecimalReader decimals;

    LengthReader(DecimalReader decimals) {
        this.decimals = decimals;
    }

    /** Seconds, and whether they were rounded to be whole. */
    record Length(long seconds, boolean rounded) {}

    /** The length that a cell tells, if it tells one. */
    Optional<Length> read(String cell, Layout.Unit unit) {
        if (unit == Layout.Unit.HOURS_MINUTES) {
            return clock(cell.replace('\u00a0', ' ').replace('\u202f', ' '));
        }
        Optional<BigDecimal> number = decimals.read(cell);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal exact = number.get().multiply(BigDecimal.valueOf(unit.seconds));
        BigDecimal seconds = exact.setScale(0, RoundingMode.HALF_UP);
        return seconds.abs().compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(new Length(seconds.longValueExact(), seconds.compareTo(exact) != 0));
    }

    private static Optional<Length> clock(String cell) {
        Matcher parts = CLOCK.matcher(cell);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int minutes = Integer.parseInt(parts.group(2));
        int seconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return minutes > 59 || seconds > 59
                ? Optional.empty()
                : Optional.of(new Length(3600L * Integer.parseInt(parts.group(1)) + 60L * minutes + seconds, false));
    }
}
