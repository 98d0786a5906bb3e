package org.essaim.tally;

import org.essaim.formula.Outcome;

/**
 * On how many answers the figures of a question rest (<i>effectifs</i>).
 *
 * <p>Immutable. Of a question that is asked several times, each time counts. A count that would tell of few people is not told.
 *
 * @param invited how many were invited (<i>N</i>)
 * @param responded how many handed the questionnaire in
 * @param asked how often it was asked
 * @param answered how often it was answered (<i>n</i>)
 * @param missing how often it was asked and not answered
 * @param notAsked of how many it was hidden
 */
public record Reach(
        Outcome invited, Outcome responded, Outcome asked, Outcome answered, Outcome missing, Outcome notAsked) {}
