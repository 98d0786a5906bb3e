package org.essaim.cli.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** How long each step took, and how much heap the whole needed at its peak. */
final class Stopwatch {
    /** The steps of the main job, and what stands around it. */
    enum Step {
        SIMULATION("Simulation", "Simulation", false),
        IMPORT("Import et clôture", "Import and closing", true),
        CORRECTIONS("Corrections", "Corrections", true),
        STATEMENTS("Relevés émis", "Statements issued", true),
        FILES("Fichiers", "Files", false),
        VERIFICATION("Vérification", "Verification", false);

        private final String french;
        private final String english;
        private final boolean fromRowsToStatements;

        Step(String french, String english, boolean fromRowsToStatements) {
            this.french = french;
            this.english = english;
            this.fromRowsToStatements = fromRowsToStatements;
        }
    }

    private record Lap(Step step, long millis, String what) {}

    private final List<Lap> laps = new ArrayList<>();
    private final AtomicLong peak = new AtomicLong();
    private long since = System.nanoTime();

    Stopwatch() {
        // Looks ten times a second: summing the peaks of the pools would add up moments that never met.
        Thread watching = new Thread(this::watch, "heap-watch");
        watching.setDaemon(true);
        watching.start();
    }

    private void watch() {
        Runtime runtime = Runtime.getRuntime();
        while (true) {
            long used = runtime.totalMemory() - runtime.freeMemory();
            peak.accumulateAndGet(used, Math::max);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    void start() {
        since = System.nanoTime();
    }

    void lap(Step step, String what) {
        long now = System.nanoTime();
        laps.add(new Lap(step, (now - since) / 1_000_000, what));
        since = now;
    }

    void print(PrintWriter out, long rows, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        out.println(english ? "  Durations" : "  Durées");
        long work = 0;
        for (Lap lap : laps) {
            String step = english ? lap.step.english : lap.step.french;
            out.printf(Locale.ROOT, "    %-20s %6s s  %s%n", step, seconds(lap.millis, locale), lap.what);
            if (lap.step.fromRowsToStatements) {
                work += lap.millis;
            }
        }
        out.printf(
                Locale.ROOT,
                english
                        ? "    From %d CSV rows to issued statements: %s s; heap at its peak: %d MiB.%n"
                        : "    De %d lignes CSV aux relevés émis\u00a0: %s s\u00a0; tas au plus haut\u00a0: %d Mio.%n",
                rows,
                seconds(work, locale),
                peak.get() >> 20);
    }

    private static String seconds(long millis, Locale locale) {
        return String.format(locale, "%.1f", millis / 1000.0);
    }
}
