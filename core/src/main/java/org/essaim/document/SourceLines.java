package org.essaim.document;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The line of each path of a document (<i>lignes d’un document</i>): noted value by value while it is read, and put under
 * paths once somebody asks for one, which nobody does of a document that is sound.
 *
 * <p>Whoever reads notes; after that nothing changes, and it is thread-safe.
 */
final class SourceLines extends AbstractMap<String, Integer> {
    // Ten times what a document that people write comes to. One that goes further, such as a long name around a million
    // values, was written
    // to fill the memory: what comes last has the line of what is above it.
    private static final int MOST_CHARACTERS = 1 << 24;

    private int[] parents = new int[16];
    private @Nullable String[] names = new @Nullable String[16];
    private int[] positions = new int[16];
    private int[] rows = new int[16];
    private int count;
    private volatile @Nullable Map<String, Integer> byPath;

    /** Notes the value at the root, which is value 0. */
    void root(int row) {
        note(-1, null, 0, row);
    }

    /**
     * Notes a named field.
     *
     * @param parent the number of the fields that it is one of
     * @return its number
     */
    int field(int parent, String name, int row) {
        return note(parent, name, 0, row);
    }

    /**
     * Notes an item of a list.
     *
     * @param parent the number of the list
     * @param position how many items come before it
     * @return its number
     */
    int item(int parent, int position, int row) {
        return note(parent, null, position, row);
    }

    private int note(int parent, @Nullable String name, int position, int row) {
        if (count == rows.length) {
            int room = 2 * count;
            parents = Arrays.copyOf(parents, room);
            names = Arrays.copyOf(names, room);
            positions = Arrays.copyOf(positions, room);
            rows = Arrays.copyOf(rows, room);
        }
        parents[count] = parent;
        names[count] = name;
        positions[count] = position;
        rows[count] = row;
        return count++;
    }

    private Map<String, Integer> byPath() {
        Map<String, Integer> known = byPath;
        if (known == null) {
            known = Collections.unmodifiableMap(made());
            byPath = known;
        }
        return known;
    }

    private Map<String, Integer> made() {
        Map<String, Integer> made = new HashMap<>();
        String[] paths = new String[count];
        int room = MOST_CHARACTERS;
        for (int i = 0; i < count && room > 0; i++) {
            String path = path(i, paths);
            paths[i] = path;
            room -= path.length();
            // A name may look like a path: what was met first is what people see first.
            made.putIfAbsent(path, rows[i]);
        }
        return made;
    }

    private String path(int value, String[] paths) {
        if (parents[value] < 0) {
            return "";
        }
        String above = paths[parents[value]];
        String name = names[value];
        if (name == null) {
            return above + "[" + positions[value] + "]";
        }
        return above.isEmpty() ? name : above + "." + name;
    }

    @Override
    public Set<Map.Entry<String, Integer>> entrySet() {
        return byPath().entrySet();
    }

    @Override
    public @Nullable Integer get(Object path) {
        return byPath().get(path);
    }

    @Override
    public boolean containsKey(Object path) {
        return byPath().containsKey(path);
    }
}
