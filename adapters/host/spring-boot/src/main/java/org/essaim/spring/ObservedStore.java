package org.essaim.spring;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import org.essaim.spi.Commit;
import org.essaim.spi.Store;

/**
 * Lets commits be observed, by what they are for. No identifier of a structure, worker or actor is told: there are hundreds of
 * the first, and the others are people.
 */
final class ObservedStore extends WrappedStore {
    static final String NAME = "essaim.commit";
    private final ObservationRegistry registry;

    ObservedStore(Store store, ObservationRegistry registry) {
        super(store);
        this.registry = registry;
    }

    @Override
    void reading() {
        // A statement asks thousands of times.
    }

    @Override
    long committing(Commit commit, Store store) {
        Long sequence = Observation.createNotStarted(NAME, registry)
                .contextualName("essaim commit")
                .lowCardinalityKeyValue("work", work(commit))
                .observe(() -> store.commit(commit));
        return sequence == null ? 0 : sequence;
    }

    /** What a commit is for: one of a handful of words. */
    static String work(Commit commit) {
        if (!commit.redactions().isEmpty()) {
            return "erasure";
        }
        Set<String> kinds = commit.puts().stream()
                .map(put -> DutyStore.family(put.key().kind()))
                .collect(Collectors.toSet());
        if (kinds.contains("statement")) {
            return "statement";
        }
        if (kinds.contains("claim")) {
            return "claim";
        }
        if (kinds.contains("seal")) {
            return "closing";
        }
        if (kinds.contains("receipt") || kinds.contains("pushed") || kinds.contains("mark")) {
            return "import";
        }
        if (kinds.contains("proposal")) {
            return "proposal";
        }
        if (kinds.contains("mapping")) {
            return "labels";
        }
        return kinds.contains("rendering") ? "time-sheets" : "settings";
    }
}
