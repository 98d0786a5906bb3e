package org.essaim.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A neutral document tree (<i>arbre neutre</i>): what every codec reads and writes, and nothing of JSON or YAML in it.
 *
 * <p>Immutable. Fields keep the order in which they were written; two trees are equal whatever that order.
 */
public sealed interface Tree {

    /** Text. */
    record Text(String value) implements Tree {}

    /** A number, exact; integers have scale 0. An exponent beyond {@link #GREATEST_EXPONENT} is refused. */
    record Numeric(BigDecimal value) implements Tree {
        /** How far from 0 the exponent of a number may be: written out, a greater one would fill the memory. */
        public static final int GREATEST_EXPONENT = 1000;

        public Numeric {
            if (Math.abs((long) value.scale()) > GREATEST_EXPONENT) {
                throw new IllegalArgumentException("A number has the exponent [" + -(long) value.scale()
                        + "], at most [" + GREATEST_EXPONENT + "] is read.\nMaybe it is no number: put it in quotes.");
            }
            if (value.scale() != 0) {
                value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
                if (value.scale() < 0) {
                    value = value.setScale(0);
                }
            }
        }
    }

    /** Yes or no. */
    record Truth(boolean value) implements Tree {}

    /** An explicit nothing. */
    record Nothing() implements Tree {}

    /** A list. */
    record Items(List<Tree> items) implements Tree {
        public Items {
            items = items instanceof MadeWhenRead ? items : List.copyOf(items);
        }
    }

    /** Named fields. */
    record Fields(Map<String, Tree> fields) implements Tree {
        public Fields {
            // Statements hold millions of small ones.
            fields = fields.size() <= 1 ? Map.copyOf(fields) : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** The field of this name. */
        public Optional<Tree> get(String name) {
            return Optional.ofNullable(fields.get(name));
        }
    }

    /** Text. */
    static Tree of(String value) {
        return new Text(value);
    }

    /** A whole number. */
    static Tree of(long value) {
        return new Numeric(BigDecimal.valueOf(value));
    }

    /** Yes or no. */
    static Tree of(boolean value) {
        return new Truth(value);
    }

    /** A list. */
    static Tree of(List<? extends Tree> items) {
        return new Items(List.copyOf(items));
    }

    /**
     * A list whose items are made each time they are read, for lists that would fill the memory.
     *
     * @param source what the items are made of; nobody may change it any more
     * @param item makes an item, always the same of the same
     */
    static <T> Tree madeWhenRead(List<T> source, Function<? super T, ? extends Tree> item) {
        return new Items(new MadeWhenRead<>(source, item));
    }

    /** A list of texts. */
    static Tree texts(Iterable<String> values) {
        List<Tree> items = new ArrayList<>();
        values.forEach(value -> items.add(of(value)));
        return new Items(items);
    }

    /** Starts named fields. */
    static Builder fields() {
        return new Builder();
    }

    /** Collects named fields in order; not thread-safe. */
    final class Builder {
        private final Map<String, Tree> fields = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, Tree value) {
            if (fields.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("Field [" + name + "] is set twice.");
            }
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, of(value));
        }

        public Builder put(String name, long value) {
            return put(name, of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, of(value));
        }

        public Builder put(String name, List<? extends Tree> items) {
            return put(name, of(items));
        }

        /** Leaves the field out when there is nothing to say. */
        public Builder putIfPresent(String name, @Nullable String value) {
            return value == null || value.isEmpty() ? this : put(name, of(value));
        }

        public Fields build() {
            return new Fields(fields);
        }
    }
}
