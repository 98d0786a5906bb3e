package org.essaim.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.essaim.formula.Formula;
import org.essaim.formula.Proposition;
import org.essaim.formula.Quantity;
import org.essaim.formula.Term;
import org.essaim.formula.Vocabulary;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;

/** Conditions, constraints and formulas as expressions of an XLSForm; what XPath cannot say as it is meant here is nothing. */
final class XPathWriting {
    private static final Map<Condition.Comparison, String> SIGNS = Map.of(
            Condition.Comparison.EQUAL, "=",
            Condition.Comparison.NOT_EQUAL, "!=",
            Condition.Comparison.LESS, "<",
            Condition.Comparison.AT_MOST, "<=",
            Condition.Comparison.AT_LEAST, ">=",
            Condition.Comparison.MORE, ">");
    private static final Map<String, String> TOGETHER =
            Map.of("sum", "sum", "most", "max", "least", "min", "count", "count-selected");

    private final Form form;
    private final Function<String, String> names;

    /** What each formula may name: all items. */
    private final Vocabulary vocabulary;

    XPathWriting(Form form, Function<String, String> names) {
        this.form = form;
        this.names = names;
        Map<String, Quantity> known = new TreeMap<>();
        form.items().forEach(item -> known.put(item.code(), Quantity.NUMBER));
        Map<String, Quantity> together = new TreeMap<>();
        List.of("sum", "mean", "least", "most", "count").forEach(name -> together.put(name, Quantity.NUMBER));
        this.vocabulary = new Vocabulary(known, together);
    }

