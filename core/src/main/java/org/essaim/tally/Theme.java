package org.essaim.tally;

import java.util.Locale;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.questionnaire.Texts;

/**
 * What answers in words of one’s own have in common (<i>thème</i>), such as “not enough time”.
 *
 * <p>Immutable. A theme belongs to one question of a questionnaire, and keeps its code from version to version and from wave to wave.
 *
 * @param code a stable name, such as {@code temps}
 * @param text what a person reads
 * @param family what it is for the structure
 */
public record Theme(String code, Texts text, Family family) {
    private static final String CODE = "[a-z0-9][a-z0-9-]{0,63}";

    /** What a theme is for whoever told it (<i>famille de thèmes</i>). */
    public enum Family {
        /** It stands in the way (<i>frein</i>). */
        BARRIER("freins", "barriers"),
        /** It helps (<i>point d’appui</i>). */
        SUPPORT("points d’appui", "supports"),
        /** They have it already (<i>atout</i>). */
        ASSET("atouts", "assets");

        private final String french;
        private final String english;

        Family(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** What a person reads, in French or English. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }

    public Theme {
        if (!code.matches(CODE)) {
            throw new IllegalArgumentException(
                    "[" + code + "] is no code of a theme.\nMaybe use small letters, digits and - only, 64 at most.");
        }
    }

    static Optional<Theme> read(FieldReader reader) {
        return reader.build(
                Theme.class,
                reader.text("code"),
                reader.one("text", texts -> Optional.of(texts(texts))).orElse(Texts.NONE),
                reader.oneOf("family", Family.class));
    }

    private static Texts texts(FieldReader reader) {
        Texts all = Texts.NONE;
        for (String language : reader.keys()) {
            all = all.and(language, reader.text(language));
        }
        return all;
    }

    Tree toTree() {
        Tree.Builder texts = Tree.fields();
        text.byLanguage().forEach(texts::put);
        return Tree.fields()
                .put("code", code)
                .put("text", texts.build())
                .put("family", family.name())
                .build();
    }
}
