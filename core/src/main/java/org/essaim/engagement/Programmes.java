package org.essaim.engagement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTable;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Structure;
import org.essaim.programme.Programme;
import org.essaim.programme.TrainingProduct;
import org.essaim.recording.Batch;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.recording.Tabled;
import org.essaim.report.Report;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.threeten.extra.LocalDateRange;

/**
 * A federation's programmes at work (<i>programmes</i>): what they are, who applied, was accepted, takes part, stays and leaves.
 *
 * <p>What somebody records is checked first: with an error nothing of it is stored, and the findings say why. Of a table the
 * rows without an error are stored together; the same table again changes nothing. Each write is one commit; of two actors who
 * write at once, one is told to read again. Who recorded what when is in the {@link #history}. Thread-safe.
 *
 * <pre>{@code
 * Programmes programmes = essaim.programmes();
 * programmes.open(new CallForApplications("imano", "appel-2027", "Appel 2027", opens, closes, ""));
 * programmes.apply("imano", "appel-2027", new Application("S042", day, "dossier 7"));
 * programmes.move("imano", Move.decided("S042", true, day, "COPIL du 12 mars"));
 * programmes.move("imano", Move.into("S042", "awareness", day, ""));
 * Funnel funnel = programmes.funnel("imano");
 * }</pre>
 */
public final class Programmes {
    private static final String PROGRAMME = "programme";
    private static final String TRAINING = "training";
    private static final String CALL = "call";

    private final Store store;
    private final Rights rights;
    private final Clock clock;

    /**
     * Keeps programmes in this store.
     *
     * @param actor who acts, asked at each call
     * @param structures the federation's structures, as far as who acts may see them
     * @param clock tells when a commit is made; no figure depends on it
     */
    public Programmes(Store store, Supplier<Actor> actor, Supplier<List<Structure>> structures, Clock clock) {
        this.store = store;
        this.rights = new Rights(actor, structures, store::sequence);
        this.clock = clock;
    }

    /** The programmes, by identifier. */
    public List<Programme> all() {
        return read(PROGRAMME, Programme::read);
    }

    /**
     * The programme of this identifier.
     *
     * @throws EssaimException if it is unknown
     */
    public Programme programme(String id) {
        return document(PROGRAMME, id)
                .map(document -> read(document, Programme::read))
                .orElseThrow(() -> new EssaimException("Programme [" + id + "] is unknown.\nMaybe "
                        + oneOf(all().stream().map(Programme::id).toList(), "create it first") + "."));
    }

    /** Takes a programme in, as new or as its next version; it keeps the phases that structures are or were in. */
    public Recorded save(Programme programme) {
        rights.requireWhole("Programme", programme.id());
        return Batch.run(programme, each -> {
            DocumentKey key = new DocumentKey(PROGRAMME, each.id());
            Optional<Document> before = store.document(key);
            if (before.isPresent() && before.get().content().equals(each.toTree())) {
                return Attempt.unchanged();
            }
            return Attempt.of(phasesInUse(each), () -> commit(put(key, before, each.toTree())));
        });
    }

    private List<Finding> phasesInUse(Programme programme) {
        SortedMap<String, Set<String>> used = new TreeMap<>();
        for (Enrolment enrolment : Ways.of(store, programme.id()).all()) {
            enrolment.steps().stream()
                    .map(Enrolment.Step::phase)
                    .filter(phase -> !phase.isEmpty() && programme.phase(phase).isEmpty())
                    .forEach(phase ->
                            used.computeIfAbsent(phase, none -> new TreeSet<>()).add(enrolment.structure()));
        }
        return used.entrySet().stream()
                .map(phase -> Finding.of(Code.PHASE_IN_USE)
                        .value(phase.getKey())
                        .with("count", phase.getValue().size())
                        .build())
                .toList();
    }

    /** The training products, by identifier. */
    public List<TrainingProduct> trainings() {
        return read(TRAINING, TrainingProduct::read);
    }

    /** Takes a training product in, as new or as its next version. */
    public Recorded save(TrainingProduct training) {
        rights.requireWhole("Training", training.id());
        return save(new DocumentKey(TRAINING, training.id()), training.toTree());
    }

