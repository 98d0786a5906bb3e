package org.essaim.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.junit.jupiter.api.Test;

/** What is wrong with a document is told whole, with its place, and nothing is half-loaded. */
class BudgetReadingTest {
    private final List<Finding> findings = new ArrayList<>();

    private static final String PLAN = """
            id: P
            title: Plan fictif
            organisation: Fédération fictive
            costs:
              - {year: 2026, heading: Coordination, amount: 100}
            """;
    private static final String REPORT = """
            id: R
            title: Action fictive
            organisation: Fédération fictive
            first: 2025-01-01
            last: 2025-12-31
            """;
    private static final String FORECAST = """
            id: F
            title: Projection fictive
            organisation: Fédération fictive
            firstYear: 2026
            lastYear: 2027
            """;

    private static SourceTree source(String text, Map<String, Integer> lines) {
        return new SourceTree(Trees.yaml(text), "fichier.yaml", lines);
    }

    private List<Code> plan(String more) {
        assertThat(FinancingPlan.read(source(PLAN + more, Map.of()), null, findings::add))
                .isEmpty();
        return codes();
    }

    private List<Code> report(String more) {
        assertThat(FinancialReport.read(source(REPORT + more, Map.of()), null, findings::add))
                .isEmpty();
        return codes();
    }

    private List<Code> forecast(String more) {
        assertThat(Forecast.read(source(FORECAST + more, Map.of()), null, findings::add))
                .isEmpty();
        return codes();
    }

    private List<Code> codes() {
        return findings.stream().map(Finding::code).toList();
    }

    @Test
    void everyMistakeIsToldAtOnceWithFileAndLine() {
        SourceTree source = source(
                """
                id: P
                titel: Plan fictif
                organisation: Fédération fictive
                costs:
                  - {year: 26, heading: Coordination, amount: 100}
                  - {year: 2026, heading: Coordination, amount: "12.345"}
                sources:
                  - id: DEP
                    funder: Département fictif
                    nature: PUBLIQUE
                    changes: []
                """, Map.of("", 1, "titel", 2, "costs[0].year", 5, "costs[1].amount", 6, "sources[0].nature", 10));
        assertThat(FinancingPlan.read(source, null, findings::add)).isEmpty();
        assertThat(codes())
                .contains(Code.MISSING_KEY, Code.UNKNOWN_KEY, Code.INVALID_VALUE, Code.NOT_AN_AMOUNT, Code.WRONG_TYPE);
        assertThat(findings).allMatch(finding -> "fichier.yaml".equals(finding.file()));
        assertThat(findings.stream().filter(finding -> finding.code() == Code.NOT_AN_AMOUNT))
                .extracting(Finding::row)
                .containsExactly(6L);
        assertThat(findings.stream().filter(finding -> finding.code() == Code.UNKNOWN_KEY))
                .extracting(Finding::row)
                .containsExactly(2L);
    }

    @Test
    void aDebtOrHalfACentIsNoAmount() {
        assertThat(plan("sources: [{id: A, funder: F, nature: OWN, changes: [{from: 2026-01-01, status: GRANTED,"
                        + " amounts: {\"2026\": -1, \"2027\": 1.005}}]}]"))
                .containsExactly(Code.NOT_AN_AMOUNT, Code.NOT_AN_AMOUNT);
    }

    @Test
    void aYearIsFourDigits() {
        assertThat(plan("sources: [{id: A, funder: F, nature: OWN, changes: [{from: 2026-01-01, status: GRANTED,"
                        + " amounts: {\"26\": 1}}]}]"))
                .containsExactly(Code.INVALID_VALUE);
    }

    @Test
    void aSourceNamedTwiceAndTwoChangesOnOneDayAreDuplicates() {
        assertThat(plan("""
                        sources:
                          - {id: A, funder: F, nature: OWN, changes: [{from: 2026-01-01, status: SOUGHT}]}
                          - id: A
                            funder: G
                            nature: OWN
                            changes: [{from: 2026-01-01, status: SOUGHT}, {from: 2026-01-01, status: GRANTED}]
                        """)).containsExactly(Code.DUPLICATE_ID, Code.DUPLICATE_ID);
    }

    @Test
    void aCapNeedsTheSourceOfItsRuleAndALimitUpToTheWhole() {
        assertThat(plan("caps: [{id: C, title: T, natures: [PUBLIC], limits: [{from: 2026-01-01, share: 80 %}]}]"))
                .containsExactly(Code.MISSING_KEY);
        findings.clear();
        assertThat(plan("caps: [{id: C, title: T, source: S, natures: [PUBLIC],"
                        + " limits: [{from: 2026-01-01, share: 120 %}]}]"))
                .containsExactly(Code.INVALID_VALUE);
        findings.clear();
        assertThat(plan("caps: [{id: C, title: T, source: S, natures: [PUBLIC],"
                        + " limits: [{from: 2026-01-01, share: beaucoup}]}]"))
                .containsExactly(Code.INVALID_VALUE);
    }

    @Test
    void aKeyOrAFunderThatIsNotThereIsADanglingReference() {
        assertThat(report("""
                        charges:
                          - {id: A, block: INDIRECT, title: Loyer, budget: 1, whole: 10, key: SURFACE}
                        resources:
                          - {id: B, block: DIRECT, title: Subvention, budget: 1, actual: 1, funder: DEP}
                        """)).containsExactly(Code.DANGLING_REFERENCE, Code.DANGLING_REFERENCE);
        assertThat(findings).extracting(Finding::path).containsExactly("charges[0].key", "resources[0].funder");
    }

