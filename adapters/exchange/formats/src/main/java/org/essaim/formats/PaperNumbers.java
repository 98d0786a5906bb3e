package org.essaim.formats;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.essaim.formula.Formula;
import org.essaim.formula.Proposition;
import org.essaim.formula.Quantity;
import org.essaim.formula.Term;
import org.essaim.formula.Vocabulary;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.jspecify.annotations.Nullable;

/**
 * How the items of a questionnaire are called on paper (<i>numérotation</i>): questions by number through the whole sheet, sections by letter.
 *
 * <p>A calculation is on paper only where who fills it in needs it to know what to fill in: a condition names it, or another such calculation does. Immutable.
 */
final class PaperNumbers {
    private static final Set<String> TOGETHER = Set.of("sum", "mean", "least", "most", "count");
    private static final int LETTERS = 26;

    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, List<String>> around = new HashMap<>();
    private final Set<String> needed = new HashSet<>();
    private final Vocabulary vocabulary;
    private int last;

    PaperNumbers(Questionnaire questionnaire) {
        know(questionnaire.items(), List.of());
        Map<String, Quantity> names = new TreeMap<>();
        items.keySet().forEach(code -> names.put(code, Quantity.NUMBER));
        Map<String, Quantity> together = new TreeMap<>();
        TOGETHER.forEach(name -> together.put(name, Quantity.NUMBER));
        this.vocabulary = new Vocabulary(names, together);
        questionnaire.items().forEach(this::need);
        number(questionnaire.items(), "");
    }

    private void know(List<Item> siblings, List<String> repeated) {
        for (Item item : siblings) {
            if (items.putIfAbsent(item.code(), item) == null) {
                around.put(item.code(), repeated);
            }
            if (item instanceof Item.Section section) {
                know(section.items(), section.repeats().many() ? with(repeated, section.code()) : repeated);
            }
        }
    }

    private static List<String> with(List<String> codes, String code) {
        return java.util.stream.Stream.concat(codes.stream(), java.util.stream.Stream.of(code))
                .toList();
    }

    private void need(Item item) {
        need(item.relevance());
        if (item instanceof Item.Section section) {
            section.items().forEach(this::need);
        }
    }

    private void need(Condition condition) {
        condition.items().forEach(this::need);
        if (condition instanceof Condition.Holds holds) {
            proposition(holds.proposition()).ifPresent(known -> known.measured().forEach(this::need));
        } else if (condition instanceof Condition.All all) {
            all.of().forEach(this::need);
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(this::need);
        } else if (condition instanceof Condition.Not not) {
            need(not.of());
        }
    }

    private void need(Term.Measured measured) {
        names(measured).forEach(this::need);
    }

    private void need(String code) {
        if (items.get(code) instanceof Item.Calculation calculation && needed.add(code)) {
            formula(calculation).ifPresent(known -> known.measured().forEach(this::need));
        }
    }

    private void number(List<Item> siblings, String above) {
        int sections = 0;
        for (Item item : siblings) {
            if (item instanceof Item.Section section) {
                String name = above.isEmpty() ? letters(sections) : above + "." + (sections + 1);
                sections++;
                numbers.putIfAbsent(item.code(), name);
                number(section.items(), name);
            } else if (isPrinted(item) && !(item instanceof Item.Note)) {
                last++;
                numbers.putIfAbsent(item.code(), Integer.toString(last));
            }
        }
    }

    private static String letters(int index) {
        String letter = String.valueOf((char) ('A' + index % LETTERS));
        return index < LETTERS ? letter : letters(index / LETTERS - 1) + letter;
    }

    /** The items that a term of a formula is about. */
    static List<String> names(Term.Measured measured) {
        return measured.of().isEmpty() ? List.of(measured.name()) : measured.of();
    }

    /** False for a calculation that who fills the paper in does not need. */
    boolean isPrinted(Item item) {
        return !(item instanceof Item.Calculation) || needed.contains(item.code());
    }

    /** Those of them that are on paper. */
    List<Item> printed(List<Item> siblings) {
        return siblings.stream().filter(this::isPrinted).toList();
    }

    /** The number or letter of an item; its code if it has none. */
    String of(String code) {
        return numbers.getOrDefault(code, code);
    }

    @Nullable
    Item item(String code) {
        return items.get(code);
    }

    /** True if one item may find several answers of another: that one stands in a repeated section which is not around the first. */
    boolean findsSeveral(String from, String to) {
        List<String> of = around.getOrDefault(to, List.of());
        List<String> mine = around.getOrDefault(from, List.of());
        return of.size() > mine.size() || !of.equals(mine.subList(0, of.size()));
    }

    /** The formula of a calculation, if it can be understood. */
    Optional<Formula> formula(Item.Calculation calculation) {
        return Formula.parse(calculation.formula(), vocabulary, finding -> {});
    }

    /** What a proposition says, if it can be understood. */
    Optional<Proposition> proposition(String text) {
        return Proposition.parse(text, vocabulary, finding -> {});
    }

    /** True if one question at least must be answered. */
    static boolean hasRequired(List<Item> siblings) {
        return siblings.stream()
                .anyMatch(item -> item instanceof Question question
                        ? question.required()
                        : item instanceof Item.Section section && hasRequired(section.items()));
    }
}
