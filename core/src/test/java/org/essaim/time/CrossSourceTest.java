package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.junit.jupiter.api.Test;

/** Two sources that tell the same hour: a planning and a register of trainings. */
class CrossSourceTest {
    private final Desk desk = new Desk();

    @Test
    void theSameHourOfAnotherSourceIsAnOverlapToTheSecondAtImport() {
        desk.load(Desk.visit(Desk.ANYBODY, "2026-03-02T09:00", "2026-03-02T10:00"));
        assertThat(overlaps(register("2026-03-02T09:20", "2026-03-02T11:00"))).containsExactly(2400L);
    }

    @Test
    void whatTwoRowsAndAnotherSourceClaimIsCountedOncePerRow() {
        desk.load(Desk.visit(Desk.ANYBODY, "2026-03-02T09:00", "2026-03-02T10:00"));
        // The first row shares 40 min with the planning; the second shares all of its 70 min with both.
        assertThat(overlaps(
                        register("2026-03-02T09:20", "2026-03-02T11:00"),
                        register("2026-03-02T09:30", "2026-03-02T10:40")))
                .containsExactly(2400L, 4200L);
    }

    @Test
    void aNightOfTheMonthBeforeIsSeenToo() {
        desk.load(Desk.visit(Desk.ANYBODY, "2026-01-31T22:00", "2026-02-01T06:00"));
        assertThat(overlaps(register("2026-02-01T05:00", "2026-02-01T07:00"))).containsExactly(3600L);
    }

    @Test
    void anotherWorkerABreakOrATotalOfTheDayOverlapsNothing() {
        desk.time.mapping().map("Pause", Category.BREAK).save();
        desk.load(
                Desk.visit(Desk.worker(2), "2026-03-02T09:00", "2026-03-02T10:00"),
                Desk.internal(Desk.ANYBODY, "Pause", "2026-03-02T09:00", "2026-03-02T10:00"),
                Fact.builder(Desk.STRUCTURE, "planning", FactKind.INTERNAL)
                        .worker(Desk.ANYBODY)
                        .label("Réunion")
                        .duration(java.time.LocalDate.of(2026, 3, 2), 20 * 3600, Desk.PARIS)
                        .build());
        assertThat(overlaps(register("2026-03-02T09:00", "2026-03-02T10:00"))).isEmpty();
    }

    @Test
    void theSameDeliveryAgainOverlapsWithOthersAndNotWithItself() {
        desk.load(Desk.visit(Desk.ANYBODY, "2026-03-02T09:00", "2026-03-02T10:00"));
        Fact training = register("2026-03-02T09:20", "2026-03-02T11:00");
        overlaps(training);
        assertThat(overlaps(training)).containsExactly(2400L);
        desk.close(YearMonth.of(2026, 3));
        assertThat(Desk.seconds(desk.time.entries(Desk.STRUCTURE, YearMonth.of(2026, 3))))
                .isEqualTo(2 * 3600);
    }

    private List<Long> overlaps(Fact... facts) {
        return desk
                .time
                .load(new Telling("formation", false, List.of(facts), Set.of()), Desk.STRUCTURE)
                .findings()
                .stream()
                .filter(finding -> finding.code() == Code.TIME_OVERLAP)
                .map(CrossSourceTest::seconds)
                .toList();
    }

    private static long seconds(Finding finding) {
        return Long.parseLong(String.valueOf(finding.details().get("seconds")));
    }

    private static Fact register(String start, String end) {
        return Fact.builder(Desk.STRUCTURE, "formation", FactKind.INTERNAL)
                .worker(Desk.ANYBODY)
                .label("Tutorat")
                .planned(Desk.between(start, end))
                .build();
    }
}
