package org.essaim.budget;

import java.util.Locale;

/** Whose money it is (<i>nature du financement</i>); co-financing caps count by it. */
public enum FunderNature {
    /** State, region, département, social security and its funds, Europe. */
    PUBLIC("Public", "Public"),
    /** Foundations, mutual insurers, firms. */
    PRIVATE("Privé", "Private"),
    /** The organisation itself and its members. */
    OWN("Fonds propres", "Own funds");

    private final String french;
    private final String english;

    FunderNature(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