    @Test
    void aLineIsEitherToldOrDivided() {
        assertThat(report("""
                        keys: [{id: K, title: Heures, own: a, weights: {a: 1, b: 2}}]
                        charges:
                          - {id: A, block: INDIRECT, title: Loyer, budget: 1, actual: 1, whole: 10, key: K}
                          - {id: B, block: DIRECT, title: Achats, budget: 1}
                          - {id: C, block: DIRECT, title: Achats, budget: 1, whole: 10, key: K}
                        """)).containsExactly(Code.INVALID_VALUE, Code.INVALID_VALUE, Code.INVALID_VALUE);
    }

    @Test
    void aKeyKnowsItsOwnActivity() {
        assertThat(report("keys: [{id: K, title: Heures, own: c, weights: {a: 1, b: 2}}]\n"
                        + "charges: [{id: A, block: DIRECT, title: T, budget: 1, actual: 1}]"))
                .containsExactly(Code.DANGLING_REFERENCE);
    }

    @Test
    void aFinancialYearDoesNotEndBeforeItBegins() {
        SourceTree source = source(REPORT.replace("2025-12-31", "2024-12-31") + "charges: []", Map.of());
        assertThat(FinancialReport.read(source, null, findings::add)).isEmpty();
        assertThat(codes()).containsExactly(Code.INVALID_VALUE);
    }

    @Test
    void aMixAddsUpToTheWhole() {
        assertThat(forecast("""
                        scenarios:
                          - id: S
                            title: T
                            teams:
                              - id: A
                                title: A
                                joins: 2026-01-01
                                hours: [{from: 2026-01-01, monthly: 1, per: TEAM}]
                                mix: {CARE_WORKER: 60 %, AREA_MANAGER: 30 %}
                        """)).containsExactly(Code.MIX_NOT_WHOLE);
        assertThat(findings.get(0).details()).containsEntry("found", "90");
    }

    @Test
    void hoursPerMemberNeedMembersAndAFunctionHasToExist() {
        assertThat(forecast("""
                        hourlyCosts: {FACTEUR: [{from: 2026-01-01, euros: 20}]}
                        scenarios:
                          - id: S
                            title: T
                            teams:
                              - id: A
                                title: A
                                joins: 2026-01-01
                                leaves: 2025-01-01
                                hours: [{from: 2026-01-01, monthly: 1, per: MEMBER}]
                                mix: {FACTEUR: 100 %}
                        """)).contains(Code.DANGLING_REFERENCE, Code.MISSING_KEY, Code.INVALID_VALUE);
        assertThat(findings).extracting(Finding::path).contains("hourlyCosts.FACTEUR", "scenarios[0].teams[0].members");
    }

    @Test
    void hoursBelowZeroOrThatAreNoWholeSecondsAreRefused() {
        assertThat(forecast("""
                        scenarios:
                          - id: S
                            title: T
                            teams:
                              - id: A
                                title: A
                                joins: 2026-01-01
                                hours: [{from: 2026-01-01, monthly: -1, per: TEAM}, {from: 2027-01-01, monthly: 0.0001, per: TEAM}]
                                mix: {CARE_WORKER: 100 %}
                        """)).containsExactly(Code.INVALID_VALUE, Code.INVALID_VALUE);
    }

    @Test
    void anAmountFromAStatementGoesToALineThatIsToldAndExists() {
        FinancialReport report = FinancialReport.read(source(REPORT + """
                                keys: [{id: K, title: Heures, own: a, weights: {a: 1, b: 2}}]
                                charges:
                                  - {id: PERSONNEL, block: DIRECT, title: Personnel, budget: 1, actual: 1}
                                  - {id: LOYER, block: INDIRECT, title: Loyer, budget: 1, whole: 3, key: K}
                                """, Map.of()), null, findings::add)
                .orElseThrow();
        assertThat(report.withActual("PERSONNEL", Euros.ofCents(408_743)).actuals())
                .containsEntry("PERSONNEL", Euros.ofCents(408_743));
        assertThatThrownBy(() -> report.withActual("LOYER", Euros.ZERO))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[LOYER]");
        assertThatThrownBy(() -> report.withActual("PERSONEL", Euros.ZERO))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("PERSONNEL");
    }

    @Test
    void aForecastIsToldAgainstThePlanItIsGiven() {
        FinancingPlan plan = FinancingPlan.read(
                        source(
                                PLAN
                                        + "fictitious: true\nsources: [{id: A, funder: F, nature: OWN, changes: [{from: 2026-01-01,"
                                        + " status: GRANTED, amounts: {\"2026\": 40}}]}]",
                                Map.of()),
                        null,
                        findings::add)
                .orElseThrow();
        Forecast forecast = Forecast.read(source(FORECAST + """
                                hourlyCosts: {CARE_WORKER: [{from: 2026-01-01, euros: 10}]}
                                scenarios:
                                  - id: S
                                    title: T
                                    teams:
                                      - id: A
                                        title: A
                                        joins: 2026-01-01
                                        hours: [{from: 2026-01-01, monthly: 1, per: TEAM}]
                                        mix: {CARE_WORKER: 100 %}
                                """, Map.of()), null, findings::add)
                .orElseThrow();
        Forecast against = forecast.against(plan);
        assertThat(against.fictitious()).isTrue();
        assertThat(against.years("S", against.asOf()).get(0).open()).contains(Euros.ofCents(8_000));
        assertThatThrownBy(() -> forecast.years("T", forecast.asOf())).hasMessageContaining("[S]");
    }
}
