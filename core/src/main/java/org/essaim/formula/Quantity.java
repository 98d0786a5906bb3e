package org.essaim.formula;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Units with their powers (<i>grandeur</i>): euros per hour are euros to the power of 1 and hours to that of −1.
 *
 * <p>Immutable.
 *
 * @param powers the power of each unit, none of them 0; empty for a plain number
 */
public record Quantity(Map<Unit, Integer> powers) {
    /** A plain number. */
    public static final Quantity NUMBER = new Quantity(Map.of());

    public Quantity {
        EnumMap<Unit, Integer> kept = new EnumMap<>(Unit.class);
        powers.forEach((unit, power) -> {
            if (power != 0) {
                kept.put(unit, power);
            }
        });
        powers = Collections.unmodifiableMap(kept);
    }

    /** So many of a unit. */
    public static Quantity of(Unit unit) {
        return new Quantity(Map.of(unit, 1));
    }

    /** What a product is of. */
    public Quantity times(Quantity other) {
        EnumMap<Unit, Integer> sum = new EnumMap<>(Unit.class);
        sum.putAll(powers);
        other.powers.forEach((unit, power) -> sum.merge(unit, power, Integer::sum));
        return new Quantity(sum);
    }

    /** What a quotient is of. */
    public Quantity over(Quantity other) {
        return times(other.to(-1));
    }

    /** What a power is of. */
    public Quantity to(int exponent) {
        EnumMap<Unit, Integer> all = new EnumMap<>(Unit.class);
        powers.forEach((unit, power) -> all.put(unit, power * exponent));
        return new Quantity(all);
    }

    /** As a formula would write it, such as {@code euros / hours}. */
    @Override
    public String toString() {
        SortedMap<String, Integer> above = new TreeMap<>();
        SortedMap<String, Integer> below = new TreeMap<>();
        powers.forEach((unit, power) -> (power > 0 ? above : below).put(unit.word(), Math.abs(power)));
        String first = above.isEmpty() ? "1" : product(above);
        return below.isEmpty()
                ? first
                : first + " / " + (below.size() == 1 ? product(below) : "(" + product(below) + ")");
    }

    private static String product(SortedMap<String, Integer> powers) {
        StringJoiner product = new StringJoiner(" * ");
        powers.forEach((word, power) -> product.add(power == 1 ? word : word + "^" + power));
        return product.toString();
    }
}
