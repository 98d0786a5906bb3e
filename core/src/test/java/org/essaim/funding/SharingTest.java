package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.exact.Rational;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.junit.jupiter.api.Test;

/** The laws of sharing, however a pool shares, whatever its agreements round, reduce or assign. */
class SharingTest {
    private static final EmployerCost COST = EmployerCost.unknown()
            .with("", Function.CARE_WORKER, LocalDate.of(2025, 1, 1), new BigDecimal("25.417"))
            .with("", Function.AREA_MANAGER, LocalDate.of(2025, 1, 1), new BigDecimal("31"))
            .with("S2", Function.CARE_WORKER, LocalDate.of(2025, 2, 1), new BigDecimal("2.005"));

    /** A pool and how it shares. */
    record Shared(FundingPool terms, List<FundingAgreement> pool) {}

    @Provide
    Arbitrary<Shared> shared() {
        return Combinators.combine(
                        Arbitraries.of(FundingPool.Sharing.class),
                        Arbitraries.longs().between(1, 40_000).injectNull(0.7),
                        pools())
                .as((sharing, guard, pool) -> new Shared(new FundingPool("coordination", sharing, guard, ""), pool));
    }

    @Provide
    Arbitrary<List<FundingAgreement>> pools() {
        Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 7);
        return Combinators.combine(
                        Pools.pools(60_000),
                        kinds.list().ofSize(4),
                        Arbitraries.longs().between(1, 9).list().ofSize(4),
                        ceilings().list().ofMaxSize(2).list().ofSize(4))
                .as((pool, kind, weights, ceilings) -> {
                    List<FundingAgreement> varied = new ArrayList<>();
                    for (int i = 0; i < pool.size(); i++) {
                        varied.add(varied(pool.get(i), kind.get(i), weights.get(i), numbered(ceilings.get(i))));
                    }
                    return List.copyOf(varied);
                });
    }

    private static Arbitrary<SubCeiling> ceilings() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 40_000),
                        Arbitraries.of(SubCeiling.Unit.class),
                        Arbitraries.of(SubCeiling.Per.class),
                        Arbitraries.of(Category.TEAM_MEETING, Category.MENTORING)
                                .set()
                                .ofMaxSize(1))
                .as((most, unit, per, categories) ->
                        new SubCeiling("c", most, unit, per, null, categories, "made up for tests"));
    }

    private static List<SubCeiling> numbered(List<SubCeiling> ceilings) {
        List<SubCeiling> numbered = new ArrayList<>();
        for (SubCeiling each : ceilings) {
            numbered.add(new SubCeiling(
                    "c" + numbered.size(),
                    each.most(),
                    each.unit(),
                    each.per(),
                    each.period(),
                    each.categories(),
                    each.source()));
        }
        return numbered;
    }

    private static FundingAgreement varied(FundingAgreement plain, int kind, long weight, List<SubCeiling> ceilings) {
        FundingAgreement.Builder but = plain.but().weight(weight).subCeilings(ceilings);
        return switch (kind) {
            case 0 -> but.reducible(true).build();
            case 1 ->
                but.rounding(new Rounding(1_800, Rounding.Direction.NEAREST)).build();
            case 2 -> but.rounding(new Rounding(3_600, Rounding.Direction.UP)).build();
            case 3 ->
                but.rounding(new Rounding(3_600, Rounding.Direction.DOWN))
                        .reducible(true)
                        .build();
            case 4 -> but.basis(Basis.FLAT_RATE).build();
            case 5 ->
                but.basis(Basis.SUPPLEMENT_PER_DIRECT_CARE_HOUR)
                        .admissions(each -> each.withCategories(Set.of(Category.DIRECT_CARE)))
                        .covers(Set.of(Category.TEAM_MEETING, Category.DIRECT_CARE))
                        .build();
            default -> but.build();
        };
    }

    @Provide
    Arbitrary<List<Pools.Arrival>> arrivals() {
        return Pools.arrivals(30_000);
    }

    private static List<Batch> issued(Shared shared, List<Pools.Arrival> arrivals) {
        List<Batch> batches = new ArrayList<>();
        for (Pools.Arrival arrival : arrivals) {
            List<Leaf> leaves = new Allocation(shared.terms(), shared.pool(), batches).allocate(arrival.booked(), COST);
            batches.add(new Batch(
                    "coordination",
                    batches.size() + 1,
                    new TreeMap<>(),
                    new java.util.TreeSet<>(),
                    shared.pool(),
                    leaves,
                    new TreeMap<>(),
                    CostCover.of(shared.pool(), batches, leaves, new TreeMap<>())));
        }
        return batches;
    }

    private static SortedMap<Cell, Leaf> standing(List<Batch> batches) {
        SortedMap<Cell, Leaf> standing = new TreeMap<>();
        for (Batch batch : batches) {
            batch.leaves().stream().filter(Leaf::reversal).forEach(leaf -> standing.remove(leaf.cell()));
            batch.leaves().stream().filter(leaf -> !leaf.reversal()).forEach(leaf -> standing.put(leaf.cell(), leaf));
        }
        return standing;
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void noSecondIsPaidAboveTheWholeAndEverySecondIsAccountedFor(
            @ForAll("shared") Shared shared, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        for (Leaf leaf : standing(issued(shared, arrivals)).values()) {
            long free = leaf.unclaimed().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long taken = 0;
            Map<String, Long> claims = new HashMap<>();
            for (Portion portion : leaf.portions()) {
                Rational shares = Rational.ZERO;
                for (Map.Entry<String, Share> taker : portion.takers().entrySet()) {
                    shares = shares.plus(taker.getValue().exact());
                    claims.merge(taker.getKey(), portion.seconds(), Long::sum);
                }
                assertThat(shares).isLessThanOrEqualTo(Rational.ONE);
                taken += portion.takers().isEmpty() ? 0 : portion.seconds();
            }
            for (FundingAgreement agreement : shared.pool()) {
                long claimed = leaf.claimed(agreement.id());
                assertThat(claimed).isBetween(0L, Math.max(0, leaf.seconds()));
                if (agreement.paysTime() && !leaf.portions().isEmpty()) {
                    assertThat(claims.getOrDefault(agreement.id(), 0L)).isEqualTo(claimed);
                } else if (agreement.paysTime()) {
                    taken += claimed;
                }
            }
            assertThat(taken + free).isEqualTo(leaf.seconds());
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void noCeilingIsCrossedByWhatIsPayable(
            @ForAll("shared") Shared shared, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        List<Batch> batches = issued(shared, arrivals);
        for (int to = 1; to <= batches.size(); to++) {
            List<Batch> some = batches.subList(0, to);
            for (FundingAgreement agreement : shared.pool()) {
                long seconds = 0;
                long cents = 0;
                Map<String, Long> under = new HashMap<>();
                for (Batch batch : some) {
                    for (Leaf leaf : batch.leaves()) {
                        long payable = leaf.payable(agreement.id());
                        long paid = leaf.cents(agreement.id());
                        seconds += payable;
                        cents += paid;
                        for (SubCeiling ceiling : agreement.subCeilings()) {
                            if (naivelyHolds(ceiling, leaf)) {
                                under.merge(
                                        naiveShare(ceiling, leaf),
                                        ceiling.unit() == SubCeiling.Unit.CENTS ? paid : payable,
                                        Long::sum);
                            }
                        }
                    }
                }
                if (agreement.ceilingSeconds() != null) {
                    assertThat(seconds).isLessThanOrEqualTo(agreement.ceilingSeconds());
                }
                if (agreement.ceilingCents() != null) {
                    assertThat(cents).isLessThanOrEqualTo(agreement.ceilingCents());
                }
                for (SubCeiling ceiling : agreement.subCeilings()) {
                    under.forEach((share, used) -> {
                        if (share.startsWith(ceiling.id() + "|")) {
                            assertThat(used).as("%s %s", agreement.id(), share).isLessThanOrEqualTo(ceiling.most());
                        }
                    });
                }
            }
        }
    }

    private static boolean naivelyHolds(SubCeiling ceiling, Leaf leaf) {
        return ceiling.categories().isEmpty()
                || ceiling.categories().contains(leaf.cell().category());
    }

    private static String naiveShare(SubCeiling ceiling, Leaf leaf) {
        return ceiling.id() + "|"
                + (ceiling.per() == SubCeiling.Per.AGREEMENT
                        ? ""
                        : leaf.cell().worker() + "" + leaf.cell().month().getYear());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void nobodysYearIsCountedAboveTheLimitOfThePool(
            @ForAll("shared") Shared shared, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        Long most = shared.terms().personYearSeconds();
        if (most != null) {
            Map<String, Long> counted = new HashMap<>();
            for (Leaf leaf : standing(issued(shared, arrivals)).values()) {
                counted.merge(leaf.cell().worker().value(), leaf.covered(), Long::sum);
            }
            assertThat(counted.values())
                    .allSatisfy(seconds -> assertThat(seconds).isLessThanOrEqualTo(most));
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void noCostIsCoveredTwiceAndEurosWaitOnlyWhereNoCostIsLeft(
            @ForAll("shared") Shared shared, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        List<Batch> batches = issued(shared, arrivals);
        SortedMap<Cell, Leaf> standing = standing(batches);
        Map<Cell, Map<String, Long>> assigned = new HashMap<>();
        batches.forEach(batch -> batch.assigned()
                .forEach(each -> assigned.computeIfAbsent(each.cell(), none -> new HashMap<>())
                        .merge(each.agreement(), each.cents(), Long::sum)));
        Map<Cell, Rational> left = new HashMap<>();
        standing.forEach((cell, leaf) -> {
            Rational room = COST.at(cell.structure(), cell.function(), cell.from())
                    .map(cost -> Rational.of(cost).times(leaf.seconds()).over(Rational.of(36)))
                    .orElseThrow();
            for (FundingAgreement agreement : shared.pool()) {
                room = agreement.paysTime() ? room.minus(leaf.worth(agreement)) : room;
            }
            long sum = assigned.getOrDefault(cell, Map.of()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(assigned.getOrDefault(cell, Map.of()).values()).allMatch(cents -> cents >= 0);
            if (sum > 0) {
                assertThat(Rational.of(sum)).isLessThanOrEqualTo(room);
            }
            left.put(cell, room.minus(Rational.of(sum)));
        });
        assigned.keySet().stream()
                .filter(cell -> !standing.containsKey(cell))
                .forEach(cell -> assertThat(
                                Objects.requireNonNull(assigned.get(cell)).values())
                        .containsOnly(0L));
        for (FundingAgreement agreement : shared.pool()) {
            if (!agreement.paysTime()) {
                long paid = batches.stream()
                        .mapToLong(batch -> batch.cents(agreement.id()))
                        .sum();
                long covering = assigned.values().stream()
                        .mapToLong(each -> each.getOrDefault(agreement.id(), 0L))
                        .sum();
                assertThat(covering).isLessThanOrEqualTo(Math.max(0, paid));
                if (covering < paid) {
                    standing.forEach((cell, leaf) -> {
                        if (leaf.seconds() > 0 && Eligibility.covers(agreement, cell)) {
                            assertThat(left.get(cell)).isLessThan(Rational.ONE);
                        }
                    });
                }
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void quantitiesAreWholeStepsAndNoStepAboveWhatWasCounted(
            @ForAll("shared") Shared shared, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        for (FundingAgreement agreement : shared.pool()) {
            Rounding rounding = agreement.payment().rounding();
            if (rounding != null) {
                Map<String, long[]> groups = new HashMap<>();
                standing(issued(shared, arrivals)).values().forEach(leaf -> {
                    long[] sums = groups.computeIfAbsent(
                            leaf.cell().structure()
                                    + leaf.cell().worker()
                                    + leaf.cell().from(),
                            none -> new long[2]);
                    sums[0] += leaf.claimed(agreement.id());
                    sums[1] += leaf.payable(agreement.id());
                });
                groups.values().forEach(sums -> {
                    assertThat(sums[1] % rounding.seconds()).isZero();
                    assertThat(sums[1]).isLessThan(sums[0] + rounding.seconds());
                });
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void proRataWithoutCeilingsEachCountsItsPartToTheSecond(
            @ForAll("weights") List<Long> weights, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        List<FundingAgreement> pool = new ArrayList<>();
        long all = 0;
        for (long weight : weights) {
            pool.add(Terms.of("ABCD".substring(pool.size(), pool.size() + 1))
                    .priority(pool.size() + 1)
                    .weight(weight)
                    .agreement());
            all += weight;
        }
        FundingPool terms = new FundingPool("coordination", FundingPool.Sharing.PRO_RATA, null, "");
        List<Leaf> leaves =
                new Allocation(terms, pool, List.of()).allocate(arrivals.get(0).booked(), COST);
        Map<LocalDate, Long> eligible = new TreeMap<>();
        Map<LocalDate, long[]> counted = new TreeMap<>();
        for (Leaf leaf : leaves) {
            if (leaf.cell().category().isCoordination()) {
                eligible.merge(leaf.cell().from(), leaf.seconds(), Long::sum);
                assertThat(leaf.unclaimed()).isEmpty();
                for (int i = 0; i < pool.size(); i++) {
                    counted.computeIfAbsent(leaf.cell().from(), none -> new long[4])[i] +=
                            leaf.claimed(pool.get(i).id());
                }
            }
        }
        for (Map.Entry<LocalDate, Long> part : eligible.entrySet()) {
            for (int i = 0; i < pool.size(); i++) {
                Rational exact = Rational.of(part.getValue() * weights.get(i), all);
                Rational off = Rational.of(Objects.requireNonNull(counted.get(part.getKey()))[i])
                        .minus(exact);
                assertThat(off).isBetween(Rational.of(-1), Rational.of(1));
            }
        }
    }

    @Provide
    Arbitrary<List<Long>> weights() {
        return Arbitraries.longs().between(1, 50).list().ofMinSize(1).ofMaxSize(4);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theOldestWorkFirstCountsCellAfterCellUntilTheCeilingEnds(
            @ForAll("arrivals") List<Pools.Arrival> arrivals, @ForAll("limits") List<Long> limits) {
        List<FundingAgreement> pool = new ArrayList<>();
        for (long limit : limits) {
            pool.add(Terms.of("ABCD".substring(pool.size(), pool.size() + 1))
                    .priority(pool.size() + 1)
                    .ceilingSeconds(limit)
                    .agreement());
        }
        FundingPool terms = new FundingPool("coordination", FundingPool.Sharing.FIFO, null, "");
        SortedMap<Cell, Long> first = arrivals.get(0).cells();
        List<Leaf> leaves =
                new Allocation(terms, pool, List.of()).allocate(arrivals.get(0).booked(), COST);
        long[] left = limits.stream().mapToLong(Long::longValue).toArray();
        Map<Cell, Leaf> byCell = new HashMap<>();
        leaves.forEach(leaf -> byCell.put(leaf.cell(), leaf));
        first.forEach((cell, seconds) -> {
            long open = cell.category().isCoordination() ? seconds : 0;
            for (int i = 0; i < left.length; i++) {
                long taken = Math.min(open, left[i]);
                assertThat(Objects.requireNonNull(byCell.get(cell))
                                .claimed(pool.get(i).id()))
                        .isEqualTo(taken);
                left[i] -= taken;
                open -= taken;
            }
        });
    }

    @Provide
    Arbitrary<List<Long>> limits() {
        return Arbitraries.longs().between(1, 60_000).list().ofMinSize(1).ofMaxSize(3);
    }

    @Test
    void aReducedShareFillsUpTheWholeAndNoMore() {
        Cell cell = Pools.cell("S1", 1, LocalDate.of(2025, 1, 1), Category.TEAM_MEETING);
        List<FundingAgreement> pool = List.of(
                Terms.of("A").share("2/3").agreement(),
                Terms.of("B").priority(2).share("1/2").reducible().agreement(),
                Terms.of("C").priority(3).share("1/2").reducible().agreement());
        SortedMap<Cell, Long> cells = new TreeMap<>(Map.of(cell, 3_600L));

        Leaf leaf = new Allocation(pool, List.of())
                .allocate(new Pools.Arrival(Pools.JANUARY, cells).booked(), COST)
                .get(0);

        assertThat(leaf.claims()).containsOnlyKeys("A", "B");
        assertThat(leaf.portions().get(0).takers()).containsEntry("B", new Share(1, 3));
        assertThat(leaf.paid(pool.get(1))).isEqualTo(Rational.of(1_200));
    }
}
