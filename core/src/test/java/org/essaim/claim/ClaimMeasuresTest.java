package org.essaim.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.essaim.claim.Ledger.DAY;
import static org.essaim.claim.Ledger.JANUARY;
import static org.essaim.claim.Ledger.MARCH;
import static org.essaim.claim.Ledger.euros;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.recording.OriginLaw;
import org.essaim.spi.MeasureSource.Absent;
import org.essaim.spi.MeasureSource.Measured;
import org.essaim.spi.MeasureSource.Value;
import org.junit.jupiter.api.Test;
import org.threeten.extra.LocalDateRange;

/** What funders granted and paid, as measures. */
class ClaimMeasuresTest {
    private static String told(Ledger ledger, String measure, Set<String> structures, YearMonth first, YearMonth last) {
        LocalDateRange period =
                LocalDateRange.of(first.atDay(1), last.plusMonths(1).atDay(1));
        Value value = ledger.claims
                .measures()
                .values(measure, List.of(new Scope(structures)), period)
                .get(0);
        OriginLaw.require(ledger.claims.measures(), measure, value);
        return value instanceof Measured measured
                ? measured.amount().toPlainString() + " of " + measured.contributors()
                : ((Absent) value).reason().name();
    }

    // 1 000 claimed, 900 accepted and 950 paid, of which 20 went back; 50 more claimed and not settled.
    private static Ledger ledger() {
        Ledger ledger = new Ledger();
        ledger.issue("DEP", JANUARY, MARCH, euros("1000.00"));
        ledger.issue("CARSAT", JANUARY, MARCH, euros("50.00"));
        ledger.submit();
        ledger.claims.settle(
                "C001",
                DAY.plusDays(20),
                euros("900.00"),
                List.of(new Cut(euros("100.00"), CutReason.MISSING_DOCUMENT)),
                "courrier");
        ledger.claims.overpay("C001", DAY.plusDays(30), euros("950.00"), "virement");
        ledger.claims.recover("C001", DAY.plusDays(40), euros("20.00"), "reversement");
        ledger.claims.submit("CARSAT", JANUARY, MARCH, DAY, "demande");
        return ledger;
    }

    @Test
    void whatIsGrantedAndPaidIsWhatTheBalanceSays() {
        Ledger ledger = ledger();
        for (Set<String> structures : List.of(Set.<String>of(), Set.of("S1", "S2"))) {
            assertThat(told(ledger, "amount-granted", structures, JANUARY, MARCH))
                    .isEqualTo("900.00 of 0");
            assertThat(told(ledger, "amount-paid", structures, JANUARY, MARCH)).isEqualTo("930.00 of 0");
        }
        assertThat(told(ledger, "amount-paid", Set.of(), JANUARY.minusMonths(3), MARCH))
                .isEqualTo("930.00 of 0");
    }

    @Test
    void whatALaterVersionTookBackIsNotGranted() {
        Ledger ledger = ledger();
        ledger.issue("DEP", JANUARY, MARCH, euros("700.00"));
        ledger.claims.submit("DEP", JANUARY, MARCH, DAY.plusDays(60), "");
        Balance all =
                Balance.sum(ledger.claims.all().stream().map(Claim::balance).toList());
        assertThat(told(ledger, "amount-granted", Set.of(), JANUARY, MARCH))
                .isEqualTo(all.accepted().minus(all.takenBack()).getAmount() + " of 0")
                .isEqualTo("700.00 of 0");
    }

    @Test
    void aClaimIsWholeOrNotToldAtAll() {
        assertThat(told(new Ledger(), "amount-paid", Set.of(), JANUARY, MARCH)).isEqualTo("NO_DATA");
        Ledger ledger = ledger();
        assertThat(told(ledger, "amount-paid", Set.of("S1"), JANUARY, MARCH))
                .as("it is of two structures together")
                .isEqualTo("INCOMPLETE");
        assertThat(told(ledger, "amount-paid", Set.of(), JANUARY, JANUARY)).isEqualTo("INCOMPLETE");
        assertThat(told(ledger, "amount-paid", Set.of("S1"), MARCH.plusMonths(1), MARCH.plusMonths(2)))
                .isEqualTo("0 of 0");
        assertThat(told(ledger, "amount-paid", Set.of("S3"), JANUARY, MARCH)).isEqualTo("NO_DATA");
        assertThat(ledger.claims
                        .measures()
                        .values(
                                "amount-paid",
                                List.of(Scope.federation()),
                                LocalDateRange.of(JANUARY.atDay(1), MARCH.atDay(31))))
                .allMatch(Absent.class::isInstance);
    }

    @Test
    void nothingIsToldOfStructuresThatAreNotAllTheActors() {
        Ledger ledger = ledger().as("una-001", Perimeter.of(Set.of("S1")));
        for (Set<String> structures : List.of(Set.<String>of(), Set.of("S2"))) {
            assertThatExceptionOfType(EssaimException.class)
                    .isThrownBy(() -> told(ledger, "amount-granted", structures, JANUARY, MARCH))
                    .withMessageContaining("una-001");
        }
        assertThat(told(ledger, "amount-granted", Set.of("S1"), JANUARY, MARCH))
                .as("claims are there, but not of S1 alone")
                .isEqualTo("INCOMPLETE");
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> told(ledger, "amount", Set.of("S1"), JANUARY, MARCH))
                .withMessageContaining("amount-granted");
    }
}
