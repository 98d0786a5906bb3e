package org.essaim.funding;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;

/**
 * Seconds of one cell that the same agreements pay for.
 *
 * @param seconds how many
 * @param takers who pays for them, each with the share of them that it pays
 * @param taken the sum of those shares
 */
record Portion(long seconds, SortedMap<String, Share> takers, Rational taken) {
    static Portion free(long seconds) {
        return new Portion(seconds, Collections.emptySortedMap(), Rational.ZERO);
    }

    static Portion of(long seconds, SortedMap<String, Share> takers) {
        Rational taken = takers.values().stream().map(Share::exact).reduce(Rational.ZERO, Rational::plus);
        return new Portion(seconds, Collections.unmodifiableSortedMap(new TreeMap<>(takers)), taken);
    }

    boolean isFree() {
        return takers.isEmpty();
    }

    /** True if an agreement can pay for these seconds beside those that do. */
    boolean admits(FundingAgreement agreement, LocalDate day) {
        if (takers.isEmpty()) {
            return true;
        }
        if (takers.containsKey(agreement.id())) {
            return false;
        }
        return agreement.payment().reducible()
                ? taken.compareTo(Rational.ONE) < 0
                : taken.plus(agreement.share(day).exact()).compareTo(Rational.ONE) <= 0;
    }

    /** The share that an agreement would pay: its own, or what others leave if it lets itself be reduced. */
    Share offered(FundingAgreement agreement, LocalDate day) {
        Share share = agreement.share(day);
        if (takers.isEmpty()) {
            return share;
        }
        Rational rest = Rational.ONE.minus(taken);
        return share.exact().compareTo(rest) <= 0
                ? share
                : new Share(
                        rest.numerator().longValueExact(), rest.denominator().longValueExact());
    }

    Portion takenBy(FundingAgreement agreement, LocalDate day, long part) {
        Share share = offered(agreement, day);
        SortedMap<String, Share> more = new TreeMap<>(takers);
        more.put(agreement.id(), share);
        return new Portion(part, Collections.unmodifiableSortedMap(more), taken.plus(share.exact()));
    }

    Portion of(long part) {
        return new Portion(part, takers, taken);
    }
}
