package org.essaim.xlsx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** The numbers by which workbooks count days (<i>numéros de série</i>), from 1 March 1900 on: before it they count a day that never was. */
final class Serial {
    private static final int LONGEST = 30;
    private static final Pattern WRITTEN = Pattern.compile("-?[0-9.]+([eE][+-]?[0-9]{1,2})?");
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_465);
    private static final BigDecimal FIRST = BigDecimal.valueOf(61);
    private static final LocalDate START = LocalDate.of(1899, 12, 30);

    private Serial() {}

    /** The number that a cell holds, if it may be days. */
    static Optional<BigDecimal> of(String value) {
        return number(value).filter(number -> number.signum() >= 0 && number.compareTo(LAST) <= 0);
    }

    /** A number without exponent or zeros at its end: {@code 17.0} and {@code 1.7E1} are the same worker as {@code 17}. */
    static String plain(String value) {
        // Most are whole, as people would write them.
        return isDigits(value)
                ? value
                : number(value)
                        .map(number -> number.stripTrailingZeros().toPlainString())
                        .orElse(value);
    }

    private static boolean isDigits(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    // Of an exponent of more digits nobody is to write out the zeros.
    private static Optional<BigDecimal> number(String value) {
        if (value.length() > LONGEST || !WRITTEN.matcher(value).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** True if it is a time of day, of no day. */
    static boolean isClock(BigDecimal serial) {
        return serial.compareTo(BigDecimal.ONE) < 0;
    }

    /** The day, if it is one that there was. */
    static Optional<LocalDate> day(BigDecimal serial) {
        return serial.compareTo(FIRST) < 0 ? Optional.empty() : Optional.of(START.plusDays(serial.longValue()));
    }

    /** The day and the time, to the second. */
    static Optional<LocalDateTime> moment(BigDecimal serial) {
        return day(serial).map(day -> day.atStartOfDay().plusSeconds(secondOfDay(serial)));
    }

    /** The part of a day, in seconds; {@code 86400} if it rounds to all of it. */
    static long secondOfDay(BigDecimal serial) {
        return seconds(serial.remainder(BigDecimal.ONE));
    }

    /** How long so many days are, in seconds. */
    static long seconds(BigDecimal days) {
        return days.multiply(DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
