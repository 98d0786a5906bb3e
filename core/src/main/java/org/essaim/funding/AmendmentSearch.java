package org.essaim.funding;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.essaim.time.Category;
import org.essaim.time.Cell;

/**
 * Looks for the cheapest change of one agreement that funds a category’s unfunded time (<i>recherche de l’avenant le moins
 * cher</i>), by the real allocation.
 *
 * <p>Each agreement is opened as far as that time needs, by one term or by all; then its ceilings are raised just as far as lets
 * it fund all that it could without them, found by halving. A change that takes funded time from other categories is no
 * amendment, nor one that contradicts what was issued.
 */
final class AmendmentSearch {
    // In detail, where many hours were sketched.
    private static final int FINALISTS = 3;

    private final Trials trials;
    private final PoolTerms now;
    private final PoolTerms beside;
    private final Category category;
    private final Trials.Draft today;
    private final Outcome before;
    private final Tally tally;
    private final List<Cell> open;
    private final Set<Cell> corrected;
    private final Map<PoolTerms, Outcome> looked = new HashMap<>();

    /** What is to be reached, and what other categories must keep. */
    private record Goal(Rational funded, Rational others) {}

    /** Terms that fund more, and how much. */
    private record Candidate(
            PoolTerms terms,
            String agreement,
            PoolTerms widest,
            List<Ceiling> raised,
            Tally tally,
            boolean isDetailed) {}

    private AmendmentSearch(Trials trials, Category category) {
        this.trials = trials;
        this.now = trials.now();
        this.category = category;
        this.beside = beside(now, category);
        this.today = trials.draft(now, beside);
        this.before = trials.outcome(today);
        this.tally = today.tally();
        this.corrected = today.corrected();
        this.open = today.posted().stream()
                .filter(leaf -> leaf.cell().category() == category
                        && leaf.seconds() > 0
                        && paid(leaf).compareTo(Rational.of(leaf.seconds())) < 0)
                .map(Leaf::cell)
                .toList();
    }

    // So that the category's time is looked at even where no agreement shows it.
    private static PoolTerms beside(PoolTerms now, Category category) {
        return now.shown().contains(category)
                ? now
                : now.paying().stream()
                        .findFirst()
                        .map(one -> {
                            return now.with(one.but()
                                    .admissions(admission -> admission.also(category))
                                    .build());
                        })
                        .orElse(now);
    }

    private Rational paid(Leaf leaf) {
        Rational paid = Rational.ZERO;
        for (FundingAgreement agreement : now.paying()) {
            paid = paid.plus(leaf.paid(agreement));
        }
        return paid;
    }

    /** Searches; the best first. */
    static FundingOutlook.Amendments of(Trials trials, Category category) {
        AmendmentSearch search = new AmendmentSearch(trials, category);
        return new FundingOutlook.Amendments(category, search.before, search.ranked());
    }

    private List<Amendment> ranked() {
        List<Candidate> candidates = new ArrayList<>();
        for (FundingAgreement agreement : now.paying()) {
            candidates.addAll(of(agreement));
        }
        candidates.sort(Comparator.comparing((Candidate each) -> left(each.tally()))
                .thenComparing(each -> each.tally().cents(each.agreement()) - tally.cents(each.agreement()))
                .thenComparing(each -> TermChange.between(now, each.terms()).size()));
        List<Amendment> amendments = new ArrayList<>();
        for (Candidate each : candidates) {
            if (each.isDetailed()) {
                amendments.add(amendment(each.terms(), each.agreement()));
            } else if (amendments.size() < FINALISTS) {
                detailed(each).ifPresent(amendments::add);
            }
        }
        amendments.sort(Comparator.comparing(Amendment::leftSeconds)
                .thenComparing(Amendment::cost)
                .thenComparing(each -> each.changes().size())
                .thenComparing(Amendment::agreement)
                .thenComparing(each -> each.changes().toString()));
        return distinct(amendments);
    }

    // What changes more terms of the same agreement and does the same is no other amendment.
    private static List<Amendment> distinct(List<Amendment> amendments) {
        List<Amendment> distinct = new ArrayList<>();
        for (Amendment each : amendments) {
            if (distinct.stream()
                    .noneMatch(other -> other.agreement().equals(each.agreement())
                            && other.leftSeconds() == each.leftSeconds()
                            && other.cost().equals(each.cost())
                            && each.changes().containsAll(other.changes()))) {
                distinct.add(each);
            }
        }
        return distinct;
    }

    private Amendment amendment(PoolTerms terms, String agreement) {
        Outcome after = outcome(terms);
        long left = Optional.ofNullable(after.categories().get(category))
                .map(Outcome.Part::unfundedSeconds)
                .orElse(0L);
        long leftBefore = Optional.ofNullable(before.categories().get(category))
                .map(Outcome.Part::unfundedSeconds)
                .orElse(0L);
        return new Amendment(
                agreement,
                TermChange.between(now, terms),
                leftBefore - left,
                left,
                after.payer(agreement).amount().minus(before.payer(agreement).amount()),
                after);
    }

