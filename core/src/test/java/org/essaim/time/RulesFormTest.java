package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.essaim.document.Tree;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Function;
import org.essaim.organisation.Staff;
import org.essaim.spi.Commit;
import org.junit.jupiter.api.Test;

class RulesFormTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final WorkingTimeRules FULL = WorkingTimeRules.builder("full", TimeBasis.RETAINED)
            .cancelledPaid(true)
            .travel(1200)
            .halfDays(LocalTime.of(13, 0), LocalTime.of(6, 0))
            .reconstituted(WorkingTimeRules.Reconstitution.WHEN_FINANCED, 480)
            .longestWaiting(900)
            .meal(new WorkingTimeRules.Meal(LocalTime.of(11, 30), LocalTime.of(14, 0), 1800))
            .meetingTrips(WorkingTimeRules.MeetingTrips.EVENT)
            .source("inventé")
            .build();
    private final Desk desk = new Desk();

    @Test
    void profilesAreReadBackAsTheyWereStored() {
        desk.time.save(
                CollectiveAgreement.IDCC_2941, ByDate.<WorkingTimeRules>never().with(DAY, FULL));

        assertThat(settings().rulesAt(DAY)).contains(FULL);
        assertThat(settings().rulesAt(DAY.minusDays(1))).isEmpty();
    }

    @Test
    void whatAStructureHasOfItsOwnIsReadBackAsItWasStored() {
        OwnRules own = OwnRules.none().with(DAY, FULL).withFinancing(DAY.plusDays(1), true);
        desk.time.save(Desk.STRUCTURE, own);

        assertThat(settings().own()).isEqualTo(own);
        assertThat(settings().rulesAt(DAY)).contains(FULL);
        assertThat(settings().rulesAt(DAY.minusDays(1))).contains(Desk.EVERYDAY);
    }

    @Test
    void aProfileStoredBeforeHalfDaysWereKnownKnowsNone() {
        Tree before = Tree.fields()
                .put(
                        "profiles",
                        List.of(Tree.fields()
                                .put("from", "always")
                                .put("id", "former")
                                .put("basis", "PLANNED")
                                .put("cancelledPaid", true)
                                .put("consecutiveTravel", true)
                                .put("longestTravel", 1800)
                                .put("source", "")
                                .build()))
                .build();
        var key = RulesForm.key(CollectiveAgreement.IDCC_2941);
        long version = desk.store.document(key).orElseThrow().version();
        desk.store.commit(
                new Commit("tests", java.time.Instant.EPOCH, List.of(new Commit.Put(key, version, before)), List.of()));

        WorkingTimeRules former = WorkingTimeRules.builder("former", TimeBasis.PLANNED)
                .cancelledPaid(true)
                .travel(1800)
                .build();
        assertThat(settings().rulesAt(DAY)).contains(former);
        assertThat(RulesForm.tree(ByDate.always(former))).isEqualTo(before);
    }

    @Test
    void aContractIsReadBackAndWhatWasStoredWithoutOneHasNone() {
        ByDate<Assignment> assignments = ByDate.<Assignment>never()
                .with(DAY, new Assignment("Équipe du Nord", Function.CARE_WORKER))
                .with(DAY.plusDays(1), new Assignment("Équipe du Nord", Function.CARE_WORKER, 126_000L));
        desk.time.save(new Staff(Desk.STRUCTURE, Map.of(Desk.ANYBODY, assignments)));

        assertThat(settings().staff().at(Desk.ANYBODY, DAY))
                .contains(new Assignment("Équipe du Nord", Function.CARE_WORKER));
        assertThat(settings().staff().at(Desk.ANYBODY, DAY.plusDays(1)).map(Assignment::weekly))
                .contains(126_000L);
    }

    @Test
    void profilesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> WorkingTimeRules.builder("x", TimeBasis.PLANNED)
                        .longestWaiting(-1)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[-1 s]");
        assertThatThrownBy(() -> new WorkingTimeRules.Meal(LocalTime.NOON, LocalTime.NOON, 60))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Assignment("", Function.CARE_WORKER, 90L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[90 s]");
    }

    private TimeSettings settings() {
        return TimeSettings.of(desk.store, Desk.STRUCTURE, Long.MAX_VALUE);
    }
}
