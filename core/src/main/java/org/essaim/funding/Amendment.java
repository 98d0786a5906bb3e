package org.essaim.funding;

import java.util.List;
import org.joda.money.Money;

/**
 * A change of one agreement that would fund time of a category (<i>avenant</i>), as the real allocation found.
 *
 * <p>Immutable.
 *
 * @param agreement the agreement
 * @param changes its terms that change
 * @param fundedSeconds how much more of the category would be paid for
 * @param leftSeconds how much of it nobody would pay for all the same
 * @param cost what the agreement would pay more, whatever the category
 * @param outcome all that the pool would do then
 */
public record Amendment(
        String agreement, List<TermChange> changes, long fundedSeconds, long leftSeconds, Money cost, Outcome outcome) {
    public Amendment {
        changes = List.copyOf(changes);
    }

    /** True if all of the category’s time would be paid for. */
    public boolean fundsAll() {
        return leftSeconds <= 0;
    }
}
