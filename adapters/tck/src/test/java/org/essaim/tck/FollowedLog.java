package org.essaim.tck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.essaim.document.Digest;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract.Event;
import org.jspecify.annotations.Nullable;

/** A program that writes down each change, and sources that follow it: a sound one, and one for each fault. */
final class FollowedLog implements FollowedSourceContract.Program {
    /** A change: what the event is from now on; nothing if it was deleted. */
    record Change(String id, @Nullable Event event) {}

    final List<Change> changes = new ArrayList<>();
    // What a source keeps that keeps a place of its own.
    private int place;
    private int readings;
    private final Function<FollowedLog, TimeSource> source;

    FollowedLog(Function<FollowedLog, TimeSource> source) {
        this.source = source;
    }

    @Override
    public void put(Event event) {
        changes.add(new Change(event.id(), event));
    }

    @Override
    public void remove(String id) {
        changes.add(new Change(id, null));
    }

    @Override
    public TimeSource source() {
        return source.apply(this);
    }

    /** Tells the last change of each event since the mark, which is the number of changes. */
    static class Sound implements TimeSource {
        private static final String MARK = "change ";
        final FollowedLog log;
        // How a sound source makes a fact of an event is no affair of this one.
        private final BrokenSources.Sound facts = new BrokenSources.Sound(List.of(), true);

        Sound(FollowedLog log) {
            this.log = log;
        }

        @Override
        public String profile() {
            return facts.profile();
        }

        @Override
        public String name() {
            return "followed.log";
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
            log.readings++;
            List<Change> since = log.changes.subList(place(context.since()), log.changes.size());
            Map<String, Change> last = last(since);
            long row = 0;
            for (Change change : last.values()) {
                row++;
                if (change.event() == null) {
                    gone(row, change.id(), sink);
                } else {
                    facts.tell(row, change.event(), context, sink);
                }
            }
            Digest digest = Digest.of("followed", since.toString().getBytes(StandardCharsets.UTF_8));
            return new Reading(digest, row, mark(log.changes.size()));
        }

        int place(String mark) {
            return mark.matches(MARK + "\\d{1,9}") ? Integer.parseInt(mark.substring(MARK.length())) : unknown(mark);
        }

        int unknown(String mark) {
            return 0;
        }

        Map<String, Change> last(List<Change> since) {
            Map<String, Change> last = new LinkedHashMap<>();
            since.forEach(change -> last.put(change.id(), change));
            return last;
        }

        void gone(long row, String id, Sink sink) {
            sink.gone(row, id);
        }

        String mark(int place) {
            return MARK + place;
        }
    }

    /** As one that was switched on today, and looks only ahead. */
    static final class BeginsToday extends Sound {
        BeginsToday(FollowedLog log) {
            super(log);
        }

        @Override
        int unknown(String mark) {
            return mark.isEmpty() ? log.changes.size() : 0;
        }
    }

    /** As one whose watermark is the day of creation. */
    static final class SeesOnlyWhatIsNew extends Sound {
        SeesOnlyWhatIsNew(FollowedLog log) {
            super(log);
        }

        @Override
        Map<String, Change> last(List<Change> since) {
            Set<String> before = new HashSet<>();
            log.changes.subList(0, log.changes.size() - since.size()).forEach(change -> before.add(change.id()));
            Map<String, Change> last = super.last(since);
            last.keySet().removeAll(before);
            return last;
        }
    }

    static final class TellsOfNoDeletion extends Sound {
        TellsOfNoDeletion(FollowedLog log) {
            super(log);
        }

        @Override
        void gone(long row, String id, Sink sink) {}
    }

    /** As a consumer of a queue that acknowledges what it reads. */
    static final class KeepsItsOwnPlace extends Sound {
        KeepsItsOwnPlace(FollowedLog log) {
            super(log);
        }

        @Override
        int place(String mark) {
            int place = log.place;
            log.place = log.changes.size();
            return place;
        }
    }

    static final class TakesAnUnknownMarkForTheEnd extends Sound {
        TakesAnUnknownMarkForTheEnd(FollowedLog log) {
            super(log);
        }

        @Override
        int unknown(String mark) {
            return mark.isEmpty() ? 0 : log.changes.size();
        }
    }

    /** As one whose mark is the time of day. */
    static final class MarksEachReading extends Sound {
        MarksEachReading(FollowedLog log) {
            super(log);
        }

        @Override
        int place(String mark) {
            return super.place(mark.replaceAll(" of reading.*", ""));
        }

        @Override
        String mark(int place) {
            return super.mark(place) + " of reading " + log.readings;
        }
    }

    /** As one that goes on after the last row, and names it by its key. */
    static final class MarksTheLastRow extends Sound {
        MarksTheLastRow(FollowedLog log) {
            super(log);
        }

        @Override
        int place(String mark) {
            return super.place(mark.replaceAll(" of .*", ""));
        }

        @Override
        String mark(int place) {
            Event event = place == 0 ? null : log.changes.get(place - 1).event();
            return super.mark(place) + (event == null ? "" : " of " + event.worker());
        }
    }

    /** As one that stops at the first it finds of an event. */
    static final class TellsTheFirstOfSeveralChanges extends Sound {
        TellsTheFirstOfSeveralChanges(FollowedLog log) {
            super(log);
        }

        @Override
        Map<String, Change> last(List<Change> since) {
            Map<String, Change> first = new LinkedHashMap<>();
            since.forEach(change -> first.putIfAbsent(change.id(), change));
            return first;
        }
    }
}
