package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
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
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.essaim.spi.DatasetExporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every exporter of data keeps (<i>contrat de l’export de données</i>), rule by rule. Implement {@link #exporter()} in a test class, and
 * {@link #rows} if a program can read what it writes; JUnit Jupiter runs the rules, jqwik the law DAT-07.
 *
 * <p>They change the platform's default locale and zone for a moment: do not run them beside other tests in one process.
 */
public interface DatasetExporterContract {
    /** Enough that whoever collects them is found out. */
    int MANY = 100_000;

    /** The exporter under test. */
    DatasetExporter exporter();

    /**
     * What a program reads in a file that the exporter wrote: a cell of the kind of each column, {@link Datum#nothing()} where there is nothing.
     *
     * <p>Without it, what concerns contents is skipped.
     *
     * @param dataset what was written, for its columns and language; its rows are not to be asked
     */
    default List<List<Datum>> rows(Dataset dataset, byte[] file) throws IOException {
        ExporterContract.cannot(
                "this test does not say how its files are read. Override rows(Dataset, byte[]) if a program can read them.");
        return List.of();
    }

    @Test
    @DisplayName("DAT-01 MUST be found by ServiceLoader under its format, which has an extension")
    default void isFound() {
        String format = exporter().format();
        assertThat(format).as("DAT-01: the name of the format").matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(exporter().extension())
                .as("DAT-01: the extension, lower case without the dot")
                .matches("[a-z0-9]+");
        assertThat(ServiceLoader.load(DatasetExporter.class))
                .filteredOn(found -> found.format().equals(format))
                .as("DAT-01: what ServiceLoader finds for [%s] (a line in META-INF/services, or module-info)", format)
                .hasExactlyElementsOfTypes(exporter().getClass());
    }

    @Test
    @DisplayName("DAT-02 MUST write the same bytes for the same rows, whatever the default locale and zone")
    default void writesTheSameBytes() throws IOException {
        byte[] first = written(sample(40));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String[] other : new String[][] {{"ar-EG", "Asia/Kathmandu"}, {"fr-FR", "America/St_Johns"}}) {
                Locale.setDefault(Locale.forLanguageTag(other[0]));
                TimeZone.setDefault(TimeZone.getTimeZone(other[1]));
                same("DAT-02: bytes under " + other[0] + " and " + other[1], written(sample(40)), first);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    @DisplayName("DAT-03 MUST leave the stream open")
    default void leavesTheStreamOpen() throws IOException {
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        exporter().write(sample(5), out);
        assertThat(closed[0]).as("DAT-03: stream closed by the exporter").isFalse();
    }

    @Test
    @DisplayName("DAT-04 MUST let a stream that fails be heard, as an IOException")
    default void aFullDiskIsHeard() {
        for (int room : new int[] {0, 100}) {
            IOException full = new IOException("the disk is full");
            Throwable thrown = catchThrowable(() -> exporter().write(sample(40), new OutputStream() {
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
                    .as("DAT-04: what is heard when the stream fails after %s bytes", room)
                    .isInstanceOf(IOException.class);
            assertThat(Stream.iterate(thrown, cause -> cause != null, Throwable::getCause))
                    .as("DAT-04: what is heard when the stream fails after %s bytes, with its causes", room)
                    .contains(full);
        }
    }

    @Test
    @DisplayName("DAT-05 MUST write the same bytes from several threads at once")
    default void threadsDoNotMeet() throws Exception {
        byte[] few = written(sample(5));
        byte[] more = written(sample(9));
        DatasetExporter exporter = exporter();
        Writers.run(4, "DAT-05", thread -> {
            for (int i = 0; i < 3; i++) {
                boolean even = (thread + i) % 2 == 0;
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                exporter.write(sample(even ? 5 : 9), out);
                same("DAT-05: bytes written while three other threads write", out.toByteArray(), even ? few : more);
            }
        });
    }

    @Test
    @DisplayName("DAT-06 MUST keep no row: a hundred thousand of them need no more memory than one")
    default void keepsNoRow() throws IOException {
        List<WeakReference<List<Datum>>> told = new ArrayList<>();
        int[] count = new int[1];
        long[] kept = {-1};
        Dataset large = RandomDatasets.large(
                MANY,
                row -> {
                    if (count[0]++ % 1000 == 0) {
                        told.add(new WeakReference<>(row));
                    }
                },
                () -> {
                    // While the exporter still waits for more: what is left now is what it keeps.
                    System.gc();
                    kept[0] = told.stream().filter(row -> row.get() != null).count();
                });
        exporter().write(large, OutputStream.nullOutputStream());
        assertThat(kept[0])
                .as("DAT-06: of %s rows looked at among %s, how many are kept when all were told", told.size(), MANY)
                .isBetween(0L, 1L);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    @Label("DAT-07 MUST write rows so that they are read back as they were, and the same bytes again")
    default void whatIsWrittenIsReadBack(@ForAll("anyRows") List<List<Datum>> rows) throws IOException {
        for (Locale locale : List.of(Locale.FRANCE, Locale.UK)) {
            Dataset dataset = RandomDatasets.of(locale, rows);
            byte[] first = written(dataset);
            same("DAT-07: the bytes of rows that were written a second time", written(dataset), first);
            assertThat(plain(rows(dataset, first)))
                    .as("DAT-07: the rows that are read back in [%s]", locale)
                    .isEqualTo(plain(rows));
        }
    }

    /** Data that nobody would choose. */
    @Provide
    default Arbitrary<List<List<Datum>>> anyRows() {
        return RandomDatasets.rows();
    }

    // 1.50 and 1.5 are one number.
    private static List<List<Datum>> plain(List<List<Datum>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(datum -> datum instanceof Datum.Decimal decimal
                                ? new Datum.Decimal(decimal.number().stripTrailingZeros())
                                : datum)
                        .toList())
                .toList();
    }

    private static void same(String what, byte[] bytes, byte[] expected) {
        assertThat(Arrays.mismatch(bytes, expected))
                .as(
                        "%s, %s of them: the first that differs from what was written before (-1: none)",
                        what, bytes.length)
                .isEqualTo(-1);
    }

    private static Dataset sample(int rows) {
        return RandomDatasets.large(rows, row -> {}, () -> {});
    }

    private byte[] written(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter().write(dataset, out);
        return out.toByteArray();
    }
}
