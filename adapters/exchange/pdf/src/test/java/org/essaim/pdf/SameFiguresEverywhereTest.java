package org.essaim.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.formats.HtmlExporter;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Exporter;
import org.essaim.tck.SampleReport;
import org.essaim.xlsx.XlsxExporter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A funder who lays the page, the print and the workbook side by side finds no two different figures. */
class SameFiguresEverywhereTest {

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyTableHasTheSameFiguresInPagePrintAndWorkbook(String language) throws IOException {
        Report report = SampleReport.of(Locale.forLanguageTag(language), 25);
        Figures figures = Figures.in(report.locale());
        Document page =
                Jsoup.parse(new String(written(new HtmlExporter(), report), java.nio.charset.StandardCharsets.UTF_8));
        String print = print(written(new PdfExporter(), report));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written(new XlsxExporter(), report)))) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            int compared = 0;
            for (int s = 0; s < report.sections().size(); s++) {
                Section section = report.sections().get(s);
                for (Block.Table table : tables(section)) {
                    Row heading = heading(workbook.getSheetAt(s), table);
                    List<List<Value>> rows = new ArrayList<>(table.rows());
                    if (!table.totals().isEmpty()) {
                        rows.add(table.totals());
                    }
                    List<Element> lines = section.bulk() ? List.of() : lines(page, section, table);
                    for (int r = 0; r < rows.size(); r++) {
                        Row row = workbook.getSheetAt(s).getRow(heading.getRowNum() + 1 + r);
                        for (int c = 1; c < table.columns().size(); c++) {
                            Value value = rows.get(r).get(c);
                            compareCell(row.getCell(c), value, evaluator);
                            if (!section.bulk()) {
                                String text = plain(figures.text(value));
                                assertThat(plain(lines.get(r).child(c).text())).isEqualTo(text);
                                assertThat(print).contains(text);
                            }
                            compared++;
                        }
                    }
                }
            }
            assertThat(compared).isGreaterThan(250);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aTableRowReadsTheSameInPageAndPrint(String language) throws IOException {
        Report report = SampleReport.of(Locale.forLanguageTag(language), 5);
        Document page =
                Jsoup.parse(new String(written(new HtmlExporter(), report), java.nio.charset.StandardCharsets.UTF_8));
        String print = print(written(new PdfExporter(), report));
        List<String> rows = page.select("#months tbody tr").eachText();
        assertThat(rows).hasSize(13);
        for (String row : rows) {
            assertThat(print).contains(plain(row));
        }
    }

    /** The cell's number, what its format shows of it, and what its formula gives. */
    private static void compareCell(Cell cell, Value value, FormulaEvaluator evaluator) {
        String at = cell.getSheet().getSheetName() + "!" + cell.getAddress();
        BigDecimal expected;
        if (value instanceof Value.Hours hours) {
            expected = BigDecimal.valueOf(hours.seconds()).divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP);
        } else if (value instanceof Value.Amount amount) {
            expected = amount.money().getAmount();
        } else if (value instanceof Value.Count count) {
            expected = BigDecimal.valueOf(count.number());
        } else if (value instanceof Value.Decimal decimal) {
            BigDecimal held = decimal.unit().equals("%") ? decimal.number().movePointLeft(2) : decimal.number();
            assertThat(BigDecimal.valueOf(cell.getNumericCellValue())).as(at).isEqualByComparingTo(held);
            return;
        } else if (value instanceof Value.Absent absent) {
            assertThat(cell.getStringCellValue()).as(at).isEqualTo(absent.reason());
            return;
        } else {
            return;
        }
        assertThat(rounded(cell.getNumericCellValue(), expected.scale())).as(at).isEqualByComparingTo(expected);
        String shown = new DataFormatter(Locale.ROOT)
                .formatRawCellContents(cell.getNumericCellValue(), -1, "0.00")
                .replace(",", "");
        assertThat(new BigDecimal(shown)).as(at).isEqualByComparingTo(expected);
        if (cell.getCellType() == CellType.FORMULA) {
            assertThat(rounded(evaluator.evaluate(cell).getNumberValue(), expected.scale()))
                    .as(at)
                    .isEqualByComparingTo(expected);
        }
    }

    /** A workbook holds binary fractions: ten decimals tell half a cent from a hair below it. */
    private static BigDecimal rounded(double number, int scale) {
        return BigDecimal.valueOf(number).setScale(10, RoundingMode.HALF_UP).setScale(scale, RoundingMode.HALF_UP);
    }

    private static List<Block.Table> tables(Section section) {
        List<Block.Table> tables = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Table table) {
                tables.add(table);
            } else if (block instanceof Block.Chart chart) {
                tables.add(chart.table());
            }
        }
        return tables;
    }

    private static List<Element> lines(Document page, Section section, Block.Table table) {
        for (Element candidate : page.select("#" + section.id() + " table")) {
            if (candidate.expectFirst("caption").text().equals(table.caption())) {
                return candidate.select("tbody tr");
            }
        }
        throw new AssertionError("No table [" + table.caption() + "] in the page.");
    }

    private static Row heading(Sheet sheet, Block.Table table) {
        for (Row row : sheet) {
            Cell first = row.getCell(0);
            if (first != null
                    && first.getCellType() == CellType.STRING
                    && first.getStringCellValue().equals(table.caption())) {
                return sheet.getRow(row.getRowNum() + 1);
            }
        }
        throw new AssertionError("No table [" + table.caption() + "] in the workbook.");
    }

    private static String print(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return plain(stripper.getText(document));
        }
    }

    /** Spaces and line ends as one ordinary space. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\u00a0\u202f]+", " ");
    }

    private static byte[] written(Exporter exporter, Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(report, out);
        return out.toByteArray();
    }
}
