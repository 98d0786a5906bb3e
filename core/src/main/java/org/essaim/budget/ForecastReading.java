package org.essaim.budget;

import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.jspecify.annotations.Nullable;

/** Reads forecasts as people write them: hours a month, hourly costs by function, rises in per cent. */
final class ForecastReading {
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    private ForecastReading() {}

    static Optional<Forecast> read(
            SourceTree document, @Nullable Validator validator, Consumer<? super Finding> findings) {
        return forecast(FieldReader.of(document, Optional.ofNullable(validator), findings));
    }

    private static Optional<Forecast> forecast(FieldReader reader) {
        List<FundingSource> sources = PlanReading.sources(reader);
        Set<String> scenarios = new HashSet<>();
        return reader.build(
                Forecast.class,
                reader.text("id"),
                reader.text("title"),
                reader.text("organisation"),
                reader.truth("fictitious", false),
                Reading.year(reader, "firstYear"),
                Reading.year(reader, "lastYear"),
                hourlyCosts(reader),
                reader.each("scenarios", each -> scenario(each, scenarios)),
                reader.optionalDate("asOf").orElseGet(() -> FundingSource.latest(sources)),
                sources);
    }

    record Figure(LocalDate from, BigDecimal euros) {
        Figure {
            if (euros.signum() <= 0) {
                throw new IllegalArgumentException("An hour cannot cost [" + euros.toPlainString() + "].");
            }
        }
    }

    private static Map<Function, ByDate<BigDecimal>> hourlyCosts(FieldReader reader) {
        Map<Function, ByDate<BigDecimal>> costs = new EnumMap<>(Function.class);
        reader.one("hourlyCosts", byFunction -> {
            for (String key : byFunction.keys()) {
                function(byFunction, key)
                        .ifPresent(function -> costs.put(
                                function,
                                Reading.byDate(
                                        byFunction,
                                        key,
                                        "hourly cost",
                                        each -> each.build(Figure.class, each.date("from"), each.decimal("euros"))
                                                .map(figure -> new ByDate.From<>(figure.from(), figure.euros())))));
            }
            return Optional.of(costs);
        });
        return costs;
    }

    private static Optional<Function> function(FieldReader reader, String key) {
        for (Function function : Function.values()) {
            if (function.name().equals(key)) {
                return Optional.of(function);
            }
        }
        Reading.requireKnown(
                reader,
                key,
                key,
                List.of(Function.values()).stream().map(Function::name).toList(),
                "function");
        return Optional.empty();
    }

    private static Optional<Scenario> scenario(FieldReader reader, Set<String> known) {
        String id = reader.text("id");
        Reading.requireNew(reader, "id", id, known, "scenario");
        Set<String> teams = new HashSet<>();
        return reader.build(
                Scenario.class,
                id,
                reader.text("title"),
                reader.text("assumption", ""),
                reader.each("teams", each -> team(each, teams)),
                reader.each(
                        "rises",
                        each -> each.build(
                                Scenario.Rise.class,
                                each.date("from"),
                                Reading.share(each, "by"),
                                Set.copyOf(each.choices("functions", Function.class)))));
    }

    private static Optional<TeamCourse> team(FieldReader reader, Set<String> known) {
        String id = reader.text("id");
        Reading.requireNew(reader, "id", id, known, "team");
        LocalDate joins = reader.date("joins");
        ByDate<TeamCourse.Load> hours = Reading.byDate(reader, "hours", "hours", ForecastReading::load);
        ByDate<Integer> members = Reading.byDate(
                reader,
                "members",
                "members",
                each -> each.build(Members.class, each.date("from"), each.small("count"))
                        .map(count -> new ByDate.From<>(count.from(), count.count())));
        if (members.isEmpty()
                && hours.changes().stream().anyMatch(load -> load.value().perMember())) {
            reader.report("members", Finding.of(Code.MISSING_KEY).with("key", "members"));
        }
        return reader.build(
                TeamCourse.class,
                id,
                reader.text("title"),
                reader.has("number") ? reader.small("number") : 1,
                joins,
                reader.optionalDate("leaves")
                        .map(leaves -> Reading.last(reader, "leaves", joins, leaves))
                        .orElse(null),
                members,
                hours,
                mix(reader));
    }

    private record Members(LocalDate from, int count) {}

    private enum Per {
        TEAM,
        MEMBER
    }

    private record Month(LocalDate from, TeamCourse.Load load) {}

    private static Optional<ByDate.From<TeamCourse.Load>> load(FieldReader reader) {
        Per per = reader.oneOf("per", Per.class);
        LocalDate from = reader.date("from");
        BigDecimal hours = reader.decimal("monthly");
        long seconds = 0;
        try {
            seconds = hours.multiply(HOUR).longValueExact();
        } catch (ArithmeticException e) {
            seconds = -1;
        }
        if (seconds < 0) {
            reader.refuse("monthly", hours.toPlainString());
            seconds = 0;
        }
        return reader.build(Month.class, from, new TeamCourse.Load(seconds, per == Per.MEMBER))
                .map(month -> new ByDate.From<>(month.from(), month.load()));
    }

    private static Map<Function, Rational> mix(FieldReader reader) {
        Map<Function, Rational> mix = new EnumMap<>(Function.class);
        reader.one("mix", shares -> {
            for (String key : shares.keys()) {
                function(shares, key).ifPresent(function -> mix.put(function, Reading.share(shares, key)));
            }
            Rational sum = mix.values().stream().reduce(Rational.ZERO, Rational::plus);
            if (shares.isSound() && !sum.equals(Rational.ONE)) {
                shares.report("", Finding.of(Code.MIX_NOT_WHOLE).with("found", sum.perCent()));
            }
            return Optional.of(mix);
        });
        if (!reader.has("mix")) {
            reader.report("mix", Finding.of(Code.MISSING_KEY).with("key", "mix"));
        }
        return mix;
    }
}
