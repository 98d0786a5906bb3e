package org.essaim.formats;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Value;
import org.joda.money.Money;

/** Which columns of a table a chart draws, and how large each figure is in whole units: seconds, cents, heads, millionths. */
final class Series {
    private static final int PLACES = Value.Decimal.MOST_DECIMALS;
    private static final BigInteger FURTHEST = BigInteger.valueOf(Long.MAX_VALUE / 1024);

    private Series() {}

    /**
     * The columns to draw: those that hold the same kind of figure as the first that holds any. A column whose key is
     * {@code total}, or starts with {@code total.}, sums the others and is not drawn.
     */
    static List<Integer> columns(Block.Table table) {
        List<Integer> columns = new ArrayList<>();
        String kind = null;
        for (int i = 1; i < table.columns().size(); i++) {
            if (isTotal(table.columns().get(i))) {
                continue;
            }
            int column = i;
            Value first = table.rows().stream()
                    .map(row -> row.get(column))
                    .filter(TableShape::isFigure)
                    .findFirst()
                    .orElse(null);
            if (first != null && !(first instanceof Value.Share) && (kind == null || kind.equals(kind(first)))) {
                kind = kind(first);
                columns.add(i);
            }
        }
        return columns;
    }

    /** True if the column sums others. */
    static boolean isTotal(Column column) {
        return column.key().equals("total") || column.key().startsWith("total.");
    }

    /** What figures must have in common to stand on one axis. */
    static String kind(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return "decimal " + decimal.unit();
        }
        return value instanceof Value.Amount amount
                ? amount.money().getCurrencyUnit().getCode()
                : value.getClass().getSimpleName();
    }

    /** The figure in whole units; 0 for what is no figure. */
    static long size(Value value) {
        if (value instanceof Value.Hours hours) {
            return hours.seconds();
        }
        if (value instanceof Value.Amount amount) {
            return amount.money().getAmountMinorLong();
        }
        if (value instanceof Value.Decimal decimal) {
            return millionths(decimal.number());
        }
        return value instanceof Value.Count count ? count.number() : 0;
    }

    /** Where a figure stands on an axis that shares may have too, which are drawn in hundredths. */
    static long place(Value value) {
        if (value instanceof Value.Share share) {
            return millionths(BigDecimal.valueOf(share.numerator())
                    .movePointRight(2)
                    .divide(BigDecimal.valueOf(share.denominator()), PLACES, RoundingMode.HALF_UP));
        }
        return size(value);
    }

    /** Fine enough for an axis; what is too large for one stands at its end, and is printed as it is. */
    private static long millionths(BigDecimal number) {
        BigInteger units = number.setScale(PLACES, RoundingMode.HALF_UP).unscaledValue();
        return units.min(FURTHEST).max(FURTHEST.negate()).longValueExact();
    }

    /** How many whole units make one that people count in: 3600 seconds an hour, 100 cents a euro. */
    static long unit(Value value) {
        if (value instanceof Value.Hours) {
            return 3600;
        }
        if (value instanceof Value.Amount amount) {
            return BigInteger.TEN
                    .pow(amount.money().getCurrencyUnit().getDecimalPlaces())
                    .longValueExact();
        }
        if (value instanceof Value.Share) {
            return BigInteger.TEN.pow(PLACES - 1).longValueExact();
        }
        if (value instanceof Value.Decimal decimal) {
            return BigInteger.TEN.pow(PLACES - decimal.decimals()).longValueExact();
        }
        return 1;
    }

    /** A round figure for an axis, with no more decimals than it needs. */
    static String tick(Value like, long size, Figures figures) {
        if (like instanceof Value.Hours) {
            return figures.count(size / 3600) + "\u00a0h";
        }
        if (like instanceof Value.Amount amount) {
            return figures.amount(Money.ofMinor(amount.money().getCurrencyUnit(), size))
                    .replaceFirst("[.,]0+(?=\\D|$)", "");
        }
        if (like instanceof Value.Share || like instanceof Value.Decimal) {
            BigDecimal number = BigDecimal.valueOf(size, PLACES).stripTrailingZeros();
            String unit = like instanceof Value.Decimal decimal ? decimal.unit() : "%";
            return figures.measured(number, Math.max(0, number.scale()), unit);
        }
        return figures.count(size);
    }

    /** A figure for inside a bar, where the axis names the unit. */
    static String bare(Value value, Figures figures) {
        if (value instanceof Value.Decimal decimal) {
            return figures.decimal(decimal.number(), decimal.decimals());
        }
        String text = figures.text(value);
        return value instanceof Value.Hours ? text.substring(0, text.length() - 2) : text;
    }

    /** A figure of the same kind as another. */
    static Value like(Value other, long size) {
        if (other instanceof Value.Hours) {
            return Value.hours(size);
        }
        if (other instanceof Value.Amount amount) {
            return Value.of(Money.ofMinor(amount.money().getCurrencyUnit(), size));
        }
        if (other instanceof Value.Decimal decimal) {
            return new Value.Decimal(BigDecimal.valueOf(size, PLACES), decimal.decimals(), decimal.unit());
        }
        return Value.count(size);
    }
}
