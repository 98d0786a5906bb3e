package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Redaction;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/** Random histories of a store, told to two of them, whose answers are then compared. */
final class StoreHistory {
    private static final List<String> KINDS = List.of("agreement", "structure");
    private static final List<String> IDS = List.of("b", "a", "é");
    private static final List<String> STRUCTURES = List.of("S1", "S2");
    private static final List<YearMonth> MONTHS = List.of(YearMonth.of(2026, 3), YearMonth.of(2025, 11));
    private static final List<SegmentKind> SEGMENT_KINDS = List.of(SegmentKind.FACTS, SegmentKind.CELLS);

    private StoreHistory() {}

    /**
     * One attempt at a commit.
     *
     * @param puts what it puts, at most once each
     * @param appends what it appends
     * @param redactions what it redacts
     * @param millis when it says it was made
     */
    record Step(
            Map<DocumentKey, PutAttempt> puts,
            List<AppendAttempt> appends,
            List<RedactionAttempt> redactions,
            long millis) {}

    /**
     * A document to put.
     *
     * @param behind how far the expected version is from the true one: 0 in a sound commit
     */
    record PutAttempt(int behind, Tree content) {}

    /** A segment to append. */
    record AppendAttempt(String structure, YearMonth month, SegmentKind kind, String text) {}

    /** Something to redact: a version of a document, or a segment of a month, whether it is there or not. */
    record RedactionAttempt(DocumentKey key, AppendAttempt segment, boolean ofDocument, int place) {}

