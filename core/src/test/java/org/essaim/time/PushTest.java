package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Structure;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.TimeSource;
import org.junit.jupiter.api.Test;

/** A host that pushes what happens, beside one whose final state is imported at once. */
class PushTest {
    private static final String PROFILE = "planning";
    private static final List<String> STRUCTURES = List.of("S001", "S002");
    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final YearMonth LAST = YearMonth.of(2026, 4);
    private static final Window ALL = Window.complete(FIRST, LAST);

    /** One state of an event. */
    private record State(String structure, boolean deleted, int day, int hour, int minutes, int worker, String label) {
        HostEvent event(int key, long version) {
            if (deleted) {
                return HostEvent.deleted(key).version(version);
            }
            LocalDateTime start = FIRST.atDay(1).plusDays(day).atTime(hour, 0);
            return HostEvent.internal(key, label)
                    .worker("M" + worker)
                    .planned(start, start.plusMinutes(minutes))
                    .version(version);
        }
    }

    /** The states of some events, in order of their versions, and how they are pushed. */
    record History(List<List<State>> events, long seed, boolean imported) {}

    private static Desk desk() {
        Desk desk = new Desk();
        desk.time.save(new Structure(
                "S002",
                "Autre structure fictive",
                null,
                null,
                null,
                Desk.PARIS,
                ByDate.always(CollectiveAgreement.IDCC_2941)));
        return desk;
    }

    private static void deliver(Desk desk, Map<Integer, State> states) {
        for (String structure : STRUCTURES) {
            TimeSource file = TimeSource.of(
                    PROFILE,
                    "whole",
                    context -> states.entrySet().stream()
                            .filter(each -> each.getValue().structure().equals(structure)
                                    && !each.getValue().deleted())
                            .map(each -> each.getValue().event(each.getKey(), 1)));
            assertThat(desk.time.load(file, structure, ALL).hasErrors()).isFalse();
        }
    }

