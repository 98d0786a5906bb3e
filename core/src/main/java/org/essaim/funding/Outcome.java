package org.essaim.funding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.essaim.time.Category;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a pool funds of the hours of a period (<i>résultat</i>): what is issued already and what a draft would add.
 *
 * <p>Immutable. Recorded time = funded + unfunded by reason, in whole seconds; every table sums to the same totals.
 */
public final class Outcome {
    private final Tally tally;
    private final SortedMap<String, Payer> agreements = new TreeMap<>();
    private final SortedMap<Category, Part> categories = new TreeMap<>();
    private final SortedMap<Reason, Long> unfunded;
    private final long recorded;
    private final long funded;

    /**
     * What an agreement does.
     *
     * @param countedSeconds the time that it counts
     * @param fundedSeconds the time that it pays for: counted × share; none where hours are evidence alone
     * @param amount what it pays
     */
    public record Payer(long countedSeconds, long fundedSeconds, Money amount) {}

    /**
     * Time of one category.
     *
     * @param recordedSeconds all of it
     * @param fundedSeconds what somebody pays for
     */
    public record Part(long recordedSeconds, long fundedSeconds) {
        /** What nobody pays for. */
        public long unfundedSeconds() {
            return recordedSeconds - fundedSeconds;
        }
    }

    Outcome(Tally tally, List<FundingAgreement> terms) {
        this.tally = tally;
        long sum = 0;
        for (FundingAgreement agreement : terms) {
            String id = agreement.id();
            long own = tally.funded(id).rounded();
            sum += own;
            agreements.put(id, new Payer(tally.counted(id), own, StatementFigures.euros(tally.cents(id))));
        }
        this.funded = sum;
        List<Category> known = tally.categories();
        this.recorded = known.stream().mapToLong(tally::recorded).sum();
        long[] parts = divided(funded, known.stream().map(tally::funded).toList());
        for (int i = 0; i < parts.length; i++) {
            categories.put(known.get(i), new Part(tally.recorded(known.get(i)), parts[i]));
        }
        this.unfunded = tally.unclaimed();
        long own = recorded
                - funded
                - unfunded.values().stream().mapToLong(Long::longValue).sum();
        if (own != 0) {
            unfunded.put(Reason.OWN_SHARE, own);
        }
    }

    // Categories that corrections turned below 0 are divided among themselves, as in a statement.
    private static long[] divided(long total, List<Rational> exact) {
        List<Rational> above = new ArrayList<>();
        List<Rational> below = new ArrayList<>();
        for (Rational each : exact) {
            above.add(each.signum() > 0 ? each : Rational.ZERO);
            below.add(each.signum() < 0 ? Rational.ZERO.minus(each) : Rational.ZERO);
        }
        long back = sum(above).signum() == 0 ? -total : sum(below).rounded();
        long[] parts = Apportionment.divide(total + back, above);
        long[] taken = Apportionment.divide(back, below);
        for (int i = 0; i < parts.length; i++) {
            parts[i] -= taken[i];
        }
        return parts;
    }

    private static Rational sum(List<Rational> amounts) {
        return amounts.stream().reduce(Rational.ZERO, Rational::plus);
    }

    Tally tally() {
        return tally;
    }

    /** All time of the pool’s structures and categories. */
    public long recordedSeconds() {
        return recorded;
    }

    /** The time that is paid for. */
    public long fundedSeconds() {
        return funded;
    }

    /** The time that nobody pays for. */
    public long unfundedSeconds() {
        return recorded - funded;
    }

    /** The time that nobody pays for, by reason; a reason without time is not in it. */
    public SortedMap<Reason, Long> unfunded() {
        return Collections.unmodifiableSortedMap(unfunded);
    }

    /** What the time that nobody pays for cost the employer; nothing where an hour’s cost is unknown. */
    public Optional<Money> unfundedCost() {
        SortedMap<Reason, Rational> worth = tally.worth();
        return worth == null
                ? Optional.empty()
                : Optional.of(
                        StatementFigures.euros(sum(List.copyOf(worth.values())).rounded()));
    }

    /** What all agreements pay. */
    public Money amount() {
        return agreements.values().stream().map(Payer::amount).reduce(StatementFigures.euros(0), Money::plus);
    }

    /** What each agreement of the pool does. */
    public SortedMap<String, Payer> agreements() {
        return Collections.unmodifiableSortedMap(agreements);
    }

    /** What one agreement does; nothing at all if it is not of this pool. */
    Payer payer(String agreement) {
        @Nullable Payer payer = agreements.get(agreement);
        return payer == null ? new Payer(0, 0, StatementFigures.euros(0)) : payer;
    }

    /** The time of each category. */
    public SortedMap<Category, Part> categories() {
        return Collections.unmodifiableSortedMap(categories);
    }

    /** The categories of which some time is paid for by nobody, in order. */
    public List<Category> unfundedCategories() {
        TreeSet<Category> open = new TreeSet<>();
        categories.forEach((category, part) -> {
            if (part.unfundedSeconds() > 0) {
                open.add(category);
            }
        });
        return List.copyOf(open);
    }
}
