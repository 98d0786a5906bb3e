package org.essaim.tck;

import java.util.function.Supplier;

/**
 * The steps at which what a store is kept in may fail (<i>pannes</i>): a statement, a write, a call over the network.
 *
 * <p>Who makes a store fail calls {@link #step} before each of them, and once more after the one that makes a commit hold, when
 * nobody was told of it yet. The contract decides which step fails. Thread-safe.
 */
public final class Faults {
    private static final long NEVER = Long.MAX_VALUE;
    // Guarded by this.
    private long taken;
    private long first = NEVER;
    private long last = NEVER;

    Faults() {}

    /**
     * A step is about to be taken.
     *
     * @param failure what the medium would throw
     * @throws X if it is this step that fails
     */
    public synchronized <X extends Exception> void step(Supplier<X> failure) throws X {
        taken++;
        if (taken >= first && taken <= last) {
            throw failure.get();
        }
    }

    /** From now on, steps are counted anew; this one fails, and all that follow if it is for good. */
    synchronized void at(long step, boolean forGood) {
        taken = 0;
        first = step;
        last = forGood ? NEVER : step;
    }

    /** Nothing fails any more; true if something had to. */
    synchronized boolean calm() {
        boolean met = taken >= first;
        first = NEVER;
        last = NEVER;
        return met;
    }
}