    static Arbitrary<List<Step>> arbitrary() {
        Arbitrary<DocumentKey> keys =
                Combinators.combine(Arbitraries.of(KINDS), Arbitraries.of(IDS)).as(DocumentKey::new);
        Arbitrary<Integer> behind = Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(1, 1), Tuple.of(1, -1));
        Arbitrary<PutAttempt> puts = Combinators.combine(behind, trees()).as(PutAttempt::new);
        Arbitrary<AppendAttempt> appends = Combinators.combine(
                        Arbitraries.of(STRUCTURES), Arbitraries.of(MONTHS), Arbitraries.of(SEGMENT_KINDS), texts())
                .as(AppendAttempt::new);
        Arbitrary<RedactionAttempt> redactions = Combinators.combine(
                        keys,
                        appends,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 2))
                .as(RedactionAttempt::new);
        return Combinators.combine(
                        Arbitraries.maps(keys, puts).ofMaxSize(3),
                        appends.list().ofMaxSize(3),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.just(List.<RedactionAttempt>of())),
                                Tuple.of(1, redactions.list().uniqueElements().ofMaxSize(1))),
                        Arbitraries.longs().between(-4_000_000_000_000L, 4_000_000_000_000L))
                .as(Step::new)
                .list()
                .ofMaxSize(10);
    }

    private static Arbitrary<Tree> trees() {
        Arbitrary<Tree> leaves = Arbitraries.oneOf(
                texts().map(Tree::of),
                Arbitraries.longs().map(Tree::of),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                        .ofScale(10)
                        .map(Tree.Numeric::new),
                Arbitraries.of(true, false).map(Tree::of),
                Arbitraries.just(new Tree.Nothing()));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(Tree::of),
                        Arbitraries.maps(texts(), inner).ofMaxSize(3).map(Tree.Fields::new)),
                0,
                2);
    }

    // Few and readable, for whoever has to read a shrunk sample; what is hard about texts has rules of its own.
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('a', 'f')
                .withChars(' ', '\n', '\'', '"', '\\', 'é', 'œ', '’', '\u202F')
                .ofMaxLength(5);
    }

    /** Tells both stores the same history and compares their answers after each step, and as of each commit at the end. */
    static void replay(List<Step> history, Store model, Store store) {
        List<Long> modelCommits = new ArrayList<>();
        List<Long> storeCommits = new ArrayList<>();
        for (Step step : history) {
            // Both are made before either is told: what they rest on is what was there.
            Commit forModel = commit(step, model, model);
            Commit forStore = commit(step, model, store);
            Optional<Long> expected = attempt(forModel, model);
            Optional<Long> actual = attempt(forStore, store);
            assertThat(actual.isPresent())
                    .as("STO-30: whether commit %s of this history is taken", modelCommits.size() + 1)
                    .isEqualTo(expected.isPresent());
            expected.ifPresent(modelCommits::add);
            actual.ifPresent(storeCommits::add);
            compare(model, modelCommits, store, storeCommits, false);
        }
        compare(model, modelCommits, store, storeCommits, true);
    }

    // Sequence numbers may differ between the two, and a segment is named by its own.
    private static Commit commit(Step step, Store model, Store store) {
        List<Commit.Put> puts = new ArrayList<>();
        step.puts().forEach((key, put) -> {
            long newest = model.document(key).map(Document::version).orElse(0L);
            puts.add(new Commit.Put(key, newest - put.behind(), put.content()));
        });
        return new Commit(
                "agent",
                Instant.ofEpochMilli(step.millis()),
                puts,
                step.appends().stream()
                        .map(append -> new Commit.Append(
                                append.structure(),
                                append.month(),
                                append.kind(),
                                append.text().getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                step.redactions().stream()
                        .map(attempt -> redaction(attempt, store))
                        .toList());
    }

    private static Redaction redaction(RedactionAttempt attempt, Store store) {
        AppendAttempt place = attempt.segment();
        if (attempt.ofDocument()) {
            return new Redaction.OfDocument(attempt.key(), attempt.place(), Tree.of(place.text()));
        }
        List<Segment> known = store.segments(place.structure(), place.month(), place.kind());
        return new Redaction.OfSegment(
                place.structure(),
                place.month(),
                place.kind(),
                attempt.place(),
                attempt.place() < known.size() ? known.get(attempt.place()).sequence() : 1,
                place.text().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Long> attempt(Commit commit, Store store) {
        try {
            return Optional.of(store.commit(commit));
        } catch (LostUpdateException | StoreException e) {
            return Optional.empty();
        }
    }

    private static void compare(
            Store model, List<Long> modelCommits, Store store, List<Long> storeCommits, boolean asOfEach) {
        Map<String, String> expected = answers(model, modelCommits, asOfEach);
        Map<String, String> actual = answers(store, storeCommits, asOfEach);
        expected.forEach((question, answer) -> assertThat(actual.get(question))
                .as("STO-30: %s after %s commits, compared with the store in memory", question, modelCommits.size())
                .isEqualTo(answer));
    }

    // Sequence numbers may have gaps, so a commit is called by its place: commit 1 is the first that was taken.
    private static Map<String, String> answers(Store store, List<Long> commits, boolean asOfEach) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("sequence()", place(store.sequence(), commits));
        for (String kind : KINDS) {
            answers.put("documents(" + kind + ")", documents(store.documents(kind), commits));
            for (String id : IDS) {
                DocumentKey key = new DocumentKey(kind, id);
                answers.put(
                        "document(" + key + ")",
                        documents(store.document(key).stream().toList(), commits));
                answers.put("history(" + key + ")", documents(store.history(key), commits));
                for (int i = 0; asOfEach && i < commits.size(); i++) {
                    answers.put(
                            "document(" + key + ") as of commit " + (i + 1),
                            documents(
                                    store.document(key, commits.get(i)).stream().toList(), commits));
                }
            }
        }
        for (String structure : STRUCTURES) {
            for (SegmentKind kind : SEGMENT_KINDS) {
                answers.put(
                        "months(" + structure + ", " + kind + ")",
                        store.months(structure, kind).toString());
                for (YearMonth month : MONTHS) {
                    answers.put(
                            "segments(" + structure + ", " + month + ", " + kind + ")",
                            segments(store.segments(structure, month, kind), commits));
                }
            }
        }
        return answers;
    }

    private static String documents(List<Document> documents, List<Long> commits) {
        StringBuilder text = new StringBuilder();
        for (Document document : documents) {
            text.append(document.key()).append(" version ").append(document.version());
            text.append(" by ").append(place(document.sequence(), commits));
            text.append(" of ").append(document.actor()).append(" at ").append(document.committedAt());
            text.append(": ").append(document.content()).append('\n');
        }
        return text.toString();
    }

    private static String segments(List<Segment> segments, List<Long> commits) {
        StringBuilder text = new StringBuilder();
        for (Segment segment : segments) {
            text.append(segment.structure())
                    .append(' ')
                    .append(segment.month())
                    .append(' ')
                    .append(segment.kind());
            text.append(" by ").append(place(segment.sequence(), commits));
            text.append(": ")
                    .append(new String(segment.bytes(), StandardCharsets.UTF_8))
                    .append('\n');
        }
        return text.toString();
    }

    private static String place(long sequence, List<Long> commits) {
        int index = commits.indexOf(sequence);
        if (index >= 0) {
            return "commit " + (index + 1);
        }
        return sequence == 0 ? "no commit" : "an unknown commit with sequence number " + sequence;
    }
}
