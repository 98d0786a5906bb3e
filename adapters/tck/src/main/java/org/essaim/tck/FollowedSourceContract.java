package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract.Event;
import org.essaim.time.Entry;
import org.essaim.time.Fact;
import org.essaim.time.HostEvent;
import org.essaim.time.ImportReport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TimeSource} must do that tells only what changed, see {@link TimeSource#following} (<i>contrat de la source
 * suivie</i>), rule by rule.
 *
 * <p>Extend it in your tests beside {@link TimeSourceContract} and say how the program that you follow is used; JUnit Jupiter
 * runs the rules, jqwik the law FOL-08.
 *
 * <pre>{@code
 * final class MyFollowedSourceTest extends FollowedSourceContract {
 *     @Override
 *     protected Program program() {
 *         MyProgram mine = MyProgram.empty();
 *         return new Program() {
 *             public void put(Event event) { mine.save(…); }
 *             public void remove(String id) { mine.delete(id); }
 *             public TimeSource source() { return MySource.following(mine); }
 *         };
 *     }
 * }
 * }</pre>
 */
public abstract class FollowedSourceContract {
    /** For those who extend it. */
    protected FollowedSourceContract() {}

    /** A program in which nothing was ever entered. */
    protected abstract Program program() throws Exception;

    /** A program that people use, and that a source follows (<i>logiciel suivi</i>). */
    public interface Program {
        /** Enters this event, or changes the one that has its identifier to this. Its times are local to Europe/Paris. */
        void put(Event event) throws Exception;

        /**
         * Deletes the event that has this identifier. If the program cannot tell that, {@link #cannot} skips what needs it,
         * visibly: such a source is to be read completely from time to time.
         */
        void remove(String id) throws Exception;

        /** A new source that follows the program, profile and mapping always the same. */
        TimeSource source() throws Exception;
    }

    /** Skips the rule, visibly, because the source lacks a capability on purpose. */
    protected static void cannot(String reason) {
        System.out.println("Rule skipped: " + reason);
        Assumptions.abort(reason);
    }

    private static TimeSource.Context from(String mark) {
        return new TimeSource.Context(Desk.NORTH, Desk.PARIS, Desk.PSEUDONYMS, mark);
    }

    private static Hearing heard(TimeSource source, String mark) {
        Hearing hearing = new Hearing();
        source.read(from(mark), hearing);
        return hearing;
    }

    private Program holding(List<Event> events) throws Exception {
        Program program = program();
        for (Event event : events) {
            program.put(event);
        }
        return program;
    }

    private static ImportReport follow(Desk desk, Program program) throws Exception {
        return desk.essaim.time().load(program.source(), Desk.NORTH);
    }

    private static String changes(ImportReport report) {
        // What is told again and is as it was changes nothing; how much of it there is, is the source's own affair.
        return "new " + report.added() + ", amended " + report.amended() + ", withdrawn " + report.withdrawn()
                + ", refused " + report.rejected();
    }

    @Test
    @DisplayName(
            "FOL-01 MUST say that it follows and has identifiers, tell all there is to whom it never told, and give a mark")
    void firstItTellsAll() throws Exception {
        List<Event> events = Events.first(25);
        TimeSource source = holding(events).source();
        assertThat(source.following()).as("FOL-01: whether it follows").isTrue();
        assertThat(source.identified()).as("FOL-01: whether it has identifiers").isTrue();
        Hearing hearing = new Hearing();
        TimeSource.Reading reading = source.read(from(""), hearing);
        assertThat(Events.told(hearing))
                .as("FOL-01: the facts of the first reading of a program of 25 events")
                .containsExactlyInAnyOrderElementsOf(Events.told(events));
        assertThat(reading.mark()).as("FOL-01: the mark of the first reading").isNotEmpty();
    }

    @Test
    @DisplayName("FOL-02 MUST tell what was entered and what was changed since the mark, wherever it was moved")
    void changesAreTold() throws Exception {
        List<Event> events = Events.first(10);
        Program program = holding(events);
        Desk desk = Desk.founding(new InMemoryStore());
        follow(desk, program);
        Event moved = events.get(3);
        program.put(moved.on(moved.start().plusDays(40), moved.end().plusDays(40)));
        program.put(events.get(4).labelled("Tutorat d’été"));
        program.put(Events.event(40));
        // An event of another day is withdrawn where it was, and new where it is.
        assertThat(changes(follow(desk, program)))
                .as("FOL-02: one event of ten moved by forty days, one with another label, and a new one")
                .isEqualTo("new 2, amended 1, withdrawn 1, refused 0");
    }

    @Test
    @DisplayName("FOL-03 MUST tell as gone what was deleted since the mark, even if it was entered or moved since")
    void whatIsGoneIsTold() throws Exception {
        List<Event> events = Events.first(10);
        Program program = holding(events);
        Desk desk = Desk.founding(new InMemoryStore());
        follow(desk, program);
        program.remove(events.get(2).id());
        Event moved = events.get(3);
        program.put(moved.on(moved.start().plusDays(3), moved.end().plusDays(3)));
        program.remove(moved.id());
        Event shortLived = Events.event(40);
        program.put(shortLived);
        program.remove(shortLived.id());
        assertThat(changes(follow(desk, program)))
                .as("FOL-03: two of ten events deleted, one of which was moved before, and one that came and went")
                .isEqualTo("new 0, amended 0, withdrawn 2, refused 0");
    }

