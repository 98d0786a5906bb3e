package org.essaim.cube;

import java.time.YearMonth;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a sealed month come to (<i>dénombrement</i>), of one category and scheme.
 *
 * @param structure the structure's identifier
 * @param booking the sealed month in which they were booked
 * @param month the month of the work
 * @param category what the time was for
 * @param scheme the scheme of direct care, if any
 * @param rows how many rows
 * @param workers how many workers have at least one of them; not to be added up, because one worker is in several sums
 * @param seconds their seconds; below 0 where corrections took more than there was
 */
public record Counted(
        String structure,
        YearMonth booking,
        YearMonth month,
        Category category,
        @Nullable Scheme scheme,
        long rows,
        long workers,
        long seconds) {}
