package org.essaim.cli.simulation;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.finding.Code;
import org.essaim.finding.Severity;
import org.essaim.time.Category;

/**
 * What was written, and what an import must answer (<i>compte rendu de simulation</i>).
 *
 * <p>Immutable.
 *
 * @param seed the seed
 * @param from the first month
 * @param months how many months
 * @param plannings one for each structure, in the order of their identifiers
 */
public record SimulationReport(long seed, YearMonth from, int months, List<Planning> plannings) {
    public SimulationReport {
        plannings = List.copyOf(plannings);
    }

    /**
     * The export of one structure (<i>export de planning</i>).
     *
     * @param structure the structure's identifier
     * @param name the structure's name
     * @param file the export's name, without its folder
     * @param charset in which it is written; UTF-8 comes with a byte order mark
     * @param rows the data rows, faulty ones included
     * @param teams the autonomous teams
     * @param workers everybody employed at some time of the period
     * @param faults what was put in on purpose, by row
     * @param unmapped the labels that no pack maps
     * @param unassigned the rows without a worker and what they last
     * @param planned the planned seconds of assigned rows that can be read, by the month in which they begin and by
     *     category as the pack maps it; unpaid cancelled visits are left out, paid ones are
     *     {@link Category#CANCELLED_PAID}, overlaps count twice and nothing is travel
     */
    public record Planning(
            String structure,
            String name,
            String file,
            String charset,
            long rows,
            int teams,
            int workers,
            List<SeededFault> faults,
            List<UnmappedLabel> unmapped,
            Volume unassigned,
            SortedMap<YearMonth, SortedMap<Category, Long>> planned) {
        public Planning {
            faults = List.copyOf(faults);
            unmapped = List.copyOf(unmapped);
            planned = Collections.unmodifiableSortedMap(new TreeMap<>(planned));
        }

        /**
         * How many findings of each code the import must lead to, with the period declared as a complete window: one for
         * each seeded fault, one for each month with an unmapped label, and that the window is incomplete if rows are
         * refused.
         */
        public SortedMap<Code, Long> expected() {
            SortedMap<Code, Long> expected = new TreeMap<>();
            faults.forEach(fault -> expected.merge(fault.code(), 1L, Long::sum));
            unmapped.forEach(label ->
                    expected.merge(Code.UNMAPPED_LABEL, (long) label.months().size(), Long::sum));
            if (refused() > 0) {
                expected.put(Code.WINDOW_INCOMPLETE, 1L);
            }
            return Collections.unmodifiableSortedMap(expected);
        }

        /** The rows that an import must refuse. */
        public long refused() {
            return faults.stream()
                    .filter(fault -> fault.code().severity() == Severity.ERROR)
                    .count();
        }
    }

    /**
     * A label that no pack maps (<i>libellé sans correspondance</i>).
     *
     * @param label as the planning has it
     * @param months the rows and seconds of each month
     */
    public record UnmappedLabel(String label, SortedMap<YearMonth, Volume> months) {
        public UnmappedLabel {
            months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
        }
    }

    /**
     * So many rows that last so long (<i>volume</i>).
     *
     * @param rows how many rows
     * @param seconds how long
     */
    public record Volume(long rows, long seconds) {
        static final Volume NOTHING = new Volume(0, 0);

        Volume plus(long more) {
            return new Volume(rows + 1, seconds + more);
        }
    }

    /** All data rows. */
    public long rows() {
        return plannings.stream().mapToLong(Planning::rows).sum();
    }

    /** All seeded faults, by structure and row. */
    public List<SeededFault> faults() {
        return plannings.stream()
                .flatMap(planning -> planning.faults().stream())
                .toList();
    }

    /** How many findings of each code the import of all plannings must lead to. */
    public SortedMap<Code, Long> expected() {
        SortedMap<Code, Long> expected = new TreeMap<>();
        plannings.forEach(
                planning -> planning.expected().forEach((code, count) -> expected.merge(code, count, Long::sum)));
        return Collections.unmodifiableSortedMap(expected);
    }

    /** The planned seconds of a category, over everything. */
    public long planned(Category category) {
        return plannings.stream()
                .flatMap(planning -> planning.planned().values().stream())
                .mapToLong(month -> month.getOrDefault(category, 0L))
                .sum();
    }
}
