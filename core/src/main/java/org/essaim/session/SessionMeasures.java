package org.essaim.session;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.essaim.organisation.Scope;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.MeasureAsked;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;
import org.threeten.extra.LocalDateRange;

/**
 * Tells what took place in a programme as measures (<i>mesures de séances</i>), over any days: a session counts on the day on which it begins.
 *
 * <p>{@code sessions-held}, and of these {@code training-sessions-held}, which are collective trainings; for some structures, those to which one of
 * them came. {@code structures-registered}, {@code structures-attending} and {@code structures-trained}, who came to a collective training:
 * structures, each once. {@code people-registered} and {@code people-attending}: a worker under pseudonym counts once; people counted by
 * function cannot be told apart from session to session, so that each session adds its own, and the figure is at most so many people. The people said
 * to be behind it are at least so many: in each structure the workers, or all who came to its largest session if they are more. {@code reviews-done}:
 * training actions with a review of these days; for some structures, those to whose sessions one of them came.
 *
 * <p>What was cancelled counts nowhere, nor do committees, which steer a programme and are no event that structures go to. Then:
 *
 * <ul>
 *   <li>A programme without any session, or for {@code reviews-done} without any training action, has no data: whoever keeps its sessions elsewhere held
 *       some. Once there is one, they are kept here, and days without any are 0.
 *   <li>A session was held if somebody came. If nobody said who came, nobody knows whether it was held, and by whom attended: the value is incomplete,
 *       and there is no data if that is so of all sessions of these days. Who knows that it was not held cancels it. So nothing that
 *       is planned is counted before somebody was there.
 *   <li>Who registered is said beforehand, and nobody can add to it later: a session without registrations counts 0 if others of these days have some.
 *       If none has, nobody keeps registrations, and there is no data.
 *   <li>A structure that nobody knows has no data, and makes others' incomplete.
 * </ul>
 *
 * <p>A figure comes from sessions ({@code session}) or reviews ({@code review}), each by the identifier of the session or of the training action: what counts
 * structures or people, by session and structure, so that who came twice is there twice.
 */
final class SessionMeasures implements MeasureSource {
    private static final Map<String, Unit> ALL = all();

    private final Supplier<List<SessionDossier>> dossiers;
    private final Supplier<List<TrainingAction>> actions;
    private final Supplier<? extends Collection<String>> structures;
    private final Consumer<Scope> allowed;

    /**
     * Measures of one programme.
     *
     * @param dossiers its sessions, whoever asks
     * @param actions its training actions
     */
    SessionMeasures(
            Supplier<List<SessionDossier>> dossiers,
            Supplier<List<TrainingAction>> actions,
            Supplier<? extends Collection<String>> structures,
            Consumer<Scope> allowed) {
        this.dossiers = dossiers;
        this.actions = actions;
        this.structures = structures;
        this.allowed = allowed;
    }

    private static Map<String, Unit> all() {
        Map<String, Unit> all = new LinkedHashMap<>();
        for (String events : List.of(
                "sessions-held",
                "training-sessions-held",
                "structures-registered",
                "structures-attending",
                "structures-trained",
                "reviews-done")) {
            all.put(events, Unit.EVENTS);
        }
        all.put("people-registered", Unit.PERSONS);
        all.put("people-attending", Unit.PERSONS);
        return all;
    }

