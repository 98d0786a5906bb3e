package org.essaim.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.functions;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.essaim.progress.CancelledException;
import org.essaim.progress.Progress;
import org.essaim.progress.Work;
import org.essaim.spi.CubeReader;
import org.essaim.spi.CubeReader.Month;
import org.essaim.time.Cell;
import org.essaim.time.SealedCells;
import org.essaim.time.SealedTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export holds what is sealed, as a whole, and nothing else. */
class SealedParquetTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    @TempDir
    private Path folder;

    private final Home home = new Home();

    private SealedParquet.Exported export() {
        return SealedParquet.in(folder.toString()).export(home.store);
    }

    private SparkCubeReader reader() {
        return SparkCubeReader.over(Sessions.local(), folder.toString());
    }

    private List<CubeReader.Sum> told() {
        return reader().sums(Home.STRUCTURES, JANUARY, FEBRUARY);
    }

    private List<CubeReader.Sum> sealed() {
        return new SealedTime(home.store).sums(Home.STRUCTURES, JANUARY, FEBRUARY);
    }

    private List<String> files(String end) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith(end) && !file.contains("/."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void onlyWhatWasSealedSinceIsWritten() throws IOException {
        home.work("S1", JANUARY, 60, 30);
        home.work("S2", JANUARY, 45);
        home.close("S1", JANUARY);
        assertThat(export()).isEqualTo(new SealedParquet.Exported(1, 1, 0, 2, 1));
        home.close("S2", JANUARY);
        assertThat(export()).isEqualTo(new SealedParquet.Exported(2, 1, 0, 1, 1));
        assertThat(told()).isEqualTo(sealed()).hasSize(2);
        List<String> before = files("");
        assertThat(export()).isEqualTo(new SealedParquet.Exported(2, 0, 0, 0, 0));
        assertThat(files("")).isEqualTo(before);
    }

    @Test
    void whatIsSealedAnewReplacesWhatWasAndWhatIsReopenedGoes() throws IOException {
        home.work("S1", JANUARY, 60, 30);
        home.work("S2", JANUARY, 45);
        home.close("S1", JANUARY);
        home.close("S2", JANUARY);
        export();
        home.reopen("S1", JANUARY);
        // The other one lay in the same file, which is written anew.
        assertThat(export()).isEqualTo(new SealedParquet.Exported(2, 1, 1, 1, 1));
        assertThat(told()).isEqualTo(sealed()).hasSize(1);
        home.work("S1", JANUARY, 60, 30, 15);
        home.close("S1", JANUARY);
        assertThat(export().written()).isEqualTo(1);
        assertThat(told()).isEqualTo(sealed()).hasSize(2);
        assertThat(files(".tsv")).containsExactly("seals-000000003.tsv");
    }

    @Test
    void whatWasErasedIsInNoFileAndIsNotToldAsIfItWereAll() throws IOException {
        home.work("S1", JANUARY, 60, 30);
        home.work("S2", JANUARY, 45);
        home.close("S1", JANUARY);
        home.close("S2", JANUARY);
        export();
        String erased = Home.worker(2).value();
        assertThat(workers()).contains(erased);
        home.erase(2, JANUARY);
        export();
        assertThat(workers()).doesNotContain(erased).contains(Home.worker(1).value());
        assertThatThrownBy(this::told)
                .isInstanceOf(EssaimException.class)
                .hasMessage(CubeReader.erased("S1", JANUARY).getMessage());
        assertThat(export().number()).as("nothing is written for it again").isEqualTo(2);
        assertThat(reader().sums(List.of("S2"), JANUARY, FEBRUARY)).hasSize(1);
    }

    private List<String> workers() {
        return Sessions.local()
                .read()
                .parquet(folder.resolve("cells").toString())
                .select(functions.col(CellRows.WORKER))
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void anExportThatWasKilledChangesNothingAndTheNextOneTidiesUp() throws IOException {
        home.work("S1", JANUARY, 60, 30);
        home.close("S1", JANUARY);
        export();
        List<CubeReader.Sum> before = told();
        List<String> files = files("");
        // Whatever it had written by then: files of which nobody says what they are, half a catalogue, a catalogue
        // under another name.
        Path lot = folder.resolve("cells").resolve(files(".parquet").get(0).substring("cells/".length()));
        Files.copy(lot, lot.resolveSibling("lot-000000002-0001.parquet"));
        Path february = Files.createDirectory(folder.resolve("cells").resolve("booking=2026-02"));
        Files.writeString(february.resolve("lot-000000002-0002.parquet"), "PAR1 half a file");
        byte[] catalogue = Files.readAllBytes(folder.resolve("seals-000000001.tsv"));
        Files.write(folder.resolve(".seals-000000002.tsv.unfinished"), catalogue);
        for (int length = 0; length < catalogue.length; length++) {
            assertThat(Catalogue.of(2, Arrays.copyOf(catalogue, length))).isEmpty();
        }
        Path half = folder.resolve("seals-000000002.tsv");
        Files.write(half, Arrays.copyOf(catalogue, catalogue.length / 2));
        assertThat(told()).isEqualTo(before);
        Files.delete(half);
        assertThat(export().written()).isZero();
        assertThat(files("")).isEqualTo(files);
    }

    private Iterator<SealedCells.Sealing> fromElsewhere() {
        SealedTime sealed = new SealedTime(home.store);
        return Home.STRUCTURES.stream()
                .map(structure -> new SealedCells.Sealing(
                        sealed.seal(structure, JANUARY).orElseThrow(), sealed.days(structure, JANUARY), false))
                .iterator();
    }

    private void workEverywhere() {
        for (String structure : Home.STRUCTURES) {
            home.work(structure, JANUARY, 60, 30, 15);
            home.close(structure, JANUARY);
        }
    }

    @Test
    void monthsFromElsewhereAreToldOneByOneAndOneThatEndsHalfWayLeavesNoFile() throws IOException {
        workEverywhere();
        SealedParquet parquet = SealedParquet.in(folder.toString()).withRowsOfAFile(7);
        List<String> steps = new ArrayList<>();
        BooleanSupplier halfWay = () -> steps.size() == 5;
        Progress watching = step -> steps.add(step.operation() + " " + step.item() + " after " + step.done());
        assertThatThrownBy(() -> Work.watched(watching.until(halfWay), () -> parquet.write(fromElsewhere())))
                .isInstanceOf(CancelledException.class);
        assertThat(steps).hasSize(5).startsWith("EXPORT S1 2026-01 after 0", "EXPORT S2 2026-01 after 1");
        assertThat(folder).isEmptyDirectory();
        assertThatThrownBy(this::told).isInstanceOf(EssaimException.class).hasMessageContaining("Maybe export");

        assertThat(parquet.write(fromElsewhere())).isEqualTo(new SealedParquet.Exported(1, 10, 0, 30, 4));
        assertThat(told()).isEqualTo(sealed()).hasSize(10);
        assertThatThrownBy(() -> parquet.write(fromElsewhere()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContainingAll("[" + folder + "]", "holds sealed months already", "Maybe");
        assertThat(told()).isEqualTo(sealed());
    }

    @Test
    void anExportThatIsCancelledLeavesWhatTheFormerOneWrote() throws IOException {
        home.work("S1", JANUARY, 60, 30);
        home.close("S1", JANUARY);
        export();
        List<String> before = files("");
        home.work("S2", JANUARY, 45);
        home.work("S3", FEBRUARY, 45);
        home.close("S2", JANUARY);
        home.close("S3", FEBRUARY);
        Progress ended = step -> {
            if (step.item().equals("S3 2026-02")) {
                throw new CancelledException(step);
            }
        };
        assertThatThrownBy(() -> Work.watched(ended, this::export)).isInstanceOf(CancelledException.class);
        assertThat(files("")).isEqualTo(before);
        assertThat(export().written()).isEqualTo(2);
        assertThat(told()).isEqualTo(sealed()).hasSize(3);
    }

    @Test
    void manySmallFilesBecomeOne() throws IOException {
        for (String structure : Home.STRUCTURES) {
            home.work(structure, JANUARY, 60, 30);
            home.close(structure, JANUARY);
            export();
        }
        assertThat(Home.STRUCTURES).hasSize(10);
        assertThat(files(".parquet"))
                .as("the first eight were brought together")
                .hasSize(2);
        assertThat(told()).isEqualTo(sealed()).hasSize(10);
    }

    @Test
    void aNewFileBeginsAfterSoManyRowsAndEveryMonthIsInOne() throws IOException {
        workEverywhere();
        SealedParquet.Exported exported =
                SealedParquet.in(folder.toString()).withRowsOfAFile(7).export(home.store);
        assertThat(exported).isEqualTo(new SealedParquet.Exported(1, 10, 0, 30, 4));
        assertThat(told()).isEqualTo(sealed());
    }

    @Test
    void aFileThatIsLostOrChangedIsFound() throws IOException {
        home.work("S1", JANUARY, 60);
        home.work("S2", FEBRUARY, 60);
        home.close("S1", JANUARY);
        home.close("S2", FEBRUARY);
        export();
        List<String> lots = files(".parquet");
        assertThat(lots).hasSize(2);
        // The rows of one month under the name of another.
        Files.copy(folder.resolve(lots.get(0)), folder.resolve(lots.get(1)), StandardCopyOption.REPLACE_EXISTING);
        Path sums = folder.resolve(lots.get(1))
                .resolveSibling("." + Path.of(lots.get(1)).getFileName() + ".crc");
        Files.deleteIfExists(sums);
        assertThatThrownBy(this::told)
                .isInstanceOf(EssaimException.class)
                .hasMessageContainingAll("[2026-02]", "is not what was exported", "Maybe");
    }

    @Test
    void aFolderThatHoldsNothingSaysSo() {
        assertThatThrownBy(this::told).isInstanceOf(EssaimException.class).hasMessageContaining("Maybe export");
        assertThat(export()).isEqualTo(new SealedParquet.Exported(1, 0, 0, 0, 0));
        assertThat(told()).isEmpty();
    }

    @Test
    void cellsAreThoseOfTheJournalAtAnyCuts() {
        home.work("S1", JANUARY, 60, 30);
        home.work("S2", JANUARY, 45);
        home.close("S1", JANUARY);
        home.close("S2", JANUARY);
        export();
        SealedTime sealed = new SealedTime(home.store);
        for (int cut : IntStream.of(1, 7, 31).toArray()) {
            NavigableSet<LocalDate> cuts = new TreeSet<>(List.of(JANUARY.atDay(cut)));
            for (SparkCubeReader reader : List.of(reader(), reader().withMostAtOnce(1))) {
                Map<Month, SortedMap<Cell, Long>> told = new TreeMap<>();
                reader.cells(
                        new TreeSet<>(List.of(new Month("S1", JANUARY), new Month("S2", JANUARY))), cuts, told::put);
                assertThat(told).hasSize(2);
                told.forEach((month, cells) ->
                        assertThat(cells).isEqualTo(sealed.cells(month.structure(), month.booking(), cuts)));
            }
        }
    }

    @Test
    void identifiersAreWhateverAHostCallsItsStructures() {
        SortedMap<Month, Catalogue.Entry> entries = new TreeMap<>();
        List<String> ids = List.of("a\tb", "a\\tb", "ligne\nfin", "end\t0", "é œ €", "=,-", "\\");
        for (String id : ids) {
            entries.put(
                    new Month(id, JANUARY),
                    new Catalogue.Entry(
                            1,
                            Digest.of("test", "x".getBytes(StandardCharsets.UTF_8)),
                            false,
                            0,
                            null,
                            new TreeMap<>()));
        }
        Catalogue catalogue = new Catalogue(1, entries);
        assertThat(Catalogue.of(1, catalogue.bytes()).orElseThrow().entries()).isEqualTo(entries);
    }
}
