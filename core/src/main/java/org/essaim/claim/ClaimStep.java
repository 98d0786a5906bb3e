package org.essaim.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;

/**
 * One thing that happened to a claim (<i>étape</i>); none is ever changed or removed.
 *
 * @param kind what happened
 * @param date the day on which it happened, as letters and bank statements have it
 * @param amount what was claimed, taken back, accepted, paid or recovered
 * @param cuts what was not accepted; only where the claim is settled
 * @param reference the number of the letter or transfer, or a justification; may be empty
 * @param actor who recorded it
 * @param at when it was recorded
 */
public record ClaimStep(
        Kind kind, LocalDate date, Money amount, List<Cut> cuts, String reference, String actor, Instant at) {
    public ClaimStep {
        Euros.require("The amount of a step", amount);
        cuts = List.copyOf(cuts);
        if (amount.isZero() && kind != Kind.SETTLED) {
            throw new IllegalArgumentException("A step over [" + amount + "] says nothing.\nMaybe a digit is missing.");
        }
        if (kind != Kind.SETTLED && !cuts.isEmpty()) {
            throw new IllegalArgumentException("Only settling a claim cuts it.\nMaybe settle it first.");
        }
    }

    /** What can happen to a claim. */
    public enum Kind {
        /** The claim was handed in. */
        SUBMITTED("Demande déposée", "Submitted", "submit"),
        /** The statement owes less than was accepted before: the difference goes back to the funder. */
        TAKEN_BACK("Trop-perçu constaté par le relevé", "Taken back by the statement", "submit"),
        /** The funder accepted it, whole or cut. */
        SETTLED("Décision du financeur", "Settled", "settle"),
        /** The funder paid, at most what is outstanding. */
        PAID("Versement", "Paid", "pay"),
        /** The funder paid more than was outstanding, and somebody says so. */
        OVERPAID("Versement au-delà du dû", "Overpaid", "overpay"),
        /** What was paid too much went back. */
        RECOVERED("Trop-perçu reversé", "Recovered", "recover");

        private final String french;
        private final String english;
        private final String verb;

        Kind(String french, String english, String verb) {
            this.french = french;
            this.english = english;
            this.verb = verb;
        }

        /** What a person reads. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }

        /** What somebody does who makes it happen. */
        String verb() {
            return verb;
        }
    }
}
