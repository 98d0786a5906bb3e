package org.essaim.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Staff;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.progress.Operation;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the time of a federation's structures (<i>tenue des temps</i>): take facts in, say what labels mean, settle proposals,
 * seal months.
 *
 * <p>Thread-safe; two who change one structure at once do so one after the other, or one of them is told to read again.
 */
public final class Timekeeping {
    private final Store store;
    private final Supplier<Actor> actor;
    private final Supplier<Pseudonymiser> pseudonyms;
    private final Clock clock;
    private final Labelling labelling;
    private final Function<WorkerId, Optional<String>> names;
    private final SealedTime sealed;
    private final SealedColumns columns;

    /**
     * Keeps time in this store.
     *
     * @param actor who acts, asked at each call
     * @param pseudonyms the federation's key, asked for when a source is read
     * @param clock tells when a commit is made; no figure depends on it
     */
    public Timekeeping(Store store, Supplier<Actor> actor, Supplier<Pseudonymiser> pseudonyms, Clock clock) {
        this(store, actor, pseudonyms, clock, worker -> Optional.empty());
    }

    /**
     * Keeps time in this store, for a host that can name its workers.
     *
     * @param names asked while a time sheet is laid out, never stored and never logged; who has no name keeps the pseudonym
     */
    public Timekeeping(
            Store store,
            Supplier<Actor> actor,
            Supplier<Pseudonymiser> pseudonyms,
            Clock clock,
            Function<WorkerId, Optional<String>> names) {
        this(store, new SealedTime(store), actor, pseudonyms, clock, names);
    }

    /**
     * Keeps time in this store, where sealed months are read in a way of their own.
     *
     * @param sealed reads what is sealed in this store
     */
    public Timekeeping(
            Store store,
            SealedTime sealed,
            Supplier<Actor> actor,
            Supplier<Pseudonymiser> pseudonyms,
            Clock clock,
            Function<WorkerId, Optional<String>> names) {
        this.store = store;
        this.sealed = sealed;
        this.actor = actor;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.labelling = new Labelling(store, actor, clock);
        this.names = names;
        this.columns = new SealedColumns(store, sealed);
    }

    /** Takes a delivery in: what it tells is added, and nothing that it leaves out is withdrawn. */
    public ImportReport load(TimeSource source, String structure) {
        return imported(source, structure, null, true);
    }

    /** Takes a delivery in that covers a window completely: what it leaves out did not happen. */
    public ImportReport load(TimeSource source, String structure, Window window) {
        return imported(source, structure, window, true);
    }

    /** Says what {@link #load(TimeSource, String)} would do. */
    public ImportReport preview(TimeSource source, String structure) {
        return imported(source, structure, null, false);
    }

    /** Says what {@link #load(TimeSource, String, Window)} would do. */
    public ImportReport preview(TimeSource source, String structure, Window window) {
        return imported(source, structure, window, false);
    }

    /**
     * Takes what a host reports as it happens (<i>notification</i>): events that are new, changed or deleted, each with the version
     * of its state. What is pushed twice, or late, changes nothing; in the end everything is as if the last state of each event
     * had been imported. In a sealed month a change becomes a proposal, as in an import.
     *
     * @param profile the profile of the host, the same for pushes and imports of the same events; an identifier means one event
     *     in all its structures
     * @param structure the structure that the events belong to now, or belonged to until they were deleted
     * @throws EssaimException if a structure that the events belong or belonged to lies outside the actor's perimeter, or an
     *     event has no version; nothing is taken
     */
    public PushReport push(String profile, String structure, Collection<HostEvent> events) {
        Actor who = allowed(structure);
        return new Pushing(store, who, clock.instant(), pseudonyms.get(), profile).push(structure, events);
    }

    private ImportReport imported(TimeSource source, String structure, @Nullable Window window, boolean stored) {
        Actor who = allowed(structure);
        return Work.on(
                Operation.IMPORT,
                () -> new Importing(store, structure, who.id(), clock.instant())
                        .load(source, window, pseudonyms.get(), stored));
    }

    /**
     * Seals a month of each structure, in this order. Months are sealed in order; a sealed one stays as it is. If the work is cancelled, what was sealed
     * by then stays so.
     */
    public List<CloseReport> close(Collection<String> structures, YearMonth month) {
        return Work.on(Operation.CLOSING, () -> {
            List<CloseReport> reports = new ArrayList<>();
            for (String structure : structures) {
                Actor who = allowed(structure);
                Work.at(Stage.RECKONING, structure + " " + month, reports.size(), structures.size());
                reports.add(new Closing(store, structure, who.id(), clock.instant(), pseudonyms).close(month));
            }
            return reports;
        });
    }

