package org.essaim.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Structure;
import org.junit.jupiter.api.Test;

class RightsTest {
    private final int[] read = {0};
    private long sequence = 7;
    private Actor actor = new Actor("coordination", Perimeter.all());
    private List<String> structures = List.of("S001");
    private final Rights rights = new Rights(
            () -> actor,
            () -> {
                read[0]++;
                return structures.stream()
                        .map(id -> new Structure(
                                id, "Structure fictive", null, null, null, ZoneId.of("Europe/Paris"), ByDate.never()))
                        .toList();
            },
            () -> sequence);

    @Test
    void theRowsOfATableReadTheStructuresOnce() {
        for (int row = 0; row < 1000; row++) {
            assertThat(rights.unknown("S001")).isEmpty();
            assertThat(rights.unknown("S002")).extracting(Finding::code).containsExactly(Code.UNKNOWN_STRUCTURE);
        }
        assertThat(read[0]).isEqualTo(1);
    }

    @Test
    void aStructureThatWasAddedIsKnownAfterItsCommit() {
        assertThat(rights.unknown("S002")).hasSize(1);
        structures = List.of("S001", "S002");
        sequence++;
        assertThat(rights.unknown("S002")).isEmpty();
    }

    @Test
    void whatOneActorSawIsNotWhatAnotherSees() {
        assertThat(rights.unknown("S001")).isEmpty();
        structures = List.of();
        actor = new Actor("ailleurs", Perimeter.of(Set.of("S009")));
        assertThat(rights.unknown("S001")).hasSize(1);
    }
}
