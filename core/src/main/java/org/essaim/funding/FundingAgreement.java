package org.essaim.funding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.exact.Rational;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Scope;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/**
 * What a funder agreed to pay for (<i>convention de financement</i>).
 *
 * <p>Immutable. Agreements of one pool share cells: an hour is offered to them in order of priority, and no second is
 * counted above 100 % over all of them.
 *
 * @param id a short identifier
 * @param title its title
 * @param funder who pays
 * @param pool the funding pool it belongs to
 * @param priority 1 is asked first; agreements of one pool have different priorities
 * @param basis what it pays for
 * @param term its days, the end excluded
 * @param scope the structures it covers
 * @param categories the eligible categories
 * @param functions the eligible functions; empty for all
 * @param schemes the eligible schemes of direct care; empty for all
 * @param rates euros an hour by date, of any scale; euros a year for {@link Basis#UNIT_COST}
 * @param share what part of the rate it pays
 * @param ceilingCents the most it pays over its term, in cents, if limited
 * @param ceilingSeconds the most time it counts over its term, in seconds, if limited
 * @param subCeilings narrower ceilings, each on some of the hours
 * @param source where its terms are written
 */
public record FundingAgreement(
        @NotBlank String id,
        @NotBlank String title,
        @NotBlank String funder,
        @NotBlank String pool,
        @Positive int priority,
        @NotNull Basis basis,
        @NotNull LocalDateRange term,
        @NotNull Scope scope,
        Set<Category> categories,
        Set<Function> functions,
        Set<Scheme> schemes,
        @NotNull ByDate<BigDecimal> rates,
        @NotNull Share share,
        @Positive @Nullable Long ceilingCents,
        @Positive @Nullable Long ceilingSeconds,
        List<SubCeiling> subCeilings,
        String source) {
    public FundingAgreement {
        categories = Set.copyOf(categories);
        functions = Set.copyOf(functions);
        schemes = Set.copyOf(schemes);
        subCeilings = List.copyOf(subCeilings);
        for (String text : List.of(id, title, funder, pool)) {
            if (text.isBlank()) {
                throw new IllegalArgumentException(
                        "Agreement [" + id + "] needs an identifier, a title, a funder and a pool.");
            }
        }
        if (priority < 1) {
            throw new IllegalArgumentException("Agreement [" + id + "] has priority [" + priority
                    + "].\nMaybe 1, for the one that is asked first.");
        }
        if ((ceilingCents != null && ceilingCents < 1) || (ceilingSeconds != null && ceilingSeconds < 1)) {
            throw new IllegalArgumentException("Agreement [" + id + "] has a ceiling of [" + ceilingCents
                    + "] cents and [" + ceilingSeconds + "] seconds.\nMaybe leave a ceiling out that does not exist.");
        }
        if (subCeilings.stream().map(SubCeiling::id).distinct().count() != subCeilings.size()) {
            throw new IllegalArgumentException("Agreement [" + id + "] has two sub-ceilings of one name.");
        }
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("Agreement [" + id + "] names no eligible category.");
        }
        if (basis == Basis.SUPPLEMENT_PER_DIRECT_CARE_HOUR && !categories.equals(Set.of(Category.DIRECT_CARE))) {
            throw new IllegalArgumentException("Agreement [" + id + "] pays a supplement on direct care but names "
                    + new TreeSet<>(categories) + ".\nMaybe leave only DIRECT_CARE.");
        }
        if (rates.isEmpty()
                || rates.changes().stream().anyMatch(change -> change.value().signum() <= 0)) {
            throw new IllegalArgumentException("Agreement [" + id + "] needs rates above 0.");
        }
        if (term.isUnboundedStart() || term.isUnboundedEnd() || term.isEmpty()) {
            throw new IllegalArgumentException("Agreement [" + id + "] needs a first and a last day.");
        }
    }

    /** What an hour is worth before the share, in euros, on a day that has a rate; exact. */
    Rational hourly(LocalDate day) {
        Rational rate = Rational.of(rates.at(day).orElseThrow());
        return basis == Basis.UNIT_COST ? rate.over(Rational.of(Basis.HOURS_A_YEAR)) : rate;
    }
}
