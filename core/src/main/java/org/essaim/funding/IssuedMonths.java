package org.essaim.funding;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Document;
import org.essaim.spi.Store;
import org.essaim.time.Cell;

/** What issued statements claim, by structure and booking month, as a store holds it. */
final class IssuedMonths {
    private final Map<String, Map<YearMonth, Claimed>> months = new HashMap<>();
    private final Map<YearMonth, Long> due = new HashMap<>();

    /**
     * What was issued of a structure's month.
     *
     * @param seconds the seconds of coordination that at least one agreement counts, by worker
     * @param cents what agreements pay for whatever time, in cents, by worker
     */
    record Claimed(Map<WorkerId, Long> seconds, Map<WorkerId, Long> cents) {}

    private IssuedMonths() {}

    static IssuedMonths of(Store store) {
        IssuedMonths all = new IssuedMonths();
        for (Document document : store.documents(Batch.KIND)) {
            all.add(Batch.of(document));
        }
        return all;
    }

    private void add(Batch batch) {
        SortedMap<String, YearMonth> last = new TreeMap<>();
        batch.months().keySet().forEach(name -> {
            claimed(Batch.structure(name), Batch.month(name));
            last.merge(Batch.structure(name), Batch.month(name), (one, two) -> one.isAfter(two) ? one : two);
        });
        Map<Cell, Change> changes = new HashMap<>();
        batch.leaves()
                .forEach(leaf -> changes.computeIfAbsent(leaf.cell(), none -> new Change())
                        .add(leaf));
        changes.forEach((cell, change) -> {
            YearMonth newest = change.bookings.isEmpty()
                    ? last.getOrDefault(cell.structure(), cell.month())
                    : change.bookings.lastKey();
            if (cell.category().isCoordination()) {
                split(change.bookings, change.covered, newest)
                        .forEach((month, seconds) -> claimed(cell.structure(), month)
                                .seconds()
                                .merge(cell.worker(), seconds, Math::addExact));
            }
            claimed(cell.structure(), newest).cents().merge(cell.worker(), change.cents, Math::addExact);
        });
        batch.due()
                .values()
                .forEach(days -> days.forEach((day, cents) -> due.merge(YearMonth.from(day), cents, Math::addExact)));
    }

    private Claimed claimed(String structure, YearMonth month) {
        return months.computeIfAbsent(structure, none -> new HashMap<>())
                .computeIfAbsent(month, none -> new Claimed(new HashMap<>(), new HashMap<>()));
    }

    /** What a batch changes of a cell: what it takes back of a former leaf is below 0. */
    private static final class Change {
        private long covered;
        private long cents;
        private final SortedMap<YearMonth, Long> bookings = new TreeMap<>();

        void add(Leaf leaf) {
            covered = Math.addExact(covered, leaf.covered());
            leaf.cents().values().forEach(own -> cents = Math.addExact(cents, own));
            leaf.bookings().forEach((month, seconds) -> bookings.merge(month, seconds, Math::addExact));
        }
    }

    /** The covered seconds by the months that brought them: what is not covered is taken from the first that have some. */
    static SortedMap<YearMonth, Long> split(SortedMap<YearMonth, Long> bookings, long covered, YearMonth newest) {
        SortedMap<YearMonth, Long> split = new TreeMap<>();
        long left = bookings.values().stream().mapToLong(Long::longValue).sum() - covered;
        for (Map.Entry<YearMonth, Long> booking : bookings.entrySet()) {
            long taken = Math.max(0, Math.min(left, booking.getValue()));
            split.put(booking.getKey(), booking.getValue() - taken);
            left -= taken;
        }
        split.merge(newest, -left, Math::addExact);
        return split;
    }

    /** What was issued of a structure's month; nothing if it was not. */
    Optional<Claimed> of(String structure, YearMonth month) {
        return Optional.ofNullable(months.getOrDefault(structure, Map.of()).get(month));
    }

    /** What is due of lump sums in these months, in cents. */
    long due(List<YearMonth> asked) {
        return asked.stream().mapToLong(month -> due.getOrDefault(month, 0L)).sum();
    }
}
