package org.essaim.markdown;

import java.util.Optional;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/**
 * Whether a text can be parsed in little time and memory, told before it is (<i>limites de lecture</i>).
 *
 * <p>What grows faster than the text are tables, whose header of a thousand columns makes a thousand cells of every row, however short;
 * paragraphs of very many lines, which are copied line by line; and brackets in brackets, whose contents are copied for each. All of
 * them end with a blank line, and so each passage between two of those is counted, as if all in it were one paragraph and the widest
 * of its tables.
 */
final class Passages {
    /** More belong into a spreadsheet. */
    static final int MOST_CELLS = 100_000;
    /** Nobody reads as many without a pause. */
    static final int MOST_LINES = 5_000;

    /** Characters copied for brackets, at most, in all. */
    private static final long MOST_COPIED = 400_000_000;

    private long cells;
    private long copied;

    private int at;
    private int lines;
    private long columns;
    private long brackets;
    private long length;

    private Passages() {}

    /** What is too much, if anything. */
    static Optional<Finding.Builder> exaggerated(String text) {
        Passages passages = new Passages();
        return text.lines()
                .map(line -> passages.line(line))
                .dropWhile(Optional::isEmpty)
                .findFirst()
                .orElseGet(passages::end);
    }

    private Optional<Finding.Builder> line(String line) {
        at++;
        if (isBlank(line)) {
            return end();
        }
        lines++;
        length += line.length();
        columns = Math.max(columns, columns(line));
        brackets += line.chars().filter(c -> c == '[').count();
        return Optional.empty();
    }

    private Optional<Finding.Builder> end() {
        cells += lines * columns;
        copied += brackets * length;
        boolean tooLong = lines > MOST_LINES || copied > MOST_COPIED;
        lines = 0;
        columns = 0;
        brackets = 0;
        length = 0;
        if (cells > MOST_CELLS) {
            return Optional.of(Finding.of(Code.CELLS_TOO_MANY).row(at).with("limit", MOST_CELLS));
        }
        return tooLong
                ? Optional.of(Finding.of(Code.PASSAGE_TOO_LONG).row(at).with("limit", MOST_LINES))
                : Optional.empty();
    }

    private static boolean isBlank(String line) {
        return line.chars().allMatch(c -> c == ' ' || c == '\t' || c == '>');
    }

    /** The columns of what could part a header from its rows; 0 if it cannot. */
    private static long columns(String line) {
        long bars = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '|') {
                bars++;
            } else if (c != '-' && c != ':' && c != ' ' && c != '\t' && c != '>') {
                return 0;
            }
        }
        return bars == 0 ? 0 : bars + 1;
    }
}