    @Override
    public List<Measure> measures() {
        return ALL.entrySet().stream()
                .map(each -> new Measure(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
        Unit unit = unit(measure);
        scopes.forEach(allowed);
        Collection<String> known = structures.get();
        List<SessionDossier> sessions = dossiers.get();
        List<Value> values = new ArrayList<>();
        for (Scope scope : scopes) {
            int strangers = scope.strangersTo(known).size();
            Telling telling = new Telling(sessions, scope, period, unit);
            if (strangers > 0) {
                values.add(
                        telling.nothing(strangers == scope.structures().size() ? Absence.NO_DATA : Absence.INCOMPLETE));
            } else {
                values.add(measure.equals("reviews-done") ? telling.reviews(actions.get()) : telling.of(measure));
            }
        }
        return values;
    }

    private static Unit unit(String measure) {
        return Optional.ofNullable(ALL.get(measure)).orElseThrow(() -> MeasureAsked.unknown(measure, ALL.keySet()));
    }

    @Override
    public List<MeasureOrigin> origins(String measure, Scope scope, LocalDateRange period) {
        Unit unit = unit(measure);
        allowed.accept(scope);
        Telling telling = new Telling(dossiers.get(), scope, period, unit);
        return measure.equals("reviews-done")
                ? telling.reviewed(actions.get())
                        .map(action -> new MeasureOrigin("review", "", action.id(), BigDecimal.ONE))
                        .toList()
                : telling.origins(measure);
    }

    private record Telling(List<SessionDossier> all, Scope scope, LocalDateRange period, Unit unit) {
        Value nothing(Absence reason) {
            return new Absent(scope, period, reason);
        }

        private Value measured(long amount, long people) {
            return new Measured(scope, period, BigDecimal.valueOf(amount), unit, people);
        }

        Value of(String measure) {
            if (all.isEmpty()) {
                return nothing(Absence.NO_DATA);
            }
            List<SessionDossier> asked = asked(measure);
            if (asked.isEmpty()) {
                return measured(0, 0);
            }
            boolean registered = isOfRegistered(measure);
            long told = asked.stream()
                    .filter(each -> !(registered
                            ? each.registrations().isEmpty()
                            : each.attendances().isEmpty()))
                    .count();
            if (told == 0) {
                return nothing(Absence.NO_DATA);
            }
            if (!registered && told < asked.size()) {
                return nothing(Absence.INCOMPLETE);
            }
            List<List<Attendee>> people =
                    asked.stream().map(each -> who(measure, each)).toList();
            return switch (measure) {
                case "sessions-held", "training-sessions-held" ->
                    measured(people.stream().filter(each -> !each.isEmpty()).count(), 0);
                case "people-registered", "people-attending" -> measured(atMost(people), atLeast(people));
                default ->
                    measured(
                            people.stream()
                                    .flatMap(List::stream)
                                    .map(Attendee::structure)
                                    .distinct()
                                    .count(),
                            0);
            };
        }

        private List<SessionDossier> asked(String measure) {
            boolean training = measure.equals("training-sessions-held") || measure.equals("structures-trained");
            return all.stream()
                    .filter(each -> !each.session().isCancelled()
                            && each.session().kind() != SessionKind.COMMITTEE
                            && (!training || each.session().kind() == SessionKind.COLLECTIVE_TRAINING)
                            && period.contains(day(each)))
                    .toList();
        }

        private static boolean isOfRegistered(String measure) {
            return measure.endsWith("-registered");
        }

        private List<Attendee> who(String measure, SessionDossier dossier) {
            return (isOfRegistered(measure) ? registered(dossier) : came(dossier)).toList();
        }

        List<MeasureOrigin> origins(String measure) {
            List<MeasureOrigin> origins = new ArrayList<>();
            for (SessionDossier dossier : asked(measure)) {
                String id = dossier.session().id();
                SortedMap<String, Integer> people = new TreeMap<>();
                who(measure, dossier).forEach(who -> people.merge(who.structure(), who.number(), Integer::sum));
                if (measure.endsWith("-held")) {
                    if (!people.isEmpty()) {
                        origins.add(new MeasureOrigin("session", "", id, BigDecimal.ONE));
                    }
                } else {
                    boolean structures = measure.startsWith("structures-");
                    people.forEach((structure, number) -> origins.add(new MeasureOrigin(
                            "session", structure, id, structures ? BigDecimal.ONE : BigDecimal.valueOf(number))));
                }
            }
            return origins;
        }

        Value reviews(List<TrainingAction> actions) {
            if (actions.isEmpty()) {
                return nothing(Absence.NO_DATA);
            }
            return measured(reviewed(actions).count(), 0);
        }

        private Stream<TrainingAction> reviewed(List<TrainingAction> actions) {
            Map<String, SessionDossier> byId = new HashMap<>();
            all.forEach(each -> byId.put(each.session().id(), each));
            return actions.stream()
                    .filter(action -> Optional.ofNullable(action.review())
                            .filter(review -> period.contains(review.date()))
                            .isPresent())
                    .filter(action -> scope.structures().isEmpty()
                            || action.sessions().stream()
                                    .map(byId::get)
                                    .filter(Objects::nonNull)
                                    .anyMatch(each -> !each.session().isCancelled()
                                            && came(each).findAny().isPresent()));
        }

        private static LocalDate day(SessionDossier dossier) {
            return Objects.requireNonNull(dossier.session().start()).toLocalDate();
        }

        private Stream<Attendee> registered(SessionDossier dossier) {
            return dossier.registrations().stream().map(Registration::who).filter(this::contains);
        }

        private Stream<Attendee> came(SessionDossier dossier) {
            return dossier.attendances().stream().map(Attendance::who).filter(this::contains);
        }

        private boolean contains(Attendee who) {
            return scope.contains(who.structure());
        }

        private static long atMost(List<List<Attendee>> sessions) {
            Set<WorkerId> workers = new HashSet<>();
            long counted = 0;
            for (Attendee who : sessions.stream().flatMap(List::stream).toList()) {
                if (who.worker() == null) {
                    counted += who.number();
                } else {
                    workers.add(who.worker());
                }
            }
            return workers.size() + counted;
        }

        // A worker of one session may be one of the people whom another counts: only who was there together is told
        // apart.
        private static long atLeast(List<List<Attendee>> sessions) {
            Map<String, Set<WorkerId>> workers = new HashMap<>();
            Map<String, Long> largest = new HashMap<>();
            Set<WorkerId> everybody = new HashSet<>();
            for (List<Attendee> session : sessions) {
                Map<String, Long> together = new HashMap<>();
                for (Attendee who : session) {
                    together.merge(who.structure(), (long) who.number(), Long::sum);
                    if (who.worker() != null) {
                        everybody.add(who.worker());
                        workers.computeIfAbsent(who.structure(), none -> new HashSet<>())
                                .add(who.worker());
                    }
                }
                together.forEach((structure, number) -> largest.merge(structure, number, Math::max));
            }
            long named = workers.values().stream().mapToLong(Set::size).sum();
            long people = 0;
            for (Map.Entry<String, Long> each : largest.entrySet()) {
                people += Math.max(
                        each.getValue(),
                        workers.getOrDefault(each.getKey(), Set.of()).size());
            }
            return people - (named - everybody.size());
        }
    }
}
