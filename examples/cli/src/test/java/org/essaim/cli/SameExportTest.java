package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.csv.CsvMapping;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.jackson.YamlCodec;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.xlsx.ExportBook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each example of an export as CSV, typed cell by cell into a workbook: the same mapping tells the same facts and the same findings of it. */
class SameExportTest {
    private static final Path EXAMPLES = Path.of("../../adapters/exchange/csv/src/test/resources/specs/csv");
    private static final Pseudonymiser PSEUDONYMS = Pseudonymiser.ofHexKey("5e".repeat(32));

    /** These are about what a workbook does not have: encodings and their mark, quotes, how many cells a row has. */
    private static final Set<String> OF_TEXT_ALONE = Set.of(
            "no-encoding-fits",
            "mark-against-mapping",
            "misplaced-quote",
            "quote-never-closed",
            "header-never-closed",
            "short-and-long-rows",
            "clockify-short-rows");

    /** Beside what the mapping says, what a workbook counts is read in one form, and findings name it. */
    private static final Pattern COUNTED = Pattern.compile(" \\| (yyyy-MM-dd'T'HH:mm:ss|yyyy-MM-dd|HH:mm:ss)}$");

    @TempDir
    Path folder;

    private record Example(
            String id, SourceTree mapping, String structure, ZoneId zone, Charset encoding, String text) {}

    /** What a reading told, but for the file's name. */
    private static final class Told implements TimeSource.Sink {
        private final List<String> facts = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();

        @Override
        public void fact(long row, Fact fact) {
            facts.add(row + ": " + fact);
        }

        @Override
        public void reject(long row, Finding finding) {
            note(finding);
        }

        @Override
        public void note(Finding finding) {
            String details = COUNTED.matcher(finding.details().toString()).replaceAll("}");
            findings.add(finding.code() + " " + finding.row() + " " + finding.column() + " " + finding.value() + " "
                    + details);
        }
    }

    private static Told read(TimeSource source, Example example) {
        Told told = new Told();
        source.read(new TimeSource.Context(example.structure(), example.zone(), PSEUDONYMS), told);
        return told;
    }

    private static Stream<Example> examples() {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream().flatMap(SameExportTest::examples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Example> examples(Path file) {
        List<Finding> findings = new ArrayList<>();
        try {
            SourceTree sheet = new YamlCodec()
                    .decode(Files.readAllBytes(file), file.getFileName().toString(), findings::add)
                    .orElseThrow();
            List<Example> examples = FieldReader.of(sheet, Optional.empty(), finding -> {})
                    .each("specs", spec -> Optional.of(example(sheet, spec)));
            assertThat(findings).isEmpty();
            return examples.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example example(SourceTree sheet, FieldReader spec) {
        String preset = spec.text("preset", "");
        SourceTree mapping = CsvPresets.document(preset).orElseGet(() -> {
            Tree mappings = ((Tree.Fields) sheet.tree()).get("mappings").orElseThrow();
            String name = spec.text("mapping");
            return new SourceTree(((Tree.Fields) mappings).get(name).orElseThrow(), sheet.file(), Map.of());
        });
        return new Example(
                spec.text("id"),
                mapping,
                spec.text("structure", "S001"),
                ZoneId.of(spec.text("zone", "Europe/Paris")),
                Charset.forName(spec.text("encoding", "UTF-8")),
                spec.text("text"));
    }

    @TestFactory
    Stream<DynamicTest> aWorkbookTellsWhatItsTextTells() {
        return examples()
                .filter(example -> !OF_TEXT_ALONE.contains(example.id()))
                .map(example -> DynamicTest.dynamicTest(example.id(), () -> check(example)));
    }

    private void check(Example example) throws IOException {
        List<Finding> wrong = new ArrayList<>();
        CsvMapping mapping =
                CsvMapping.read(example.mapping(), wrong::add).orElseThrow(() -> new AssertionError(wrong));
        Path text = Files.writeString(folder.resolve(example.id() + ".csv"), example.text(), example.encoding());
        Path book = folder.resolve(example.id() + ".xlsx");
        type(example.text(), separator(example.mapping()), book);
        Told fromText = read(CsvTimeSource.of(text, mapping), example);
        Told fromBook = read(ExportBook.of(book, example.mapping(), wrong::add).orElseThrow(), example);
        assertThat(fromBook.facts).isEqualTo(fromText.facts);
        assertThat(fromBook.findings).isEqualTo(fromText.findings);
    }

    private static char separator(SourceTree mapping) {
        return FieldReader.of(mapping, Optional.empty(), finding -> {})
                .text("separator", ";")
                .charAt(0);
    }

    // In the row of its line, so that findings can be held against each other.
    private static void type(String text, char separator, Path book) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(false)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text);
                XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(book)) {
            XSSFSheet sheet = workbook.createSheet("Export");
            for (CsvRecord record : reader) {
                Row row = sheet.createRow((int) record.getStartingLineNumber() - 1);
                for (int i = 0; i < record.getFieldCount(); i++) {
                    if (!record.getField(i).isEmpty()) {
                        row.createCell(i).setCellValue(record.getField(i));
                    }
                }
            }
            workbook.write(out);
        }
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(examples().map(Example::id)).containsAll(OF_TEXT_ALONE).hasSizeGreaterThan(60);
    }
}
