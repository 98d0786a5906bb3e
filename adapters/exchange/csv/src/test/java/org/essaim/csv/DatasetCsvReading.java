package org.essaim.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads data as a program would that knows its columns and the dialect. */
final class DatasetCsvReading {
    private final boolean french;

    DatasetCsvReading(boolean french) {
        this.french = french;
    }

    static List<List<String>> cells(String csv, char separator) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(csv)) {
            reader.forEach(row -> rows.add(row.getFields()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    List<List<Datum>> rows(Dataset dataset, byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        List<List<Datum>> rows = new ArrayList<>();
        List<List<String>> lines = cells(french ? text.substring(1) : text, french ? ';' : ',');
        for (List<String> line : lines.subList(1, lines.size())) {
            List<Datum> row = new ArrayList<>();
            for (int i = 0; i < line.size(); i++) {
                row.add(
                        line.get(i).isEmpty()
                                ? Datum.nothing()
                                : datum(line.get(i), dataset.fields().get(i).kind()));
            }
            rows.add(row);
        }
        return rows;
    }

    private Datum datum(String cell, Dataset.Kind kind) {
        return switch (kind) {
            case TEXT -> Datum.of(CsvText.unguarded(cell));
            case WHOLE -> Datum.of(Long.parseLong(cell));
            case DECIMAL -> new Datum.Decimal(number(cell));
            case AMOUNT -> Datum.of(Money.of(CurrencyUnit.EUR, number(cell)));
            case HOURS -> Datum.hours(seconds(cell));
            case DAY -> Datum.of(french ? LocalDate.parse(cell, pattern("dd/MM/uuuu")) : LocalDate.parse(cell));
            case MONTH -> Datum.of(french ? YearMonth.parse(cell, pattern("MM/uuuu")) : YearMonth.parse(cell));
            case CLOCK -> Datum.of(LocalTime.parse(cell));
            case TRUTH -> Datum.of(cell.equals(french ? "oui" : "true"));
        };
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    private BigDecimal number(String cell) {
        return new BigDecimal(french ? cell.replace(',', '.') : cell);
    }

    private long seconds(String hours) {
        return number(hours)
                .multiply(BigDecimal.valueOf(3600))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
