package org.essaim.tally;

import org.essaim.formula.Outcome;
import org.essaim.questionnaire.Texts;
import org.essaim.spi.Statistics.Contrast;
import org.jspecify.annotations.Nullable;

/**
 * One figure beside another (<i>évolution, écart</i>): of one wave and a later one, or of all and a structure.
 *
 * <p>Immutable.
 *
 * @param code the question or score
 * @param text what a person reads
 * @param kind what kind of figure it is
 * @param option the option or theme whose share it is; empty for a mean
 * @param optionText what a person reads of the option
 * @param before the former wave, or all
 * @param after the later wave, or the structure
 * @param contrast how far the difference can be trusted; nothing without statistics, of fewer than two people on a side, or where it would tell what may not be told
 */
public record Change(
        String code,
        Texts text,
        Kind kind,
        String option,
        Texts optionText,
        Side before,
        Side after,
        @Nullable Contrast contrast) {

    /** What kind of figure is compared (<i>nature</i>). */
    public enum Kind {
        /** The mean of numbers or levels. */
        MEAN,
        /** The mean of a score. */
        SCORE,
        /** The part that chose an option, or was coded into a theme; of a ranking, that chose it first. From 0 to 1. */
        SHARE
    }

    /**
     * A figure with what it rests on (<i>valeur et effectif</i>).
     *
     * @param value the figure
     * @param answered how many answers it rests on
     */
    public record Side(Outcome value, Outcome answered) {}

    /** After less before. */
    public Outcome difference() {
        return Reckoning.difference(after.value(), before.value());
    }

    /** What is compared, and no figure. */
    @Override
    public String toString() {
        return "Change[" + code + (option.isEmpty() ? "" : ", " + option) + "]";
    }
}
