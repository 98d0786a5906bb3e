package org.essaim.ical;

import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule of recurrence as it is written (RFC 5545, 3.3.10), read strictly: a part that is unknown, said twice, or out of its
 * range refuses the rule, for whoever passes it over tells of days that nobody planned.
 */
final class RecurrenceText {
    // Nobody plans something for every thousandth week, and what reckons with larger numbers reckons beyond its own.
    private static final int LARGEST_INTERVAL = 1000;
    private static final int LARGEST_COUNT = 1_000_000;
    private static final int MOST_VALUES = 400;
    private static final Pattern BY_DAY = Pattern.compile("([+-]?\\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}");
    /** How days of the week are written. */
    static final Map<String, DayOfWeek> DAYS = Map.of(
            "MO", DayOfWeek.MONDAY,
            "TU", DayOfWeek.TUESDAY,
            "WE", DayOfWeek.WEDNESDAY,
            "TH", DayOfWeek.THURSDAY,
            "FR", DayOfWeek.FRIDAY,
            "SA", DayOfWeek.SATURDAY,
            "SU", DayOfWeek.SUNDAY);

    /** The parts that a rule may have. */
    static final Set<String> PARTS = Set.of(
            "FREQ",
            "UNTIL",
            "COUNT",
            "INTERVAL",
            "BYSECOND",
            "BYMINUTE",
            "BYHOUR",
            "BYDAY",
            "BYMONTHDAY",
            "BYYEARDAY",
            "BYWEEKNO",
            "BYMONTH",
            "BYSETPOS",
            "WKST");

    private final Map<String, String> parts = new LinkedHashMap<>();

    private RecurrenceText() {}

    /**
     * A rule that was read.
     *
     * @param steps the rule without its end
     * @param count how many occurrences it has at most, the start among them
     * @param until the last moment at which it may recur, if it says one
     */
    record Rule(Recurrence steps, int count, @Nullable CalendarTime until) {}

    /** A rule that cannot be read, or is not meant to be. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String part;
        private final boolean tooFrequent;

        Refused(String part, boolean tooFrequent) {
            super(part, null, false, false);
            this.part = part;
            this.tooFrequent = tooFrequent;
        }

        /** The part of the rule that is wrong, as it is written. */
        String part() {
            return part;
        }

