package org.essaim.funding;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Finds the most that agreements could fund of a draft’s hours (<i>recherche du majorant</i>): the greatest flow from hours to
 * agreements, in paid parts of seconds, and of the greatest ones that in which the agreements asked first fund most.
 *
 * <p>Hours that the same agreements admit under the same ceilings flow together, so that a federation’s year becomes a network of
 * some thousand arcs. Ceilings in hours that nest are arcs of a tree for each agreement; what does not nest, or is not in hours,
 * is left out or widened, and named.
 */
final class Bounding {
    // A share of a second is a whole number of parts; their number must leave room for a country's seconds in a long.
    private static final long FINEST = 1_000_000;

    private final List<FundingAgreement> paying;
    private final @Nullable SubCeiling common;
    private final SubRooms commonUsed;
    private final List<Side> sides = new ArrayList<>();
    private final List<Group> groups;
    private final long scale;
    private final boolean exactShares;
    // A sub-ceiling for each person is one term, however many persons it meets.
    private final Set<FundingBound.Relaxed> relaxed = new LinkedHashSet<>();

    /** Hours that the same agreements admit, under the same ceilings. */
    private static final class Group {
        private final Cell one;
        private final BitSet admitted;
        private final Map<LocalDate, Long> days = new HashMap<>();
        private long seconds;

        Group(Cell one, BitSet admitted) {
            this.one = one;
            this.admitted = admitted;
        }
    }

    /** An agreement, and what its ceilings leave. */
    private final class Side {
        private final FundingAgreement agreement;
        private final SubRooms used;
        private final Map<LocalDate, Rational> rates = new HashMap<>();
        private List<Integer> own = List.of();
        private long parts;
        private long counted;
        private long cents;

        Side(FundingAgreement agreement) {
            this.agreement = agreement;
            this.used = new SubRooms(agreement.subCeilings());
        }

        private void use(Leaf leaf) {
            long payable = leaf.payable(agreement.id());
            long paid = leaf.cents(agreement.id());
            if (payable != 0 || paid != 0) {
                counted += payable;
                cents += paid;
                used.count(leaf.cell(), payable, Rational.of(paid));
            }
        }

        /** Looks at the hours that it admits, and counts the parts of each second that it pays. */
        private void look(int index) {
            parts = agreement
                            .payment()
                            .greatestShare()
                            .exact()
                            .times(scale)
                            .floor()
                            .longValueExact()
                    + (exactShares ? 0 : 1);
            own = IntStream.range(0, groups.size())
                    .filter(g -> groups.get(g).admitted.get(index))
                    .boxed()
                    .toList();
        }

        private Rational rate(LocalDate day) {
            return rates.computeIfAbsent(day, each -> agreement.second(each, null));
        }

        private long parts(Collection<Integer> among) {
            return parts * seconds(among);
        }

        /** The most parts under a ceiling in hours that leaves so many seconds. */
        private long underSeconds(Rational left, Collection<Integer> among) {
            return least(left.floor(), seconds(among)) * parts;
        }

        /** The most parts under a ceiling in euros that leaves so many cents: of the cheapest hours first. */
        private long underCents(Rational left, Collection<Integer> among, @Nullable String ceiling) {
            SortedMap<Rational, Long> worth = new TreeMap<>();
            among.forEach(
                    g -> groups.get(g).days.forEach((day, seconds) -> worth.merge(rate(day), seconds, Long::sum)));
            Rational share = agreement.payment().greatestShare().exact();
            Rational open = left;
            Rational paid = Rational.ZERO;
            for (Map.Entry<Rational, Long> each : worth.entrySet()) {
                Rational all = share.times(each.getValue());
                Rational affordable = open.signum() <= 0 ? Rational.ZERO : open.over(each.getKey());
                Rational part = affordable.compareTo(all) < 0 ? affordable : all;
                paid = paid.plus(part);
                open = open.minus(part.times(each.getKey()));
            }
            if (paid.equals(share.times(seconds(among)))) {
                return parts(among);
            }
            if (worth.size() > 1) {
                relaxed.add(new FundingBound.Relaxed(
                        FundingBound.Relaxation.EUROS_AT_SEVERAL_RATES, List.of(agreement.id()), ceiling));
            }
            return exactShares && !varies(agreement)
                    ? underSeconds(paid.over(share), among)
                    : least(paid.times(scale).floor(), parts(among));
        }
    }

