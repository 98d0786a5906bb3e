package org.essaim.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Projects a scenario: exact sums of stretches of days on which nothing changes, rounded once a year. */
final class Projection {
    private static final Rational HOUR = Rational.of(3600);
    private static final Rational HUNDRED = Rational.of(100);
    private final Map<Function, ByDate<BigDecimal>> hourlyCosts;
    private final Scenario scenario;
    private final NavigableSet<LocalDate> cuts = new TreeSet<>();

    Projection(Map<Function, ByDate<BigDecimal>> hourlyCosts, Scenario scenario) {
        this.hourlyCosts = hourlyCosts;
        this.scenario = scenario;
        scenario.cuts(cuts);
        hourlyCosts.values().forEach(figures -> figures.changes().forEach(figure -> cuts.add(figure.date())));
    }

    /** Exact seconds, and exact cents of those whose hourly cost is known. */
    private static final class Sum {
        private Rational seconds = Rational.ZERO;
        private Rational cents = Rational.ZERO;

        private void add(Rational moreSeconds, Rational moreCents) {
            seconds = seconds.plus(moreSeconds);
            cents = cents.plus(moreCents);
        }
    }

    ForecastYear year(int year, Money secured, Money sought) {
        Map<String, Sum> teams = new LinkedHashMap<>();
        Map<Function, Sum> functions = new EnumMap<>(Function.class);
        Sum whole = new Sum();
        Rational withoutCost = Rational.ZERO;
        scenario.teams().forEach(team -> teams.put(team.id(), new Sum()));
        for (int month = 1; month <= 12; month++) {
            YearMonth each = YearMonth.of(year, month);
            LocalDate end = each.plusMonths(1).atDay(1);
            for (LocalDate day = each.atDay(1); day.isBefore(end); day = next(day, end)) {
                Rational part = Rational.of(ChronoUnit.DAYS.between(day, next(day, end)), each.lengthOfMonth());
                for (TeamCourse team : scenario.teams()) {
                    Rational monthly = team.monthly(day).times(part);
                    if (monthly.signum() == 0) {
                        continue;
                    }
                    for (Map.Entry<Function, Rational> share : team.mix().entrySet()) {
                        Rational seconds = monthly.times(share.getValue());
                        Optional<Rational> hourly = scenario.hourly(
                                hourlyCosts.getOrDefault(share.getKey(), ByDate.never()), share.getKey(), day);
                        if (hourly.isEmpty()) {
                            withoutCost = withoutCost.plus(seconds);
                        }
                        Rational cents = seconds.over(HOUR)
                                .times(hourly.orElse(Rational.ZERO))
                                .times(HUNDRED);
                        whole.add(seconds, cents);
                        teams.computeIfAbsent(team.id(), none -> new Sum()).add(seconds, cents);
                        functions
                                .computeIfAbsent(share.getKey(), none -> new Sum())
                                .add(seconds, cents);
                    }
                }
            }
        }
        long seconds = whole.seconds.rounded();
        Long cents = withoutCost.signum() == 0 ? whole.cents.rounded() : null;
        return new ForecastYear(
                year,
                seconds,
                cents == null ? null : Euros.ofCents(cents),
                withoutCost.rounded(),
                secured,
                sought,
                parts(teams.keySet(), teams.values(), seconds, cents),
                parts(functions.keySet().stream().map(Function::name).toList(), functions.values(), seconds, cents));
    }

    private LocalDate next(LocalDate day, LocalDate end) {
        LocalDate cut = cuts.higher(day);
        return cut == null || cut.isAfter(end) ? end : cut;
    }

    private static List<ForecastYear.Part> parts(
            Collection<String> ids, Collection<Sum> sums, long seconds, @Nullable Long cents) {
        long[] hours = Apportionment.divide(
                seconds, sums.stream().map(sum -> sum.seconds).toList());
        long[] euros = Apportionment.divide(
                cents == null ? 0 : cents, sums.stream().map(sum -> sum.cents).toList());
        List<ForecastYear.Part> parts = new ArrayList<>();
        int i = 0;
        for (String id : ids) {
            parts.add(new ForecastYear.Part(id, hours[i], cents == null ? null : Euros.ofCents(euros[i])));
            i++;
        }
        return parts;
    }
}
