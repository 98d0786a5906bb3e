package org.essaim.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Running text as people type it (<i>texte courant</i>): a blank line ends a paragraph, and each line that begins with a dash is a point of a list.
 *
 * <p>Nothing else has a meaning: markup is text. Stateless and thread-safe.
 */
public final class Prose {
    private static final List<String> DASHES = List.of("-", "–", "•", "*");

    private Prose() {}

    /** The paragraphs and lists of a text; none if it is blank. */
    public static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> points = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean point = false;
        for (String each : text.lines().toList()) {
            // A dash with nothing behind it says nothing.
            String line = DASHES.contains(each.strip()) ? "" : each.strip();
            String rest = point(line);
            if (line.isEmpty() || rest != null) {
                end(open, point, points, blocks);
                point = rest != null;
                if (line.isEmpty()) {
                    list(points, blocks);
                } else {
                    open.append(rest);
                }
            } else {
                open.append(open.length() == 0 ? "" : " ").append(line);
            }
        }
        end(open, point, points, blocks);
        list(points, blocks);
        return blocks;
    }

    private static @Nullable String point(String line) {
        return DASHES.stream()
                .filter(dash -> line.startsWith(dash + " "))
                .map(dash -> line.substring(dash.length()).strip())
                .findFirst()
                .orElse(null);
    }

    private static void end(StringBuilder open, boolean point, List<String> points, List<Block> blocks) {
        String text = open.toString();
        open.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        if (point) {
            points.add(text);
        } else {
            list(points, blocks);
            blocks.add(new Block.Paragraph(text));
        }
    }

    private static void list(List<String> points, List<Block> blocks) {
        if (!points.isEmpty()) {
            blocks.add(new Block.Bullets(points));
            points.clear();
        }
    }

    /** The text whose paragraphs and lists these are, which {@link #blocks} reads back; other blocks are left out. */
    public static String text(List<Block> blocks) {
        List<String> parts = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Paragraph paragraph) {
                parts.add(paragraph.text());
            } else if (block instanceof Block.Notice notice) {
                parts.add(notice.text());
            } else if (block instanceof Block.Bullets bullets) {
                parts.add(String.join(
                        "\n", bullets.items().stream().map(item -> "- " + item).toList()));
            }
        }
        return String.join("\n\n", parts);
    }

    /** The text without characters that no document can hold; line ends and tabs stay. */
    public static String legible(String text) {
        StringBuilder legible = new StringBuilder(text.length());
        text.codePoints().filter(Prose::isLegible).forEach(legible::appendCodePoint);
        return legible.toString();
    }

    private static boolean isLegible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\r' || c == '\t';
            case Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
