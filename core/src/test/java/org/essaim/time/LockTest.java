package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.spi.DocumentKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What says that a month is locked may be damaged: then nothing is changed, rather than everything allowed. */
class LockTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC);
    private static final DocumentKey HEAD = new DocumentKey("journal", Desk.STRUCTURE);
    private static final DocumentKey SEAL = new DocumentKey("seal", Desk.STRUCTURE + ":" + JANUARY);

    private final Overheard store = new Overheard();
    private final Desk desk = new Desk(Desk.PARIS, store, CLOCK);
    private final Privacy privacy =
            new Privacy(store, () -> new Actor("dpo", Perimeter.all()), () -> desk.pseudonyms, CLOCK, List.of());

    private static Arguments damage(DocumentKey key, String field, Tree value) {
        return Arguments.of(key, field, value);
    }

    static Stream<Arguments> damages() {
        Tree none = new Tree.Nothing();
        return Stream.of(
                damage(HEAD, "", Tree.of("damaged")),
                damage(HEAD, "", Tree.fields().build()),
                damage(HEAD, "reopened", none),
                damage(HEAD, "reopened", Tree.of("2026-01")),
                damage(HEAD, "reopened", Tree.texts(List.of("2026-01"))),
                damage(HEAD, "reopened", Tree.texts(List.of("January"))),
                damage(HEAD, "lastSeal", Tree.of("damaged")),
                damage(HEAD, "imports", Tree.of("many")),
                damage(SEAL, "", none),
                damage(SEAL, "", Tree.fields().build()),
                damage(SEAL, "", Tree.fields().put("reopened", true).build()),
                damage(SEAL, "reopened", Tree.of(true)),
                damage(SEAL, "reopened", Tree.of("perhaps")),
                damage(SEAL, "seal", none),
                damage(SEAL, "seal", Tree.of("damaged")));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void nothingIsChangedWhereALockCannotBeRead(DocumentKey key, String field, Tree value) {
        Fact told = Desk.visit(Desk.ANYBODY, "2026-01-05T09:00", "2026-01-05T10:00");
        Fact corrected = Desk.visit(Desk.ANYBODY, "2026-01-05T09:00", "2026-01-05T12:00");
        desk.load(JANUARY, told);
        desk.close(JANUARY);
        desk.load(JANUARY, corrected);
        String proposal = desk.open().get(0).id();

        Tree.Fields before = (Tree.Fields) store.document(key).orElseThrow().content();
        Map<String, Tree> damaged = new LinkedHashMap<>(before.fields());
        damaged.put(field, value);
        store.alter(key, field.isEmpty() ? value : new Tree.Fields(damaged));

        long sequence = store.sequence();
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("load", () -> desk.load(JANUARY, told, corrected));
        changes.put("close", () -> desk.close(JANUARY));
        changes.put("close the next", () -> desk.close(FEBRUARY));
        changes.put("reopen", () -> desk.time.reopen(Desk.STRUCTURE, JANUARY, "oubli"));
        changes.put("accept", () -> desk.time.accept(proposal, "vu"));
        changes.put("erase", () -> privacy.erase(Desk.ANYBODY, JANUARY, "demande"));
        // Where a change is not refused it must have changed nothing.
        changes.forEach((name, change) -> {
            try {
                change.call();
            } catch (Throwable e) {
                assertThat(e).as(name).isInstanceOf(EssaimException.class);
            }
            assertThat(store.sequence()).as("commits after \"%s\"", name).isEqualTo(sequence);
        });
        assertThat(privacy.inspect(Desk.STRUCTURE).findings()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("anything")
    void aMonthStaysClosedWhateverIsLeftOfWhatAStatementRestsOn(Tree left) {
        desk.load(JANUARY, Desk.visit(Desk.ANYBODY, "2026-01-05T09:00", "2026-01-05T10:00"));
        desk.close(JANUARY);
        store.commit(new org.essaim.spi.Commit(
                "tests",
                Instant.EPOCH,
                desk.time.sealed().reliances(Desk.STRUCTURE, Set.of(JANUARY), "A:2026-01..2026-01"),
                List.of()));
        store.alter(Closing.relianceKey(Desk.STRUCTURE, JANUARY), left);
        assertThatThrownBy(() -> desk.time.reopen(Desk.STRUCTURE, JANUARY, "oubli"))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("an issued statement rests on its seal");
    }

    static Stream<Tree> anything() {
        return Stream.of(new Tree.Nothing(), Tree.of("damaged"), Tree.fields().build());
    }
}
