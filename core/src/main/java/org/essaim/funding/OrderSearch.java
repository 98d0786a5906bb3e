package org.essaim.funding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.essaim.exact.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order of a pool’s agreements that funds more (<i>recherche d’un autre ordre</i>), by allocating in other orders.
 *
 * <p>Up to six agreements, in every order, unless their hours are too many; otherwise by exchanging two as long as that funds more. Of orders that fund the same,
 * the one that was tried first is told, which is closest to the order as it is.
 */
final class OrderSearch {
    private static final int EVERY_ORDER = 6;
    private static final int FINALISTS = 3;
    // Cells times orders: some minutes.
    private static final long PATIENCE = 2_000_000;

    private final Trials trials;
    private final Trials.Draft today;
    private final Rational funded;
    private final Rational most;
    private final Function<PoolTerms, Tally> sketch;
    private final List<Tried> better = new ArrayList<>();
    private int tried;

    private record Tried(List<String> order, Rational funded) {}

    private OrderSearch(Trials trials, Trials.Draft today, Rational most) {
        this.trials = trials;
        this.today = today;
        this.funded = today.tally().funded();
        this.most = most;
        this.sketch = Sketch.of(trials, today.booked(), today.corrected(), today.terms(), today.terms(), today.terms());
    }

    /**
     * Searches.
     *
     * @param today the draft in the order as it is
     * @param most more than which no order funds
     */
    static FundingOutlook.Orders of(Trials trials, Trials.Draft today, Rational most) {
        int number = today.terms().order().size();
        boolean every = number <= EVERY_ORDER
                && LongStream.rangeClosed(1, number).reduce(1, (one, other) -> one * other)
                                * Sketch.size(today.booked(), today.terms())
                        <= PATIENCE;
        return today.tally().funded().compareTo(most) >= 0
                ? new FundingOutlook.Orders(0, every, null)
                : new OrderSearch(trials, today, most).orders(every);
    }

    private FundingOutlook.Orders orders(boolean every) {
        List<String> order = today.terms().order();
        Tried start = attempt(order);
        tried = 0;
        if (every) {
            permute(new ArrayList<>(), order, start.funded());
        } else {
            exchange(start);
        }
        return new FundingOutlook.Orders(tried, every, best());
    }

    private Tried attempt(List<String> order) {
        tried++;
        return new Tried(order, sketch.apply(today.terms().inOrder(order)).funded());
    }

    private void permute(List<String> begun, List<String> left, Rational start) {
        if (left.isEmpty()) {
            if (!begun.equals(today.terms().order())) {
                Tried attempt = attempt(begun);
                if (attempt.funded().compareTo(start) > 0) {
                    better.add(attempt);
                }
            }
            return;
        }
        for (int i = 0; i < left.size() && !isFound(); i++) {
            List<String> more = new ArrayList<>(begun);
            List<String> rest = new ArrayList<>(left);
            more.add(rest.remove(i));
            permute(more, rest, start);
        }
    }

    /** True if no further order can fund more. */
    private boolean isFound() {
        return better.stream().anyMatch(each -> each.funded().compareTo(most) >= 0);
    }

    private void exchange(Tried start) {
        @Nullable Tried best = start;
        while (best != null && !isFound()) {
            Tried from = best;
            best = null;
            for (int i = 0; i < from.order().size(); i++) {
                for (int j = i + 1; j < from.order().size(); j++) {
                    List<String> order = new ArrayList<>(from.order());
                    Collections.swap(order, i, j);
                    Tried attempt = attempt(order);
                    Rational least = best == null ? from.funded() : best.funded();
                    best = attempt.funded().compareTo(least) > 0 ? attempt : best;
                }
            }
            if (best != null) {
                better.add(best);
            }
        }
    }

    // Only what the allocation reached in detail is told.
    private FundingOutlook.@Nullable Better best() {
        better.sort(Comparator.comparing(Tried::funded).reversed());
        FundingOutlook.@Nullable Better best = null;
        Rational reached = funded;
        for (Tried each : better.subList(0, Math.min(FINALISTS, better.size()))) {
            Trials.Draft draft = trials.draft(today.terms().inOrder(each.order()));
            if (draft.tally().funded().compareTo(reached) > 0) {
                reached = draft.tally().funded();
                best = new FundingOutlook.Better(each.order(), trials.outcome(draft));
            }
        }
        return best;
    }
}
