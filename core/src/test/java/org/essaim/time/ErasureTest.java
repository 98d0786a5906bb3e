package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.WorkerId;
import org.junit.jupiter.api.Test;

/** What goes with a person, what stays, and when nothing may go. */
class ErasureTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final WorkerId ANNE = Desk.worker(1);
    private static final WorkerId PAUL = Desk.worker(2);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC);

    private final Overheard store = new Overheard();
    private final Desk desk = new Desk(Desk.PARIS, store, CLOCK);
    private Perimeter perimeter = Perimeter.all();
    private final Privacy privacy =
            new Privacy(store, () -> new Actor("dpo", perimeter), () -> desk.pseudonyms, CLOCK, List.of());

    private static final Fact ANNES = Desk.visit(ANNE, "2026-01-05T09:00", "2026-01-05T10:00");
    private static final Fact PAULS = Desk.internal(PAUL, "Réunion", "2026-01-05T09:00", "2026-01-05T11:00");
    private static final Fact ANNES_MEETING = Desk.internal(ANNE, "Réunion", "2026-01-06T09:00", "2026-01-06T10:00");

    private Seal sealed() {
        desk.load(JANUARY, ANNES, PAULS, ANNES_MEETING);
        return desk.close(JANUARY);
    }

    @Test
    void nothingInTheStoreNamesAnErasedWorkerAndEverySealHolds() {
        Seal seal = sealed();
        assertThat(store.everything()).contains(ANNE.value()).contains(PAUL.value());

        Erasure erasure = privacy.erase(ANNE, JANUARY, "demande du 2 mai");

        assertThat(store.everything()).doesNotContain(ANNE.value()).contains(PAUL.value());
        assertThat(erasure.tally()).isEqualTo(new Erasure.Tally(2, 2, 2, 0, 1, 0));
        assertThat(erasure.inStructures()).containsExactly(Desk.STRUCTURE);
        assertThat(privacy.erasures()).containsExactly(erasure);
        assertThat(desk.time.sealed().seal(Desk.STRUCTURE, JANUARY)).contains(seal);
        SealInspection inspection = privacy.inspect(Desk.STRUCTURE);
        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection)
                .extracting(
                        SealInspection::seals, SealInspection::facts, SealInspection::entries, SealInspection::erased)
                .containsExactly(1, 1L, 1L, 4L);
    }

    @Test
    void theTotalsThatTheSealCarriesStay() {
        sealed();
        privacy.erase(ANNE, JANUARY, "demande du 2 mai");
        Seal seal = desk.time.sealed().seal(Desk.STRUCTURE, JANUARY).orElseThrow();
        Seal.CategorySeal meetings = Objects.requireNonNull(seal.categories().get(Category.TEAM_MEETING));
        assertThat(meetings.seconds()).isEqualTo(3 * 3600);
    }

    @Test
    void whoStillWorksKeepsWhatCameAfter() {
        sealed();
        desk.load(FEBRUARY, Desk.visit(ANNE, "2026-02-05T09:00", "2026-02-05T10:00"));
        privacy.erase(ANNE, JANUARY, "demande du 2 mai");
        assertThat(desk.time.entries(Desk.STRUCTURE, FEBRUARY)).singleElement().satisfies(entry -> {
            assertThat(entry.worker()).isEqualTo(ANNE);
            assertThat(entry.team()).isEqualTo("T1");
        });
        desk.close(FEBRUARY);
        privacy.erase(ANNE, FEBRUARY, "demande du 2 mai");
        assertThat(store.everything()).doesNotContain(ANNE.value());
        assertThat(privacy.inspect(Desk.STRUCTURE).findings()).isEmpty();
    }

    @Test
    void theSamePlanningDoesNotBringAnErasedWorkerBack() {
        sealed();
        privacy.erase(ANNE, JANUARY, "demande du 2 mai");
        ImportReport report = desk.load(JANUARY, ANNES, PAULS, ANNES_MEETING);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.added() + report.amended() + report.withdrawn() + report.proposed())
                .isZero();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.ERASED_DATA);
            assertThat(finding.row()).isNull();
            assertThat(finding.message(java.util.Locale.ENGLISH)).contains("2 row(s)");
        });
        assertThat(store.everything()).doesNotContain(ANNE.value());
    }

    @Test
    void aCorrectionOfAnErasedWorkerGoesFromWhereverItWasBooked() {
        sealed();
        desk.load(JANUARY, ANNES, PAULS, Desk.internal(ANNE, "Réunion", "2026-01-06T09:00", "2026-01-06T12:00"));
        desk.acceptAll();
        assertThatThrownBy(() -> privacy.erase(ANNE, JANUARY, "demande"))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("is to be booked in [2026-02]");
        desk.close(FEBRUARY);
        Erasure erasure = privacy.erase(ANNE, JANUARY, "demande");
        assertThat(erasure.tally().proposals()).isEqualTo(1);
        assertThat(erasure.tally().seals()).isEqualTo(2);
        assertThat(store.everything()).doesNotContain(ANNE.value()).doesNotContain("vu avec la responsable");
        assertThat(privacy.inspect(Desk.STRUCTURE).findings()).isEmpty();
        assertThat(desk.open()).isEmpty();
    }

    @Test
    void aProposalThatWaitsIsOverOnceItsWorkerIsErased() {
        sealed();
        desk.load(JANUARY, ANNES, PAULS, Desk.internal(ANNE, "Réunion", "2026-01-06T09:00", "2026-01-06T12:00"));
        privacy.erase(ANNE, JANUARY, "demande");
        assertThat(desk.time.proposals(Desk.STRUCTURE)).singleElement().satisfies(proposal -> {
            assertThat(proposal.state()).isEqualTo(Proposal.State.SUPERSEDED);
            assertThat(proposal.after()).isNull();
        });
        assertThat(store.everything()).doesNotContain(ANNE.value());
    }

    @Test
    void theFormerSealOfAMonthThatWasSealedAgainHoldsToo() {
        sealed();
        desk.time.reopen(Desk.STRUCTURE, JANUARY, "oubli");
        desk.load(JANUARY, ANNES, PAULS, ANNES_MEETING, Desk.visit(PAUL, "2026-01-08T09:00", "2026-01-08T10:00"));
        desk.close(JANUARY);
        privacy.erase(ANNE, JANUARY, "demande");
        SealInspection inspection = privacy.inspect(Desk.STRUCTURE);
        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.seals()).isEqualTo(2);
        assertThat(inspection.erased()).isEqualTo(8);
        assertThat(store.everything()).doesNotContain(ANNE.value());
    }

    @Test
    void aMonthOfWhichTimeWasErasedIsNeitherReopenedNorStatedAnew() {
        sealed();
        privacy.erase(ANNE, JANUARY, "demande");
        assertThatThrownBy(() -> desk.time.reopen(Desk.STRUCTURE, JANUARY, "oubli"))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("was erased");
        assertThatThrownBy(() -> desk.time.sealed().cells(Desk.STRUCTURE, JANUARY, new TreeSet<>()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("was erased");
    }

    @Test
    void anErasureNeedsAReasonAPersonAndTheRight() {
        sealed();
        assertThatThrownBy(() -> privacy.erase(ANNE, JANUARY, " ")).hasMessageContaining("A reason is needed");
        assertThatThrownBy(() -> privacy.erase(Desk.worker(77), JANUARY, "demande"))
                .hasMessageContaining("Nothing is known");
        perimeter = Perimeter.of(java.util.Set.of("S002"));
        assertThatThrownBy(() -> privacy.erase(ANNE, JANUARY, "demande")).hasMessageContaining("outside the perimeter");
        perimeter = Perimeter.all();
        assertThat(store.everything()).contains(ANNE.value());
        privacy.erase(ANNE, JANUARY, "demande");
        assertThatThrownBy(() -> privacy.erase(ANNE, JANUARY, "demande")).hasMessageContaining("Nothing is known");
    }

    @Test
    void nothingIsErasedUnderALegalHoldUntilItIsLifted() {
        sealed();
        LegalHold whole = privacy.hold(null, LocalDate.of(2026, 6, 1), "contrôle annoncé");
        LegalHold own = privacy.hold(Desk.STRUCTURE, LocalDate.of(2026, 5, 1), "prud’hommes");
        LegalHold later = privacy.hold(Desk.STRUCTURE, LocalDate.of(2026, 6, 2), "à venir");
        assertThatThrownBy(() -> privacy.erase(ANNE, JANUARY, "demande"))
                .hasMessageContaining("legal hold [" + whole.id() + "]")
                .hasMessageContaining("contrôle annoncé");
        privacy.lift(whole.id(), "contrôle clos");
        assertThatThrownBy(() -> privacy.erase(ANNE, JANUARY, "demande"))
                .hasMessageContaining("legal hold [" + own.id() + "]");
        privacy.lift(own.id(), "jugement rendu");
        assertThatThrownBy(() -> privacy.lift(own.id(), "encore")).hasMessageContaining("lifted already");
        assertThatThrownBy(() -> privacy.lift("H999", "encore")).hasMessageContaining("unknown");
        privacy.erase(ANNE, JANUARY, "demande");
        assertThat(privacy.holds()).extracting(LegalHold::isOpen).containsExactly(false, false, true);
        assertThat(later.isOpen()).isTrue();
    }

    @Test
    void monthsWhoseTimeIsOverGoWholeAndTheOthersStay() {
        YearMonth old = YearMonth.of(2020, 5);
        desk.load(Desk.visit(ANNE, "2020-05-05T09:00", "2020-05-05T10:00"));
        desk.close(old);
        sealed();
        assertThat(privacy.plan(LocalDate.of(2025, 5, 31)).months()).isEmpty();
        RetentionPlan plan = privacy.plan(LocalDate.of(2025, 6, 1));
        assertThat(plan.months()).containsExactly(new RetentionPlan.Month(Desk.STRUCTURE, old, 1, true, null, null));
        assertThat(plan.rule().source()).contains("CNIL");
        long before = store.sequence();
        privacy.plan(LocalDate.of(2025, 6, 1));
        assertThat(store.sequence()).as("a dry run changes nothing").isEqualTo(before);

        List<Erasure> erasures = privacy.execute(plan, "règle de conservation");

        assertThat(erasures).singleElement().satisfies(erasure -> {
            assertThat(erasure.structure()).isEqualTo(Desk.STRUCTURE);
            assertThat(erasure.until()).isEqualTo(old);
            assertThat(erasure.tally()).isEqualTo(new Erasure.Tally(1, 1, 1, 0, 1, 0));
        });
        assertThat(privacy.plan(LocalDate.of(2025, 6, 1)).months()).isEmpty();
        assertThat(privacy.inspect(Desk.STRUCTURE).findings()).isEmpty();
        assertThat(desk.load(Desk.visit(ANNE, "2020-05-05T09:00", "2020-05-05T10:00"))
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Code.ERASED_DATA);
        assertThat(desk.time.entries(Desk.STRUCTURE, old)).isEmpty();
    }

    @Test
    void aHeldMonthStaysAndTheRuleCanBeAnother() {
        desk.load(Desk.visit(ANNE, "2020-05-05T09:00", "2020-05-05T10:00"));
        privacy.save(new RetentionRule(
                RetentionRule.Kind.TIME, java.time.Period.ofYears(1), "décision du bureau", LocalDate.of(2026, 1, 1)));
        LegalHold hold = privacy.hold(Desk.STRUCTURE, LocalDate.of(2026, 1, 1), "contrôle");
        RetentionPlan plan = privacy.plan(LocalDate.of(2021, 6, 1));
        assertThat(plan.months()).extracting(RetentionPlan.Month::hold).containsExactly(hold.id());
        assertThat(privacy.execute(plan, "règle")).isEmpty();
        assertThat(store.everything()).contains(ANNE.value());
    }

    @Test
    void theRecordOfAnErasureTellsNobodyWhoItWas() {
        sealed();
        Erasure erasure = privacy.erase(ANNE, JANUARY, "demande");
        assertThat(erasure.toString()).doesNotContain(ANNE.value());
        assertThat(erasure.marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark)
                        .isEqualTo(desk.pseudonyms.marks(ANNE).get(0))
                        .isNotEqualTo(desk.pseudonyms.marks(PAUL).get(0)));
    }
}
