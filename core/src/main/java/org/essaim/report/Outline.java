package org.essaim.report;

import java.util.List;

/**
 * A text as somebody wrote it, title by title (<i>plan d’un texte</i>): what a reader of a text format tells, and the counterpart of a {@link Report}.
 *
 * <p>Its blocks are paragraphs, bullets, facts, notices, dotted lines and tables, and their values text. Immutable.
 *
 * @param parts its parts, in order; what stands before the first title, or below a line across the page, is a part without one
 */
public record Outline(List<Part> parts) {
    public Outline {
        parts = List.copyOf(parts);
    }

    /**
     * A title and what stands under it, up to the next title of any level.
     *
     * @param level how deep it is, from 1; 0 for what stands below no title
     * @param title the title, in one line; empty for what stands below none
     * @param line where it begins, from 1
     * @param blocks what stands under it
     */
    public record Part(int level, String title, int line, List<Block> blocks) {
        public Part {
            blocks = List.copyOf(blocks);
        }
    }
}
