package org.essaim.examples.osgi;

import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.LongSupplier;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.TimeSource;
import org.essaim.time.Category;
import org.essaim.time.Entry;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.essaim.time.TimeBasis;
import org.essaim.time.WorkingTimeRules;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Keeps the time of one invented structure in memory, and offers the seconds of its meetings as a service. */
public final class CountingActivator implements BundleActivator {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private @Nullable Essaim essaim;

    /** For the container. */
    public CountingActivator() {}

    @Override
    public void start(BundleContext context) {
        Essaim started = Essaim.builder()
                .store(new InMemoryStore())
                .pseudonyms(Pseudonymiser.ofHexKey(Pseudonymiser.newHexKey()))
                .build();
        essaim = started;
        started.found(new Federation("osgi", "Fédération fictive", true));
        started.time().save(structure());
        started.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("fictif", TimeBasis.PLANNED)
                                .build()));
        started.time()
                .mapping("S001")
                .from(JANUARY.atDay(1))
                .map("Réunion d’équipe", Category.TEAM_MEETING)
                .save();
        started.time().load(new Planning(), "S001");
        started.time().close(List.of("S001"), JANUARY);
        context.registerService(LongSupplier.class, () -> seconds(started), null);
    }

    private static Structure structure() {
        return new Structure(
                "S001",
                "Structure fictive",
                null,
                null,
                "33",
                ZoneId.of("Europe/Paris"),
                ByDate.always(CollectiveAgreement.IDCC_2941));
    }

    private static long seconds(Essaim essaim) {
        return essaim.time().entries("S001", JANUARY).stream()
                .filter(entry -> entry.category() == Category.TEAM_MEETING)
                .mapToLong(Entry::seconds)
                .sum();
    }

    @Override
    public void stop(BundleContext context) {
        if (essaim != null) {
            essaim.close();
        }
    }

    private record Planning() implements TimeSource {
        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public String name() {
            return "planning";
        }

        @Override
        public boolean identified() {
            return false;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            ZonedDateTime start = JANUARY.atDay(9).atTime(14, 0).atZone(context.zone());
            ZonedDateTime end = start.plusMinutes(90);
            sink.fact(
                    2,
                    Fact.builder(context.structure(), profile(), FactKind.INTERNAL)
                            .worker(context.pseudonyms().pseudonym("W-1"))
                            .label("Réunion d’équipe")
                            .planned(new Interval(
                                    start.toEpochSecond(),
                                    start.getOffset().getTotalSeconds(),
                                    end.toEpochSecond(),
                                    end.getOffset().getTotalSeconds()))
                            .build());
            return new Reading(Digest.of("planning", new byte[0]), 1);
        }
    }
}
