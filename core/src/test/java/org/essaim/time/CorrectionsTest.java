package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.spi.Commit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionsTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    private final Desk desk = new Desk();

    private static Fact visit(int minutes) {
        return Desk.visit(
                Desk.ANYBODY,
                "2026-01-05T09:00",
                "2026-01-05T" + String.format(java.util.Locale.ROOT, "%02d:%02d", 9 + minutes / 60, minutes % 60));
    }

    @Test
    void anAcceptedChangeIsBookedInTheFirstOpenMonthAndKeepsItsWorkDate() {
        desk.load(JANUARY, visit(60));
        Seal sealed = desk.close(JANUARY);
        assertThat(desk.load(JANUARY, visit(90)).proposed()).isEqualTo(1);
        Proposal accepted = desk.time.accept(desk.open().get(0).id(), "avenant");
        assertThat(accepted.booked()).isEqualTo(FEBRUARY);
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 5400L));
        assertThat(desk.time.sealed().seal(Desk.STRUCTURE, JANUARY)).contains(sealed);
        assertThat(desk.time
                        .sealed()
                        .seal(Desk.STRUCTURE, FEBRUARY)
                        .orElseThrow()
                        .categories())
                .extractingByKey(Category.DIRECT_CARE)
                .extracting(Seal.CategorySeal::seconds)
                .isEqualTo(1800L);
    }

    @Test
    void aRefusedChangeLeavesTheMonthAsSealed() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.load(JANUARY, visit(90));
        desk.time.refuse(desk.open().get(0).id(), "erreur de saisie");
        ImportReport again = desk.load(JANUARY, visit(90));
        assertThat(again.proposed()).isZero();
        assertThat(again.unchanged()).isEqualTo(1);
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 3600L));
    }

    // Identifiers of proposals are digests: ten pairs try both orders many times.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void twoCorrectionsOfTheSameFactAddUpInWhateverOrderTheyAreRead(int minutes) {
        desk.load(JANUARY, moved(minutes));
        desk.close(JANUARY);
        desk.load(JANUARY, moved(30));
        desk.acceptAll();
        desk.load(JANUARY, moved(59));
        desk.acceptAll();
        assertThat(desk.load(JANUARY, moved(59)).unchanged()).isEqualTo(1);
        assertThat(desk.open()).isEmpty();
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 3600L));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void twoCorrectionsOfTheSameFactBookedInDifferentMonthsAddUp(int minutes) {
        desk.load(JANUARY, moved(minutes));
        desk.close(JANUARY);
        desk.load(JANUARY, moved(30));
        desk.acceptAll();
        desk.close(FEBRUARY);
        desk.load(JANUARY, moved(59));
        desk.acceptAll();
        desk.close(MARCH);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 3600L));
    }

    private static Fact moved(int minutes) {
        String start = String.format(java.util.Locale.ROOT, "2026-01-05T09:%02d", minutes);
        String end = String.format(java.util.Locale.ROOT, "2026-01-05T10:%02d", minutes);
        return Desk.visit(Desk.ANYBODY, start, end);
    }

    @Test
    void aChangeThatComesAndGoesAndComesAgainIsProposedEachTime() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        for (int minutes : new int[] {90, 60, 90, 60, 90}) {
            assertThat(desk.load(JANUARY, visit(minutes)).proposed())
                    .as("now %d minutes", minutes)
                    .isEqualTo(1);
            desk.acceptAll();
        }
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 5400L));
    }

    @Test
    void aLaterDeliveryReplacesWhatAnEarlierOneProposed() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.load(JANUARY, visit(90));
        String stale = desk.open().get(0).id();
        desk.load(JANUARY, visit(100));
        assertThat(desk.open())
                .singleElement()
                .satisfies(proposal -> assertThat(proposal.after()).isEqualTo(visit(100)));
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> desk.time.accept(stale, "trop tard"));
        desk.acceptAll();
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 6000L));
    }

    @Test
    void aDeliveryThatTellsTheSealedStateAgainTakesItsProposalsBack() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        Fact more = Desk.visit(Desk.ANYBODY, "2026-01-06T09:00", "2026-01-06T10:00");
        desk.load(JANUARY, visit(90), more);
        assertThat(desk.open()).hasSize(2);
        desk.load(JANUARY, visit(60));
        assertThat(desk.open()).isEmpty();
        // Told once more, it is proposed once more.
        assertThat(desk.load(JANUARY, visit(90), more).proposed()).isEqualTo(2);
        desk.acceptAll();
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 5400L + 3600L));
    }

    @Test
    void aDeliveryOfOtherDaysLeavesProposalsWaiting() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.load(JANUARY, visit(90));
        desk.time.load(
                Telling.of(), Desk.STRUCTURE, Window.complete(LocalDate.of(2026, 1, 20), LocalDate.of(2026, 1, 22)));
        desk.load(Desk.visit(Desk.worker(2), "2026-01-07T09:00", "2026-01-07T10:00"));
        assertThat(desk.open()).hasSize(2);
    }

    @Test
    void withIdentifiersOneEventHasOneProposalAtMost() {
        desk.loadIdentified(JANUARY, Desk.keyed("1", visit(60)));
        desk.close(JANUARY);
        desk.time.load(Telling.identified(Desk.keyed("1", visit(90)), Desk.keyed("2", visit(30))), Desk.STRUCTURE);
        desk.time.load(Telling.identified(Desk.keyed("1", visit(100)), Desk.keyed("2", visit(40))), Desk.STRUCTURE);
        assertThat(desk.open())
                .extracting(proposal -> String.valueOf(proposal.after()))
                .containsExactlyInAnyOrder(
                        String.valueOf(Desk.keyed("1", visit(100))), String.valueOf(Desk.keyed("2", visit(40))));
    }

    @Test
    void identicalEventsAreCorrectedOneByOne() {
        desk.load(JANUARY, visit(60), visit(60), visit(60));
        desk.close(JANUARY);
        assertThat(desk.load(JANUARY, visit(60)).proposed()).isEqualTo(2);
        desk.time.accept(desk.open().get(0).id(), "une seule a eu lieu");
        desk.time.refuse(desk.open().get(0).id(), "les deux autres aussi");
        assertThat(desk.load(JANUARY, visit(60)).proposed()).isZero();
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 3600L));
    }

    @Test
    void hundredsOfIdenticalEventsHaveProposalsOfTheirOwn() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        List<Fact> many = java.util.Collections.nCopies(300, visit(30));
        assertThat(desk.load(many.toArray(Fact[]::new)).proposed()).isEqualTo(300);
        assertThat(desk.open()).hasSize(300);
    }

    @Test
    void settlesOnce() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.load(JANUARY, visit(90));
        String id = desk.open().get(0).id();
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> desk.time.accept(id, " "));
        desk.time.accept(id, "avenant");
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> desk.time.refuse(id, "encore"));
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> desk.time.accept("nothing", "encore"));
    }

    @Test
    void acceptedInAReopenedMonthTheFactItselfChanges() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.load(JANUARY, visit(90));
        desk.time.reopen(Desk.STRUCTURE, JANUARY, "erreur de planning");
        assertThat(desk.time.accept(desk.open().get(0).id(), "avenant").state()).isEqualTo(Proposal.State.POSTED);
        assertThat(desk.load(JANUARY, visit(90)).unchanged()).isEqualTo(1);
        assertThat(desk.close(JANUARY).number()).isEqualTo(2);
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 5400L));
    }

    @Test
    void aProposalThatTheReopenedMonthAlreadyTookInIsGone() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.load(JANUARY, visit(90));
        String id = desk.open().get(0).id();
        desk.time.reopen(Desk.STRUCTURE, JANUARY, "erreur de planning");
        assertThat(desk.load(JANUARY, visit(90)).amended()).isEqualTo(1);
        assertThat(desk.open()).isEmpty();
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> desk.time.accept(id, "avenant"));
        desk.close(JANUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 5400L));
    }

    @Test
    void reopeningTakesCorrectionsThatAreNotSealedBackIntoTheMonth() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.load(JANUARY, visit(90));
        desk.acceptAll();
        desk.time.reopen(Desk.STRUCTURE, JANUARY, "à refaire");
        assertThat(desk.load(JANUARY, visit(100)).amended()).isEqualTo(1);
        desk.close(JANUARY);
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 6000L));
        assertThat(desk.time
                        .sealed()
                        .seal(Desk.STRUCTURE, FEBRUARY)
                        .orElseThrow()
                        .categories())
                .isEmpty();
    }

    @Test
    void aMonthWhoseCorrectionIsSealedElsewhereIsReopenedAfterThatMonth() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.load(JANUARY, visit(90));
        desk.acceptAll();
        desk.close(FEBRUARY);
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> desk.time.reopen(Desk.STRUCTURE, JANUARY, "à refaire"))
                .withMessageContaining("[2026-02]");
        desk.time.reopen(Desk.STRUCTURE, FEBRUARY, "à refaire");
        desk.time.reopen(Desk.STRUCTURE, JANUARY, "à refaire");
        desk.load(JANUARY, visit(100));
        desk.close(JANUARY);
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 6000L));
    }

    @Test
    void whileAMonthInBetweenIsReopenedCorrectionsAreBookedAfterTheLastSealedMonth() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.close(FEBRUARY);
        desk.load(JANUARY, visit(90));
        desk.acceptAll();
        desk.close(MARCH);
        desk.time.reopen(Desk.STRUCTURE, FEBRUARY, "à refaire");
        desk.load(JANUARY, visit(100));
        assertThat(desk.time.accept(desk.open().get(0).id(), "avenant").booked())
                .isEqualTo(APRIL);
        desk.close(FEBRUARY);
        desk.close(APRIL);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 DIRECT_CARE", 6000L));
    }

    @Test
    void aCorrectionIsCountedUnderTheSettingsOfItsSeal() {
        desk.load(JANUARY, Desk.internal(Desk.ANYBODY, "Point", "2026-01-05T09:00", "2026-01-05T10:00"));
        desk.close(JANUARY);
        desk.time.mapping().map("Point", Category.TEAM_PLANNING).save();
        desk.time.save(
                CollectiveAgreement.IDCC_2941,
                ByDate.always(
                        WorkingTimeRules.builder("other", TimeBasis.PLANNED).build()));
        desk.load(JANUARY, Desk.internal(Desk.ANYBODY, "Point", "2026-01-05T09:00", "2026-01-05T10:30"));
        desk.acceptAll();
        desk.close(FEBRUARY);
        assertThat(desk.booked()).isEqualTo(Map.of("2026-01 UNMAPPED", 5400L));
    }

    @Test
    void aCorrectedNightThatReachesIntoTheNextMonthHidesWhatItCoversThere() {
        Fact night = Desk.visit(Desk.ANYBODY, "2026-01-31T22:00", "2026-02-01T06:00");
        Fact longer = Desk.visit(Desk.ANYBODY, "2026-01-31T22:00", "2026-02-01T08:00");
        Fact morning = Desk.internal(Desk.ANYBODY, "Réunion", "2026-02-01T07:00", "2026-02-01T09:00");
        desk.load(JANUARY, night);
        desk.close(JANUARY);
        desk.load(FEBRUARY, morning);
        desk.close(FEBRUARY);
        desk.load(JANUARY, longer);
        desk.acceptAll();
        desk.close(MARCH);
        assertThat(desk.booked().values().stream().mapToLong(Long::longValue).sum())
                .as("from 22:00 to 09:00, each second once")
                .isEqualTo(11 * 3600);
    }

    @Test
    void aNightCorrectedBeforeTheNextMonthIsSealedHidesWhatItCoversThere() {
        desk.load(JANUARY, Desk.visit(Desk.ANYBODY, "2026-01-31T22:00", "2026-02-01T06:00"));
        desk.close(JANUARY);
        desk.load(FEBRUARY, Desk.internal(Desk.ANYBODY, "Réunion", "2026-02-01T07:00", "2026-02-01T09:00"));
        desk.load(JANUARY, Desk.visit(Desk.ANYBODY, "2026-01-31T22:00", "2026-02-01T08:00"));
        desk.acceptAll();
        assertThat(Desk.seconds(desk.time.entries(Desk.STRUCTURE, FEBRUARY))).isEqualTo(3600);
        desk.close(FEBRUARY);
        assertThat(desk.booked().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(11 * 3600);
    }

    @Test
    void aReopenedMonthThatChangesWhatTheNextCountedIsNotSealedBesideIt() {
        desk.load(JANUARY, Desk.visit(Desk.ANYBODY, "2026-01-31T22:00", "2026-01-31T23:00"));
        desk.close(JANUARY);
        desk.load(FEBRUARY, Desk.internal(Desk.ANYBODY, "Réunion", "2026-02-01T07:00", "2026-02-01T09:00"));
        desk.close(FEBRUARY);
        desk.time.reopen(Desk.STRUCTURE, JANUARY, "nuit oubliée");
        desk.load(JANUARY, Desk.visit(Desk.ANYBODY, "2026-01-31T22:00", "2026-02-01T08:00"));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> desk.close(JANUARY))
                .withMessageContaining("[2026-02]");
        desk.time.reopen(Desk.STRUCTURE, FEBRUARY, "la nuit la touche");
        desk.close(JANUARY);
        desk.close(FEBRUARY);
        assertThat(desk.booked().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(11 * 3600);
    }

    @Test
    void theMonthThatBooksACorrectionReachingIntoItCanBeReopened() {
        desk.load(JANUARY, Desk.visit(Desk.ANYBODY, "2026-01-31T22:00", "2026-02-01T06:00"));
        desk.close(JANUARY);
        desk.load(JANUARY, Desk.visit(Desk.ANYBODY, "2026-01-31T22:00", "2026-02-01T08:00"));
        desk.acceptAll();
        desk.close(FEBRUARY);
        desk.time.reopen(Desk.STRUCTURE, FEBRUARY, "à refaire");
        desk.close(FEBRUARY);
        assertThat(desk.booked().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(10 * 3600);
    }

    @Test
    void correctionsInAMonthWithoutFactsAreNotForgotten() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.load(JANUARY, visit(90));
        desk.acceptAll();
        assertThat(desk.time.openMonths(Desk.STRUCTURE)).containsExactly(FEBRUARY);
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> desk.close(MARCH))
                .withMessageContaining("[2026-02]");
        desk.close(FEBRUARY);
        desk.close(MARCH);
    }

    @Test
    void cutsKeepTheSumCorrectionsIncluded() {
        Fact night = Desk.visit(Desk.ANYBODY, "2026-01-15T22:00", "2026-01-16T06:00");
        desk.load(JANUARY, visit(60), night);
        desk.close(JANUARY);
        desk.load(JANUARY, Desk.visit(Desk.ANYBODY, "2026-01-15T22:00", "2026-01-16T07:00"));
        desk.acceptAll();
        desk.load(FEBRUARY, Desk.visit(Desk.ANYBODY, "2026-02-20T09:00", "2026-02-20T10:00"));
        desk.close(FEBRUARY);
        TreeSet<LocalDate> cuts = new TreeSet<>(List.of(LocalDate.of(2026, 1, 16), LocalDate.of(2026, 2, 10)));
        assertThat(parts(FEBRUARY, cuts))
                .isEqualTo(Map.of("2026-01-01", -3600L, "2026-01-16", 3600L, "2026-02-10", 3600L));
        assertThat(parts(JANUARY, cuts)).isEqualTo(Map.of("2026-01-01", 10800L, "2026-01-16", 21600L));
    }

    @Test
    void aReopenedMonthIsNotSealed() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.time.reopen(Desk.STRUCTURE, JANUARY, "à refaire");
        assertThat(desk.time.sealed().seal(Desk.STRUCTURE, JANUARY)).isEmpty();
        assertThat(desk.time.sealed().sealedMonths(Desk.STRUCTURE)).isEmpty();
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> desk.time.sealed().cells(Desk.STRUCTURE, JANUARY, new TreeSet<>()))
                .withMessageContaining("not sealed");
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> desk.time.sealed().trace(Desk.STRUCTURE, JANUARY, JANUARY, Category.DIRECT_CARE))
                .withMessageContaining("not sealed");
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> desk.time.reopen(Desk.STRUCTURE, JANUARY, "encore"));
    }

    @Test
    void whatAnIssuedStatementRestsOnIsNeverReopened() {
        desk.load(JANUARY, visit(60));
        desk.close(JANUARY);
        desk.store.commit(new Commit(
                "tests",
                java.time.Instant.EPOCH,
                desk.time.sealed().reliances(Desk.STRUCTURE, List.of(JANUARY), "statement-1"),
                List.of()));
        assertThat(desk.time.sealed().reliances(Desk.STRUCTURE, List.of(JANUARY), "statement-2"))
                .isEmpty();
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> desk.time.reopen(Desk.STRUCTURE, JANUARY, "à refaire"))
                .withMessageContaining("statement");
    }

    @Test
    void monthsAreSealedInOrderAndAReopenedOneIsOpen() {
        desk.load(JANUARY, visit(60));
        desk.load(FEBRUARY, Desk.visit(Desk.ANYBODY, "2026-02-05T09:00", "2026-02-05T10:00"));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> desk.close(FEBRUARY))
                .withMessageContaining("[2026-01]");
        Seal first = desk.close(JANUARY);
        Seal second = desk.close(FEBRUARY);
        assertThat(first.previous()).isEqualTo(Seal.NONE);
        assertThat(second.previous()).isEqualTo(first.digest());
        assertThat(desk.time.close(List.of(Desk.STRUCTURE), FEBRUARY).get(0).fresh())
                .isFalse();
        desk.time.reopen(Desk.STRUCTURE, JANUARY, "à refaire");
        desk.time.reopen(Desk.STRUCTURE, FEBRUARY, "à refaire");
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> desk.close(FEBRUARY));
        Seal again = desk.close(JANUARY);
        assertThat(again.number()).isEqualTo(2);
        assertThat(again.previous()).isEqualTo(second.digest());
        assertThat(again.factsRoot()).isEqualTo(first.factsRoot());
    }

    @Test
    void theTraceLeadsToTheRowEvenAfterLaterPostings() {
        desk.load(JANUARY, visit(60), Desk.visit(Desk.ANYBODY, "2026-01-06T09:00", "2026-01-06T10:00"));
        desk.close(JANUARY);
        desk.load(
                JANUARY,
                visit(60),
                Desk.visit(Desk.ANYBODY, "2026-01-02T09:00", "2026-01-02T10:00"),
                Desk.visit(Desk.ANYBODY, "2026-01-07T09:00", "2026-01-07T10:00"));
        desk.acceptAll();
        assertThat(desk.time.sealed().trace(Desk.STRUCTURE, JANUARY, JANUARY, Category.DIRECT_CARE))
                .extracting(trace -> trace.fact().reference().localStart() + " row " + trace.row())
                .containsExactly("2026-01-05T09:00 row 2", "2026-01-06T09:00 row 3");
        desk.time.reopen(Desk.STRUCTURE, JANUARY, "à refaire");
        desk.close(JANUARY);
        assertThat(desk.time.sealed().trace(Desk.STRUCTURE, JANUARY, JANUARY, Category.DIRECT_CARE))
                .allSatisfy(trace -> {
                    assertThat(trace.fact().worker()).isEqualTo(trace.entry().worker());
                    assertThat(trace.fact().reference().start())
                            .isEqualTo(trace.entry().start());
                })
                .hasSize(3);
    }

    private Map<String, Long> parts(YearMonth booking, NavigableSet<LocalDate> cuts) {
        Map<String, Long> parts = new java.util.TreeMap<>();
        desk.time
                .sealed()
                .cells(Desk.STRUCTURE, booking, cuts)
                .forEach((cell, seconds) -> parts.merge(cell.from().toString(), seconds, Long::sum));
        return parts;
    }
}
