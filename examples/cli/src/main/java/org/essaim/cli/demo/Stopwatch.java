package org.essaim.cli.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** How long each step took, and how much heap the whole needed at its peak. */
final class Stopwatch {
    private record Lap(String step, long millis, String what) {}

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

    void lap(String step, String what) {
        long now = System.nanoTime();
        laps.add(new Lap(step, (now - since) / 1_000_000, what));
        since = now;
    }

    void print(PrintWriter out, long rows) {
        out.println("  Durées");
        long work = 0;
        for (Lap lap : laps) {
            out.printf(
                    Locale.FRENCH,
                    "    %-20s %4d,%d s  %s%n",
                    lap.step,
                    lap.millis / 1000,
                    lap.millis % 1000 / 100,
                    lap.what);
            if (!lap.step.equals("Simulation") && !lap.step.equals("Fichiers") && !lap.step.equals("Vérification")) {
                work += lap.millis;
            }
        }
        out.printf(
                Locale.FRENCH,
                "    De %d lignes CSV aux relevés émis : %d,%d s ; tas au plus haut : %d Mio.%n",
                rows,
                work / 1000,
                work % 1000 / 100,
                peak.get() >> 20);
    }
}
