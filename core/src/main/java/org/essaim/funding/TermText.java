package org.essaim.funding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.essaim.exact.Rational;
import org.jspecify.annotations.Nullable;

/** How terms are typed and written in settings: hours as {@code 120}, {@code 127.5} or {@code 127:20}, euros as {@code 5000}. */
final class TermText {
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,9}):([0-5]\\d)(?::([0-5]\\d))?");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(?:[.,]\\d{1,6})?");

    /** A term, and which one of its kind. */
    record Place(TermChange.Term term, String name) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::term).thenComparing(Place::name).compare(this, other);
        }
    }

    private TermText() {}

    /**
     * Reads hours.
     *
     * @throws IllegalArgumentException if they are none, or no whole seconds
     */
    static long seconds(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            @Nullable String rest = clock.group(3);
            return Long.parseLong(clock.group(1)) * 3600
                    + Long.parseLong(clock.group(2)) * 60
                    + (rest == null ? 0 : Long.parseLong(rest));
        }
        return whole(text, 3600, "120, 127.5, 127:20");
    }

    /**
     * Reads euros.
     *
     * @throws IllegalArgumentException if they are none, or no whole cents
     */
    static long cents(String text) {
        return whole(text, 100, "5000, 4999.50");
    }

    private static long whole(String text, long factor, String example) {
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal units = new BigDecimal(text.replace(',', '.')).multiply(BigDecimal.valueOf(factor));
            try {
                return units.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(example, e);
            }
        }
        throw new IllegalArgumentException(example);
    }

    /** Hours as they are typed: whole ones alone, others by the clock. */
    static String hours(long seconds) {
        if (seconds % 3600 == 0) {
            return Long.toString(seconds / 3600);
        }
        String minutes = String.format(Locale.ROOT, "%d:%02d", seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? minutes : minutes + String.format(Locale.ROOT, ":%02d", seconds % 60);
    }

    static String euros(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** A share in per cent where that is exact, as people write it. */
    static String share(String value) {
        Rational share = Share.parse(value).exact();
        Rational hundredths = share.times(100);
        return hundredths.denominator().equals(BigInteger.ONE) ? hundredths + "\u00a0%" : share.toString();
    }

    /** The terms of a pool. */
    static Map<Place, String> of(FundingPool pool) {
        Map<Place, String> terms = new LinkedHashMap<>();
        put(terms, TermChange.Term.SHARING, pool.sharing().name());
        Long most = pool.personYearSeconds();
        put(terms, TermChange.Term.PERSON_YEAR_HOURS, most == null ? TermChange.NONE : hours(most));
        return terms;
    }

    /** The terms of an agreement. */
    static Map<Place, String> of(FundingAgreement agreement) {
        Map<Place, String> terms = new LinkedHashMap<>();
        Long seconds = agreement.ceilingSeconds();
        Long cents = agreement.ceilingCents();
        Long weight = agreement.weight();
        put(terms, TermChange.Term.CEILING_HOURS, seconds == null ? TermChange.NONE : hours(seconds));
        put(terms, TermChange.Term.CEILING_EUROS, cents == null ? TermChange.NONE : euros(cents));
        for (SubCeiling ceiling : agreement.subCeilings()) {
            terms.put(
                    new Place(TermChange.Term.SUB_CEILING, ceiling.id()),
                    ceiling.unit() == SubCeiling.Unit.CENTS ? euros(ceiling.most()) + "€" : hours(ceiling.most()));
        }
        put(
                terms,
                TermChange.Term.CATEGORIES,
                list(agreement.coverage().signed().categories()));
        put(terms, TermChange.Term.FUNCTIONS, list(agreement.coverage().signed().functions()));
        agreement.coverage().amended().changes().forEach(change -> {
            String day = change.date().toString();
            terms.put(
                    new Place(TermChange.Term.CATEGORIES, day),
                    list(change.value().categories()));
            terms.put(
                    new Place(TermChange.Term.FUNCTIONS, day),
                    list(change.value().functions()));
        });
        put(terms, TermChange.Term.STRUCTURES, list(agreement.scope().structures()));
        put(terms, TermChange.Term.FIRST_DAY, agreement.term().getStart().toString());
        put(terms, TermChange.Term.LAST_DAY, agreement.term().getEndInclusive().toString());
        agreement
                .rates()
                .changes()
                .forEach(rate -> terms.put(
                        new Place(TermChange.Term.RATE, rate.date().toString()),
                        rate.value().toPlainString()));
        put(terms, TermChange.Term.SHARE, agreement.payment().share().toString());
        agreement
                .payment()
                .amendedShares()
                .changes()
                .forEach(change -> terms.put(
                        new Place(TermChange.Term.SHARE, change.date().toString()),
                        change.value().toString()));
        put(terms, TermChange.Term.PRIORITY, Integer.toString(agreement.priority()));
        put(terms, TermChange.Term.WEIGHT, weight == null ? TermChange.NONE : weight.toString());
        return terms;
    }

    private static void put(Map<Place, String> terms, TermChange.Term term, String value) {
        terms.put(new Place(term, ""), value);
    }

    private static String list(Collection<?> items) {
        return items.isEmpty()
                ? TermChange.ALL
                : items.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }
}
