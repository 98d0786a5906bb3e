package org.essaim.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.essaim.document.FieldReader;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.ByDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What the three readings share: euros to the cent, exact shares, years as keys, dated lists, references. */
final class Reading {
    private static final int EARLIEST = 1990;
    private static final int LATEST = 2199;

    private Reading() {}

    /** A required amount, 0 or more, whole cents. */
    static Money euros(FieldReader reader, String key) {
        return euros(reader, key, reader.decimal(key));
    }

    /** An amount that may be absent. */
    static Optional<Money> optionalEuros(FieldReader reader, String key) {
        return reader.optionalDecimal(key).map(amount -> euros(reader, key, amount));
    }

    // Half a cent or a debt is a mistake here, and rounding it or dropping its sign would hide it.
    private static Money euros(FieldReader reader, String key, BigDecimal amount) {
        if (amount.signum() < 0
                || amount.stripTrailingZeros().scale() > 2
                || amount.precision() - amount.scale() > 13) {
            reader.report(key, Finding.of(Code.NOT_AN_AMOUNT).value(amount.toPlainString()));
            return Euros.ZERO;
        }
        return Money.of(CurrencyUnit.EUR, amount);
    }

    /** A required share: {@code 80 %}, {@code 2/3}. */
    static Rational share(FieldReader reader, String key) {
        return ratio(reader, key, reader.text(key));
    }

    private static Rational ratio(FieldReader reader, String key, String text) {
        try {
            return text.isEmpty() ? Rational.ONE : Rational.parse(text);
        } catch (IllegalArgumentException e) {
            reader.refuse(key, "80 %, 2/3");
            return Rational.ONE;
        }
    }

    /** A required year. */
    static int year(FieldReader reader, String key) {
        if (!reader.has(key)) {
            return (int) reader.whole(key);
        }
        long year = reader.optionalWhole(key).orElse((long) EARLIEST);
        if (year < EARLIEST || year > LATEST) {
            reader.report(
                    key,
                    Finding.of(Code.INVALID_VALUE).value(Long.toString(year)).with("problem", EARLIEST + "–" + LATEST));
            return EARLIEST;
        }
        return (int) year;
    }

    /** Amounts by year: the keys are years. */
    static SortedMap<Integer, Money> byYear(FieldReader reader) {
        SortedMap<Integer, Money> amounts = new TreeMap<>();
        for (String key : reader.keys()) {
            if (key.matches("\\d{4}") && Integer.parseInt(key) >= EARLIEST && Integer.parseInt(key) <= LATEST) {
                amounts.put(Integer.parseInt(key), euros(reader, key));
            } else {
                reader.report(key, Finding.of(Code.INVALID_VALUE).value(key).with("problem", EARLIEST + "–" + LATEST));
            }
        }
        return amounts;
    }

    /** A list of dated values as one timeline; a day that begins two of them is a finding. */
    static <T> ByDate<T> byDate(
            FieldReader reader, String key, String kind, Function<FieldReader, Optional<ByDate.From<T>>> reading) {
        List<ByDate.From<T>> changes = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        reader.each(key, each -> {
            Optional<ByDate.From<T>> change = reading.apply(each);
            change.ifPresent(value -> {
                if (days.add(value.date())) {
                    changes.add(value);
                } else {
                    duplicate(each, "from", value.date().toString(), kind);
                }
            });
            return change;
        });
        return ByDate.of(changes);
    }

    /** Reports that an identifier was met before, unless it is new. */
    static void requireNew(FieldReader reader, String key, String id, Set<String> known, String kind) {
        if (!id.isEmpty() && !known.add(id)) {
            duplicate(reader, key, id, kind);
        }
    }

    static void duplicate(FieldReader reader, String key, String id, String kind) {
        reader.report(key, Finding.of(Code.DUPLICATE_ID).value(id).with("kind", kind));
    }

    /** Reports that a reference points to nothing, unless it does not. */
    static void requireKnown(FieldReader reader, String key, String id, Collection<String> known, String kind) {
        if (!known.contains(id)) {
            reader.report(
                    key,
                    Finding.of(Code.DANGLING_REFERENCE)
                            .value(id)
                            .with("kind", kind)
                            .with("valid", String.join(", ", new TreeSet<>(known))));
        }
    }

    /** The last day, or the first where the two are the wrong way round. */
    static LocalDate last(FieldReader reader, String key, LocalDate first, LocalDate last) {
        if (!last.isBefore(first)) {
            return last;
        }
        // What is missing or no date was reported, and reads as the epoch.
        if (reader.has(key) && !last.equals(LocalDate.EPOCH)) {
            reader.refuse(key, "before " + first);
        }
        return first;
    }
}
