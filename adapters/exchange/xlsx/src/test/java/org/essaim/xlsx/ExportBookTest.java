package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.finding.EssaimException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with a program's workbook beside reading it; what is read of one stands in {@code specs/xlsx}. */
class ExportBookTest {
    @TempDir
    Path folder;

    @Test
    void whatIsNoWorkbookIsAFinding() throws IOException {
        Path file = Files.writeString(folder.resolve("x.xlsx"), "Matricule;Motif");
        assertThat(Told.by(file, ExportBooks.mapping(true, false)).findings)
                .containsExactly("UNREADABLE_SOURCE {problem=pas un classeur .xlsx / no .xlsx workbook}");
    }

    @Test
    void refusedRowsAreCopiedWithTheirHeader() throws IOException {
        Path file = folder.resolve("export.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet();
            fill(sheet, 0, "Matricule", "Motif", "Jour", "De", "À");
            for (int i = 0; i < 3; i++) {
                fill(sheet, 1 + i, "A1", "Réunion " + i, "02/03/2026", "09:00", i == 1 ? "jamais" : "10:00");
            }
            workbook.write(out);
        }
        ExportBook source = (ExportBook) ExportBooks.source(file, ExportBooks.mapping(true, false));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        source.copyRows(new TreeSet<>(List.of(2L, 4L)), out);
        Path copy = Files.write(folder.resolve("copie.xlsx"), out.toByteArray());
        assertThat(Told.by(copy, ExportBooks.mapping(true, false)).facts)
                .containsExactly(
                        "2: INTERNAL A1 Réunion 0 2026-03-02T09:00+01:00/2026-03-02T10:00+01:00",
                        "3: INTERNAL A1 Réunion 2 2026-03-02T09:00+01:00/2026-03-02T10:00+01:00");
        assertThatThrownBy(() -> source.copyRows(new TreeSet<>(List.of(99L)), out))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("99");
    }

    private static void fill(Sheet sheet, int at, String... cells) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }
}
