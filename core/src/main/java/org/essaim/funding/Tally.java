package org.essaim.funding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;

/** Sums up leaves, exactly: what was recorded, who pays for how much of it, and why nobody pays for the rest. */
final class Tally {
    private final Map<Kind, Sums> sums = new HashMap<>();
    private final SortedMap<String, Long> counted = new TreeMap<>();
    private final SortedMap<String, Rational> funded = new TreeMap<>();
    private final SortedMap<String, Long> cents = new TreeMap<>();
    private final SortedMap<Category, Rational> fundedBy = new TreeMap<>();

    /** What time of one category costs the employer an hour, if known. */
    private record Kind(Category category, @Nullable BigDecimal cost) {}

    private static final class Sums {
        private long recorded;
        private long covered;
        private final EnumMap<Reason, Long> unclaimed = new EnumMap<>(Reason.class);
        private final Map<String, Long> claimed = new HashMap<>();
        private Rational funded = Rational.ZERO;
    }

    /** The sums of these leaves, under these terms. */
    static Tally of(List<Leaf> leaves, List<FundingAgreement> agreements) {
        Tally tally = new Tally();
        Map<String, FundingAgreement> byId = new HashMap<>();
        agreements.forEach(agreement -> byId.put(agreement.id(), agreement));
        Map<Kind, Sums> sums = new HashMap<>();
        for (Leaf leaf : leaves) {
            Sums own = sums.computeIfAbsent(new Kind(leaf.cell().category(), leaf.cost()), none -> new Sums());
            own.recorded += leaf.seconds();
            own.covered += leaf.covered();
            leaf.unclaimed().forEach((reason, seconds) -> own.unclaimed.merge(reason, seconds, Long::sum));
            for (Map.Entry<String, Long> claim : leaf.claims().entrySet()) {
                tally.counted.merge(claim.getKey(), claim.getValue(), Long::sum);
                FundingAgreement agreement = byId.get(claim.getKey());
                if (agreement != null && agreement.paysTime()) {
                    if (leaf.portions().isEmpty()
                            && agreement.payment().amendedShares().isEmpty()) {
                        own.claimed.merge(claim.getKey(), claim.getValue(), Long::sum);
                    } else {
                        tally.fund(agreement.id(), leaf.cell().category(), own, leaf.paid(agreement));
                    }
                }
            }
            leaf.cents().forEach((agreement, amount) -> tally.cents.merge(agreement, amount, Long::sum));
        }
        sums.forEach((kind, own) -> {
            own.claimed.forEach((id, seconds) -> {
                FundingAgreement agreement = byId.get(id);
                if (agreement != null) {
                    tally.fund(
                            id,
                            kind.category(),
                            own,
                            agreement.payment().share().exact().times(seconds));
                }
            });
            tally.sums.put(kind, own);
        });
        return tally;
    }

    private void fund(String agreement, Category category, Sums own, Rational seconds) {
        own.funded = own.funded.plus(seconds);
        funded.merge(agreement, seconds, Rational::plus);
        fundedBy.merge(category, seconds, Rational::plus);
    }

    /** These sums and those together. */
    Tally plus(Tally other) {
        Tally both = new Tally();
        for (Tally each : List.of(this, other)) {
            each.sums.forEach((kind, own) -> {
                Sums sum = both.sums.computeIfAbsent(kind, none -> new Sums());
                sum.recorded += own.recorded;
                sum.covered += own.covered;
                sum.funded = sum.funded.plus(own.funded);
                own.unclaimed.forEach((reason, seconds) -> sum.unclaimed.merge(reason, seconds, Long::sum));
            });
            each.counted.forEach((id, seconds) -> both.counted.merge(id, seconds, Long::sum));
            each.funded.forEach((id, seconds) -> both.funded.merge(id, seconds, Rational::plus));
            each.cents.forEach((id, amount) -> both.cents.merge(id, amount, Long::sum));
            each.fundedBy.forEach((category, seconds) -> both.fundedBy.merge(category, seconds, Rational::plus));
        }
        return both;
    }

    /** Adds what is paid without hours. */
    void pay(String agreement, long amount) {
        cents.merge(agreement, amount, Long::sum);
    }

    /** All seconds of a category. */
    long recorded(Category category) {
        return sums.entrySet().stream()
                .filter(each -> each.getKey().category() == category)
                .mapToLong(each -> each.getValue().recorded)
                .sum();
    }

    /** The categories of which there is time. */
    List<Category> categories() {
        return sums.keySet().stream().map(Kind::category).distinct().sorted().toList();
    }

    /** The seconds that an agreement counts. */
    long counted(String agreement) {
        return counted.getOrDefault(agreement, 0L);
    }

    /** The counted seconds times the shares that are paid of them. */
    Rational funded() {
        return funded.values().stream().reduce(Rational.ZERO, Rational::plus);
    }

    Rational funded(String agreement) {
        return funded.getOrDefault(agreement, Rational.ZERO);
    }

    Rational funded(Category category) {
        return fundedBy.getOrDefault(category, Rational.ZERO);
    }

    long cents(String agreement) {
        return cents.getOrDefault(agreement, 0L);
    }

    /** The seconds that nobody counts, by reason. */
    SortedMap<Reason, Long> unclaimed() {
        SortedMap<Reason, Long> unclaimed = new TreeMap<>();
        sums.values()
                .forEach(
                        own -> own.unclaimed.forEach((reason, seconds) -> unclaimed.merge(reason, seconds, Long::sum)));
        unclaimed.values().removeIf(seconds -> seconds == 0);
        return unclaimed;
    }

    /** What the time of each reason cost the employer, in cents, its own share included; nothing where nobody knows. */
    @Nullable
    SortedMap<Reason, Rational> worth() {
        SortedMap<Reason, Rational> worth = new TreeMap<>();
        List<Kind> unknown = new ArrayList<>();
        sums.forEach((kind, own) -> {
            BigDecimal cost = kind.cost();
            if (cost == null) {
                if (own.recorded != 0) {
                    unknown.add(kind);
                }
                return;
            }
            Rational second = Rational.of(cost).times(Rational.of(100, 3600));
            own.unclaimed.forEach((reason, seconds) -> worth.merge(reason, second.times(seconds), Rational::plus));
            worth.merge(Reason.OWN_SHARE, second.times(Rational.of(own.covered).minus(own.funded)), Rational::plus);
        });
        return unknown.isEmpty() ? worth : null;
    }
}
