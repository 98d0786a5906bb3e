package org.essaim.time;

import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.finding.EssaimException;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * Two states of a structure's month, and the difference explained fact by fact (<i>comparaison</i>).
 *
 * <p>Immutable. What the differences add to each category is exactly what its sum gained.
 *
 * @param structure the structure's identifier
 * @param month the month
 * @param from the first moment
 * @param to the second moment
 * @param before seconds of each category in the first state
 * @param after seconds of each category in the second
 * @param differences every fact that counts otherwise or is another, in order of time
 */
public record MonthComparison(
        String structure,
        YearMonth month,
        Moment from,
        Moment to,
        SortedMap<Category, Long> before,
        SortedMap<Category, Long> after,
        List<FactDifference> differences) {
    public MonthComparison {
        before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
        after = Collections.unmodifiableSortedMap(new TreeMap<>(after));
        differences = List.copyOf(differences);
    }

    private static final Comparator<FactDifference> IN_TIME = Comparator.comparingLong(
                    (FactDifference difference) -> fact(difference).reference().start())
            .thenComparing(difference -> Optional.ofNullable(fact(difference).worker())
                    .map(worker -> worker.value())
                    .orElse(""))
            .thenComparing(FactDifference::kind);

    private static Fact fact(FactDifference difference) {
        return difference.after() != null ? difference.after() : Objects.requireNonNull(difference.before());
    }

    /** A month in one state: its facts, and the working time that settings made of them. */
    private record State(TimeSettings settings, List<@Nullable Posting> facts, List<Entry> entries) {
        SortedMap<Category, Long> sums() {
            SortedMap<Category, Long> sums = new TreeMap<>();
            entries.forEach(entry -> sums.merge(entry.category(), entry.seconds(), Long::sum));
            return sums;
        }

        List<FactDifference.Count> counts() {
            List<FactDifference.Count> counts = new ArrayList<>();
            facts.forEach(fact -> counts.add(new FactDifference.Count()));
            entries.forEach(entry -> counts.get(entry.fact()).add(entry));
            return counts;
        }
    }

    /**
     * Compares.
     *
     * @param past a store as it was at the end of a day
     */
    static MonthComparison of(
            Store store,
            java.util.function.Function<java.time.LocalDate, Store> past,
            String structure,
            YearMonth month,
            Moment from,
            Moment to) {
        State before = state(store, past, structure, month, from);
        State after = state(store, past, structure, month, to);
        return new MonthComparison(
                structure, month, from, to, before.sums(), after.sums(), differences(month, before, after));
    }

    private static State state(
            Store store,
            java.util.function.Function<java.time.LocalDate, Store> past,
            String structure,
            YearMonth month,
            Moment moment) {
        if (moment.seal() != null) {
            Journal journal = new Journal(store, structure);
            int number = moment.seal();
            Journal.Sealed sealed = journal.sealed(month, number)
                    .orElseThrow(() -> new EssaimException("Month [" + month + "] of structure [" + structure
                            + "] has no seal [" + number + "].\nMaybe it has: "
                            + journal.made(month).stream().map(Seal::number).toList() + "."));
            BookedMonth booked = BookedMonth.of(store, journal, structure, sealed);
            return new State(booked.settings(), booked.facts(), booked.entries());
        }
        return known(moment.day() == null ? store : past.apply(moment.day()), structure, month);
    }

    // Everything known of the month's work, whatever month books it.
    private static State known(Store store, String structure, YearMonth month) {
        Journal journal = new Journal(store, structure);
        Corrections corrections = new Corrections(store, journal, structure);
        Optional<Journal.Sealed> sealed = journal.sealed(month).filter(found -> !found.reopened());
        if (sealed.isPresent() && !corrections.touch(month)) {
            BookedMonth booked = BookedMonth.of(store, journal, structure, sealed.get());
            return new State(booked.settings(), booked.facts(), booked.entries());
        }
        TimeSettings settings = TimeSettings.of(
                store, structure, sealed.map(Journal.Sealed::sequence).orElse(Long.MAX_VALUE));
        List<Posting> facts = corrections.known(month);
        return new State(
                settings,
                List.copyOf(facts),
                corrections.worked(month, facts, settings).entries());
    }

    private static List<FactDifference> differences(YearMonth month, State before, State after) {
        List<FactDifference> differences = new ArrayList<>();
        IdentityHashMap<Posting, FactDifference.Count> counts = new IdentityHashMap<>();
        List<FactDifference.Count> countsBefore = before.counts();
        List<FactDifference.Count> countsAfter = after.counts();
        Map<Posting.Digestible, Deque<Posting>> known = new HashMap<>();
        for (int i = 0; i < before.facts().size(); i++) {
            @Nullable Posting posting = before.facts().get(i);
            if (posting == null) {
                continue;
            }
            counts.put(posting, countsBefore.get(i));
            known.computeIfAbsent(new Posting.Digestible(posting.bytes()), none -> new ArrayDeque<>())
                    .add(posting);
        }
        SortedMap<String, List<Posting>> added = new TreeMap<>();
        for (int i = 0; i < after.facts().size(); i++) {
            @Nullable Posting posting = after.facts().get(i);
            if (posting == null) {
                continue;
            }
            FactDifference.Count count = countsAfter.get(i);
            counts.put(posting, count);
            @Nullable
            Posting same = Optional.ofNullable(known.get(new Posting.Digestible(posting.bytes())))
                    .map(Deque::poll)
                    .orElse(null);
            if (same == null) {
                added.computeIfAbsent(posting.fact().source(), none -> new ArrayList<>())
                        .add(posting);
            } else {
                FactDifference.Count then = Objects.requireNonNull(counts.get(same));
                if (!then.isLike(count)) {
                    differences.add(counted(before, after, posting, then, count));
                }
            }
        }
        SortedMap<String, List<Posting>> left = new TreeMap<>();
        known.values()
                .forEach(rest -> rest.forEach(
                        posting -> left.computeIfAbsent(posting.fact().source(), none -> new ArrayList<>())
                                .add(posting)));
        Set<String> sources = new java.util.TreeSet<>(left.keySet());
        sources.addAll(added.keySet());
        Window everything = Window.complete(month.minusMonths(1), month.plusMonths(1));
        for (String source : sources) {
            MonthDifference.of(
                            left.getOrDefault(source, List.of()),
                            added.getOrDefault(source, List.of()),
                            everything,
                            true,
                            Set.of())
                    .changes()
                    .forEach(change -> differences.add(told(change, counts)));
        }
        differences.sort(IN_TIME);
        return differences;
    }

    private static FactDifference counted(
            State before, State after, Posting posting, FactDifference.Count then, FactDifference.Count now) {
        List<FactDifference.Change> changes = FactDifference.Count.changes(then, now);
        boolean otherCategory = changes.stream().anyMatch(change -> change.aspect() == FactDifference.Aspect.CATEGORY);
        FactDifference.Kind kind;
        if (otherCategory && posting.fact().kind() == FactKind.INTERNAL) {
            kind = FactDifference.Kind.RELABELLED;
        } else if (before.settings().rulesAs(after.settings())) {
            kind = FactDifference.Kind.RECOUNTED;
        } else {
            kind = FactDifference.Kind.RULED_OTHERWISE;
        }
        return new FactDifference(
                kind,
                posting.fact(),
                posting.fact(),
                changes,
                then.seconds(),
                now.seconds(),
                posting.receipt(),
                posting.row());
    }

    private static FactDifference told(
            MonthDifference.Change change, IdentityHashMap<Posting, FactDifference.Count> counts) {
        @Nullable Posting before = change.before();
        @Nullable Posting after = change.after();
        Posting newest = after != null ? after : Objects.requireNonNull(before);
        FactDifference.Kind kind = before == null
                ? FactDifference.Kind.NEW
                : after == null ? FactDifference.Kind.WITHDRAWN : FactDifference.Kind.AMENDED;
        return new FactDifference(
                kind,
                before == null ? null : before.fact(),
                after == null ? null : after.fact(),
                before == null || after == null ? List.of() : FactDifference.changes(before.fact(), after.fact()),
                before == null
                        ? new TreeMap<>()
                        : Objects.requireNonNull(counts.get(before)).seconds(),
                after == null
                        ? new TreeMap<>()
                        : Objects.requireNonNull(counts.get(after)).seconds(),
                newest.receipt(),
                newest.row());
    }
}
