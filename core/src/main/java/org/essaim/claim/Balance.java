package org.essaim.claim;

import java.util.Collection;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Where a claim, or several, stand in euros (<i>solde</i>).
 *
 * <p>For one claim, at every moment, and no amount is ever below 0:
 *
 * <ul>
 *   <li>claimed = pending before it is settled; claimed = accepted + cut from then on;
 *   <li>accepted − taken back − paid + recovered = outstanding − to recover;
 *   <li>outstanding or to recover is 0;
 *   <li>recovered ≤ overpaid, and to recover = overpaid − recovered.
 * </ul>
 *
 * <p>Sums over several claims keep the first, second and last of these.
 *
 * @param claimed what was asked for
 * @param pending what the funder has not settled yet
 * @param cut what the funder did not accept
 * @param accepted what the funder accepted
 * @param takenBack what a later version of the statement took back
 * @param paid what the funder paid
 * @param recovered what went back to the funder
 * @param outstanding what is accepted and not paid yet
 * @param overpaid what was taken back, or paid above what is accepted
 */
public record Balance(
        Money claimed,
        Money pending,
        Money cut,
        Money accepted,
        Money takenBack,
        Money paid,
        Money recovered,
        Money outstanding,
        Money overpaid) {

    /** Where nothing was claimed yet. */
    public static final Balance NONE = new Balance(
            Euros.ZERO, Euros.ZERO, Euros.ZERO, Euros.ZERO, Euros.ZERO, Euros.ZERO, Euros.ZERO, Euros.ZERO, Euros.ZERO);

    /** What has still to go back to the funder. */
    public Money toRecover() {
        return overpaid.minus(recovered);
    }

    /** What claims still make a funder pay, below 0 for what the funder gets back: accepted or pending, less taken back. */
    Money standing() {
        return accepted.plus(pending).minus(takenBack);
    }

    /** What was asked for, all in all. */
    Money asked() {
        return claimed.minus(takenBack);
    }

    /** The sum over several claims. */
    public static Balance sum(Collection<Balance> balances) {
        return new Balance(
                sum(balances, Balance::claimed),
                sum(balances, Balance::pending),
                sum(balances, Balance::cut),
                sum(balances, Balance::accepted),
                sum(balances, Balance::takenBack),
                sum(balances, Balance::paid),
                sum(balances, Balance::recovered),
                sum(balances, Balance::outstanding),
                sum(balances, Balance::overpaid));
    }

    private static Money sum(Collection<Balance> balances, Function<Balance, Money> amount) {
        return Euros.sum(balances.stream().map(amount));
    }

    /** What a step that may happen leaves. */
    Balance after(ClaimStep step) {
        Money amount = step.amount();
        Money none = Euros.ZERO;
        return switch (step.kind()) {
            case SUBMITTED -> new Balance(amount, amount, none, none, none, none, none, none, none);
            case TAKEN_BACK -> new Balance(none, none, none, none, amount, none, none, none, amount);
            case SETTLED ->
                new Balance(claimed, none, pending.minus(amount), amount, takenBack, paid, recovered, amount, overpaid);
            case PAID, OVERPAID ->
                new Balance(
                        claimed,
                        pending,
                        cut,
                        accepted,
                        takenBack,
                        paid.plus(amount),
                        recovered,
                        Euros.above(outstanding, amount),
                        overpaid.plus(Euros.above(amount, outstanding)));
            case RECOVERED ->
                new Balance(
                        claimed,
                        pending,
                        cut,
                        accepted,
                        takenBack,
                        paid,
                        recovered.plus(amount),
                        outstanding,
                        overpaid);
        };
    }
}
