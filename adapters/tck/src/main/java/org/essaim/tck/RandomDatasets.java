package org.essaim.tck;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.essaim.report.Dataset;
import org.essaim.report.Dataset.Field;
import org.essaim.report.Dataset.Kind;
import org.essaim.report.Datum;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Tables of data that nobody would choose, but that somebody’s data may be. */
final class RandomDatasets {
    private RandomDatasets() {}

    /** Columns of every kind, and these rows. */
    static Dataset of(Locale locale, List<List<Datum>> rows) {
        return Dataset.of("drawn", "Données d’essai", locale, fields(), sink -> {
            for (List<Datum> row : rows) {
                sink.take(row);
            }
        });
    }

    /** So many rows, made when they are asked for. */
    static Dataset large(int number, java.util.function.Consumer<List<Datum>> told, Ending ending) {
        return Dataset.of("large", "Beaucoup de lignes", Locale.FRANCE, fields(), sink -> {
            for (int i = 0; i < number; i++) {
                List<Datum> row = row(i);
                told.accept(row);
                sink.take(row);
            }
            ending.ended();
        });
    }

    /** Hears that every row was told. */
    interface Ending {
        void ended() throws IOException;
    }

    private static List<Datum> row(int number) {
        return List.of(
                Datum.of("ligne " + number),
                Datum.of((long) number),
                new Datum.Decimal(BigDecimal.valueOf(number, 2)),
                Datum.of(Money.ofMinor(CurrencyUnit.EUR, number)),
                Datum.hours(number),
                Datum.of(LocalDate.of(2026, 1, 1).plusDays(number % 365)),
                Datum.of(YearMonth.of(2026, 1 + number % 12)),
                Datum.of(LocalTime.ofSecondOfDay(number % 86_400)),
                Datum.of(number % 2 == 0));
    }

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            fields.add(new Field("of_" + kind.name().toLowerCase(Locale.ROOT), "Colonne, " + kind, kind));
        }
        return fields;
    }

    static Arbitrary<List<List<Datum>>> rows() {
        return cells().list().ofMaxSize(12);
    }

    private static Arbitrary<List<Datum>> cells() {
        List<Arbitrary<Datum>> cells = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            cells.add(Arbitraries.frequencyOf(
                    net.jqwik.api.Tuple.of(5, datum(kind)),
                    net.jqwik.api.Tuple.of(1, Arbitraries.just(Datum.nothing()))));
        }
        return Combinators.combine(cells).as(row -> row);
    }

    private static Arbitrary<Datum> datum(Kind kind) {
        return switch (kind) {
            case TEXT -> texts().map(Datum::of);
            case WHOLE ->
                Arbitraries.longs()
                        .between(-999_999_999_999_999L, 999_999_999_999_999L)
                        .map(Datum::of);
            case DECIMAL ->
                Combinators.combine(
                                Arbitraries.longs().between(-999_999_999_999L, 999_999_999_999L),
                                Arbitraries.integers().between(0, 6))
                        .as((number, scale) -> new Datum.Decimal(BigDecimal.valueOf(number, scale)));
            case AMOUNT ->
                Arbitraries.longs()
                        .between(-9_999_999_999L, 9_999_999_999L)
                        .map(cents -> Datum.of(Money.ofMinor(CurrencyUnit.EUR, cents)));
            case HOURS -> Arbitraries.longs().between(-100_000_000, 100_000_000).map(Datum::hours);
            case DAY -> Arbitraries.longs().between(0, 40_000).map(day -> Datum.of(LocalDate.ofEpochDay(day)));
            case MONTH ->
                Arbitraries.integers()
                        .between(0, 1_200)
                        .map(months -> Datum.of(YearMonth.of(1970, 1).plusMonths(months)));
            case CLOCK ->
                Arbitraries.integers().between(0, 86_399).map(second -> Datum.of(LocalTime.ofSecondOfDay(second)));
            case TRUTH -> Arbitraries.of(true, false).map(Datum::of);
        };
    }

    /** What somebody may have typed; never empty, since not every format tells an empty text from nothing. */
    private static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a0', '\u017f')
                .withChars("=+-@'\"\t\n;,_\u202f\u2019€＝＋－＠−")
                .ofMinLength(1)
                .ofMaxLength(20);
        return Arbitraries.oneOf(
                any,
                Arbitraries.of(
                        "=1+1",
                        "'=1+1",
                        "''-x",
                        " =A1",
                        "@SUM(A1)",
                        "-",
                        "-1,5",
                        "00123",
                        "1.5",
                        "true",
                        "null",
                        "01/02/2026",
                        "_x0041_",
                        "a\"b",
                        "deux\nlignes",
                        "été 🐝",
                        "#REF!",
                        "a".repeat(300)));
    }
}
