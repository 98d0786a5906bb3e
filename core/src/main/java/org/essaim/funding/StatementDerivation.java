package org.essaim.funding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.essaim.funding.StatementFigures.Line;
import org.essaim.funding.StatementFigures.Subject;
import org.essaim.funding.StatementFigures.Totals;
import org.essaim.funding.StatementFigures.Unfunded;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/** The way from leaves to figures. */
final class StatementDerivation {
    private final FundingAgreement agreement;
    private final List<FundingAgreement> others;
    private final List<FundingAgreement> byPriority;
    private final List<Leaf> leaves;
    private final SortedMap<Subject, List<Leaf>> grouped = new TreeMap<>();
    private final Map<Subject, Map<String, Long>> assigned = new HashMap<>();
    private final long due;
    private final boolean costKnown;

    StatementDerivation(StatementContent content) {
        this.agreement = content.agreement();
        this.others = content.others();
        this.leaves = content.leaves();
        this.due = content.due().values().stream().mapToLong(Long::longValue).sum();
        this.byPriority = content.byPriority();
        for (Leaf leaf : leaves) {
            grouped.computeIfAbsent(subject(leaf.cell()), none -> new ArrayList<>())
                    .add(leaf);
        }
        for (CostAssignment each : content.assigned()) {
            grouped.computeIfAbsent(subject(each.cell()), none -> new ArrayList<>());
            assigned.computeIfAbsent(subject(each.cell()), none -> new HashMap<>())
                    .merge(each.agreement(), each.cents(), Long::sum);
        }
        this.costKnown = leaves.stream().noneMatch(Leaf::lacksCost);
    }

    private static Subject subject(Cell cell) {
        return new Subject(cell.month(), cell.category(), cell.structure());
    }

    StatementFigures figures() {
        Map<Subject, Long> funded = funded(agreement, grouped);
        Map<Subject, Long> byOthers = new HashMap<>();
        for (FundingAgreement other : others) {
            if (other.paysTime()) {
                funded(other, grouped).forEach((subject, seconds) -> byOthers.merge(subject, seconds, Long::sum));
            }
        }
        List<Subject> subjects = List.copyOf(grouped.keySet());
        Map<Subject, Long> costs =
                costKnown ? divided(subjects, subject -> cost(grouped.getOrDefault(subject, List.of()))) : Map.of();
        Map<String, Map<Subject, Long>> excess = excess(subjects);
        List<Line> lines = new ArrayList<>();
        grouped.forEach((subject, own) -> {
            long othersCovered = 0;
            for (FundingAgreement other : others) {
                othersCovered += covered(other, subject, own, excess);
            }
            lines.add(new Line(
                    subject,
                    sum(own, Leaf::seconds),
                    sum(own, leaf -> Eligibility.failure(agreement, leaf.cell()).isEmpty() ? leaf.seconds() : 0),
                    sum(own, leaf -> leaf.claimed(agreement.id())),
                    funded.getOrDefault(subject, 0L),
                    byOthers.getOrDefault(subject, 0L),
                    sum(own, leaf -> leaf.cents(agreement.id())),
                    sum(own, this::byOthers),
                    covered(agreement, subject, own, excess),
                    othersCovered,
                    assigned.getOrDefault(subject, Map.of()).values().stream()
                            .mapToLong(Long::longValue)
                            .sum(),
                    costKnown ? costs.getOrDefault(subject, 0L) : null));
        });
        return total(lines);
    }

    private long byOthers(Leaf leaf) {
        long cents = 0;
        for (FundingAgreement other : others) {
            cents += leaf.cents(other.id());
        }
        return cents;
    }

    private long covered(
            FundingAgreement member, Subject subject, List<Leaf> own, Map<String, Map<Subject, Long>> excess) {
        return member.paysTime()
                ? sum(own, leaf -> leaf.cents(member.id()))
                        - excess.getOrDefault(member.id(), Map.of()).getOrDefault(subject, 0L)
                : assigned.getOrDefault(subject, Map.of()).getOrDefault(member.id(), 0L);
    }

