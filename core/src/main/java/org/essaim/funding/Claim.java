package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/** A cell that is being offered to the agreements of a pool: who counts how much of it so far. */
final class Claim {
    private final Cell cell;
    private final @Nullable Leaf former;
    private final long seconds;
    private final SortedMap<YearMonth, Long> bookings;
    private final SortedMap<String, Long> counted = new TreeMap<>();
    private final SortedMap<String, Long> payable = new TreeMap<>();
    // Why each agreement did not count more, where a ceiling on some of its hours kept it from that.
    private final Map<String, Reason> bound = new HashMap<>();
    private List<Portion> portions = new ArrayList<>(2);

    Claim(Cell cell, @Nullable Leaf former, SortedMap<YearMonth, Long> bookings) {
        this.cell = cell;
        this.former = former;
        this.bookings = bookings;
        long sum = former == null ? 0 : former.seconds();
        for (long booked : bookings.values()) {
            sum += booked;
        }
        this.seconds = sum;
        if (seconds > 0) {
            portions.add(Portion.free(seconds));
        }
    }

    Cell cell() {
        return cell;
    }

    @Nullable
    Leaf former() {
        return former;
    }

    long seconds() {
        return seconds;
    }

    SortedMap<YearMonth, Long> bookings() {
        return bookings;
    }

    /** The seconds that each agreement counts. */
    SortedMap<String, Long> counted() {
        return counted;
    }

    long counted(String agreement) {
        return counted.getOrDefault(agreement, 0L);
    }

    /** The seconds that each agreement pays for after rounding, where it rounds. */
    SortedMap<String, Long> payable() {
        return payable;
    }

    Map<String, Reason> bound() {
        return bound;
    }

    List<Portion> portions() {
        return portions;
    }

    /** The seconds that nobody pays for. */
    long free() {
        long free = 0;
        for (Portion portion : portions) {
            free += portion.isFree() ? portion.seconds() : 0;
        }
        return free;
    }

    /** The counted seconds times the share of each that an agreement pays. */
    Rational paid(FundingAgreement agreement) {
        Rational paid = Rational.ZERO;
        for (Portion portion : portions) {
            Share share = portion.takers().get(agreement.id());
            if (share != null) {
                paid = paid.plus(share.exact().times(portion.seconds()));
            }
        }
        return paid;
    }

    /** The seconds that an agreement counted before and still can. */
    long again(FundingAgreement agreement) {
        if (former == null || former.claimed(agreement.id()) <= 0) {
            return 0;
        }
        long room = seconds;
        if (agreement.paysTime()) {
            room = portions.stream()
                    .filter(portion -> portion.admits(agreement, cell.from()))
                    .mapToLong(Portion::seconds)
                    .sum();
        }
        return Math.min(room, former.claimed(agreement.id()));
    }

    /** Lets an agreement, for which the hours are evidence, count so many. */
    void witness(FundingAgreement agreement, long part) {
        if (part > 0) {
            counted.merge(agreement.id(), part, Long::sum);
        }
    }

    /** Lets an agreement count so many of each portion, the first ones. */
    void take(FundingAgreement agreement, long[] parts) {
        List<Portion> next = new ArrayList<>(portions.size() + 1);
        for (int i = 0; i < parts.length; i++) {
            Portion portion = portions.get(i);
            if (parts[i] > 0) {
                next.add(portion.takenBy(agreement, cell.from(), parts[i]));
                counted.merge(agreement.id(), parts[i], Long::sum);
            }
            if (portion.seconds() > parts[i]) {
                next.add(portion.of(portion.seconds() - parts[i]));
            }
        }
        portions = next;
    }

    /** Who pays for which seconds, where it cannot be told from the counted seconds alone. */
    List<Portion> shared() {
        for (Portion portion : portions) {
            if (portion.takers().size() > 1) {
                return portions;
            }
        }
        return List.of();
    }
}
