package org.essaim.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.List;
import org.essaim.document.Digest;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;

/**
 * A year of one structure's life, always the same: every worker has four visits a day on five days out of seven, with a
 * short way between them, and a meeting a week.
 *
 * @param year the year
 * @param workers how many workers; 112 make some 120,000 facts
 * @param meetings what they meet for, week by week
 */
record YearOfFacts(Year year, int workers, List<String> meetings) implements TimeSource {
    YearOfFacts(Year year, int workers) {
        this(year, workers, List.of("Réunion d'équipe"));
    }

    @Override
    public String profile() {
        return "benchmark";
    }

    @Override
    public String name() {
        return "year-" + year + ".csv";
    }

    @Override
    public boolean identified() {
        return false;
    }

    @Override
    public Reading read(Context context, Sink sink) {
        long row = 1;
        for (int worker = 0; worker < workers; worker++) {
            WorkerId who = context.pseudonyms().pseudonym("worker-" + worker);
            for (LocalDate day = year.atDay(1); day.getYear() == year.getValue(); day = day.plusDays(1)) {
                if ((day.getDayOfYear() + worker) % 7 < 5) {
                    for (int visit = 0; visit < 4; visit++) {
                        LocalDateTime start = day.atTime(8 + 2 * visit, worker % 30);
                        Fact fact = Fact.builder(context.structure(), profile(), FactKind.VISIT)
                                .worker(who)
                                .service("Aide à domicile")
                                .planned(interval(context, start, start.plusMinutes(100)))
                                .build();
                        sink.fact(++row, fact);
                    }
                    if (day.getDayOfYear() % 7 == 4) {
                        LocalDateTime start = day.atTime(16, 30);
                        Fact fact = Fact.builder(context.structure(), profile(), FactKind.INTERNAL)
                                .worker(who)
                                .label(meetings.get(day.getDayOfYear() / 7 % meetings.size()))
                                .planned(interval(context, start, start.plusMinutes(90)))
                                .build();
                        sink.fact(++row, fact);
                    }
                }
            }
        }
        return new Reading(Digest.of("benchmark", name().getBytes(StandardCharsets.UTF_8)), row - 1);
    }

    private static Interval interval(Context context, LocalDateTime from, LocalDateTime to) {
        ZonedDateTime start = from.atZone(context.zone());
        ZonedDateTime end = to.atZone(context.zone());
        return new Interval(
                start.toEpochSecond(), start.getOffset().getTotalSeconds(),
                end.toEpochSecond(), end.getOffset().getTotalSeconds());
    }
}
