package org.essaim.funding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Structure;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Seal;
import org.essaim.time.SealedTime;
import org.jspecify.annotations.Nullable;

/**
 * Funding of sealed time (<i>financement</i>): agreements in, statements out.
 *
 * <p>A draft changes nothing. Issuing allocates everything sealed in the period to all agreements of the pool, in one commit, and
 * freezes it; issuing again what did not change answers the same version. Thread-safe.
 */
public final class Funding {
    private static final DocumentKey COST = new DocumentKey("cost", "federation");
    private final Store store;
    private final SealedTime sealed;
    private final Supplier<Actor> actor;
    private final Supplier<Federation> federation;
    private final Supplier<List<Structure>> structures;
    private final Clock clock;

    /**
     * Funds what this store holds.
     *
     * @param actor who acts, asked at each call
     * @param federation the federation, asked at each statement
     * @param structures the structures known
     * @param clock tells when a statement is issued; no figure depends on it
     */
    public Funding(
            Store store,
            Supplier<Actor> actor,
            Supplier<Federation> federation,
            Supplier<List<Structure>> structures,
            Clock clock) {
        this.store = store;
        this.sealed = new SealedTime(store);
        this.actor = actor;
        this.federation = federation;
        this.structures = structures;
        this.clock = clock;
    }

    /**
     * Stores an agreement, as new or as its next version.
     *
     * @throws EssaimException if it shares a priority within its pool, or contradicts what was issued under its former terms
     */
    public void save(FundingAgreement agreement) {
        @Nullable FundingAgreement former = null;
        List<FundingAgreement> others = new ArrayList<>();
        for (FundingAgreement other : agreements()) {
            if (other.id().equals(agreement.id())) {
                former = other;
            } else if (other.pool().equals(agreement.pool())) {
                others.add(other);
                if (other.priority() == agreement.priority()) {
                    throw new EssaimException("Agreements [" + other.id() + "] and [" + agreement.id() + "] of pool ["
                            + agreement.pool() + "] share priority [" + agreement.priority()
                            + "].\nMaybe give the one that pays second a greater number.");
                }
            }
        }
        List<Batch> frozen = batches(agreement.pool());
        List<Batch> before = former == null || former.pool().equals(agreement.pool()) ? frozen : batches(former.pool());
        FrozenTerms.require(former, agreement, others, before, frozen);
        put(new DocumentKey("agreement", agreement.id()), AgreementForm.tree(agreement));
    }

    /** Stores what an hour costs the employer. */
    public void save(EmployerCost cost) {
        put(COST, AgreementForm.tree(cost));
    }

    private void put(DocumentKey key, Tree content) {
        Optional<Document> before = store.document(key);
        if (before.isEmpty() || !before.get().content().equals(content)) {
            long version = before.map(Document::version).orElse(0L);
            store.commit(new Commit(
                    actor.get().id(), clock.instant(), List.of(new Commit.Put(key, version, content)), List.of()));
        }
    }

    /** The agreements known, in order of their identifiers. */
    public List<FundingAgreement> agreements() {
        return store.documents("agreement").stream()
                .map(document -> AgreementForm.read(reader(document)).orElseThrow(() -> unreadable(document)))
                .toList();
    }

    /**
     * An agreement.
     *
     * @throws EssaimException if it is unknown
     */
    public FundingAgreement agreement(String id) {
        List<FundingAgreement> known = agreements();
        return known.stream()
                .filter(agreement -> agreement.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EssaimException("Agreement [" + id + "] is unknown.\nMaybe one of "
                        + known.stream().map(FundingAgreement::id).toList() + "."));
    }

    /** Looks at the agreements side by side, and beside work of these months where the actor may see it. */
    public AgreementLint lint(YearMonth first, YearMonth last) {
        return new AgreementLint(agreements(), structures.get(), actor.get(), sealed, first, last);
    }

    /** What an hour costs the employer, as known now. */
    public EmployerCost cost() {
        return store.document(COST)
                .map(document -> AgreementForm.cost(reader(document)))
                .orElse(EmployerCost.unknown());
    }

