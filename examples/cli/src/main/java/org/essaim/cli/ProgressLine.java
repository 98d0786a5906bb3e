package org.essaim.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.essaim.progress.Progress;
import org.essaim.progress.Step;
import org.jspecify.annotations.Nullable;

/**
 * Shows on standard error how far the work has come, and leaves no trace of it; shows nothing for work of less than a
 * second, nor when nobody watches. Not thread-safe.
 */
final class ProgressLine implements Progress, AutoCloseable {
    /** What an unknown total is told as. */
    static final long UNKNOWN = -1;

    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final int WIDTH = 79;
    private static final int REFRESH_MILLIS = 200;

    private final Surroundings machine;
    private final Locale locale;
    private final long patience;
    private final long start = System.nanoTime();
    private boolean wanted;
    private boolean asked;
    private String task = "";
    private @Nullable ProgressBar bar;

    ProgressLine(Surroundings machine, Locale locale, boolean wanted) {
        this(machine, locale, wanted, PATIENCE_NANOS);
    }

    /** Shown after so many nanoseconds. */
    ProgressLine(Surroundings machine, Locale locale, boolean wanted, long patience) {
        this.machine = machine;
        this.locale = locale;
        this.wanted = wanted;
        this.patience = patience;
    }

    @Override
    public void at(Step step) {
        at(
                step.operation().title(locale) + " (" + step.stage().title(locale) + ")",
                step.item(),
                step.done(),
                step.total().orElse(UNKNOWN));
    }

    /** So much of so much is done. */
    void at(String what, String item, long done, long total) {
        if (!isShown()) {
            return;
        }
        ProgressBar shown = bar;
        if (shown == null || !task.equals(what)) {
            clear();
            task = what;
            shown = ProgressBar.builder()
                    .setTaskName(what)
                    .setInitialMax(total)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new DelegatingProgressBarConsumer(this::show, WIDTH))
                    .build();
            bar = shown;
        }
        shown.maxHint(total);
        shown.setExtraMessage(item);
        shown.stepTo(done);
    }

    private boolean isShown() {
        if (!asked && wanted && System.nanoTime() - start > patience) {
            // Asked once only: it takes another process.
            asked = true;
            wanted = machine.terminal().getAsBoolean();
        }
        return asked && wanted;
    }

    private void show(String line) {
        PrintStream err = machine.err();
        err.print('\r' + line);
        err.flush();
    }

    private void clear() {
        if (bar != null) {
            bar.close();
            bar = null;
            machine.err().print('\r' + " ".repeat(WIDTH) + '\r');
            machine.err().flush();
        }
    }

    @Override
    public void close() {
        wanted = false;
        clear();
    }
}
