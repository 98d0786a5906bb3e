package org.essaim.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Events of one worker that are connected by seconds which two of them claim (<i>groupe de chevauchement</i>).
 *
 * <p>Spans are half-open: what ends when another begins shares nothing with it. Each second of a group belongs to the first in
 * precedence that claims it, so what is shared adds up to the sum of the lengths less the length of the union.
 *
 * @param shares what each event of the group has for itself, in precedence; one alone shares nothing
 */
record OverlapGroup<T>(List<Share<T>> shares) {
    /** Seconds that an event claims. */
    record Claim<T>(long start, long end, T event) {
        long seconds() {
            return end - start;
        }
    }

    /** An event with the parts of its claim that nobody before it in precedence claims. */
    record Share<T>(Claim<T> claim, List<Span> own) {
        /** The seconds of its claim that belong to others. */
        long overlapped() {
            long seconds = claim.seconds();
            for (Span span : own) {
                seconds -= span.seconds();
            }
            return seconds;
        }
    }

    /** The seconds that are claimed more than once, each as often as it is claimed beyond the first time. */
    long overlapped() {
        return shares.stream().mapToLong(Share::overlapped).sum();
    }

    /**
     * Finds the groups of one worker's claims, in order of time.
     *
     * @param claims the claims, in precedence; empty ones are left out
     */
    static <T> List<OverlapGroup<T>> of(List<Claim<T>> claims) {
        List<Integer> inTime = new ArrayList<>(claims.size());
        for (int i = 0; i < claims.size(); i++) {
            if (claims.get(i).seconds() > 0) {
                inTime.add(i);
            }
        }
        inTime.sort(Comparator.comparingLong((Integer i) -> claims.get(i).start()));
        List<OverlapGroup<T>> groups = new ArrayList<>();
        List<Integer> members = new ArrayList<>();
        long until = Long.MIN_VALUE;
        for (int i : inTime) {
            if (!members.isEmpty() && claims.get(i).start() >= until) {
                groups.add(shared(claims, members));
                members.clear();
            }
            members.add(i);
            until = Math.max(until, claims.get(i).end());
        }
        if (!members.isEmpty()) {
            groups.add(shared(claims, members));
        }
        return groups;
    }

    private static <T> OverlapGroup<T> shared(List<Claim<T>> claims, List<Integer> members) {
        if (members.size() == 1) {
            Claim<T> alone = claims.get(members.get(0));
            return new OverlapGroup<>(List.of(new Share<>(alone, List.of(new Span(alone.start(), alone.end())))));
        }
        TakenTime taken = new TakenTime();
        List<Share<T>> shares = new ArrayList<>(members.size());
        members.stream().sorted().forEach(i -> {
            Claim<T> claim = claims.get(i);
            shares.add(new Share<>(claim, taken.take(claim.start(), claim.end())));
        });
        return new OverlapGroup<>(shares);
    }
}
