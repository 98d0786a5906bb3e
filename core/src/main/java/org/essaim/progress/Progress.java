package org.essaim.progress;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Watches long work (<i>suivi</i>). */
@FunctionalInterface
public interface Progress {

    /**
     * Is told of a step, on the thread that works: the work waits for it.
     *
     * @throws CancelledException to end the work here: what was committed before stays, and nothing of what was begun is stored
     */
    void at(Step step);

    /**
     * The same, but work ends at its next step once this answers true.
     *
     * @param cancelled asked at each step, on the thread that works
     */
    default Progress until(BooleanSupplier cancelled) {
        Objects.requireNonNull(cancelled, "cancelled");
        return step -> {
            if (cancelled.getAsBoolean()) {
                throw new CancelledException(step);
            }
            at(step);
        };
    }
}
