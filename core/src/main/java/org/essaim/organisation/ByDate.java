package org.essaim.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A value that changes on known dates (<i>valeur datée</i>): each holds from its date until the next one begins.
 *
 * <p>Immutable. Before the first date there is no value.
 */
public final class ByDate<T> {
    private final NavigableMap<LocalDate, T> values;

    private ByDate(NavigableMap<LocalDate, T> values) {
        this.values = values;
    }

    /** A value that never changes. */
    public static <T> ByDate<T> always(T value) {
        return new ByDate<T>(new TreeMap<>(Map.of(LocalDate.MIN, value)));
    }

    /** No value at any date. */
    public static <T> ByDate<T> never() {
        return new ByDate<T>(new TreeMap<>());
    }

    /**
     * Values from their dates on.
     *
     * @throws IllegalArgumentException if two values begin on one date
     */
    public static <T> ByDate<T> of(List<From<T>> changes) {
        NavigableMap<LocalDate, T> values = new TreeMap<>();
        for (From<T> change : changes) {
            if (values.put(change.date(), change.value()) != null) {
                throw new IllegalArgumentException("Two values begin on [" + change.date()
                        + "].\nMaybe one of them is a former version: keep one.");
            }
        }
        return new ByDate<T>(values);
    }

    /**
     * A value and the date from which it holds.
     *
     * @param date its first day
     * @param value the value
     */
    public record From<T>(LocalDate date, T value) {}

    /** The value on this day. */
    public Optional<T> at(LocalDate day) {
        Map.Entry<LocalDate, T> entry = values.floorEntry(day);
        return entry == null ? Optional.empty() : Optional.of(entry.getValue());
    }

    /** The first day of the value that holds on this day. */
    public Optional<LocalDate> since(LocalDate day) {
        return Optional.ofNullable(values.floorKey(day));
    }

    /** This timeline with one more value from this date on, in place of one that began the same day. */
    public ByDate<T> with(LocalDate from, T value) {
        NavigableMap<LocalDate, T> changed = new TreeMap<>(values);
        changed.put(from, value);
        return new ByDate<T>(changed);
    }

    /** All values with their first days, in order of time. */
    public List<From<T>> changes() {
        List<From<T>> changes = new ArrayList<>();
        values.forEach((date, value) -> changes.add(new From<>(date, value)));
        return changes;
    }

    /** True if there is no value at any date. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByDate<?> that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
