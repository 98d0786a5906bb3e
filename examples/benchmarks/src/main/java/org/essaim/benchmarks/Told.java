package org.essaim.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a part has to say: rows of its section's table, and what stands below; told line by line from process to process. */
final class Told {
    private static final String ROW = "row ";
    private static final String NOTE = "note ";

    private final List<String> rows = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** Adds a row, the first cell telling what it is of. */
    void row(String... cells) {
        tell(ROW + "| " + String.join(" | ", cells) + " |");
    }

    /** Adds a sentence below the table; said twice, it stands there once. */
    void note(String format, Object... values) {
        tell(NOTE + String.format(Locale.ROOT, format, values));
    }

    /** Tells versions of what was held beside ours, as their jars have them in their names. */
    void versions(Class<?>... of) {
        List<String> jars = new ArrayList<>();
        for (Class<?> each : of) {
            jars.add(Machine.jar(each));
        }
        note("Versions: %s.", String.join(", ", jars));
    }

    private static void tell(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }

    /** Takes what a process told; anything else that it printed is left out. */
    void take(String line) {
        if (line.startsWith(ROW)) {
            rows.add(line.substring(ROW.length()));
        } else if (line.startsWith(NOTE)) {
            notes.add(line.substring(NOTE.length()));
        }
    }

    boolean isEmpty() {
        return rows.isEmpty() && notes.isEmpty();
    }

    List<String> rows() {
        return Collections.unmodifiableList(rows);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
