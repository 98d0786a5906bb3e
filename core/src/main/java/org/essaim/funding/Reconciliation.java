package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.essaim.funding.StatementDifference.Cause;
import org.essaim.funding.StatementDifference.Line;
import org.essaim.funding.StatementFigures.Subject;
import org.essaim.time.Cell;

/**
 * Explains the figures of one statement by those of another.
 *
 * <p>Leaves never change, so what differs is which of them a statement holds and which terms it reads them with. What a set of
 * leaves is worth is derived as a statement derives it; where that divides whole seconds or cents otherwise than the whole
 * statement does, the rest goes to the line that explains most of it, or to a line of its own.
 */
final class Reconciliation {
    private final StatementContent from;
    private final StatementContent to;
    private final StatementFigures before;
    private final StatementFigures after;
    private final boolean costKnown;
    private final Map<Cause, SortedMap<Subject, Line>> lines = new EnumMap<>(Cause.class);

    Reconciliation(StatementContent from, StatementContent to, StatementFigures before, StatementFigures after) {
        this.from = from;
        this.to = to;
        this.before = before;
        this.after = after;
        this.costKnown = before.totals().costCents() != null && after.totals().costCents() != null;
    }

    List<Line> lines() {
        Set<LeafKey> one = LeafKey.of(from);
        Set<LeafKey> other = LeafKey.of(to);
        oneSided(from, other, to, -1);
        oneSided(to, one, from, 1);
        terms(from.leaves().stream()
                .filter(leaf -> other.contains(LeafKey.of(leaf)))
                .toList());
        assigned(from, to, -1);
        assigned(to, from, 1);
        roundings();
        List<Line> all = new ArrayList<>();
        long due = due(to) - due(from);
        if (due != 0) {
            all.add(new Line(Cause.INSTALMENT, null, 0, 0, due(from), due(to), StatementSums.euros(due, 0, costKnown)));
        }
        lines.values()
                .forEach(bySubject -> bySubject.values().stream()
                        .filter(Reconciliation::saysSomething)
                        .forEach(all::add));
        StatementSums rest = known(StatementSums.of(after)).minus(known(StatementSums.of(before)));
        for (Line line : all) {
            rest = rest.minus(line.difference());
        }
        if (!rest.isZero()) {
            all.add(new Line(Cause.ROUNDING, null, 0, 0, 0, 0, rest));
        }
        return all;
    }

    private static boolean saysSomething(Line line) {
        return !line.difference().isZero() || line.centsBefore() != line.centsAfter();
    }

    /** What only one of the two holds: with the terms of that one, added or taken away. */
    private void oneSided(StatementContent own, Set<LeafKey> known, StatementContent other, int sign) {
        Set<Integer> common = batches(own, other);
        Map<Cause, SortedMap<Subject, List<Leaf>>> groups = new EnumMap<>(Cause.class);
        SortedMap<Cell, List<Leaf>> cells = new TreeMap<>();
        own.leaves().stream()
                .filter(leaf -> !known.contains(LeafKey.of(leaf)))
                .sorted(Comparator.comparingInt(Leaf::batch).thenComparing(Leaf.CANONICAL))
                .forEach(leaf -> {
                    if (common.contains(leaf.batch())) {
                        // The other statement saw the batch and does not show this leaf: it shows other things.
                        group(groups, Cause.TERMS, leaf.cell()).add(leaf);
                    } else {
                        cells.computeIfAbsent(leaf.cell(), none -> new ArrayList<>())
                                .add(leaf);
                    }
                });
        Set<String> takenIn = new HashSet<>();
        cells.values()
                .forEach(leaves -> leaves.forEach(leaf -> leaf.bookings()
                        .keySet()
                        .forEach(month -> takenIn.add(leaf.cell().structure() + ":" + month))));
        cells.forEach(
                (cell, leaves) -> group(groups, isCorrection(leaves, takenIn) ? Cause.CORRECTION : Cause.TAKEN_IN, cell)
                        .addAll(leaves));
        groups.forEach(
                (cause, bySubject) -> bySubject.forEach((subject, leaves) -> add(cause, subject, own, leaves, sign)));
    }

    private static List<Leaf> group(Map<Cause, SortedMap<Subject, List<Leaf>>> groups, Cause cause, Cell cell) {
        return groups.computeIfAbsent(cause, none -> new TreeMap<>())
                .computeIfAbsent(subject(cell), none -> new ArrayList<>());
    }

    private static Subject subject(Cell cell) {
        return new Subject(cell.month(), cell.category(), cell.structure());
    }

    /** The batches that both statements saw, though not every leaf of them. */
    private static Set<Integer> batches(StatementContent own, StatementContent other) {
        Set<Integer> seen = new TreeSet<>();
        other.leaves().forEach(leaf -> seen.add(leaf.batch()));
        Set<String> sealed = new HashSet<>();
        other.seals().forEach(seal -> sealed.add(seal.structure() + ":" + seal.month()));
        for (Leaf leaf : own.leaves()) {
            for (YearMonth month : leaf.bookings().keySet()) {
                if (sealed.contains(leaf.cell().structure() + ":" + month)) {
                    seen.add(leaf.batch());
                }
            }
        }
        return seen;
    }

