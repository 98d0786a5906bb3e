package org.essaim.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Staff;
import org.essaim.organisation.WorkerId;
import org.essaim.progress.Operation;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the life of personal data (<i>protection des données</i>): erasure of a person, retention, legal holds, aliases of a key
 * that was replaced.
 *
 * <p>What is erased is gone from the store in every version. Seals stay and can be checked, with their totals by category;
 * issued statements stay as documents of account. Thread-safe as far as the store is.
 */
public final class Privacy {
    private static final Logger LOG = LoggerFactory.getLogger(Privacy.class);
    private static final int ATTEMPTS = 5;
    // Aliases of workers whom no import has told of: those of a pack.
    static final String FEDERATION = SettingsForm.FEDERATION;

    private final Store store;
    private final Supplier<Actor> actor;
    private final Supplier<Pseudonymiser> pseudonyms;
    private final Clock clock;
    private final List<PersonalRecords> personal;

    /**
     * Protects what this store holds.
     *
     * @param actor who acts, asked at each call
     * @param pseudonyms the federation's key, asked for when a worker is erased
     * @param clock tells when, and which months are over
     * @param personal what knows workers outside the journal
     */
    public Privacy(
            Store store,
            Supplier<Actor> actor,
            Supplier<Pseudonymiser> pseudonyms,
            Clock clock,
            List<PersonalRecords> personal) {
        this.store = store;
        this.actor = actor;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.personal = List.copyOf(personal);
    }

    /**
     * Erases a worker from all months up to one, in every structure.
     *
     * @param until the last month to erase
     * @param reason why, without a name: it is kept
     * @throws EssaimException if nothing is known of the worker, a legal hold forbids it, a correction of the worker's time still
     *     waits to be booked, or one of the structures lies outside the actor's perimeter
     */
    public Erasure erase(WorkerId worker, YearMonth until, String reason) {
        required(reason);
        Pseudonymiser key = Aliases.resolving(store, pseudonyms.get());
        Set<String> known = new LinkedHashSet<>(SettingsForm.knownStructures(store));
        known.add(FEDERATION);
        return Work.on(
                Operation.ERASURE,
                () -> committed(id -> {
                    Set<String> marks = new HashSet<>();
                    Aliases.of(store, worker).forEach(name -> marks.addAll(key.marks(name)));
                    Erasing erasing = Erasing.ofWorker(store, id, worker, until, known, personal);
                    if (erasing.structures().isEmpty()) {
                        throw new EssaimException("Nothing is known of this worker up to [" + until
                                + "].\nMaybe the worker was erased already, or another key made the pseudonym.");
                    }
                    return new Made(erasing, marks, null, until, reason);
                }));
    }

    private record Made(
            Erasing erasing, Set<String> marks, @Nullable String structure, YearMonth until, String reason) {}

    private interface Making {
        Made under(String id);
    }

