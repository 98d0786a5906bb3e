package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.essaim.document.Tree;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;

class DifferenceWordsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    // Between them they set every term that a document can hold.
    private static List<Tree.Fields> documents() {
        FundingAgreement.Builder every = FundingAgreement.builder("A")
                .of("Convention fictive", "Financeur fictif")
                .pool("coordination", 1)
                .weight(3L)
                .term(FIRST, LAST)
                .participation(new Participation("P", "", Collections.emptySortedMap()))
                .categories(Set.of(Category.TEAM_MEETING))
                .amended(FIRST.plusMonths(3), new Admission(Set.of(Category.MENTORING), Set.of(), Set.of()))
                .basis(Basis.UNIT_COST)
                .rates(ByDate.always(new BigDecimal("30000")))
                .share(Share.percent(80))
                .amended(FIRST.plusMonths(6), Share.percent(60))
                .reducible(true)
                .yearSeconds(3600)
                .rounding(new Rounding(3600, Rounding.Direction.DOWN))
                .ceilingCents(1L)
                .ceilingSeconds(1L)
                .subCeilings(List.of(new SubCeiling(
                        "a", 1, SubCeiling.Unit.SECONDS, SubCeiling.Per.AGREEMENT, null, Set.of(), "fictif")))
                .floors(List.of(new Floor(
                        "b", Share.percent(50), Set.of(Category.TEAM_MEETING), Set.of(Function.CARE_WORKER), "fictif")))
                .source("fictif");
        FundingAgreement lump = FundingAgreement.builder("B")
                .of("Convention fictive", "Financeur fictif")
                .pool("coordination", 2)
                .term(FIRST, LAST)
                .categories(Set.of(Category.TEAM_MEETING))
                .covers(Set.of(Category.MENTORING))
                .basis(Basis.LUMP_SUM)
                .instalments(List.of(new Instalment(FIRST, 100, "fictif")))
                .source("fictif")
                .build();
        return List.of(
                AgreementForm.tree(every.build()),
                AgreementForm.tree(lump),
                AgreementForm.tree(new FundingPool("coordination", FundingPool.Sharing.FIFO, 3600L, "fictif")));
    }

    @Test
    void everyTermThatCanDifferHasAName() {
        List<String> keys = new ArrayList<>();
        documents().forEach(document -> keys.addAll(document.fields().keySet()));

        assertThat(keys).contains("amendments", "instalments", "personYearSeconds", "floors", "covers");
        assertThat(keys)
                .allSatisfy(
                        key -> assertThat(DifferenceWords.isNamed(key)).as(key).isTrue());
        assertThat(new DifferenceWords(Locale.FRENCH).title("agreement.amendments"))
                .isEqualTo("Convention, avenants");
    }
}
