package org.essaim.indicator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.essaim.report.Figures;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/**
 * The days that an indicator is about (<i>période</i>): one that the calendar knows, or one that an agreement made (<i>période
 * conventionnelle</i>).
 *
 * <p>Written {@code 2026-03-14}, {@code 2026-W05}, {@code 2026-03}, {@code 2026-Q1}, {@code 2026-H1}, {@code 2026} or {@code
 * 2026-01-15..2026-07-14}, both days included; French readers may write {@code 2026-T1}, {@code 2026-S1} and {@code 2026-sem05}. ISO weeks belong to the year of
 * their Thursday, so some years have 53. Immutable.
 */
public final class Period implements Comparable<Period> {
    private static final Pattern CALENDAR = Pattern.compile(
            "(?<year>\\d{4})(?:-(?:(?:Q|T)(?<quarter>[1-4])|(?:H|S)(?<semester>[12])|(?:W|sem)(?<week>\\d{2})|(?<month>\\d{2})(?:-(?<day>\\d{2}))?))?");
    private static final Pattern RANGE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.\\.(\\d{4}-\\d{2}-\\d{2})");

    private final @Nullable PeriodKind kind;
    private final LocalDate first;
    private final LocalDate end;

    private Period(@Nullable PeriodKind kind, LocalDate first, LocalDate end) {
        this.kind = kind;
        this.first = first;
        this.end = end;
    }

    /** The one of a kind that a day lies in. */
    public static Period of(PeriodKind kind, LocalDate day) {
        LocalDate first = kind.first(day);
        return new Period(kind, first, kind.later(first, 1));
    }

