package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.document.SourceTable;
import org.essaim.engagement.EngagementTable;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.session.SessionTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxTableTest {
    @TempDir
    private Path folder;

    private Path template(org.essaim.document.TableForm form, Locale locale) throws IOException {
        Path file = folder.resolve(form.name() + ".xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            XlsxTable.template(form, locale, out);
        }
        return file;
    }

    @Test
    void aTemplateThatSomebodyFilledInReadsAsTyped() throws IOException {
        Path file = template(SessionTable.ATTENDANCES.form(), Locale.FRENCH);
        Path filled = folder.resolve("rempli.xlsx");
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(filled)) {
            Sheet sheet = workbook.getSheetAt(0);
            Row row = sheet.createRow(2);
            fill(sheet, row, 0).setCellValue("jour-1");
            fill(sheet, row, 1).setCellValue("S001");
            fill(sheet, row, 2).setCellValue(1001);
            fill(sheet, row, 4).setCellValue(2);
            fill(sheet, row, 5).setCellValue(9.5 / 24);
            workbook.write(out);
        }

        SourceTable table = XlsxTable.read(filled, finding -> {}).orElseThrow();

        assertThat(table.header())
                .containsExactly(
                        "Séance", "Structure", "Matricule", "Fonction", "Nombre", "Arrivée", "Départ", "Feuille");
        assertThat(table.rows()).singleElement().satisfies(row -> {
            assertThat(row.number()).as("as the spreadsheet counts").isEqualTo(3);
            assertThat(row.cells()).containsExactly("jour-1", "S001", "1001", "", "2", "09:30");
        });
    }

    private static Cell fill(Sheet sheet, Row row, int column) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(sheet.getColumnStyle(column));
        return cell;
    }

    @Test
    void aDateIsADateAndATemplateExplainsItsColumnsAndOffersTheirWords() throws IOException {
        Path file = template(EngagementTable.DECISIONS.form(), Locale.ENGLISH);
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertThat(workbook.getSheetAt(1).getRow(2).getCell(3).getStringCellValue())
                    .isEqualTo("Accepted, Refused");
            assertThat(workbook.getSheetAt(0).getDataValidations()).hasSize(1);
            Sheet sheet = workbook.getSheetAt(0);
            fill(sheet, sheet.createRow(1), 2).setCellValue(LocalDate.of(2027, 3, 12));
            Path filled = folder.resolve("rempli.xlsx");
            try (OutputStream out = Files.newOutputStream(filled)) {
                workbook.write(out);
            }
            assertThat(XlsxTable.read(filled, finding -> {}).orElseThrow().rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.cells()).containsExactly("", "", "2027-03-12"));
        }
    }

    @Test
    void whatIsNoWorkbookIsAFinding() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Path file = Files.writeString(folder.resolve("faux.xlsx"), "Structure;Date");
        assertThat(XlsxTable.read(file, findings::add)).isEmpty();
        assertThat(XlsxTable.read(folder.resolve("absent.xlsx"), findings::add)).isEmpty();
        Path empty = folder.resolve("vide.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(empty)) {
            workbook.createSheet("vide");
            workbook.write(out);
        }
        assertThat(XlsxTable.read(empty, findings::add)).isEmpty();
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly(Code.UNREADABLE_SOURCE, Code.UNREADABLE_SOURCE, Code.EMPTY_FILE);
        assertThat(findings.toString()).doesNotContain(folder.toString());
    }
}
