package org.essaim.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.Essaim;
import org.essaim.finding.Code;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.programme.Programme;
import org.essaim.session.ProgrammeSession;
import org.essaim.session.SessionKind;
import org.essaim.spi.InMemoryStore;
import org.essaim.time.Fact;
import org.essaim.time.Interval;

/** Laws of reading calendars, each against something simple. */
class IcalLawsTest {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    /** A rule as a person would say it: every so many days, or every so many weeks on these days. */
    record Plan(
            LocalDateTime start,
            int minutes,
            boolean weekly,
            int interval,
            Set<DayOfWeek> days,
            int count,
            int daysUntil,
            LocalDate first,
            LocalDate last) {
        String rule() {
            StringBuilder rule = new StringBuilder(weekly ? "FREQ=WEEKLY" : "FREQ=DAILY");
            rule.append(";INTERVAL=").append(interval);
            if (weekly) {
                rule.append(";BYDAY=")
                        .append(days.stream()
                                .map(day -> day.name().substring(0, 2))
                                .collect(Collectors.joining(",")));
            }
            if (count > 0) {
                rule.append(";COUNT=").append(count);
            } else if (daysUntil > 0) {
                rule.append(";UNTIL=").append(LOCAL.format(until())).append('Z');
            }
            return rule.toString();
        }

        private LocalDateTime until() {
            return start.plusDays(daysUntil)
                    .atZone(Told.PARIS)
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
        }

        /** Day by day, by hand. */
        private boolean isOn(LocalDate day) {
            if (!weekly) {
                return ChronoUnit.DAYS.between(start.toLocalDate(), day) % interval == 0;
            }
            long weeks = ChronoUnit.WEEKS.between(monday(start.toLocalDate()), monday(day));
            return days.contains(day.getDayOfWeek()) && weeks % interval == 0;
        }

        private static LocalDate monday(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        List<Interval> expected() {
            List<Interval> expected = new ArrayList<>();
            int met = 0;
            long lasting = start.plusMinutes(minutes).atZone(Told.PARIS).toEpochSecond()
                    - start.atZone(Told.PARIS).toEpochSecond();
            for (LocalDate day = start.toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
                boolean over = count > 0
                        ? met >= count
                        : daysUntil > 0 && day.isAfter(start.toLocalDate().plusDays(daysUntil));
                List<ZoneOffset> offsets = Told.PARIS.getRules().getValidOffsets(day.atTime(start.toLocalTime()));
                // RFC 5545, 3.3.10: a time that the clocks leave out is not counted.
                if (over || !isOn(day) || offsets.isEmpty()) {
                    continue;
                }
                met++;
                if (!day.isBefore(first)) {
                    long from = day.atTime(start.toLocalTime()).toEpochSecond(offsets.get(0));
                    expected.add(IcalLawsTest.interval(from, from + lasting));
                }
            }
            return expected;
        }
    }

    private static Interval interval(long from, long to) {
        return new Interval(from, offset(from), to, offset(to));
    }

    private static int offset(long second) {
        return Told.PARIS
                .getRules()
                .getOffset(java.time.Instant.ofEpochSecond(second))
                .getTotalSeconds();
    }

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<LocalDateTime> starts = Combinators.combine(
                        Arbitraries.integers().between(0, 700),
                        // The hour that clocks leave out, and show twice, more often than its share.
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 24 * 60 - 1),
                                Arbitraries.integers().between(2 * 60, 3 * 60)))
                .as((day, minute) -> NEW_YEAR.plusDays(day).atTime(LocalTime.MIN.plusMinutes(minute)));
        return Combinators.combine(
                        starts,
                        Arbitraries.integers().between(1, 600),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(DayOfWeek.class).set().ofMaxSize(4),
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(1, 60)),
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(1, 400)),
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 900),
                                        Arbitraries.integers().between(0, 100))
                                .as((first, length) -> new int[] {first, length}))
                .as((start, minutes, weekly, interval, days, count, until, window) -> {
                    Set<DayOfWeek> on = new TreeSet<>(days);
                    on.add(start.getDayOfWeek());
                    LocalDate first = NEW_YEAR.plusDays(window[0]);
                    return new Plan(
                            start, minutes, weekly, interval, on, count, until, first, first.plusDays(window[1]));
                });
    }

    @Property(tries = 1500)
    void rulesAreFollowedAsSomebodyWouldDayByDay(@ForAll("plans") Plan plan) throws IOException {
        boolean soundStart =
                !Told.PARIS.getRules().getValidOffsets(plan.start()).isEmpty()
                        && !Told.PARIS
                                .getRules()
                                .getValidOffsets(plan.start().plusMinutes(plan.minutes()))
                                .isEmpty();
        if (!soundStart) {
            return;
        }
        Told told = read(series(plan), plan.first(), plan.last());
        assertThat(told.facts.stream().map(Fact::planned)).containsExactlyElementsOf(plan.expected());
        assertThat(told.facts).extracting(Fact::key).doesNotHaveDuplicates();
        assertThat(told.codes()).isSubsetOf(Code.LOCAL_TIME_MISSING, Code.LOCAL_TIME_TWICE, Code.CALENDAR_LEFT_OUT);
    }

    @Property(tries = 300)
    void twoPeriodsSideBySideTellWhatBothTellTogether(@ForAll("plans") Plan plan) throws IOException {
        LocalDate middle = plan.first().plusDays(ChronoUnit.DAYS.between(plan.first(), plan.last()) / 2);
        List<String> parts = new ArrayList<>(read(series(plan), plan.first(), middle).shortFacts);
        if (middle.isBefore(plan.last())) {
            parts.addAll(read(series(plan), middle.plusDays(1), plan.last()).shortFacts);
        }
        assertThat(read(series(plan), plan.first(), plan.last()).shortFacts).isEqualTo(parts);
    }

    private static String series(Plan plan) {
        return calendar("BEGIN:VEVENT\r\nUID:reunion-1\r\nDTSTART;TZID=Europe/Paris:" + LOCAL.format(plan.start())
                + "\r\nDTEND;TZID=Europe/Paris:"
                + LOCAL.format(plan.start().plusMinutes(plan.minutes()))
                + "\r\nRRULE:" + plan.rule() + "\r\nSUMMARY:Réunion\r\nEND:VEVENT\r\n");
    }

    private static String calendar(String events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
    }

    private static Told read(String text, LocalDate first, LocalDate last) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), first, last);
    }

    private static Told read(byte[] bytes, LocalDate first, LocalDate last) throws IOException {
        Path file = Files.createTempFile("agenda", ".ics");
        try {
            Files.write(file, bytes);
            return Told.by(IcalTimeSource.of(
                    file, IcalOptions.between(first, last).worker("A1").build()));
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<String> rulesOfMonthsAndYears() {
        Arbitrary<String> ordinals = Combinators.combine(
                        Arbitraries.of(-2, -1, 1, 2, 3, 5), Arbitraries.of("MO", "WE", "FR", "SU"))
                .as((ordinal, day) -> ordinal + day);
        Arbitrary<String> monthly = Arbitraries.oneOf(
                ordinals.list()
                        .uniqueElements()
                        .ofMinSize(1)
                        .ofMaxSize(2)
                        .map(days -> "BYDAY=" + String.join(",", days)),
                Arbitraries.of(1, 15, 29, 30, 31, -1, -3).map(day -> "BYMONTHDAY=" + day),
                Arbitraries.of("1", "-1", "2,-2").map(place -> "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=" + place),
                Arbitraries.just("BYDAY=FR;BYMONTHDAY=13"));
        Arbitrary<String> yearly = Combinators.combine(Arbitraries.of("2", "3,9", "12"), monthly)
                .as((months, days) -> "BYMONTH=" + months + ";" + days);
        return Combinators.combine(
                        Arbitraries.oneOf(
                                monthly.map(each -> "FREQ=MONTHLY;" + each), yearly.map(each -> "FREQ=YEARLY;" + each)),
                        Arbitraries.integers().between(1, 3))
                .as((rule, interval) -> rule + ";INTERVAL=" + interval);
    }

    /** Whoever follows the same rule by other means finds the same days. */
    @Property(tries = 400)
    void rulesOfMonthsAndYearsAreFollowedAsAnotherLibraryDoes(
            @ForAll("rulesOfMonthsAndYears") String rule, @ForAll("days") LocalDate day) throws IOException {
        LocalDate last = day.plusYears(4);
        LocalDateTime start = day.atTime(9, 0);
        Set<LocalDate> expected = new TreeSet<>(new Recur<LocalDate>(rule).getDates(day, day, last));
        // The start counts as an occurrence, whatever the rule says.
        expected.add(day);
        Told told = read(
                calendar("BEGIN:VEVENT\r\nUID:reunion-1\r\nDTSTART;TZID=Europe/Paris:" + LOCAL.format(start)
                        + "\r\nDURATION:PT1H\r\nRRULE:" + rule + "\r\nEND:VEVENT\r\n"),
                day,
                last);
        assertThat(told.facts.stream().map(fact -> fact.reference().startDate()))
                .containsExactlyElementsOf(expected);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 700).map(NEW_YEAR::plusDays);
    }

    /** An event that a program wrote. */
    record Written(String uid, LocalDateTime start, int minutes, String summary) {}

    @Provide
    Arbitrary<List<Written>> calendars() {
        // Whole characters: half of the bee is no text that a file could hold.
        Arbitrary<String> texts = Arbitraries.of("a", "é", ",", ";", "\\", "\"", "'", ":", "ñ", "🐝", " ", "-", "\t")
                .list()
                .ofMinSize(1)
                .ofMaxSize(90)
                .map(characters -> String.join("", characters).strip());
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(4 * 60, 20 * 60),
                        Arbitraries.integers().between(1, 600),
                        texts)
                .as((day, minute, minutes, text) -> new Written(
                        "",
                        LocalDate.of(2026, 3, 1).plusDays(day).atStartOfDay().plusMinutes(minute),
                        minutes,
                        text))
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 300)
    void whatAProgramWritesComesBack(@ForAll("calendars") List<Written> events, @ForAll("widths") int width)
            throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (Written event : events) {
            text.append("BEGIN:VEVENT\r\nUID:u")
                    .append(expected.size())
                    .append("\r\nDTSTART;TZID=Europe/Paris:")
                    .append(LOCAL.format(event.start()))
                    .append("\r\nDURATION:PT")
                    .append(event.minutes())
                    .append("M\r\nSUMMARY:")
                    .append(event.summary()
                            .replace("\\", "\\\\")
                            .replace(";", "\\;")
                            .replace(",", "\\,"))
                    .append("\r\nEND:VEVENT\r\n");
            long start = event.start().atZone(Told.PARIS).toEpochSecond();
            expected.add(start + " " + (start + event.minutes() * 60L) + " " + event.summary());
        }
        Told told = read(folded(calendar(text.toString()), width), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        assertThat(told.facts.stream().map(fact -> {
                    Interval planned = Objects.requireNonNull(fact.planned());
                    return planned.start() + " " + planned.end() + " " + fact.label();
                }))
                .containsExactlyElementsOf(expected);
    }

    @Provide
    Arbitrary<Integer> widths() {
        return Arbitraries.integers().between(2, 80);
    }

    /** Folds after so many octets, in the middle of a character or not. */
    private static byte[] folded(String text, int width) {
        ByteArrayOutputStream folded = new ByteArrayOutputStream();
        int octets = 0;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet == '\r') {
                octets = 0;
            } else if (octet != '\n' && ++octets > width) {
                folded.writeBytes("\r\n ".getBytes(StandardCharsets.UTF_8));
                octets = 1;
            }
            folded.write(octet);
        }
        return folded.toByteArray();
    }

    @Property(tries = 60)
    void sessionsOfAProgrammeComeBackFromTheirCalendar(@ForAll("calendars") List<Written> sessions) throws IOException {
        Essaim essaim = Essaim.builder()
                .store(new InMemoryStore())
                .pseudonyms(Pseudonymiser.ofHexKey("5e".repeat(32)))
                .build();
        essaim.found(new Federation("essai", "Fédération fictive", true));
        essaim.programmes().save(Programme.builder("reseau", "Animer le réseau").build());
        Set<String> expected = new TreeSet<>();
        for (Written session : sessions) {
            String id = "s" + expected.size();
            LocalDateTime end = session.start().plusMinutes(session.minutes());
            // Tabs are told as one blank, however many stand side by side.
            String title =
                    ("Séance " + session.summary()).replaceAll("\t+", " ").strip();
            essaim.sessions()
                    .save(ProgrammeSession.builder(id, "reseau", SessionKind.COMMITTEE, title)
                            .held(session.start(), end)
                            .place("Salle des DURAND")
                            .build());
            expected.add(EventReader.key("essaim:essai:" + id) + " "
                    + session.start().atZone(Told.PARIS).toEpochSecond() + " "
                    + end.atZone(Told.PARIS).toEpochSecond() + " " + title);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SessionCalendar.of(essaim, "reseau", Locale.FRANCE).write(out);
        Told told = read(out.toByteArray(), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        assertThat(told.facts.stream().map(fact -> {
                    Interval planned = Objects.requireNonNull(fact.planned());
                    return fact.key() + " " + planned.start() + " " + planned.end() + " " + fact.label();
                }))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(told.everything()).doesNotContain("DURAND");
    }
}
