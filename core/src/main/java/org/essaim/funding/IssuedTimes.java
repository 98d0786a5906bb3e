package org.essaim.funding;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.essaim.spi.Document;
import org.essaim.spi.Store;
import org.essaim.time.Category;

/** Adds up the lines of issued statements, each second once. */
final class IssuedTimes {
    private static final Comparator<Issued> LONGEST_THEN_NEWEST = Comparator.comparingLong(Issued::months)
            .thenComparingLong(Issued::sequence)
            .reversed();

    private final Store store;
    private final IssuedLines lines;
    private final Map<String, String> pools = new HashMap<>();

    private record Issued(
            IssuedLines.Version version, String agreement, YearMonth first, YearMonth last, long sequence) {
        static Issued of(Document document) {
            String id = document.key().id();
            int period = id.lastIndexOf(':');
            int between = id.indexOf("..", period);
            return new Issued(
                    IssuedLines.Version.of(document),
                    id.substring(0, period),
                    YearMonth.parse(id.substring(period + 1, between)),
                    YearMonth.parse(id.substring(between + 2)),
                    document.sequence());
        }

        long months() {
            return first.until(last, ChronoUnit.MONTHS) + 1;
        }

        boolean overlaps(Issued other) {
            return !first.isAfter(other.last) && !other.first.isAfter(last);
        }
    }

    private record Place(String structure, YearMonth month, Category category) {}

    IssuedTimes(Store store, List<FundingAgreement> agreements, IssuedLines lines) {
        this.store = store;
        this.lines = lines;
        agreements.forEach(agreement -> pools.put(agreement.id(), agreement.pool()));
    }

    List<IssuedTime> of(Predicate<String> structures, YearMonth first, YearMonth last) {
        SortedMap<String, List<Issued>> byPool = new TreeMap<>();
        for (Document document : store.documents("statement")) {
            Issued issued = Issued.of(document);
            String pool = pools.get(issued.agreement());
            if (pool != null) {
                byPool.computeIfAbsent(pool, none -> new ArrayList<>()).add(issued);
            }
        }
        Map<Place, IssuedTime> times = new HashMap<>();
        for (List<Issued> pool : byPool.values()) {
            pool(pool, structures, first, last).forEach((place, time) -> times.merge(place, time, IssuedTime::beside));
        }
        return times.values().stream().sorted().toList();
    }

    // Periods of a pool lie apart or within each other, so the longest one says what those within it said. But each
    // agreement
    // tells only of its own structures and categories: what the first leaves out, the next may tell.
    private Map<Place, IssuedTime> pool(
            List<Issued> issued, Predicate<String> structures, YearMonth first, YearMonth last) {
        Map<Place, IssuedTime> times = new HashMap<>();
        Map<Place, List<Issued>> told = new HashMap<>();
        for (Issued each : issued.stream().sorted(LONGEST_THEN_NEWEST).toList()) {
            // A night of the last day belongs to the next month; nothing that is booked is of a later one.
            if (each.last().plusMonths(1).isBefore(first)) {
                continue;
            }
            for (IssuedTime line : lines.of(each.version(), each.sequence())) {
                if (structures.test(line.structure())
                        && !line.month().isBefore(first)
                        && !line.month().isAfter(last)) {
                    Place place = new Place(line.structure(), line.month(), line.category());
                    List<Issued> before = told.computeIfAbsent(place, none -> new ArrayList<>());
                    if (before.stream().noneMatch(each::overlaps)) {
                        before.add(each);
                        times.merge(place, line, IssuedTime::plus);
                    }
                }
            }
        }
        return times;
    }
}
