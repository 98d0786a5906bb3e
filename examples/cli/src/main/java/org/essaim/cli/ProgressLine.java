package org.essaim.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows on standard error how far the work has come, and leaves no trace of it; shows nothing for work of less than a
 * second, nor when nobody watches. Not thread-safe.
 */
final class ProgressLine implements AutoCloseable {
    /** What an unknown total is told as. */
    static final long UNKNOWN = -1;

    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final int WIDTH = 79;
    private static final int REFRESH_MILLIS = 200;

    private final String task;
    private final Surroundings machine;
    private final long patience;
    private final long start = System.nanoTime();
    private boolean wanted;
    private @Nullable ProgressBar bar;

    ProgressLine(String task, Surroundings machine, boolean wanted) {
        this(task, machine, wanted, PATIENCE_NANOS);
    }

    /** Shown after so many nanoseconds. */
    ProgressLine(String task, Surroundings machine, boolean wanted, long patience) {
        this.task = task;
        this.machine = machine;
        this.wanted = wanted;
        this.patience = patience;
    }

    /** So much of so much is done. */
    void at(long done, long total) {
        if (bar == null && wanted && System.nanoTime() - start > patience) {
            // Asked once only: it takes another process.
            wanted = machine.terminal().getAsBoolean();
            if (wanted) {
                bar = ProgressBar.builder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setUpdateIntervalMillis(REFRESH_MILLIS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new DelegatingProgressBarConsumer(this::show, WIDTH))
                        .build();
            }
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    private void show(String line) {
        PrintStream err = machine.err();
        err.print('\r' + line);
        err.flush();
    }

    @Override
    public void close() {
        wanted = false;
        if (bar != null) {
            bar.close();
            bar = null;
            machine.err().print('\r' + " ".repeat(WIDTH) + '\r');
            machine.err().flush();
        }
    }
}
