package org.essaim.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.essaim.document.SourceTable;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.table.Names;

/**
 * A small table that somebody typed and saved as CSV (<i>tableau saisi</i>): UTF-8 or Windows-1252, with semicolons, commas or
 * tabs, whichever its header has most of.
 *
 * <p>Stateless and thread-safe. What the columns mean is a {@link org.essaim.document.TableForm}.
 */
final class CsvTable {
    private static final List<Charset> ENCODINGS = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));
    // A place such as age[2,1] has commas of its own.
    private static final Pattern TIMES = Pattern.compile("\\[[0-9, ]*]");
    private static final int LONGEST_CELL = 1 << 16;

    private CsvTable() {}

    static Optional<SourceTable> read(Path file, Consumer<? super Finding> findings) {
        Path fileName = file.getFileName();
        String name = fileName == null ? file.toString() : fileName.toString();
        try {
            SourceFile source = SourceFile.examine(file, ENCODINGS);
            if (source.encoding().isEmpty()) {
                findings.accept(Finding.of(Code.UNREADABLE_ENCODING)
                        .file(name)
                        .with("expected", "UTF-8, windows-1252")
                        .build());
                return Optional.empty();
            }
            return read(source, name, findings);
        } catch (IOException | UncheckedIOException e) {
            // Its message may repeat a path of this machine.
            findings.accept(Finding.of(Code.UNREADABLE_SOURCE)
                    .file(name)
                    .with("problem", e.getClass().getSimpleName())
                    .build());
            return Optional.empty();
        }
    }

    private static Optional<SourceTable> read(SourceFile source, String name, Consumer<? super Finding> findings)
            throws IOException {
        List<String> header = new ArrayList<>();
        List<SourceTable.Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(source))
                .quoteCharacter('"')
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(source.open())) {
            Iterator<CsvRecord> records = reader.iterator();
            while (records.hasNext()) {
                CsvRecord row = records.next();
                if (header.isEmpty()) {
                    row.getFields().stream().map(Names::normal).forEach(header::add);
                } else if (row.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(new SourceTable.Row(
                            row.getStartingLineNumber(),
                            row.getFields().stream().map(String::strip).toList()));
                }
            }
        } catch (CsvParseException e) {
            findings.accept(Finding.of(Code.MALFORMED_FILE)
                    .file(name)
                    .row(rows.isEmpty() ? 1 : rows.get(rows.size() - 1).number() + 1)
                    .with("problem", "guillemet jamais refermé / quote never closed")
                    .build());
            return Optional.empty();
        }
        if (header.isEmpty()) {
            findings.accept(Finding.of(Code.EMPTY_FILE).file(name).build());
            return Optional.empty();
        }
        return Optional.of(new SourceTable(name, header, rows));
    }

    private static char separator(SourceFile source) throws IOException {
        try (BufferedReader text = new BufferedReader(source.open())) {
            String header = text.readLine();
            char best = ';';
            long most = 0;
            for (char candidate : new char[] {';', ',', '\t'}) {
                long count = header == null
                        ? 0
                        : TIMES.matcher(header)
                                .replaceAll("")
                                .chars()
                                .filter(c -> c == candidate)
                                .count();
                if (count > most) {
                    most = count;
                    best = candidate;
                }
            }
            return best;
        }
    }
}
