package org.essaim.funding;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Structure;
import org.essaim.progress.Operation;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
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
    private final IssuedLines issuedLines;
    private final Supplier<Actor> actor;
    private final Supplier<Federation> federation;
    private final Supplier<List<Structure>> structures;
    private final Clock clock;
    private final Participants participants;
    private final Supplier<MeasureSource> time;
    // What was reckoned of what is issued and of what is sealed, as long as it holds.
    private volatile @Nullable KnownIssues known;
    private volatile @Nullable SealedCosts costs;

    private record KnownIssues(String state, IssuedMonths months) {}

    /**
     * Funds what this store holds.
     *
     * @param actor who acts, asked at each call
     * @param federation the federation, asked at each statement
     * @param structures the structures known
     * @param clock tells when a statement is issued; no figure depends on it
     * @param participants who takes part in which programme
     * @param time what sealed months booked, for the measures
     */
    public Funding(
            Store store,
            Supplier<Actor> actor,
            Supplier<Federation> federation,
            Supplier<List<Structure>> structures,
            Clock clock,
            Participants participants,
            Supplier<MeasureSource> time) {
        this(store, new SealedTime(store), actor, federation, structures, clock, participants, time);
    }

    /**
     * Funds what this store holds, where sealed months are read in a way of their own.
     *
     * @param sealed reads what is sealed in this store
     * @param actor who acts, asked at each call
     * @param federation the federation, asked at each statement
     * @param structures the structures known
     * @param clock tells when a statement is issued; no figure depends on it
     * @param participants who takes part in which programme
     * @param time what sealed months booked, for the measures
     */
    public Funding(
            Store store,
            SealedTime sealed,
            Supplier<Actor> actor,
            Supplier<Federation> federation,
            Supplier<List<Structure>> structures,
            Clock clock,
            Participants participants,
            Supplier<MeasureSource> time) {
        this.store = store;
        this.sealed = sealed;
        this.issuedLines = new IssuedLines(store);
        this.actor = actor;
        this.federation = federation;
        this.structures = structures;
        this.clock = clock;
        this.participants = participants;
        this.time = time;
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
        requireWeight(pool(agreement.pool()), agreement);
        List<Batch> frozen = Batch.frozen(store, agreement.pool());
        List<Batch> before =
                former == null || former.pool().equals(agreement.pool()) ? frozen : Batch.frozen(store, former.pool());
        FrozenTerms.require(former, agreement, others, before, frozen);
        put(new DocumentKey("agreement", agreement.id()), AgreementForm.tree(agreement));
    }

    /**
     * Stores how agreements of a pool share hours.
     *
     * @throws EssaimException if the pool has issued and would share them in another way, or an agreement of a pool that shares
     *     pro rata has neither a weight nor a ceiling in hours
     */
    public void save(FundingPool pool) {
        if (!pool(pool.id()).sharing().equals(pool.sharing())
                && !Batch.frozen(store, pool.id()).isEmpty()) {
            throw new EssaimException(
                    "Pool [" + pool.id() + "] has issued as [" + pool(pool.id()).sharing() + "] and cannot share as ["
                            + pool.sharing() + "].\nMaybe found a new pool for what comes now.");
        }
        agreements().stream()
                .filter(agreement -> agreement.pool().equals(pool.id()))
                .forEach(agreement -> requireWeight(pool, agreement));
        put(new DocumentKey("pool", pool.id()), AgreementForm.tree(pool));
    }

    private static void requireWeight(FundingPool pool, FundingAgreement agreement) {
        if (pool.leavesOut(agreement)) {
            throw new EssaimException("Pool [" + pool.id() + "] shares pro rata, but agreement [" + agreement.id()
                    + "] has neither a weight nor a ceiling in hours.\nMaybe write down the agreed key as its weight.");
        }
    }

    /** How the agreements of a pool share hours: by priority, unless it was said. */
    public FundingPool pool(String id) {
        return store.document(new DocumentKey("pool", id))
                .map(document -> AgreementForm.pool(reader(document)).orElseThrow(() -> unreadable(document)))
                .orElseGet(() -> FundingPool.of(id));
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
        return among(agreements(), id);
    }

    private static FundingAgreement among(List<FundingAgreement> known, String id) {
        return known.stream()
                .filter(agreement -> agreement.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EssaimException("Agreement [" + id + "] is unknown.\nMaybe one of "
                        + known.stream().map(FundingAgreement::id).toList() + "."));
    }

    /**
     * Certifies that nothing is funded twice over these agreements, or says what is.
     *
     * @param agreements the perimeter by identifiers; empty for every agreement known. A pool that shares hours with one of them
     *     is in it whole
     * @param first the first month of work
     * @param last the last month of work
     */
    public Certificate certificate(Collection<String> agreements, YearMonth first, YearMonth last) {
        List<FundingAgreement> known = agreements();
        SortedSet<String> pools = new TreeSet<>();
        if (agreements.isEmpty()) {
            known.forEach(agreement -> pools.add(agreement.pool()));
        } else {
            agreements.forEach(id -> pools.add(among(known, id).pool()));
        }
        List<CertificateContent.Pool> standing = new ArrayList<>();
        SortedMap<String, String> statements = new TreeMap<>();
        for (String pool : pools) {
            List<Batch> batches = Batch.frozen(store, pool);
            List<FundingAgreement> members = known.stream()
                    .filter(agreement -> agreement.pool().equals(pool))
                    .map(agreement -> ParticipationDays.ever(ParticipationDays.now(agreement, participants), batches))
                    .toList();
            standing.add(CertificateContent.standing(pool(pool), members, batches, first, last));
            for (Document statement : store.documents("statement")) {
                String id = statement.key().id();
                // A period is written without a colon, an identifier of an agreement may hold one.
                String agreement = id.substring(0, id.lastIndexOf(':'));
                if (members.stream().anyMatch(member -> member.id().equals(agreement))) {
                    statements.put(id, text(statement.content(), "digest"));
                }
            }
        }
        standing.forEach(pool ->
                pool.leaves().forEach(leaf -> actor.get().require(leaf.cell().structure())));
        return new Certificate(new CertificateContent(
                federation.get().name(),
                federation.get().fictitious(),
                first,
                last,
                PaymentTerms.YEAR,
                standing,
                statements));
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
        return Work.on(Operation.STATEMENT, () -> prepare(agreement, first, last))
                .statement(0, null, actor.get().id());
    }

    /** What the pool of an agreement could fund of these months under other terms; stores nothing. */
    public FundingOutlook outlook(String agreement, YearMonth first, YearMonth last) {
        List<FundingAgreement> known = agreements();
        String pool = among(known, agreement).pool();
        PoolTerms now = new PoolTerms(
                pool(pool),
                known.stream()
                        .filter(other -> other.pool().equals(pool))
                        .map(other -> ParticipationDays.now(other, participants))
                        .toList());
        return FundingOutlook.of(
                store, sealed, actor.get(), federation.get(), cost(), agreement, now, structures.get(), first, last);
    }

    /**
     * The newest version that was issued of a period, laid out again; stores nothing.
     *
     * @throws EssaimException if none was issued, or something was sealed or changed since that only a new version can tell
     */
    public FundingStatement issuedStatement(String agreement, YearMonth first, YearMonth last) {
        Issuing.Prepared prepared = prepare(agreement, first, last);
        Document known = store.document(new DocumentKey("statement", agreement + ":" + first + ".." + last))
                .orElseThrow(() -> new EssaimException("No statement of agreement [" + agreement + "] over [" + first
                        + ".." + last + "] was issued.\nMaybe issue it first."));
        if (!says(known, prepared)) {
            throw new EssaimException(
                    "Version [" + known.version() + "] of the statement of agreement [" + agreement + "] over [" + first
                            + ".." + last + "] does not tell what is sealed by now.\nMaybe issue it again.");
        }
        return prepared.statement((int) known.version(), known.committedAt(), known.actor());
    }

    /**
     * A version that was issued, to the byte as it was then, whatever was sealed or agreed since; stores nothing.
     *
     * @throws EssaimException if there is none of this number
     */
    public FundingStatement issuedStatement(String agreement, YearMonth first, YearMonth last, int version) {
        return FormerIssue.of(store, agreement, first, last, version).statement(actor.get());
    }

    /**
     * The newest version that was issued, to the byte as it was then, whatever was sealed or agreed since; stores nothing.
     *
     * @throws EssaimException if none was issued
     */
    public FundingStatement newestStatement(String agreement, YearMonth first, YearMonth last) {
        int versions = store.history(new DocumentKey("statement", agreement + ":" + first + ".." + last))
                .size();
        return issuedStatement(agreement, first, last, Math.max(1, versions));
    }

    private static boolean says(Document issued, Issuing.Prepared prepared) {
        return prepared.batch().isEmpty()
                && text(issued.content(), "digest").equals(prepared.digest().hex());
    }

    /**
     * Issues the statement: allocates and freezes what is sealed and was not allocated before.
     *
     * @return the new version, or the former one if nothing changed since
     */
    public FundingStatement issue(String agreement, YearMonth first, YearMonth last) {
        return Work.on(Operation.STATEMENT, () -> issueNow(agreement, first, last));
    }

    private FundingStatement issueNow(String agreement, YearMonth first, YearMonth last) {
        Issuing.Prepared prepared = prepare(agreement, first, last);
        DocumentKey key = new DocumentKey("statement", agreement + ":" + first + ".." + last);
        Optional<Document> former = store.document(key);
        if (former.isPresent() && says(former.get(), prepared)) {
            Document known = former.get();
            return prepared.statement((int) known.version(), known.committedAt(), known.actor());
        }
        int version = former.map(known -> (int) known.version()).orElse(0) + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Commit.Put> puts = new ArrayList<>();
        // The content stands apart from its digest: only who asks for it again reads it. Its leaves are the batches'
        // own.
        puts.add(new Commit.Put(
                key,
                version - 1L,
                Tree.fields().put("digest", prepared.digest().hex()).build()));
        puts.add(new Commit.Put(
                new DocumentKey("statement-content", key.id()),
                version - 1L,
                StatementContent.withoutLeaves(prepared.tree())));
        prepared.batch().ifPresent(batch -> {
            puts.add(new Commit.Put(batch.key(), 0, batch.toTree()));
            SortedMap<String, Set<YearMonth>> months = new TreeMap<>();
            for (String taken : batch.months().keySet()) {
                months.computeIfAbsent(Batch.structure(taken), none -> new TreeSet<>())
                        .add(Batch.month(taken));
            }
            months.forEach((structure, own) -> puts.addAll(sealed.reliances(structure, own, key.id())));
            requireStillSealed(batch);
        });
        Work.at(Stage.STORING, agreement, 0, 1);
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

    private Issuing.Prepared prepare(String id, YearMonth first, YearMonth last) {
        return issuing(id, first, last).prepare();
    }

    private Issuing issuing(String id, YearMonth first, YearMonth last) {
        List<FundingAgreement> known = agreements();
        FundingAgreement agreement = ParticipationDays.now(among(known, id), participants);
        List<FundingAgreement> pool = known.stream()
                .filter(other -> other.pool().equals(agreement.pool()))
                .map(other -> ParticipationDays.now(other, participants))
                .toList();
        return new Issuing(
                store,
                sealed,
                actor.get(),
                federation.get(),
                cost(),
                pool(agreement.pool()),
                agreement,
                pool,
                structures.get(),
                first,
                last);
    }

    /**
     * What was issued of the work of these months, in the structures that the actor may see: by structure, month of work and
     * category, each second once, whatever statements tell of it. Newest versions alone; time that was sealed since is not in it.
     */
    public List<IssuedTime> issued(YearMonth first, YearMonth last) {
        return new IssuedTimes(store, agreements(), issuedLines).of(actor.get().perimeter()::contains, first, last);
    }

    /**
     * What statements claim and what time costs, as indicators read it: {@code time-claimed}, {@code amount-claimed}, {@code cost-coordination},
     * {@code cost-time}. Who may ask for what is as with the measures of time.
     */
    public MeasureSource measures() {
        return new FundingMeasures(
                time.get(),
                () -> structures.get().stream().map(Structure::id).toList(),
                this::issuedMonths,
                this::sealedCosts);
    }

    private IssuedMonths issuedMonths() {
        String state = store.state();
        KnownIssues before = known;
        if (before == null || !before.state().equals(state)) {
            before = new KnownIssues(state, IssuedMonths.of(store));
            known = before;
        }
        return before.months();
    }

    private SealedCosts sealedCosts() {
        EmployerCost now = cost();
        SealedCosts before = costs;
        if (before == null || !before.isOf(now)) {
            before = new SealedCosts(sealed, now);
            costs = before;
        }
        return before;
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
