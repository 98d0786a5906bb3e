package org.essaim.funding;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.time.Category;

/** Why nobody pays for time, category by category: in seconds, and in what they cost the employer. Not thread-safe. */
final class ReasonSums {
    private static final BigDecimal UNKNOWN = BigDecimal.ZERO;

    private final List<FundingAgreement> agreements;
    private final SortedMap<Category, Map<BigDecimal, Sums>> byCost = new TreeMap<>();
    private final Set<Category> kept = new HashSet<>();
    private final Set<Category> claimed = new HashSet<>();

    /** What time of one category and one cost adds up to. */
    private static final class Sums {
        private final EnumMap<Reason, Long> unclaimed = new EnumMap<>(Reason.class);
        private final Weighted<Share> paid = new Weighted<>(Share::exact);
        private long covered;
    }

    /**
     * Starts at nothing.
     *
     * @param agreements every agreement of the pool
     */
    ReasonSums(List<FundingAgreement> agreements) {
        this.agreements = agreements;
    }

    void add(Leaf leaf) {
        Category category = leaf.cell().category();
        Sums sums = byCost.computeIfAbsent(category, none -> new HashMap<>())
                .computeIfAbsent(Objects.requireNonNullElse(leaf.cost(), UNKNOWN), none -> new Sums());
        for (Map.Entry<Reason, Long> left : leaf.unclaimed().entrySet()) {
            sums.unclaimed.merge(left.getKey(), left.getValue(), Long::sum);
        }
        long covered = leaf.covered();
        sums.covered += covered;
        for (FundingAgreement each : agreements) {
            leaf.pay(each, sums.paid);
        }
        if (covered != 0) {
            claimed.add(category);
        }
        if (!kept.contains(category) && keepsSome(leaf, covered)) {
            kept.add(category);
        }
    }

    private boolean keepsSome(Leaf leaf, long covered) {
        Rational left = Rational.of(covered);
        for (FundingAgreement each : agreements) {
            left = left.minus(leaf.paid(each));
        }
        return left.signum() != 0;
    }

    /** The seconds that nobody counts, by reason. */
    EnumMap<Reason, Long> unclaimed() {
        EnumMap<Reason, Long> all = new EnumMap<>(Reason.class);
        byCost.values()
                .forEach(costs -> costs.values()
                        .forEach(sums ->
                                sums.unclaimed.forEach((reason, seconds) -> all.merge(reason, seconds, Long::sum))));
        return all;
    }

    /** True if the employer keeps its share of a leaf at least. */
    boolean keepsSome() {
        return !kept.isEmpty();
    }

    /** True if an agreement counts some time of a category. */
    boolean isClaimed(Category category) {
        return claimed.contains(category);
    }

    /** What the time of each reason cost the employer, in cents, by category. */
    SortedMap<Category, EnumMap<Reason, Rational>> worth() {
        SortedMap<Category, EnumMap<Reason, Rational>> worth = new TreeMap<>();
        byCost.forEach((category, costs) -> {
            EnumMap<Reason, Rational> own = new EnumMap<>(Reason.class);
            costs.forEach((cost, sums) -> {
                Rational second = Leaf.costOfSecond(cost);
                sums.unclaimed.forEach((reason, seconds) -> own.merge(reason, second.times(seconds), Rational::plus));
                if (kept.contains(category)) {
                    Rational left = Rational.of(sums.covered).minus(sums.paid.sum());
                    own.merge(Reason.OWN_SHARE, second.times(left), Rational::plus);
                }
            });
            worth.put(category, own);
        });
        return worth;
    }
}
