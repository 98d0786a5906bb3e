package org.essaim.campaign;

/** Whether somebody who has a link may answer (<i>accès</i>). */
public enum Access {
    /** They may. */
    OPEN,
    /** They answered, and may correct it. */
    AMENDABLE,
    /** They answered, and nothing leads back to what. */
    ANSWERED,
    /** The campaign has not begun. */
    TOO_EARLY,
    /** The campaign is over. */
    CLOSED,
    /** There is no such link. */
    UNKNOWN;

    /** True if a questionnaire can be shown. */
    public boolean isGranted() {
        return this == OPEN || this == AMENDABLE;
    }
}
