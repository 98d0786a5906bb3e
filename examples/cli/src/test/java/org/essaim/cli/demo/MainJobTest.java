package org.essaim.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.essaim.Essaim;
import org.essaim.cli.simulation.Simulation;
import org.essaim.cli.simulation.SimulationReport;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.document.CanonicalForm;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.funding.CellReference;
import org.essaim.funding.Explanation;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.Verification;
import org.essaim.jackson.JsonCodec;
import org.essaim.jdbc.JdbcStore;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.pack.Packs;
import org.essaim.report.Figures;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a planning export to a statement, over real files and a real store. */
class MainJobTest {
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final YearMonth LAST = YearMonth.of(2025, 3);
    // A print may break a line, and write any space, where the text has a no-break one.
    private static final String SPACES = "[\\s\u00a0\u202f]";
    private static final String KEY = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private SimulationReport simulated;

    @BeforeEach
    void simulate() throws IOException {
        simulated = Simulation.of(2, FIRST, 3, 7).writeTo(folder);
    }

    @Test
    void shuffledRowsGiveTheSameContentByteForByte() throws IOException {
        Path shuffled = Files.createDirectories(folder.resolve("shuffled"));
        for (SimulationReport.Planning planning : simulated.plannings()) {
            shuffle(folder.resolve("planning").resolve(planning.file()), shuffled.resolve(planning.file()), planning);
        }
        byte[] straight = CanonicalForm.bytes(
                issued(new InMemoryStore(), folder.resolve("planning")).content());
        byte[] mixed = CanonicalForm.bytes(issued(new InMemoryStore(), shuffled).content());

        assertThat(mixed).isEqualTo(straight);
    }

    @Test
    void memoryAndDiskGiveTheSameContentByteForByte() {
        FundingStatement inMemory = issued(new InMemoryStore(), folder.resolve("planning"));
        FundingStatement onDisk = issued(JdbcStore.inFolder(folder.resolve("store")), folder.resolve("planning"));

        assertThat(onDisk.digest()).isEqualTo(inMemory.digest());
    }

    @Test
    void importingAgainFindsEverythingUnchanged() {
        try (Essaim essaim = essaim(JdbcStore.inFolder(folder.resolve("store")))) {
            take(essaim, folder.resolve("planning"));
        }
        try (Essaim essaim = essaim(JdbcStore.inFolder(folder.resolve("store")))) {
            for (SimulationReport.Planning planning : simulated.plannings()) {
                ImportReport again = essaim.time()
                        .load(
                                source(folder.resolve("planning"), planning),
                                planning.structure(),
                                Window.complete(FIRST, LAST));
                assertThat(again.added() + again.amended() + again.withdrawn() + again.proposed())
                        .isZero();
                assertThat(again.unchanged()).isEqualTo(planning.rows() - again.rejected());
            }
        }
    }

    @Test
    void allFourFormatsShowTheSameFigures() throws IOException {
        FundingStatement statement;
        try (Essaim essaim = essaim(new InMemoryStore())) {
            take(essaim, folder.resolve("planning"));
            statement = essaim.funding().issue("dialogue", FIRST, LAST);
            essaim.export(statement)
                    .to(
                            folder.resolve("statement.json"),
                            folder.resolve("statement.xlsx"),
                            folder.resolve("statement.html"),
                            folder.resolve("statement.pdf"));
        }
        Figures figures = Figures.in(Locale.FRENCH);
        List<String> shown = List.of(
                figures.hours(statement.recordedSeconds()),
                figures.hours(statement.fundedSeconds()),
                figures.hours(statement.unfundedSeconds()),
                figures.amount(statement.amount()),
                figures.amount(statement.cost().orElseThrow()),
                figures.amount(statement.remaining().orElseThrow()));
        String html = Files.readString(folder.resolve("statement.html"), StandardCharsets.UTF_8);
        String pdf = pdfText(folder.resolve("statement.pdf"));
        for (String figure : shown) {
            assertThat(html).contains(figure);
            assertThat(pdf.replaceAll(SPACES, "")).contains(figure.replaceAll(SPACES, ""));
        }
        String json = Files.readString(folder.resolve("statement.json"), StandardCharsets.UTF_8);
        assertThat(json)
                .contains("\"recorded\": " + statement.recordedSeconds())
                .contains("\"unfunded\": " + statement.unfundedSeconds())
                .contains("\"cents\": " + statement.amount().getAmountMinorLong());
        assertThat(numbers(folder.resolve("statement.xlsx")))
                .contains(statement.amount().getAmount().toPlainString())
                .contains(statement.remaining().orElseThrow().getAmount().toPlainString())
                .contains(hours(statement.recordedSeconds()))
                .contains(hours(statement.unfundedSeconds()));
    }

