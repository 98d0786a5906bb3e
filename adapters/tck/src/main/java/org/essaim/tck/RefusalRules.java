package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about commits that rest on an old version. */
abstract class RefusalRules extends DocumentRules {
    @Test
    @DisplayName("STO-09 MUST refuse a commit that rests on a version other than the newest")
    void staleVersionsAreRefused() throws Exception {
        Store store = fresh();
        store.commit(put(AGREEMENT, 0, "first"));
        store.commit(put(AGREEMENT, 1, "second"));
        for (long expected : new long[] {1, 3, -1, Long.MAX_VALUE}) {
            refused(
                    store,
                    put(AGREEMENT, expected, "third"),
                    "STO-09: a commit that expects version " + expected + " of 2");
        }
        assertThat(store.commit(put(AGREEMENT, 2, "third")))
                .as("STO-09: the commit that rests on the newest version is taken")
                .isPositive();
    }

    @Test
    @DisplayName("STO-10 MUST refuse to create what exists and to change what does not")
    void creatingAndChangingAreDifferent() throws Exception {
        Store store = fresh();
        refused(store, put(AGREEMENT, 1, "text"), "STO-10: a commit that changes a document nobody has put");
        store.commit(put(AGREEMENT, 0, "text"));
        refused(store, put(AGREEMENT, 0, "text"), "STO-10: a commit that creates a document again");
    }

    @Test
    @DisplayName("STO-11 MUST store nothing of a commit that it refuses")
    void aRefusedCommitLeavesNoTrace() throws Exception {
        Store store = fresh();
        long sequence = store.commit(commit(
                List.of(new Commit.Put(AGREEMENT, 0, Tree.of("first"))),
                List.of(append("S042", MARCH, SegmentKind.FACTS, "first"))));
        DocumentKey earlier = new DocumentKey("agreement", "a-put-before-the-stale-one");
        DocumentKey later = new DocumentKey("agreement", "put-after-the-stale-one");
        refused(
                store,
                commit(
                        List.of(
                                new Commit.Put(earlier, 0, Tree.of("new")),
                                new Commit.Put(AGREEMENT, 0, Tree.of("stale")),
                                new Commit.Put(later, 0, Tree.of("new"))),
                        List.of(
                                append("S042", MARCH, SegmentKind.FACTS, "second"),
                                append("S042", MARCH.plusMonths(1), SegmentKind.FACTS, "second"))),
                "STO-11: a commit whose second put is stale");
        assertThat(store.document(earlier))
                .as("STO-11: a document put before the stale one")
                .isEmpty();
        assertThat(store.document(later))
                .as("STO-11: a document put after the stale one")
                .isEmpty();
        assertThat(store.history(AGREEMENT))
                .as("STO-11: versions of the stale document")
                .hasSize(1);
        assertThat(store.documents("agreement"))
                .as("STO-11: documents of the kind")
                .hasSize(1);
        assertThat(store.segments("S042", MARCH, SegmentKind.FACTS))
                .as("STO-11: segments of the month, after a refused commit that appended one")
                .hasSize(1);
        assertThat(store.months("S042", SegmentKind.FACTS))
                .as("STO-11: months, after a refused commit that appended to a new one")
                .containsExactly(MARCH);
        assertThat(store.sequence())
                .as("STO-11: sequence() after a refused commit")
                .isEqualTo(sequence);
        assertThat(store.commit(put(earlier, 0, "new")))
                .as("STO-11: a sound commit after a refused one")
                .isGreaterThan(sequence);
    }

    @Test
    @DisplayName("STO-12 MUST say which document was stale, which version was expected and which is there")
    void aRefusalSaysWhatWasStale() throws Exception {
        Store store = fresh();
        store.commit(put(STRUCTURE, 0, "first"));
        for (int version = 0; version < 7; version++) {
            store.commit(put(AGREEMENT, version, "text"));
        }
        Commit stale = commit(
                List.of(new Commit.Put(STRUCTURE, 1, Tree.of("sound")), new Commit.Put(AGREEMENT, 5, Tree.of("stale"))),
                List.of());
        assertThat(catchThrowable(() -> store.commit(stale)))
                .as("STO-12: what is said of a commit that expects version 5 of a document that has 7")
                .isInstanceOf(LostUpdateException.class)
                .hasMessageContainingAll("agreement:cd-59", "[5]", "[7]");
    }
}
