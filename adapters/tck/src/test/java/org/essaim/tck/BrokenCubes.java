package org.essaim.tck;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.essaim.spi.CubeReader;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.SealedTime;

/** Readers of cubes that are sound but for one fault, each the fault that one rule is there to find. */
final class BrokenCubes {
    private BrokenCubes() {}

    /** Sound; each fault below overrides it. */
    abstract static class Wrapped implements CubeReader {
        final SealedTime sealed;

        Wrapped(Store store) {
            sealed = new SealedTime(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            return sealed.sums(structures, first, last);
        }
    }

    private static CubeReader.Sum with(CubeReader.Sum sum, YearMonth month, long workers, long seconds) {
        return new CubeReader.Sum(
                sum.structure(), sum.booking(), month, sum.category(), sum.scheme(), workers, seconds);
    }

    static final class ForgetsSchemes extends Wrapped {
        ForgetsSchemes(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            return super.sums(structures, first, last).stream()
                    .map(sum -> new Sum(
                            sum.structure(),
                            sum.booking(),
                            sum.month(),
                            sum.category(),
                            null,
                            sum.workers(),
                            sum.seconds()))
                    .toList();
        }
    }

    /** Takes a month that is open again for one that still holds. */
    static final class KeepsReopenedMonths extends Wrapped {
        KeepsReopenedMonths(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            List<Sum> sums = super.sums(structures, first, last);
            return sums.isEmpty()
                    ? structures.stream()
                            .flatMap(structure -> sealed.made(structure).stream())
                            .flatMap(seal -> seal.categories().entrySet().stream()
                                    .map(category -> new Sum(
                                            seal.structure(),
                                            seal.month(),
                                            seal.month(),
                                            category.getKey(),
                                            null,
                                            1,
                                            category.getValue().seconds())))
                            .toList()
                    : sums;
        }
    }

    /** Takes the month of the booking for that of the work. */
    static final class ForgetsTheMonthOfWork extends Wrapped {
        ForgetsTheMonthOfWork(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            return super.sums(structures, first, last).stream()
                    .map(sum -> with(sum, sum.booking(), sum.workers(), sum.seconds()))
                    .toList();
        }
    }

    static final class DropsZeros extends Wrapped {
        DropsZeros(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            return super.sums(structures, first, last).stream()
                    .filter(sum -> sum.seconds() != 0)
                    .toList();
        }
    }

    static final class LeavesOutTheLastMonth extends Wrapped {
        LeavesOutTheLastMonth(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            return super.sums(structures, first, first.equals(last) ? last : last.minusMonths(1));
        }
    }

    static final class AnswersInTheOrderOfTheQuestion extends Wrapped {
        AnswersInTheOrderOfTheQuestion(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            List<Sum> sums = new ArrayList<>();
            structures.forEach(structure -> sums.addAll(super.sums(List.of(structure), first, last)));
            return sums;
        }
    }

    static final class FailsOnStrangers extends Wrapped {
        FailsOnStrangers(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            List<Sum> sums = super.sums(structures, first, last);
            // As a query without a row gives a sum of null.
            return sums.isEmpty() && !structures.isEmpty() && !first.isAfter(last) && !structures.contains(Desk.NORTH)
                    ? List.of(new Sum("", first, first, Category.UNMAPPED, null, 0, 0))
                    : sums;
        }
    }

    /** Counts cells where it should count workers. */
    static final class CountsCells extends Wrapped {
        CountsCells(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            return super.sums(structures, first, last).stream()
                    .map(sum -> with(sum, sum.month(), cells(sum), sum.seconds()))
                    .toList();
        }

        private long cells(Sum sum) {
            return sealed.cells(sum.structure(), sum.booking(), new TreeSet<>()).keySet().stream()
                    .filter(cell -> cell.month().equals(sum.month()) && cell.category() == sum.category())
                    .filter(cell -> cell.scheme() == sum.scheme())
                    .collect(Collectors.toSet())
                    .size();
        }
    }

    static final class AddsUpWhatIsLeft extends Wrapped {
        AddsUpWhatIsLeft(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            try {
                return super.sums(structures, first, last);
            } catch (EssaimException e) {
                return List.of();
            }
        }
    }

    static final class HandsOutItsOwnList extends Wrapped {
        private static final List<Sum> OWN = new ArrayList<>();

        HandsOutItsOwnList(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            List<Sum> sums = super.sums(structures, first, last);
            OWN.clear();
            OWN.addAll(sums);
            return OWN;
        }
    }

    /** Knows only the months that were sealed while it was there. */
    static final class ForgetsWhenReopened extends Wrapped {
        private static boolean reopened;

        ForgetsWhenReopened(Store store) {
            super(store);
        }

        static void reopen() {
            reopened = true;
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            return reopened ? List.of() : super.sums(structures, first, last);
        }
    }

    /** Adds up workers as if each had one cell only, and forgets the rest. */
    static final class TakesOneCellOfEach extends Wrapped {
        TakesOneCellOfEach(Store store) {
            super(store);
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            return super.sums(structures, first, last).stream()
                    .map(sum -> with(sum, sum.month(), sum.workers(), Math.min(sum.seconds(), largest(sum))))
                    .toList();
        }

        private long largest(Sum sum) {
            return sealed.cells(sum.structure(), sum.booking(), new TreeSet<>()).entrySet().stream()
                    .filter(cell -> belongs(cell.getKey(), sum))
                    .mapToLong(Map.Entry::getValue)
                    .max()
                    .orElse(0);
        }

        private static boolean belongs(Cell cell, Sum sum) {
            return cell.month().equals(sum.month())
                    && cell.category() == sum.category()
                    && cell.scheme() == sum.scheme();
        }
    }

    /** Tells each month in one piece, whatever cuts are asked for. */
    static final class CutsNothing extends Wrapped {
        CutsNothing(Store store) {
            super(store);
        }

        @Override
        public boolean cells(SortedSet<Month> months, NavigableSet<LocalDate> cuts, Telling telling) {
            months.forEach(
                    month -> telling.month(month, sealed.cells(month.structure(), month.booking(), new TreeSet<>())));
            return true;
        }
    }

    /** Names a seal that was broken. */
    static final class NamesFormerSeals extends Wrapped {
        NamesFormerSeals(Store store) {
            super(store);
        }

        @Override
        public Optional<SortedMap<Month, Digest>> seals(
                Collection<String> structures, YearMonth first, YearMonth last) {
            SortedMap<Month, Digest> seals = new TreeMap<>();
            structures.forEach(structure -> sealed.made(structure)
                    .forEach(seal -> seals.put(new Month(structure, seal.month()), seal.digest())));
            seals.keySet().removeIf(month -> month.booking().isBefore(first));
            return Optional.of(seals);
        }
    }
}
