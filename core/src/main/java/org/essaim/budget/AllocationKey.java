package org.essaim.budget;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;

/**
 * How a charge of the whole organisation is divided among its activities (<i>clé de répartition</i>).
 *
 * <p>Immutable.
 *
 * @param id a short identifier
 * @param title what it counts: hours, square metres, full-time equivalents
 * @param own the activity that the report is about
 * @param weights the quantity of each activity, 0 or more, the report’s own among them
 */
public record AllocationKey(
        @NotBlank String id,
        @NotBlank String title,
        @NotBlank String own,
        @NotEmpty SortedMap<String, BigDecimal> weights) {
    public AllocationKey {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        if (id.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("An allocation key needs an identifier and a title.");
        }
        if (!weights.containsKey(own)) {
            throw new IllegalArgumentException("Key [" + id + "] has no weight of [" + own + "], only of "
                    + weights.keySet() + ".\nMaybe add it.");
        }
        if (weights.values().stream().anyMatch(weight -> weight.signum() < 0)
                || weights.values().stream().allMatch(weight -> weight.signum() == 0)) {
            throw new IllegalArgumentException("Key [" + id + "] needs weights of 0 or more, one of them above 0.");
        }
    }

    /** The exact share of the report’s own activity. */
    public Rational share() {
        return Rational.of(weights.getOrDefault(own, BigDecimal.ZERO))
                .over(Rational.of(weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    /** The own part of these charges together, when their sum is divided among all activities by largest remainder. */
    long part(long cents) {
        List<Rational> shares = new ArrayList<>();
        weights.values().forEach(weight -> shares.add(Rational.of(weight)));
        return Apportionment.divide(cents, shares)[List.copyOf(weights.keySet()).indexOf(own)];
    }
}
