package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Exporter;
import org.essaim.tck.ExporterContract;
import org.essaim.tck.SampleReport;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxExporterTest implements ExporterContract {
    @Override
    public Exporter exporter() {
        return new XlsxExporter();
    }

    @Override
    public String text(byte[] file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (Cell cell : cells(workbook)) {
                CellType type =
                        cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
                if (type == CellType.STRING) {
                    text.append(cell.getStringCellValue()).append('\n');
                } else if (type == CellType.NUMERIC) {
                    // As its format shows it; a workbook holds binary fractions, and ten decimals tell half a cent from
                    // less.
                    String format = cell.getCellStyle().getDataFormatString();
                    int decimals = format.contains(".00") ? 2 : format.contains(".0") ? 1 : 0;
                    text.append(BigDecimal.valueOf(cell.getNumericCellValue())
                                    .movePointRight(format.endsWith("%") ? 2 : 0)
                                    .setScale(10, RoundingMode.HALF_UP)
                                    .setScale(decimals, RoundingMode.HALF_UP)
                                    .toPlainString())
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    @Test
    void everyFormulaGivesTheValueThatStandsBesideIt() throws IOException {
        try (XSSFWorkbook workbook = opened(SampleReport.of(Locale.FRANCE, 300))) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            List<String> kinds = new ArrayList<>();
            for (Cell cell : cells(workbook)) {
                if (cell.getCellType() != CellType.FORMULA) {
                    continue;
                }
                kinds.add(cell.getCellFormula().replaceAll("\\(.*", ""));
                CellValue value = evaluator.evaluate(cell);
                String at = cell.getSheet().getSheetName() + "!" + cell.getAddress();
                if (cell.getCachedFormulaResultType() == CellType.STRING) {
                    assertThat(value.getStringValue()).as(at).isEqualTo(cell.getStringCellValue());
                } else {
                    assertThat(value.getNumberValue())
                            .as(at)
                            .isCloseTo(cell.getNumericCellValue(), org.assertj.core.data.Offset.offset(1e-6));
                }
            }
            assertThat(kinds).contains("SUM", "SUBTOTAL", "IF");
        }
    }

    @Test
    void aTotalThatIsNotTheSumOfItsRowsIsNoFormula() throws IOException {
        Report report = single(new Block.Table(
                "t",
                "Table",
                List.of(Column.of("a", "A"), Column.summed("b", "B"), Column.summed("c", "C")),
                List.of(List.of(Value.of("x"), Value.hours(1), Value.hours(1))),
                List.of(Value.of(""), Value.hours(1), Value.hours(2))));
        try (XSSFWorkbook workbook = opened(report)) {
            Row total = workbook.getSheetAt(0).getRow(7);
            assertThat(total.getCell(0).getStringCellValue()).isEqualTo("Total");
            assertThat(total.getCell(1).getCellType()).isEqualTo(CellType.FORMULA);
            assertThat(total.getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
        }
    }

    @Test
    void theReadersProgramRecomputesAChangedCheck() throws IOException {
        try (XSSFWorkbook workbook = opened(SampleReport.of(Locale.FRANCE, 5))) {
            Sheet sheet = workbook.getSheet("Contrôles");
            Cell verdict = cells(sheet).stream()
                    .filter(cell -> cell.getCellType() == CellType.FORMULA)
                    .findFirst()
                    .orElseThrow();
            assertThat(verdict.getStringCellValue()).isEqualTo("OK");
            Cell found = verdict.getRow().getCell(2);
            found.setCellValue(found.getNumericCellValue() + 1 / 3600.0);
            assertThat(workbook.getCreationHelper()
                            .createFormulaEvaluator()
                            .evaluate(verdict)
                            .getStringValue())
                    .isEqualTo("ÉCART");
        }
    }

    @Test
    void aCheckThatIsNoEqualityKeepsItsVerdict() throws IOException {
        try (XSSFWorkbook workbook = opened(SampleReport.of(Locale.FRANCE, 5))) {
            assertThat(cells(workbook.getSheet("Contrôles")).stream()
                            .filter(cell -> cell.getColumnIndex() == 3
                                    && !cell.getStringCellValue().isEmpty())
                            .map(cell -> cell.getCellType() + " " + cell.getStringCellValue()))
                    .containsExactly("STRING Résultat", "FORMULA OK", "FORMULA ÉCART", "STRING OK");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+33 6",
                "-1,5",
                "@x",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1",
                "\uff20x",
                "=HYPERLINK(\"http://x\")"
            })
    void textIsNeverAFormulaAndNeverChanged(String text) throws IOException {
        Report report = single(new Block.Table(
                "t", "Table", List.of(Column.of("a", "A")), List.of(List.of(Value.of(text))), List.of()));
        try (XSSFWorkbook workbook = opened(report)) {
            Cell cell = workbook.getSheetAt(0).getRow(6).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(text);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void ordinaryTextHasNoQuotePrefix() throws IOException {
        Report report = single(new Block.Table(
                "t", "Table", List.of(Column.of("a", "A")), List.of(List.of(Value.of("a=1"))), List.of()));
        try (XSSFWorkbook workbook = opened(report)) {
            assertThat(workbook.getSheetAt(0)
                            .getRow(6)
                            .getCell(0)
                            .getCellStyle()
                            .getQuotePrefixed())
                    .isFalse();
        }
    }

    @Test
    void whatIsAbsentSaysWhyAndIsNoNumber() throws IOException {
        Report report = single(new Block.Table(
                "t",
                "Table",
                List.of(Column.of("a", "A"), Column.summed("b", "B")),
                List.of(
                        List.of(Value.of("x"), new Value.Absent("non fourni")),
                        List.of(Value.of("y"), Value.hours(3600))),
                List.of(Value.of(""), Value.hours(3600))));
        try (XSSFWorkbook workbook = opened(report)) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(6).getCell(1).getStringCellValue()).isEqualTo("non fourni");
            assertThat(sheet.getRow(8).getCell(1).getNumericCellValue()).isEqualTo(1);
        }
    }

    @Test
    void figuresAreNumbersThatShowTheirUnit() throws IOException {
        Report report = single(new Block.Table(
                "t",
                "Table",
                List.of(Column.of("a", "A"), Column.of("b", "B"), Column.of("c", "C"), Column.of("d", "D")),
                List.of(List.of(
                        Value.hours(4_444_200),
                        Value.of(Money.parse("EUR 1234567.5")),
                        new Value.Share(1, 6),
                        new Value.Month(java.time.YearMonth.of(2026, 8)))),
                List.of()));
        try (XSSFWorkbook workbook = opened(report)) {
            Row row = workbook.getSheetAt(0).getRow(6);
            DataFormatter formatter = new DataFormatter(Locale.FRANCE);
            assertThat(row).extracting(formatter::formatCellValue).satisfies(shown -> {
                assertThat(shown.get(0)).isEqualTo("1\u202f234,50\u00a0h");
                assertThat(shown.get(1)).isEqualTo("1\u202f234\u202f567,50\u00a0€");
                assertThat(shown.get(2)).isEqualTo("16,7\u00a0%");
                assertThat(shown.get(3)).isEqualTo("août 2026");
            });
        }
    }

    @Test
    void decimalsAreNumbersWithTheirDecimalsAndTheirUnit() throws IOException {
        for (Locale locale : List.of(Locale.FRANCE, Locale.UK)) {
            Report report = new Report(
                    "r",
                    "T",
                    "",
                    locale,
                    Audience.RECIPIENT,
                    false,
                    null,
                    List.of(new Section(
                            "s",
                            "S",
                            false,
                            List.of(new Block.Table(
                                    "t",
                                    "Table",
                                    List.of(Column.of("a", "A"), Column.of("b", "B"), Column.of("c", "C")),
                                    List.of(List.of(
                                            new Value.Decimal(new BigDecimal("12.25"), 1, "%"),
                                            new Value.Decimal(new BigDecimal("1234.5"), 2, "€/h"),
                                            new Value.Decimal(new BigDecimal("-3.14159"), 3, ""))),
                                    List.of())))));
            try (XSSFWorkbook workbook = opened(report)) {
                Row row = workbook.getSheetAt(0).getRow(6);
                // A program that reads the cell reads the number as it was worked out; per cent as every workbook holds
                // it.
                assertThat(row).extracting(Cell::getNumericCellValue).containsExactly(0.1225, 1234.5, -3.14159);
                DataFormatter formatter = new DataFormatter(locale);
                assertThat(row)
                        .extracting(formatter::formatCellValue)
                        .containsExactly(
                                locale.equals(Locale.UK)
                                        ? new String[] {"12.3%", "1,234.50\u00a0€/h", "-3.142"}
                                        : new String[] {"12,3\u00a0%", "1\u202f234,50\u00a0€/h", "-3,142"});
            }
        }
    }

    @Test
    void totalsHaveStableNamesThatReferToThem() throws IOException {
        try (XSSFWorkbook workbook = opened(SampleReport.of(Locale.FRANCE, 5))) {
            Set<String> names = new TreeSet<>();
            for (Name name : workbook.getAllNames()) {
                names.add(name.getNameName());
            }
            assertThat(names)
                    .contains("total_by_month_TEAM_MEETING", "total_by_structure_amount", "total_waterfall_seconds");
            assertThat(workbook.getName("total_waterfall_seconds").getRefersToFormula())
                    .startsWith("'L’essentiel'!$B$");
        }
    }

    @Test
    void sheetsAreReadyToReadAndToPrint() throws IOException {
        try (XSSFWorkbook workbook = opened(SampleReport.of(Locale.FRANCE, 300))) {
            for (Sheet sheet : workbook) {
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getPrintSetup().getPaperSize())
                        .isEqualTo(org.apache.poi.ss.usermodel.PrintSetup.A4_PAPERSIZE);
                assertThat(sheet.getFooter().getRight()).contains("&P / &N");
                assertThat(sheet.getHeader().getCenter()).contains("Données fictives");
                assertThat(sheet.getRow(0).getCell(0).getStringCellValue())
                        .isEqualTo("Relevé du temps de coordination");
                assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("Données fictives");
            }
            var detail = workbook.getSheet("Détail");
            assertThat(detail.getPaneInformation().isFreezePane()).isTrue();
            assertThat(detail.getCTWorksheet().getAutoFilter().getRef()).matches("A\\d+:G3\\d\\d");
            assertThat(detail.getRepeatingRows()).isNotNull();
        }
    }

    @Test
    void aPackageIsStoredOrDeflatedButAlwaysReadableAsAStream() throws IOException {
        for (int rows : new int[] {5, 8_000}) {
            byte[] bytes = written(SampleReport.of(Locale.FRANCE, rows));
            List<String> names = new ArrayList<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    names.add(entry.getName());
                    assertThat(entry.getMethod()).isEqualTo(rows == 5 ? ZipEntry.STORED : ZipEntry.DEFLATED);
                    zip.readAllBytes();
                }
            }
            assertThat(names.get(0)).isEqualTo("[Content_Types].xml");
        }
    }

    @Test
    void fiftyThousandRowsComeOutWithTheirTotal() throws IOException {
        byte[] bytes = written(SampleReport.of(Locale.FRANCE, 50_000));
        assertThat(bytes.length).isLessThan(6 << 20);
        int rows = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("xl/worksheets/sheet8.xml")) {
                    String xml = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                    rows = xml.split("<row ", -1).length - 1;
                    assertThat(xml).contains("SUBTOTAL(109,F9:F50008)");
                }
            }
        }
        assertThat(rows).isGreaterThan(50_000);
    }

    @Test
    void aWorkbookAlwaysHasASheet() throws IOException {
        Report empty = new Report("x", "Vide & nu", "", Locale.FRANCE, Audience.PUBLISHED, false, null, List.of());
        try (XSSFWorkbook workbook = opened(empty)) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
            assertThat(workbook.getProperties().getCoreProperties().getTitle()).isEqualTo("Vide & nu");
            assertThat(workbook.getProperties().getCoreProperties().getCreated())
                    .isNull();
        }
    }

    @Test
    void textThatNoCellCanHoldIsCutWhereOneSees() throws IOException {
        Report report = single(new Block.Paragraph("é".repeat(40_000)));
        try (XSSFWorkbook workbook = opened(report)) {
            assertThat(workbook.getSheetAt(0).getRow(4).getCell(0).getStringCellValue())
                    .hasSize(32_767)
                    .endsWith(" […]");
        }
    }

    private static Report single(Block block) {
        return new Report(
                "r",
                "Titre",
                "",
                Locale.FRANCE,
                Audience.RECIPIENT,
                false,
                null,
                List.of(new Section("s", "Section", false, List.of(block))));
    }

    private static List<Cell> cells(XSSFWorkbook workbook) {
        List<Cell> cells = new ArrayList<>();
        workbook.forEach(sheet -> cells.addAll(cells(sheet)));
        return cells;
    }

    private static List<Cell> cells(Sheet sheet) {
        List<Cell> cells = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cells::add));
        return cells;
    }

    private static byte[] written(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new XlsxExporter().write(report, out);
        return out.toByteArray();
    }

    private static XSSFWorkbook opened(Report report) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(written(report)));
    }
}
