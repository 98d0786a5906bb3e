package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;

class CertificateTest {
    private static final Certificate RICH = issuedEveryBasis();

    private static Certificate issuedEveryBasis() {
        Office office = Statements.everyBasis();
        office.funding.issue("EUR", Statements.JANUARY, Statements.MARCH);
        return office.funding.certificate(List.of(), Statements.JANUARY, Statements.MARCH);
    }

    private static Verification verify(Tree.Fields document, String... anchors) {
        return Verification.of(new SourceTree(document, "certificat.json", Map.of()), List.of(anchors));
    }

    @Test
    void aCertificateOverEveryBasisHoldsAndIsCheckedAlone() {
        assertThat(RICH.findings()).isEmpty();
        assertThat(RICH.agreements()).containsExactly("CAR", "DOT", "EUR", "FOR", "FSE");
        assertThat(verify(RICH.toTree()).verdict()).isEqualTo(Verification.Verdict.CONSISTENT);
        assertThat(verify(RICH.toTree()).guarantee(Locale.FRENCH))
                .contains("ne sait rien de conventions qu’il ne nomme pas");
        assertThat(verify(RICH.toTree(), RICH.digest().hex()).verdict()).isEqualTo(Verification.Verdict.ANCHORED);
        assertThat(RICH.toTree().toString()).doesNotContain("Fonction");
        assertThat(RICH.report(Locale.FRENCH).title()).contains("double financement");
    }

    /** Two pools that know nothing of each other count the same meetings. */
    private static Office strangers(String share, String other) {
        Office office = new Office("S1")
                .agrees(
                        Terms.of("A").share(share).rate("20").agreement(),
                        Terms.of("B").pool("elsewhere").share(other).rate("20").agreement());
        office.funding.save(EmployerCost.unknown()
                .with(
                        "",
                        org.essaim.organisation.Function.CARE_WORKER,
                        Statements.JANUARY.atDay(1),
                        new java.math.BigDecimal("24")));
        office.works("m", "S1", 1, Category.TEAM_MEETING, "2025-01-06T09:00", 7_200);
        office.close(List.of("S1"), Statements.JANUARY, Statements.JANUARY);
        office.funding.issue("A", Statements.JANUARY, Statements.JANUARY);
        office.funding.issue("B", Statements.JANUARY, Statements.JANUARY);
        return office;
    }

    @Test
    void theSameHourInTwoPoolsIsFoundWithHowMuchIsPaid() {
        Certificate certificate =
                strangers("60 %", "50 %").funding.certificate(List.of(), Statements.JANUARY, Statements.JANUARY);

        assertThat(certificate.holds()).isFalse();
        assertThat(certificate.findings()).extracting(Finding::code).containsExactly(Code.TIME_FUNDED_TWICE);
        assertThat(certificate.findings().get(0).message(Locale.ENGLISH)).contains("110%");
        assertThat(verify(certificate.toTree()).verdict()).isEqualTo(Verification.Verdict.REFUSED);
    }

    @Test
    void twoPoolsThatLeaveEachOtherRoomFundNothingTwice() {
        Office office = strangers("60 %", "40 %");

        assertThat(office.funding
                        .certificate(List.of(), Statements.JANUARY, Statements.JANUARY)
                        .holds())
                .isTrue();
    }

    @Test
    void onlyThePerimeterIsCertified() {
        Office office = strangers("60 %", "50 %");

        Certificate one = office.funding.certificate(List.of("A"), Statements.JANUARY, Statements.JANUARY);

        assertThat(one.holds()).isTrue();
        assertThat(one.agreements()).containsExactly("A");
    }