    @Test
    @DisplayName(
            "FOL-04 MUST NOT keep a place of its own: a reading that came to nothing is repeated from the same mark")
    void theMarkIsTheOnlyPlace() throws Exception {
        List<Event> events = Events.first(10);
        Program program = holding(events);
        TimeSource source = program.source();
        String mark = source.read(from(""), new Hearing()).mark();
        program.put(Events.event(40));
        IllegalStateException full = new IllegalStateException("the sink is full");
        assertThat(catchThrowable(() -> source.read(from(mark), new Hearing() {
                    @Override
                    public void fact(long row, Fact fact) {
                        throw full;
                    }
                })))
                .as("FOL-04: what comes out when the sink throws")
                .isSameAs(full);
        Hearing again = new Hearing();
        TimeSource.Reading reading = source.read(from(mark), again);
        assertThat(Events.told(again))
                .as("FOL-04: the facts since a mark, in a reading after one that broke off")
                .contains(Events.Told.of(Events.event(40)));
        assertThat(Events.told(heard(program.source(), mark)))
                .as("FOL-04: the facts since the same mark, told by a new source")
                .isEqualTo(Events.told(again));
        assertThat(program.source().read(from(mark), new Hearing()))
                .as("FOL-04: what a third reading from the same mark says of itself")
                .isEqualTo(reading);
        assertThat(Events.told(heard(source, "")))
                .as("FOL-04: the facts of a source that followed, to whom it never told")
                .hasSize(11);
    }

    @Test
    @DisplayName("FOL-05 MUST tell everything from a mark that it does not know")
    void anUnknownMarkIsNone() throws Exception {
        List<Event> events = Events.first(10);
        assertThat(Events.told(heard(holding(events).source(), "¿ the mark of another version ?")))
                .as("FOL-05: the facts since a mark that was never given")
                .containsExactlyInAnyOrderElementsOf(Events.told(events));
    }

    @Test
    @DisplayName("FOL-06 MUST leave the store as it is where nothing changed")
    void nothingChangedIsNothingStored() throws Exception {
        Program program = holding(Events.first(10));
        Desk desk = Desk.founding(new InMemoryStore());
        follow(desk, program);
        long sequence = desk.essaim.store().sequence();
        for (int visit = 0; visit < 3; visit++) {
            assertThat(changes(follow(desk, program)))
                    .as("FOL-06: what changed while nobody used the program")
                    .isEqualTo("new 0, amended 0, withdrawn 0, refused 0");
        }
        assertThat(desk.essaim.store().sequence())
                .as("FOL-06: the sequence number of the store after three visits to a program that nobody used")
                .isEqualTo(sequence);
    }

    @Test
    @DisplayName("FOL-07 MUST NOT let a name out, nor a worker’s own identifier, in a mark")
    void noNameIsInAMark() throws Exception {
        Program program = program();
        String mark = "";
        for (Event event : Events.first(8)) {
            program.put(event);
            TimeSource.Reading reading = program.source().read(from(mark), new Hearing());
            mark = reading.mark().isEmpty() ? mark : reading.mark();
            for (String name : List.of("Quatrelivres", "Zénaïde", "Vingtrinier", "Théodule", "9X7")) {
                assertThat(mark.indexOf(name))
                        .as("FOL-07: where [%s] stands in a mark (-1: nowhere)", name)
                        .isEqualTo(-1);
            }
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    @Label("FOL-08 MUST leave whoever follows knowing what the program holds, whatever was done in between")
    void whoeverFollowsKnowsWhatThereIs(@ForAll("deeds") List<Deed> deeds) throws Exception {
        Program program = program();
        Map<String, Event> held = new LinkedHashMap<>();
        Desk desk = Desk.founding(new InMemoryStore());
        for (Deed deed : deeds) {
            Event event = deed.event();
            if (deed.what() == What.FOLLOW) {
                follow(desk, program);
            } else if (deed.what() == What.REMOVE && held.containsKey(event.id())) {
                program.remove(event.id());
                held.remove(event.id());
            } else if (deed.what() == What.PUT) {
                program.put(event);
                held.put(event.id(), event);
            }
        }
        follow(desk, program);
        Desk whole = Desk.founding(new InMemoryStore());
        whole.essaim.time().load(holding(held), Desk.NORTH);
        assertThat(known(desk))
                .as("FOL-08: the hours that are known after %s deeds", deeds.size())
                .isEqualTo(known(whole));
    }

    /** Tells what is held, all of it, whatever the source under test does. */
    private static TimeSource holding(Map<String, Event> held) {
        return TimeSource.of(
                "whole",
                "whole",
                context -> held.values().stream()
                        .map(event -> HostEvent.internal(event.id(), event.label())
                                .worker(event.worker())
                                .planned(event.start(), event.end())));
    }

    private static List<String> known(Desk desk) {
        List<String> known = new ArrayList<>();
        for (YearMonth month : List.of(Desk.MARCH, Desk.MARCH.plusMonths(1))) {
            for (Entry entry : desk.essaim.time().entries(Desk.NORTH, month)) {
                known.add(entry.worker().value() + " " + entry.category() + " " + entry.start() + " " + entry.end());
            }
        }
        return known;
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(What.PUT, What.PUT, What.PUT, What.REMOVE, What.FOLLOW),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(6 * 60, 20 * 60),
                        Arbitraries.integers().between(1, 120))
                .as(Deed::new)
                .list()
                .ofMaxSize(25);
    }

    private enum What {
        PUT,
        REMOVE,
        FOLLOW
    }

    /** Something that somebody does, and the event it is done to. */
    private record Deed(What what, int number, int day, int minute, int minutes) {
        Event event() {
            Event event = Events.event(number);
            return event.on(
                    Events.MONDAY.plusDays(day).atStartOfDay().plusMinutes(minute),
                    Events.MONDAY.plusDays(day).atStartOfDay().plusMinutes((long) minute + minutes));
        }
    }
}
