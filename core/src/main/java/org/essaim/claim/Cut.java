package org.essaim.claim;

import org.essaim.funding.CellReference;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A part of a claim that the funder does not accept (<i>réfaction</i>).
 *
 * @param amount how much, above 0
 * @param reason why
 * @param cell the line of the statement that it is about, if it is about one
 * @param text what the funder says of it; needed where the reason is {@link CutReason#OTHER}
 */
public record Cut(Money amount, CutReason reason, @Nullable CellReference cell, String text) {
    public Cut {
        Euros.require("A cut", amount);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "A cut of [" + amount + "] cuts nothing.\nMaybe leave it out: what is not cut is accepted.");
        }
        if (reason == CutReason.OTHER && text.isBlank()) {
            throw new IllegalArgumentException(
                    "A cut for another reason needs a text.\nMaybe write what the funder's letter says.");
        }
    }

    /** A cut of the claim as a whole, without more words than its reason. */
    public Cut(Money amount, CutReason reason) {
        this(amount, reason, null, "");
    }
}
