package org.essaim.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.time.Interval;

/** A series of which somebody changed, cancelled or took out some occurrences, against doing so by hand. */
class IcalMergingLawsTest {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    // The clocks go forward on the 29th, while the series goes on.
    private static final LocalDateTime START = LocalDateTime.of(2026, 3, 20, 9, 0);

    /** What became of an occurrence. */
    private enum Fate {
        KEPT,
        TAKEN_OUT,
        CANCELLED,
        FREE,
        PRIVATE,
        MOVED,
        SHORTENED
    }

    /** How a moment of the series is named. */
    private enum Form {
        ZONED,
        QUOTED,
        UNIVERSAL,
        WINDOWS,
        FLOATING
    }

    /** An occurrence, what became of it, and how the file names it. */
    private record Occurrence(Fate fate, Form form) {}

    @Provide
    Arbitrary<List<Occurrence>> series() {
        return Combinators.combine(Arbitraries.of(Fate.class), Arbitraries.of(Form.class))
                .as(Occurrence::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 500)
    void changesOfOccurrencesAreMergedAsSomebodyWouldByHand(
            @ForAll("series") List<Occurrence> series, @ForAll long order) throws IOException {
        StringBuilder master = new StringBuilder(event(at(START), 60));
        master.append("RRULE:FREQ=DAILY;COUNT=").append(series.size()).append('\n');
        List<String> events = new ArrayList<>();
        TreeSet<String> expected = new TreeSet<>();
        for (int i = 0; i < series.size(); i++) {
            LocalDateTime when = START.plusDays(i);
            Occurrence each = series.get(i);
            String named = named(when, each.form());
            String changed = "RECURRENCE-ID" + named + "\n";
            switch (each.fate()) {
                case KEPT -> expected.add(told(when, when, 60));
                case TAKEN_OUT -> master.append("EXDATE").append(named).append('\n');
                case CANCELLED -> events.add(event(at(when), 60) + changed + "STATUS:CANCELLED\n");
                case FREE -> events.add(event(at(when), 60) + changed + "TRANSP:TRANSPARENT\n");
                case PRIVATE -> events.add(event(at(when), 60) + changed + "CLASS:PRIVATE\n");
                case MOVED -> {
                    events.add(event(at(when.plusHours(30)), 90) + changed);
                    expected.add(told(when, when.plusHours(30), 90));
                }
                case SHORTENED -> {
                    events.add(event(at(when), 15) + changed);
                    expected.add(told(when, when, 15));
                }
            }
        }
        events.add(master.toString());
        Collections.shuffle(events, new Random(order));
        Told told = read(events);
        assertThat(told.facts.stream().map(fact -> {
                    Interval planned = Objects.requireNonNull(fact.planned());
                    return fact.key() + " " + Instant.ofEpochSecond(planned.start()) + " "
                            + Instant.ofEpochSecond(planned.end());
                }))
                .containsExactlyInAnyOrderElementsOf(expected);
        // A series of which nothing is left is as cancelled as each occurrence that says so.
        long cancelled = count(series, Fate.CANCELLED) + (count(series, Fate.TAKEN_OUT) == series.size() ? 1 : 0);
        long free = count(series, Fate.FREE);
        long confidential = count(series, Fate.PRIVATE);
        assertThat(told.shortFindings())
                .isEqualTo(
                        cancelled + free + confidential == 0
                                ? List.of()
                                : List.of("CALENDAR_LEFT_OUT INFO (cancelled=" + cancelled + ", free=" + free
                                        + ", outside=0, private=" + confidential + ")"));
    }

    private static long count(List<Occurrence> series, Fate fate) {
        return series.stream().filter(each -> each.fate() == fate).count();
    }

    private static String at(LocalDateTime when) {
        return ";TZID=Europe/Paris:" + LOCAL.format(when);
    }

    private static String named(LocalDateTime when, Form form) {
        String local = LOCAL.format(when);
        return switch (form) {
            case ZONED -> at(when);
            case QUOTED -> ";TZID=\"Europe/Paris\":" + local;
            case WINDOWS -> ";TZID=Romance Standard Time:" + local;
            case FLOATING -> ":" + local;
            case UNIVERSAL -> ":" + universal(when);
        };
    }

    private static String universal(LocalDateTime when) {
        return LOCAL.format(when.atZone(Told.PARIS)
                        .withZoneSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()) + "Z";
    }

    private static String event(String start, int minutes) {
        return "UID:reunion-1\nDTSTART" + start + "\nDURATION:PT" + minutes + "M\nSUMMARY:Réunion\n";
    }

    private static String told(LocalDateTime once, LocalDateTime now, int minutes) {
        Instant start = now.atZone(Told.PARIS).toInstant();
        return EventReader.key("reunion-1") + "/" + universal(once) + " " + start + " "
                + start.plusSeconds(minutes * 60L);
    }

    private static Told read(List<String> events) throws IOException {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\n");
        events.forEach(event -> text.append("BEGIN:VEVENT\n").append(event).append("END:VEVENT\n"));
        Path file = Files.createTempFile("agenda", ".ics");
        try {
            Files.writeString(file, text.append("END:VCALENDAR\n"), StandardCharsets.UTF_8);
            // A structure whose own clock is another: what floats within a series goes by the clock of the series.
            return Told.by(
                    IcalTimeSource.of(
                            file,
                            IcalOptions.between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 30))
                                    .worker("A1")
                                    .build()),
                    ZoneId.of("Indian/Reunion"));
        } finally {
            Files.delete(file);
        }
    }
}
