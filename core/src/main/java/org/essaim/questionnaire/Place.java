package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where an answer stands (<i>emplacement</i>): the code of its question and, within sections that repeat, which time it is.
 *
 * <p>Immutable. Written {@code age} or {@code age[2]}, {@code age[2,1]}: the first time of the inner section in the second one of the outer.
 *
 * @param code the code of the item
 * @param times which time it is in each repeated section around it, from the outermost, each from 1; empty outside of such sections
 */
public record Place(String code, List<Integer> times) implements Comparable<Place> {
    private static final int DEEPEST = 20;

    public Place {
        times = List.copyOf(times);
        if (code.isEmpty() || times.size() > DEEPEST || times.stream().anyMatch(time -> time < 1)) {
            throw new IllegalArgumentException(
                    "[" + code + "] at " + times + " is no place of an answer.\nMaybe times are counted from 1.");
        }
    }

    /** Outside of repeated sections. */
    public static Place of(String code) {
        return new Place(code, List.of());
    }

    /** The times in the repeated sections around it, from the outermost. */
    public static Place of(String code, Integer... times) {
        return new Place(code, Arrays.asList(times));
    }

    /** Reads what {@link #toString} wrote; nothing if it is not written like this. */
    public static Optional<Place> parse(String text) {
        int bracket = text.endsWith("]") ? text.lastIndexOf('[') : -1;
        if (bracket < 0) {
            return text.isEmpty() ? Optional.empty() : Optional.of(of(text));
        }
        List<Integer> times = new ArrayList<>();
        for (String part : text.substring(bracket + 1, text.length() - 1).split(",", -1)) {
            if (!part.matches("[1-9][0-9]{0,6}")) {
                return Optional.empty();
            }
            times.add(Integer.valueOf(part));
        }
        return bracket == 0 || times.size() > DEEPEST
                ? Optional.empty()
                : Optional.of(new Place(text.substring(0, bracket), times));
    }

    @Override
    public int compareTo(Place other) {
        int order = code.compareTo(other.code);
        for (int i = 0; order == 0 && i < Math.min(times.size(), other.times.size()); i++) {
            order = times.get(i).compareTo(other.times.get(i));
        }
        return order == 0 ? Integer.compare(times.size(), other.times.size()) : order;
    }

    @Override
    public String toString() {
        return times.isEmpty()
                ? code
                : code + times.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
