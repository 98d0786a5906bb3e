package org.essaim.funding;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.report.Report;

/**
 * What a pool would do under other terms (<i>simulation</i>), beside what it does: both allocated as issuing allocates.
 *
 * <p>Immutable. Both tell of the same time: what one of them alone shows is unfunded in the other.
 */
public final class WhatIf {
    private final Trials trials;
    private final boolean fictitious;
    private final List<TermChange> changes;
    private final Outcome before;
    private final Outcome after;

    private WhatIf(Trials trials, boolean fictitious, List<TermChange> changes, Outcome before, Outcome after) {
        this.trials = trials;
        this.fictitious = fictitious;
        this.changes = List.copyOf(changes);
        this.before = before;
        this.after = after;
    }

    static WhatIf of(Trials trials, PoolTerms terms, boolean fictitious) {
        PoolTerms now = trials.now();
        require(trials, terms);
        return new WhatIf(
                trials,
                fictitious,
                TermChange.between(now, terms),
                trials.outcome(trials.draft(now, terms)),
                trials.outcome(trials.draft(terms, now)));
    }

    // What saving would refuse would be a figure that nobody can reach.
    private static void require(Trials trials, PoolTerms terms) {
        PoolTerms now = trials.now();
        if (terms.pool().sharing() != now.pool().sharing() && !trials.frozen().isEmpty()) {
            throw new EssaimException("Pool [" + now.pool().id() + "] has issued as ["
                    + now.pool().sharing() + "] and cannot share as ["
                    + terms.pool().sharing() + "].\nMaybe found a new pool for what comes now.");
        }
        for (FundingAgreement agreement : terms.agreements()) {
            if (terms.pool().leavesOut(agreement)) {
                throw new EssaimException("Pool [" + terms.pool().id() + "] would share pro rata, but agreement ["
                        + agreement.id() + "] has neither a weight nor a ceiling in hours.\nMaybe try "
                        + agreement.id() + ".weight=1 beside.");
            }
            FundingAgreement former = now.agreement(agreement.id()).orElseThrow();
            if (!Objects.equals(former, agreement)) {
                List<FundingAgreement> others = terms.agreements().stream()
                        .filter(each -> !each.id().equals(agreement.id()))
                        .toList();
                FrozenTerms.require(former, agreement, others, trials.frozen(), trials.frozen());
            }
        }
    }

    /** What differs, agreement by agreement. */
    public List<TermChange> changes() {
        return changes;
    }

    /** What the pool does under its terms as they are. */
    public Outcome before() {
        return before;
    }

    /** What it would do. */
    public Outcome after() {
        return after;
    }

    /** Laid out for people. */
    public Report report(Locale locale) {
        return new OutlookReport(trials, fictitious, locale).report(this);
    }

    /** As a document. */
    public Tree.Fields toTree(Locale locale) {
        return OutlookForm.tree(this, locale);
    }
}
