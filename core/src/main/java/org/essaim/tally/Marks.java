package org.essaim.tally;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.essaim.document.Digest;

/**
 * What responses are called in the register of releases: the same one the same each time, though others are erased meanwhile; otherwise for each question, so that
 * nobody puts a response together from what was released of it.
 */
final class Marks {
    private final String campaign;
    private final IdentityHashMap<Individual, String> names = new IdentityHashMap<>();

    Marks(String campaign, List<Individual> individuals) {
        this.campaign = campaign;
        Map<String, Integer> met = new HashMap<>();
        for (Individual individual : individuals) {
            String content = Digest.of(
                                    "essaim/response-mark",
                                    individual.collected().response().toTree())
                            .hex()
                    + individual.collected().structure();
            // Who answered alike is told apart by number: which of them is which does not matter.
            names.put(individual, content + "#" + met.merge(content, 1, Integer::sum));
        }
    }

    // Written like a pseudonym, so that no key is needed to hide who is not known.
    String of(Individual individual, String question) {
        String name = campaign + "|" + question + "|" + Objects.requireNonNull(names.get(individual));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
