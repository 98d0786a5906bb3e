package org.essaim.indicator;

import java.util.List;
import java.util.Map;
import org.essaim.report.Audience;

/**
 * The values of one indicator (<i>tableau d’un indicateur</i>): a row for each group of structures, a column for each period.
 *
 * <p>Immutable.
 *
 * @param indicator whose values
 * @param programme in which programme; empty if it measures none
 * @param by what the rows are of
 * @param periods the columns; where there are several of a kind, the last one is all of them together
 * @param rows the rows, in order
 * @param state the number of the newest commit of the store when it was worked out: the same question asked at the same number has the same answer
 * @param audience for whom
 * @param releases the number of the release of each measure behind it, if it was published, and of what can be subtracted from such measures, under their names
 *     with two hyphens between them
 */
public record IndicatorTable(
        Indicator indicator,
        String programme,
        List<Dimension> by,
        List<Period> periods,
        List<Row> rows,
        long state,
        Audience audience,
        Map<String, Integer> releases) {
    public IndicatorTable {
        by = List.copyOf(by);
        periods = List.copyOf(periods);
        rows = List.copyOf(rows);
        releases = Map.copyOf(releases);
    }

    /**
     * A group of structures.
     *
     * @param codes its stable code in each dimension; empty if the table is of everything together
     * @param titles what a person reads in each dimension
     * @param values a value for each period
     */
    public record Row(List<String> codes, List<String> titles, List<IndicatorValue> values) {
        public Row {
            codes = List.copyOf(codes);
            titles = List.copyOf(titles);
            values = List.copyOf(values);
        }
    }
}
