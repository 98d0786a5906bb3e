package org.essaim.session;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.essaim.document.SourceTable;
import org.essaim.engagement.Programmes;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.programme.Programme;
import org.essaim.programme.TrainingProduct;
import org.essaim.recording.Batch;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.recording.Tabled;
import org.essaim.report.Report;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.essaim.time.PersonalRecords;
import org.essaim.time.Privacy;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/**
 * The sessions of a federation's programmes (<i>séances</i>): planned, registered for, held, attended, and the working time that
 * attendance is.
 *
 * <p>What somebody records is checked first: with an error nothing of it is stored, and the findings say why. Of a table the
 * rows without an error are stored together; the same table again changes nothing. Each write is one commit; of two actors who
 * write at once, one is told to read again. Thread-safe.
 *
 * <p>Attendance becomes time by an import like any other, as often as one likes: an attendance that was corrected is amended, one
 * that was removed is withdrawn. Where the planning tells of the same hour too, the hour counts once, and the import says so: what
 * begins first decides the category.
 *
 * <pre>{@code
 * Sessions sessions = essaim.sessions();
 * sessions.save(ProgrammeSession.builder("journee-1", "imano", SessionKind.AWARENESS_DAY, "Lancement")
 *         .held(LocalDateTime.parse("2027-04-06T09:00"), LocalDateTime.parse("2027-04-06T17:00")).build());
 * sessions.register("journee-1", new Registration(Attendee.worker("S042", worker), day));
 * sessions.attend("journee-1", Attendance.whole(Attendee.worker("S042", worker), "feuille 12"));
 * essaim.time().load(sessions.attendance(april), "S042", new Window(april));
 * }</pre>
 */
public final class Sessions {
    private final Store store;
    private final Rights rights;
    private final Privacy privacy;
    private final Programmes programmes;
    private final Function<WorkerId, Optional<String>> names;
    private final Clock clock;

    /**
     * Keeps sessions in this store.
     *
     * @param actor who acts, asked at each call
     * @param privacy knows who is who under which pseudonym, and who was erased
     * @param programmes the programmes and who takes part in them
     * @param structures the federation's structures, as far as who acts may see them
     * @param names asked while an attendance sheet is laid out, never stored and never logged
     * @param clock tells when a commit is made; no figure depends on it
     */
    public Sessions(
            Store store,
            Supplier<Actor> actor,
            Privacy privacy,
            Programmes programmes,
            Supplier<List<Structure>> structures,
            Function<WorkerId, Optional<String>> names,
            Clock clock) {
        this.store = store;
        this.rights = new Rights(actor, structures, store::sequence);
        this.privacy = privacy;
        this.programmes = programmes;
        this.names = names;
        this.clock = clock;
    }

    /** The sessions of a programme in the order of their beginnings, with what of them the actor may know. */
    public List<SessionDossier> of(String programme) {
        String known = programmes.programme(programme).id();
        return Dossiers.of(store).all().stream()
                .filter(each -> each.session().programme().equals(known))
                .sorted(Comparator.comparing((SessionDossier each) ->
                                Objects.requireNonNull(each.session().start()))
                        .thenComparing(each -> each.session().id()))
                .map(each -> each.of(rights::covers))
                .toList();
    }

    /**
     * A session, with what of it the actor may know.
     *
     * @throws EssaimException if it is unknown
     */
    public SessionDossier session(String id) {
        return known(Dossiers.of(store), id).of(rights::covers);
    }

    private static SessionDossier known(Dossiers dossiers, String id) {
        return dossiers.of(id)
                .orElseThrow(() -> new EssaimException("Session [" + id + "] is unknown.\nMaybe "
                        + (dossiers.all().isEmpty()
                                ? "plan it first"
                                : "one of "
                                        + dossiers.all().stream()
                                                .map(each -> each.session().id())
                                                .toList())
                        + "."));
    }

