package org.essaim.spi;

import java.time.ZoneId;
import org.essaim.document.Digest;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.time.Fact;

/**
 * Tells facts of one structure (<i>source de temps</i>): a file, a calendar, a query.
 *
 * <p>Stability: experimental; new methods come only as {@code default}.
 *
 * <p>Streams: a source holds one row at a time. It can be read any number of times, and tells the same as long as what it reads
 * is the same. Columns come in by allow-list; a name of an employee or beneficiary never gets past this door, in a fact, a
 * finding or an exception. A source over a system rather than a file is made for the days that it is to tell. The contract to
 * pass is {@code TimeSourceContract} in {@code essaim-tck}.
 */
public interface TimeSource {

    /** The profile, such as {@code compani}; part of each fact's identity. */
    String profile();

    /** The name of the file or query, without its folder. */
    String name();

    /** True if each event has an identifier of the source's own that stays the same from delivery to delivery. */
    boolean identified();

    /**
     * Reads everything once, in order.
     *
     * <p>A row that cannot be read is a finding handed to {@link Sink#reject} and the reading goes on. What the sink throws
     * ends the reading and comes out as it is.
     */
    Reading read(Context context, Sink sink);

    /**
     * What a reading needs to know.
     *
     * @param structure the structure whose facts are read
     * @param zone the zone of local times, unless the source's own mapping names one
     * @param pseudonyms the door for workers' identifiers
     */
    record Context(String structure, ZoneId zone, Pseudonymiser pseudonyms) {}

    /**
     * What was read.
     *
     * @param digest the plain SHA-256 of the file's bytes, or of what stands for them: it changes when what is read does
     * @param rows the data rows seen, refused ones included
     */
    record Reading(Digest digest, long rows) {}

    /** Takes what is read; called in the order of the rows. */
    interface Sink {
        /** A fact, from this row (the header being row 1). */
        void fact(long row, Fact fact);

        /** A row that is refused, with the reason. */
        void reject(long row, Finding finding);

        /** A doubt or a fault that refuses no single row. */
        void note(Finding finding);
    }
}
