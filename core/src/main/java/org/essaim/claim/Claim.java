package org.essaim.claim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.claim.ClaimStep.Kind;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.joda.money.Money;

/**
 * What is asked of a funder on one issued version of a statement (<i>demande de versement</i>), with everything that happened
 * to it since.
 *
 * <p>Immutable. Its steps are those of a claim that went by the rules: submitted, settled, paid, recovered.
 *
 * @param id its identifier
 * @param agreement the agreement's identifier
 * @param first the first booking month of the statement
 * @param last the last booking month of the statement
 * @param version the version of the statement
 * @param digest the digest of its content
 * @param structures the structures that the statement covers
 * @param open months that were not in the statement because they were not sealed, as {@code S001:2025-03}
 * @param steps what happened, in the order in which it was recorded
 */
public record Claim(
        String id,
        String agreement,
        YearMonth first,
        YearMonth last,
        int version,
        Digest digest,
        Set<String> structures,
        List<String> open,
        List<ClaimStep> steps) {
    public Claim {
        structures = Set.copyOf(structures);
        open = List.copyOf(open);
        steps = List.copyOf(steps);
        replay(id, steps);
    }

    /** Where it stands in euros. */
    public Balance balance() {
        return replay(id, steps);
    }

    /** How far it has come. */
    public ClaimState state() {
        Balance balance = balance();
        if (balance.pending().isPositive()) {
            return ClaimState.SUBMITTED;
        } else if (balance.toRecover().isPositive()) {
            return ClaimState.TO_RECOVER;
        } else if (balance.outstanding().isPositive()) {
            return balance.paid().isZero() ? ClaimState.ACCEPTED : ClaimState.PAID_IN_PART;
        }
        boolean refused = balance.accepted().isZero() && balance.cut().isPositive();
        return refused ? ClaimState.REFUSED : ClaimState.BALANCED;
    }

    /**
     * What can happen to it now, with the most that it can be about; for {@link Kind#OVERPAID} with the amount that it has to
     * be above.
     */
    public SortedMap<Kind, Money> allowed() {
        return allowed(balance());
    }

    /** The day on which it was submitted. */
    public LocalDate submitted() {
        return steps.get(0).date();
    }

    /** True if its statement covers no month that this period leaves out. */
    boolean isWithin(YearMonth from, YearMonth to) {
        return !first.isBefore(from) && !last.isAfter(to);
    }

    /** True if its statement and this period have no month in common. */
    boolean isApartFrom(YearMonth from, YearMonth to) {
        return first.isAfter(to) || last.isBefore(from);
    }

    /** Its period, as in {@code 2025-01..2025-03}. */
    String period() {
        return first + ".." + last;
    }

    /**
     * The same claim after one more step.
     *
     * @throws EssaimException if the step is not allowed now
     */
    Claim with(ClaimStep step) {
        List<ClaimStep> more = new ArrayList<>(steps);
        more.add(step);
        return new Claim(id, agreement, first, last, version, digest, structures, open, more);
    }

    private static Balance replay(String id, List<ClaimStep> steps) {
        if (steps.isEmpty()) {
            throw new EssaimException("Claim [" + id + "] was never submitted.\nMaybe submit it first.");
        }
        Balance balance = Balance.NONE;
        LocalDate since = LocalDate.MIN;
        for (int i = 0; i < steps.size(); i++) {
            ClaimStep step = steps.get(i);
            require(id, i == 0, balance, step);
            requireNotBefore(id, since, step);
            balance = balance.after(step);
            if (i == 0 || step.kind() == Kind.SETTLED) {
                since = step.date();
            }
        }
        return balance;
    }

    private static SortedMap<Kind, Money> allowed(Balance balance) {
        SortedMap<Kind, Money> allowed = new TreeMap<>();
        if (balance.pending().isPositive()) {
            allowed.put(Kind.SETTLED, balance.pending());
            return allowed;
        }
        if (balance.outstanding().isPositive()) {
            allowed.put(Kind.PAID, balance.outstanding());
        }
        if (balance.claimed().isPositive()) {
            allowed.put(Kind.OVERPAID, balance.outstanding());
        }
        if (balance.toRecover().isPositive()) {
            allowed.put(Kind.RECOVERED, balance.toRecover());
        }
        return allowed;
    }

    private static void require(String id, boolean first, Balance balance, ClaimStep step) {
        Kind kind = step.kind();
        if (kind == Kind.SUBMITTED || kind == Kind.TAKEN_BACK) {
            if (!first) {
                throw refused(id, balance, "was submitted already", "submit another one");
            }
            return;
        }
        Money amount = step.amount();
        Money limit = allowed(balance).get(kind);
        if (first || limit == null) {
            throw refused(
                    id,
                    balance,
                    "cannot " + kind.verb() + " [" + amount + "] now",
                    balance.pending().isPositive() ? "settle it first" : "another claim is meant");
        }
        switch (kind) {
            case SETTLED -> {
                Money cut = Euros.sum(step.cuts().stream().map(Cut::amount));
                if (!amount.plus(cut).equals(limit)) {
                    throw refused(
                            id,
                            balance,
                            "was settled at [" + amount + "] accepted and [" + cut + "] cut, which is not the [" + limit
                                    + "] claimed",
                            "a cut is missing");
                }
            }
            case OVERPAID -> {
                if (!amount.isGreaterThan(limit)) {
                    throw refused(
                            id,
                            balance,
                            "is not overpaid by [" + amount + "]: [" + limit + "] is outstanding",
                            "record it as an ordinary payment");
                }
            }
            default -> {
                if (amount.isGreaterThan(limit)) {
                    throw refused(
                            id,
                            balance,
                            "cannot " + kind.verb() + " [" + amount + "]: it is above [" + limit + "]",
                            kind == Kind.PAID
                                    ? "say that it is an overpayment, if the funder did pay it"
                                    : "a digit is missing");
                }
            }
        }
    }

    private static void requireNotBefore(String id, LocalDate since, ClaimStep step) {
        if (step.date().isBefore(since)) {
            throw new EssaimException("Claim [" + id + "] cannot " + step.kind().verb() + " on [" + step.date()
                    + "], before [" + since + "], the day of the step that this one rests on.\n"
                    + "Maybe the month is wrong.");
        }
    }

    private static EssaimException refused(String id, Balance balance, String what, String maybe) {
        return new EssaimException("Claim [" + id + "] " + what + ". Allowed now: [" + said(allowed(balance))
                + "].\nMaybe " + maybe + ".");
    }

    private static String said(Map<Kind, Money> allowed) {
        return allowed.isEmpty()
                ? "nothing"
                : allowed.entrySet().stream()
                        .map(each -> each.getKey().verb()
                                + switch (each.getKey()) {
                                    case SETTLED -> " all of ";
                                    case OVERPAID -> " above ";
                                    default -> " up to ";
                                }
                                + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** The structures in order. */
    List<String> sortedStructures() {
        return List.copyOf(new TreeSet<>(structures));
    }
}
