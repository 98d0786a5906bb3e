package org.essaim.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * The end of the process (<i>arrêt</i>): whoever ends it, with Ctrl-C or otherwise, has the work stop at its next step and the store closed,
 * and is not kept waiting for longer than a few seconds.
 */
final class Ending {
    private static final long PATIENCE_SECONDS = 10;
    private static final AtomicBoolean ASKED = new AtomicBoolean();
    private static final CountDownLatch DONE = new CountDownLatch(1);

    private Ending() {}

    /** True once somebody ended it. */
    static BooleanSupplier ofThisProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread(Ending::wind, "essaim-ending"));
        return ASKED::get;
    }

    private static void wind() {
        ASKED.set(true);
        try {
            if (!DONE.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // What was not committed by then never is.
                Thread.yield();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is over: nobody waits for it. */
    static void done() {
        DONE.countDown();
    }
}
