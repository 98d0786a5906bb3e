package org.essaim.document;

import java.util.Map;
import java.util.Objects;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A tree with the lines it was read from (<i>document source</i>), so that a finding names file and line.
 *
 * <p>Immutable.
 *
 * @param tree the tree
 * @param file the name of the file, relative to its pack or folder
 * @param lines the line of each path, such as {@code phases[2].code}; the root's path is empty
 */
public record SourceTree(Tree tree, String file, Map<String, Integer> lines) {
    public SourceTree {
        Objects.requireNonNull(tree, "tree");
        lines = lines instanceof SourceLines ? lines : Map.copyOf(lines);
    }

    /** The line of this path, or of the nearest one above it. */
    public @Nullable Integer line(String path) {
        String at = path;
        while (true) {
            Integer line = lines.get(at);
            if (line != null || at.isEmpty()) {
                return line;
            }
            at = above(at);
        }
    }

    // What is far longer than paths are is cut at once, not name by name.
    private static String above(String path) {
        String near = path.substring(0, Math.min(path.length(), Finding.LONGEST_PATH));
        int dot = near.lastIndexOf('.');
        int bracket = near.lastIndexOf('[');
        return near.substring(0, Math.max(0, Math.max(dot, bracket)));
    }
}
