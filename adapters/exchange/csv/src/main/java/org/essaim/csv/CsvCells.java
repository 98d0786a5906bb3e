package org.essaim.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.jspecify.annotations.Nullable;

/** How a dialect of CSV writes data: cells, separator, what its columns are called. */
enum CsvCells {
    /** As spreadsheets in France open it: semicolons, decimal commas, days first, titles that people read, and a mark that it is UTF-8. */
    FRENCH(';', ',', "dd/MM/uuuu", "MM/uuuu"),
    /** As RFC 4180 has it, with ISO 8601 dates and names for software, in UTF-8 without a mark. */
    INTERNATIONAL(',', '.', "uuuu-MM-dd", "uuuu-MM");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final char separator;
    private final char decimal;
    private final DateTimeFormatter day;
    private final DateTimeFormatter month;

    CsvCells(char separator, char decimal, String day, String month) {
        this.separator = separator;
        this.decimal = decimal;
        this.day = DateTimeFormatter.ofPattern(day, Locale.ROOT);
        this.month = DateTimeFormatter.ofPattern(month, Locale.ROOT);
    }

    void write(Dataset dataset, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (this == FRENCH) {
            writer.write('\ufeff');
        }
        CsvWriter csv = writer(writer);
        csv.writeRecord(dataset.fields().stream()
                .map(field -> this == FRENCH ? CsvText.guarded(field.title()) : field.name())
                .toList());
        dataset.tell(row -> csv.writeRecord(cells(row)));
        csv.flush();
        writer.flush();
    }

    /** A writer of this dialect’s separators: what is not there is empty, an empty text is quoted. */
    CsvWriter writer(Writer writer) {
        return CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(writer);
    }

    private List<@Nullable String> cells(List<Datum> row) {
        List<@Nullable String> cells = new ArrayList<>(row.size());
        for (Datum datum : row) {
            cells.add(cell(datum));
        }
        return cells;
    }

    private @Nullable String cell(Datum datum) {
        if (datum instanceof Datum.Text text) {
            return CsvText.guarded(text.text());
        } else if (datum instanceof Datum.Whole whole) {
            return Long.toString(whole.number());
        } else if (datum instanceof Datum.Decimal number) {
            return local(number.number().toPlainString());
        } else if (datum instanceof Datum.Amount amount) {
            return local(amount.money().getAmount().toPlainString());
        } else if (datum instanceof Datum.Hours hours) {
            return local(Dataset.decimalHours(hours.seconds()).toPlainString());
        } else if (datum instanceof Datum.Day date) {
            return day.format(date.date());
        } else if (datum instanceof Datum.Month of) {
            return month.format(of.month());
        } else if (datum instanceof Datum.Clock clock) {
            return CLOCK.format(clock.time());
        } else if (datum instanceof Datum.Truth truth) {
            return this == FRENCH ? (truth.holds() ? "oui" : "non") : Boolean.toString(truth.holds());
        }
        return null;
    }

    private String local(String number) {
        return number.replace('.', decimal);
    }
}
