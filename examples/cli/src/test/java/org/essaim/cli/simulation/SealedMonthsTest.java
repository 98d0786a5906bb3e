package org.essaim.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Seal;
import org.essaim.time.SealedCells;
import org.essaim.time.SealedTime;
import org.junit.jupiter.api.Test;

class SealedMonthsTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);

    private static List<SealedCells.Sealing> months(int structures, int months, long seed) {
        List<SealedCells.Sealing> all = new ArrayList<>();
        Simulation.of(structures, JANUARY, months, seed).sealedMonths().forEachRemaining(all::add);
        return all;
    }

    @Test
    void monthsComeOneAfterAnotherAndStructuresWithinThem() {
        assertThat(months(70, 2, 5))
                .extracting(month -> month.seal().month() + " " + month.seal().structure())
                .hasSize(140)
                .doesNotHaveDuplicates()
                .isSorted();
        Iterator<SealedCells.Sealing> ended = Simulation.of(1, JANUARY, 1, 5).sealedMonths();
        ended.next();
        assertThat(ended.hasNext()).isFalse();
        assertThatThrownBy(ended::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void sameSeedGivesSameMonthsHoweverManyOtherStructuresThereAre() {
        List<SealedCells.Sealing> many = months(5, 3, 42);
        many.removeIf(month -> month.seal().structure().compareTo("S002") > 0);
        assertThat(many).isEqualTo(months(2, 3, 42)).isNotEqualTo(months(2, 3, 43));
    }

    @Test
    void sealsSayWhatTheirCellsComeTo() {
        for (SealedCells.Sealing month : months(3, 2, 1)) {
            SortedMap<Category, SortedMap<Cell, Long>> cells = new TreeMap<>();
            month.cells()
                    .forEach((cell, seconds) -> cells.computeIfAbsent(cell.category(), none -> new TreeMap<>())
                            .put(cell, seconds));
            SortedMap<Category, Seal.CategorySeal> expected = new TreeMap<>();
            cells.forEach((category, own) -> expected.put(
                    category,
                    new Seal.CategorySeal(
                            own.values().stream().mapToLong(Long::longValue).sum(), SealedTime.digest(own))));
            assertThat(month.seal().categories()).isEqualTo(expected).containsKey(Category.DIRECT_CARE);
            assertThat(month.cells().values()).allMatch(seconds -> seconds > 0 && seconds <= 86_400);
            assertThat(month.cells().keySet())
                    .allMatch(cell -> (cell.category() == Category.DIRECT_CARE) == (cell.scheme() != null));
        }
    }

    @Test
    void hoursAreThoseOfThePlannings() {
        FictitiousStructure structure = new FictitiousStructure(1, 1, new Period(JANUARY, 1));
        Tally planned = new Tally(structure.period);
        MonthOfLife.of(structure, 0).forEach(event -> planned.add(event, 0));
        SortedMap<Category, Long> seconds = new TreeMap<>();
        months(1, 1, 1).get(0).cells().forEach((cell, own) -> seconds.merge(cell.category(), own, Long::sum));
        assertThat(seconds).isEqualTo(planned.planned().get(JANUARY));
    }
}
