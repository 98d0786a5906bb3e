package org.essaim.time;

import java.util.Locale;

/** Under which scheme a visit is paid for (<i>régime de prise en charge</i>). */
public enum Scheme {
    /** Allocation personnalisée d’autonomie. */
    APA("APA", "APA (personal autonomy allowance)"),
    /** Prestation de compensation du handicap. */
    PCH("PCH", "PCH (disability compensation)"),
    /** Caisse de retraite, mutuelle. */
    PENSION_FUND("Caisse de retraite, mutuelle", "Pension fund, mutual insurer"),
    /** Aide sociale départementale. */
    SOCIAL_AID("Aide sociale départementale", "Social aid of the département"),
    /** Sans prise en charge. */
    PRIVATE("Sans prise en charge", "Paid privately");

    private final String french;
    private final String english;

    Scheme(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
