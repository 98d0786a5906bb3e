package org.essaim.claim;

import java.util.Locale;

/** How far a claim has come (<i>état de la demande</i>). */
public enum ClaimState {
    /** The funder has not settled it yet. */
    SUBMITTED("En instruction", "Awaiting settlement"),
    /** Accepted, whole or in part, and nothing is paid yet. */
    ACCEPTED("Acceptée, à verser", "Accepted, to be paid"),
    /** A part of what is accepted is paid. */
    PAID_IN_PART("Versée en partie", "Paid in part"),
    /** Nothing of it was accepted. */
    REFUSED("Rejetée", "Refused"),
    /** Something has to go back to the funder. */
    TO_RECOVER("Trop-perçu à reverser", "To be recovered"),
    /** Nobody owes anything any more. */
    BALANCED("Soldée", "Balanced");

    private final String french;
    private final String english;

    ClaimState(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
