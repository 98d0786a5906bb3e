package org.essaim.time;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Document;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/** What was erased from a store: a delivery that tells of it again is not taken in. */
final class Erasures {
    private final List<Erasure> all = new ArrayList<>();
    private final Pseudonymiser pseudonyms;
    private final Map<WorkerId, Set<String>> marks = new HashMap<>();

    Erasures(Store store, Pseudonymiser pseudonyms) {
        this.pseudonyms = pseudonyms;
        for (Document document : store.documents(Erasure.KIND)) {
            all.add(Erasure.of(document));
        }
    }

    /** The erasures of one worker. */
    List<Erasure> of(WorkerId worker) {
        Set<String> own = marks.computeIfAbsent(worker, known -> new HashSet<>(pseudonyms.marks(known)));
        return all.stream()
                .filter(erasure -> erasure.marks().stream().anyMatch(own::contains))
                .toList();
    }

    /** True if a fact belongs to what was erased. */
    boolean took(String structure, Fact fact) {
        return !all.isEmpty()
                && took(
                        structure,
                        fact.worker(),
                        YearMonth.from(fact.reference().startDate()));
    }

    /** True if what somebody would record of a worker and month belongs to what was erased. */
    boolean took(String structure, @Nullable WorkerId worker, YearMonth month) {
        boolean ofMonth = all.stream()
                .anyMatch(erasure ->
                        structure.equals(erasure.structure()) && erasure.until().equals(month));
        return ofMonth || (worker != null && of(worker).stream().anyMatch(erasure -> !month.isAfter(erasure.until())));
    }
}
