package org.essaim.budget;

import java.util.Locale;

/** The three blocks of a budget that French public funders ask for (<i>bloc de charges ou de ressources</i>). */
public enum BudgetBlock {
    /** Spent or received for the action itself: purchases, personnel, grants. */
    DIRECT("Directes", "Direct"),
    /** The action’s part of what the whole organisation spends, by an allocation key. */
    INDIRECT("Indirectes", "Indirect"),
    /** Contributions volontaires en nature: volunteers, lent rooms; valued, never paid. */
    IN_KIND("Contributions volontaires en nature", "In kind");

    private final String french;
    private final String english;

    BudgetBlock(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
