package org.essaim.funding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Offers sealed time to the agreements of one pool, by priority, and freezes the answer.
 *
 * <p>Each agreement in turn looks at what is left, month by month. It counts a second whole or not at all, and only where its
 * share still fits beside those that count it already. Where a ceiling ends within a month, the month's seconds are divided
 * among its cells by largest remainder, so that no structure is favoured by its name.
 */
final class Allocation {
    /** Cents are divided month by month, category by category, structure by structure, then by leaf. */
    static final List<Function<Leaf, ?>> CENTS_TREE = List.of(
            leaf -> leaf.cell().month(),
            leaf -> leaf.cell().category(),
            leaf -> leaf.cell().structure());

    private final List<FundingAgreement> pool;
    private final int number;
    private final Map<String, Long> issuedCents = new HashMap<>();
    private final Map<String, Long> issuedSeconds = new HashMap<>();
    private final Map<Cell, Leaf> frozen = new HashMap<>();

    /** Seconds of one cell that the same agreements count. */
    private static final class Portion {
        private final Claim of;
        private long seconds;
        private final Rational taken;

        private Portion(Claim of, long seconds, Rational taken) {
            this.of = of;
            this.seconds = seconds;
            this.taken = taken;
        }
    }

    /** A cell that is being offered. */
    private static final class Claim {
        private final Cell cell;
        private final long seconds;
        private final SortedMap<YearMonth, Long> bookings;
        private final SortedMap<String, Long> claims = new TreeMap<>();
        private List<Portion> portions = new ArrayList<>();

        private Claim(Cell cell, long seconds, SortedMap<YearMonth, Long> bookings) {
            this.cell = cell;
            this.seconds = seconds;
            this.bookings = bookings;
        }
    }

    /**
     * Prepares the next batch of a pool.
     *
     * @param agreements the pool's agreements
     * @param earlier the batches frozen before, in order
     */
    Allocation(List<FundingAgreement> agreements, List<Batch> earlier) {
        this.pool = agreements.stream()
                .sorted(Comparator.comparingInt(FundingAgreement::priority).thenComparing(FundingAgreement::id))
                .toList();
        this.number = earlier.size() + 1;
        for (Batch batch : earlier) {
            for (FundingAgreement agreement : pool) {
                issuedCents.merge(agreement.id(), batch.cents(agreement.id()), Long::sum);
                issuedSeconds.merge(agreement.id(), batch.claimed(agreement.id()), Long::sum);
            }
            for (Leaf leaf : batch.leaves()) {
                if (leaf.reversal()) {
                    frozen.remove(leaf.cell());
                } else {
                    frozen.put(leaf.cell(), leaf);
                }
            }
        }
    }

    /**
     * Allocates these cells.
     *
     * @param booked the seconds of each cell, by the month in which they were booked
     * @param cost the employer's cost
     */
    List<Leaf> allocate(SortedMap<Cell, SortedMap<YearMonth, Long>> booked, EmployerCost cost) {
        List<Leaf> leaves = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        booked.forEach((cell, bookings) -> {
            long seconds = bookings.values().stream().mapToLong(Long::longValue).sum();
            Leaf former = frozen.get(cell);
            Claim claim = new Claim(cell, former == null ? seconds : former.seconds() + seconds, bookings);
            if (former != null) {
                leaves.add(former.reversed(number));
                keepWhatWasClaimed(claim, former);
            }
            long open = claim.seconds
                    - claim.portions.stream()
                            .mapToLong(portion -> portion.seconds)
                            .sum();
            if (open > 0) {
                claim.portions.add(new Portion(claim, open, Rational.ZERO));
            }
            claims.add(claim);
        });
        for (FundingAgreement agreement : pool) {
            offer(agreement, claims);
        }
        List<Leaf> posted = new ArrayList<>();
        for (Claim claim : claims) {
            posted.add(leaf(claim, cost));
        }
        posted.sort(Leaf.CANONICAL);
        leaves.addAll(pay(posted));
        leaves.sort(Leaf.CANONICAL);
        return leaves;
    }

