package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Offers sealed time to the agreements of one pool, as the pool says, and freezes the answer.
 *
 * <p>By priority, each agreement in turn looks at what is left, month by month. It counts a second whole or not at all, and
 * only where its share still fits beside those that count it already. Where a ceiling ends within a month, the month's seconds
 * are divided among its cells by largest remainder, so that no structure is favoured by its name. The oldest work first, each
 * cell is offered by priority before the next one is looked at. Pro rata, {@link ProRata} says.
 *
 * <p>Agreements for which hours are evidence alone count what they admit, whoever pays for it.
 *
 * <p>A corrected cell first gives each agreement back what it counted, up to the new length; what more there is is offered like
 * any other time. What a correction sets free serves later issues only.
 */
final class Allocation {
    private final FundingPool terms;
    private final List<FundingAgreement> pool;
    private final int number;
    private final Map<String, Long> issuedCents = new HashMap<>();
    private final Map<String, Long> issuedSeconds = new HashMap<>();
    private final Map<String, SubRooms> issuedUnder = new HashMap<>();
    private final SubRooms issuedGuard;
    private final SortedMap<Cell, Leaf> frozen = new TreeMap<>();
    private final Set<YearMonth> limited = new TreeSet<>();

    /** Prepares the next batch of a pool that is served by priority. */
    Allocation(List<FundingAgreement> agreements, List<Batch> earlier) {
        this(FundingPool.of("pool"), agreements, earlier);
    }

