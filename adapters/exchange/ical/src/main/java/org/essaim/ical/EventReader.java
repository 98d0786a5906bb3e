package org.essaim.ical;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.ical.RecurrenceText.Rule;
import org.jspecify.annotations.Nullable;

/** Reads the properties of one event, and says what is wrong with them. */
final class EventReader {
    private static final long LONGEST = 36L * 3600;
    private static final Pattern DURATION = Pattern.compile(
            "\\+?P(?:(\\d{1,4})W|(?=[\\dT])(?:(\\d{1,4})D)?(?:T(?=\\d)(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,8})S)?)?)");

    private final WrittenEvent event;
    private final ZoneId floating;
    private final RowFindings findings;

    /**
     * How long an event lasts: so many days by the clock on the wall, and then so many seconds.
     *
     * @param column the property that says so
     * @param end the end, where that is what is written
     */
    record Length(
            long days,
            long seconds,
            String column,
            @Nullable CalendarTime end) {}

    EventReader(WrittenEvent event, ZoneId floating, RowFindings findings) {
        this.event = event;
        this.floating = floating;
        this.findings = findings;
    }

    /** The zone of times that name none. */
    ZoneId floating() {
        return floating;
    }

    /** A property that an event has once. */
    @Nullable
    ContentLine single(String name) {
        List<ContentLine> all = event.all(name);
        if (all.size() > 1) {
            findings.add(
                    findings.start(Code.CALENDAR_PROPERTY_TWICE).column(name).with("other", name));
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** The word that a property says, in capitals. */
    String word(String name) {
        ContentLine line = single(name);
        return line == null ? "" : line.text().toUpperCase(Locale.ROOT);
    }

    /** The text of a property that must be there. */
    String required(String name) {
        ContentLine line = single(name);
        String text = line == null ? "" : line.text();
        if (text.isEmpty()) {
            findings.add(findings.start(Code.MISSING_VALUE).column(name));
        }
        return text;
    }

    /**
     * What stands for an identifier in keys: programs make identifiers of addresses of people, and of their machines.
     */
    static String key(String identifier) {
        return Digest.of("essaim/ical/uid", identifier.getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 32);
    }

    /** When it begins. */
    @Nullable
    CalendarTime start() {
        ContentLine line = single("DTSTART");
        if (line == null) {
            findings.add(findings.start(Code.MISSING_VALUE).column("DTSTART"));
            return null;
        }
        return time(line, line.value());
    }

    /**
     * Which occurrence of its series it replaces, if any; by the clock of the event’s own zone where it names none.
     *
     * @param start when the event begins
     */
    @Nullable
    CalendarTime replaced(@Nullable CalendarTime start) {
        ContentLine line = single("RECURRENCE-ID");
        CalendarTime read = line == null ? null : time(line, line.value());
        return read != null && read.form() == CalendarTime.Form.FLOATING && start != null && start.zone() != null
                ? new CalendarTime(read.local(), start.form(), start.zone())
                : read;
    }

    /** True if it replaces all that follow too. */
    boolean replacesWhatFollows() {
        return event.all("RECURRENCE-ID").stream()
                .anyMatch(line -> !line.parameter("RANGE").isEmpty());
    }

    /**
     * A date on which it takes place too.
     *
     * @param length how long it lasts then; nothing if it lasts as long as ever
     */
    record Further(CalendarTime start, @Nullable Length length) {}

    /** The dates on which it takes place too, each time they stand there. */
    List<Further> further() {
        List<Further> further = new ArrayList<>();
        for (ContentLine line : event.all("RDATE")) {
            for (String value : line.value().split(",", -1)) {
                int slash = value.indexOf('/');
                CalendarTime start = time(line, slash < 0 ? value : value.substring(0, slash));
                Length length = slash < 0 ? null : period(start, line, value.substring(slash + 1));
                if (slash >= 0 && start != null && start.isDay()) {
                    refuse(Code.UNPARSABLE_DATE, line.name(), value, CalendarTime.EXPECTED);
                } else if (start != null) {
                    further.add(new Further(start, length));
                }
            }
        }
        return further;
    }

    // RFC 5545, 3.3.9: a period says its end, or how long it lasts.
    private @Nullable Length period(@Nullable CalendarTime start, ContentLine line, String value) {
        boolean duration = value.strip().startsWith("P") || value.strip().startsWith("+");
        return duration ? lasting(line, value) : until(start, line, value);
    }

    /** The dates on which it does not take place, each time they stand there. */
    List<CalendarTime> exceptions() {
        List<CalendarTime> exceptions = new ArrayList<>();
        for (ContentLine line : event.all("EXDATE")) {
            for (String value : line.value().split(",", -1)) {
                CalendarTime time = time(line, value);
                if (time != null) {
                    exceptions.add(time);
                }
            }
        }
        return exceptions;
    }

    private @Nullable CalendarTime time(ContentLine line, String value) {
        String named = line.parameter("TZID");
        Optional<ZoneId> zone = named.isEmpty() ? Optional.empty() : CalendarZones.find(named, event.header());
        Optional<CalendarTime> read = CalendarTime.read(value, zone.orElse(null));
        boolean dayMeant = line.parameter("VALUE").equalsIgnoreCase("DATE");
        if (read.isEmpty() || (dayMeant && !read.get().isDay())) {
            findings.add(findings.start(Code.UNPARSABLE_DATE)
                    .column(line.name())
                    .value(RowFindings.shown(value))
                    .with("expected", CalendarTime.EXPECTED));
            return null;
        }
        if (!named.isEmpty() && zone.isEmpty() && read.get().form() == CalendarTime.Form.FLOATING) {
            findings.add(findings.start(Code.CALENDAR_ZONE_UNKNOWN)
                    .column(line.name())
                    .value(RowFindings.shownZone(named)));
            return null;
        }
        return read.get();
    }

    /** The rule by which it recurs, if it has one. */
    @Nullable
    Rule rule() {
        for (ContentLine line : event.all("EXRULE")) {
            refuse(Code.CALENDAR_RULE_UNREADABLE, line.name(), line.value());
        }
        ContentLine line = single("RRULE");
        if (line == null) {
            return null;
        }
        if (!event.all("RECURRENCE-ID").isEmpty()) {
            refuse(Code.CALENDAR_RULE_UNREADABLE, line.name(), line.value());
        }
        try {
            return RecurrenceText.read(line.value());
        } catch (RecurrenceText.Refused refused) {
            refuse(
                    refused.isTooFrequent() ? Code.CALENDAR_RULE_TOO_FREQUENT : Code.CALENDAR_RULE_UNREADABLE,
                    line.name(),
                    refused.part());
            return null;
        }
    }

    private void refuse(Code code, String column, String written) {
        findings.add(findings.start(code).column(column).value(RowFindings.shown(written)));
    }

    /**
     * How long it lasts from this start on; nothing if that is wrong, or cannot be known because the start is.
     */
    @Nullable
    Length length(@Nullable CalendarTime start) {
        ContentLine end = single("DTEND");
        ContentLine duration = single("DURATION");
        if (end != null && duration != null) {
            findings.add(
                    findings.start(Code.CALENDAR_PROPERTY_TWICE).column("DTEND").with("other", "DURATION"));
            return null;
        }
        return end != null
                ? until(start, end, end.value())
                : duration != null ? lasting(duration, duration.value()) : new Length(0, 0, "DTSTART", null);
    }

    /** Says so if it lasts longer than anybody works without a break. */
    void requirePlausible(@Nullable Length length) {
        if (length == null) {
            return;
        }
        long seconds = length.days() * 86_400 + length.seconds();
        if (seconds > LONGEST) {
            findings.add(findings.start(Code.IMPLAUSIBLE_DURATION)
                    .column(length.column())
                    .with("hours", hours(seconds))
                    .with("limit", hours(LONGEST)));
        }
    }

    private @Nullable Length until(@Nullable CalendarTime start, ContentLine line, String value) {
        CalendarTime end = time(line, value);
        if (end == null || start == null) {
            return null;
        }
        if (end.isDay() != start.isDay()) {
            refuse(Code.UNPARSABLE_DATE, line.name(), value, CalendarTime.EXPECTED);
            return null;
        }
        if (start.isDay()) {
            return new Length(Math.max(1, end.day().toEpochDay() - start.day().toEpochDay()), 0, line.name(), end);
        }
        Long from = second(start, line.name().equals("RDATE") ? "RDATE" : "DTSTART");
        Long to = second(end, line.name());
        if (from == null || to == null) {
            return null;
        }
        if (to < from) {
            findings.add(findings.start(Code.END_BEFORE_START)
                    .column(line.name())
                    .value(end.toString())
                    .with("start", start));
            return null;
        }
        return new Length(0, to - from, line.name(), end);
    }

    private @Nullable Length lasting(ContentLine line, String value) {
        Matcher written = DURATION.matcher(value.strip().toUpperCase(Locale.ROOT));
        if (!written.matches()) {
            refuse(Code.UNPARSABLE_NUMBER, line.name(), value);
            return null;
        }
        return new Length(
                number(written, 1) * 7 + number(written, 2),
                number(written, 3) * 3600 + number(written, 4) * 60 + number(written, 5),
                line.name(),
                null);
    }

    private static long number(Matcher written, int group) {
        return written.group(group) == null ? 0 : Long.parseLong(written.group(group));
    }

    private void refuse(Code code, String column, String written, String expected) {
        findings.add(findings.start(code)
                .column(column)
                .value(RowFindings.shown(written))
                .with("expected", expected));
    }

    /** The second of a time, its zone’s clocks asked once; nothing if they never show it. */
    @Nullable
    Long second(CalendarTime time, String column) {
        ZoneId zone = time.zoneOr(floating);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time.local());
        if (offsets.isEmpty()) {
            missing(time.toString(), column, zone);
            return null;
        }
        return time.local().toEpochSecond(offsets.get(0));
    }

    /** Says that the clocks leave a time out. */
    void missing(String time, String column, ZoneId zone) {
        findings.add(findings.start(Code.LOCAL_TIME_MISSING)
                .column(column)
                .value(time)
                .with("zone", zone.getId()));
    }

    /** Says so if the clocks show a time twice: the earlier one is the one before they go back. */
    void noteTwice(CalendarTime time, String column) {
        ZoneId zone = time.zoneOr(floating);
        if (zone.getRules().getValidOffsets(time.local()).size() > 1) {
            findings.add(findings.start(Code.LOCAL_TIME_TWICE)
                    .column(column)
                    .value(time.toString())
                    .with("zone", zone.getId()));
        }
    }

    /** Hours with two decimals, for messages. */
    private static String hours(long seconds) {
        return java.math.BigDecimal.valueOf(seconds)
                .divide(java.math.BigDecimal.valueOf(3600), 2, java.math.RoundingMode.HALF_UP)
                .toPlainString()
                .replace('.', ',');
    }
}
