package org.essaim.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Structure;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Seal;
import org.essaim.time.SealedTime;
import org.jspecify.annotations.Nullable;

/** Puts one statement together (<i>établissement du relevé</i>): what is sealed, what was frozen before, what follows. */
final class Issuing {
    private final SealedTime sealed;
    private final Federation federation;
    private final EmployerCost cost;
    private final FundingPool terms;
    private final FundingAgreement agreement;
    private final List<FundingAgreement> pool;
    private final List<Structure> structures;
    private final List<Batch> frozen;
    private final YearMonth first;
    private final YearMonth last;
    private final Map<String, Optional<Seal>> seals = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /** A statement before it is issued, and the batch that issuing it freezes. */
    record Prepared(
            StatementContent content,
            StatementFigures figures,
            Tree.Fields tree,
            Digest digest,
            Optional<Batch> batch,
            List<Finding> findings) {
        FundingStatement statement(int version, @Nullable Instant issuedAt, String issuedBy) {
            return new FundingStatement(content, figures, tree, digest, version, issuedAt, issuedBy, findings);
        }
    }

    /** What an issue would take in: the cells that are sealed and were not allocated, and the months that they come from. */
    record Intake(
            SortedMap<String, String> months,
            NavigableSet<LocalDate> cuts,
            SortedMap<Cell, SortedMap<YearMonth, Long>> booked) {}

    /**
     * Looks at one pool for a period.
     *
     * @param sealed reads what is sealed in the store
     * @param terms how the pool shares hours
     * @param agreement the agreement whose statement it is
     * @param pool every agreement of the pool, the days of participation looked up
     * @param structures every structure known
     */
    Issuing(
            Store store,
            SealedTime sealed,
            Actor actor,
            Federation federation,
            EmployerCost cost,
            FundingPool terms,
            FundingAgreement agreement,
            List<FundingAgreement> pool,
            List<Structure> structures,
            YearMonth first,
            YearMonth last) {
        this.sealed = sealed;
        this.federation = federation;
        this.cost = cost;
        this.terms = terms;
        this.agreement = agreement;
        this.pool = pool;
        this.first = first;
        this.last = last;
        if (last.isBefore(first)) {
            throw new EssaimException(
                    "The period [" + first + ".." + last + "] ends before it begins.\nMaybe swap its months.");
        }
        if (agreement.term().getStart().isAfter(last.atEndOfMonth())
                || agreement.term().getEndInclusive().isBefore(first.atDay(1))) {
            throw new EssaimException(
                    "The period [" + first + ".." + last + "] lies outside the term of agreement [" + agreement.id()
                            + "], [" + agreement.term().getStart() + ".."
                            + agreement.term().getEndInclusive()
                            + "].\nMaybe choose months within the term.");
        }
        this.structures = structures.stream()
                .filter(structure ->
                        pool.stream().anyMatch(member -> member.scope().contains(structure.id())))
                .toList();
        this.structures.forEach(structure -> actor.require(structure.id()));
        this.frozen = Batch.frozen(store, terms.id());
    }

    /** Puts the statement together. */
    Prepared prepare() {
        Optional<Batch> next = nextBatch();
        StatementContent content = content(next);
        StatementFigures figures = content.figures();
        if (figures.totals().costCents() == null) {
            findings.add(Finding.of(Code.NO_EMPLOYER_COST)
                    .with("count", hoursWithoutCost(content.leaves()))
                    .build());
        }
        new TermsCheck(content, figures, pool, frozen).findings(findings);
        Tree.Fields tree = content.toTree(figures);
        return new Prepared(content, figures, tree, StatementContent.digest(tree), next, findings);
    }

    private static String hoursWithoutCost(List<Leaf> leaves) {
        long seconds =
                leaves.stream().filter(Leaf::lacksCost).mapToLong(Leaf::seconds).sum();
        return Long.toString(seconds / 3600);
    }

    private Optional<Batch> nextBatch() {
        Intake intake = intake(Set.of());
        SortedMap<String, SortedMap<LocalDate, Long>> due = due();
        if (intake.months().isEmpty() && due.isEmpty()) {
            return Optional.empty();
        }
        Work.at(Stage.RECKONING, terms.id(), 0, 1);
        Allocation allocation = new Allocation(terms, pool, frozen);
        List<Leaf> leaves = allocation.allocate(intake.booked(), cost);
        // The oldest work first means day by day, but only where a ceiling ends does it matter which day.
        Set<YearMonth> daily = new TreeSet<>();
        while (terms.sharing() == FundingPool.Sharing.FIFO && daily.addAll(allocation.limited())) {
            intake = intake(daily);
            allocation = new Allocation(terms, pool, frozen);
            leaves = allocation.allocate(intake.booked(), cost);
        }
        return Optional.of(new Batch(
                terms.id(),
                frozen.size() + 1,
                intake.months(),
                intake.cuts(),
                pool,
                leaves,
                due,
                CostCover.of(pool, frozen, leaves, due)));
    }

