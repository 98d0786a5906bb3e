package org.essaim.tally;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.questionnaire.Texts;
import org.jspecify.annotations.Nullable;

/**
 * How often one option was chosen, or one theme was found in free text (<i>modalité dépouillée</i>).
 *
 * <p>Immutable.
 *
 * @param code its code
 * @param text what a person reads
 * @param level what it counts on a scale; nothing if it counts nothing
 * @param of of how many answers
 * @param places how often it was chosen; of a ranking, how often it came first, second and so on
 */
public record OptionFigures(
        String code, Texts text, @Nullable BigDecimal level, Outcome of, List<Outcome> places) {
    public OptionFigures {
        places = List.copyOf(places);
        if (places.isEmpty()) {
            throw new IllegalArgumentException("Option [" + code + "] needs a count.");
        }
    }

    /** How often it was chosen, at whatever place. */
    public Outcome count() {
        return Reckoning.sum(places);
    }

    /** Which part of the answers chose it, from 0 to 1; of several answers to one question the parts make more than 1. */
    public Outcome share() {
        return Reckoning.quotient(count(), of);
    }

    /** How often it was chosen first. */
    public Outcome first() {
        return places.get(0);
    }

    /** Which part of the answers chose it first, from 0 to 1. */
    public Outcome firstShare() {
        return Reckoning.quotient(first(), of);
    }

    /** At which place it came on average, from 1, among those who ranked it. */
    public Outcome meanRank() {
        List<Outcome> weighted = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (!(places.get(i) instanceof Outcome.Known known)) {
                return places.get(i);
            }
            weighted.add(Outcome.of(known.value().times(Rational.of(i + 1L))));
        }
        return Reckoning.quotient(Reckoning.sum(weighted), count());
    }

    /** Which option, and no figure. */
    @Override
    public String toString() {
        return "OptionFigures[" + code + "]";
    }
}
