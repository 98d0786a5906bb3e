package org.essaim.jackson;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Which YAML texts need quotes so that no reader, of YAML 1.1 either, takes them for something else. */
final class YamlQuoting extends StringQuotingChecker {
    private static final long serialVersionUID = 1L;
    private static final Set<String> NOT_TEXT_ELSEWHERE =
            Set.of("", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf", "<<", "=");

    private static final Pattern WORDS = Pattern.compile("[\\p{L}_](?:[\\p{L}\\p{N} _./’-]*[\\p{L}\\p{N}_])?");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    YamlQuoting() {}

    // The emitter leaves some names bare that its own scanner then refuses; a plain word is beyond doubt.
    @Override
    public boolean needToQuoteName(String name) {
        return !WORDS.matcher(name).matches() || NOT_TEXT_ELSEWHERE.contains(name.toLowerCase(Locale.ROOT));
    }

    // What begins like a number covers dates, times, octal, hexadecimal and sexagesimal numbers. A text that would
    // break
    // the syntax is quoted by the emitter itself.
    @Override
    public boolean needToQuoteValue(String value) {
        return value.isEmpty()
                || "0123456789+-.".indexOf(value.charAt(0)) >= 0
                || INVISIBLE.matcher(value).find()
                || NOT_TEXT_ELSEWHERE.contains(value.toLowerCase(Locale.ROOT));
    }
}
