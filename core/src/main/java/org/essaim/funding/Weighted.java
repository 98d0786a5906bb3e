package org.essaim.funding;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.essaim.exact.Rational;
import org.jspecify.annotations.Nullable;

/**
 * A sum of whole units, each at a share or a price, exactly.
 *
 * <p>Millions of seconds are paid at a handful of shares and cost a handful of prices: units are added up one by one, and
 * multiplied once. Not thread-safe.
 */
final class Weighted<F> {
    private final Function<F, Rational> exact;
    private final Map<F, Long> units = new HashMap<>();
    private @Nullable F last;
    private long more;

    /**
     * Starts at nothing.
     *
     * @param exact the number that a share or a price stands for
     */
    Weighted(Function<F, Rational> exact) {
        this.exact = exact;
    }

    void add(F factor, long amount) {
        if (last == null || (factor != last && !factor.equals(last))) {
            flush();
            last = factor;
        }
        more = Math.addExact(more, amount);
    }

    private void flush() {
        if (last != null && more != 0) {
            units.merge(last, more, Math::addExact);
            more = 0;
        }
    }

    Rational sum() {
        flush();
        Rational sum = Rational.ZERO;
        for (Map.Entry<F, Long> each : units.entrySet()) {
            sum = sum.plus(exact.apply(each.getKey()).times(each.getValue()));
        }
        return sum;
    }
}
