package org.essaim.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.formula.Formula;
import org.essaim.formula.Quantity;
import org.essaim.formula.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Definitions that may name one another (<i>catalogue d’indicateurs</i>).
 *
 * <p>The formula of one may name another by its identifier; meant is the newest version, with its factor. Only an indicator that is worked out at once, without
 * aggregation and not brought to a year, can be named so: anything else would be worked out in another order than it says. A measure of the same name goes
 * first. Immutable.
 */
public final class Catalogue {
    private final SortedMap<String, SortedMap<Integer, Definition>> definitions;

    private Catalogue(SortedMap<String, SortedMap<Integer, Definition>> definitions) {
        this.definitions = definitions;
    }

    /** These definitions; of two of one identifier and version the last. */
    public static Catalogue of(Collection<Definition> definitions) {
        SortedMap<String, SortedMap<Integer, Definition>> all = new TreeMap<>();
        definitions.forEach(
                each -> all.computeIfAbsent(each.id(), none -> new TreeMap<>()).put(each.version(), each));
        return new Catalogue(all);
    }

    /** Every version of every definition, by identifier. */
    public List<Definition> definitions() {
        return definitions.values().stream()
                .flatMap(each -> each.values().stream())
                .toList();
    }

    /** The newest version of each that holds on every day of a period. */
    public List<Definition> holding(Period period) {
        return definitions.keySet().stream()
                .flatMap(id -> holding(id, period).stream())
                .toList();
    }

    /** The same, of each family the first alone: what measures one thing by several formulas is never set side by side. */
    public List<Definition> comparable(Period period) {
        Set<String> families = new LinkedHashSet<>();
        return holding(period).stream()
                .filter(each -> each.family().isEmpty() || families.add(each.family()))
                .toList();
    }

    /** The same with others beside them. */
    Catalogue with(Collection<Definition> others) {
        List<Definition> all = new ArrayList<>(definitions());
        all.addAll(others);
        return of(all);
    }

    /** The newest version of one that holds on every day of a period. */
    public Optional<Definition> holding(String id, Period period) {
        Definition found = null;
        for (Definition version : versions(id)) {
            found = version.holds(period) ? version : found;
        }
        return Optional.ofNullable(found);
    }

    /** The versions of one, oldest first; empty if it is not there. */
    public List<Definition> versions(String id) {
        return List.copyOf(definitions.getOrDefault(id, new TreeMap<>()).values());
    }

    /**
     * One of the definitions, understood; its findings name the key of the definition that they are about, in {@link Finding#path}.
     *
     * @param vocabulary the measures that there are
     * @param findings takes what speaks against it
     */
    public Optional<Indicator> indicator(
            String id, int version, Vocabulary vocabulary, Consumer<? super Finding> findings) {
        Definition definition = definitions.getOrDefault(id, new TreeMap<>()).get(version);
        return definition == null ? Optional.empty() : new Understanding(vocabulary, findings).indicator(definition);
    }

    /** Understands one definition, with those that it names. Not thread-safe. */
    private final class Understanding {
        private final Vocabulary vocabulary;
        private final Consumer<? super Finding> findings;
        private final Set<String> way;
        // Whoever leads into a circle is refused from wherever it is seen, so that each is understood once.
        private final Map<String, Optional<Indicator>> understood;

        Understanding(Vocabulary vocabulary, Consumer<? super Finding> findings) {
            this(vocabulary, findings, new LinkedHashSet<>(), new LinkedHashMap<>());
        }

        private Understanding(
                Vocabulary vocabulary,
                Consumer<? super Finding> findings,
                Set<String> way,
                Map<String, Optional<Indicator>> understood) {
            this.vocabulary = vocabulary;
            this.findings = findings;
            this.way = way;
            this.understood = understood;
        }

        Optional<Indicator> indicator(Definition definition) {
            way.add(definition.id());
            Optional<Formula> above = formula(definition, "numerator", definition.numerator());
            boolean alone = definition.denominator().isEmpty();
            Optional<Formula> below =
                    alone ? Optional.empty() : formula(definition, "denominator", definition.denominator());
            way.remove(definition.id());
            return above.isEmpty() || (!alone && below.isEmpty())
                    ? Optional.empty()
                    : Optional.of(new Indicator(definition, above.get(), below.orElse(null)));
        }

        private Optional<Formula> formula(Definition definition, String key, String text) {
            Map<String, Quantity> others = new TreeMap<>();
            List<Finding> found = new ArrayList<>();
            for (String other : named(text)) {
                Finding against = against(definition, other);
                if (against != null) {
                    findings.accept(against.about(key));
                    return Optional.empty();
                }
                Optional<Indicator> meant = other(other);
                if (meant.isEmpty()) {
                    findings.accept(Finding.of(Code.INDICATOR_NAMES_A_REFUSED_ONE)
                            .path(key)
                            .value(other)
                            .build());
                    return Optional.empty();
                }
                others.put(other, meant.get().whole().quantity());
            }
            Optional<Formula> read = Formula.parse(text, vocabulary.with(others), found::add);
            found.forEach(each -> findings.accept(each.about(key)));
            Optional<Formula> whole = read.map(each -> each.with(measured ->
                    others.containsKey(measured.name()) && measured.of().isEmpty()
                            ? other(measured.name()).map(Indicator::whole)
                            : Optional.empty()));
            if (whole.isPresent() && !whole.get().isReckonable()) {
                findings.accept(Finding.of(Code.INDICATOR_TOO_LARGE)
                        .path(key)
                        .value(definition.id())
                        .build());
                return Optional.empty();
            }
            return whole;
        }

        // What is wrong with another definition is said where that one stands.
        private Optional<Indicator> other(String id) {
            Optional<Indicator> known = understood.get(id);
            if (known == null) {
                known = new Understanding(vocabulary, finding -> {}, way, understood).indicator(newest(id));
                understood.put(id, known);
            }
            return known;
        }

        private Set<String> named(String text) {
            Set<String> named = new LinkedHashSet<>();
            for (String word : text.split("[^a-z0-9-]+", -1)) {
                if (definitions.containsKey(word) && !vocabulary.names().containsKey(word)) {
                    named.add(word);
                }
            }
            return named;
        }

        private @Nullable Finding against(Definition definition, String other) {
            if (way.contains(other)) {
                List<String> round = new ArrayList<>(way);
                round = round.subList(round.indexOf(other), round.size());
                return Finding.of(Code.INDICATORS_GO_ROUND)
                        .value(other)
                        .with("round", String.join(" → ", round) + " → " + other)
                        .build();
            }
            Definition meant = newest(other);
            if (meant.overStructures() != null
                    || meant.by() != null
                    || meant.annualised() != null
                    || meant.missing() != definition.missing()) {
                return Finding.of(Code.INDICATOR_NOT_PLAIN).value(other).build();
            }
            return null;
        }

        private Definition newest(String id) {
            SortedMap<Integer, Definition> versions = Objects.requireNonNull(definitions.get(id));
            return Objects.requireNonNull(versions.get(versions.lastKey()));
        }
    }
}
