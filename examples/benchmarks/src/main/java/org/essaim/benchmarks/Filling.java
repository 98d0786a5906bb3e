package org.essaim.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Fills several keepers with the same year by turns, one structure’s month after the other; what makes the entries is not timed. */
final class Filling {
    private final Map<String, Keeper> keepers = new LinkedHashMap<>();

    Filling keeper(String name, Keeper keeper) {
        keepers.put(name, keeper);
        return this;
    }

    /** How long it took each, in as many parts as the year has tenths; the last has the completion in it. */
    Turns.Times fill(FederationYear year) throws Exception {
        int parts = Math.min(10, year.structures);
        Map<String, long[]> nanos = new LinkedHashMap<>();
        keepers.keySet().forEach(name -> nanos.put(name, new long[parts]));
        year.each((slice, start) -> {
            int part = (int) ((long) slice.structure * parts / year.structures);
            keepers.forEach((name, keeper) -> {
                long begin;
                try {
                    Turns.Step append = keeper.appending(slice);
                    begin = System.nanoTime();
                    append.run();
                } catch (Exception e) {
                    throw new IllegalStateException(name + " cannot take a month in.", e);
                }
                Objects.requireNonNull(nanos.get(name))[part] += System.nanoTime() - begin;
            });
        });
        for (Map.Entry<String, Keeper> each : keepers.entrySet()) {
            long begin = System.nanoTime();
            each.getValue().complete();
            Objects.requireNonNull(nanos.get(each.getKey()))[parts - 1] += System.nanoTime() - begin;
        }
        return new Turns.Times(nanos);
    }
}
