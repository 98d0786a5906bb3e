package org.essaim.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.formats.OfficePackage;
import org.essaim.report.Dataset;

/** Writes a workbook of data through temporary files. Stateless. */
final class XlsxDataset {
    private static final int ROWS_IN_MEMORY = 100;

    private XlsxDataset() {}

    static void write(Dataset dataset, OutputStream out) throws IOException {
        Path raw = Files.createTempFile("essaim", ".xlsx");
        try (XSSFWorkbook template = new XSSFWorkbook();
                SXSSFWorkbook workbook = new SXSSFWorkbook(template, ROWS_IN_MEMORY, true, false)) {
            // Otherwise each entry is written as if it were larger than 4 GiB, which stream readers refuse.
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            DatasetSheets sheets = new DatasetSheets(dataset, workbook);
            dataset.tell(sheets::row);
            sheets.finish();
            try (OutputStream file = Files.newOutputStream(raw)) {
                workbook.write(file);
            }
            String subject =
                    dataset.fictitious() ? Wording.in(dataset.english()).fictitious() : "";
            new OfficePackage(dataset.title(), subject, dataset.english()).copy(raw, out);
        } finally {
            Files.deleteIfExists(raw);
        }
    }
}
