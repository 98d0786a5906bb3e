package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TimeZone;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Exporter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every exporter keeps (<i>contrat de l’export</i>), rule by rule. Implement {@link #exporter()} in a test class, and
 * {@link #text} if a program can read what it writes; JUnit Jupiter runs the rules, jqwik the law EXP-11.
 *
 * <p>They change the platform's default locale and zone for a moment: do not run them beside other tests in one process.
 */
public interface ExporterContract {

    /** The exporter under test. */
    Exporter exporter();

    /** The report that it is tried on. */
    default Report report() {
        return SampleReport.of(Locale.FRANCE, 40);
    }

    /**
     * What a person reads in a file that the exporter wrote, in any order: titles, labels, and figures with their decimals.
     *
     * <p>Without it, what concerns contents is skipped.
     */
    default String text(byte[] file) throws IOException {
        return cannot(
                "this test does not say how its files are read. Override text(byte[]) if a program can read them.");
    }

    /** Skips the rule, visibly, because the exporter lacks a capability on purpose. */
    static String cannot(String reason) {
        System.out.println("Rule skipped: " + reason);
        return Assumptions.abort(reason);
    }

    @Test
    @DisplayName("EXP-01 MUST be found by ServiceLoader under its extension")
    default void isFound() {
        String extension = exporter().extension();
        assertThat(extension)
                .as("EXP-01: the extension, lower case without the dot")
                .matches("[a-z0-9]+");
        assertThat(ServiceLoader.load(Exporter.class))
                .filteredOn(found -> found.extension().equals(extension))
                .as(
                        "EXP-01: what ServiceLoader finds for [%s] (a line in META-INF/services, or module-info)",
                        extension)
                .hasExactlyElementsOfTypes(exporter().getClass());
    }

    @Test
    @DisplayName("EXP-02 MUST write the same bytes for the same report, whatever the default locale and zone")
    default void writesTheSameBytes() throws IOException {
        byte[] first = written(report());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String[] other : new String[][] {{"ar-EG", "Asia/Kathmandu"}, {"fr-FR", "America/St_Johns"}}) {
                Locale.setDefault(Locale.forLanguageTag(other[0]));
                TimeZone.setDefault(TimeZone.getTimeZone(other[1]));
                same("EXP-02: bytes under " + other[0] + " and " + other[1], written(report()), first);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    @DisplayName("EXP-03 MUST leave the stream open")
    default void leavesTheStreamOpen() throws IOException {
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        exporter().write(report(), out);
        assertThat(closed[0]).as("EXP-03: stream closed by the exporter").isFalse();
    }

    @Test
    @DisplayName("EXP-04 MUST write another report to other bytes, in French and in English")
    default void writesWhatItIsGiven() throws IOException {
        assertThat(written(SampleReport.of(Locale.UK, 40)))
                .as("EXP-04: the bytes of the English report, beside those of the French one")
                .isNotEqualTo(written(SampleReport.of(Locale.FRANCE, 40)));
        assertThat(written(small(Value.hours(36_036))))
                .as("EXP-04: the bytes of a report of 10.01 hours, beside one of 10.00")
                .isNotEqualTo(written(small(Value.hours(36_000))));
    }

    @Test
    @DisplayName("EXP-05 MUST let a stream that fails be heard, as an IOException")
    default void aFullDiskIsHeard() {
        for (int room : new int[] {0, 100}) {
            IOException full = new IOException("the disk is full");
            Throwable thrown = catchThrowable(() -> exporter().write(report(), new OutputStream() {
                private int written;

                @Override
                public void write(int b) throws IOException {
                    written++;
                    if (written > room) {
                        throw full;
                    }
                }
            }));
            assertThat(thrown)
                    .as("EXP-05: what is heard when the stream fails after %s bytes", room)
                    .isInstanceOf(IOException.class);
            assertThat(Stream.iterate(thrown, cause -> cause != null, Throwable::getCause))
                    .as("EXP-05: what is heard when the stream fails after %s bytes, with its causes", room)
                    .contains(full);
        }
    }

    @Test
    @DisplayName("EXP-06 MUST write the same bytes from several threads at once")
    default void threadsDoNotMeet() throws Exception {
        Report french = SampleReport.of(Locale.FRANCE, 5);
        Report english = SampleReport.of(Locale.UK, 5);
        byte[] inFrench = written(french);
        byte[] inEnglish = written(english);
        Exporter exporter = exporter();
        Writers.run(4, "EXP-06", thread -> {
            for (int i = 0; i < 3; i++) {
                boolean even = (thread + i) % 2 == 0;
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                exporter.write(even ? french : english, out);
                same(
                        "EXP-06: bytes written while three other threads write",
                        out.toByteArray(),
                        even ? inFrench : inEnglish);
            }
        });
    }

    @Test
    @DisplayName("EXP-07 MUST write whatever characters a text holds")
    default void everyTextIsWritten() {
        List<String> texts = new ArrayList<>(Texts.PLAIN);
        texts.addAll(Texts.HARD);
        for (String text : texts) {
            Throwable thrown = catchThrowable(() -> written(small(Value.of(text))));
            assertThat(thrown)
                    .as("EXP-07: what is thrown at a text that holds %s", Texts.escaped(text))
                    .isNull();
        }
    }

    @Test
    @DisplayName("EXP-08 MUST show every word and every figure of what is no bulk")
    default void everythingIsShown() throws IOException {
        for (Locale locale : List.of(Locale.FRANCE, Locale.UK)) {
            Report report = SampleReport.of(locale, 5);
            assertThat(Words.in(report).missingIn(text(written(report))))
                    .as("EXP-08: what is in the sample report in [%s] and not in what was written", locale)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("EXP-09 MUST show a reason where a figure is absent, and never 0 in its place")
    default void whatIsAbsentSaysWhy() throws IOException {
        String text = text(written(small(new Value.Absent("secret-statistique"))));
        assertThat(text).as("EXP-09: what is shown of a figure that is absent").contains("secret-statistique");
        assertThat(text)
                .as("EXP-09: what is shown of a figure that is absent")
                .doesNotContainPattern("(?<![\\d.,/:#-])0([.,]00?)?(?![\\d.,/:-])");
    }

    @Test
    @DisplayName("EXP-10 MUST say of invented organisations that they are invented, and of others not")
    default void whatIsInventedSaysSo() throws IOException {
        for (boolean invented : new boolean[] {true, false}) {
            Report report = small(Value.hours(36_000));
            String text = text(written(invented ? report.ofFictitiousData() : report));
            assertThat(Words.sayFictitious(text))
                    .as("EXP-10: whether a report of %s organisations says so", invented ? "invented" : "real")
                    .isEqualTo(invented);
        }
    }

    @Property(tries = 12, shrinking = ShrinkingMode.BOUNDED)
    @Label("EXP-11 MUST write any report there can be, and the same bytes again")
    default void anyReportIsWritten(@ForAll("anyReports") Report report) throws IOException {
        byte[] first = written(report);
        assertThat(first.length).as("EXP-11: the bytes of a report").isPositive();
        same("EXP-11: the bytes of a report that was written a second time", written(report), first);
    }

    /** Reports that nobody would lay out, but that somebody’s data may. */
    @Provide
    default Arbitrary<Report> anyReports() {
        return RandomReports.arbitrary();
    }

    // Not isEqualTo alone: nobody wants a hundred thousand bytes in a report.
    private static void same(String what, byte[] bytes, byte[] expected) {
        assertThat(Arrays.mismatch(bytes, expected))
                .as(
                        "%s, %s of them: the first that differs from what was written before (-1: none)",
                        what, bytes.length)
                .isEqualTo(-1);
    }

    private static Report small(Value value) {
        return new Report(
                "small",
                "Relevé",
                "",
                Locale.FRANCE,
                Audience.RECIPIENT,
                false,
                null,
                List.of(new Section(
                        "s",
                        "Heures",
                        false,
                        List.of(new Block.Table(
                                "t",
                                "Par structure",
                                List.of(Column.of("a", "Structure"), Column.of("b", "Valeur")),
                                List.of(List.of(Value.of("Val de Brume"), value)),
                                List.of())))));
    }

    private byte[] written(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter().write(report, out);
        return out.toByteArray();
    }
}
