package org.essaim.tck;

import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several threads at one store. */
final class Writers {
    // Far beyond what any store needs: it only ends the run of one that blocks for ever.
    private static final long PATIENCE_SECONDS = 120;

    private Writers() {}

    /** What each thread does. */
    interface Work {
        void run(int worker) throws Exception;
    }

    /** Lets this many threads work and waits for them; what one of them throws is thrown again. */
    static void run(int workers, String rule, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            // In the order in which they end: whoever waits for one that was thrown out would wait for ever.
            CompletionService<Integer> running = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < workers; i++) {
                int worker = i;
                running.submit(() -> {
                    work.run(worker);
                    return worker;
                });
            }
            for (int i = 0; i < workers; i++) {
                Future<Integer> ended = running.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (ended == null) {
                    throw new AssertionError(
                            rule + ": of " + workers + " threads at the store one is still waiting after "
                                    + PATIENCE_SECONDS + " seconds.\nMaybe two commits wait for each other.");
                }
                ended.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(
                    rule + ": one of " + workers + " threads at the store was thrown out with " + e.getCause(),
                    e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
