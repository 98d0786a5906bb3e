package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;

/**
 * What the rules of a store share: the store under test and short words for commits.
 *
 * <p>The rules are spread over a chain of classes by subject, so that no file is too long to read; those who write a store
 * see {@link StoreContract} alone. Their methods are package-private: a rule cannot be overridden away.
 */
abstract class StoreRules {
    static final DocumentKey AGREEMENT = new DocumentKey("agreement", "cd-59");
    static final DocumentKey STRUCTURE = new DocumentKey("structure", "S042");
    static final YearMonth MARCH = YearMonth.of(2026, 3);
    static final Instant NOON = Instant.parse("2026-03-02T11:00:00.123Z");

    private final List<Store> opened = new ArrayList<>();

    /** A store that holds nothing and shares nothing with any other. */
    protected abstract Store newStore() throws Exception;

    /**
     * Closes this store, which {@link #newStore()} made, and opens it again over the same data.
     *
     * <p>Without it, what concerns durability is skipped; a store that keeps nothing says so through {@link #cannot}.
     */
    protected Store reopen(Store store) throws Exception {
        return cannot(
                "this test does not say how its store is reopened. Override reopen(Store) if the store is durable.");
    }

    /** Skips the rule, visibly, because the store lacks a capability on purpose. */
    protected static Store cannot(String reason) {
        System.out.println("Rule skipped: " + reason);
        return Assumptions.abort(reason);
    }

    @AfterEach
    void closeStores() {
        opened.forEach(Store::close);
    }

    final Store fresh() throws Exception {
        return closedLater(newStore());
    }

    final Store closedLater(Store store) {
        opened.add(store);
        return store;
    }

    // Not assertThatThrownBy: when nothing is thrown, it forgets the description.
    static void refused(Store store, Commit commit, String description) {
        assertThat(catchThrowable(() -> store.commit(commit))).as(description).isInstanceOf(LostUpdateException.class);
    }

    static Commit put(DocumentKey key, long expectedVersion, String content) {
        return commit(List.of(new Commit.Put(key, expectedVersion, Tree.of(content))), List.of());
    }

    static Commit commit(List<Commit.Put> puts, List<Commit.Append> appends) {
        return new Commit("agent", NOON, puts, appends);
    }

    static Commit.Append append(String structure, YearMonth month, SegmentKind kind, String text) {
        return new Commit.Append(structure, month, kind, text.getBytes(StandardCharsets.UTF_8));
    }
}
