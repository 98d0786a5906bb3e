package org.essaim.spi;

import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.Stream;
import org.essaim.document.Digest;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.time.Fact;
import org.essaim.time.HostEvent;
import org.essaim.time.HostEvents;

/**
 * Tells facts of one structure (<i>source de temps</i>): a file, a calendar, a query.
 *
 * <p>Stability: experimental; new methods come only as {@code default}.
 *
 * <p>Streams: a source holds one row at a time. It can be read any number of times, and tells the same as long as what it reads
 * is the same. Columns come in by allow-list; a name of an employee or beneficiary never gets past this door, in a fact, a
 * finding or an exception. A source over a system rather than a file is made for the days that it is to tell. The contract to
 * pass is {@code TimeSourceContract} in {@code essaim-tck}; for one that follows, {@code FollowedSourceContract} too.
 */
public interface TimeSource {

    /**
     * The smallest source: events of a host's own repository, each with an identifier.
     *
     * @param profile the profile; part of each fact's identity
     * @param name what receipts and findings call it
     * @param events the events of the structure that is asked for; closed after it was read
     */
    static TimeSource of(String profile, String name, Function<? super Context, ? extends Stream<HostEvent>> events) {
        return new HostEvents(profile, name, events);
    }

    /** The profile, such as {@code compani}; part of each fact's identity. */
    String profile();

    /** The name of the file or query, without its folder. */
    String name();

    /** True if each event has an identifier of the source's own that stays the same from delivery to delivery. */
    boolean identified();

    /**
     * True if it tells only what changed since the mark that its last import ended with (<i>source suivie</i>), see {@link
     * Context#since}. An event that it tells may have been anywhere before, and what is gone it tells as gone. It has
     * identifiers.
     */
    default boolean following() {
        return false;
    }

    /**
     * Reads everything once, in order; a source that follows, everything since its mark.
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
     * @param since the mark that the last import of this profile into this structure ended with; empty if there was none
     */
    record Context(String structure, ZoneId zone, Pseudonymiser pseudonyms, String since) {
        /** What a reading from the beginning needs to know. */
        public Context(String structure, ZoneId zone, Pseudonymiser pseudonyms) {
            this(structure, zone, pseudonyms, "");
        }
    }

    /**
     * What was read.
     *
     * @param digest the plain SHA-256 of the file's bytes, or of what stands for them: it changes when what is read does
     * @param rows the data rows seen, refused ones included
     * @param mark where a source that follows goes on, in words of its own; stored in the commit of the import, and not if a
     *     row was refused, so that it is told again. Empty if it stays where it is
     */
    record Reading(Digest digest, long rows, String mark) {
        /** What was read of a source that tells everything each time. */
        public Reading(Digest digest, long rows) {
            this(digest, rows, "");
        }
    }

    /** Takes what is read; called in the order of the rows. */
    interface Sink {
        /** A fact, from this row (the header being row 1). */
        void fact(long row, Fact fact);

        /** An event of which this row says that the structure has it no longer, whenever it was. */
        default void gone(long row, String key) {}

        /** A row that is refused, with the reason. */
        void reject(long row, Finding finding);

        /** A doubt or a fault that refuses no single row. */
        void note(Finding finding);
    }
}
