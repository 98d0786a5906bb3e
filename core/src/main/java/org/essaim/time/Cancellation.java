package org.essaim.time;

/** Whether an event was cancelled, and who bears it (<i>annulation</i>). */
public enum Cancellation {
    /** It took place. */
    NONE,
    /** Cancelled; billed to the beneficiary and paid to the worker. */
    BILLED_AND_PAID,
    /** Cancelled; billed to the beneficiary, not paid to the worker. */
    BILLED_NOT_PAID,
    /** Cancelled; neither billed nor paid. */
    NEITHER;

    /** True if the worker is paid although nothing took place. */
    public boolean paid() {
        return this == BILLED_AND_PAID;
    }
}