    /**
     * Reopens a sealed month.
     *
     * @throws EssaimException if it is not sealed, or an issued statement rests on it
     */
    public void reopen(String structure, YearMonth month, String reason) {
        Actor who = allowed(structure);
        required(reason);
        new Closing(store, structure, who.id(), clock.instant(), pseudonyms).reopen(month, reason);
    }

    /** The proposals of a structure, settled ones included. */
    public List<Proposal> proposals(String structure) {
        allowed(structure);
        return new Journal(store, structure).proposals();
    }

    /**
     * Accepts a proposal. If its month is still sealed it is booked as a correction in the month after the last sealed one;
     * if the month was reopened, the fact itself changes.
     *
     * @throws EssaimException if it was settled before, or if the fact that it changes is no longer as it was
     */
    public Proposal accept(String id, String reason) {
        return settle(id, reason, true);
    }

    /** Refuses a proposal: the month stays as sealed. */
    public Proposal refuse(String id, String reason) {
        return settle(id, reason, false);
    }

    private Proposal settle(String id, String reason, boolean accept) {
        required(reason);
        var document = Optional.of(id)
                .filter(text -> text.indexOf(':') > 0)
                .flatMap(text -> store.document(Proposal.key(text)))
                .orElseThrow(() -> new EssaimException(
                        "Proposal [" + id + "] is unknown.\nMaybe list them with \"essaim proposals\"."));
        Proposal proposal = Proposal.of(document);
        Actor who = allowed(proposal.structure());
        if (proposal.state() != Proposal.State.OPEN) {
            throw new EssaimException("Proposal [" + id + "] is " + proposal.state()
                    + " already.\nMaybe the source tells another change by now: import again.");
        }
        Journal journal = new Journal(store, proposal.structure());
        Journal.Head head = journal.head();
        List<Commit.Append> appends = new ArrayList<>();
        Proposal settled;
        if (!accept) {
            settled = proposal.settled(Proposal.State.REFUSED, reason, null);
        } else {
            Corrections corrections = new Corrections(store, journal, proposal.structure());
            requireCurrent(proposal, corrections.known(proposal.month()));
            if (journal.isSealed(proposal.month())) {
                settled = proposal.settled(Proposal.State.ACCEPTED, reason, corrections.bookingOf(proposal));
            } else {
                // The month was reopened: the fact changes where it is, and no correction is left to book.
                appends.add(proposal.posting());
                settled = proposal.settled(Proposal.State.POSTED, reason, null);
            }
        }
        store.commit(new Commit(
                who.id(),
                clock.instant(),
                List.of(
                        new Commit.Put(journal.headKey(), head.version(), head.toTree()),
                        new Commit.Put(proposal.key(), document.version(), settled.toTree())),
                appends));
        return settled;
    }

    // Two proposals may change one fact: once the first is accepted, the other changes what is no longer there.
    private static void requireCurrent(Proposal proposal, List<Posting> known) {
        Fact before = proposal.before();
        Fact after = proposal.after();
        boolean there = before == null
                || known.stream().anyMatch(posting -> posting.fact().equals(before));
        boolean taken = after != null
                && after.key() != null
                && known.stream()
                        .map(Posting::fact)
                        .anyMatch(fact -> after.key().equals(fact.key())
                                && after.source().equals(fact.source())
                                && !fact.equals(before));
        if (!there || taken) {
            throw new EssaimException("Proposal [" + proposal.id() + "] changes a fact of [" + proposal.month()
                    + "] that is no longer as it was.\nMaybe another proposal was accepted since: import again.");
        }
    }

    /** The labels of open and sealed months that have no category, with their seconds, by structure. */
    public SortedMap<String, Long> unmapped(String structure) {
        allowed(structure);
        TimeSettings settings = TimeSettings.of(store, structure, Long.MAX_VALUE);
        Journal journal = new Journal(store, structure);
        SortedMap<String, Long> labels = new TreeMap<>();
        Corrections corrections = new Corrections(store, journal, structure);
        for (YearMonth month : journal.months()) {
            if (!journal.isSealed(month)) {
                corrections
                        .worked(month, settings)
                        .unmapped()
                        .forEach((label, seconds) -> labels.merge(label, seconds, Long::sum));
            }
        }
        return labels;
    }

