package org.essaim.ical;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.spi.TimeSource;

/**
 * Tells the events of a calendar file (<i>agenda iCalendar</i>, RFC 5545) as facts, each occurrence of the days that are asked
 * for.
 *
 * <p>Immutable and thread-safe; the file may be read any number of times. It is read twice each time, event by event: an
 * occurrence that somebody moved may stand anywhere. A row's number is the line of {@code BEGIN:VEVENT}. The key of a fact stays
 * the same whatever becomes of the event: a digest of its {@code UID} and, where it recurs, the moment at which it was to begin.
 *
 * <p>Of an event nothing is read but its times, its rule, its state and, for internal time, its summary, which is the label.
 * Description, place, comments and whoever is invited never leave the parser. What is cancelled, private or does not take up
 * time is left out, and how much of it there was is told. A rule goes by the clock of its zone, whose changes are those that the
 * Java platform knows, never those that the file claims; an occurrence lasts as many seconds as the first one, as RFC 5545 says,
 * whatever the clocks do meanwhile. What lasts whole days, written as such or from midnight to midnight, does not say how long somebody
 * worked: it is told as a finding, and as no time.
 *
 * <p>A window that is declared complete speaks of all that its profile told of a structure: who imports one calendar for each
 * worker gives each its own profile, or declares none.
 *
 * <pre>{@code
 * IcalTimeSource.of(Path.of("agenda.ics"), IcalOptions.between(first, last).worker("M0412").build());
 * }</pre>
 */
public final class IcalTimeSource implements TimeSource {
    private static final long LARGEST = 128L << 20;
    private static final int MOST_STRAY_LINES = 50;

    private final Path file;
    private final IcalOptions options;

    private IcalTimeSource(Path file, IcalOptions options) {
        this.file = file;
        this.options = options;
    }

    /** The source of this calendar; nothing is opened yet. */
    public static IcalTimeSource of(Path file, IcalOptions options) {
        return new IcalTimeSource(Objects.requireNonNull(file, "file"), Objects.requireNonNull(options, "options"));
    }

    @Override
    public String profile() {
        return options.profile();
    }

    @Override
    public String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public boolean identified() {
        return true;
    }

    @Override
    public Reading read(Context context, Sink sink) {
        EventTelling telling = new EventTelling(name(), options, context, sink);
        try {
            if (Files.size(file) > LARGEST) {
                sink.note(tooLarge());
                return new Reading(Digest.ofFile(Digest.sha256()), 0);
            }
            Overview overview = new Overview(context);
            Digest digest = overview.look();
            if (overview.tell(sink)) {
                CalendarScan scan =
                        new CalendarScan(options::reads, event -> telling.read(event, overview.replaced), line -> {});
                try (InputStream in = Files.newInputStream(file)) {
                    ContentLines.walk(in, scan);
                    scan.end();
                }
                telling.end();
            }
            return new Reading(digest, telling.rows());
        } catch (IOException e) {
            // Its message may repeat a path of this machine.
            sink.note(Finding.of(Code.UNREADABLE_SOURCE)
                    .file(name())
                    .with("problem", e.getClass().getSimpleName())
                    .build());
            return new Reading(Digest.ofFile(Digest.sha256()), telling.rows());
        }
    }

    private Finding tooLarge() {
        return Finding.of(Code.FILE_TOO_LARGE)
                .file(name())
                .value(name())
                .with("limit", (LARGEST >> 20) + " Mio")
                .build();
    }

    /** What a first reading of the file finds out: whether it is a calendar, what is replaced, and what is wrong beside events. */
    private final class Overview {
        private final Context context;
        private final Replaced replaced = new Replaced();
        private final List<Long> strayLines = new ArrayList<>();
        private final Map<String, Long> unknownZones = new TreeMap<>();
        private final CalendarScan scan = new CalendarScan(options::reads, this::event, this::stray);
        private long events;

        Overview(Context context) {
            this.context = context;
        }

        Digest look() throws IOException {
            MessageDigest sha = Digest.sha256();
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
                ContentLines.walk(in, scan);
                scan.end();
            }
            return Digest.ofFile(sha);
        }

        private void stray(long line) {
            if (strayLines.size() < MOST_STRAY_LINES) {
                strayLines.add(line);
            }
        }

        private void event(WrittenEvent event) {
            events++;
            CalendarHeader header = event.header();
            if (options.zone().isEmpty()
                    && !header.zone().isEmpty()
                    && unknownZones.size() < MOST_STRAY_LINES
                    && CalendarZones.find(header.zone(), header).isEmpty()) {
                unknownZones.putIfAbsent(header.zone(), header.zoneLine());
            }
            if (!replaced.isTooMany()) {
                replaced.take(
                        event,
                        new EventReader(
                                event,
                                EventTelling.floating(options, header, context),
                                new RowFindings(name(), event.row())));
            }
        }

        /** Tells it, and says whether the events are to be told too. */
        boolean tell(Sink sink) {
            if (!scan.isCalendar()) {
                sink.note(
                        scan.isEmpty()
                                ? Finding.of(Code.EMPTY_FILE).file(name()).build()
                                : malformed(strayLines.isEmpty() ? 1 : strayLines.get(0), "BEGIN:VCALENDAR"));
                return false;
            }
            if (replaced.isTooMany()) {
                sink.note(tooLarge());
                return false;
            }
            strayLines.forEach(line -> sink.note(Finding.of(Code.CALENDAR_LINE_UNREADABLE)
                    .file(name())
                    .row(line)
                    .with("line", line)
                    .build()));
            unknownZones.forEach((zone, line) -> sink.note(Finding.of(Code.CALENDAR_ZONE_UNKNOWN)
                    .severity(Severity.WARNING)
                    .file(name())
                    .row(line)
                    .column("X-WR-TIMEZONE")
                    .value(RowFindings.shownZone(zone))
                    .build()));
            if (scan.truncated() > 0) {
                sink.note(malformed(scan.truncated(), "END:VCALENDAR"));
            } else if (events == 0) {
                sink.note(Finding.of(Code.EMPTY_FILE).file(name()).build());
            }
            return true;
        }

        private Finding malformed(long line, String missing) {
            return Finding.of(Code.MALFORMED_FILE)
                    .file(name())
                    .row(line)
                    .with("problem", missing)
                    .build();
        }
    }

    @Override
    public String toString() {
        return "IcalTimeSource[" + name() + ", " + options + "]";
    }
}
