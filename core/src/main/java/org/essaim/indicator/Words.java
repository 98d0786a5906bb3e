package org.essaim.indicator;

import java.util.Locale;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * What a person reads, in both languages (<i>libellé</i>).
 *
 * @param french in French
 * @param english in English
 */
public record Words(String french, String english) {
    /** Nothing to read. */
    public static final Words NONE = new Words("", "");

    /** The same in both languages, such as {@code %}. */
    public static Words same(String text) {
        return new Words(text, text);
    }

    /** In French or English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    boolean isEmpty() {
        return french.isEmpty() && english.isEmpty();
    }

    static Optional<Words> read(FieldReader reader) {
        return reader.build(Words.class, reader.text("fr"), reader.text("en"));
    }

    Tree toTree() {
        return Tree.fields().put("fr", french).put("en", english).build();
    }
}