    @Test
    void anAgreementWhoseIdentifierBeginsAlikeIsNotInThePerimeter() {
        Office office = new Office("S1")
                .employs("S1", 1, org.essaim.organisation.Function.CARE_WORKER)
                .worksIn(Statements.JANUARY, "S1", 1, Category.TEAM_MEETING, 3600)
                .close(List.of("S1"), Statements.JANUARY, Statements.JANUARY)
                .agrees(
                        Terms.of("A").share("60 %").agreement(),
                        Terms.of("A:B").pool("other").share("40 %").agreement());
        office.funding.issue("A", Statements.JANUARY, Statements.JANUARY);
        office.funding.issue("A:B", Statements.JANUARY, Statements.JANUARY);

        assertThat(office.funding
                        .certificate(List.of("A"), Statements.JANUARY, Statements.JANUARY)
                        .toTree()
                        .toString())
                .contains("A:2025-01..2025-01")
                .doesNotContain("A:B");
    }

    @Test
    void aCostThatTwoPoolsCoverIsFound() {
        Office office = new Office("S1")
                .agrees(
                        Terms.of("A").rate("24").agreement(),
                        Terms.of("D")
                                .pool("apa")
                                .supplement()
                                .covers(Set.of(Category.TEAM_MEETING))
                                .rate("3.311")
                                .agreement());
        office.funding.save(EmployerCost.unknown()
                .with(
                        "",
                        org.essaim.organisation.Function.CARE_WORKER,
                        Statements.JANUARY.atDay(1),
                        new java.math.BigDecimal("24")));
        office.works("m", "S1", 1, Category.TEAM_MEETING, "2025-01-06T09:00", 7_200)
                .visits("v", "S1", 1, org.essaim.time.Scheme.APA, "2025-01-07T09:00", 7_200);
        office.close(List.of("S1"), Statements.JANUARY, Statements.JANUARY);
        office.funding.issue("A", Statements.JANUARY, Statements.JANUARY);
        office.funding.issue("D", Statements.JANUARY, Statements.JANUARY);

        Certificate certificate = office.funding.certificate(List.of(), Statements.JANUARY, Statements.JANUARY);

        assertThat(certificate.findings()).extracting(Finding::code).containsExactly(Code.COST_COVERED_TWICE);
    }

    @Test
    void aPersonsYearOverTwoGrantsIsFound() {
        Office office = new Office("S1")
                .agrees(
                        Terms.of("A")
                                .unitCost()
                                .rate("40000")
                                .categories(Set.of(Category.TEAM_MEETING))
                                .agreement(),
                        Terms.of("B")
                                .pool("elsewhere")
                                .unitCost()
                                .rate("40000")
                                .categories(Set.of(Category.MENTORING))
                                .agreement());
        for (int month = 1; month <= 12; month++) {
            java.time.YearMonth at = java.time.YearMonth.of(2025, month);
            office.worksIn(at, "S1", 1, Category.TEAM_MEETING, 80 * 3_600);
            office.worksIn(at, "S1", 1, Category.MENTORING, 70 * 3_600);
        }
        office.close(List.of("S1"), java.time.YearMonth.of(2025, 1), java.time.YearMonth.of(2025, 12));
        office.funding.issue("A", java.time.YearMonth.of(2025, 1), java.time.YearMonth.of(2025, 12));
        office.funding.issue("B", java.time.YearMonth.of(2025, 1), java.time.YearMonth.of(2025, 12));

        Certificate certificate = office.funding.certificate(
                List.of(), java.time.YearMonth.of(2025, 1), java.time.YearMonth.of(2025, 12));

        assertThat(certificate.findings()).extracting(Finding::code).containsExactly(Code.PERSON_YEAR_CROSSED);
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void anAlteredCertificateIsRefusedByItsDigest(@ForAll long seed) {
        Tree.Fields content = (Tree.Fields) RICH.toTree().get("content").orElseThrow();
        Tree.Fields altered = Alteration.of(content, new Random(seed)).in(content);

        assertThat(Office.verify(Alteration.document(altered, RICH.digest().hex()))
                        .verdict())
                .isEqualTo(Verification.Verdict.REFUSED);
    }
}
