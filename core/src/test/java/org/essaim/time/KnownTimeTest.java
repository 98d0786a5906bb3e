package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;

/** What was known at the end of a day is what a store would tell that nobody wrote to since. */
class KnownTimeTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    @Test
    void aLateFactARelabellingAndASealAreUnknownTheDayBefore() {
        Recorder store = new Recorder();
        Hands clock = new Hands(Instant.parse("2026-02-01T09:00:00Z"));
        Desk desk = new Desk(Desk.PARIS, store, clock);
        Fact meeting = Desk.internal(Desk.ANYBODY, "Réunion", "2026-01-05T09:00", "2026-01-05T10:00");
        desk.load(JANUARY, meeting);
        clock.now = Instant.parse("2026-02-02T09:00:00Z");
        desk.load(JANUARY, meeting, Desk.internal(Desk.ANYBODY, "Point", "2026-01-06T09:00", "2026-01-06T09:30"));
        clock.now = Instant.parse("2026-02-03T09:00:00Z");
        desk.time.mapping().map("Point", Category.TEAM_PLANNING).save();
        clock.now = Instant.parse("2026-02-04T09:00:00Z");
        desk.close(JANUARY);

        assertThat(desk.time.known(Desk.STRUCTURE, LocalDate.of(2026, 1, 31)).openMonths())
                .isEmpty();
        assertThat(desk.time.known(Desk.STRUCTURE, LocalDate.of(2026, 2, 1)).entries(JANUARY))
                .extracting(Entry::category)
                .containsExactly(Category.TEAM_MEETING);
        assertThat(desk.time.known(Desk.STRUCTURE, LocalDate.of(2026, 2, 2)).entries(JANUARY))
                .extracting(Entry::category)
                .containsExactly(Category.TEAM_MEETING, Category.UNMAPPED);
        KnownTime open = desk.time.known(Desk.STRUCTURE, LocalDate.of(2026, 2, 3));
        assertThat(open.entries(JANUARY))
                .extracting(Entry::category)
                .containsExactly(Category.TEAM_MEETING, Category.TEAM_PLANNING);
        assertThat(open.openMonths()).containsExactly(JANUARY);
        assertThat(open.seal(JANUARY)).isEmpty();
        KnownTime sealed = desk.time.known(Desk.STRUCTURE, LocalDate.of(2026, 2, 4));
        assertThat(sealed.openMonths()).isEmpty();
        assertThat(sealed.sealedMonths()).containsExactly(JANUARY);
        assertThat(sealed.seal(JANUARY)).isEqualTo(desk.time.sealed().seal(Desk.STRUCTURE, JANUARY));
    }

    // 23:30 of 31 January in Paris is still January there, although it is 22:30 in UTC; in Noumea it is February.
    @Test
    void theDayEndsWhereTheStructureIs() {
        Recorder store = new Recorder();
        Hands clock = new Hands(Instant.parse("2026-01-20T00:00:00Z"));
        Desk paris = new Desk(Desk.PARIS, store, clock);
        clock.now = Instant.parse("2026-01-31T22:30:00Z");
        paris.load(JANUARY, Desk.visit(Desk.ANYBODY, "2026-01-05T09:00", "2026-01-05T10:00"));
        assertThat(paris.time.known(Desk.STRUCTURE, LocalDate.of(2026, 1, 31)).openMonths())
                .containsExactly(JANUARY);

        Desk noumea = new Desk(
                ZoneId.of("Pacific/Noumea"), new InMemoryStore(), new Hands(Instant.parse("2026-01-31T22:30:00Z")));
        noumea.load(JANUARY, Desk.visit(Desk.ANYBODY, "2026-01-05T09:00", "2026-01-05T10:00"));
        assertThat(noumea.time.known(Desk.STRUCTURE, LocalDate.of(2026, 1, 31)).openMonths())
                .isEmpty();
        assertThat(noumea.time.known(Desk.STRUCTURE, LocalDate.of(2026, 2, 1)).openMonths())
                .containsExactly(JANUARY);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 60)
    void isWhatAStoreTellsThatTookOnlyTheCommitsMadeByThen(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 999) Integer> actions,
            @ForAll @IntRange(max = 12) int days) {
        Recorder store = new Recorder();
        Hands clock = new Hands(Instant.parse("2026-02-01T00:30:00Z"));
        Desk desk = new Desk(Desk.PARIS, store, clock);
        actions.forEach(action -> {
            clock.now = clock.now.plusSeconds(3600L * (1 + action % 17));
            act(desk, action);
        });
        LocalDate day = LocalDate.of(2026, 2, 1).plusDays(days);
        Instant end = day.plusDays(1).atStartOfDay(Desk.PARIS).toInstant();
        Store fresh = new InMemoryStore();
        store.commits.stream().filter(commit -> commit.at().isBefore(end)).forEach(fresh::commit);
        Timekeeping expected = new Timekeeping(
                fresh, () -> new Actor("tests", Perimeter.all()), () -> desk.pseudonyms, Clock.systemUTC());

        KnownTime known = desk.time.known(Desk.STRUCTURE, day);

        assertThat(known.openMonths()).isEqualTo(expected.openMonths(Desk.STRUCTURE));
        assertThat(known.sealedMonths()).isEqualTo(expected.sealed().sealedMonths(Desk.STRUCTURE));
        for (YearMonth month : expected.sealed().sealedMonths(Desk.STRUCTURE)) {
            assertThat(known.cells(month)).isEqualTo(expected.sealed().cells(Desk.STRUCTURE, month, new TreeSet<>()));
        }
        for (YearMonth month : List.of(JANUARY, FEBRUARY)) {
            assertThat(known.seal(month)).isEqualTo(expected.sealed().seal(Desk.STRUCTURE, month));
            assertThat(known.entries(month))
                    .isEqualTo(expected.known(Desk.STRUCTURE).entries(month));
            assertThat(known.cells(month))
                    .isEqualTo(expected.known(Desk.STRUCTURE).cells(month));
        }
    }

    private static void act(Desk desk, int action) {
        YearMonth month = action % 2 == 0 ? JANUARY : FEBRUARY;
        int rest = action / 10;
        try {
            switch (action % 10) {
                case 0, 1, 2, 3 -> {
                    List<Fact> facts = new ArrayList<>();
                    for (int i = 0; i <= rest % 4; i++) {
                        String day = month.atDay(1 + (rest + i) % 5) + "T";
                        facts.add(Desk.internal(
                                Desk.worker(1 + i % 2),
                                i % 2 == 0 ? "Point" : "Réunion",
                                day + "09:00",
                                day + "1" + i + ":10"));
                    }
                    desk.load(month, facts);
                }
                case 4, 5 ->
                    desk.time.openMonths(Desk.STRUCTURE).stream().findFirst().ifPresent(desk::close);
                case 6 -> desk.time.reopen(Desk.STRUCTURE, month, "à refaire");
                case 7 -> desk.acceptAll();
                case 8 ->
                    desk.time
                            .mapping(Desk.STRUCTURE)
                            .map("Point", rest % 2 == 0 ? Category.TRAINING : Category.TEAM_PLANNING)
                            .save();
                default -> {
                    // A day on which nothing happens.
                }
            }
        } catch (EssaimException e) {
            // Refused: nothing was committed.
        }
    }

    /** A clock that somebody sets. */
    private static final class Hands extends Clock {
        private Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Writes down every commit that it takes. */
    private static final class Recorder implements Store {
        private final Store store = new InMemoryStore();
        private final List<Commit> commits = new ArrayList<>();

        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            return store.document(key, asOf);
        }

        @Override
        public List<Document> history(DocumentKey key) {
            return store.history(key);
        }

        @Override
        public List<Document> documents(String kind) {
            return store.documents(kind);
        }

        @Override
        public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
            return store.segments(structure, month, kind);
        }

        @Override
        public List<YearMonth> months(String structure, SegmentKind kind) {
            return store.months(structure, kind);
        }

        @Override
        public long commit(Commit commit) {
            long sequence = store.commit(commit);
            commits.add(commit);
            return sequence;
        }

        @Override
        public long sequence() {
            return store.sequence();
        }

        @Override
        public void close() {
            store.close();
        }

        @Override
        public long sequenceBefore(Instant instant) {
            return store.sequenceBefore(instant);
        }
    }
}
