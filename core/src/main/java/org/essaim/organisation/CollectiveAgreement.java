package org.essaim.organisation;

/**
 * The rules under which a structure employs (<i>convention collective ou statut</i>), an attribute of the structure by date.
 *
 * <p>IDCC 2941: private non-profit branch of home help (BAD); IDCC 3127: for-profit personal services; IDCC 3239: household
 * employers; public service: CCAS and CIAS, under no collective agreement.
 */
public enum CollectiveAgreement {
    IDCC_2941,
    IDCC_3127,
    IDCC_3239,
    PUBLIC_SERVICE
}
