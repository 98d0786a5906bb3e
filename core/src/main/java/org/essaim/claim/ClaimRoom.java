package org.essaim.claim;

import java.util.List;
import org.essaim.finding.EssaimException;
import org.essaim.funding.IssuedStatement;
import org.joda.money.Money;

/**
 * What a statement leaves to be claimed beside the claims that there are.
 *
 * <p>The statement of a longer period holds what statements of its parts hold, so claims on these count. What was cut is not
 * claimed anew unless somebody names the amount: the funder has said no once.
 */
record ClaimRoom(IssuedStatement statement, Balance before, List<String> pending) {

    /** @param claims every claim that there is */
    static ClaimRoom of(IssuedStatement statement, List<Claim> claims) {
        List<Claim> own = claims.stream()
                .filter(claim -> claim.agreement().equals(statement.agreement()))
                .filter(claim -> !claim.isApartFrom(statement.first(), statement.last()))
                .toList();
        for (Claim claim : own) {
            if (!claim.isWithin(statement.first(), statement.last())) {
                throw new EssaimException("Claim [" + claim.id() + "] covers [" + claim.period()
                        + "], which holds months of [" + statement.first() + ".." + statement.last()
                        + "] and others: they would be claimed twice.\nMaybe claim on the statement of that period, or of one "
                        + "that contains it.");
            }
        }
        return new ClaimRoom(
                statement,
                Balance.sum(own.stream().map(Claim::balance).toList()),
                own.stream()
                        .filter(claim -> claim.state() == ClaimState.SUBMITTED)
                        .map(Claim::id)
                        .toList());
    }

    /** What to claim where nobody names an amount; below 0 if something goes back. */
    Money asked() {
        Money owed = statement.amount();
        if (owed.isGreaterThan(before.asked())) {
            return owed.minus(before.asked());
        }
        Money most = owed.minus(before.standing());
        if (most.isNegative() && !pending.isEmpty()) {
            throw new EssaimException("The statement of agreement [" + statement.agreement() + "] owes [" + owed
                    + "], less than the [" + before.standing() + "] that stands claimed, and claims " + pending
                    + " are not settled yet.\nMaybe settle them first: what is not accepted need not go back.");
        }
        if (!most.isNegative()) {
            throw new EssaimException("Nothing is left to claim: version [" + statement.version()
                    + "] of the statement of agreement [" + statement.agreement() + "] owes [" + owed + "], and ["
                    + before.asked() + "] was claimed.\nMaybe "
                    + (most.isZero()
                            ? "issue a new version first."
                            : "name the amount, at most [" + most + "], to claim again what was cut."));
        }
        return most;
    }

    /** An amount that somebody names, if there is room for it. */
    Money require(Money amount) {
        Euros.require("A claim", amount);
        Money most = statement.amount().minus(before.standing());
        if (!amount.isPositive() || amount.isGreaterThan(most)) {
            throw new EssaimException("A claim of [" + amount + "] does not fit: version [" + statement.version()
                    + "] of the statement of agreement [" + statement.agreement() + "] owes [" + statement.amount()
                    + "], and [" + before.standing() + "] stands claimed.\nMaybe "
                    + (most.isPositive() ? "claim at most [" + most + "]." : "claim nothing."));
        }
        return amount;
    }
}
