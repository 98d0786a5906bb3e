package org.essaim.spark;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Function;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Staff;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.essaim.time.Category;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.essaim.time.TimeBasis;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;

/** Someone who keeps the time of ten invented structures, each with three workers who meet. */
final class Home {
    static final List<String> STRUCTURES =
            IntStream.rangeClosed(1, 10).mapToObj(number -> "S" + number).toList();
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Pseudonymiser PSEUDONYMS = Pseudonymiser.ofHexKey("3d".repeat(32));

    final Store store = new InMemoryStore();
    private final Essaim essaim = Essaim.builder()
            .store(store)
            .pseudonyms(PSEUDONYMS)
            .clock(Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC))
            .build();

    Home() {
        essaim.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("fictif", TimeBasis.PLANNED)
                                .build()));
        essaim.time().mapping().map("Réunion", Category.TEAM_MEETING).save();
        ByDate<Assignment> team = ByDate.always(new Assignment("T1", Function.CARE_WORKER));
        for (String id : STRUCTURES) {
            essaim.time()
                    .save(new Structure(
                            id,
                            "Structure fictive",
                            null,
                            null,
                            null,
                            PARIS,
                            ByDate.always(CollectiveAgreement.IDCC_2941)));
            essaim.time().save(new Staff(id, Map.of(worker(1), team, worker(2), team, worker(3), team)));
        }
    }

    static WorkerId worker(int number) {
        return PSEUDONYMS.pseudonym("W-" + number);
    }

    /** The first worker met on the 6th for so many minutes, the second on the 7th, and so on; of that month it is all. */
    void work(String structure, YearMonth month, int... minutes) {
        essaim.time().load(new Meetings(structure, month, minutes.clone()), structure, Window.complete(month));
    }

    void close(String structure, YearMonth month) {
        essaim.time().close(List.of(structure), month);
    }

    void reopen(String structure, YearMonth month) {
        essaim.time().reopen(structure, month, "feuille manquante");
    }

    void erase(int worker, YearMonth month) {
        essaim.privacy().erase(worker(worker), month, "demande de la personne");
    }

    private static final class Meetings implements TimeSource {
        private final String structure;
        private final YearMonth month;
        private final int[] minutes;

        Meetings(String structure, YearMonth month, int[] minutes) {
            this.structure = structure;
            this.month = month;
            this.minutes = minutes;
        }

        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public String name() {
            return "planning.csv";
        }

        @Override
        public boolean identified() {
            return false;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            for (int i = 0; i < minutes.length; i++) {
                ZonedDateTime from = month.atDay(6 + i).atTime(14, 0).atZone(PARIS);
                ZonedDateTime to = from.plusMinutes(minutes[i]);
                sink.fact(
                        i + 2L,
                        Fact.builder(structure, profile(), FactKind.INTERNAL)
                                .worker(worker(i + 1))
                                .label("Réunion")
                                .planned(new Interval(
                                        from.toEpochSecond(), from.getOffset().getTotalSeconds(),
                                        to.toEpochSecond(), to.getOffset().getTotalSeconds()))
                                .build());
            }
            String told = structure + month + IntStream.of(minutes).boxed().toList();
            return new Reading(Digest.of("planning", told.getBytes(StandardCharsets.UTF_8)), minutes.length);
        }
    }
}
