package org.essaim.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;

/**
 * Divides every free second among the agreements that admit it, by weight: each second is counted by one of them.
 *
 * <p>The weight is the agreed one, or what was left under the ceiling in hours before the issue. What one cannot take is
 * divided among the others, as often as it takes. Within a part of a month each cell is divided in canonical order; fractions
 * of a second are carried to the next cell, so that over many cells no agreement gains by rounding.
 */
final class ProRata {
    private final List<FundingAgreement> paying;
    private final Map<String, Room> rooms;
    private final Map<String, Rational> weights = new HashMap<>();

    ProRata(List<FundingAgreement> paying, Map<String, Room> rooms, Map<String, Long> issuedSeconds) {
        this.paying = paying;
        this.rooms = rooms;
        for (FundingAgreement agreement : paying) {
            Long weight = agreement.weight();
            Long ceiling = agreement.ceilingSeconds();
            long own = weight != null
                    ? weight
                    : ceiling == null ? 0 : Math.max(0, ceiling - issuedSeconds.getOrDefault(agreement.id(), 0L));
            weights.put(agreement.id(), Rational.of(own));
        }
    }

    void share(List<Claim> claims) {
        SortedMap<LocalDate, List<Claim>> parts = new TreeMap<>();
        claims.forEach(claim -> parts.computeIfAbsent(claim.cell().from(), none -> new ArrayList<>())
                .add(claim));
        parts.values().forEach(this::part);
    }

    private void part(List<Claim> claims) {
        Set<String> full = new HashSet<>();
        boolean unfinished = true;
        while (unfinished) {
            unfinished = round(claims, full);
        }
    }

    private Rational weight(FundingAgreement agreement) {
        return weights.getOrDefault(agreement.id(), Rational.ZERO);
    }

    /** Divides what is free once; true if somebody could not take all, so that there may be more to divide. */
    private boolean round(List<Claim> claims, Set<String> full) {
        Map<String, Rational> credit = new HashMap<>();
        Map<String, long[]> shares = new HashMap<>();
        paying.forEach(agreement -> shares.put(agreement.id(), new long[claims.size()]));
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            List<FundingAgreement> among = new ArrayList<>();
            for (FundingAgreement agreement : paying) {
                if (weight(agreement).signum() > 0
                        && !full.contains(agreement.id() + " " + i)
                        && Eligibility.failure(agreement, claim.cell()).isEmpty()) {
                    among.add(agreement);
                }
            }
            long free = claim.free();
            if (free > 0 && !among.isEmpty()) {
                long[] parts = divided(free, among, credit);
                for (int k = 0; k < parts.length; k++) {
                    shares.getOrDefault(among.get(k).id(), new long[0])[i] = parts[k];
                }
            }
        }
        boolean less = false;
        for (FundingAgreement agreement : paying) {
            less |= count(agreement, claims, shares.getOrDefault(agreement.id(), new long[0]), full);
        }
        return less;
    }

    private boolean count(FundingAgreement agreement, List<Claim> claims, long[] shares, Set<String> full) {
        Room room = rooms.get(agreement.id());
        List<Room.Offer> offers = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                offers.add(new Room.Offer(
                        claims.get(i),
                        shares[i],
                        agreement.share(claims.get(i).cell().from()),
                        false));
                of.add(i);
            }
        }
        if (offers.isEmpty() || room == null) {
            return false;
        }
        long[] counted = room.divide(offers);
        boolean less = false;
        for (int k = 0; k < counted.length; k++) {
            Claim claim = claims.get(of.get(k));
            claim.take(agreement, free(claim, counted[k]));
            if (counted[k] < offers.get(k).seconds()) {
                full.add(agreement.id() + " " + of.get(k));
                less = true;
            }
        }
        return less;
    }

    private static long[] free(Claim claim, long seconds) {
        List<Portion> portions = claim.portions();
        long[] parts = new long[portions.size()];
        long left = seconds;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = portions.get(i).isFree() ? Math.min(left, portions.get(i).seconds()) : 0;
            left -= parts[i];
        }
        return parts;
    }

    private long[] divided(long seconds, List<FundingAgreement> among, Map<String, Rational> credit) {
        Rational sum = Rational.ZERO;
        for (FundingAgreement agreement : among) {
            sum = sum.plus(weight(agreement));
        }
        long[] parts = new long[among.size()];
        long given = 0;
        for (int k = 0; k < parts.length; k++) {
            String id = among.get(k).id();
            Rational due = Rational.of(seconds)
                    .times(weight(among.get(k)))
                    .over(sum)
                    .plus(credit.getOrDefault(id, Rational.ZERO));
            credit.put(id, due);
            parts[k] = Math.max(0, due.floor().longValueExact());
            given += parts[k];
        }
        while (given != seconds) {
            int step = given < seconds ? 1 : -1;
            int best = -1;
            for (int k = 0; k < parts.length; k++) {
                if (step < 0 && parts[k] == 0) {
                    continue;
                }
                if (best < 0 || rest(among, parts, credit, k).compareTo(rest(among, parts, credit, best)) * step > 0) {
                    best = k;
                }
            }
            parts[best] += step;
            given += step;
        }
        for (int k = 0; k < parts.length; k++) {
            credit.put(among.get(k).id(), rest(among, parts, credit, k));
        }
        return parts;
    }

    private static Rational rest(List<FundingAgreement> among, long[] parts, Map<String, Rational> credit, int k) {
        return credit.getOrDefault(among.get(k).id(), Rational.ZERO).minus(Rational.of(parts[k]));
    }
}
