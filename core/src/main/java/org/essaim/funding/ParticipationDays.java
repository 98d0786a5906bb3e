package org.essaim.funding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.threeten.extra.LocalDateRange;

/** Gives agreements their days of participation. */
final class ParticipationDays {
    private ParticipationDays() {}

    /** An agreement with the days looked up. */
    static FundingAgreement now(FundingAgreement agreement, Participants participants) {
        Participation participation = agreement.coverage().participation();
        return participation == null
                ? agreement
                : with(
                        agreement,
                        participation.on(participants.days(participation.programme(), participation.phase())));
    }

    /** An agreement with the days that decided these batches beside its own: what was issued stays eligible. */
    static FundingAgreement ever(FundingAgreement agreement, List<Batch> batches) {
        Participation participation = agreement.coverage().participation();
        if (participation == null) {
            return agreement;
        }
        SortedMap<String, List<LocalDateRange>> days = new TreeMap<>();
        participation.days().forEach((structure, ranges) -> days.put(structure, new ArrayList<>(ranges)));
        for (Batch batch : batches) {
            for (FundingAgreement then : batch.terms()) {
                Participation frozen = then.coverage().participation();
                if (then.id().equals(agreement.id()) && frozen != null) {
                    frozen.days()
                            .forEach((structure, ranges) -> days.computeIfAbsent(structure, none -> new ArrayList<>())
                                    .addAll(ranges));
                }
            }
        }
        SortedMap<String, List<LocalDateRange>> joined = new TreeMap<>();
        days.forEach((structure, ranges) -> joined.put(structure, joined(ranges)));
        return with(agreement, participation.on(joined));
    }

    private static FundingAgreement with(FundingAgreement agreement, Participation participation) {
        return agreement.but().participation(participation).build();
    }

    private static List<LocalDateRange> joined(List<LocalDateRange> ranges) {
        List<LocalDateRange> joined = new ArrayList<>();
        ranges.stream().sorted(Comparator.comparing(LocalDateRange::getStart)).forEach(range -> {
            int end = joined.size() - 1;
            if (end >= 0 && joined.get(end).isConnected(range)) {
                joined.set(end, joined.get(end).span(range));
            } else {
                joined.add(range);
            }
        });
        return List.copyOf(joined);
    }
}
