package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Redaction;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about erasing personal data: the one exception to “nothing is ever changed”. */
abstract class RedactionRules extends LifeRules {
    private static final Tree ERASED = Tree.of("erased");

    @Test
    @DisplayName("STO-32 MUST replace the content of a redacted version wherever it is read, and nothing else")
    void aRedactedVersionKeepsItsPlace() throws Exception {
        Store store = fresh();
        long first = store.commit(put(AGREEMENT, 0, "first"));
        store.commit(put(AGREEMENT, 1, "second"));
        store.commit(put(STRUCTURE, 0, "another"));
        List<Document> before = store.history(AGREEMENT);
        long sequence = store.commit(redaction(
                List.of(new Commit.Put(AGREEMENT, 2, Tree.of("third"))),
                new Redaction.OfDocument(AGREEMENT, 1, ERASED)));
        assertThat(store.history(AGREEMENT))
                .as("STO-32: history() after version 1 of 2 was redacted and version 3 put, in one commit")
                .containsExactly(
                        new Document(
                                AGREEMENT,
                                1,
                                before.get(0).sequence(),
                                before.get(0).committedAt(),
                                before.get(0).actor(),
                                ERASED),
                        before.get(1),
                        new Document(AGREEMENT, 3, sequence, NOON, "agent", Tree.of("third")));
        assertThat(store.document(AGREEMENT, first).map(Document::content))
                .as("STO-32: document() as of the commit whose version was redacted")
                .contains(ERASED);
        assertThat(store.documents("structure"))
                .as("STO-32: another document, after the redaction")
                .extracting(Document::content)
                .containsExactly(Tree.of("another"));
        store.commit(redaction(List.of(), new Redaction.OfDocument(STRUCTURE, 1, ERASED)));
        assertThat(store.documents("structure"))
                .as("STO-32: documents() after the only version was redacted")
                .extracting(Document::content)
                .containsExactly(ERASED);
    }

