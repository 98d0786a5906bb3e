package org.essaim.progress;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * A point that work has come to (<i>étape</i>).
 *
 * @param operation what was called for
 * @param stage what is done at present
 * @param item what it is done to: a file, a structure, a month, an indicator; never a person; may be empty
 * @param done how many of them are done, or how many rows
 * @param total how many there are in all, at least {@code done}; empty if nobody knows yet
 */
public record Step(Operation operation, Stage stage, String item, long done, OptionalLong total) {
    public Step {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(item, "item");
        if (done < 0 || total.orElse(done) < done) {
            throw new IllegalArgumentException(
                    "[" + done + "] of [" + total + "] cannot be done.\nMaybe they were swapped.");
        }
    }
}
