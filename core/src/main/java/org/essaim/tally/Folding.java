package org.essaim.tally;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Which structures can stand by themselves (<i>regroupement</i>): those of too few answers are taken together, with more of them if they are too few even
 * then. Immutable.
 *
 * @param alone the structures that stand by themselves
 * @param together the others
 */
record Folding(SortedSet<String> alone, SortedSet<String> together) {

    /**
     * Takes together as many as it needs.
     *
     * @param counts how many each structure has of each kind; each kind is to be none, or as many as the least
     */
    static Folding of(Map<String, long[]> counts, long least) {
        TreeSet<String> alone = new TreeSet<>();
        TreeSet<String> together = new TreeSet<>();
        SortedMap<String, long[]> known = new TreeMap<>(counts);
        int kinds = known.values().stream().mapToInt(each -> each.length).max().orElse(0);
        long[] rest = new long[kinds];
        known.forEach((structure, each) -> {
            // Nobody knows where those are of whom no structure is told.
            if (structure.isEmpty() || !isTold(each, least)) {
                together.add(structure);
                add(rest, each);
            } else {
                alone.add(structure);
            }
        });
        while (!isTold(rest, least) && !alone.isEmpty()) {
            String smallest = alone.stream()
                    .min(Comparator.comparingLong(
                                    (String structure) -> LongStream.of(counts.getOrDefault(structure, new long[0]))
                                            .sum())
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            alone.remove(smallest);
            together.add(smallest);
            add(rest, counts.getOrDefault(smallest, new long[0]));
        }
        return new Folding(alone, together);
    }

    /** The same structures by themselves as another time; nothing if too few of one of them are there now, or of the others. */
    static Optional<Folding> like(Set<String> alone, Map<String, long[]> counts, long least) {
        SortedMap<String, long[]> others = new TreeMap<>(counts);
        others.keySet().removeAll(alone);
        int kinds = counts.values().stream().mapToInt(each -> each.length).max().orElse(0);
        long[] rest = new long[kinds];
        others.values().forEach(each -> add(rest, each));
        return isTold(rest, least)
                        && alone.stream().allMatch(each -> isTold(counts.getOrDefault(each, new long[kinds]), least))
                ? Optional.of(new Folding(new TreeSet<>(alone), new TreeSet<>(others.keySet())))
                : Optional.empty();
    }

    /** Everybody together. */
    static Folding whole(Set<String> structures) {
        return new Folding(new TreeSet<>(), new TreeSet<>(structures));
    }

    /** The same where all these are somewhere: those that are not known here with the others. */
    Folding with(Set<String> structures) {
        TreeSet<String> all = new TreeSet<>(structures);
        all.addAll(together);
        all.removeAll(alone);
        return new Folding(alone, all);
    }

    private static void add(long[] sum, long[] more) {
        for (int i = 0; i < more.length; i++) {
            sum[i] += more[i];
        }
    }

    static boolean isTold(long[] counts, long least) {
        return LongStream.of(counts).allMatch(count -> isTold(count, least));
    }

    /** True if a count tells of nobody, or of as many as the least. */
    static boolean isTold(long count, long least) {
        return count == 0 || count >= least;
    }
}
