package org.essaim.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.engagement.Enrolment.State;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrolmentTest {
    private static final LocalDate DAY = LocalDate.of(2019, 3, 12);
    private static final Programme PROGRAMME = ofPhases("awareness", "assessment", "training");

    private static Programme ofPhases(String... codes) {
        Phase[] phases = new Phase[codes.length];
        for (int i = 0; i < codes.length; i++) {
            phases[i] = new Phase(i + 1, codes[i], codes[i], Phase.Kind.AWARENESS, List.of(), "");
        }
        return Programme.builder("essai", "Programme fictif").phases(phases).build();
    }

    private static Enrolment applied() {
        return Enrolment.applied("essai", "S042", DAY, "appel 2019");
    }

    private static Enrolment engaged() {
        return applied().moveTo(State.ACCEPTED, DAY, "COPIL").engage(PROGRAMME, "awareness", DAY, "");
    }

    // The whole table, as a reader of it would expect.
    @ParameterizedTest
    @CsvSource({
        "APPLIED,   ACCEPTED,  true",
        "APPLIED,   REFUSED,   true",
        "APPLIED,   WITHDRAWN, true",
        "APPLIED,   ENGAGED,   false",
        "APPLIED,   SUSPENDED, false",
        "APPLIED,   COMPLETED, false",
        "APPLIED,   APPLIED,   false",
        "ACCEPTED,  ENGAGED,   true",
        "ACCEPTED,  WITHDRAWN, true",
        "ACCEPTED,  REFUSED,   false",
        "ACCEPTED,  COMPLETED, false",
        "ENGAGED,   ENGAGED,   true",
        "ENGAGED,   SUSPENDED, true",
        "ENGAGED,   COMPLETED, true",
        "ENGAGED,   WITHDRAWN, true",
        "ENGAGED,   ACCEPTED,  false",
        "SUSPENDED, ENGAGED,   true",
        "SUSPENDED, WITHDRAWN, true",
        "SUSPENDED, COMPLETED, false",
        "REFUSED,   ACCEPTED,  false",
        "REFUSED,   APPLIED,   false",
        "COMPLETED, ENGAGED,   false",
        "WITHDRAWN, ENGAGED,   false",
    })
    void onlyTheTableDecides(State from, State to, boolean allowed) {
        assertThat(Enrolment.following(from).contains(to)).isEqualTo(allowed);
    }

    @Test
    void anIllegalTransitionIsRefusedByName() {
        Enrolment done = engaged().moveTo(State.COMPLETED, DAY.plusYears(2), "");

        assertThatThrownBy(() -> done.engage(PROGRAMME, "training", DAY.plusYears(3), ""))
                .isInstanceOf(EssaimException.class)
                .hasMessage("Transition [COMPLETED -> ENGAGED] of structure [S042] in programme [essai] on [2022-03-12]"
                        + " is not allowed.\nMaybe the structure applies again: nothing follows COMPLETED.");
        assertThatThrownBy(() -> applied().moveTo(State.COMPLETED, DAY, ""))
                .hasMessageContaining("Maybe one of [ACCEPTED, REFUSED, WITHDRAWN]");
    }

    @Test
    void phasesAreEnteredInOrderAndMayBeSkipped() {
        Enrolment skipped = engaged().engage(PROGRAMME, "training", DAY.plusMonths(9), "");

        assertThat(skipped.hasReached(PROGRAMME, "assessment")).isTrue();
        assertThat(engaged().hasReached(PROGRAMME, "assessment")).isFalse();
        assertThatThrownBy(() -> skipped.engage(PROGRAMME, "awareness", DAY.plusMonths(10), ""))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("from phase [training] to phase [awareness]");
        assertThatThrownBy(() -> skipped.engage(PROGRAMME, "training", DAY.plusMonths(10), ""))
                .isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> skipped.engage(PROGRAMME, "fifth", DAY.plusMonths(10), ""))
                .hasMessageContaining("no phase [fifth]")
                .hasMessageContaining("[awareness, assessment, training]");
    }

    @Test
    void aPausedStructureResumesInItsPhaseOrALaterOne() {
        Enrolment paused = engaged().moveTo(State.SUSPENDED, DAY.plusMonths(1), "");

        assertThat(paused.engage(PROGRAMME, "awareness", DAY.plusMonths(2), "").state())
                .isEqualTo(State.ENGAGED);
        assertThat(paused.engage(PROGRAMME, "training", DAY.plusMonths(2), "").state())
                .isEqualTo(State.ENGAGED);
    }

    @Test
    void daysNeverGoBack() {
        assertThatThrownBy(() -> engaged().moveTo(State.WITHDRAWN, DAY.minusDays(1), ""))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("comes before the step of [2019-03-12]");
        assertThat(engaged().stateOn(DAY.minusDays(1))).isEmpty();
        assertThat(engaged().stateOn(DAY)).contains(State.ENGAGED);
    }

    @Test
    void anEngagementNamesItsPhase() {
        assertThatThrownBy(() -> applied().moveTo(State.ACCEPTED, DAY, "").moveTo(State.ENGAGED, DAY, ""))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("names its phase");
    }

    @Property
    void whatMovesAreTriedTheWayObeysTheTableAndReadsBack(@ForAll @Size(max = 8) List<State> moves) {
        Enrolment way = applied();
        List<String> phases = new ArrayList<>(List.of("awareness", "assessment", "training"));
        for (State move : moves) {
            int before = way.steps().size();
            boolean allowed =
                    Enrolment.following(way.state()).contains(move) && (move != State.ENGAGED || !phases.isEmpty());
            try {
                way = move == State.ENGAGED
                        ? way.engage(PROGRAMME, phases.isEmpty() ? "training" : phases.get(0), DAY, "")
                        : way.moveTo(move, DAY, "x");
                if (move == State.ENGAGED) {
                    phases.remove(0);
                }
            } catch (EssaimException refused) {
                assertThat(refused).hasMessageContaining("S042");
            }
            assertThat(way.steps()).hasSize(before + (allowed ? 1 : 0));
        }
        assertThat(Enrolment.read(reader(way, new ArrayList<>()))).contains(way);
    }

    @Test
    void aStoredWayThatBreaksTheTableIsAFinding() {
        Enrolment way = engaged();
        List<Finding> findings = new ArrayList<>();
        var broken = org.essaim.document.Tree.fields()
                .put("programme", "essai")
                .put("structure", "S042")
                .put("steps", List.of(stepOf(way, 0), stepOf(way, 2)))
                .build();

        assertThat(Enrolment.read(
                        FieldReader.of(new SourceTree(broken, "x", Map.of()), Optional.empty(), findings::add)))
                .isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.INVALID_VALUE);
    }

    private static org.essaim.document.Tree stepOf(Enrolment way, int step) {
        var fields = (org.essaim.document.Tree.Fields) way.toTree();
        var steps = (org.essaim.document.Tree.Items) fields.get("steps").orElseThrow();
        return steps.items().get(step);
    }

    private static FieldReader reader(Enrolment way, List<Finding> findings) {
        return FieldReader.of(new SourceTree(way.toTree(), "x", Map.of()), Optional.empty(), findings::add);
    }
}
