package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.document.Tree;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Commit;
import org.essaim.spi.CubeReader;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;

/** Whoever follows the commits knows the cells of sealed months as well as the journal does. */
class SealedCellsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC);
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final WorkerId ANNE = Desk.worker(1);
    private static final WorkerId PAUL = Desk.worker(2);
    private static final Fact ANNES = Desk.visit(ANNE, "2026-01-05T09:00", "2026-01-05T10:00");
    private static final Fact PAULS = Desk.internal(PAUL, "Réunion", "2026-01-05T09:00", "2026-01-05T11:00");
    private static final Fact ANNES_MEETING = Desk.internal(ANNE, "Réunion", "2026-01-06T09:00", "2026-01-06T10:00");

    private final InMemoryStore store = new InMemoryStore();
    private final Map<YearMonth, SealedCells.Held> followed = new TreeMap<>();
    private final Desk desk = new Desk(Desk.PARIS, following(), CLOCK);
    private final Privacy privacy =
            new Privacy(desk.store, () -> new Actor("dpo", Perimeter.all()), () -> desk.pseudonyms, CLOCK, List.of());

    @Test
    void throughSealsCorrectionsReopeningsAndErasures() {
        agrees(0);
        desk.load(JANUARY, ANNES, PAULS, ANNES_MEETING);
        agrees(0);
        desk.close(JANUARY);
        agrees(1);
        desk.load(JANUARY, ANNES, PAULS);
        desk.acceptAll();
        desk.load(FEBRUARY, Desk.visit(PAUL, "2026-02-05T09:00", "2026-02-05T10:00"));
        desk.close(FEBRUARY);
        agrees(2);
        desk.time.reopen(Desk.STRUCTURE, FEBRUARY, "oubli");
        agrees(1);
        desk.close(FEBRUARY);
        agrees(2);
        privacy.erase(ANNE, JANUARY, "demande");
        agrees(2);
        assertThat(followed.values()).allMatch(held -> held.sealing().erased());
        privacy.erase(PAUL, FEBRUARY, "demande");
        agrees(2);
        assertThat(followed.values()).allMatch(held -> held.sealing().cells().isEmpty());
    }

    @Test
    void whatCannotBeReadIsAMonthWithoutFigures() {
        desk.load(JANUARY, ANNES);
        desk.close(JANUARY);
        List<Commit> commits = new ArrayList<>();
        Tree seal = store.document(new DocumentKey("seal", "S001:2026-01"))
                .orElseThrow()
                .content();
        byte[] cells = store.segments("S001", JANUARY, SegmentKind.CELLS).get(0).bytes();
        commits.add(sealing("S001:2026-01", seal, JANUARY, "no cells".getBytes(StandardCharsets.UTF_8)));
        commits.add(sealing("S001:2026-01", seal, FEBRUARY, cells));
        commits.add(sealing("S001:2026-02", seal, FEBRUARY, cells));
        commits.add(sealing("S002:2026-01", seal, JANUARY, cells));
        commits.add(sealing("S001:2026-01", Tree.of("no seal"), JANUARY, cells));
        commits.add(sealing("S001:2026-01", Tree.fields().put("seal", seal).build(), JANUARY, cells));
        for (Commit commit : commits) {
            assertThat(SealedCells.in(commit)).singleElement().isInstanceOf(SealedCells.Opening.class);
        }
        assertThat(SealedCells.in(sealing("S001:2026-01", seal, JANUARY, cells)))
                .singleElement()
                .isInstanceOf(SealedCells.Sealing.class);
        for (String id : List.of("S001", "S001:January", "S001:2026-13")) {
            assertThat(SealedCells.in(sealing(id, seal, JANUARY, cells))).isEmpty();
        }
    }

    @Test
    void sumsAreThoseOfTheCells() {
        desk.load(JANUARY, ANNES, PAULS, ANNES_MEETING);
        desk.close(JANUARY);
        desk.load(FEBRUARY, Desk.visit(PAUL, "2026-02-05T09:00", "2026-02-05T10:00"));
        desk.load(JANUARY, ANNES, PAULS);
        desk.acceptAll();
        desk.close(FEBRUARY);
        SealedTime sealed = desk.time.sealed();
        List<CubeReader.Sum> sums = sealed.sums(List.of("S001", "S404"), JANUARY, FEBRUARY);
        assertThat(sums)
                .containsExactly(
                        new CubeReader.Sum("S001", JANUARY, JANUARY, Category.DIRECT_CARE, Scheme.APA, 1, 3600),
                        new CubeReader.Sum("S001", JANUARY, JANUARY, Category.TEAM_MEETING, null, 2, 10800),
                        new CubeReader.Sum("S001", FEBRUARY, JANUARY, Category.TEAM_MEETING, null, 1, -3600),
                        new CubeReader.Sum("S001", FEBRUARY, FEBRUARY, Category.DIRECT_CARE, Scheme.APA, 1, 3600));
        assertThat(sealed.sums(List.of("S001"), FEBRUARY, FEBRUARY)).isEqualTo(sums.subList(2, 4));
        Map<Category, Long> ofTheSeal =
                desk.time.sealed().seal(Desk.STRUCTURE, JANUARY).orElseThrow().categories().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, sum -> sum.getValue().seconds()));
        assertThat(sums.stream()
                        .filter(sum -> sum.booking().equals(JANUARY))
                        .collect(Collectors.toMap(CubeReader.Sum::category, CubeReader.Sum::seconds)))
                .isEqualTo(ofTheSeal);
    }

    private static Commit sealing(String id, Tree seal, YearMonth month, byte[] cells) {
        return new Commit(
                "tests",
                Instant.EPOCH,
                List.of(new Commit.Put(new DocumentKey("seal", id), 0, seal)),
                List.of(new Commit.Append("S001", month, SegmentKind.CELLS, cells)));
    }

    private void agrees(int months) {
        List<SealedCells.Held> held = SealedCells.held(store, Desk.STRUCTURE);
        assertThat(held).hasSize(months);
        assertThat(followed.values()).containsExactlyElementsOf(held);
        for (SealedCells.Held month : held) {
            if (!month.sealing().erased()) {
                SortedMap<Cell, Long> cells =
                        desk.time.sealed().cells(Desk.STRUCTURE, month.sealing().month(), new TreeSet<>());
                assertThat(Cells.whole(month.sealing().cells())).isEqualTo(cells);
            }
        }
    }

    /** The store, with somebody who listens to what is committed. */
    private Store following() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(store, arguments);
                        if (method.getName().equals("commit")) {
                            SealedCells.in((Commit) arguments[0]).forEach(change -> follow(change, (long) answer));
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void follow(SealedCells.Change change, long sequence) {
        if (change instanceof SealedCells.Sealing sealing) {
            followed.put(change.month(), new SealedCells.Held(sequence, sealing));
        } else if (change instanceof SealedCells.Opening) {
            followed.remove(change.month());
        } else if (change instanceof SealedCells.Erased erased) {
            SealedCells.Held held = followed.get(change.month());
            if (held != null && held.sequence() == erased.sequence()) {
                followed.put(
                        change.month(),
                        new SealedCells.Held(
                                held.sequence(),
                                new SealedCells.Sealing(held.sealing().seal(), erased.left(), true)));
            }
        }
    }
}
