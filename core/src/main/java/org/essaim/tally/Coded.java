package org.essaim.tally;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.Digest;

/** The themes of a questionnaire’s free text, and which texts of one campaign were coded into which. Immutable. */
final class Coded {
    static final Coded NOTHING = new Coded("", Map.of(), Map.of());
    private static final String DOMAIN = "essaim/free-text";

    private final String campaign;
    private final Map<String, List<Theme>> themes;
    private final Map<Digest, Set<String>> codings;

    /**
     * What is known of a campaign.
     *
     * @param themes the themes of each item
     * @param codings the codes of the themes of each text; none at all if it was read and fits none
     */
    Coded(String campaign, Map<String, List<Theme>> themes, Map<Digest, Set<String>> codings) {
        this.campaign = campaign;
        this.themes = Map.copyOf(themes);
        this.codings = Map.copyOf(codings);
    }

    /** What a text is known by: two that say the same in one campaign are one. */
    static Digest digest(String campaign, String item, String text) {
        return Digest.of(DOMAIN, bytes(campaign), bytes(item), bytes(text.strip()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    List<Theme> themes(String item) {
        return themes.getOrDefault(item, List.of());
    }

    /** The themes that a text was coded into; nothing if nobody read it yet. */
    Optional<Set<String>> of(String item, String text) {
        return themes(item).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(codings.get(digest(campaign, item, text)));
    }
}
