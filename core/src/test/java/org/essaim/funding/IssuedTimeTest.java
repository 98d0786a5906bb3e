package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Perimeter;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;

class IssuedTimeTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final YearMonth JUNE = YearMonth.of(2025, 6);

    private static long recorded(List<IssuedTime> times) {
        return times.stream().mapToLong(IssuedTime::recorded).sum();
    }

    private static long cents(List<IssuedTime> times) {
        return times.stream().mapToLong(IssuedTime::cents).sum();
    }

    private static Office office() {
        return new Office("S1", "S2")
                .agrees(Terms.of("A").priority(1).share("60 %").rate("24.60").agreement())
                .agrees(Terms.of("B").priority(2).share("20 %").rate("24.60").agreement())
                .works("m1", "S1", 1, Category.TEAM_MEETING, "2025-01-07T09:00", 7200)
                .works("m2", "S2", 2, Category.MENTORING, "2025-01-08T09:00", 3600)
                .close(List.of("S1", "S2"), JANUARY, JANUARY);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void howeverPeriodsAreCutAndWhoeverIsIssuedEachSecondAndCentIsThereOnce(@ForAll Random random) {
        Office office = new Office("S1", "S2");
        for (int i = 0; i < 2; i++) {
            office.agrees(Terms.of("AB".substring(i, i + 1))
                    .priority(i + 1)
                    .share(List.of("80 %", "60 %", "1/3").get(random.nextInt(3)))
                    .rate(List.of("24.61", "3.311").get(random.nextInt(2)))
                    .ceilingCents(random.nextBoolean() ? null : 1L + random.nextInt(40_000))
                    .agreement());
        }
        long worked = 0;
        for (YearMonth month = JANUARY; !month.isAfter(JUNE); month = month.plusMonths(1)) {
            for (String structure : List.of("S1", "S2")) {
                long seconds = 1L + random.nextInt(20_000);
                office.worksIn(
                        month,
                        structure,
                        1,
                        random.nextBoolean() ? Category.TEAM_MEETING : Category.MENTORING,
                        seconds);
                worked += seconds;
            }
        }
        office.close(List.of("S1", "S2"), JANUARY, JUNE);
        TreeSet<YearMonth> lasts = new TreeSet<>(Set.of(JUNE));
        for (YearMonth month = JANUARY; month.isBefore(JUNE); month = month.plusMonths(1)) {
            if (random.nextBoolean()) {
                lasts.add(month);
            }
        }
        YearMonth first = JANUARY;
        for (YearMonth last : lasts) {
            office.funding.issue(random.nextBoolean() ? "A" : "B", first, last);
            if (random.nextBoolean()) {
                office.funding.issue("A", JANUARY, last);
            }
            first = last.plusMonths(1);
        }
        List<IssuedTime> issued = office.funding.issued(JANUARY, JUNE);
        FundingStatement a = office.funding.draft("A", JANUARY, JUNE);
        FundingStatement b = office.funding.draft("B", JANUARY, JUNE);
        assertThat(recorded(issued)).isEqualTo(worked);
        assertThat(cents(issued)).isEqualTo(a.amount().plus(b.amount()).getAmountMinorLong());
        assertThat(issued).isSorted().allMatch(time -> time.recorded() == time.funded() + time.unfunded());
    }

    @Test
    void whatWasNotIssuedIsNotInIt() {
        Office office = office();
        assertThat(office.funding.issued(JANUARY, JUNE)).isEmpty();
        office.funding.issue("A", JANUARY, JANUARY);
        assertThat(recorded(office.funding.issued(JANUARY, JUNE))).isEqualTo(10_800);
        assertThat(office.funding.issued(FEBRUARY, JUNE)).isEmpty();
        office.works("m3", "S1", 1, Category.TEAM_MEETING, "2025-02-07T09:00", 60)
                .close(List.of("S1"), FEBRUARY, FEBRUARY);
        assertThat(recorded(office.funding.issued(JANUARY, JUNE))).isEqualTo(10_800);
    }

    @Test
    void workThatIsBookedLateAddsUpInItsOwnMonth() {
        Office office = office();
        office.funding.issue("A", JANUARY, JANUARY);
        office.works("late", "S1", 1, Category.TEAM_MEETING, "2025-01-09T09:00", 1800)
                .corrects("S1", JANUARY);
        office.close(List.of("S1"), FEBRUARY, FEBRUARY).funding.issue("A", FEBRUARY, FEBRUARY);
        assertThat(office.funding.issued(JANUARY, JANUARY))
                .filteredOn(time -> time.structure().equals("S1"))
                .singleElement()
                .satisfies(time -> {
                    assertThat(time.recorded()).isEqualTo(9000);
                    assertThat(time.funded()).isEqualTo(7200);
                    assertThat(time.unfunded()).isEqualTo(1800);
                });
    }

    @Test
    void anActorIsToldOfTheirOwnStructuresAlone() {
        Office office = office();
        office.funding.issue("A", JANUARY, JANUARY);
        office.sees(Perimeter.of(Set.of("S2")));
        assertThat(office.funding.issued(JANUARY, JUNE))
                .extracting(IssuedTime::structure)
                .containsExactly("S2");
    }

    @Test
    void timeThatTwoPoolsSeeWasWorkedOnceAndIsPaidByBoth() {
        Office office = office();
        office.agrees(Terms.of("C").pool("other").share("10 %").rate("24.60").agreement());
        office.funding.issue("A", JANUARY, JANUARY);
        office.funding.issue("C", JANUARY, JANUARY);
        List<IssuedTime> issued = office.funding.issued(JANUARY, JANUARY);
        assertThat(recorded(issued)).isEqualTo(10_800);
        assertThat(issued.stream().mapToLong(IssuedTime::funded).sum()).isEqualTo(9720);
    }

    @Test
    void aCostThatNobodyKnowsIsNotZero() {
        Office office = office();
        office.funding.issue("A", JANUARY, JANUARY);
        assertThat(office.funding.issued(JANUARY, JANUARY))
                .allMatch(time -> time.cost().isEmpty() && time.remaining().isEmpty());
    }

    @Test
    void whatWasIssuedIsLaidOutAgainUntilMoreIsSealed() {
        Office office = office();
        assertThatThrownBy(() -> office.funding.issuedStatement("A", JANUARY, FEBRUARY))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("was issued");
        FundingStatement issued = office.funding.issue("A", JANUARY, FEBRUARY);
        FundingStatement again = office.funding.issuedStatement("A", JANUARY, FEBRUARY);
        assertThat(again.toTree()).isEqualTo(issued.toTree());
        assertThat(again.version()).isEqualTo(1);
        long before = office.store.sequence();
        office.works("m3", "S1", 1, Category.TEAM_MEETING, "2025-02-07T09:00", 60)
                .close(List.of("S1"), FEBRUARY, FEBRUARY);
        assertThat(office.store.sequence()).isGreaterThan(before);
        assertThatThrownBy(() -> office.funding.issuedStatement("A", JANUARY, FEBRUARY))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("Maybe issue it again");
        assertThat(IssuedStatement.versions(office.store, "A", JANUARY, FEBRUARY))
                .isEqualTo(1);
    }
}
