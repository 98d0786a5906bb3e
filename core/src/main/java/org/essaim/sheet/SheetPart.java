package org.essaim.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A part of an action sheet (<i>rubrique d’une fiche action</i>), in the order of the form that federations fill in for their collection of actions. */
public enum SheetPart {
    /** 1° Description synthétique de l’action. */
    DESCRIPTION(Chapter.DESCRIPTION, "", ""),
    /** 2° Méthode utilisée : méthodologie. */
    METHODOLOGY(Chapter.METHOD, "Méthodologie", "Methodology"),
    /** 2° Méthode utilisée : outils. */
    TOOLS(Chapter.METHOD, "Outils", "Tools"),
    /** 2° Méthode utilisée : évaluation, indicateurs. */
    EVALUATION(Chapter.METHOD, "Evaluation / indicateurs", "Evaluation / indicators"),
    /** 2° Méthode utilisée : apports, acteurs. */
    CONTRIBUTIONS(Chapter.METHOD, "Apports / acteurs", "Contributions / people involved"),
    /** 2° Méthode utilisée : mise à disposition ou diffusion. */
    DIFFUSION(
            Chapter.METHOD,
            "Quelle mise à disposition ou diffusion\u202f?",
            "How is it made available or distributed?"),
    /** 3° Points positifs à capitaliser. */
    STRENGTHS(Chapter.STRENGTHS, "", ""),
    /** 4° Points négatifs. */
    LIMITS(Chapter.LIMITS, "", ""),
    /** 5° Conclusion. */
    CONCLUSION(Chapter.CONCLUSION, "", "");

    /** A numbered chapter of the form. */
    enum Chapter {
        DESCRIPTION(
                1,
                "Description synthétique de l’action",
                "origine de la démarche, objectifs, contributeurs, ressources utilisées",
                "The action in short",
                "how it came about, objectives, contributors, resources used"),
        METHOD(2, "Méthode utilisée", "", "Method", ""),
        STRENGTHS(
                3,
                "Points positifs à capitaliser",
                "ce qui a marché, ce qu’il a produit",
                "Strengths to build on",
                "what worked, what came of it"),
        LIMITS(
                4,
                "Points négatifs",
                "ses limites, ce qui n’a pas marché, ce qui a manqué",
                "Weaknesses",
                "its limits, what did not work, what was missing"),
        CONCLUSION(5, "Conclusion", "", "Conclusion", "");

        private final int number;
        private final String french;
        private final String frenchHint;
        private final String english;
        private final String englishHint;

        Chapter(int number, String french, String frenchHint, String english, String englishHint) {
            this.number = number;
            this.french = french;
            this.frenchHint = frenchHint;
            this.english = english;
            this.englishHint = englishHint;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Without number and hint. */
        String name(boolean inEnglish) {
            return inEnglish ? english : french;
        }

        String title(boolean inEnglish) {
            String hint = inEnglish ? englishHint : frenchHint;
            return number
                    + (inEnglish ? ". " : "°\u00a0")
                    + name(inEnglish)
                    + (hint.isEmpty() ? "" : " (" + hint + ")");
        }

        List<SheetPart> parts() {
            return Arrays.stream(SheetPart.values())
                    .filter(part -> part.chapter == this)
                    .toList();
        }
    }

    private final Chapter chapter;
    private final String french;
    private final String english;

    SheetPart(Chapter chapter, String french, String english) {
        this.chapter = chapter;
        this.french = french;
        this.english = english;
    }

    /** What a file calls it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a person reads above it, in French or English: with the number of its chapter, or the name of a sub-part alone. */
    public String title(Locale locale) {
        boolean inEnglish = locale.getLanguage().equals("en");
        String title = name(inEnglish);
        return title.isEmpty() ? chapter.title(inEnglish) : title;
    }

    Chapter chapter() {
        return chapter;
    }

    /** The name within its chapter; empty if it is all of it. */
    String name(boolean inEnglish) {
        return inEnglish ? english : french;
    }
}
