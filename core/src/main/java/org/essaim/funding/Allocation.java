package org.essaim.funding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Offers sealed time to the agreements of one pool, by priority, and freezes the answer.
 *
 * <p>Each agreement in turn looks at what is left, month by month. It counts a second whole or not at all, and only where its
 * share still fits beside those that count it already. Where a ceiling ends within a month, the month's seconds are divided
 * among its cells by largest remainder, so that no structure is favoured by its name.
 *
 * <p>A corrected cell first gives each agreement back what it counted, up to the new length; what more there is is offered like
 * any other time. What a correction sets free serves later issues only.
 */
final class Allocation {
    /** Cents are divided month by month, category by category, structure by structure, then by leaf. */
    static final List<Function<Leaf, ?>> CENTS_TREE = List.of(
            leaf -> leaf.cell().month(),
            leaf -> leaf.cell().category(),
            leaf -> leaf.cell().structure());

    private static final Rational WHOLE = Rational.of(1);

    private final List<FundingAgreement> pool;
    private final int number;
    private final Map<String, Long> issuedCents = new HashMap<>();
    private final Map<String, Long> issuedSeconds = new HashMap<>();
    private final Map<String, SubRooms> issuedUnder = new HashMap<>();
    private final SortedMap<Cell, Leaf> frozen = new TreeMap<>();

    /** Seconds of one cell that the same agreements count, with the sum of their shares. */
    private record Portion(long seconds, List<String> takers, Rational taken) {
        boolean admits(FundingAgreement agreement) {
            return !takers.contains(agreement.id())
                    && taken.plus(agreement.share().exact()).compareTo(WHOLE) <= 0;
        }

        Portion takenBy(FundingAgreement agreement, long part) {
            List<String> more = new ArrayList<>(takers);
            more.add(agreement.id());
            return new Portion(part, more, taken.plus(agreement.share().exact()));
        }
    }

    /** A cell that is being offered. */
    private static final class Claim {
        private final Cell cell;
        private final @Nullable Leaf former;
        private final long seconds;
        private final SortedMap<YearMonth, Long> bookings;
        private final SortedMap<String, Long> claims = new TreeMap<>();
        // The sub-ceiling that kept each agreement from counting more, where it was one.
        private final Map<String, SubCeiling> bound = new HashMap<>();
        private List<Portion> portions = new ArrayList<>();

        private Claim(Cell cell, @Nullable Leaf former, SortedMap<YearMonth, Long> bookings) {
            this.cell = cell;
            this.former = former;
            this.bookings = bookings;
            this.seconds = (former == null ? 0 : former.seconds())
                    + bookings.values().stream().mapToLong(Long::longValue).sum();
            if (seconds > 0) {
                portions.add(new Portion(seconds, List.of(), Rational.ZERO));
            }
        }

        /** The seconds that an agreement counted before and still can. */
        private long again(FundingAgreement agreement) {
            long room = portions.stream()
                    .filter(portion -> portion.admits(agreement))
                    .mapToLong(Portion::seconds)
                    .sum();
            return former == null ? 0 : Math.min(room, former.claimed(agreement.id()));
        }

        /** Lets an agreement count so many of each portion, the first ones. */
        private void take(FundingAgreement agreement, long[] parts) {
            List<Portion> next = new ArrayList<>();
            for (int i = 0; i < parts.length; i++) {
                Portion portion = portions.get(i);
                if (parts[i] > 0) {
                    next.add(portion.takenBy(agreement, parts[i]));
                    claims.merge(agreement.id(), parts[i], Long::sum);
                }
                if (portion.seconds > parts[i]) {
                    next.add(new Portion(portion.seconds - parts[i], portion.takers, portion.taken));
                }
            }
            portions = next;
        }
    }

    /** What an agreement may still count under its ceilings. */
    private static final class Room {
        private final FundingAgreement agreement;
        private @Nullable Long seconds;
        private @Nullable Rational cents;
        private final SubRooms under;

        private Room(FundingAgreement agreement, long counted, long paid, SubRooms under) {
            this.agreement = agreement;
            this.under = under;
            this.seconds = agreement.ceilingSeconds() == null ? null : agreement.ceilingSeconds() - counted;
            this.cents = agreement.ceilingCents() == null ? null : Rational.of(agreement.ceilingCents() - paid);
        }

