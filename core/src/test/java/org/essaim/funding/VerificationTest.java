package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static String[] seals(FundingStatement statement) {
        return statement.parts().seals().stream()
                .map(seal -> seal.structure() + ":" + seal.month() + "="
                        + seal.digest().hex())
                .toArray(String[]::new);
    }

    @Test
    void whatWasIssuedIsConsistentAloneAndAnchoredByItsDigestOrItsSeals() {
        Office office = Statements.office();
        for (FundingStatement statement : List.of(
                Statements.firstQuarter(office),
                Statements.secondQuarter(office),
                office.funding.issue("CARSAT", Statements.JANUARY, Statements.MARCH),
                office.funding.issue("CARSAT", Statements.APRIL, Statements.JUNE),
                office.funding.issue("DEP", Statements.JANUARY, Statements.JUNE))) {
            assertThat(Office.verify(statement).findings()).isEmpty();
            assertThat(Office.verify(statement).verdict()).isEqualTo(Verification.Verdict.CONSISTENT);
            assertThat(Office.verify(statement, statement.digest().hex()).verdict())
                    .isEqualTo(Verification.Verdict.ANCHORED);
            assertThat(Office.verify(statement, seals(statement)).verdict()).isEqualTo(Verification.Verdict.ANCHORED);
            assertThat(Office.verify(statement, " " + statement.digest().hex().toUpperCase(Locale.ROOT) + "\n")
                            .verdict())
                    .isEqualTo(Verification.Verdict.ANCHORED);
        }
    }
}
