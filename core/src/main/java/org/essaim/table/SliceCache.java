package org.essaim.table;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a cell's text stands for, worked out once per different text: an export repeats its labels, teams and codes on
 * every row, and a hit makes no string. Bounded; not thread-safe.
 *
 * @param <T> what a text stands for
 */
final class SliceCache<T> {
    private static final int MOST_ENTRIES = 1 << 15;
    private static final int LONGEST_TEXT = 120;

    private final Function<String, @Nullable T> meaning;
    // Starts small: most columns hold a handful of different texts. Half of it stays free, so a search ends soon.
    private @Nullable Entry[] entries = new @Nullable Entry[64];
    private int count;

    @SuppressWarnings("ArrayRecordComponent") // compared by its characters only
    private record Entry(char[] text, int hash, @Nullable Object meaning) {}

    SliceCache(Function<String, @Nullable T> meaning) {
        this.meaning = meaning;
    }

    @SuppressWarnings("unchecked") // only meanings of this cache are kept
    @Nullable
    T get(TableRow row, int slot) {
        char[] text = row.text();
        int from = row.from(slot);
        int to = row.to(slot);
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        int at = place(hash);
        for (Entry known = entries[at]; known != null; known = entries[at]) {
            if (known.hash() == hash && Arrays.equals(known.text(), 0, known.text().length, text, from, to)) {
                return (T) known.meaning();
            }
            at = (at + 1) & (entries.length - 1);
        }
        T value = meaning.apply(row.string(slot));
        if (count < MOST_ENTRIES && to - from <= LONGEST_TEXT) {
            entries[at] = new Entry(Arrays.copyOfRange(text, from, to), hash, value);
            if (++count * 2 > entries.length) {
                grow();
            }
        }
        return value;
    }

    private void grow() {
        @Nullable Entry[] old = entries;
        entries = new @Nullable Entry[old.length * 2];
        for (Entry entry : old) {
            if (entry != null) {
                int at = place(entry.hash());
                while (entries[at] != null) {
                    at = (at + 1) & (entries.length - 1);
                }
                entries[at] = entry;
            }
        }
    }

    private int place(int hash) {
        return (hash ^ (hash >>> 16)) & (entries.length - 1);
    }
}
