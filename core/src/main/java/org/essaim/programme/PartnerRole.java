package org.essaim.programme;

/** What an organisation is to a programme (<i>rôle</i>). */
public enum PartnerRole {
    /** Porteur: leads the programme and answers for it. */
    CARRIER,
    /** Financeur: pays. */
    FUNDER,
    /** Soutien: helps, and nobody said that it pays. */
    SUPPORTER,
    /** Bénéficiaire: takes part with its structures. */
    BENEFICIARY,
    /** Organisme de formation. */
    TRAINING_BODY
}
