package org.essaim.xlsx;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Gives each sheet a name that Excel accepts: at most 31 characters, none of {@code []:*?/\}, no apostrophe at either
 * end, not {@code History}, and no name twice whatever its case. One per workbook.
 */
final class SheetNames {
    private static final int LONGEST = 31;

    private final String ifEmpty;
    // Excel reserves this one for itself.
    private final Set<String> taken = new HashSet<>(Set.of("history"));

    SheetNames(String ifEmpty) {
        this.ifEmpty = ifEmpty;
    }

    String fresh(String title) {
        String clean = clean(title);
        String name = cut(clean, LONGEST);
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            String suffix = " (" + i + ")";
            name = cut(clean, LONGEST - suffix.length()) + suffix;
        }
        return name;
    }

    private String clean(String title) {
        String clean = title.replaceAll("[\\[\\]:*?/\\\\]", " ")
                .replaceAll("\\p{Cntrl}", " ")
                .replaceAll("[ \u00a0\u202f]+", " ")
                .replaceAll("^[ ']+|[ ']+$", "");
        return clean.isEmpty() ? ifEmpty : clean;
    }

    private static String cut(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        // Never between the two halves of a character.
        int end = Character.isHighSurrogate(name.charAt(longest - 1)) ? longest - 1 : longest;
        return name.substring(0, end).replaceAll("[ ']+$", "");
    }
}
