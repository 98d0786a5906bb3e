package org.essaim.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.essaim.formats.OfficePackage;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract;

/** The contract over workbooks of a planning program: starts as days and hours, ends as texts, names in columns that are not mapped. */
class ExportBookContractTest extends TimeSourceContract {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

    boolean identified() {
        return true;
    }

    @Override
    protected TimeSource source(Iterable<Event> events) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "contract"));
        Path raw = Files.createTempFile(folder, "brut", ".xlsx");
        Path file = Files.createTempFile(folder, "export", ".xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(50)) {
            Sheet sheet = workbook.createSheet("Export");
            sheet.createRow(0).createCell(0).setCellValue("Planning du mois");
            String[] titles = {"Id", "Matricule", "Nom", "Motif", "Bénéficiaire", "Début", "Fin"};
            Row head = sheet.createRow(2);
            for (int i = 0; i < titles.length; i++) {
                head.createCell(i).setCellValue(titles[i]);
            }
            int number = 3;
            for (Event event : events) {
                Row row = sheet.createRow(number++);
                row.createCell(0).setCellValue(event.id());
                row.createCell(1).setCellValue(event.worker());
                row.createCell(2).setCellValue(event.workerName());
                row.createCell(3).setCellValue(event.label());
                row.createCell(4).setCellValue(event.beneficiaryName());
                row.createCell(5).setCellValue(event.start());
                row.createCell(6).setCellValue(MOMENT.format(event.end()));
            }
            try (OutputStream out = Files.newOutputStream(raw)) {
                workbook.write(out);
            }
        }
        // Two files of one content are to be equal, and a workbook says in which second it was made.
        try (OutputStream out = Files.newOutputStream(file)) {
            new OfficePackage("Export", "", false).copy(raw, out);
        } finally {
            Files.delete(raw);
        }
        return ExportBooks.source(file, ExportBooks.mapping(false, identified()));
    }

    /** And over those of one that gives its events no identifiers. */
    static final class UnidentifiedTest extends ExportBookContractTest {
        @Override
        boolean identified() {
            return false;
        }
    }
}
