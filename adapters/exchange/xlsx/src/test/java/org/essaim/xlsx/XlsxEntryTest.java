package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.TimeSource;
import org.essaim.time.Category;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A template that is written, filled in as people do it, and read back. */
class XlsxEntryTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Map<String, Category> LABELS =
            Map.of("Réunion d’équipe", Category.TEAM_MEETING, "=GAPP", Category.PRACTICE_ANALYSIS);

    @TempDir
    private Path folder = Path.of("");

    /** What was told. */
    private static final class Told implements TimeSource.Sink {
        final List<Fact> facts = new ArrayList<>();
        final List<Finding> findings = new ArrayList<>();
        final SortedSet<Long> refused = new TreeSet<>();

        @Override
        public void fact(long row, Fact fact) {
            facts.add(fact);
        }

        @Override
        public void reject(long row, Finding finding) {
            refused.add(row);
            findings.add(finding);
        }

        @Override
        public void note(Finding finding) {
            findings.add(finding);
        }

        List<Code> codes() {
            return findings.stream().map(Finding::code).toList();
        }
    }

    private static Told read(Path file) {
        Told told = new Told();
        XlsxTimeSource.of(file)
                .read(new TimeSource.Context("S001", PARIS, Pseudonymiser.ofHexKey("0f".repeat(32))), told);
        return told;
    }

    private Path template(Locale locale) throws IOException {
        Path file = Files.createTempFile(folder, "saisie", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            XlsxTimeSource.writeTemplate("S001", "T", LABELS, locale, out);
        }
        return file;
    }

    /** Fills in rows from the second on; a text that begins with = is a formula. */
    private Path filled(Object[]... rows) throws IOException {
        return filled(template(Locale.FRENCH), rows);
    }

    private static Path filled(Path file, Object[]... rows) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Workbook workbook = new XSSFWorkbook(in)) {
            Sheet sheet = workbook.getSheetAt(0);
            for (int i = 0; i < rows.length; i++) {
                Row row = sheet.getRow(i + 1) == null ? sheet.createRow(i + 1) : sheet.getRow(i + 1);
                for (int column = 0; column < rows[i].length; column++) {
                    Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                    Object value = rows[i][column];
                    if (value instanceof Number number) {
                        cell.setCellValue(number.doubleValue());
                    } else if (value instanceof String text && text.startsWith("=")) {
                        cell.setCellFormula(text.substring(1));
                    } else if (value instanceof String text && !text.isEmpty()) {
                        cell.setCellValue(text);
                    }
                }
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
        return file;
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    // 9 January 2025, and times as parts of a day.
    private static final double DAY = 45_666;
    private static final double TWO = 14 / 24.0;
    private static final double FOUR = 16 / 24.0;

    @Test
    void anEmptyTemplateTellsNothingAndHasTheSameBytesEachTime() throws IOException {
        assertThat(read(template(Locale.FRENCH)).codes()).containsExactly(Code.EMPTY_FILE);
        assertThat(Files.readAllBytes(template(Locale.FRENCH))).isEqualTo(Files.readAllBytes(template(Locale.FRENCH)));
    }

    @Test
    void daysTimesAndDurationsAreReadAsPeopleTypeThem() throws IOException {
        Told told = read(filled(
                row("", "W-1", "Réunion d’équipe", "", DAY, TWO, FOUR),
                row("S001", 17, "Réunion d’équipe", "", "10/01/2025", "14h", "15:30"),
                row("S001", "0042", "Réunion d’équipe", "", "2025-01-11", "9:00", "", 1.5 / 24),
                row("S001", "W-1", "", "APA", DAY + 4, 21 / 24.0, 6 / 24.0),
                row("S001", "W-1", "Réunion d’équipe", "", DAY + 6, "", "", "1h15"),
                row("S001", "W-1", "Réunion d’équipe", "", "", "16/01/2025 09:00", "16/01/2025 10:00")));
        assertThat(told.findings).isEmpty();
        assertThat(told.facts)
                .extracting(fact -> fact.reference().seconds())
                .containsExactly(7200L, 5400L, 5400L, 9 * 3600L, 4500L, 3600L);
        assertThat(told.facts.get(0).reference().localStart()).isEqualTo(LocalDateTime.parse("2025-01-09T14:00"));
        assertThat(told.facts.get(3).kind()).isEqualTo(FactKind.VISIT);
        assertThat(told.facts.get(3).reference().localEnd()).isEqualTo(LocalDateTime.parse("2025-01-14T06:00"));
        assertThat(told.facts).extracting(Fact::key).containsExactly("T-1", "T-2", "T-3", "T-4", "T-5", "T-6");
        assertThat(told.facts).extracting(Fact::label).contains("Réunion d’équipe", "");
    }

    @Test
    void aTemplateInEnglishIsReadAsWell() throws IOException {
        Told told = read(filled(template(Locale.ENGLISH), row("S001", "W-1", "Réunion d’équipe", "", DAY, TWO, FOUR)));
        assertThat(told.findings).isEmpty();
        assertThat(told.facts).hasSize(1);
    }

    @Test
    void whatCannotBeMeantIsRefusedRowByRow() throws IOException {
        Told told = read(filled(
                row("S001", "W-1", "Réunion d’équipe", "", DAY, FOUR, TWO),
                row("S001", "W-1", "Réunion d’équipe", "", "31/02/2025", TWO, FOUR),
                row("S001", "W-1", "Réunion d’équipe", "APA", DAY, TWO, FOUR),
                row("S001", "", "Réunion d’équipe", "", DAY, TWO, FOUR),
                row("S002", "W-1", "Réunion d’équipe", "", DAY, TWO, FOUR),
                row("S001", "W-1", "Réunion d’équipe", "", DAY, "", "", 1.5),
                row("S001", "W-1", "Réunion d’équipe", "", DAY, TWO),
                row("S001", "W-1", "Réunion d’équipe", "", -3, TWO, FOUR),
                row("S001", "W-1", "Réunion d’équipe", "", 1e300, TWO, FOUR)));
        assertThat(told.facts).isEmpty();
        assertThat(told.refused).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(told.codes())
                .contains(Code.END_BEFORE_START, Code.UNPARSABLE_DATE, Code.MISSING_VALUE, Code.OTHER_STRUCTURE);
    }

    @Test
    void aFormulaIsNeverComputedAndItsRowIsRefused() throws IOException {
        Path file = filled(
                row("S001", "W-1", "Réunion d’équipe", "", DAY, TWO, "=F2+1/12"),
                row("S001", "W-1", "=HYPERLINK(\"http://example.org\")", "", DAY, TWO, FOUR),
                row("S001", "W-1", "Réunion d’équipe", "", DAY, TWO, FOUR));
        Told told = read(file);
        assertThat(told.facts).hasSize(1);
        assertThat(told.refused).containsExactly(2L, 3L);
        assertThat(told.codes()).containsExactly(Code.FORMULA_CELL, Code.FORMULA_CELL);
        assertThat(told.findings.get(0).message(Locale.FRENCH)).contains("Fin", "formule");
        assertThat(told.findings.toString()).doesNotContain("example.org");
    }

    @Test
    void refusedRowsComeBackInATemplateWithoutFormulas() throws IOException {
        Path file = filled(
                row("S001", "W-1", "Réunion d’équipe", "", DAY, TWO, FOUR),
                row("S001", "W-1", "=HYPERLINK(\"http://example.org\")", "", DAY, FOUR, TWO));
        Path copy = folder.resolve("refus.xlsx");
        try (OutputStream out = Files.newOutputStream(copy)) {
            XlsxTimeSource.of(file).copyRows(read(file).refused, out);
        }
        try (InputStream in = Files.newInputStream(copy);
                Workbook workbook = new XSSFWorkbook(in)) {
            Row row = workbook.getSheet("Temps").getRow(1);
            assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(2).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(row.getCell(4).getNumericCellValue()).isEqualTo(DAY);
        }
        SortedSet<Long> none = new TreeSet<>(List.of(99L));
        assertThatThrownBy(() -> XlsxTimeSource.of(file).copyRows(none, new ByteArrayOutputStream()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("99");
    }

    @Test
    void labelsAreOfferedAsTextsAndChecked() throws IOException {
        try (InputStream in = Files.newInputStream(template(Locale.FRENCH));
                Workbook workbook = new XSSFWorkbook(in)) {
            Sheet lists = workbook.getSheet("Libellés");
            assertThat(lists.getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(lists.getRow(1).getCell(0).getStringCellValue()).isEqualTo("=GAPP");
            assertThat(lists.getRow(1).getCell(0).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(lists.getRow(2).getCell(1).getStringCellValue()).isEqualTo("Réunion d’équipe");
            List<? extends DataValidation> checks = workbook.getSheet("Temps").getDataValidations();
            assertThat(checks)
                    .anyMatch(check -> "'Libellés'!$A$2:$A$3"
                            .equals(check.getValidationConstraint().getFormula1()));
            assertThat(workbook.getSheet("Lisez-moi").getRow(0).getCell(0).getStringCellValue())
                    .startsWith("Une ligne par temps");
        }
    }

    private Path packed(String sheet) throws IOException {
        Path file = Files.createTempFile(folder, "fait", ".xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            put(
                    out,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Temps\" r:id=\"a\"/></sheets></workbook>");
            put(
                    out,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"a\" Target=\"s.xml\"/></Relationships>");
            put(out, "xl/s.xml", sheet);
        }
        return file;
    }

    private static void put(ZipOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    @Test
    void aBombIsLeftAloneAfterAsMuchAsASheetCanHold() throws IOException {
        Path file = Files.createTempFile(folder, "bombe", ".xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            put(out, "xl/_rels/workbook.xml.rels", "<Relationships/>");
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 64; i++) {
                out.putNextEntry(new ZipEntry("filler" + i));
                out.closeEntry();
            }
            out.putNextEntry(new ZipEntry("xl/workbook.xml"));
            for (int i = 0; i < 200; i++) {
                out.write(blanks);
            }
            out.closeEntry();
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        Told told = read(file);
        assertThat(told.codes()).containsExactly(Code.UNREADABLE_SOURCE);
        assertThat(told.findings.get(0).message(Locale.ENGLISH)).contains("too large");
    }

    @Test
    void aSheetThatPacksBeyondWhatProgramsWriteIsLeftAloneWhateverItSaysOfItsSize() throws IOException {
        Path file = Files.createTempFile(folder, "bombe", ".xlsx");
        byte[] row = "<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>"
                .repeat(1 << 14)
                .getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            put(out, "xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" id=\"a\"/></sheets></workbook>");
            put(
                    out,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"a\" Target=\"s.xml\"/></Relationships>");
            out.putNextEntry(new ZipEntry("xl/s.xml"));
            out.write("<worksheet><sheetData>".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 128; i++) {
                out.write(row);
            }
            out.closeEntry();
        }
        Told told = read(file);
        assertThat(told.facts).isEmpty();
        assertThat(told.findings.get(told.findings.size() - 1).message(Locale.ENGLISH))
                .contains("too large");
        // The directory at the end of the file says 1 byte: what comes is counted.
        byte[] lying = Files.readAllBytes(file);
        byte[] name = "xl/s.xml".getBytes(StandardCharsets.US_ASCII);
        for (int i = lying.length - name.length; i > 46; i--) {
            if (java.util.Arrays.equals(lying, i, i + name.length, name, 0, name.length)) {
                java.nio.ByteBuffer.wrap(lying)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putInt(i - 46 + 24, 1);
                break;
            }
        }
        Told again = read(Files.write(folder.resolve("mensonge.xlsx"), lying));
        assertThat(again.facts).isEmpty();
        assertThat(again.findings).isNotEmpty();
    }

    @Test
    void moreRowsThanASheetHasAreLeftAlone() throws IOException {
        Told told =
                read(packed("<worksheet><sheetData><row r=\"1048577\"><c t=\"inlineStr\"><is><t>x</t></is></c></row>"
                        + "</sheetData></worksheet>"));
        assertThat(told.findings.get(0).message(Locale.ENGLISH)).contains("too many rows");
    }

    @Test
    void whatIsNoWorkbookOrADamagedOneIsAFinding() throws IOException {
        assertThat(read(folder.resolve("none.xlsx")).codes()).containsExactly(Code.UNREADABLE_SOURCE);
        Path text = Files.writeString(folder.resolve("text.xlsx"), "Structure;Jour\n");
        assertThat(read(text).codes()).containsExactly(Code.UNREADABLE_SOURCE);
        assertThat(read(packed("<worksheet><sheetData><row r=\"1\"><c")).codes())
                .containsExactly(Code.UNREADABLE_SOURCE);
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData><row r=\"1\">"
                + "<c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>";
        assertThat(read(packed(entity)).facts).isEmpty();
        assertThat(read(packed("<worksheet><sheetData><row r=\"-1\"/></sheetData></worksheet>"))
                        .codes())
                .containsExactly(Code.UNREADABLE_SOURCE);
        Told other = read(
                packed("<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>DURANDAL Odile</t></is></c></row>"
                        + "</sheetData></worksheet>"));
        assertThat(other.codes()).containsOnly(Code.MISSING_COLUMN).hasSize(6);
        assertThat(other.findings.toString()).doesNotContain("DURANDAL");
        byte[] whole = Files.readAllBytes(filled(row("S001", "W-1", "Réunion d’équipe", "", DAY, TWO, FOUR)));
        Path cut = Files.write(folder.resolve("cut.xlsx"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(read(cut).facts).isEmpty();
        assertThat(read(cut).codes()).containsExactly(Code.UNREADABLE_SOURCE);
    }
}
