package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Structure;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.TimeSource;
import org.junit.jupiter.api.Test;

class ImportingTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final Fact VISIT = Desk.visit(Desk.ANYBODY, "2026-01-05T09:00", "2026-01-05T10:00");
    private static final Fact LONGER = Desk.visit(Desk.ANYBODY, "2026-01-05T09:00", "2026-01-05T10:30");
    private static final Fact OTHER = Desk.visit(Desk.ANYBODY, "2026-01-06T09:00", "2026-01-06T10:00");

    private final Desk desk = new Desk();

    @Test
    void withoutIdentifiersWhatSharesTimeIsAnAmendment() {
        desk.load(JANUARY, VISIT, OTHER);
        ImportReport report = desk.load(JANUARY, LONGER, OTHER);
        assertThat(counts(report)).isEqualTo("new 0 unchanged 1 amended 1 withdrawn 0 proposed 0 rejected 0");
        assertThat(Desk.seconds(desk.time.entries(Desk.STRUCTURE, JANUARY))).isEqualTo(5400 + 3600);
    }

    @Test
    void whatACompleteWindowNoLongerTellsIsWithdrawn() {
        desk.load(JANUARY, VISIT, OTHER);
        assertThat(counts(desk.load(JANUARY, OTHER)))
                .isEqualTo("new 0 unchanged 1 amended 0 withdrawn 1 proposed 0 rejected 0");
        assertThat(counts(desk.load(JANUARY)))
                .isEqualTo("new 0 unchanged 0 amended 0 withdrawn 1 proposed 0 rejected 0");
        assertThat(desk.time.entries(Desk.STRUCTURE, JANUARY)).isEmpty();
    }

    @Test
    void withoutAWindowNothingIsWithdrawn() {
        desk.load(VISIT, OTHER);
        assertThat(counts(desk.load(OTHER))).isEqualTo("new 0 unchanged 1 amended 0 withdrawn 0 proposed 0 rejected 0");
    }

    @Test
    void aWindowOfSomeDaysTouchesThoseDaysOnly() {
        desk.load(JANUARY, VISIT, OTHER);
        ImportReport report = desk.time.load(
                Telling.of(), Desk.STRUCTURE, Window.complete(LocalDate.of(2026, 1, 6), LocalDate.of(2026, 1, 6)));
        assertThat(report.withdrawn()).isEqualTo(1);
        assertThat(desk.time.entries(Desk.STRUCTURE, JANUARY))
                .extracting(Entry::date)
                .containsExactly(LocalDate.of(2026, 1, 5));
    }

    @Test
    void aRefusedRowSuspendsWithdrawalsAndSaysSo() {
        desk.load(JANUARY, VISIT, OTHER);
        ImportReport report =
                desk.time.load(Telling.of(VISIT, OTHER).refusing(3), Desk.STRUCTURE, Window.complete(JANUARY));
        assertThat(counts(report)).isEqualTo("new 0 unchanged 1 amended 0 withdrawn 0 proposed 0 rejected 1");
        assertThat(codes(report)).containsExactly(Code.MISSING_VALUE, Code.WINDOW_INCOMPLETE);
        assertThat(report.rejectedRows()).containsExactly(3L);
    }

    @Test
    void ofOneFaultInEveryRowTenThousandAreListedAndAllAreCounted() {
        long[] rows = LongStream.rangeClosed(2, 10_501).toArray();
        Fact[] facts = Collections.nCopies(10_501, VISIT).toArray(Fact[]::new);
        ImportReport report =
                desk.time.load(Telling.of(facts).refusing(rows), Desk.STRUCTURE, Window.complete(JANUARY));
        assertThat(report.rejected()).isEqualTo(10_500);
        assertThat(report.rejectedRows()).hasSize(10_500);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.findings()).hasSize(10_002);
        assertThat(report.findings().subList(0, 10_000))
                .extracting(Finding::code)
                .containsOnly(Code.MISSING_VALUE);
        assertThat(codes(report).subList(10_000, 10_002))
                .containsExactlyInAnyOrder(Code.MORE_FINDINGS, Code.WINDOW_INCOMPLETE);
        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == Code.MORE_FINDINGS)
                .singleElement()
                .satisfies(more -> assertThat(more.message(Locale.ENGLISH))
                        .contains("500 more findings", Code.MISSING_VALUE.id()));
    }

    @Test
    void whatLiesOutsideTheWindowIsRefused() {
        ImportReport report = desk.load(FEBRUARY, VISIT);
        assertThat(codes(report)).containsExactly(Code.OUTSIDE_WINDOW, Code.WINDOW_INCOMPLETE);
        assertThat(report.seconds()).isZero();
        assertThat(desk.time.openMonths(Desk.STRUCTURE)).isEmpty();
    }

    @Test
    void withIdentifiersTheLatestDeliveryWins() {
        desk.loadIdentified(JANUARY, Desk.keyed("1", VISIT), Desk.keyed("2", OTHER));
        Fact elsewhere = Desk.visit(Desk.ANYBODY, "2026-01-20T14:00", "2026-01-20T15:00");
        assertThat(counts(desk.loadIdentified(JANUARY, Desk.keyed("1", elsewhere), Desk.keyed("2", OTHER))))
                .isEqualTo("new 0 unchanged 1 amended 1 withdrawn 0 proposed 0 rejected 0");
    }

    @Test
    void withIdentifiersAnEventThatMovesToTheNextMonthIsNotCountedTwice() {
        desk.loadIdentified(JANUARY, Desk.keyed("1", VISIT), Desk.keyed("2", OTHER));
        Fact moved = Desk.visit(Desk.ANYBODY, "2026-02-02T09:00", "2026-02-02T10:00");
        ImportReport report = desk.loadIdentified(FEBRUARY, Desk.keyed("1", moved));
        assertThat(counts(report)).isEqualTo("new 1 unchanged 0 amended 0 withdrawn 1 proposed 0 rejected 0");
        assertThat(Desk.seconds(desk.time.entries(Desk.STRUCTURE, JANUARY))).isEqualTo(3600);
        assertThat(Desk.seconds(desk.time.entries(Desk.STRUCTURE, FEBRUARY))).isEqualTo(3600);
        assertThat(counts(desk.loadIdentified(FEBRUARY, Desk.keyed("1", moved))))
                .isEqualTo("new 0 unchanged 1 amended 0 withdrawn 0 proposed 0 rejected 0");
    }

    @Test
    void anEventThatLeavesASealedMonthIsAProposalThere() {
        desk.loadIdentified(JANUARY, Desk.keyed("1", VISIT));
        desk.close(JANUARY);
        Fact moved = Desk.visit(Desk.ANYBODY, "2026-02-02T09:00", "2026-02-02T10:00");
        ImportReport report = desk.loadIdentified(FEBRUARY, Desk.keyed("1", moved));
        assertThat(counts(report)).isEqualTo("new 1 unchanged 0 amended 0 withdrawn 0 proposed 1 rejected 0");
        assertThat(desk.open()).singleElement().satisfies(proposal -> {
            assertThat(proposal.month()).isEqualTo(JANUARY);
            assertThat(proposal.after()).isNull();
        });
    }

    @Test
    void identifiersThatAreMissingFallBackToTheTimeShared() {
        desk.loadIdentified(JANUARY, VISIT, OTHER);
        assertThat(counts(desk.loadIdentified(JANUARY, LONGER, OTHER)))
                .isEqualTo("new 0 unchanged 1 amended 1 withdrawn 0 proposed 0 rejected 0");
        assertThat(counts(desk.loadIdentified(JANUARY)))
                .isEqualTo("new 0 unchanged 0 amended 0 withdrawn 2 proposed 0 rejected 0");
        assertThat(desk.time.entries(Desk.STRUCTURE, JANUARY)).isEmpty();
    }

    @Test
    void aKeyThatReadsNullIsAKey() {
        desk.loadIdentified(JANUARY, Desk.keyed("null", VISIT), OTHER);
        assertThat(counts(desk.loadIdentified(JANUARY, Desk.keyed("null", LONGER), OTHER)))
                .isEqualTo("new 0 unchanged 1 amended 1 withdrawn 0 proposed 0 rejected 0");
    }

    @Test
    void oneKeyWithTwoContentsRefusesBothRowsWhateverTheirOrder() {
        for (List<Fact> order : List.of(List.of(VISIT, LONGER), List.of(LONGER, VISIT))) {
            Desk fresh = new Desk();
            List<Fact> told = new ArrayList<>();
            order.forEach(fact -> told.add(Desk.keyed("1", fact)));
            told.add(Desk.keyed("2", OTHER));
            ImportReport report = fresh.time.load(Telling.identified(told), Desk.STRUCTURE);
            assertThat(report.rejectedRows()).containsExactly(2L, 3L);
            assertThat(codes(report)).containsExactly(Code.CONFLICTING_DUPLICATE, Code.CONFLICTING_DUPLICATE);
            assertThat(report.seconds()).as("refused rows tell nothing").isEqualTo(3600);
            assertThat(Desk.seconds(fresh.time.entries(Desk.STRUCTURE, JANUARY)))
                    .isEqualTo(3600);
        }
    }

    @Test
    void everyRowOfAConflictIsRefusedTheRepeatedOneToo() {
        ImportReport report = desk.time.load(
                Telling.identified(Desk.keyed("1", VISIT), Desk.keyed("1", VISIT), Desk.keyed("1", LONGER)),
                Desk.STRUCTURE);
        assertThat(report.rejectedRows()).containsExactly(2L, 3L, 4L);
        assertThat(report.seconds()).isZero();
        assertThat(report.added()).isZero();
    }

    @Test
    void oneKeyWithOneContentTwiceIsOneEvent() {
        ImportReport report =
                desk.time.load(Telling.identified(Desk.keyed("1", VISIT), Desk.keyed("1", VISIT)), Desk.STRUCTURE);
        assertThat(counts(report)).isEqualTo("new 1 unchanged 0 amended 0 withdrawn 0 proposed 0 rejected 0");
        assertThat(report.seconds()).isEqualTo(3600);
    }

    @Test
    void twoSourcesNeverWithdrawFromEachOther() {
        desk.load(JANUARY, VISIT);
        Telling clock = new Telling("clock", false, List.of(), Set.of());
        assertThat(desk.time
                        .load(clock, Desk.STRUCTURE, Window.complete(JANUARY))
                        .withdrawn())
                .isZero();
    }

    @Test
    void aPreviewStoresNothing() {
        long before = desk.store.sequence();
        ImportReport preview = desk.time.preview(Telling.of(VISIT, OTHER), Desk.STRUCTURE);
        assertThat(preview.added()).isEqualTo(2);
        assertThat(preview.receipt()).isEmpty();
        assertThat(desk.store.sequence()).isEqualTo(before);
    }

    @Test
    void anImportThatCameBetweenIsTakenIntoAccount() {
        // While this source is read, a colleague imports the same file.
        TimeSource slow = new Interrupted(Telling.of(VISIT, OTHER), () -> desk.load(JANUARY, VISIT));
        ImportReport report = desk.time.load(slow, Desk.STRUCTURE, Window.complete(JANUARY));
        assertThat(counts(report)).isEqualTo("new 1 unchanged 1 amended 0 withdrawn 0 proposed 0 rejected 0");
        assertThat(report.receipt()).isEqualTo(Desk.STRUCTURE + ":2");
        assertThat(desk.time.entries(Desk.STRUCTURE, JANUARY)).hasSize(2);
        assertThat(desk.time.sealed().receipt(Desk.STRUCTURE + ":1")).isPresent();
        assertThat(desk.time.sealed().receipt(Desk.STRUCTURE + ":2")).isPresent();
    }

    @Test
    void aMonthThatWasSealedBetweenGetsProposals() {
        desk.load(JANUARY, VISIT);
        TimeSource slow = new Interrupted(Telling.of(LONGER), () -> desk.close(JANUARY));
        ImportReport report = desk.time.load(slow, Desk.STRUCTURE, Window.complete(JANUARY));
        assertThat(counts(report)).isEqualTo("new 0 unchanged 0 amended 0 withdrawn 0 proposed 1 rejected 0");
        assertThat(Desk.seconds(desk.time.entries(Desk.STRUCTURE, JANUARY))).isEqualTo(3600);
    }

    @Test
    void aDateBeforeAnyRuleIsAFindingAndTheRestIsStored() {
        desk.time.save(
                CollectiveAgreement.IDCC_2941,
                ByDate.of(List.of(new ByDate.From<>(LocalDate.of(2020, 1, 1), Desk.EVERYDAY))));
        ImportReport report = desk.load(Desk.visit(Desk.ANYBODY, "1926-01-05T09:00", "1926-01-05T10:00"), VISIT);
        assertThat(codes(report)).containsExactly(Code.NO_RULES);
        assertThat(report.rejectedRows()).containsExactly(2L);
        assertThat(report.added()).isEqualTo(1);
    }

    @Test
    void theRulesOfAFormerAgreementNeverHoldUnderTheNext() {
        desk.time.save(new Structure(
                Desk.STRUCTURE,
                "Structure fictive",
                null,
                null,
                null,
                Desk.PARIS,
                ByDate.always(CollectiveAgreement.IDCC_2941)
                        .with(LocalDate.of(2026, 1, 6), CollectiveAgreement.PUBLIC_SERVICE)));
        ImportReport report = desk.load(VISIT, OTHER);
        assertThat(codes(report)).containsExactly(Code.NO_RULES);
        assertThat(report.rejectedRows()).containsExactly(3L);
    }

    @Test
    void anUnknownStructureIsBadUse() {
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> desk.time.load(Telling.of(), "S999"))
                .withMessageContaining("[S999]")
                .withMessageContaining(Desk.STRUCTURE);
    }

    @Test
    void theReceiptSaysWhatBecameOfTheDelivery() {
        String receipt = desk.load(JANUARY, VISIT, OTHER).receipt();
        assertThat(desk.time.sealed().receipt(receipt).orElseThrow().toString())
                .contains("planning.csv", "2026-01-01..2026-01-31");
        assertThat(desk.store.segments(Desk.STRUCTURE, JANUARY, SegmentKind.FACTS))
                .hasSize(1);
    }

    private static String counts(ImportReport report) {
        return "new " + report.added() + " unchanged " + report.unchanged() + " amended " + report.amended()
                + " withdrawn " + report.withdrawn() + " proposed " + report.proposed() + " rejected "
                + report.rejected();
    }

    private static List<Code> codes(ImportReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    /** A source during whose first reading something else happens. */
    private static final class Interrupted implements TimeSource {
        private final Telling told;
        private Runnable between;

        Interrupted(Telling told, Runnable between) {
            this.told = told;
            this.between = between;
        }

        @Override
        public String profile() {
            return told.profile();
        }

        @Override
        public String name() {
            return told.name();
        }

        @Override
        public boolean identified() {
            return told.identified();
        }

        @Override
        public Reading read(Context context, Sink sink) {
            Reading reading = told.read(context, sink);
            between.run();
            between = () -> {};
            return reading;
        }
    }
}