    private Bounding(PoolTerms terms, List<Batch> frozen, List<Leaf> leaves) {
        this.paying = terms.paying();
        Long limit = terms.pool().personYearSeconds();
        this.common = limit == null
                ? null
                : new SubCeiling(
                        "pool",
                        limit,
                        SubCeiling.Unit.SECONDS,
                        SubCeiling.Per.PERSON_YEAR,
                        null,
                        Set.of(),
                        terms.pool().source());
        this.commonUsed = new SubRooms(common == null ? List.of() : List.of(common));
        paying.forEach(agreement -> sides.add(new Side(agreement)));
        frozen.forEach(batch -> batch.leaves().forEach(this::use));
        leaves.stream().filter(Leaf::reversal).forEach(this::use);
        this.groups = grouped(leaves);
        BigInteger denominator = BigInteger.ONE;
        for (FundingAgreement agreement : paying) {
            for (Share share : agreement.payment().shares()) {
                BigInteger parts = share.exact().denominator();
                denominator = denominator.multiply(parts).divide(denominator.gcd(parts));
            }
        }
        this.exactShares = denominator.compareTo(BigInteger.valueOf(FINEST)) <= 0;
        this.scale = exactShares ? denominator.longValueExact() : FINEST;
        if (!exactShares) {
            relax(FundingBound.Relaxation.SHARES_ROUNDED_UP, ids(paying));
        }
        for (int i = 0; i < sides.size(); i++) {
            sides.get(i).look(i);
        }
        if (leaves.stream().anyMatch(Leaf::reversal)) {
            relax(FundingBound.Relaxation.CORRECTIONS, List.of());
        }
    }

    /**
     * The most of a draft.
     *
     * @param frozen what is issued already
     * @param leaves what the draft would freeze: whose seconds are given away anew, and what is taken back
     */
    static FundingBound of(PoolTerms terms, List<Batch> frozen, List<Leaf> leaves) {
        return new Bounding(terms, frozen, leaves).bound();
    }

    private void relax(FundingBound.Relaxation why, List<String> whose) {
        relaxed.add(new FundingBound.Relaxed(why, whose, null));
    }

    private static List<String> ids(Collection<FundingAgreement> agreements) {
        return agreements.stream().map(FundingAgreement::id).toList();
    }

    private void use(Leaf leaf) {
        sides.forEach(side -> side.use(leaf));
        commonUsed.count(leaf.cell(), leaf.covered(), Rational.ZERO);
    }

    private List<Group> grouped(List<Leaf> leaves) {
        Map<String, Group> byName = new LinkedHashMap<>();
        for (Leaf leaf : leaves) {
            if (!leaf.reversal() && leaf.seconds() > 0) {
                Cell cell = leaf.cell();
                BitSet admitted = new BitSet(paying.size());
                StringBuilder name = new StringBuilder();
                for (int i = 0; i < paying.size(); i++) {
                    FundingAgreement agreement = paying.get(i);
                    if (Eligibility.failure(agreement, cell).isEmpty()) {
                        admitted.set(i);
                        name.append('|').append(i);
                        for (SubCeiling ceiling : agreement.subCeilings()) {
                            if (ceiling.holds(cell)) {
                                name.append(':').append(ceiling.share(cell));
                            }
                        }
                    }
                }
                if (!admitted.isEmpty()) {
                    if (common != null) {
                        name.append('|').append(common.share(cell));
                    }
                    Group group = byName.computeIfAbsent(name.toString(), none -> new Group(cell, admitted));
                    group.seconds += leaf.seconds();
                    group.days.merge(cell.from(), leaf.seconds(), Long::sum);
                }
            }
        }
        return List.copyOf(byName.values());
    }

    private long seconds(Collection<Integer> among) {
        return among.stream().mapToLong(g -> groups.get(g).seconds).sum();
    }

    private static long least(BigInteger left, long all) {
        return left.signum() <= 0 ? 0 : left.min(BigInteger.valueOf(all)).longValueExact();
    }