    /** Plans a session, or stores what changed about it; who registered and came stays. */
    public Recorded save(ProgrammeSession session) {
        requireMine(session);
        Programme programme = programmes.programme(session.programme());
        Dossiers dossiers = Dossiers.of(store);
        return stored(dossiers, Batch.run(session, each -> save(programme, dossiers, each)));
    }

    /** Says that a session does not take place; who registered stays known. */
    public Recorded cancel(String id, String reason) {
        if (reason.isBlank()) {
            throw new EssaimException("A session is not cancelled without a reason.\nMaybe name one.");
        }
        return save(known(Dossiers.of(store), id).session().cancelledFor(reason));
    }

    /** A worker by the identifier that the host or payroll knows; it becomes a pseudonym here. */
    public Attendee worker(String structure, String identifier) {
        return Attendee.worker(structure, privacy.worker(identifier));
    }

    /** Records that somebody is to come. */
    public Recorded register(String session, Registration registration) {
        rights.require(registration.who().recorded().structure());
        Dossiers dossiers = Dossiers.of(store);
        known(dossiers, session);
        SessionRules.Enrolled enrolled = enrolled();
        return stored(dossiers, Batch.run(registration, each -> register(dossiers, enrolled, session, each)));
    }

    /** Removes a registration; nothing happens if there is none. */
    public Recorded unregister(String session, Attendee who) {
        return removed(session, who, SessionDossier::withoutRegistration);
    }

    /** Records that somebody came, or corrects it. */
    public Recorded attend(String session, Attendance attendance) {
        rights.require(attendance.who().recorded().structure());
        Dossiers dossiers = Dossiers.of(store);
        known(dossiers, session);
        SessionRules.Enrolled enrolled = enrolled();
        return stored(dossiers, Batch.run(attendance, each -> attend(dossiers, enrolled, session, each)));
    }

    /** Removes an attendance; nothing happens if there is none. */
    public Recorded remove(String session, Attendee who) {
        return removed(session, who, SessionDossier::withoutAttendance);
    }

    private Recorded removed(
            String session, Attendee who, BiFunction<SessionDossier, Attendee, SessionDossier> without) {
        rights.require(who.structure());
        Dossiers dossiers = Dossiers.of(store);
        SessionDossier before = known(dossiers, session);
        SessionDossier after = without.apply(before, who);
        if (after.equals(before)) {
            return new Recorded(0, 1, 0, List.of());
        }
        dossiers.put(after);
        return stored(dossiers, new Recorded(1, 0, 0, List.of()));
    }

    /**
     * Records the rows of a table: those without an error together, whatever order they stand in.
     *
     * @param programme the programme whose sessions they are
     * @param table what its columns mean
     * @param rows the rows
     * @param zone the zone of the clock of sessions that are planned
     */
    public Recorded load(String programme, SessionTable table, SourceTable rows, ZoneId zone) {
        Programme known = programmes.programme(programme);
        Dossiers dossiers = Dossiers.of(store);
        SessionRows reading = new SessionRows(known.id(), zone, privacy::worker);
        List<Finding> findings = new ArrayList<>();
        Tabled tabled = new Tabled(rows, table.form(), findings);
        SessionRules.Enrolled enrolled = enrolled();
        Recorded recorded = switch (table) {
            case SESSIONS ->
                tabled.run(
                        reading::session,
                        SessionRows.SESSIONS,
                        ProgrammeSession::id,
                        rights::outsideOrWhole,
                        ProgrammeSession::structure,
                        each -> save(known, dossiers, asCancelled(dossiers, each)));
            case REGISTRATIONS ->
                tabled.run(
                        reading::registration,
                        SessionRows.REGISTRATIONS,
                        SessionRows.Registered::key,
                        rights::outsideOrWhole,
                        each -> each.registration().who().structure(),
                        each -> register(dossiers, enrolled, each.session(), each.registration()));
            case ATTENDANCES ->
                tabled.run(
                        reading::attendance,
                        SessionRows.ATTENDANCES,
                        SessionRows.Attended::key,
                        rights::outsideOrWhole,
                        each -> each.who().structure(),
                        each -> attend(dossiers, enrolled, each));
        };
        return stored(dossiers, recorded);
    }

