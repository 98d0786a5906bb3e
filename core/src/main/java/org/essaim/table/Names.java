package org.essaim.table;

import java.text.Normalizer;

/** One way to compare headers and codes: composition, kind of space and kind of apostrophe never make two names differ. */
public final class Names {
    private Names() {}

    /** A name in the one form in which names are compared. */
    public static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('\u2019', '\'')
                .strip();
    }

    /** White space around a cell: what people cannot see never decides. */
    public static boolean isBlank(char c) {
        // Nearly every cell begins and ends with a letter or digit of ASCII: that is settled first.
        return c <= ' ' || (c >= '\u00a0' && (c == '\u00a0' || c == '\u202f' || c == '\u2007' || c == '\u2009'));
    }
}
