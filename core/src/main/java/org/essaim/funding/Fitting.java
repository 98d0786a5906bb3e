package org.essaim.funding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.jspecify.annotations.Nullable;

/** Divides what a ceiling leaves among what is offered. */
final class Fitting {
    private Fitting() {}

    /**
     * The seconds of each offer that fit.
     *
     * <p>By largest remainder; where seconds are worth different amounts, each offer shrinks by the same factor, and single
     * seconds that still fit go to the largest remainders.
     *
     * @param seconds the most time, if limited
     * @param cents the most money, if limited
     * @param offered the seconds of each offer
     * @param worth what a second of each offer is worth, in cents
     */
    static long[] within(@Nullable Rational seconds, @Nullable Rational cents, long[] offered, Rational[] worth) {
        long total = Arrays.stream(offered).sum();
        long room = seconds == null ? total : whole(seconds, total);
        if (cents == null || total == 0) {
            return divided(room, total, offered);
        }
        Rational first = worth[0];
        if (Arrays.stream(worth).allMatch(first::equals)) {
            return divided(
                    first.signum() == 0 ? room : Math.min(room, whole(cents.over(first), total)), total, offered);
        }
        return affordable(cents, divided(room, total, offered), worth);
    }

    private static long whole(Rational left, long total) {
        return left.signum() <= 0
                ? 0
                : left.floor().min(BigInteger.valueOf(total)).longValueExact();
    }

    private static long[] divided(long room, long total, long[] offered) {
        return room == total
                ? offered.clone()
                : Apportionment.divide(
                        room, Arrays.stream(offered).mapToObj(Rational::of).toList());
    }

    private static long[] affordable(Rational cents, long[] offered, Rational[] worth) {
        Rational price = Rational.ZERO;
        for (int i = 0; i < offered.length; i++) {
            price = price.plus(worth[i].times(offered[i]));
        }
        if (price.compareTo(cents) <= 0) {
            return offered;
        }
        Rational factor = cents.signum() <= 0 ? Rational.ZERO : cents.over(price);
        long[] parts = new long[offered.length];
        List<Rational> rests = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        Rational left = cents;
        for (int i = 0; i < offered.length; i++) {
            Rational exact = factor.times(offered[i]);
            parts[i] = exact.floor().longValueExact();
            rests.add(exact.minus(Rational.of(parts[i])));
            left = left.minus(worth[i].times(parts[i]));
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> rests.get(i)).reversed());
        for (int i : order) {
            if (parts[i] < offered[i] && rests.get(i).signum() > 0 && worth[i].compareTo(left) <= 0) {
                parts[i]++;
                left = left.minus(worth[i]);
            }
        }
        return parts;
    }
}
