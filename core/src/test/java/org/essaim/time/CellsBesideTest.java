package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Scope;
import org.essaim.spi.CubeReader;
import org.essaim.spi.MeasureSource;
import org.junit.jupiter.api.Test;
import org.threeten.extra.LocalDateRange;

/** Who reads sealed months beside the store is asked once, and believed as far as the seals agree. */
class CellsBesideTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final List<String> BOTH = List.of("S001", "S002");

    private final Bureau bureau = new Bureau();

    /** Knows what was sealed when it was made, cut day by day, and counts what it is asked for. */
    private static final class Copy implements CubeReader {
        private final SortedMap<Month, SortedMap<Cell, Long>> days = new TreeMap<>();
        private final SortedMap<Month, Digest> seals = new TreeMap<>();
        private final List<Set<Month>> asked = new ArrayList<>();
        private final SealedTime sealed;
        private boolean tells = true;

        Copy(SealedTime sealed) {
            this.sealed = sealed;
            for (String structure : sealed.structures()) {
                for (SealedTime.Standing standing : sealed.standing(structure)) {
                    Month month = new Month(structure, standing.seal().month());
                    seals.put(month, standing.seal().digest());
                    if (!standing.erased()) {
                        days.put(month, sealed.days(structure, month.booking()));
                    }
                }
            }
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            return sealed.sums(structures, first, last);
        }

        @Override
        public Optional<SortedMap<Month, Digest>> seals(
                Collection<String> structures, YearMonth first, YearMonth last) {
            SortedMap<Month, Digest> found = new TreeMap<>(seals);
            found.keySet()
                    .removeIf(month -> !structures.contains(month.structure())
                            || month.booking().isBefore(first)
                            || month.booking().isAfter(last));
            return Optional.of(found);
        }

        @Override
        public boolean cells(SortedSet<Month> months, NavigableSet<LocalDate> cuts, Telling telling) {
            asked.add(new TreeSet<>(months));
            months.stream().filter(month -> tells && days.containsKey(month)).forEach(month -> {
                telling.month(month, Cells.cutAt(days.getOrDefault(month, new TreeMap<>()), cuts));
            });
            return tells;
        }
    }

    private void twoMonths() {
        for (String structure : BOTH) {
            for (YearMonth month : List.of(JANUARY, FEBRUARY)) {
                meeting(structure, 1, month, 6, 60);
                meeting(structure, 2, month, 20, 90);
                bureau.time.close(List.of(structure), month);
            }
        }
    }

    private void meeting(String structure, int worker, YearMonth month, int day, long minutes) {
        LocalDateTime start = month.atDay(day).atTime(14, 0);
        bureau.load(structure, List.of(Bureau.fact(structure, worker, "Réunion", start, minutes)));
    }

    private SealedTime stored() {
        return new SealedTime(bureau.store);
    }

    private static SealedTime.Wanted wanted(String structure, NavigableSet<LocalDate> cuts) {
        return new SealedTime.Wanted(structure, new TreeSet<>(List.of(JANUARY, FEBRUARY)), cuts);
    }

    private static Map<String, SortedMap<Cell, Long>> told(SealedTime sealed, SealedTime.Wanted... wanted) {
        Map<String, SortedMap<Cell, Long>> told = new TreeMap<>();
        sealed.cells(List.of(wanted), (seal, cells) -> told.put(seal.structure() + " " + seal.month(), cells));
        return told;
    }

    @Test
    void allMonthsAreAskedForAtOnceAndEachStructureIsCutAtItsOwnDays() {
        twoMonths();
        Copy copy = new Copy(stored());
        SealedTime.Wanted[] wanted = {
            wanted("S001", new TreeSet<>(List.of(JANUARY.atDay(10)))),
            wanted("S002", new TreeSet<>(List.of(FEBRUARY.atDay(20))))
        };
        assertThat(told(stored().with(copy), wanted))
                .isEqualTo(told(stored(), wanted))
                .hasSize(4);
        assertThat(copy.asked)
                .singleElement()
                .satisfies(months -> assertThat(months).hasSize(4));
    }

    @Test
    void whoeverTellsNoCellsIsNotMissed() {
        twoMonths();
        Copy copy = new Copy(stored());
        copy.tells = false;
        assertThat(told(stored().with(copy), wanted("S001", new TreeSet<>())))
                .isEqualTo(told(stored(), wanted("S001", new TreeSet<>())))
                .hasSize(2);
    }

    @Test
    void whatIsBehindTheStoreIsRefusedAndSaysSo() {
        twoMonths();
        Copy before = new Copy(stored());
        bureau.time.reopen("S002", FEBRUARY, "oubli");
        meeting("S002", 3, FEBRUARY, 24, 30);
        bureau.time.close(List.of("S002"), FEBRUARY);
        SealedTime behind = stored().with(before);
        assertThatThrownBy(() -> told(behind, wanted("S002", new TreeSet<>())))
                .isInstanceOf(EssaimException.class)
                .hasMessageContainingAll("[2026-02]", "[S002]", "Maybe export again");
        assertThatThrownBy(() -> behind.sums(BOTH, JANUARY, FEBRUARY))
                .isInstanceOf(EssaimException.class)
                .hasMessageContainingAll("[2026-02]", "[S002]", "Maybe export again");
        // What did not change is told as before.
        assertThat(told(behind, wanted("S001", new TreeSet<>())))
                .isEqualTo(told(stored(), wanted("S001", new TreeSet<>())));
        assertThat(behind.sums(BOTH, JANUARY, JANUARY)).isEqualTo(stored().sums(BOTH, JANUARY, JANUARY));
    }

    @Test
    void aMonthThatItDoesNotKnowOrStillHoldsIsBehindToo() {
        twoMonths();
        Copy copy = new Copy(stored());
        meeting("S001", 1, YearMonth.of(2026, 3), 6, 60);
        bureau.time.close(List.of("S001"), YearMonth.of(2026, 3));
        SealedTime beside = stored().with(copy);
        assertThatThrownBy(() -> beside.sums(BOTH, JANUARY, YearMonth.of(2026, 3)))
                .hasMessageContainingAll("[2026-03]", "[S001]");
        bureau.time.reopen("S002", FEBRUARY, "oubli");
        assertThatThrownBy(() -> beside.sums(List.of("S002"), JANUARY, FEBRUARY))
                .hasMessageContainingAll("[2026-02]", "[S002]");
    }

    @Test
    void whatWasErasedSinceIsNotToldByACopyOfBefore() {
        twoMonths();
        Copy before = new Copy(stored());
        bureau.privacy.erase(Desk.worker(1), JANUARY, "demande");
        SealedTime beside = stored().with(before);
        assertThatThrownBy(() -> told(beside, wanted("S001", new TreeSet<>())))
                .isInstanceOf(EssaimException.class)
                .hasMessage(CubeReader.erased("S001", JANUARY).getMessage());
        assertThatThrownBy(() -> beside.sums(BOTH, JANUARY, FEBRUARY))
                .hasMessage(CubeReader.erased("S001", JANUARY).getMessage());
        assertThat(before.asked).isEmpty();
    }

    @Test
    void measuresAreTheSameAndAskOnceForWhatTheyDoNotRememberYet() {
        twoMonths();
        bureau.privacy.erase(Desk.worker(2), JANUARY, "demande");
        Copy copy = new Copy(stored());
        MeasureSource beside = new TimeMeasures(new SealedColumns(bureau.store, stored().with(copy)), scope -> {});
        MeasureSource here = new TimeMeasures(new SealedColumns(bureau.store), scope -> {});
        List<Scope> scopes = List.of(Scope.federation(), new Scope(Set.of("S001")), new Scope(Set.of("S002")));
        LocalDateRange february = LocalDateRange.ofClosed(FEBRUARY.atDay(1), FEBRUARY.atEndOfMonth());
        LocalDateRange both = LocalDateRange.ofClosed(JANUARY.atDay(1), FEBRUARY.atEndOfMonth());
        for (LocalDateRange period : List.of(february, both)) {
            assertThat(beside.values("time", scopes, period))
                    .isEqualTo(here.values("time", scopes, period))
                    .hasSize(3);
        }
        // January was erased of both: no copy is asked for it.
        assertThat(copy.asked)
                .containsExactly(
                        Set.of(new CubeReader.Month("S001", FEBRUARY), new CubeReader.Month("S002", FEBRUARY)));
    }

    @Property(tries = 40)
    void daysBroughtTogetherAtAnyCutsAreTheCells(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 28) Integer> days,
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 59) Integer> cuts) {
        Bureau own = new Bureau();
        int worker = 1;
        for (int day : days) {
            LocalDateTime night = JANUARY.atDay(day).atTime(22, 0);
            own.load("S001", List.of(Bureau.fact("S001", worker++ % 5 + 1, "Réunion", night, 240)));
        }
        own.time.close(List.of("S001"), JANUARY);
        // A correction of January that February takes in: of one worker, from one day to another.
        own.load(
                "S001",
                List.of(Bureau.fact("S001", 1, "Tutorat", JANUARY.atDay(9).atTime(9, 0), 30)));
        own.load(
                "S001",
                List.of(Bureau.fact("S001", 1, "Tutorat", FEBRUARY.atDay(9).atTime(9, 0), 30)));
        own.time.close(List.of("S001"), FEBRUARY);
        NavigableSet<LocalDate> at = new TreeSet<>();
        cuts.forEach(day -> at.add(JANUARY.atDay(1).plusDays(day - 1L)));
        SealedTime sealed = new SealedTime(own.store);
        for (YearMonth booking : List.of(JANUARY, FEBRUARY)) {
            assertThat(Cells.cutAt(sealed.days("S001", booking), at)).isEqualTo(sealed.cells("S001", booking, at));
        }
    }
}
