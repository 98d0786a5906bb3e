package org.essaim.funding;

import java.math.BigDecimal;
import java.util.List;
import org.essaim.exact.Rational;

/** What the leaves of one line add up to. Not thread-safe. */
final class LineSums {
    private final FundingAgreement agreement;
    private final List<FundingAgreement> others;
    private final Weighted<Share> funded = new Weighted<>(Share::exact);
    private final List<Weighted<Share>> fundedByOthers;
    private final long[] centsOfOthers;
    private final Weighted<BigDecimal> cost = new Weighted<>(Leaf::costOfSecond);
    private long recorded;
    private long eligible;
    private long claimed;
    private long cents;

    LineSums(FundingAgreement agreement, List<FundingAgreement> others) {
        this.agreement = agreement;
        this.others = others;
        this.fundedByOthers =
                others.stream().map(other -> new Weighted<>(Share::exact)).toList();
        this.centsOfOthers = new long[others.size()];
    }

    void add(Leaf leaf) {
        recorded += leaf.seconds();
        if (Eligibility.failure(agreement, leaf.cell()).isEmpty()) {
            eligible += leaf.seconds();
        }
        claimed += leaf.claimed(agreement.id());
        cents += leaf.cents(agreement.id());
        leaf.pay(agreement, funded);
        for (int i = 0; i < centsOfOthers.length; i++) {
            FundingAgreement other = others.get(i);
            centsOfOthers[i] += leaf.cents(other.id());
            leaf.pay(other, fundedByOthers.get(i));
        }
        BigDecimal hour = leaf.cost();
        if (hour != null) {
            cost.add(hour, leaf.seconds());
        }
    }

    long recorded() {
        return recorded;
    }

    /** The seconds that the agreement admits. */
    long eligible() {
        return eligible;
    }

    /** The seconds that the agreement counts. */
    long claimed() {
        return claimed;
    }

    /** What the agreement pays. */
    long cents() {
        return cents;
    }

    /** What another agreement pays. */
    long cents(int other) {
        return centsOfOthers[other];
    }

    /** What the other agreements pay. */
    long centsOfOthers() {
        long sum = 0;
        for (long each : centsOfOthers) {
            sum += each;
        }
        return sum;
    }

    /** The seconds that the agreement pays for, its share taken. */
    Rational funded() {
        return funded.sum();
    }

    /** The seconds that another agreement pays for, its share taken. */
    Rational funded(int other) {
        return fundedByOthers.get(other).sum();
    }

    /** What the time cost the employer, in cents, as far as anybody knows. */
    Rational cost() {
        return cost.sum();
    }
}
