package org.essaim.time;

import java.util.Locale;

/**
 * What a label that waits for a category may mean (<i>proposition de catégorie</i>). It is never applied by itself.
 *
 * @param category the category
 * @param reason why
 * @param like the label or word that it is like
 * @param structure the structure that says so; empty if it holds for the whole federation, or is a word of the sector
 */
public record LabelSuggestion(Category category, Reason reason, String like, String structure) {

    /** Why a category is suggested, the best reason first (<i>motif</i>). */
    public enum Reason {
        /** The same label has this category from another date on. */
        OTHER_DATE("a cette catégorie à une autre date", "has this category on another date"),
        /** Another structure gives the same label this category. */
        OTHER_STRUCTURE("a cette catégorie dans une autre structure", "has this category in another structure"),
        /** The label is a usual word of the sector. */
        SECTOR_WORD("est un mot usuel du secteur", "is a usual word of the sector"),
        /** The words are the same but for accents, order, plural and small words. */
        SAME_WORDS("a les mêmes mots", "has the same words"),
        /** A mapped label or a word of the sector is in it. */
        CONTAINS("est contenu dans ce libellé", "is contained in this label"),
        /** A letter or two are different. */
        SPELLING("s’écrit presque de même", "is spelled almost the same");

        private final String french;
        private final String english;

        Reason(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** What a person reads after the label that it is like. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }
}
