package org.essaim.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.document.Tree;
import org.essaim.recording.Recorded;
import org.essaim.spi.Document;

/** Whatever rows people type, in whatever order: places hold, nobody is in two sessions at once, and the same again is nothing new. */
class SessionLawsTest {
    private static final List<String> SESSIONS = List.of("a", "b", "c");

    // a and b overlap in time, c does not; a has three places.
    private static Hall planned() {
        Hall hall = new Hall();
        hall.sessions.save(Hall.day("a", "2027-04-06").places(3).build());
        hall.sessions.save(Hall.day("b", "2027-04-06").build());
        hall.sessions.save(Hall.day("c", "2027-04-07").build());
        return hall;
    }

    @Provide
    Arbitrary<List<Map<String, String>>> rows() {
        return Combinators.combine(
                        Arbitraries.of(SESSIONS),
                        Arbitraries.of("S001", "S002", "S003"),
                        Arbitraries.of("", "1001", "1002", "1003"),
                        Arbitraries.of("DIRECTOR", "CARE_WORKER"),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 8))
                .as((session, structure, worker, function, number, day) -> {
                    Map<String, String> row = new TreeMap<>();
                    row.put("session", session);
                    row.put("structure", structure);
                    row.put("worker", worker);
                    row.put("function", function);
                    row.put("number", worker.isEmpty() ? Integer.toString(number) : "1");
                    row.put("date", LocalDate.of(2027, 4, day).toString());
                    return row;
                })
                .list()
                .ofMaxSize(14);
    }

    @Property(tries = 150)
    void registrationsKeepThePlacesAndTheOrderOfRowsNeverMatters(
            @ForAll("rows") List<Map<String, String>> rows, @ForAll Random random) {
        lawsOf(SessionTable.REGISTRATIONS, rows, random);
    }

    @Property(tries = 150)
    void nobodyIsInTwoSessionsAtOnceAndTheOrderOfRowsNeverMatters(
            @ForAll("rows") List<Map<String, String>> rows, @ForAll Random random) {
        lawsOf(SessionTable.ATTENDANCES, rows, random);
    }

    private static void lawsOf(SessionTable table, List<Map<String, String>> rows, Random random) {
        Hall hall = planned();
        Recorded first = hall.load(table, rows);
        assertThat(first.stored() + first.unchanged() + first.refused()).isEqualTo(rows.size());
        Map<String, Tree> state = contents(hall);
        assertThat(hall.sessions.session("a").registered()).isLessThanOrEqualTo(3);
        assertNobodyTwice(hall);

        long sequence = hall.store.sequence();
        Recorded again = hall.load(table, rows);
        assertThat(again.stored()).isZero();
        assertThat(again.refused()).isEqualTo(first.refused());
        assertThat(hall.store.sequence()).isEqualTo(sequence);

        List<Map<String, String>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        Hall other = planned();
        other.load(table, shuffled);
        assertThat(contents(other)).isEqualTo(state);
    }

    private static void assertNobodyTwice(Hall hall) {
        for (String payrollNumber : List.of("1001", "1002", "1003")) {
            long registered = List.of("a", "b").stream()
                    .filter(session -> hall.sessions.session(session).registrations().stream()
                            .anyMatch(each ->
                                    Hall.worker(payrollNumber).equals(each.who().worker())))
                    .count();
            long attended = List.of("a", "b").stream()
                    .filter(session -> hall.sessions.session(session).attendances().stream()
                            .anyMatch(each ->
                                    Hall.worker(payrollNumber).equals(each.who().worker())))
                    .count();
            assertThat(registered).isLessThanOrEqualTo(1);
            assertThat(attended).isLessThanOrEqualTo(1);
        }
    }

    private static Map<String, Tree> contents(Hall hall) {
        Map<String, Tree> contents = new HashMap<>();
        for (Document document : hall.store.documents("session")) {
            contents.put(document.key().id(), document.content());
        }
        return contents;
    }
}