    private static FieldReader reader(Document document) {
        return FieldReader.of(
                new SourceTree(document.content(), document.key().toString(), Map.of()), Optional.empty(), finding -> {
                    throw unreadable(document);
                });
    }

    private static StoreException unreadable(Document document) {
        return new StoreException("Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it.");
    }

    /** The statement that issuing now would give. */
    public FundingStatement draft(String agreement, YearMonth first, YearMonth last) {
        return prepare(agreement, first, last).statement(0, null, actor.get().id());
    }

    /**
     * Issues the statement: allocates and freezes what is sealed and was not allocated before.
     *
     * @return the new version, or the former one if nothing changed since
     */
    public FundingStatement issue(String agreement, YearMonth first, YearMonth last) {
        Prepared prepared = prepare(agreement, first, last);
        DocumentKey key = new DocumentKey("statement", agreement + ":" + first + ".." + last);
        Optional<Document> former = store.document(key);
        if (former.isPresent()
                && prepared.batch.isEmpty()
                && text(former.get().content(), "digest").equals(prepared.digest.hex())) {
            Document known = former.get();
            return prepared.statement((int) known.version(), known.committedAt(), known.actor());
        }
        int version = former.map(known -> (int) known.version()).orElse(0) + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Commit.Put> puts = new ArrayList<>();
        // The content stands apart from its digest: it is large, and only who asks for it again reads it.
        puts.add(new Commit.Put(
                key,
                version - 1L,
                Tree.fields().put("digest", prepared.digest.hex()).build()));
        puts.add(new Commit.Put(new DocumentKey("statement-content", key.id()), version - 1L, prepared.tree));
        prepared.batch.ifPresent(batch -> {
            puts.add(new Commit.Put(batch.key(), 0, batch.toTree()));
            SortedMap<String, Set<YearMonth>> months = new TreeMap<>();
            for (String taken : batch.months().keySet()) {
                months.computeIfAbsent(Batch.structure(taken), none -> new TreeSet<>())
                        .add(Batch.month(taken));
            }
            months.forEach((structure, own) -> puts.addAll(sealed.reliances(structure, own, key.id())));
            requireStillSealed(batch);
        });
        store.commit(new Commit(actor.get().id(), now, puts, List.of()));
        return prepared.statement(version, now, actor.get().id());
    }

    // The journals' heads are read by now: from here on a reopening makes the commit fail, so this look is the last
    // needed.
    private void requireStillSealed(Batch batch) {
        batch.months().forEach((name, digest) -> {
            Optional<Seal> seal = sealed.seal(Batch.structure(name), Batch.month(name));
            if (!seal.map(Seal::digest).map(Digest::hex).equals(Optional.of(digest))) {
                throw new EssaimException("Month [" + name
                        + "] was reopened while the statement was being issued.\nMaybe issue it again.");
            }
        });
    }

    private static String text(Tree content, String name) {
        return content instanceof Tree.Fields fields && fields.fields().get(name) instanceof Tree.Text text
                ? text.value()
                : "";
    }