    // A corrected cell keeps what its former leaf had up to its new length: the ceiling that it frees was its own.
    private void keepWhatWasClaimed(Claim claim, Leaf former) {
        long left = Math.max(0, claim.seconds);
        List<Portion> kept = new ArrayList<>();
        if (left > 0) {
            kept.add(new Portion(claim, left, Rational.ZERO));
        }
        for (FundingAgreement agreement : pool) {
            long again = Math.min(former.claimed(agreement.id()), left);
            if (again > 0) {
                claim.claims.put(agreement.id(), again);
                kept = take(kept, agreement, again);
            }
        }
        claim.portions = kept;
    }

    private void offer(FundingAgreement agreement, List<Claim> claims) {
        Rational share =
                Rational.of(agreement.share().numerator(), agreement.share().denominator());
        Rational free = Rational.of(1).minus(share);
        SortedMap<LocalDate, List<Portion>> byPart = new TreeMap<>();
        for (Claim claim : claims) {
            boolean eligible = Eligibility.failure(agreement, claim.cell).isEmpty();
            boolean kept = claim.claims.containsKey(agreement.id());
            if (eligible && !kept) {
                for (Portion portion : claim.portions) {
                    if (portion.taken.compareTo(free) <= 0) {
                        byPart.computeIfAbsent(claim.cell.from(), none -> new ArrayList<>())
                                .add(portion);
                    }
                }
            }
        }
        long remainingSeconds = agreement.ceilingSeconds() == null
                ? Long.MAX_VALUE
                : agreement.ceilingSeconds() - issuedSeconds.getOrDefault(agreement.id(), 0L);
        @Nullable
        Rational remainingCents = agreement.ceilingCents() == null
                ? null
                : Rational.of(agreement.ceilingCents() - issuedCents.getOrDefault(agreement.id(), 0L));
        for (Map.Entry<LocalDate, List<Portion>> part : byPart.entrySet()) {
            Rational centsASecond = centsASecond(agreement, part.getKey());
            List<Portion> offered = part.getValue();
            long total = offered.stream().mapToLong(portion -> portion.seconds).sum();
            long room = Math.min(total, Math.max(0, remainingSeconds));
            if (remainingCents != null) {
                BigInteger payable = remainingCents.signum() <= 0
                        ? BigInteger.ZERO
                        : remainingCents.over(centsASecond).floor();
                room = payable.min(BigInteger.valueOf(room)).longValueExact();
            }
            claimUpTo(agreement, offered, total, room);
            remainingSeconds -= remainingSeconds == Long.MAX_VALUE ? 0 : room;
            if (remainingCents != null) {
                remainingCents = remainingCents.minus(centsASecond.times(room));
            }
        }
    }

