package org.essaim.budget;

import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.essaim.document.SourceTree;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.report.Report;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Who pays for an action, year by year (<i>plan de financement</i>): its costs, its sources with their status by date, and the
 * caps that co-financing rules put on them.
 *
 * <p>Immutable. Whatever changes with time is asked for on a day.
 *
 * @param id a short identifier
 * @param title its title
 * @param organisation who carries the action
 * @param fictitious true if every organisation in it is invented; every output then says so
 * @param asOf the day that the plan is looked at unless another is asked for
 * @param costs what it costs
 * @param sources who pays, or is asked to
 * @param caps the co-financing caps
 */
public record FinancingPlan(
        @NotBlank String id,
        @NotBlank String title,
        @NotBlank String organisation,
        boolean fictitious,
        @NotNull LocalDate asOf,
        @NotEmpty List<@Valid Cost> costs,
        List<@Valid FundingSource> sources,
        List<@Valid CoFinancingCap> caps) {
    public FinancingPlan {
        if (id.isBlank() || title.isBlank() || organisation.isBlank()) {
            throw new IllegalArgumentException("A financing plan needs an identifier, a title and an organisation.");
        }
        costs = List.copyOf(costs);
        sources = List.copyOf(sources);
        caps = List.copyOf(caps);
        if (costs.isEmpty()) {
            throw new IllegalArgumentException("Plan [" + id + "] names no cost.");
        }
        Identifiers.requireUnique(sources.stream().map(FundingSource::id));
        Identifiers.requireUnique(caps.stream().map(CoFinancingCap::id));
    }

    /**
     * What a heading costs in a year (<i>dépense prévue</i>).
     *
     * @param year the year
     * @param block direct, indirect or in kind
     * @param heading the heading, for people
     * @param amount the amount, 0 or more
     */
    public record Cost(
            int year,
            @NotNull BudgetBlock block,
            @NotBlank String heading,
            @NotNull Money amount) {
        public Cost {
            if (heading.isBlank()) {
                throw new IllegalArgumentException("A cost of [" + year + "] has no heading.");
            }
            Euros.require("Cost [" + heading + "] of " + year, amount);
        }
    }

    /**
     * Reads a plan from a document; what is wrong with it are findings, and then there is no plan.
     *
     * @param validator checks the constraints of constructor parameters; without one the constructors alone guard
     */
    public static Optional<FinancingPlan> read(
            SourceTree document, @Nullable Validator validator, Consumer<? super Finding> findings) {
        return PlanReading.read(document, validator, findings);
    }

    /** The years that it costs or brings something, each from the first to the last. */
    public List<Integer> years() {
        SortedSet<Integer> named = new TreeSet<>();
        costs.forEach(cost -> named.add(cost.year()));
        sources.forEach(source -> source.stands()
                .changes()
                .forEach(stand -> named.addAll(stand.value().amounts().keySet())));
        return IntStream.rangeClosed(named.first(), named.last()).boxed().toList();
    }

    /** A year, as known on this day. */
    public PlanYear year(int year, LocalDate on) {
        return new PlanYear(
                year,
                cost(year, false),
                cost(year, true),
                byNature(source -> source.secured(year, on)),
                byNature(source -> source.sought(year, on)));
    }

    private Money cost(int year, boolean inKind) {
        return Euros.sum(costs.stream()
                .filter(cost -> cost.year() == year && (cost.block() == BudgetBlock.IN_KIND) == inKind)
                .map(Cost::amount));
    }

    private Map<FunderNature, Money> byNature(Function<FundingSource, Money> amount) {
        Map<FunderNature, Money> sums = new EnumMap<>(FunderNature.class);
        for (FunderNature nature : FunderNature.values()) {
            sums.put(
                    nature,
                    Euros.sum(sources.stream()
                            .filter(source -> source.nature() == nature)
                            .map(amount)));
        }
        return sums;
    }

    /** Where a cap is crossed, and where secured and sought money exceed the cost, as known on this day. */
    public List<Finding> findings(LocalDate on) {
        List<Finding> findings = new ArrayList<>();
        for (int each : years()) {
            PlanYear year = year(each, on);
            caps.forEach(cap ->
                    cap.limit(each).ifPresent(limit -> crossed(cap, limit, year).ifPresent(findings::add)));
            if (year.gap().isNegative()) {
                findings.add(Finding.of(Code.FUNDED_ABOVE_COST)
                        .path("costs")
                        .with("year", each)
                        .with("secured", amount(year.totalSecured()))
                        .with("sought", amount(year.totalSought()))
                        .with("cost", amount(year.cost()))
                        .build());
            }
        }
        return findings;
    }

    // What is secured breaks the rule; what is sought would break it once granted.
    private static Optional<Finding> crossed(CoFinancingCap cap, Rational limit, PlanYear year) {
        Money base = cap.inKindCounts() ? year.cost().plus(year.inKind()) : year.cost();
        Rational most = Euros.exact(base).times(limit);
        Money secured = counted(cap, year.secured());
        Money hoped = secured.plus(counted(cap, year.sought()));
        boolean broken = Euros.exact(secured).compareTo(most) > 0;
        if (!broken && Euros.exact(hoped).compareTo(most) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(broken ? Code.CAP_CROSSED : Code.CAP_WOULD_BE_CROSSED)
                .severity(broken ? Severity.ERROR : Severity.WARNING)
                .path("caps." + cap.id())
                .with("cap", cap.title())
                .with("year", year.year())
                .with("found", amount(broken ? secured : hoped))
                .with("base", amount(base))
                .with("limit", limit.perCent())
                .with("source", cap.source())
                .build());
    }

    static Money counted(CoFinancingCap cap, Map<FunderNature, Money> money) {
        return Euros.sum(cap.natures().stream().map(nature -> money.getOrDefault(nature, Euros.ZERO)));
    }

    // The texts of a finding are told in either language: a bare number is read in both.
    private static String amount(Money money) {
        return money.getAmount().toPlainString();
    }

    /** The plan for people, as known on this day. */
    public Report report(LocalDate on, Locale locale) {
        return new PlanReport(this, on, locale).report();
    }
}
