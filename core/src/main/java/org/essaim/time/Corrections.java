package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * Accepted proposals: what they make of a sealed month's facts, and the cells that book the difference in an open month.
 *
 * <p>The difference is taken entry by entry under the settings of the seal, so a mapping or rule that changed since never
 * slips into a sealed month with a correction.
 */
final class Corrections {
    private Corrections() {}

    /** The facts of a month with every accepted proposal applied. */
    static List<Posting> known(List<Posting> net, List<Proposal> proposals, YearMonth month) {
        return applied(net, proposals, proposal -> proposal.month().equals(month));
    }

    private static List<Posting> applied(List<Posting> net, List<Proposal> proposals, Predicate<Proposal> which) {
        List<Posting> facts = new ArrayList<>(net);
        for (Proposal proposal : proposals) {
            if (proposal.state() == Proposal.State.ACCEPTED && which.test(proposal)) {
                Fact before = proposal.before();
                if (before != null) {
                    byte[] bytes = FactForm.bytes(before);
                    for (int i = 0; i < facts.size(); i++) {
                        if (Arrays.equals(facts.get(i).bytes(), bytes)) {
                            facts.remove(i);
                            break;
                        }
                    }
                }
                Fact after = proposal.after();
                if (after != null) {
                    facts.add(new Posting(after, FactForm.bytes(after), proposal.receipt(), proposal.row()));
                }
            }
        }
        facts.sort(Posting.CANONICAL);
        return facts;
    }

    /** The cells, day by day, that accepted proposals book in this month. */
    static SortedMap<Cell, Long> booked(Store store, Journal journal, String structure, YearMonth booking) {
        List<Proposal> proposals = journal.proposals();
        Set<YearMonth> corrected = new TreeSet<>();
        for (Proposal proposal : proposals) {
            if (booking.equals(proposal.booked())) {
                corrected.add(proposal.month());
            }
        }
        SortedMap<Cell, Long> difference = new TreeMap<>();
        for (YearMonth month : corrected) {
            Set<WorkerId> workers = new HashSet<>();
            for (Proposal proposal : proposals) {
                if (booking.equals(proposal.booked()) && proposal.month().equals(month)) {
                    add(workers, proposal.before());
                    add(workers, proposal.after());
                }
            }
            Journal.Sealed sealed = journal.sealed(month).orElseThrow();
            TimeSettings settings = TimeSettings.of(store, structure, sealed.sequence());
            List<Posting> net = journal.net(month);
            List<Posting> before =
                    applied(net, proposals, each -> each.month().equals(month) && isBefore(each.booked(), booking));
            List<Posting> after = applied(
                    net,
                    proposals,
                    each -> each.month().equals(month)
                            && (isBefore(each.booked(), booking) || booking.equals(each.booked())));
            Map<WorkerId, Long> earlier = journal.covered(month, settings);
            daily(
                            structure,
                            WorkedMonth.of(after, earlier, settings, workers::contains)
                                    .entries())
                    .forEach((cell, seconds) -> difference.merge(cell, seconds, Long::sum));
            daily(
                            structure,
                            WorkedMonth.of(before, earlier, settings, workers::contains)
                                    .entries())
                    .forEach((cell, seconds) -> difference.merge(cell, -seconds, Long::sum));
        }
        difference.values().removeIf(seconds -> seconds == 0);
        return difference;
    }

    private static boolean isBefore(@Nullable YearMonth booked, YearMonth booking) {
        return booked != null && booked.isBefore(booking);
    }

    private static void add(Set<WorkerId> workers, @Nullable Fact fact) {
        if (fact != null && fact.worker() != null) {
            workers.add(fact.worker());
        }
    }

    private static SortedMap<Cell, Long> daily(String structure, List<Entry> entries) {
        NavigableSet<LocalDate> everyDay = new TreeSet<>();
        entries.forEach(entry -> everyDay.add(entry.date()));
        return Cells.of(structure, entries, everyDay);
    }
}
