package org.essaim.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.essaim.claim.Ledger.DAY;
import static org.essaim.claim.Ledger.JANUARY;
import static org.essaim.claim.Ledger.MARCH;
import static org.essaim.claim.Ledger.euros;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.funding.CellReference;
import org.essaim.organisation.Perimeter;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Value;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.essaim.time.Category;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static Ledger issued(String owed) {
        Ledger ledger = new Ledger();
        ledger.issue("DEP", JANUARY, MARCH, euros(owed));
        return ledger;
    }

    /** Claimed 1 000, accepted 900, paid 1 000, 60 of 100 gone back; a second agreement with 50 pending. */
    private static Ledger busy() {
        Ledger ledger = issued("1000.00");
        ledger.issue("CARSAT", JANUARY, MARCH, euros("50.00"), "S2:2025-03");
        ledger.submit();
        ledger.claims.settle(
                "C001",
                DAY.plusDays(20),
                euros("900.00"),
                List.of(
                        new Cut(euros("60.00"), CutReason.MISSING_DOCUMENT, Ledger.LINE, "feuille absente"),
                        new Cut(euros("40.00"), CutReason.LATE)),
                "courrier 7");
        ledger.claims.overpay("C001", DAY.plusDays(30), euros("1000.00"), "virement 4711");
        ledger.claims.recover("C001", DAY.plusDays(40), euros("60.00"), "virement 12");
        ledger.claims.submit("CARSAT", JANUARY, MARCH, DAY, "");
        return ledger;
    }

    @Test
    void aStepKeepsWhoWhenAndWhy() {
        Ledger ledger = issued("1000.00");
        ledger.submit();
        ledger.as("treasurer", Perimeter.all()).claims.settle("C001", DAY, euros("1000.00"), List.of(), "courrier 7");

        Claim claim = ledger.claims.claim("C001");

        Instant now = Instant.parse("2026-06-01T08:00:00Z");
        assertThat(claim.steps())
                .containsExactly(
                        new ClaimStep(
                                ClaimStep.Kind.SUBMITTED,
                                DAY,
                                euros("1000.00"),
                                List.of(),
                                "demande fictive",
                                "finance",
                                now),
                        new ClaimStep(
                                ClaimStep.Kind.SETTLED,
                                DAY,
                                euros("1000.00"),
                                List.of(),
                                "courrier 7",
                                "treasurer",
                                now));
        assertThat(claim.version()).isEqualTo(1);
        assertThat(ledger.claims.isSuperseded(claim)).isFalse();
        ledger.issue("DEP", JANUARY, MARCH, euros("1000.00"));
        assertThat(ledger.claims.isSuperseded(claim)).isTrue();
    }

    @Test
    void whatIsNotAllowedIsNamedWithWhatIs() {
        Ledger ledger = busy();
        assertThatThrownBy(() -> ledger.claims.pay("C001", DAY.plusDays(50), euros("10.00"), ""))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("Claim [C001] cannot pay [EUR 10.00] now")
                .hasMessageContaining("Allowed now: [overpay above EUR 0.00, recover up to EUR 40.00]");
        assertThatThrownBy(() -> ledger.claims.recover("C001", DAY.plusDays(50), euros("40.01"), ""))
                .hasMessageContaining("cannot recover [EUR 40.01]: it is above [EUR 40.00]");
        assertThatThrownBy(() -> ledger.claims.settle("C001", DAY.plusDays(50), euros("900.00"), List.of(), ""))
                .hasMessageContaining("cannot settle [EUR 900.00] now");
        assertThatThrownBy(() -> ledger.claims.pay("C002", DAY, euros("10.00"), ""))
                .hasMessageContaining("Allowed now: [settle all of EUR 50.00]")
                .hasMessageContaining("Maybe settle it first");
        assertThatThrownBy(() -> ledger.claims.settle("C002", DAY, euros("49.00"), List.of(), ""))
                .hasMessageContaining("[EUR 49.00] accepted and [EUR 0.00] cut, which is not the [EUR 50.00] claimed");
    }

    @Test
    void aPaymentAboveWhatIsOutstandingHasToBeSaidAndOneWithinHasNot() {
        Ledger ledger = issued("100.00");
        ledger.submit();
        ledger.claims.settle("C001", DAY, euros("100.00"), List.of(), "");
        assertThatThrownBy(() -> ledger.claims.pay("C001", DAY, euros("100.01"), ""))
                .hasMessageContaining("Maybe say that it is an overpayment");
        assertThatThrownBy(() -> ledger.claims.overpay("C001", DAY, euros("100.00"), ""))
                .hasMessageContaining("is not overpaid by [EUR 100.00]");
        assertThat(ledger.claims.overpay("C001", DAY, euros("100.01"), "").state())
                .isEqualTo(ClaimState.TO_RECOVER);
        assertThat(ledger.claims.recover("C001", DAY, euros("0.01"), "").state())
                .isEqualTo(ClaimState.BALANCED);
    }

    @Test
    void aStepLiesNoDayBeforeTheOneThatItRestsOn() {
        Ledger ledger = issued("100.00");
        ledger.submit();
        assertThatThrownBy(() -> ledger.claims.settle("C001", DAY.minusDays(1), euros("100.00"), List.of(), ""))
                .hasMessageContaining("before [" + DAY + "]")
                .hasMessageContaining("Maybe");
        ledger.claims.settle("C001", DAY.plusDays(10), euros("100.00"), List.of(), "");
        assertThatThrownBy(() -> ledger.claims.pay("C001", DAY.plusDays(9), euros("1.00"), ""))
                .hasMessageContaining("before [" + DAY.plusDays(10) + "]");
        ledger.claims.pay("C001", DAY.plusDays(20), euros("50.00"), "");
        // A bank statement that was found late: payments come in any order.
        assertThat(ledger.claims
                        .pay("C001", DAY.plusDays(12), euros("50.00"), "")
                        .state())
                .isEqualTo(ClaimState.BALANCED);
    }

    @Test
    void onlyEurosAboveZeroAreClaimedCutPaidAndRecovered() {
        Ledger ledger = issued("100.00");
        Money dollars = Money.of(CurrencyUnit.USD, 10);
        assertThatThrownBy(() -> ledger.claims.submit("DEP", JANUARY, MARCH, DAY, dollars, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amounts are euros");
        ledger.submit();
        assertThatThrownBy(() -> ledger.claims.settle("C001", DAY, dollars, List.of(), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cut(euros("0.00"), CutReason.LATE)).hasMessageContaining("cuts nothing");
        assertThatThrownBy(() -> new Cut(euros("-1.00"), CutReason.LATE)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new Cut(euros("1.00"), CutReason.OTHER, null, " "))
                .hasMessageContaining("needs a text");
        ledger.claims.settle("C001", DAY, euros("100.00"), List.of(), "");
        assertThatThrownBy(() -> ledger.claims.pay("C001", DAY, euros("0.00"), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("says nothing");
    }

    @Test
    void aCutNamesALineOfTheVersionThatWasClaimed() {
        Ledger ledger = issued("100.00");
        ledger.submit();
        // The next version has that other line instead, but it is not the one that was claimed.
        CellReference other = new CellReference("S1", Category.MENTORING, JANUARY);
        ledger.issue("DEP", JANUARY, MARCH, euros("100.00"), other);
        assertThatThrownBy(() -> ledger.claims.settle(
                        "C001",
                        DAY,
                        euros("90.00"),
                        List.of(new Cut(euros("10.00"), CutReason.NOT_ELIGIBLE, other, "")),
                        ""))
                .hasMessageContaining("[S1:MENTORING:2025-01]")
                .hasMessageContaining("[C001]");
        Claim settled = ledger.claims.settle(
                "C001",
                DAY,
                euros("90.00"),
                List.of(new Cut(euros("10.00"), CutReason.NOT_ELIGIBLE, Ledger.LINE, "")),
                "");
        assertThat(settled.steps().get(1).cuts().get(0).cell()).isEqualTo(Ledger.LINE);
    }

    @Test
    void whoMayNotSeeAStructureOfTheStatementNeitherClaimsNorReads() {
        Ledger ledger = busy().as("manager", Perimeter.of(Set.of("S1")));
        assertThatThrownBy(ledger::submit).hasMessageContaining("[S2]").hasMessageContaining("[manager]");
        assertThatThrownBy(() -> ledger.claims.claim("C001")).hasMessageContaining("[S2]");
        assertThatThrownBy(() -> ledger.claims.pay("C001", DAY, euros("1.00"), ""))
                .hasMessageContaining("[S2]");
        assertThat(ledger.claims.all()).isEmpty();
        assertThat(ledger.claims.of("DEP")).isEmpty();
        assertThat(ledger.as("director", Perimeter.of(Set.of("S1", "S2")))
                        .claims
                        .all())
                .hasSize(2);
    }

    @Test
    void whatIsUnknownIsNamedWithWhatIsKnown() {
        Ledger ledger = issued("100.00");
        assertThatThrownBy(() -> ledger.claims.claim("C001")).hasMessageContaining("Maybe submit one first");
        ledger.submit();
        assertThatThrownBy(() -> ledger.claims.claim("C002")).hasMessageContaining("Maybe one of [C001]");
        assertThatThrownBy(() -> ledger.claims.submit("NOBODY", JANUARY, MARCH, DAY, ""))
                .hasMessageContaining("[NOBODY] is unknown");
        assertThatThrownBy(() -> ledger.claims.of("NOBODY")).hasMessageContaining("[NOBODY] is unknown");
        assertThatThrownBy(() -> ledger.claims.submit("DEP", JANUARY, JANUARY, DAY, ""))
                .hasMessageContaining("has issued no statement over [2025-01..2025-01]")
                .hasMessageContaining("[2025-01..2025-03]");
        assertThatThrownBy(() -> ledger.claims.submit("CARSAT", JANUARY, MARCH, DAY, ""))
                .hasMessageContaining("Issued: []");
    }

    @Test
    void ofTwoWhoSettleAtOnceOneReadsBeforeTheOtherCommitsAndIsRefused() {
        Beaten store = new Beaten(new InMemoryStore());
        Ledger slow = new Ledger(store);
        slow.issue("DEP", JANUARY, MARCH, euros("100.00"));
        slow.submit();
        Ledger fast = new Ledger(store.store).as("faster", Perimeter.all());
        store.meanwhile = () -> fast.claims.settle(
                "C001", DAY, euros("60.00"), List.of(new Cut(euros("40.00"), CutReason.CEILING)), "");

        assertThatThrownBy(() -> slow.claims.settle("C001", DAY, euros("100.00"), List.of(), ""))
                .isInstanceOf(LostUpdateException.class)
                .hasMessageContaining("Maybe");

        Claim claim = slow.claims.claim("C001");
        assertThat(claim.steps()).hasSize(2);
        assertThat(claim.steps().get(1).actor()).isEqualTo("faster");
        assertThat(claim.balance().accepted()).isEqualTo(euros("60.00"));
    }

    @Test
    void ofTwoWhoClaimTheSameAtOnceOneIsRefused() {
        Beaten store = new Beaten(new InMemoryStore());
        Ledger slow = new Ledger(store);
        slow.issue("DEP", JANUARY, MARCH, euros("100.00"));
        store.meanwhile = () -> new Ledger(store.store).submit();

        assertThatThrownBy(slow::submit).isInstanceOf(LostUpdateException.class);

        assertThat(slow.claims.all())
                .singleElement()
                .extracting(claim -> claim.balance().claimed())
                .isEqualTo(euros("100.00"));
    }

    @Test
    void ofManyWhoSettleAndPayAtOnceExactlyOneDoes() throws Exception {
        Ledger ledger = issued("100.00");
        ledger.submit();
        int many = 4;
        ExecutorService actors = Executors.newFixedThreadPool(many);
        try {
            for (Callable<Claim> act : List.<Callable<Claim>>of(
                    () -> ledger.claims.settle("C001", DAY, euros("100.00"), List.of(), ""),
                    () -> ledger.claims.pay("C001", DAY, euros("100.00"), ""))) {
                CyclicBarrier together = new CyclicBarrier(many);
                List<Future<Boolean>> won = actors.invokeAll(Stream.<Callable<Boolean>>generate(() -> () -> {
                            together.await();
                            try {
                                act.call();
                                return true;
                            } catch (EssaimException e) {
                                return false;
                            }
                        })
                        .limit(many)
                        .toList());
                int winners = 0;
                for (Future<Boolean> each : won) {
                    winners += each.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            actors.shutdownNow();
        }
        Claim claim = ledger.claims.claim("C001");
        assertThat(claim.steps()).hasSize(3);
        assertThat(claim.state()).isEqualTo(ClaimState.BALANCED);
    }

    @Test
    void aDocumentThatNoClaimOfOursWouldLeaveIsNotRead() {
        Ledger ledger = issued("100.00");
        ledger.submit();
        DocumentKey key = new DocumentKey("claim", "C001");
        Tree.Fields content =
                (Tree.Fields) ledger.store.document(key).orElseThrow().content();
        // Two steps that one commit brought: nobody can say who did the second, and when.
        ledger.store.commit(new Commit("somebody", Instant.EPOCH, List.of(new Commit.Put(key, 1, content)), List.of()));
        assertThatThrownBy(() -> ledger.claims.claim("C001"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("claim:C001");
    }

    @Test
    void theReportSaysWhereEachClaimStandsAndItsSumsHold() {
        Ledger ledger = busy();
        ledger.issue("DEP", JANUARY, MARCH, euros("1000.00"));
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            Report report = ledger.claims.report(locale);
            List<Block> blocks = report.sections().stream()
                    .flatMap(section -> section.blocks().stream())
                    .toList();
            List<Block.Table> tables = blocks.stream()
                    .filter(Block.Table.class::isInstance)
                    .map(Block.Table.class::cast)
                    .toList();
            assertThat(tables).extracting(Block.Table::id).containsExactly("claims", "payments", "steps", "cuts");
            tables.forEach(ClaimsTest::sums);
            assertThat(tables.get(2).rows()).hasSize(5);
            assertThat(tables.get(3).rows()).first().asString().contains("S1:TEAM_MEETING:2025-01", "feuille absente");
            assertThat(blocks.stream().filter(Block.Check.class::isInstance).map(Block.Check.class::cast))
                    .hasSize(2)
                    .allMatch(Block.Check::holds);
            assertThat(blocks.stream().filter(Block.Notice.class::isInstance).map(Object::toString))
                    .hasSize(2)
                    .anySatisfy(notice -> assertThat(notice).contains("C001").doesNotContain("C002"))
                    .anySatisfy(notice -> assertThat(notice).contains("S2:2025-03"));
        }
        Report own = ledger.claims.report("DEP", Locale.FRENCH);
        assertThat(own.subtitle()).contains("DEP").contains("Financeur fictif");
        assertThat(own.toString())
                .contains("Trop-perçu à reverser", "Pièce manquante", "Hors délai")
                .doesNotContain("C002");
        assertThat(new Ledger().claims.report(Locale.ENGLISH).toString()).contains("No claim was submitted");
    }

    private static void sums(Block.Table table) {
        for (int i = 0; i < table.columns().size() && !table.totals().isEmpty(); i++) {
            int column = i;
            if (table.columns().get(i).summed()) {
                Money sum = table.rows().stream()
                        .map(row -> ((Value.Amount) row.get(column)).money())
                        .reduce(euros("0.00"), Money::plus);
                assertThat(table.totals().get(i))
                        .as("%s %s", table.id(), table.columns().get(i).key())
                        .isEqualTo(Value.of(sum));
            }
        }
    }

    /** Lets something happen once, just after somebody has read how claims stand. */
    private static final class Beaten implements Store {
        private final Store store;
        private Runnable meanwhile = () -> {};

        private Beaten(Store store) {
            this.store = store;
        }

        private <T> T read(String kind, T found) {
            if (kind.equals("claim")) {
                Runnable once = meanwhile;
                meanwhile = () -> {};
                once.run();
            }
            return found;
        }

        @Override
        public long commit(Commit commit) {
            return store.commit(commit);
        }

        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            return store.document(key, asOf);
        }

        @Override
        public List<Document> history(DocumentKey key) {
            return read(key.kind(), store.history(key));
        }

        @Override
        public List<Document> documents(String kind) {
            return read(kind, store.documents(kind));
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
        public long sequence() {
            return store.sequence();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
