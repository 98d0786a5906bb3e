package org.essaim.tck;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract.Event;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;

/** Sources of time that are sound but for one fault, each the fault that one rule is there to find. */
final class BrokenSources {
    private BrokenSources() {}

    /** Sound; each fault below overrides a part of it. */
    static class Sound implements TimeSource {
        final Iterable<Event> events;
        final boolean identified;

        Sound(Iterable<Event> events, boolean identified) {
            this.events = events;
            this.identified = identified;
        }

        Sound(Iterable<Event> events) {
            this(events, false);
        }

        @Override
        public String profile() {
            return "sample";
        }

        @Override
        public String name() {
            return "sample.list";
        }

        @Override
        public boolean identified() {
            return identified;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            MessageDigest sha = Digest.sha256();
            long row = 0;
            for (Event event : events) {
                row++;
                sha.update(event.toString().getBytes(StandardCharsets.UTF_8));
                tell(row, event, context, sink);
            }
            return new Reading(Digest.ofFile(sha), row);
        }

        void tell(long row, Event event, Context context, Sink sink) {
            if (event.end().isBefore(event.start())) {
                sink.reject(row, refusal(row, event));
            } else {
                sink.fact(row, fact(row, event, context));
            }
        }

        Finding refusal(long row, Event event) {
            return Finding.of(Code.END_BEFORE_START).file(name()).row(row).build();
        }

        Fact fact(long row, Event event, Context context) {
            return Fact.builder(context.structure(), profile(), FactKind.INTERNAL)
                    .key(key(row, event))
                    .worker(context.pseudonyms().pseudonym(event.worker()))
                    .label(label(event))
                    .planned(interval(event, context))
                    .build();
        }

        @Nullable
        String key(long row, Event event) {
            return identified ? event.id() : null;
        }

        String label(Event event) {
            return event.label();
        }

        Interval interval(Event event, Context context) {
            ZonedDateTime start = event.start().atZone(context.zone());
            ZonedDateTime end = event.end().atZone(context.zone());
            return new Interval(
                    start.toEpochSecond(), start.getOffset().getTotalSeconds(),
                    end.toEpochSecond(), end.getOffset().getTotalSeconds());
        }
    }

    /** As a join over two tables does. */
    static final class TellsSomeTwice extends Sound {
        TellsSomeTwice(Iterable<Event> events) {
            super(events);
        }

        @Override
        void tell(long row, Event event, Context context, Sink sink) {
            super.tell(row, event, context, sink);
            if (row % 10 == 0) {
                super.tell(row, event, context, sink);
            }
        }
    }

    /** As a program does that sorts what it read, and keeps the numbers. */
    static final class SortsByTime extends Sound {
        SortsByTime(Iterable<Event> events) {
            super(events);
        }

