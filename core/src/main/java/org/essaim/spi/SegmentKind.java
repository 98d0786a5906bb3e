package org.essaim.spi;

/** What a journal segment holds (<i>nature du segment</i>). */
public enum SegmentKind {
    /** Facts told by a source, in the order of their rows. */
    FACTS,
    /** Entries computed at closing. */
    ENTRIES,
    /** Cells of a sealed month. */
    CELLS,
    /** What it takes to make the leaves of a seal again: secrets, and the hashes that are left of erased records. */
    LEAVES
}
