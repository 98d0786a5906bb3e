package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.exact.Rational;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.junit.jupiter.api.Test;

/** Another order is told only if the real allocation funds more in it. */
class OrderSearchTest {
    private static final Category[] SEVEN = {
        Category.TEAM_MEETING,
        Category.TEAM_PLANNING,
        Category.FACILITATION,
        Category.PRACTICE_ANALYSIS,
        Category.MENTORING,
        Category.CONSULTATION,
        Category.PROJECT_STEERING
    };

    @Provide
    Arbitrary<SharingTest.Shared> shared() {
        return new SharingTest().shared();
    }

    @Provide
    Arbitrary<List<Pools.Arrival>> arrivals() {
        return Pools.arrivals(30_000);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void whatIsToldIsTheBestOfAllOrdersAndIsReached(
            @ForAll("shared") SharingTest.Shared shared, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        Trials trials = Tries.of(shared, arrivals);
        FundingOutlook outlook = new FundingOutlook(trials, List.of(), true);
        FundingOutlook.Orders orders = outlook.orders();
        Rational today = Tries.funded(trials.now(), trials);
        Rational best = today;
        List<List<String>> every = Tries.orders(trials.now().order());
        for (List<String> order : every) {
            Rational funded = Tries.funded(trials.now().inOrder(order), trials);
            assertThat(funded).isLessThanOrEqualTo(outlook.bound().most());
            best = funded.compareTo(best) > 0 ? funded : best;
        }
        FundingOutlook.Better better = orders.better();
        assertThat(better == null).isEqualTo(best.equals(today));
        if (better != null) {
            Rational told = better.outcome()
                    .tally()
                    .funded()
                    .minus(outlook.today().tally().funded());
            assertThat(told).isEqualTo(best.minus(today));
            assertThat(Tries.funded(trials.now().inOrder(better.order()), trials))
                    .isEqualTo(best);
            assertThat(Rational.of(outlook.mostMoreSeconds())).isGreaterThanOrEqualTo(told);
        } else if (today.compareTo(outlook.bound().most()) < 0) {
            assertThat(orders.tried()).isEqualTo(every.size() - 1);
        }
        assertThat(orders.every()).isTrue();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aNewOrderLeavesEveryOtherTermAsItIs(
            @ForAll("shared") SharingTest.Shared shared, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        PoolTerms now = Tries.of(shared, arrivals).now();
        List<String> reversed = new ArrayList<>(now.order());
        java.util.Collections.reverse(reversed);
        PoolTerms other = now.inOrder(reversed);
        assertThat(other.order()).isEqualTo(reversed);
        assertThat(other.inOrder(now.order())).isEqualTo(now);
        assertThat(TermChange.between(now, other))
                .extracting(TermChange::term)
                .containsOnly(
                        other.equals(now) ? new TermChange.Term[0] : new TermChange.Term[] {TermChange.Term.PRIORITY});
        assertThat(other.agreements()).extracting(FundingAgreement::priority).doesNotHaveDuplicates();
    }

    /** Seven agreements in the worst order: each also admits all that those asked before it admit. */
    private static Trials seven() {
        List<FundingAgreement> pool = new ArrayList<>();
        Map<Cell, Long> cells = new TreeMap<>();
        for (int i = 0; i < SEVEN.length; i++) {
            pool.add(Terms.of("A" + i)
                    .priority(SEVEN.length - i)
                    .categories(Set.of(java.util.Arrays.copyOf(SEVEN, i + 1)))
                    .ceilingSeconds(3_600L)
                    .agreement());
            cells.put(Pools.cell("S1", 1, Function.CARE_WORKER, Tries.FIRST.atDay(1), SEVEN[i], null), 3_600L);
        }
        return Tries.of(
                new SharingTest.Shared(FundingPool.of("coordination"), pool),
                List.of(new Pools.Arrival(Tries.FIRST, new TreeMap<>(cells))));
    }

    @Test
    void ofMoreThanSixAgreementsTwoAtATimeAreExchanged() {
        Trials trials = seven();
        FundingOutlook outlook = new FundingOutlook(trials, List.of(), true);
        FundingOutlook.Orders orders = outlook.orders();
        assertThat(orders.every()).isFalse();
        // Far fewer than 5,039 other orders.
        assertThat(orders.tried()).isBetween(21, 200);
        FundingOutlook.Better better = Objects.requireNonNull(orders.better());
        assertThat(Tries.funded(trials.now().inOrder(better.order()), trials))
                .isEqualTo(Rational.of(7 * 3_600L))
                .isGreaterThan(Tries.funded(trials.now(), trials));
        assertThat(outlook.text(java.util.Locale.ENGLISH))
                .last()
                .asString()
                .contains("two agreements exchanged at a time");
    }

    @Test
    void whereNothingIsLeftToFindNothingIsTried() {
        Trials trials = Tries.of(
                new SharingTest.Shared(
                        FundingPool.of("coordination"),
                        List.of(
                                Terms.of("A").agreement(),
                                Terms.of("B").priority(2).agreement())),
                List.of(new Pools.Arrival(
                        Tries.FIRST,
                        new TreeMap<>(Map.of(Pools.cell("S1", 1, Tries.FIRST.atDay(1), Category.MENTORING), 60L)))));
        FundingOutlook outlook = new FundingOutlook(trials, List.of(), true);
        assertThat(outlook.mostMoreSeconds()).isZero();
        assertThat(outlook.orders()).isEqualTo(new FundingOutlook.Orders(0, true, null));
    }
}
