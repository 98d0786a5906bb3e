package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.recording.OriginLaw;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.MeasureSource.Absent;
import org.essaim.spi.MeasureSource.Measured;
import org.essaim.spi.MeasureSource.Value;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;
import org.threeten.extra.LocalDateRange;

/** What statements claim and what time costs, as measures: beside statements, and beside a naive reckoning. */
class FundingMeasuresTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final List<String> BOTH = List.of("S1", "S2");

    private static LocalDateRange months(YearMonth first, YearMonth last) {
        return LocalDateRange.of(first.atDay(1), last.plusMonths(1).atDay(1));
    }

    private static Value value(Office office, String measure, Set<String> structures, YearMonth first, YearMonth last) {
        Value value = office.funding
                .measures()
                .values(measure, List.of(new Scope(structures)), months(first, last))
                .get(0);
        OriginLaw.require(office.funding.measures(), measure, value);
        return value;
    }

    private static String told(Office office, String measure, Set<String> structures, YearMonth first, YearMonth last) {
        return value(office, measure, structures, first, last) instanceof Measured measured
                ? measured.amount().toPlainString() + " of " + measured.contributors()
                : ((Absent) value(office, measure, structures, first, last))
                        .reason()
                        .name();
    }

    private static BigDecimal amount(Office office, String measure, Set<String> structures, YearMonth month) {
        return ((Measured) value(office, measure, structures, month, month)).amount();
    }

    private static Office office() {
        return new Office("S1", "S2")
                .employs("S1", 1, Function.CARE_WORKER)
                .employs("S1", 3, Function.TEAM_FACILITATOR)
                .employs("S2", 2, Function.CARE_WORKER)
                .agrees(Terms.of("A").priority(1).share("60 %").rate("24.60").agreement())
                .works("m1", "S1", 1, Category.TEAM_MEETING, "2025-01-07T09:00", 7200)
                .works("m2", "S2", 2, Category.MENTORING, "2025-01-08T09:00", 3600)
                .works("m3", "S1", 3, Category.TEAM_MEETING, "2025-01-07T09:00", 7200)
                .works("t1", "S1", 1, Category.TRAINING, "2025-01-09T09:00", 3600)
                .close(BOTH, JANUARY, JANUARY);
    }

    @Test
    void whatStatementsClaimIsWhatTheyPrint() {
        Office office = office();
        assertThat(told(office, "time-claimed", Set.of(), JANUARY, JANUARY)).isEqualTo("NO_DATA");
        FundingStatement statement = office.funding.issue("A", JANUARY, JANUARY);
        Measured claimed = (Measured) value(office, "time-claimed", Set.of(), JANUARY, JANUARY);
        assertThat(claimed.amount().longValueExact())
                .isEqualTo(statement.claimedSeconds())
                .isPositive();
        assertThat(amount(office, "amount-claimed", Set.of(), JANUARY))
                .isEqualTo(statement.amount().getAmount());
        assertThat(told(office, "time-claimed", Set.of(), JANUARY, FEBRUARY)).isEqualTo("INCOMPLETE");
        assertThat(told(office, "time-claimed", Set.of("S9"), JANUARY, JANUARY)).isEqualTo("NO_DATA");
        assertThat(told(office, "time-claimed", Set.of("S1", "S9"), JANUARY, JANUARY))
                .isEqualTo("INCOMPLETE");
        office.sees(Perimeter.of(Set.of("S1")));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> told(office, "amount-claimed", Set.of("S2"), JANUARY, JANUARY));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> told(office, "amount-claimed", Set.of(), JANUARY, JANUARY));
    }

    @Test
    void whatNobodyCountsIsNotClaimedAndTrainingIsPaidButNoCoordination() {
        Office office = new Office("S1", "S2")
                .agrees(Terms.of("A")
                        .priority(1)
                        .categories(Set.of(Category.TEAM_MEETING, Category.TRAINING))
                        .rate("36")
                        .share("100 %")
                        .agreement())
                .works("m1", "S1", 1, Category.TEAM_MEETING, "2025-01-07T09:00", 7200)
                .works("m2", "S1", 1, Category.MENTORING, "2025-01-08T09:00", 3600)
                .works("t1", "S1", 2, Category.TRAINING, "2025-01-09T09:00", 1800)
                .close(BOTH, JANUARY, JANUARY);
        office.funding.issue("A", JANUARY, JANUARY);
        assertThat(told(office, "time-claimed", Set.of("S1"), JANUARY, JANUARY)).isEqualTo("7200 of 1");
        assertThat(told(office, "amount-claimed", Set.of("S1"), JANUARY, JANUARY))
                .isEqualTo("90.00 of 2");
        assertThat(told(office, "time-claimed", Set.of("S2"), JANUARY, JANUARY))
                .as("issued, and nothing was worked")
                .isEqualTo("0 of 0");
    }

    @Test
    void aCorrectionIsClaimedInTheMonthThatBooksItAndTheUnfundedShareHoldsOverBoth() {
        Office office = office();
        office.funding.issue("A", JANUARY, JANUARY);
        office.withdraws("S2", "m2")
                .works("late", "S1", 1, Category.TEAM_MEETING, "2025-01-10T09:00", 1800)
                .corrects("S1", JANUARY)
                .corrects("S2", JANUARY)
                .close(BOTH, FEBRUARY, FEBRUARY)
                .funding
                .issue("A", FEBRUARY, FEBRUARY);
        MeasureSource time = office.time.measures();
        for (YearMonth month : List.of(JANUARY, FEBRUARY)) {
            for (Set<String> structures : List.of(Set.<String>of(), Set.of("S1"), Set.of("S2"))) {
                Measured worked = (Measured)
                        time.values("time-coordination", List.of(new Scope(structures)), months(month, month))
                                .get(0);
                assertThat(amount(office, "time-claimed", structures, month))
                        .as("all of it is eligible and nothing limits it")
                        .isEqualTo(worked.amount());
            }
        }
        assertThat(told(office, "time-claimed", Set.of("S2"), JANUARY, JANUARY)).isEqualTo("3600 of 1");
        assertThat(told(office, "time-claimed", Set.of("S2"), FEBRUARY, FEBRUARY))
                .isEqualTo("-3600 of 1");
        assertThat(told(office, "time-claimed", Set.of("S2"), JANUARY, FEBRUARY))
                .isEqualTo("0 of 0");
        assertThat(told(office, "amount-claimed", Set.of("S2"), JANUARY, FEBRUARY))
                .isEqualTo("0.00 of 0");
    }

    @Test
    void whatIsNotCountedIsTakenFromTheFirstMonthThatBroughtSome() {
        assertThat(IssuedMonths.split(new TreeMap<>(Map.of(JANUARY, 10L)), 4, JANUARY))
                .isEqualTo(Map.of(JANUARY, 4L));
        assertThat(IssuedMonths.split(new TreeMap<>(Map.of(JANUARY, 10L, FEBRUARY, 5L)), 3, FEBRUARY))
                .isEqualTo(Map.of(JANUARY, 0L, FEBRUARY, 3L));
        assertThat(IssuedMonths.split(new TreeMap<>(Map.of(JANUARY, 10L, FEBRUARY, -1L)), 9, FEBRUARY))
                .isEqualTo(Map.of(JANUARY, 10L, FEBRUARY, -1L));
        assertThat(IssuedMonths.split(new TreeMap<>(Map.of(FEBRUARY, -1L)), 2, FEBRUARY))
                .as("what was refused before is counted now")
                .isEqualTo(Map.of(FEBRUARY, 2L));
        assertThat(IssuedMonths.split(new TreeMap<>(), -3, MARCH)).isEqualTo(Map.of(MARCH, -3L));
    }

    @Test
    void whatTimeCostsIsKnownIfTheCostOfAllOfItIs() {
        Office office = office();
        assertThat(told(office, "cost-time", Set.of(), JANUARY, JANUARY)).isEqualTo("NO_DATA");
        office.funding.save(office.funding
                .cost()
                .with("", Function.CARE_WORKER, LocalDate.of(2025, 1, 1), new BigDecimal("21.005")));
        assertThat(told(office, "cost-coordination", Set.of("S1"), JANUARY, JANUARY))
                .as("nobody knows what the facilitator costs")
                .isEqualTo("INCOMPLETE");
        assertThat(told(office, "cost-coordination", Set.of("S2"), JANUARY, JANUARY))
                .as("rounded once, halves up")
                .isEqualTo("21.01 of 1");
        office.funding.save(office.funding
                .cost()
                .with("S1", Function.TEAM_FACILITATOR, LocalDate.of(2025, 1, 1), new BigDecimal("30")));
        assertThat(told(office, "cost-coordination", Set.of("S1"), JANUARY, JANUARY))
                .isEqualTo("102.01 of 2");
        assertThat(told(office, "cost-time", Set.of("S1"), JANUARY, JANUARY))
                .as("with an hour of training; 3 × 21.005 + 60")
                .isEqualTo("123.02 of 2");
        assertThat(told(office, "cost-time", Set.of(), JANUARY, JANUARY)).isEqualTo("144.03 of 3");
        assertThat(told(office, "cost-time", Set.of("S1"), JANUARY, FEBRUARY)).isEqualTo("INCOMPLETE");
        office.funding.save(
                office.funding.cost().with("S1", Function.CARE_WORKER, LocalDate.of(2025, 1, 8), new BigDecimal("10")));
        assertThat(told(office, "cost-time", Set.of("S1"), JANUARY, JANUARY))
                .as("from the eighth on an hour costs less: 2 × 21.005 + 10 + 60")
                .isEqualTo("112.01 of 2");
        assertThat(told(office, "cost-time", Set.of("S1"), JANUARY, FEBRUARY)).isEqualTo("INCOMPLETE");
        assertThat(office.funding
                        .measures()
                        .values(
                                "time-claimed",
                                List.of(Scope.federation()),
                                LocalDateRange.of(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 9))))
                .allMatch(Absent.class::isInstance);
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> told(office, "cost", Set.of(), JANUARY, JANUARY))
                .withMessageContaining("cost-time");
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whateverIsIssuedMonthsAndStructuresAddUpToTheStatementAndCostsToANaiveSum(@ForAll Random random) {
        Office office = new Office("S1", "S2");
        for (int i = 0; i < 2; i++) {
            office.agrees(Terms.of("AB".substring(i, i + 1))
                    .priority(i + 1)
                    .share(List.of("80 %", "60 %", "1/3").get(random.nextInt(3)))
                    .rate(List.of("24.61", "3.311").get(random.nextInt(2)))
                    .ceilingCents(random.nextBoolean() ? null : 1L + random.nextInt(30_000))
                    .agreement());
        }
        office.employs("S1", 1, Function.CARE_WORKER)
                .employs("S1", 2, Function.TEAM_FACILITATOR)
                .employs("S2", 1, Function.CARE_WORKER)
                .employs("S2", 2, Function.TEAM_FACILITATOR);
        Map<String, BigDecimal> hours = new HashMap<>();
        for (Function function : List.of(Function.CARE_WORKER, Function.TEAM_FACILITATOR)) {
            BigDecimal hour = new BigDecimal(random.nextInt(40_000) + 1).movePointLeft(3);
            hours.put(function.name(), hour);
            office.funding.save(office.funding.cost().with("", function, LocalDate.of(2025, 1, 1), hour));
        }
        YearMonth first = JANUARY;
        for (YearMonth month = JANUARY; !month.isAfter(MARCH); month = month.plusMonths(1)) {
            for (String structure : BOTH) {
                for (int worker = 1; worker <= 2; worker++) {
                    String key = structure + month + worker;
                    office.works(
                            key,
                            structure,
                            worker,
                            List.of(Category.TEAM_MEETING, Category.MENTORING, Category.TRAINING)
                                    .get(random.nextInt(3)),
                            office.free(month, structure, worker, 20_000),
                            1L + random.nextInt(20_000));
                }
                if (month.isAfter(JANUARY) && random.nextBoolean()) {
                    // Somebody’s hour of the month before never was.
                    office.withdraws(structure, structure + month.minusMonths(1) + 1)
                            .corrects(structure, month.minusMonths(1));
                }
            }
            office.close(BOTH, month, month);
            if (random.nextBoolean() || month.equals(MARCH)) {
                office.funding.issue(random.nextBoolean() ? "A" : "B", first, month);
                first = month.plusMonths(1);
            }
        }
        FundingStatement a = office.funding.draft("A", JANUARY, MARCH);
        FundingStatement b = office.funding.draft("B", JANUARY, MARCH);
        long counted = a.parts().leaves().stream()
                .filter(leaf -> leaf.cell().category().isCoordination())
                .mapToLong(leaf -> leaf.portions().isEmpty()
                        ? leaf.claims().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        : leaf.portions().stream()
                                .filter(portion -> !portion.takers().isEmpty())
                                .mapToLong(Portion::seconds)
                                .sum())
                .sum();
        BigDecimal seconds = BigDecimal.ZERO;
        BigDecimal euros = BigDecimal.ZERO;
        for (YearMonth month = JANUARY; !month.isAfter(MARCH); month = month.plusMonths(1)) {
            for (String structure : BOTH) {
                seconds = seconds.add(amount(office, "time-claimed", Set.of(structure), month));
                euros = euros.add(amount(office, "amount-claimed", Set.of(structure), month));
                BigDecimal cost = office.time.sealed().cells(structure, month, new TreeSet<>()).entrySet().stream()
                        .filter(cell -> cell.getKey().category().isCoordination())
                        .map(cell -> hours.getOrDefault(cell.getKey().function().name(), BigDecimal.ZERO)
                                .multiply(BigDecimal.valueOf(cell.getValue())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP);
                assertThat(amount(office, "cost-coordination", Set.of(structure), month))
                        .isEqualByComparingTo(cost);
            }
        }
        assertThat(seconds).isEqualByComparingTo(BigDecimal.valueOf(counted));
        assertThat(euros).isEqualByComparingTo(a.amount().plus(b.amount()).getAmount());
        assertThat(value(office, "time-claimed", Set.of(), JANUARY, MARCH))
                .isInstanceOfSatisfying(
                        Measured.class,
                        all -> assertThat(all.amount()).isEqualByComparingTo(BigDecimal.valueOf(counted)));
        assertThat(value(office, "amount-claimed", Set.of("S1", "S2"), JANUARY, MARCH))
                .isInstanceOfSatisfying(
                        Measured.class,
                        all -> assertThat(all.amount())
                                .isEqualByComparingTo(
                                        a.amount().plus(b.amount()).getAmount()));
    }
}