    /**
     * Prepares the next batch of a pool.
     *
     * @param terms how its agreements share hours
     * @param agreements the pool's agreements
     * @param earlier the batches frozen before, in order
     */
    Allocation(FundingPool terms, List<FundingAgreement> agreements, List<Batch> earlier) {
        this.terms = terms;
        this.pool = agreements.stream()
                .sorted(Comparator.comparingInt(FundingAgreement::priority).thenComparing(FundingAgreement::id))
                .toList();
        this.number = earlier.size() + 1;
        this.issuedGuard = guard();
        for (Batch batch : earlier) {
            for (Leaf leaf : batch.leaves()) {
                for (FundingAgreement agreement : pool) {
                    String id = agreement.id();
                    long payable = leaf.payable(id);
                    long cents = leaf.cents(id);
                    if (payable != 0 || cents != 0) {
                        issuedSeconds.merge(id, payable, Long::sum);
                        issuedCents.merge(id, cents, Long::sum);
                        under(issuedUnder, agreement).count(leaf.cell(), payable, Rational.of(cents));
                    }
                }
                issuedGuard.count(leaf.cell(), leaf.covered(), Rational.ZERO);
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

    private SubRooms guard() {
        Long most = terms.personYearSeconds();
        return new SubRooms(
                most == null
                        ? List.of()
                        : List.of(new SubCeiling(
                                "pool",
                                most,
                                SubCeiling.Unit.SECONDS,
                                SubCeiling.Per.PERSON_YEAR,
                                null,
                                Set.of(),
                                terms.source())));
    }

    /** The leaves that stand before this batch, by cell. */
    SortedMap<Cell, Leaf> frozen() {
        return Collections.unmodifiableSortedMap(frozen);
    }

    /** After {@link #allocate}: the months in which a ceiling kept an agreement from counting more. */
    Set<YearMonth> limited() {
        return Set.copyOf(limited);
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
        withNeighbours(booked).forEach((cell, bookings) -> {
            Leaf former = frozen.get(cell);
            claims.add(new Claim(cell, former, bookings));
            if (former != null) {
                leaves.add(former.reversed(number));
            }
        });
        Map<String, Room> rooms = rooms(claims, cost);
        for (FundingAgreement agreement : pool) {
            if (!agreement.paysTime()) {
                parts(claims, agreement).values().forEach(own -> offer(agreement, own, room(rooms, agreement)));
            }
        }
        List<FundingAgreement> paying =
                pool.stream().filter(FundingAgreement::paysTime).toList();
        switch (terms.sharing()) {
            case PRIORITY ->
                paying.forEach(agreement -> parts(claims, agreement)
                        .values()
                        .forEach(own -> offer(agreement, own, room(rooms, agreement))));
            case FIFO ->
                claims.forEach(claim -> paying.stream()
                        .filter(agreement ->
                                Eligibility.failure(agreement, claim.cell()).isEmpty())
                        .forEach(agreement -> offer(agreement, List.of(claim), room(rooms, agreement))));
            case PRO_RATA -> new ProRata(paying, rooms, issuedSeconds).share(claims);
        }
        claims.stream()
                .filter(claim -> !claim.bound().isEmpty())
                .forEach(claim -> limited.add(claim.cell().month()));
        for (FundingAgreement agreement : paying) {
            Rounding rounding = agreement.payment().rounding();
            if (rounding != null) {
                Quanta.settle(agreement, rounding, claims, left(agreement, claims));
            }
        }
        List<Leaf> posted = new ArrayList<>();
        for (Claim claim : claims) {
            posted.add(leaf(claim, cost));
        }
        posted.sort(Leaf.CANONICAL);
        leaves.addAll(pay(posted, claims));
        leaves.sort(Leaf.CANONICAL);
        return leaves;
    }

    // What is rounded together is corrected together: the neighbours of a corrected cell are posted anew beside it.
    private SortedMap<Cell, SortedMap<YearMonth, Long>> withNeighbours(
            SortedMap<Cell, SortedMap<YearMonth, Long>> booked) {
        boolean rounds = pool.stream().anyMatch(agreement -> agreement.payment().rounding() != null);
        if (!rounds || frozen.isEmpty()) {
            return booked;
        }
        Set<String> groups = new HashSet<>();
        booked.keySet().forEach(cell -> groups.add(Quanta.group(cell)));
        SortedMap<Cell, SortedMap<YearMonth, Long>> more = new TreeMap<>(booked);
        frozen.forEach((cell, leaf) -> {
            if (leaf.isRounded() && groups.contains(Quanta.group(cell))) {
                more.putIfAbsent(cell, Collections.emptySortedMap());
            }
        });
        return more;
    }

    // First every corrected cell gives back what it still can; what is left then is offered to all.
    private Map<String, Room> rooms(List<Claim> claims, EmployerCost cost) {
        SubRooms guard = guard();
        guard.narrow(issuedGuard);
        for (Claim claim : claims) {
            if (claim.former() != null) {
                guard.count(claim.cell(), -claim.former().covered(), Rational.ZERO);
            }
        }
        SubRooms offered = guard();
        offered.narrow(issuedGuard);
        Map<String, Room> kept = new HashMap<>();
        for (FundingAgreement agreement : pool) {
            kept.put(agreement.id(), keep(agreement, claims, cost, guard));
        }
        offered.narrow(guard);
        Map<String, Room> rooms = new HashMap<>();
        for (FundingAgreement agreement : pool) {
            SubRooms under = new SubRooms(agreement.subCeilings());
            under.narrow(under(issuedUnder, agreement));
            Room room = new Room(
                    agreement, cost, issuedSeconds(agreement.id()), issuedCents(agreement.id()), under, offered);
            room.narrow(room(kept, agreement));
            rooms.put(agreement.id(), room);
        }
        return rooms;
    }

    private static Room room(Map<String, Room> rooms, FundingAgreement agreement) {
        Room room = rooms.get(agreement.id());
        if (room == null) {
            throw new IllegalStateException("Agreement [" + agreement.id() + "] has no room.");
        }
        return room;
    }

    private long issuedSeconds(String agreement) {
        return issuedSeconds.getOrDefault(agreement, 0L);
    }

    private long issuedCents(String agreement) {
        return issuedCents.getOrDefault(agreement, 0L);
    }

    // The ceiling that a corrected cell frees was its own. To the cent it may be too small for the same seconds: a leaf
    // that rounding once gave a cent less than its due would cost that cent more now, and no ceiling bends for it.
    private Room keep(FundingAgreement agreement, List<Claim> claims, EmployerCost cost, SubRooms guard) {
        String id = agreement.id();
        long seconds = issuedSeconds(id);
        long cents = issuedCents(id);
        SubRooms under = new SubRooms(agreement.subCeilings());
        under.narrow(under(issuedUnder, agreement));
        SortedMap<LocalDate, List<Claim>> byPart = new TreeMap<>();
        for (Claim claim : claims) {
            Leaf former = claim.former();
            if (former != null) {
                under.count(claim.cell(), -former.payable(id), Rational.of(-former.cents(id)));
                seconds -= former.payable(id);
                cents -= former.cents(id);
                if (claim.again(agreement) > 0) {
                    byPart.computeIfAbsent(claim.cell().from(), none -> new ArrayList<>())
                            .add(claim);
                }
            }
        }
        Room room = new Room(agreement, cost, seconds, cents, under, guard);
        byPart.values().forEach(own -> {
            List<Room.Offer> offers = new ArrayList<>();
            for (Claim claim : own) {
                offers.addAll(offers(agreement, claim, claim.again(agreement)));
            }
            take(agreement, offers, room.divide(offers));
        });
        return room;
    }

    private static SortedMap<LocalDate, List<Claim>> parts(List<Claim> claims, FundingAgreement agreement) {
        SortedMap<LocalDate, List<Claim>> byPart = new TreeMap<>();
        for (Claim claim : claims) {
            if (claim.seconds() > 0
                    && Eligibility.failure(agreement, claim.cell()).isEmpty()) {
                byPart.computeIfAbsent(claim.cell().from(), none -> new ArrayList<>())
                        .add(claim);
            }
        }
        return byPart;
    }

    private static void offer(FundingAgreement agreement, List<Claim> claims, Room room) {
        List<Room.Offer> offers = new ArrayList<>();
        for (Claim claim : claims) {
            offers.addAll(offers(agreement, claim, Long.MAX_VALUE));
        }
        if (!offers.isEmpty()) {
            take(agreement, offers, room.divide(offers));
        }
    }

    /** What an agreement is offered of a claim, up to so many seconds: portion by portion, or all of it as evidence. */
    private static List<Room.Offer> offers(FundingAgreement agreement, Claim claim, long most) {
        LocalDate day = claim.cell().from();
        if (!agreement.paysTime()) {
            long open = Math.max(0, claim.seconds() - claim.counted(agreement.id()));
            return open == 0
                    ? List.of()
                    : List.of(new Room.Offer(claim, Math.min(most, open), agreement.share(day), false));
        }
        List<Room.Offer> offers = new ArrayList<>();
        long left = most;
        for (Portion portion : claim.portions()) {
            long part = portion.admits(agreement, day) ? Math.min(left, portion.seconds()) : 0;
            offers.add(new Room.Offer(
                    claim,
                    part,
                    part == 0 ? agreement.share(day) : portion.offered(agreement, day),
                    !portion.isFree()));
            left -= part;
        }
        return offers;
    }

    /** Lets an agreement count so many seconds of each offer; the offers of one claim stand together. */
    static void take(FundingAgreement agreement, List<Room.Offer> offers, long[] counted) {
        int next = 0;
        while (next < counted.length) {
            Claim claim = offers.get(next).claim();
            if (agreement.paysTime()) {
                int size = claim.portions().size();
                claim.take(agreement, Arrays.copyOfRange(counted, next, next + size));
                next += size;
            } else {
                claim.witness(agreement, counted[next++]);
            }
        }
    }

    private Quanta.Left left(FundingAgreement agreement, List<Claim> claims) {
        String id = agreement.id();
        SubRooms under = new SubRooms(agreement.subCeilings());
        under.narrow(under(issuedUnder, agreement));
        long seconds = issuedSeconds(id);
        long cents = issuedCents(id);
        for (Claim claim : claims) {
            Leaf former = claim.former();
            if (former != null) {
                under.count(claim.cell(), -former.payable(id), Rational.of(-former.cents(id)));
                seconds -= former.payable(id);
                cents -= former.cents(id);
            }
        }
        Long mostSeconds = agreement.ceilingSeconds();
        Long mostCents = agreement.ceilingCents();
        return new Quanta.Left(
                mostSeconds == null ? null : Rational.of(mostSeconds - seconds),
                mostCents == null ? null : Rational.of(mostCents - cents),
                under);
    }

    private Leaf leaf(Claim claim, EmployerCost cost) {
        SortedMap<Reason, Long> unclaimed = new TreeMap<>();
        long open = claim.free();
        if (claim.seconds() < 0) {
            unclaimed.put(Reason.LATE, claim.seconds());
        } else if (open > 0) {
            unclaimed.put(Eligibility.unclaimed(pool, claim), open);
        }
        Cell cell = claim.cell();
        @Nullable
        BigDecimal hourly =
                cost.at(cell.structure(), cell.function(), cell.from()).orElse(null);
        return new Leaf(
                number,
                false,
                cell,
                claim.seconds(),
                claim.bookings(),
                claim.counted(),
                claim.shared(),
                claim.payable(),
                unclaimed,
                Collections.emptySortedMap(),
                hourly);
    }

    private List<Leaf> pay(List<Leaf> posted, List<Claim> claims) {
        List<SortedMap<String, Long>> paid = new ArrayList<>();
        posted.forEach(leaf -> paid.add(new TreeMap<>()));
        for (FundingAgreement agreement : pool) {
            long[] cents = Payment.cents(agreement, posted, left(agreement, claims));
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
}
