package org.essaim.tck;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.essaim.tck.TimeSourceContract.Event;
import org.essaim.time.Fact;

/** Events for sources to tell, and what must be told of them. */
final class Events {
    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private Events() {}

    static Event event(int number) {
        LocalDateTime start = MONDAY.plusDays(number % 20).atTime(8 + number % 9, number % 60);
        return new Event(
                "e-" + number,
                "9X7" + number % 7,
                "Zénaïde Quatrelivres",
                "Théodule Vingtrinier",
                number % 2 == 0 ? "Réunion" : "Tutorat",
                start,
                start.plusMinutes(30 + number % 45));
    }

    static List<Event> first(int count) {
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            events.add(event(number));
        }
        return events;
    }

    /** So many events, made as they are asked for. */
    static Iterable<Event> many(int count) {
        return () -> new Counting(count);
    }

    /** What must be told of an event, and what was. */
    record Told(String worker, String label, long start, long end) {
        static Told of(Event event) {
            return new Told(
                    Desk.PSEUDONYMS.pseudonym(event.worker()).value(),
                    event.label(),
                    event.start().atZone(Desk.PARIS).toEpochSecond(),
                    event.end().atZone(Desk.PARIS).toEpochSecond());
        }

        static Told of(Fact fact) {
            return new Told(
                    fact.worker() == null ? "nobody" : fact.worker().value(),
                    fact.label().isEmpty() ? fact.service() : fact.label(),
                    fact.reference().start(),
                    fact.reference().end());
        }
    }

    static List<Told> told(Iterable<Event> events) {
        List<Told> told = new ArrayList<>();
        events.forEach(event -> told.add(Told.of(event)));
        return told;
    }

    static List<Told> told(Hearing hearing) {
        return hearing.facts.stream().map(Told::of).toList();
    }

    static Arbitrary<List<Event>> plannings() {
        Arbitrary<Event> events = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 6),
                        // Not in the hours that clocks change in, which local times cannot tell apart; and a few
                        // again and again, for rows that look alike.
                        Arbitraries.oneOf(
                                Arbitraries.of(8 * 60, 14 * 60, 23 * 60 + 30),
                                Arbitraries.integers().between(4 * 60, 24 * 60 - 1)),
                        Arbitraries.integers().between(1, 10 * 60),
                        Arbitraries.of("Réunion", "Tutorat", "Autre chose"))
                .as((worker, day, minute, minutes, label) -> {
                    LocalDateTime start = MONDAY.plusDays(day).atStartOfDay().plusMinutes(minute);
                    return new Event("", "9X7" + worker, "", "", label, start, start.plusMinutes(minutes));
                });
        return events.list().ofMaxSize(30).map(Events::numbered);
    }

    private static List<Event> numbered(List<Event> events) {
        List<Event> numbered = new ArrayList<>();
        for (Event event : events) {
            numbered.add(new Event(
                    "e-" + numbered.size(),
                    event.worker(),
                    "Zénaïde Quatrelivres",
                    "Théodule Vingtrinier",
                    event.label(),
                    event.start(),
                    event.end()));
        }
        return numbered;
    }

    /** Makes events as they are asked for. */
    private static final class Counting implements Iterator<Event> {
        private final int count;
        private int next;

        Counting(int count) {
            this.count = count;
        }

        @Override
        public boolean hasNext() {
            return next < count;
        }

        @Override
        public Event next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return event(next++);
        }
    }
}
