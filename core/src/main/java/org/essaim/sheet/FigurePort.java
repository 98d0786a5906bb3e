package org.essaim.sheet;

import java.util.Locale;
import java.util.Optional;
import org.essaim.finding.EssaimException;

/** Looks figures up that texts quote (<i>relevé des chiffres cités</i>). Only {@code org.essaim} implements it: it alone sees indicators and statements. */
public interface FigurePort {

    /**
     * The figure as it may be published.
     *
     * @param locale French or English, for what it is called and how it comes about
     * @return the figure; nothing if it is secret or there is none
     * @throws EssaimException if what is quoted is unknown, or not the actor’s
     */
    Optional<Citation.Quote> quote(Citation.Source source, Locale locale);

    /** How a figure stands beside what it was; whoever asks is told no new one. */
    Citation.Standing standing(Citation.Source source, Citation.Quote quote);
}
