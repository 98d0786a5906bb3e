package org.essaim.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.exact.Rational;
import org.essaim.exact.UnitByUnit;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The rules of allocation once more, second by second: slow, without any cleverness, with an object for every second and the
 * names of those who count it.
 */
final class SecondBySecond {
    private final List<FundingAgreement> pool;
    private final SortedMap<Cell, Seconds> known = new TreeMap<>();

    /** The seconds of one cell, each with those who count it; a balance below 0 has no seconds to count. */
    static final class Seconds {
        private final List<Set<String>> each = new ArrayList<>();
        private final Map<String, Long> cents = new TreeMap<>();
        private long balance;

        long claimed(String agreement) {
            return each.stream().filter(second -> second.contains(agreement)).count();
        }

        long nobodys() {
            return each.stream().filter(Set::isEmpty).count();
        }

        long balance() {
            return balance;
        }

        private long cents(String agreement) {
            return cents.getOrDefault(agreement, 0L);
        }
    }

    /** What an agreement may still pay and count; nothing said means without limit. */
    private static final class Purse {
        private @Nullable Rational cents;
        private @Nullable Long seconds;

        private Purse(FundingAgreement agreement, long paid, long counted) {
            this.cents = agreement.ceilingCents() == null ? null : Rational.of(agreement.ceilingCents() - paid);
            this.seconds = agreement.ceilingSeconds() == null ? null : agreement.ceilingSeconds() - counted;
        }

        private boolean pays(Rational price) {
            if ((cents != null && cents.compareTo(price) < 0) || (seconds != null && seconds < 1)) {
                return false;
            }
            cents = cents == null ? null : cents.minus(price);
            seconds = seconds == null ? null : seconds - 1;
            return true;
        }

        private void holdsNoMoreThan(Purse other) {
            if (cents != null && other.cents != null && other.cents.compareTo(cents) < 0) {
                cents = other.cents;
            }
            if (seconds != null && other.seconds != null && other.seconds < seconds) {
                seconds = other.seconds;
            }
        }
    }

    /** Seconds that are offered together, by the first day of the part of the month that they lie in. */
    private static final class Offers {
        private final SortedMap<LocalDate, List<List<Set<String>>>> parts = new TreeMap<>();

        private void add(Cell cell, List<Set<String>> seconds) {
            if (!seconds.isEmpty()) {
                parts.computeIfAbsent(cell.from(), none -> new ArrayList<>()).add(seconds);
            }
        }

        /** One second more as long as it can be paid; then what can be paid is shared out among the cells. */
        private void count(FundingAgreement agreement, Purse purse) {
            parts.forEach((from, groups) -> {
                Rational price = price(agreement, from);
                long offered = groups.stream().mapToLong(List::size).sum();
                long counted = 0;
                while (counted < offered && purse.pays(price)) {
                    counted++;
                }
                long[] shares = UnitByUnit.divide(
                        counted,
                        groups.stream().map(group -> Rational.of(group.size())).toList());
                for (int i = 0; i < shares.length; i++) {
                    groups.get(i).stream().limit(shares[i]).forEach(second -> second.add(agreement.id()));
                }
            });
        }
    }

    SecondBySecond(List<FundingAgreement> pool) {
        this.pool = pool.stream()
                .sorted(Comparator.comparingInt(FundingAgreement::priority))
                .toList();
    }

    Seconds at(Cell cell) {
        return known.getOrDefault(cell, new Seconds());
    }

    /** The cents of a second: rate × share ÷ 36. */
    static Rational price(FundingAgreement agreement, LocalDate day) {
        return Rational.of(agreement.rates().at(day).orElseThrow())
                .times(100 * agreement.share(day).numerator())
                .over(Rational.of(3600 * agreement.share(day).denominator()));
    }

    private long paid(String agreement) {
        return known.values().stream().mapToLong(cell -> cell.cents(agreement)).sum();
    }

    private long counted(String agreement) {
        return known.values().stream()
                .mapToLong(cell -> cell.claimed(agreement))
                .sum();
    }

    /** Issues what arrived. What was paid in the end is learned from the frozen leaves: rounding is another law. */
    void issue(SortedMap<Cell, Long> arrived, List<Leaf> frozen) {
        SortedMap<Cell, Seconds> now = new TreeMap<>();
        arrived.forEach((cell, change) -> {
            Seconds seconds = new Seconds();
            seconds.balance = at(cell).balance + change;
            for (long i = 0; i < seconds.balance; i++) {
                seconds.each.add(new TreeSet<>());
            }
            now.put(cell, seconds);
        });
        Map<String, Purse> purses = new HashMap<>();
        for (FundingAgreement agreement : pool) {
            String id = agreement.id();
            long back =
                    now.keySet().stream().mapToLong(cell -> at(cell).cents(id)).sum();
            long freed = now.keySet().stream()
                    .mapToLong(cell -> at(cell).claimed(id))
                    .sum();
            Purse purse = new Purse(agreement, paid(id) - back, counted(id) - freed);
            keep(agreement, now, purse);
            purses.put(id, purse);
        }
        for (FundingAgreement agreement : pool) {
            // What a correction set free serves later issues only.
            Purse purse = new Purse(agreement, paid(agreement.id()), counted(agreement.id()));
            purse.holdsNoMoreThan(purses.getOrDefault(agreement.id(), purse));
            offer(agreement, now, purse);
        }
        for (Leaf leaf : frozen) {
            if (!leaf.reversal()) {
                now.getOrDefault(leaf.cell(), new Seconds()).cents.putAll(leaf.cents());
            }
        }
        known.putAll(now);
    }

    private boolean fits(Set<String> takers, FundingAgreement agreement, LocalDate day) {
        Rational taken = share(agreement, day);
        for (FundingAgreement other : pool) {
            taken = takers.contains(other.id()) ? taken.plus(share(other, day)) : taken;
        }
        return !takers.contains(agreement.id()) && taken.compareTo(Rational.of(1)) <= 0;
    }

    private static Rational share(FundingAgreement agreement, LocalDate day) {
        return Rational.of(
                agreement.share(day).numerator(), agreement.share(day).denominator());
    }

    private void keep(FundingAgreement agreement, SortedMap<Cell, Seconds> now, Purse purse) {
        Offers offers = new Offers();
        now.forEach((cell, seconds) -> {
            long left = at(cell).claimed(agreement.id());
            for (List<Set<String>> run : runs(seconds.each)) {
                if (fits(run.get(0), agreement, cell.from())) {
                    List<Set<String>> own = run.stream().limit(left).toList();
                    offers.add(cell, own);
                    left -= own.size();
                }
            }
        });
        offers.count(agreement, purse);
    }

    private void offer(FundingAgreement agreement, SortedMap<Cell, Seconds> now, Purse purse) {
        Offers offers = new Offers();
        now.forEach((cell, seconds) -> {
            if (Eligibility.failure(agreement, cell).isEmpty()) {
                runs(seconds.each).stream()
                        .filter(run -> fits(run.get(0), agreement, cell.from()))
                        .forEach(run -> offers.add(cell, run));
            }
        });
        offers.count(agreement, purse);
    }

    /** Neighbours that the same agreements count. */
    private static List<List<Set<String>>> runs(List<Set<String>> seconds) {
        List<List<Set<String>>> runs = new ArrayList<>();
        for (Set<String> second : seconds) {
            if (runs.isEmpty() || !runs.get(runs.size() - 1).get(0).equals(second)) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(second);
        }
        return runs;
    }
}
