package org.essaim.progress;

import org.essaim.finding.EssaimException;

/** Work that was ended by who watched it (<i>travail interrompu</i>): what was committed before stays, nothing of what was begun is stored. */
public final class CancelledException extends EssaimException {
    private static final long serialVersionUID = 1L;

    /** Ends it at this step. */
    public CancelledException(Step step) {
        super("The work [" + step.operation() + "] was cancelled at [" + step.stage() + "].\n"
                + "Maybe start it again: what was committed before stays, and is not done twice.");
    }
}
