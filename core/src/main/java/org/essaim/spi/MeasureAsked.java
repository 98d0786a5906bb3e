package org.essaim.spi;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.essaim.finding.EssaimException;
import org.threeten.extra.LocalDateRange;

/** What sources of measures are asked, as most of them need to know it (<i>question posée à une source</i>). Stateless and thread-safe. */
public final class MeasureAsked {
    private MeasureAsked() {}

    /** The months that a period is made of, in order; none if it is not of whole months, or has no end. */
    public static List<YearMonth> months(LocalDateRange period) {
        boolean bounded = !period.isUnboundedStart() && !period.isUnboundedEnd();
        if (!bounded
                || period.getStart().getDayOfMonth() != 1
                || period.getEnd().getDayOfMonth() != 1) {
            return List.of();
        }
        YearMonth end = YearMonth.from(period.getEnd());
        return Stream.iterate(
                        YearMonth.from(period.getStart()), month -> month.isBefore(end), month -> month.plusMonths(1))
                .toList();
    }

    /**
     * What is thrown where somebody asks for what a source does not tell.
     *
     * @param measure what was asked for
     * @param known the identifiers of {@link MeasureSource#measures()}
     */
    public static EssaimException unknown(String measure, Collection<String> known) {
        return new EssaimException("There is no measure [" + measure + "].\nMaybe one of " + known + ".");
    }
}
