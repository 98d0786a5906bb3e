package org.essaim.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.essaim.engagement.Enrolment.State;
import org.essaim.finding.EssaimException;
import org.essaim.programme.DeclaredCount;
import org.essaim.programme.DeclaredCount.Precision;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Value;
import org.junit.jupiter.api.Test;

class FunnelTest {
    private static final LocalDate DAY = LocalDate.of(2019, 3, 12);

    static Programme ofFunnel(List<DeclaredCount> declared, String... codes) {
        Phase[] phases = new Phase[codes.length];
        for (int i = 0; i < codes.length; i++) {
            phases[i] = new Phase(i + 1, codes[i], "Phase " + codes[i], Phase.Kind.AWARENESS, List.of(), "");
        }
        return Programme.builder("essai", "Programme fictif")
                .phases(phases)
                .declared(declared.toArray(new DeclaredCount[0]))
                .funnel(declared.stream().map(DeclaredCount::code).toArray(String[]::new))
                .build();
    }

    private static DeclaredCount count(
            String code, String phase, @org.jspecify.annotations.Nullable Long value, Precision precision) {
        return new DeclaredCount(code, code, phase, value, precision, "en toutes lettres", "");
    }

    @Test
    void withoutDeclaredNumbersTheStepsAreThoseWhoAppliedAndEachPhase() {
        Programme programme = ofFunnel(List.of(), "awareness", "training");
        Enrolment again = Enrolment.applied("essai", "S001", "second", DAY.plusYears(1), "");
        Enrolment first = Enrolment.applied("essai", "S001", "first", DAY, "")
                .moveTo(State.ACCEPTED, DAY, "")
                .engage(programme, "awareness", DAY, "")
                .moveTo(State.WITHDRAWN, DAY, "départ de la direction");

        Funnel funnel = Funnel.of(programme, List.of(first, again));

        assertThat(funnel.steps())
                .extracting(Funnel.Step::title)
                .containsExactly("", "Phase awareness", "Phase training");
        assertThat(funnel.steps())
                .as("one structure, though it applied twice")
                .extracting(Funnel.Step::recorded)
                .containsExactly(1L, 1L, 0L);
        assertThat(funnel.shareOfStart(1)).isEmpty();
        assertThat(funnel.recordedShareOfPrevious(2)).hasToString("Optional[0/1]");
        assertThat(funnel.recordedShareOfPrevious(0)).isEmpty();
        assertThat(Departure.of(List.of(again, first)))
                .containsExactly(new Departure("S001", State.WITHDRAWN, "awareness", DAY, "départ de la direction"));
    }

    @Test
    void recordedStructuresStandBesideTheDeclaredOnes() {
        Programme programme = ofFunnel(
                List.of(
                        count("applied", "", 21L, Precision.EXACT),
                        count("first", "awareness", 19L, Precision.EXACT),
                        count("third", "training", 14L, Precision.EXACT)),
                "awareness",
                "assessment",
                "training");
        Enrolment left = Enrolment.applied("essai", "S001", DAY, "");
        Enrolment first = Enrolment.applied("essai", "S002", DAY, "")
                .moveTo(State.ACCEPTED, DAY, "")
                .engage(programme, "awareness", DAY, "")
                .moveTo(State.WITHDRAWN, DAY, "");
        Enrolment third = Enrolment.applied("essai", "S003", DAY, "")
                .moveTo(State.ACCEPTED, DAY, "")
                .engage(programme, "training", DAY, "");
        Enrolment elsewhere = Enrolment.applied("autre", "S004", DAY, "");

        Funnel funnel = Funnel.of(programme, List.of(left, first, third, elsewhere));

        assertThat(funnel.steps()).extracting(Funnel.Step::recorded).containsExactly(3L, 2L, 1L);
        assertThat(funnel.steps())
                .extracting(step -> step.declaredNumber().orElseThrow())
                .containsExactly(21L, 19L, 14L);
        assertThat(funnel.recordedShareOfStart(2)).hasToString("Optional[1/3]");
        assertThat(Funnel.declared(programme).recordedShareOfStart(2)).isEmpty();
        assertThatThrownBy(() -> funnel.shareOfStart(3)).isInstanceOf(EssaimException.class);
    }

    @Test
    void aShareOfAnApproximationSaysSoAndOneOfNoNumberIsNone() {
        Funnel funnel = Funnel.declared(ofFunnel(List.of(
                count("a", "", 20L, Precision.ABOUT),
                count("b", "", 10L, Precision.EXACT),
                count("c", "", null, Precision.UNQUANTIFIED),
                count("d", "", 0L, Precision.EXACT),
                count("e", "", 0L, Precision.EXACT))));

        assertThat(funnel.shareOfStart(1)).hasToString("Optional[≈ 10/20]");
        assertThat(funnel.shareOfPrevious(2)).isEmpty();
        assertThat(funnel.shareOfPrevious(3)).isEmpty();
        assertThat(funnel.shareOfPrevious(4)).as("nothing of nothing").isEmpty();
    }

    @Test
    void aShareOfSomethingApproximateIsSaidToBeOne() {
        Programme programme = ofFunnel(
                List.of(count("applied", "", 20L, Precision.EXACT), count("first", "awareness", 15L, Precision.ABOUT)),
                "awareness");
        Report report = new FunnelReport(programme, List.of(), Locale.FRENCH).report();
        Block.Table table = (Block.Table) report.sections().get(0).blocks().get(1);
        assertThat(table.rows().get(1).get(2)).hasToString("Text[text=≈\u00a075,0\u00a0%]");
        assertThat(table.rows().get(0).get(3)).isEqualTo(new Value.Share(20, 20));
    }
}
