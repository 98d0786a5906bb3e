package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Redaction;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.essaim.time.ImportReport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about what fails half-way, and about two who import the same. */
abstract class FaultRules extends RedactionRules {
    // Far beyond what one commit takes: it only ends the run of a store whose every step fails.
    private static final int MANY = 2_000;

    /**
     * Opens this store, which {@link #newStore()} made, so that what it is kept in fails where {@code faults} says; a host's
     * connections wrapped, for a database, or a folder whose writes throw.
     *
     * <p>Without it, what concerns failures is skipped.
     */
    protected Store failing(Store store, Faults faults) throws Exception {
        return cannot(
                "this test does not say how its store is made to fail. Override failing(Store, Faults) if what it is kept"
                        + " in can fail.");
    }

    /** The commit that fails: it puts anew and over, appends, and redacts what the one before it put. */
    private static Commit eventful(DocumentKey fresh, long version) {
        return new Commit(
                "agent",
                NOON,
                List.of(
                        new Commit.Put(fresh, 0, Tree.of("new")),
                        new Commit.Put(STRUCTURE, version, Tree.of("version " + (version + 1)))),
                List.of(
                        append(fresh.id(), MARCH, SegmentKind.FACTS, "one"),
                        append(fresh.id(), MARCH, SegmentKind.FACTS, "two"),
                        append(fresh.id(), MARCH, SegmentKind.CELLS, "three")),
                List.of(new Redaction.OfDocument(STRUCTURE, version, Tree.of("erased"))));
    }

    private static List<String> answers(Store store, DocumentKey fresh) {
        List<String> answers = new ArrayList<>();
        answers.add("the new document: " + store.document(fresh).map(Document::content));
        answers.add("the old document: "
                + store.history(STRUCTURE).stream().map(Document::content).toList());
        for (SegmentKind kind : List.of(SegmentKind.FACTS, SegmentKind.CELLS)) {
            answers.add(kind + ": "
                    + store.segments(fresh.id(), MARCH, kind).stream()
                            .map(segment -> new String(segment.bytes(), StandardCharsets.UTF_8))
                            .toList());
        }
        return answers;
    }

    @Test
    @DisplayName(
            "STO-38 MUST hold all of a commit or nothing, whichever of its steps fails, and take it when it is told again")
    void aFailureLeavesAllOrNothing() throws Exception {
        Faults faults = new Faults();
        Store store = closedLater(failing(fresh(), faults));
        Store model = closedLater(new InMemoryStore());
        for (Store each : List.of(store, model)) {
            each.commit(put(STRUCTURE, 0, "version 1"));
        }
        long version = 1;
        for (boolean forGood : new boolean[] {false, true}) {
            long step = 0;
            boolean met = true;
            while (met) {
                step++;
                assertThat(step).as("STO-38: steps of one commit").isLessThan(MANY);
                DocumentKey fresh = new DocumentKey("step", "s" + step + (forGood ? "-and-on" : ""));
                Commit commit = eventful(fresh, version++);
                List<String> nothing = answers(model, fresh);
                model.commit(commit);
                List<String> all = answers(model, fresh);
                long before = store.sequence();
                faults.at(step, forGood);
                Throwable thrown = catchThrowable(() -> store.commit(commit));
                met = faults.calm();
                boolean taken = thrown == null || store.sequence() != before;
                String when = "a commit whose step " + step + (forGood ? " and all that follow" : "") + " failed";
                if (thrown != null) {
                    assertThat(thrown).as("STO-38: what is said of " + when).isInstanceOf(StoreException.class);
                    assertThat(met)
                            .as("STO-38: whether a step failed in a commit that was refused")
                            .isTrue();
                }
                assertThat(answers(store, fresh))
                        .as("STO-38: what is there after %s, which %s", when, taken ? "was taken" : "was not taken")
                        .isEqualTo(taken ? all : nothing);
                if (!taken) {
                    store.commit(commit);
                    assertThat(answers(store, fresh))
                            .as("STO-38: what is there once it was told again, after %s", when)
                            .isEqualTo(all);
                }
            }
            assertThat(step)
                    .as("STO-38: steps that the test let fail; 1 means that it never called Faults.step")
                    .isGreaterThan(1);
        }
    }

    private static List<Desk.Event> events(YearMonth month) {
        List<Desk.Event> events = new ArrayList<>();
        for (int worker = 1; worker <= Desk.WORKERS; worker++) {
            events.add(Desk.visit(worker, month + "-03T0" + (6 + worker) + ":00", 50, "APA"));
            events.add(Desk.internal(worker, month + "-04T14:00", 90, "Réunion"));
        }
        return events;
    }

