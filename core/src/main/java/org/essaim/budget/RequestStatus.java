package org.essaim.budget;

import java.util.Locale;

/** How far a request for funding has come (<i>état de la demande</i>). */
public enum RequestStatus {
    /** Talked about, nothing handed in. */
    SOUGHT("Recherché", "Sought"),
    /** The request is handed in. */
    SUBMITTED("Demandé", "Submitted"),
    /** Notified or agreed: secured money. */
    GRANTED("Acquis", "Granted"),
    /** Refused: counts for nothing. */
    REFUSED("Refusé", "Refused");

    private final String french;
    private final String english;

    RequestStatus(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** True while money may still come that is not secured. */
    public boolean isOpen() {
        return this == SOUGHT || this == SUBMITTED;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
