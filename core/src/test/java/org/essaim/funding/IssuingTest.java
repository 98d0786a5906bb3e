package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.essaim.document.CanonicalForm;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;

class IssuingTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final YearMonth JUNE = YearMonth.of(2025, 6);
    private static final List<String> STRUCTURES = List.of("S1", "S2", "S3");

    private static void assertConsistent(FundingStatement statement) {
        assertThat(Office.verify(statement).findings()).isEmpty();
    }

    private static Office randomOffice(Random random) {
        Office office = new Office("S1", "S2");
        List<String> shares = List.of("100 %", "80 %", "60 %", "1/3");
        for (int i = 0; i < 2; i++) {
            office.agrees(Terms.of("AB".substring(i, i + 1))
                    .priority(i + 1)
                    .share(shares.get(random.nextInt(shares.size())))
                    .rate(List.of("24.61", "3.311", "36").get(random.nextInt(3)))
                    .ceilingCents(random.nextBoolean() ? null : 1L + random.nextInt(40_000))
                    .ceilingSeconds(random.nextBoolean() ? null : 1L + random.nextInt(120_000))
                    .agreement());
        }
        for (YearMonth month = JANUARY; !month.isAfter(JUNE); month = month.plusMonths(1)) {
            for (String structure : List.of("S1", "S2")) {
                for (int worker = 1; worker <= 2; worker++) {
                    Category category = random.nextBoolean() ? Category.TEAM_MEETING : Category.MENTORING;
                    office.worksIn(month, structure, worker, category, 1L + random.nextInt(20_000));
                }
            }
        }
        return office.close(List.of("S1", "S2"), JANUARY, JUNE);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void howeverTheTermIsCutIntoPeriodsNoCeilingIsCrossedAndTheLongStatementAddsTheIssuedCents(@ForAll Random random) {
        Office office = randomOffice(random);
        TreeSet<YearMonth> lasts = new TreeSet<>(Set.of(JUNE));
        for (YearMonth month = JANUARY; month.isBefore(JUNE); month = month.plusMonths(1)) {
            if (random.nextBoolean()) {
                lasts.add(month);
            }
        }
        long[] cents = new long[2];
        long[] claimed = new long[2];
        YearMonth first = JANUARY;
        for (YearMonth last : lasts) {
            for (int i = 0; i < 2; i++) {
                FundingStatement part = office.funding.issue("AB".substring(i, i + 1), first, last);
                assertConsistent(part);
                cents[i] += part.amount().getAmountMinorLong();
                claimed[i] += part.claimedSeconds();
            }
            first = last.plusMonths(1);
        }
        for (int i = 0; i < 2; i++) {
            FundingAgreement agreement = office.funding.agreement("AB".substring(i, i + 1));
            FundingStatement whole = office.funding.issue(agreement.id(), JANUARY, JUNE);
            assertConsistent(whole);
            assertThat(whole.amount().getAmountMinorLong()).isEqualTo(cents[i]);
            assertThat(whole.claimedSeconds()).isEqualTo(claimed[i]);
            assertThat(agreement.ceilingCents() == null || cents[i] <= agreement.ceilingCents())
                    .isTrue();
            assertThat(agreement.ceilingSeconds() == null || claimed[i] <= agreement.ceilingSeconds())
                    .isTrue();
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void theSameFactsGiveTheSameBytesInWhateverOrderStructuresAreClosed(@ForAll Random random) {
        List<String> shuffled = new ArrayList<>(STRUCTURES);
        Collections.shuffle(shuffled, random);
        FundingStatement one = Statements.firstQuarter(Statements.office());
        FundingStatement other =
                Statements.office().close(shuffled, JANUARY, MARCH).funding.issue("DEP", JANUARY, MARCH);

        assertThat(CanonicalForm.bytes(other.content())).isEqualTo(CanonicalForm.bytes(one.content()));
        assertThat(other.digest()).isEqualTo(one.digest());
    }

    @Test
    void issuingAgainWhatDidNotChangeCommitsNothingAndGivesTheSameVersion() {
        Office office = Statements.office();
        FundingStatement first = Statements.firstQuarter(office);
        long sequence = office.store.sequence();

        FundingStatement again = office.funding.issue("DEP", JANUARY, MARCH);

        assertThat(office.store.sequence()).isEqualTo(sequence);
        assertThat(again.version()).isEqualTo(first.version()).isEqualTo(1);
        assertThat(CanonicalForm.bytes(again.toTree())).isEqualTo(CanonicalForm.bytes(first.toTree()));
    }

    @Test
    void aDraftIsWhatIssuingWouldGiveAndChangesNothing() {
        Office office = Statements.office().close(STRUCTURES, JANUARY, MARCH);
        long sequence = office.store.sequence();
        FundingStatement draft = office.funding.draft("DEP", JANUARY, MARCH);

        assertThat(draft.isDraft()).isTrue();
        assertThat(office.store.sequence()).isEqualTo(sequence);
        assertThat(office.funding.issue("DEP", JANUARY, MARCH).digest()).isEqualTo(draft.digest());
    }

    @Test
    void aMonthClosedLateIsAddedInTheNextVersionAndWhatWasIssuedStays() {
        Office office =
                Statements.office().close(List.of("S1", "S2"), JANUARY, MARCH).close(List.of("S3"), JANUARY, FEBRUARY);
        office.deliver("S3", MARCH);
        FundingStatement first = office.funding.issue("DEP", JANUARY, MARCH);
        assertThat(first.findings()).extracting(Finding::code).contains(Code.MONTH_NOT_SEALED);
        assertThat(first.parts().open()).containsExactly("S3:2025-03");
        assertConsistent(first);

        FundingStatement second =
                office.close(List.of("S3"), MARCH, MARCH).funding.issue("DEP", JANUARY, MARCH);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.findings()).isEmpty();
        assertThat(second.parts().open()).isEmpty();
        assertThat(second.parts().leaves()).containsAll(first.parts().leaves());
        assertThat(second.recordedSeconds()).isEqualTo(first.recordedSeconds() + 4_021);
        assertConsistent(second);
    }

    @Test
    void aMonthThatWasReopenedAndSealedAgainAfterLaterOnesBreaksNoChain() {
        Office office = new Office("S1").agrees(Terms.of("A").agreement());
        office.works("d", "S1", 1, Category.TEAM_MEETING, "2024-12-10T09:00", 3_600)
                .works("j", "S1", 1, Category.TEAM_MEETING, "2025-01-10T09:00", 3_600)
                .works("f", "S1", 1, Category.TEAM_MEETING, "2025-02-10T09:00", 3_600);
        office.close(List.of("S1"), YearMonth.of(2024, 12), JANUARY);
        office.time.reopen("S1", YearMonth.of(2024, 12), "oubli d’une réunion");
        office.works("d2", "S1", 1, Category.TEAM_MEETING, "2024-12-11T09:00", 3_600);
        office.close(List.of("S1"), YearMonth.of(2024, 12), YearMonth.of(2024, 12));
        office.close(List.of("S1"), FEBRUARY, FEBRUARY);

        FundingStatement statement = office.funding.issue("A", JANUARY, FEBRUARY);

        assertThat(statement.parts().links()).hasSize(1);
        assertConsistent(statement);
        assertThat(Office.verify(
                                statement,
                                "S1:2025-02="
                                        + office.time
                                                .sealed()
                                                .seal("S1", FEBRUARY)
                                                .orElseThrow()
                                                .digest()
                                                .hex())
                        .guarantee(java.util.Locale.ENGLISH))
                .contains("2 of 2");
    }

    @Test
    void aCostThatBeginsWithinAFrozenMonthLaterOnDoesNotHideItsLeavesFromCorrections() {
        Office office = new Office("S1").agrees(Terms.of("A").agreement());
        office.works("a", "S1", 1, Category.TEAM_MEETING, "2025-01-10T09:00", 3_600)
                .works("b", "S1", 1, Category.TEAM_MEETING, "2025-01-20T09:00", 7_200);
        office.close(List.of("S1"), JANUARY, JANUARY).funding.issue("A", JANUARY, JANUARY);
        office.funding.save(
                EmployerCost.unknown().with("", Function.CARE_WORKER, LocalDate.of(2025, 1, 15), new BigDecimal("27")));

        office.withdraws("S1", "b").corrects("S1", JANUARY);
        FundingStatement next =
                office.close(List.of("S1"), FEBRUARY, FEBRUARY).funding.issue("A", FEBRUARY, FEBRUARY);

        assertThat(next.claimedSeconds()).isEqualTo(-7_200);
        assertThat(next.amount().getAmountMinorLong()).isEqualTo(-4_920); // 2 h × 24.60 €
        assertConsistent(next);
    }

    @Test
    void aCorrectionThatOutweighsAMonthsOwnTimeLeavesAStatementThatHolds() {
        Office office = new Office("S1").agrees(Terms.of("A").agreement());
        office.works("night", "S1", 1, Category.TEAM_MEETING, "2025-01-31T22:00", 4 * 3_600)
                .works("own", "S1", 1, Category.TEAM_MEETING, "2025-02-10T09:00", 2 * 3_600);
        office.close(List.of("S1"), JANUARY, JANUARY);
        office.deliver("S1", FEBRUARY);
        office.withdraws("S1", "night").corrects("S1", JANUARY).close(List.of("S1"), FEBRUARY, FEBRUARY);

        FundingStatement statement = office.funding.issue("A", JANUARY, FEBRUARY);

        assertThat(statement.recordedSeconds()).isEqualTo(7_200);
        assertConsistent(statement);
    }

    @Test
    void aNightThatReachesIntoTheNextMonthIsNoAdjustment() {
        Office office = new Office("S1").agrees(Terms.of("A").agreement());
        office.works("night", "S1", 1, Category.TEAM_MEETING, "2025-01-31T22:00", 4 * 3_600)
                .works("own", "S1", 1, Category.TEAM_MEETING, "2025-02-10T09:00", 2 * 3_600);
        office.close(List.of("S1"), JANUARY, JANUARY).funding.issue("A", JANUARY, JANUARY);

        FundingStatement february =
                office.close(List.of("S1"), FEBRUARY, FEBRUARY).funding.issue("A", FEBRUARY, FEBRUARY);

        assertThat(february.recordedSeconds()).isEqualTo(7_200);
        assertThat(february.amount().getAmountMinorLong()).isEqualTo(4_920);
        assertThat(february.report(java.util.Locale.FRENCH).sections().toString())
                .doesNotContain("regularisations");
        assertConsistent(february);
    }

    @Test
    void aPeriodThatCutsThroughABatchIsRefused() {
        Office office = Statements.office();
        Statements.firstQuarter(office);

        assertThatThrownBy(() -> office.funding.issue("CARSAT", FEBRUARY, MARCH))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("cuts through batch [1]")
                .hasMessageContaining("Maybe");
    }

    @Test
    void aPeriodOutsideTheTermOrTheWrongWayRoundIsRefused() {
        Office office = Statements.office();

        assertThatThrownBy(() -> office.funding.draft("DEP", YearMonth.of(2026, 1), YearMonth.of(2026, 3)))
                .hasMessageContaining("outside the term");
        assertThatThrownBy(() -> office.funding.draft("DEP", MARCH, JANUARY)).hasMessageContaining("swap");
        assertThatThrownBy(() -> office.funding.draft("NOBODY", JANUARY, MARCH))
                .hasMessageContaining("[NOBODY] is unknown")
                .hasMessageContaining("CARSAT");
    }

    @Test
    void whoMayNotSeeAStructureOfThePoolIssuesNothing() {
        Office office = Statements.office().close(STRUCTURES, JANUARY, MARCH).sees(Perimeter.of(Set.of("S1", "S2")));

        assertThatThrownBy(() -> office.funding.issue("CARSAT", JANUARY, MARCH))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[S3]");
    }

    @Test
    void aMonthReopenedWhileItsStatementIsIssuedIsNotIssuedOnAStaleSeal() {
        InMemoryStore memory = new InMemoryStore();
        Interrupted store = new Interrupted(memory);
        Office office = new Office(store, "S1").agrees(Terms.of("A").agreement());
        office.works("a", "S1", 1, Category.TEAM_MEETING, "2025-01-10T09:00", 3_600);
        office.close(List.of("S1"), JANUARY, JANUARY);
        store.interruption = () -> office.time.reopen("S1", JANUARY, "au même moment");

        assertThatThrownBy(() -> office.funding.issue("A", JANUARY, JANUARY))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[S1:2025-01]")
                .hasMessageContaining("Maybe issue it again");
        assertThat(memory.document(new DocumentKey("statement", "A:2025-01..2025-01")))
                .isEmpty();
    }

    /** Lets something happen once, just before an issue asks whether a statement rests on a month already. */
    private static final class Interrupted implements Store {
        private final Store store;
        private Runnable interruption = () -> {};

        private Interrupted(Store store) {
            this.store = store;
        }

        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            if (key.kind().equals("reliance")) {
                Runnable once = interruption;
                interruption = () -> {};
                once.run();
            }
            return store.document(key, asOf);
        }

        @Override
        public List<Document> history(DocumentKey key) {
            return store.history(key);
        }

        @Override
        public List<Document> documents(String kind) {
            return store.documents(kind);
        }

        @Override
        public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
            return store.segments(structure, month, kind);
        }

        @Override
        public List<YearMonth> months(String structure, SegmentKind kind) {
            return store.months(structure, kind);
        }

        @Override
        public long commit(Commit commit) {
            return store.commit(commit);
        }

        @Override
        public long sequence() {
            return store.sequence();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