    /** What agreements pay for time above its cost, by priority: the last one pays too much. */
    private Map<String, Map<Subject, Long>> excess(List<Subject> subjects) {
        Map<String, Map<Subject, Rational>> exact = new HashMap<>();
        for (Leaf leaf : leaves) {
            if (!leaf.lacksCost() && leaf.seconds() != 0) {
                Rational left = leaf.costCents();
                boolean above = left.signum() > 0;
                for (FundingAgreement member : byPriority) {
                    if (member.paysTime() && leaf.claimed(member.id()) != 0) {
                        Rational worth = leaf.worth(member);
                        Rational rest = left.minus(worth);
                        if (rest.signum() != 0 && rest.signum() > 0 != above) {
                            Rational much = left.signum() == 0 ? worth : worth.minus(left);
                            exact.computeIfAbsent(member.id(), none -> new HashMap<>())
                                    .merge(subject(leaf.cell()), much, Rational::plus);
                            left = Rational.ZERO;
                        } else {
                            left = rest;
                        }
                    }
                }
            }
        }
        Map<String, Map<Subject, Long>> excess = new HashMap<>();
        exact.forEach((member, amounts) ->
                excess.put(member, divided(subjects, subject -> amounts.getOrDefault(subject, Rational.ZERO))));
        return excess;
    }

    private StatementFigures total(List<Line> lines) {
        long recorded = lines.stream().mapToLong(Line::recorded).sum();
        long funded = lines.stream().mapToLong(Line::funded).sum();
        long byOthers = lines.stream().mapToLong(Line::others).sum();
        EnumMap<Reason, Long> seconds = new EnumMap<>(Reason.class);
        SortedMap<Category, EnumMap<Reason, Rational>> worth = new TreeMap<>();
        Set<Category> claimed = new HashSet<>();
        long unclaimed = 0;
        for (Leaf leaf : leaves) {
            EnumMap<Reason, Rational> ofCategory =
                    worth.computeIfAbsent(leaf.cell().category(), none -> new EnumMap<>(Reason.class));
            for (Map.Entry<Reason, Long> left : leaf.unclaimed().entrySet()) {
                seconds.merge(left.getKey(), left.getValue(), Long::sum);
                ofCategory.merge(left.getKey(), worth(leaf, Rational.of(left.getValue())), Rational::plus);
                unclaimed += left.getValue();
            }
            Rational kept = Rational.of(leaf.covered()).minus(leaf.paid(agreement));
            for (FundingAgreement other : others) {
                kept = kept.minus(leaf.paid(other));
            }
            if (kept.signum() != 0) {
                ofCategory.merge(Reason.OWN_SHARE, worth(leaf, kept), Rational::plus);
            }
            if (leaf.covered() != 0) {
                claimed.add(leaf.cell().category());
            }
        }
        long own = recorded - funded - byOthers - unclaimed;
        if (own != 0 || worth.values().stream().anyMatch(reasons -> reasons.containsKey(Reason.OWN_SHARE))) {
            seconds.merge(Reason.OWN_SHARE, own, Long::sum);
        }
        EnumMap<Reason, Long> amounts = costKnown ? amounts(worth, lines, claimed) : new EnumMap<>(Reason.class);
        SortedMap<Reason, Unfunded> reasons = new TreeMap<>();
        long explained = 0;
        for (Map.Entry<Reason, Long> reason : seconds.entrySet()) {
            long amount = amounts.getOrDefault(reason.getKey(), 0L);
            explained += amount;
            reasons.put(reason.getKey(), new Unfunded(reason.getValue(), costKnown ? amount : null));
        }
        @Nullable Long cost = null;
        @Nullable Long gap = null;
        if (costKnown) {
            cost = lines.stream()
                    .map(Line::costCents)
                    .mapToLong(each -> each == null ? 0 : each)
                    .sum();
            gap = lines.stream().mapToLong(Line::beforeAssigned).sum() - explained;
        }
        Totals totals = new Totals(
                recorded,
                lines.stream().mapToLong(Line::eligible).sum(),
                lines.stream().mapToLong(Line::claimed).sum(),
                sum(leaves, leaf -> leaf.payable(agreement.id())),
                funded,
                byOthers,
                recorded - funded - byOthers,
                lines.stream().mapToLong(Line::cents).sum() + due,
                due,
                lines.stream().mapToLong(Line::othersCents).sum(),
                lines.stream().mapToLong(Line::covered).sum(),
                lines.stream().mapToLong(Line::othersCovered).sum(),
                lines.stream().mapToLong(Line::assigned).sum(),
                cost,
                gap);
        return new StatementFigures(
                Collections.unmodifiableList(lines), Collections.unmodifiableSortedMap(reasons), totals);
    }

