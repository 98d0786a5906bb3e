package org.essaim.funding;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A few whole amounts by key, in order, that never change.
 *
 * <p>A federation's year has millions of leaves, and each leaf six such maps of one or two entries: trees of nodes would fill the
 * memory with themselves.
 */
// Nobody here asks for what a NavigableMap knows besides.
@SuppressWarnings("JdkObsolete")
final class Amounts<K extends Comparable<? super K>> extends AbstractMap<K, Long> implements SortedMap<K, Long> {
    private static final long[] ALONE = {};
    private static final SortedMap<?, Long> NONE = new Amounts<String>(List.of(), 0, ALONE);

    private final List<K> keys;
    private final long first;
    // What comes after the first, which mostly stands alone.
    private final long[] others;

    private Amounts(List<K> keys, long first, long[] others) {
        this.keys = keys;
        this.first = first;
        this.others = others;
    }

    private long value(int at) {
        return at == 0 ? first : others[at - 1];
    }

    private int at(@Nullable Object key) {
        for (int i = 0; i < keys.size(); i++) {
            K known = keys.get(i);
            if (known == key || known.equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** The same amounts, which nobody can change. */
    static <K extends Comparable<? super K>> SortedMap<K, Long> of(SortedMap<K, Long> amounts) {
        if (amounts instanceof Amounts) {
            return amounts;
        }
        if (amounts.isEmpty()) {
            return none();
        }
        long[] others = amounts.size() == 1 ? ALONE : new long[amounts.size() - 1];
        Iterator<Long> values = amounts.values().iterator();
        long first = values.next();
        for (int i = 0; i < others.length; i++) {
            others[i] = values.next();
        }
        return new Amounts<>(List.copyOf(amounts.keySet()), first, others);
    }

    /**
     * One amount.
     *
     * @param key a list of its key alone, which many may share
     */
    static <K extends Comparable<? super K>> SortedMap<K, Long> of(List<K> key, long amount) {
        return new Amounts<>(key, amount, ALONE);
    }

    /** No amounts. */
    @SuppressWarnings("unchecked")
    static <K extends Comparable<? super K>> SortedMap<K, Long> none() {
        // What is empty can be of any kind.
        return (SortedMap<K, Long>) NONE;
    }

    @Override
    public Long getOrDefault(@Nullable Object key, Long otherwise) {
        int at = at(key);
        return at < 0 ? otherwise : Long.valueOf(value(at));
    }

    @Override
    public @Nullable Long get(@Nullable Object key) {
        int at = at(key);
        return at < 0 ? null : value(at);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return at(key) >= 0;
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public Set<Map.Entry<K, Long>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.size();
            }

            @Override
            public Iterator<Map.Entry<K, Long>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < keys.size();
                    }

                    @Override
                    public Map.Entry<K, Long> next() {
                        if (next == keys.size()) {
                            throw new NoSuchElementException();
                        }
                        return Map.entry(keys.get(next), value(next++));
                    }
                };
            }
        };
    }

    @Override
    public @Nullable Comparator<? super K> comparator() {
        return null;
    }

    @Override
    public SortedMap<K, Long> subMap(K from, K to) {
        return new TreeMap<>(this).subMap(from, to);
    }

    @Override
    public SortedMap<K, Long> headMap(K to) {
        return new TreeMap<>(this).headMap(to);
    }

    @Override
    public SortedMap<K, Long> tailMap(K from) {
        return new TreeMap<>(this).tailMap(from);
    }

    @Override
    public K firstKey() {
        return keys.get(0);
    }

    @Override
    public K lastKey() {
        return keys.get(keys.size() - 1);
    }
}
