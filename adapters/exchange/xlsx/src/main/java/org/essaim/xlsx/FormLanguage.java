package org.essaim.xlsx;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.questionnaire.Texts;

/** How headings name languages: {@code label::Français (fr)}. */
final class FormLanguage {
    private static final Pattern IN_BRACKETS = Pattern.compile(".*\\(([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\\)\\s*");
    // Names that people write without a tag.
    private static final Map<String, String> NAMED = Map.of(
            "français", "fr",
            "francais", "fr",
            "french", "fr",
            "english", "en",
            "anglais", "en",
            "español", "es",
            "spanish", "es",
            "deutsch", "de",
            "português", "pt",
            "arabic", "ar");

    private FormLanguage() {}

    /** The heading of a column in a language. */
    static String heading(String column, String tag) {
        if (tag.equals(Texts.UNDETERMINED)) {
            return column;
        }
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayLanguage(locale);
        return column + "::"
                + (name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(locale) + name.substring(1)) + " (" + tag
                + ")";
    }

    /** The tag of the language that somebody named; nothing if nobody knows it. */
    static Optional<String> tag(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.equalsIgnoreCase("default")) {
            return Optional.of(Texts.UNDETERMINED);
        }
        Matcher bracket = IN_BRACKETS.matcher(stripped);
        String candidate = bracket.matches() ? bracket.group(1) : stripped;
        String known = NAMED.get(candidate.toLowerCase(Locale.ROOT));
        if (known != null) {
            return Optional.of(known);
        }
        try {
            String tag = new Locale.Builder().setLanguageTag(candidate).build().toLanguageTag();
            return tag.equals(Texts.UNDETERMINED) ? Optional.empty() : Optional.of(tag);
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** Puts a text in all its languages under the headings of a column. */
    static void put(Map<String, String> cells, String column, Texts texts) {
        texts.byLanguage().forEach((tag, text) -> cells.put(heading(column, tag), text));
    }

    static Texts texts(SortedMap<String, String> byLanguage) {
        return new Texts(new TreeMap<>(byLanguage));
    }
}
