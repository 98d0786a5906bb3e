package org.essaim.funding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
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
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/** The way from leaves to figures. */
final class StatementDerivation {
    private final FundingAgreement agreement;
    private final List<FundingAgreement> others;
    private final List<FundingAgreement> byPriority;
    private final List<Leaf> leaves;
    private final SortedMap<Subject, LineSums> lines = new TreeMap<>();
    private final Map<Subject, Map<String, Long>> assigned = new HashMap<>();
    private final ReasonSums reasons;
    private final long due;
    private final boolean costKnown;
    private long payable;

    StatementDerivation(StatementContent content) {
        this.agreement = content.agreement();
        this.others = content.others();
        this.leaves = content.leaves();
        this.due = content.due().values().stream().mapToLong(Long::longValue).sum();
        this.byPriority = content.byPriority();
        this.reasons = new ReasonSums(byPriority);
        this.costKnown = leaves.stream().noneMatch(Leaf::lacksCost);
        add();
        for (CostAssignment each : content.assigned()) {
            line(subject(each.cell()));
            assigned.computeIfAbsent(subject(each.cell()), none -> new HashMap<>())
                    .merge(each.agreement(), each.cents(), Long::sum);
        }
    }

    private void add() {
        @Nullable Cell before = null;
        LineSums line = new LineSums(agreement, others);
        for (Leaf leaf : leaves) {
            Cell cell = leaf.cell();
            // Leaves come sorted: most are of the line of the one before.
            if (before == null || !isOfOneLine(before, cell)) {
                line = line(subject(cell));
                before = cell;
            }
            line.add(leaf);
            reasons.add(leaf);
            payable += leaf.payable(agreement.id());
        }
    }

    private static boolean isOfOneLine(Cell one, Cell other) {
        return one.category() == other.category()
                && one.structure().equals(other.structure())
                && one.month().equals(other.month());
    }

    private LineSums line(Subject subject) {
        return lines.computeIfAbsent(subject, none -> new LineSums(agreement, others));
    }

    private static Subject subject(Cell cell) {
        return new Subject(cell.month(), cell.category(), cell.structure());
    }

    StatementFigures figures() {
        Map<Subject, Long> funded = divided(LineSums::funded);
        Map<Subject, Long> byOthers = new HashMap<>();
        for (int i = 0; i < others.size(); i++) {
            int other = i;
            divided(line -> line.funded(other)).forEach((subject, own) -> byOthers.merge(subject, own, Long::sum));
        }
        Map<Subject, Long> costs = costKnown ? divided(LineSums::cost) : Map.of();
        Map<String, Map<Subject, Long>> excess = excess();
        List<Line> figures = new ArrayList<>();
        lines.forEach((subject, own) -> {
            long othersCovered = 0;
            for (int i = 0; i < others.size(); i++) {
                othersCovered += covered(others.get(i), subject, own.cents(i), excess);
            }
            figures.add(new Line(
                    subject,
                    own.recorded(),
                    own.eligible(),
                    own.claimed(),
                    funded.getOrDefault(subject, 0L),
                    byOthers.getOrDefault(subject, 0L),
                    own.cents(),
                    own.centsOfOthers(),
                    covered(agreement, subject, own.cents(), excess),
                    othersCovered,
                    assigned.getOrDefault(subject, Map.of()).values().stream()
                            .mapToLong(Long::longValue)
                            .sum(),
                    costKnown ? costs.getOrDefault(subject, 0L) : null));
        });
        return total(figures);
    }

    private long covered(FundingAgreement member, Subject subject, long cents, Map<String, Map<Subject, Long>> excess) {
        return member.paysTime()
                ? cents - excess.getOrDefault(member.id(), Map.of()).getOrDefault(subject, 0L)
                : assigned.getOrDefault(subject, Map.of()).getOrDefault(member.id(), 0L);
    }

    /** What agreements pay for time above its cost, by priority: the last one pays too much. */
    private Map<String, Map<Subject, Long>> excess() {
        Map<String, Map<Subject, Rational>> exact = new HashMap<>();
        Map<BigDecimal, Rational> seconds = new HashMap<>();
        for (Leaf leaf : leaves) {
            if (!leaf.lacksCost() && leaf.seconds() != 0 && !leaf.claims().isEmpty()) {
                BigDecimal cost = leaf.cost();
                Rational left = cost == null
                        ? Rational.ZERO
                        : seconds.computeIfAbsent(cost, Leaf::costOfSecond).times(leaf.seconds());
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
                excess.put(member, divided(lines.keySet(), subject -> amounts.getOrDefault(subject, Rational.ZERO))));
        return excess;
    }

    private StatementFigures total(List<Line> lines) {
        long recorded = lines.stream().mapToLong(Line::recorded).sum();
        long funded = lines.stream().mapToLong(Line::funded).sum();
        long byOthers = lines.stream().mapToLong(Line::others).sum();
        EnumMap<Reason, Long> left = reasons.unclaimed();
        long unclaimed = left.values().stream().mapToLong(Long::longValue).sum();
        long own = recorded - funded - byOthers - unclaimed;
        if (own != 0 || reasons.keepsSome()) {
            left.merge(Reason.OWN_SHARE, own, Long::sum);
        }
        EnumMap<Reason, Long> amounts = costKnown ? amounts(lines) : new EnumMap<>(Reason.class);
        SortedMap<Reason, Unfunded> unfunded = new TreeMap<>();
        long explained = 0;
        for (Map.Entry<Reason, Long> reason : left.entrySet()) {
            long amount = amounts.getOrDefault(reason.getKey(), 0L);
            explained += amount;
            unfunded.put(reason.getKey(), new Unfunded(reason.getValue(), costKnown ? amount : null));
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
                payable,
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
                Collections.unmodifiableList(lines), Collections.unmodifiableSortedMap(unfunded), totals);
    }

    // A category that no agreement counts costs exactly what its reasons say, to the cent: readers compare the two
    // tables.
    private EnumMap<Reason, Long> amounts(List<Line> lines) {
        EnumMap<Reason, Long> amounts = new EnumMap<>(Reason.class);
        reasons.worth().forEach((category, exact) -> {
            List<Line> own = lines.stream()
                    .filter(line -> line.subject().category() == category)
                    .toList();
            boolean paid = own.stream().anyMatch(line -> line.covered() + line.othersCovered() - line.assigned() != 0);
            boolean positive = exact.values().stream().allMatch(amount -> amount.signum() >= 0)
                    && exact.values().stream().anyMatch(amount -> amount.signum() > 0);
            if (positive && !paid && !reasons.isClaimed(category)) {
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

    private Map<Subject, Long> divided(java.util.function.Function<LineSums, Rational> exact) {
        return divided(lines.keySet(), subject -> exact.apply(line(subject)));
    }

    // Lines that corrections turned below 0 are divided among themselves: a part is never pulled across zero.
    private static Map<Subject, Long> divided(
            Set<Subject> subjects, java.util.function.Function<Subject, Rational> exact) {
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
}
