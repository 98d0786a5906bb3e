package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Structure;
import org.essaim.report.Report;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.essaim.time.SealedTime;
import org.jspecify.annotations.Nullable;

/**
 * What a pool could fund of a period’s hours under other terms (<i>perspectives de financement</i>): the most that any order of
 * its agreements could fund, an order that funds more, what changed terms would do, and the cheapest amendment for a category.
 *
 * <p>Whatever is said to be funded was allocated as issuing allocates; nothing is stored, and what is issued stays as it is. It
 * looks at the pool’s structures. Not thread-safe.
 *
 * <pre>{@code
 * FundingOutlook outlook = essaim.funding().outlook("DEP", YearMonth.of(2026, 1), YearMonth.of(2026, 12));
 * outlook.whatIf(essaim.funding().agreement("DEP").but().ceilingSeconds(120 * 3600L).build()).after().fundedSeconds();
 * }</pre>
 */
public final class FundingOutlook {
    private final Trials trials;
    private final List<String> open;
    private final boolean fictitious;
    private final Trials.Draft draft;
    private final Outcome today;
    private final FundingBound bound;
    private final Map<Category, Amendments> amendments = new EnumMap<>(Category.class);
    private @Nullable Orders orders;

    /**
     * Another order, as far as others were tried.
     *
     * @param tried how many other orders were tried
     * @param every true if that was all of them, unless one funded all that any can; otherwise agreements were exchanged by twos
     * @param better the order that funds most, if one funds more than the one that is
     */
    public record Orders(int tried, boolean every, @Nullable Better better) {}

    /**
     * An order that was tried and funds more.
     *
     * @param order the agreements that pay for time, first the one that is asked first
     * @param outcome what the pool would do
     */
    public record Better(List<String> order, Outcome outcome) {
        public Better {
            order = List.copyOf(order);
        }
    }

    /**
     * What would fund a category’s unfunded time.
     *
     * @param category the category
     * @param before what the pool does now
     * @param ranked the amendments: what leaves least unfunded first, then what costs the funder least, then the smallest
     */
    public record Amendments(Category category, Outcome before, List<Amendment> ranked) {
        public Amendments {
            ranked = List.copyOf(ranked);
        }

        /** How much is unfunded, and what was found, in a sentence. */
        public String text(Locale locale) {
            return OutlookText.amendments(this, locale);
        }
    }

    FundingOutlook(Trials trials, List<String> open, boolean fictitious) {
        this.trials = trials;
        this.open = List.copyOf(open);
        this.fictitious = fictitious;
        this.draft = trials.draft(trials.now());
        this.today = trials.outcome(draft);
        this.bound = Bounding.of(trials.now(), trials.frozen(), draft.leaves());
    }

    /** Looks at what a store holds. */
    static FundingOutlook of(
            Store store,
            SealedTime sealedTime,
            Actor actor,
            Federation federation,
            EmployerCost cost,
            String agreement,
            PoolTerms now,
            List<Structure> structures,
            YearMonth first,
            YearMonth last) {
        Trials.Sealed sealed = (terms, daily) -> new Issuing(
                        store,
                        sealedTime,
                        actor,
                        federation,
                        cost,
                        terms.pool(),
                        terms.agreement(agreement).orElseThrow(),
                        terms.agreements(),
                        structures,
                        first,
                        last)
                .intake(daily)
                .booked();
        Trials trials = new Trials(
                agreement,
                now,
                structures.stream().map(Structure::id).toList(),
                first,
                last,
                cost,
                Batch.frozen(store, now.pool().id()),
                sealed);
        return new FundingOutlook(trials, open(sealedTime, now, structures, first, last), federation.fictitious());
    }

    private static List<String> open(
            SealedTime sealed, PoolTerms now, List<Structure> structures, YearMonth first, YearMonth last) {
        List<String> open = new ArrayList<>();
        for (Structure structure : structures) {
            if (now.contains(structure.id())) {
                Set<YearMonth> months = new TreeSet<>(sealed.months(structure.id()));
                sealed.sealedMonths(structure.id()).forEach(months::remove);
                months.removeIf(month -> month.isBefore(first) || month.isAfter(last));
                months.forEach(month -> open.add(structure.id() + ":" + month));
            }
        }
        return open;
    }

