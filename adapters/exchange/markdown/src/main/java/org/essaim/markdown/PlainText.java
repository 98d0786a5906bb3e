package org.essaim.markdown;

/**
 * Texts as Markdown can hold them, written and read alike: runs of blanks, tabs and line ends (of Unicode too) are one blank; there is
 * none at either end, unbreakable ones included; what is no text at all (controls, half a surrogate pair, what is not a character) is
 * U+FFFD. Unbreakable blanks within a text stay as they are.
 */
final class PlainText {
    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean blank = false;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isBreakable(c)) {
                blank = true;
            } else {
                if (blank) {
                    plain.append(' ');
                    blank = false;
                }
                plain.appendCodePoint(isText(c) ? c : REPLACEMENT);
            }
        }
        int from = 0;
        int to = plain.length();
        while (from < to && isBlank(plain.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(plain.charAt(to - 1))) {
            to--;
        }
        return plain.substring(from, to);
    }

    private static boolean isBreakable(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c) || isBreakable(c);
    }

    private static boolean isText(int c) {
        return c >= ' '
                && !(c >= 0x7F && c <= 0x9F)
                && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                && (c & 0xFFFE) != 0xFFFE;
    }
}