    /**
     * Collects what is sealed and not allocated yet.
     *
     * @param daily months whose cells are cut day by day
     */
    Intake intake(Set<YearMonth> daily) {
        open.clear();
        findings.clear();
        Map<String, Map<YearMonth, Batch>> taken = new HashMap<>();
        frozen.forEach(batch -> batch.months()
                .keySet()
                .forEach(name -> taken.computeIfAbsent(Batch.structure(name), none -> new TreeMap<>())
                        .put(Batch.month(name), batch)));
        NavigableSet<LocalDate> cuts = Cuts.of(pool, cost);
        daily.forEach(
                month -> month.atDay(2).datesUntil(month.plusMonths(1).atDay(1)).forEach(cuts::add));
        Set<Category> shown = new HashSet<>();
        pool.forEach(member -> shown.addAll(StatementFigures.subjects(member)));
        Intake intake = new Intake(new TreeMap<>(), cuts, new TreeMap<>());
        List<SealedTime.Wanted> wanted = new ArrayList<>();
        for (Structure structure : structures) {
            // Seals first, then cells, of all structures at once.
            Work.at(Stage.READING, structure.id(), 0, structures.size());
            SortedSet<YearMonth> months = new TreeSet<>();
            Map<YearMonth, Batch> before = taken.getOrDefault(structure.id(), Map.of());
            NavigableSet<LocalDate> own = Cuts.beside(cuts, before);
            for (YearMonth month : known(structure)) {
                String name = structure.id() + ":" + month;
                Optional<Seal> seal = seal(structure.id(), month);
                if (seal.isEmpty()) {
                    if (agreement.scope().contains(structure.id())) {
                        open.add(name);
                        findings.add(Finding.of(Code.MONTH_NOT_SEALED)
                                .path(name)
                                .with("month", month)
                                .with("structure", structure.id())
                                .build());
                    }
                } else if (!before.containsKey(month)) {
                    intake.months().put(name, seal.get().digest().hex());
                    months.add(month);
                }
            }
            wanted.add(new SealedTime.Wanted(structure.id(), months, own));
        }
        Set<String> read = new HashSet<>();
        sealed.cells(wanted, (seal, cells) -> {
            if (read.add(seal.structure())) {
                Work.at(Stage.READING, seal.structure(), read.size() - 1, wanted.size());
            }
            cells.forEach((cell, seconds) -> {
                if (seconds != 0 && shown.contains(cell.category())) {
                    intake.booked()
                            .computeIfAbsent(cell, none -> new TreeMap<>())
                            .merge(seal.month(), seconds, Long::sum);
                }
            });
        });
        return intake;
    }

    private Collection<YearMonth> known(Structure structure) {
        Collection<YearMonth> known = new TreeSet<>(sealed.months(structure.id()));
        known.addAll(sealed.sealedMonths(structure.id()));
        known.removeIf(month -> month.isBefore(first) || month.isAfter(last));
        return known;
    }

    private Optional<Seal> seal(String structure, YearMonth month) {
        return seals.computeIfAbsent(structure + ":" + month, none -> sealed.seal(structure, month));
    }

    /** What lump sums are due within the period and were not issued yet. */
    private SortedMap<String, SortedMap<LocalDate, Long>> due() {
        SortedMap<String, SortedMap<LocalDate, Long>> due = new TreeMap<>();
        for (FundingAgreement member : pool) {
            for (Instalment instalment : member.payment().instalments()) {
                YearMonth month = YearMonth.from(instalment.due());
                boolean issued = frozen.stream()
                        .anyMatch(batch -> batch.due()
                                .getOrDefault(member.id(), new TreeMap<>())
                                .containsKey(instalment.due()));
                if (!issued && !month.isBefore(first) && !month.isAfter(last)) {
                    due.computeIfAbsent(member.id(), none -> new TreeMap<>()).put(instalment.due(), instalment.cents());
                }
            }
        }
        return due;
    }

