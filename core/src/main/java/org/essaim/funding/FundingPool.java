package org.essaim.funding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * How agreements that share hours share them (<i>enveloppe commune</i>).
 *
 * @param id its identifier, which its agreements name
 * @param sharing who is offered an hour first
 * @param personYearSeconds the most that all its agreements together count of one person's calendar year, in seconds, if
 *     limited: 1,720 hours in European programmes
 * @param source where this is written
 */
public record FundingPool(
        @NotBlank String id,
        @NotNull Sharing sharing,
        @Positive @Nullable Long personYearSeconds,
        String source) {
    /** Who is offered an hour first (<i>mode de répartition</i>). */
    public enum Sharing {
        /** Agreements by priority; each fills up from the oldest month on, and shares its last month out among all. */
        PRIORITY,
        /** The oldest work first, day by day and in canonical order; each second is offered by priority. */
        FIFO,
        /** Every hour is divided among the agreements that admit it, by weight; what one cannot take goes to the others. */
        PRO_RATA
    }

    public FundingPool {
        if (id.isBlank() || (personYearSeconds != null && personYearSeconds < 1)) {
            throw new IllegalArgumentException(
                    "Pool [" + id + "] needs an identifier, and no limit of [" + personYearSeconds + " s].");
        }
    }

    /** True if an agreement of a pool that shares pro rata has neither a weight nor a ceiling in hours to be one. */
    public boolean leavesOut(FundingAgreement agreement) {
        return sharing == Sharing.PRO_RATA
                && agreement.paysTime()
                && agreement.weight() == null
                && agreement.ceilingSeconds() == null;
    }

    /** A pool of which nothing else is said. */
    public static FundingPool of(String id) {
        return new FundingPool(id, Sharing.PRIORITY, null, "");
    }
}
