package org.essaim.tck;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.CubeReader;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.essaim.time.SealedTime;
import org.jspecify.annotations.Nullable;

/** Random months of two structures, and what somebody finds who reads every sealed cell of them. */
final class CubeHistory {
    private static final List<YearMonth> MONTHS = List.of(Desk.JANUARY, Desk.FEBRUARY, Desk.MARCH);
    private static final List<String> WHAT = List.of("APA", "PCH", "Réunion", "Tutorat", "Inconnu");

    private CubeHistory() {}

    /** What somebody does. */
    enum Act {
        /** Imports all that happened in a month, and accepts what that changes in sealed ones. */
        TELL,
        CLOSE,
        REOPEN,
        ERASE
    }

    /** What is done to a month of a structure; those that are refused by the rules of the house change nothing. */
    record Step(Act act, String structure, YearMonth month, List<Happening> happenings) {}

    /** Something that happened on a day. */
    record Happening(int worker, int day, int hour, int minutes, String what) {
        private Desk.Event in(YearMonth month) {
            LocalDateTime start = month.atDay(day).atTime(hour, 0);
            boolean visit = what.length() == 3;
            return new Desk.Event(worker, start, minutes, visit ? what : "", visit ? "" : what);
        }
    }

    static Arbitrary<List<Step>> arbitrary() {
        Arbitrary<Happening> happenings = Combinators.combine(
                        Arbitraries.integers().between(1, Desk.WORKERS),
                        Arbitraries.integers().between(1, 28),
                        Arbitraries.integers().between(7, 21),
                        Arbitraries.of(15, 60, 75),
                        Arbitraries.of(WHAT))
                .as(Happening::new);
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, Act.TELL),
                                Tuple.of(6, Act.CLOSE),
                                Tuple.of(1, Act.REOPEN),
                                Tuple.of(1, Act.ERASE)),
                        Arbitraries.of(Desk.NORTH, Desk.SOUTH),
                        Arbitraries.frequency(
                                Tuple.of(4, MONTHS.get(0)), Tuple.of(2, MONTHS.get(1)), Tuple.of(1, MONTHS.get(2))),
                        happenings.list().ofMinSize(1).ofMaxSize(5))
                .as(Step::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(12);
    }

    static void live(Desk desk, Step step) {
        try {
            switch (step.act()) {
                case TELL -> {
                    desk.tell(
                            step.structure(),
                            step.month(),
                            step.happenings().stream()
                                    .map(happening -> happening.in(step.month()))
                                    .toList());
                    desk.acceptAll(step.structure());
                }
                case CLOSE -> desk.close(step.structure(), step.month());
                case REOPEN -> desk.essaim.time().reopen(step.structure(), step.month(), "feuille manquante");
                case ERASE ->
                    desk.essaim
                            .privacy()
                            .erase(Desk.worker(step.happenings().get(0).worker()), step.month(), "demande");
            }
        } catch (EssaimException e) {
            // Months are closed in order, and what is erased stays: such a step is no step.
        }
    }

    /**
     * What was answered.
     *
     * @param sums the sums, if any
     * @param refused true if it was refused
     */
    record Answer(List<CubeReader.Sum> sums, boolean refused) {
        static Answer of(Callable<List<CubeReader.Sum>> question) throws Exception {
            try {
                return new Answer(List.copyOf(question.call()), false);
            } catch (EssaimException e) {
                return new Answer(List.of(), true);
            }
        }
    }

    /** Reads every cell of every sealed month, one by one. */
    static Answer naive(Desk desk, Collection<String> structures, YearMonth first, YearMonth last) throws Exception {
        return Answer.of(() -> {
            SealedTime sealed = desk.essaim.time().sealed();
            List<CubeReader.Sum> sums = new ArrayList<>();
            for (String structure : structures) {
                for (YearMonth booking : sealed.sealedMonths(structure)) {
                    if (!booking.isBefore(first) && !booking.isAfter(last)) {
                        sums.addAll(naive(sealed, structure, booking));
                    }
                }
            }
            Collections.sort(sums);
            return sums;
        });
    }

    private static List<CubeReader.Sum> naive(SealedTime sealed, String structure, YearMonth booking) {
        record Place(
                YearMonth month,
                Category category,
                @Nullable Scheme scheme) {}
        Map<Place, Long> seconds = new HashMap<>();
        Map<Place, Set<WorkerId>> workers = new HashMap<>();
        sealed.cells(structure, booking, new TreeSet<>()).forEach((cell, own) -> {
            Place place = new Place(cell.month(), cell.category(), cell.scheme());
            seconds.merge(place, own, Long::sum);
            workers.computeIfAbsent(place, none -> new HashSet<>()).add(cell.worker());
        });
        List<CubeReader.Sum> sums = new ArrayList<>();
        seconds.forEach((place, total) -> sums.add(new CubeReader.Sum(
                structure,
                booking,
                place.month(),
                place.category(),
                place.scheme(),
                workers.getOrDefault(place, Set.of()).size(),
                total)));
        return sums;
    }
}