    @Test
    @DisplayName("STO-33 MUST replace the bytes of a redacted segment, large or empty, and nothing else")
    void aRedactedSegmentKeepsItsPlace() throws Exception {
        Store store = fresh();
        String large = "x".repeat(2_500_000);
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            sequences.add(store.commit(commit(
                    List.of(),
                    List.of(
                            append("S042", MARCH, SegmentKind.CELLS, "of another kind"),
                            append("S042", MARCH, SegmentKind.FACTS, "one of " + i),
                            append("S042", MARCH.plusMonths(1), SegmentKind.FACTS, "of another month"),
                            append("S042", MARCH, SegmentKind.FACTS, i + large)))));
        }
        store.commit(redaction(
                List.of(),
                segment(0, sequences.get(0), large),
                segment(1, sequences.get(0), ""),
                segment(3, sequences.get(1), "short")));
        // Not the texts themselves: nobody wants millions of characters in a report.
        assertThat(store.segments("S042", MARCH, SegmentKind.FACTS))
                .as(
                        "STO-33: the segments of the month by sequence number, length and beginning, three of four redacted")
                .extracting(segment -> segment.sequence() + " " + segment.bytes().length + " "
                        + new String(segment.bytes(), 0, Math.min(8, segment.bytes().length), StandardCharsets.UTF_8))
                .containsExactly(
                        sequences.get(0) + " 2500000 xxxxxxxx",
                        sequences.get(0) + " 0 ",
                        sequences.get(1) + " 8 one of 1",
                        sequences.get(1) + " 5 short");
        assertThat(store.segments("S042", MARCH, SegmentKind.CELLS))
                .as("STO-33: segments of another kind, after the redaction")
                .hasSize(2)
                .allSatisfy(segment -> assertThat(segment.bytes()).hasSize(15));
        assertThat(store.months("S042", SegmentKind.FACTS))
                .as("STO-33: months(), after the redaction")
                .containsExactly(MARCH, MARCH.plusMonths(1));
    }

    @Test
    @DisplayName("STO-34 MUST refuse to redact what it does not hold, and store nothing of that commit")
    void nothingIsErasedThatIsNotThere() throws Exception {
        Store store = fresh();
        long sequence = store.commit(commit(
                List.of(new Commit.Put(AGREEMENT, 0, Tree.of("first"))),
                List.of(append("S042", MARCH, SegmentKind.FACTS, "one"))));
        List<Redaction> missing = List.of(
                new Redaction.OfDocument(AGREEMENT, 2, ERASED),
                new Redaction.OfDocument(AGREEMENT, 0, ERASED),
                new Redaction.OfDocument(STRUCTURE, 1, ERASED),
                segment(1, sequence, "none"),
                segment(-1, sequence, "none"),
                segment(0, sequence + 1, "none"),
                new Redaction.OfSegment("S043", MARCH, SegmentKind.FACTS, 0, sequence, new byte[0]));
        for (Redaction redaction : missing) {
            Commit refused = redaction(
                    List.of(new Commit.Put(AGREEMENT, 1, Tree.of("second"))),
                    redaction instanceof Redaction.OfDocument
                            ? segment(0, sequence, "erased")
                            : new Redaction.OfDocument(AGREEMENT, 1, ERASED),
                    redaction);
            assertThat(catchThrowable(() -> store.commit(refused)))
                    .as("STO-34: a commit that redacts [%s], which is not there", redaction.target())
                    .isInstanceOf(StoreException.class);
            assertThat(store.history(AGREEMENT))
                    .as("STO-34: history() after a refused redaction of [%s]", redaction.target())
                    .extracting(Document::content)
                    .containsExactly(Tree.of("first"));
            assertThat(store.segments("S042", MARCH, SegmentKind.FACTS).get(0).bytes())
                    .as("STO-34: the segment after a refused redaction of [%s]", redaction.target())
                    .isEqualTo("one".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    @DisplayName("STO-35 MUST erase nothing with a commit that rests on a stale version")
    void redactionsAreTakenWithTheirCommitOrNotAtAll() throws Exception {
        Store store = fresh();
        long sequence = store.commit(commit(
                List.of(new Commit.Put(AGREEMENT, 0, Tree.of("first")), new Commit.Put(STRUCTURE, 0, Tree.of("first"))),
                List.of(append("S042", MARCH, SegmentKind.FACTS, "one"))));
        store.commit(put(STRUCTURE, 1, "second"));
        Commit stale = redaction(
                List.of(new Commit.Put(STRUCTURE, 1, Tree.of("stale"))),
                new Redaction.OfDocument(AGREEMENT, 1, ERASED),
                segment(0, sequence, "erased"));
        refused(store, stale, "STO-35: a stale commit that redacts");
        assertThat(store.document(AGREEMENT).map(Document::content))
                .as("STO-35: the document that the stale commit would have redacted")
                .contains(Tree.of("first"));
        assertThat(store.segments("S042", MARCH, SegmentKind.FACTS).get(0).bytes())
                .as("STO-35: the segment that the stale commit would have redacted")
                .isEqualTo("one".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("STO-36 MUST hold what was redacted after reopening")
    void redactionsSurvive() throws Exception {
        Store store = fresh();
        DocumentKey kept = new DocumentKey("agreement", "kept");
        long sequence = store.commit(commit(
                List.of(new Commit.Put(AGREEMENT, 0, Tree.of("first")), new Commit.Put(kept, 0, Tree.of("kept"))),
                List.of(append("S042", MARCH, SegmentKind.FACTS, "one"))));
        store.commit(
                redaction(List.of(), new Redaction.OfDocument(AGREEMENT, 1, ERASED), segment(0, sequence, "erased")));
        Store again = closedLater(reopen(store));
        assertThat(again.documents("agreement"))
                .as("STO-36: documents() after reopening")
                .extracting(Document::content)
                .containsExactly(ERASED, Tree.of("kept"));
        assertThat(again.segments("S042", MARCH, SegmentKind.FACTS).get(0).bytes())
                .as("STO-36: the redacted segment after reopening")
                .isEqualTo("erased".getBytes(StandardCharsets.UTF_8));
    }

    private static Commit redaction(List<Commit.Put> puts, Redaction... redactions) {
        return new Commit("agent", NOON, puts, List.of(), List.of(redactions));
    }

    private static Redaction segment(int index, long sequence, String text) {
        return new Redaction.OfSegment(
                "S042", MARCH, SegmentKind.FACTS, index, sequence, text.getBytes(StandardCharsets.UTF_8));
    }
}
