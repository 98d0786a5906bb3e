package org.essaim.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.essaim.organisation.ByDate;
import org.joda.money.Money;

/** Dividing an amount loses no cent, and what is divided for one activity fits what is divided for the others. */
class ApportionmentLawsTest {

    @Property
    void partsSumToTheAmountAndStayWithinACentOfTheirShare(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long total,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 50) Integer> weights) {
        long sum = weights.stream().mapToLong(Integer::longValue).sum();
        if (sum == 0) {
            return;
        }
        long[] parts = Apportionment.divide(
                total, weights.stream().map(weight -> Rational.of(weight)).toList());
        long found = 0;
        for (int i = 0; i < parts.length; i++) {
            found += parts[i];
            // |part − total × weight / sum| < 1, in whole numbers.
            assertThat(Math.abs(parts[i] * sum - total * weights.get(i))).isLessThan(sum);
            if (weights.get(i) == 0) {
                assertThat(parts[i]).isZero();
            }
        }
        assertThat(found).isEqualTo(total);
    }

    @Property
    void whatAllActivitiesReportUnderOneKeyIsWhatWasSpent(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(max = 900_000) Long> spent,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 40) Integer> quantities) {
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        for (int i = 0; i < quantities.size(); i++) {
            weights.put("activity " + i, BigDecimal.valueOf(quantities.get(i)));
        }
        Money reported = Euros.ZERO;
        for (String activity : weights.keySet()) {
            FinancialReport report = divided(spent, new AllocationKey("K", "Quantité", activity, weights));
            Money own = report.actual(ReportLine.Side.CHARGE, false);
            assertThat(Euros.sum(report.actuals().values().stream())).isEqualTo(own);
            reported = reported.plus(own);
        }
        assertThat(Euros.cents(reported))
                .isEqualTo(spent.stream().mapToLong(Long::longValue).sum());
    }

    private static FinancialReport divided(List<Long> spent, AllocationKey key) {
        List<ReportLine> lines = new ArrayList<>();
        for (int i = 0; i < spent.size(); i++) {
            lines.add(new ReportLine(
                    "L" + i,
                    ReportLine.Side.CHARGE,
                    BudgetBlock.INDIRECT,
                    "",
                    "Loyer",
                    Euros.ZERO,
                    null,
                    Euros.ofCents(spent.get(i)),
                    key.id(),
                    null,
                    ""));
        }
        return new FinancialReport(
                "R",
                "Action fictive",
                "Fédération fictive",
                "",
                true,
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 12, 31),
                null,
                null,
                List.of(),
                List.of(key),
                lines,
                List.of());
    }

    @Property
    void theVarianceTakenOfTheBudgetLeadsBackToTheActual(
            @ForAll @LongRange(max = 10_000_000) long budget, @ForAll @LongRange(max = 10_000_000) long actual) {
        Optional<Rational> variance = FinancialReport.variance(Euros.ofCents(budget), Euros.ofCents(actual));
        assertThat(variance.isPresent()).isEqualTo(budget != 0);
        variance.ifPresent(share ->
                assertThat(Rational.of(budget).times(Rational.ONE.plus(share))).isEqualTo(Rational.of(actual)));
    }

    @Property
    void aFractionRoundsLikeADecimal(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long numerator,
            @ForAll @LongRange(min = 1, max = 5_000) long denominator) {
        // A decimal of many digits is its oracle: a half of a unit of up to 5,000 is exact in it.
        BigDecimal decimal = new BigDecimal(numerator).divide(new BigDecimal(denominator), 40, RoundingMode.DOWN);
        assertThat(Rational.of(numerator, denominator).rounded())
                .isEqualTo(decimal.setScale(0, RoundingMode.HALF_UP).longValueExact());
        assertThat(Rational.of(numerator, denominator).denominator().signum()).isPositive();
        assertThat(Rational.of(numerator, denominator).minus(Rational.of(numerator, denominator)))
                .isEqualTo(Rational.ZERO);
        assertThat(Rational.of(numerator, denominator).floor())
                .isEqualTo(BigInteger.valueOf(Math.floorDiv(numerator, denominator)));
    }

    @Property
    void sumsOfYearsArePlanWide(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(max = 1_000_000) Long> costs,
            @ForAll @Size(min = 1, max = 6) List<@LongRange(max = 1_000_000) Long> grants) {
        List<FinancingPlan.Cost> all = new ArrayList<>();
        for (int i = 0; i < costs.size(); i++) {
            all.add(new FinancingPlan.Cost(2026 + i, BudgetBlock.DIRECT, "Coordination", Euros.ofCents(costs.get(i))));
        }
        SortedMap<Integer, Money> amounts = new TreeMap<>();
        for (int i = 0; i < grants.size(); i++) {
            amounts.put(2026 + i, Euros.ofCents(grants.get(i)));
        }
        LocalDate day = LocalDate.of(2026, 1, 1);
        FinancingPlan plan = new FinancingPlan(
                "P",
                "Plan fictif",
                "Fédération fictive",
                true,
                day,
                all,
                List.of(new FundingSource(
                        "S",
                        "Financeur fictif",
                        FunderNature.PUBLIC,
                        ByDate.of(List.of(
                                new ByDate.From<>(day, new FundingSource.Stand(RequestStatus.GRANTED, amounts)))),
                        "")),
                List.of());
        Money gap = Euros.ZERO;
        for (int year : plan.years()) {
            PlanYear each = plan.year(year, day);
            assertThat(each.cost())
                    .isEqualTo(each.totalSecured().plus(each.totalSought()).plus(each.gap()));
            gap = gap.plus(each.gap());
        }
        assertThat(Euros.cents(gap))
                .isEqualTo(costs.stream().mapToLong(Long::longValue).sum()
                        - grants.stream().mapToLong(Long::longValue).sum());
        assertThat(plan.years()).hasSize(Math.max(costs.size(), grants.size()));
        assertThat(Map.copyOf(plan.year(1999, day).secured()).values()).allMatch(Money::isZero);
    }
}
