package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.essaim.finding.Finding;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TimeSource} must do (<i>contrat de la source de temps</i>), rule by rule.
 *
 * <p>Extend it in your tests and say how to make a source that tells some events; JUnit Jupiter runs the rules, jqwik the law
 * TIM-15. A source over files writes one:
 *
 * <pre>{@code
 * final class MySourceTest extends TimeSourceContract {
 *     @Override
 *     protected TimeSource source(Iterable<Event> events) throws IOException {
 *         Path file = Files.createTempFile(folder, "planning", ".xyz");
 *         try (Writer out = Files.newBufferedWriter(file)) {
 *             for (Event event : events) {
 *                 out.write(…);
 *             }
 *         }
 *         return new MySource(file);
 *     }
 * }
 * }</pre>
 *
 * <p>An event that your format cannot hold is answered with {@link #cannot}: the rule is then skipped, visibly.
 */
public abstract class TimeSourceContract {
    /** The zone of the events' local times. */
    protected static final ZoneId ZONE = Desk.PARIS;

    // Far more than a source that streams has any use for, far less than as many events take.
    private static final long HELD_AT_MOST = 8L << 20;
    private static final int MANY = 200_000;

    /** For those who extend it. */
    protected TimeSourceContract() {}

    /**
     * A source that tells these events, whose times are local to {@link #ZONE}, and nothing else.
     *
     * @param events to be gone through once, because they may be many
     */
    protected abstract TimeSource source(Iterable<Event> events) throws Exception;

    /**
     * A source of so many events that they are not to be held all at once; {@link #source} unless said otherwise. Where a third
     * party holds them whatever you do, answer {@link #cannot} with its name.
     */
    protected TimeSource large(Iterable<Event> events) throws Exception {
        return source(events);
    }

    /** Skips the rule, visibly, because the source lacks a capability on purpose. */
    protected static TimeSource cannot(String reason) {
        System.out.println("Rule skipped: " + reason);
        return Assumptions.abort(reason);
    }

    /**
     * Something that a source knows (<i>événement</i>): internal time of one worker.
     *
     * @param id the source's own identifier of it, for a format that has one
     * @param worker the source's own identifier of the worker
     * @param workerName the worker's name, for a format that has it; it must never come out
     * @param beneficiaryName the name of somebody visited, for a format that has it; it must never come out
     * @param label what the time was for
     * @param start when it begins, in whole minutes
     * @param end when it ends
     */
    public record Event(
            String id,
            String worker,
            String workerName,
            String beneficiaryName,
            String label,
            LocalDateTime start,
            LocalDateTime end) {
        Event on(LocalDateTime otherStart, LocalDateTime otherEnd) {
            return new Event(id, worker, workerName, beneficiaryName, label, otherStart, otherEnd);
        }

        Event labelled(String other) {
            return new Event(id, worker, workerName, beneficiaryName, other, start, end);
        }
    }

    private static Hearing heard(TimeSource source) {
        Hearing hearing = new Hearing();
        source.read(Hearing.CONTEXT, hearing);
        return hearing;
    }

    @Test
    @DisplayName("TIM-01 MUST tell each event once, with the worker under pseudonym, the label and the times")
    void eachEventIsToldOnce() throws Exception {
        List<Event> events = Events.first(25);
        TimeSource source = source(events);
        Hearing hearing = heard(source);
        assertThat(Events.told(hearing))
                .as("TIM-01: the facts of 25 events, by worker, label, and first and last second")
                .containsExactlyInAnyOrderElementsOf(Events.told(events));
        assertThat(hearing.facts)
                .as("TIM-01: the facts of a source of the profile [%s], read for [S001]", source.profile())
                .allMatch(fact -> fact.structure().equals("S001"), "is of the structure that was asked for")
                .allMatch(fact -> fact.source().equals(source.profile()), "is of the profile");
        assertThat(hearing.findings)
                .as("TIM-01: the findings of 25 sound events")
                .isEmpty();
    }

    @Test
    @DisplayName("TIM-02 MUST tell rows in ascending order, none twice, and say how many there were")
    void rowsAscend() throws Exception {
        List<Event> events = new ArrayList<>(Events.first(12));
        // Not in the order of time, nor of anything else.
        events.add(0, Events.event(40));
        events.add(5, Events.event(17));
        Hearing hearing = new Hearing();
        TimeSource.Reading reading = source(events).read(Hearing.CONTEXT, hearing);
        assertThat(hearing.rows)
                .as("TIM-02: the rows of 14 events, in the order in which they were told")
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(row -> row >= 1, "is at least 1");
        assertThat(reading.rows())
                .as("TIM-02: the rows that were seen of 14 events")
                .isEqualTo(14);
    }

    @Test
    @DisplayName("TIM-03 MUST tell the same each time it is read")
    void readingTwiceIsTheSame() throws Exception {
        TimeSource source = source(Events.first(25));
        Hearing first = new Hearing();
        Hearing second = new Hearing();
        TimeSource.Reading reading = source.read(Hearing.CONTEXT, first);
        TimeSource.Reading again = source.read(Hearing.CONTEXT, second);
        assertThat(second.facts).as("TIM-03: the facts of a second reading").isEqualTo(first.facts);
        assertThat(second.rows).as("TIM-03: the rows of a second reading").isEqualTo(first.rows);
        assertThat(again).as("TIM-03: what a second reading says of itself").isEqualTo(reading);
    }

    @Test
    @DisplayName("TIM-04 MUST let what a sink throws come out as it is, and begin anew when it is read again")
    void aReadingThatBrokeOffIsRepeated() throws Exception {
        List<Event> events = Events.first(25);
        TimeSource source = source(events);
        IllegalStateException full = new IllegalStateException("the sink is full");
        TimeSource.Sink sink = new Hearing() {
            @Override
            public void fact(long row, Fact fact) {
                super.fact(row, fact);
                if (facts.size() == 7) {
                    throw full;
                }
            }
        };
        assertThat(catchThrowable(() -> source.read(Hearing.CONTEXT, sink)))
                .as("TIM-04: what comes out when the sink throws at the seventh fact")
                .isSameAs(full);
        assertThat(Events.told(heard(source)))
                .as("TIM-04: the facts of a reading after one that broke off")
                .containsExactlyInAnyOrderElementsOf(Events.told(events));
    }

    @Test
    @DisplayName("TIM-05 MUST keep every second over midnight and when clocks change")
    void clocksChange() throws Exception {
        Event event = Events.event(0);
        List<Event> events = List.of(
                event.on(LocalDateTime.parse("2026-03-28T23:30"), LocalDateTime.parse("2026-03-29T06:00")),
                Events.event(1).on(LocalDateTime.parse("2026-10-24T22:00"), LocalDateTime.parse("2026-10-25T06:00")),
                Events.event(2).on(LocalDateTime.parse("2026-02-28T23:45"), LocalDateTime.parse("2026-03-01T00:15")));
        assertThat(heard(source(events)).facts)
                .as(
                        "TIM-05: the seconds of a night in which an hour is left out, one in which an hour comes twice, and half an"
                                + " hour around midnight")
                .extracting(fact -> fact.reference().seconds())
                .containsExactlyInAnyOrder(19_800L, 32_400L, 1_800L);
    }

    @Test
    @DisplayName(
            "TIM-06 MUST give each event the same key in every delivery if it says that it has identifiers, and none if not")
    void keysStay() throws Exception {
        TimeSource source = source(Events.first(10));
        List<Event> more = new ArrayList<>(Events.first(10));
        more.add(0, Events.event(40));
        Map<Events.Told, String> keys = keys(heard(source));
        Map<Events.Told, String> later = keys(heard(source(more)));
        if (source.identified()) {
            assertThat(keys.values())
                    .as("TIM-06: the keys of ten events of a source with identifiers")
                    .hasSize(10)
                    .doesNotHaveDuplicates()
                    .doesNotContain("none");
            assertThat(later)
                    .as("TIM-06: the keys of a later delivery, with one more event before the ten")
                    .hasSize(11)
                    .containsAllEntriesOf(keys);
        } else {
            assertThat(keys.values())
                    .as("TIM-06: the keys of a source that says it has no identifiers")
                    .containsOnly("none");
        }
    }

    private static Map<Events.Told, String> keys(Hearing hearing) {
        Map<Events.Told, String> keys = new LinkedHashMap<>();
        hearing.facts.forEach(fact -> keys.put(Events.Told.of(fact), fact.key() == null ? "none" : fact.key()));
        return keys;
    }

    @Test
    @DisplayName("TIM-07 MUST change its digest when what it reads changes, and only then")
    void theDigestIsThatOfTheContent() throws Exception {
        TimeSource.Reading reading = source(Events.first(10)).read(Hearing.CONTEXT, new Hearing());
        List<Event> changed = new ArrayList<>(Events.first(10));
        changed.set(4, changed.get(4).labelled("Analyse de pratiques"));
        assertThat(source(Events.first(10)).read(Hearing.CONTEXT, new Hearing()).digest())
                .as("TIM-07: the digest of a second source of the same events")
                .isEqualTo(reading.digest());
        assertThat(source(changed).read(Hearing.CONTEXT, new Hearing()).digest())
                .as("TIM-07: the digest when one label of ten is another")
                .isNotEqualTo(reading.digest());
    }

    private static ImportReport load(Desk desk, TimeSource source, Window window) {
        return desk.essaim.time().load(source, Desk.NORTH, window);
    }

    private static String outcomes(ImportReport report) {
        return "new " + report.added() + ", unchanged " + report.unchanged() + ", amended " + report.amended()
                + ", withdrawn " + report.withdrawn();
    }

    @Test
    @DisplayName("TIM-08 MUST be recognised when it is imported again: nothing is new, and one more event is one more")
    void importedTwiceIsImportedOnce() throws Exception {
        Desk desk = Desk.founding(new InMemoryStore());
        Window march = Window.complete(Desk.MARCH);
        load(desk, source(Events.first(10)), march);
        assertThat(outcomes(load(desk, source(Events.first(10)), march)))
                .as("TIM-08: ten events, imported a second time")
                .isEqualTo("new 0, unchanged 10, amended 0, withdrawn 0");
        List<Event> more = new ArrayList<>(Events.first(10));
        more.add(0, Events.event(40));
        assertThat(outcomes(load(desk, source(more), march)))
                .as("TIM-08: ten events and a new one before them")
                .isEqualTo("new 1, unchanged 10, amended 0, withdrawn 0");
    }

    @Test
    @DisplayName("TIM-09 MUST show by its silence what was deleted, within the declared window and nowhere else")
    void whatIsGoneIsWithdrawn() throws Exception {
        Desk desk = Desk.founding(new InMemoryStore());
        load(desk, source(Events.first(10)), Window.complete(Desk.MARCH));
        // Events 0 to 4 are on the first five days, one a day.
        List<Event> left = new ArrayList<>(Events.first(5));
        left.remove(2);
        assertThat(outcomes(load(desk, source(left), Window.complete(Events.MONDAY, Events.MONDAY.plusDays(4)))))
                .as("TIM-09: five days of which one event was deleted")
                .isEqualTo("new 0, unchanged 4, amended 0, withdrawn 1");
        assertThat(desk.essaim.time().entries(Desk.NORTH, Desk.MARCH))
                .as("TIM-09: what is known of the month, with nine of ten events left")
                .hasSize(9);
    }

    @Test
    @DisplayName("TIM-10 MUST show an event that was moved as the same event, amended")
    void whatIsMovedIsAmended() throws Exception {
        Desk desk = Desk.founding(new InMemoryStore());
        load(desk, source(Events.first(10)), Window.complete(Desk.MARCH));
        List<Event> moved = new ArrayList<>(Events.first(10));
        Event event = moved.get(3);
        moved.set(3, event.on(event.start().plusMinutes(5), event.end().plusMinutes(5)));
        assertThat(outcomes(load(desk, source(moved), Window.complete(Desk.MARCH))))
                .as("TIM-10: ten events of which one begins and ends five minutes later")
                .isEqualTo("new 0, unchanged 9, amended 1, withdrawn 0");
    }

    @Test
    @DisplayName("TIM-11 MUST refuse what it cannot read with a finding that says where, and go on")
    void whatCannotBeReadIsAFinding() throws Exception {
        List<Event> events = new ArrayList<>(Events.first(10));
        Event bad = events.remove(4);
        List<Event> sound = List.copyOf(events);
        events.add(4, bad.on(bad.end(), bad.start()));
        TimeSource source = source(events);
        Hearing hearing = heard(source);
        assertThat(Events.told(hearing))
                .as("TIM-11: the facts of nine sound events around one that ends before it begins")
                .containsExactlyInAnyOrderElementsOf(Events.told(sound));
        assertThat(hearing.rejected)
                .as("TIM-11: the rows refused, of ten events of which one ends before it begins")
                .hasSize(1);
        assertThat(hearing.findings)
                .as("TIM-11: the findings, of ten events of which one ends before it begins")
                .isNotEmpty()
                .allMatch(Finding::isError, "is an error")
                .allMatch(finding -> source.name().equals(finding.file()), "names the file [" + source.name() + "]")
                .allMatch(finding -> hearing.rejected.get(0).equals(finding.row()), "names the row that was refused");
    }

    @Test
    @DisplayName("TIM-12 MUST NOT let a name out, nor a worker’s own identifier, in a fact, a finding or its own words")
    void noNameGetsOut() throws Exception {
        List<Event> events = new ArrayList<>(Events.first(10));
        Event bad = events.get(4);
        TimeSource sound = source(events);
        Hearing hearing = heard(sound);
        StringBuilder all = new StringBuilder(hearing.everything());
        all.append(sound).append(sound.name()).append(sound.profile());
        all.append(sound.read(Hearing.CONTEXT, new Hearing()));
        events.set(4, bad.on(bad.end(), bad.start()));
        all.append(heard(source(events)).everything());
        for (String name : List.of("Quatrelivres", "Zénaïde", "Vingtrinier", "Théodule", "9X7")) {
            assertThat(all.indexOf(name))
                    .as("TIM-12: where [%s] stands in what the source told and said (-1: nowhere)", name)
                    .isEqualTo(-1);
        }
    }

    @Test
    @DisplayName("TIM-13 MUST hold no more of a large window than of a small one")
    void memoryIsBounded() throws Exception {
        TimeSource source = large(Events.many(MANY));
        long before = usedMemory();
        long[] most = {0};
        long[] count = {0};
        source.read(Hearing.CONTEXT, new Hearing() {
            @Override
            public void fact(long row, Fact fact) {
                count[0]++;
                if (count[0] % (MANY / 4) == 0) {
                    most[0] = Math.max(most[0], usedMemory() - before);
                }
            }
        });
        assertThat(count[0]).as("TIM-13: the facts of %s events", MANY).isEqualTo(MANY);
        assertThat(most[0] >> 20)
                .as("TIM-13: the megabytes that a source of %s events holds while it is read", MANY)
                .isLessThan(HELD_AT_MOST >> 20);
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        // One collection may leave what the next one finds.
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    @DisplayName("TIM-14 MUST tell a free label character by character")
    void labelsAreKept() throws Exception {
        List<String> labels = List.of(
                "Cœur d’équipe",
                "Réunion; point « planning », 2e partie",
                "a,b\tc",
                "\"entre guillemets\"",
                "l'heure",
                "R&D <interne>",
                "=1+1",
                "100 % été",
                "e\u0301 n’est pas \u00e9",
                "abeilles 🐝🐝");
        List<Event> events = new ArrayList<>();
        for (String label : labels) {
            events.add(Events.event(events.size()).labelled(label));
        }
        assertThat(Events.told(heard(source(events))))
                .as("TIM-14: the labels as they are told")
                .extracting(Events.Told::label)
                .containsExactlyInAnyOrderElementsOf(labels);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    @Label("TIM-15 MUST tell whatever events there are, in whatever order, and of none nothing")
    void itTellsWhateverThereIs(@ForAll("plannings") List<Event> events) throws Exception {
        Hearing hearing = heard(source(events));
        assertThat(Events.told(hearing))
                .as("TIM-15: the facts of %s events", events.size())
                .containsExactlyInAnyOrderElementsOf(Events.told(events));
    }

    @Provide
    Arbitrary<List<Event>> plannings() {
        return Events.plannings();
    }
}
