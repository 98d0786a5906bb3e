package org.essaim.questionnaire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Term;
import org.essaim.formula.Why;

/**
 * What the names of a form’s formulas come to.
 *
 * <p>A name is the one answer of an item; {@code sum[a, b]}, {@code mean}, {@code least}, {@code most} and {@code count} take all there are, at all times.
 */
final class FormFigures {
    static final String COUNT = "count";
    static final Set<String> TOGETHER = Set.of("sum", "mean", "least", "most", COUNT);

    private record Pair(int from, String to) {}

    private final Map<Pair, Reference> references = new HashMap<>();

    void add(Node from, Node to) {
        references.putIfAbsent(new Pair(from.index, to.code()), new Reference(from, to));
    }

    private Reference reference(Node from, String to) {
        return Objects.requireNonNull(references.get(new Pair(from.index, to)));
    }

    Outcome of(Filled filled, Node from, int slot, Term.Measured measured) {
        if (measured.of().isEmpty()) {
            Reference reference = reference(from, measured.name());
            return filled.figure(reference.to(), reference.first(filled, slot));
        }
        long count = 0;
        Rational sum = Rational.ZERO;
        Optional<Rational> least = Optional.empty();
        Optional<Rational> most = Optional.empty();
        for (String code : measured.of()) {
            Reference reference = reference(from, code);
            int end = reference.end(filled, slot);
            for (int at = reference.first(filled, slot); at < end; at++) {
                if (measured.name().equals(COUNT)) {
                    count += count(filled, reference.to(), at);
                    continue;
                }
                for (Rational value : values(filled, reference.to(), at)) {
                    count++;
                    sum = sum.plus(value);
                    least = Optional.of(
                            least.filter(other -> other.compareTo(value) <= 0).orElse(value));
                    most = Optional.of(
                            most.filter(other -> other.compareTo(value) >= 0).orElse(value));
                }
            }
        }
        if (measured.name().equals(COUNT)) {
            return Outcome.of(Rational.of(count));
        }
        if (count == 0) {
            return Outcome.unknown(Why.NO_DATA);
        }
        return Outcome.of(
                switch (measured.name()) {
                    case "sum" -> sum;
                    case "mean" -> sum.over(Rational.of(count));
                    case "least" -> least.orElseThrow();
                    default -> most.orElseThrow();
                });
    }

    private static int count(Filled filled, Node node, int at) {
        return node.item instanceof Item.Calculation
                ? values(filled, node, at).size()
                : filled.slot(node, at).counting.size();
    }

    private static List<Rational> values(Filled filled, Node node, int at) {
        if (node.item instanceof Item.Calculation) {
            return filled.figure(node, at) instanceof Outcome.Known known ? List.of(known.value()) : List.of();
        }
        return filled.slot(node, at).counting.stream()
                .flatMap(answer -> Filled.level(node, answer).stream())
                .map(Rational::of)
                .toList();
    }
}