    /** The calls of a programme, the earliest first. */
    public List<CallForApplications> calls(String programme) {
        String known = programme(programme).id();
        return read(CALL, CallForApplications::read).stream()
                .filter(call -> call.programme().equals(known))
                .sorted(Comparator.comparing(CallForApplications::opens).thenComparing(CallForApplications::code))
                .toList();
    }

    /**
     * The call of this code.
     *
     * @throws EssaimException if the programme has no such call
     */
    public CallForApplications call(String programme, String code) {
        List<CallForApplications> known = calls(programme);
        return known.stream()
                .filter(call -> call.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new EssaimException("Programme [" + programme + "] has no call [" + code
                        + "].\nMaybe "
                        + oneOf(known.stream().map(CallForApplications::code).toList(), "open one first") + "."));
    }

    /** Opens a call, or stores what changed about it, such as a later closing. */
    public Recorded open(CallForApplications call) {
        rights.requireWhole("Call", call.code());
        programme(call.programme());
        return save(new DocumentKey(CALL, call.programme() + ":" + call.code()), call.toTree());
    }

    /** Records that a structure answers a call. */
    public Recorded apply(String programme, String call, Application application) {
        rights.require(application.structure());
        CallForApplications open = call(programme, call);
        Ways ways = ways(programme);
        return stored(ways, Batch.run(application, each -> apply(open, ways, each)));
    }

    /** Records a decision, a phase, a pause or the end of the way of a structure that applied. */
    public Recorded move(String programme, Move move) {
        rights.require(move.structure());
        Programme known = programme(programme);
        Ways ways = ways(programme);
        return stored(ways, Batch.run(move, each -> move(known, ways, each)));
    }

    /**
     * Takes back the last step of a structure’s newest way, which was recorded by mistake; it is kept apart with the reason.
     *
     * @param reason why, naming nobody
     * @throws EssaimException if there is no reason, or nothing but the application
     */
    public Recorded takeBack(String programme, String structure, String reason) {
        Enrolment way = enrolment(programme, structure);
        if (reason.isBlank()) {
            throw new EssaimException("No step is taken back without a reason.\nMaybe name one.");
        }
        if (way.steps().size() == 1) {
            throw new EssaimException("Structure [" + structure + "] has nothing but its application to programme ["
                    + programme + "].\nMaybe record that it withdrew.");
        }
        Ways ways = ways(programme);
        ways.put(way.withoutLast(reason));
        return stored(ways, new Recorded(1, 0, 0, List.of()));
    }

    /** Records an approach that a structure tried or chose. */
    public Recorded choose(String programme, String structure, ApproachChoice choice) {
        rights.require(structure);
        Programme known = programme(programme);
        Ways ways = ways(programme);
        return stored(ways, Batch.run(choice, each -> choose(known, ways, structure, each)));
    }

    /** Records how many people of a function a structure sends into a phase. */
    public Recorded participants(String programme, String structure, Participants participants) {
        rights.require(structure);
        Programme known = programme(programme);
        Ways ways = ways(programme);
        return stored(ways, Batch.run(participants, each -> participants(known, ways, structure, each)));
    }

    /**
     * Records the rows of a table: those without an error together, whatever order they stand in.
     *
     * @param table what its columns mean
     * @param call the call that applications answer; read for no other table
     * @param rows the rows
     * @throws EssaimException if there is no such programme or call
     */
    public Recorded load(String programme, EngagementTable table, String call, SourceTable rows) {
        Programme known = programme(programme);
        Ways ways = ways(programme);
        List<Finding> findings = new ArrayList<>();
        Tabled tabled = new Tabled(rows, table.form(), findings);
        Recorded recorded = switch (table) {
            case APPLICATIONS -> {
                CallForApplications open = call(programme, call);
                yield tabled.run(
                        EngagementRows::application,
                        EngagementRows.APPLICATIONS,
                        each -> each,
                        rights::outside,
                        Application::structure,
                        each -> apply(open, ways, each));
            }
            case DECISIONS, ENROLMENTS ->
                tabled.run(
                        table == EngagementTable.DECISIONS ? EngagementRows::decision : EngagementRows::move,
                        EngagementRows.moves(known),
                        each -> each,
                        rights::outside,
                        Move::structure,
                        each -> move(known, ways, each));
            case APPROACHES ->
                tabled.run(
                        EngagementRows::choice,
                        EngagementRows.CHOICES,
                        each -> each,
                        rights::outside,
                        EngagementRows.Choice::structure,
                        each -> choose(known, ways, each.structure(), each.choice()));
            case PARTICIPANTS ->
                tabled.run(
                        EngagementRows::sent,
                        EngagementRows.SENT,
                        EngagementRows.Sent::key,
                        rights::outside,
                        EngagementRows.Sent::structure,
                        each -> participants(known, ways, each.structure(), each.participants()));
        };
        return stored(ways, recorded);
    }

