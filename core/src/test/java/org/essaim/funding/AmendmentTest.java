package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may change in an agreement once hours were issued under it: nothing that they rest on. */
class AmendmentTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private final Office office = new Office("S1", "S2");

    @BeforeEach
    void issue() {
        office.agrees(Terms.of("A")
                .share("80 %")
                .ceilingCents(100_000L)
                .ceilingSeconds(90_000L)
                .agreement());
        for (YearMonth month : List.of(JANUARY, FEBRUARY)) {
            office.works("a" + month, "S1", 1, Category.TEAM_MEETING, month + "-10T09:00", 36_000)
                    .works("b" + month, "S2", 2, Category.MENTORING, month + "-10T09:00", 3_600);
        }
        office.close(List.of("S1", "S2"), JANUARY, JANUARY).funding.issue("A", JANUARY, JANUARY);
    }

    private void amend(UnaryOperator<Terms> change) {
        office.funding.save(
                change.apply(Terms.like(office.funding.agreement("A"))).agreement());
    }

    private void assertRefused(UnaryOperator<Terms> change, String why) {
        FundingAgreement before = office.funding.agreement("A");
        assertThatThrownBy(() -> amend(change))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[A]")
                .hasMessageContaining(why)
                .hasMessageContaining("\nMaybe");
        assertThat(office.funding.agreement("A")).isEqualTo(before);
    }

    @Test
    void whatFrozenHoursRestOnCannotChange() {
        assertRefused(terms -> terms.share("60 %"), "change their share");
        assertRefused(terms -> terms.rate(LocalDate.of(2025, 1, 1), "25"), "change their rate");
        assertRefused(terms -> terms.rate(LocalDate.of(2025, 1, 20), "25"), "change their rate");
        assertRefused(terms -> terms.from(LocalDate.of(2025, 1, 2)), "admit them no more");
        assertRefused(terms -> terms.structures(Set.of("S1")), "admit them no more");
        assertRefused(terms -> terms.categories(Set.of(Category.TEAM_MEETING)), "admit them no more");
        assertRefused(terms -> terms.functions(Set.of(Function.DIRECTOR)), "admit them no more");
        assertRefused(terms -> terms.pool("elsewhere"), "leave their pool");
        // Direct care was not part of the pool: nobody could say what was recorded in January.
        assertRefused(
                terms -> terms.categories(Set.of(Category.TEAM_MEETING, Category.MENTORING, Category.DIRECT_CARE)),
                "without [DIRECT_CARE]");
    }

    @Test
    void aCeilingAmendedBelowWhatWasIssuedLeavesNothingMoreAndSaysSo() {
        amend(terms -> terms.ceilingCents(10_000L));

        FundingStatement february =
                office.close(List.of("S1", "S2"), FEBRUARY, FEBRUARY).funding.issue("A", FEBRUARY, FEBRUARY);
        FundingStatement both = office.funding.issue("A", JANUARY, FEBRUARY);

        assertThat(february.amount().getAmountMinorLong()).isZero();
        assertThat(february.unfundedSeconds(Reason.CEILING)).isEqualTo(february.eligibleSeconds());
        assertThat(february.findings()).extracting(Finding::code).contains(Code.CEILING_BELOW_ISSUED);
        assertThat(both.amount().getAmountMinorLong()).isEqualTo(21_648);
        for (FundingStatement statement : List.of(february, both, office.funding.issue("A", JANUARY, JANUARY))) {
            assertThat(Office.verify(statement).findings()).isEmpty();
        }
    }

    @Test
    void hoursIssuedUnderAHigherCeilingStayAndTheAmendedOneHoldsForHoursToo() {
        amend(terms -> terms.ceilingSeconds(10_000L));

        FundingStatement february =
                office.close(List.of("S1", "S2"), FEBRUARY, FEBRUARY).funding.issue("A", FEBRUARY, FEBRUARY);

        assertThat(february.claimedSeconds()).isZero();
        assertThat(february.findings())
                .filteredOn(finding -> finding.code() == Code.CEILING_BELOW_ISSUED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message(Locale.FRENCH)).contains("11 h 00", "2 h 46"));
        assertThat(Office.verify(office.funding.issue("A", JANUARY, FEBRUARY)).findings())
                .isEmpty();
    }

    @Test
    void whatComesAfterTheMonthsIssuedMayChangeAndEveryStatementStillHolds() {
        amend(terms -> terms.title("Convention prolongée")
                .to(LocalDate.of(2026, 6, 30))
                .rate(LocalDate.of(2025, 2, 1), "26.10")
                .ceilingCents(500_000L)
                .ceilingSeconds(null));

        FundingStatement february =
                office.close(List.of("S1", "S2"), FEBRUARY, FEBRUARY).funding.issue("A", FEBRUARY, FEBRUARY);
        FundingStatement january = office.funding.issue("A", JANUARY, JANUARY);

        assertThat(january.amount().getAmountMinorLong()).isEqualTo(21_648); // 11 h × 24.60 € × 80 %
        assertThat(february.amount().getAmountMinorLong()).isEqualTo(22_968); // 11 h × 26.10 € × 80 %
        assertThat(january.version()).isEqualTo(2);
        assertThat(Office.verify(january).findings()).isEmpty();
        assertThat(Office.verify(february).findings()).isEmpty();
    }

    @Test
    void anAgreementOnOtherCategoriesNeedsAPoolOfItsOwn() {
        assertThatThrownBy(() ->
                        office.agrees(Terms.of("B").priority(2).supplement().agreement()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("DIRECT_CARE")
                .hasMessageContaining("pool of its own");
        office.agrees(Terms.of("B").pool("apa").supplement().agreement());
        FundingStatement supplement = office.funding.issue("B", JANUARY, JANUARY);
        assertThat(Office.verify(supplement).findings()).isEmpty();
    }

    @Test
    void anotherFunderMayJoinThePoolForWhatComes() {
        office.agrees(Terms.of("B")
                .priority(2)
                .share("20 %")
                .from(LocalDate.of(2025, 2, 1))
                .agreement());
        office.close(List.of("S1", "S2"), FEBRUARY, FEBRUARY);

        FundingStatement own = office.funding.issue("B", FEBRUARY, FEBRUARY);

        assertThat(own.amount().getAmountMinorLong()).isEqualTo(5_412); // 11 h × 24.60 € × 20 %
        assertThat(own.unfundedSeconds()).isZero();
        for (FundingStatement statement : List.of(
                own, office.funding.issue("A", JANUARY, FEBRUARY), office.funding.issue("B", JANUARY, FEBRUARY))) {
            assertThat(Office.verify(statement).findings()).isEmpty();
        }
    }

    @Test
    void twoAgreementsOfAPoolDoNotShareAPriority() {
        assertThatThrownBy(() -> office.agrees(Terms.of("B").agreement()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("share priority [1]");
    }
}
