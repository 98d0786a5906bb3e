package org.essaim.xlsx;

import java.math.BigDecimal;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.table.Names;
import org.essaim.table.TableRow;

/**
 * One row of an entry template, its day and times put together: a start and an end, a start and a duration, or a day and a
 * duration. What cannot be put together is left as it was typed, so that a finding shows it.
 */
final class EntryRow implements TableRow {
    /** What a reader of tables is told to expect. */
    static final int WIDTH = 0;

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})\\s*[:hH]\\s*(\\d{2})?(?::(\\d{2}))?");
    // An end that is earlier than its start is of the next day, as long as that makes a night and not a slip.
    private static final long LONGEST_NIGHT = 14 * 3600L;
    private static final List<DateTimeFormatter> DAYS =
            List.of(strict("dd/MM/uuuu"), strict("uuuu-MM-dd"), strict("d/M/uuuu"));

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private final String structure;
    private final Map<EntryColumn, SheetReader.Cell> cells = new EnumMap<>(EntryColumn.class);
    private final int[] from = new int[Slot.values().length];
    private final int[] to = new int[Slot.values().length];
    private char[] text = new char[256];
    private int length;
    private long number;
    private boolean total;

    /** What a fact is read from. */
    enum Slot {
        KIND(0),
        WORKER(1),
        LABEL(2),
        SERVICE(3),
        STRUCTURE(4),
        TEAM(5),
        START(6),
        END(7),
        DAY(8),
        DURATION(9),
        KEY(10);

        final int place;

        Slot(int place) {
            this.place = place;
        }

        static Slot at(int place) {
            for (Slot slot : values()) {
                if (slot.place == place) {
                    return slot;
                }
            }
            throw new IllegalArgumentException("No slot [" + place + "].");
        }
    }

    EntryRow(String structure) {
        this.structure = structure;
    }

    /** True if it tells how long, and not when. */
    boolean isTotal() {
        return total;
    }

    void take(long row, Map<EntryColumn, SheetReader.Cell> typed) {
        number = row;
        cells.clear();
        cells.putAll(typed);
        length = 0;
        String label = plain(EntryColumn.LABEL);
        String service = plain(EntryColumn.SERVICE);
        // A visit or internal time: whoever fills in both has said neither.
        put(
                Slot.KIND,
                label.isEmpty() == service.isEmpty()
                        ? (label.isEmpty() ? "" : "?")
                        : label.isEmpty() ? "VISIT" : "INTERNAL");
        put(Slot.WORKER, plain(EntryColumn.WORKER));
        put(Slot.LABEL, label);
        put(Slot.SERVICE, service);
        String named = plain(EntryColumn.STRUCTURE);
        put(Slot.STRUCTURE, named.isEmpty() ? structure : named);
        put(Slot.TEAM, plain(EntryColumn.TEAM));
        put(Slot.KEY, plain(EntryColumn.KEY));
        times();
    }

    private void times() {
        String startText = plain(EntryColumn.START);
        String endText = plain(EntryColumn.END);
        Optional<LocalDate> day = day(EntryColumn.DAY);
        Optional<LocalDateTime> start = moment(EntryColumn.START, day);
        Optional<Long> duration = seconds();
        total = startText.isEmpty() && endText.isEmpty();
        put(Slot.DAY, day.map(LocalDate::toString).orElse(plain(EntryColumn.DAY)));
        put(Slot.DURATION, duration.map(String::valueOf).orElse(plain(EntryColumn.DURATION)));
        put(Slot.START, start.map(EntryRow::written).orElse(startText));
        if (endText.isEmpty() && duration.isPresent() && start.isPresent()) {
            put(Slot.END, written(start.get().plusSeconds(duration.get())));
            return;
        }
        Optional<LocalDateTime> end =
                moment(EntryColumn.END, start.map(LocalDateTime::toLocalDate).or(() -> day));
        if (end.isPresent()
                && start.isPresent()
                && isClock(EntryColumn.END)
                && end.get().isBefore(start.get())) {
            LocalDateTime next = end.get().plusDays(1);
            if (Duration.between(start.get(), next).toSeconds() <= LONGEST_NIGHT) {
                end = Optional.of(next);
            }
        }
        put(Slot.END, end.map(EntryRow::written).orElse(endText));
    }

    private static String written(LocalDateTime moment) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.withNano(0));
    }

    private Optional<LocalDate> day(EntryColumn column) {
        SheetReader.Cell cell = cells.get(column);
        if (cell == null) {
            return Optional.empty();
        }
        if (cell.kind() == SheetReader.Kind.NUMBER) {
            return Serial.of(cell.value())
                    .filter(value -> value.stripTrailingZeros().scale() <= 0)
                    .flatMap(Serial::day);
        }
        return readDay(plain(column));
    }

    private static Optional<LocalDate> readDay(String text) {
        for (DateTimeFormatter format : DAYS) {
            ParsePosition end = new ParsePosition(0);
            TemporalAccessor read = format.parseUnresolved(text, end);
            if (read != null && end.getErrorIndex() < 0 && end.getIndex() == text.length()) {
                try {
                    return Optional.of(LocalDate.parse(text, format));
                } catch (DateTimeException e) {
                    // Written like a day, but no calendar has it.
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean isClock(EntryColumn column) {
        SheetReader.Cell cell = cells.get(column);
        if (cell == null) {
            return false;
        }
        return cell.kind() == SheetReader.Kind.NUMBER
                ? Serial.of(cell.value())
                        .filter(value -> value.compareTo(BigDecimal.ONE) < 0)
                        .isPresent()
                : CLOCK.matcher(plain(column)).matches();
    }

    private Optional<LocalDateTime> moment(EntryColumn column, Optional<LocalDate> day) {
        SheetReader.Cell cell = cells.get(column);
        if (cell == null) {
            return Optional.empty();
        }
        if (cell.kind() == SheetReader.Kind.NUMBER) {
            Optional<BigDecimal> value = Serial.of(cell.value());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            long seconds = Serial.secondOfDay(value.get());
            return Serial.isClock(value.get())
                    ? day.map(date -> date.atStartOfDay().plusSeconds(seconds))
                    : Serial.moment(value.get());
        }
        String typed = plain(column);
        Optional<LocalTime> clock = clock(typed);
        if (clock.isPresent()) {
            return day.map(date -> date.atTime(clock.orElseThrow()));
        }
        int blank = Math.max(typed.lastIndexOf(' '), typed.lastIndexOf('T'));
        return blank < 0
                ? Optional.empty()
                : readDay(typed.substring(0, blank).strip())
                        .flatMap(date -> clock(typed.substring(blank + 1)).map(date::atTime));
    }

    private static Optional<LocalTime> clock(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.of(
                    Integer.parseInt(clock.group(1)),
                    clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2)),
                    clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How long, as a cell of hours and minutes counts it: in parts of a day. */
    private Optional<Long> seconds() {
        SheetReader.Cell cell = cells.get(EntryColumn.DURATION);
        if (cell == null) {
            return Optional.empty();
        }
        if (cell.kind() == SheetReader.Kind.NUMBER) {
            // Whoever types 1,5 for an hour and a half has typed a day and a half.
            return Serial.of(cell.value())
                    .filter(value -> value.compareTo(BigDecimal.ONE) <= 0)
                    .map(Serial::seconds);
        }
        return clock(plain(EntryColumn.DURATION)).map(time -> (long) time.toSecondOfDay());
    }

    // A number where a text stands is an identifier that a spreadsheet took for one: 17, and not 17.0.
    private String plain(EntryColumn column) {
        SheetReader.Cell cell = cells.get(column);
        if (cell == null) {
            return "";
        }
        return cell.kind() == SheetReader.Kind.NUMBER ? Serial.plain(cell.value()) : stripped(cell.value());
    }

    static String stripped(String value) {
        int first = 0;
        int last = value.length();
        while (first < last && Names.isBlank(value.charAt(first))) {
            first++;
        }
        while (last > first && Names.isBlank(value.charAt(last - 1))) {
            last--;
        }
        return value.substring(first, last);
    }

    private void put(Slot slot, String value) {
        if (text.length - length < value.length()) {
            text = java.util.Arrays.copyOf(text, Math.max(text.length * 2, length + value.length()));
        }
        from[slot.place] = length;
        value.getChars(0, value.length(), text, length);
        length += value.length();
        to[slot.place] = length;
    }

    @Override
    public long number() {
        return number;
    }

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
        return "EntryRow[" + number + "]";
    }
}
