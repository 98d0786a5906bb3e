package org.essaim.xlsx;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.essaim.questionnaire.Texts;

/**
 * What a heading of an XLSForm names.
 *
 * @param written as it stands in the file
 * @param column the column as it is known here
 * @param said the language that it names, as it stands there; empty if none
 * @param language the tag of its language; nothing if nobody knows that language
 */
record FormHeading(String written, String column, String said, Optional<String> language) {
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("relevance", "relevant"),
            Map.entry("calculate", "calculation"),
            Map.entry("constraint message", "constraint_message"),
            Map.entry("list name", "list_name"),
            Map.entry("value", "name"),
            Map.entry("caption", "label"),
            Map.entry("read_only", "readonly"),
            Map.entry("bind::relevant", "relevant"),
            Map.entry("bind::required", "required"),
            Map.entry("bind::constraint", "constraint"));
    private static final Pattern COLONS = Pattern.compile("\\s*::\\s*");
    // Nobody writes a longer one, and blanks without end would take time without end.
    private static final int LONGEST = 500;

    /** What this heading names. */
    static FormHeading of(String written) {
        if (written.length() > LONGEST) {
            return new FormHeading(written, written, "", Optional.of(Texts.UNDETERMINED));
        }
        String plain = COLONS.matcher(written.strip().toLowerCase(Locale.ROOT)).replaceAll("::");
        String known = ALIASES.getOrDefault(plain, plain);
        int colons = known.contains("::") ? known.indexOf("::") : known.indexOf(':');
        if (colons < 0 || known.startsWith("bind") || known.startsWith("body")) {
            return new FormHeading(written, known, "", Optional.of(Texts.UNDETERMINED));
        }
        String column = known.substring(0, colons).strip();
        String language = written.substring(written.indexOf(':')).replaceFirst("^::?", "");
        return new FormHeading(
                written, ALIASES.getOrDefault(column, column), language.strip(), FormLanguage.tag(language));
    }

    /** True if it names no language. */
    boolean isPlain() {
        return said.isEmpty();
    }
}