    private static void claimUpTo(FundingAgreement agreement, List<Portion> offered, long total, long room) {
        if (room == 0) {
            return;
        }
        long[] parts;
        if (room == total) {
            parts = offered.stream().mapToLong(portion -> portion.seconds).toArray();
        } else {
            parts = Apportionment.divide(
                    room,
                    offered.stream()
                            .map(portion -> Rational.of(portion.seconds))
                            .toList());
        }
        Map<Claim, Map<Portion, Long>> byClaim = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                byClaim.computeIfAbsent(offered.get(i).of, none -> new LinkedHashMap<>())
                        .put(offered.get(i), parts[i]);
            }
        }
        byClaim.forEach((claim, taken) -> {
            List<Portion> next = new ArrayList<>();
            for (Portion portion : claim.portions) {
                long seconds = taken.getOrDefault(portion, 0L);
                next.addAll(split(portion, agreement, seconds));
                if (seconds > 0) {
                    claim.claims.merge(agreement.id(), seconds, Long::sum);
                }
            }
            claim.portions = next;
        });
    }

    private static List<Portion> take(List<Portion> portions, FundingAgreement agreement, long seconds) {
        Rational free = Rational.of(1)
                .minus(Rational.of(
                        agreement.share().numerator(), agreement.share().denominator()));
        List<Portion> next = new ArrayList<>();
        long left = seconds;
        for (Portion portion : portions) {
            long part = portion.taken.compareTo(free) <= 0 ? Math.min(left, portion.seconds) : 0;
            next.addAll(split(portion, agreement, part));
            left -= part;
        }
        return next;
    }

    private static List<Portion> split(Portion portion, FundingAgreement agreement, long seconds) {
        List<Portion> parts = new ArrayList<>();
        if (seconds > 0) {
            Rational share =
                    Rational.of(agreement.share().numerator(), agreement.share().denominator());
            parts.add(new Portion(portion.of, seconds, portion.taken.plus(share)));
        }
        if (portion.seconds > seconds) {
            parts.add(new Portion(portion.of, portion.seconds - seconds, portion.taken));
        }
        return parts;
    }

    private Leaf leaf(Claim claim, EmployerCost cost) {
        SortedMap<Reason, Long> unclaimed = new TreeMap<>();
        long open = claim.portions.stream()
                .filter(portion -> portion.taken.signum() == 0)
                .mapToLong(portion -> portion.seconds)
                .sum();
        if (claim.seconds < 0) {
            unclaimed.put(Reason.LATE, claim.seconds);
        } else if (open > 0) {
            unclaimed.put(Eligibility.unclaimed(pool, claim.cell), open);
        }
        @Nullable
        BigDecimal hourly = cost.at(claim.cell.structure(), claim.cell.function(), claim.cell.from())
                .orElse(null);
        return new Leaf(
                number,
                false,
                claim.cell,
                claim.seconds,
                claim.bookings,
                claim.claims,
                unclaimed,
                Collections.emptySortedMap(),
                hourly);
    }

    private List<Leaf> pay(List<Leaf> posted) {
        Map<Leaf, SortedMap<String, Long>> paid = new LinkedHashMap<>();
        posted.forEach(leaf -> paid.put(leaf, new TreeMap<>()));
        for (FundingAgreement agreement : pool) {
            cents(agreement, posted).forEach((leaf, cents) -> {
                SortedMap<String, Long> own = paid.get(leaf);
                if (own != null && leaf.claims().containsKey(agreement.id())) {
                    own.put(agreement.id(), cents);
                }
            });
        }
        List<Leaf> leaves = new ArrayList<>();
        paid.forEach((leaf, cents) -> leaves.add(leaf.with(cents)));
        return leaves;
    }

    /** What an agreement pays on each leaf of one batch: rounded once, then divided along the tree. */
    static Map<Leaf, Long> cents(FundingAgreement agreement, List<Leaf> posted) {
        List<Leaf> own =
                posted.stream().filter(leaf -> leaf.claimed(agreement.id()) > 0).toList();
        Map<Leaf, Rational> exact = new HashMap<>();
        Rational total = Rational.ZERO;
        for (Leaf leaf : own) {
            Rational amount = centsASecond(agreement, leaf.cell().from()).times(leaf.claimed(agreement.id()));
            exact.put(leaf, amount);
            total = total.plus(amount);
        }
        return Apportionment.along(total.rounded(), own, leaf -> exact.getOrDefault(leaf, Rational.ZERO), CENTS_TREE);
    }

    /** What a counted second is worth under an agreement, in cents: rate × share. */
    static Rational centsASecond(FundingAgreement agreement, LocalDate day) {
        BigDecimal rate = agreement.rates().at(day).orElseThrow();
        return Rational.of(rate)
                .times(Rational.of(
                        agreement.share().numerator(), agreement.share().denominator()))
                .times(Rational.of(100, 3600));
    }
}
