package org.essaim.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Words of home care that usually name a category (<i>vocabulaire du secteur</i>), to suggest from; nothing is mapped by
 * them.
 */
final class SectorWords {
    private static final Map<Category, List<String>> WORDS = Map.ofEntries(
            Map.entry(Category.TEAM_MEETING, List.of("réunion d'équipe", "réunion de service", "réunion")),
            Map.entry(
                    Category.TEAM_PLANNING,
                    List.of("planification par l'équipe", "planification", "planning", "gestion des plannings")),
            Map.entry(Category.FACILITATION, List.of("animation d'équipe", "animation", "facilitation")),
            Map.entry(
                    Category.PRACTICE_ANALYSIS,
                    List.of(
                            "analyse de pratiques",
                            "analyse des pratiques professionnelles",
                            "GAPP",
                            "APP",
                            "supervision")),
            Map.entry(Category.MENTORING, List.of("tutorat", "tuteur", "doublon", "accompagnement nouveau salarié")),
            Map.entry(
                    Category.CONSULTATION,
                    List.of(
                            "concertation",
                            "temps de concertation",
                            "réunion de synthèse",
                            "synthèse",
                            "transmissions")),
            Map.entry(
                    Category.PROJECT_STEERING, List.of("pilotage de projet", "comité de pilotage", "COPIL", "projet")),
            Map.entry(Category.TRAINING, List.of("formation", "formation interne", "formation continue")),
            Map.entry(
                    Category.ADMINISTRATION,
                    List.of("administratif", "travail administratif", "bureau", "secrétariat")),
            Map.entry(Category.BREAK, List.of("pause", "pause déjeuner", "pause repas", "coupure")),
            Map.entry(Category.TRAVEL, List.of("déplacement", "trajet", "temps de déplacement")));

    private static final CategoryMapping MAPPING = mapping(WORDS);

    private SectorWords() {}

    static CategoryMapping mapping() {
        return MAPPING;
    }

    private static CategoryMapping mapping(Map<Category, List<String>> words) {
        CategoryMapping mapping = CategoryMapping.empty();
        for (Category category : Category.values()) {
            for (String word : words.getOrDefault(category, List.of())) {
                mapping = mapping.with(word, LocalDate.MIN, category);
            }
        }
        return mapping;
    }
}
