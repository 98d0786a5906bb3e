package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.MeasureSource.Absence;
import org.essaim.spi.MeasureSource.Absent;
import org.essaim.spi.MeasureSource.Measured;
import org.essaim.spi.MeasureSource.Value;
import org.essaim.spi.MeasuredPart;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.threeten.extra.LocalDateRange;

/** What is remembered of sealed months is what is stored, whatever happened in between. */
class SealedColumnsTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final List<String> LABELS = List.of("", "Réunion", "Tutorat", "Inconnu");
    private static final Map<String, Predicate<Category>> MEASURES = new TreeMap<>(Map.of(
            "time",
            category -> true,
            "time-coordination",
            Category::isCoordination,
            "time-mentoring",
            category -> category == Category.MENTORING,
            "time-unmapped",
            category -> category == Category.UNMAPPED));
    private static final List<Scope> SCOPES = List.of(
            Scope.federation(),
            new Scope(Set.of("S001")),
            new Scope(Set.of("S002")),
            new Scope(Set.of("S001", "S002")),
            new Scope(Set.of("S001", "S009")));

    /** A store that counts what it is asked for. */
    private static final class Counted {
        private final Map<String, Integer> asked = new HashMap<>();

        private Store of(Store store) {
            return (Store) Proxy.newProxyInstance(
                    Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                        synchronized (this) {
                            asked.merge(method.getName(), 1, Integer::sum);
                        }
                        try {
                            return method.invoke(store, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    private static LocalDateRange months(int first, int last) {
        return LocalDateRange.of(
                JANUARY.plusMonths(first).atDay(1),
                JANUARY.plusMonths(last + 1L).atDay(1));
    }

    // What a measure tells, read from the store cell by cell.
    private static Value naive(Store store, Predicate<Category> counts, Scope scope, LocalDateRange period) {
        SealedTime sealed = new SealedTime(store);
        int asked = 0;
        int told = 0;
        int whole = 0;
        Map<WorkerId, Long> seconds = new HashMap<>();
        for (String structure : scope.structures().isEmpty() ? Set.of("S001", "S002") : scope.structures()) {
            for (YearMonth month = YearMonth.from(period.getStart());
                    month.atDay(1).isBefore(period.getEnd());
                    month = month.plusMonths(1)) {
                asked++;
                if (sealed.sealedMonths(structure).contains(month)) {
                    told++;
                    try {
                        sealed.cells(structure, month, new TreeSet<>()).forEach((cell, own) -> {
                            if (counts.test(cell.category())) {
                                seconds.merge(cell.worker(), own, Long::sum);
                            }
                        });
                        whole++;
                    } catch (EssaimException e) {
                        assertThat(e).hasMessageContaining("was erased");
                    }
                }
            }
        }
        if (whole < asked) {
            return new Absent(scope, period, told == 0 ? Absence.NO_DATA : Absence.INCOMPLETE);
        }
        return new Measured(
                scope,
                period,
                BigDecimal.valueOf(
                        seconds.values().stream().mapToLong(Long::longValue).sum()),
                MeasureSource.Unit.SECONDS,
                seconds.values().stream().filter(own -> own != 0).count());
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void whatIsRememberedIsWhatIsStored(
            @ForAll @Size(max = 30) List<@IntRange(max = 99_999) Integer> actions,
            @ForAll @IntRange(max = 60) int room) {
        Bureau bureau = new Bureau();
        List<MeasureSource> told = List.of(
                bureau.time.measures(),
                new TimeMeasures(new SealedColumns(bureau.store, room), scope -> {}),
                new TimeMeasures(new SealedColumns(bureau.store, 0), scope -> {}));
        int day = 0;
        for (int action : actions) {
            day++;
            String done = act(bureau, action % 10, action / 10, day);
            Statistics.label("done").collect(done);
            for (int from = 0; from < 3; from++) {
                for (int to = from; to < 3; to++) {
                    LocalDateRange period = months(from, to);
                    if (action % (from + to + 3) == 0) {
                        assertThat(contributions(bureau.time, from, to))
                                .containsExactlyElementsOf(naiveContributions(bureau.store, from, to));
                    }
                    if (action % (from + to + 7) == 0) {
                        requireParts(bureau.store, bureau.time.measures(), period);
                    }
                    // Not every month is asked for each time: what is remembered is of different age.
                    if (action % (from + to + 2) == 0) {
                        MEASURES.forEach((id, counts) -> {
                            List<Value> expected = SCOPES.stream()
                                    .map(scope -> naive(bureau.store, counts, scope, period))
                                    .toList();
                            for (MeasureSource measures : told) {
                                assertThat(measures.values(id, SCOPES, period)).isEqualTo(expected);
                                expected.forEach(value -> requireOrigins(
                                        bureau.store, value, measures.origins(id, value.scope(), period)));
                            }
                        });
                    }
                }
            }
        }
        Statistics.label("done").coverage(coverage -> {
            for (String each : List.of("loaded", "closed", "reopened", "erased", "over", "refused")) {
                coverage.check(each).count(count -> count > 0);
            }
        });
    }

    // Every sum of the naive cells by structure, team and category, against what parts tell of the same.
    private static void requireParts(Store store, MeasureSource told, LocalDateRange period) {
        SealedTime sealed = new SealedTime(store);
        Map<MeasuredPart, Map<Category, Map<WorkerId, Long>>> teams = new HashMap<>();
        for (String structure : List.of("S001", "S002")) {
            for (YearMonth month : sealed.sealedMonths(structure)) {
                if (period.contains(month.atDay(1))) {
                    try {
                        sealed.cells(structure, month, new TreeSet<>())
                                .forEach((cell, own) -> teams.computeIfAbsent(
                                                MeasuredPart.team(structure, cell.team()), none -> new TreeMap<>())
                                        .computeIfAbsent(cell.category(), none -> new HashMap<>())
                                        .merge(cell.worker(), own, Long::sum));
                    } catch (EssaimException erased) {
                        assertThat(erased).hasMessageContaining("was erased");
                    }
                }
            }
        }
        List<MeasuredPart> parts = told.parts(MeasuredPart.Kind.TEAM, Scope.federation(), period);
        assertThat(parts)
                .as("teams in order; one whose time was taken back altogether in a month may be left out")
                .isSubsetOf(teams.keySet())
                .isSortedAccordingTo(
                        Comparator.comparing(MeasuredPart::structure).thenComparing(MeasuredPart::id));
        for (MeasuredPart part : teams.keySet()) {
            for (String measure : MEASURES.keySet()) {
                long[] sum = {0};
                Map<WorkerId, Long> people = new HashMap<>();
                Map<Category, Map<WorkerId, Long>> own = teams.getOrDefault(part, Map.of());
                for (Category category : Category.values()) {
                    long before = sum[0];
                    Map<WorkerId, Long> counted = new HashMap<>();
                    if (Objects.requireNonNull(MEASURES.get(measure)).test(category)) {
                        own.getOrDefault(category, Map.of()).forEach((worker, seconds) -> {
                            sum[0] += seconds;
                            counted.merge(worker, seconds, Long::sum);
                            people.merge(worker, seconds, Long::sum);
                        });
                    }
                    if (category != Category.BREAK) {
                        requireValue(
                                told.within(part)
                                        .orElseThrow()
                                        .within(MeasuredPart.category(category.name()))
                                        .orElseThrow()
                                        .values(measure, List.of(Scope.federation()), period)
                                        .get(0),
                                sum[0] - before,
                                counted);
                    }
                }
                requireValue(
                        told.within(part)
                                .orElseThrow()
                                .values(measure, List.of(Scope.federation()), period)
                                .get(0),
                        sum[0],
                        people);
            }
        }
    }

    private static void requireValue(Value value, long seconds, Map<WorkerId, Long> people) {
        if (value instanceof Measured measured) {
            assertThat(measured.amount()).isEqualTo(BigDecimal.valueOf(seconds));
            assertThat(measured.contributors())
                    .isEqualTo(people.values().stream().filter(own -> own != 0).count());
        } else {
            Statistics.label("part").collect(((Absent) value).reason());
        }
    }

    private static void requireOrigins(Store store, Value value, List<MeasureOrigin> origins) {
        if (value instanceof Measured measured) {
            assertThat(origins.stream().map(MeasureOrigin::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualTo(measured.amount());
        }
        SealedTime sealed = new SealedTime(store);
        assertThat(origins).allSatisfy(origin -> {
            YearMonth month = YearMonth.parse(origin.reference().split(" ", 2)[0]);
            String seal = sealed.seal(origin.structure(), month)
                    .orElseThrow()
                    .digest()
                    .hex();
            assertThat(origin.reference()).isEqualTo(month + " " + seal.substring(0, 12));
        });
    }

    private static List<String> contributions(Timekeeping time, int from, int to) {
        List<String> told = new ArrayList<>();
        time.contributions(
                List.of("S002", "S001", "S002"), JANUARY.plusMonths(from), JANUARY.plusMonths(to), new Contributions() {
                    @Override
                    public void booked(
                            String structure, YearMonth month, Category category, WorkerId worker, long seconds) {
                        told.add(structure + month + category + worker + seconds);
                    }

                    @Override
                    public void missing(String structure, YearMonth month) {
                        told.add(structure + month + " missing");
                    }
                });
        return told;
    }

    private static List<String> naiveContributions(Store store, int from, int to) {
        SealedTime sealed = new SealedTime(store);
        List<String> told = new ArrayList<>();
        for (String structure : List.of("S001", "S002")) {
            for (int i = from; i <= to; i++) {
                YearMonth month = JANUARY.plusMonths(i);
                Map<Category, Map<WorkerId, Long>> seconds = new EnumMap<>(Category.class);
                try {
                    sealed.cells(structure, month, new TreeSet<>())
                            .forEach((cell, own) -> seconds.computeIfAbsent(cell.category(), none -> new TreeMap<>())
                                    .merge(cell.worker(), own, Long::sum));
                    seconds.forEach((category, own) -> own.forEach((worker, sum) -> {
                        if (sum != 0) {
                            told.add(structure + month + category + worker + sum);
                        }
                    }));
                } catch (EssaimException openOrErased) {
                    told.add(structure + month + " missing");
                }
            }
        }
        return told;
    }

    private static String act(Bureau bureau, int kind, int argument, int day) {
        String structure = argument % 2 == 0 ? "S001" : "S002";
        YearMonth month = JANUARY.plusMonths(argument / 2 % 3);
        int rest = argument / 6;
        try {
            return switch (kind) {
                case 0, 1, 2, 3 -> {
                    Fact fact = Bureau.fact(
                            structure,
                            1 + rest % 4,
                            LABELS.get(rest / 4 % LABELS.size()),
                            month.atDay(day % 28 + 1).atTime(8, 0),
                            30 + rest % 60);
                    bureau.load(structure, List.of(fact));
                    yield "loaded";
                }
                case 4, 5, 6 -> {
                    bureau.time.close(
                            List.of(structure),
                            bureau.time.openMonths(structure).stream()
                                    .findFirst()
                                    .orElse(month));
                    yield "closed";
                }
                case 7 -> {
                    bureau.time.reopen(structure, month, "oubli");
                    yield "reopened";
                }
                case 8 -> {
                    bureau.privacy.erase(Desk.worker(1 + rest % 4), month, "demande");
                    yield "erased";
                }
                default -> {
                    LocalDate today = month.atEndOfMonth().plusYears(5).plusDays(1);
                    yield bureau.privacy
                                    .execute(bureau.privacy.plan(today), "durée écoulée")
                                    .isEmpty()
                            ? "nothing over"
                            : "over";
                }
            };
        } catch (EssaimException refused) {
            return "refused";
        }
    }

    private static Bureau twoMonths(Store store) {
        Bureau bureau = new Bureau(store);
        for (String structure : List.of("S001", "S002")) {
            for (int month = 0; month < 2; month++) {
                List<Fact> facts = new ArrayList<>();
                for (int worker = 1; worker < 5; worker++) {
                    facts.add(Bureau.fact(
                            structure,
                            worker,
                            "Réunion",
                            JANUARY.plusMonths(month).atDay(worker).atTime(9, 0),
                            60));
                }
                bureau.load(structure, facts);
                bureau.time.close(List.of(structure), JANUARY.plusMonths(month));
            }
        }
        return bureau;
    }

    @Test
    void whatIsSealedIsReadOnceWhateverIsAskedOfIt() {
        Counted counted = new Counted();
        Bureau bureau = twoMonths(counted.of(new InMemoryStore()));
        MeasureSource measures = bureau.time.measures();
        measures.values("time-coordination", SCOPES, months(0, 0));
        counted.asked.clear();
        measures.values("time-coordination", SCOPES, months(0, 1));
        assertThat(counted.asked).as("only February is read").containsEntry("segments", 4);
        counted.asked.clear();
        for (MeasureSource.Measure each : bureau.time.measures().measures()) {
            bureau.time.measures().values(each.id(), SCOPES, months(0, 1));
        }
        assertThat(counted.asked)
                .as("nothing but whether a commit was made since")
                .containsOnlyKeys("state");
        bureau.time.save(Bureau.structure("S003"));
        bureau.load(
                "S001",
                List.of(Bureau.fact(
                        "S001", 1, "", JANUARY.plusMonths(2).atDay(1).atTime(9, 0), 60)));
        counted.asked.clear();
        measures.values("time-coordination", SCOPES.subList(1, 4), months(0, 1));
        assertThat(counted.asked)
                .as("an import into an open month changes nothing that is sealed")
                .doesNotContainKey("segments");
        bureau.time.close(List.of("S001"), JANUARY.plusMonths(2));
        counted.asked.clear();
        measures.values("time-coordination", SCOPES.subList(1, 4), months(0, 2));
        assertThat(counted.asked)
                .as("only what was sealed since is read: its leaves and its cells")
                .containsEntry("segments", 2);
    }

    @Test
    void aMonthThatWasSealedAnewWithoutAnyQuestionInBetweenIsReadAnew() {
        Bureau bureau = twoMonths(new InMemoryStore());
        MeasureSource measures = bureau.time.measures();
        measures.values("time", SCOPES, months(0, 1));
        bureau.time.reopen("S001", JANUARY.plusMonths(1), "oubli");
        bureau.load(
                "S001",
                List.of(Bureau.fact(
                        "S001", 1, "", JANUARY.plusMonths(1).atDay(19).atTime(9, 0), 60)));
        bureau.time.close(List.of("S001"), JANUARY.plusMonths(1));
        assertThat(measures.values("time", SCOPES, months(0, 1)))
                .isEqualTo(SCOPES.stream()
                        .map(scope -> naive(bureau.store, category -> true, scope, months(0, 1)))
                        .toList())
                .isNotEqualTo(twoMonths(new InMemoryStore()).time.measures().values("time", SCOPES, months(0, 1)));
    }

    @Test
    void whatAHostTookBackIsForgottenThoughAnotherCommitHasItsNumber() {
        // Two stores that go apart after the same commits, as if a transaction of the first came to nothing.
        Store[] now = {new InMemoryStore()};
        String[] name = {""};
        Store store = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> method.getName().equals("state")
                        ? now[0].sequence() + name[0]
                        : method.invoke(now[0], arguments));
        MeasureSource measures = new TimeMeasures(new SealedColumns(store), scope -> {});
        Bureau lost = twoMonths(new InMemoryStore());
        lost.privacy.erase(Desk.worker(1), JANUARY, "demande");
        Bureau held = twoMonths(new InMemoryStore());
        held.privacy.erase(Desk.worker(2), JANUARY.plusMonths(1), "demande");
        Bureau sealed = twoMonths(new InMemoryStore());
        sealed.time.reopen("S001", JANUARY.plusMonths(1), "oubli");
        sealed.load(
                "S001",
                List.of(Bureau.fact(
                        "S001", 1, "", JANUARY.plusMonths(1).atDay(9).atTime(9, 0), 60)));
        sealed.time.close(List.of("S001"), JANUARY.plusMonths(1));
        for (Bureau each : List.of(lost, held, sealed, lost)) {
            now[0] = each.store;
            name[0] += "'";
            assertThat(measures.values("time", SCOPES, months(0, 1)))
                    .isEqualTo(SCOPES.stream()
                            .map(scope -> naive(each.store, category -> true, scope, months(0, 1)))
                            .toList());
        }
        assertThat(lost.store.sequence()).isEqualTo(held.store.sequence());
    }

    @Test
    void aStructureThatIsAddedMakesTheFederationIncomplete() {
        Bureau bureau = twoMonths(new InMemoryStore());
        MeasureSource measures = bureau.time.measures();
        assertThat(measures.values("time", List.of(Scope.federation()), months(0, 1)))
                .allMatch(Measured.class::isInstance);
        bureau.time.save(Bureau.structure("S003"));
        assertThat(measures.values("time", List.of(Scope.federation()), months(0, 1)))
                .allMatch(Absent.class::isInstance);
    }

    @Test
    void whoIsShortOfRoomReadsAgainAndChangesToWhatIsAskedForNow() {
        Counted counted = new Counted();
        Bureau bureau = twoMonths(counted.of(new InMemoryStore()));
        // Room for four workers and two months of 16 rows each: of two structures one is remembered.
        MeasureSource measures =
                new TimeMeasures(new SealedColumns(bureau.store, 4 * 16 + 2 * (16 + 4 + 4 + 4)), scope -> {});
        List<Scope> first = SCOPES.subList(1, 2);
        List<Scope> second = SCOPES.subList(2, 3);
        measures.values("time", first, months(0, 1));
        counted.asked.clear();
        measures.values("time", first, months(0, 1));
        assertThat(counted.asked).doesNotContainKey("segments");
        int readings = 0;
        do {
            counted.asked.clear();
            measures.values("time", second, months(0, 1));
            readings++;
        } while (counted.asked.containsKey("segments") && readings < 10);
        assertThat(readings).as("read again a few times, then remembered").isBetween(3, 8);
    }

    @Test
    void whoseHourOnlyMovedToTheOtherTeamPutNothingIntoTheMonthThatSaysSo() {
        Bureau bureau = new Bureau();
        YearMonth march = JANUARY.plusMonths(2);
        Fact before = Bureau.fact("S001", 3, "Réunion", march.atDay(10).atTime(9, 0), 60);
        Fact after = Bureau.fact("S001", 3, "Réunion", march.atDay(20).atTime(9, 0), 60);
        bureau.load("S001", List.of(before));
        bureau.time.close(List.of("S001", "S002"), march);
        bureau.time.load(Telling.of(after), "S001", Window.complete(march));
        bureau.load("S001", List.of());
        bureau.time.close(List.of("S001", "S002"), march.plusMonths(1));
        assertThat(contributions(bureau.time, 2, 2)).hasSize(1);
        assertThat(contributions(bureau.time, 3, 3)).isEmpty();
        assertThat(bureau.time.measures().parts(MeasuredPart.Kind.TEAM, Scope.federation(), months(3, 3)))
                .containsExactly(MeasuredPart.team("S001", "T1"), MeasuredPart.team("S001", "T2"));
    }

    @Test
    void whoMaySeeSomeStructuresIsNotToldWhoIsBehindAFigure() {
        Bureau bureau = twoMonths(new InMemoryStore());
        assertThat(contributions(bureau.time, 0, 0)).hasSize(8);
        bureau.actor = new Actor("una-001", Perimeter.of(Set.of("S001", "S002")));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> contributions(bureau.time, 0, 0))
                .withMessageContaining("una-001");
    }

    @Test
    void manyMayAskAtOnceWhileMonthsAreSealed() throws Exception {
        Bureau bureau = twoMonths(new InMemoryStore());
        MeasureSource measures = bureau.time.measures();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Set<Value>>> asking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asking.add(() -> {
                    Set<Value> values = new HashSet<>();
                    for (int round = 0; round < 200; round++) {
                        values.addAll(measures.values("time", SCOPES, months(0, 1)));
                    }
                    return values;
                });
            }
            List<Future<Set<Value>>> asked =
                    asking.stream().map(threads::submit).toList();
            for (int month = 2; month < 20; month++) {
                bureau.time.close(List.of("S001", "S002"), JANUARY.plusMonths(month));
            }
            for (Future<Set<Value>> each : asked) {
                assertThat(each.get())
                        .containsExactlyInAnyOrderElementsOf(SCOPES.stream()
                                .map(scope -> naive(bureau.store, category -> true, scope, months(0, 1)))
                                .toList());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
