package org.essaim.budget;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.joda.money.Money;

/**
 * A year of a financing plan, as known on a day (<i>exercice du plan</i>).
 *
 * @param year the year
 * @param cost what the action costs, in kind left out
 * @param inKind what is contributed in kind
 * @param secured the secured money, by nature
 * @param sought the money sought or submitted, by nature
 */
public record PlanYear(
        int year, Money cost, Money inKind, Map<FunderNature, Money> secured, Map<FunderNature, Money> sought) {
    public PlanYear {
        secured = Collections.unmodifiableMap(new TreeMap<>(secured));
        sought = Collections.unmodifiableMap(new TreeMap<>(sought));
    }

    /** All secured money. */
    public Money totalSecured() {
        return Euros.sum(secured.values().stream());
    }

    /** All money sought or submitted. */
    public Money totalSought() {
        return Euros.sum(sought.values().stream());
    }

    /** What nobody was asked for yet: cost − secured − sought; below 0 where more is asked for than it costs. */
    public Money gap() {
        return cost.minus(totalSecured()).minus(totalSought());
    }

    /** What is not secured: cost − secured; below 0 where more is secured than it costs. */
    public Money open() {
        return cost.minus(totalSecured());
    }

    /**
     * The exact share of the cost that public money covers; nothing if the year costs nothing.
     *
     * @param withSought true to count what is sought as if it were granted
     */
    public Optional<Rational> publicShare(boolean withSought) {
        Money money = secured.getOrDefault(FunderNature.PUBLIC, Euros.ZERO);
        if (withSought) {
            money = money.plus(sought.getOrDefault(FunderNature.PUBLIC, Euros.ZERO));
        }
        return cost.isZero() ? Optional.empty() : Optional.of(Euros.exact(money).over(Euros.exact(cost)));
    }
}