        private void narrow(Room other) {
            under.narrow(other.under);
            if (seconds != null && other.seconds != null) {
                seconds = Math.min(seconds, other.seconds);
            }
            if (cents != null && other.cents != null && cents.compareTo(other.cents) > 0) {
                cents = other.cents;
            }
        }

        /** Divides what the ceilings leave of a part of a month among what is offered: the narrow ones first. */
        private long[] divide(LocalDate part, List<Claim> of, List<Long> offers) {
            List<Cell> cells = of.stream().map(claim -> claim.cell).toList();
            long[] offered = offers.stream().mapToLong(Long::longValue).toArray();
            SubCeiling[] bound = new SubCeiling[offered.length];
            under.reduce(cells, offered, bound);
            long[] counted = divide(part, offered);
            for (int i = 0; i < counted.length; i++) {
                under.count(cells.get(i), counted[i]);
                if (bound[i] != null && counted[i] == offered[i]) {
                    of.get(i).bound.put(agreement.id(), bound[i]);
                } else if (counted[i] < offered[i]) {
                    of.get(i).bound.remove(agreement.id());
                }
            }
            return counted;
        }

        private long[] divide(LocalDate part, long[] offered) {
            Rational centsASecond = centsASecond(agreement, part);
            long total = Arrays.stream(offered).sum();
            long room = seconds == null ? total : Math.min(total, Math.max(0, seconds));
            if (cents != null) {
                BigInteger payable = cents.signum() <= 0
                        ? BigInteger.ZERO
                        : cents.over(centsASecond).floor();
                room = payable.min(BigInteger.valueOf(room)).longValueExact();
            }
            seconds = seconds == null ? null : seconds - room;
            cents = cents == null ? null : cents.minus(centsASecond.times(room));
            return room == total
                    ? offered
                    : Apportionment.divide(
                            room, Arrays.stream(offered).mapToObj(Rational::of).toList());
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
                for (FundingAgreement agreement : pool) {
                    under(issuedUnder, agreement).count(leaf.cell(), leaf.claimed(agreement.id()));
                }
                if (leaf.reversal()) {
                    frozen.remove(leaf.cell());
                } else {
                    frozen.put(leaf.cell(), leaf);
                }
            }
        }
    }

    private static SubRooms under(Map<String, SubRooms> rooms, FundingAgreement agreement) {
        return rooms.computeIfAbsent(agreement.id(), none -> new SubRooms(agreement.subCeilings()));
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
            Leaf former = frozen.get(cell);
            claims.add(new Claim(cell, former, bookings));
            if (former != null) {
                leaves.add(former.reversed(number));
            }
        });
        Map<String, Room> kept = new HashMap<>();
        for (FundingAgreement agreement : pool) {
            kept.put(agreement.id(), keep(agreement, claims));
        }
        for (FundingAgreement agreement : pool) {
            offer(agreement, claims, kept.get(agreement.id()));
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

    // The ceiling that a corrected cell frees was its own. To the cent it may be too small for the same seconds: a leaf
    // that
    // rounding once gave a cent less than its due would cost that cent more now, and no ceiling bends for it.
    private Room keep(FundingAgreement agreement, List<Claim> claims) {
        String id = agreement.id();
        long seconds = issuedSeconds.getOrDefault(id, 0L);
        long cents = issuedCents.getOrDefault(id, 0L);
        SubRooms under = new SubRooms(agreement.subCeilings());
        under.narrow(under(issuedUnder, agreement));
        SortedMap<LocalDate, List<Claim>> byPart = new TreeMap<>();
        for (Claim claim : claims) {
            if (claim.former != null) {
                under.count(claim.cell, -claim.former.claimed(id));
                seconds -= claim.former.claimed(id);
                cents -= claim.former.cents(id);
                byPart.computeIfAbsent(claim.cell.from(), none -> new ArrayList<>())
                        .add(claim);
            }
        }
        Room room = new Room(agreement, seconds, cents, under);
        byPart.forEach((part, corrected) -> {
            List<Claim> own = corrected.stream()
                    .filter(claim -> claim.again(agreement) > 0)
                    .toList();
            if (!own.isEmpty()) {
                long[] kept = room.divide(
                        part,
                        own,
                        own.stream().map(claim -> claim.again(agreement)).toList());
                for (int i = 0; i < kept.length; i++) {
                    own.get(i).take(agreement, first(own.get(i), agreement, kept[i]));
                }
            }
        });
        return room;
    }

    private static long[] first(Claim claim, FundingAgreement agreement, long seconds) {
        long[] parts = new long[claim.portions.size()];
        long left = seconds;
        for (int i = 0; i < parts.length; i++) {
            Portion portion = claim.portions.get(i);
            parts[i] = portion.admits(agreement) ? Math.min(left, portion.seconds) : 0;
            left -= parts[i];
        }
        return parts;
    }

    private void offer(FundingAgreement agreement, List<Claim> claims, @Nullable Room kept) {
        SortedMap<LocalDate, List<Claim>> byPart = new TreeMap<>();
        for (Claim claim : claims) {
            if (Eligibility.failure(agreement, claim.cell).isEmpty()
                    && claim.portions.stream().anyMatch(portion -> portion.admits(agreement))) {
                byPart.computeIfAbsent(claim.cell.from(), none -> new ArrayList<>())
                        .add(claim);
            }
        }
        Room room = new Room(
                agreement,
                issuedSeconds.getOrDefault(agreement.id(), 0L),
                issuedCents.getOrDefault(agreement.id(), 0L),
                under(issuedUnder, agreement));
        if (kept != null) {
            room.narrow(kept);
        }
        byPart.forEach((part, own) -> {
            List<Long> offered = new ArrayList<>();
            List<Claim> of = new ArrayList<>();
            for (Claim claim : own) {
                claim.portions.forEach(portion -> {
                    offered.add(portion.admits(agreement) ? portion.seconds : 0);
                    of.add(claim);
                });
            }
            long[] counted = room.divide(part, of, offered);
            int next = 0;
            for (Claim claim : own) {
                int size = claim.portions.size();
                claim.take(agreement, Arrays.copyOfRange(counted, next, next + size));
                next += size;
            }
        });
    }

    private Leaf leaf(Claim claim, EmployerCost cost) {
        SortedMap<Reason, Long> unclaimed = new TreeMap<>();
        long open = claim.portions.stream()
                .filter(portion -> portion.takers.isEmpty())
                .mapToLong(Portion::seconds)
                .sum();
        if (claim.seconds < 0) {
            unclaimed.put(Reason.LATE, claim.seconds);
        } else if (open > 0) {
            unclaimed.put(Eligibility.unclaimed(pool, claim.cell, claim.bound), open);
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
        List<SortedMap<String, Long>> paid = new ArrayList<>();
        posted.forEach(leaf -> paid.add(new TreeMap<>()));
        for (FundingAgreement agreement : pool) {
            long[] cents = cents(agreement, posted);
            for (int i = 0; i < cents.length; i++) {
                if (posted.get(i).claimed(agreement.id()) > 0) {
                    paid.get(i).put(agreement.id(), cents[i]);
                }
            }
        }
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < posted.size(); i++) {
            leaves.add(posted.get(i).with(paid.get(i)));
        }
        return leaves;
    }

    /** What an agreement pays on each leaf of one batch: rounded once, then divided along the tree. */
    static long[] cents(FundingAgreement agreement, List<Leaf> posted) {
        List<Rational> exact = new ArrayList<>(posted.size());
        Rational total = Rational.ZERO;
        for (Leaf leaf : posted) {
            long claimed = leaf.claimed(agreement.id());
            Rational amount = claimed == 0
                    ? Rational.ZERO
                    : centsASecond(agreement, leaf.cell().from()).times(claimed);
            exact.add(amount);
            total = total.plus(amount);
        }
        return Apportionment.along(total.rounded(), posted, exact, CENTS_TREE);
    }

    /** What a counted second is worth under an agreement, in cents: rate × share. */
    static Rational centsASecond(FundingAgreement agreement, LocalDate day) {
        return agreement.hourly(day).times(agreement.share().exact()).times(Rational.of(100, 3600));
    }
}
