package org.essaim.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;

/**
 * Where a line may end: after a space, after a hyphen inside a word, and inside a word that no column could hold. The
 * platform's rules also break after an apostrophe ("d’ équipe"), and change from one release to the next.
 */
final class LineBreaks implements FSTextBreaker {
    private static final int LONGEST_WORD = 32;

    private String text = "";
    private int position;

    @Override
    public void setText(String newText) {
        text = newText;
        position = 0;
    }

    @Override
    public int next() {
        if (position >= text.length()) {
            return BreakIterator.DONE;
        }
        int start = position++;
        while (position < text.length() && position - start < LONGEST_WORD && !isBreak(position)) {
            position++;
        }
        return position;
    }

    private boolean isBreak(int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        if (isSpace(before)) {
            return !isSpace(after);
        }
        return before == '-' && at > 1 && Character.isLetterOrDigit(text.charAt(at - 2)) && Character.isLetter(after);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
