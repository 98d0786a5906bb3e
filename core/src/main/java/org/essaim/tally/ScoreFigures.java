package org.essaim.tally;

import java.util.Optional;
import org.essaim.formula.Outcome;
import org.essaim.questionnaire.Score;
import org.essaim.spi.Statistics.Interval;

/**
 * What one score of a questionnaire comes to in a group (<i>score dépouillé</i>), such as a dimension of a barometer.
 *
 * <p>Immutable and thread-safe.
 */
public final class ScoreFigures {
    private final Score score;
    private final Outcome answered;
    private final Spread spread;
    private final Evidence evidence;

    ScoreFigures(Score score, Outcome answered, Spread spread, Evidence evidence) {
        this.score = score;
        this.answered = answered;
        this.spread = spread;
        this.evidence = evidence;
    }

    /** Which score. */
    public Score score() {
        return score;
    }

    /** How many people answered enough of its items. */
    public Outcome answered() {
        return answered;
    }

    /** The mean over these people. */
    public Outcome mean() {
        return spread.mean();
    }

    /** The score in the middle; never published. */
    public Outcome median() {
        return spread.median();
    }

    /** The standard deviation of a sample (<i>écart-type</i>), rounded to 10 decimals; never published. */
    public Outcome deviation() {
        return spread.deviation();
    }

    /** Where the mean of all who might have answered lies, at 95 %; nothing without statistics, or of fewer than two people. */
    public Optional<Interval> meanInterval() {
        return spread.histogram().flatMap(evidence::mean);
    }

    Spread spread() {
        return spread;
    }

    Evidence evidence() {
        return evidence;
    }

    /** Which score, and no figure. */
    @Override
    public String toString() {
        return "ScoreFigures[" + score.code() + "]";
    }
}
