package org.essaim.programme;

import java.util.Locale;

/** What an organisation is to a programme (<i>rôle</i>). */
public enum PartnerRole {
    /** Porteur: leads the programme and answers for it. */
    CARRIER("Porteur", "Carrier"),
    /** Financeur: pays. */
    FUNDER("Financeur", "Funder"),
    /** Soutien: helps, and nobody said that it pays. */
    SUPPORTER("Soutien", "Supporter"),
    /** Bénéficiaire: takes part with its structures. */
    BENEFICIARY("Bénéficiaire", "Beneficiary"),
    /** Organisme de formation. */
    TRAINING_BODY("Organisme de formation", "Training body"),
    /** Expert extérieur: brings its expertise to meetings. */
    EXPERT("Expert extérieur", "External expert");

    private final String french;
    private final String english;

    PartnerRole(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