    private StatementContent content(Optional<Batch> next) {
        Set<Category> shown = StatementFigures.subjects(agreement);
        List<Leaf> leaves = new ArrayList<>();
        List<CostAssignment> assigned = new ArrayList<>();
        SortedMap<String, Seal> own = new TreeMap<>();
        SortedMap<LocalDate, Long> due = new TreeMap<>();
        SortedMap<Integer, Ceilings> former = new TreeMap<>();
        long carriedCents = 0;
        long carriedSeconds = 0;
        long carriedAssigned = 0;
        List<Batch> batches = new ArrayList<>(frozen);
        next.ifPresent(batches::add);
        List<Batch> within = new ArrayList<>();
        for (Batch batch : batches) {
            if (batch.within(first, last)) {
                within.add(batch);
            } else {
                requireApart(batch);
                if (within.isEmpty()) {
                    carriedCents += batch.cents(agreement.id());
                    carriedSeconds += batch.payable(agreement.id());
                    carriedAssigned += batch.assigned().stream()
                            .filter(each -> each.agreement().equals(agreement.id()))
                            .mapToLong(CostAssignment::cents)
                            .sum();
                }
            }
        }
        for (Batch batch : within) {
            batch.leaves().stream().filter(leaf -> isShown(leaf.cell(), shown)).forEach(leaves::add);
            batch.assigned().stream()
                    .filter(each -> isShown(each.cell(), shown))
                    .forEach(assigned::add);
            due.putAll(batch.due().getOrDefault(agreement.id(), new TreeMap<>()));
            batch.terms().stream()
                    .filter(then ->
                            then.id().equals(agreement.id()) && !then.ceilings().equals(agreement.ceilings()))
                    .forEach(then -> former.put(batch.number(), then.ceilings()));
            for (String name : batch.months().keySet()) {
                String structure = Batch.structure(name);
                if (agreement.scope().contains(structure)) {
                    seal(structure, Batch.month(name)).ifPresent(seal -> own.put(name, seal));
                }
            }
        }
        leaves.sort(Leaf.CANONICAL);
        assigned.sort(CostAssignment.CANONICAL);
        SortedMap<String, String> names = new TreeMap<>();
        structures.stream()
                .filter(structure -> agreement.scope().contains(structure.id()))
                .forEach(structure -> names.put(structure.id(), structure.name()));
        List<FundingAgreement> asEver = pool.stream()
                .map(member -> ParticipationDays.ever(member, within))
                .toList();
        return new StatementContent(
                federation.name(),
                federation.fictitious(),
                ParticipationDays.ever(agreement, within),
                asEver.stream()
                        .filter(other -> !other.id().equals(agreement.id()))
                        .toList(),
                terms,
                former,
                first,
                last,
                carriedCents,
                carriedSeconds,
                carriedAssigned,
                due,
                floors(batches, within),
                names,
                leaves,
                assigned,
                List.copyOf(own.values()),
                links(own.values()),
                List.copyOf(open));
    }

    private List<FloorStanding> floors(List<Batch> batches, List<Batch> within) {
        if (agreement.ceilings().least().isEmpty() || within.isEmpty()) {
            return FloorStanding.of(agreement, List.of());
        }
        int last = within.get(within.size() - 1).number();
        return FloorStanding.of(
                agreement,
                batches.stream()
                        .filter(batch -> batch.number() <= last)
                        .flatMap(batch -> batch.leaves().stream())
                        .toList());
    }

    private boolean isShown(Cell cell, Set<Category> shown) {
        return agreement.scope().contains(cell.structure()) && shown.contains(cell.category());
    }

    // Where a month was sealed again after a later one, the chain leads through seals of other months, or former ones.
    private List<Seal> links(Collection<Seal> among) {
        SortedMap<String, List<Seal>> byStructure = new TreeMap<>();
        among.forEach(seal -> byStructure
                .computeIfAbsent(seal.structure(), none -> new ArrayList<>())
                .add(seal));
        List<Seal> links = new ArrayList<>();
        byStructure.forEach((structure, own) -> {
            if (!SealChain.of(own).loose().isEmpty()) {
                links.addAll(SealChain.of(sealed.made(structure)).between(own));
            }
        });
        return links;
    }

    private void requireApart(Batch batch) {
        if (batch.touches(first, last)) {
            throw new EssaimException("The period [" + first + ".." + last + "] cuts through batch [" + batch.number()
                    + "], which was issued over a longer one.\nMaybe choose the period of the former statement, or one "
                    + "that contains it.");
        }
    }
}
