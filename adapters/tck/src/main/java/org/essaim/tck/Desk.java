package org.essaim.tck;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.essaim.time.Category;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.ImportReport;
import org.essaim.time.Interval;
import org.essaim.time.Proposal;
import org.essaim.time.Scheme;
import org.essaim.time.Seal;
import org.essaim.time.ServiceClass;
import org.essaim.time.ServiceMapping;
import org.essaim.time.TimeBasis;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;

/** Someone who keeps the time of two invented structures in a store, with everyday rules. */
final class Desk {
    static final String NORTH = "S001";
    static final String SOUTH = "S002";
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final YearMonth JANUARY = YearMonth.of(2026, 1);
    static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    static final YearMonth MARCH = YearMonth.of(2026, 3);
    static final Pseudonymiser PSEUDONYMS = Pseudonymiser.ofHexKey("7c".repeat(32));
    static final int WORKERS = 3;
    private static final LocalDate MOVES_ON = JANUARY.atDay(16);

    final Essaim essaim;

    private Desk(Store store) {
        essaim = Essaim.builder()
                .store(store)
                .pseudonyms(PSEUDONYMS)
                .clock(Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC))
                .build();
    }

    /** Takes a desk where somebody sat before. */
    static Desk over(Store store) {
        return new Desk(store);
    }

    /** Makes an empty store that of the two structures. */
    static Desk founding(Store store) {
        Desk desk = new Desk(store);
        WorkingTimeRules rules = WorkingTimeRules.builder("everyday", TimeBasis.PLANNED)
                .source("made up for tests")
                .build();
        desk.essaim.time().save(CollectiveAgreement.IDCC_2941, ByDate.always(rules));
        desk.essaim
                .time()
                .save(ServiceMapping.empty()
                        .with("APA", LocalDate.MIN, new ServiceClass(Scheme.APA, true))
                        .with("PCH", LocalDate.MIN, new ServiceClass(Scheme.PCH, true)));
        desk.essaim
                .time()
                .mapping()
                .map("Réunion", Category.TEAM_MEETING)
                .map("Tutorat", Category.MENTORING)
                .save();
        for (String structure : List.of(NORTH, SOUTH)) {
            desk.essaim
                    .time()
                    .save(new Structure(
                            structure,
                            "Structure fictive",
                            null,
                            null,
                            null,
                            PARIS,
                            ByDate.always(CollectiveAgreement.IDCC_2941)));
            // The first one changes teams within a month, and is in two cells of it.
            Assignment team = new Assignment("T1", Function.CARE_WORKER);
            desk.essaim
                    .time()
                    .save(new Staff(
                            structure,
                            Map.of(
                                    worker(1),
                                            ByDate.always(team)
                                                    .with(MOVES_ON, new Assignment("T2", Function.CARE_WORKER)),
                                    worker(2), ByDate.always(team),
                                    worker(3), ByDate.always(team))));
        }
        return desk;
    }

    static WorkerId worker(int number) {
        return PSEUDONYMS.pseudonym("W-" + number);
    }

    /**
     * What a planning tells of one event.
     *
     * @param worker who, from 1
     * @param start when it begins, in Paris
     * @param minutes how long it takes
     * @param service the service of a visit; empty for an internal event
     * @param label the label of an internal event; empty for a visit
     */
    record Event(int worker, LocalDateTime start, long minutes, String service, String label) {
        private Fact fact(String structure, String profile, String key) {
            ZonedDateTime from = start.atZone(PARIS);
            ZonedDateTime to = from.plusMinutes(minutes);
            return Fact.builder(structure, profile, service.isEmpty() ? FactKind.INTERNAL : FactKind.VISIT)
                    .key(key.isEmpty() ? null : key)
                    .worker(Desk.worker(worker))
                    .service(service)
                    .label(label)
                    .planned(new Interval(
                            from.toEpochSecond(), from.getOffset().getTotalSeconds(),
                            to.toEpochSecond(), to.getOffset().getTotalSeconds()))
                    .build();
        }
    }

    static Event visit(int worker, String start, long minutes, String service) {
        return new Event(worker, LocalDateTime.parse(start), minutes, service, "");
    }

    static Event internal(int worker, String start, long minutes, String label) {
        return new Event(worker, LocalDateTime.parse(start), minutes, "", label);
    }

    /** A planning; with identifiers, each event has the one that its start and worker make. */
    record Planning(boolean identified, List<Event> events) implements TimeSource {
        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public String name() {
            return "planning.csv";
        }

        @Override
        public Reading read(Context context, Sink sink) {
            long row = 1;
            for (Event event : events) {
                String key = identified ? event.start() + " " + event.worker() : "";
                sink.fact(++row, event.fact(context.structure(), profile(), key));
            }
            byte[] told = events.toString().getBytes(StandardCharsets.UTF_8);
            return new Reading(Digest.of("planning", told), events.size());
        }
    }

    /** Imports what happened in a month, all of it. */
    ImportReport tell(String structure, YearMonth month, Event... events) {
        return tell(structure, month, Arrays.asList(events));
    }

    /** Imports what happened in a month, all of it. */
    ImportReport tell(String structure, YearMonth month, List<Event> events) {
        return essaim.time().load(new Planning(false, events), structure, Window.complete(month));
    }

    /** Accepts every proposal of a structure that waits. */
    void acceptAll(String structure) {
        for (Proposal proposal : essaim.time().proposals(structure)) {
            if (proposal.state() == Proposal.State.OPEN) {
                essaim.time().accept(proposal.id(), "vu avec la responsable");
            }
        }
    }

    Seal close(String structure, YearMonth month) {
        return essaim.time().close(List.of(structure), month).get(0).seal();
    }
}
