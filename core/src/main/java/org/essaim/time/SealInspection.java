package org.essaim.time;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * What an inspection of a structure's seals found (<i>contrôle des scellés</i>).
 *
 * @param structure the structure's identifier
 * @param seals how many seals it ever made
 * @param facts how many of the facts that they cover are there
 * @param entries how many of their entries are there
 * @param erased how many facts and entries were erased; their leaves are there
 * @param findings what does not hold; none if every seal does
 */
public record SealInspection(
        String structure, int seals, long facts, long entries, long erased, List<Finding> findings) {
    public SealInspection {
        findings = List.copyOf(findings);
    }

    /** Makes every root of every seal again from what is stored. */
    static SealInspection of(Store store, String structure) {
        return new Inspecting(store, structure).all();
    }

    private static final class Inspecting {
        private final Store store;
        private final String structure;
        private final Journal journal;
        private final List<Finding> findings = new ArrayList<>();
        private long facts;
        private long entries;
        private long erased;

        private Inspecting(Store store, String structure) {
            this.store = store;
            this.structure = structure;
            this.journal = new Journal(store, structure);
        }

        private SealInspection all() {
            List<Journal.Sealed> sealings = new ArrayList<>();
            TreeSet<YearMonth> months = new TreeSet<>(store.months(structure, SegmentKind.CELLS));
            for (SegmentKind kind : List.of(SegmentKind.ENTRIES, SegmentKind.LEAVES)) {
                months.addAll(store.months(structure, kind));
            }
            for (YearMonth month : months) {
                try {
                    List<Journal.Sealed> own = journal.sealings(month);
                    sealings.addAll(own);
                    // Refuses where the seal and the head of the journal contradict each other.
                    journal.isSealed(month);
                    if (own.isEmpty()
                            || store.segments(structure, month, SegmentKind.CELLS)
                                            .size()
                                    != own.size()) {
                        mismatch(month, "seal");
                    }
                } catch (EssaimException e) {
                    mismatch(month, "seal");
                }
            }
            sealings.sort(Comparator.comparingLong(Journal.Sealed::sequence));
            Digest previous = Seal.NONE;
            int inspected = 0;
            for (Journal.Sealed sealed : sealings) {
                Seal seal = sealed.seal();
                Work.at(Stage.RECKONING, structure + " " + seal.month(), inspected++, sealings.size());
                if (!seal.previous().equals(previous) || !seal.structure().equals(structure)) {
                    mismatch(seal.month(), "previous");
                }
                previous = seal.digest();
                inspect(sealed);
            }
            try {
                if (!journal.head().lastSeal().equals(previous.hex())) {
                    mismatch(
                            sealings.isEmpty()
                                    ? null
                                    : sealings.get(sealings.size() - 1).seal().month(),
                            "head");
                }
            } catch (EssaimException e) {
                mismatch(null, "head");
            }
            return new SealInspection(structure, sealings.size(), facts, entries, erased, findings);
        }

        private void inspect(Journal.Sealed sealed) {
            Seal seal = sealed.seal();
            try {
                Leaves leaves = journal.leaves(sealed);
                List<Posting> covered = journal.net(sealed);
                List<Entry> counted = journal.entries(sealed);
                facts += covered.size();
                entries += counted.size();
                erased += leaves.gone();
                List<@Nullable Posting> placed = leaves.facts(covered);
                int all = leaves.entries(counted).size();
                require(seal, "facts", placed.size() == seal.facts());
                require(seal, "factsRoot", leaves.rootOfFacts(covered).equals(seal.factsRoot()));
                require(seal, "entries", all == seal.entries());
                require(seal, "entriesRoot", leaves.rootOfEntries(counted).equals(seal.entriesRoot()));
                for (Entry entry : counted) {
                    @Nullable Posting fact = entry.fact() < placed.size() ? placed.get(entry.fact()) : null;
                    if (fact == null || !entry.worker().equals(fact.fact().worker())) {
                        require(seal, "entries", false);
                        break;
                    }
                }
                if (!leaves.lacksCells()) {
                    SortedMap<Cell, Long> cells = Cells.of(journal.beside(sealed, SegmentKind.CELLS));
                    require(seal, "cells", Cells.sealed(cells).equals(new TreeMap<>(seal.categories())));
                }
            } catch (RuntimeException e) {
                // Bytes that somebody wrote can be wrong in any way there is: whatever is thrown, the seal does not
                // hold.
                mismatch(
                        seal.month(),
                        Objects.requireNonNullElse(e.getMessage(), "segment")
                                .lines()
                                .findFirst()
                                .orElse("segment"));
            }
        }

        private void require(Seal seal, String what, boolean holds) {
            if (!holds) {
                mismatch(seal.month(), what);
            }
        }

        private void mismatch(@Nullable YearMonth month, String what) {
            findings.add(Finding.of(Code.SEAL_MISMATCH)
                    .path("seals")
                    .with("structure", structure)
                    .with("month", month == null ? "" : month)
                    .with("what", what)
                    .build());
        }
    }
}
