package org.essaim.indicator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What is left of a figure without some of those that it holds (<i>reste d’une soustraction</i>): exits that are no resignations. Whoever is told all of them is
 * told it too.
 *
 * <p>What holds what is said by the list of measures. Of parts of one figure there are differences of one, of all, and of all but one: of up to three parts these
 * are all that there are.
 *
 * @param whole the figure that holds the others
 * @param parts those that are taken away, which have nothing in common; none if the figure stands for itself
 */
record Difference(String whole, SortedSet<String> parts) {
    private static final String LESS = "--";
    private static final int LONGEST_NAME = 64;

    Difference {
        parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
    }

    /** A figure by itself. */
    static Difference none(String figure) {
        return new Difference(figure, new TreeSet<>());
    }

    /** The differences that a figure has to do with. */
    static List<Difference> of(String figure, Measures measures) {
        Set<String> figures = new TreeSet<>(measures.ids());
        KnownMeasures.all().keySet().stream()
                .filter(line -> !KnownMeasures.isAnyBracket(line))
                .forEach(figures::add);
        figures.removeIf(each -> !KnownMeasures.figure(each).equals(each));
        Set<Difference> all = new LinkedHashSet<>();
        for (String whole : figures) {
            SortedSet<String> parts = new TreeSet<>();
            for (String part : figures) {
                if (isWithin(part, whole)) {
                    all.add(new Difference(whole, new TreeSet<>(Set.of(part))));
                }
                if (KnownMeasures.within(part).filter(whole::equals).isPresent()) {
                    parts.add(part);
                }
            }
            if (parts.size() > 1) {
                all.add(new Difference(whole, parts));
                for (String part : parts) {
                    SortedSet<String> others = new TreeSet<>(parts);
                    others.remove(part);
                    all.add(new Difference(whole, others));
                }
            }
        }
        return all.stream().filter(each -> each.figures().contains(figure)).toList();
    }

    /** True if a figure is part of another one, or of a part of it. */
    static boolean isWithin(String part, String whole) {
        for (Optional<String> above = KnownMeasures.within(part);
                above.isPresent();
                above = KnownMeasures.within(above.get())) {
            if (above.get().equals(whole)) {
                return true;
            }
        }
        return false;
    }

    /** All figures that it has to do with. */
    Set<String> figures() {
        Set<String> figures = new TreeSet<>(parts);
        figures.add(whole);
        return figures;
    }

    /** Which of its figures gives way if they are published together: one is enough, and the whole is worth more. */
    String least() {
        return parts.last();
    }

    /**
     * Under what name its releases are held against one another; no measure has two hyphens together.
     *
     * @param yielding which figure is kept from view where the difference is secret
     */
    String family(String yielding) {
        List<String> names = new ArrayList<>(List.of(whole));
        names.addAll(parts);
        if (!yielding.equals(least())) {
            names.add(yielding);
        }
        String name = String.join(LESS, names);
        return name.length() <= LONGEST_NAME
                ? name
                : whole
                        + LESS
                        + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString();
    }
}
