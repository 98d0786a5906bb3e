package org.essaim.ical;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the events of a calendar, one at a time, and hands each on with its row as soon as it ends. */
final class CalendarScan implements ContentLines.Visitor {
    private static final int DEEPEST = 16;
    private static final Set<String> OF_CALENDARS = Set.of("X-WR-TIMEZONE", "METHOD");
    private static final Set<String> OF_ZONES = Set.of("TZID", "X-LIC-LOCATION");
    private static final Set<String> OF_EVENTS = Set.of(
            "UID",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "EXRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "STATUS",
            "TRANSP",
            "CLASS",
            "SUMMARY");

    private final Predicate<String> others;
    private final Consumer<WrittenEvent> events;
    private final LongConsumer strayLines;
    private final Deque<String> open = new ArrayDeque<>();
    private CalendarHeader header = new CalendarHeader();
    private @Nullable WrittenEvent event;
    private String zone = "";
    private String place = "";
    private boolean calendar;
    private long last;
    private long truncated;

    /**
     * A scan of one file.
     *
     * @param others the properties of events that are kept beside those that every calendar has
     * @param strayLines takes the number of a line outside of events that cannot be read
     */
    CalendarScan(Predicate<String> others, Consumer<WrittenEvent> events, LongConsumer strayLines) {
        this.others = others;
        this.events = events;
        this.strayLines = strayLines;
    }

    /** True once something of a calendar was met. */
    boolean isCalendar() {
        return calendar;
    }

    /** True if there is nothing but empty lines. */
    boolean isEmpty() {
        return last == 0;
    }

    /** The last line of a calendar that does not end, so that nobody knows what else was in it; 0 if each one ends. */
    long truncated() {
        return truncated;
    }

    @Override
    public void line(long number, byte[] octets, int length, boolean cut) {
        read(number, octets, length, cut);
        last = number;
    }

    private void read(long number, byte[] octets, int length, boolean cut) {
        int end = 0;
        while (end < length && ContentLine.isNameCharacter(octets[end])) {
            end++;
        }
        if (end == 0 || end == length || (octets[end] != ':' && octets[end] != ';')) {
            stray(number);
            return;
        }
        String name = new String(octets, 0, end, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
        if (!isRead(name)) {
            if (colon(octets, length) < 0 && !cut) {
                stray(number);
            }
            return;
        }
        ContentLine line = cut ? null : decoded(number, octets, length);
        if (line == null || !line.parameter("ENCODING").isEmpty()) {
            stray(number);
        } else if (name.equals("BEGIN")) {
            begin(number, line.text().toUpperCase(Locale.ROOT));
        } else if (name.equals("END")) {
            end(number, line.text().toUpperCase(Locale.ROOT));
        } else {
            take(line, length);
        }
    }

    /** The file ends here. */
    void end() {
        unfinished(last);
        leave();
    }

    private void leave() {
        if (open.contains("VCALENDAR") && truncated == 0) {
            truncated = last;
        }
        open.clear();
    }

    private boolean isRead(String name) {
        if (name.equals("BEGIN") || name.equals("END")) {
            return true;
        }
        String within = open.isEmpty() ? "" : open.getLast();
        return switch (within) {
            case "VEVENT" -> OF_EVENTS.contains(name) || others.test(name);
            case "VCALENDAR" -> OF_CALENDARS.contains(name);
            case "VTIMEZONE" -> OF_ZONES.contains(name);
            default -> false;
        };
    }

    private static int colon(byte[] octets, int length) {
        for (int i = 0; i < length; i++) {
            if (octets[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable ContentLine decoded(long number, byte[] octets, int length) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, length))
                    .toString();
            return ContentLine.parse(number, text);
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private void take(ContentLine line, int length) {
        switch (open.getLast()) {
            case "VEVENT" -> {
                if (event != null) {
                    event.add(line, length);
                }
            }
            case "VCALENDAR" -> header.take(line);
            default -> {
                if (line.name().equals("TZID")) {
                    zone = line.text();
                } else {
                    place = line.text();
                }
            }
        }
    }

    private void begin(long number, String component) {
        if (component.equals("VCALENDAR")) {
            calendar = true;
            unfinished(number);
            leave();
            header = new CalendarHeader();
        } else if (component.equals("VEVENT")) {
            calendar = true;
            unfinished(number);
            open.removeIf(each -> !each.equals("VCALENDAR"));
            event = new WrittenEvent(number, header);
            if (open.isEmpty()) {
                // Whatever stood around it is lost, and nobody knows what else is.
                stray(number);
            }
        } else if (component.equals("VTIMEZONE")) {
            zone = "";
            place = "";
        }
        if (open.size() < DEEPEST) {
            open.addLast(component);
        } else {
            stray(number);
        }
    }

    private void end(long number, String component) {
        if (!open.contains(component)) {
            stray(number);
            return;
        }
        boolean whole = open.getLast().equals(component);
        if (!whole && event != null) {
            // What stands in the part that does not end may have been meant for the event.
            event.problem(WrittenEvent.Fault.UNFINISHED, number);
        }
        while (!open.removeLast().equals(component)) {
            // The parts that do not end.
        }
        if (component.equals("VTIMEZONE") && !zone.isEmpty() && !place.isEmpty()) {
            header.place(zone, place);
        }
        if (event != null && !open.contains("VEVENT")) {
            finish();
        }
        if (component.equals("VCALENDAR")) {
            header = new CalendarHeader();
        }
    }

    private void unfinished(long number) {
        if (event != null) {
            event.problem(WrittenEvent.Fault.UNFINISHED, number);
            finish();
        }
    }

    private void finish() {
        WrittenEvent finished = event;
        event = null;
        if (finished != null) {
            events.accept(finished);
        }
    }

    private void stray(long number) {
        if (event != null) {
            event.problem(WrittenEvent.Fault.LINE, number);
        } else {
            strayLines.accept(number);
        }
    }
}
