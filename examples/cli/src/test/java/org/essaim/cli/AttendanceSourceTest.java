package org.essaim.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract;

/** Attendance as a source of time, held to the contract of all sources: each event is a session that one worker attended. */
class AttendanceSourceTest extends TimeSourceContract {

    @Override
    protected TimeSource source(Iterable<Event> events) {
        List<Event> held = new ArrayList<>();
        for (Event event : events) {
            if (event.end().isBefore(event.start())) {
                return cannot("A session that ends before it begins is never stored.");
            }
            held.add(event);
        }
        return new Stored(held);
    }

    @Override
    protected TimeSource large(Iterable<Event> events) {
        return cannot("Sessions are documents, which a store holds whole.");
    }

    /** Stores the sessions when it is read: only then the contract says under which key workers are known. */
    private record Stored(List<Event> events) implements TimeSource {
        @Override
        public String profile() {
            return attendance(new InMemoryStore()).profile();
        }

        @Override
        public String name() {
            return attendance(new InMemoryStore()).name();
        }

        @Override
        public boolean identified() {
            return attendance(new InMemoryStore()).identified();
        }

        @Override
        public Reading read(Context context, Sink sink) {
            Store store = new InMemoryStore();
            List<Commit.Put> puts = new ArrayList<>();
            for (Event event : events) {
                puts.add(new Commit.Put(new DocumentKey("session", event.id()), 0, session(event, context)));
            }
            store.commit(new Commit("test", Instant.EPOCH, puts, List.of()));
            return attendance(store).read(context, sink);
        }

        private static TimeSource attendance(Store store) {
            return Essaim.builder().store(store).build().sessions().attendance();
        }

        private static Tree session(Event event, Context context) {
            Tree attendance = Tree.fields()
                    .put("structure", context.structure())
                    .put(
                            "worker",
                            context.pseudonyms().pseudonym(event.worker()).value())
                    .build();
            return Tree.fields()
                    .put(
                            "session",
                            Tree.fields()
                                    .put("id", event.id())
                                    .put("programme", "essai")
                                    .put("kind", "WEB_CONFERENCE")
                                    .put("title", "Séance")
                                    .put("start", event.start().toString())
                                    .put("end", event.end().toString())
                                    .put("zone", ZONE.getId())
                                    .put("label", event.label())
                                    .build())
                    .put("attendances", List.of(attendance))
                    .build();
        }
    }
}
