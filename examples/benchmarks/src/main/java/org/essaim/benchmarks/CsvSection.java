package org.essaim.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBConnection;
import org.essaim.Essaim;
import org.essaim.benchmarks.Turns.Times;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.time.ImportReport;
import org.essaim.time.TimeBasis;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;

/** An export of a planning program, read and taken in, beside DuckDB’s own reader of CSV. */
final class CsvSection implements Section {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final String STRUCTURE = "S001";

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<String> parts(Scale scale) {
        return List.of("csv");
    }

    @Override
    public String opening(Scale scale) {
        return """
                ## An export of a planning program, beside DuckDB’s reader of CSV

                The same file of 29 columns. To read it: Essaim makes a checked fact of each row, in one thread; DuckDB reads start and end and sums what lies between, on all processors;
                FastCSV splits the fields and looks at none. To take it in: Essaim imports the file into an empty store in memory, pseudonyms, identities and receipt included; DuckDB
                makes a table of all columns. All find the same number of rows, and the same seconds.

                | work | Essaim (ms) | beside | (ms) | Essaim’s speed in that of the other | spread |
                |---|---|---|---|---|---|
                """;
    }

    @Override
    public void measure(String part, Scale scale, Told told) throws Exception {
        ReadersBenchmark files = new ReadersBenchmark();
        files.oneIn = scale.of(50, 1, 1);
        files.setUp();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            Path file = files.file();
            execute(duckdb, "set threads = " + Runtime.getRuntime().availableProcessors());
            execute(duckdb, "set preserve_insertion_order = false");
            long rows = files.rows();
            long seconds = files.essaim();
            // How many, and how long, as DuckDB finds it, and as what was stored comes to.
            require("rows read", rows, number(duckdb, "select count(*) from " + csv(file)));
            require("seconds", seconds, number(duckdb, summing(csv(file))));
            require("rows imported", rows, load(file));
            store(duckdb, file);
            require("rows stored", rows, number(duckdb, "select count(*) from planning"));
            require("seconds stored", seconds, number(duckdb, summing("planning")));

            String size = String.format(Locale.ROOT, "%,d rows, %.0f MB", rows, Files.size(file) / 1e6);
            Times read = Turns.onTheWall()
                    .way("Essaim", files::essaim)
                    .way("DuckDB’s read_csv", () -> number(duckdb, summing(csv(file))))
                    .way("FastCSV alone", files::bare)
                    .take(scale.of(0, 3, 5), scale.of(1, 5, 11));
            tell(told, "read " + size, read, "DuckDB’s read_csv");
            tell(told, "read " + size, read, "FastCSV alone");
            Times taken = Turns.onTheWall()
                    .way("Essaim", () -> load(file))
                    .way("DuckDB’s create table", () -> store(duckdb, file))
                    .take(scale.of(0, 2, 3), scale.of(1, 3, 7));
            tell(told, "take in " + size, taken, "DuckDB’s create table");
            told.versions(DuckDBConnection.class, de.siegmar.fastcsv.reader.CsvReader.class);
        } finally {
            files.tearDown();
        }
    }

    private static void tell(Told told, String work, Times times, String other) {
        Turns.Ratio ratio = times.ratio("Essaim", other);
        told.row(work, times.millis("Essaim"), other, times.millis(other), ratio.toString(), ratio.spread());
    }

    private static void require(String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException(found + " " + what + " where " + expected + " are expected.");
        }
    }

    private static String csv(Path file) {
        return "read_csv('" + file + "', delim = ';', quote = '\"', header = true, nullstr = '',"
                + " timestampformat = '%Y/%m/%d %H:%M:%S',"
                + " types = {'Début planifié': 'TIMESTAMP', 'Fin planifiée': 'TIMESTAMP'})";
    }

    private static String summing(String table) {
        return "select sum(date_diff('second', \"Début planifié\", \"Fin planifiée\")) from " + table;
    }

    private static long number(Connection duckdb, String query) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection duckdb, String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long store(Connection duckdb, Path file) throws SQLException {
        execute(duckdb, "create or replace table planning as select * from " + csv(file));
        return 1;
    }

    private static long load(Path file) {
        try (Essaim essaim = Essaim.builder()
                .pseudonyms(Pseudonymiser.ofHexKey("5e".repeat(32)))
                .build()) {
            essaim.found(new Federation("benchmark", "Fédération fictive", true));
            essaim.time()
                    .save(
                            CollectiveAgreement.IDCC_2941,
                            ByDate.always(WorkingTimeRules.builder("benchmark", TimeBasis.PLANNED)
                                    .source("made up for the benchmark")
                                    .build()));
            essaim.time()
                    .save(new Structure(
                            STRUCTURE,
                            "Structure fictive",
                            null,
                            null,
                            null,
                            ZoneId.of("Europe/Paris"),
                            ByDate.always(CollectiveAgreement.IDCC_2941)));
            ImportReport report = essaim.time()
                    .load(
                            CsvTimeSource.of(file, CsvPresets.find("compani").orElseThrow()),
                            STRUCTURE,
                            Window.complete(MARCH));
            return report.added();
        }
    }
}
