package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * What a month's facts are once corrections are in, and the cells that book a correction in an open month.
 *
 * <p>A booking month knows its own corrections and those that are sealed already. What it books of a sealed month is the
 * difference that its own corrections make, entry by entry and under the settings of that month's seal: so a mapping or rule
 * that changed since never slips in, and the bookings of all months add up to the facts as now known.
 */
final class Corrections {
    private final Store store;
    private final Journal journal;
    private final String structure;
    private final List<Proposal> proposals;
    private final NavigableSet<YearMonth> sealed;

    Corrections(Store store, Journal journal, String structure) {
        this.store = store;
        this.journal = journal;
        this.structure = structure;
        this.proposals = journal.proposals().stream()
                .filter(proposal -> proposal.state() == Proposal.State.ACCEPTED)
                .toList();
        this.sealed = new TreeSet<>(journal.sealedMonths());
    }

    /** The facts of a month with every accepted proposal applied. */
    List<Posting> known(YearMonth month) {
        return applied(month, booked -> true);
    }

    /**
     * The month in which a correction of a sealed month is booked: after every sealed one, and not before another correction
     * that it may build on, so that what one month books never rests on what a later one does.
     */
    YearMonth bookingOf(Proposal correction) {
        YearMonth booking = sealed.last().plusMonths(1);
        for (Proposal other : proposals) {
            YearMonth booked = Objects.requireNonNull(other.booked());
            if (booked.isAfter(booking) && !Collections.disjoint(other.touched(), correction.touched())) {
                booking = booked;
            }
        }
        return booking;
    }

    /** The working time of a month that is open, as if it were sealed now. */
    WorkedMonth worked(YearMonth month, TimeSettings settings) {
        return open(month, journal.net(month), settings);
    }

    /** The working time of an open month whose facts were read already, as if it were sealed now. */
    WorkedMonth open(YearMonth month, List<Posting> net, TimeSettings settings) {
        return WorkedMonth.of(net, before(month, settings, upTo(month)), settings);
    }

    /** The working time of a month with every accepted proposal applied, whatever month books it. */
    WorkedMonth worked(YearMonth month, List<Posting> known, TimeSettings settings) {
        return WorkedMonth.of(known, before(month, settings, booked -> true), settings);
    }

    /** True if an accepted proposal changes what a month or the one before it counts. */
    boolean touch(YearMonth month) {
        return proposals.stream()
                .map(Proposal::month)
                .anyMatch(corrected -> corrected.equals(month) || corrected.equals(month.minusMonths(1)));
    }

    /** The cells, day by day, that accepted proposals book in this month. */
    SortedMap<Cell, Long> booked(YearMonth booking) {
        SortedMap<YearMonth, Set<WorkerId>> corrected = new TreeMap<>();
        for (Proposal proposal : proposals) {
            if (booking.equals(proposal.booked())) {
                // A night of the last day covers seconds of the month after.
                for (YearMonth month :
                        List.of(proposal.month(), proposal.month().plusMonths(1))) {
                    Set<WorkerId> workers = corrected.computeIfAbsent(month, none -> new HashSet<>());
                    add(workers, proposal.before());
                    add(workers, proposal.after());
                }
            }
        }
        SortedMap<Cell, Long> difference = new TreeMap<>();
        corrected.forEach((month, workers) -> {
            if (!month.equals(booking) && sealed.contains(month)) {
                add(difference, worked(month, upTo(booking), workers), 1);
                add(difference, worked(month, upTo(booking).and(booked -> !booked.equals(booking)), workers), -1);
            }
        });
        difference.values().removeIf(seconds -> seconds == 0);
        return difference;
    }

    private Predicate<YearMonth> upTo(YearMonth booking) {
        return booked -> sealed.contains(booked) || !booked.isAfter(booking);
    }

    private List<Entry> worked(YearMonth month, Predicate<YearMonth> which, Set<WorkerId> workers) {
        TimeSettings settings = TimeSettings.of(
                store, structure, journal.sealed(month).orElseThrow().sequence());
        return WorkedMonth.of(applied(month, which), before(month, settings, which), settings, workers::contains)
                .entries();
    }

    /** What a sealed month counts with the corrections that are sealed, after this time of the month before. */
    List<Entry> sealedAfter(YearMonth month, List<Entry> before) {
        TimeSettings settings = TimeSettings.of(
                store, structure, journal.sealed(month).orElseThrow().sequence());
        return WorkedMonth.of(applied(month, sealed::contains), before, settings)
                .entries();
    }

    /** What the month before counts: as it was sealed, unless corrections changed it since; else as it stands. */
    private WorkedMonth.Earlier before(YearMonth month, TimeSettings settings, Predicate<YearMonth> which) {
        YearMonth before = month.minusMonths(1);
        Optional<Journal.Sealed> sealed = journal.sealed(before).filter(found -> !found.reopened());
        boolean corrected = proposals.stream().anyMatch(proposal -> isApplied(proposal, before, which));
        if (sealed.isPresent() && !corrected) {
            return from -> journal.entries(sealed.get(), from);
        }
        TimeSettings then = sealed.isPresent()
                ? TimeSettings.of(store, structure, sealed.get().sequence())
                : settings;
        return from -> WorkedMonth.of(applied(before, which), List.of(), then).entries();
    }

    private static boolean isApplied(Proposal proposal, YearMonth month, Predicate<YearMonth> which) {
        return proposal.month().equals(month) && proposal.booked() != null && which.test(proposal.booked());
    }

    // A multiset: everything that proposals add, less everything that they take away, in whatever order they were made.
    private List<Posting> applied(YearMonth month, Predicate<YearMonth> which) {
        List<Posting> facts = new ArrayList<>(journal.net(month));
        Map<Posting.Digestible, Integer> gone = new HashMap<>();
        for (Proposal proposal : proposals) {
            if (isApplied(proposal, month, which)) {
                if (proposal.before() != null) {
                    gone.merge(new Posting.Digestible(FactForm.bytes(proposal.before())), 1, Integer::sum);
                }
                if (proposal.after() != null) {
                    facts.add(new Posting(
                            proposal.after(), FactForm.bytes(proposal.after()), proposal.receipt(), proposal.row()));
                }
            }
        }
        if (!gone.isEmpty()) {
            facts = Posting.without(facts, gone);
        }
        facts.sort(Posting.CANONICAL);
        return facts;
    }

    private static void add(Set<WorkerId> workers, @Nullable Fact fact) {
        if (fact != null && fact.worker() != null) {
            workers.add(fact.worker());
        }
    }

    private void add(SortedMap<Cell, Long> sum, List<Entry> entries, int sign) {
        NavigableSet<LocalDate> everyDay = new TreeSet<>();
        entries.forEach(entry -> everyDay.add(entry.date()));
        Cells.of(structure, entries, everyDay).forEach((cell, seconds) -> sum.merge(cell, sign * seconds, Long::sum));
    }
}
