package org.essaim.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.report.Value;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Sources and exact figures of citations in one line of text each, for documents that are text, and back. */
final class Exact {
    private static final Pattern INDICATOR =
            Pattern.compile("indicator (\\S+) over (\\S+)(?: in (\\S+))?(?: of (\\S+(?: \\S+)*))?");
    private static final Pattern STATEMENT =
            Pattern.compile("statement (\\S+) over (\\S+)\\.\\.(\\S+) figure ([A-Z]+)");
    private static final Pattern FIGURE = Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,30})?) (s|[A-Z]{3}|×)");
    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,30})?) /(\\d)(?: (.+))?");

    private Exact() {}

    static String text(Citation.Source source) {
        if (source instanceof Citation.OfIndicator of) {
            return "indicator " + of.indicator() + " over " + of.period()
                    + (of.programme().isEmpty() ? "" : " in " + of.programme())
                    + (of.structures().isEmpty() ? "" : " of " + String.join(" ", of.structures()));
        }
        Citation.OfStatement of = (Citation.OfStatement) source;
        return "statement " + of.agreement() + " over " + of.first() + ".." + of.last() + " figure " + of.figure();
    }

    /** The source; nothing if the text is none. */
    static Optional<Citation.Source> source(String text) {
        Matcher indicator = INDICATOR.matcher(text);
        if (indicator.matches()) {
            String structures = indicator.group(4);
            return Optional.of(new Citation.OfIndicator(
                    indicator.group(1),
                    indicator.group(2),
                    indicator.group(3) == null ? "" : indicator.group(3),
                    structures == null ? List.of() : List.of(structures.split(" ", -1))));
        }
        Matcher statement = STATEMENT.matcher(text);
        try {
            return statement.matches()
                    ? Optional.of(new Citation.OfStatement(
                            statement.group(1),
                            YearMonth.parse(statement.group(2)),
                            YearMonth.parse(statement.group(3)),
                            Citation.StatementFigure.valueOf(statement.group(4))))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            // There is no such month, or no such figure.
            return Optional.empty();
        }
    }

    static String text(Value value) {
        if (value instanceof Value.Hours hours) {
            return hours.seconds() + " s";
        } else if (value instanceof Value.Amount amount) {
            return amount.money().getAmount().toPlainString() + " "
                    + amount.money().getCurrencyUnit().getCode();
        } else if (value instanceof Value.Count count) {
            return count.number() + " ×";
        }
        Value.Decimal decimal = (Value.Decimal) value;
        return decimal.number().toPlainString() + " /" + decimal.decimals()
                + (decimal.unit().isEmpty() ? "" : " " + decimal.unit());
    }

    /** The exact figure; nothing if the text is none. */
    static Optional<Value> value(String text) {
        Matcher figure = FIGURE.matcher(text);
        Matcher number = NUMBER.matcher(text);
        try {
            if (figure.matches()) {
                BigDecimal exact = new BigDecimal(figure.group(1));
                return Optional.of(
                        switch (figure.group(2)) {
                            case "s" -> Value.hours(exact.longValueExact());
                            case "×" -> Value.count(exact.longValueExact());
                            default -> Value.of(Money.of(CurrencyUnit.of(figure.group(2)), exact));
                        });
            }
            return number.matches()
                    ? Optional.of(new Value.Decimal(
                            new BigDecimal(number.group(1)),
                            Integer.parseInt(number.group(2)),
                            number.group(3) == null ? "" : number.group(3)))
                    : Optional.empty();
        } catch (ArithmeticException | IllegalArgumentException e) {
            // Seconds in parts, cents in parts, a currency that there is not.
            return Optional.empty();
        }
    }
}
