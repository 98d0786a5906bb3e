package org.essaim.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.CubeReader;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.junit.jupiter.api.Test;

class ColumnarJournalTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final List<String> BOTH = List.of("S001", "S002");

    /** A row as a sealed month books it. */
    private record Row(String structure, YearMonth booking, Cell cell, LocalDate day, long seconds) {}

    private static Cell cell(String structure, String team, int worker, LocalDate day, Category category) {
        return new Cell(
                structure,
                team,
                new WorkerId("%032x".formatted(worker)),
                worker % 2 == 0 ? Function.CARE_WORKER : Function.TEAM_FACILITATOR,
                YearMonth.from(day),
                day.withDayOfMonth(1),
                category,
                category == Category.DIRECT_CARE ? worker % 2 == 0 ? Scheme.APA : Scheme.PCH : null);
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 95).map(LocalDate.of(2025, 12, 20)::plusDays);
        return Combinators.combine(
                        Arbitraries.of(BOTH),
                        Arbitraries.of(JANUARY, FEBRUARY, MARCH),
                        Arbitraries.of("", "Nord"),
                        Arbitraries.integers().between(0, 3),
                        days,
                        Arbitraries.of(Category.DIRECT_CARE, Category.TEAM_MEETING, Category.TRAVEL),
                        Arbitraries.longs().between(-2, 2))
                .as((structure, booking, team, worker, day, category, hours) ->
                        new Row(structure, booking, cell(structure, team, worker, day, category), day, hours * 3600))
                .list()
                .ofMaxSize(60);
    }

    private static ColumnarJournal journal(List<Row> rows) {
        ColumnarJournal journal = new ColumnarJournal();
        for (String structure : BOTH) {
            for (YearMonth booking : List.of(JANUARY, FEBRUARY, MARCH)) {
                MonthRows month = journal.month(structure, booking);
                rows.stream()
                        .filter(row -> row.structure().equals(structure)
                                && row.booking().equals(booking))
                        .forEach(row -> month.add(row.cell(), row.day(), row.seconds()));
                month.seal();
            }
        }
        return journal;
    }

    @Property
    void cellsAreAddedUpAsByHand(@ForAll("rows") List<Row> rows) {
        Map<YearMonth, Map<Cell, Long>> cells = new HashMap<>();
        rows.forEach(row -> cells.computeIfAbsent(row.booking(), none -> new HashMap<>())
                .merge(row.cell(), row.seconds(), Long::sum));
        List<CubeReader.Sum> expected = new ArrayList<>();
        cells.forEach((booking, own) -> own.entrySet().stream()
                .filter(cell -> cell.getValue() != 0)
                .collect(Collectors.groupingBy(cell -> List.of(
                        cell.getKey().structure(),
                        cell.getKey().month(),
                        cell.getKey().category(),
                        cell.getKey().schemeName())))
                .values()
                .forEach(alike -> {
                    Cell one = alike.get(0).getKey();
                    expected.add(new CubeReader.Sum(
                            one.structure(),
                            booking,
                            one.month(),
                            one.category(),
                            one.scheme(),
                            alike.stream()
                                    .map(cell -> cell.getKey().worker())
                                    .distinct()
                                    .count(),
                            alike.stream().mapToLong(Map.Entry::getValue).sum()));
                }));
        expected.removeIf(sum -> sum.booking().equals(MARCH));
        assertThat(journal(rows).sums(BOTH, JANUARY, FEBRUARY))
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Counted> byHand(List<Row> rows, Predicate<Row> asked) {
        Map<List<Object>, List<Row>> alike = rows.stream()
                .filter(asked)
                .sorted(Comparator.comparing(Row::structure)
                        .thenComparing(Row::booking)
                        .thenComparing(row -> row.cell().month())
                        .thenComparing(row -> row.cell().category().name())
                        .thenComparing(row -> row.cell().schemeName()))
                .collect(Collectors.groupingBy(
                        row -> List.of(
                                row.structure(),
                                row.booking(),
                                row.cell().month(),
                                row.cell().category(),
                                row.cell().schemeName()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return alike.values().stream()
                .map(own -> new Counted(
                        own.get(0).structure(),
                        own.get(0).booking(),
                        own.get(0).cell().month(),
                        own.get(0).cell().category(),
                        own.get(0).cell().scheme(),
                        own.size(),
                        own.stream().map(row -> row.cell().worker()).distinct().count(),
                        own.stream().mapToLong(Row::seconds).sum()))
                .toList();
    }

    @Property
    void rowsAreCountedAsByHand(@ForAll("rows") List<Row> rows) {
        assertThat(journal(rows).counted(List.of("S002", "S001", "S002", "S404"), FEBRUARY, MARCH))
                .isEqualTo(byHand(rows, row -> !row.booking().equals(JANUARY)));
    }

    @Property
    void anyDaysAreCountedWhateverMonthBooksThem(
            @ForAll("rows") List<Row> rows, @ForAll("days") LocalDate first, @ForAll("days") LocalDate last) {
        YearMonth earliest = YearMonth.from(first).minusMonths(1);
        assertThat(journal(rows).counted(BOTH, first, last))
                .isEqualTo(byHand(
                        rows,
                        row -> !row.day().isBefore(first)
                                && !row.day().isAfter(last)
                                && !row.booking().isBefore(earliest)));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 80).map(LocalDate.of(2026, 1, 1)::plusDays);
    }

    @Test
    void aRowTakesSixBytesAndACellEight() {
        ColumnarJournal journal = new ColumnarJournal();
        MonthRows month = journal.month("S001", JANUARY);
        for (int i = 0; i < 10_000; i++) {
            LocalDate day = JANUARY.atDay(1 + i % 31);
            month.add(cell("S001", "", i % 100, day, Category.TEAM_MEETING), day, 900);
        }
        month.seal();
        assertThat(journal.size()).isEqualTo(new ColumnarJournal.Size(10_000, 100, 60_000, 100 * 8 + 16));
    }

    @Test
    void aMonthMayHaveMoreCellsThanAnybodyNeeds() {
        ColumnarJournal journal = new ColumnarJournal();
        MonthRows month = journal.month("S001", JANUARY);
        LocalDate day = JANUARY.atDay(5);
        for (int round = 0; round < 2; round++) {
            for (int worker = 0; worker < 70_000; worker++) {
                month.add(cell("S001", "", worker, day, Category.TEAM_MEETING), day.plusDays(round), 60);
            }
        }
        month.seal();
        assertThat(journal.sums(BOTH, JANUARY, JANUARY))
                .containsExactly(new CubeReader.Sum(
                        "S001", JANUARY, JANUARY, Category.TEAM_MEETING, null, 70_000, 140_000 * 60L));
        assertThat(journal.counted(BOTH, day, day))
                .containsExactly(new Counted(
                        "S001", JANUARY, JANUARY, Category.TEAM_MEETING, null, 70_000, 70_000, 70_000 * 60L));
        assertThat(journal.size().scanBytes()).isEqualTo(140_000 * 6);
    }

    @Test
    void noNumberOfSecondsIsTooManyForACell() {
        for (int rows : List.of(100, 300)) {
            ColumnarJournal journal = new ColumnarJournal();
            MonthRows month = journal.month("S001", JANUARY);
            LocalDate day = JANUARY.atDay(5);
            for (int i = 0; i < rows; i++) {
                month.add(cell("S001", "", 1, day, Category.TRAVEL), day, Integer.MIN_VALUE);
                month.add(cell("S001", "", 1, day, Category.TEAM_MEETING), day, Integer.MAX_VALUE);
            }
            month.seal();
            assertThat(journal.counted(BOTH, JANUARY, JANUARY))
                    .extracting(Counted::rows, Counted::seconds)
                    .containsExactly(
                            tuple((long) rows, (long) rows * Integer.MAX_VALUE),
                            tuple((long) rows, (long) rows * Integer.MIN_VALUE));
        }
    }

    private static ColumnarJournal oneHour() {
        ColumnarJournal journal = new ColumnarJournal();
        MonthRows month = journal.month("S001", JANUARY);
        month.add(cell("S001", "", 1, JANUARY.atDay(5), Category.TRAVEL), JANUARY.atDay(5), 3600);
        month.seal();
        return journal;
    }

    @Test
    void aMonthSealedAnewTakesThePlaceOfTheFormer() {
        ColumnarJournal journal = oneHour();
        MonthRows anew = journal.month("S001", JANUARY);
        anew.add(cell("S001", "", 1, JANUARY.atDay(6), Category.TRAVEL), JANUARY.atDay(6), 60);
        assertThat(journal.sums(BOTH, JANUARY, JANUARY))
                .extracting(CubeReader.Sum::seconds)
                .as("until it is sealed")
                .containsExactly(3600L);
        anew.seal();
        assertThat(journal.sums(BOTH, JANUARY, JANUARY))
                .extracting(CubeReader.Sum::seconds)
                .containsExactly(60L);
        assertThatThrownBy(anew::seal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOpenMonthIsForgotten() {
        ColumnarJournal journal = oneHour();
        journal.open("S001", JANUARY);
        journal.open("S002", JANUARY);
        assertThat(journal.sums(BOTH, JANUARY, JANUARY)).isEmpty();
        assertThat(journal.holds("S001", JANUARY)).isFalse();
        assertThat(journal.size().rows()).isZero();
    }

    @Test
    void whatWasErasedIsRefusedWhereverItIsAskedFor() {
        ColumnarJournal journal = oneHour();
        journal.erased("S001", JANUARY);
        assertThatThrownBy(() -> journal.sums(BOTH, JANUARY, MARCH))
                .isInstanceOf(EssaimException.class)
                .hasMessageContainingAll("[2026-01]", "[S001]");
        assertThatThrownBy(() -> journal.counted(BOTH, JANUARY, MARCH)).isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> journal.counted(BOTH, FEBRUARY.atDay(1), FEBRUARY.atDay(2)))
                .as("a night of the last of January may be in it")
                .isInstanceOf(EssaimException.class);
        assertThat(journal.counted(BOTH, MARCH.atDay(1), MARCH.atDay(2))).isEmpty();
        assertThat(journal.sums(List.of("S002"), JANUARY, MARCH)).isEmpty();
        assertThat(journal.sums(BOTH, FEBRUARY, MARCH)).isEmpty();
        assertThat(journal.holds("S001", JANUARY)).isTrue();
    }

    @Test
    void aRowOfAnotherStructureOrMonthThanItsCellIsRefused() {
        MonthRows month = new ColumnarJournal().month("S001", JANUARY);
        LocalDate day = JANUARY.atDay(5);
        Cell own = cell("S001", "", 1, day, Category.TRAVEL);
        assertThatThrownBy(() -> month.add(cell("S002", "", 1, day, Category.TRAVEL), day, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> month.add(own, FEBRUARY.atDay(5), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> month.add(own, day.plusYears(1), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> month.add(own, day, 1L << 31)).isInstanceOf(ArithmeticException.class);
        LocalDate longAgo = LocalDate.of(1900, 1, 5);
        assertThatThrownBy(() -> month.add(cell("S001", "", 1, longAgo, Category.TRAVEL), longAgo, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too far");
    }

    @Test
    void partsOfAMonthAreBroughtTogether() {
        ColumnarJournal journal = new ColumnarJournal();
        MonthRows month = journal.month("S001", JANUARY);
        LocalDate day = JANUARY.atDay(20);
        Cell whole = cell("S001", "", 1, day, Category.TRAVEL);
        month.add(whole, day, 3600);
        month.add(
                new Cell(
                        whole.structure(),
                        whole.team(),
                        whole.worker(),
                        whole.function(),
                        whole.month(),
                        day,
                        whole.category(),
                        null),
                day,
                -3600);
        month.seal();
        assertThat(journal.sums(BOTH, JANUARY, JANUARY)).as("nothing is left").isEmpty();
        assertThat(journal.counted(BOTH, JANUARY, JANUARY))
                .extracting(Counted::rows, Counted::seconds)
                .containsExactly(tuple(2L, 0L));
    }
}
