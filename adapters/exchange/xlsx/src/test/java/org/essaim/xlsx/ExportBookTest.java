package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.document.SourceTree;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs write into workbooks, and what people do to these. */
class ExportBookTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @TempDir
    Path folder;

    /** What was told, in a few words each. */
    private static final class Told implements TimeSource.Sink {
        private final List<String> facts = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();

        @Override
        public void fact(long row, Fact fact) {
            Interval planned = Objects.requireNonNull(fact.planned());
            facts.add(row + ": " + fact.label() + " " + local(planned.start()) + "/" + local(planned.end()));
        }

        private static LocalDateTime local(long second) {
            return LocalDateTime.ofInstant(Instant.ofEpochSecond(second), PARIS);
        }

        @Override
        public void reject(long row, Finding finding) {
            note(finding);
        }

        @Override
        public void note(Finding finding) {
            findings.add(finding.code() + " row " + finding.row() + " " + finding.column());
        }
    }

    private Path book(String[] titles, int below, BiConsumer<Sheet, Integer> rows) throws IOException {
        Path file = folder.resolve("export.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet();
            Row head = sheet.createRow(below);
            for (int i = 0; i < titles.length; i++) {
                head.createCell(i).setCellValue(titles[i]);
            }
            rows.accept(sheet, below + 1);
            workbook.write(out);
        }
        return file;
    }

    private static Told read(Path file, SourceTree mapping) {
        Told told = new Told();
        ExportBooks.source(file, mapping)
                .read(new TimeSource.Context("S001", PARIS, Pseudonymiser.ofHexKey("5e".repeat(32))), told);
        return told;
    }

    private static final String[] SPLIT = {"Matricule", "Motif", "Jour", "De", "À"};

    @Test
    void aDayAndTimesAreReadAsTheWorkbookCountsThemAndAsTheyAreTyped() throws IOException {
        Path file = book(SPLIT, 0, (sheet, next) -> {
            Row counted = sheet.createRow(next);
            counted.createCell(0).setCellValue(17);
            counted.createCell(1).setCellValue("Réunion");
            counted.createCell(2).setCellValue(LocalDate.of(2026, 3, 2));
            counted.createCell(3).setCellValue(0.5);
            counted.createCell(4).setCellValue(13.5 / 24);
            Row typed = sheet.createRow(next + 1);
            typed.createCell(0).setCellValue("17");
            typed.createCell(1).setCellValue("Nuit");
            typed.createCell(2).setCellValue("02/03/2026");
            typed.createCell(3).setCellValue("22:00");
            typed.createCell(4).setCellValue(6.0 / 24);
        });
        Told told = read(file, ExportBooks.mapping(true, false));
        assertThat(told.findings).isEmpty();
        assertThat(told.facts)
                .containsExactly(
                        "2: Réunion 2026-03-02T12:00/2026-03-02T13:30", "3: Nuit 2026-03-02T22:00/2026-03-03T06:00");
    }

    @Test
    void titlesAboveTheHeaderAndEmptyRowsArePassedOver() throws IOException {
        Path file = book(SPLIT, 5, (sheet, next) -> {
            sheet.createRow(0).createCell(0).setCellValue("Planning de mars");
            Row row = sheet.createRow(next + 2);
            row.createCell(0).setCellValue("A1");
            row.createCell(1).setCellValue("Réunion");
            row.createCell(2).setCellValue("02/03/2026");
            row.createCell(3).setCellValue("09:00");
            row.createCell(4).setCellValue("10:00");
        });
        assertThat(read(file, ExportBooks.mapping(true, false)).facts)
                .containsExactly("9: Réunion 2026-03-02T09:00/2026-03-02T10:00");
    }

    @Test
    void aFormulaIsRefusedWhereItIsReadAndNowhereElse() throws IOException {
        Path file = book(new String[] {"Matricule", "Motif", "Jour", "De", "À", "Total"}, 0, (sheet, next) -> {
            for (int i = 0; i < 2; i++) {
                Row row = sheet.createRow(next + i);
                row.createCell(0).setCellValue("A1");
                row.createCell(1).setCellValue("Réunion");
                row.createCell(2).setCellValue("02/03/2026");
                row.createCell(3).setCellValue("09:00");
                row.createCell(4).setCellValue("10:00");
                row.createCell(5 - i).setCellFormula("1+1");
            }
        });
        Told told = read(file, ExportBooks.mapping(true, false));
        assertThat(told.facts).hasSize(1);
        assertThat(told.findings).containsExactly("FORMULA_CELL row 3 À");
    }

    @Test
    void aSheetWithoutTheColumnsSaysWhichAndRepeatsNoRow() throws IOException {
        Path file = book(
                new String[] {"Matricule", "Motif", "Jour", "De"},
                1,
                (sheet, next) -> sheet.createRow(next).createCell(0).setCellValue("DURAND"));
        Told told = read(file, ExportBooks.mapping(true, false));
        assertThat(told.facts).isEmpty();
        assertThat(told.findings).containsExactly("MISSING_COLUMN row 2 À");
    }

    @Test
    void whatIsNoWorkbookIsAFinding() throws IOException {
        Path file = Files.writeString(folder.resolve("x.xlsx"), "Matricule;Motif");
        assertThat(read(file, ExportBooks.mapping(true, false)).findings)
                .containsExactly("UNREADABLE_SOURCE row null null");
    }

    @Test
    void refusedRowsAreCopiedWithTheirHeader() throws IOException {
        Path file = book(SPLIT, 0, (sheet, next) -> {
            for (int i = 0; i < 3; i++) {
                Row row = sheet.createRow(next + i);
                row.createCell(0).setCellValue("A1");
                row.createCell(1).setCellValue("Réunion " + i);
                row.createCell(2).setCellValue(LocalDate.of(2026, 3, 2));
                row.createCell(3).setCellValue("09:00");
                row.createCell(4).setCellValue(i == 1 ? "jamais" : "10:00");
            }
        });
        ExportBook source = (ExportBook) ExportBooks.source(file, ExportBooks.mapping(true, false));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        source.copyRows(new TreeSet<>(List.of(2L, 4L)), out);
        Path copy = Files.write(folder.resolve("copie.xlsx"), out.toByteArray());
        assertThat(read(copy, ExportBooks.mapping(true, false)).facts)
                .containsExactly(
                        "2: Réunion 0 2026-03-02T09:00/2026-03-02T10:00",
                        "3: Réunion 2 2026-03-02T09:00/2026-03-02T10:00");
        assertThatThrownBy(() -> source.copyRows(new TreeSet<>(List.of(99L)), out))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("99");
    }
}
