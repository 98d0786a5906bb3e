package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.InMemoryStore;
import org.jspecify.annotations.Nullable;

/**
 * Plays any sequence of deliveries, relabellings, closings, reopenings and decisions against a model that knows only which
 * facts hold: whatever happened, what is booked adds up to the facts as now known, and nothing sealed ever changes. The
 * process may die at any commit; whoever starts again does the same once more.
 */
class LedgerModelTest {
    private static final List<YearMonth> MONTHS =
            List.of(YearMonth.of(2026, 1), YearMonth.of(2026, 2), YearMonth.of(2026, 3));
    private static final Pattern MONTH = Pattern.compile("(?:sealed month|sealed in) \\[(\\d{4}-\\d\\d)]");

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 100)
    void bookingsAddUpToTheFactsAsNowKnown(
            @ForAll boolean identified,
            @ForAll @Size(max = 40) List<@IntRange(max = 9999) Integer> actions,
            @ForAll @IntRange(max = 23) int erasure) {
        Play play = new Play(identified);
        for (int action : actions) {
            play.actAndMaybeCrash(action % 10, action / 10);
            play.checkKnown();
            play.checkSealed();
        }
        play.closeEverything();
        play.checkSealed();
        play.checkSums();
        boolean erased = play.eraseSomebody(erasure);
        // Refused while a correction waits to be booked, or where the worker has nothing: not most of the time.
        Statistics.label("erasure")
                .collect(erased)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 30));
    }

    private record Snapshot(Seal seal, SortedMap<Cell, Long> cells) {}

    private static final class Play {
        private final CrashingStore store = new CrashingStore(new InMemoryStore());
        private final Desk desk =
                new Desk(Desk.PARIS, store, Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC));
        private final boolean identified;
        private final SortedMap<YearMonth, Map<String, Fact>> told = new TreeMap<>();
        private final SortedMap<YearMonth, List<Fact>> known = new TreeMap<>();
        private final SortedMap<YearMonth, Snapshot> sealed = new TreeMap<>();
        private int labels;

        Play(boolean identified) {
            this.identified = identified;
            for (YearMonth month : MONTHS) {
                told.put(month, new TreeMap<>());
                known.put(month, new ArrayList<>());
            }
        }

        // Every third action meets a crash, half of them after the commit was taken.
        void actAndMaybeCrash(int kind, int argument) {
            if (argument / 5 % 3 == 1) {
                store.crashAtNextCommit(
                        argument / 15 % 2 == 0 ? CrashingStore.Crash.BEFORE : CrashingStore.Crash.AFTER);
            }
            act(kind, argument);
            store.calm();
        }

        /** Does it, and once more if the process died; true if the first attempt had been taken all the same. */
        private boolean resuming(Runnable work) {
            try {
                work.run();
                return false;
            } catch (CrashingStore.Crashed crash) {
                if (crash.when == CrashingStore.Crash.AFTER) {
                    return true;
                }
                work.run();
                return false;
            }
        }

        void act(int kind, int argument) {
            YearMonth month = MONTHS.get(argument % 3);
            int rest = argument / 3;
            switch (kind) {
                case 0, 1, 2, 3 -> {
                    toggle(month, rest);
                    toggle(month, rest / 7 + 3);
                    deliver(month);
                }
                case 4, 5 ->
                    desk.time.openMonths(Desk.STRUCTURE).stream().findFirst().ifPresent(this::close);
                case 6 -> reopen(month);
                case 7, 8 -> accept(rest);
                default -> {
                    if (argument % 2 == 0) {
                        refuse(rest);
                    } else {
                        change(rest);
                    }
                }
            }
        }

        private Map<String, Fact> told(YearMonth month) {
            return Objects.requireNonNull(told.get(month));
        }

        private List<Fact> known(YearMonth month) {
            return Objects.requireNonNull(known.get(month));
        }

        // Eight events a month, each told in one of four ways or not at all; some reach over the month's end.
        private void toggle(YearMonth month, int choice) {
            String name = "e" + choice % 8;
            int version = choice / 8 % 5;
            if (version == 0) {
                told(month).remove(name);
            } else {
                Fact fact = event(month, choice % 8, version);
                told(month).put(name, identified ? Desk.keyed(month + name, fact) : fact);
            }
        }

        private static Fact event(YearMonth month, int event, int version) {
            WorkerId worker = Desk.worker(1 + event % 2);
            String first = month.atDay(1).toString();
            String last = month.atEndOfMonth().toString();
            String next = month.plusMonths(1).atDay(1).toString();
            return switch (event) {
                case 0, 1 -> Desk.visit(worker, last + "T22:00", next + "T0" + version + ":00");
                case 2, 3 -> Desk.internal(worker, "Point", first + "T0" + version + ":30", first + "T05:00");
                case 4 -> Desk.visit(worker, first + "T00:" + version + "0", first + "T02:00");
                case 5 -> Desk.internal(worker, "Réunion", last + "T21:" + version + "0", last + "T23:00");
                default ->
                    Desk.internal(worker, "Point", month.atDay(9) + "T09:00", month.atDay(9) + "T1" + version + ":00");
            };
        }

        private void deliver(YearMonth month) {
            List<Fact> facts = List.copyOf(told(month).values());
            Telling telling = identified ? Telling.identified(facts) : Telling.of(facts);
            // Whoever was not told that the delivery was taken delivers again: nothing may come in twice.
            if (resuming(() -> desk.time.load(telling, Desk.STRUCTURE, Window.complete(month)))) {
                ImportReport again = desk.time.load(telling, Desk.STRUCTURE, Window.complete(month));
                assertThat(again.added() + again.amended() + again.withdrawn() + again.proposed())
                        .isZero();
            }
            if (desk.time.sealed().seal(Desk.STRUCTURE, month).isEmpty()) {
                known.put(month, new ArrayList<>(facts));
            }
        }

        private void close(YearMonth month) {
            try {
                resuming(() -> desk.close(month));
                Seal seal = desk.close(month);
                sealed.put(month, new Snapshot(seal, desk.time.sealed().cells(Desk.STRUCTURE, month, new TreeSet<>())));
            } catch (EssaimException e) {
                assertThat(e).hasMessageContaining("changes what the sealed month");
            }
        }

        private void reopen(YearMonth month) {
            if (sealed.containsKey(month)) {
                try {
                    resuming(() -> desk.time.reopen(Desk.STRUCTURE, month, "à refaire"));
                    sealed.remove(month);
                } catch (EssaimException e) {
                    assertThat(e).hasMessageContaining("sealed in [");
                }
            }
        }

        private void accept(int choice) {
            List<Proposal> open = desk.open();
            if (!open.isEmpty()) {
                Proposal proposal = open.get(choice % open.size());
                List<Fact> facts = known(proposal.month());
                if (proposal.before() != null) {
                    assertThat(facts.remove(proposal.before())).isTrue();
                }
                if (proposal.after() != null) {
                    facts.add(proposal.after());
                }
                if (resuming(() -> desk.time.accept(proposal.id(), "vu"))) {
                    assertThatThrownBy(() -> desk.time.accept(proposal.id(), "vu"))
                            .hasMessageContaining("already");
                }
            }
        }

        private void refuse(int choice) {
            List<Proposal> open = desk.open();
            if (!open.isEmpty()) {
                resuming(() -> desk.time.refuse(open.get(choice % open.size()).id(), "non"));
            }
        }

        private void change(int choice) {
            if (choice % 2 == 0) {
                List<Category> categories = List.of(Category.MENTORING, Category.TRAINING, Category.CONSULTATION);
                Category category = categories.get(labels++ % 3);
                resuming(() -> desk.time.mapping().map("Point", category).save());
            } else {
                WorkingTimeRules.Builder rules = WorkingTimeRules.builder("rules" + choice, TimeBasis.PLANNED)
                        .cancelledPaid(true);
                WorkingTimeRules profile = choice % 4 == 1 ? rules.travel(3600).build() : rules.build();
                resuming(() -> desk.time.save(CollectiveAgreement.IDCC_2941, ByDate.always(profile)));
            }
        }

        void checkKnown() {
            Journal journal = new Journal(desk.store, Desk.STRUCTURE);
            Corrections corrections = new Corrections(desk.store, journal, Desk.STRUCTURE);
            for (YearMonth month : MONTHS) {
                assertThat(corrections.known(month))
                        .extracting(Posting::fact)
                        .containsExactlyInAnyOrderElementsOf(known(month));
            }
        }

        void checkSealed() {
            SealedTime time = desk.time.sealed();
            for (YearMonth open : desk.time.openMonths(Desk.STRUCTURE)) {
                assertThat(desk.time.entries(Desk.STRUCTURE, open)).doesNotContainNull();
            }
            assertThat(time.sealedMonths(Desk.STRUCTURE)).containsExactlyElementsOf(sealed.keySet());
            sealed.forEach((month, snapshot) -> {
                assertThat(time.seal(Desk.STRUCTURE, month)).contains(snapshot.seal());
                assertThat(time.cells(Desk.STRUCTURE, month, new TreeSet<>())).isEqualTo(snapshot.cells());
                Map<Category, SortedMap<Cell, Long>> byCategory = new TreeMap<>();
                snapshot.cells()
                        .forEach((cell, seconds) -> byCategory
                                .computeIfAbsent(cell.category(), none -> new TreeMap<>())
                                .put(cell, seconds));
                snapshot.seal()
                        .categories()
                        .forEach((category, said) -> assertThat(
                                        SealedTime.digest(byCategory.getOrDefault(category, new TreeMap<>())))
                                .isEqualTo(said.cells()));
            });
        }

        void closeEverything() {
            for (int i = 0; i < 100 && !desk.time.openMonths(Desk.STRUCTURE).isEmpty(); i++) {
                YearMonth month = desk.time.openMonths(Desk.STRUCTURE).get(0);
                try {
                    desk.close(month);
                    sealed.put(
                            month,
                            new Snapshot(
                                    desk.time
                                            .sealed()
                                            .seal(Desk.STRUCTURE, month)
                                            .orElseThrow(),
                                    desk.time.sealed().cells(Desk.STRUCTURE, month, new TreeSet<>())));
                } catch (EssaimException e) {
                    reopenFor(e);
                }
            }
            assertThat(desk.time.openMonths(Desk.STRUCTURE)).isEmpty();
        }

        private void reopenFor(EssaimException obstacle) {
            Matcher named = MONTH.matcher(String.valueOf(obstacle.getMessage()));
            assertThat(named.find()).as(obstacle.getMessage()).isTrue();
            YearMonth month = YearMonth.parse(named.group(1));
            try {
                desk.time.reopen(Desk.STRUCTURE, month, "obstacle");
                sealed.remove(month);
            } catch (EssaimException e) {
                reopenFor(e);
            }
        }

        // Whoever is erased goes from every month up to one; nobody else does, every seal holds, and no planning brings
        // the
        // erased one back.
        boolean eraseSomebody(int choice) {
            WorkerId gone = Desk.worker(1 + choice % 2);
            YearMonth until = MONTHS.get(choice / 2 % 3);
            Privacy privacy = new Privacy(
                    store,
                    () -> new Actor("dpo", Perimeter.all()),
                    () -> desk.pseudonyms,
                    Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC),
                    List.of());
            assertThat(privacy.inspect(Desk.STRUCTURE).findings()).isEmpty();
            if (choice / 12 == 1) {
                store.crashAtNextCommit(choice / 6 % 2 == 0 ? CrashingStore.Crash.BEFORE : CrashingStore.Crash.AFTER);
            }
            try {
                resuming(() -> privacy.erase(gone, until, "demande de la personne"));
            } catch (EssaimException e) {
                checkKnown();
                checkSealed();
                return false;
            } finally {
                store.calm();
            }
            known.forEach((month, facts) -> {
                if (!month.isAfter(until)) {
                    facts.removeIf(fact -> gone.equals(fact.worker()));
                }
            });
            checkKnown();
            assertThat(privacy.inspect(Desk.STRUCTURE).findings()).isEmpty();
            sealed.forEach((month, snapshot) -> assertThat(desk.time.sealed().seal(Desk.STRUCTURE, month))
                    .as("a seal never changes")
                    .contains(snapshot.seal()));
            MONTHS.forEach(month -> {
                List<Fact> facts = List.copyOf(told(month).values());
                desk.time.load(
                        identified ? Telling.identified(facts) : Telling.of(facts),
                        Desk.STRUCTURE,
                        Window.complete(month));
            });
            assertThat(desk.open())
                    .as("proposals of the planning told again")
                    .noneMatch(proposal -> !proposal.month().isAfter(until)
                            && (names(proposal.before(), gone) || names(proposal.after(), gone)));
            return true;
        }

        private static boolean names(@Nullable Fact fact, WorkerId worker) {
            return fact != null && worker.equals(fact.worker());
        }

        void checkSums() {
            Map<String, Long> expected = new TreeMap<>();
            Journal journal = new Journal(desk.store, Desk.STRUCTURE);
            List<Entry> before = List.of();
            for (YearMonth month : MONTHS) {
                List<Entry> entries = List.of();
                if (journal.sealed(month).isPresent()) {
                    TimeSettings settings = TimeSettings.of(
                            desk.store,
                            Desk.STRUCTURE,
                            journal.sealed(month).orElseThrow().sequence());
                    entries = WorkedMonth.of(Desk.postings(known(month)), before, settings)
                            .entries();
                }
                entries.forEach(entry -> expected.merge(
                        YearMonth.from(entry.date()) + " " + entry.category() + " " + entry.worker(),
                        entry.seconds(),
                        Long::sum));
                before = entries;
            }
            Map<String, Long> booked = new TreeMap<>();
            sealed.keySet()
                    .forEach(month -> desk.time
                            .sealed()
                            .cells(Desk.STRUCTURE, month, new TreeSet<>())
                            .forEach((cell, seconds) -> booked.merge(
                                    cell.month() + " " + cell.category() + " " + cell.worker(), seconds, Long::sum)));
            booked.values().removeIf(seconds -> seconds == 0);
            assertThat(booked).isEqualTo(expected);
            checkUnion(booked);
        }

        // And naively: each second of a worker once.
        private void checkUnion(Map<String, Long> booked) {
            List<Fact> all = new ArrayList<>();
            known.values().forEach(all::addAll);
            Map<String, Long> expected = new HashMap<>();
            Facts.counted(all, Desk.EVERYDAY)
                    .forEach((worker, intervals) -> expected.put(worker.toString(), Facts.union(intervals)));
            Map<String, Long> counted = new HashMap<>();
            booked.forEach((key, seconds) -> {
                if (!key.contains(Category.TRAVEL.name())) {
                    counted.merge(key.substring(key.indexOf("WorkerId")), seconds, Long::sum);
                }
            });
            expected.forEach((worker, seconds) ->
                    assertThat(counted.getOrDefault(worker, 0L)).isLessThanOrEqualTo(seconds));
        }
    }
}
