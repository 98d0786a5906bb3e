package org.essaim.sql;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.essaim.csv.CsvMapping;
import org.essaim.csv.CsvTimeSource;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;

/** How many rows a second are read of a file, of H2 and of PostgreSQL, the same facts; a program and no test. */
final class SqlSpeed {
    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 4;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

    private SqlSpeed() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path file = Files.createTempFile("planning", ".csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("Id;Matricule;Motif;Début;Fin\n");
            for (int row = 0; row < ROWS; row++) {
                LocalDateTime start = start(row);
                out.write(row + ";M" + row % 700 + ";Réunion " + row % 40 + ";" + MOMENT.format(start) + ";"
                        + MOMENT.format(start.plusHours(1)) + "\n");
            }
        }
        CsvMapping columns = CsvMapping.read(
                        Databases.yaml(),
                        ("profile: essai\nencodings: [UTF-8]\nseparator: \";\"\npatterns: [dd/MM/yyyy HH:mm]\ncolumns: {key:"
                                        + " {header: Id}, kind: {always: INTERNAL}, worker: {header: Matricule}, label: {header:"
                                        + " Motif}, plannedStart: {header: Début}, plannedEnd: {header: Fin}}\n")
                                .getBytes(StandardCharsets.UTF_8),
                        "essai.yaml",
                        finding -> {})
                .orElseThrow();
        measure("CSV", CsvTimeSource.of(file, columns));
        Files.delete(file);
        for (Databases kind : Databases.values()) {
            SqlTimeSource.Connections host = kind.fresh();
            fill(host);
            measure(kind.name(), SqlTimeSource.of(host, Databases.mapping("""
                    profile: essai
                    query: select * from shift
                    columns:
                      kind: {always: INTERNAL}
                      key: {column: id}
                      worker: {column: staff_number}
                      label: {column: label}
                      plannedStart: {column: starts_at}
                      plannedEnd: {column: ends_at}
                    """)));
        }
    }

    private static LocalDateTime start(int row) {
        return LocalDateTime.of(2026, 1, 1, 6 + row % 14, row % 60).plusDays(row % 360);
    }

    private static void fill(SqlTimeSource.Connections host) throws SQLException {
        Databases.execute(
                host,
                "create table shift (id integer primary key, staff_number varchar(20), label varchar(60), starts_at"
                        + " timestamp(0), ends_at timestamp(0))");
        try (Connection connection = host.open()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into shift values (?, ?, ?, ?, ?)")) {
                for (int row = 0; row < ROWS; row++) {
                    insert.setInt(1, row);
                    insert.setString(2, "M" + row % 700);
                    insert.setString(3, "Réunion " + row % 40);
                    insert.setObject(4, start(row));
                    insert.setObject(5, start(row).plusHours(1));
                    insert.addBatch();
                    if (row % 1_000 == 999) {
                        insert.executeBatch();
                    }
                }
            }
            connection.commit();
        }
    }

    private static void measure(String name, TimeSource source) {
        TimeSource.Context context =
                new TimeSource.Context("S001", Office.PARIS, Pseudonymiser.ofHexKey("7c".repeat(32)));
        for (int round = 1; round <= ROUNDS; round++) {
            long[] seconds = {0};
            long begin = System.nanoTime();
            TimeSource.Reading reading = source.read(context, new TimeSource.Sink() {
                @Override
                public void fact(long row, Fact fact) {
                    seconds[0] += fact.reference().seconds();
                }

                @Override
                public void reject(long row, Finding finding) {
                    throw new AssertionError(finding);
                }

                @Override
                public void note(Finding finding) {
                    throw new AssertionError(finding);
                }
            });
            long millis = (System.nanoTime() - begin) / 1_000_000;
            System.out.println(name + " round " + round + ": " + reading.rows() + " rows, " + seconds[0] / 3600 + " h, "
                    + millis + " ms, " + reading.rows() * 1_000 / millis + " rows/s");
        }
    }
}
