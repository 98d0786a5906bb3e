package org.essaim.spi;

import java.time.YearMonth;

/**
 * A run of journal records that one commit appended (<i>segment du journal</i>).
 *
 * @param structure the structure's identifier
 * @param month the booking month
 * @param kind what it holds
 * @param sequence the commit that brought it
 * @param bytes its records, opaque to a store; not to be changed by who receives them
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
public record Segment(String structure, YearMonth month, SegmentKind kind, long sequence, byte[] bytes) {}
