package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.essaim.Essaim;
import org.essaim.finding.EssaimException;
import org.essaim.spi.Store;
import org.essaim.time.Cell;
import org.essaim.time.SealedTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of cells says what the journal says, whatever happened. */
final class CellTableTest {

    @ParameterizedTest
    @EnumSource
    void cellsOfSealedMonthsAreThoseOfTheJournal(Database database) throws Exception {
        DataSource host = database.fresh();
        try (JdbcStore store = JdbcStore.on(host)) {
            Life.live(store);
            assertThat(inTheTable(host)).hasSizeGreaterThan(100).isEqualTo(fromTheJournal(store));
            Essaim essaim = Life.over(store);
            essaim.time().close(Life.STRUCTURES, Life.LAST);
            assertThat(inTheTable(host))
                    .as("with corrections of March in April")
                    .isEqualTo(fromTheJournal(store));
            essaim.time().reopen("S001", Life.LAST, "feuille manquante");
            assertThat(inTheTable(host))
                    .as("with April of S001 reopened")
                    .isEqualTo(fromTheJournal(store))
                    .noneMatch(row -> row.startsWith("S001|2025-04-01"))
                    .anyMatch(row -> row.startsWith("S002|2025-04-01"));
            essaim.time().close(List.of("S001"), Life.LAST);
            assertThat(inTheTable(host)).as("sealed again").isEqualTo(fromTheJournal(store));
            assertThat(Database.number(
                            host,
                            "select seal from essaim_sealed where structure = 'S001' and booking_month = '2025-04-01'"))
                    .isEqualTo(2);
        }
    }

    // Corrections are kept day by day; months of work in one piece are what is asked for elsewhere.
    private static final String CELLS =
            "select structure, booking_month, work_month, category, team, worker, worker_function, scheme,"
                    + " cast(sum(seconds) as bigint) from essaim_cell"
                    + " group by structure, booking_month, work_month, category, team, worker, worker_function, scheme"
                    + " having sum(seconds) <> 0";

    private static List<String> inTheTable(DataSource host) throws Exception {
        return List.copyOf(new TreeSet<>(Database.rows(host, CELLS)));
    }

    private static List<String> fromTheJournal(Store store) {
        SealedTime sealed = Life.over(store).time().sealed();
        TreeSet<String> rows = new TreeSet<>();
        for (String structure : Life.STRUCTURES) {
            for (YearMonth month : sealed.sealedMonths(structure)) {
                sealed.cells(structure, month, new TreeSet<>())
                        .forEach((cell, seconds) -> rows.add(row(cell, month, seconds)));
            }
        }
        return List.copyOf(rows);
    }

    private static String row(Cell cell, YearMonth booking, long seconds) {
        return String.join(
                "|",
                cell.structure(),
                booking.atDay(1).toString(),
                cell.from().toString(),
                cell.category().name(),
                cell.team(),
                cell.worker().value(),
                cell.function().name(),
                cell.schemeName(),
                Long.toString(seconds));
    }

    @ParameterizedTest
    @EnumSource
    void addingUpInTheDatabaseGivesWhatReadingEveryCellGives(Database database) throws Exception {
        try (JdbcStore store = JdbcStore.on(database.fresh())) {
            Life.live(store);
            SealedTime there = Life.over(store).time().sealed();
            SealedTime here = Life.over(plain(store)).time().sealed();
            assertThat(there.sums(Life.STRUCTURES, Life.FIRST, Life.LAST))
                    .hasSizeGreaterThan(20)
                    .isEqualTo(here.sums(Life.STRUCTURES, Life.FIRST, Life.LAST));
            assertThat(there.sums(List.of("S002", "NONE", "S\u0000"), YearMonth.of(2025, 2), YearMonth.of(2025, 2)))
                    .isNotEmpty()
                    .isEqualTo(here.sums(List.of("S002", "NONE"), YearMonth.of(2025, 2), YearMonth.of(2025, 2)))
                    .allMatch(sum ->
                            sum.structure().equals("S002") && sum.booking().equals(YearMonth.of(2025, 2)));
            assertThat(there.sums(List.of(), Life.FIRST, Life.LAST)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWasErasedIsInNoRowAndWhatIsLeftIsNotTakenForWhatWasSealed(Database database) throws Exception {
        DataSource host = database.fresh();
        try (JdbcStore store = JdbcStore.on(host)) {
            Life.live(store);
            Essaim essaim = Life.over(store);
            String worker = essaim.privacy().worker("W-5").value();
            String ofTheWorker = "select count(*) from essaim_cell where worker = '" + worker + "'";
            assertThat(Database.number(host, ofTheWorker)).isPositive();
            essaim.privacy().erase(essaim.privacy().worker("W-5"), YearMonth.of(2025, 2), "demande de la personne");
            assertThat(Database.rows(
                            host,
                            "select distinct booking_month from essaim_cell where worker = '" + worker
                                    + "' and work_month < '2025-03-01'"))
                    .isEmpty();
            assertThat(Database.rows(host, "select structure, booking_month, erased from essaim_sealed order by 1, 2"))
                    .extracting(row ->
                            row.replace("|t", "|TRUE").replace("|f", "|FALSE").replace("RUERUE", "RUE"))
                    .hasSize(6)
                    .contains("S001|2025-01-01|TRUE", "S002|2025-02-01|TRUE", "S001|2025-03-01|FALSE");
            for (Store asked : List.of(store, plain(store))) {
                assertThatThrownBy(() -> Life.over(asked).time().sealed().sums(Life.STRUCTURES, Life.FIRST, Life.LAST))
                        .isInstanceOf(EssaimException.class)
                        .hasMessageContaining("Time of month [2025-01] of [S001] was erased");
            }
            assertThat(Life.over(store).time().sealed().sums(Life.STRUCTURES, YearMonth.of(2025, 3), Life.LAST))
                    .isEqualTo(Life.over(plain(store))
                            .time()
                            .sealed()
                            .sums(Life.STRUCTURES, YearMonth.of(2025, 3), Life.LAST));
        }
    }

    /** The same store without what it can do beyond being a store. */
    private static Store plain(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
