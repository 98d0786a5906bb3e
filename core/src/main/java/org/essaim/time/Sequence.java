package org.essaim.time;

import java.util.Comparator;

/**
 * A fact that counts (<i>séquence</i>), as the rules of its day take it.
 *
 * @param fact its position among the month's net facts
 * @param posting the fact
 * @param interval those of its times that count
 * @param category what the time was for
 * @param rules the rules under which it counts
 */
record Sequence(int fact, Posting posting, Interval interval, Category category, WorkingTimeRules rules) {
    static final Comparator<Sequence> IN_TIME = Sequence::inTime;
    static final Comparator<Sequence> IN_PRECEDENCE =
            Comparator.comparingInt(Sequence::rank).thenComparing(IN_TIME);

    // Written out: a million of them are sorted at each closing of a year.
    private static int inTime(Sequence one, Sequence other) {
        int order = Long.compare(one.interval.start(), other.interval.start());
        if (order == 0) {
            order = Long.compare(one.interval.end(), other.interval.end());
        }
        return order != 0 ? order : Integer.compare(one.fact, other.fact);
    }

    boolean isCancelled() {
        return category == Category.CANCELLED_PAID;
    }

    boolean isDayTotal() {
        return posting.fact().dayTotal();
    }

    /** How many sources come before its own. */
    int rank() {
        return rules.rank(posting.fact().source());
    }

    Retold.Told told() {
        return new Retold.Told(
                interval.start(),
                interval.end(),
                interval.startDate(),
                rank(),
                Retold.Told.what(posting.fact(), category),
                isDayTotal());
    }

    /** The rule by which its own time counts. */
    String rule() {
        TimeBasis basis = rules.basis();
        return switch (category) {
            case CANCELLED_PAID -> "cancelled-paid";
            case DIRECT_CARE ->
                switch (basis) {
                    case PLANNED -> "visit-planned";
                    case CLOCKED -> "visit-clocked";
                    case RETAINED -> "visit-retained";
                };
            default ->
                switch (basis) {
                    case PLANNED -> "internal-planned";
                    case CLOCKED -> "internal-clocked";
                    case RETAINED -> "internal-retained";
                };
        };
    }
}
