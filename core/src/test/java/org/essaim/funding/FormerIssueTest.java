package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Perimeter;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.StoreException;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;

class FormerIssueTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final List<String> STRUCTURES = List.of("S1", "S2");

    private static Office office() {
        return new Office("S1", "S2")
                .agrees(
                        Terms.of("A")
                                .priority(1)
                                .share("60 %")
                                .rate("24.61")
                                .ceilingCents(9_000L)
                                .agreement(),
                        Terms.of("B").priority(2).share("1/3").rate("3.311").agreement());
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whateverIsSealedCorrectedOrAmendedLaterEveryVersionComesBackToTheByte(@ForAll Random random) {
        Office office = office();
        List<Tree> issued = new ArrayList<>();
        for (YearMonth month = JANUARY; !month.isAfter(MARCH); month = month.plusMonths(1)) {
            for (String structure : STRUCTURES) {
                office.works(
                        "k" + month + structure,
                        structure,
                        1,
                        Category.TEAM_MEETING,
                        month + "-06T09:00",
                        600L + random.nextInt(9_000));
                office.close(List.of(structure), month, month);
                if (random.nextBoolean()) {
                    issue(office, issued);
                }
            }
            if (random.nextBoolean()) {
                office.works(
                                "k" + JANUARY + "S1",
                                "S1",
                                1,
                                Category.TEAM_MEETING,
                                "2025-01-06T09:00",
                                300L + random.nextInt(900))
                        .corrects("S1", JANUARY);
            }
            if (random.nextBoolean()) {
                office.agrees(Terms.like(office.funding.agreement("A"))
                        .title("Avenant " + month)
                        .agreement());
            }
            issue(office, issued);
        }
        for (int version = 1; version <= issued.size(); version++) {
            FundingStatement again = office.funding.issuedStatement("A", JANUARY, MARCH, version);
            assertThat(again.toTree()).isEqualTo(issued.get(version - 1));
            assertThat(Office.verify(again).verdict()).isEqualTo(Verification.Verdict.CONSISTENT);
        }
        assertThatThrownBy(() -> office.funding.issuedStatement("A", JANUARY, MARCH, issued.size() + 1))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("was never issued.\nMaybe one of 1 to " + issued.size());
    }

    private static void issue(Office office, List<Tree> issued) {
        FundingStatement statement = office.funding.issue("A", JANUARY, MARCH);
        if (statement.version() > issued.size()) {
            issued.add(statement.toTree());
        }
    }

    @Test
    void whoDoesNotSeeAllItsStructuresSeesNoVersion() {
        Office office = office().works("m1", "S1", 1, Category.TEAM_MEETING, "2025-01-06T09:00", 3_600)
                .close(STRUCTURES, JANUARY, JANUARY);
        office.funding.issue("A", JANUARY, JANUARY);
        office.sees(Perimeter.of(java.util.Set.of("S1")));
        assertThatThrownBy(() -> office.funding.issuedStatement("A", JANUARY, JANUARY, 1))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("S2");
    }

    @Test
    void aVersionThatTheStoreDoesNotTellAsItWasIssuedIsRefused() {
        Office office = office().works("m1", "S1", 1, Category.TEAM_MEETING, "2025-01-06T09:00", 3_600)
                .close(STRUCTURES, JANUARY, JANUARY);
        office.funding.issue("A", JANUARY, JANUARY);
        DocumentKey key = new DocumentKey("statement", "A:2025-01..2025-01");
        Document issued = office.store.document(key).orElseThrow();
        office.store.commit(new Commit(
                "forger",
                issued.committedAt(),
                List.of(new Commit.Put(
                        key, 1, Tree.fields().put("digest", "0".repeat(64)).build())),
                List.of()));
        assertThat(office.funding.issuedStatement("A", JANUARY, JANUARY, 1).version())
                .isEqualTo(1);
        assertThatThrownBy(() -> office.funding.issuedStatement("A", JANUARY, JANUARY, 2))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> office.funding.issuedStatement("A", JANUARY, MARCH, 1))
                .hasMessageContaining("Maybe issue it first.");
    }
}
