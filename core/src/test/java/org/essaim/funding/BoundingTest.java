package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.essaim.organisation.ByDate;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The most that any order could fund: never less than what is funded, and exactly the best plan where nothing is relaxed. */
class BoundingTest {
    private static final EmployerCost NO_COST = EmployerCost.unknown();
    private static final LocalDate JANUARY = LocalDate.of(2025, 1, 1);
    private static final Cell MEETING = Pools.cell("S1", 1, JANUARY, Category.TEAM_MEETING);
    private static final Cell MENTORING = Pools.cell("S1", 1, JANUARY, Category.MENTORING);
    private static final Cell LATER = Pools.cell("S1", 1, LocalDate.of(2025, 7, 1), Category.TEAM_MEETING);

    @Provide
    Arbitrary<SharingTest.Shared> shared() {
        return new SharingTest().shared();
    }

    @Provide
    Arbitrary<List<Pools.Arrival>> arrivals() {
        return Pools.arrivals(30_000);
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void noModeOfSharingEverFundsMore(
            @ForAll("shared") SharingTest.Shared shared, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        List<Batch> batches = new ArrayList<>();
        for (Pools.Arrival arrival : arrivals) {
            List<Leaf> leaves =
                    new Allocation(shared.terms(), shared.pool(), batches).allocate(arrival.booked(), NO_COST);
            PoolTerms terms = new PoolTerms(shared.terms(), shared.pool());
            FundingBound bound = Bounding.of(terms, batches, leaves);
            Tally funded =
                    Tally.of(leaves.stream().filter(leaf -> !leaf.reversal()).toList(), shared.pool());
            assertThat(funded.funded()).isLessThanOrEqualTo(bound.most());
            assertThat(bound.plan().values().stream().reduce(Rational.ZERO, Rational::plus))
                    .isEqualTo(bound.most());
            batches.add(
                    Batch.of("coordination", batches.size() + 1, new TreeMap<>(), new java.util.TreeSet<>(), leaves));
        }
    }

    /** A few seconds, and agreements about them. */
    record Tiny(FundingPool terms, List<FundingAgreement> pool, SortedMap<Cell, Long> cells) {
        FundingBound bound() {
            return BoundingTest.bound(terms, pool, cells);
        }
    }

    private static FundingBound bound(FundingPool terms, List<FundingAgreement> pool, SortedMap<Cell, Long> cells) {
        return Bounding.of(new PoolTerms(terms, pool), List.of(), leaves(terms, pool, cells));
    }

    private static List<Leaf> leaves(FundingPool terms, List<FundingAgreement> pool, SortedMap<Cell, Long> cells) {
        return new Allocation(terms, pool, List.of())
                .allocate(new Pools.Arrival(Pools.JANUARY, cells).booked(), NO_COST);
    }

    private static Rational funded(FundingPool terms, List<FundingAgreement> pool, SortedMap<Cell, Long> cells) {
        return Tally.of(leaves(terms, pool, cells), pool).funded();
    }

    @Provide
    Arbitrary<Tiny> tiny() {
        Arbitrary<Cell> cells = Combinators.combine(
                        Arbitraries.of("S1", "S2"),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(JANUARY, LocalDate.of(2025, 2, 15)),
                        Arbitraries.of(Category.TEAM_MEETING, Category.MENTORING, Category.TRAINING))
                .as(Pools::cell);
        Arbitrary<SortedMap<Cell, Long>> time = Arbitraries.maps(
                        cells, Arbitraries.longs().between(1, 3))
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(TreeMap::new);
        Arbitrary<List<FundingAgreement>> pools = agreements()
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(drafts -> {
                    List<FundingAgreement> pool = new ArrayList<>();
                    for (int i = 0; i < drafts.size(); i++) {
                        pool.add(drafts.get(i).at("ABC".substring(i, i + 1), i + 1));
                    }
                    return pool;
                });
        return Combinators.combine(Arbitraries.longs().between(1, 4).injectNull(0.7), pools, time)
                .as((guard, pool, seconds) -> new Tiny(
                        new FundingPool("coordination", FundingPool.Sharing.PRIORITY, guard, ""), pool, seconds));
    }

    private interface Draft {
        FundingAgreement at(String id, int priority);
    }

    private static Arbitrary<Draft> agreements() {
        Arbitrary<SubCeiling> narrower = Combinators.combine(
                        Arbitraries.longs().between(1, 5),
                        Arbitraries.of(SubCeiling.Unit.SECONDS, SubCeiling.Unit.SECONDS, SubCeiling.Unit.CENTS),
                        Arbitraries.of(SubCeiling.Per.class),
                        Arbitraries.of(Category.TEAM_MEETING, Category.MENTORING)
                                .set()
                                .ofMaxSize(1))
                .as((most, unit, per, categories) -> new SubCeiling("x", most, unit, per, null, categories, "test"));
        return Combinators.combine(
                        Arbitraries.of("100 %", "100 %", "100 %", "60 %", "40 %", "50 %", "1/3"),
                        // A cent a second, and two.
                        Arbitraries.of("36", "72"),
                        Arbitraries.longs().between(1, 7).injectNull(0.4),
                        Arbitraries.longs().between(1, 9).injectNull(0.6),
                        Arbitraries.of(Category.TEAM_MEETING, Category.MENTORING, Category.TRAINING)
                                .set()
                                .ofMinSize(1),
                        Arbitraries.of(Set.<String>of(), Set.<String>of(), Set.of("S1")),
                        narrower.list().ofMaxSize(2))
                .as((share, then, seconds, cents, categories, structures, ceilings) -> (id, priority) -> {
                    List<SubCeiling> named = new ArrayList<>();
                    for (SubCeiling each : ceilings) {
                        named.add(new SubCeiling(
                                "c" + named.size(),
                                each.most(),
                                each.unit(),
                                each.per(),
                                null,
                                each.categories(),
                                "test"));
                    }
                    return Terms.of(id)
                            .priority(priority)
                            .share(share)
                            .rates(ByDate.<BigDecimal>never()
                                    .with(JANUARY, new BigDecimal("36"))
                                    .with(LocalDate.of(2025, 2, 15), new BigDecimal(then)))
                            .ceilingSeconds(seconds)
                            .ceilingCents(cents)
                            .categories(categories)
                            .structures(structures)
                            .subCeilings(named)
                            .agreement();
                });
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void isWhatTheBestOfAllPlansFundsUnlessItSaysWhatItRelaxed(@ForAll("tiny") Tiny tiny) {
        Rational best = EveryPlan.best(tiny.terms(), tiny.pool(), tiny.cells());
        FundingBound bound = tiny.bound();
        assertThat(best).isLessThanOrEqualTo(bound.most());
        if (bound.relaxed().isEmpty()) {
            assertThat(bound.most()).isEqualTo(best);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void isWhatIsFundedWhereEveryAgreementAdmitsEverything(
            @ForAll("arrivals") List<Pools.Arrival> arrivals, @ForAll("ceilings") List<Long> ceilings) {
        List<FundingAgreement> pool = new ArrayList<>();
        for (Long ceiling : ceilings) {
            pool.add(Terms.of("A" + pool.size())
                    .priority(pool.size() + 1)
                    .ceilingSeconds(ceiling)
                    .categories(Set.of(Category.values()))
                    .agreement());
        }
        SortedMap<Cell, Long> cells = arrivals.get(0).cells();
        for (FundingPool.Sharing sharing : FundingPool.Sharing.values()) {
            FundingPool terms = new FundingPool("coordination", sharing, null, "");
            assertThat(funded(terms, pool, cells))
                    .isEqualTo(bound(terms, pool, cells).most());
        }
        assertThat(bound(FundingPool.of("coordination"), pool, cells).relaxed()).isEmpty();
    }

    @Provide
    Arbitrary<List<Long>> ceilings() {
        return Arbitraries.longs().between(1, 60_000).list().ofMinSize(1).ofMaxSize(4);
    }

    /** Meetings 10 h and coaching 10 h; A takes both and ends at 10 h, B takes meetings alone and ends at 10 h. */
    private static List<FundingAgreement> meetingsAndCoaching() {
        return List.of(
                Terms.of("A")
                        .categories(Set.of(Category.TEAM_MEETING, Category.MENTORING))
                        .ceilingSeconds(36_000L)
                        .agreement(),
                Terms.of("B")
                        .priority(2)
                        .categories(Set.of(Category.TEAM_MEETING))
                        .ceilingSeconds(36_000L)
                        .agreement());
    }

    @Test
    void seesTheTwentyHoursThatAskingTheWiderAgreementFirstMisses() {
        SortedMap<Cell, Long> cells = new TreeMap<>(Map.of(MEETING, 36_000L, MENTORING, 36_000L));
        FundingPool terms = FundingPool.of("coordination");
        FundingBound bound = bound(terms, meetingsAndCoaching(), cells);
        assertThat(bound.most()).isEqualTo(Rational.of(72_000));
        assertThat(bound.plan())
                .containsExactly(Map.entry("A", Rational.of(36_000)), Map.entry("B", Rational.of(36_000)));
        assertThat(bound.relaxed()).isEmpty();
        // A takes 5 h of each, and B finds 5 h of meetings.
        assertThat(funded(terms, meetingsAndCoaching(), cells)).isEqualTo(Rational.of(54_000));
    }

    @Test
    void whatIsFundedInTheEndGoesAsFarAsItCanToWhoeverIsAskedFirst() {
        List<FundingAgreement> pool = List.of(
                Terms.of("Z").ceilingSeconds(7_200L).agreement(),
                Terms.of("A").priority(2).ceilingSeconds(7_200L).agreement());
        assertThat(bound(FundingPool.of("coordination"), pool, new TreeMap<>(Map.of(MEETING, 9_000L)))
                        .plan())
                .isEqualTo(Map.of("Z", Rational.of(7_200), "A", Rational.of(1_800)));
    }

    @Test
    void ceilingsThatNestAreKeptExactlyAndOneThatCrossesAnotherIsNamed() {
        SortedMap<Cell, Long> cells = new TreeMap<>(Map.of(MEETING, 50L, MENTORING, 50L, LATER, 50L));
        SubCeiling meetings = ceiling("reunions", 60, Set.of(Category.TEAM_MEETING), null);
        SubCeiling winter = ceiling("hiver", 30, Set.of(), LocalDate.of(2025, 6, 30));
        FundingAgreement nested = Terms.of("A")
                .subCeilings(
                        List.of(meetings, ceiling("une", 10, Set.of(Category.TEAM_MEETING), LocalDate.of(2025, 6, 30))))
                .agreement();
        FundingBound exact = bound(FundingPool.of("coordination"), List.of(nested), cells);
        assertThat(exact.most()).isEqualTo(Rational.of(10 + 50 + 50));
        assertThat(exact.relaxed()).isEmpty();

        FundingAgreement crossing =
                Terms.of("A").subCeilings(List.of(meetings, winter)).agreement();
        FundingBound relaxed = bound(FundingPool.of("coordination"), List.of(crossing), cells);
        assertThat(relaxed.most()).isEqualTo(Rational.of(60 + 50));
        assertThat(relaxed.relaxed())
                .containsExactly(
                        new FundingBound.Relaxed(FundingBound.Relaxation.CROSSING_CEILINGS, List.of("A"), "hiver"));
        assertThat(relaxed.relaxed().get(0).text(Locale.FRENCH))
                .isEqualTo("A (hiver)\u00a0: sous-plafond qui en chevauche un autre, laissé de côté");
        assertThat(relaxed.relaxed().get(0).text(Locale.ENGLISH))
                .isEqualTo("A (hiver): sub-ceiling that crosses another one, left out");
    }

    private static SubCeiling ceiling(String id, long most, Set<Category> categories, @Nullable LocalDate last) {
        return new SubCeiling(
                id,
                most,
                SubCeiling.Unit.SECONDS,
                SubCeiling.Per.AGREEMENT,
                last == null ? null : org.threeten.extra.LocalDateRange.ofClosed(JANUARY, last),
                categories,
                "test");
    }

    @Test
    void aCeilingInEurosIsOneInHoursAtOneRateAndNamedAtSeveral() {
        SortedMap<Cell, Long> cells = new TreeMap<>(Map.of(MEETING, 50L, LATER, 50L));
        FundingAgreement one =
                Terms.of("A").rate("36").share("50 %").ceilingCents(20L).agreement();
        assertThat(bound(FundingPool.of("coordination"), List.of(one), cells).most())
                .isEqualTo(Rational.of(20));
        assertThat(bound(FundingPool.of("coordination"), List.of(one), cells).relaxed())
                .isEmpty();

        FundingAgreement two = Terms.of("A")
                .rate("36")
                .rate(LocalDate.of(2025, 7, 1), "72")
                .ceilingCents(60L)
                .agreement();
        FundingBound bound = bound(FundingPool.of("coordination"), List.of(two), cells);
        assertThat(bound.most()).isEqualTo(Rational.of(50 + 5));
        assertThat(bound.relaxed())
                .extracting(FundingBound.Relaxed::why)
                .containsExactly(FundingBound.Relaxation.EUROS_AT_SEVERAL_RATES);
        FundingAgreement enough = two.but().ceilingCents(150L).build();
        assertThat(bound(FundingPool.of("coordination"), List.of(enough), cells).relaxed())
                .isEmpty();
    }

    @Test
    void namesSharesThatCannotStandTogetherRoundingAndTheLimitOfAPersonsYear() {
        SortedMap<Cell, Long> cells = new TreeMap<>(Map.of(MEETING, 100L));
        FundingAgreement whole = Terms.of("A").ceilingSeconds(50L).agreement();
        FundingAgreement most = Terms.of("B").priority(2).share("60 %").agreement();
        assertThat(reasons(null, cells, whole, most)).containsExactly(FundingBound.Relaxation.SHARES);
        // 60 % and 60 % never meet on one second, and 60 % and 40 % always can.
        FundingAgreement other = Terms.of("A").share("60 %").agreement();
        assertThat(reasons(null, cells, other, most)).isEmpty();
        assertThat(bound(FundingPool.of("coordination"), List.of(other, most), cells)
                        .most())
                .isEqualTo(Rational.of(60));
        assertThat(reasons(null, cells, Terms.of("A").share("40 %").agreement(), most))
                .isEmpty();
        assertThat(reasons(null, cells, other, most.but().reducible(true).build()))
                .containsExactly(FundingBound.Relaxation.SHARES);
        assertThat(reasons(50L, cells, most)).containsExactly(FundingBound.Relaxation.COMMON_LIMIT);
        assertThat(bound(new FundingPool("coordination", FundingPool.Sharing.FIFO, 50L, ""), List.of(most), cells)
                        .most())
                .isEqualTo(Rational.of(30));
        assertThat(reasons(50L, cells, whole)).isEmpty();
        assertThat(reasons(
                        null,
                        cells,
                        whole.but()
                                .rounding(new Rounding(60, Rounding.Direction.UP))
                                .build()))
                .containsExactly(FundingBound.Relaxation.ROUNDING);
    }

    private static List<FundingBound.Relaxation> reasons(
            @Nullable Long guard, SortedMap<Cell, Long> cells, FundingAgreement... pool) {
        return bound(new FundingPool("coordination", FundingPool.Sharing.PRIORITY, guard, ""), List.of(pool), cells)
                .relaxed()
                .stream()
                .map(FundingBound.Relaxed::why)
                .toList();
    }

    @Test
    void sharesWithoutAHandyCommonMultipleAreRoundedUpAndNamed() {
        SortedMap<Cell, Long> cells = new TreeMap<>(Map.of(MEETING, 1_000_000L));
        FundingAgreement odd = Terms.of("A").share("333333333/999999998").agreement();
        FundingAgreement even = Terms.of("B").priority(2).share("1/3").agreement();
        FundingBound bound = bound(FundingPool.of("coordination"), List.of(odd, even), cells);
        assertThat(bound.most())
                .isGreaterThanOrEqualTo(funded(FundingPool.of("coordination"), List.of(odd, even), cells))
                .isLessThan(Rational.of(666_670));
        assertThat(bound.relaxed())
                .extracting(FundingBound.Relaxed::why)
                .containsExactly(FundingBound.Relaxation.SHARES_ROUNDED_UP);
    }

    @Test
    void whatWasIssuedNarrowsCeilingsAndWhatIsTakenBackWidensThemAgain() {
        FundingAgreement agreement = Terms.of("A").ceilingSeconds(100L).agreement();
        FundingPool terms = FundingPool.of("coordination");
        List<Batch> batches = List.of(Batch.of(
                "coordination",
                1,
                new TreeMap<>(),
                new java.util.TreeSet<>(),
                leaves(terms, List.of(agreement), new TreeMap<>(Map.of(MEETING, 80L)))));
        List<Leaf> next = new Allocation(terms, List.of(agreement), batches)
                .allocate(
                        new Pools.Arrival(Pools.JANUARY, new TreeMap<>(Map.of(MENTORING, 50L, MEETING, -30L))).booked(),
                        NO_COST);
        FundingBound bound = Bounding.of(new PoolTerms(terms, List.of(agreement)), batches, next);
        assertThat(bound.most()).isEqualTo(Rational.of(100));
        assertThat(Tally.of(next.stream().filter(leaf -> !leaf.reversal()).toList(), List.of(agreement))
                        .funded())
                .isEqualTo(Rational.of(70));
        assertThat(bound.relaxed())
                .extracting(FundingBound.Relaxed::why)
                .containsExactly(FundingBound.Relaxation.CORRECTIONS);
    }
}
