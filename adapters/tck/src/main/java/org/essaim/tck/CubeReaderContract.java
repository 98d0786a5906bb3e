package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.essaim.tck.Desk.FEBRUARY;
import static org.essaim.tck.Desk.JANUARY;
import static org.essaim.tck.Desk.MARCH;
import static org.essaim.tck.Desk.NORTH;
import static org.essaim.tck.Desk.SOUTH;
import static org.essaim.tck.Desk.internal;
import static org.essaim.tck.Desk.visit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.essaim.spi.CubeReader;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.essaim.time.Seal;
import org.essaim.time.SealedTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CubeReader} must answer (<i>contrat du cube</i>), rule by rule.
 *
 * <p>Extend it in your tests and say how to make an empty store; JUnit Jupiter runs the rules, jqwik the law CUB-12. A reader that
 * is not the store itself says where it reads that store's months:
 *
 * <pre>{@code
 * final class MyCubeTest extends CubeReaderContract {
 *     @Override
 *     protected Store newStore() {
 *         return new MyStore(emptyFolder());
 *     }
 *
 *     @Override
 *     protected CubeReader cube(Store store) {
 *         return new MyCube(exportOf(store));
 *     }
 * }
 * }</pre>
 *
 * <p>{@link #reopen} is as in {@link StoreContract}.
 */
public abstract class CubeReaderContract extends StoreRules {

    /** For those who extend it. */
    protected CubeReaderContract() {}

    /** What adds up the sealed months of this store as they are now; the store itself, unless said otherwise. */
    protected CubeReader cube(Store store) throws Exception {
        if (store instanceof CubeReader cube) {
            return cube;
        }
        throw new AssertionError(store.getClass().getSimpleName()
                + " is no CubeReader.\nMaybe override cube(Store): it says what adds up its months.");
    }

    private List<CubeReader.Sum> sums(Desk desk, Collection<String> structures, YearMonth first, YearMonth last)
            throws Exception {
        return cube(desk.essaim.store()).sums(structures, first, last);
    }

    private static CubeReader.Sum sum(
            String structure, YearMonth booking, YearMonth month, Category category, long workers, long minutes) {
        return new CubeReader.Sum(structure, booking, month, category, null, workers, minutes * 60);
    }

    private static CubeReader.Sum care(
            String structure, YearMonth booking, YearMonth month, Scheme scheme, long workers, long minutes) {
        return new CubeReader.Sum(structure, booking, month, Category.DIRECT_CARE, scheme, workers, minutes * 60);
    }

    @Test
    @DisplayName("CUB-01 MUST add up sealed seconds by structure, booking month, month of work, category and scheme")
    void sealedSecondsAreAddedUp() throws Exception {
        Desk desk = Desk.founding(fresh());
        desk.tell(
                NORTH,
                JANUARY,
                visit(1, "2026-01-05T09:00", 60, "APA"),
                visit(2, "2026-01-05T09:00", 90, "APA"),
                visit(2, "2026-01-07T09:00", 45, "PCH"),
                internal(1, "2026-01-06T14:00", 120, "Réunion"),
                internal(2, "2026-01-06T14:00", 120, "Réunion"),
                internal(3, "2026-01-06T14:00", 30, "Un libellé que personne ne connaît"));
        desk.close(NORTH, JANUARY);
        desk.tell(SOUTH, JANUARY, internal(1, "2026-01-06T14:00", 15, "Tutorat"));
        desk.close(SOUTH, JANUARY);
        assertThat(sums(desk, List.of(NORTH, SOUTH), JANUARY, JANUARY))
                .as("CUB-01: what two structures booked in January")
                .containsExactlyInAnyOrder(
                        care(NORTH, JANUARY, JANUARY, Scheme.APA, 2, 150),
                        care(NORTH, JANUARY, JANUARY, Scheme.PCH, 1, 45),
                        sum(NORTH, JANUARY, JANUARY, Category.TEAM_MEETING, 2, 240),
                        sum(NORTH, JANUARY, JANUARY, Category.UNMAPPED, 1, 30),
                        sum(SOUTH, JANUARY, JANUARY, Category.MENTORING, 1, 15));
    }

    @Test
    @DisplayName("CUB-02 MUST leave out a month that is open or reopened, and count it anew once it is sealed again")
    void openMonthsAreLeftOut() throws Exception {
        Desk desk = Desk.founding(fresh());
        desk.tell(NORTH, JANUARY, internal(1, "2026-01-06T14:00", 60, "Réunion"));
        assertThat(sums(desk, List.of(NORTH), JANUARY, MARCH))
                .as("CUB-02: the sums of a month that is open")
                .isEmpty();
        desk.close(NORTH, JANUARY);
        assertThat(sums(desk, List.of(NORTH), JANUARY, MARCH))
                .as("CUB-02: the sums of a month that was sealed")
                .containsExactly(sum(NORTH, JANUARY, JANUARY, Category.TEAM_MEETING, 1, 60));
        desk.essaim.time().reopen(NORTH, JANUARY, "feuille manquante");
        assertThat(sums(desk, List.of(NORTH), JANUARY, MARCH))
                .as("CUB-02: the sums of a month that was reopened")
                .isEmpty();
        desk.tell(NORTH, JANUARY, internal(1, "2026-01-06T14:00", 75, "Réunion"));
        desk.close(NORTH, JANUARY);
        assertThat(sums(desk, List.of(NORTH), JANUARY, MARCH))
                .as("CUB-02: the sums of a month that was sealed a second time")
                .containsExactly(sum(NORTH, JANUARY, JANUARY, Category.TEAM_MEETING, 1, 75));
    }

    /** January sealed; then it turns out that one meeting did not take place and another did, which February takes in. */
    private Desk corrected() throws Exception {
        Desk desk = Desk.founding(fresh());
        desk.tell(
                NORTH,
                JANUARY,
                internal(1, "2026-01-06T14:00", 60, "Réunion"),
                internal(2, "2026-01-07T14:00", 40, "Tutorat"));
        desk.close(NORTH, JANUARY);
        desk.tell(
                NORTH,
                JANUARY,
                internal(2, "2026-01-08T14:00", 60, "Réunion"),
                internal(2, "2026-01-07T14:00", 25, "Tutorat"));
        desk.acceptAll(NORTH);
        desk.tell(NORTH, FEBRUARY, internal(3, "2026-02-03T14:00", 90, "Réunion"));
        desk.close(NORTH, FEBRUARY);
        return desk;
    }

    @Test
    @DisplayName(
            "CUB-03 MUST book a correction in the month that took it in, under the month of the work, below 0 if it takes")
    void correctionsKeepTheirMonthOfWork() throws Exception {
        Desk desk = corrected();
        assertThat(sums(desk, List.of(NORTH), JANUARY, JANUARY))
                .as("CUB-03: what January booked, after it was corrected")
                .containsExactlyInAnyOrder(
                        sum(NORTH, JANUARY, JANUARY, Category.MENTORING, 1, 40),
                        sum(NORTH, JANUARY, JANUARY, Category.TEAM_MEETING, 1, 60));
        assertThat(sums(desk, List.of(NORTH), FEBRUARY, FEBRUARY))
                .as("CUB-03: what February booked, corrections of January included")
                .contains(
                        sum(NORTH, FEBRUARY, JANUARY, Category.MENTORING, 1, -15),
                        sum(NORTH, FEBRUARY, FEBRUARY, Category.TEAM_MEETING, 1, 90));
    }

    @Test
    @DisplayName("CUB-04 MUST keep a sum of 0 that cells cancel out in")
    void aSumOfNothingIsStillASum() throws Exception {
        assertThat(sums(corrected(), List.of(NORTH), FEBRUARY, FEBRUARY))
                .as("CUB-04: one worker's meeting of January taken back and another's added, an hour each")
                .contains(sum(NORTH, FEBRUARY, JANUARY, Category.TEAM_MEETING, 2, 0));
    }

    /** Three months of two structures, a meeting each. */
    private Desk threeMonths() throws Exception {
        Desk desk = Desk.founding(fresh());
        for (YearMonth month : List.of(JANUARY, FEBRUARY, MARCH)) {
            desk.tell(NORTH, month, internal(1, month + "-06T14:00", 60, "Réunion"));
            desk.tell(SOUTH, month, internal(2, month + "-06T14:00", 30, "Réunion"));
            desk.close(NORTH, month);
            desk.close(SOUTH, month);
        }
        return desk;
    }

    @Test
    @DisplayName(
            "CUB-05 MUST answer of the structures and months that it was asked for, both ends included, and of no others")
    void onlyWhatWasAskedFor() throws Exception {
        Desk desk = threeMonths();
        assertThat(sums(desk, List.of(SOUTH), JANUARY, FEBRUARY))
                .as("CUB-05: one of two structures, two of three months")
                .containsExactlyInAnyOrder(
                        sum(SOUTH, JANUARY, JANUARY, Category.TEAM_MEETING, 1, 30),
                        sum(SOUTH, FEBRUARY, FEBRUARY, Category.TEAM_MEETING, 1, 30));
        assertThat(sums(desk, List.of(NORTH, SOUTH), FEBRUARY, FEBRUARY))
                .as("CUB-05: both structures, one month")
                .containsExactlyInAnyOrder(
                        sum(NORTH, FEBRUARY, FEBRUARY, Category.TEAM_MEETING, 1, 60),
                        sum(SOUTH, FEBRUARY, FEBRUARY, Category.TEAM_MEETING, 1, 30));
    }

    @Test
    @DisplayName(
            "CUB-06 MUST answer in canonical order, each sum once, however often and in whatever order structures are named")
    void orderIsTheSumsOwn() throws Exception {
        Desk desk = threeMonths();
        List<CubeReader.Sum> sums = sums(desk, List.of(SOUTH, NORTH, SOUTH), JANUARY, MARCH);
        assertThat(sums)
                .as("CUB-06: three months of two structures, one of them named twice and before the other")
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(6);
    }

    @Test
    @DisplayName("CUB-07 MUST answer with nothing, not with an error, where there is nothing")
    void nothingIsAnAnswer() throws Exception {
        Desk empty = Desk.founding(fresh());
        assertThat(sums(empty, List.of(NORTH), JANUARY, MARCH))
                .as("CUB-07: a store where nothing was sealed")
                .isEmpty();
        Desk desk = threeMonths();
        assertThat(sums(desk, List.of(), JANUARY, MARCH))
                .as("CUB-07: no structures")
                .isEmpty();
        assertThat(sums(desk, List.of(NORTH), MARCH, JANUARY))
                .as("CUB-07: a period that ends before it begins")
                .isEmpty();
        assertThat(sums(desk, List.of(NORTH), YearMonth.of(1999, 1), YearMonth.of(1999, 12)))
                .as("CUB-07: a period long ago")
                .isEmpty();
        for (String unknown : List.of("S404", "s001", "%", "S\u0000", "S001'; --")) {
            assertThat(sums(desk, List.of(unknown), JANUARY, MARCH))
                    .as("CUB-07: the unknown structure %s", Texts.escaped(unknown))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("CUB-08 MUST count each worker of a sum once, in however many teams or parts of the month")
    void aWorkerIsCountedOnce() throws Exception {
        Desk desk = Desk.founding(fresh());
        desk.tell(
                NORTH,
                JANUARY,
                internal(1, "2026-01-06T14:00", 60, "Réunion"),
                internal(1, "2026-01-27T14:00", 60, "Réunion"),
                internal(2, "2026-01-27T14:00", 60, "Réunion"));
        desk.close(NORTH, JANUARY);
        assertThat(sums(desk, List.of(NORTH), JANUARY, JANUARY))
                .as("CUB-08: the meetings of two workers, one of whom changed teams between two of them")
                .containsExactly(sum(NORTH, JANUARY, JANUARY, Category.TEAM_MEETING, 2, 180));
    }

    @Test
    @DisplayName(
            "CUB-09 MUST refuse a period of which time was erased, name the month and the structure, and answer of any other")
    void whatIsLeftIsNotWhatWasSealed() throws Exception {
        Desk desk = threeMonths();
        desk.essaim.privacy().erase(Desk.worker(1), JANUARY, "demande de la personne");
        assertThat(catchThrowable(() -> sums(desk, List.of(SOUTH, NORTH), JANUARY, MARCH)))
                .as("CUB-09: what is said of a period in which a worker of [S001] was erased")
                .isInstanceOf(EssaimException.class)
                .hasMessageContainingAll("[2026-01]", "[S001]");
        assertThat(sums(desk, List.of(NORTH), FEBRUARY, FEBRUARY))
                .as("CUB-09: a month of the same structure in which nothing was erased")
                .containsExactly(sum(NORTH, FEBRUARY, FEBRUARY, Category.TEAM_MEETING, 1, 60));
        assertThat(sums(desk, List.of(SOUTH), JANUARY, JANUARY))
                .as("CUB-09: the same month of a structure in which nothing was erased")
                .containsExactly(sum(SOUTH, JANUARY, JANUARY, Category.TEAM_MEETING, 1, 30));
    }

    @Test
    @DisplayName("CUB-10 MUST NOT change an answer after it was given")
    void answersAreSnapshots() throws Exception {
        Desk desk = Desk.founding(fresh());
        desk.tell(NORTH, JANUARY, internal(1, "2026-01-06T14:00", 60, "Réunion"));
        desk.close(NORTH, JANUARY);
        List<CubeReader.Sum> given = sums(desk, List.of(NORTH), JANUARY, MARCH);
        List<CubeReader.Sum> copied = List.copyOf(given);
        desk.tell(NORTH, FEBRUARY, internal(1, "2026-02-06T14:00", 60, "Réunion"));
        desk.close(NORTH, FEBRUARY);
        sums(desk, List.of(NORTH), JANUARY, MARCH);
        assertThat(given).as("CUB-10: sums given before the next closing").isEqualTo(copied);
    }

    @Test
    @DisplayName("CUB-11 MUST answer after reopening the store as it did before")
    void sumsSurvive() throws Exception {
        Desk desk = corrected();
        List<CubeReader.Sum> before = sums(desk, List.of(NORTH), JANUARY, MARCH);
        Desk again = Desk.over(closedLater(reopen(desk.essaim.store())));
        assertThat(sums(again, List.of(NORTH), JANUARY, MARCH))
                .as("CUB-11: the sums after reopening")
                .isEqualTo(before)
                .isNotEmpty();
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    @Label("CUB-12 MUST answer what adding up every sealed cell gives, whatever happened, and what the seals say")
    void itAnswersLikeOneWhoReadsEveryCell(@ForAll("lives") List<CubeHistory.Step> life) throws Exception {
        try (Store store = newStore()) {
            Desk desk = Desk.founding(store);
            for (CubeHistory.Step step : life) {
                CubeHistory.live(desk, step);
                for (YearMonth first : List.of(JANUARY, FEBRUARY)) {
                    CubeHistory.Answer expected = CubeHistory.naive(desk, List.of(NORTH, SOUTH), first, MARCH);
                    CubeHistory.Answer answer =
                            CubeHistory.Answer.of(() -> sums(desk, List.of(NORTH, SOUTH), first, MARCH));
                    assertThat(answer)
                            .as("CUB-12: the sums from %s on, after %s", first, step)
                            .isEqualTo(expected);
                }
            }
            agreesWithTheSeals(desk);
        }
    }

    private void agreesWithTheSeals(Desk desk) throws Exception {
        for (String structure : List.of(NORTH, SOUTH)) {
            for (YearMonth month : List.of(JANUARY, FEBRUARY, MARCH)) {
                CubeHistory.Answer answer = CubeHistory.Answer.of(() -> sums(desk, List.of(structure), month, month));
                if (!answer.refused()) {
                    Map<Category, Long> seconds = new EnumMap<>(Category.class);
                    answer.sums().forEach(sum -> seconds.merge(sum.category(), sum.seconds(), Long::sum));
                    Map<Category, Long> sealed = new EnumMap<>(Category.class);
                    desk.essaim
                            .time()
                            .sealed()
                            .seal(structure, month)
                            .map(Seal::categories)
                            .ifPresent(categories ->
                                    categories.forEach((category, seal) -> sealed.put(category, seal.seconds())));
                    assertThat(seconds)
                            .as("CUB-12: the seconds of [%s] in %s by category, beside its seal", structure, month)
                            .isEqualTo(sealed);
                }
            }
        }
    }

    @Test
    @DisplayName(
            "CUB-13 MUST tell, if it tells cells at all, those of each month that is asked for, once, in order, at whatever cuts")
    void cellsAreThoseOfTheJournal() throws Exception {
        Desk desk = corrected();
        desk.tell(SOUTH, JANUARY, internal(1, "2026-01-31T23:00", 120, "Réunion"));
        desk.close(SOUTH, JANUARY);
        desk.tell(SOUTH, FEBRUARY, internal(1, "2026-02-03T14:00", 15, "Réunion"));
        desk.close(SOUTH, FEBRUARY);
        SortedSet<CubeReader.Month> months = new TreeSet<>();
        for (String structure : List.of(NORTH, SOUTH)) {
            months.add(new CubeReader.Month(structure, JANUARY));
            months.add(new CubeReader.Month(structure, FEBRUARY));
        }
        months.remove(new CubeReader.Month(SOUTH, FEBRUARY));
        CubeReader cube = cube(desk.essaim.store());
        SealedTime sealed = desk.essaim.time().sealed();
        for (List<LocalDate> days : List.of(
                List.<LocalDate>of(),
                List.of(JANUARY.atDay(7)),
                List.of(JANUARY.atDay(8), FEBRUARY.atDay(1), FEBRUARY.atDay(2)))) {
            Map<CubeReader.Month, SortedMap<Cell, Long>> told = new LinkedHashMap<>();
            boolean tells = cube.cells(
                    months,
                    new TreeSet<>(days),
                    (month, cells) -> assertThat(told.put(month, cells))
                            .as("CUB-13: what was told before of %s", month)
                            .isNull());
            if (tells) {
                assertThat(told.keySet())
                        .as("CUB-13: the months that were told, cut at %s", days)
                        .containsExactlyElementsOf(months);
                told.forEach((month, cells) -> assertThat(cells)
                        .as("CUB-13: the cells of [%s] in %s, cut at %s", month.structure(), month.booking(), days)
                        .isEqualTo(sealed.cells(month.structure(), month.booking(), new TreeSet<>(days))));
            } else {
                assertThat(told)
                        .as("CUB-13: what is told by who tells no cells")
                        .isEmpty();
            }
        }
    }

    @Test
    @DisplayName("CUB-14 MUST name the seals that its sums rest on, if it may be behind the store")
    void whoMayBeBehindNamesItsSeals() throws Exception {
        Desk desk = threeMonths();
        desk.essaim.time().reopen(NORTH, MARCH, "feuille manquante");
        SortedMap<CubeReader.Month, Digest> held = new TreeMap<>();
        SealedTime sealed = desk.essaim.time().sealed();
        for (YearMonth month : List.of(JANUARY, FEBRUARY, MARCH)) {
            sealed.seal(NORTH, month)
                    .filter(seal -> !month.equals(JANUARY))
                    .ifPresent(seal -> held.put(new CubeReader.Month(NORTH, month), seal.digest()));
        }
        cube(desk.essaim.store())
                .seals(List.of(NORTH), FEBRUARY, MARCH)
                .ifPresent(seals -> assertThat(seals)
                        .as("CUB-14: the seals of February and March, of which March is reopened")
                        .isEqualTo(held));
    }

    @Provide
    Arbitrary<List<CubeHistory.Step>> lives() {
        return CubeHistory.arbitrary();
    }
}
