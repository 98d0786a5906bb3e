package org.essaim.ical;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One property of an event, as it is written.
 *
 * @param number the line of the file on which it starts
 * @param name its name in capitals
 * @param parameters the parameters under their names in capitals, without quotes
 * @param value what follows the colon
 */
record ContentLine(long number, String name, Map<String, String> parameters, String value) {
    ContentLine {
        parameters = Map.copyOf(parameters);
    }

    /** Divides a line, or tells nothing if it is none. */
    static @Nullable ContentLine parse(long number, String text) {
        int at = 0;
        while (at < text.length() && isNameCharacter(text.charAt(at))) {
            at++;
        }
        if (at == 0) {
            return null;
        }
        String name = text.substring(0, at).toUpperCase(Locale.ROOT);
        Map<String, String> parameters = new LinkedHashMap<>();
        while (at < text.length() && text.charAt(at) == ';') {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                return null;
            }
            String parameter = text.substring(at + 1, equals).strip().toUpperCase(Locale.ROOT);
            int end = endOfParameter(text, equals + 1);
            if (end < 0
                    || parameters.put(
                                    parameter,
                                    text.substring(equals + 1, end)
                                            .replace("\"", "")
                                            .strip())
                            != null) {
                return null;
            }
            at = end;
        }
        if (at == text.length() || text.charAt(at) != ':') {
            return null;
        }
        return new ContentLine(number, name, parameters, text.substring(at + 1));
    }

    /** The colon or semicolon that ends a parameter's value, outside of quotes; -1 if there is none. */
    private static int endOfParameter(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ':' || c == ';')) {
                return i;
            }
        }
        return -1;
    }

    static boolean isNameCharacter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    String parameter(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }

    /** The first value of a list of texts. */
    String firstText() {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == ',') {
                return new ContentLine(number, name, parameters, value.substring(0, i)).text();
            }
        }
        return text();
    }

    /** The value of a text, its escapes undone (RFC 5545, 3.3.11); line ends are blanks, and other controls but tabs too. */
    String text() {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char escaped = value.charAt(++i);
                text.append(escaped == 'n' || escaped == 'N' ? ' ' : escaped);
            } else {
                text.append(c != '\t' && Character.isISOControl(c) ? ' ' : c);
            }
        }
        return text.toString().strip();
    }
}
