package org.essaim.xlsx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.essaim.questionnaire.Item;

/** Names of an XLSForm as codes of items and options here. Not thread-safe. */
final class FormCodes {
    private static final int LONGEST = 120;

    private final Set<String> taken = new HashSet<>();
    // How far the numbers after a name have come: a form may say one name fifty thousand times.
    private final Map<String, Integer> numbers = new HashMap<>();

    /** A code that no item has yet; it is taken from then on. */
    String free(String name) {
        String code = legal(name);
        String free = code;
        while (!taken.add(free)) {
            free = code + "_" + numbers.merge(code, 2, (before, first) -> before + 1);
        }
        return free;
    }

    /** The code that is most like a name; empty if there is none. */
    static String legal(String name) {
        String code = cut(name.strip(), LONGEST).replaceAll("[^\\p{L}0-9_.\\-/:]", "_");
        return code.matches(Item.CODE) ? code : code.isEmpty() ? "" : "_" + code;
    }

    /** The beginning of a text, without half a character at its end. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