    private Rational left(Tally each) {
        return Rational.of(each.recorded(category)).minus(each.funded(category));
    }

    private List<Candidate> of(FundingAgreement agreement) {
        List<Candidate> candidates = new ArrayList<>();
        for (FundingAgreement opened : opened(agreement)) {
            if (isAllowed(agreement, opened)) {
                candidates.addAll(raised(opened));
            }
        }
        return candidates;
    }

    private List<FundingAgreement> opened(FundingAgreement agreement) {
        List<UnaryOperator<FundingAgreement>> openings = Opening.of(agreement, category, open);
        List<FundingAgreement> opened = new ArrayList<>();
        boolean admits = agreement.categories().contains(category);
        FundingAgreement least = agreement;
        if (!admits && !openings.isEmpty()) {
            least = openings.remove(0).apply(agreement);
        }
        opened.add(least);
        FundingAgreement widest = least;
        for (UnaryOperator<FundingAgreement> opening : openings) {
            opened.add(opening.apply(least));
            widest = opening.apply(widest);
        }
        if (openings.size() > 1) {
            opened.add(widest);
        }
        return opened;
    }

    private boolean isAllowed(FundingAgreement former, FundingAgreement amended) {
        List<FundingAgreement> others = now.agreements().stream()
                .filter(each -> !each.id().equals(former.id()))
                .toList();
        try {
            FrozenTerms.require(former, amended, others, trials.frozen(), trials.frozen());
            return true;
        } catch (EssaimException e) {
            // What was issued under the agreement would come out differently: nobody could save it.
            return false;
        }
    }

    /** The candidates that an opened agreement gives: as it is, or with one of its ceilings raised, or all of them. */
    private List<Candidate> raised(FundingAgreement opened) {
        PoolTerms terms = now.with(opened);
        List<Ceiling> ceilings = Ceiling.of(opened, category);
        SortedMap<Cell, SortedMap<YearMonth, Long>> cells = trials.cells(terms, beside);
        Function<PoolTerms, Tally> sketch = Sketch.of(trials, cells, corrected, terms, now, beside);
        Raising raising = new Raising(opened, sketch, now.with(ample(opened, ceilings)), Sketch.isDetailed(cells));
        Tally asItIs = sketch.apply(now);
        Tally most = sketch.apply(raising.widest());
        Goal goal = goal(most, asItIs);
        if (most.funded(category).compareTo(asItIs.funded(category)) <= 0 || !reaches(most, goal)) {
            return List.of();
        }
        if (reaches(sketch.apply(terms), goal)) {
            return List.of(candidate(raising, terms, List.of()));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Ceiling ceiling : ceilings) {
            if (reaches(sketch.apply(terms.with(ample(opened, List.of(ceiling)))), goal)) {
                candidates.add(least(raising, List.of(ceiling), goal));
            }
        }
        return candidates.isEmpty() && ceilings.size() > 1 ? List.of(least(raising, ceilings, goal)) : candidates;
    }

    /** An opened agreement whose ceilings are raised, and how that is tried. */
    private record Raising(
            FundingAgreement opened, Function<PoolTerms, Tally> allocation, PoolTerms widest, boolean isDetailed) {}

    private static Candidate candidate(Raising raising, PoolTerms terms, List<Ceiling> raised) {
        return new Candidate(
                terms,
                raising.opened().id(),
                raising.widest(),
                raised,
                raising.allocation().apply(terms),
                raising.isDetailed());
    }

    private FundingAgreement ample(FundingAgreement agreement, List<Ceiling> ceilings) {
        FundingAgreement ample = agreement;
        for (Ceiling ceiling : ceilings) {
            ample = ceiling.at(ample, most(agreement, ceiling));
        }
        return ample;
    }

    /** A height of a ceiling under which everything fits. */
    private long most(FundingAgreement agreement, Ceiling ceiling) {
        long seconds = today.posted().stream()
                .mapToLong(leaf -> Math.max(0, leaf.seconds()))
                .sum();
        long used = 0;
        for (Batch batch : trials.frozen()) {
            for (Leaf leaf : batch.leaves()) {
                used += leaf.reversal()
                        ? 0
                        : ceiling.isInEuros() ? leaf.cents(agreement.id()) : leaf.payable(agreement.id());
            }
        }
        // An hour rounded up for each part of a month is more than any rounding adds.
        long more = seconds + 86_400L * today.posted().size();
        if (ceiling.isInEuros()) {
            Rational dearest = agreement.rates().changes().stream()
                    .map(rate -> agreement.second(rate.date(), null))
                    .max(Comparator.naturalOrder())
                    .orElse(Rational.ZERO);
            more = dearest.times(more).floor().add(BigInteger.ONE).longValueExact();
        }
        return ceiling.most(agreement) + used + more;
    }

