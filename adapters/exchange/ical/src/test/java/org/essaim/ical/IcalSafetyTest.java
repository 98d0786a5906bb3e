package org.essaim.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.essaim.finding.Code;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars that are large, damaged or made to harm, and what may never come out of any. */
class IcalSafetyTest {
    private static final IcalOptions MARCH = IcalOptions.between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31))
            .worker("A1")
            .build();

    private static Told read(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("agenda", ".ics");
        try {
            Files.write(file, bytes);
            return Told.by(IcalTimeSource.of(file, MARCH));
        } finally {
            Files.delete(file);
        }
    }

    private static Told read(String events) throws IOException {
        return read(("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String lines) {
        return "BEGIN:VEVENT\nUID:reunion-1\n" + lines + "\nEND:VEVENT\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=5",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
                "FREQ=YEARLY;BYYEARDAY=366;INTERVAL=1000;BYDAY=MO",
                "FREQ=WEEKLY;BYMONTH=2;BYDAY=MO;BYSETPOS=366",
                "FREQ=DAILY;BYHOUR=3;BYSETPOS=-366;INTERVAL=999"
            })
    @Timeout(20)
    void aRuleThatNeverComesTrueEnds(String rule) throws IOException {
        Told told = read(event("DTSTART:20260302T080000Z\nDURATION:PT1H\nRRULE:" + rule));
        assertThat(told.shortFacts).hasSize(1);
        assertThat(told.codes()).containsExactly(Code.CALENDAR_START_OFF_RULE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00010101T080000Z | FREQ=DAILY",
                "15830101T080000Z | FREQ=DAILY;COUNT=1000000",
                "19000101T080000Z | FREQ=DAILY;BYHOUR=8,9,10,11",
                "20260301T080000Z | FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,"
                        + "19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50"
            })
    @Timeout(20)
    void aRuleThatComesTrueTooOftenIsRefusedWhole(String start, String rule) throws IOException {
        Told told = read(event("DTSTART:" + start + "\nDURATION:PT1H\nRRULE:" + rule));
        assertThat(told.facts).isEmpty();
        assertThat(told.codes()).containsExactly(Code.CALENDAR_TOO_MANY);
        assertThat(told.rejected).containsExactly(3L);
    }

    @Test
    @Timeout(60)
    void manyLongSeriesShareOneBudget() throws IOException {
        String series = event("DTSTART:17600101T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY");
        Told told = read(series.repeat(400));
        assertThat(told.codes()).contains(Code.CALENDAR_TOO_MANY);
        assertThat(told.reading.rows()).isEqualTo(400);
        assertThat(told.kept).hasSizeGreaterThan(100);
    }

    @Test
    @Timeout(20)
    void manyExceptionsTakeNoLongerEach() throws IOException {
        StringBuilder dates = new StringBuilder("EXDATE:20260302T080000Z");
        LocalDate day = LocalDate.of(1900, 1, 1);
        for (int i = 0; i < 12_000; i++) {
            dates.append(i % 500 == 0 ? "\nEXDATE:" : ",")
                    .append(day.plusDays(i).toString().replace("-", ""))
                    .append("T080000Z");
        }
        Told told = read(event("DTSTART:18000101T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\n" + dates));
        assertThat(told.facts).hasSize(30);
        assertThat(told.findings).isEmpty();
    }

    @Test
    void aPictureWithinAnEventIsPassedOver() throws IOException {
        Told told = read(event("DTSTART:20260302T080000Z\nDURATION:PT1H\nATTACH;ENCODING=BASE64;VALUE=BINARY:"
                + "QUJD".repeat(1 << 20) + "\nSUMMARY:Réunion"));
        assertThat(told.facts).hasSize(1);
        assertThat(told.findings).isEmpty();
    }

    @Test
    void whatIsLargerThanAnyEventIsRefused() throws IOException {
        assertThat(read(event("DTSTART:20260302T080000Z\nDURATION:PT1H\nSUMMARY:" + "a".repeat(1 << 20)))
                        .codes())
                .containsExactly(Code.CALENDAR_LINE_UNREADABLE);
        assertThat(read(event("DTSTART:20260302T080000Z\nDURATION:PT1H\n"
                                + ("EXDATE:20260302T080000Z" + ",20260302T080000Z".repeat(3000) + "\n").repeat(8)))
                        .codes())
                .containsExactly(Code.FILE_TOO_LARGE);
    }

    @Test
    void aFileThatIsTooLargeIsNotReadAtAll() throws IOException {
        Path file = Files.createTempFile("agenda", ".ics");
        try {
            try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
                large.setLength((128L << 20) + 1);
            }
            Told told = Told.by(IcalTimeSource.of(file, MARCH));
            assertThat(told.codes()).containsExactly(Code.FILE_TOO_LARGE);
            assertThat(told.reading.rows()).isZero();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aFileThatIsNotThereIsAFindingThatNamesNoFolder() {
        Told told = Told.by(IcalTimeSource.of(Path.of("/secret-de-DURAND/agenda.ics"), MARCH));
        assertThat(told.codes()).containsExactly(Code.UNREADABLE_SOURCE);
        assertThat(told.everything()).doesNotContain("DURAND");
    }

    @Test
    void anEventThatIsMovedKeepsItsKey() throws IOException {
        Fact once = read(event("DTSTART:20260302T080000Z\nDURATION:PT1H")).facts.get(0);
        Fact moved =
                read(event("DTSTART:20260305T100000Z\nDURATION:PT2H")).facts.get(0);
        assertThat(moved.key()).isEqualTo(once.key());
        List<Fact> series = read(event("DTSTART:20260302T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2")).facts;
        List<Fact> changed = read(event("DTSTART:20260302T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2")
                        + event("RECURRENCE-ID:20260303T080000Z\nDTSTART:20260310T080000Z\nDURATION:PT3H"))
                .facts;
        assertThat(changed)
                .extracting(Fact::key)
                .isEqualTo(series.stream().map(Fact::key).toList());
    }

    @Test
    void noAddressComesOutOfAnIdentifierNorTheWorkersOwnOutOfAnything() throws IOException, URISyntaxException {
        TimeSource source = IcalTimeSource.of(IcalCorpusTest.file("personnes-invitees.ics"), MARCH);
        Told told = Told.by(source);
        assertThat(told.facts).hasSize(1);
        assertThat(told.everything() + source + MARCH).doesNotContain("zoe", "exemple", "DURAND", "A1,", "A1]");
    }

    /** A finding repeats dates and rules, and no name that stands where one should be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:chez Mme DURAND",
                "DTSTART:20260302T080000Z\nDTEND:DURAND",
                "DTSTART:20260302T080000Z\nDURATION:DURAND",
                "DTSTART:20260302T080000Z\nRRULE:FREQ=DURAND",
                "DTSTART:20260302T080000Z\nEXDATE:DURAND",
                "DTSTART:20260302T080000Z\nRDATE:DURAND",
                "DTSTART:20260302T080000Z\nRECURRENCE-ID:DURAND",
                "DTSTART:20260302T080000Z\nDURAND",
                "DTSTART:20260302T080000Z\nDTEND;TZID=20 rue Zoé DURAND:20260302T090000\nSTATUS:TENTATIVE"
            })
    void noFindingRepeatsAName(String lines) throws IOException {
        Told told = read(event(lines));
        assertThat(told.facts).isEmpty();
        assertThat(told.rejected).containsExactly(3L);
        assertThat(told.everything()).doesNotContain("DURAND");
    }

    @Property(tries = 400)
    void whateverIsDamagedIsReadToItsEnd(
            @ForAll @IntRange(max = 999) int which, @ForAll @IntRange(max = 2_000) int at, @ForAll byte octet)
            throws IOException, URISyntaxException {
        Path folder = IcalCorpusTest.file("duree.ics").getParent();
        byte[] bytes;
        try (var files = Files.list(java.util.Objects.requireNonNull(folder))) {
            List<Path> all = files.sorted().toList();
            bytes = Files.readAllBytes(all.get(which % all.size()));
        }
        if (bytes.length == 0) {
            return;
        }
        byte[] part = java.util.Arrays.copyOf(bytes, at % bytes.length);
        bytes[at % bytes.length] = octet;
        Told changed = read(bytes);
        assertThat(changed.kept.size() + changed.findings.size()).isPositive();
        Told cut = read(part);
        assertThat(cut.kept.size() + cut.findings.size()).isPositive();
        // A file that is cut between two of its calendars, or in the last end of a line, is whole: nothing in it says
        // more.
        if (!new String(part, StandardCharsets.ISO_8859_1).strip().matches("(?is).*END:VCALENDAR")) {
            assertThat(cut.findings).as("a calendar that is cut says so").isNotEmpty();
        }
    }

    @Test
    void optionsThatMakeNoSenseAreRefusedAtOnce() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IcalOptions.between(day, day.minusDays(1)))
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IcalOptions.between(day, day).build())
                .withMessageContaining("worker(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IcalOptions.between(day, day)
                        .worker("A1")
                        .workerIn("X-MATRICULE")
                        .build())
                .withMessageNotContaining("A1");
        for (String property : List.of("ATTENDEE", "ORGANIZER", "DESCRIPTION", "X-", "X_A")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            IcalOptions.between(day, day).workerIn(property).build())
                    .withMessageContaining(property);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        IcalOptions.between(day, day).worker("A1").profile(" ").build())
                .withMessageContaining("profile");
    }
}
