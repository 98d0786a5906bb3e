package org.essaim.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Divides a whole amount so that the parts sum to it (<i>répartition au plus fort reste</i>).
 *
 * <p>Each part is within one unit of its exact share; ties go to the part that comes first in canonical order; a zero weight
 * is never paid. Along a tree, each node's amount is divided among its children the same way, so every sub-total is exact too.
 */
public final class Apportionment {
    private Apportionment() {}

    /** Largest remainder (Hamilton) over weights that are not negative. */
    public static long[] divide(long total, List<Rational> weights) {
        long[] parts = new long[weights.size()];
        Rational sum = weights.stream().reduce(Rational.ZERO, Rational::plus);
        if (total == 0) {
            return parts;
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("[" + total + "] cannot be divided among weights that are all 0.");
        }
        BigInteger amount = BigInteger.valueOf(Math.abs(total));
        List<Rational> rests = new ArrayList<>(weights.size());
        long given = 0;
        for (int i = 0; i < parts.length; i++) {
            if (weights.get(i).signum() < 0) {
                throw new IllegalArgumentException("A weight [" + weights.get(i) + "] is below 0.");
            }
            Rational exact =
                    Rational.of(amount, BigInteger.ONE).times(weights.get(i)).over(sum);
            BigInteger floor = exact.floor();
            parts[i] = floor.longValueExact();
            given += parts[i];
            rests.add(exact.minus(Rational.of(floor, BigInteger.ONE)));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> rests.get(i)).reversed());
        for (int k = 0; given < amount.longValueExact(); k++, given++) {
            parts[order.get(k)]++;
        }
        if (total < 0) {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = -parts[i];
            }
        }
        return parts;
    }

    /**
     * Divides along a tree: first by the first key, then each part by the next, down to the items.
     *
     * @param items in canonical order
     * @param weights a weight for each item
     * @return a part for each item
     */
    public static <T> long[] along(long total, List<T> items, List<Rational> weights, List<Function<T, ?>> keys) {
        long[] parts = new long[items.size()];
        List<Integer> all = new ArrayList<>(items.size());
        for (int i = 0; i < parts.length; i++) {
            all.add(i);
        }
        descend(total, all, items, weights, keys, 0, parts);
        return parts;
    }

    private static <T> void descend(
            long total,
            List<Integer> among,
            List<T> items,
            List<Rational> weights,
            List<Function<T, ?>> keys,
            int depth,
            long[] parts) {
        if (depth == keys.size()) {
            long[] leaves = divide(total, among.stream().map(weights::get).toList());
            for (int i = 0; i < leaves.length; i++) {
                parts[among.get(i)] = leaves[i];
            }
            return;
        }
        Map<Object, List<Integer>> children = new LinkedHashMap<>();
        for (int item : among) {
            children.computeIfAbsent(keys.get(depth).apply(items.get(item)), none -> new ArrayList<>())
                    .add(item);
        }
        List<List<Integer>> groups = new ArrayList<>(children.values());
        List<Rational> sums = groups.stream()
                .map(group -> group.stream().map(weights::get).reduce(Rational.ZERO, Rational::plus))
                .toList();
        long[] amounts = divide(total, sums);
        for (int i = 0; i < amounts.length; i++) {
            if (sums.get(i).signum() != 0) {
                descend(amounts[i], groups.get(i), items, weights, keys, depth + 1, parts);
            }
        }
    }
}