    // No row says that a session takes place after all.
    private static ProgrammeSession asCancelled(Dossiers dossiers, ProgrammeSession row) {
        return dossiers.of(row.id())
                .map(SessionDossier::session)
                .filter(ProgrammeSession::isCancelled)
                .map(known -> row.cancelledFor(known.cancelled()))
                .orElse(row);
    }

    private Attempt save(Programme programme, Dossiers dossiers, ProgrammeSession session) {
        Optional<SessionDossier> before = dossiers.of(session.id());
        if (before.isPresent() && before.get().session().equals(session)) {
            return Attempt.unchanged();
        }
        List<Finding> findings = new ArrayList<>();
        if (!session.structure().isEmpty()) {
            findings.addAll(rights.unknown(session.structure()));
        }
        findings.addAll(SessionRules.session(
                programme,
                programmes.trainings().stream().map(TrainingProduct::id).toList(),
                before,
                session));
        Communities.unknown(store, session.community()).ifPresent(findings::add);
        return Attempt.of(
                findings,
                () -> dossiers.put(before.map(each -> each.with(session))
                        .orElseGet(() -> new SessionDossier(session, List.of(), List.of()))));
    }

    private Attempt register(
            Dossiers dossiers, SessionRules.Enrolled enrolled, String session, Registration registration) {
        Optional<SessionDossier> found = dossiers.of(session);
        if (found.isEmpty()) {
            return refused(unknownSession(dossiers, session));
        }
        SessionDossier dossier = found.get();
        if (dossier.registrations().contains(registration)) {
            return Attempt.unchanged();
        }
        List<Finding> findings =
                new ArrayList<>(rights.unknown(registration.who().structure()));
        Keeping.erased(privacy, registration.who(), dossier.interval().startDate())
                .ifPresent(findings::add);
        if (findings.isEmpty()) {
            findings.addAll(SessionRules.registration(dossier, enrolled, dossiers.all(), registration));
        }
        return Attempt.of(findings, () -> dossiers.put(dossier.with(registration)));
    }

    private Attempt attend(Dossiers dossiers, SessionRules.Enrolled enrolled, SessionRows.Attended attended) {
        Optional<SessionDossier> found = dossiers.of(attended.session());
        if (found.isEmpty()) {
            return refused(unknownSession(dossiers, attended.session()));
        }
        try {
            return attend(
                    dossiers,
                    enrolled,
                    attended.session(),
                    attended.on(found.get().session()));
        } catch (IllegalArgumentException e) {
            return refused(Finding.of(Code.INVALID_VALUE)
                    .column("from")
                    .value("")
                    .with("problem", String.valueOf(e.getMessage()))
                    .build());
        }
    }

    private Attempt attend(Dossiers dossiers, SessionRules.Enrolled enrolled, String session, Attendance attendance) {
        SessionDossier dossier = known(dossiers, session);
        if (dossier.attendances().contains(attendance)) {
            return Attempt.unchanged();
        }
        List<Finding> findings = new ArrayList<>(rights.unknown(attendance.who().structure()));
        Keeping.erased(privacy, attendance.who(), dossier.interval().startDate())
                .ifPresent(findings::add);
        if (findings.isEmpty()) {
            findings.addAll(SessionRules.attendance(dossier, enrolled, dossiers.all(), attendance));
            Communities.stranger(
                            Communities.find(store, dossier.session().community()),
                            attendance.who(),
                            dossier.interval().startDate())
                    .ifPresent(findings::add);
        }
        return Attempt.of(findings, () -> dossiers.put(dossier.with(attendance)));
    }

    private static Attempt refused(Finding finding) {
        return new Attempt(Batch.Outcome.REFUSED, List.of(finding));
    }

    private static Finding unknownSession(Dossiers dossiers, String session) {
        return Finding.of(Code.UNKNOWN_SESSION)
                .column("session")
                .value(session)
                .with(
                        "valid",
                        dossiers.all().stream()
                                .limit(20)
                                .map(each -> each.session().id())
                                .collect(Collectors.joining(", ")))
                .build();
    }

