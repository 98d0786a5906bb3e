package org.essaim.formula;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a formula may name (<i>vocabulaire</i>), with what each counts.
 *
 * <p>A name with a bracket is a longer name: {@code time[coordination]} is {@code time-coordination}, and {@code time[a, b]} both, added up.
 * Some names take any bracket, because what stands in it is only known from the data: a phase, a questionnaire. Immutable.
 *
 * @param names the names that are known, with what each counts
 * @param open the beginnings that take any bracket, with what each then counts
 */
public record Vocabulary(Map<String, Quantity> names, Map<String, Quantity> open) {
    public Vocabulary {
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        open = Collections.unmodifiableMap(new TreeMap<>(open));
    }

    /** These names, each of which takes any bracket too. */
    static Vocabulary loose(Map<String, Quantity> names) {
        return new Vocabulary(names, names);
    }

    /** The same with more names; what both know is as the other one says. */
    public Vocabulary with(Map<String, Quantity> more) {
        Map<String, Quantity> all = new LinkedHashMap<>(names);
        all.putAll(more);
        return new Vocabulary(all, open);
    }

    /** The names that a part of a formula means. */
    public static List<String> names(Term.Measured measured) {
        return measured.of().isEmpty()
                ? List.of(measured.name())
                : measured.of().stream().map(of -> measured.name() + "-" + of).toList();
    }

    /** What a name counts, alone or with one of its brackets. */
    Optional<Quantity> of(String name, String bracket) {
        if (bracket.isEmpty()) {
            return Optional.ofNullable(names.get(name));
        }
        return Optional.ofNullable(names.get(name + "-" + bracket)).or(() -> Optional.ofNullable(open.get(name)));
    }

    /** True if a bracket may follow. */
    boolean isBeginning(String name) {
        return open.containsKey(name) || names.keySet().stream().anyMatch(each -> each.startsWith(name + "-"));
    }

    /** What may be written, for who wrote something else. */
    SortedSet<String> valid() {
        SortedSet<String> valid = new TreeSet<>(names.keySet());
        open.keySet().forEach(name -> valid.add(name + "[…]"));
        return valid;
    }

    /** What may stand in the bracket after a name. */
    Set<String> valid(String name) {
        Set<String> valid = new TreeSet<>();
        for (String each : names.keySet()) {
            if (each.startsWith(name + "-")) {
                valid.add(each.substring(name.length() + 1));
            }
        }
        return valid;
    }
}
