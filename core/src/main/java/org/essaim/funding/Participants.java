package org.essaim.funding;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.threeten.extra.LocalDateRange;

/** Knows on which days structures take part in a programme (<i>structures engagées</i>). */
@FunctionalInterface
public interface Participants {
    /**
     * The days on which each structure takes part.
     *
     * @param programme the programme's identifier
     * @param phase the code of the phase; empty for any
     */
    SortedMap<String, List<LocalDateRange>> days(String programme, String phase);

    /** Nobody takes part in anything. */
    static Participants none() {
        return (programme, phase) -> new TreeMap<>();
    }
}
