package org.essaim.tally;

import org.essaim.formula.Outcome;

/**
 * Who was there before and after (<i>attrition</i>), apart from what they answered: a mean may rise because those who were worst off are gone.
 *
 * <p>Immutable. Where nothing leads from one wave to the other, who answered both is not known.
 *
 * @param invitedBefore how many were invited before
 * @param invitedAfter how many were invited after
 * @param answeredBefore how many answered before
 * @param answeredAfter how many answered after
 * @param both how many answered both times
 * @param onlyBefore how many answered before and not after
 * @param onlyAfter how many answered after and not before
 */
public record Attrition(
        Outcome invitedBefore,
        Outcome invitedAfter,
        Outcome answeredBefore,
        Outcome answeredAfter,
        Outcome both,
        Outcome onlyBefore,
        Outcome onlyAfter) {}
