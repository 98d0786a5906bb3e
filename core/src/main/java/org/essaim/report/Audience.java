package org.essaim.report;

/** For whom an output is made (<i>destinataire</i>). */
public enum Audience {
    /** A named funder or employer: exact, logged, lawful. */
    RECIPIENT,
    /** Anyone: only what passed disclosure control. */
    PUBLISHED
}
