package org.essaim.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Everything that may be the case as far as somebody knows who read what was published: how many people are of each kind, in whole people. The true world is
 * one of them, and what holds in all of them is told.
 *
 * @param <K> all that can be said of one person
 */
final class Worlds<K> {
    private static final int MADE_UP = 4;
    private static final int STEPS = 200;
    private static final long MOST = Long.MAX_VALUE;
    private static final double BLUR = 1e-6;
    private final List<K> kinds;
    private final long[] truth;
    private final List<long[]> rows = new ArrayList<>();
    private final List<Long> sums = new ArrayList<>();
    private final List<long[]> found = new ArrayList<>();
    private final long people;

    Worlds(List<K> kinds, List<K> people) {
        this.kinds = List.copyOf(kinds);
        this.truth = new long[kinds.size()];
        for (K each : people) {
            truth[kinds.indexOf(each)]++;
        }
        this.people = people.size();
    }

    /** Something was published: what each person adds to it, and what it comes to. It must be true. */
    void told(String what, ToLongFunction<K> adds, long sum) {
        long[] row = kinds.stream().mapToLong(adds).toArray();
        if (sum(row, truth) != sum) {
            throw new AssertionError(what + " is published as " + sum + " and comes to " + sum(row, truth));
        }
        long common = sum;
        for (long each : row) {
            common = BigInteger.valueOf(common).gcd(BigInteger.valueOf(each)).longValueExact();
        }
        long divisor = Math.max(1, common);
        long[] reduced = LongStream.of(row).map(each -> each / divisor).toArray();
        if (LongStream.of(reduced).anyMatch(each -> each != 0)
                && rows.stream().noneMatch(known -> Arrays.equals(known, reduced))) {
            rows.add(reduced);
            sums.add(sum / divisor);
            found.clear();
        }
    }

    private static long sum(long[] row, long[] world) {
        long sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * world[i];
        }
        return sum;
    }

    /** How many there truly are. */
    long truth(Predicate<K> of) {
        return sum(row(of), truth);
    }

    private long[] row(Predicate<K> of) {
        return kinds.stream().mapToLong(each -> of.test(each) ? 1 : 0).toArray();
    }

    /** How many there are, if nobody can tell that there are others; nothing if they can, or if it takes too long to find out. */
    OptionalLong known(Predicate<K> of) {
        long[] row = row(of);
        if (found.isEmpty()) {
            found.add(truth);
            Random random = new Random(0);
            for (int i = 0; i < MADE_UP; i++) {
                long[] some = random.longs(row.length, 0, 10).toArray();
                new Search(some, Long.MIN_VALUE).from(new long[row.length], fill(row.length));
            }
        }
        long known = sum(row, truth);
        for (long sign : List.of(0L, 1L, -1L)) {
            if (found.stream().anyMatch(world -> sum(row, world) != known)) {
                return OptionalLong.empty();
            }
            if (sign != 0) {
                Search search =
                        new Search(LongStream.of(row).map(each -> sign * each).toArray(), sign * known);
                search.from(new long[row.length], fill(row.length));
                if (search.left <= 0) {
                    return OptionalLong.empty();
                }
            }
        }
        return found.stream().anyMatch(world -> sum(row, world) != known)
                ? OptionalLong.empty()
                : OptionalLong.of(known);
    }

    private static long[] fill(int size) {
        long[] all = new long[size];
        Arrays.fill(all, MOST);
        return all;
    }

    /** Looks for a world that has more of something than is known, by linear programmes that are split where people would be. */
    private final class Search {
        private final long[] weights;
        private final long known;
        private int left = STEPS;

        Search(long[] weights, long known) {
            this.weights = weights;
            this.known = known;
        }

        boolean from(long[] least, long[] most) {
            if (left-- <= 0) {
                return false;
            }
            ExpressionsBasedModel model = new ExpressionsBasedModel();
            Variable[] counts = new Variable[weights.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = model.newVariable("x" + i).lower(least[i]).weight(weights[i]);
                if (most[i] < MOST) {
                    counts[i].upper(most[i]);
                }
            }
            // Nobody knows how many there are at most, but more than ten times as many are not looked for.
            Expression all = model.newExpression("all").upper(10 * people + 10);
            for (Variable each : counts) {
                all.set(each, 1);
            }
            for (int r = 0; r < rows.size(); r++) {
                Expression relation = model.newExpression("r" + r).level(sums.get(r));
                for (int i = 0; i < counts.length; i++) {
                    if (rows.get(r)[i] != 0) {
                        relation.set(counts[i], rows.get(r)[i]);
                    }
                }
            }
            Optimisation.Result result = model.maximise();
            if (!result.getState().isFeasible()
                    || (known != Long.MIN_VALUE && Math.floor(result.getValue() + BLUR) <= known)) {
                return false;
            }
            for (int i = 0; i < counts.length; i++) {
                double count = result.doubleValue(i);
                if (Math.abs(count - Math.rint(count)) > BLUR) {
                    long[] less = most.clone();
                    less[i] = (long) Math.floor(count);
                    long[] more = least.clone();
                    more[i] = less[i] + 1;
                    return from(least, less) || from(more, most);
                }
            }
            long[] world = new long[counts.length];
            for (int i = 0; i < world.length; i++) {
                world[i] = Math.round(result.doubleValue(i));
            }
            for (int r = 0; r < rows.size(); r++) {
                if (sum(rows.get(r), world) != sums.get(r)) {
                    return false;
                }
            }
            found.add(world);
            return true;
        }
    }
}
