package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about writers side by side, reopening and closing. */
abstract class LifeRules extends ValueRules {
    @Test
    @DisplayName("STO-24 MUST let exactly one of two racing writers of a document win, and tell the other")
    void oneOfTwoRacingWritersWins() throws Exception {
        Store store = fresh();
        int rounds = 25;
        CyclicBarrier start = new CyclicBarrier(2);
        List<Long> won = new CopyOnWriteArrayList<>();
        AtomicInteger lost = new AtomicInteger();
        Writers.run(2, "STO-24", writer -> {
            for (int round = 0; round < rounds; round++) {
                start.await();
                try {
                    won.add(store.commit(commit(
                            List.of(new Commit.Put(AGREEMENT, round, Tree.of("by " + writer))),
                            List.of(append("S042", MARCH, SegmentKind.FACTS, "by " + writer)))));
                } catch (LostUpdateException e) {
                    lost.incrementAndGet();
                }
                start.await();
            }
        });
        assertThat(won)
                .as("STO-24: the commits that were taken in %s rounds of two writers on one document", rounds)
                .hasSize(rounds)
                .doesNotHaveDuplicates();
        assertThat(lost)
                .as("STO-24: the writers told that they lost, one each round")
                .hasValue(rounds);
        assertThat(store.history(AGREEMENT))
                .as("STO-24: the versions after the race")
                .hasSize(rounds);
        assertThat(store.segments("S042", MARCH, SegmentKind.FACTS))
                .as("STO-24: the segments of those who won, and of nobody else")
                .hasSize(rounds);
    }

    @Test
    @DisplayName(
            "STO-25 MUST take every commit of writers who do not touch the same document, each with its own sequence number")
    void independentWritersAllSucceed() throws Exception {
        Store store = fresh();
        List<Long> sequences = new CopyOnWriteArrayList<>();
        Writers.run(4, "STO-25", writer -> {
            for (int version = 0; version < 15; version++) {
                sequences.add(store.commit(put(new DocumentKey("journal", "of-" + writer), version, "text")));
            }
        });
        assertThat(sequences)
                .as("STO-25: the sequence numbers of four writers with 15 commits each")
                .hasSize(60)
                .doesNotHaveDuplicates();
        assertThat(store.sequence())
                .as("STO-25: sequence() after all of them")
                .isEqualTo(sequences.stream().mapToLong(Long::longValue).max().orElseThrow());
    }

    @Test
    @DisplayName("STO-26 MUST NOT show a reader a commit before all of it and all earlier ones are there")
    void aReaderNeverSeesHalfACommit() throws Exception {
        Store store = fresh();
        List<String> torn = new CopyOnWriteArrayList<>();
        AtomicInteger writing = new AtomicInteger(3);
        Writers.run(5, "STO-26", worker -> {
            if (worker < 3) {
                try {
                    for (int version = 0; version < 15; version++) {
                        store.commit(Readings.commit(worker, version));
                    }
                } finally {
                    writing.decrementAndGet();
                }
            } else {
                while (writing.get() > 0) {
                    Readings.take(store, 3).ifPresent(torn::add);
                }
            }
        });
        assertThat(torn)
                .as("STO-26: what a reader saw while three others wrote")
                .isEmpty();
    }

    @Test
    @DisplayName("STO-27 MUST NOT change an answer after it was given")
    void answersAreSnapshots() throws Exception {
        Store store = fresh();
        Commit first = commit(
                List.of(new Commit.Put(AGREEMENT, 0, Tree.of("first"))),
                List.of(append("S042", MARCH, SegmentKind.FACTS, "first")));
        store.commit(first);
        List<Document> history = store.history(AGREEMENT);
        List<Document> documents = store.documents("agreement");
        List<Segment> segments = store.segments("S042", MARCH, SegmentKind.FACTS);
        List<YearMonth> months = store.months("S042", SegmentKind.FACTS);
        store.commit(commit(
                List.of(
                        new Commit.Put(AGREEMENT, 1, Tree.of("second")),
                        new Commit.Put(new DocumentKey("agreement", "another"), 0, Tree.of("new"))),
                List.of(
                        append("S042", MARCH, SegmentKind.FACTS, "second"),
                        append("S042", MARCH.plusMonths(1), SegmentKind.FACTS, "second"))));
        assertThat(history).as("STO-27: a history read before the next commit").hasSize(1);
        assertThat(documents)
                .as("STO-27: documents read before the next commit")
                .hasSize(1);
        assertThat(segments).as("STO-27: segments read before the next commit").hasSize(1);
        assertThat(months).as("STO-27: months read before the next commit").hasSize(1);
    }

    @Test
    @DisplayName("STO-28 MUST hold after reopening all that was committed before, and go on counting")
    void whatWasCommittedSurvives() throws Exception {
        Store store = fresh();
        store.commit(put(AGREEMENT, 0, "first"));
        long sequence = store.commit(commit(
                List.of(new Commit.Put(AGREEMENT, 1, Tree.of("second")), new Commit.Put(STRUCTURE, 0, Tree.of("é🐝"))),
                List.of(
                        append("S042", MARCH, SegmentKind.FACTS, "one"),
                        append("S042", MARCH, SegmentKind.FACTS, "two"))));
        List<Document> history = store.history(AGREEMENT);
        Store again = closedLater(reopen(store));
        assertThat(again.sequence()).as("STO-28: sequence() after reopening").isEqualTo(sequence);
        assertThat(again.history(AGREEMENT))
                .as("STO-28: history() after reopening")
                .isEqualTo(history);
        assertThat(again.document(STRUCTURE).map(Document::content))
                .as("STO-28: document() after reopening")
                .contains(Tree.of("é🐝"));
        assertThat(again.segments("S042", MARCH, SegmentKind.FACTS))
                .as("STO-28: segments() after reopening")
                .extracting(segment -> new String(segment.bytes(), StandardCharsets.UTF_8))
                .containsExactly("one", "two");
        refused(again, put(AGREEMENT, 1, "stale"), "STO-28: a stale commit after reopening");
        assertThat(again.commit(put(AGREEMENT, 2, "third")))
                .as("STO-28: the next sequence number after reopening")
                .isGreaterThan(sequence);
    }

    @Test
    @DisplayName("STO-29 MUST refuse everything after close, and say that it is closed; closing twice is harmless")
    void aClosedStoreSaysSo() throws Exception {
        Store store = fresh();
        store.commit(put(AGREEMENT, 0, "text"));
        store.close();
        assertThatCode(store::close).as("STO-29: closing a second time").doesNotThrowAnyException();
        closed("document()", () -> store.document(AGREEMENT));
        closed("history()", () -> store.history(AGREEMENT));
        closed("documents()", () -> store.documents("agreement"));
        closed("segments()", () -> store.segments("S042", MARCH, SegmentKind.FACTS));
        closed("months()", () -> store.months("S042", SegmentKind.FACTS));
        closed("commit()", () -> store.commit(put(AGREEMENT, 1, "text")));
        closed("sequence()", store::sequence);
    }

    private static void closed(String method, ThrowingCallable call) {
        assertThat(catchThrowable(call))
                .as("STO-29: %s of a closed store", method)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }
}
