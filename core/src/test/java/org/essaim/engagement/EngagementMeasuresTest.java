package org.essaim.engagement;

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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.essaim.document.SourceTable;
import org.essaim.engagement.Enrolment.State;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.recording.OriginLaw;
import org.essaim.recording.Recorded;
import org.essaim.recording.TableRule;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.MeasureSource.Absence;
import org.essaim.spi.MeasureSource.Absent;
import org.essaim.spi.MeasureSource.Measured;
import org.essaim.spi.MeasureSource.Value;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threeten.extra.LocalDateRange;

/** What measures tell of programmes: the rules of {@code specs/measures/programmes}, and a naive walk from day to day. */
class EngagementMeasuresTest {
    private static final LocalDate START = LocalDate.of(2027, 3, 1);
    private static final List<String> PHASES = List.of("sensibilisation", "diagnostic", "formation");
    private static final Map<String, EngagementTable> TABLES = Map.of(
            "candidatures", EngagementTable.APPLICATIONS,
            "décisions", EngagementTable.DECISIONS,
            "parcours", EngagementTable.ENROLMENTS);

    static List<TableRule> rules() throws IOException, URISyntaxException {
        return TableRule.of("measures/programmes", "MPR");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void programmesAreToldAsTheRuleShows(TableRule rule) {
        Office office = new Office();
        rule.play(new TableRule.Desk() {
            @Override
            public Recorded load(String table, SourceTable rows) {
                String call = table.endsWith("2028") ? "appel-2028" : Office.CALL;
                String name = table.replace(" 2028", "");
                return office.programmes.load(
                        Office.PROGRAMME, Objects.requireNonNull(TABLES.get(name), table), call, rows);
            }

            @Override
            public MeasureSource measures() {
                return office.programmes.measures(Office.PROGRAMME);
            }

            @Override
            public Store store() {
                return office.store;
            }
        });
    }

    /** One try: which structure, which state, which phase, how many days after the start. */
    record Try(int structure, State state, int phase, int day) {
        Move move() {
            String code = state == State.ENGAGED ? PHASES.get(phase) : "";
            return new Move("S00" + structure, state, code, START.plusDays(day), "essai", "dérogation");
        }
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(
                                State.ACCEPTED,
                                State.ACCEPTED,
                                State.REFUSED,
                                State.ENGAGED,
                                State.ENGAGED,
                                State.SUSPENDED,
                                State.COMPLETED,
                                State.WITHDRAWN),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 9))
                .as(Try::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(30);
    }

    @Property(tries = 200)
    void eachMeasureIsWhatANaiveWalkFromDayToDayCounts(
            @ForAll("tries") List<Try> tries,
            @ForAll @IntRange(max = 9) int first,
            @ForAll @IntRange(max = 9) int length) {
        Office office = new Office();
        for (int i = 1; i <= 3; i++) {
            office.programmes.apply(
                    Office.PROGRAMME, Office.CALL, new Application("S00" + i, LocalDate.of(2027, 1, 20), ""));
        }
        Map<String, List<Try>> taken = new HashMap<>();
        tries.stream().sorted(java.util.Comparator.comparing(Try::day)).forEach(each -> {
            if (office.programmes.move(Office.PROGRAMME, each.move()).stored() == 1) {
                taken.computeIfAbsent("S00" + each.structure(), none -> new ArrayList<>())
                        .add(each);
            }
        });
        int end = first + length + 1;
        LocalDateRange period = LocalDateRange.of(START.plusDays(first), START.plusDays(end));
        for (Set<String> names : List.of(Set.<String>of(), Set.of("S001"), Set.of("S002", "S003", "S009"))) {
            Map<String, Integer> naive = new HashMap<>();
            List.of(
                            "structures-applied",
                            "structures-accepted",
                            "structures-engaged",
                            "structures-refused",
                            "structures-withdrawn",
                            "structures-left")
                    .forEach(each -> naive.put(each, 0));
            PHASES.forEach(each -> naive.put("structures-in-" + each, 0));
            PHASES.forEach(each -> naive.put("structures-reached-" + each, 0));
            Scope scope = new Scope(names);
            for (String structure : List.of("S001", "S002", "S003")) {
                if (scope.contains(structure)) {
                    walk(taken.getOrDefault(structure, List.of()), first, end, naive);
                }
            }
            for (MeasureSource.Measure measure :
                    office.programmes.measures(Office.PROGRAMME).measures()) {
                assertThat(value(office, measure.id(), scope, period))
                        .as("%s of %s in %s of %s", measure.id(), names, period, taken)
                        .isEqualTo(Integer.toString(Objects.requireNonNull(naive.get(measure.id()))));
            }
        }
    }

