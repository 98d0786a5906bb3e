package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.junit.jupiter.api.Test;

class WhoDidWhatTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final Fact VISIT = Desk.visit(Desk.ANYBODY, "2026-01-05T09:00", "2026-01-05T10:00");

    private final Desk desk = new Desk();

    @Test
    void eachSealingAndReopeningIsToldWithItsReason() {
        desk.load(JANUARY, VISIT);
        Seal first = desk.close(JANUARY);
        desk.time.reopen(Desk.STRUCTURE, JANUARY, "planning corrigé");
        Seal second = desk.close(JANUARY);
        assertThat(desk.time.sealings(Desk.STRUCTURE))
                .extracting(Sealing::number, Sealing::reopened, Sealing::reason, Sealing::digest)
                .containsExactly(
                        tuple(1, false, "", first.digest()),
                        tuple(1, true, "planning corrigé", first.digest()),
                        tuple(2, false, "", second.digest()));
    }

    @Test
    void receiptsAreToldNewestFirst() {
        desk.load(JANUARY, VISIT);
        desk.load(JANUARY);
        assertThat(desk.time.receipts())
                .extracting(Receipt::id, Receipt::structure, Receipt::added, Receipt::withdrawn)
                .containsExactlyInAnyOrder(
                        tuple(Desk.STRUCTURE + ":1", Desk.STRUCTURE, 1L, 0L),
                        tuple(Desk.STRUCTURE + ":2", Desk.STRUCTURE, 0L, 1L));
    }

    @Test
    void nobodyIsToldOfAnothersStructure() {
        desk.load(JANUARY, VISIT);
        desk.close(JANUARY);
        Timekeeping other = new Timekeeping(
                desk.store,
                () -> new Actor("other", Perimeter.of(Set.of("S999"))),
                () -> Pseudonymiser.ofHexKey("0f".repeat(32)),
                Clock.systemUTC());
        assertThat(other.receipts()).isEmpty();
        assertThatThrownBy(() -> other.sealings(Desk.STRUCTURE))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("perimeter");
    }
}
