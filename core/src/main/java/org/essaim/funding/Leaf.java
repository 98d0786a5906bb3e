package org.essaim.funding;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/**
 * One cell as a batch froze it: who counts how much of it, and why the rest is counted by nobody.
 *
 * @param batch the batch that froze it
 * @param reversal true if it takes a former leaf back, whole: then everything is below 0
 * @param cell whose time, when and for what
 * @param seconds the cell's seconds as now known
 * @param bookings the seconds that each booking month brought to this batch
 * @param claims the seconds that each agreement counts
 * @param portions who pays for which seconds, where more than one agreement pays for some of them; empty otherwise
 * @param payable the seconds that an agreement pays for, where it rounds what it counts
 * @param unclaimed the seconds that nobody counts, by reason
 * @param cents what each agreement pays, in cents
 * @param cost the employer's cost of an hour in euros, if known
 */
record Leaf(
        int batch,
        boolean reversal,
        Cell cell,
        long seconds,
        SortedMap<YearMonth, Long> bookings,
        SortedMap<String, Long> claims,
        List<Portion> portions,
        SortedMap<String, Long> payable,
        SortedMap<Reason, Long> unclaimed,
        SortedMap<String, Long> cents,
        @Nullable BigDecimal cost) {
    /** By cell, batch, and what is taken back before what takes its place. */
    static final Comparator<Leaf> CANONICAL = Leaf::compare;

    Leaf {
        bookings = Amounts.of(bookings);
        claims = Amounts.of(claims);
        portions = List.copyOf(portions);
        payable = Amounts.of(payable);
        unclaimed = Amounts.of(unclaimed);
        cents = Amounts.of(cents);
    }

    private static int compare(Leaf one, Leaf other) {
        int order = one.cell.compareTo(other.cell);
        if (order == 0) {
            order = Integer.compare(one.batch, other.batch);
        }
        return order == 0 ? -Boolean.compare(one.reversal, other.reversal) : order;
    }

    long claimed(String agreement) {
        return claims.getOrDefault(agreement, 0L);
    }

    long cents(String agreement) {
        return cents.getOrDefault(agreement, 0L);
    }

    /** The seconds that an agreement pays for: those that it counts, or what they were rounded to. */
    long payable(String agreement) {
        Long rounded = payable.get(agreement);
        return rounded == null ? claimed(agreement) : rounded;
    }

    boolean isRounded() {
        return !payable.isEmpty();
    }

    /** The counted seconds times the share of each that an agreement pays; nothing where hours are evidence alone. */
    Rational paid(FundingAgreement agreement) {
        long claimed = claimed(agreement.id());
        if (claimed == 0 || !agreement.paysTime()) {
            return Rational.ZERO;
        }
        if (portions.isEmpty()) {
            return agreement.share(cell.from()).exact().times(claimed);
        }
        Weighted<Share> paid = new Weighted<>(Share::exact);
        pay(agreement, paid);
        return paid.sum();
    }

    /** Adds the counted seconds at the share of each that an agreement pays; none where hours are evidence alone. */
    void pay(FundingAgreement agreement, Weighted<Share> sum) {
        long claimed = claimed(agreement.id());
        if (claimed == 0 || !agreement.paysTime()) {
            return;
        }
        if (portions.isEmpty()) {
            sum.add(agreement.share(cell.from()), claimed);
            return;
        }
        for (Portion portion : portions) {
            Share share = portion.takers().get(agreement.id());
            if (share != null) {
                sum.add(share, portion.seconds());
            }
        }
    }

    /** What an agreement pays for it, in cents, before it is rounded; nothing on a day without a rate. */
    Rational worth(FundingAgreement agreement) {
        long claimed = claimed(agreement.id());
        if (claimed == 0 || agreement.basis() == Basis.LUMP_SUM || !agreement.hasRate(cell.from())) {
            return Rational.ZERO;
        }
        Rational second = agreement.second(cell.from(), cost);
        if (!agreement.paysTime()) {
            return second.times(agreement.share(cell.from()).exact()).times(claimed);
        }
        long quantity = payable(agreement.id());
        Rational worth = second.times(paid(agreement));
        return quantity == claimed ? worth : worth.times(Rational.of(quantity, claimed));
    }

    /** What the time cost the employer, in cents, before it is rounded; 0 where nobody knows. */
    Rational costCents() {
        return cost == null ? Rational.ZERO : costOfSecond(cost).times(seconds);
    }

    /** What a second costs, in cents, by what an hour costs in euros. */
    static Rational costOfSecond(BigDecimal hour) {
        return Rational.of(hour).times(Rational.of(100, 3600));
    }

    /** True if there is time whose cost to the employer nobody knows. */
    boolean lacksCost() {
        return cost == null && seconds != 0;
    }

    /** The seconds that at least one agreement pays for. */
    long covered() {
        long covered = seconds;
        for (long left : unclaimed.values()) {
            covered -= left;
        }
        return covered;
    }

    /** The leaf that takes this one back, whole. */
    Leaf reversed(int inBatch) {
        return new Leaf(
                inBatch,
                true,
                cell,
                -seconds,
                new TreeMap<>(),
                negated(claims),
                portions.stream().map(portion -> portion.of(-portion.seconds())).toList(),
                negated(payable),
                negated(unclaimed),
                negated(cents),
                cost);
    }

    Leaf with(SortedMap<String, Long> paid) {
        return new Leaf(batch, reversal, cell, seconds, bookings, claims, portions, payable, unclaimed, paid, cost);
    }

    private static <K extends Comparable<K>> SortedMap<K, Long> negated(SortedMap<K, Long> amounts) {
        SortedMap<K, Long> negated = new TreeMap<>();
        amounts.forEach((key, amount) -> negated.put(key, -amount));
        return negated;
    }
}
