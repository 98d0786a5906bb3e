package org.essaim.funding;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import org.essaim.time.Category;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What issued statements say of one structure’s time of a month of work and a category (<i>temps réparti</i>), whoever pays it.
 *
 * <p>Recorded = funded + unfunded. Only what was issued is in it: time that was sealed since, or was never asked for, is not.
 *
 * @param structure the structure's identifier
 * @param month the month of the work
 * @param category what the time was for
 * @param recorded all its seconds
 * @param funded the seconds that some agreement pays for, each share taken
 * @param cents what all agreements pay
 * @param covered what they cover of the cost, in cents
 * @param costCents what the time cost the employer, in cents; absent if nobody knows
 */
public record IssuedTime(
        String structure,
        YearMonth month,
        Category category,
        long recorded,
        long funded,
        long cents,
        long covered,
        @Nullable Long costCents)
        implements Comparable<IssuedTime> {
    private static final Comparator<IssuedTime> CANONICAL = Comparator.comparing(IssuedTime::structure)
            .thenComparing(IssuedTime::month)
            .thenComparing(time -> time.category.name());

    /** The seconds that no agreement pays for. */
    public long unfunded() {
        return recorded - funded;
    }

    /** What the time cost the employer, if anybody knows. */
    public Optional<Money> cost() {
        return Optional.ofNullable(costCents).map(StatementFigures::euros);
    }

    /** What all agreements pay. */
    public Money amount() {
        return StatementFigures.euros(cents);
    }

    /** What of the cost no agreement covers, if anybody knows the cost. */
    public Optional<Money> remaining() {
        return Optional.ofNullable(costCents).map(cost -> StatementFigures.euros(cost - covered));
    }

    /** The same with more time of its kind, such as the work of the same month that was booked later. */
    IssuedTime plus(IssuedTime other) {
        @Nullable Long cost = costCents;
        @Nullable Long more = other.costCents;
        return with(other, recorded + other.recorded, cost == null || more == null ? null : Long.valueOf(cost + more));
    }

    /** The same time as another pool of agreements saw it: what each pays adds up, but it was worked once. */
    IssuedTime beside(IssuedTime other) {
        @Nullable Long cost = costCents;
        @Nullable Long theirs = other.costCents;
        boolean known = theirs == null || (cost != null && cost >= theirs);
        return with(other, Math.max(recorded, other.recorded), known ? cost : theirs);
    }

    private IssuedTime with(IssuedTime other, long seconds, @Nullable Long cost) {
        return new IssuedTime(
                structure,
                month,
                category,
                seconds,
                funded + other.funded,
                cents + other.cents,
                covered + other.covered,
                cost);
    }

    /** Canonical order: structure, month of work, category. */
    @Override
    public int compareTo(IssuedTime other) {
        return CANONICAL.compare(this, other);
    }
}