    private Attempt apply(CallForApplications call, Ways ways, Application application) {
        List<Finding> findings = new ArrayList<>(rights.unknown(application.structure()));
        Enrolment way = Enrolment.applied(
                call.programme(), application.structure(), call.code(), application.date(), application.reference());
        List<Enrolment> before = ways.of(application.structure());
        boolean known = before.stream()
                .anyMatch(each -> each.call().equals(call.code())
                        && each.steps().get(0).equals(way.steps().get(0)));
        if (known) {
            return Attempt.unchanged();
        }
        findings.addAll(EngagementRules.application(call, before, application));
        return Attempt.of(findings, () -> ways.put(way));
    }

    private Attempt move(Programme programme, Ways ways, Move move) {
        boolean known =
                ways.of(move.structure()).stream().anyMatch(way -> way.steps().contains(move.step()));
        if (known) {
            return Attempt.unchanged();
        }
        Optional<Enrolment> way = ways.newest(move.structure());
        List<Finding> findings = new ArrayList<>(rights.unknown(move.structure()));
        way.flatMap(each -> each.takenBack().stream()
                        .filter(back -> back.step().equals(move.step()))
                        .findFirst())
                .ifPresent(back -> findings.add(Finding.of(Code.STEP_TAKEN_BACK)
                        .value(move.structure())
                        .with("state", move.state())
                        .with("date", move.date())
                        .with("reason", back.reason())
                        .build()));
        if (findings.isEmpty()) {
            findings.addAll(EngagementRules.move(programme, way, move));
        }
        return Attempt.of(findings, () -> ways.put(way.orElseThrow().then(move.step())));
    }

    private Attempt choose(Programme programme, Ways ways, String structure, ApproachChoice choice) {
        Optional<Enrolment> way = ways.newest(structure);
        if (way.isPresent() && way.get().choices().contains(choice)) {
            return Attempt.unchanged();
        }
        List<Finding> findings = new ArrayList<>(rights.unknown(structure));
        if (findings.isEmpty()) {
            findings.addAll(EngagementRules.choice(programme, way, structure, choice));
        }
        return Attempt.of(findings, () -> ways.put(way.orElseThrow().with(choice)));
    }

    private Attempt participants(Programme programme, Ways ways, String structure, Participants participants) {
        Optional<Enrolment> way = ways.newest(structure);
        if (way.isPresent() && way.get().participants().contains(participants)) {
            return Attempt.unchanged();
        }
        List<Finding> findings = new ArrayList<>(rights.unknown(structure));
        if (findings.isEmpty()) {
            findings.addAll(EngagementRules.participants(programme, way, structure, participants));
        }
        return Attempt.of(findings, () -> ways.put(way.orElseThrow().with(participants)));
    }

    /** The structures' ways through a programme, as far as they lie within the actor's perimeter. */
    public List<Enrolment> enrolments(String programme) {
        return ways(programme(programme).id()).all().stream()
                .filter(each -> rights.covers(each.structure()))
                .toList();
    }

    /**
     * A structure's newest way through a programme.
     *
     * @throws EssaimException if the structure lies outside the actor's perimeter, or never applied
     */
    public Enrolment enrolment(String programme, String structure) {
        rights.require(structure);
        return ways(programme(programme).id())
                .newest(structure)
                .orElseThrow(() -> new EssaimException("Structure [" + structure + "] never applied to programme ["
                        + programme + "].\nMaybe record its application first."));
    }

