package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about the journal and about commits as a whole. */
abstract class JournalRules extends RefusalRules {
    @Test
    @DisplayName("STO-13 MUST return segments in the order of their commits, then as appended")
    void segmentsKeepTheirOrder() throws Exception {
        Store store = fresh();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<Commit.Append> appends = new ArrayList<>();
            for (int k = 0; k < 12; k++) {
                String text = "commit " + i + ", append " + k;
                appends.add(append("S042", MARCH, SegmentKind.FACTS, text));
                appends.add(append("S042", MARCH, SegmentKind.CELLS, "of another kind"));
                appends.add(append("S043", MARCH, SegmentKind.FACTS, "of another structure"));
                appends.add(append("S042", MARCH.minusMonths(1), SegmentKind.FACTS, "of another month"));
                expected.add(text);
            }
            long sequence = store.commit(commit(List.of(), appends));
            assertThat(store.segments("S042", MARCH, SegmentKind.FACTS))
                    .as("STO-13: the segments of the commit with sequence number %s", sequence)
                    .filteredOn(segment -> segment.sequence() == sequence)
                    .hasSize(12);
        }
        assertThat(store.segments("S042", MARCH, SegmentKind.FACTS))
                .as("STO-13: the segments of one structure, month and kind, in order")
                .extracting(segment -> new String(segment.bytes(), StandardCharsets.UTF_8))
                .containsExactlyElementsOf(expected);
        assertThat(store.segments("S042", MARCH, SegmentKind.FACTS))
                .as("STO-13: each segment names its structure, month and kind")
                .allSatisfy(segment -> assertThat(segment)
                        .extracting(Segment::structure, Segment::month, Segment::kind)
                        .containsExactly("S042", MARCH, SegmentKind.FACTS));
    }

    @Test
    @DisplayName("STO-14 MUST list the months that have segments, once each, in order of the calendar")
    void monthsAreListedInOrder() throws Exception {
        Store store = fresh();
        List<YearMonth> months = List.of(
                YearMonth.of(2026, 10), YearMonth.of(2026, 9), YearMonth.of(1999, 12), YearMonth.of(2027, 1), MARCH);
        for (YearMonth month : months) {
            store.commit(commit(
                    List.of(),
                    List.of(
                            append("S042", month, SegmentKind.FACTS, "one"),
                            append("S042", month, SegmentKind.FACTS, "two"),
                            append("S042", YearMonth.of(2030, 1), SegmentKind.CELLS, "of another kind"),
                            append("S0", YearMonth.of(2031, 1), SegmentKind.FACTS, "of another structure"))));
        }
        assertThat(store.months("S042", SegmentKind.FACTS))
                .as("STO-14: months()")
                .containsExactlyElementsOf(months.stream().sorted().toList());
    }

    @Test
    @DisplayName("STO-15 MUST return the bytes of a segment as they were, none and five million alike")
    void bytesAreKept() throws Exception {
        Store store = fresh();
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        byte[] large = new byte[5_000_000];
        new Random(42).nextBytes(large);
        List<byte[]> contents = List.of(new byte[0], every, large, new byte[70_000], new byte[] {0});
        store.commit(commit(
                List.of(),
                contents.stream()
                        .map(bytes -> new Commit.Append("S042", MARCH, SegmentKind.ENTRIES, bytes))
                        .toList()));
        List<Segment> found = store.segments("S042", MARCH, SegmentKind.ENTRIES);
        assertThat(found).as("STO-15: segments, one of them empty").hasSize(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            // Not isEqualTo: nobody wants five million bytes in a report.
            assertThat(Arrays.mismatch(found.get(i).bytes(), contents.get(i)))
                    .as(
                            "STO-15: the first byte that differs in a segment of %s bytes (-1: none), of which %s came back",
                            contents.get(i).length, found.get(i).bytes().length)
                    .isEqualTo(-1);
        }
    }

    @Test
    @DisplayName("STO-16 MUST NOT be changed by a caller who reuses an array after the commit")
    void bytesAreTheStoresOwn() throws Exception {
        Store store = fresh();
        byte[] bytes = {1, 2, 3};
        store.commit(commit(List.of(), List.of(new Commit.Append("S042", MARCH, SegmentKind.FACTS, bytes))));
        bytes[0] = 9;
        assertThat(store.segments("S042", MARCH, SegmentKind.FACTS).get(0).bytes())
                .as("STO-16: the stored bytes, after the caller overwrote his array")
                .containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("STO-17 MUST take a commit of many documents and segments under one sequence number")
    void aLargeCommitIsOneCommit() throws Exception {
        Store store = fresh();
        List<Commit.Put> puts = new ArrayList<>();
        List<Commit.Append> appends = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            puts.add(new Commit.Put(new DocumentKey("receipt", "r" + i), 0, Tree.of("x".repeat(i))));
            appends.add(append("S" + i % 10, MARCH, SegmentKind.FACTS, "segment " + i));
        }
        long sequence = store.commit(commit(puts, appends));
        assertThat(store.documents("receipt"))
                .as("STO-17: the documents of a commit of 1000")
                .hasSize(1_000)
                .allMatch(document -> document.sequence() == sequence, "has the sequence number of the commit");
        for (int i = 0; i < 10; i++) {
            assertThat(store.segments("S" + i, MARCH, SegmentKind.FACTS))
                    .as("STO-17: the segments of structure [S%s], of a commit of 1000 over ten structures", i)
                    .hasSize(100)
                    .allMatch(segment -> segment.sequence() == sequence, "has the sequence number of the commit");
        }
    }

    @Test
    @DisplayName("STO-18 MUST give a commit that brings nothing a sequence number too")
    void anEmptyCommitCounts() throws Exception {
        Store store = fresh();
        long first = store.commit(commit(List.of(), List.of()));
        long second = store.commit(commit(List.of(), List.of()));
        assertThat(first).as("STO-18: the sequence number of an empty commit").isPositive();
        assertThat(second).as("STO-18: the sequence number of the next one").isGreaterThan(first);
        assertThat(store.sequence())
                .as("STO-18: sequence() after two empty commits")
                .isEqualTo(second);
    }
}