    // What was posted before is taken back because a later month booked something, or later months alone speak of it.
    private static boolean isCorrection(List<Leaf> leaves, Set<String> takenIn) {
        Cell cell = leaves.get(0).cell();
        boolean late = leaves.stream()
                .anyMatch(leaf -> leaf.bookings().keySet().stream().anyMatch(month -> month.isAfter(cell.month())));
        boolean early = leaves.stream()
                .anyMatch(leaf -> leaf.bookings().keySet().stream().anyMatch(month -> month.isBefore(cell.month())));
        boolean fresh = early || takenIn.contains(cell.structure() + ":" + cell.month());
        return late && (leaves.get(0).reversal() || !fresh);
    }

    private void add(Cause cause, Subject subject, StatementContent own, List<Leaf> leaves, int sign) {
        StatementSums worth = known(StatementSums.of(own.only(leaves).figures()));
        String id = own.agreement().id();
        long seconds = takenBack(leaves, Leaf::seconds);
        long cents = takenBack(leaves, leaf -> leaf.cents(id));
        long secondsThen = seconds + sum(leaves, Leaf::seconds);
        long centsThen = cents + sum(leaves, leaf -> leaf.cents(id));
        StatementSums zero = StatementSums.zero(costKnown);
        merge(
                subject,
                sign > 0
                        ? new Line(cause, cell(subject), seconds, secondsThen, cents, centsThen, worth)
                        : new Line(cause, cell(subject), secondsThen, seconds, centsThen, cents, zero.minus(worth)));
    }

    // What stood before: for each cell what its first leaf takes back.
    private static long takenBack(Collection<Leaf> leaves, ToLongFunction<Leaf> figure) {
        Map<Cell, Long> first = new HashMap<>();
        leaves.forEach(leaf -> first.putIfAbsent(leaf.cell(), leaf.reversal() ? -figure.applyAsLong(leaf) : 0));
        return first.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long sum(Collection<Leaf> leaves, ToLongFunction<Leaf> figure) {
        return leaves.stream().mapToLong(figure).sum();
    }

    /** What both hold, read with other terms. */
    private void terms(List<Leaf> common) {
        if (from.agreement().equals(to.agreement()) && from.others().equals(to.others())) {
            return;
        }
        SortedMap<Subject, List<Leaf>> bySubject = new TreeMap<>();
        common.forEach(leaf -> bySubject
                .computeIfAbsent(subject(leaf.cell()), none -> new ArrayList<>())
                .add(leaf));
        bySubject.forEach((subject, leaves) -> {
            StatementSums one = known(StatementSums.of(from.only(leaves).figures()));
            StatementSums other = known(StatementSums.of(to.only(leaves).figures()));
            if (!one.equals(other)) {
                merge(
                        subject,
                        new Line(
                                Cause.TERMS,
                                cell(subject),
                                one.recorded(),
                                other.recorded(),
                                one.cents(),
                                other.cents(),
                                other.minus(one)));
            }
        });
    }

    /** Euros that only one of the two assigns to a cost. */
    private void assigned(StatementContent own, StatementContent other, int sign) {
        Set<CostAssignment> known = new HashSet<>(other.assigned());
        for (CostAssignment each : own.assigned()) {
            if (!known.contains(each)) {
                merge(
                        subject(each.cell()),
                        new Line(
                                Cause.ASSIGNED,
                                cell(subject(each.cell())),
                                0,
                                0,
                                0,
                                0,
                                StatementSums.euros(0, sign * each.cents(), costKnown)));
            }
        }
    }

    private static long due(StatementContent content) {
        return content.due().values().stream().mapToLong(Long::longValue).sum();
    }

    private void merge(Subject subject, Line line) {
        lines.computeIfAbsent(line.cause(), none -> new TreeMap<>()).merge(subject, line, Line::plus);
    }

    /** Lets the lines of each subject add up to what the two statements print for it. */
    private void roundings() {
        SortedMap<Subject, StatementSums> printed = new TreeMap<>();
        before.lines().forEach(line -> printed.put(line.subject(), zero().minus(known(StatementSums.of(line)))));
        after.lines()
                .forEach(line -> printed.merge(line.subject(), known(StatementSums.of(line)), StatementSums::plus));
        printed.forEach((subject, difference) -> {
            StatementSums rest = difference;
            Cause most = Cause.ROUNDING;
            long seconds = -1;
            for (Map.Entry<Cause, SortedMap<Subject, Line>> cause : lines.entrySet()) {
                Line line = cause.getValue().get(subject);
                if (line != null) {
                    rest = rest.minus(withoutReasons(line.difference()));
                    long weight = Math.abs(line.difference().recorded());
                    if (weight > seconds) {
                        most = cause.getKey();
                        seconds = weight;
                    }
                }
            }
            if (!rest.isZero()) {
                merge(subject, new Line(most, cell(subject), 0, 0, 0, 0, rest.withOwnShare()));
            }
        });
    }

    private static StatementSums withoutReasons(StatementSums sums) {
        return new StatementSums(
                sums.recorded(),
                sums.eligible(),
                sums.claimed(),
                sums.funded(),
                sums.others(),
                sums.cents(),
                sums.othersCents(),
                sums.covered(),
                sums.assigned(),
                sums.costCents(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    private static CellReference cell(Subject subject) {
        return new CellReference(subject.structure(), subject.category(), subject.month());
    }

    private StatementSums zero() {
        return StatementSums.zero(costKnown);
    }

    // A cost that one of the two does not know explains nothing.
    private StatementSums known(StatementSums sums) {
        return costKnown ? sums : sums.withoutCost();
    }
}
