package org.essaim.cli.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;

/** How a structure calls its internal hours (<i>libellés d’heures internes</i>): everywhere a little differently. */
final class Vocabulary {
    /** The spellings of each category; the first is the federation's. */
    static final Map<Category, List<String>> SPELLINGS = spellings();

    private final Map<Category, String> labels = new EnumMap<>(Category.class);
    private final @Nullable String unmapped;

    Vocabulary(int structure, @Nullable String unmapped) {
        this.unmapped = unmapped;
        int turn = structure - 1;
        for (Map.Entry<Category, List<String>> spellings : SPELLINGS.entrySet()) {
            labels.put(
                    spellings.getKey(),
                    spellings.getValue().get(turn % spellings.getValue().size()));
            turn += 2;
        }
    }

    /** The label of a category. */
    String label(Category category) {
        String label = labels.get(category);
        if (label == null) {
            throw new IllegalArgumentException(category + " is no category of internal hours.");
        }
        return label;
    }

    /** The label that no pack maps, if the structure has one. */
    @Nullable
    String unmapped() {
        return unmapped;
    }

    /** All labels, the unmapped one last. */
    List<String> all() {
        List<String> all = new ArrayList<>(labels.values());
        if (unmapped != null) {
            all.add(unmapped);
        }
        return all;
    }

    private static Map<Category, List<String>> spellings() {
        Map<Category, List<String>> spellings = new EnumMap<>(Category.class);
        // The first of these with a typographic apostrophe and a space too many is the same label.
        spellings.put(
                Category.TEAM_MEETING,
                List.of(
                        "Réunion d'équipe",
                        "Reunion equipe",
                        "Réunion d’équipe ",
                        "REUNION D'EQUIPE",
                        "Réunion équipe autonome"));
        spellings.put(Category.TEAM_PLANNING, List.of("Planification", "Planif équipe", "Planning de l’équipe"));
        spellings.put(Category.FACILITATION, List.of("Animation d'équipe", "Animation équipe"));
        spellings.put(Category.PRACTICE_ANALYSIS, List.of("GAPP", "Analyse de pratiques", "Analyse des pratiques"));
        spellings.put(Category.MENTORING, List.of("Tutorat", "Tutorat / doublure"));
        spellings.put(Category.CONSULTATION, List.of("Concertation", "Concertation partenaires"));
        spellings.put(Category.PROJECT_STEERING, List.of("Pilotage projet"));
        spellings.put(Category.TRAINING, List.of("Formation"));
        spellings.put(Category.ADMINISTRATION, List.of("Bureau", "Administratif"));
        return Collections.unmodifiableMap(spellings);
    }
}