    // A category that no agreement counts costs exactly what its reasons say, to the cent: readers compare the two
    // tables.
    private static EnumMap<Reason, Long> amounts(
            SortedMap<Category, EnumMap<Reason, Rational>> worth, List<Line> lines, Set<Category> claimed) {
        EnumMap<Reason, Long> amounts = new EnumMap<>(Reason.class);
        worth.forEach((category, exact) -> {
            List<Line> own = lines.stream()
                    .filter(line -> line.subject().category() == category)
                    .toList();
            boolean paid = own.stream().anyMatch(line -> line.covered() + line.othersCovered() - line.assigned() != 0);
            boolean positive = exact.values().stream().allMatch(amount -> amount.signum() >= 0)
                    && exact.values().stream().anyMatch(amount -> amount.signum() > 0);
            if (positive && !paid && !claimed.contains(category)) {
                long remaining = own.stream().mapToLong(Line::beforeAssigned).sum();
                long[] parts = Apportionment.divide(remaining, List.copyOf(exact.values()));
                int i = 0;
                for (Reason reason : exact.keySet()) {
                    amounts.merge(reason, parts[i++], Long::sum);
                }
            } else {
                exact.forEach((reason, amount) -> amounts.merge(reason, amount.rounded(), Long::sum));
            }
        });
        return amounts;
    }

    private static Rational worth(Leaf leaf, Rational seconds) {
        BigDecimal cost = leaf.cost();
        return cost == null ? Rational.ZERO : Rational.of(cost).times(seconds).times(Rational.of(100, 3600));
    }

    private static Rational cost(List<Leaf> leaves) {
        Rational sum = Rational.ZERO;
        for (Leaf leaf : leaves) {
            sum = sum.plus(leaf.costCents());
        }
        return sum;
    }

    private static Map<Subject, Long> funded(FundingAgreement agreement, SortedMap<Subject, List<Leaf>> grouped) {
        return divided(List.copyOf(grouped.keySet()), subject -> {
            Rational sum = Rational.ZERO;
            for (Leaf leaf : grouped.getOrDefault(subject, List.of())) {
                sum = sum.plus(leaf.paid(agreement));
            }
            return sum;
        });
    }

    // Lines that corrections turned below 0 are divided among themselves: a part is never pulled across zero.
    private static Map<Subject, Long> divided(
            List<Subject> subjects, java.util.function.Function<Subject, Rational> exact) {
        SortedMap<Subject, Rational> above = new TreeMap<>();
        SortedMap<Subject, Rational> below = new TreeMap<>();
        for (Subject subject : subjects) {
            Rational amount = exact.apply(subject);
            if (amount.signum() > 0) {
                above.put(subject, amount);
            } else if (amount.signum() < 0) {
                below.put(subject, Rational.ZERO.minus(amount));
            }
        }
        Map<Subject, Long> parts = new HashMap<>(along(above));
        along(below).forEach((subject, part) -> parts.put(subject, -part));
        return parts;
    }

    private static Map<Subject, Long> along(SortedMap<Subject, Rational> exact) {
        List<Subject> subjects = List.copyOf(exact.keySet());
        List<Rational> weights = List.copyOf(exact.values());
        long total = weights.stream().reduce(Rational.ZERO, Rational::plus).rounded();
        long[] parts = Apportionment.along(total, subjects, weights, List.of(Subject::month, Subject::category));
        Map<Subject, Long> divided = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            divided.put(subjects.get(i), parts[i]);
        }
        return divided;
    }

    private static long sum(List<Leaf> leaves, java.util.function.ToLongFunction<Leaf> figure) {
        long sum = 0;
        for (Leaf leaf : leaves) {
            sum += figure.applyAsLong(leaf);
        }
        return sum;
    }
}
