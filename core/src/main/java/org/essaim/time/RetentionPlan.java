package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes because its time is over (<i>plan d’apurement</i>), month by month; looking at it changes nothing.
 *
 * @param rule the rule that says so
 * @param today the day for which it was asked
 * @param months what goes, by structure and month
 */
public record RetentionPlan(RetentionRule rule, LocalDate today, List<Month> months) {
    public RetentionPlan {
        months = List.copyOf(months);
    }

    /**
     * A structure's month whose time is over (<i>mois échu</i>).
     *
     * @param structure the structure's identifier
     * @param month the month
     * @param facts how many facts it holds
     * @param sealed true if it is sealed: then its seal and its totals stay
     * @param statement an issued statement that rests on it and stays as it is
     * @param hold the legal hold that keeps it; absent if it goes
     */
    public record Month(
            String structure,
            YearMonth month,
            long facts,
            boolean sealed,
            @Nullable String statement,
            @Nullable String hold) {}
}