    private record Prepared(
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

    private Prepared prepare(String id, YearMonth first, YearMonth last) {
        FundingAgreement agreement = agreement(id);
        if (last.isBefore(first)) {
            throw new EssaimException(
                    "The period [" + first + ".." + last + "] ends before it begins.\nMaybe swap its months.");
        }
        if (agreement.term().getStart().isAfter(last.atEndOfMonth())
                || agreement.term().getEndInclusive().isBefore(first.atDay(1))) {
            throw new EssaimException(
                    "The period [" + first + ".." + last + "] lies outside the term of agreement [" + id
                            + "], [" + agreement.term().getStart() + ".."
                            + agreement.term().getEndInclusive()
                            + "].\nMaybe choose months within the term.");
        }
        List<FundingAgreement> pool = agreements().stream()
                .filter(other -> other.pool().equals(agreement.pool()))
                .toList();
        List<Structure> all = structures.get().stream()
                .filter(structure ->
                        pool.stream().anyMatch(member -> member.scope().contains(structure.id())))
                .toList();
        all.forEach(structure -> actor.get().require(structure.id()));
        List<Batch> frozen = batches(agreement.pool());
        List<Finding> findings = new ArrayList<>();
        List<String> open = new ArrayList<>();
        Map<String, Optional<Seal>> seals = new HashMap<>();
        Optional<Batch> next = nextBatch(pool, all, frozen, first, last, agreement, open, findings, seals);
        StatementContent content = content(agreement, pool, all, frozen, next, first, last, open, seals);
        StatementFigures figures = content.figures();
        if (figures.totals().costCents() == null) {
            findings.add(Finding.of(Code.NO_EMPLOYER_COST)
                    .with("count", hoursWithoutCost(content.leaves()))
                    .build());
        }
        Tree.Fields tree = content.toTree(figures);
        return new Prepared(content, figures, tree, StatementContent.digest(tree), next, findings);
    }

    private static String hoursWithoutCost(List<Leaf> leaves) {
        long seconds =
                leaves.stream().filter(Leaf::lacksCost).mapToLong(Leaf::seconds).sum();
        return Long.toString(seconds / 3600);
    }

    private List<Batch> batches(String pool) {
        List<Batch> batches = new ArrayList<>();
        for (int number = 1; ; number++) {
            Optional<Document> document = store.document(Batch.key(pool, number));
            if (document.isEmpty()) {
                return batches;
            }
            batches.add(Batch.of(document.get()));
        }
    }

    private Optional<Batch> nextBatch(
            List<FundingAgreement> pool,
            List<Structure> all,
            List<Batch> frozen,
            YearMonth first,
            YearMonth last,
            FundingAgreement agreement,
            List<String> open,
            List<Finding> findings,
            Map<String, Optional<Seal>> seals) {
        Map<String, Map<YearMonth, Batch>> taken = new HashMap<>();
        frozen.forEach(batch -> batch.months()
                .keySet()
                .forEach(name -> taken.computeIfAbsent(Batch.structure(name), none -> new TreeMap<>())
                        .put(Batch.month(name), batch)));
        EmployerCost cost = cost();
        NavigableSet<LocalDate> cuts = Cuts.of(pool, cost);
        Set<Category> shown = new HashSet<>();
        pool.forEach(member -> shown.addAll(StatementFigures.subjects(member)));
        SortedMap<String, String> months = new TreeMap<>();
        SortedMap<Cell, SortedMap<YearMonth, Long>> booked = new TreeMap<>();
        for (Structure structure : all) {
            Collection<YearMonth> known = new TreeSet<>(sealed.months(structure.id()));
            known.addAll(sealed.sealedMonths(structure.id()));
            Map<YearMonth, Batch> before = taken.getOrDefault(structure.id(), Map.of());
            NavigableSet<LocalDate> own = Cuts.beside(cuts, before);
            for (YearMonth month : known) {
                if (month.isBefore(first) || month.isAfter(last)) {
                    continue;
                }
                String name = structure.id() + ":" + month;
                Optional<Seal> seal = seals.computeIfAbsent(name, none -> sealed.seal(structure.id(), month));
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
                    months.put(name, seal.get().digest().hex());
                    sealed.cells(structure.id(), month, own).forEach((cell, seconds) -> {
                        if (seconds != 0 && shown.contains(cell.category())) {
                            booked.computeIfAbsent(cell, none -> new TreeMap<>())
                                    .merge(month, seconds, Long::sum);
                        }
                    });
                }
            }
        }
        if (months.isEmpty()) {
            return Optional.empty();
        }
        List<Leaf> leaves = new Allocation(pool, frozen).allocate(booked, cost);
        return Optional.of(new Batch(agreement.pool(), frozen.size() + 1, months, cuts, leaves));
    }