    @Test
    @DisplayName(
            "STO-39 MUST let an import and a closing that failed at any step be repeated, and be as if none had failed")
    void whatFailedIsRepeated() throws Exception {
        Faults faults = new Faults();
        Store store = closedLater(failing(fresh(), faults));
        Desk desk = Desk.founding(store);
        Desk model = Desk.founding(closedLater(new InMemoryStore()));
        YearMonth month = Desk.JANUARY;
        long step = 0;
        boolean met = true;
        while (met) {
            step++;
            assertThat(step).as("STO-39: steps of one import and closing").isLessThan(MANY);
            YearMonth now = month;
            faults.at(step, true);
            Throwable thrown = catchThrowable(() -> {
                take(desk, now);
                desk.close(Desk.NORTH, now);
            });
            met = faults.calm();
            String when = "an import and a closing of " + now + " whose step " + step + " and all that follow failed";
            if (thrown != null) {
                assertThat(thrown).as("STO-39: what is said of " + when).isInstanceOf(StoreException.class);
                take(desk, now);
                desk.close(Desk.NORTH, now);
            }
            take(model, now);
            model.close(Desk.NORTH, now);
            assertThat(desk.essaim.time().entries(Desk.NORTH, now))
                    .as("STO-39: the entries, after %s, and were repeated", when)
                    .isEqualTo(model.essaim.time().entries(Desk.NORTH, now));
            assertThat(desk.essaim.time().sealed().seal(Desk.NORTH, now))
                    .as("STO-39: the seal and its digests, after %s, and were repeated", when)
                    .isEqualTo(model.essaim.time().sealed().seal(Desk.NORTH, now));
            month = now.plusMonths(1);
        }
        assertThat(step)
                .as("STO-39: steps that the test let fail; 1 means that it never called Faults.step")
                .isGreaterThan(1);
    }

    @Test
    @DisplayName("STO-40 MUST let two importers of one file take each event exactly once")
    void twoImportersTakeEachEventOnce() throws Exception {
        Store store = fresh();
        Desk.founding(store);
        int rounds = 12;
        CyclicBarrier start = new CyclicBarrier(2);
        AtomicLong added = new AtomicLong();
        AtomicLong unchanged = new AtomicLong();
        Writers.run(2, "STO-40", importer -> {
            Desk desk = Desk.over(store);
            for (int round = 0; round < rounds; round++) {
                start.await();
                ImportReport report = untilTaken(desk, Desk.JANUARY.plusMonths(round));
                added.addAndGet(report.added());
                unchanged.addAndGet(report.unchanged());
            }
        });
        Desk model = Desk.founding(closedLater(new InMemoryStore()));
        for (int round = 0; round < rounds; round++) {
            YearMonth month = Desk.JANUARY.plusMonths(round);
            untilTaken(model, month);
            assertThat(Desk.over(store).essaim.time().entries(Desk.NORTH, month))
                    .as(
                            "STO-40: the entries of %s, a file that two imported at once, beside one who imported it alone",
                            month)
                    .isEqualTo(model.essaim.time().entries(Desk.NORTH, month));
        }
        long events = (long) rounds * events(Desk.JANUARY).size();
        assertThat(added.get())
                .as("STO-40: the events that were new to one of two importers, over %s files", rounds)
                .isEqualTo(events);
        assertThat(unchanged.get())
                .as("STO-40: the events that the other one had taken before, over %s files", rounds)
                .isEqualTo(events);
        assertThat(store.documents("receipt"))
                .as("STO-40: the receipts of two importers of %s files each", rounds)
                .hasSize(2 * rounds);
    }

    // Without a complete window: what was taken twice would not be taken back by the next delivery.
    private static void take(Desk desk, YearMonth month) {
        desk.essaim.time().load(new Desk.Planning(false, events(month)), Desk.NORTH);
    }

    // Whoever is told that somebody else was faster imports again, as a person would.
    private static ImportReport untilTaken(Desk desk, YearMonth month) {
        for (int attempt = 1; ; attempt++) {
            try {
                return desk.essaim.time().load(new Desk.Planning(true, events(month)), Desk.NORTH);
            } catch (LostUpdateException e) {
                if (attempt == MANY) {
                    throw e;
                }
            }
        }
    }
}
