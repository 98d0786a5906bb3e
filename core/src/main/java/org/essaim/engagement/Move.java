package org.essaim.engagement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.essaim.engagement.Enrolment.State;

/**
 * A step that somebody wants a structure to take (<i>changement d’état</i>): a decision on its application, a phase it enters, a
 * pause, the end.
 *
 * @param structure the structure's identifier
 * @param state where it goes
 * @param phase the code of the phase; empty unless it is engaged in one
 * @param date the day
 * @param reason who decided or why, such as “COPIL du 12 mars”; never a person’s name
 * @param waiver why the phase’s entry condition does not hold this once (<i>dérogation</i>); empty if it has to
 */
public record Move(
        @NotBlank String structure,
        @NotNull State state,
        String phase,
        @NotNull LocalDate date,
        String reason,
        String waiver) {
    public Move {
        if (structure.isBlank()) {
            throw new IllegalArgumentException("A step needs the structure that takes it.");
        }
        if ((state == State.ENGAGED) == phase.isBlank()) {
            throw new IllegalArgumentException("A step to [" + state + "] "
                    + (phase.isBlank() ? "names its phase." : "names no phase, but [" + phase + "] is given."));
        }
    }

    /** A decision on an application: accepted or refused. */
    public static Move decided(String structure, boolean accepted, LocalDate date, String reason) {
        return new Move(structure, accepted ? State.ACCEPTED : State.REFUSED, "", date, reason, "");
    }

    /** The structure enters a phase. */
    public static Move into(String structure, String phase, LocalDate date, String reason) {
        return new Move(structure, State.ENGAGED, phase, date, reason, "");
    }

    /** The structure goes to any state but a phase. */
    public static Move to(String structure, State state, LocalDate date, String reason) {
        return new Move(structure, state, "", date, reason, "");
    }

    /** The same step, though the phase’s entry condition does not hold. */
    public Move waiving(String why) {
        return new Move(structure, state, phase, date, reason, why);
    }

    Enrolment.Step step() {
        return new Enrolment.Step(state, phase, date, reason, waiver);
    }
}
