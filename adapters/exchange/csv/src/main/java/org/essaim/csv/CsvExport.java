package org.essaim.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.essaim.finding.Finding;
import org.essaim.indicator.Answer;
import org.essaim.report.Dataset;
import org.essaim.spi.DatasetExporter;
import org.essaim.time.JournalExtract;

/**
 * Writes CSV for other programs (<i>export CSV</i>): any data in two dialects, journals as other programs import time sheets, values of indicators as people read
 * them.
 *
 * <p>A text that a spreadsheet would take for a formula has an apostrophe before it; numbers have none. Stateless.
 */
public final class CsvExport {
    private CsvExport() {}

    /**
     * Writes data as CSV for spreadsheets in France (<i>CSV français</i>): semicolons, decimal commas, {@code dd/MM/yyyy}, titles as people read them,
     * UTF-8 with a byte order mark, without which Excel takes it for another encoding.
     *
     * <p>Hours are decimals, with six places at most. Thread-safe.
     */
    public static final class French implements DatasetExporter {
        /** For {@link java.util.ServiceLoader}. */
        public French() {}

        @Override
        public String format() {
            return "csv-fr";
        }

        @Override
        public String extension() {
            return "csv";
        }

        @Override
        public void write(Dataset dataset, OutputStream out) throws IOException {
            CsvCells.FRENCH.write(dataset, out);
        }
    }

    /**
     * Writes data as CSV for programs (<i>CSV international</i>), after RFC 4180: commas, decimal points, ISO 8601 dates, names of columns that never change
     * with the language, UTF-8 without a byte order mark.
     *
     * <p>Hours are decimals, with six places at most. Thread-safe.
     */
    public static final class International implements DatasetExporter {
        /** For {@link java.util.ServiceLoader}. */
        public International() {}

        @Override
        public String format() {
            return "csv";
        }

        @Override
        public String extension() {
            return "csv";
        }

        @Override
        public void write(Dataset dataset, OutputStream out) throws IOException {
            CsvCells.INTERNATIONAL.write(dataset, out);
        }
    }

    /** A program that imports time sheets (<i>logiciel destinataire</i>). */
    public enum Target {
        /**
         * Kimai 2 with its import plugin: a day, two times of day, and the length in seconds, which is what counts there. Customer is the structure,
         * project the team, activity the label. It takes 5000 rows at a time; choose the comma. It asks for an address of each user: ours end in
         * {@code .invalid}, where no mail arrives.
         */
        KIMAI("Kimai", 5000),
        /**
         * Odoo 13 and later with timesheets: a day and decimal hours. Each line and each employee has an external identifier in module {@code
         * essaim}, so that importing again changes lines instead of doubling them; employees must have theirs before. Project is the team, task
         * the label.
         */
        ODOO("Odoo", Long.MAX_VALUE);

        private final String program;
        private final long mostRows;

        Target(String program, long mostRows) {
            this.program = program;
            this.mostRows = mostRows;
        }

        String program() {
            return program;
        }

        long mostRows() {
            return mostRows;
        }
    }

    /**
     * Writes a journal as another program imports time sheets (<i>feuilles de temps pour un autre logiciel</i>); the stream stays open.
     *
     * <p>Workers are pseudonyms: who imports the file knows which account each is, or gives each an account under it. A line is a row; corrections are left
     * out, and told in a finding. A time that exists twice, when clocks go back, is written as the clock shows it. Our own presets {@code kimai} and {@code
     * odoo} read the files back. Unverified: no file was imported into either program; columns and forms are those of the sources named here.
     *
     * <p>Sources: for Kimai, its import plugin ({@code kevinpapst/ImportBundle}: {@code Importer/TimesheetImporter.php}, {@code
     * Resources/demo/timesheet.csv}); for Odoo, the fields of {@code account.analytic.line} ({@code addons/hr_timesheet/models/hr_timesheet.py}).
     *
     * @param locale the language of categories where there is no label, French or English
     * @return what is not in the file, or in it otherwise than it was
     * @throws IOException if the stream fails
     */
    public static List<Finding> timesheet(JournalExtract journal, Target target, Locale locale, OutputStream out)
            throws IOException {
        return TimesheetCsv.write(journal, target, locale, out);
    }

    /**
     * Writes the values of indicators (<i>export des indicateurs</i>), a line for each, with who reported; the stream stays open.
     *
     * <p>UTF-8. For French readers with a byte order mark, semicolons and decimal commas, as spreadsheets there expect them; else with commas and decimal
     * points. What is absent has an empty value and its reason beside it, never 0.
     *
     * @throws IOException if the stream fails
     */
    public static void indicators(Answer answer, Locale locale, OutputStream out) throws IOException {
        IndicatorCsv.write(answer, locale, out);
    }
}
