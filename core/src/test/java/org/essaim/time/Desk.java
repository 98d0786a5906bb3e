package org.essaim.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Staff;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;

/** Someone who keeps the time of one structure in a fresh store in memory, with everyday rules. */
final class Desk {
    static final String STRUCTURE = "S001";
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final WorkingTimeRules EVERYDAY = WorkingTimeRules.builder("everyday", TimeBasis.PLANNED)
            .cancelledPaid(true)
            .travel(1800)
            .source("made up for tests")
            .build();
    static final WorkerId ANYBODY = worker(1);

    final Store store;
    final Pseudonymiser pseudonyms = Pseudonymiser.ofHexKey("0f".repeat(32));
    final Timekeeping time;

    Desk() {
        this(PARIS);
    }

    Desk(ZoneId zone) {
        this(zone, new InMemoryStore(), Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC));
    }

    Desk(ZoneId zone, Store store, Clock clock) {
        this.store = store;
        this.time = new Timekeeping(store, () -> new Actor("tests", Perimeter.all()), () -> pseudonyms, clock);
        time.save(new Structure(
                STRUCTURE, "Structure fictive", null, null, null, zone, ByDate.always(CollectiveAgreement.IDCC_2941)));
        time.save(CollectiveAgreement.IDCC_2941, ByDate.always(EVERYDAY));
        Map<WorkerId, ByDate<Assignment>> staff = new TreeMap<>();
        for (int i = 1; i <= 9; i++) {
            staff.put(worker(i), ByDate.always(new Assignment("T" + i % 2, Function.CARE_WORKER)));
        }
        time.save(new Staff(STRUCTURE, staff));
        time.save(ServiceMapping.empty().with("Aide", LocalDate.MIN, new ServiceClass(Scheme.APA, true)));
        time.mapping()
                .map("Réunion", Category.TEAM_MEETING)
                .map("Tutorat", Category.MENTORING)
                .save();
    }

    static WorkerId worker(int number) {
        return new WorkerId(String.format(java.util.Locale.ROOT, "%032x", number));
    }

    static Interval between(String start, String end) {
        return between(PARIS, LocalDateTime.parse(start), LocalDateTime.parse(end));
    }

    static Interval between(ZoneId zone, LocalDateTime start, LocalDateTime end) {
        return between(start.atZone(zone), end.atZone(zone));
    }

    static Interval between(ZonedDateTime start, ZonedDateTime end) {
        return new Interval(
                start.toEpochSecond(), start.getOffset().getTotalSeconds(),
                end.toEpochSecond(), end.getOffset().getTotalSeconds());
    }

    static Fact visit(WorkerId worker, String start, String end) {
        return Fact.builder(STRUCTURE, "planning", FactKind.VISIT)
                .worker(worker)
                .service("Aide")
                .planned(between(start, end))
                .build();
    }

    static Fact internal(WorkerId worker, String label, String start, String end) {
        return Fact.builder(STRUCTURE, "planning", FactKind.INTERNAL)
                .worker(worker)
                .label(label)
                .planned(between(start, end))
                .build();
    }

    /** The same fact under an identifier of its source. */
    static Fact keyed(String key, Fact fact) {
        return new Fact(
                fact.structure(),
                fact.source(),
                key,
                fact.kind(),
                fact.worker(),
                fact.team(),
                fact.label(),
                fact.service(),
                fact.planned(),
                fact.clocked(),
                fact.retained(),
                fact.cancellation(),
                fact.adjustment(),
                fact.trip(),
                fact.dayTotal(),
                fact.nature());
    }

    ImportReport load(Fact... facts) {
        return time.load(Telling.of(facts), STRUCTURE);
    }

    ImportReport load(YearMonth month, Fact... facts) {
        return load(month, List.of(facts));
    }

    ImportReport load(YearMonth month, List<Fact> facts) {
        return time.load(Telling.of(facts), STRUCTURE, Window.complete(month));
    }

    ImportReport loadIdentified(YearMonth month, Fact... facts) {
        return time.load(Telling.identified(facts), STRUCTURE, Window.complete(month));
    }

    Seal close(YearMonth month) {
        return time.close(List.of(STRUCTURE), month).get(0).seal();
    }

    List<Proposal> open() {
        return time.proposals(STRUCTURE).stream()
                .filter(proposal -> proposal.state() == Proposal.State.OPEN)
                .toList();
    }

    void acceptAll() {
        open().forEach(proposal -> time.accept(proposal.id(), "vu avec la responsable"));
    }

    /** Seconds of each work month and category over every sealed month. */
    SortedMap<String, Long> booked() {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (YearMonth booking : time.sealed().sealedMonths(STRUCTURE)) {
            if (time.sealed().seal(STRUCTURE, booking).isPresent()) {
                time.sealed()
                        .cells(STRUCTURE, booking, new TreeSet<>())
                        .forEach((cell, seconds) ->
                                sums.merge(cell.month() + " " + cell.category(), seconds, Long::sum));
            }
        }
        sums.values().removeIf(seconds -> seconds == 0);
        return sums;
    }

    static long seconds(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::seconds).sum();
    }

    static List<Posting> postings(List<Fact> facts) {
        List<Posting> postings = new ArrayList<>();
        long row = 1;
        for (Fact fact : facts) {
            postings.add(new Posting(fact, FactForm.bytes(fact), "test", ++row));
        }
        postings.sort(Posting.CANONICAL);
        return postings;
    }
}
