package org.essaim.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
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

/** Looks at how an unknown export begins. */
final class Sampling {
    private static final List<Charset> USUAL = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));
    private static final String SEPARATORS = ";,\t|";
    private static final int LONGEST_LINE = 1 << 16;

    private Sampling() {}

    static Optional<CsvMapping.Sample> of(Path file, int most) throws IOException {
        SourceFile source = SourceFile.examine(file, USUAL);
        if (source.encoding().isEmpty()) {
            return Optional.empty();
        }
        char separator = separator(source);
        List<List<String>> rows = new ArrayList<>();
        try (SourceFile.Tracked text = source.open();
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(separator)
                        .maxBufferSize(LONGEST_LINE)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            while (rows.size() <= most && records.hasNext()) {
                rows.add(records.next().getFields());
            }
        } catch (CsvParseException e) {
            // What was read before it is shown; importing says where it breaks.
            if (rows.isEmpty()) {
                return Optional.empty();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new CsvMapping.Sample(
                        source.encoding().get(), separator, rows.get(0), rows.subList(1, rows.size())));
    }

    private static char separator(SourceFile source) throws IOException {
        char[] start = new char[LONGEST_LINE];
        int length;
        try (BufferedReader text = new BufferedReader(source.open())) {
            length = Math.max(0, text.read(start));
        }
        int[] counts = new int[SEPARATORS.length()];
        for (int i = 0; i < length && start[i] != '\n' && start[i] != '\r'; i++) {
            int which = SEPARATORS.indexOf(start[i]);
            if (which >= 0) {
                counts[which]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }
}