    /** These ceilings raised as little as reaches the goal: none of them alone can be lower while the others stay. */
    private Candidate least(Raising raising, List<Ceiling> ceilings, Goal goal) {
        FundingAgreement opened = raising.opened();
        FundingAgreement raised = used(raising, ceilings, goal);
        boolean lowered = true;
        while (lowered) {
            lowered = false;
            for (Ceiling ceiling : ceilings) {
                FundingAgreement from = raised;
                long height = ceiling.most(from);
                long least = lowest(
                        ceiling.most(opened),
                        height,
                        most -> reaches(raising.allocation().apply(now.with(ceiling.at(from, most))), goal));
                raised = ceiling.at(from, least);
                // One that was lowered may let another one be lower still.
                lowered |= least < height && ceilings.size() > 1;
            }
        }
        FundingAgreement found = raised;
        return candidate(
                raising,
                now.with(found),
                ceilings.stream()
                        .filter(ceiling -> ceiling.most(found) > ceiling.most(opened))
                        .toList());
    }

    /** The ceilings as high as the widest terms use them, if that is enough: often nothing less is. */
    private FundingAgreement used(Raising raising, List<Ceiling> ceilings, Goal goal) {
        FundingAgreement ample = ample(raising.opened(), ceilings);
        Tally widest = raising.allocation().apply(now.with(ample));
        FundingAgreement used = ample;
        for (Ceiling ceiling : ceilings) {
            if (ceiling.name().isEmpty()) {
                long before = issued(ceiling, ample.id());
                long more = ceiling.isInEuros() ? widest.cents(ample.id()) + 1 : widest.counted(ample.id());
                used = ceiling.at(used, Math.max(ceiling.most(raising.opened()), before + more));
            }
        }
        return reaches(raising.allocation().apply(now.with(used)), goal) ? used : ample;
    }

    /** What was issued under a ceiling, and is not taken back by the draft. */
    private long issued(Ceiling ceiling, String agreement) {
        long issued = 0;
        for (Batch batch : trials.frozen()) {
            for (Leaf leaf : batch.leaves()) {
                issued += ceiling.isInEuros() ? leaf.cents(agreement) : leaf.payable(agreement);
            }
        }
        for (Leaf leaf : today.leaves()) {
            if (leaf.reversal()) {
                issued += ceiling.isInEuros() ? leaf.cents(agreement) : leaf.payable(agreement);
            }
        }
        return issued;
    }

    private static long lowest(long asItIs, long height, LongPredicate enough) {
        if (height == asItIs || !enough.test(height - 1)) {
            return height;
        }
        return enough.test(asItIs) ? asItIs : between(asItIs, height - 1, enough);
    }

    /** The least height that is enough, if what is enough stays so further up. */
    private static long between(long tooLow, long enoughAt, LongPredicate enough) {
        long low = tooLow;
        long high = enoughAt;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** A candidate found in a sketch, its ceilings put right in detail. */
    private Optional<Amendment> detailed(Candidate candidate) {
        Goal goal = goal(detail(candidate.widest()), before.tally());
        PoolTerms terms = candidate.terms();
        for (Ceiling ceiling : candidate.raised()) {
            FundingAgreement found = terms.agreement(candidate.agreement()).orElseThrow();
            PoolTerms others = terms;
            terms = terms.with(ceiling.at(
                    found,
                    around(ceiling.most(found), most -> reaches(detail(others.with(ceiling.at(found, most))), goal))));
        }
        return detail(terms).funded(category).compareTo(before.tally().funded(category)) > 0
                        && reaches(detail(terms), goal)
                ? Optional.of(amendment(terms, candidate.agreement()))
                : Optional.empty();
    }

    private Outcome outcome(PoolTerms terms) {
        return looked.computeIfAbsent(terms, each -> trials.outcome(trials.draft(each, beside)));
    }

    /** In detail, with what is issued: that is the same for all. */
    private Tally detail(PoolTerms terms) {
        return outcome(terms).tally();
    }

    // A sketch misses the height by few seconds: the way from there is short, and each look at it is long.
    private static long around(long height, LongPredicate enough) {
        long step = 1;
        if (enough.test(height)) {
            while (step < height && enough.test(height - step)) {
                step *= 2;
            }
            return between(Math.max(0, height - step), height - step / 2, enough);
        }
        while (step < 86_400 && !enough.test(height + step)) {
            step *= 2;
        }
        return between(height + step / 2, height + step, enough);
    }

    private Goal goal(Tally widest, Tally asItIs) {
        return new Goal(widest.funded(category), others(asItIs));
    }

    private boolean reaches(Tally after, Goal goal) {
        return after.funded(category).compareTo(goal.funded()) >= 0
                && others(after).compareTo(goal.others()) >= 0;
    }

    private Rational others(Tally each) {
        return each.funded().minus(each.funded(category));
    }
}