    /** The agreement whose pool it looks at. */
    public String agreement() {
        return trials.agreement();
    }

    /** The first month. */
    public YearMonth first() {
        return trials.first();
    }

    /** The last month. */
    public YearMonth last() {
        return trials.last();
    }

    /** What the pool does under its terms as they are: what is issued, and what issuing now would add. */
    public Outcome today() {
        return today;
    }

    /** The time among it that is issued and stays as it is. */
    public long issuedSeconds() {
        return trials.issuedSeconds();
    }

    /** The most that the agreements could fund of what is not issued yet. */
    public FundingBound bound() {
        return bound;
    }

    /** How much more than today any order could fund at most: no promise. */
    public long mostMoreSeconds() {
        return bound.above(draft.tally().funded());
    }

    /** Looks for an order that funds more, by trying. */
    public Orders orders() {
        Orders known = orders;
        if (known == null) {
            known = OrderSearch.of(trials, draft, bound.most());
            orders = known;
        }
        return known;
    }

    /**
     * What agreements with other terms would do; {@link FundingAgreement#but()} changes terms.
     *
     * @throws EssaimException if nobody could save these terms, or one is of no agreement of the pool
     */
    public WhatIf whatIf(FundingAgreement... changed) {
        PoolTerms terms = trials.now();
        for (FundingAgreement each : changed) {
            if (trials.now().agreement(each.id()).isEmpty()) {
                throw new EssaimException("Agreement [" + each.id() + "] is not of this pool.\nMaybe one of "
                        + trials.now().agreements().stream()
                                .map(FundingAgreement::id)
                                .toList() + ".");
            }
            terms = terms.with(each);
        }
        return WhatIf.of(trials, terms, fictitious);
    }

    /**
     * What the pool would do if its agreements shared hours in another way.
     *
     * @throws EssaimException if it has issued
     */
    public WhatIf whatIf(FundingPool changed) {
        return WhatIf.of(trials, trials.now().with(changed), fictitious);
    }

    /**
     * What settings would do, such as {@code DEP.ceiling-hours=120}; nothing if one cannot be read.
     *
     * @param settings the settings, one after the other, as {@link TermChange} writes them
     * @param findings takes what cannot be read
     * @throws EssaimException if nobody could save these terms
     */
    public Optional<WhatIf> whatIf(List<String> settings, Consumer<? super Finding> findings) {
        return ChangeReading.read(trials.now(), settings, findings).map(terms -> WhatIf.of(trials, terms, fictitious));
    }

    /**
     * Changes of one agreement that would fund what is unfunded of a category and not issued yet.
     *
     * @throws EssaimException if the category is no work that anybody can fund
     */
    public Amendments amendments(Category category) {
        if (category == Category.UNMAPPED || category == Category.BREAK) {
            throw new EssaimException("No agreement can fund [" + category + "].\nMaybe "
                    + (category == Category.BREAK ? "another category is meant." : "map the labels first."));
        }
        return amendments.computeIfAbsent(category, each -> AmendmentSearch.of(trials, each));
    }

    /** What other orders would do, in sentences: how much at most, what that leaves out, and what trying them showed. */
    public List<String> text(Locale locale) {
        return OutlookText.all(this, locale);
    }

    /** What a reader has to know: months that are not sealed. */
    public List<Finding> findings() {
        return open.stream()
                .map(name -> Finding.of(Code.MONTH_NOT_SEALED)
                        .path(name)
                        .with("month", Batch.month(name))
                        .with("structure", Batch.structure(name))
                        .build())
                .toList();
    }

    /** Laid out for people, with the amendments for some categories. */
    public Report report(Locale locale, Category... categories) {
        return new OutlookReport(trials, fictitious, locale).report(this, open, List.of(categories));
    }

    /** As a document, with the amendments for some categories. */
    public Tree.Fields toTree(Locale locale, Category... categories) {
        return OutlookForm.tree(this, locale, List.of(categories));
    }
}
