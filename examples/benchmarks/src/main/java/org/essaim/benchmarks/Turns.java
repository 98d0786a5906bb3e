package org.essaim.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Does the same in several ways, one after the other and over again, so that whatever else goes on meets all of them alike. */
final class Turns {
    /** One way to do it. */
    @FunctionalInterface
    interface Way {
        /**
         * Does it; answers something of the result, so that it is done.
         *
         * @throws Exception if it cannot be done
         */
        long run() throws Exception;
    }

    /** Something that is done once. */
    @FunctionalInterface
    interface Step {
        /**
         * Does it.
         *
         * @throws Exception if it cannot be done
         */
        void run() throws Exception;
    }

    private final LongSupplier clock;
    private final Map<String, Way> ways = new LinkedHashMap<>();

    private Turns(LongSupplier clock) {
        this.clock = clock;
    }

    /** Times what passes on the wall. */
    static Turns onTheWall() {
        return new Turns(System::nanoTime);
    }

    /** Times by a clock of one’s own, in nanoseconds. */
    static Turns by(LongSupplier clock) {
        return new Turns(clock);
    }

    Turns way(String name, Way way) {
        ways.put(name, way);
        return this;
    }

    /** Takes so many turns, after some that do not count. */
    Times take(int warmups, int turns) throws Exception {
        Map<String, long[]> nanos = new LinkedHashMap<>();
        ways.keySet().forEach(name -> nanos.put(name, new long[turns]));
        long sum = 0;
        for (int turn = -warmups; turn < turns; turn++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                long begin = clock.getAsLong();
                sum += way.getValue().run();
                long taken = clock.getAsLong() - begin;
                if (turn >= 0) {
                    Objects.requireNonNull(nanos.get(way.getKey()))[turn] = taken;
                }
            }
        }
        if (sum == 0) {
            throw new IllegalStateException("Nothing was done.");
        }
        return new Times(nanos);
    }

    /** How long each took, in each turn. */
    record Times(Map<String, long[]> nanos) {
        private long[] of(String name) {
            return Objects.requireNonNull(nanos.get(name), name);
        }

        /** The median of one of them, in nanoseconds. */
        double median(String name) {
            return middle(Arrays.stream(of(name)).asDoubleStream().toArray());
        }

        /** The shortest of one of them, in nanoseconds. */
        double least(String name) {
            return Arrays.stream(of(name)).min().orElseThrow();
        }

        /** The longest of one of them, in nanoseconds. */
        double most(String name) {
            return Arrays.stream(of(name)).max().orElseThrow();
        }

        /** The median in milliseconds, to be read. */
        String millis(String name) {
            return millis(median(name));
        }

        static String millis(double nanos) {
            double millis = nanos / 1e6;
            return String.format(Locale.ROOT, millis < 1 ? "%.3f" : millis < 100 ? "%.1f" : "%,.0f", millis);
        }

        /** What was taken in parts, as one. */
        Times together() {
            Map<String, long[]> sums = new LinkedHashMap<>();
            nanos.forEach((name, parts) ->
                    sums.put(name, new long[] {Arrays.stream(parts).sum()}));
            return new Times(sums);
        }

        /** How many times as fast the one is as the other: the median of the turns, and the least and the most. */
        Ratio ratio(String fast, String slow) {
            double[] ratios = new double[of(fast).length];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = (double) of(slow)[i] / of(fast)[i];
            }
            Arrays.sort(ratios);
            return new Ratio(middle(ratios), ratios[0], ratios[ratios.length - 1]);
        }

        private static double middle(double[] of) {
            double[] sorted = of.clone();
            Arrays.sort(sorted);
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }

    /**
     * How many times as fast one is as another.
     *
     * @param median of all turns
     * @param least of all turns
     * @param most of all turns
     */
    record Ratio(double median, double least, double most) {
        private static String number(double ratio) {
            return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : ratio < 100 ? "%.1f" : "%,.0f", ratio);
        }

        String spread() {
            return number(least) + "–" + number(most);
        }

        @Override
        public String toString() {
            return "**" + number(median) + " ×**";
        }
    }
}
