package org.essaim.xlsx;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.essaim.report.Value;

/** Exact sums of columns: a total is written as a formula only if the formula gives that total. */
final class Sums {
    private Sums() {}

    /** True if the total is the exact sum of the column's figures, all of them of one kind. */
    static boolean isSum(Value total, List<List<Value>> rows, int column) {
        Optional<BigDecimal> expected = size(total);
        if (expected.isEmpty()) {
            return false;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (List<Value> row : rows) {
            Value value = row.get(column);
            if (!isFigure(value)) {
                continue;
            }
            if (!kind(value).equals(kind(total)) || size(value).isEmpty()) {
                return false;
            }
            sum = sum.add(size(value).get());
        }
        return sum.compareTo(expected.get()) == 0;
    }

    /** True for what is written as a number that people compare. */
    static boolean isFigure(Value value) {
        return value instanceof Value.Share || size(value).isPresent();
    }

    /** What can be summed; shares cannot. */
    private static Optional<BigDecimal> size(Value value) {
        if (value instanceof Value.Hours hours) {
            return Optional.of(BigDecimal.valueOf(hours.seconds()));
        }
        if (value instanceof Value.Amount amount) {
            return Optional.of(amount.money().getAmount());
        }
        if (value instanceof Value.Count count) {
            return Optional.of(BigDecimal.valueOf(count.number()));
        }
        if (value instanceof Value.Decimal decimal) {
            return Optional.of(decimal.number());
        }
        return Optional.empty();
    }

    private static String kind(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return "Decimal " + decimal.unit();
        }
        return value instanceof Value.Amount amount
                ? amount.money().getCurrencyUnit().getCode()
                : value.getClass().getSimpleName();
    }
}
