package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.jackson.YamlCodec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Makes small workbooks, each with one quirk, and holds what comes of them against the sheet in {@code specs/xlsx}. */
class ExportCorpusTest {
    private static final String SHEET = "/specs/xlsx/exports.yaml";

    @TempDir
    Path folder;

    /** A workbook, how it is read, and what is to come of it. */
    private record Case(
            String id,
            String shows,
            String mapping,
            boolean inline,
            boolean since1904,
            boolean otherSheet,
            long hidden,
            Tree rows,
            List<String> facts,
            List<String> findings) {
        static Optional<Case> read(FieldReader reader) {
            return reader.build(
                    Case.class,
                    reader.text("id"),
                    reader.text("shows"),
                    reader.text("mapping"),
                    reader.truth("inline", false),
                    reader.truth("since1904", false),
                    reader.truth("otherSheet", false),
                    reader.optionalWhole("hidden").orElse(0L),
                    reader.tree("rows").orElseThrow(),
                    reader.texts("facts"),
                    reader.texts("findings"));
        }
    }

    @TestFactory
    Stream<DynamicTest> workbooksAreRead() {
        SourceTree sheet = sheet();
        return cases(sheet).stream()
                .map(each -> DynamicTest.dynamicTest(each.id() + ": " + each.shows(), () -> check(sheet, each)));
    }

    private void check(SourceTree sheet, Case each) throws IOException {
        Path file = folder.resolve(each.id() + ".xlsx");
        write(each, file);
        Tree mappings = ((Tree.Fields) sheet.tree()).get("mappings").orElseThrow();
        Tree mapping = ((Tree.Fields) mappings).get(each.mapping()).orElseThrow();
        Told told = Told.by(file, new SourceTree(mapping, SHEET, Map.of()));
        assertThat(told.facts).isEqualTo(each.facts());
        assertThat(told.findings).isEqualTo(each.findings());
        assertThat(told.everything()).doesNotContain("DURAND");
    }

    private static void write(Case each, Path file) throws IOException {
        // Written row by row, texts stand in their cells.
        try (Workbook book = each.inline() ? new SXSSFWorkbook() : new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet first = book.createSheet("Export");
            List<Tree> rows = ((Tree.Items) each.rows()).items();
            for (int i = 0; i < rows.size(); i++) {
                Row row = first.createRow(i);
                List<Tree> cells = ((Tree.Items) rows.get(i)).items();
                for (int j = 0; j < cells.size(); j++) {
                    fill(cells.get(j), row.createCell(j));
                }
                row.setZeroHeight(i + 1 == each.hidden());
            }
            if (each.otherSheet()) {
                book.createSheet("Notes").createRow(0).createCell(0).setCellValue("DURAND");
            }
            if (each.since1904()) {
                ((XSSFWorkbook) book).getCTWorkbook().getWorkbookPr().setDate1904(true);
            }
            book.write(out);
        }
    }

    private static void fill(Tree tree, Cell cell) {
        // Anything else is an empty cell.
        if (tree instanceof Tree.Text text) {
            cell.setCellValue(text.value());
        } else if (tree instanceof Tree.Numeric number) {
            cell.setCellValue(number.value().doubleValue());
        } else if (tree instanceof Tree.Truth truth) {
            cell.setCellValue(truth.value());
        } else if (tree instanceof Tree.Fields counted) {
            counted.fields().forEach((kind, value) -> fill(kind, value, cell));
        }
    }

    private static void fill(String kind, Tree value, Cell cell) {
        if (value instanceof Tree.Items runs) {
            XSSFRichTextString text = new XSSFRichTextString();
            for (Tree run : runs.items()) {
                XSSFFont font = (XSSFFont) cell.getSheet().getWorkbook().createFont();
                font.setBold(!text.hasFormatting());
                text.append(((Tree.Text) run).value(), font);
            }
            cell.setCellValue(text);
            return;
        }
        String written = ((Tree.Text) value).value();
        switch (kind) {
            case "day" -> cell.setCellValue(LocalDate.parse(written));
            case "moment" -> cell.setCellValue(LocalDateTime.parse(written));
            case "time" -> cell.setCellValue(LocalTime.parse(written).toSecondOfDay() / 86_400d);
            case "hours" -> {
                int colon = written.indexOf(':');
                cell.setCellValue(Integer.parseInt(written.substring(0, colon)) / 24d
                        + Integer.parseInt(written.substring(colon + 1)) / 1_440d);
            }
            case "raw" -> ((XSSFCell) cell).getCTCell().setV(written);
            case "formula" -> cell.setCellFormula(written);
            case "error" ->
                cell.setCellErrorValue(FormulaError.forString(written).getCode());
            default -> throw new AssertionError(kind);
        }
    }

    @Test
    void eachHasANameOfItsOwn() {
        assertThat(cases(sheet()).stream().map(Case::id))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(25);
    }

    private static SourceTree sheet() {
        List<Finding> findings = new ArrayList<>();
        try (InputStream in = ExportCorpusTest.class.getResourceAsStream(SHEET)) {
            SourceTree sheet = new YamlCodec()
                    .decode(Objects.requireNonNull(in).readAllBytes(), SHEET, findings::add)
                    .orElseThrow();
            assertThat(findings).isEmpty();
            return sheet;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Case> cases(SourceTree sheet) {
        List<Finding> findings = new ArrayList<>();
        List<Case> cases =
                FieldReader.of(sheet, Optional.empty(), findings::add).each("cases", Case::read);
        assertThat(findings).isEmpty();
        return cases;
    }
}
