package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.essaim.time.Cell;

/**
 * What corrections that a statement books after the month of their work changed in one month, category and structure.
 *
 * @param subject the month of the work, the category, the structure
 * @param issued true if they changed what an earlier issue said; false if month and correction were issued together, so
 *     that nobody was told of the hours before
 * @param secondsBefore the seconds that were taken back; sealed in time, where nothing was issued before
 * @param secondsAfter the seconds that were posted instead
 * @param centsBefore what the agreement had paid for them, in cents
 * @param centsAfter what it pays for them now
 */
record Adjustment(
        StatementFigures.Subject subject,
        boolean issued,
        long secondsBefore,
        long secondsAfter,
        long centsBefore,
        long centsAfter) {

    /** What a batch says of a cell: the leaf that it takes back, if it does, and the one that it posts. */
    private record Posting(List<Leaf> leaves) {
        private Leaf posted() {
            return leaves.get(leaves.size() - 1);
        }

        private boolean takesBack() {
            return leaves.size() > 1;
        }

        // A night that reaches into the next month is posted anew with that month, and is no correction.
        private boolean isLate() {
            return posted().bookings().keySet().stream()
                    .anyMatch(month -> month.isAfter(posted().cell().month()));
        }

        /** The seconds that a month in its turn booked. */
        private long inTime() {
            return posted().bookings().entrySet().stream()
                    .filter(booking -> !booking.getKey().isAfter(posted().cell().month()))
                    .mapToLong(booking -> booking.getValue())
                    .sum();
        }

        // Without anything to take back, hours that only later months booked are new to who was told of their month.
        private boolean isIssuedBefore(Set<String> takenIn) {
            YearMonth own = posted().cell().month();
            boolean early = posted().bookings().keySet().stream().anyMatch(month -> month.isBefore(own));
            return takesBack() || (!early && !takenIn.contains(name(posted(), own)));
        }

        private long sum(ToLongFunction<Leaf> figure) {
            return leaves.stream().mapToLong(figure).sum();
        }

        private long takenBack(ToLongFunction<Leaf> figure) {
            return takesBack() ? -figure.applyAsLong(leaves.get(0)) : 0;
        }
    }

    /**
     * The adjustments that leaves make, in order of their subjects.
     *
     * @param agreement whose cents are looked at
     */
    static List<Adjustment> of(String agreement, List<Leaf> leaves) {
        SortedMap<Cell, SortedMap<Integer, List<Leaf>>> cells = new TreeMap<>();
        leaves.stream()
                .sorted(Leaf.CANONICAL)
                .forEach(leaf -> cells.computeIfAbsent(leaf.cell(), none -> new TreeMap<>())
                        .computeIfAbsent(leaf.batch(), none -> new ArrayList<>())
                        .add(leaf));
        // A structure's month is taken in once, by one batch.
        Set<String> takenIn = new HashSet<>();
        leaves.forEach(leaf -> leaf.bookings().keySet().forEach(month -> takenIn.add(name(leaf, month))));
        SortedMap<StatementFigures.Subject, Adjustment> issued = new TreeMap<>();
        SortedMap<StatementFigures.Subject, Adjustment> fresh = new TreeMap<>();
        cells.forEach((cell, batches) -> {
            StatementFigures.Subject subject =
                    new StatementFigures.Subject(cell.month(), cell.category(), cell.structure());
            List<Posting> corrections = new ArrayList<>();
            batches.values().stream().map(Posting::new).filter(Posting::isLate).forEach(posting -> {
                if (posting.isIssuedBefore(takenIn)) {
                    corrections.add(posting);
                } else {
                    fresh.merge(subject, fresh(subject, posting, agreement), Adjustment::plus);
                }
            });
            if (!corrections.isEmpty()) {
                issued.merge(subject, issued(subject, corrections, agreement), Adjustment::plus);
            }
        });
        List<Adjustment> all = new ArrayList<>(issued.values());
        all.addAll(fresh.values());
        return all;
    }

    private static String name(Leaf leaf, YearMonth month) {
        return leaf.batch() + " " + leaf.cell().structure() + ":" + month;
    }

    private static Adjustment fresh(StatementFigures.Subject subject, Posting posting, String agreement) {
        return new Adjustment(
                subject,
                false,
                posting.inTime(),
                posting.posted().seconds(),
                0,
                posting.posted().cents(agreement));
    }

    // A cell that was corrected twice was one thing before and is one thing after.
    private static Adjustment issued(StatementFigures.Subject subject, List<Posting> corrections, String agreement) {
        long seconds = corrections.get(0).takenBack(Leaf::seconds);
        long cents = corrections.get(0).takenBack(leaf -> leaf.cents(agreement));
        return new Adjustment(
                subject,
                true,
                seconds,
                seconds + sum(corrections, Leaf::seconds),
                cents,
                cents + sum(corrections, leaf -> leaf.cents(agreement)));
    }

    private static long sum(Collection<Posting> postings, ToLongFunction<Leaf> figure) {
        return postings.stream().mapToLong(posting -> posting.sum(figure)).sum();
    }

    private Adjustment plus(Adjustment other) {
        return new Adjustment(
                subject,
                issued,
                secondsBefore + other.secondsBefore,
                secondsAfter + other.secondsAfter,
                centsBefore + other.centsBefore,
                centsAfter + other.centsAfter);
    }

    long seconds() {
        return secondsAfter - secondsBefore;
    }

    long cents() {
        return centsAfter - centsBefore;
    }
}