    private static List<String> known(Desk desk) {
        List<String> all = new ArrayList<>();
        for (String structure : STRUCTURES) {
            for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
                String where = structure + " " + month + " ";
                new Journal(desk.store, structure)
                        .net(month)
                        .forEach(posting -> all.add(where + HexFormat.of().formatHex(posting.bytes())));
            }
        }
        return all;
    }

    private static List<String> sealed(Desk desk) {
        List<String> seals = new ArrayList<>();
        for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            desk.time
                    .close(STRUCTURES, month)
                    .forEach(report -> seals.add(report.seal().toString()));
        }
        return seals;
    }

    @Property(tries = 150)
    void whateverIsPushedEndsAsOneDeliveryOfTheFinalState(@ForAll("histories") History history) {
        Random random = new Random(history.seed());
        Desk pushed = desk();
        Map<Integer, State> finals = new TreeMap<>();
        Map<Integer, State> firsts = new TreeMap<>();
        List<int[]> pushes = new ArrayList<>();
        for (int key = 0; key < history.events().size(); key++) {
            List<State> states = history.events().get(key);
            finals.put(key, states.get(states.size() - 1));
            firsts.put(key, states.get(0));
            for (int version = 1; version <= states.size(); version++) {
                for (int again = random.nextInt(3); again >= 0; again--) {
                    pushes.add(new int[] {key, version});
                }
            }
            // A version that never comes leaves nothing behind, unless it is the last one.
            int lost = key;
            if (random.nextInt(4) == 0) {
                pushes.removeIf(push -> push[0] == lost && push[1] < states.size());
            }
        }
        java.util.Collections.shuffle(pushes, random);
        if (history.imported()) {
            deliver(pushed, firsts);
        }
        for (int at = 0; at < pushes.size(); ) {
            String structure = state(history, pushes.get(at)).structure();
            List<HostEvent> batch = new ArrayList<>();
            int most = 1 + random.nextInt(3);
            while (at < pushes.size()
                    && batch.size() < most
                    && state(history, pushes.get(at)).structure().equals(structure)) {
                int[] push = pushes.get(at++);
                HostEvent event = state(history, push).event(push[0], push[1]);
                batch.add(
                        history.imported()
                                ? event.movedFrom(
                                        history.events().get(push[0]).get(0).structure())
                                : event);
            }
            pushed.time.push(PROFILE, structure, batch);
        }
        Desk whole = desk();
        deliver(whole, finals);
        assertThat(known(pushed)).isEqualTo(known(whole));
        assertThat(sealed(pushed)).isEqualTo(sealed(whole));
    }

    private static State state(History history, int[] push) {
        return history.events().get(push[0]).get(push[1] - 1);
    }

    @Provide
    Arbitrary<History> histories() {
        Arbitrary<State> states = Combinators.combine(
                        Arbitraries.of(STRUCTURES),
                        Arbitraries.integers().between(0, 5).map(draw -> draw == 0),
                        Arbitraries.oneOf(
                                Arbitraries.of(0, 30, 31, 58, 59, 119),
                                Arbitraries.integers().between(0, 119)),
                        Arbitraries.integers().between(6, 23),
                        Arbitraries.integers().between(1, 180),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of("Réunion", "Tutorat", "Autre"))
                .as(State::new);
        return Combinators.combine(
                        states.list()
                                .ofMinSize(1)
                                .ofMaxSize(4)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(5),
                        Arbitraries.longs(),
                        Arbitraries.of(true, false))
                .as(History::new);
    }

    private static HostEvent meeting(String start, long version) {
        LocalDateTime from = LocalDateTime.parse(start);
        return HostEvent.internal(7, "Réunion")
                .worker("M1")
                .planned(from, from.plusHours(1))
                .version(version);
    }

    @Test
    void theSamePushTwiceIsTakenOnceAndCommitsNothing() {
        Desk desk = desk();
        assertThat(desk.time
                        .push(PROFILE, "S001", List.of(meeting("2026-01-05T09:00", 3)))
                        .added())
                .isEqualTo(1);
        long sequence = desk.store.sequence();
        PushReport again = desk.time.push(PROFILE, "S001", List.of(meeting("2026-01-05T09:00", 3)));
        assertThat(again.late()).isEqualTo(1);
        assertThat(again.added() + again.unchanged() + again.amended()).isZero();
        assertThat(desk.store.sequence()).isEqualTo(sequence);
    }

    @Test
    void whatMovedFarAwayLeavesItsFormerMonth() {
        Desk desk = desk();
        desk.time.push(PROFILE, "S001", List.of(meeting("2026-01-05T09:00", 1)));
        PushReport moved = desk.time.push(PROFILE, "S001", List.of(meeting("2026-04-05T09:00", 2)));
        assertThat(moved.withdrawn()).isEqualTo(1);
        assertThat(desk.time.entries("S001", FIRST)).isEmpty();
        assertThat(desk.time.entries("S001", LAST)).hasSize(1);
    }

    @Test
    void aChangeToASealedMonthWaitsAsAnImportedOneDoes() {
        Desk pushed = desk();
        Desk whole = desk();
        for (Desk desk : List.of(pushed, whole)) {
            desk.time.load(source(meeting("2026-01-05T09:00", 1)), "S001", ALL);
            desk.time.close(List.of("S001"), FIRST);
        }
        PushReport report = pushed.time.push(PROFILE, "S001", List.of(meeting("2026-01-05T10:00", 2)));
        assertThat(report.proposed()).isEqualTo(1);
        assertThat(report.findings()).extracting(Finding::code).contains(Code.SEALED_MONTH);
        whole.time.load(source(meeting("2026-01-05T10:00", 1)), "S001", ALL);
        assertThat(pushed.open()).extracting(Proposal::id).isEqualTo(ids(whole)).hasSize(1);
        assertThat(pushed.time
                        .push(PROFILE, "S001", List.of(meeting("2026-01-05T10:00", 2)))
                        .proposed())
                .isZero();
        // And gone: the first proposal is overtaken, another waits.
        pushed.time.push(PROFILE, "S001", List.of(HostEvent.deleted(7).version(3)));
        whole.time.load(source(), "S001", ALL);
        assertThat(pushed.open()).extracting(Proposal::id).isEqualTo(ids(whole)).hasSize(1);
        for (Desk desk : List.of(pushed, whole)) {
            desk.acceptAll();
        }
        assertThat(sealedFrom(pushed)).isEqualTo(sealedFrom(whole));
    }

    private static List<String> ids(Desk desk) {
        return desk.open().stream().map(Proposal::id).toList();
    }

    private static String sealedFrom(Desk desk) {
        return desk.time.close(List.of("S001"), FIRST.plusMonths(1)).toString();
    }

    private static TimeSource source(HostEvent... events) {
        return TimeSource.of(PROFILE, "whole", context -> java.util.Arrays.stream(events));
    }

    @Test
    void whatIsRefusedStaysWhereItWas() {
        Desk desk = desk();
        desk.time.push(PROFILE, "S001", List.of(meeting("2026-01-05T09:00", 1)));
        LocalDateTime noon = LocalDateTime.parse("2026-01-05T12:00");
        HostEvent backwards = HostEvent.internal(7, "Réunion")
                .worker("M1")
                .planned(noon, noon.minusHours(1))
                .version(2);
        PushReport report = desk.time.push(PROFILE, "S002", List.of(backwards));
        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.END_BEFORE_START);
        assertThat(desk.time.entries("S001", FIRST)).hasSize(1);
        // Once it is mended it is taken, even as the same state.
        HostEvent mended = HostEvent.internal(7, "Réunion")
                .worker("M1")
                .planned(noon, noon.plusHours(1))
                .version(2);
        desk.time.push(PROFILE, "S002", List.of(mended));
        assertThat(desk.time.entries("S001", FIRST)).isEmpty();
        assertThat(desk.time.entries("S002", FIRST)).hasSize(1);
    }

    @Test
    void nobodyPushesIntoNorOutOfWhatLiesOutsideTheirPerimeter() {
        Desk desk = desk();
        desk.time.push(PROFILE, "S001", List.of(meeting("2026-01-05T09:00", 1)));
        Timekeeping other = new Timekeeping(
                desk.store,
                () -> new Actor("other", Perimeter.of(Set.of("S002"))),
                () -> desk.pseudonyms,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        long sequence = desk.store.sequence();
        for (HostEvent event : List.of(
                meeting("2026-01-05T10:00", 2),
                HostEvent.deleted(7).version(2),
                HostEvent.deleted(8).version(2).movedFrom("S001"))) {
            assertThatExceptionOfType(EssaimException.class)
                    .isThrownBy(() -> other.push(PROFILE, "S002", List.of(event)))
                    .withMessageContaining("S001");
        }
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> other.push(PROFILE, "S001", List.of(meeting("2026-01-05T10:00", 2))));
        assertThat(desk.store.sequence()).isEqualTo(sequence);
    }

    @Test
    void aPushNeedsAVersion() {
        Desk desk = desk();
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> desk.time.push(PROFILE, "S001", List.of(meeting("2026-01-05T09:00", 0))))
                .withMessageContaining("version");
    }

    @Test
    void whoeverDiesInAMovePushesAgain() {
        for (CrashingStore.Crash crash : CrashingStore.Crash.values()) {
            for (int step = 1; step <= 2; step++) {
                InMemoryStore kept = new InMemoryStore();
                CrashingStore store = new CrashingStore(kept);
                Desk desk =
                        new Desk(Desk.PARIS, store, Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC));
                desk.time.save(new Structure(
                        "S002",
                        "Autre structure fictive",
                        null,
                        null,
                        null,
                        Desk.PARIS,
                        ByDate.always(CollectiveAgreement.IDCC_2941)));
                desk.time.push(PROFILE, "S001", List.of(meeting("2026-01-05T09:00", 1)));
                store.crashAtCommit(step, crash);
                List<HostEvent> moved = List.of(meeting("2026-02-05T09:00", 2));
                assertThat(catchThrowable(() -> desk.time.push(PROFILE, "S002", moved)))
                        .isInstanceOf(CrashingStore.Crashed.class);
                int there = IntStream.of(
                                desk.time.entries("S001", FIRST).size(),
                                desk.time.entries("S002", FIRST.plusMonths(1)).size())
                        .sum();
                assertThat(there).as("never counted twice").isLessThanOrEqualTo(1);
                desk.time.push(PROFILE, "S002", moved);
                assertThat(desk.time.entries("S001", FIRST)).isEmpty();
                assertThat(desk.time.entries("S002", FIRST.plusMonths(1))).hasSize(1);
            }
        }
    }
}