    @Test
    void aStatementReadBackFromItsFileVerifies() throws IOException {
        FundingStatement statement = issued(new InMemoryStore(), folder.resolve("planning"));
        byte[] bytes = new JsonCodec().encode(statement.toTree());
        List<Finding> findings = new ArrayList<>();
        SourceTree read =
                new JsonCodec().decode(bytes, "statement.json", findings::add).orElseThrow();

        Verification verification =
                Verification.of(read, List.of(statement.digest().hex()));

        assertThat(verification.findings()).isEmpty();
        assertThat(verification.verdict()).isEqualTo(Verification.Verdict.ANCHORED);
    }

    @Test
    void everyLineLeadsBackToRowsOfTheFileThatSumUpToIt() {
        try (Essaim essaim = essaim(new InMemoryStore())) {
            take(essaim, folder.resolve("planning"));
            FundingStatement statement = essaim.funding().issue("dialogue", FIRST, LAST);
            for (CellReference cell : statement.cells()) {
                Explanation explanation = essaim.funding().explain(statement, cell);
                assertThat(explanation.origins().stream()
                                .mapToLong(Explanation.Origin::seconds)
                                .sum())
                        .as(cell.toString())
                        .isEqualTo(explanation.recorded());
                assertThat(explanation.origins()).allSatisfy(origin -> {
                    assertThat(origin.file()).isEqualTo(cell.structure() + ".csv");
                    assertThat(origin.row()).isGreaterThan(1);
                    assertThat(origin.digest()).hasSize(64);
                });
            }
        }
    }

    @Test
    void noInventedNameComesOutOfTheStore() throws IOException {
        try (Essaim essaim = essaim(new InMemoryStore())) {
            take(essaim, folder.resolve("planning"));
            FundingStatement statement = essaim.funding().issue("dialogue", FIRST, LAST);
            String json = new String(new JsonCodec().encode(statement.toTree()), StandardCharsets.UTF_8);
            for (String name : Simulation.inventedNames()) {
                assertThat(json).doesNotContain(name);
            }
        }
    }

    private FundingStatement issued(Store store, Path plannings) {
        try (Essaim essaim = essaim(store)) {
            take(essaim, plannings);
            return essaim.funding().issue("dialogue", FIRST, LAST);
        }
    }

    private Essaim essaim(Store store) {
        Essaim essaim = Essaim.builder()
                .store(store)
                .pseudonyms(Pseudonymiser.ofHexKey(KEY))
                .build();
        essaim.load(Packs.standard().load(folder.resolve("pack")).require());
        return essaim;
    }

    private void take(Essaim essaim, Path plannings) {
        for (SimulationReport.Planning planning : simulated.plannings()) {
            essaim.time().load(source(plannings, planning), planning.structure(), Window.complete(FIRST, LAST));
            for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
                essaim.time().close(List.of(planning.structure()), month);
            }
        }
    }

    private static CsvTimeSource source(Path plannings, SimulationReport.Planning planning) {
        return CsvTimeSource.of(
                plannings.resolve(planning.file()), CsvPresets.find("compani").orElseThrow());
    }

    private static void shuffle(Path from, Path to, SimulationReport.Planning planning) throws IOException {
        Charset charset = Charset.forName(planning.charset());
        List<String> lines =
                new ArrayList<>(List.of(Files.readString(from, charset).split("\r\n")));
        String header = lines.remove(0);
        Collections.shuffle(lines, new Random(3));
        lines.add(0, header);
        Files.writeString(to, String.join("\r\n", lines) + "\r\n", charset);
    }

    private static String pdfText(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String hours(long seconds) {
        return java.math.BigDecimal.valueOf(seconds)
                .divide(java.math.BigDecimal.valueOf(3600), 2, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static List<String> numbers(Path file) throws IOException {
        List<String> numbers = new ArrayList<>();
        try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        boolean cached = cell.getCellType() == CellType.FORMULA
                                && cell.getCachedFormulaResultType() == CellType.NUMERIC;
                        if (cell.getCellType() == CellType.NUMERIC || cached) {
                            numbers.add(new java.math.BigDecimal(Double.toString(cell.getNumericCellValue()))
                                    .setScale(2, java.math.RoundingMode.HALF_UP)
                                    .toPlainString());
                        }
                    }
                }
            }
        }
        return numbers;
    }
}
