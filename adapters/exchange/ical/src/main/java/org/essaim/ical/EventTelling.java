package org.essaim.ical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.ical.EventReader.Further;
import org.essaim.ical.EventReader.Length;
import org.essaim.ical.RecurrenceText.Rule;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource.Context;
import org.essaim.spi.TimeSource.Sink;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;

/** Tells the occurrences of each event of one file as facts; counts what it leaves out on purpose. */
final class EventTelling {
    // Days on which the clocks change are an hour shorter or longer.
    private static final long HALF_A_DAY = 43_200;
    private static final long MOST_STEPS = 20_000_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private final String file;
    private final IcalOptions options;
    private final Context context;
    private final Sink sink;
    private final Recurring.Budget budget = new Recurring.Budget(MOST_STEPS);
    private final Recurring.Days days = new StructureDays();
    private long rows;
    private long cancelled;
    private long free;
    private long confidential;
    private long outside;

    EventTelling(String file, IcalOptions options, Context context, Sink sink) {
        this.file = file;
        this.options = options;
        this.context = context;
        this.sink = sink;
    }

    /** The days that are read, by the clock of the structure. */
    private final class StructureDays implements Recurring.Days {
        @Override
        public LocalDate first() {
            return options.first();
        }

        @Override
        public LocalDate last() {
            return options.last();
        }

        @Override
        public LocalDate of(long second) {
            return Instant.ofEpochSecond(second).atZone(context.zone()).toLocalDate();
        }
    }

    /** The zone of times that name none. */
    static ZoneId floating(IcalOptions options, CalendarHeader header, Context context) {
        return options.zone()
                .or(() -> CalendarZones.find(header.zone(), header))
                .orElse(context.zone());
    }

    /**
     * Tells an event.
     *
     * @param replaced the occurrences that stand for themselves elsewhere in the file
     */
    void read(WrittenEvent event, Replaced replaced) {
        rows++;
        RowFindings findings = new RowFindings(file, event.row());
        for (WrittenEvent.Problem problem : event.problems()) {
            findings.add(
                    switch (problem.fault()) {
                        case LINE ->
                            findings.start(Code.CALENDAR_LINE_UNREADABLE).with("line", problem.line());
                        case UNFINISHED ->
                            findings.start(Code.CALENDAR_EVENT_UNFINISHED).with("line", problem.line());
                        case TOO_LARGE ->
                            findings.start(Code.FILE_TOO_LARGE)
                                    .value("VEVENT")
                                    .with("limit", (WrittenEvent.MOST_OCTETS >> 10) + " Kio");
                    });
        }
        // Of what is broken, nobody knows what else it said.
        if (!findings.refused()) {
            tell(event, replaced, findings);
        }
        findings.tell(sink);
    }

    private void tell(WrittenEvent event, Replaced replaced, RowFindings findings) {
        EventReader reader = new EventReader(event, floating(options, event.header(), context), findings);
        String status = reader.word("STATUS");
        String shown = reader.word("TRANSP");
        String access = reader.word("CLASS");
        if (findings.refused()) {
            return;
        }
        if (status.equals("CANCELLED") || event.header().cancels()) {
            cancelled++;
        } else if (shown.equals("TRANSPARENT")) {
            free++;
        } else if (access.equals("PRIVATE") || access.equals("CONFIDENTIAL")) {
            confidential++;
        } else {
            planned(event, reader, replaced, findings);
        }
    }

    private void planned(WrittenEvent event, EventReader reader, Replaced replaced, RowFindings findings) {
        String identifier = reader.required("UID");
        String worker =
                options.workerProperty().isEmpty() ? options.worker() : reader.required(options.workerProperty());
        ContentLine summary = reader.single("SUMMARY");
        CalendarTime start = reader.start();
        CalendarTime occurrence = reader.replaced(start);
        Rule rule = reader.rule();
        List<Further> further = reader.further();
        List<CalendarTime> exceptions = reader.exceptions();
        boolean worked = options.kind() == FactKind.INTERNAL || options.kind() == FactKind.VISIT;
        Length length = reader.length(start);
        boolean allDay = start != null
                && length != null
                && (start.isDay() || (worked && isOfWholeDays(start, length, reader.floating())));
        if (worked && !allDay) {
            reader.requirePlausible(length);
            further.forEach(each -> reader.requirePlausible(each.length()));
        }
        Long moment = occurrence == null || occurrence.isDay() ? null : reader.second(occurrence, "RECURRENCE-ID");
        if (reader.replacesWhatFollows()) {
            findings.add(findings.start(Code.CALENDAR_FROM_THEN_ON)
                    .column("RECURRENCE-ID")
                    .value(String.valueOf(occurrence)));
        }
        if (findings.refused() || start == null || length == null) {
            return;
        }
        String key = EventReader.key(identifier);
        boolean recurs = rule != null || !further.isEmpty();
        Recurring recurring =
                new Recurring(start, start.isDay() ? ZoneOffset.UTC : reader.floating(), exceptions, days, budget);
        try {
            recurring.follow(rule, further.stream().map(Further::start).toList());
        } catch (Recurring.TooMany e) {
            findings.add(findings.start(Code.CALENDAR_TOO_MANY).column("RRULE").with("limit", Recurring.MOST_TOLD));
            return;
        }
        // Whose every occurrence within the days was taken out is as cancelled as one that says so.
        cancelled += recurring.isTakenOut() ? 1 : 0;
        // A whole series is looked at without those that stand for themselves.
        if (occurrence == null) {
            recurring
                    .told()
                    .entrySet()
                    .removeIf(each -> replaced.contains(
                            key, each.getKey(), each.getValue().day()));
        }
        if (allDay) {
            allDay(recurring, start, length, recurs, findings);
            return;
        }
        doubts(event, recurring, reader, findings);
        if (recurring.told().isEmpty()) {
            outside += recurring.isWithin() ? 0 : 1;
            return;
        }
        if (length.end() != null && !recurs) {
            reader.noteTwice(length.end(), length.column());
        }
        if (length.days() == 0 && length.seconds() == 0) {
            findings.add(
                    findings.start(Code.EMPTY_INTERVAL).column(length.column()).value(start.toString()));
        }
        Occurrence told = new Occurrence(
                event.row(),
                occurrence != null ? key + "/" + suffix(occurrence, moment) : key,
                recurs,
                context.pseudonyms().pseudonym(worker),
                options.kind() == FactKind.INTERNAL && summary != null ? options.label(summary.text()) : "",
                event.all(options.serviceProperty()).stream()
                        .map(ContentLine::firstText)
                        .findFirst()
                        .orElse(""));
        Map<Long, Length> lengths = new HashMap<>();
        for (Further each : further) {
            Length own = each.length();
            if (own != null) {
                recurring.second(each.start()).ifPresent(second -> lengths.put(second, own));
            }
        }
        for (Map.Entry<Long, CalendarTime> each : recurring.told().entrySet()) {
            reader.noteTwice(each.getValue(), "DTSTART");
            tell(
                    told,
                    each.getKey(),
                    each.getValue().zoneOr(reader.floating()),
                    lengths.getOrDefault(each.getKey(), length));
        }
    }

