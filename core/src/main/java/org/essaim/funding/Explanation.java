package org.essaim.funding;

import java.util.List;
import org.essaim.time.Fact;

/**
 * Where a line of a statement comes from (<i>justification</i>).
 *
 * @param cell the line
 * @param recorded its seconds
 * @param claimed the seconds that the agreement counts
 * @param cents what it pays
 * @param rates the rates that valued it, each with the agreement's version that held at the issue
 * @param corrections accepted corrections that are part of it
 * @param origins its origins, one a counted entry
 */
public record Explanation(
        CellReference cell,
        long recorded,
        long claimed,
        long cents,
        List<String> rates,
        List<String> corrections,
        List<Origin> origins) {
    public Explanation {
        rates = List.copyOf(rates);
        corrections = List.copyOf(corrections);
        origins = List.copyOf(origins);
    }

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
}
