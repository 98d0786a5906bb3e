package org.essaim.campaign;

/**
 * An invitation to answer, with the secret that opens the questionnaire (<i>invitation</i>).
 *
 * <p>Immutable. The secret is told once and never stored: who loses it gets a new one.
 *
 * @param campaign the campaign
 * @param recipient whom it is for
 * @param token the secret, of letters and digits
 */
public record Invitation(String campaign, Recipient recipient, String token) {
    /** The secret is in no text that might be logged. */
    @Override
    public String toString() {
        return "Invitation[" + campaign + "]";
    }
}
