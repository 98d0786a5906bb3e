package org.essaim.formats;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;
import org.joda.money.Money;

/** Which columns of a table a chart draws, and how large each figure is in whole units: seconds, cents, heads. */
final class Series {
    private Series() {}

    /**
     * The columns to draw: those that hold the same kind of figure as the first that holds any. A column whose key is
     * {@code total}, or starts with {@code total.}, sums the others and is not drawn.
     */
    static List<Integer> columns(Block.Table table) {
        List<Integer> columns = new ArrayList<>();
        Class<?> kind = null;
        for (int i = 1; i < table.columns().size(); i++) {
            String key = table.columns().get(i).key();
            if (key.equals("total") || key.startsWith("total.")) {
                continue;
            }
            int column = i;
            Class<?> of = table.rows().stream()
                    .map(row -> row.get(column))
                    .filter(TableShape::isFigure)
                    .<Class<?>>map(Object::getClass)
                    .findFirst()
                    .orElse(null);
            if (of != null && of != Value.Share.class && (kind == null || kind == of)) {
                kind = of;
                columns.add(i);
            }
        }
        return columns;
    }

    /** The figure in whole units; 0 for what is no figure. */
    static long size(Value value) {
        if (value instanceof Value.Hours hours) {
            return hours.seconds();
        }
        if (value instanceof Value.Amount amount) {
            return amount.money().getAmountMinorLong();
        }
        return value instanceof Value.Count count ? count.number() : 0;
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
        return 1;
    }

    /** A round figure for an axis, without decimals. */
    static String tick(Value like, long size, Figures figures) {
        if (like instanceof Value.Hours) {
            return figures.count(size / 3600) + "\u00a0h";
        }
        if (like instanceof Value.Amount amount) {
            return figures.amount(Money.ofMinor(amount.money().getCurrencyUnit(), size))
                    .replaceFirst("[.,]0+(?=\\D|$)", "");
        }
        return figures.count(size);
    }

    /** A figure for inside a bar, where the axis names the unit. */
    static String bare(Value value, Figures figures) {
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
        return Value.count(size);
    }
}