    private StatementContent content(
            FundingAgreement agreement,
            List<FundingAgreement> pool,
            List<Structure> all,
            List<Batch> frozen,
            Optional<Batch> next,
            YearMonth first,
            YearMonth last,
            List<String> open,
            Map<String, Optional<Seal>> known) {
        Set<Category> shown = StatementFigures.subjects(agreement);
        List<Leaf> leaves = new ArrayList<>();
        SortedMap<String, Seal> seals = new TreeMap<>();
        long carriedCents = 0;
        long carriedSeconds = 0;
        boolean begun = false;
        List<Batch> batches = new ArrayList<>(frozen);
        next.ifPresent(batches::add);
        for (Batch batch : batches) {
            boolean within = batch.months().keySet().stream()
                    .map(Batch::month)
                    .allMatch(month -> !month.isBefore(first) && !month.isAfter(last));
            if (!within) {
                requireApart(batch, first, last);
                if (!begun) {
                    carriedCents += batch.cents(agreement.id());
                    carriedSeconds += batch.claimed(agreement.id());
                }
                continue;
            }
            begun = true;
            for (Leaf leaf : batch.leaves()) {
                if (agreement.scope().contains(leaf.cell().structure())
                        && shown.contains(leaf.cell().category())) {
                    leaves.add(leaf);
                }
            }
            for (String name : batch.months().keySet()) {
                String structure = Batch.structure(name);
                if (agreement.scope().contains(structure)) {
                    known.computeIfAbsent(name, none -> sealed.seal(structure, Batch.month(name)))
                            .ifPresent(seal -> seals.put(name, seal));
                }
            }
        }
        leaves.sort(Leaf.CANONICAL);
        SortedMap<String, String> names = new TreeMap<>();
        all.stream()
                .filter(structure -> agreement.scope().contains(structure.id()))
                .forEach(structure -> names.put(structure.id(), structure.name()));
        return new StatementContent(
                federation.get().name(),
                federation.get().fictitious(),
                agreement,
                pool.stream()
                        .filter(other -> !other.id().equals(agreement.id()))
                        .toList(),
                first,
                last,
                carriedCents,
                carriedSeconds,
                names,
                leaves,
                List.copyOf(seals.values()),
                links(seals.values()),
                open);
    }

    // Where a month was sealed again after a later one, the chain leads through seals of other months, or former ones.
    private List<Seal> links(Collection<Seal> seals) {
        SortedMap<String, List<Seal>> byStructure = new TreeMap<>();
        seals.forEach(seal -> byStructure
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

    private static void requireApart(Batch batch, YearMonth first, YearMonth last) {
        for (String name : batch.months().keySet()) {
            YearMonth month = Batch.month(name);
            if (!month.isBefore(first) && !month.isAfter(last)) {
                throw new EssaimException(
                        "The period [" + first + ".." + last + "] cuts through batch [" + batch.number()
                                + "], which was issued over a longer one.\nMaybe choose the period of the former statement, or one "
                                + "that contains it.");
            }
        }
    }

    /** Takes a line of a statement back to source files, rows, mapping, rules and rates. */
    public Explanation explain(FundingStatement statement, CellReference cell) {
        actor.get().require(cell.structure());
        return new Explaining(store, sealed).explain(statement.parts(), cell);
    }

    /** Takes a line of a statement document back to its sources; the store must be the one that issued it. */
    public Explanation explain(Tree document, CellReference cell) {
        StatementContent content = Verification.content(document)
                .orElseThrow(() -> new EssaimException("This document is no statement.\nMaybe verify it first."));
        actor.get().require(cell.structure());
        return new Explaining(store, sealed).explain(content, cell);
    }

    /**
     * Lays open the entries and facts, under pseudonym, that an issued statement claims: for its recipient alone. That it was
     * done is kept.
     *
     * @throws EssaimException if the seals are not those of this store, or records behind them were erased
     */
    public Tree.Fields evidence(Tree document) {
        Evidence.HandedOut out = Evidence.of(document, actor.get(), sealed);
        long version = store.document(out.key()).map(Document::version).orElse(0L);
        List<Commit.Put> puts = List.of(new Commit.Put(out.key(), version, out.record()));
        store.commit(new Commit(actor.get().id(), clock.instant(), puts, List.of()));
        return out.evidence();
    }
}
