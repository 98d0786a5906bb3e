package org.essaim.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How typed values are written for people (<i>chiffres</i>), in French or in English: {@code 1 234,50 h},
 * {@code 1 234 567,50 €}, {@code 16,7 %}, {@code 1er mars 2026}.
 *
 * <p>Every format that prints text prints it through here, so one figure looks the same in a page, a print and a
 * sentence. Rounding is HALF_UP on exact values and only for the eye. Spaces never break: U+202F between thousands in
 * French, U+00A0 before a unit. Names of months are listed here rather than asked of the platform, whose locale data can
 * be missing (a trimmed runtime) or replaced. Immutable and thread-safe.
 */
public final class Figures {
    private static final char NARROW = '\u202f';
    private static final char NO_BREAK = '\u00a0';
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final List<String> MOIS = List.of(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private static final Figures FRENCH = new Figures(false);
    private static final Figures ENGLISH = new Figures(true);

    private final boolean english;

    private Figures(boolean english) {
        this.english = english;
    }

    /** English if the locale's language is English; French otherwise, like {@link Report#english()}. */
    public static Figures in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
    }

    /** The text of a value; the reason, if it is absent. */
    public String text(Value value) {
        if (value instanceof Value.Hours hours) {
            return hours(hours.seconds());
        }
        if (value instanceof Value.Amount amount) {
            return amount(amount.money());
        }
        if (value instanceof Value.Count count) {
            return count(count.number());
        }
        if (value instanceof Value.Share share) {
            return share(share.numerator(), share.denominator());
        }
        if (value instanceof Value.Decimal decimal) {
            return measured(decimal.number(), decimal.decimals(), decimal.unit());
        }
        if (value instanceof Value.Day day) {
            return day(day.date());
        }
        if (value instanceof Value.Month month) {
            return month(month.month());
        }
        if (value instanceof Value.Link link) {
            return "mailto".equalsIgnoreCase(link.address().getScheme())
                    ? link.address().getSchemeSpecificPart()
                    : link.address().toString();
        }
        if (value instanceof Value.Absent absent) {
            return absent.reason();
        }
        return ((Value.Text) value).text();
    }

    /** Seconds as decimal hours, two decimals: 5400 s is {@code 1,50 h}. */
    public String hours(long seconds) {
        return decimal(BigDecimal.valueOf(seconds).divide(HOUR, 2, RoundingMode.HALF_UP), 2) + NO_BREAK + "h";
    }

    /** Seconds as hours and whole minutes, for where a clock is meant: 5400 s is {@code 1 h 30}. */
    public String hoursAndMinutes(long seconds) {
        long minutes = BigDecimal.valueOf(seconds)
                .divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP)
                .longValueExact();
        long rest = Math.abs(minutes % 60);
        return (minutes < 0 && minutes > -60 ? "\u2212" : "")
                + count(minutes / 60)
                + NO_BREAK
                + "h"
                + NO_BREAK
                + (rest < 10 ? "0" : "")
                + rest;
    }

    /** An amount of money with its cents: {@code 1 234,50 €}, {@code €1,234.50}; any other currency by its code. */
    public String amount(Money money) {
        int scale = money.getCurrencyUnit().getDecimalPlaces();
        String currency = symbol(money.getCurrencyUnit());
        String number = decimal(money.getAmount().abs(), scale);
        String sign = money.isNegative() ? "\u2212" : "";
        if (!english) {
            return sign + number + NO_BREAK + currency;
        }
        return sign + currency + (currency.length() > 1 ? String.valueOf(NO_BREAK) : "") + number;
    }

    /** A whole number: {@code 1 234}. */
    public String count(long number) {
        return decimal(BigDecimal.valueOf(number), 0);
    }

    /** A share as a percentage with one decimal: 1 of 6 is {@code 16,7 %}. */
    public String share(long numerator, long denominator) {
        BigDecimal percent = BigDecimal.valueOf(numerator)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP);
        return decimal(percent, 1) + (english ? "%" : NO_BREAK + "%");
    }

    /** A number with its decimals and its unit: {@code 12,5 %}, {@code 31,20 €/h}; the number alone if it has no unit. */
    public String measured(BigDecimal number, int decimals, String unit) {
        String text = decimal(number, decimals);
        if (unit.isEmpty()) {
            return text;
        }
        return text + (english && unit.equals("%") ? "" : String.valueOf(NO_BREAK)) + unit;
    }

    /** A date: {@code 1er mars 2026}, {@code 1 March 2026}. */
    public String day(LocalDate date) {
        String day = date.getDayOfMonth() == 1 && !english ? "1er" : String.valueOf(date.getDayOfMonth());
        return day + NO_BREAK + month(YearMonth.from(date));
    }

    /** A month: {@code mars 2026}, {@code March 2026}. */
    public String month(YearMonth month) {
        return (english ? MONTHS : MOIS).get(month.getMonthValue() - 1) + NO_BREAK + month.getYear();
    }

    /** A decimal number with exactly this many decimals, rounded HALF_UP. */
    public String decimal(BigDecimal number, int scale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(english ? ',' : NARROW);
        symbols.setDecimalSeparator(english ? '.' : ',');
        symbols.setMinusSign('\u2212');
        DecimalFormat format = new DecimalFormat(scale == 0 ? "#,##0" : "#,##0." + "0".repeat(scale), symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
        return format.format(rounded);
    }

    private static String symbol(CurrencyUnit currency) {
        return currency.getCode().equals("EUR") ? "€" : currency.getCode();
    }
}
