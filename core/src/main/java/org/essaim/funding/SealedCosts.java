package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.essaim.exact.Rational;
import org.essaim.spi.MeasureOrigin;
import org.essaim.time.Cell;
import org.essaim.time.SealedTime;

/** What sealed months cost the employer, as it is known now; each is reckoned once. Thread-safe. */
final class SealedCosts {
    private final SealedTime sealed;
    private final EmployerCost cost;
    private final NavigableSet<LocalDate> cuts;
    private final Map<String, Cost> known = new ConcurrentHashMap<>();

    SealedCosts(SealedTime sealed, EmployerCost cost) {
        this.sealed = sealed;
        this.cost = cost;
        this.cuts = Cuts.of(List.of(), cost);
    }

    /** True if these are the costs of an hour that it reckons with. */
    boolean isOf(EmployerCost now) {
        return cost.equals(now);
    }

    /**
     * What time cost.
     *
     * @param cents its cost as far as it is known, rounded once
     * @param known true if the cost of some time is known
     * @param lacking true if the cost of some time is not
     */
    record Sum(long cents, boolean known, boolean lacking) {}

    /** What a month cost, all of it and its coordination. */
    record Cost(Sum all, Sum coordination) {
        Sum of(String time) {
            return time.equals("time") ? all : coordination;
        }
    }

    /** Reads at once those of these months that it did not reckon yet. */
    void ahead(Collection<MeasureOrigin> months) {
        Map<String, SortedSet<YearMonth>> unread = new TreeMap<>();
        for (MeasureOrigin month : months) {
            if (!known.containsKey(key(month))) {
                unread.computeIfAbsent(month.structure(), none -> new TreeSet<>())
                        .add(booking(month));
            }
        }
        Map<String, String> keys = new HashMap<>();
        months.forEach(month -> keys.put(month.structure() + " " + booking(month), key(month)));
        List<SealedTime.Wanted> wanted = new ArrayList<>();
        unread.forEach((structure, own) -> wanted.add(new SealedTime.Wanted(structure, own, cuts)));
        sealed.cells(wanted, (seal, cells) -> {
            String key = keys.get(seal.structure() + " " + seal.month());
            // Sealed anew since the figure was told, it is another month.
            if (key != null && seal.digest().hex().startsWith(key.substring(key.lastIndexOf(' ') + 1))) {
                known.put(key, cost(cells));
            }
        });
    }

    /** What a sealed month cost that a figure of time comes from; sealed anew it is another one. */
    Cost of(MeasureOrigin month) {
        return known.computeIfAbsent(key(month), none -> cost(sealed.cells(month.structure(), booking(month), cuts)));
    }

    private static String key(MeasureOrigin month) {
        return month.structure() + " " + month.reference();
    }

    private static YearMonth booking(MeasureOrigin month) {
        return YearMonth.parse(month.reference().substring(0, month.reference().indexOf(' ')));
    }

    private Cost cost(SortedMap<Cell, Long> cells) {
        Tally all = new Tally();
        Tally coordination = new Tally();
        cells.forEach((cell, seconds) -> {
            if (seconds != 0) {
                Optional<BigDecimal> hour = hour(cell);
                all.add(hour, seconds);
                if (cell.category().isCoordination()) {
                    coordination.add(hour, seconds);
                }
            }
        });
        return new Cost(all.sum(), coordination.sum());
    }

    private Optional<BigDecimal> hour(Cell cell) {
        return cost.at(cell.structure(), cell.function(), cell.from());
    }

    private static final class Tally {
        private Rational cents = Rational.ZERO;
        private boolean known;
        private boolean lacking;

        void add(Optional<BigDecimal> hour, long seconds) {
            known |= hour.isPresent();
            lacking |= hour.isEmpty();
            hour.ifPresent(euros -> cents = cents.plus(Leaf.costOfSecond(euros).times(seconds)));
        }

        Sum sum() {
            return new Sum(cents.rounded(), known, lacking);
        }
    }
}
