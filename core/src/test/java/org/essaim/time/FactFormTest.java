package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FactFormTest {
    private static final String FORMER =
            "02085330303110706c616e6e696e67010a5649534954403030303030303030303030303030303030"
                    + "3030303030303030303030303030310000084169646502808eaa9a0da038a038a0380000084e4f4e"
                    + "4500";

    @Test
    void aFactWithoutTripTotalOrNatureKeepsTheBytesThatItAlwaysHad() {
        // Written down from the version before trips were known: an export taken in then must still be recognised.
        Fact visit = Desk.visit(Desk.ANYBODY, "2026-03-02T09:00", "2026-03-02T10:00");
        assertThat(HexFormat.of().formatHex(FactForm.bytes(visit))).isEqualTo(FORMER);
        assertThat(new FactForm().fact(HexFormat.of().parseHex(FORMER))).isEqualTo(visit);
    }

    @Property
    void whatIsWrittenIsReadBack(
            @ForAll @LongRange(min = -1, max = 100_000) long trip,
            @ForAll @LongRange(min = 0, max = 90_000) long seconds,
            @ForAll boolean total,
            @ForAll AbsenceNature nature,
            @ForAll boolean absence) {
        Fact.Builder fact = Fact.builder(Desk.STRUCTURE, "essai", absence ? FactKind.ABSENCE : FactKind.INTERNAL)
                .worker(Desk.ANYBODY)
                .trip(trip < 0 ? null : trip)
                .nature(absence ? nature : null);
        if (total) {
            fact.duration(LocalDate.of(2026, 3, 29), seconds, Desk.PARIS);
        } else {
            fact.planned(Desk.between("2026-03-02T09:00", "2026-03-02T10:00"));
        }
        Fact told = fact.build();
        assertThat(new FactForm().fact(FactForm.bytes(told))).isEqualTo(told);
        assertThat(FactForm.tree(told).toString())
                .contains(trip < 0 ? "kind" : "trip")
                .contains(total ? "dayTotal" : "planned");
    }

    @Test
    void aTotalOfADayHasADateAndADurationAndNothingElse() {
        Fact.Builder both = Fact.builder(Desk.STRUCTURE, "essai", FactKind.INTERNAL)
                .duration(LocalDate.of(2026, 3, 29), 24 * 3600, Desk.PARIS)
                .clocked(Desk.between("2026-03-29T09:00", "2026-03-29T10:00"));
        assertThatThrownBy(both::build).isInstanceOf(IllegalArgumentException.class);
        Fact total = both.clocked(null).build();
        assertThat(total.reference().startDate()).isEqualTo("2026-03-29");
        assertThat(total.reference().seconds()).isEqualTo(24 * 3600);
        assertThat(total.reference().localEnd()).isEqualTo("2026-03-30T01:00:00");
    }

    @Test
    void tripsAreNotNegativeAndOnlyAbsencesHaveANature() {
        Fact.Builder visit = Fact.builder(Desk.STRUCTURE, "essai", FactKind.VISIT)
                .planned(Desk.between("2026-03-29T09:00", "2026-03-29T10:00"));
        assertThatThrownBy(() -> visit.trip(-1L).build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> visit.trip(null).nature(AbsenceNature.DAILY).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFormThatNobodyKnowsIsRefused() {
        byte[] bytes = FactForm.bytes(Desk.visit(Desk.ANYBODY, "2026-03-02T09:00", "2026-03-02T10:00"));
        bytes[0] = 6;
        assertThatThrownBy(() -> new FactForm().fact(bytes)).hasMessageContaining("newer Essaim");
    }
}
