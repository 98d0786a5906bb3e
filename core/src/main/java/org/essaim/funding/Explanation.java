package org.essaim.funding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.essaim.time.Fact;

/**
 * Where a line of a statement comes from (<i>justification</i>).
 *
 * @param cell the line
 * @param recorded its seconds
 * @param claimed the seconds that the agreement counts
 * @param cents what it pays
 * @param rates the rates that valued it, oldest first
 * @param corrections accepted corrections that are part of it
 * @param origins its origins, one a counted entry
 * @param erased the part of the line whose facts are gone, and why
 */
public record Explanation(
        CellReference cell,
        long recorded,
        long claimed,
        long cents,
        List<Rate> rates,
        List<String> corrections,
        List<Origin> origins,
        List<Erased> erased) {
    public Explanation {
        rates = List.copyOf(rates);
        corrections = List.copyOf(corrections);
        origins = List.copyOf(origins);
        erased = List.copyOf(erased);
    }

    /** Whether the line can still be taken back to its facts (<i>état de la justification</i>). */
    public enum State {
        /** All of it. */
        EXPLAINED,
        /** Facts of it were erased: what was counted stands in the statement and in the seals, and nowhere else. */
        ERASED
    }

    /** Whether the line can still be taken back to its facts. */
    public State state() {
        return erased.isEmpty() ? State.EXPLAINED : State.ERASED;
    }

    /**
     * An erasure that took facts of the line.
     *
     * @param at when
     * @param by who
     * @param reason why
     * @param erasure its identifier
     */
    public record Erased(Instant at, String by, String reason, String erasure) {}

    /**
     * One entry of the line.
     *
     * @param worker the worker's pseudonym
     * @param date the work date
     * @param seconds the seconds counted
     * @param rule the working-time rule that decided
     * @param settings the versions of mapping, services, rules and staff
     * @param file the file that told of it
     * @param digest the file's SHA-256
     * @param row the row in the file
     * @param fact what the file told
     */
    public record Origin(
            String worker,
            String date,
            long seconds,
            String rule,
            String settings,
            String file,
            String digest,
            long row,
            Fact fact) {}

    /**
     * A rate that valued the line.
     *
     * @param euros for an hour; for a year of 1,720 hours at a unit cost
     * @param basis what the agreement pays for
     * @param since the day from which it holds
     * @param share what part of the hour the funder pays
     * @param agreement the agreement's identifier
     * @param version the version of the agreement's terms that held at the issue
     */
    public record Rate(BigDecimal euros, Basis basis, LocalDate since, Share share, String agreement, long version)
            implements Comparable<Rate> {
        private static final Comparator<Rate> ORDER =
                Comparator.comparing(Rate::since).thenComparing(Rate::euros).thenComparing(Rate::version);

        @Override
        public int compareTo(Rate other) {
            return ORDER.compare(this, other);
        }
    }
}
