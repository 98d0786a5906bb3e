package org.essaim.time;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Tree;
import org.essaim.document.UnorderedDigest;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;

/**
 * Takes what a host pushes, event by event: each state once, and none after a newer one.
 *
 * <p>Beside the journal stands, for each event that was pushed, which state of it is known and in which structure. An event that
 * moved leaves its former structure before it comes into the new one: if the program ends in between, it is missing until it is
 * pushed again, and never counted twice.
 */
final class Pushing {
    private static final int ATTEMPTS = 5;
    private static final String NAME = "push";
    private final Store store;
    private final Actor actor;
    private final Instant at;
    private final Pseudonymiser pseudonyms;
    private final String profile;

    Pushing(Store store, Actor actor, Instant at, Pseudonymiser pseudonyms, String profile) {
        this.store = store;
        this.actor = actor;
        this.at = at;
        this.pseudonyms = pseudonyms;
        this.profile = profile;
    }

    /** What is known of an event that was pushed; a version of 0 of the document if it never was. */
    private record Known(DocumentKey key, long documentVersion, long version, String structure) {
        Commit.Put put(HostEvent event, String now) {
            return new Commit.Put(
                    key,
                    documentVersion,
                    Tree.fields()
                            .put("version", event.version())
                            .put("structure", event.isGone() ? "" : now)
                            .build());
        }
    }

    private Known known(HostEvent event) {
        DocumentKey key = new DocumentKey("pushed:" + profile, event.key());
        Optional<Document> document = store.document(key);
        if (document.isEmpty()) {
            return new Known(key, 0, 0, "");
        }
        var reader = Journal.reader(document.get());
        return new Known(key, document.get().version(), reader.whole("version"), reader.text("structure", ""));
    }

    PushReport push(String structure, Collection<HostEvent> events) {
        Map<String, HostEvent> newest = new LinkedHashMap<>();
        for (HostEvent event : events) {
            if (event.version() < 1) {
                throw new EssaimException("Event [" + event.key() + "] was pushed without a version.\n"
                        + "Maybe pass the version of its row, or the milliseconds of its last change.");
            }
            newest.merge(event.key(), event, (one, other) -> other.version() > one.version() ? other : one);
        }
        if (newest.isEmpty()) {
            return PushReport.NOTHING;
        }
        long superseded = events.size() - (long) newest.size();
        for (int attempt = 1; ; attempt++) {
            try {
                return push(structure, List.copyOf(newest.values())).withLate(superseded);
            } catch (LostUpdateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private PushReport push(String structure, List<HostEvent> events) {
        Set<HostEvent> refused = Set.of();
        SortedMap<String, List<HostEvent>> leaving = leaving(structure, events);
        leaving.keySet().forEach(actor::require);
        if (!leaving.isEmpty()) {
            // What the new structure refuses stays where it is.
            Told preview = new Told(structure, events, false);
            refused = preview.refused(importing(structure).load(preview, null, pseudonyms, false));
        }
        PushReport report = PushReport.NOTHING;
        for (Map.Entry<String, List<HostEvent>> former : leaving.entrySet()) {
            List<HostEvent> gone = new ArrayList<>(former.getValue());
            gone.removeAll(refused);
            report = report.and(
                    importing(former.getKey()).load(new Told(former.getKey(), gone, true), null, pseudonyms, true));
        }
        Told told = new Told(structure, events, false);
        return report.and(importing(structure).load(told, null, pseudonyms, true, told::puts))
                .withLate(told.late);
    }

    private SortedMap<String, List<HostEvent>> leaving(String structure, List<HostEvent> events) {
        SortedMap<String, List<HostEvent>> leaving = new TreeMap<>();
        for (HostEvent event : events) {
            Known known = known(event);
            if (known.version() < event.version()) {
                Set<String> former = new TreeSet<>(Set.of(known.structure()));
                former.add(event.former());
                former.remove("");
                former.remove(structure);
                former.forEach(each ->
                        leaving.computeIfAbsent(each, none -> new ArrayList<>()).add(event));
            }
        }
        return leaving;
    }

    private Importing importing(String structure) {
        return new Importing(store, structure, actor.id(), at);
    }

    /** Tells those events that are newer than what is known, at the moment at which it is read. */
    private final class Told implements TimeSource {
        private final String structure;
        private final List<HostEvent> events;
        private final boolean leaving;
        private final Map<Long, Commit.Put> puts = new TreeMap<>();
        private long late;

        Told(String structure, List<HostEvent> events, boolean leaving) {
            this.structure = structure;
            this.events = events;
            this.leaving = leaving;
        }

        @Override
        public String profile() {
            return profile;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean identified() {
            return true;
        }

        @Override
        public boolean following() {
            return true;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            UnorderedDigest digest = new UnorderedDigest();
            puts.clear();
            late = 0;
            long row = 0;
            for (HostEvent event : events) {
                row++;
                Known known = known(event);
                if (known.version() >= event.version()) {
                    late++;
                } else if (leaving) {
                    sink.gone(row, event.key());
                } else {
                    puts.put(row, known.put(event, structure));
                    event.tell(profile, NAME, row, context, sink);
                }
                digest.add(event.toString().getBytes(StandardCharsets.UTF_8));
            }
            return new Reading(digest.digest(), row);
        }

        List<Commit.Put> puts(Delivery delivery) {
            List<Commit.Put> taken = new ArrayList<>();
            puts.forEach((row, put) -> {
                if (!delivery.rejected().contains(row)) {
                    taken.add(put);
                }
            });
            return taken;
        }

        Set<HostEvent> refused(ImportReport report) {
            Set<HostEvent> refused = new HashSet<>();
            report.rejectedRows().forEach(row -> refused.add(events.get((int) (row - 1))));
            return refused;
        }
    }
}
