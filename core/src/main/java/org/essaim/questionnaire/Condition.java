package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * When an item is asked (<i>condition d’affichage</i>): what other items were answered.
 *
 * <p>What compares an item that has no answer, or is hidden itself, does not hold, whatever the comparison. Of several answers one that compares is
 * enough; an item of a repeated section is looked for in the same time of the sections that both stand in, and then any time is enough. Immutable.
 */
public sealed interface Condition {

    /** All of them hold; of none, this holds. */
    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    /** One of them at least holds. */
    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** It does not hold. */
    record Not(Condition of) implements Condition {}

    /** An item has an answer, or has none. */
    record Answered(String item, boolean yes) implements Condition {}

    /** An item has an answer that compares like this; options of a scale compare by their level with a number, and are equal to their code. */
    record Compared(String item, Comparison how, Answer value) implements Condition {}

    /** Something about the numbers of several items holds, such as {@code children <= household}; not where one of them is missing. */
    record Holds(String proposition) implements Condition {}

    /** How answers are compared (<i>comparaison</i>). */
    enum Comparison {
        EQUAL("is"),
        NOT_EQUAL("is-not"),
        LESS("less-than"),
        AT_MOST("at-most"),
        AT_LEAST("at-least"),
        MORE("more-than");

        private final String key;

        Comparison(String key) {
            this.key = key;
        }

        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case MORE -> order > 0;
            };
        }

        boolean isOfEquality() {
            return this == EQUAL || this == NOT_EQUAL;
        }
    }

    /** Always. */
    static Condition always() {
        return new All(List.of());
    }

    /** All of these hold. */
    static Condition all(Condition... of) {
        return new All(List.of(of));
    }

    /** One of these holds. */
    static Condition any(Condition... of) {
        return new Any(List.of(of));
    }

    /** This one does not hold. */
    static Condition not(Condition of) {
        return new Not(of);
    }

    /** The item has an answer. */
    static Condition answered(String item) {
        return new Answered(item, true);
    }

    /** The item has no answer. */
    static Condition unanswered(String item) {
        return new Answered(item, false);
    }

    /** The item has this answer. */
    static Condition is(String item, Answer value) {
        return new Compared(item, Comparison.EQUAL, value);
    }

    /** The item has an answer that compares like this. */
    static Condition compared(String item, Comparison how, Answer value) {
        return new Compared(item, how, value);
    }

    /** The items that it compares by themselves; those of propositions are not among them. */
    default Set<String> items() {
        Set<String> items = new LinkedHashSet<>();
        collect(items);
        return items;
    }

    private void collect(Set<String> items) {
        if (this instanceof All all) {
            all.of().forEach(each -> each.collect(items));
        } else if (this instanceof Any any) {
            any.of().forEach(each -> each.collect(items));
        } else if (this instanceof Not not) {
            not.of().collect(items);
        } else if (this instanceof Answered answered) {
            items.add(answered.item());
        } else if (this instanceof Compared compared) {
            items.add(compared.item());
        }
    }

    /** Reads a condition; several side by side need a word that says whether all or any must hold. */
    static Optional<Condition> read(FieldReader reader) {
        return read(reader, 0);
    }

    private static Optional<Condition> read(FieldReader reader, int depth) {
        if (depth > Item.DEEPEST) {
            reader.refuse("", "conditions within conditions at most " + Item.DEEPEST + " deep");
            return Optional.empty();
        }
        List<Condition> side = new ArrayList<>();
        if (reader.has("all")) {
            side.add(new All(reader.each("all", each -> read(each, depth + 1))));
        }
        if (reader.has("any")) {
            side.add(new Any(reader.each("any", each -> read(each, depth + 1))));
        }
        if (reader.has("not")) {
            reader.one("not", each -> read(each, depth + 1)).ifPresent(of -> side.add(new Not(of)));
        }
        if (reader.has("formula")) {
            side.add(new Holds(reader.text("formula")));
        }
        String item = reader.text("item", "");
        if (reader.has("answered")) {
            side.add(new Answered(item, reader.truth("answered", true)));
        }
        for (Comparison how : Comparison.values()) {
            value(reader, how.key).ifPresent(value -> side.add(new Compared(item, how, value)));
        }
        boolean compares = side.stream().anyMatch(each -> each instanceof Answered || each instanceof Compared);
        if (compares && item.isEmpty()) {
            reader.text("item");
        }
        reader.build(Read.class);
        if (side.size() > 1) {
            reader.report("", Finding.of(Code.CONDITIONS_UNJOINED).value(Integer.toString(side.size())));
        } else if (side.isEmpty() && reader.isSound()) {
            reader.refuse("", "all, any, not, formula, or item with answered or " + keys());
        }
        return reader.isSound() && side.size() == 1 ? Optional.of(side.get(0)) : Optional.empty();
    }

    /** Nothing but its unknown keys are of interest. */
    record Read() {}

    private static String keys() {
        List<String> keys = new ArrayList<>();
        for (Comparison how : Comparison.values()) {
            keys.add(how.key);
        }
        return String.join(", ", keys);
    }

    // A text may be an option’s code or a day too: the item that it is compared with decides.
    private static Optional<Answer> value(FieldReader reader, String key) {
        if (!reader.has(key)) {
            return Optional.empty();
        }
        Tree tree = reader.tree(key).orElseThrow();
        @Nullable
        Answer value = tree instanceof Tree.Text text
                ? Answer.text(text.value())
                : tree instanceof Tree.Truth truth
                        ? Answer.truth(truth.value())
                        : tree instanceof Tree.Numeric number ? Answers.number(number.value()) : null;
        if (value == null) {
            reader.refuse(key, "a text, a number, or true or false is expected");
        }
        return Optional.ofNullable(value);
    }

    /** Its tree, which {@link #read} reads back. */
    default Tree toTree() {
        if (this instanceof All all) {
            return Tree.fields()
                    .put("all", all.of().stream().map(Condition::toTree).toList())
                    .build();
        } else if (this instanceof Any any) {
            return Tree.fields()
                    .put("any", any.of().stream().map(Condition::toTree).toList())
                    .build();
        } else if (this instanceof Not not) {
            return Tree.fields().put("not", not.of().toTree()).build();
        } else if (this instanceof Answered answered) {
            return Tree.fields()
                    .put("item", answered.item())
                    .put("answered", answered.yes())
                    .build();
        } else if (this instanceof Compared compared) {
            return Tree.fields()
                    .put("item", compared.item())
                    .put(compared.how().key, compared.value().toTree())
                    .build();
        }
        return Tree.fields().put("formula", ((Holds) this).proposition()).build();
    }
}
