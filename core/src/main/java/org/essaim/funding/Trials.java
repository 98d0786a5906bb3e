package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Structure;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.SealedTime;

/**
 * Drafts of one period under terms that are tried (<i>essais</i>): what issuing would allocate, by the allocation that issuing
 * uses, and nothing is stored.
 *
 * <p>What is frozen stays as it is. Sealed time is read once for all terms that cut months in the same way.
 */
final class Trials {
    private final Store store;
    private final Actor actor;
    private final Federation federation;
    private final EmployerCost cost;
    private final List<Structure> structures;
    private final String agreement;
    private final PoolTerms now;
    private final YearMonth first;
    private final YearMonth last;
    private final List<Batch> frozen;
    private final Tally issued;
    private final Map<Look, SortedMap<Cell, SortedMap<YearMonth, Long>>> read = new HashMap<>();

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
     */
    Trials(
            Store store,
            Actor actor,
            Federation federation,
            EmployerCost cost,
            String agreement,
            PoolTerms now,
            List<Structure> structures,
            YearMonth first,
            YearMonth last) {
        this.store = store;
        this.actor = actor;
        this.federation = federation;
        this.cost = cost;
        this.agreement = agreement;
        this.now = now;
        this.structures = structures;
        this.first = first;
        this.last = last;
        this.frozen = Batch.frozen(store, now.pool().id());
        issuing(now);
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

    private Issuing issuing(PoolTerms terms) {
        return new Issuing(
                store,
                actor,
                federation,
                cost,
                terms.pool(),
                terms.agreement(agreement).orElseThrow(),
                terms.agreements(),
                structures,
                first,
                last);
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
                        .filter(java.util.Objects::nonNull)
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

    Federation federation() {
        return federation;
    }

    EmployerCost cost() {
        return cost;
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

    /** The months of the pool’s structures that are not sealed, as {@code S001:2025-03}. */
    List<String> open() {
        SealedTime sealed = new SealedTime(store);
        List<String> open = new ArrayList<>();
        for (Structure structure : structures) {
            if (now.contains(structure.id())) {
                Collection<YearMonth> months = new TreeSet<>(sealed.months(structure.id()));
                sealed.sealedMonths(structure.id()).forEach(months::remove);
                months.removeIf(month -> month.isBefore(first) || month.isAfter(last));
                months.forEach(month -> open.add(structure.id() + ":" + month));
            }
        }
        return open;
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
        return structures.stream().map(Structure::id).filter(terms::contains).toList();
    }

    private SortedMap<Cell, SortedMap<YearMonth, Long>> read(PoolTerms terms, Set<YearMonth> daily) {
        Look look = new Look(Cuts.of(terms.agreements(), cost), terms.shown(), structures(terms), Set.copyOf(daily));
        return read.computeIfAbsent(look, none -> issuing(terms).intake(daily).booked());
    }

    /** What is issued already and what a draft adds. */
    Outcome outcome(Draft draft) {
        List<Leaf> back = draft.leaves().stream().filter(Leaf::reversal).toList();
        return new Outcome(
                issued.plus(Tally.of(back, now.agreements())).plus(draft.tally()),
                draft.terms().agreements());
    }
}
