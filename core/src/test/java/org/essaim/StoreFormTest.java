package org.essaim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.essaim.document.Tree;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.StoreException;
import org.junit.jupiter.api.Test;

class StoreFormTest {
    private static final DocumentKey FOUNDING = new DocumentKey("federation", "federation");
    private static final Federation FEDERATION = new Federation("f", "Fédération fictive", true);
    private static final Pseudonymiser KEY = Pseudonymiser.ofHexKey("ab".repeat(32));

    private final InMemoryStore store = new InMemoryStore();

    private Essaim opened() {
        return Essaim.builder().store(store).pseudonyms(KEY).build();
    }

    private void rewrite(String field, Tree value) {
        Document before = store.document(FOUNDING).orElseThrow();
        Map<String, Tree> fields = new LinkedHashMap<>(((Tree.Fields) before.content()).fields());
        fields.put(field, value);
        store.commit(new Commit(
                "later",
                Instant.EPOCH,
                List.of(new Commit.Put(FOUNDING, before.version(), new Tree.Fields(fields))),
                List.of()));
    }

    @Test
    void aStoreSaysInWhichFormItsDocumentsStand() {
        opened().found(FEDERATION);

        assertThat(((Tree.Fields) store.document(FOUNDING).orElseThrow().content()).get("form"))
                .contains(Tree.of("essaim/store/1"));
    }

    @Test
    void aStoreOfANewerFormIsNotOpened() {
        opened().found(FEDERATION);
        rewrite("form", Tree.of("essaim/store/2"));

        assertThatThrownBy(this::opened)
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("[essaim/store/2]", "[essaim/store/1]", "Maybe a newer Essaim wrote it");
    }

    @Test
    void aStoreThatGrewNewerWhileItWasOpenIsNotWrittenTo() {
        Essaim open = opened();
        open.found(FEDERATION);
        rewrite("form", Tree.of("essaim/store/7"));

        assertThatThrownBy(() -> open.found(new Federation("f", "Autre nom", true)))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void aFoundingThatWasDamagedIsNotTakenForNone() {
        opened().found(FEDERATION);
        rewrite("federation", Tree.of("f"));

        assertThatThrownBy(this::opened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Document [federation:federation] cannot be read");
    }

    @Test
    void whoIsFoundedAndUnderWhichKeyIsAnswered() {
        Essaim essaim = opened();
        assertThat(essaim.isFounded()).isFalse();
        assertThat(essaim.isFoundedUnder(KEY)).isFalse();
        essaim.found(FEDERATION);
        assertThat(essaim.isFounded()).isTrue();
        assertThat(essaim.isFoundedUnder(KEY)).isTrue();
        assertThat(essaim.isFoundedUnder(Pseudonymiser.ofHexKey("cd".repeat(32))))
                .isFalse();
        long before = store.sequence();
        essaim.found(FEDERATION);
        assertThat(store.sequence()).isEqualTo(before);
    }
}
