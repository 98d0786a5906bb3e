package org.essaim.time;

import java.util.Arrays;

/** Adds up the seconds of each worker; it is used again for one sum after another. Not thread-safe. */
final class WorkerSums implements MonthColumns.Row {
    private static final int SOME = 256;

    private long[] seconds = new long[SOME];
    private int[] touched = new int[SOME];
    private int count;

    /**
     * What is left of all workers together.
     *
     * @param people those of whom something is left
     */
    record Sum(long seconds, long people) {}

    @Override
    public void take(int worker, long own) {
        if (worker >= seconds.length) {
            seconds = Arrays.copyOf(seconds, Math.max(worker + 1, seconds.length * 2));
        }
        // Somebody whose seconds came to 0 in between is written down twice, which adds nothing.
        if (seconds[worker] == 0) {
            if (count == touched.length) {
                touched = Arrays.copyOf(touched, count * 2);
            }
            touched[count++] = worker;
        }
        seconds[worker] = Math.addExact(seconds[worker], own);
    }

    /** The sum of what was taken since the last one. */
    Sum finish() {
        long all = 0;
        long people = 0;
        for (int i = 0; i < count; i++) {
            long own = seconds[touched[i]];
            seconds[touched[i]] = 0;
            all = Math.addExact(all, own);
            people += own == 0 ? 0 : 1;
        }
        count = 0;
        return new Sum(all, people);
    }
}
