package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Where a month falls into parts, because an hour is worth something else from a day on. */
final class Cuts {
    private Cuts() {}

    /** The days on which terms, rates, sub-ceilings or costs begin or end within a month. */
    static NavigableSet<LocalDate> of(List<FundingAgreement> pool, EmployerCost cost) {
        NavigableSet<LocalDate> cuts = new TreeSet<>();
        for (FundingAgreement agreement : pool) {
            cuts.add(agreement.term().getStart());
            cuts.add(agreement.term().getEnd());
            agreement.rates().changes().forEach(rate -> cuts.add(rate.date()));
            agreement.payment().amendedShares().changes().forEach(change -> cuts.add(change.date()));
            agreement.coverage().amended().changes().forEach(change -> cuts.add(change.date()));
            Participation participation = agreement.coverage().participation();
            if (participation != null) {
                participation
                        .days()
                        .values()
                        .forEach(ranges -> ranges.forEach(range -> {
                            cuts.add(range.getStart());
                            if (!range.isUnboundedEnd()) {
                                cuts.add(range.getEnd());
                            }
                        }));
            }
            for (SubCeiling ceiling : agreement.subCeilings()) {
                if (ceiling.period() != null) {
                    cuts.add(ceiling.period().getStart());
                    cuts.add(ceiling.period().getEnd());
                }
            }
        }
        cost.figures().values().forEach(figures -> figures.changes().forEach(figure -> cuts.add(figure.date())));
        cuts.removeIf(day -> day.getDayOfMonth() == 1);
        return cuts;
    }

    /**
     * Those days, but for months that are frozen: they stay cut as they were, because a correction has to find the leaf that it
     * corrects, whatever has begun within the month since.
     */
    static NavigableSet<LocalDate> beside(NavigableSet<LocalDate> now, Map<YearMonth, Batch> frozen) {
        NavigableSet<LocalDate> cuts = new TreeSet<>(now);
        frozen.forEach((month, batch) -> {
            cuts.removeIf(day -> YearMonth.from(day).equals(month));
            batch.cuts().stream()
                    .filter(day -> YearMonth.from(day).equals(month))
                    .forEach(cuts::add);
        });
        return cuts;
    }
}