    /** Every version of a structure's newest way: who recorded what, and when. */
    public List<EnrolmentVersion> history(String programme, String structure) {
        return store.history(Ways.key(enrolment(programme, structure))).stream()
                .map(document -> new EnrolmentVersion(Ways.read(document), document.actor(), document.committedAt()))
                .toList();
    }

    /** How many structures stay from step to step, declared and recorded, within the actor's perimeter. */
    public Funnel funnel(String programme) {
        return Funnel.of(programme(programme), enrolments(programme));
    }

    /**
     * How structures go through a programme, as indicators read it. Of structures that are not all the actor’s nothing is told: a part
     * would be taken for the whole.
     *
     * @throws EssaimException if the programme is unknown
     */
    public MeasureSource measures(String programme) {
        Programme known = programme(programme);
        return new EngagementMeasures(known, () -> ways(known.id()).all(), rights::known, rights::require);
    }

    /** Where structures left a programme and why, within the actor's perimeter. */
    public List<Departure> departures(String programme) {
        return Departure.of(enrolments(programme));
    }

    /** The funnel, the phases, the approaches and the departures laid out for people, in French or English. */
    public Report report(String programme, Locale locale) {
        return new FunnelReport(programme(programme), enrolments(programme), locale).report();
    }

    /**
     * Takes a structure's way into the store as a host tells it, as new or as its next version.
     *
     * <p>Agreements that ask for a participation read it when a statement is drafted or issued.
     */
    public void save(Enrolment enrolment) {
        rights.require(enrolment.structure());
        DocumentKey key = Ways.key(enrolment);
        Optional<Document> before = store.document(key);
        if (before.isEmpty() || !before.get().content().equals(enrolment.toTree())) {
            commit(put(key, before, enrolment.toTree()));
        }
    }

    /**
     * The days on which structures take part, whoever asks: what agreements fund rests on it.
     *
     * @param phase the code of a phase; empty for any
     */
    public SortedMap<String, List<LocalDateRange>> engaged(String programme, String phase) {
        SortedMap<String, List<LocalDateRange>> days = new TreeMap<>();
        for (Enrolment enrolment : ways(programme).all()) {
            List<LocalDateRange> own = enrolment.engaged(phase);
            if (!own.isEmpty()) {
                days.computeIfAbsent(enrolment.structure(), none -> new ArrayList<>())
                        .addAll(own);
            }
        }
        return days;
    }

    private Ways ways(String programme) {
        return Ways.of(store, programme);
    }

    private Recorded stored(Ways ways, Recorded recorded) {
        List<Commit.Put> puts = ways.puts();
        if (!puts.isEmpty()) {
            commit(puts);
        }
        return recorded;
    }

    private Recorded save(DocumentKey key, Tree content) {
        Optional<Document> before = store.document(key);
        if (before.isPresent() && before.get().content().equals(content)) {
            return new Recorded(0, 1, 0, List.of());
        }
        commit(put(key, before, content));
        return new Recorded(1, 0, 0, List.of());
    }

    private static List<Commit.Put> put(DocumentKey key, Optional<Document> before, Tree content) {
        return List.of(new Commit.Put(key, before.map(Document::version).orElse(0L), content));
    }

    private void commit(List<Commit.Put> puts) {
        store.commit(new Commit(rights.actor().id(), clock.instant(), puts, List.of()));
    }

    private Optional<Document> document(String kind, String id) {
        return id.isBlank() ? Optional.empty() : store.document(new DocumentKey(kind, id));
    }

    private <T> List<T> read(String kind, Function<FieldReader, Optional<T>> reading) {
        return store.documents(kind).stream()
                .map(document -> read(document, reading))
                .toList();
    }

    private static <T> T read(Document document, Function<FieldReader, Optional<T>> reading) {
        return reading.apply(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }

    private static String oneOf(List<String> known, String otherwise) {
        return known.isEmpty() ? otherwise : "one of " + known;
    }
}
