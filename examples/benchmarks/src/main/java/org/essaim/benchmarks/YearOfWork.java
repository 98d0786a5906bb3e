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
 * A year of one structure with as many cells as real life has and no more facts than that takes: each worker's month holds
 * visits under three schemes and hours under each label. What an issue reads are cells, however many facts lie behind them.
 *
 * @param year the year
 * @param workers how many workers
 * @param labels what they do besides visits
 */
record YearOfWork(Year year, int workers, List<String> labels) implements TimeSource {
    static final List<String> SERVICES = List.of("APA", "PCH", "Caisse");

    @Override
    public String profile() {
        return "benchmark";
    }

    @Override
    public String name() {
        return "work-" + year + ".csv";
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
            for (int month = 1; month <= 12; month++) {
                LocalDate day = year.atMonth(month).atDay(1 + worker % 20);
                for (String service : SERVICES) {
                    sink.fact(
                            ++row,
                            Fact.builder(context.structure(), profile(), FactKind.VISIT)
                                    .worker(who)
                                    .service(service)
                                    .planned(hours(context, day, 8, 100 + worker % 7))
                                    .build());
                    day = day.plusDays(1);
                }
                for (String label : labels) {
                    sink.fact(
                            ++row,
                            Fact.builder(context.structure(), profile(), FactKind.INTERNAL)
                                    .worker(who)
                                    .label(label)
                                    .planned(hours(context, day, 14, 60 + worker % 11))
                                    .build());
                    day = day.plusDays(1);
                }
            }
        }
        return new Reading(Digest.of("benchmark", name().getBytes(StandardCharsets.UTF_8)), row - 1);
    }

    private static Interval hours(Context context, LocalDate day, int hour, int minutes) {
        LocalDateTime from = day.atTime(hour, 0);
        ZonedDateTime start = from.atZone(context.zone());
        ZonedDateTime end = from.plusMinutes(minutes).atZone(context.zone());
        return new Interval(
                start.toEpochSecond(), start.getOffset().getTotalSeconds(),
                end.toEpochSecond(), end.getOffset().getTotalSeconds());
    }
}
