package org.essaim.experience;

import java.util.regex.Pattern;
import org.essaim.report.Prose;

/** What every experience has: a name for software, a title, a text. */
final class Ids {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private Ids() {}

    static void require(String what, String id, String title) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(what + " is identified by letters, digits, . _ and -, not [" + id
                    + "].\nMaybe leave blanks, accents and slashes out.");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException(what + " [" + id + "] needs a title.");
        }
    }

    /** The text as paragraphs and lists have it. */
    static String prose(String what, String id, String text) {
        String prose = Prose.text(Prose.blocks(text));
        if (prose.isEmpty()) {
            throw new IllegalArgumentException(what + " [" + id + "] tells nothing.\nMaybe its text was left out.");
        }
        return prose;
    }
}
