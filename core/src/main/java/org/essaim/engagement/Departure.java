package org.essaim.engagement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.essaim.engagement.Enrolment.State;

/**
 * Where a structure left a programme, and why (<i>sortie</i>).
 *
 * @param structure the structure's identifier
 * @param state REFUSED or WITHDRAWN
 * @param phase the code of the last phase it was in; empty if it left before any
 * @param date the day
 * @param reason why, as far as somebody said
 */
public record Departure(String structure, State state, String phase, LocalDate date, String reason) {

    /** Those of these enrolments that ended before the end, in the order of their days. */
    static List<Departure> of(List<Enrolment> enrolments) {
        List<Departure> departures = new ArrayList<>();
        for (Enrolment enrolment : enrolments) {
            Enrolment.Step last = enrolment.steps().get(enrolment.steps().size() - 1);
            if (last.state() == State.REFUSED || last.state() == State.WITHDRAWN) {
                departures.add(new Departure(
                        enrolment.structure(), last.state(), enrolment.lastPhase(), last.date(), last.reason()));
            }
        }
        departures.sort(java.util.Comparator.comparing(Departure::date).thenComparing(Departure::structure));
        return departures;
    }
}
