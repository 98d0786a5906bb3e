package org.essaim.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.essaim.formats.OfficePackage;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract over templates that were filled in, with names in columns of their own. */
class XlsxTimeSourceContractTest extends TimeSourceContract {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

    @TempDir
    @Nullable
    Path folder;

    @Override
    protected TimeSource source(Iterable<Event> events) throws IOException {
        Path file = empty();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(50)) {
            Sheet sheet = workbook.createSheet("Temps");
            head(sheet);
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy hh:mm"));
            int number = 1;
            for (Event event : events) {
                Row row = sheet.createRow(number++);
                row.createCell(0).setCellValue("S001");
                row.createCell(1).setCellValue(event.worker());
                row.createCell(2).setCellValue(event.workerName());
                row.createCell(3).setCellValue(event.label());
                row.createCell(5).setCellValue(event.beneficiaryName());
                row.createCell(8).setCellValue(event.id());
                times(row, event, day);
            }
            write(workbook, file);
        }
        return XlsxTimeSource.of(file);
    }

    void times(Row row, Event event, CellStyle day) {
        Cell start = row.createCell(6);
        start.setCellValue(event.start());
        start.setCellStyle(day);
        row.createCell(7).setCellValue(MOMENT.format(event.end()));
    }

    private static void head(Sheet sheet) {
        Row head = sheet.createRow(0);
        String[] titles = {
            "Structure",
            "Intervenant (identifiant)",
            "Nom",
            "Libellé du temps",
            "Jour",
            "Bénéficiaire",
            "Début",
            "Fin",
            "Repère (à ne pas modifier)"
        };
        for (int i = 0; i < titles.length; i++) {
            head.createCell(i).setCellValue(titles[i]);
        }
    }

    private static void write(Workbook workbook, Path file) throws IOException {
        // Two files of one content are to be equal, and a workbook says in which second it was made.
        Path raw = Files.createTempFile("saisie", ".xlsx");
        try (OutputStream out = Files.newOutputStream(raw)) {
            workbook.write(out);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            new OfficePackage("Saisie", "", false).copy(raw, out);
        } finally {
            Files.delete(raw);
        }
    }

    // jqwik fills in no folder of Jupiter's.
    private Path empty() throws IOException {
        Path there = folder == null ? Files.createDirectories(Path.of("target", "contract")) : folder;
        return Files.createTempFile(there, "saisie", ".xlsx");
    }
}
