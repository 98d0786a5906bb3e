package org.essaim.cube;

import java.time.YearMonth;
import java.util.Comparator;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/** What time of a sealed month is added up by: when it was worked, and what for. */
record Kind(YearMonth month, Category category, @Nullable Scheme scheme) implements Comparable<Kind> {
    private static final Comparator<Kind> CANONICAL = Comparator.comparing(Kind::month)
            .thenComparing(kind -> kind.category.name())
            .thenComparing(kind -> kind.scheme == null ? "" : kind.scheme.name());

    static Kind of(Cell cell) {
        return new Kind(cell.month(), cell.category(), cell.scheme());
    }

    /** The order that sums of a month have. */
    @Override
    public int compareTo(Kind other) {
        return CANONICAL.compare(this, other);
    }
}
