package org.essaim.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Who a structure sends to a session (<i>participant</i>): one worker under pseudonym, or so many people of a function.
 *
 * @param structure the structure's identifier
 * @param worker the worker; absent for a count
 * @param function as what they are employed; absent for a worker whose function nobody says, and for people of whom nothing is
 *     known any more because they were erased
 * @param number how many people; 1 for a worker
 */
public record Attendee(
        @NotBlank String structure,
        @Nullable WorkerId worker,
        @Nullable Function function,
        @Positive int number) {
    static final String NAMELESS =
            "Somebody who is no worker under pseudonym is counted by function.\nMaybe name the function.";

    public Attendee {
        if (structure.isBlank()) {
            throw new IllegalArgumentException("Say which structure sends somebody.");
        }
        if (number < 1 || (worker != null && number != 1)) {
            throw new IllegalArgumentException(
                    "[" + number + "] people cannot come.\nMaybe leave the number out for one worker.");
        }
    }

    /** One worker. */
    public static Attendee worker(String structure, WorkerId worker) {
        return new Attendee(structure, worker, null, 1);
    }

    /**
     * Requires that it says of whom it speaks, as everything does that somebody records.
     *
     * @throws EssaimException if there is neither a worker nor a function
     */
    Attendee recorded() {
        if (worker == null && function == null) {
            throw new EssaimException(NAMELESS);
        }
        return this;
    }

    /** So many people of whom nothing is known but who sent them: who was erased is counted on. */
    static Attendee somebody(String structure, int number) {
        return new Attendee(structure, null, null, number);
    }

    /** These and others who cannot be told from them. */
    Attendee and(Attendee others) {
        return new Attendee(structure, null, function, number + others.number);
    }

    /** So many people of a function. */
    public static Attendee count(String structure, Function function, int number) {
        return new Attendee(structure, null, function, number);
    }

    /** True if both are the same worker, or people of the same structure and function. */
    boolean isAs(Attendee other) {
        return key().equals(other.key());
    }

    /** What of it can stand once. */
    String key() {
        return structure + "/" + (worker != null ? worker.value() : function == null ? "" : function.name());
    }

    static @Nullable Attendee read(FieldReader reader) {
        Optional<String> worker = reader.optionalText("worker");
        return reader.part(
                        Attendee.class,
                        reader.text("structure"),
                        worker.map(WorkerId::new).orElse(null),
                        reader.optionalOneOf("function", Function.class).orElse(null),
                        reader.has("number") ? reader.small("number") : 1)
                .orElse(null);
    }

    void putInto(Tree.Builder fields) {
        fields.put("structure", structure)
                .putIfPresent("worker", worker == null ? null : worker.value())
                .putIfPresent("function", function == null ? null : function.name());
        if (worker == null) {
            fields.put("number", number);
        }
    }
}
