package org.essaim.tally;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.essaim.disclosure.ProtectedCell;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.questionnaire.Texts;
import org.essaim.report.Figures;
import org.essaim.report.Value;
import org.essaim.spi.Statistics.Contrast;
import org.essaim.spi.Statistics.Interval;
import org.essaim.spi.Statistics.Method;

/** How figures stand in reports, in French or English. Immutable. */
final class Printed {
    private static final int DECIMALS = 2;
    private static final int PROBABILITY_DECIMALS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Locale locale;
    private final boolean english;

    Printed(Locale locale) {
        this.english = locale.getLanguage().equals("en");
        this.locale = english ? Locale.UK : Locale.FRANCE;
    }

    Locale locale() {
        return locale;
    }

    String say(String french, String inEnglish) {
        return english ? inEnglish : french;
    }

    String text(Texts texts) {
        return texts.in(locale);
    }

    Value absent(Why why) {
        return new Value.Absent(why == Why.SUPPRESSED ? ProtectedCell.SECRET_MARK : why.title(locale));
    }

    private Value absent(Outcome unknown) {
        return absent(((Outcome.Unknown) unknown).why());
    }

    Value count(Outcome outcome) {
        return outcome instanceof Outcome.Known ? Value.count(Reckoning.count(outcome)) : absent(outcome);
    }

    Value decimal(Outcome outcome) {
        return outcome instanceof Outcome.Known known
                ? new Value.Decimal(decimal(known.value(), DECIMALS), DECIMALS, "")
                : absent(outcome);
    }

    private static BigDecimal decimal(Rational exact, int decimals) {
        return new BigDecimal(exact.numerator())
                .divide(new BigDecimal(exact.denominator()), decimals, RoundingMode.HALF_UP);
    }

    /** A part of a whole, with the whole as it was counted. */
    Value share(Outcome part, Outcome of) {
        Outcome share = Reckoning.quotient(part, of);
        return share instanceof Outcome.Known
                ? new Value.Share(Reckoning.count(part), Reckoning.count(of))
                : absent(share);
    }

    /** A part of a whole, as an exact fraction. */
    Value share(Outcome share) {
        return share instanceof Outcome.Known known
                ? new Value.Share(
                        known.value().numerator().longValueExact(),
                        known.value().denominator().longValueExact())
                : absent(share);
    }

    /** A difference of shares, in points. */
    Value points(Outcome difference) {
        return difference instanceof Outcome.Known known
                ? new Value.Decimal(decimal(known.value().times(100), 1), 1, say("pt", "pt"))
                : absent(difference);
    }

    /** On how many of how many something rests: {@code 48/120}. */
    String reach(Outcome answered, Outcome invited) {
        return "n\u00a0=\u00a0" + plain(answered) + "/" + plain(invited);
    }

    private String plain(Outcome outcome) {
        return Figures.in(locale).text(count(outcome));
    }

    /** Where a mean lies. */
    Value interval(Optional<Interval> interval, Evidence evidence, Outcome figure) {
        return interval.map(each -> bounds(each, BigDecimal.ONE, DECIMALS, ""))
                .orElseGet(() -> without(evidence, figure));
    }

    /** Where a share lies, in per cent. */
    Value shareInterval(Optional<Interval> interval, Evidence evidence, Outcome figure) {
        return interval.map(each -> bounds(each, HUNDRED, 1, "%")).orElseGet(() -> without(evidence, figure));
    }

    /** Where a difference lies. */
    Value contrast(Change change, boolean testable, Evidence evidence) {
        Contrast contrast = change.contrast();
        if (contrast == null) {
            return testable ? without(evidence, change.difference()) : new Value.Absent(say("non testé", "not tested"));
        }
        return change.kind() == Change.Kind.SHARE
                ? bounds(contrast.difference(), HUNDRED, 1, say("pt", "pt"))
                : bounds(contrast.difference(), BigDecimal.ONE, DECIMALS, "");
    }

    Value probability(Change change, boolean testable, Evidence evidence) {
        Contrast contrast = change.contrast();
        if (contrast == null) {
            return contrast(change, testable, evidence);
        }
        BigDecimal probability =
                BigDecimal.valueOf(contrast.probability()).setScale(PROBABILITY_DECIMALS, RoundingMode.HALF_UP);
        return probability.signum() == 0
                ? Value.of(say("< 0,0001", "< 0.0001"))
                : new Value.Decimal(probability, PROBABILITY_DECIMALS, "");
    }

    private Value without(Evidence evidence, Outcome figure) {
        if (!evidence.isThere()) {
            return new Value.Absent(say("sans module de statistiques", "no statistics module"));
        }
        return figure instanceof Outcome.Unknown
                ? absent(figure)
                : new Value.Absent(say("sans objet", "not applicable"));
    }

    private Value bounds(Interval interval, BigDecimal times, int decimals, String unit) {
        Figures figures = Figures.in(locale);
        String least = figures.decimal(BigDecimal.valueOf(interval.least()).multiply(times), decimals);
        String most = figures.measured(BigDecimal.valueOf(interval.most()).multiply(times), decimals, unit);
        return Value.of(say(least + " à " + most, least + " to " + most));
    }

    String method(Method method) {
        return switch (method) {
            case STUDENT -> say("t de Student", "Student’s t");
            case WELCH -> say("t de Welch", "Welch’s t");
            case WILSON -> "Wilson";
            case CLOPPER_PEARSON -> "Clopper-Pearson";
            case NEWCOMBE -> "Newcombe";
            case WILCOXON -> say("Wilcoxon, exact", "Wilcoxon, exact");
            case MANN_WHITNEY -> say("Mann-Whitney, exact", "Mann-Whitney, exact");
            case MCNEMAR -> say("McNemar, exact", "McNemar, exact");
            case FISHER -> say("Fisher, exact", "Fisher, exact");
            case CHI_SQUARE -> say("χ² de Pearson", "Pearson’s χ²");
        };
    }
}