    /** What labels mean in a structure: as everywhere in the federation, unless it says otherwise itself. */
    public CategoryMapping meanings(String structure) {
        allowed(structure);
        return TimeSettings.of(store, structure, Long.MAX_VALUE).mapping();
    }

    /** Entries of an open month, computed on the spot: what closing it now would count. */
    public List<Entry> entries(String structure, YearMonth month) {
        allowed(structure);
        Journal journal = new Journal(store, structure);
        return new Corrections(store, journal, structure)
                .worked(month, TimeSettings.of(store, structure, Long.MAX_VALUE))
                .entries();
    }

    /** The hours of events of a month that nobody is assigned to: beside the entries, in no seal. */
    public List<Unassigned> unassigned(String structure, YearMonth month) {
        allowed(structure);
        return WorkedMonth.of(
                        new Corrections(store, new Journal(store, structure), structure).known(month),
                        from -> List.of(),
                        TimeSettings.of(store, structure, Long.MAX_VALUE),
                        worker -> false)
                .unassigned();
    }

    /** The hours of absence of a month, by worker and date; an absence of several months counts in each of them. */
    public List<Absence> absences(String structure, YearMonth month) {
        allowed(structure);
        return Absences.of(store, structure, month);
    }

    /** The structures known, in order of their identifiers. */
    public List<Structure> structures() {
        return SettingsForm.structures(store).stream()
                .filter(structure -> actor.get().perimeter().contains(structure.id()))
                .toList();
    }

    /** Starts a change to what labels mean in one structure. */
    public MappingChange mapping(String structure) {
        allowed(structure);
        return new MappingChange(labelling, structure);
    }

    /** Starts a change to what labels mean in the whole federation. */
    public MappingChange mapping() {
        return new MappingChange(labelling, SettingsForm.FEDERATION);
    }

    /** The labels of a structure's open months that have no category, heaviest first. */
    public List<WaitingLabel> waitingLabels(String structure) {
        allowed(structure);
        return labelling.waiting(structure);
    }

    /**
     * What a label of a structure may mean, the best reason first: by what the federation and its structures say of labels
     * like it, and by words of the sector. Nothing is applied.
     */
    public List<LabelSuggestion> suggestions(String structure, String label) {
        allowed(structure);
        return labelling.suggestions(
                structure, label, structures().stream().map(Structure::id).toList());
    }

    /** Who said what labels mean in the whole federation, oldest first. */
    public List<MappingVersion> mappingVersions() {
        return labelling.versions(SettingsForm.FEDERATION);
    }

    /** Who said what labels mean in one structure, oldest first. */
    public List<MappingVersion> mappingVersions(String structure) {
        allowed(structure);
        return labelling.versions(structure);
    }

    /** Stores a structure, as new or as its next version. */
    public void save(Structure structure) {
        allowed(structure.id());
        save(SettingsForm.structureKey(structure.id()), SettingsForm.tree(structure));
    }

    /** Stores a structure's staff. */
    public void save(Staff staff) {
        allowed(staff.structure());
        save(SettingsForm.staffKey(staff.structure()), SettingsForm.tree(staff));
    }

    /** Stores what labels mean in the whole federation. */
    public void save(CategoryMapping mapping) {
        save(SettingsForm.mappingKey(SettingsForm.FEDERATION), SettingsForm.tree(mapping));
    }

    /** Stores what labels mean in one structure. */
    public void save(String structure, CategoryMapping mapping) {
        allowed(structure);
        save(SettingsForm.mappingKey(structure), SettingsForm.tree(mapping));
    }

    /** Stores which scheme services belong to. */
    public void save(ServiceMapping services) {
        save(SettingsForm.servicesKey(), SettingsForm.tree(services));
    }

    /** Stores the working-time rules of a collective agreement. */
    public void save(CollectiveAgreement agreement, ByDate<WorkingTimeRules> rules) {
        save(RulesForm.key(agreement), RulesForm.tree(rules));
    }

    /** Stores what one structure's working time follows beside its collective agreement. */
    public void save(String structure, OwnRules rules) {
        allowed(structure);
        save(RulesForm.key(structure), RulesForm.tree(rules));
    }

    private void save(DocumentKey key, org.essaim.document.Tree content) {
        var before = store.document(key);
        if (before.isEmpty() || !before.get().content().equals(content)) {
            put(key, before.map(document -> document.version()).orElse(0L), content);
        }
    }

    private void put(DocumentKey key, long expected, org.essaim.document.Tree content) {
        store.commit(new Commit(
                actor.get().id(), clock.instant(), List.of(new Commit.Put(key, expected, content)), List.of()));
    }

