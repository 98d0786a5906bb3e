package org.essaim.questionnaire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * What a person reads, in as many languages as somebody wrote (<i>libellé</i>).
 *
 * <p>Immutable.
 *
 * @param byLanguage the text for each language tag, such as {@code fr}; {@code und} is a text of which nobody said the language; empty if there is nothing
 *     to read
 */
public record Texts(SortedMap<String, String> byLanguage) {
    /** Nothing to read. */
    public static final Texts NONE = new Texts(new TreeMap<>());

    /** The tag of a text of which nobody said the language (BCP 47). */
    public static final String UNDETERMINED = "und";

    private static final Pattern TAG = Pattern.compile("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*");
    private static final List<String> PREFERRED = List.of("fr", "en", UNDETERMINED);

    public Texts {
        SortedMap<String, String> kept = new TreeMap<>();
        byLanguage.forEach((language, text) -> {
            if (!TAG.matcher(language).matches()) {
                throw new IllegalArgumentException(
                        "[" + language + "] is no tag of a language.\nMaybe use one of BCP 47, such as \"fr\".");
            }
            if (!text.isEmpty()) {
                kept.put(language, text);
            }
        });
        byLanguage = Collections.unmodifiableSortedMap(kept);
    }

    /** A text in French. */
    public static Texts french(String text) {
        return of("fr", text);
    }

    /** A text in one language. */
    public static Texts of(String language, String text) {
        return new Texts(new TreeMap<>(Map.of(language, text)));
    }

    /** The same with a text in one more language. */
    public Texts and(String language, String text) {
        SortedMap<String, String> all = new TreeMap<>(byLanguage);
        all.put(language, text);
        return new Texts(all);
    }

    /** The text in this language; where there is none, the French one, else the English one, else the first there is; empty if there is nothing to read. */
    public String in(Locale locale) {
        String exact = byLanguage.get(locale.toLanguageTag());
        if (exact != null) {
            return exact;
        }
        String alike = byLanguage.get(locale.getLanguage());
        if (alike != null) {
            return alike;
        }
        for (String language : PREFERRED) {
            String text = byLanguage.get(language);
            if (text != null) {
                return text;
            }
        }
        return byLanguage.isEmpty() ? "" : byLanguage.values().iterator().next();
    }

    /** True if there is nothing to read. */
    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    static Optional<Texts> read(FieldReader reader) {
        Map<String, String> all = new LinkedHashMap<>();
        reader.keys().forEach(language -> all.put(language, reader.text(language)));
        return reader.build(Texts.class, new TreeMap<>(all));
    }

    Tree toTree() {
        Tree.Builder fields = Tree.fields();
        byLanguage.forEach(fields::put);
        return fields.build();
    }
}