    /**
     * From one day to another, both included; one that the calendar knows, if they are its first and last day.
     *
     * @throws EssaimException if the last day comes before the first
     */
    public static Period between(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new EssaimException("A period cannot begin on [" + first + "] and end on [" + last
                    + "].\nMaybe the two days were swapped.");
        }
        LocalDate end = last.plusDays(1);
        for (PeriodKind kind : PeriodKind.values()) {
            if (kind.first(first).equals(first) && kind.later(first, 1).equals(end)) {
                return new Period(kind, first, end);
            }
        }
        return new Period(null, first, end);
    }

    /**
     * Reads a period.
     *
     * @throws EssaimException if it is none
     */
    public static Period parse(String text) {
        try {
            Matcher range = RANGE.matcher(text);
            if (range.matches()) {
                return between(LocalDate.parse(range.group(1)), LocalDate.parse(range.group(2)));
            }
            Matcher matcher = CALENDAR.matcher(text);
            if (matcher.matches()) {
                return calendar(matcher);
            }
        } catch (DateTimeException e) {
            // Falls through: there is no such day, month or week.
        }
        throw new EssaimException("[" + text + "] is no period.\nMaybe 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W05,"
                + " 2026-03-14 or 2026-01-15..2026-07-14.");
    }

    private static Period calendar(Matcher matcher) {
        int year = Integer.parseInt(matcher.group("year"));
        LocalDate january = LocalDate.of(year, 1, 1);
        if (matcher.group("quarter") != null) {
            return of(PeriodKind.QUARTER, january.plusMonths(3L * (Integer.parseInt(matcher.group("quarter")) - 1)));
        }
        if (matcher.group("semester") != null) {
            return of(PeriodKind.SEMESTER, january.plusMonths(6L * (Integer.parseInt(matcher.group("semester")) - 1)));
        }
        if (matcher.group("week") != null) {
            int week = Integer.parseInt(matcher.group("week"));
            // The fourth of January lies in the first week of its year, whatever weekday it is.
            LocalDate monday = PeriodKind.WEEK.first(LocalDate.of(year, 1, 4)).plusWeeks(week - 1L);
            if (week < 1 || monday.get(IsoFields.WEEK_BASED_YEAR) != year) {
                throw new DateTimeException("no such week");
            }
            return of(PeriodKind.WEEK, monday);
        }
        if (matcher.group("month") == null) {
            return of(PeriodKind.YEAR, january);
        }
        int month = Integer.parseInt(matcher.group("month"));
        return matcher.group("day") == null
                ? of(PeriodKind.MONTH, LocalDate.of(year, month, 1))
                : of(PeriodKind.DAY, LocalDate.of(year, month, Integer.parseInt(matcher.group("day"))));
    }

    /** What the calendar calls it; empty for one that an agreement made. */
    public Optional<PeriodKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** The first day. */
    public LocalDate first() {
        return first;
    }

    /** The last day. */
    public LocalDate last() {
        return end.minusDays(1);
    }

    /** The days, the end excluded. */
    public LocalDateRange days() {
        return LocalDateRange.of(first, end);
    }

    /** How many days. */
    public long length() {
        return ChronoUnit.DAYS.between(first, end);
    }

    /** The one after, as long by the calendar; of one that an agreement made, as many days. */
    public Period next() {
        return shifted(1);
    }

    /** The one before. */
    public Period previous() {
        return shifted(-1);
    }

    private Period shifted(int number) {
        if (kind != null) {
            LocalDate other = kind.later(first, number);
            return new Period(kind, other, kind.later(other, 1));
        }
        long days = length();
        return new Period(null, first.plusDays(number * days), end.plusDays(number * days));
    }

    /** True if every day of another one is one of this. */
    public boolean contains(Period other) {
        return !other.first.isBefore(first) && !other.end.isAfter(end);
    }

    /** True if this is made of whole ones of a kind, so that they add up to it: a year is no whole number of weeks. */
    public boolean isMadeOf(PeriodKind parts) {
        return parts.first(first).equals(first) && parts.first(end).equals(end);
    }

    /**
     * The ones of a kind that this is made of, in order.
     *
     * @throws EssaimException if it is not made of whole ones
     */
    public List<Period> parts(PeriodKind parts) {
        if (!isMadeOf(parts)) {
            throw new EssaimException("Period [" + this + "] is not made of whole periods of kind [" + parts
                    + "].\nMaybe ask by DAY, or take another period.");
        }
        List<Period> all = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(end); day = parts.later(day, 1)) {
            all.add(new Period(parts, day, parts.later(day, 1)));
        }
        return all;
    }

    /** The one before: of the same kind, or as many days long. */
    public Period former() {
        return kind == null
                ? between(first.minusDays(length()), first.minusDays(1))
                : new Period(kind, kind.later(first, -1), first);
    }

    /** Which share of this one’s days another one covers (<i>prorata temporis</i>), exactly; 0 if they share none. */
    public Rational shareWithin(Period other) {
        LocalDate from = first.isAfter(other.first) ? first : other.first;
        LocalDate to = end.isBefore(other.end) ? end : other.end;
        return from.isBefore(to) ? Rational.of(ChronoUnit.DAYS.between(from, to), length()) : Rational.ZERO;
    }

    /** What a person reads, in French or English. */
    public String title(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        Figures figures = Figures.in(locale);
        int year = first.getYear();
        if (kind == null) {
            return (english ? "from " : "du ") + figures.day(first) + (english ? " to " : " au ") + figures.day(last());
        }
        return switch (kind) {
            case DAY -> figures.day(first);
            case WEEK -> {
                int week = first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                int of = first.get(IsoFields.WEEK_BASED_YEAR);
                yield english ? "week " + week + " of " + of : "semaine " + week + " de " + of;
            }
            case MONTH -> figures.month(java.time.YearMonth.from(first));
            case QUARTER -> nth(first.get(IsoFields.QUARTER_OF_YEAR), english, "trimestre", "quarter") + " " + year;
            case SEMESTER -> nth(first.getMonthValue() == 1 ? 1 : 2, english, "semestre", "half-year") + " " + year;
            case YEAR -> Integer.toString(year);
        };
    }

    private static String nth(int number, boolean english, String french, String inEnglish) {
        String[] ends = {"st", "nd", "rd", "th"};
        return english
                ? number + ends[number - 1] + " " + inEnglish
                : number + (number == 1 ? "er" : "e") + "\u00a0" + french;
    }

    /** By first day, then by last. */
    @Override
    public int compareTo(Period other) {
        int order = first.compareTo(other.first);
        return order != 0 ? order : end.compareTo(other.end);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Period period && first.equals(period.first) && end.equals(period.end);
    }

    @Override
    public int hashCode() {
        return first.hashCode() * 31 + end.hashCode();
    }

    /** As it is written, to be read back. */
    @Override
    public String toString() {
        if (kind == null) {
            return first + ".." + last();
        }
        return switch (kind) {
            case DAY -> first.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        first.get(IsoFields.WEEK_BASED_YEAR),
                        first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> java.time.YearMonth.from(first).toString();
            case QUARTER -> first.getYear() + "-Q" + first.get(IsoFields.QUARTER_OF_YEAR);
            case SEMESTER -> first.getYear() + (first.getMonthValue() == 1 ? "-H1" : "-H2");
            case YEAR -> Integer.toString(first.getYear());
        };
    }
}
