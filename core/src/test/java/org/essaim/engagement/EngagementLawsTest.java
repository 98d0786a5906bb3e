package org.essaim.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.document.Tree;
import org.essaim.engagement.Enrolment.State;
import org.essaim.recording.Recorded;
import org.essaim.spi.Document;

/** Whatever steps are tried, in whatever order rows stand: the counts are those of the enrolments, and refusals leave no trace. */
class EngagementLawsTest {
    private static final LocalDate START = LocalDate.of(2027, 3, 1);
    private static final List<String> PHASES = List.of("", "sensibilisation", "diagnostic", "formation");

    /** One try: which structure, which state, which phase (0 none), how many days after the start. */
    record Try(int structure, State state, int phase, int day) {
        Move move() {
            String code = state == State.ENGAGED ? PHASES.get(Math.max(1, phase)) : "";
            return new Move("S00" + structure, state, code, START.plusDays(day), "essai", "dérogation");
        }
    }

    /** The naive reader of the table of transitions: where a structure stands, since when, and how far it came. */
    private static final class Oracle {
        State state = State.APPLIED;
        int day = -100;
        int furthest;

        boolean takes(Try each) {
            if (each.day() < day) {
                return false;
            }
            int phase = Math.max(1, each.phase());
            boolean legal = switch (each.state()) {
                case APPLIED -> false;
                case ACCEPTED, REFUSED -> state == State.APPLIED;
                case ENGAGED ->
                    state == State.ACCEPTED
                            || (state == State.ENGAGED && phase > furthest)
                            || (state == State.SUSPENDED && phase >= furthest);
                case SUSPENDED, COMPLETED -> state == State.ENGAGED;
                case WITHDRAWN ->
                    state == State.APPLIED
                            || state == State.ACCEPTED
                            || state == State.ENGAGED
                            || state == State.SUSPENDED;
            };
            if (legal) {
                state = each.state();
                day = each.day();
                if (each.state() == State.ENGAGED) {
                    furthest = phase;
                }
            }
            return legal;
        }
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(State.values()),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 6))
                .as(Try::new)
                .list()
                .ofMaxSize(25);
    }

    private static Office applied() {
        Office office = new Office();
        for (int i = 1; i <= 3; i++) {
            office.programmes.apply(
                    Office.PROGRAMME, Office.CALL, new Application("S00" + i, LocalDate.of(2027, 1, 20), ""));
        }
        return office;
    }

    @Property(tries = 300)
    void theFunnelCountsWhatTheNaiveReaderOfTheTableCounts(@ForAll("tries") List<Try> tries) {
        Office office = applied();
        Map<Integer, Oracle> oracles = new HashMap<>();
        Set<Move> taken = new HashSet<>();
        for (int i = 1; i <= 3; i++) {
            oracles.put(i, new Oracle());
        }
        for (Try each : tries) {
            long before = office.store.sequence();
            boolean known = taken.contains(each.move());
            Recorded recorded = office.programmes.move(Office.PROGRAMME, each.move());
            boolean legal = !known
                    && Objects.requireNonNull(oracles.get(each.structure())).takes(each);
            assertThat(List.of(recorded.stored(), recorded.unchanged(), recorded.refused()))
                    .as("%s", each)
                    .containsExactly(legal ? 1 : 0, known ? 1 : 0, legal || known ? 0 : 1);
            assertThat(office.store.sequence()).isEqualTo(legal ? before + 1 : before);
            if (legal) {
                taken.add(each.move());
            }
        }
        List<Long> expected = new ArrayList<>(List.of(3L));
        for (int phase = 1; phase <= 3; phase++) {
            int least = phase;
            expected.add(oracles.values().stream()
                    .filter(oracle -> oracle.furthest >= least)
                    .count());
        }
        assertThat(office.programmes.funnel(Office.PROGRAMME).steps())
                .extracting(Funnel.Step::recorded)
                .containsExactlyElementsOf(expected);
        for (int i = 1; i <= 3; i++) {
            assertThat(office.programmes.enrolment(Office.PROGRAMME, "S00" + i).state())
                    .isEqualTo(Objects.requireNonNull(oracles.get(i)).state);
        }
    }

    @Property(tries = 200)
    void theOrderOfRowsNeverMattersAndTheSameRowsAgainChangeNothing(
            @ForAll("tries") List<Try> tries, @ForAll Random random) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Try each : tries) {
            Move move = each.move();
            rows.add(Map.of(
                    "structure", move.structure(),
                    "state", move.state().name(),
                    "phase", move.phase(),
                    "date", move.date().toString(),
                    "reason", move.reason(),
                    "waiver", move.waiver()));
        }
        Office office = applied();
        Recorded first = office.load(EngagementTable.ENROLMENTS, rows);
        Map<String, Tree> state = contents(office);
        long sequence = office.store.sequence();

        Recorded again = office.load(EngagementTable.ENROLMENTS, rows);
        assertThat(again.stored()).isZero();
        assertThat(again.refused()).isEqualTo(first.refused());
        assertThat(office.store.sequence()).isEqualTo(sequence);

        List<Map<String, String>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        Office other = applied();
        Recorded otherwise = other.load(EngagementTable.ENROLMENTS, shuffled);
        assertThat(contents(other)).isEqualTo(state);
        assertThat(otherwise.stored()).isEqualTo(first.stored());
    }

    private static Map<String, Tree> contents(Office office) {
        Map<String, Tree> contents = new HashMap<>();
        for (Document document : office.store.documents("enrolment")) {
            contents.put(document.key().id(), document.content());
        }
        return contents;
    }
}
