package org.essaim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Figures FRENCH = Figures.in(Locale.FRANCE);
    private static final Figures ENGLISH = Figures.in(Locale.UK);

    @Test
    void writesFrenchTheWayAPrinterWould() {
        assertThat(FRENCH.hours(4_444_200)).isEqualTo("1\u202f234,50\u00a0h");
        assertThat(FRENCH.amount(euros("1234567.50"))).isEqualTo("1\u202f234\u202f567,50\u00a0€");
        assertThat(FRENCH.share(1, 6)).isEqualTo("16,7\u00a0%");
        assertThat(FRENCH.day(LocalDate.of(2026, 3, 1))).isEqualTo("1er\u00a0mars\u00a02026");
        assertThat(FRENCH.day(LocalDate.of(2026, 8, 31))).isEqualTo("31\u00a0août\u00a02026");
        assertThat(FRENCH.month(YearMonth.of(2026, 12))).isEqualTo("décembre\u00a02026");
        assertThat(FRENCH.hoursAndMinutes(45_000)).isEqualTo("12\u00a0h\u00a030");
        assertThat(FRENCH.hoursAndMinutes(-300)).isEqualTo("\u22120\u00a0h\u00a005");
        assertThat(FRENCH.amount(euros("-0.50"))).isEqualTo("\u22120,50\u00a0€");
    }

    @Test
    void writesEnglishTheWayAPrinterWould() {
        assertThat(ENGLISH.hours(4_444_200)).isEqualTo("1,234.50\u00a0h");
        assertThat(ENGLISH.amount(euros("1234567.50"))).isEqualTo("€1,234,567.50");
        assertThat(ENGLISH.amount(euros("-1.5"))).isEqualTo("\u2212€1.50");
        assertThat(ENGLISH.amount(Money.of(CurrencyUnit.of("CHF"), 3))).isEqualTo("CHF\u00a03.00");
        assertThat(ENGLISH.share(1, 6)).isEqualTo("16.7%");
        assertThat(ENGLISH.day(LocalDate.of(2026, 3, 1))).isEqualTo("1\u00a0March\u00a02026");
    }

    @Test
    void roundsHalfAwayFromZeroAndNeverToMinusZero() {
        assertThat(FRENCH.hours(18)).isEqualTo("0,01\u00a0h");
        assertThat(FRENCH.hours(-18)).isEqualTo("\u22120,01\u00a0h");
        assertThat(FRENCH.hours(-17)).isEqualTo("0,00\u00a0h");
        assertThat(FRENCH.share(1, 2000)).isEqualTo("0,1\u00a0%");
    }

    @Test
    void writesADecimalWithItsDecimalsAndItsUnit() {
        Value.Decimal perCent = new Value.Decimal(new BigDecimal("12.25"), 1, "%");
        assertThat(FRENCH.text(perCent)).isEqualTo("12,3\u00a0%");
        assertThat(ENGLISH.text(perCent)).isEqualTo("12.3%");
        Value.Decimal rate = new Value.Decimal(new BigDecimal("-1234.5"), 2, "€/h");
        assertThat(FRENCH.text(rate)).isEqualTo("\u22121\u202f234,50\u00a0€/h");
        assertThat(ENGLISH.text(rate)).isEqualTo("\u22121,234.50\u00a0€/h");
        assertThat(FRENCH.text(new Value.Decimal(new BigDecimal("0.5"), 0, ""))).isEqualTo("1");
        assertThatThrownBy(() -> new Value.Decimal(BigDecimal.ONE, 7, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[7]");
    }

    @Test
    void printsTheReasonOfWhatIsAbsent() {
        assertThat(FRENCH.text(new Value.Absent("coût non fourni"))).isEqualTo("coût non fourni");
    }

    @Property
    void printedHoursReadBackAsTheSecondsRounded(@ForAll long seconds, @ForAll boolean english) {
        assertThat(read(figures(english).hours(seconds), english))
                .isEqualByComparingTo(
                        BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP));
    }

    @Property
    void printedAmountsReadBackToTheCent(@ForAll long cents, @ForAll boolean english) {
        Money money = Money.ofMinor(CurrencyUnit.EUR, cents);
        assertThat(read(figures(english).amount(money), english)).isEqualByComparingTo(money.getAmount());
    }

    @Property
    void printedSharesReadBackRounded(
            @ForAll @LongRange(min = 0) long numerator,
            @ForAll @LongRange(min = 1) long denominator,
            @ForAll boolean english) {
        assertThat(read(figures(english).share(numerator, denominator), english))
                .isEqualByComparingTo(BigDecimal.valueOf(numerator)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP));
    }

    private static Figures figures(boolean english) {
        return english ? ENGLISH : FRENCH;
    }

    private static BigDecimal read(String printed, boolean english) {
        String number = printed.replaceAll("[h€%\u00a0\u202f]", "").replace('\u2212', '-');
        return new BigDecimal(english ? number.replace(",", "") : number.replace(',', '.'));
    }

    private static Money euros(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }
}
