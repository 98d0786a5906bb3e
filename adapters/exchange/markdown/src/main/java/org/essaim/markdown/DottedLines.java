package org.essaim.markdown;

import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Lines of dots, on which nobody has written yet (<i>lignes à remplir</i>). */
final class DottedLines {
    /** Fewer may be three dots of a sentence, or a mark of what was left out. */
    private static final int FEWEST = 5;

    private DottedLines() {}

    /** How many lines a paragraph has if all of them are dots; else 0. */
    static int in(Paragraph paragraph) {
        int lines = 0;
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text && isDotted(text.getLiteral())) {
                lines++;
            } else if (!(node instanceof SoftLineBreak || node instanceof HardLineBreak)) {
                return 0;
            }
        }
        return lines;
    }

    private static boolean isDotted(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c == '…') {
                dots += 3;
            } else if (c != ' ') {
                return false;
            }
        }
        return dots >= FEWEST;
    }
}
