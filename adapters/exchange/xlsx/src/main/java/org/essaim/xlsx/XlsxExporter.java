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
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.spi.DatasetExporter;
import org.essaim.spi.Exporter;

/**
 * Writes a report as a workbook (<i>classeur</i>): one sheet a section, figures as numbers, totals as formulas with their
 * values beside them, so that a reader can recompute what a viewer merely shows. Texts are never formulas. Thread-safe.
 *
 * <p>Rows go to temporary files while they are written, readable by the process's user alone and deleted at the end: fifty
 * thousand rows need little memory.
 */
public final class XlsxExporter implements Exporter {
    private static final int ROWS_IN_MEMORY = 100;

    /** For {@link java.util.ServiceLoader}. */
    public XlsxExporter() {}

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Path raw = Files.createTempFile("essaim", ".xlsx");
        try (XSSFWorkbook template = new XSSFWorkbook();
                SXSSFWorkbook workbook = new SXSSFWorkbook(template, ROWS_IN_MEMORY, true, false)) {
            // Otherwise each entry is written as if it were larger than 4 GiB, which stream readers refuse.
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            Wording wording = Wording.in(report.english());
            Styles styles = new Styles(workbook, report.english());
            TotalNames names = new TotalNames(workbook);
            SheetNames sheets = new SheetNames(wording.sheet());
            boolean first = true;
            for (Section section : report.sections()) {
                new SectionSheet(
                                report,
                                section,
                                workbook.createSheet(sheets.fresh(section.title())),
                                styles,
                                names,
                                wording)
                        .write(first);
                first = false;
            }
            if (first) {
                // A workbook without a sheet is one that no program opens.
                Section empty = new Section(report.id(), report.title(), false, java.util.List.of());
                new SectionSheet(
                                report,
                                empty,
                                workbook.createSheet(sheets.fresh(report.title())),
                                styles,
                                names,
                                wording)
                        .write(true);
            }
            try (OutputStream file = Files.newOutputStream(raw)) {
                workbook.write(file);
            }
            OfficePackage.of(report).copy(raw, out);
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    /**
     * Writes data as a workbook (<i>données dans un classeur</i>): one row of titles that stays in sight and is printed on each page, a filter, numbers as
     * numbers, days as days, texts as texts that are never a formula.
     *
     * <p>Hours are decimal numbers beside whole seconds: a workbook knows no exact third. What a sheet has no room for goes on in the next one. Rows go to
     * temporary files while they are written, readable by the process’s user alone and deleted at the end. Thread-safe.
     */
    public static final class OfData implements DatasetExporter {
        /** For {@link java.util.ServiceLoader}. */
        public OfData() {}

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
            XlsxDataset.write(dataset, out);
        }
    }
}
