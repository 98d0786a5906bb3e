package org.essaim.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.exact.Rational;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.joda.money.Money;

/** A forecast equals what counting it day by day gives, and its parts sum to it. */
class ProjectionLawsTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final Map<Function, ByDate<BigDecimal>> COSTS = Map.of(
            Function.CARE_WORKER,
            ByDate.of(List.of(
                    new ByDate.From<>(LocalDate.of(2020, 1, 1), new BigDecimal("23.333")),
                    new ByDate.From<>(LocalDate.of(2027, 5, 20), new BigDecimal("24.10")))),
            Function.AREA_MANAGER,
            ByDate.of(List.of(new ByDate.From<>(LocalDate.of(2020, 1, 1), new BigDecimal("35.07")))));

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 1200).map(START::plusDays);
    }

    @Provide
    Arbitrary<List<TeamCourse>> teams() {
        Arbitrary<TeamCourse> team = Combinators.combine(
                        days(),
                        Arbitraries.integers().between(0, 900),
                        days(),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 40_000),
                        days(),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(1, 3))
                .as((joins, length, second, members, seconds, grows, share, number) -> new TeamCourse(
                        "T",
                        "Équipe fictive",
                        number,
                        joins,
                        length == 0 ? null : joins.plusDays(length),
                        ByDate.of(List.of(new ByDate.From<>(LocalDate.of(2020, 1, 1), 5)))
                                .with(grows, members),
                        ByDate.of(List.of(
                                        new ByDate.From<>(LocalDate.of(2020, 1, 1), new TeamCourse.Load(7_777, false))))
                                .with(second, new TeamCourse.Load(seconds, true)),
                        Map.of(
                                Function.CARE_WORKER,
                                Rational.of(share, 8),
                                Function.AREA_MANAGER,
                                Rational.of(8 - share, 8))));
        return team.list().ofMinSize(1).ofMaxSize(3).map(ProjectionLawsTest::numbered);
    }

    private static List<TeamCourse> numbered(List<TeamCourse> teams) {
        List<TeamCourse> numbered = new ArrayList<>();
        for (TeamCourse team : teams) {
            numbered.add(new TeamCourse(
                    "T" + numbered.size(),
                    team.title(),
                    team.number(),
                    team.joins(),
                    team.leaves(),
                    team.members(),
                    team.hours(),
                    team.mix()));
        }
        return numbered;
    }

    @Property(tries = 150)
    void equalsWhatCountingDayByDayGives(@ForAll("teams") List<TeamCourse> teams, @ForAll("days") LocalDate rise) {
        Scenario scenario = new Scenario(
                "S", "Scénario fictif", "", teams, List.of(new Scenario.Rise(rise, Rational.parse("2,5 %"), Set.of())));
        Projection projection = new Projection(COSTS, scenario);
        for (int year = 2026; year <= 2028; year++) {
            ForecastYear found = projection.year(year, Euros.ZERO, Euros.ZERO);
            BigDecimal seconds = BigDecimal.ZERO;
            BigDecimal euros = BigDecimal.ZERO;
            LocalDate end = LocalDate.of(year + 1, 1, 1);
            for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
                for (TeamCourse team : teams) {
                    for (Function function : team.mix().keySet()) {
                        BigDecimal part = secondsOf(team, function, day);
                        seconds = seconds.add(part);
                        euros = euros.add(part.multiply(hourly(function, day, rise)));
                    }
                }
            }
            // Forty digits may stand on the other side of a half: one unit is left for that.
            assertThat(Math.abs(found.seconds()
                            - seconds.setScale(0, RoundingMode.HALF_UP).longValueExact()))
                    .isLessThanOrEqualTo(1);
            BigDecimal cents = euros.divide(BigDecimal.valueOf(36), MathContext.DECIMAL128);
            Money cost = Objects.requireNonNull(found.cost());
            assertThat(Math.abs(Euros.cents(cost)
                            - cents.setScale(0, RoundingMode.HALF_UP).longValueExact()))
                    .isLessThanOrEqualTo(1);
        }
    }

    // The oracle divides a month among its days and leaves nothing exact but the digits.
    private static BigDecimal secondsOf(TeamCourse team, Function function, LocalDate day) {
        boolean there = !day.isBefore(team.joins()) && (team.leaves() == null || !day.isAfter(team.leaves()));
        if (!there) {
            return BigDecimal.ZERO;
        }
        TeamCourse.Load load = team.hours().at(day).orElseThrow();
        long people = load.perMember() ? team.members().at(day).orElseThrow() : 1;
        Rational share = team.mix().getOrDefault(function, Rational.ZERO);
        return new BigDecimal(load.seconds() * people * team.number())
                .multiply(new BigDecimal(share.numerator()))
                .divide(
                        new BigDecimal(share.denominator())
                                .multiply(BigDecimal.valueOf(YearMonth.from(day).lengthOfMonth())),
                        MathContext.DECIMAL128);
    }

    private static BigDecimal hourly(Function function, LocalDate day, LocalDate rise) {
        if (function == Function.AREA_MANAGER) {
            return new BigDecimal("35.07").multiply(day.isBefore(rise) ? BigDecimal.ONE : new BigDecimal("1.025"));
        }
        if (day.isBefore(LocalDate.of(2027, 5, 20))) {
            return new BigDecimal("23.333").multiply(day.isBefore(rise) ? BigDecimal.ONE : new BigDecimal("1.025"));
        }
        boolean later = rise.isAfter(LocalDate.of(2027, 5, 20)) && !day.isBefore(rise);
        return new BigDecimal("24.10").multiply(later ? new BigDecimal("1.025") : BigDecimal.ONE);
    }

    @Property(tries = 150)
    void teamsAndFunctionsSumToTheYear(@ForAll("teams") List<TeamCourse> teams) {
        Projection projection = new Projection(COSTS, new Scenario("S", "Scénario fictif", "", teams, List.of()));
        ForecastYear year = projection.year(2027, Euros.ZERO, Euros.ZERO);
        for (List<ForecastYear.Part> parts : List.of(year.teams(), year.functions())) {
            assertThat(parts.stream().mapToLong(ForecastYear.Part::seconds).sum())
                    .isEqualTo(year.seconds());
            Money sum = Euros.ZERO;
            for (ForecastYear.Part part : parts) {
                sum = sum.plus(Objects.requireNonNull(part.cost()));
            }
            assertThat(sum).isEqualTo(year.cost());
        }
    }
}
