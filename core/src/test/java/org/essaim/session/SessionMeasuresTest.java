package org.essaim.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.essaim.document.SourceTable;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.recording.OriginLaw;
import org.essaim.recording.Recorded;
import org.essaim.recording.TableRule;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.MeasureSource.Absent;
import org.essaim.spi.MeasureSource.Measured;
import org.essaim.spi.MeasureSource.Value;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threeten.extra.LocalDateRange;

/** What measures tell of sessions: the rules of {@code specs/measures/sessions}, and a naive count over whoever came. */
class SessionMeasuresTest {
    private static final String OPEN = "reseau";
    private static final LocalDate FIRST = LocalDate.of(2027, 4, 1);
    private static final List<SessionKind> KINDS = List.of(
            SessionKind.WEB_CONFERENCE,
            SessionKind.COLLECTIVE_TRAINING,
            SessionKind.COLLECTIVE_TRAINING,
            SessionKind.COMMITTEE);
    private static final Map<String, SessionTable> TABLES = Map.of(
            "séances", SessionTable.SESSIONS,
            "inscriptions", SessionTable.REGISTRATIONS,
            "présences", SessionTable.ATTENDANCES);

    static List<TableRule> rules() throws IOException, URISyntaxException {
        return TableRule.of("measures/sessions", "MSE");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void sessionsAreToldAsTheRuleShows(TableRule rule) {
        Hall hall = new Hall();
        rule.play(new TableRule.Desk() {
            @Override
            public Recorded load(String table, SourceTable rows) {
                List<String> cells = rows.rows().get(0).cells();
                return switch (table) {
                    case "annulations" -> hall.sessions.cancel(cells.get(0), "intervenant absent");
                    case "bilans" ->
                        hall.sessions
                                .trainingActions()
                                .save(new TrainingAction(
                                                cells.get(0),
                                                OPEN,
                                                "equipes-autonomes",
                                                "Promotion",
                                                List.of(cells.get(1).split(", ")),
                                                null)
                                        .reviewed(new TrainingAction.Review(
                                                LocalDate.parse(cells.get(2)), "Bien reçu.", "")));
                    default ->
                        hall.sessions.load(OPEN, Objects.requireNonNull(TABLES.get(table), table), rows, Hall.PARIS);
                };
            }

            @Override
            public MeasureSource measures() {
                return hall.sessions.measures(OPEN);
            }

            @Override
            public Store store() {
                return hall.store;
            }
        });
    }

    /** A session on its own day. */
    record Planned(int kind, boolean cancelled) {}

    /** Somebody at a session: worker 0 is people counted by function. */
    record Came(int session, int structure, int worker, int number, boolean attended) {
        Attendee who() {
            return worker == 0
                    ? Attendee.count("S00" + structure, Function.DIRECTOR, number)
                    : Attendee.worker("S00" + structure, Hall.worker("100" + worker));
        }
    }

    @Provide
    Arbitrary<List<Planned>> planned() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, KINDS.size() - 1), Arbitraries.of(false, false, false, true))
                .as(Planned::new)
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Came>> came() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(true, true, false))
                .as(Came::new)
                .list()
                .ofMaxSize(22);
    }

    @Property(tries = 200)
    void eachMeasureIsWhatANaiveListOfThoseWhoCameCounts(
            @ForAll("planned") @Size(max = 5) List<Planned> planned,
            @ForAll("came") List<Came> came,
            @ForAll @IntRange(max = 5) int first,
            @ForAll @IntRange(max = 5) int length) {
        Hall hall = new Hall();
        for (int i = 0; i < planned.size(); i++) {
            hall.sessions.save(ProgrammeSession.builder(
                            "s" + i, OPEN, KINDS.get(planned.get(i).kind()), "Séance")
                    .held(FIRST.plusDays(i).atTime(9, 0), FIRST.plusDays(i).atTime(12, 0))
                    .build());
        }
        Map<List<Object>, Came> present = new HashMap<>();
        for (Came each : came) {
            if (each.session() < planned.size()) {
                Recorded recorded = each.attended()
                        ? hall.sessions.attend("s" + each.session(), Attendance.whole(each.who(), ""))
                        : hall.sessions.register(
                                "s" + each.session(), new Registration(each.who(), FIRST.minusDays(9)));
                // Nobody is at one session for two structures.
                if (recorded.refused() == 0) {
                    present.put(List.of(each.session(), each.structure(), each.worker(), each.attended()), each);
                }
            }
        }
        List<Planned> known = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            // What somebody came to cannot be cancelled any more.
            boolean cancelled = planned.get(i).cancelled()
                    && hall.sessions.cancel("s" + i, "intervenant absent").stored() == 1;
            known.add(new Planned(planned.get(i).kind(), cancelled));
        }
        LocalDateRange period = LocalDateRange.of(FIRST.plusDays(first), FIRST.plusDays(first + length + 1L));
        for (Set<String> names : List.of(Set.<String>of(), Set.of("S001"), Set.of("S002", "S003"), Set.of("S004"))) {
            Scope scope = new Scope(names);
            naive(known, List.copyOf(present.values()), first, first + length, scope)
                    .forEach((measure, expected) -> assertThat(amount(hall, measure, scope, period))
                            .as("%s of %s in %s: %s, %s", measure, names, period, known, present)
                            .isEqualTo(expected));
        }
    }

    private static Map<String, String> naive(
            List<Planned> planned, List<Came> present, int first, int last, Scope scope) {
        Map<String, String> naive = new TreeMap<>();
        for (String measure : List.of(
                "sessions-held",
                "training-sessions-held",
                "structures-registered",
                "structures-attending",
                "structures-trained",
                "people-registered",
                "people-attending")) {
            boolean attended = !measure.endsWith("registered");
            boolean training = measure.contains("train");
            List<Integer> sessions = IntStream.rangeClosed(first, last)
                    .boxed()
                    .filter(i -> i < planned.size()
                            && !planned.get(i).cancelled()
                            && planned.get(i).kind() != 3
                            && (!training || planned.get(i).kind() != 0))
                    .toList();
            long silent = sessions.stream()
                    .filter(i -> present.stream().noneMatch(each -> each.session() == i && each.attended() == attended))
                    .count();
            List<Came> there = present.stream()
                    .filter(each -> sessions.contains(each.session())
                            && each.attended() == attended
                            && scope.contains("S00" + each.structure()))
                    .toList();
            long people = there.stream()
                            .filter(each -> each.worker() == 0)
                            .mapToLong(Came::number)
                            .sum()
                    + there.stream()
                            .filter(each -> each.worker() > 0)
                            .map(Came::worker)
                            .distinct()
                            .count();
            long number = measure.startsWith("people")
                    ? people
                    : there.stream()
                            .map(measure.startsWith("structures") ? Came::structure : Came::session)
                            .distinct()
                            .count();
            boolean nobody = planned.isEmpty() || (!sessions.isEmpty() && silent == sessions.size());
            naive.put(measure, nobody ? "NO_DATA" : attended && silent > 0 ? "INCOMPLETE" : Long.toString(number));
        }
        return naive;
    }

    private static String amount(Hall hall, String measure, Scope scope, LocalDateRange period) {
        Value value = hall.sessions
                .measures(OPEN)
                .values(measure, List.of(scope), period)
                .get(0);
        assertThat(value.scope()).isEqualTo(scope);
        OriginLaw.require(hall.sessions.measures(OPEN), measure, value);
        if (value instanceof Measured measured) {
            long amount = measured.amount().longValueExact();
            if (measured.unit() == MeasureSource.Unit.PERSONS) {
                assertThat(measured.contributors())
                        .as("at least some are behind it, at most all")
                        .isBetween(Math.min(1, amount), amount);
            } else {
                assertThat(measured.contributors()).isZero();
            }
            return Long.toString(amount);
        }
        return ((Absent) value).reason().name();
    }

    private static final LocalDateRange APRIL = LocalDateRange.of(FIRST, FIRST.plusMonths(1));

    private static Hall threeSessions(List<List<Attendee>> people) {
        Hall hall = new Hall();
        for (int i = 0; i < people.size(); i++) {
            hall.sessions.save(ProgrammeSession.builder("s" + i, OPEN, SessionKind.WEB_CONFERENCE, "Séance")
                    .held(FIRST.plusDays(i).atTime(9, 0), FIRST.plusDays(i).atTime(12, 0))
                    .build());
            for (Attendee each : people.get(i)) {
                hall.sessions.attend("s" + i, Attendance.whole(each, ""));
            }
        }
        return hall;
    }

    private static String attending(Hall hall) {
        Measured measured = (Measured) hall.sessions
                .measures(OPEN)
                .values("people-attending", List.of(Scope.federation()), APRIL)
                .get(0);
        return measured.amount() + " of at least " + measured.contributors();
    }

    @Test
    void thePeopleBehindAFigureAreThoseWhoWereCertainlyDifferent() {
        Attendee directors = Attendee.count("S001", Function.DIRECTOR, 3);
        Attendee managers = Attendee.count("S001", Function.AREA_MANAGER, 2);
        Attendee others = Attendee.count("S002", Function.DIRECTOR, 1);
        Attendee anne = Attendee.worker("S001", Hall.worker("1001"));
        Attendee elsewhere = Attendee.worker("S002", Hall.worker("1001"));
        assertThat(attending(threeSessions(List.of(List.of(directors), List.of(directors), List.of(directors)))))
                .isEqualTo("9 of at least 3");
        assertThat(attending(threeSessions(List.of(List.of(directors, managers), List.of(anne)))))
                .as("Anne may be one of the five")
                .isEqualTo("6 of at least 5");
        assertThat(attending(threeSessions(List.of(List.of(directors, anne), List.of(others)))))
                .isEqualTo("5 of at least 5");
        assertThat(attending(threeSessions(List.of(List.of(anne), List.of(anne), List.of(elsewhere)))))
                .as("one person of two structures")
                .isEqualTo("1 of at least 1");
    }

    @Test
    void nothingIsToldOfStructuresThatAreNotAllTheActors() {
        Attendee mine = Attendee.count("S001", Function.DIRECTOR, 1);
        Hall hall = threeSessions(List.of(List.of(mine, Attendee.count("S002", Function.DIRECTOR, 1))));
        hall.actor = new Actor("una-001", Perimeter.of(Set.of("S001", "S003")));
        assertThat(amount(hall, "people-attending", new Scope(Set.of("S001", "S003")), APRIL))
                .isEqualTo("1");
        for (Scope foreign :
                List.of(Scope.federation(), new Scope(Set.of("S002")), new Scope(Set.of("S001", "S002")))) {
            for (MeasureSource.Measure each : hall.sessions.measures(OPEN).measures()) {
                assertThatExceptionOfType(EssaimException.class)
                        .isThrownBy(() -> amount(hall, each.id(), foreign, APRIL))
                        .withMessageContaining("una-001");
            }
        }
        hall.actor = new Actor("una-003", Perimeter.of(Set.of("S003")));
        assertThat(amount(hall, "people-attending", new Scope(Set.of("S003")), APRIL))
                .as("that others came is said: whoever asks, nobody of S003 did")
                .isEqualTo("0");
    }

    @Test
    void strangersUnknownMeasuresAndUnknownProgrammesAreNotZero() {
        Hall hall = threeSessions(List.of(List.of(Attendee.count("S001", Function.DIRECTOR, 1))));
        assertThat(amount(hall, "sessions-held", new Scope(Set.of("S999")), APRIL))
                .isEqualTo("NO_DATA");
        assertThat(amount(hall, "sessions-held", new Scope(Set.of("S001", "S999")), APRIL))
                .isEqualTo("INCOMPLETE");
        List<String> ids = new ArrayList<>();
        hall.sessions.measures(OPEN).measures().forEach(each -> ids.add(each.id()));
        assertThat(new HashSet<>(ids)).hasSize(8).hasSameSizeAs(ids);
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> amount(hall, "sessions", Scope.federation(), APRIL))
                .withMessageContaining("sessions-held");
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> hall.sessions.measures("inconnu"));
    }
}
