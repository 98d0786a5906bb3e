package org.essaim.xlsx;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.essaim.formula.Quantity;
import org.essaim.formula.Vocabulary;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.jspecify.annotations.Nullable;

/** Expressions of an XLSForm over numbers, as one formula or proposition says them here. Not thread-safe. */
final class XPathFigures {
    private static final Set<String> COMPARISONS = Set.of("=", "<", "<=", ">", ">=");
    private static final Map<String, String> TOGETHER = Map.of("sum", "sum", "max", "most", "min", "least");

    private static final int DEEPEST = 100;

    /** The items by the name that the form gives them. */
    private final Map<String, Item> items;

    /** What a dot stands for; nothing outside of constraints. */
    private final @Nullable Item self;

    private final Map<String, Quantity> names = new TreeMap<>();
    private int depth;

    XPathFigures(Map<String, Item> items, @Nullable Item self) {
        this.items = items;
        this.self = self;
    }

    /** Not sayable here. */
    static final class Unsaid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsaid() {
            super(null, null, false, false);
        }
    }

    static Item item(Map<String, Item> items, XPath.Item name) {
        Item item = items.get(name.name());
        if (item == null) {
            throw new Unsaid();
        }
        return item;
    }

    static Question question(Map<String, Item> items, XPath.Item name) {
        if (item(items, name) instanceof Question question) {
            return question;
        }
        throw new Unsaid();
    }

    /** What a formula says of this expression. */
    String formula(XPath expression) {
        return within(() -> formulaOf(expression));
    }

    // A formula is no deeper either, and one of thousands of signs would fill the stack.
    private String within(Supplier<String> part) {
        if (++depth > DEEPEST) {
            throw new Unsaid();
        }
        try {
            return part.get();
        } finally {
            depth--;
        }
    }

    private String formulaOf(XPath expression) {
        if (expression instanceof XPath.Figure figure) {
            return figure.value().toPlainString();
        } else if (expression instanceof XPath.Item name) {
            return numeric(item(items, name));
        } else if (expression instanceof XPath.Self && self != null) {
            return numeric(self);
        } else if (expression instanceof XPath.Minus minus) {
            return "(-" + formula(minus.of()) + ")";
        } else if (expression instanceof XPath.Pair pair) {
            String sign = pair.sign().equals("div") ? "/" : pair.sign();
            if (Set.of("+", "-", "*", "/").contains(sign)) {
                return "(" + formula(pair.left()) + " " + sign + " " + formula(pair.right()) + ")";
            }
        } else if (expression instanceof XPath.Call call) {
            return called(call);
        }
        throw new Unsaid();
    }

    private String called(XPath.Call call) {
        List<XPath> arguments = call.arguments();
        String together = TOGETHER.get(call.name());
        if (together != null && arguments.size() == 1 && arguments.get(0) instanceof XPath.Item name) {
            return together + "[" + numeric(item(items, name)) + "]";
        } else if (call.name().equals("count-selected") && arguments.size() == 1) {
            return arguments.get(0) instanceof XPath.Item name
                    ? "count[" + named(question(items, name)) + "]"
                    : unsaid();
        } else if (call.name().equals("number") && arguments.size() == 1) {
            return formula(arguments.get(0));
        } else if (call.name().equals("if") && arguments.size() == 3) {
            return "if(" + truth(arguments.get(0)) + ", " + formula(arguments.get(1)) + ", " + formula(arguments.get(2))
                    + ")";
        }
        return unsaid();
    }

    private static String unsaid() {
        throw new Unsaid();
    }

    private String numeric(Item item) {
        boolean number = item instanceof Item.Calculation
                || (item instanceof Question question
                        && (question.type().isNumber()
                                || (question.type() == Question.Type.SCALE
                                        && question.options().stream().allMatch(XPathFigures::isItsLevel))));
        return number ? named(item) : unsaid();
    }

    /** What a proposition says of this expression. */
    String truth(XPath expression) {
        return within(() -> truthOf(expression));
    }

    private String truthOf(XPath expression) {
        if (expression instanceof XPath.Pair pair) {
            if (Set.of("and", "or").contains(pair.sign())) {
                return "(" + truth(pair.left()) + " " + pair.sign() + " " + truth(pair.right()) + ")";
            } else if (pair.sign().equals("!=")) {
                return "(not (" + formula(pair.left()) + " = " + formula(pair.right()) + "))";
            } else if (COMPARISONS.contains(pair.sign())) {
                return "(" + formula(pair.left()) + " " + pair.sign() + " " + formula(pair.right()) + ")";
            }
        } else if (expression instanceof XPath.Call call
                && call.name().equals("not")
                && call.arguments().size() == 1) {
            return "(not " + truth(call.arguments().get(0)) + ")";
        }
        return unsaid();
    }

    private String named(Item item) {
        names.put(item.code(), Quantity.NUMBER);
        return "${" + item.code() + "}";
    }

    /** What was named so far: to look through all items of a large form for each expression would take long. */
    Vocabulary vocabulary() {
        Map<String, Quantity> together = new TreeMap<>();
        List.of("sum", "mean", "least", "most", "count").forEach(name -> together.put(name, Quantity.NUMBER));
        return new Vocabulary(names, together);
    }

    /** True if the code of an option, read as a number, is its level. */
    static boolean isItsLevel(Option option) {
        boolean numeric = option.code().matches("\\d{1,9}(\\.\\d{1,9})?");
        return option.level() == null
                ? !numeric
                : numeric && new BigDecimal(option.code()).compareTo(option.level()) == 0;
    }
}
