package org.essaim.funding;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.essaim.exact.Rational;
import org.essaim.organisation.ByDate;
import org.jspecify.annotations.Nullable;

/**
 * How an agreement pays (<i>modalités de financement</i>).
 *
 * <p>Immutable.
 *
 * @param basis what it pays for
 * @param rates by date and of any scale: euros an hour; euros a year for {@link Basis#UNIT_COST}; per cent of the employer's
 *     cost for {@link Basis#FLAT_RATE}; none for {@link Basis#LUMP_SUM}
 * @param share what part of it the funder pays, as signed
 * @param amendedShares what part it pays from the day of each amendment on, instead
 * @param reducible true if it takes a smaller share where others leave no more
 * @param yearSeconds under {@link Basis#UNIT_COST} the seconds that a yearly cost is divided by
 * @param rounding how counted time becomes a payable quantity; absent if it is paid to the second
 * @param instalments under {@link Basis#LUMP_SUM} what is due and when, days all different
 */
public record PaymentTerms(
        @NotNull Basis basis,
        @NotNull ByDate<BigDecimal> rates,
        @NotNull Share share,
        @NotNull ByDate<Share> amendedShares,
        boolean reducible,
        @Positive long yearSeconds,
        @Nullable Rounding rounding,
        List<Instalment> instalments) {
    /** 1,720 hours, that is 215 days of 8 hours: the productive time of a year in European programmes. */
    public static final long YEAR = 1720 * 3600L;

    public PaymentTerms {
        instalments = List.copyOf(instalments);
        boolean lump = basis == Basis.LUMP_SUM;
        if (lump == instalments.isEmpty()) {
            throw new IllegalArgumentException(
                    lump ? "A lump sum has at least one instalment." : "Only a lump sum has instalments.");
        }
        if (lump != rates.isEmpty()
                || rates.changes().stream().anyMatch(change -> change.value().signum() <= 0)) {
            throw new IllegalArgumentException(
                    lump ? "A lump sum has no rate.\nMaybe leave its rates out." : "An agreement needs rates above 0.");
        }
        if (instalments.stream().map(Instalment::due).distinct().count() != instalments.size()) {
            throw new IllegalArgumentException("Two instalments are due on one day.\nMaybe add them up.");
        }
        if (yearSeconds < 1) {
            throw new IllegalArgumentException("A year of [" + yearSeconds + " s] has no time to divide a cost by.");
        }
        if (rounding != null && !basis.paysTime()) {
            throw new IllegalArgumentException("Hours that are evidence alone are not rounded.");
        }
        if (lump && (!share.exact().equals(Rational.ONE) || !amendedShares.isEmpty() || reducible)) {
            throw new IllegalArgumentException("A lump sum is paid whole: it has no share.");
        }
    }

    /** What part the funder pays of the hours of this day. */
    public Share share(LocalDate day) {
        return amendedShares.isEmpty() ? share : amendedShares.at(day).orElse(share);
    }

    /** The greatest part that the funder pays of any day. */
    Share greatestShare() {
        Share greatest = share;
        for (Share each : shares()) {
            greatest = each.exact().compareTo(greatest.exact()) > 0 ? each : greatest;
        }
        return greatest;
    }

    /** As signed, then as amended. */
    List<Share> shares() {
        List<Share> shares = new ArrayList<>(List.of(share));
        amendedShares.changes().forEach(change -> shares.add(change.value()));
        return shares;
    }
}