    // A session for several structures is the whole federation's.
    private void requireMine(ProgrammeSession session) {
        if (session.structure().isEmpty()) {
            rights.requireWhole("Session", session.id());
        } else {
            rights.require(session.structure());
        }
    }

    private SessionRules.Enrolled enrolled() {
        Map<List<String>, SortedMap<String, List<LocalDateRange>>> known = new HashMap<>();
        Map<String, Boolean> phased = new HashMap<>();
        return new SessionRules.Enrolled() {
            @Override
            public @Nullable List<LocalDateRange> days(ProgrammeSession session, String structure) {
                boolean open = phased.computeIfAbsent(
                        session.programme(),
                        each -> programmes.programme(each).phases().isEmpty());
                return open
                        ? null
                        : known.computeIfAbsent(
                                        List.of(session.programme(), session.phase()),
                                        each -> programmes.engaged(each.get(0), each.get(1)))
                                .getOrDefault(structure, List.of());
            }
        };
    }

    /** Every version of a session: who recorded what, and when; with what of it the actor may know. */
    public List<SessionVersion> history(String id) {
        session(id);
        return store.history(new DocumentKey(Dossiers.KIND, id)).stream()
                .map(document -> new SessionVersion(
                        SessionDossier.read(document).of(rights::covers), document.actor(), document.committedAt()))
                .toList();
    }

    /** The sessions of a programme as calendars know them, in the order of their beginnings; the cancelled ones too, so that calendars drop them. */
    public List<Appointment> appointments(String programme) {
        return of(programme).stream()
                .map(each -> Appointment.of(
                        each.session(),
                        store.history(
                                new DocumentKey(Dossiers.KIND, each.session().id()))))
                .toList();
    }

    /** What the host calls a worker, else the first digits of the pseudonym: for a page that is laid out now, never to be kept. */
    public String called(WorkerId worker) {
        return names.apply(worker).orElse(worker.display());
    }

    /** The sheet that people sign, with the names that the host knows; for those of the actor's perimeter. */
    public Report sheet(String id, Locale locale) {
        SessionDossier dossier = session(id);
        return new AttendanceSheet(
                        dossier,
                        programmes.programme(dossier.session().programme()).name(),
                        names,
                        locale)
                .report();
    }

    /** All attendance as working time, each worker's once: a source with identifiers, profile {@code attendance}. */
    public TimeSource attendance() {
        return new AttendanceSource(() -> Dossiers.of(store).all(), null);
    }

    /** The attendance of these days, for an import that covers them completely. */
    public TimeSource attendance(LocalDateRange days) {
        return new AttendanceSource(() -> Dossiers.of(store).all(), days);
    }

    /** Communities of practice: members, meetings, exchanged practices. */
    public Communities communities() {
        return new Communities(store, rights, privacy, programmes, clock);
    }

    /** Training actions and their reviews. */
    public TrainingActions trainingActions() {
        return new TrainingActions(store, rights, programmes, this, clock);
    }

    /**
     * What took place in a programme, as indicators read it. Of structures that are not all the actor’s nothing is told: a part would
     * be taken for the whole.
     *
     * @throws EssaimException if the programme is unknown
     */
    public MeasureSource measures(String programme) {
        String known = programmes.programme(programme).id();
        return new SessionMeasures(
                () -> Dossiers.of(store).all().stream()
                        .filter(each -> each.session().programme().equals(known))
                        .toList(),
                () -> trainingActions().of(known),
                rights::known,
                rights::require);
    }

    /** What sessions and communities know of workers, for {@link Privacy} to erase. */
    public static PersonalRecords personalRecords() {
        return new SessionPeople();
    }

    private Recorded stored(Dossiers dossiers, Recorded recorded) {
        List<Commit.Put> puts = dossiers.puts();
        if (!puts.isEmpty()) {
            store.commit(new Commit(rights.actor().id(), clock.instant(), puts, List.of()));
        }
        return recorded;
    }
}