    /** Not sayable in XPath. */
    private static final class Unsaid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsaid() {
            super(null, null, false, false);
        }
    }

    private static String unsaid() {
        throw new Unsaid();
    }

    Optional<String> condition(Item at) {
        return said(() -> condition(at, at.relevance(), false));
    }

    Optional<String> formula(Item.Calculation calculation) {
        return said(() -> term(
                calculation,
                Formula.parse(calculation.formula(), vocabulary, finding -> {})
                        .orElseThrow(Unsaid::new)
                        .term(),
                false));
    }

    Optional<String> constraint(Question question, Constraint constraint) {
        return said(() -> constraintOf(question, constraint));
    }

    private static Optional<String> said(java.util.function.Supplier<String> saying) {
        try {
            return Optional.of(saying.get());
        } catch (Unsaid e) {
            return Optional.empty();
        }
    }

    private String condition(Item at, Condition condition, boolean within) {
        if (condition instanceof Condition.All all) {
            return joined(at, all.of(), " and ", "true()", within);
        } else if (condition instanceof Condition.Any any) {
            return joined(at, any.of(), " or ", "false()", within);
        } else if (condition instanceof Condition.Not not) {
            return "not(" + condition(at, not.of(), false) + ")";
        } else if (condition instanceof Condition.Answered answered) {
            return item(at, answered.item()) + (answered.yes() ? " != ''" : " = ''");
        } else if (condition instanceof Condition.Compared compared) {
            String text = compared(at, compared);
            return bracket(text, within && (text.contains(" and ") || text.contains(" or ")));
        }
        Condition.Holds holds = (Condition.Holds) condition;
        return term(
                at,
                Proposition.parse(holds.proposition(), vocabulary, finding -> {})
                        .orElseThrow(Unsaid::new)
                        .term(),
                within);
    }

    private String joined(Item at, List<Condition> parts, String word, String none, boolean within) {
        if (parts.isEmpty()) {
            return none;
        }
        String text = parts.stream().map(part -> condition(at, part, true)).collect(Collectors.joining(word));
        return within && parts.size() > 1 ? "(" + text + ")" : text;
    }

    // Of an item that is there several times XPath would want to know which.
    private String item(Item at, String code) {
        List<Item.Section> own = form.around(at.code());
        List<Item.Section> other = form.around(code);
        if (other.size() > own.size() || !own.subList(0, other.size()).equals(other)) {
            return unsaid();
        }
        return "${" + names.apply(code) + "}";
    }

    private String compared(Item at, Condition.Compared compared) {
        String item = item(at, compared.item());
        Item of = form.item(compared.item()).orElseThrow(Unsaid::new);
        Condition.Comparison how = compared.how();
        if (of instanceof Question question && question.type().hasOptions()) {
            return chosen(item, question, how, compared.value());
        }
        String value = of instanceof Question question && question.type() == Question.Type.DATE
                ? "date(" + quoted(plain(compared.value())) + ")"
                : compared.value() instanceof Answer.Numeric number
                        ? number.value().toPlainString()
                        : quoted(plain(compared.value()));
        String text = item + " " + SIGNS.get(how) + " " + value;
        return how == Condition.Comparison.NOT_EQUAL ? item + " != '' and " + text : text;
    }

    private static String plain(Answer answer) {
        if (answer instanceof Answer.Text text) {
            return text.value();
        } else if (answer instanceof Answer.Choice choice) {
            return choice.code();
        } else if (answer instanceof Answer.Day day) {
            return day.value().toString();
        } else if (answer instanceof Answer.Truth truth) {
            return Boolean.toString(truth.value());
        }
        return ((Answer.Numeric) answer).value().toPlainString();
    }

    private static String quoted(String text) {
        if (text.indexOf('\'') < 0) {
            return "'" + text + "'";
        }
        return text.indexOf('"') < 0 ? "\"" + text + "\"" : unsaid();
    }

    private static String chosen(String item, Question question, Condition.Comparison how, Answer value) {
        boolean code =
                question.options().stream().anyMatch(option -> option.code().equals(plain(value)));
        boolean level = value instanceof Answer.Numeric
                && !(code && (how == Condition.Comparison.EQUAL || how == Condition.Comparison.NOT_EQUAL));
        if (level) {
            return levels(item, question, how, ((Answer.Numeric) value));
        }
        if (how == Condition.Comparison.NOT_EQUAL) {
            return item + " != '' and " + item + " != " + quoted(plain(value));
        }
        return question.most() > 1
                ? "selected(" + item + ", " + quoted(plain(value)) + ")"
                : item + " = " + quoted(plain(value));
    }

    private static String levels(String item, Question question, Condition.Comparison how, Answer.Numeric value) {
        if (question.options().stream().allMatch(XPathFigures::isItsLevel)
                && how != Condition.Comparison.EQUAL
                && how != Condition.Comparison.NOT_EQUAL) {
            return item + " " + SIGNS.get(how) + " " + value.value().toPlainString();
        }
        List<String> fitting = new ArrayList<>();
        for (Option option : question.options()) {
            if (option.level() != null && holds(how, option.level().compareTo(value.value()))) {
                fitting.add(item + " = " + quoted(option.code()));
            }
        }
        return fitting.isEmpty() ? "false()" : String.join(" or ", fitting);
    }

    private static boolean holds(Condition.Comparison how, int order) {
        return switch (how) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
        };
    }

    private String constraintOf(Question question, Constraint constraint) {
        if (constraint instanceof Constraint.Range range) {
            List<String> ends = new ArrayList<>();
            if (range.least() != null) {
                ends.add(". >= " + end(range.least()));
            }
            if (range.most() != null) {
                ends.add(". <= " + end(range.most()));
            }
            return String.join(" and ", ends);
        } else if (constraint instanceof Constraint.Length length) {
            return "string-length(.) >= " + length.least() + " and string-length(.) <= " + length.most();
        } else if (constraint instanceof Constraint.Pattern pattern) {
            return "regex(., " + quoted(pattern.expression()) + ")";
        }
        Term term = Proposition.parse(((Constraint.Holds) constraint).proposition(), vocabulary, finding -> {})
                .orElseThrow(Unsaid::new)
                .term();
        // As long as one of the others has no answer nothing is asked.
        String guards = Proposition.parse(((Constraint.Holds) constraint).proposition(), vocabulary, finding -> {})
                .orElseThrow(Unsaid::new)
                .measured()
                .stream()
                .filter(measured -> measured.of().isEmpty() && !measured.name().equals(question.code()))
                .map(measured -> item(question, measured.name()) + " = '' or ")
                .collect(Collectors.joining());
        return "(" + guards + term(question, term, true) + ")";
    }

    private static String end(Answer end) {
        return end instanceof Answer.Day day
                ? "date('" + day.value() + "')"
                : ((Answer.Numeric) end).value().toPlainString();
    }

    private String term(Item at, Term term, boolean within) {
        if (term instanceof Term.Figure figure) {
            return figure.value().toPlainString();
        } else if (term instanceof Term.Measured measured) {
            return measured(at, measured);
        } else if (term instanceof Term.Opposite opposite) {
            return "-" + term(at, opposite.of(), true);
        } else if (term instanceof Term.Reckoned reckoned) {
            String sign = switch (reckoned.operation()) {
                case PLUS -> " + ";
                case MINUS -> " - ";
                case TIMES -> " * ";
                case OVER -> " div ";
            };
            return bracket(term(at, reckoned.left(), true) + sign + term(at, reckoned.right(), true), within);
        } else if (term instanceof Term.Compared compared) {
            return bracket(
                    term(at, compared.left(), true) + " " + sign(compared.comparison()) + " "
                            + term(at, compared.right(), true),
                    within);
        } else if (term instanceof Term.Joined joined) {
            return bracket(
                    term(at, joined.left(), true) + (joined.both() ? " and " : " or ") + term(at, joined.right(), true),
                    within);
        } else if (term instanceof Term.Not not) {
            return "not(" + term(at, not.of(), false) + ")";
        } else if (term instanceof Term.Choice choice) {
            return "if(" + term(at, choice.condition(), false) + ", " + term(at, choice.then(), false) + ", "
                    + term(at, choice.otherwise(), false) + ")";
        }
        return unsaid();
    }

    private static String bracket(String text, boolean within) {
        return within ? "(" + text + ")" : text;
    }

    private static String sign(Term.Comparison comparison) {
        return switch (comparison) {
            case LESS -> "<";
            case AT_MOST -> "<=";
            case EQUAL -> "=";
            case AT_LEAST -> ">=";
            case MORE -> ">";
        };
    }

    private String measured(Item at, Term.Measured measured) {
        if (measured.of().isEmpty()) {
            return measured.name().equals(at.code()) && at instanceof Question
                    ? "."
                    : plainNumber(measured.name(), item(at, measured.name()));
        }
        String called = TOGETHER.get(measured.name());
        if (called == null || measured.of().size() != 1) {
            return unsaid();
        }
        String code = measured.of().get(0);
        boolean repeated = form.around(code).size() > form.around(at.code()).size();
        // How many were chosen of one question, or the sum of all times of one: nothing else is one function there.
        if (called.equals("count-selected") == repeated) {
            return unsaid();
        }
        return called + "(${" + names.apply(code) + "})";
    }

    // XPath takes the code of an option for its number.
    private String plainNumber(String code, String item) {
        boolean number = form.item(code)
                .filter(of -> of instanceof Item.Calculation
                        || (of instanceof Question question
                                && (question.type().isNumber()
                                        || (question.type() == Question.Type.SCALE
                                                && question.options().stream().allMatch(XPathFigures::isItsLevel)))))
                .isPresent();
        return number ? item : unsaid();
    }
}
