package org.essaim.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * The end of the process (<i>arrêt</i>): whoever ends it, with Ctrl-C or otherwise, has the work stop at its next step and the store closed,
 * and is not kept waiting for longer than a few seconds. What was not committed by then never is.
 */
final class Ending {
    private static final long PATIENCE_SECONDS = 10;
    private static final AtomicBoolean ASKED = new AtomicBoolean();
    private static final CompletableFuture<Boolean> DONE = new CompletableFuture<>();

    private Ending() {}

    /** True once somebody ended it. */
    static BooleanSupplier ofThisProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread(Ending::wind, "essaim-ending"));
        return ASKED::get;
    }

    private static void wind() {
        ASKED.set(true);
        DONE.completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The work is over: nobody waits for it. */
    static void done() {
        DONE.complete(true);
    }
}
