package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about documents and their versions. */
abstract class DocumentRules extends StoreRules {
    @Test
    @DisplayName("STO-01 MUST give every commit a sequence number greater than any before")
    void sequenceNumbersIncrease() throws Exception {
        Store store = fresh();
        assertThat(store.sequence()).as("STO-01: sequence() of an empty store").isZero();
        long before = 0;
        for (int version = 0; version < 5; version++) {
            long sequence = store.commit(put(AGREEMENT, version, "text"));
            assertThat(sequence)
                    .as("STO-01: the sequence number of a commit that follows commit %s", before)
                    .isGreaterThan(before);
            assertThat(store.sequence())
                    .as("STO-01: sequence() right after commit %s", sequence)
                    .isEqualTo(sequence);
            before = sequence;
        }
    }

    @Test
    @DisplayName("STO-02 MUST count the versions of each document from 1 without a gap")
    void versionsAreCountedFromOne() throws Exception {
        Store store = fresh();
        for (int version = 0; version < 3; version++) {
            store.commit(put(AGREEMENT, version, "text"));
            store.commit(put(STRUCTURE, version, "text"));
        }
        for (DocumentKey key : List.of(AGREEMENT, STRUCTURE)) {
            assertThat(store.history(key))
                    .as("STO-02: the versions of [%s], put three times in turn with another document", key)
                    .extracting(Document::version)
                    .containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    @DisplayName("STO-03 MUST answer with nothing, not with an error, for what was never stored")
    void whatWasNeverStoredIsNotFound() throws Exception {
        Store store = fresh();
        for (String state : List.of("an empty store", "a store that holds something else")) {
            assertThat(store.document(STRUCTURE))
                    .as("STO-03: document() in %s", state)
                    .isEmpty();
            assertThat(store.document(STRUCTURE, 1))
                    .as("STO-03: document() as of 1 in %s", state)
                    .isEmpty();
            assertThat(store.history(STRUCTURE))
                    .as("STO-03: history() in %s", state)
                    .isEmpty();
            assertThat(store.documents("structure"))
                    .as("STO-03: documents() in %s", state)
                    .isEmpty();
            assertThat(store.segments("S042", MARCH, SegmentKind.FACTS))
                    .as("STO-03: segments() in %s", state)
                    .isEmpty();
            assertThat(store.months("S042", SegmentKind.FACTS))
                    .as("STO-03: months() in %s", state)
                    .isEmpty();
            store.commit(commit(
                    List.of(new Commit.Put(AGREEMENT, store.history(AGREEMENT).size(), Tree.of("text"))),
                    List.of(append("S042", MARCH, SegmentKind.CELLS, "cells"))));
        }
    }

    @Test
    @DisplayName("STO-04 MUST return the newest version of a document")
    void theNewestVersionIsReturned() throws Exception {
        Store store = fresh();
        store.commit(put(AGREEMENT, 0, "first"));
        store.commit(put(STRUCTURE, 0, "other"));
        long sequence = store.commit(put(AGREEMENT, 1, "second"));
        store.commit(put(STRUCTURE, 1, "other"));
        assertThat(store.document(AGREEMENT))
                .as("STO-04: document() after two versions")
                .contains(new Document(AGREEMENT, 2, sequence, NOON, "agent", Tree.of("second")));
    }

    @Test
    @DisplayName("STO-05 MUST return every version of a document, oldest first, as each was committed")
    void historyKeepsEveryVersion() throws Exception {
        Store store = fresh();
        List<Document> expected = new ArrayList<>();
        for (int version = 1; version <= 12; version++) {
            Instant at = NOON.plusSeconds(version);
            Tree content = Tree.fields().put("version", version).build();
            long sequence = store.commit(new Commit(
                    "agent-" + version, at, List.of(new Commit.Put(AGREEMENT, version - 1, content)), List.of()));
            store.commit(put(STRUCTURE, version - 1, "other"));
            expected.add(new Document(AGREEMENT, version, sequence, at, "agent-" + version, content));
        }
        assertThat(store.history(AGREEMENT))
                .as("STO-05: history() after twelve versions, each by its own actor at its own instant")
                .containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("STO-06 MUST return a document as it was after any earlier commit")
    void documentsAreReadAsOfACommit() throws Exception {
        Store store = fresh();
        long before = store.commit(put(STRUCTURE, 0, "other"));
        long first = store.commit(put(AGREEMENT, 0, "first"));
        long between = store.commit(put(STRUCTURE, 1, "other"));
        long second = store.commit(put(AGREEMENT, 1, "second"));
        long after = store.commit(put(STRUCTURE, 2, "other"));
        assertThat(store.document(AGREEMENT, 0))
                .as("STO-06: as of 0, before any commit")
                .isEmpty();
        assertThat(store.document(AGREEMENT, before))
                .as("STO-06: as of a commit before the first version")
                .isEmpty();
        asOf(store, first, 1, "the commit of version 1 itself");
        asOf(store, between, 1, "a commit between versions 1 and 2");
        asOf(store, second, 2, "the commit of version 2 itself");
        asOf(store, after, 2, "a commit after version 2");
        asOf(store, Long.MAX_VALUE, 2, "a commit still to come");
    }

    @Test
    @DisplayName(
            "STO-07 MUST list the newest version of each document of a kind, by identifier in the order of String.compareTo")
    void documentsOfAKindAreListedInOrder() throws Exception {
        Store store = fresh();
        List<String> ids =
                List.of("10", "9", "B", "a", "Z", "z", "É", "e", "a b", "ab", "a-b", "ı", "İ", "\uFF5E", "🐝", "_");
        for (String id : ids) {
            store.commit(put(new DocumentKey("person", id), 0, "first " + id));
        }
        for (String id : ids) {
            store.commit(put(new DocumentKey("person", id), 1, "second " + id));
        }
        store.commit(put(new DocumentKey("persons", "x"), 0, "of another kind"));
        assertThat(store.documents("person"))
                .as("STO-07: the identifiers that documents() lists, in order")
                .extracting(document -> document.key().id())
                .containsExactlyElementsOf(
                        ids.stream().sorted(Comparator.naturalOrder()).toList());
        assertThat(store.documents("person"))
                .as("STO-07: documents() lists the newest versions")
                .allSatisfy(document -> {
                    assertThat(document.version()).isEqualTo(2);
                    assertThat(document.content())
                            .isEqualTo(Tree.of("second " + document.key().id()));
                });
    }

    @Test
    @DisplayName("STO-08 MUST keep apart documents whose kinds and identifiers only look alike")
    void keysThatLookAlikeAreDifferent() throws Exception {
        Store store = fresh();
        List<DocumentKey> keys = List.of(
                new DocumentKey("a", "b:c"),
                new DocumentKey("a:b", "c"),
                new DocumentKey("A", "b:c"),
                new DocumentKey("a", "B:c"),
                new DocumentKey("a", "b:c "),
                new DocumentKey("a", "b%c"),
                new DocumentKey("a", "b_c"),
                new DocumentKey("a", "\u00E9"),
                new DocumentKey("a", "e\u0301"),
                new DocumentKey("a", "i"),
                new DocumentKey("a", "ı"));
        for (int i = 0; i < keys.size(); i++) {
            DocumentKey key = keys.get(i);
            String content = "document " + i;
            assertThatCode(() -> store.commit(put(key, 0, content)))
                    .as("STO-08: putting the new document [%s]", key)
                    .doesNotThrowAnyException();
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(store.document(keys.get(i)).map(Document::content))
                    .as("STO-08: the content of [%s]", keys.get(i))
                    .contains(Tree.of("document " + i));
        }
    }

    @Test
    @DisplayName("STO-31 MUST tell the newest commit made before an instant, by the instants that commits give")
    void theNewestCommitBeforeAnInstantIsFound() throws Exception {
        Store store = fresh();
        assertThat(store.sequenceBefore(NOON.plusSeconds(9)))
                .as("STO-31: sequenceBefore() in an empty store")
                .isZero();
        long first = store.commit(at(NOON, 0));
        long second = store.commit(at(NOON.plusSeconds(2), 1));
        long back = store.commit(at(NOON.plusSeconds(1), 2));
        long last = store.commit(at(NOON.plusSeconds(3), 3));
        before(store, NOON, 0, "the very instant of the first commit");
        before(store, NOON.plusMillis(1), first, "a millisecond after the first commit");
        before(store, NOON.plusSeconds(1).plusMillis(1), back, "a clock that went back made a newer commit before it");
        assertThat(second).as("STO-31: the commit whose clock was ahead").isLessThan(back);
        before(store, NOON.plusSeconds(3), back, "the very instant of the last commit");
        before(store, NOON.plusSeconds(9), last, "after every commit");
    }

    private static Commit at(Instant instant, long expectedVersion) {
        return new Commit(
                "agent", instant, List.of(new Commit.Put(AGREEMENT, expectedVersion, Tree.of("text"))), List.of());
    }

    private static void before(Store store, Instant instant, long expected, String moment) {
        assertThat(store.sequenceBefore(instant)).as("STO-31: %s", moment).isEqualTo(expected);
    }

    private static void asOf(Store store, long sequence, long version, String moment) {
        assertThat(store.document(AGREEMENT, sequence).map(Document::version))
                .as("STO-06: the version as of %s", moment)
                .contains(version);
    }
}
