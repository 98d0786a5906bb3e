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
import org.essaim.spi.DatasetExporter;

/**
 * Writes data as a workbook (<i>données dans un classeur</i>): one row of titles that stays in sight and is printed on each page, a filter, numbers as
 * numbers, days as days, texts as texts that are never a formula.
 *
 * <p>Hours are decimal numbers beside whole seconds: a workbook knows no exact third. What a sheet has no room for goes on in the next one. Rows go to
 * temporary files while they are written, readable by the process’s user alone and deleted at the end. Thread-safe.
 */
public final class XlsxDataset implements DatasetExporter {
    private static final int ROWS_IN_MEMORY = 100;

    /** For {@link java.util.ServiceLoader}. */
    public XlsxDataset() {}

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
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
