package org.essaim.cli.simulation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An export read back by somebody else's reader. */
final class PlanningFile {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);

    final List<String> header;
    /** The data rows; row 2 of the file is the first. */
    final List<Row> rows = new ArrayList<>();

    private PlanningFile(List<String> header) {
        this.header = header;
    }

    /** One row. */
    record Row(long number, List<String> cells) {
        String type() {
            return cells.get(0);
        }

        String label() {
            return cells.get(1);
        }

        LocalDateTime start() {
            return LocalDateTime.parse(cells.get(3), WRITTEN);
        }

        LocalDateTime end() {
            return LocalDateTime.parse(cells.get(7), WRITTEN);
        }

        LocalDateTime actualStart() {
            return cells.get(4).isEmpty() ? start() : LocalDateTime.parse(cells.get(4), WRITTEN);
        }

        LocalDateTime actualEnd() {
            return cells.get(8).isEmpty() ? end() : LocalDateTime.parse(cells.get(8), WRITTEN);
        }

        String hours() {
            return cells.get(11);
        }

        String team() {
            return cells.get(15);
        }

        String worker() {
            return cells.get(16);
        }

        boolean unassigned() {
            return cells.get(20).equals("Oui");
        }

        boolean cancelled() {
            return cells.get(27).equals("Oui");
        }

        /** What a later export would tell of it, remarks and clockings aside. */
        String told() {
            return String.join("|", cells.subList(0, 4)) + "|" + cells.get(7) + "|"
                    + String.join("|", cells.subList(15, 17)) + "|" + String.join("|", cells.subList(27, 29));
        }
    }

    static PlanningFile read(Path file) throws IOException {
        return read(file, StandardCharsets.UTF_8);
    }

    static PlanningFile read(Path file, Charset charset) throws IOException {
        String text = Files.readString(file, charset);
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        PlanningFile planning = null;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(';')
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(content)) {
            for (CsvRecord csv : reader) {
                if (planning == null) {
                    planning = new PlanningFile(csv.getFields());
                } else {
                    planning.rows.add(new Row(csv.getStartingLineNumber(), csv.getFields()));
                }
            }
        }
        if (planning == null) {
            throw new IllegalStateException("Nothing in " + file.getFileName());
        }
        return planning;
    }

    /** The rows without those of these numbers. */
    List<Row> without(List<SeededFault> faults) {
        List<Long> faulty = faults.stream().map(SeededFault::row).toList();
        return rows.stream().filter(row -> !faulty.contains(row.number())).toList();
    }

    Row row(long number) {
        return rows.get(Math.toIntExact(number - 2));
    }
}
