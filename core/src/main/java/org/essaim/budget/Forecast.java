package org.essaim.budget;

import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.essaim.document.SourceTree;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * What coordination will cost over the years, scenario by scenario, against the money secured and sought (<i>projection
 * pluriannuelle</i>).
 *
 * <p>Immutable. No hourly cost ships: where none is known the euros are absent for that reason.
 *
 * @param id a short identifier
 * @param title its title
 * @param organisation whose teams they are
 * @param fictitious true if every organisation in it is invented; every output then says so
 * @param firstYear the first year
 * @param lastYear the last year
 * @param hourlyCosts what an hour costs the employer, charges included, by function and date, euros of any scale
 * @param scenarios the scenarios, side by side
 * @param asOf the day on which the funding is looked at unless another is asked for
 * @param sources the money secured and sought
 */
public record Forecast(
        @NotBlank String id,
        @NotBlank String title,
        @NotBlank String organisation,
        boolean fictitious,
        int firstYear,
        int lastYear,
        @NotNull Map<Function, ByDate<BigDecimal>> hourlyCosts,
        @NotEmpty List<@Valid Scenario> scenarios,
        @NotNull LocalDate asOf,
        List<@Valid FundingSource> sources) {
    private static final int MOST_YEARS = 30;

    public Forecast {
        if (id.isBlank() || title.isBlank() || organisation.isBlank()) {
            throw new IllegalArgumentException("A forecast needs an identifier, a title and an organisation.");
        }
        if (lastYear < firstYear || lastYear - firstYear >= MOST_YEARS) {
            throw new IllegalArgumentException("Forecast [" + id + "] runs from [" + firstYear + "] to [" + lastYear
                    + "].\nMaybe three to five years; " + MOST_YEARS + " at most.");
        }
        hourlyCosts = Collections.unmodifiableMap(new TreeMap<>(hourlyCosts));
        scenarios = List.copyOf(scenarios);
        sources = List.copyOf(sources);
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("Forecast [" + id + "] has no scenario.");
        }
        Identifiers.requireUnique(scenarios.stream().map(Scenario::id));
        Identifiers.requireUnique(sources.stream().map(FundingSource::id));
        for (ByDate<BigDecimal> figures : hourlyCosts.values()) {
            if (figures.changes().stream().anyMatch(figure -> figure.value().signum() <= 0)) {
                throw new IllegalArgumentException("Forecast [" + id + "] has an hourly cost that is not above 0.");
            }
        }
    }

    /**
     * Reads a forecast from a document; what is wrong with it are findings, and then there is no forecast.
     *
     * @param validator checks the constraints of constructor parameters; without one the constructors alone guard
     */
    public static Optional<Forecast> read(
            SourceTree document, @Nullable Validator validator, Consumer<? super Finding> findings) {
        return ForecastReading.read(document, validator, findings);
    }

    /** This forecast against the money of a plan instead of its own. */
    public Forecast against(FinancingPlan plan) {
        return new Forecast(
                id,
                title,
                organisation,
                fictitious || plan.fictitious(),
                firstYear,
                lastYear,
                hourlyCosts,
                scenarios,
                plan.asOf(),
                plan.sources());
    }

    /** The years, in order. */
    public List<Integer> years() {
        return IntStream.rangeClosed(firstYear, lastYear).boxed().toList();
    }

    /**
     * A scenario’s years, in order, with the funding as known on this day.
     *
     * @throws EssaimException if the scenario is unknown
     */
    public List<ForecastYear> years(String scenario, LocalDate on) {
        Scenario found = scenarios.stream()
                .filter(each -> each.id().equals(scenario))
                .findFirst()
                .orElseThrow(() -> new EssaimException("Scenario [" + scenario + "] is unknown.\nMaybe one of "
                        + scenarios.stream().map(Scenario::id).toList() + "."));
        Projection projection = new Projection(hourlyCosts, found);
        return years().stream()
                .map(year -> projection.year(
                        year,
                        Euros.sum(sources.stream().map(source -> source.secured(year, on))),
                        Euros.sum(sources.stream().map(source -> source.sought(year, on)))))
                .toList();
    }

    /** Where an hourly cost is unknown, and where more money is secured or sought than coordination will cost. */
    public List<Finding> findings(LocalDate on) {
        List<Finding> findings = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (ForecastYear year : years(scenario.id(), on)) {
                String path = "scenarios." + scenario.id();
                if (year.cost() == null) {
                    findings.add(Finding.of(Code.FORECAST_WITHOUT_COST)
                            .path(path)
                            .with("scenario", scenario.title())
                            .with("year", year.year())
                            .with(
                                    "hours",
                                    Rational.of(year.secondsWithoutCost(), 3600).rounded())
                            .build());
                }
                year.gap()
                        .filter(gap -> gap.isNegative())
                        .ifPresent(gap -> findings.add(Finding.of(Code.FORECAST_OVERFUNDED)
                                .path(path)
                                .with("scenario", scenario.title())
                                .with("year", year.year())
                                .with("excess", gap.negated().getAmount().toPlainString())
                                .build()));
            }
        }
        return findings;
    }

    /** The forecast for people, with the funding as known on this day. */
    public Report report(LocalDate on, Locale locale) {
        return new ForecastReport(this, on, locale).report();
    }
}
