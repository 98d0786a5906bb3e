package org.essaim.tck;

import java.util.concurrent.locks.LockSupport;

/** What makes a race that a broken adapter loses long enough to be lost. */
final class Pause {
    private Pause() {}

    /** Waits this long at least: a thread that parks may be let go at once, for what others did to it before. */
    static void of(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long rest = nanos; rest > 0; rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }
}