    private Actor allowed(String structure) {
        Actor who = actor.get();
        who.require(structure);
        return who;
    }

    private static void required(String reason) {
        if (reason.isBlank()) {
            throw new EssaimException("A reason is needed.\nMaybe name the decision or the mail that led to it.");
        }
    }

    /** Who sealed and reopened which months of a structure: month after month, oldest first. */
    public List<Sealing> sealings(String structure) {
        allowed(structure);
        Journal journal = new Journal(store, structure);
        return store.months(structure, SegmentKind.CELLS).stream()
                .flatMap(month -> store.history(journal.sealKey(month)).stream())
                .map(Sealing::of)
                .toList();
    }

    /** What imports and pushes left in the structures that the actor may see, newest first. */
    public List<Receipt> receipts() {
        Actor who = actor.get();
        return store.documents(Receipt.KIND).stream()
                .filter(document -> who.perimeter()
                        .contains(Receipt.structure(document.key().id())))
                .map(Receipt::of)
                .sorted(Receipt.NEWEST_FIRST)
                .toList();
    }

    /** Reads what is sealed. */
    public SealedTime sealed() {
        return sealed;
    }

    /**
     * What sealed months booked, as indicators read it. Of structures that are not all the actor’s nothing is told, and of the whole
     * federation nothing to who may see some structures: a part would be taken for the whole.
     */
    public MeasureSource measures() {
        return new TimeMeasures(columns, scope -> {
            Actor asking = actor.get();
            scope.structures().forEach(asking::require);
            if (scope.structures().isEmpty()) {
                requireEverything(asking);
            }
        });
    }

    /**
     * Tells who put what into sealed months, for disclosure control: in order of structures, months, categories and workers, each structure once.
     *
     * @param first the first booking month
     * @param last the last booking month, included
     * @throws EssaimException unless the actor may see the whole federation
     */
    public void contributions(Collection<String> structures, YearMonth first, YearMonth last, Contributions told) {
        requireEverything(actor.get());
        columns.question().contributions(structures, first, last, told);
    }

    private static void requireEverything(Actor asking) {
        if (!asking.perimeter().everything()) {
            throw new EssaimException("Time of the whole federation is not told to actor [" + asking.id()
                    + "], who may see some structures.\nMaybe name the structures.");
        }
    }

    /** All months of a structure that hold facts or corrections and are not sealed, in order. */
    public List<YearMonth> openMonths(String structure) {
        allowed(structure);
        Journal journal = new Journal(store, structure);
        return journal.months().stream()
                .filter(month -> !journal.isSealed(month))
                .toList();
    }

    /** A structure's time as known now. */
    public KnownTime known(String structure) {
        allowed(structure);
        return new KnownTime(store, structure);
    }

    /** A structure's time as it was known at the end of a day, in the structure's zone. */
    public KnownTime known(String structure, LocalDate day) {
        allowed(structure);
        return new KnownTime(asOf(structure, day), structure);
    }

    /** The difference between two states of a structure's month, explained fact by fact. */
    public MonthComparison compare(String structure, YearMonth month, Moment from, Moment to) {
        allowed(structure);
        return MonthComparison.of(store, day -> asOf(structure, day), structure, month, from, to);
    }

    /**
     * The journal of structures and months, to be handed to another program.
     *
     * @param first the first booking month
     * @param last the last booking month, included
     * @throws EssaimException if a structure is not the actor’s to see
     */
    public JournalExtract journal(Collection<String> structures, YearMonth first, YearMonth last) {
        structures.forEach(this::allowed);
        return new JournalExtract(store, List.copyOf(structures), first, last);
    }

    /** Starts a rendering of the time sheets of a structure's month. */
    public TimeSheets timeSheets(String structure, YearMonth month) {
        Actor who = allowed(structure);
        Structure employer = TimeSettings.of(store, structure, Long.MAX_VALUE).structure();
        return new TimeSheets(store, who, clock, names, employer, month);
    }

    /** Who rendered the time sheets of a month, oldest first. */
    public List<TimeSheets.Rendering> renderings(String structure, YearMonth month) {
        allowed(structure);
        return TimeSheets.renderings(store, structure, month);
    }

    private Store asOf(String structure, LocalDate day) {
        Instant end = day.plusDays(1)
                .atStartOfDay(TimeSettings.of(store, structure, Long.MAX_VALUE).zone())
                .toInstant();
        return new PastStore(store, store.sequenceBefore(end));
    }
}
