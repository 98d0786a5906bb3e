package org.essaim.funding;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.essaim.document.Tree;
import org.essaim.time.Category;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a statement derives from its leaves: lines, reasons and totals.
 *
 * <p>Both who issues and who verifies derive them here, so a figure that was changed by hand differs from its derivation.
 * Recorded time = funded + funded by others + unfunded by reason, in whole seconds and at every line; cost = covered + covered by
 * others + what remains, in cents. What is paid for time covers its cost as far as it goes, by priority; what is paid otherwise
 * covers what it was assigned to.
 */
final class StatementFigures {
    private final List<Line> lines;
    private final SortedMap<Reason, Unfunded> reasons;
    private final Totals totals;

    /** What a line is about. */
    record Subject(YearMonth month, Category category, String structure) implements Comparable<Subject> {
        private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::month)
                .thenComparing(subject -> subject.category().name())
                .thenComparing(Subject::structure);

        @Override
        public int compareTo(Subject other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * One line.
     *
     * @param recorded all seconds
     * @param eligible those that the agreement admits
     * @param claimed those that it counts
     * @param funded those that it pays for: counted × share
     * @param others those that other agreements of the pool pay for
     * @param cents what it pays
     * @param othersCents what others pay
     * @param covered what it covers of the cost
     * @param othersCovered what others cover of the cost
     * @param assigned what of both is not paid by the hour, but assigned
     * @param costCents what the time cost the employer, if known
     */
    record Line(
            Subject subject,
            long recorded,
            long eligible,
            long claimed,
            long funded,
            long others,
            long cents,
            long othersCents,
            long covered,
            long othersCovered,
            long assigned,
            @Nullable Long costCents) {
        long unfunded() {
            return recorded - funded - others;
        }

        /** What stays with the employer, in cents; 0 where the cost is unknown. */
        long remaining() {
            return costCents == null ? 0 : costCents - covered - othersCovered;
        }

        /** What no payment for time covers, in cents; 0 where the cost is unknown. */
        long beforeAssigned() {
            return remaining() + (costCents == null ? 0 : assigned);
        }
    }

    /** What stays with the employer for one reason. */
    record Unfunded(long seconds, @Nullable Long cents) {}

    /**
     * The sums over all lines; what is due of a lump sum stands in no line, and the rate gap is what paid hours cost above what
     * is paid for them.
     */
    record Totals(
            long recorded,
            long eligible,
            long claimed,
            long payable,
            long funded,
            long others,
            long unfunded,
            long cents,
            long due,
            long othersCents,
            long covered,
            long othersCovered,
            long assigned,
            @Nullable Long costCents,
            @Nullable Long rateGapCents) {
        Optional<Long> remainingCents() {
            return costCents == null ? Optional.empty() : Optional.of(costCents - covered - othersCovered);
        }

        /** What is paid and covers no recorded cost, in cents. */
        long uncovered() {
            return cents - covered;
        }
    }

    StatementFigures(List<Line> lines, SortedMap<Reason, Unfunded> reasons, Totals totals) {
        this.lines = lines;
        this.reasons = reasons;
        this.totals = totals;
    }

    List<Line> lines() {
        return lines;
    }

    SortedMap<Reason, Unfunded> reasons() {
        return reasons;
    }

    Totals totals() {
        return totals;
    }

    static Money euros(long cents) {
        return Money.ofMinor(CurrencyUnit.EUR, cents);
    }

    /** Derives the figures. */
    static StatementFigures of(StatementContent content) {
        return new StatementDerivation(content).figures();
    }

    /** The categories that a statement for an agreement shows. */
    static Set<Category> subjects(FundingAgreement agreement) {
        Set<Category> shown = new HashSet<>(agreement.categories());
        shown.addAll(agreement.coverage().covers());
        if (shown.stream().anyMatch(Category::isCoordination)) {
            for (Category category : Category.values()) {
                if (category.isCoordination()) {
                    shown.add(category);
                }
            }
            shown.add(Category.UNMAPPED);
        }
        return shown;
    }

    /** The figures as a statement prints them. */
    void into(Tree.Builder out) {
        out.put(
                "lines",
                lines.stream()
                        .map(line -> put(
                                        Tree.fields()
                                                .put(
                                                        "month",
                                                        line.subject.month().toString())
                                                .put(
                                                        "category",
                                                        line.subject.category().name())
                                                .put("structure", line.subject.structure())
                                                .put("recorded", line.recorded)
                                                .put("eligible", line.eligible)
                                                .put("claimed", line.claimed)
                                                .put("funded", line.funded)
                                                .put("others", line.others)
                                                .put("unfunded", line.unfunded())
                                                .put("cents", line.cents)
                                                .put("othersCents", line.othersCents)
                                                .put("covered", line.covered)
                                                .put("othersCovered", line.othersCovered)
                                                .put("assigned", line.assigned),
                                        "costCents",
                                        line.costCents)
                                .build())
                        .toList());
        out.put(
                "reasons",
                reasons.entrySet().stream()
                        .map(reason -> put(
                                        Tree.fields()
                                                .put("reason", reason.getKey().name())
                                                .put(
                                                        "seconds",
                                                        reason.getValue().seconds()),
                                        "cents",
                                        reason.getValue().cents())
                                .build())
                        .toList());
        Tree.Builder sums = Tree.fields()
                .put("recorded", totals.recorded)
                .put("eligible", totals.eligible)
                .put("claimed", totals.claimed)
                .put("payable", totals.payable)
                .put("funded", totals.funded)
                .put("others", totals.others)
                .put("unfunded", totals.unfunded)
                .put("cents", totals.cents)
                .put("due", totals.due)
                .put("othersCents", totals.othersCents)
                .put("covered", totals.covered)
                .put("othersCovered", totals.othersCovered)
                .put("assigned", totals.assigned);
        put(sums, "costCents", totals.costCents);
        put(sums, "rateGapCents", totals.rateGapCents);
        put(sums, "remainingCents", totals.remainingCents().orElse(null));
        out.put("totals", sums.build());
    }

    private static Tree.Builder put(Tree.Builder out, String name, @Nullable Long figure) {
        return figure == null ? out : out.put(name, figure);
    }
}
