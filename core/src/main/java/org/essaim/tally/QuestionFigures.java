package org.essaim.tally;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.questionnaire.Question;
import org.essaim.spi.Statistics.Interval;

/**
 * What a group answered to one question (<i>question dépouillée</i>): on how many answers it rests, how they spread, what they come to.
 *
 * <p>Immutable and thread-safe. Options without a level, such as “not concerned”, count among the answers and in no mean. Intervals are at 95 %; there are
 * none without statistics on the class path, nor of what is answered several times by one person.
 */
public final class QuestionFigures {
    private static final int TEN = 10;
    private static final int PROMOTERS = 9;
    private static final int DETRACTORS = 6;

    private final Asked asked;
    private final Reach reach;
    private final List<OptionFigures> options;
    private final Spread spread;
    private final Evidence evidence;

    QuestionFigures(Asked asked, Reach reach, List<OptionFigures> options, Spread spread, Evidence evidence) {
        this.asked = asked;
        this.reach = reach;
        this.options = List.copyOf(options);
        this.spread = asked.hasLevels() ? levels(this.options) : spread;
        this.evidence = evidence;
    }

    // As soon as one count is not told nothing is that would tell it.
    private static Spread levels(List<OptionFigures> options) {
        Map<Rational, Long> counts = new HashMap<>();
        for (OptionFigures option : options) {
            BigDecimal level = option.level();
            if (level != null) {
                if (!(option.count() instanceof Outcome.Known known)) {
                    return Spread.none(((Outcome.Unknown) option.count()).why());
                }
                counts.merge(Rational.of(level), Reckoning.count(known), Long::sum);
            }
        }
        return Spread.of(new Histogram(counts));
    }

    /** What was asked. */
    public Question question() {
        return asked.question();
    }

    /** On how many answers it rests. */
    public Reach reach() {
        return reach;
    }

    /** The options in their order, those of a question in words of one’s own being the themes that answers were coded into; empty if there are none. */
    public List<OptionFigures> options() {
        return options;
    }

    /**
     * One option.
     *
     * @throws EssaimException if there is none of this code
     */
    public OptionFigures option(String code) {
        return options.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new EssaimException(
                        "Question [" + question().code() + "] has no option [" + code + "].\nMaybe one of "
                                + options.stream().map(OptionFigures::code).collect(Collectors.joining(", ", "[", "]"))
                                + "."));
    }

    /** True if its answers are numbers, or steps of a scale that count something. */
    public boolean hasMean() {
        return asked.hasLevels() || asked.shape() == Asked.Shape.NUMBER;
    }

    /** The mean of its numbers or levels; nothing if it has none. */
    public Outcome mean() {
        return spread.mean();
    }

    /** The number in the middle; nothing if there is none. */
    public Outcome median() {
        return spread.median();
    }

    /** The standard deviation of a sample (<i>écart-type</i>), rounded to 10 decimals; nothing of fewer than two answers. */
    public Outcome deviation() {
        return spread.deviation();
    }

    /** The least number; never published, for one person told it. */
    public Outcome least() {
        return spread.least();
    }

    /** The greatest number; never published, for one person told it. */
    public Outcome most() {
        return spread.most();
    }

    /**
     * Which part of those who chose a level chose one of the highest, from 0 to 1 (<i>top box</i>).
     *
     * @param levels how many levels, from 1
     */
    public Outcome top(int levels) {
        return box(levels, true);
    }

    /**
     * Which part of those who chose a level chose one of the lowest, from 0 to 1 (<i>bottom box</i>).
     *
     * @param levels how many levels, from 1
     */
    public Outcome bottom(int levels) {
        return box(levels, false);
    }

    private Outcome box(int levels, boolean highest) {
        SortedMap<Rational, Outcome> byLevel = byLevel();
        if (levels < 1 || levels > byLevel.size()) {
            throw new EssaimException("Question [" + question().code() + "] has [" + byLevel.size() + "] levels, and ["
                    + levels + "] cannot be taken.\nMaybe 1.");
        }
        List<Outcome> ordered = new ArrayList<>(byLevel.values());
        List<Outcome> taken =
                highest ? ordered.subList(ordered.size() - levels, ordered.size()) : ordered.subList(0, levels);
        return Reckoning.quotient(Reckoning.sum(taken), Reckoning.sum(ordered));
    }

    private SortedMap<Rational, Outcome> byLevel() {
        SortedMap<Rational, Outcome> counts = new TreeMap<>();
        for (OptionFigures option : options) {
            BigDecimal level = option.level();
            if (level != null) {
                counts.merge(Rational.of(level), option.count(), (one, other) -> Reckoning.sum(List.of(one, other)));
            }
        }
        return counts;
    }

    /** True if it is a scale from 0 to 10, of which a promoter score can be asked. */
    public boolean isPromoterScale() {
        if (question().type() != Question.Type.SCALE) {
            return false;
        }
        List<Rational> levels = List.copyOf(byLevel().keySet());
        if (levels.size() != TEN + 1) {
            return false;
        }
        for (int i = 0; i <= TEN; i++) {
            if (!levels.get(i).equals(Rational.of(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The part of those who chose 9 or 10 less that of those who chose 0 to 6, in points from -100 to 100 (<i>net promoter score</i>).
     *
     * @throws EssaimException if it is no scale from 0 to 10
     */
    public Outcome promoterScore() {
        if (!isPromoterScale()) {
            throw new EssaimException("Question [" + question().code()
                    + "] is no scale from 0 to 10, and has no promoter score.\nMaybe ask for its mean.");
        }
        Outcome score = Reckoning.difference(box(TEN - PROMOTERS + 1, true), box(DETRACTORS + 1, false));
        return score instanceof Outcome.Known known ? Outcome.of(known.value().times(100)) : score;
    }

    /** Where the mean of all who might have answered lies; nothing without a mean, without its numbers, or of fewer than two. */
    public Optional<Interval> meanInterval() {
        return asked.repeated() ? Optional.empty() : spread.histogram().flatMap(evidence::mean);
    }

    /**
     * Where the part of those who would choose an option lies; of a ranking, who would choose it first.
     *
     * @throws EssaimException if there is no option of this code
     */
    public Optional<Interval> shareInterval(String option) {
        OptionFigures figures = option(option);
        return asked.repeated() ? Optional.empty() : evidence.share(headCount(figures), figures.of());
    }

    Outcome headCount(OptionFigures option) {
        return asked.shape() == Asked.Shape.RANKED ? option.first() : option.count();
    }

    Asked asked() {
        return asked;
    }

    Spread spread() {
        return spread;
    }

    Evidence evidence() {
        return evidence;
    }

    /** Nothing of it, for one reason. */
    static QuestionFigures kept(Asked asked, Outcome invited, Why why) {
        Outcome not = Outcome.unknown(why);
        return new QuestionFigures(
                asked,
                new Reach(invited, not, not, not, not, not),
                asked.options().stream()
                        .map(option ->
                                new OptionFigures(option.code(), option.text(), option.level(), not, List.of(not)))
                        .toList(),
                Spread.none(why),
                new Evidence(null));
    }

    /** Which question, and no figure. */
    @Override
    public String toString() {
        return "QuestionFigures[" + question().code() + "]";
    }
}