    private Erasure committed(Making making) {
        for (int attempt = 1; ; attempt++) {
            String id = Erasing.nextId(store);
            Made made = making.under(id);
            made.erasing().structures().forEach(this::requireAllowed);
            Erasure erasure = new Erasure(
                    id,
                    made.marks(),
                    made.structure(),
                    made.until(),
                    made.erasing().structures(),
                    made.reason(),
                    made.erasing().tally(),
                    List.copyOf(made.erasing().statements()),
                    clock.instant(),
                    actor.get().id());
            // From here on it cannot be taken back.
            Work.at(Stage.STORING, id, 0, 1);
            try {
                store.commit(made.erasing().commit(erasure.by(), erasure.at(), erasure));
                LOG.info(
                        "erasure ({}) up to ({}): ({}) facts, ({}) seals",
                        id,
                        made.until(),
                        erasure.tally().facts(),
                        erasure.tally().seals());
                return erasure;
            } catch (LostUpdateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void requireAllowed(String structure) {
        if (!structure.equals(FEDERATION)) {
            actor.get().require(structure);
        }
        hold(structure).ifPresent(hold -> {
            throw new EssaimException(
                    "Structure [" + structure + "] is under the legal hold [" + hold.id() + "] since [" + hold.from()
                            + "]: nothing of it is erased.\nMaybe it can be lifted: " + hold.reason());
        });
    }

    /** Every erasure that was made, oldest first. */
    public List<Erasure> erasures() {
        return store.documents(Erasure.KIND).stream().map(Erasure::of).toList();
    }

    /** The pseudonym of a source's identifier, as the store knows it. */
    public WorkerId worker(String sourceId) {
        return Aliases.resolving(store, pseudonyms.get()).pseudonym(sourceId);
    }

    /** True if what somebody would record of this worker and month was erased: it is not taken in again. */
    public boolean isErased(String structure, WorkerId worker, YearMonth month) {
        return !erasures().isEmpty() && new Erasures(store, pseudonyms.get()).took(structure, worker, month);
    }

    /** How long data of a kind are kept. */
    public RetentionRule rule(RetentionRule.Kind kind) {
        return RetentionRule.of(store, kind);
    }

    /** Decides how long data of a kind are kept. */
    public void save(RetentionRule rule) {
        DocumentKey key = RetentionRule.key(rule.kind());
        long version = store.document(key).map(Document::version).orElse(0L);
        commit(List.of(new Commit.Put(key, version, rule.toTree())));
    }

    /** Says what is over on this day, month by month, and changes nothing. */
    public RetentionPlan plan(LocalDate today) {
        RetentionRule rule = rule(RetentionRule.Kind.TIME);
        List<RetentionPlan.Month> months = new ArrayList<>();
        List<PersonalRecords.Known> beside =
                personal.stream().flatMap(each -> each.known(store).stream()).toList();
        for (String structure : SettingsForm.knownStructures(store)) {
            if (!actor.get().perimeter().contains(structure)) {
                continue;
            }
            Journal journal = new Journal(store, structure);
            TreeSet<YearMonth> known = new TreeSet<>(store.months(structure, SegmentKind.FACTS));
            known.addAll(store.months(structure, SegmentKind.CELLS));
            beside.stream().filter(each -> each.structure().equals(structure)).forEach(each -> known.add(each.month()));
            @Nullable String hold = hold(structure).map(LegalHold::id).orElse(null);
            Set<YearMonth> gone = new HashSet<>();
            erasures().stream()
                    .filter(erasure -> structure.equals(erasure.structure()))
                    .forEach(erasure -> gone.add(erasure.until()));
            for (YearMonth month : known) {
                if (rule.isOver(month, today) && !gone.contains(month)) {
                    months.add(new RetentionPlan.Month(
                            structure,
                            month,
                            journal.net(month).size(),
                            journal.isSealed(month),
                            store.document(Closing.relianceKey(structure, month))
                                    .map(document -> Journal.reader(document).text("statement"))
                                    .orElse(null),
                            hold));
                }
            }
        }
        return new RetentionPlan(rule, today, months);
    }

    /**
     * Erases what a plan says, month by month; what a legal hold keeps stays.
     *
     * @param reason why now: the decision, or the rule itself
     */
    public List<Erasure> execute(RetentionPlan plan, String reason) {
        required(reason);
        return Work.on(Operation.ERASURE, () -> executed(plan, reason));
    }

    private List<Erasure> executed(RetentionPlan plan, String reason) {
        List<Erasure> erasures = new ArrayList<>();
        for (RetentionPlan.Month month : plan.months()) {
            if (month.hold() == null) {
                Work.at(
                        Stage.RECKONING,
                        month.structure() + " " + month.month(),
                        erasures.size(),
                        plan.months().size());
                erasures.add(committed(id -> new Made(
                        Erasing.ofMonth(store, id, month.structure(), month.month(), personal),
                        Set.of(),
                        month.structure(),
                        month.month(),
                        reason)));
            }
        }
        return erasures;
    }

    /**
     * Orders that nothing be erased until the hold is lifted.
     *
     * @param structure the structure; absent for the whole federation
     * @param from the first day on which it holds
     */
    public LegalHold hold(@Nullable String structure, LocalDate from, String reason) {
        required(reason);
        if (structure != null) {
            actor.get().require(structure);
        }
        String id = String.format(
                java.util.Locale.ROOT, "H%03d", store.documents(LegalHold.KIND).size() + 1);
        LegalHold hold = new LegalHold(id, structure, from, reason, "");
        commit(List.of(new Commit.Put(hold.key(), 0, hold.toTree())));
        return hold;
    }

    /** Lifts a hold. */
    public LegalHold lift(String id, String reason) {
        required(reason);
        Document document = store.document(new DocumentKey(LegalHold.KIND, id))
                .orElseThrow(() -> new EssaimException("Legal hold [" + id + "] is unknown.\nMaybe one of "
                        + holds().stream().map(LegalHold::id).toList() + "."));
        LegalHold hold = LegalHold.of(document);
        if (!hold.isOpen()) {
            throw new EssaimException("Legal hold [" + id + "] was lifted already.\nMaybe another one is meant.");
        }
        LegalHold lifted = hold.liftedFor(reason);
        commit(List.of(new Commit.Put(lifted.key(), document.version(), lifted.toTree())));
        return lifted;
    }

    /** Every hold, lifted ones included. */
    public List<LegalHold> holds() {
        return store.documents(LegalHold.KIND).stream().map(LegalHold::of).toList();
    }

    private Optional<LegalHold> hold(String structure) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return holds().stream().filter(hold -> hold.covers(structure, today)).findFirst();
    }

    /** Makes every root of every seal of a structure again from what is stored. */
    public SealInspection inspect(String structure) {
        actor.get().require(structure);
        return Work.on(Operation.INSPECTION, () -> SealInspection.of(store, structure));
    }

    /** The key with the pseudonyms that the store knows, for who reads workers from elsewhere than a source. */
    public Pseudonymiser known(Pseudonymiser key) {
        return Aliases.resolving(store, key);
    }

    /** Records what the new key gives for workers that were read. */
    public void remember(Pseudonymiser key) {
        List<Commit.Put> puts = Aliases.learned(store, FEDERATION, key, new Erasures(store, key));
        if (!puts.isEmpty()) {
            commit(puts);
        }
    }

    /** These staff without workers who were erased and are not known as staff any more. */
    public Staff withoutErased(Staff staff, Pseudonymiser key) {
        Erasures erasures = new Erasures(store, key);
        Staff known =
                SettingsForm.staff(store, staff.structure(), Long.MAX_VALUE).value();
        var kept = new TreeMap<>(staff.assignments());
        kept.keySet()
                .removeIf(worker -> !known.assignments().containsKey(worker)
                        && !erasures.of(worker).isEmpty());
        return new Staff(staff.structure(), kept);
    }

    /**
     * The workers of the staff whom a new key does not know yet: whoever destroys the former key now takes them for somebody
     * else when they are told of again.
     */
    public long withoutAlias() {
        Set<WorkerId> known = new HashSet<>(Aliases.known(store).values());
        return SettingsForm.knownStructures(store).stream()
                .flatMap(structure ->
                        SettingsForm.staff(store, structure, Long.MAX_VALUE).value().assignments().keySet().stream())
                .distinct()
                .filter(worker -> !known.contains(worker))
                .count();
    }

    private void commit(List<Commit.Put> puts) {
        store.commit(new Commit(actor.get().id(), clock.instant(), puts, List.of()));
    }

    private static void required(String reason) {
        if (reason.isBlank()) {
            throw new EssaimException("A reason is needed.\nMaybe name the request or the decision, without a name.");
        }
    }
}
