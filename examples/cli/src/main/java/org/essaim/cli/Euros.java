package org.essaim.cli;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import picocli.CommandLine.TypeConversionException;

/** Amounts in euros as they are typed: {@code 1234.56} or {@code 1234,56}, never below 0. */
final class Euros {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}([.,]\\d{1,2})?");

    private Euros() {}

    static Money parse(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new TypeConversionException(text);
        }
        return Money.of(CurrencyUnit.EUR, new BigDecimal(text.replace(',', '.')));
    }
}