    private static void walk(List<Try> steps, int first, int end, Map<String, Integer> naive) {
        naive.merge("structures-applied", 1, Integer::sum);
        String state = "APPLIED";
        Set<String> reached = new HashSet<>();
        boolean accepted = false;
        boolean refused = false;
        boolean withdrawn = false;
        for (int day = 0; day < end; day++) {
            for (Try step : steps) {
                if (step.day() == day) {
                    state = step.state() == State.ENGAGED
                            ? PHASES.get(step.phase())
                            : step.state().name();
                    reached.add(state);
                    accepted |= step.state() == State.ACCEPTED;
                    refused |= step.state() == State.REFUSED && day >= first;
                    withdrawn |= step.state() == State.WITHDRAWN && day >= first;
                }
            }
        }
        PHASES.stream()
                .filter(each -> reached.stream().anyMatch(other -> PHASES.indexOf(other) >= PHASES.indexOf(each)))
                .forEach(each -> naive.merge("structures-reached-" + each, 1, Integer::sum));
        naive.merge("structures-accepted", accepted ? 1 : 0, Integer::sum);
        naive.merge("structures-refused", refused ? 1 : 0, Integer::sum);
        naive.merge("structures-withdrawn", withdrawn ? 1 : 0, Integer::sum);
        naive.merge("structures-left", refused || withdrawn ? 1 : 0, Integer::sum);
        if (PHASES.contains(state)) {
            naive.merge("structures-engaged", 1, Integer::sum);
            naive.merge("structures-in-" + state, 1, Integer::sum);
        }
    }

    private static String value(Office office, String measure, Scope scope, LocalDateRange period) {
        Value value = office.programmes
                .measures(Office.PROGRAMME)
                .values(measure, List.of(scope), period)
                .get(0);
        assertThat(value.scope()).isEqualTo(scope);
        assertThat(value.period()).isEqualTo(period);
        OriginLaw.require(office.programmes.measures(Office.PROGRAMME), measure, value);
        return value instanceof Absent absent
                ? absent.reason().name()
                : ((Measured) value).amount().toPlainString();
    }

    @Test
    void nothingIsToldOfStructuresThatAreNotAllTheActors() {
        Office office = new Office();
        office.programmes.apply(Office.PROGRAMME, Office.CALL, new Application("S001", LocalDate.of(2027, 1, 20), ""));
        office.programmes.apply(Office.PROGRAMME, Office.CALL, new Application("S002", LocalDate.of(2027, 1, 20), ""));
        LocalDateRange period = LocalDateRange.of(START, START.plusDays(1));
        Scope whole = Scope.federation();
        assertThat(value(office, "structures-applied", whole, period)).isEqualTo("2");
        office.actor = new Actor("una-001", Perimeter.of(Set.of("S001", "S003")));
        assertThat(value(office, "structures-applied", new Scope(Set.of("S001", "S003")), period))
                .isEqualTo("1");
        for (Scope foreign : List.of(whole, new Scope(Set.of("S002")), new Scope(Set.of("S001", "S002")))) {
            assertThatExceptionOfType(EssaimException.class)
                    .isThrownBy(() -> value(office, "structures-applied", foreign, period))
                    .withMessageContaining("una-001");
        }
        office.actor = new Actor("una-003", Perimeter.of(Set.of("S003")));
        assertThat(value(office, "structures-applied", new Scope(Set.of("S003")), period))
                .as("others’ applications are recorded: whoever asks, S003 did not apply")
                .isEqualTo("0");
    }

    @Test
    void strangersAreNotCountedAsStructuresThatNeverApplied() {
        Office office = new Office();
        office.programmes.apply(Office.PROGRAMME, Office.CALL, new Application("S001", LocalDate.of(2027, 1, 20), ""));
        LocalDateRange period = LocalDateRange.of(START, START.plusDays(1));
        assertThat(value(office, "structures-applied", new Scope(Set.of("S999")), period))
                .isEqualTo(Absence.NO_DATA.name());
        assertThat(value(office, "structures-applied", new Scope(Set.of("S001", "S999")), period))
                .isEqualTo(Absence.INCOMPLETE.name());
    }

    @Test
    void onlyPhasesThatCanBeNamedHaveAMeasureAndOthersAreRefused() {
        Office office = new Office();
        office.programmes.save(Programme.builder("autre", "Autre programme")
                .phases(
                        new Phase(1, "phase-1", "Une", Phase.Kind.AWARENESS, List.of(), ""),
                        new Phase(2, "phase--2-", "Deux", Phase.Kind.AWARENESS, List.of(), ""))
                .build());
        MeasureSource measures = office.programmes.measures("autre");
        assertThat(measures.measures())
                .extracting(MeasureSource.Measure::id)
                .contains("structures-in-phase-1")
                .hasSize(8);
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> measures.values(
                        "structures-in-phase--2-",
                        List.of(Scope.federation()),
                        LocalDateRange.of(START, START.plusDays(1))))
                .withMessageContaining("structures-in-phase-1");
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> office.programmes.measures("inconnu"));
    }
}