    private FundingBound bound() {
        Flow flow = new Flow();
        int source = flow.node();
        int sink = flow.node();
        int[] nodes = new int[groups.size()];
        Map<BitSet, Long> together = new HashMap<>();
        for (int g = 0; g < nodes.length; g++) {
            nodes[g] = flow.node();
        }
        Map<String, List<Integer>> people = byPerson();
        for (int g = 0; g < nodes.length; g++) {
            if (people.isEmpty()) {
                flow.arc(source, nodes[g], groups.get(g).seconds * together(groups.get(g).admitted, together));
            }
        }
        people.forEach((name, own) -> {
            int person = flow.node();
            flow.arc(source, person, commonRoom(own) * most(own, together));
            own.forEach(g ->
                    flow.arc(person, nodes[g], groups.get(g).seconds * together(groups.get(g).admitted, together)));
        });
        List<Integer> doors = new ArrayList<>();
        List<Long> widths = new ArrayList<>();
        for (Side side : sides) {
            int root = flow.node();
            Nest nest = nest(side, people);
            Map<Nest.Limit, Integer> limits = nest.draw(flow, root);
            for (int g : side.own) {
                List<Nest.Limit> around = nest.around(g);
                int innermost = around.isEmpty() ? root : limits.getOrDefault(around.get(around.size() - 1), root);
                flow.arc(nodes[g], innermost, side.parts * groups.get(g).seconds);
            }
            doors.add(flow.arc(root, sink, 0));
            widths.add(whole(side));
        }
        named();
        Rational most = Rational.ZERO;
        SortedMap<String, Rational> plan = new TreeMap<>();
        for (int i = 0; i < doors.size(); i++) {
            flow.widen(doors.get(i), widths.get(i));
            most = most.plus(Rational.of(flow.push(source, sink), scale));
        }
        for (int i = 0; i < doors.size(); i++) {
            plan.put(paying.get(i).id(), Rational.of(flow.through(doors.get(i)), scale));
        }
        return new FundingBound(most, plan, List.copyOf(relaxed));
    }

    /** The most parts of all hours of an agreement. */
    private long whole(Side side) {
        long most = side.parts(side.own);
        Long seconds = side.agreement.ceilingSeconds();
        if (seconds != null) {
            most = Math.min(most, side.underSeconds(Rational.of(seconds - side.counted), side.own));
        }
        Long cents = side.agreement.ceilingCents();
        return cents == null ? most : Math.min(most, side.underCents(Rational.of(cents - side.cents), side.own, null));
    }

    /** The tree of an agreement’s narrower ceilings, as far as they nest and can be reached. */
    private Nest nest(Side side, Map<String, List<Integer>> people) {
        Nest nest = new Nest();
        for (SubCeiling ceiling : side.agreement.subCeilings()) {
            Map<String, List<Integer>> shares = new LinkedHashMap<>();
            for (int g : side.own) {
                Cell cell = groups.get(g).one;
                if (ceiling.holds(cell)) {
                    shares.computeIfAbsent(ceiling.share(cell), none -> new ArrayList<>())
                            .add(g);
                }
            }
            List<Nest.Limit> limits = new ArrayList<>();
            shares.values().forEach(among -> {
                Rational left = side.used.left(ceiling, groups.get(among.get(0)).one);
                long most = ceiling.unit() == SubCeiling.Unit.CENTS
                        ? side.underCents(left, among, ceiling.id())
                        : side.underSeconds(left, among);
                if (most < side.parts(among)) {
                    limits.add(new Nest.Limit(most, among));
                }
            });
            if (!nest.add(limits)) {
                relaxed.add(new FundingBound.Relaxed(
                        FundingBound.Relaxation.CROSSING_CEILINGS, List.of(side.agreement.id()), ceiling.id()));
            }
        }
        // What the whole pool may count of a person's year, one agreement may not exceed; paid in part, that is less.
        if (!side.agreement.payment().greatestShare().exact().equals(Rational.ONE)) {
            List<Nest.Limit> limits = new ArrayList<>();
            Set<Integer> own = new HashSet<>(side.own);
            people.values().forEach(all -> {
                List<Integer> among = all.stream().filter(own::contains).toList();
                long most = commonRoom(among) * side.parts;
                if (!among.isEmpty() && most < side.parts(among)) {
                    limits.add(new Nest.Limit(most, among));
                }
            });
            nest.add(limits);
        }
        return nest;
    }

