package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.report.Dataset;
import org.essaim.report.Dataset.Field;
import org.essaim.report.Dataset.Kind;
import org.essaim.report.Datum;
import org.essaim.spi.DatasetExporter;
import org.essaim.tck.DatasetExporterContract;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class XlsxDatasetTest implements DatasetExporterContract {
    @Override
    public DatasetExporter exporter() {
        return new XlsxExporter.OfData();
    }

    @Override
    public List<List<Datum>> rows(Dataset dataset, byte[] file) throws IOException {
        List<List<Datum>> rows = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    if (row.getRowNum() > 0) {
                        rows.add(row(dataset, row));
                    }
                }
            }
        }
        return rows;
    }

    private static List<Datum> row(Dataset dataset, Row row) {
        List<Datum> data = new ArrayList<>();
        for (int i = 0; i < dataset.fields().size(); i++) {
            @Nullable Cell cell = row.getCell(i);
            data.add(
                    cell == null
                            ? Datum.nothing()
                            : datum(cell, dataset.fields().get(i).kind(), dataset.english()));
        }
        return data;
    }

    private static Datum datum(Cell cell, Kind kind, boolean english) {
        return switch (kind) {
            case TEXT -> Datum.of(cell.getStringCellValue());
            case WHOLE -> Datum.of(number(cell).longValueExact());
            case DECIMAL -> new Datum.Decimal(number(cell));
            case AMOUNT -> Datum.of(Money.of(CurrencyUnit.EUR, number(cell)));
            case HOURS -> Datum.hours(seconds(number(cell), 3600));
            case DAY -> Datum.of(cell.getLocalDateTimeCellValue().toLocalDate());
            case MONTH -> Datum.of(YearMonth.from(cell.getLocalDateTimeCellValue()));
            case CLOCK -> Datum.of(LocalTime.ofSecondOfDay(seconds(number(cell), 86_400)));
            case TRUTH -> Datum.of(cell.getStringCellValue().equals(english ? "yes" : "oui"));
        };
    }

    private static BigDecimal number(Cell cell) {
        return BigDecimal.valueOf(cell.getNumericCellValue());
    }

    private static long seconds(BigDecimal number, long unit) {
        return number.multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static byte[] written(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new XlsxExporter.OfData().write(dataset, out);
        return out.toByteArray();
    }

    private static Dataset labels(String... labels) {
        return Dataset.of(
                "labels",
                "Libellés : mars",
                Locale.FRANCE,
                List.of(new Field("label", "Libellé", Kind.TEXT), new Field("number", "Nombre", Kind.WHOLE)),
                sink -> {
                    for (String label : labels) {
                        sink.take(List.of(Datum.of(label), Datum.of(-1)));
                    }
                });
    }

    @Test
    void aTextIsNeverAFormulaAndANumberIsNeverAText() throws IOException {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(written(labels("=1+1", "-1", "@x", "Réunion", "00123"))))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            for (Row row : sheet) {
                assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            }
            assertThat(sheet.getRow(1).getCell(0).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(2).getCell(0).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(3).getCell(0).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(4).getCell(0).getCellStyle().getQuotePrefixed())
                    .isFalse();
            assertThat(sheet.getRow(5).getCell(0).getCellStyle().getDataFormatString())
                    .isEqualTo("@");
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(-1);
        }
    }

    @Test
    void isReadyToReadToFilterAndToPrint() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(
                new ByteArrayInputStream(written(labels("Réunion", "Tutorat").ofFictitiousData())))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("Libellés mars");
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Libellé");
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:B3");
            assertThat(sheet.getHeader().getCenter()).contains("Données fictives");
        }
    }

    @Test
    void withoutARowThereAreTitlesAllTheSame() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written(labels())))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isZero();
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(1).getStringCellValue())
                    .isEqualTo("Nombre");
        }
    }

    @Test
    void aTextThatNoCellCanHoldIsCutWhereOneSees() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written(labels("a".repeat(40_000)))))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .hasSize(32_767)
                    .endsWith(" […]");
        }
    }
}
