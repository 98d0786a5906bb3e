package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;

/**
 * What an hour costs the employer, charges included, by function and date (<i>coût horaire chargé</i>).
 *
 * <p>Immutable. Euros an hour of any scale; a structure's own figure goes before the federation's. No default ships:
 * where there is no figure, the euro value is absent for that reason.
 */
public final class EmployerCost {
    private static final EmployerCost UNKNOWN = new EmployerCost(new TreeMap<>());
    private final Map<String, ByDate<BigDecimal>> costs;

    private EmployerCost(Map<String, ByDate<BigDecimal>> costs) {
        this.costs = costs;
    }

    /** Nothing is known. */
    public static EmployerCost unknown() {
        return UNKNOWN;
    }

    /**
     * These costs with one more figure from this date on.
     *
     * @param structure the structure's identifier; empty for the whole federation
     */
    public EmployerCost with(String structure, Function function, LocalDate from, BigDecimal hourly) {
        if (hourly.signum() <= 0) {
            throw new IllegalArgumentException("An hour of " + function + " cannot cost [" + hourly + "].");
        }
        Map<String, ByDate<BigDecimal>> changed = new TreeMap<>(costs);
        changed.put(
                key(structure, function),
                changed.getOrDefault(key(structure, function), ByDate.never()).with(from, hourly));
        return new EmployerCost(changed);
    }

    /** Euros an hour on this day, if known. */
    public Optional<BigDecimal> at(String structure, Function function, LocalDate day) {
        ByDate<BigDecimal> own = costs.getOrDefault(key(structure, function), ByDate.never());
        ByDate<BigDecimal> general = costs.getOrDefault(key("", function), ByDate.never());
        return own.at(day).or(() -> general.at(day));
    }

    /** Every figure, by {@code structure/FUNCTION}; the structure is empty for the whole federation. */
    public Map<String, ByDate<BigDecimal>> figures() {
        return Map.copyOf(costs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmployerCost that && costs.equals(that.costs);
    }

    @Override
    public int hashCode() {
        return costs.hashCode();
    }

    private static String key(String structure, Function function) {
        return structure + "/" + function;
    }
}