    /**
     * True if it lasts from midnight to midnight, by its own clock or the structure's: that is how programs that have no events of
     * a whole day write them, and nobody worked for so long.
     */
    private boolean isOfWholeDays(CalendarTime start, Length length, ZoneId floating) {
        ZoneId own = start.zoneOr(floating);
        long from = start.local().atZone(own).toEpochSecond();
        long to = end(from, own, length);
        return to > from
                && Stream.of(own, context.zone()).anyMatch(zone -> isMidnight(from, zone) && isMidnight(to, zone));
    }

    private static boolean isMidnight(long second, ZoneId zone) {
        return Instant.ofEpochSecond(second).atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /**
     * What the occurrences of an event have in common.
     *
     * @param key the key of the event, without its moment
     */
    private record Occurrence(long row, String key, boolean recurs, WorkerId worker, String label, String service) {}

    private void tell(Occurrence event, long second, ZoneId zone, Length length) {
        long end = end(second, zone, length);
        sink.fact(
                event.row(),
                Fact.builder(context.structure(), options.profile(), options.kind())
                        .key(event.recurs() ? event.key() + "/" + moment(second) : event.key())
                        .worker(event.worker())
                        .label(event.label())
                        .service(event.service())
                        .planned(new Interval(second, offset(second), end, offset(end)))
                        .build());
    }

    private static long end(long second, ZoneId zone, Length length) {
        ZonedDateTime start = Instant.ofEpochSecond(second).atZone(zone);
        return start.plusDays(length.days()).toEpochSecond() + length.seconds();
    }

    private int offset(long second) {
        return context.zone()
                .getRules()
                .getOffset(Instant.ofEpochSecond(second))
                .getTotalSeconds();
    }

    private static String suffix(@Nullable CalendarTime occurrence, @Nullable Long moment) {
        return moment != null ? moment(moment) : String.valueOf(occurrence);
    }

    private static String moment(long second) {
        return MOMENT.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
    }

    private void doubts(WrittenEvent event, Recurring recurring, EventReader reader, RowFindings findings) {
        for (LocalDateTime gap : recurring.gaps()) {
            // The other occurrences are told: it is this one alone that nobody can place.
            RowFindings one = new RowFindings(file, event.row());
            new EventReader(event, reader.floating(), one).missing(gap.toString(), "DTSTART", recurring.zone());
            one.tell(sink);
        }
        if (recurring.isStartOffRule() && !recurring.told().isEmpty()) {
            findings.add(findings.start(Code.CALENDAR_START_OFF_RULE).column("DTSTART"));
        }
        if (recurring.idleExceptions() > 0) {
            findings.add(findings.start(Code.CALENDAR_EXCEPTION_IDLE)
                    .column("EXDATE")
                    .with("count", recurring.idleExceptions()));
        }
    }

    private void allDay(Recurring recurring, CalendarTime start, Length length, boolean recurs, RowFindings findings) {
        long lasting = length.days() + (length.seconds() + HALF_A_DAY) / (2 * HALF_A_DAY);
        LocalDate last = start.day().plusDays(Math.max(1, lasting) - 1);
        long count = recurring.told().size();
        if (!recurs && count == 0 && !start.day().isAfter(options.last()) && !last.isBefore(options.first())) {
            count = 1;
        }
        if (count == 0) {
            outside += recurring.isWithin() ? 0 : 1;
        } else {
            findings.add(findings.start(Code.CALENDAR_ALL_DAY)
                    .column("DTSTART")
                    .value(start.day().toString())
                    .with("count", count));
        }
    }

    /** Says what was left out on purpose. */
    void end() {
        if (cancelled + free + confidential + outside > 0) {
            sink.note(Finding.of(Code.CALENDAR_LEFT_OUT)
                    .file(file)
                    .with("cancelled", cancelled)
                    .with("free", free)
                    .with("private", confidential)
                    .with("outside", outside)
                    .build());
        }
    }

    /** The events that were seen. */
    long rows() {
        return rows;
    }
}
