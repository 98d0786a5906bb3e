package org.essaim.cli.simulation;

import java.util.List;

/**
 * Repeatable draws (<i>tirage</i>): SplitMix64, written out because the JDK does not promise that bounded draws stay the
 * same from one version to the next.
 *
 * <p>A stream belongs to a path (seed, structure, purpose, day…), so that nothing drawn elsewhere can move it. Not
 * thread-safe.
 */
final class Chance {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The stream of this path. */
    static Chance of(long seed, long... path) {
        long state = mix(seed + GAMMA);
        for (long step : path) {
            state = mix(state ^ mix(step + GAMMA));
        }
        return new Chance(state);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to bound - 1. */
    int below(int bound) {
        state += GAMMA;
        return (int) (((mix(state) >>> 32) * bound) >>> 32);
    }

    /** From first to last, both included. */
    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    /** True so many times in a thousand. */
    boolean permille(int times) {
        return below(1000) < times;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** An index, each as likely as its weight says. */
    int weighted(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int draw = below(total);
        int index = 0;
        while (draw >= weights[index]) {
            draw -= weights[index];
            index++;
        }
        return index;
    }

    /** 0 to size - 1 in some order. */
    int[] shuffled(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
