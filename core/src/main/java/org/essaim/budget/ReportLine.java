package org.essaim.budget;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of a financial report (<i>ligne du compte rendu</i>).
 *
 * <p>Immutable. What was spent or received is told as an amount, or, for an indirect charge, as the whole organisation’s
 * amount with the key that divides it.
 *
 * @param id a short identifier
 * @param side a charge or a resource
 * @param block its block
 * @param account the number of the account; may be empty
 * @param title the heading
 * @param budget what was planned
 * @param actual what was spent or received; none where a key divides it
 * @param whole what the whole organisation spent, where a key divides it
 * @param key the identifier of that key
 * @param funder the identifier of the funder of a resource, if it has one
 * @param remark why it differs from the budget; may be empty
 */
public record ReportLine(
        @NotBlank String id,
        @NotNull Side side,
        @NotNull BudgetBlock block,
        String account,
        @NotBlank String title,
        @NotNull Money budget,
        @Nullable Money actual,
        @Nullable Money whole,
        @Nullable String key,
        @Nullable String funder,
        String remark) {
    public ReportLine {
        if (id.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("A line of a financial report needs an identifier and a title.");
        }
        Euros.require("The budget of line [" + id + "]", budget);
        if (actual != null) {
            Euros.require("The actual amount of line [" + id + "]", actual);
        }
        if (whole != null) {
            Euros.require("The whole amount of line [" + id + "]", whole);
        }
        if ((whole == null) != (key == null) || (actual == null) == (whole == null)) {
            throw new IllegalArgumentException(
                    "Line [" + id + "] needs either an actual amount, or a whole amount with a key.");
        }
        if (key != null && (block != BudgetBlock.INDIRECT || side != Side.CHARGE)) {
            throw new IllegalArgumentException(
                    "Line [" + id + "] has a key but is no indirect charge.\nMaybe tell its actual amount.");
        }
        if (funder != null && side != Side.RESOURCE) {
            throw new IllegalArgumentException("Line [" + id + "] is a charge and has no funder.");
        }
    }

    /** On which side of the report a line stands (<i>charges ou ressources</i>). */
    public enum Side {
        /** Charges. */
        CHARGE,
        /** Ressources, produits. */
        RESOURCE
    }

    ReportLine withActual(Money amount) {
        return new ReportLine(id, side, block, account, title, budget, amount, null, null, funder, remark);
    }
}
