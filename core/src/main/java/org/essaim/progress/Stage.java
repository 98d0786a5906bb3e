package org.essaim.progress;

import java.util.Locale;

/** What is done at present (<i>phase</i>). */
public enum Stage {
    /** Rows, months or documents are read. */
    READING("lecture", "reading"),
    /** What was told is held against what is known. */
    COMPARING("comparaison", "comparing"),
    /** Figures are worked out. */
    RECKONING("calcul", "reckoning"),
    /** It is about to be committed: the last moment at which it can be ended. */
    STORING("enregistrement", "storing"),
    /** Files are written. */
    WRITING("écriture", "writing");

    private final String french;
    private final String english;

    Stage(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads, in French or English. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
