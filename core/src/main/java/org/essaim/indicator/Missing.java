package org.essaim.indicator;

import java.util.Locale;

/** What is done about structures that told nothing (<i>traitement des manques</i>); never silently. */
public enum Missing {
    /** Each must have told: else the value is incomplete. */
    REFUSED("toutes les structures doivent avoir répondu", "every structure must have told"),
    /** The value is that of the structures that told; how many they are stands beside it. */
    LEFT_OUT("valeur des seules structures qui ont répondu", "value of the structures alone that told"),
    /** Who told nothing has nothing. */
    TAKEN_FOR_ZERO("une structure sans réponse compte pour 0", "a structure that told nothing counts as 0");

    private final String french;
    private final String english;

    Missing(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What is printed beside the value, in French or English. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