    /** The groups of each person's year, where the pool limits it. */
    private Map<String, List<Integer>> byPerson() {
        Map<String, List<Integer>> people = new LinkedHashMap<>();
        for (int g = 0; g < groups.size() && common != null; g++) {
            people.computeIfAbsent(common.share(groups.get(g).one), none -> new ArrayList<>())
                    .add(g);
        }
        return people;
    }

    private long commonRoom(List<Integer> among) {
        return common == null || among.isEmpty()
                ? seconds(among)
                : least(commonUsed.left(common, groups.get(among.get(0)).one).floor(), seconds(among));
    }

    private long most(List<Integer> among, Map<BitSet, Long> together) {
        return among.stream()
                .mapToLong(g -> together(groups.get(g).admitted, together))
                .max()
                .orElse(0);
    }

    /** True if an agreement pays another share of some hours than of others. */
    private static boolean varies(FundingAgreement agreement) {
        return agreement.payment().reducible()
                || !agreement.payment().amendedShares().isEmpty();
    }

    /** The most parts of one second that these agreements can pay together. */
    private long together(BitSet admitted, Map<BitSet, Long> known) {
        Long before = known.get(admitted);
        if (before != null) {
            return before;
        }
        long all = 0;
        boolean reducible = false;
        SortedSet<Long> sums = new TreeSet<>(Set.of(0L));
        for (int i = admitted.nextSetBit(0); i >= 0; i = admitted.nextSetBit(i + 1)) {
            long parts = sides.get(i).parts;
            all += parts;
            reducible |= varies(paying.get(i));
            Set<Long> more = new HashSet<>();
            sums.headSet(scale - parts + 1).forEach(sum -> more.add(sum + parts));
            sums.addAll(more);
        }
        long most = reducible || !exactShares ? Math.min(scale, all) : sums.last();
        known.put((BitSet) admitted.clone(), most);
        return most;
    }

    private void named() {
        Set<String> apart = new TreeSet<>();
        boolean commonReached = byPerson().values().stream().anyMatch(own -> commonRoom(own) < seconds(own));
        for (Group group : groups) {
            List<FundingAgreement> admitting =
                    group.admitted.stream().mapToObj(paying::get).toList();
            Rational sum = admitting.stream()
                    .map(agreement -> agreement.payment().greatestShare().exact())
                    .reduce(Rational.ZERO, Rational::plus);
            boolean alike = admitting.stream()
                            .map(agreement ->
                                    agreement.payment().greatestShare().exact())
                            .distinct()
                            .count()
                    == 1;
            boolean whole = admitting.get(0).payment().greatestShare().exact().equals(Rational.ONE);
            boolean reducible = admitting.stream().anyMatch(Bounding::varies);
            if (sum.compareTo(Rational.ONE) > 0 && (!alike || (reducible && !whole))) {
                apart.addAll(ids(admitting));
            }
        }
        if (!apart.isEmpty()) {
            relax(FundingBound.Relaxation.SHARES, List.copyOf(apart));
        }
        if (commonReached
                && paying.stream()
                        .anyMatch(agreement ->
                                !agreement.payment().greatestShare().exact().equals(Rational.ONE))) {
            relax(FundingBound.Relaxation.COMMON_LIMIT, List.of());
        }
        List<String> amended = paying.stream()
                .filter(agreement -> !agreement.payment().amendedShares().isEmpty())
                .map(FundingAgreement::id)
                .toList();
        if (!amended.isEmpty()) {
            relax(FundingBound.Relaxation.AMENDED_SHARES, amended);
        }
        List<String> rounding = paying.stream()
                .filter(agreement -> agreement.payment().rounding() != null)
                .map(FundingAgreement::id)
                .toList();
        if (!rounding.isEmpty()) {
            relax(FundingBound.Relaxation.ROUNDING, rounding);
        }
    }
}
