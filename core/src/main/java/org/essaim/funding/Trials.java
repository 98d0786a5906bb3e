package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.finding.EssaimException;
import org.essaim.time.Category;
import org.essaim.time.Cell;

/**
 * Drafts of one period under terms that are tried (<i>essais</i>): what issuing would allocate, by the allocation that issuing
 * uses, and nothing is stored.
 *
 * <p>What is frozen stays as it is. Sealed time is read once for all terms that cut months in the same way.
 */
final class Trials {
    private final String agreement;
    private final PoolTerms now;
    private final List<String> structures;
    private final YearMonth first;
    private final YearMonth last;
    private final EmployerCost cost;
    private final List<Batch> frozen;
    private final Sealed sealed;
    private final Tally issued;
    private final Map<Look, SortedMap<Cell, SortedMap<YearMonth, Long>>> read = new HashMap<>();

    /** Sealed time that is not issued yet. */
    @FunctionalInterface
    interface Sealed {
        /**
         * Its cells.
         *
         * @param terms whose agreements show them, and cut months into parts
         * @param daily months that are cut day by day
         */
        SortedMap<Cell, SortedMap<YearMonth, Long>> booked(PoolTerms terms, Set<YearMonth> daily);
    }

    /** What decides which cells there are. */
    private record Look(
            NavigableSet<LocalDate> cuts, Set<Category> shown, List<String> structures, Set<YearMonth> daily) {}

    /**
     * What issuing would freeze under these terms.
     *
     * @param terms the terms
     * @param booked the cells that it was made of
     * @param leaves its leaves
     */
    record Draft(PoolTerms terms, SortedMap<Cell, SortedMap<YearMonth, Long>> booked, List<Leaf> leaves) {
        /** The leaves that stand after it; what it takes back is not among them. */
        List<Leaf> posted() {
            return leaves.stream().filter(leaf -> !leaf.reversal()).toList();
        }

        /** The cells that it takes back. */
        Set<Cell> corrected() {
            return leaves.stream().filter(Leaf::reversal).map(Leaf::cell).collect(Collectors.toSet());
        }

        Tally tally() {
            return Tally.of(posted(), terms.agreements());
        }
    }

    /**
     * Looks at a period.
     *
     * @param agreement whose statement is looked at
     * @param now the pool’s terms as they are, the days of participation looked up
     * @param structures every structure known
     * @param frozen what the pool has issued
     */
    Trials(
            String agreement,
            PoolTerms now,
            List<String> structures,
            YearMonth first,
            YearMonth last,
            EmployerCost cost,
            List<Batch> frozen,
            Sealed sealed) {
        this.agreement = agreement;
        this.now = now;
        this.structures = List.copyOf(structures);
        this.first = first;
        this.last = last;
        this.cost = cost;
        this.frozen = List.copyOf(frozen);
        this.sealed = sealed;
        List<Leaf> leaves = new ArrayList<>();
        for (Batch batch : frozen) {
            if (batch.within(first, last)) {
                leaves.addAll(batch.leaves());
            } else if (batch.touches(first, last)) {
                throw new EssaimException("The period [" + first + ".." + last + "] cuts through batch ["
                        + batch.number() + "], which was issued over a longer one.\nMaybe choose the period of the "
                        + "former statement, or one that contains it.");
            }
        }
        this.issued = Tally.of(leaves, now.agreements());
        now.agreements().forEach(each -> issued.pay(each.id(), due(each)));
    }

    private long due(FundingAgreement payer) {
        long due = 0;
        for (Instalment instalment : payer.payment().instalments()) {
            YearMonth month = YearMonth.from(instalment.due());
            if (!month.isBefore(first) && !month.isAfter(last)) {
                due += frozen.stream()
                        .map(batch -> batch.due()
                                .getOrDefault(payer.id(), new TreeMap<>())
                                .get(instalment.due()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(instalment.cents());
            }
        }
        return due;
    }

    PoolTerms now() {
        return now;
    }

    String agreement() {
        return agreement;
    }

    YearMonth first() {
        return first;
    }

    YearMonth last() {
        return last;
    }

    List<Batch> frozen() {
        return frozen;
    }

    /** The time that is issued already and stays as it is. */
    long issuedSeconds() {
        return issued.categories().stream().mapToLong(issued::recorded).sum();
    }

    /** The cells that drafts under these terms are made of, before days matter, those that only other terms show among them. */
    SortedMap<Cell, SortedMap<YearMonth, Long>> cells(PoolTerms terms, PoolTerms beside) {
        return booked(terms, beside, Set.of());
    }

    /** Allocates under these terms. */
    Draft draft(PoolTerms terms) {
        return draft(terms, terms);
    }

    /**
     * Allocates under these terms.
     *
     * @param beside terms whose cells are looked at too, so that two drafts tell of the same time
     */
    Draft draft(PoolTerms terms, PoolTerms beside) {
        Set<YearMonth> daily = new TreeSet<>();
        while (true) {
            SortedMap<Cell, SortedMap<YearMonth, Long>> booked = booked(terms, beside, daily);
            Allocation allocation = new Allocation(terms.pool(), terms.agreements(), frozen);
            List<Leaf> leaves = allocation.allocate(booked, cost);
            // The oldest work first means day by day, but only where a ceiling ends does it matter which day.
            if (terms.pool().sharing() != FundingPool.Sharing.FIFO || !daily.addAll(allocation.limited())) {
                return new Draft(terms, booked, leaves);
            }
        }
    }

    // What only other terms show is admitted by none of these: it stands there with its reason, a month in one piece.
    private SortedMap<Cell, SortedMap<YearMonth, Long>> booked(
            PoolTerms terms, PoolTerms beside, Set<YearMonth> daily) {
        SortedMap<Cell, SortedMap<YearMonth, Long>> own = read(terms, daily);
        Set<Category> shown = terms.shown();
        if (shown.containsAll(beside.shown()) && structures(terms).containsAll(structures(beside))) {
            return own;
        }
        SortedMap<Cell, SortedMap<YearMonth, Long>> all = new TreeMap<>(own);
        read(beside, Set.of()).forEach((cell, bookings) -> {
            if (!shown.contains(cell.category()) || !terms.contains(cell.structure())) {
                all.merge(cell.whole(), bookings, Trials::sum);
            }
        });
        return all;
    }

    private static SortedMap<YearMonth, Long> sum(SortedMap<YearMonth, Long> one, SortedMap<YearMonth, Long> other) {
        SortedMap<YearMonth, Long> sum = new TreeMap<>(one);
        other.forEach((month, seconds) -> sum.merge(month, seconds, Long::sum));
        return sum;
    }

    private List<String> structures(PoolTerms terms) {
        return structures.stream().filter(terms::contains).toList();
    }

    private SortedMap<Cell, SortedMap<YearMonth, Long>> read(PoolTerms terms, Set<YearMonth> daily) {
        Look look = new Look(Cuts.of(terms.agreements(), cost), terms.shown(), structures(terms), Set.copyOf(daily));
        return read.computeIfAbsent(look, none -> sealed.booked(terms, daily));
    }

    /** What is issued already and what a draft adds. */
    Outcome outcome(Draft draft) {
        List<Leaf> back = draft.leaves().stream().filter(Leaf::reversal).toList();
        return new Outcome(
                issued.plus(Tally.of(back, now.agreements())).plus(draft.tally()),
                draft.terms().agreements());
    }
}
