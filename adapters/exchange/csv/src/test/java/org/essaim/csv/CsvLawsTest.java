package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.table.DecimalReader;
import org.essaim.time.Fact;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;

/** What holds for every file. */
class CsvLawsTest {
    private static final CsvMapping TIMES = Specification.sheet("times.yaml").mapping("simple");
    private static final CsvMapping SIMPLE = Specification.sheet("text.yaml").mapping("simple");
    private static final CsvMapping ABSENCES = Specification.sheet("times.yaml").mapping("absences");
    private static final CsvMapping LASTING = Specification.sheet("times.yaml").mapping("lasting");
    private static final String HEADER = "Nature;Matricule;Remarque;Motif;Début;Fin";
    private static @Nullable Path file;

    @BeforeContainer
    static void openFile() throws IOException {
        file = Files.createTempFile("laws", ".csv");
    }

    @AfterContainer
    static void removeFile() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    @Property(tries = 200)
    void rowOrderNeverChangesTheFacts(@ForAll("rows") List<String> rows, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        Told told = read(SIMPLE, rows);
        Told again = read(SIMPLE, shuffled);

        assertThat(again.facts).containsExactlyInAnyOrderElementsOf(told.facts);
        assertThat(codes(again)).isEqualTo(codes(told));
    }

    @Property(tries = 200)
    void aCopyOfChosenRowsGivesTheFactsOfThoseRows(@ForAll("rows") List<String> rows, @ForAll Random random) {
        Told told = read(SIMPLE, rows);
        CsvTimeSource source = source(SIMPLE, String.join("\n", rows(rows)).getBytes(StandardCharsets.UTF_8));
        List<Fact> chosen = new ArrayList<>();
        TreeSet<Long> numbers = new TreeSet<>(told.rejected);
        int index = 0;
        for (long row : told.kept) {
            if (random.nextBoolean()) {
                numbers.add(row);
                chosen.add(told.facts.get(index));
            }
            index++;
        }

        Told again = Told.by(source(SIMPLE, copy(source, numbers)));

        assertThat(again.facts).isEqualTo(chosen);
        assertThat(refusals(again)).isEqualTo(refusals(told));
    }