        @Override
        public Reading read(Context context, Sink sink) {
            Hearing heard = new Hearing();
            Reading reading = super.read(context, heard);
            List<Long> rows = heard.rows;
            List<Fact> facts = heard.facts;
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < facts.size(); i++) {
                order.add(i);
            }
            order.sort((a, b) -> Long.compare(
                    facts.get(a).reference().start(), facts.get(b).reference().start()));
            order.forEach(i -> sink.fact(rows.get(i), facts.get(i)));
            return reading;
        }
    }

    /** As a cursor that was not rewound. */
    static final class GoesOnWhereItWas extends Sound {
        private int read;

        GoesOnWhereItWas(Iterable<Event> events) {
            super(events);
        }

        @Override
        void tell(long row, Event event, Context context, Sink sink) {
            if (row > read) {
                read++;
                super.tell(row, event, context, sink);
            }
        }
    }

    static final class SwallowsWhatTheSinkThrows extends Sound {
        SwallowsWhatTheSinkThrows(Iterable<Event> events) {
            super(events);
        }

        @Override
        void tell(long row, Event event, Context context, Sink sink) {
            try {
                super.tell(row, event, context, sink);
            } catch (IllegalStateException e) {
                sink.reject(row, refusal(row, event));
            }
        }
    }

    static final class KnowsNoZones extends Sound {
        KnowsNoZones(Iterable<Event> events) {
            super(events);
        }

        @Override
        Interval interval(Event event, Context context) {
            // The offset of the first moment, for all of it.
            ZoneOffset offset = event.start().atZone(context.zone()).getOffset();
            return new Interval(
                    event.start().toEpochSecond(offset), offset.getTotalSeconds(),
                    event.end().toEpochSecond(offset), offset.getTotalSeconds());
        }
    }

    static final class TakesTheRowForAKey extends Sound {
        TakesTheRowForAKey(Iterable<Event> events) {
            super(events, true);
        }

        @Override
        String key(long row, Event event) {
            return "row " + row;
        }
    }

    static final class CountsInsteadOfDigesting extends Sound {
        CountsInsteadOfDigesting(Iterable<Event> events) {
            super(events);
        }

        @Override
        public Reading read(Context context, Sink sink) {
            long rows = super.read(context, sink).rows();
            byte[] count = Long.toString(rows).getBytes(StandardCharsets.UTF_8);
            return new Reading(Digest.of("count", count), rows);
        }
    }

    static final class WritesTheRowIntoTheLabel extends Sound {
        WritesTheRowIntoTheLabel(Iterable<Event> events) {
            super(events);
        }

        @Override
        Fact fact(long row, Event event, Context context) {
            return super.fact(row, event.labelled(event.label() + " (" + row + ")"), context);
        }
    }

    /** As one that remembers what it once saw. */
    static final class NeverForgets extends Sound {
        private static final List<Event> SEEN = new ArrayList<>();

        NeverForgets(Iterable<Event> events) {
            super(remembered(events));
        }

        private static List<Event> remembered(Iterable<Event> events) {
            events.forEach(event -> {
                if (!SEEN.contains(event)) {
                    SEEN.add(event);
                }
            });
            return List.copyOf(SEEN);
        }
    }

    static final class NamesAnEventByItsTimes extends Sound {
        NamesAnEventByItsTimes(Iterable<Event> events) {
            super(events, true);
        }

        @Override
        String key(long row, Event event) {
            return event.worker().length() + " " + event.start() + " " + event.end();
        }
    }

    static final class LeavesOutWhatItCannotRead extends Sound {
        LeavesOutWhatItCannotRead(Iterable<Event> events) {
            super(events);
        }

        @Override
        void tell(long row, Event event, Context context, Sink sink) {
            if (!event.end().isBefore(event.start())) {
                super.tell(row, event, context, sink);
            }
        }
    }

    static final class QuotesTheRow extends Sound {
        QuotesTheRow(Iterable<Event> events) {
            super(events);
        }

        @Override
        Finding refusal(long row, Event event) {
            return Finding.of(Code.END_BEFORE_START)
                    .file(name())
                    .row(row)
                    .value(event.workerName() + ";" + event.start() + ";" + event.end())
                    .build();
        }
    }

    static final class ReadsItAllFirst extends Sound {
        ReadsItAllFirst(Iterable<Event> events) {
            super(events);
        }

        @Override
        public Reading read(Context context, Sink sink) {
            List<Event> all = new ArrayList<>();
            events.forEach(all::add);
            return new Sound(Collections.unmodifiableList(all)).read(context, sink);
        }
    }

    static final class KeepsAsciiOnly extends Sound {
        KeepsAsciiOnly(Iterable<Event> events) {
            super(events);
        }

        @Override
        String label(Event event) {
            return new String(event.label().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        }
    }

    /** As one that takes two equal rows for one. */
    static final class LeavesOutWhatLooksAlike extends Sound {
        LeavesOutWhatLooksAlike(Iterable<Event> events) {
            super(events);
        }

        @Override
        public Reading read(Context context, Sink sink) {
            List<Fact> told = new ArrayList<>();
            return super.read(context, new Hearing() {
                @Override
                public void fact(long row, Fact fact) {
                    boolean alike = told.stream()
                            .anyMatch(other -> other.worker() != null
                                    && other.worker().equals(fact.worker())
                                    && other.reference().start()
                                            == fact.reference().start());
                    if (!alike) {
                        told.add(fact);
                        sink.fact(row, fact);
                    }
                }
            });
        }
    }
}
