package org.essaim.funding;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a statement, of a part of it, or what lies between two of them (<i>totaux</i>): whole seconds and cents.
 *
 * @param recorded all seconds of the categories shown
 * @param eligible those that the agreement admits
 * @param claimed those that it counts
 * @param funded those that it pays for
 * @param others those that other agreements of the pool pay for
 * @param cents what it pays
 * @param othersCents what others pay
 * @param covered what all agreements cover of the cost
 * @param assigned what of it is not paid by the hour
 * @param costCents what the time cost the employer, if known
 * @param reasons the seconds that nobody pays for, by reason; those that are 0 left out
 * @param reasonsCents what they cost, by reason, if known
 */
public record StatementSums(
        long recorded,
        long eligible,
        long claimed,
        long funded,
        long others,
        long cents,
        long othersCents,
        long covered,
        long assigned,
        @Nullable Long costCents,
        SortedMap<Reason, Long> reasons,
        SortedMap<Reason, Long> reasonsCents) {
    public StatementSums {
        reasons = withoutZeros(reasons);
        reasonsCents = costCents == null ? Collections.emptySortedMap() : withoutZeros(reasonsCents);
    }

    private static SortedMap<Reason, Long> withoutZeros(SortedMap<Reason, Long> amounts) {
        SortedMap<Reason, Long> kept = new TreeMap<>(amounts);
        kept.values().removeIf(amount -> amount == 0);
        return Collections.unmodifiableSortedMap(kept);
    }

    static StatementSums zero(boolean costKnown) {
        return new StatementSums(0, 0, 0, 0, 0, 0, 0, 0, 0, costKnown ? 0L : null, new TreeMap<>(), new TreeMap<>());
    }

    static StatementSums of(StatementFigures figures) {
        StatementFigures.Totals totals = figures.totals();
        SortedMap<Reason, Long> seconds = new TreeMap<>();
        SortedMap<Reason, Long> cents = new TreeMap<>();
        figures.reasons().forEach((reason, unfunded) -> {
            seconds.put(reason, unfunded.seconds());
            cents.put(reason, Objects.requireNonNullElse(unfunded.cents(), 0L));
        });
        return new StatementSums(
                totals.recorded(),
                totals.eligible(),
                totals.claimed(),
                totals.funded(),
                totals.others(),
                totals.cents(),
                totals.othersCents(),
                totals.covered() + totals.othersCovered(),
                totals.assigned(),
                totals.costCents(),
                seconds,
                cents);
    }

    /** What a line of a statement says; it has no reasons. */
    static StatementSums of(StatementFigures.Line line) {
        return new StatementSums(
                line.recorded(),
                line.eligible(),
                line.claimed(),
                line.funded(),
                line.others(),
                line.cents(),
                line.othersCents(),
                line.covered() + line.othersCovered(),
                line.assigned(),
                line.costCents(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /** The seconds that nobody pays for. */
    public long unfunded() {
        return recorded - funded - others;
    }

    /** What remains with the employer; absent if the cost is unknown. */
    public Optional<Long> remainingCents() {
        return Optional.ofNullable(costCents).map(cost -> cost - covered);
    }

    /** What counted hours cost above, or below, what is paid for them; absent if the cost is unknown. */
    public Optional<Long> rateGapCents() {
        return remainingCents()
                .map(remaining -> remaining
                        + assigned
                        - reasonsCents.values().stream().mapToLong(each -> each).sum());
    }

    /** The sum of both; its cost is known if both are. */
    public StatementSums plus(StatementSums other) {
        return with(other, Math::addExact);
    }

    /** This less another; its cost is known if both are. */
    public StatementSums minus(StatementSums other) {
        return with(other, Math::subtractExact);
    }

    private StatementSums with(StatementSums other, LongBinaryOperator by) {
        return new StatementSums(
                by.applyAsLong(recorded, other.recorded),
                by.applyAsLong(eligible, other.eligible),
                by.applyAsLong(claimed, other.claimed),
                by.applyAsLong(funded, other.funded),
                by.applyAsLong(others, other.others),
                by.applyAsLong(cents, other.cents),
                by.applyAsLong(othersCents, other.othersCents),
                by.applyAsLong(covered, other.covered),
                by.applyAsLong(assigned, other.assigned),
                costCents == null || other.costCents == null ? null : by.applyAsLong(costCents, other.costCents),
                with(reasons, other.reasons, by),
                with(reasonsCents, other.reasonsCents, by));
    }

    private static SortedMap<Reason, Long> with(
            SortedMap<Reason, Long> one, SortedMap<Reason, Long> other, LongBinaryOperator by) {
        SortedMap<Reason, Long> both = new TreeMap<>();
        for (Reason reason : Reason.values()) {
            both.put(reason, by.applyAsLong(one.getOrDefault(reason, 0L), other.getOrDefault(reason, 0L)));
        }
        return both;
    }

    /** Euros that cover a cost without paying for time, or are due without hours. */
    static StatementSums euros(long cents, long assigned, boolean costKnown) {
        return new StatementSums(
                0, 0, 0, 0, 0, cents, 0, assigned, assigned, costKnown ? 0L : null, new TreeMap<>(), new TreeMap<>());
    }

    /** The same without its cost. */
    StatementSums withoutCost() {
        return new StatementSums(
                recorded,
                eligible,
                claimed,
                funded,
                others,
                cents,
                othersCents,
                covered,
                assigned,
                null,
                reasons,
                reasonsCents);
    }

    /** The same, with what its own figures leave unexplained as the employer's own share. */
    StatementSums withOwnShare() {
        SortedMap<Reason, Long> explained = new TreeMap<>(reasons);
        long rest =
                unfunded() - reasons.values().stream().mapToLong(each -> each).sum();
        explained.merge(Reason.OWN_SHARE, rest, Long::sum);
        return new StatementSums(
                recorded,
                eligible,
                claimed,
                funded,
                others,
                cents,
                othersCents,
                covered,
                assigned,
                costCents,
                explained,
                reasonsCents);
    }

    /** True if nothing differs from 0. */
    public boolean isZero() {
        return equals(zero(costCents != null));
    }

    /** The figures by the names that statements give them. */
    public Tree.Fields toTree() {
        Tree.Builder out = Tree.fields()
                .put("recorded", recorded)
                .put("eligible", eligible)
                .put("claimed", claimed)
                .put("funded", funded)
                .put("others", others)
                .put("unfunded", unfunded())
                .put("cents", cents)
                .put("othersCents", othersCents)
                .put("covered", covered)
                .put("assigned", assigned);
        if (costCents != null) {
            out.put("costCents", costCents);
        }
        remainingCents().ifPresent(remaining -> out.put("remainingCents", remaining));
        rateGapCents().ifPresent(gap -> out.put("rateGapCents", gap));
        Tree.Builder seconds = Tree.fields();
        reasons.forEach((reason, amount) -> seconds.put(reason.name(), amount));
        out.put("reasons", seconds.build());
        if (costCents != null) {
            Tree.Builder euros = Tree.fields();
            reasonsCents.forEach((reason, amount) -> euros.put(reason.name(), amount));
            out.put("reasonsCents", euros.build());
        }
        return out.build();
    }
}