    @Property(tries = 300)
    void aFormattedTimeIsReadBackInBothPatternsOfThePreset(@ForAll("minutes") LocalDateTime time) {
        for (String pattern : List.of("yyyy/MM/dd HH:mm:ss", "dd/MM/yyyy HH:mm")) {
            Told told = told(
                    CsvPresets.find("compani").orElseThrow(),
                    DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time));

            assertThat(told.facts)
                    .singleElement()
                    .satisfies(fact -> assertThat(planned(fact).localStart()).isEqualTo(time));
        }
    }

    @Property(tries = 300)
    void timesAreResolvedAsThePlatformResolvesThem(
            @ForAll("nearClockChanges") LocalDateTime time, @ForAll("zones") ZoneId zone) {
        String cell = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                .format(time);
        Told told = Told.by(
                source(TIMES, ("Matricule;Début;Fin\nA1;" + cell + ";" + cell).getBytes(StandardCharsets.UTF_8)),
                "S001",
                zone);
        int offsets = zone.getRules().getValidOffsets(time).size();

        if (offsets == 0) {
            assertThat(told.facts).isEmpty();
            assertThat(codes(told)).containsOnly(Code.LOCAL_TIME_MISSING);
        } else {
            ZonedDateTime expected = ZonedDateTime.of(time, zone).withEarlierOffsetAtOverlap();
            assertThat(planned(told.facts.get(0)).start()).isEqualTo(expected.toEpochSecond());
            assertThat(planned(told.facts.get(0)).startOffset())
                    .isEqualTo(expected.getOffset().getTotalSeconds());
            assertThat(codes(told).contains(Code.LOCAL_TIME_TWICE)).isEqualTo(offsets > 1);
        }
    }

    @Property(tries = 300)
    void fixedPatternsAcceptWhatThePlatformAccepts(@ForAll("almostTimes") String cell) {
        DateTimeFormatter strict =
                DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
        Told told = Told.by(
                source(
                        ABSENCES,
                        ("Nature;Matricule;Début;Fin\nAbsence;A1;" + cell + ";01/01/9999 00:00")
                                .getBytes(StandardCharsets.UTF_8)),
                "S001",
                ZoneId.of("UTC"));

        LocalDateTime expected;
        try {
            expected = LocalDateTime.parse(cell, strict);
        } catch (DateTimeException e) {
            assertThat(codes(told)).containsExactly(Code.UNPARSABLE_DATE);
            return;
        }
        assertThat(told.facts)
                .singleElement()
                .satisfies(fact -> assertThat(planned(fact).localStart()).isEqualTo(expected));
    }

    @Property(tries = 300)
    void aNumberIsReadBackWhateverSpaceGroupsIt(@ForAll("numbers") BigDecimal number, @ForAll("spaces") String space) {
        String plain = number.toPlainString();
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder french = new StringBuilder(plain.replace('.', ','));
        for (int at = point - 3; at > (number.signum() < 0 ? 1 : 0); at -= 3) {
            french.insert(at, space);
        }

        assertThat(new DecimalReader(LASTING.layout().table().locale()).read(french.toString()))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
    }

    /** Many of these texts share their hash code, so what is remembered of one must not be taken for another. */
    @Property(tries = 50)
    void everyLabelComesBackAsItWasWritten(
            @ForAll @Size(min = 40, max = 200)
                    List<@Chars({'A', 'a', 'B'}) @StringLength(min = 1, max = 8) String> labels) {
        Told told = read(
                SIMPLE,
                labels.stream()
                        .map(label -> "Réunion;A1;;" + label + ";02/02/2026 14:00;02/02/2026 15:00")
                        .toList());

        assertThat(told.facts).extracting(Fact::label).isEqualTo(labels);
    }

    @Property(tries = 300)
    void utf8IsDecodedAsThePlatformDecodesIt(@ForAll("bytes") byte[] bytes) {
        assertThat(decoded(bytes, true)).isEqualTo(decoded(bytes, false));
    }

    /** Every first and second byte: what is written too long, too high or as half a pair is found there. */
    @Example
    void utf8IsRefusedWhereThePlatformRefusesIt() {
        for (int first = 0x80; first <= 0xff; first++) {
            for (int second = 0; second <= 0xff; second++) {
                for (int more = 0; more <= 2; more++) {
                    byte[] bytes = {'a', (byte) first, (byte) second, (byte) 0x80, (byte) 0xbf};
                    byte[] cut = Arrays.copyOf(bytes, 3 + more);
                    assertThat(decoded(cut, true)).as(Arrays.toString(cut)).isEqualTo(decoded(cut, false));
                }
            }
        }
    }

    @Property(tries = 500)
    void randomBytesNeverThrow(@ForAll("bytes") byte[] bytes) {
        survives(bytes);
    }

    @Property(tries = 500)
    void aFileWithAFewWrongBytesNeverThrows(
            @ForAll("rows") List<String> rows, @ForAll @Size(max = 6) List<Byte> wrong, @ForAll Random random) {
        byte[] bytes = String.join("\r\n", rows(rows)).getBytes(StandardCharsets.UTF_8);
        for (byte b : wrong) {
            bytes[random.nextInt(bytes.length)] = random.nextBoolean() ? b : (byte) "\";\n\r".charAt(random.nextInt(4));
        }
        survives(bytes);
    }

    private static void survives(byte[] bytes) {
        CsvTimeSource source = source(SIMPLE, bytes);
        Told told = Told.by(source);

        assertThat(told.facts.isEmpty() && told.findings.isEmpty()).isFalse();
        assertThat(told.reading.rows()).isEqualTo(told.kept.size() + told.rejected.size());
        assertThat(copy(source, told.rejected).length).isLessThanOrEqualTo(bytes.length);
    }

    @Provide
    Arbitrary<List<String>> rows() {
        Arbitrary<String> day = Arbitraries.integers().between(1, 31).map(d -> String.format(Locale.ROOT, "%02d", d));
        Arbitrary<String> start = Combinators.combine(
                        day, Arbitraries.integers().between(0, 25))
                .as((d, hour) -> String.format(Locale.ROOT, "%s/02/2026 %02d:30", d, hour));
        Arbitrary<String> label =
                Arbitraries.of("GAPP", "Réunion", "\"a;b\"", "\"a\nb\"", "\"dit \"\"oui\"\"\"", "", "é€œ");
        return Combinators.combine(
                        Arbitraries.of("Réunion", "Réunion", "Réunion", "Autre", ""),
                        Arbitraries.of("A1", "A2", "A3", ""),
                        label,
                        label,
                        start,
                        start)
                .as((kind, worker, remark, motive, from, to) ->
                        String.join(";", kind, worker, remark, motive, from, to))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<LocalDateTime> minutes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1971, 2200),
                        Arbitraries.integers().between(1, 365),
                        Arbitraries.integers().between(0, 1439))
                .as((year, day, minute) ->
                        LocalDate.ofYearDay(year, day).atTime(LocalTime.of(minute / 60, minute % 60)))
                .filter(time -> ZoneId.of("Europe/Paris")
                                .getRules()
                                .getValidOffsets(time)
                                .size()
                        == 1);
    }

    @Provide
    Arbitrary<LocalDateTime> nearClockChanges() {
        Arbitrary<LocalDate> date = Arbitraries.of(
                LocalDate.of(2026, 3, 29),
                LocalDate.of(2026, 10, 25),
                LocalDate.of(2026, 3, 28),
                LocalDate.of(2026, 10, 24),
                LocalDate.of(2026, 4, 5),
                LocalDate.of(2026, 9, 27),
                LocalDate.of(2026, 3, 8),
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2011, 12, 30),
                LocalDate.of(2011, 12, 29),
                LocalDate.of(2018, 11, 4),
                LocalDate.of(2026, 7, 1));
        return Combinators.combine(date, Arbitraries.integers().between(0, 86_399))
                .as((day, second) -> day.atTime(LocalTime.ofSecondOfDay(second)));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Paris",
                        "Indian/Reunion",
                        "America/Havana",
                        "America/Sao_Paulo",
                        "Atlantic/Azores",
                        "Australia/Lord_Howe",
                        "Pacific/Apia",
                        "Pacific/Auckland",
                        "America/Miquelon",
                        "UTC")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<String> almostTimes() {
        Arbitrary<Integer> two = Arbitraries.integers().between(0, 35);
        Arbitrary<String> times = Combinators.combine(
                        two,
                        two,
                        Arbitraries.integers().between(1995, 2030),
                        two,
                        Arbitraries.integers().between(0, 70))
                .as((day, month, year, hour, minute) ->
                        String.format(Locale.ROOT, "%02d/%02d/%04d %02d:%02d", day, month % 15, year, hour, minute));
        Arbitrary<String> bent = Combinators.combine(
                        times,
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.chars().with("0123456789/: -٣x"))
                .as((time, at, c) -> time.substring(0, at) + c + time.substring(at + 1))
                .filter(cell -> !cell.startsWith(" ") && !cell.endsWith(" "));
        return Arbitraries.oneOf(times, bent);
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-999_999_999L), BigDecimal.valueOf(999_999_999L))
                .ofScale(3);
    }

    @Provide
    Arbitrary<String> spaces() {
        return Arbitraries.of("", " ", "\u00a0", "\u202f");
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> text = Arbitraries.strings()
                .withChars("aé€\"; \r\n\t\uD83D\uDE00")
                .withCharRange('\u0000', '\uffff')
                .ofMaxLength(80)
                .map(chars -> chars.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> bent = Combinators.combine(text, Arbitraries.integers(), Arbitraries.bytes())
                .as((whole, at, b) -> {
                    byte[] changed = whole.clone();
                    if (changed.length > 0) {
                        changed[Math.floorMod(at, changed.length)] = b;
                    }
                    return changed;
                });
        return Arbitraries.oneOf(any, text, bent);
    }

    private static String decoded(byte[] bytes, boolean own) {
        try {
            CharBuffer text = own
                    ? new StrictUtf8().decode(ByteBuffer.wrap(bytes))
                    : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            return "refused";
        }
    }

    private static Told told(CsvMapping preset, String cell) {
        return Told.by(source(
                preset,
                ("Type;Heure interne;Service;Début planifié;Début horodaté;Fin planifiée;Fin horodatée;Équipe;Id Auxiliaire;A affecter;"
                                + "Annulé;Statut de l'annulation\nHeure interne;GAPP;;" + cell + ";;" + cell
                                + ";;;A1;Non;Non;")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static Interval planned(Fact fact) {
        Interval planned = fact.planned();
        if (planned == null) {
            throw new AssertionError("A planned time was read.");
        }
        return planned;
    }

    private static List<Code> codes(Told told) {
        return told.findings.stream().map(Finding::code).sorted().collect(Collectors.toList());
    }

    private static List<Code> refusals(Told told) {
        return told.findings.stream()
                .filter(Finding::isError)
                .map(Finding::code)
                .sorted()
                .collect(Collectors.toList());
    }

    private static List<String> rows(List<String> rows) {
        List<String> all = new ArrayList<>();
        all.add(HEADER);
        all.addAll(rows);
        return all;
    }

    private static Told read(CsvMapping mapping, List<String> rows) {
        return Told.by(source(mapping, String.join("\n", rows(rows)).getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] copy(CsvTimeSource source, SortedSet<Long> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            source.copyRows(rows, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static CsvTimeSource source(CsvMapping mapping, byte[] bytes) {
        Path at = file;
        if (at == null) {
            throw new AssertionError("The file is opened first.");
        }
        try {
            return CsvTimeSource.of(Files.write(at, bytes), mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
