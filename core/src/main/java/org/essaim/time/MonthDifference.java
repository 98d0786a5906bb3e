package org.essaim.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The difference between what is known of a month and what a delivery tells.
 *
 * <p>With identifiers, facts meet by key. Without, they are multisets per worker and day: equal ones are unchanged, leftovers
 * are paired by the time they share, and what stays alone is new or, within a complete window, withdrawn.
 */
final class MonthDifference {
    private final List<Change> changes = new ArrayList<>();
    private long unchanged;

    /** One change; {@code before} alone is a withdrawal, {@code after} alone a new fact, both an amendment. */
    record Change(@Nullable Posting before, @Nullable Posting after) {
        boolean isNew() {
            return before == null;
        }

        boolean isWithdrawal() {
            return after == null;
        }
    }

    private record Place(String worker, LocalDate day) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::worker).thenComparing(Place::day);

        static Place of(Posting posting) {
            Fact fact = posting.fact();
            return new Place(
                    fact.worker() == null ? "" : fact.worker().value(),
                    fact.reference().startDate());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private MonthDifference() {}

    List<Change> changes() {
        return changes;
    }

    long unchanged() {
        return unchanged;
    }

    /**
     * Compares.
     *
     * @param known the facts of this source that are known
     * @param told the facts that the delivery tells
     * @param window what the delivery covers completely; without it nothing that it leaves out is withdrawn
     * @param withdraws false if refused rows may hide what seems to be gone: then nothing left out is withdrawn either
     * @param elsewhere keys that the delivery tells for other months: what has one of them moved, and is withdrawn here
     */
    static MonthDifference of(
            List<Posting> known,
            List<Posting> told,
            @Nullable Window window,
            boolean withdraws,
            Set<String> elsewhere) {
        MonthDifference difference = new MonthDifference();
        Map<Posting.Digestible, List<Posting>> remaining = new HashMap<>();
        for (Posting posting : known) {
            remaining
                    .computeIfAbsent(new Posting.Digestible(posting.bytes()), none -> new ArrayList<>())
                    .add(posting);
        }
        List<Posting> added = new ArrayList<>();
        for (Posting posting : told) {
            List<Posting> equal = remaining.get(new Posting.Digestible(posting.bytes()));
            if (equal != null && !equal.isEmpty()) {
                equal.remove(equal.size() - 1);
                difference.unchanged++;
            } else {
                added.add(posting);
            }
        }
        List<Posting> left = new ArrayList<>();
        for (Posting posting : known) {
            List<Posting> equal = remaining.get(new Posting.Digestible(posting.bytes()));
            if (equal != null && !equal.isEmpty()) {
                left.add(equal.remove(equal.size() - 1));
            }
        }
        left.sort(Posting.CANONICAL);
        added.sort(Posting.CANONICAL);
        // A source may leave out the identifier of a row; such rows meet as those of a source without identifiers do.
        difference.byKey(keyed(left, true), keyed(added, true), window, withdraws, elsewhere);
        difference.byOverlap(keyed(left, false), keyed(added, false), window, withdraws);
        return difference;
    }

    private static List<Posting> keyed(List<Posting> postings, boolean keyed) {
        return postings.stream()
                .filter(posting -> (posting.fact().key() != null) == keyed)
                .toList();
    }

    private void byKey(
            List<Posting> left,
            List<Posting> added,
            @Nullable Window window,
            boolean withdraws,
            Set<String> elsewhere) {
        SortedMap<String, Posting> before = new TreeMap<>();
        left.forEach(posting -> before.put(Objects.requireNonNull(posting.fact().key()), posting));
        for (Posting after : added) {
            changes.add(
                    new Change(before.remove(Objects.requireNonNull(after.fact().key())), after));
        }
        before.forEach((key, gone) -> {
            if (elsewhere.contains(key) || (withdraws && window != null && covers(window, gone))) {
                changes.add(new Change(gone, null));
            }
        });
    }

    private void byOverlap(List<Posting> left, List<Posting> added, @Nullable Window window, boolean withdraws) {
        SortedMap<Place, List<Posting>> before = new TreeMap<>();
        if (window != null) {
            left.stream()
                    .filter(posting -> covers(window, posting))
                    .forEach(posting -> before.computeIfAbsent(Place.of(posting), none -> new ArrayList<>())
                            .add(posting));
        }
        for (Posting after : added) {
            List<Posting> candidates = before.getOrDefault(Place.of(after), List.of());
            Posting best = null;
            long shared = 0;
            for (Posting candidate : candidates) {
                long overlap = candidate.fact().reference().overlap(after.fact().reference());
                if (overlap > shared) {
                    best = candidate;
                    shared = overlap;
                }
            }
            if (best != null) {
                candidates.remove(best);
            }
            changes.add(new Change(best, after));
        }
        if (withdraws) {
            before.values().forEach(gone -> gone.forEach(posting -> changes.add(new Change(posting, null))));
        }
    }

    static boolean covers(Window window, Posting posting) {
        return window.days().contains(posting.fact().reference().startDate());
    }
}
