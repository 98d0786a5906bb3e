package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.essaim.claim.Claim;
import org.essaim.claim.Claims;
import org.essaim.claim.Cut;
import org.essaim.claim.CutReason;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.junit.jupiter.api.Test;

/** Claims on statements that were issued for real. */
class ClaimOnStatementTest {
    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    private static Claims claims(Office office) {
        return new Claims(
                office.store,
                () -> new Actor("finance", Perimeter.all()),
                office.funding,
                Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void aClaimAsksForWhatItsStatementPaysAndACutNamesOneOfItsLines() {
        Office office = Statements.office();
        FundingStatement statement = Statements.firstQuarter(office);

        Claim claim = claims(office).submit(statement, DAY, "demande n° 1");

        assertThat(claim.balance().claimed()).isEqualTo(statement.amount()).matches(amount -> amount.isPositive());
        assertThat(claim.digest()).isEqualTo(statement.digest());
        assertThat(claim.structures()).containsExactlyInAnyOrder("S1", "S2", "S3");
        Cut cut = new Cut(
                statement.amount(),
                CutReason.MISSING_DOCUMENT,
                statement.cells().get(0),
                "");
        assertThat(claims(office)
                        .settle(claim.id(), DAY, statement.amount().minus(cut.amount()), List.of(cut), "")
                        .balance()
                        .cut())
                .isEqualTo(statement.amount());
    }

    @Test
    void aDraftIsNotClaimedAndNeitherIsAVersionThatANewerOneReplaced() {
        Office office = Statements.office()
                .close(List.of("S1", "S2"), Statements.JANUARY, Statements.MARCH)
                .close(List.of("S3"), Statements.JANUARY, Statements.JANUARY);
        office.deliver("S3", Statements.MARCH);
        Claims claims = claims(office);
        FundingStatement draft = office.funding.draft("CARSAT", Statements.JANUARY, Statements.MARCH);
        assertThatThrownBy(() -> claims.submit(draft, DAY, ""))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[CARSAT]")
                .hasMessageContaining("is a draft")
                .hasMessageContaining("Maybe issue it first");
        FundingStatement first = office.funding.issue("DEP", Statements.JANUARY, Statements.MARCH);
        assertThat(claims.submit(first, DAY, "").open()).containsExactly("S3:2025-03");

        office.close(List.of("S3"), Statements.JANUARY.plusMonths(1), Statements.MARCH);
        FundingStatement second = office.funding.issue("DEP", Statements.JANUARY, Statements.MARCH);

        assertThatThrownBy(() -> claims.submit(first, DAY, ""))
                .hasMessageContaining("Version [1]")
                .hasMessageContaining("version [2]");
        Claim claim = claims.submit(second, DAY, "");
        assertThat(claim.version()).isEqualTo(2);
        assertThat(claim.balance().claimed())
                .isEqualTo(second.amount().minus(first.amount()))
                .matches(amount -> amount.isPositive());
        assertThat(claims.isSuperseded(claims.claim("C001"))).isTrue();
    }

    @Test
    void aVersionThatACorrectionMadeSmallerIsTakenBackFromWhatWasAccepted() {
        Office office = new Office("S1").agrees(Terms.of("A").agreement());
        office.works("a", "S1", 1, org.essaim.time.Category.TEAM_MEETING, "2025-01-10T09:00", 7_200);
        office.close(List.of("S1"), Statements.JANUARY, Statements.JANUARY);
        office.deliver("S1", Statements.JANUARY.plusMonths(1));
        FundingStatement first = office.funding.issue("A", Statements.JANUARY, Statements.MARCH);
        Claims claims = claims(office);
        Claim claim = claims.submit(first, DAY, "");
        claims.settle(claim.id(), DAY, first.amount(), List.of(), "");
        claims.pay(claim.id(), DAY, first.amount(), "");

        office.works("a", "S1", 1, org.essaim.time.Category.TEAM_MEETING, "2025-01-10T09:00", 3_600)
                .corrects("S1", Statements.JANUARY)
                .close(List.of("S1"), Statements.JANUARY.plusMonths(1), Statements.MARCH);
        office.funding.issue("A", Statements.JANUARY, Statements.MARCH);
        Claim next = claims.submit("A", Statements.JANUARY, Statements.MARCH, DAY, "");

        // 2 h became 1 h: 24.60 € go back.
        assertThat(next.balance().takenBack().getAmountMinorLong()).isEqualTo(2_460);
        assertThat(next.balance().toRecover().getAmountMinorLong()).isEqualTo(2_460);
    }
}
