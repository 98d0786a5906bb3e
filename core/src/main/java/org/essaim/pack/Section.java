package org.essaim.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.essaim.document.FieldReader;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/**
 * What stands under one top-level key, over all files of a pack and then over all packs. Not thread-safe.
 *
 * <p>Inside one pack two entries of one identity are a fault; of two packs the later one wins, in the place of the first.
 */
final class Section<T> {
    private final String key;
    private final String pointsTo;
    private final boolean tellable;
    private final Function<T, String> identity;
    private final Map<String, Entry<T>> entries = new LinkedHashMap<>();
    private boolean whole = true;

    /**
     * An entry and the reader that knows its place.
     *
     * @param value the entry
     * @param at where it stands
     */
    record Entry<T>(T value, FieldReader at) {}

    /**
     * @param key the top-level key
     * @param pointsTo the key inside an entry that a duplicate is reported at
     * @param tellable false if the identity could lead to a person
     * @param identity what makes two entries the same
     */
    Section(String key, String pointsTo, boolean tellable, Function<T, String> identity) {
        this.key = key;
        this.pointsTo = pointsTo;
        this.tellable = tellable;
        this.identity = identity;
    }

    static <T> Section<T> of(String key, String pointsTo, Function<T, String> identity) {
        return new Section<>(key, pointsTo, true, identity);
    }

    void readEach(FieldReader file, Function<FieldReader, Optional<T>> reading) {
        file.each(key, reader -> keep(reader, reading.apply(reader)));
    }

    void readOne(FieldReader file, Function<FieldReader, Optional<T>> reading) {
        file.one(key, reader -> keep(reader, reading.apply(reader)));
    }

    private Optional<T> keep(FieldReader reader, Optional<T> value) {
        if (value.isEmpty()) {
            whole = false;
            return value;
        }
        String id = identity.apply(value.get());
        if (entries.putIfAbsent(id, new Entry<>(value.get(), reader)) != null) {
            reader.report(
                    pointsTo,
                    Finding.of(Code.DUPLICATE_ID).value(tellable ? id : null).with("kind", key));
        }
        return value;
    }

    /** Takes over the entries of a later pack. */
    void overrideWith(Section<T> later) {
        entries.putAll(later.entries);
        whole &= later.whole;
    }

    List<Entry<T>> entries() {
        return new ArrayList<>(entries.values());
    }

    List<T> values() {
        return entries.values().stream().map(Entry::value).toList();
    }

    /** False if an entry could not be read: then nothing can be said about references to it. */
    boolean isWhole() {
        return whole;
    }

    boolean has(String id) {
        return entries.containsKey(id);
    }

    String ids() {
        return String.join(", ", entries.keySet());
    }
}
