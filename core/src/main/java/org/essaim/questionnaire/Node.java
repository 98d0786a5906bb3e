package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.essaim.formula.Formula;
import org.essaim.formula.Proposition;
import org.jspecify.annotations.Nullable;

/** An item where it stands, understood. Changed while a form is understood, then no more. */
final class Node {
    private static final Test ALWAYS = (filled, slot) -> true;

    /** When an item is asked, of one slot of the item. */
    interface Test {
        boolean holds(Filled filled, int slot);
    }

    final int index;
    final Item item;
    final @Nullable Node parent;
    /** The repeated sections around it, from the outermost; a section is not around itself. */
    final List<Node> around;
    /** The index after the last item within it. */
    int end;

    Test test = ALWAYS;

    @Nullable
    Formula formula;

    final Map<String, Option> options;
    private final Optional<Scoring.Bounds> bounds;
    private final boolean repeated;
    /** For each constraint of the question that needs it, in order. */
    final List<@Nullable Pattern> patterns = new ArrayList<>();

    final List<@Nullable Proposition> propositions = new ArrayList<>();

    Node(int index, Item item, @Nullable Node parent) {
        this.index = index;
        this.item = item;
        this.parent = parent;
        this.around = around(parent);
        this.options = options(item);
        this.bounds = Scoring.bounds(item);
        this.repeated =
                item instanceof Item.Section section && section.repeats().many();
    }

    /** From where to where its levels go; nothing if it has none. */
    Optional<Scoring.Bounds> bounds() {
        return bounds;
    }

    private static List<Node> around(@Nullable Node parent) {
        if (parent == null) {
            return List.of();
        }
        if (!parent.isRepeated()) {
            return parent.around;
        }
        List<Node> around = new ArrayList<>(parent.around);
        around.add(parent);
        return List.copyOf(around);
    }

    private static Map<String, Option> options(Item item) {
        if (!(item instanceof Question question) || question.options().isEmpty()) {
            return Map.of();
        }
        Map<String, Option> options = new HashMap<>();
        question.options().forEach(option -> options.put(option.code(), option));
        return options;
    }

    String code() {
        return item.code();
    }

    boolean isRepeated() {
        return repeated;
    }

    boolean contains(Node other) {
        return other.index >= index && other.index < end;
    }

    @Nullable
    Question question() {
        return item instanceof Question question ? question : null;
    }

    /** True if a formula may reckon with it. */
    boolean isNumber() {
        if (item instanceof Item.Calculation) {
            return true;
        }
        return item instanceof Question question
                && (question.type().isNumber()
                        || question.type() == Question.Type.TRUTH
                        || (question.type() != Question.Type.RANKING
                                && question.options().stream().anyMatch(option -> option.level() != null)));
    }
}