        /** True if the rule recurs within the day. */
        boolean isTooFrequent() {
            return tooFrequent;
        }
    }

    static Rule read(String written) throws Refused {
        RecurrenceText text = new RecurrenceText();
        for (String part : written.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
            if (part.isEmpty()) {
                // Some programs end a rule as they end its parts.
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 0
                    || !PARTS.contains(part.substring(0, equals))
                    || text.parts.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw refused(part);
            }
        }
        return text.rule();
    }

    private static Refused refused(String part) {
        return new Refused(part, false);
    }

    private Rule rule() throws Refused {
        Frequency frequency = frequency();
        requireSense(frequency);
        Recurrence.Builder steps = new Recurrence.Builder(frequency);
        if (parts.containsKey("INTERVAL")) {
            steps.interval(number("INTERVAL", 1, LARGEST_INTERVAL));
        }
        // Whoever follows the steps counts them: only the zone's clocks tell which of them exist.
        int count = parts.containsKey("COUNT") ? number("COUNT", 1, LARGEST_COUNT) : Integer.MAX_VALUE;
        numbers("BYSECOND", 0, 59, steps::bySecond);
        numbers("BYMINUTE", 0, 59, steps::byMinute);
        numbers("BYHOUR", 0, 23, steps::byHour);
        numbers("BYMONTHDAY", -31, 31, steps::byMonthDay);
        numbers("BYYEARDAY", -366, 366, steps::byYearDay);
        numbers("BYWEEKNO", -53, 53, steps::byWeekNo);
        numbers("BYMONTH", 1, 12, steps::byMonth);
        numbers("BYSETPOS", -366, 366, steps::bySetPos);
        days(frequency, steps);
        if (parts.containsKey("WKST")) {
            DayOfWeek first = DAYS.get(parts.get("WKST"));
            if (first == null) {
                throw refused(written("WKST"));
            }
            steps.workweekStarts(first);
        }
        CalendarTime until = null;
        if (parts.containsKey("UNTIL")) {
            until = CalendarTime.read(value("UNTIL"), null).orElseThrow(() -> refused(written("UNTIL")));
        }
        return new Rule(steps.build(), count, until);
    }

    private Frequency frequency() throws Refused {
        return switch (value("FREQ")) {
            case "DAILY" -> Frequency.DAILY;
            case "WEEKLY" -> Frequency.WEEKLY;
            case "MONTHLY" -> Frequency.MONTHLY;
            case "YEARLY" -> Frequency.YEARLY;
            case "HOURLY", "MINUTELY", "SECONDLY" -> throw new Refused(written("FREQ"), true);
            default -> throw refused(written("FREQ"));
        };
    }

    // What RFC 5545 forbids side by side, programs read in ways of their own.
    private void requireSense(Frequency frequency) throws Refused {
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            throw refused(written("COUNT") + ";" + written("UNTIL"));
        }
        if (frequency != Frequency.YEARLY) {
            forbid("BYWEEKNO");
            forbid("BYYEARDAY");
        }
        if (frequency == Frequency.WEEKLY) {
            forbid("BYMONTHDAY");
        }
        if (parts.containsKey("BYSETPOS")
                && parts.keySet().stream().noneMatch(part -> part.startsWith("BY") && !part.equals("BYSETPOS"))) {
            forbid("BYSETPOS");
        }
    }

    private void forbid(String part) throws Refused {
        if (parts.containsKey(part)) {
            throw refused(written(part));
        }
    }

    private String value(String part) {
        return parts.getOrDefault(part, "");
    }

    private String written(String part) {
        return part + "=" + value(part);
    }

    private int number(String part, int least, int most) throws Refused {
        String value = value(part);
        if (!NUMBER.matcher(value).matches()) {
            throw refused(written(part));
        }
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw refused(written(part));
        }
        return number;
    }

    private List<String> list(String part) throws Refused {
        List<String> values = List.of(value(part).split(",", -1));
        if (values.size() > MOST_VALUES) {
            throw refused(part);
        }
        return values;
    }

    private void numbers(String part, int least, int most, Consumer<List<Integer>> taken) throws Refused {
        if (!parts.containsKey(part)) {
            return;
        }
        List<Integer> numbers = new ArrayList<>();
        for (String value : list(part)) {
            int number = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : Integer.MAX_VALUE;
            // A range with numbers below nothing counts from the end, and has no 0.
            if (number < least || number > most || (least < 0 && number == 0)) {
                throw refused(written(part));
            }
            numbers.add(number);
        }
        taken.accept(numbers);
    }

    private void days(Frequency frequency, Recurrence.Builder steps) throws Refused {
        if (!parts.containsKey("BYDAY")) {
            return;
        }
        boolean counted =
                frequency == Frequency.MONTHLY || (frequency == Frequency.YEARLY && !parts.containsKey("BYWEEKNO"));
        for (String value : list("BYDAY")) {
            Matcher day = BY_DAY.matcher(value);
            if (!day.matches()) {
                throw refused(written("BYDAY"));
            }
            Integer ordinal = day.group(1) == null ? null : Integer.valueOf(day.group(1));
            if (ordinal != null && (!counted || ordinal == 0 || Math.abs(ordinal) > 53)) {
                throw refused(written("BYDAY"));
            }
            if (ordinal == null) {
                steps.byDay(DAYS.get(day.group(2)));
            } else {
                steps.byDay(ordinal, DAYS.get(day.group(2)));
            }
        }
    }
}
