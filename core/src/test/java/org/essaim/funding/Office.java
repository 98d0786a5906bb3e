package org.essaim.funding;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.document.Digest;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
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
import org.essaim.time.ImportReport;
import org.essaim.time.Interval;
import org.essaim.time.MappingChange;
import org.essaim.time.Proposal;
import org.essaim.time.Scheme;
import org.essaim.time.ServiceClass;
import org.essaim.time.ServiceMapping;
import org.essaim.time.TimeBasis;
import org.essaim.time.Timekeeping;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;
import org.threeten.extra.LocalDateRange;

/** A federation's office that keeps time and funds it, over a store in memory: everything is sealed for real. */
final class Office {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    final Store store;
    final Timekeeping time;
    final Funding funding;
    private final Map<String, Map<String, Fact>> told = new TreeMap<>();
    private final Map<String, Map<WorkerId, ByDate<Assignment>>> staff = new TreeMap<>();
    private final Map<String, Instant> busyUntil = new TreeMap<>();
    private Perimeter perimeter = Perimeter.all();
    private final Map<String, SortedMap<String, List<LocalDateRange>>> participants = new TreeMap<>();

    Office(String... structures) {
        this(new InMemoryStore(), structures);
    }

    Office(Store store, String... structures) {
        this.store = store;
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC);
        Pseudonymiser pseudonyms = Pseudonymiser.ofHexKey("0f".repeat(32));
        time = new Timekeeping(store, this::actor, () -> pseudonyms, clock);
        funding = new Funding(
                store,
                this::actor,
                () -> new Federation("fed", "Fédération fictive", true),
                this::structures,
                clock,
                (programme, phase) -> participants.getOrDefault(programme + "/" + phase, new TreeMap<>()),
                time::measures);
        time.save(
                CollectiveAgreement.IDCC_2941,
                ByDate.always(WorkingTimeRules.builder("planned", TimeBasis.PLANNED)
                        .cancelledPaid(true)
                        .source("made up for tests")
                        .build()));
        ServiceMapping services = ServiceMapping.empty();
        for (Scheme scheme : Scheme.values()) {
            services = services.with(scheme.name(), LocalDate.MIN, new ServiceClass(scheme, true));
        }
        time.save(services);
        MappingChange mapping = time.mapping();
        for (Category category : Category.values()) {
            if (category != Category.UNMAPPED) {
                mapping.map(category.title(Locale.FRENCH), category);
            }
        }
        mapping.save();
        for (String structure : structures) {
            time.save(new Structure(
                    structure,
                    "Structure fictive " + structure,
                    null,
                    null,
                    null,
                    PARIS,
                    ByDate.always(CollectiveAgreement.IDCC_2941)));
        }
    }

    private Actor actor() {
        return new Actor("tests", perimeter);
    }

    /** Lets a structure take part in a programme, or a phase of one named {@code programme/phase}, on these days. */
    Office takesPart(String programme, String structure, LocalDateRange days) {
        participants
                .computeIfAbsent(programme.contains("/") ? programme : programme + "/", none -> new TreeMap<>())
                .computeIfAbsent(structure, none -> new ArrayList<>())
                .add(days);
        return this;
    }

    private List<Structure> structures() {
        Perimeter own = perimeter;
        perimeter = Perimeter.all();
        List<Structure> all = time.structures();
        perimeter = own;
        return all;
    }

    Office sees(Perimeter structures) {
        this.perimeter = structures;
        return this;
    }

    Office employs(String structure, int worker, Function function) {
        staff.computeIfAbsent(structure, none -> new TreeMap<>())
                .put(Pools.worker(worker), ByDate.always(new Assignment("T1", function)));
        time.save(new Staff(structure, staff.getOrDefault(structure, Map.of())));
        return this;
    }

    /** Coordination or other inside time under the French title of its category, from this local time on. */
    Office works(String key, String structure, int worker, Category category, String start, long seconds) {
        return works(key, structure, worker, category.title(Locale.FRENCH), start, seconds);
    }

    Office works(String key, String structure, int worker, String label, String start, long seconds) {
        ZonedDateTime from = LocalDateTime.parse(start).atZone(PARIS);
        return tells(
                key,
                Fact.builder(structure, "planning", FactKind.INTERNAL).label(label),
                structure,
                worker,
                from,
                seconds);
    }

    Office visits(String key, String structure, int worker, Scheme scheme, String start, long seconds) {
        return visits(key, structure, worker, scheme.name(), start, seconds);
    }

    Office visits(String key, String structure, int worker, String service, String start, long seconds) {
        ZonedDateTime from = LocalDateTime.parse(start).atZone(PARIS);
        return tells(
                key,
                Fact.builder(structure, "planning", FactKind.VISIT).service(service),
                structure,
                worker,
                from,
                seconds);
    }

    private Office tells(
            String key, Fact.Builder fact, String structure, int worker, ZonedDateTime from, long seconds) {
        ZonedDateTime to = from.plusSeconds(seconds);
        told.computeIfAbsent(structure, none -> new TreeMap<>())
                .put(
                        key,
                        fact.key(key)
                                .worker(Pools.worker(worker))
                                .planned(new Interval(
                                        from.toEpochSecond(),
                                        from.getOffset().getTotalSeconds(),
                                        to.toEpochSecond(),
                                        to.getOffset().getTotalSeconds()))
                                .build());
        return this;
    }

    /** So many seconds somewhere in a month, after what the worker did there before. */
    Office worksIn(YearMonth month, String structure, int worker, Category category, long seconds) {
        String start = free(month, structure, worker, seconds);
        return works(structure + ":" + worker + ":" + start, structure, worker, category, start, seconds);
    }

    /** The local time from which a worker has so many seconds left in a month; they are taken by then. */
    String free(YearMonth month, String structure, int worker, long seconds) {
        String busy = structure + ":" + worker + ":" + month;
        Instant from = busyUntil.getOrDefault(
                busy, month.atDay(1).atTime(6, 0).atZone(PARIS).toInstant());
        busyUntil.put(busy, from.plusSeconds(seconds));
        return from.atZone(PARIS).toLocalDateTime().toString();
    }

    Office withdraws(String structure, String key) {
        told.getOrDefault(structure, new TreeMap<>()).remove(key);
        return this;
    }

    /** Delivers a month as it is now told, completely. */
    ImportReport deliver(String structure, YearMonth month) {
        List<Fact> facts = new ArrayList<>();
        told.getOrDefault(structure, Map.of()).forEach((key, fact) -> {
            if (YearMonth.from(fact.reference().startDate()).equals(month)) {
                facts.add(fact);
            }
        });
        return time.load(new Told(facts), structure, Window.complete(month));
    }

    /** Delivers and closes months one after the other. */
    Office close(Collection<String> structures, YearMonth first, YearMonth last) {
        for (String structure : structures) {
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                deliver(structure, month);
                time.close(List.of(structure), month);
            }
        }
        return this;
    }

    /** Delivers a sealed month again and accepts every correction that follows from it. */
    Office corrects(String structure, YearMonth month) {
        deliver(structure, month);
        for (Proposal proposal : time.proposals(structure)) {
            if (proposal.state() == Proposal.State.OPEN) {
                time.accept(proposal.id(), "planning corrigé, vu avec la responsable");
            }
        }
        return this;
    }

    Office agrees(FundingAgreement... agreements) {
        for (FundingAgreement agreement : agreements) {
            funding.save(agreement);
        }
        return this;
    }

    static Verification verify(FundingStatement statement, String... anchors) {
        return verify(statement.toTree(), anchors);
    }

    static Verification verify(Tree document, String... anchors) {
        return Verification.of(new SourceTree(document, "releve.json", Map.of()), List.of(anchors));
    }

    /** A planning program that gives every event its own identifier. */
    private record Told(List<Fact> facts) implements TimeSource {
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
            return true;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            long row = 1;
            for (Fact fact : facts) {
                sink.fact(++row, fact);
            }
            return new Reading(Digest.of("test", facts.toString().getBytes(StandardCharsets.UTF_8)), facts.size());
        }
    }
}
