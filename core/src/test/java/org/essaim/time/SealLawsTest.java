package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.SegmentKind;

/** Whatever somebody does to the records behind a seal is found; whoever is erased is gone, and every seal still holds. */
class SealLawsTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC);

    // Anew for each try: one object serves all tries of a law.
    private Overheard store = new Overheard();
    private Desk desk = new Desk(Desk.PARIS, store, CLOCK);
    private Privacy privacy = privacy();

    @BeforeTry
    void beginAnew() {
        store = new Overheard();
        desk = new Desk(Desk.PARIS, store, CLOCK);
        privacy = privacy();
    }

    private Privacy privacy() {
        return new Privacy(store, () -> new Actor("dpo", Perimeter.all()), () -> desk.pseudonyms, CLOCK, List.of());
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 100)
    void erasingAnyWorkersInAnyOrderLeavesEverySealAndNoTrace(
            @ForAll("january") List<Fact> january,
            @ForAll("january") List<Fact> again,
            @ForAll("february") List<Fact> february,
            @ForAll("workers") List<WorkerId> erased,
            @ForAll boolean reopens) {
        desk.load(JANUARY, january);
        desk.close(JANUARY);
        if (reopens) {
            desk.time.reopen(Desk.STRUCTURE, JANUARY, "oubli");
        }
        desk.load(JANUARY, again);
        if (reopens) {
            desk.close(JANUARY);
        }
        desk.acceptAll();
        desk.load(FEBRUARY, february);
        desk.close(FEBRUARY);
        // Corrections of January are booked in the month after the last that was sealed.
        desk.close(FEBRUARY.plusMonths(1));
        Set<Seal> made = new TreeSet<>(java.util.Comparator.comparing(Seal::digest));
        made.addAll(desk.time.sealed().made(Desk.STRUCTURE));
        for (WorkerId worker : erased) {
            privacy.erase(worker, FEBRUARY.plusMonths(1), "demande");
            assertThat(store.everything()).doesNotContain(worker.value());
            SealInspection inspection = privacy.inspect(Desk.STRUCTURE);
            assertThat(inspection.findings()).isEmpty();
            assertThat(inspection.seals()).isEqualTo(made.size());
        }
        assertThat(desk.time.sealed().made(Desk.STRUCTURE)).containsExactlyInAnyOrderElementsOf(made);
        desk.load(JANUARY, again);
        desk.load(FEBRUARY, february);
        erased.forEach(worker -> assertThat(store.everything()).doesNotContain(worker.value()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 100)
    void anyAlteredRemovedDoubledOrSwappedRecordIsFound(
            @ForAll("january") List<Fact> january,
            @ForAll SegmentAndFault fault,
            @ForAll @IntRange(max = 1_000) int first,
            @ForAll @IntRange(max = 1_000) int second,
            @ForAll boolean afterAnErasure) {
        Assume.that(!january.isEmpty());
        desk.load(JANUARY, january);
        desk.close(JANUARY);
        if (afterAnErasure) {
            january.stream()
                    .map(Fact::worker)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(worker -> privacy.erase(worker, JANUARY, "demande"));
        }
        assertThat(privacy.inspect(Desk.STRUCTURE).findings()).isEmpty();
        byte[] before =
                store.segments(Desk.STRUCTURE, JANUARY, fault.kind).get(0).bytes();
        List<byte[]> records = fault.records(before);
        Assume.that(!records.isEmpty());
        List<byte[]> after = fault.altered(records, first % records.size(), second % records.size());
        Assume.that(!same(fault, records, after));
        store.alter(Desk.STRUCTURE, JANUARY, fault.kind, 0, fault.segment(before, after));
        assertThat(privacy.inspect(Desk.STRUCTURE).findings()).isNotEmpty();
    }

    // The order in which facts were told is not sealed: what is, is the multiset of them in canonical order.
    private static boolean same(SegmentAndFault fault, List<byte[]> before, List<byte[]> after) {
        List<String> one =
                new ArrayList<>(before.stream().map(java.util.Arrays::toString).toList());
        List<String> other =
                new ArrayList<>(after.stream().map(java.util.Arrays::toString).toList());
        if (fault.kind == SegmentKind.FACTS) {
            Collections.sort(one);
            Collections.sort(other);
        }
        return one.equals(other);
    }

    /** Where somebody lays a hand on, and how. */
    enum SegmentAndFault {
        FACT_ALTERED(SegmentKind.FACTS),
        FACT_REMOVED(SegmentKind.FACTS),
        FACT_DOUBLED(SegmentKind.FACTS),
        ENTRY_ALTERED(SegmentKind.ENTRIES),
        ENTRY_REMOVED(SegmentKind.ENTRIES),
        ENTRY_DOUBLED(SegmentKind.ENTRIES),
        ENTRY_SWAPPED(SegmentKind.ENTRIES);

        private final SegmentKind kind;

        SegmentAndFault(SegmentKind kind) {
            this.kind = kind;
        }

        List<byte[]> records(byte[] segment) {
            List<byte[]> records = new ArrayList<>();
            ByteReader in = ByteReader.inflating(segment);
            if (kind == SegmentKind.FACTS) {
                in.text();
            }
            while (in.hasMore()) {
                if (kind == SegmentKind.FACTS) {
                    in.number();
                    in.number();
                }
                records.add(in.raw());
            }
            return records;
        }

        byte[] segment(byte[] before, List<byte[]> records) {
            if (kind != SegmentKind.FACTS) {
                ByteWriter out = new ByteWriter();
                records.forEach(out::raw);
                return out.deflated();
            }
            ByteWriter out = Posting.segment(ByteReader.inflating(before).text());
            records.forEach(record -> Posting.writeAdded(out, record, 2));
            return out.deflated();
        }

        List<byte[]> altered(List<byte[]> records, int first, int second) {
            List<byte[]> after = new ArrayList<>(records);
            switch (name().substring(name().indexOf('_') + 1)) {
                case "ALTERED" -> {
                    byte[] other = records.get(first).clone();
                    other[second % other.length] ^= 1;
                    after.set(first, other);
                }
                case "REMOVED" -> after.remove(first);
                case "DOUBLED" -> after.add(first, records.get(first));
                default -> Collections.swap(after, first, second);
            }
            return after;
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 50)
    void theSameFactsUnderTheSameKeyGiveTheSameSealAndUnderAnotherKeyAnother(@ForAll("january") List<Fact> january) {
        Assume.that(!january.isEmpty());
        desk.load(JANUARY, january);
        Desk other = new Desk();
        List<Fact> shuffled = new ArrayList<>(january);
        Collections.reverse(shuffled);
        other.load(JANUARY, shuffled);
        assertThat(other.close(JANUARY).digest()).isEqualTo(desk.close(JANUARY).digest());
        List<Posting> facts = Desk.postings(january);
        Leaves one = Leaves.of("S001", JANUARY, facts, desk.pseudonyms);
        assertThat(Leaves.of("S001", JANUARY, facts, desk.pseudonyms).rootOfFacts(facts))
                .isEqualTo(one.rootOfFacts(facts));
        for (Leaves different : List.of(
                Leaves.of("S001", JANUARY, facts, Pseudonymiser.ofHexKey("1f".repeat(32))),
                Leaves.of("S002", JANUARY, facts, desk.pseudonyms),
                Leaves.of("S001", FEBRUARY, facts, desk.pseudonyms))) {
            assertThat(different.rootOfFacts(facts)).isNotEqualTo(one.rootOfFacts(facts));
        }
    }

    @Provide
    Arbitrary<List<Fact>> january() {
        return Facts.of(JANUARY).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Fact>> february() {
        return Facts.of(FEBRUARY).list().ofMaxSize(5);
    }

    // Known to the staff, so that each is known to the store whatever was told.
    @Provide
    Arbitrary<List<WorkerId>> workers() {
        return Arbitraries.of(Desk.worker(1), Desk.worker(2), Desk.worker(3))
                .list()
                .uniqueElements()
                .ofMaxSize(3);
    }
}
