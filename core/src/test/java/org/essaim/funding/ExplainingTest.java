package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Perimeter;
import org.essaim.time.Category;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a line of a statement back to the rows of the files that it comes from. */
class ExplainingTest {
    private final Office office = Statements.office();
    private FundingStatement first = Statements.firstQuarter(office);

    @BeforeEach
    void amendLater() {
        // An amendment that came after the issue is not what the statement rests on.
        office.funding.save(Terms.like(office.funding.agreement("DEP"))
                .ceilingCents(70_000L)
                .agreement());
        first = office.funding.issue("CARSAT", Statements.JANUARY, Statements.MARCH);
    }

    @Test
    void aLineGoesBackToFileRowDigestRuleSettingsAndRate() {
        Explanation explanation = office.funding.explain(first, CellReference.parse("S1:TEAM_MEETING:2025-02"));

        assertThat(explanation.recorded()).isEqualTo(7_202 + 7_205);
        assertThat(explanation.claimed()).isEqualTo(7_202 + 7_205);
        assertThat(explanation.rates())
                .containsExactly(new Explanation.Rate(
                        new BigDecimal("23.456"),
                        Basis.ACTUAL_TIME,
                        LocalDate.of(2025, 1, 1),
                        new Share(1, 3),
                        "CARSAT",
                        1));
        assertThat(explanation.corrections()).isEmpty();
        assertThat(explanation.origins()).hasSize(2).allSatisfy(origin -> {
            assertThat(origin.date()).isEqualTo("2025-02-06");
            assertThat(origin.file()).isEqualTo("planning.csv");
            assertThat(origin.digest()).matches("[0-9a-f]{64}");
            assertThat(origin.rule()).isEqualTo("planned/internal-planned");
            assertThat(origin.settings()).contains("mapping@1").contains("rules@1");
        });
        assertThat(explanation.origins())
                .extracting(Explanation.Origin::seconds)
                .containsExactlyInAnyOrder(7_202L, 7_205L);
        // Keys of February in order: m2 n2 p2 t2 u2 v2, from row 2 on.
        assertThat(explanation.origins())
                .extracting(origin -> origin.row() + " " + origin.fact().key())
                .containsExactlyInAnyOrder("2 m2", "3 n2");
    }

    @Test
    void everyLineThatNoCorrectionTouchedIsTheSumOfItsOrigins() {
        for (CellReference cell : first.cells()) {
            Explanation explanation = office.funding.explain(first, cell);
            assertThat(explanation.origins().stream()
                            .mapToLong(Explanation.Origin::seconds)
                            .sum())
                    .as("%s", cell)
                    .isEqualTo(explanation.recorded());
        }
        assertThat(first.cells().stream()
                        .mapToLong(cell -> office.funding.explain(first, cell).cents())
                        .sum())
                .isEqualTo(first.amount().getAmountMinorLong());
    }

    @Test
    void aLineWithACorrectionNamesItWithItsReason() {
        FundingStatement second = Statements.secondQuarter(office);

        Explanation explanation = office.funding.explain(second, CellReference.parse("S1:TEAM_MEETING:2025-01"));

        assertThat(explanation.recorded()).isEqualTo(3_000 - 7_201);
        assertThat(explanation.origins()).isEmpty();
        assertThat(explanation.corrections())
                .singleElement()
                .asString()
                .startsWith("S1:2025-01:")
                .contains("receipt S1:")
                .endsWith("planning corrigé, vu avec la responsable");
    }

    @Test
    void theVersionOfTheTermsIsTheOneThatTheStatementPrints() {
        FundingStatement amended = office.funding.issue("DEP", Statements.JANUARY, Statements.MARCH);
        CellReference cell = new CellReference("S3", Category.TEAM_MEETING, Statements.JANUARY);

        assertThat(amended.version()).isEqualTo(2);
        assertThat(office.funding.explain(amended, cell).rates())
                .extracting(Explanation.Rate::version)
                .containsExactly(2L);
    }

    @Test
    void aStatementThatWasHandedOverIsExplainedLikeTheOneAtHand() {
        CellReference cell = CellReference.parse("S2:FACILITATION:2025-03");

        assertThat(office.funding.explain(first.toTree(), cell)).isEqualTo(office.funding.explain(first, cell));
    }

    @Test
    void aLineThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> office.funding.explain(first, CellReference.parse("S1:TRAINING:2025-01")))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("no line [S1:TRAINING:2025-01]");
        assertThatThrownBy(() -> office.funding.explain(
                        org.essaim.document.Tree.of("relevé"), CellReference.parse("S1:TRAINING:2025-01")))
                .hasMessageContaining("no statement");
    }

    @Test
    void whoMayNotSeeAStructureGetsNoExplanationOfIt() {
        office.sees(Perimeter.of(Set.of("S2")));
        CellReference cell = CellReference.parse("S1:TEAM_MEETING:2025-01");

        for (Runnable asking : List.<Runnable>of(
                () -> office.funding.explain(first, cell), () -> office.funding.explain(first.toTree(), cell))) {
            assertThatThrownBy(asking::run).isInstanceOf(EssaimException.class).hasMessageContaining("perimeter");
        }
        assertThat(LocalDate.parse(office.funding
                        .explain(first, CellReference.parse("S2:FACILITATION:2025-01"))
                        .origins()
                        .get(0)
                        .date()))
                .isEqualTo(LocalDate.of(2025, 1, 8));
    }
}
