package org.essaim.programme;

/** What every record of this package refuses, in the same words. */
final class Guards {
    private Guards() {}

    static void code(String what, String code) {
        if (!code.matches(Programme.CODE)) {
            throw new IllegalArgumentException(what + " cannot have the code [" + code
                    + "].\nMaybe use small letters, digits and - only, 64 at most.");
        }
    }

    static void text(String what, String code, String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " [" + code + "] needs a " + field + ".");
        }
    }
}
