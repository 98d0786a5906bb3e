package org.essaim.jackson;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.essaim.document.Tree;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads data as a program would that knows nothing but its columns. */
final class DatasetReading {
    private DatasetReading() {}

    static Tree.Fields document(byte[] json) {
        return (Tree.Fields) new JsonCodec()
                .decode(json, "data.json", finding -> {
                    throw new AssertionError(finding);
                })
                .orElseThrow()
                .tree();
    }

    static List<Datum> row(Dataset dataset, Tree.Fields object) {
        List<Datum> row = new ArrayList<>();
        for (Dataset.Field field : dataset.fields()) {
            row.add(datum(object.get(field.name()).orElseThrow(), field.kind()));
        }
        return row;
    }

    static List<Tree.Fields> lines(byte[] ndjson) {
        return new String(ndjson, StandardCharsets.UTF_8)
                .lines()
                .map(line -> document(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static Datum datum(Tree cell, Dataset.Kind kind) {
        if (cell instanceof Tree.Text text) {
            return switch (kind) {
                case TEXT -> Datum.of(text.value());
                case DAY -> Datum.of(LocalDate.parse(text.value()));
                case MONTH -> Datum.of(YearMonth.parse(text.value()));
                case CLOCK -> Datum.of(LocalTime.parse(text.value()));
                default -> throw new AssertionError("A text in a column of " + kind);
            };
        } else if (cell instanceof Tree.Numeric number) {
            return switch (kind) {
                case WHOLE -> Datum.of(number.value().longValueExact());
                case DECIMAL -> new Datum.Decimal(number.value());
                case HOURS -> Datum.hours(seconds(number.value()));
                case AMOUNT -> Datum.of(Money.of(CurrencyUnit.EUR, number.value()));
                default -> throw new AssertionError("A number in a column of " + kind);
            };
        } else if (cell instanceof Tree.Truth truth) {
            return Datum.of(truth.value());
        }
        return Datum.nothing();
    }

    private static long seconds(BigDecimal hours) {
        return hours.multiply(BigDecimal.valueOf(3600))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
