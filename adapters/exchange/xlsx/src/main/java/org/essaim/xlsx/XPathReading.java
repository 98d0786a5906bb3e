package org.essaim.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.formula.Formula;
import org.essaim.formula.Proposition;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Texts;
import org.jspecify.annotations.Nullable;

/** What expressions of an XLSForm mean here; what means nothing here is nothing. */
final class XPathReading {
    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", "<=", ">", ">=");
    private static final Map<String, Condition.Comparison> ORDERS = Map.of(
            "=", Condition.Comparison.EQUAL,
            "<", Condition.Comparison.LESS,
            "<=", Condition.Comparison.AT_MOST,
            ">", Condition.Comparison.MORE,
            ">=", Condition.Comparison.AT_LEAST);
    private static final Map<String, String> TURNED =
            Map.of("=", "=", "!=", "!=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");

    /** The items by the name that the form gives them. */
    private final Map<String, Item> items;

    /** What a dot stands for; nothing outside of constraints. */
    private final @Nullable Item self;

    /** Of a form that gives its items these names. */
    XPathReading(Map<String, Item> items) {
        this(items, null);
    }

    private XPathReading(Map<String, Item> items, @Nullable Item self) {
        this.items = items;
        this.self = self;
    }

    /** The same where a dot stands for the answer to this item. */
    XPathReading about(Item asked) {
        return new XPathReading(items, asked);
    }

    Optional<Condition> condition(String text) {
        return XPath.parse(text).flatMap(expression -> {
            try {
                return Optional.of(condition(expression));
            } catch (XPathFigures.Unsaid e) {
                return Optional.empty();
            }
        });
    }

    Optional<String> formula(String text) {
        return XPath.parse(text).flatMap(expression -> {
            try {
                XPathFigures figures = new XPathFigures(items, self);
                String formula = figures.formula(expression);
                return Formula.parse(formula, figures.vocabulary(), finding -> {})
                        .map(Formula::source);
            } catch (XPathFigures.Unsaid e) {
                return Optional.empty();
            }
        });
    }

    private Condition condition(XPath expression) {
        if (expression instanceof XPath.Pair pair) {
            if (pair.sign().equals("and")) {
                return both(all(pair, "and"));
            } else if (pair.sign().equals("or")) {
                return new Condition.Any(conditions(all(pair, "or")));
            } else if (COMPARISONS.contains(pair.sign())) {
                return compared(pair);
            }
        } else if (expression instanceof XPath.Call call) {
            if (call.name().equals("not") && call.arguments().size() == 1) {
                return Condition.not(condition(call.arguments().get(0)));
            } else if (call.name().equals("selected")
                    && call.arguments().size() == 2
                    && call.arguments().get(0) instanceof XPath.Item item
                    && call.arguments().get(1) instanceof XPath.Text text) {
                return Condition.is(question(item).code(), option(question(item), text.value()));
            } else if (call.name().equals("true") && call.arguments().isEmpty()) {
                return Condition.always();
            } else if (call.name().equals("false") && call.arguments().isEmpty()) {
                return Condition.not(Condition.always());
            }
        }
        throw new XPathFigures.Unsaid();
    }

    // From the left, as it was written; what stands in brackets to the right stays together.
    private static List<XPath> all(XPath expression, String word) {
        List<XPath> all = new ArrayList<>();
        XPath rest = expression;
        while (rest instanceof XPath.Pair pair && pair.sign().equals(word)) {
            all.add(0, pair.right());
            rest = pair.left();
        }
        all.add(0, rest);
        return all;
    }

    private List<Condition> conditions(List<XPath> expressions) {
        return expressions.stream().map(this::condition).toList();
    }

    // That an answer differs is said in two parts, because nothing differs from everything in XPath.
    private Condition both(List<XPath> parts) {
        List<Condition> all = new ArrayList<>();
        for (Condition each : conditions(parts)) {
            Condition before = all.isEmpty() ? null : all.get(all.size() - 1);
            if (before instanceof Condition.Answered answered
                    && answered.yes()
                    && each instanceof Condition.Not not
                    && not.of() instanceof Condition.Compared compared
                    && compared.how() == Condition.Comparison.EQUAL
                    && compared.item().equals(answered.item())) {
                all.set(
                        all.size() - 1,
                        Condition.compared(compared.item(), Condition.Comparison.NOT_EQUAL, compared.value()));
            } else {
                all.add(each);
            }
        }
        return all.size() == 1 ? all.get(0) : new Condition.All(all);
    }

    private Condition compared(XPath.Pair pair) {
        if (!(pair.left() instanceof XPath.Item) && pair.right() instanceof XPath.Item) {
            return compared(pair.turned(TURNED.getOrDefault(pair.sign(), pair.sign())));
        }
        if (pair.left() instanceof XPath.Item item && !(pair.right() instanceof XPath.Item)) {
            Optional<Condition> simple = simple(item, pair.sign(), pair.right());
            if (simple.isPresent()) {
                return simple.get();
            }
        }
        String sign = pair.sign().equals("!=") ? "=" : pair.sign();
        Condition holds = new Condition.Holds(proposition(new XPath.Pair(sign, pair.left(), pair.right())));
        return pair.sign().equals("!=") ? Condition.not(holds) : holds;
    }

    private Optional<Condition> simple(XPath.Item name, String sign, XPath value) {
        Item item = item(name);
        if (value instanceof XPath.Text text && text.value().isEmpty() && item instanceof Question) {
            return switch (sign) {
                case "=" -> Optional.of(Condition.unanswered(item.code()));
                case "!=" -> Optional.of(Condition.answered(item.code()));
                default -> throw new XPathFigures.Unsaid();
            };
        }
        boolean differs = sign.equals("!=");
        Condition.Comparison how =
                differs ? Condition.Comparison.EQUAL : ORDERS.getOrDefault(sign, Condition.Comparison.EQUAL);
        Optional<Answer> answer = answer(item, value, how);
        return answer.map(known -> {
            Condition compared = Condition.compared(item.code(), how, known);
            return differs ? Condition.not(compared) : compared;
        });
    }

    private static Optional<Answer> answer(Item item, XPath value, Condition.Comparison how) {
        boolean equality = how == Condition.Comparison.EQUAL;
        Optional<BigDecimal> number = number(value);
        if (item instanceof Item.Calculation) {
            return number.map(Answer::number);
        }
        if (!(item instanceof Question question)) {
            throw new XPathFigures.Unsaid();
        }
        Optional<String> text = value instanceof XPath.Text written ? Optional.of(written.value()) : Optional.empty();
        return switch (question.type()) {
            case TEXT -> equality ? text.map(Answer::text) : Optional.empty();
            case NUMBER, WHOLE -> number.map(Answer::number);
            case DATE -> day(value, equality);
            case TRUTH ->
                equality
                        ? text.filter(each -> each.matches("true|false")).map(each -> Answer.truth(each.equals("true")))
                        : Optional.empty();
            case CHOICE, SCALE, RANKING ->
                chosen(question, text.or(() -> number.map(BigDecimal::toPlainString)), number, equality);
        };
    }

    // Several answers are one text in XPath, which is equal to none of them.
    private static Optional<Answer> chosen(
            Question question, Optional<String> code, Optional<BigDecimal> number, boolean equality) {
        if (question.most() > 1) {
            return Optional.empty();
        }
        if (equality) {
            return code.map(each -> option(question, each));
        }
        return number.filter(each -> question.type() == Question.Type.SCALE
                        && question.options().stream().allMatch(XPathFigures::isItsLevel))
                .map(Answer::number);
    }

    private static Answer option(Question question, String code) {
        if (question.type() == Question.Type.TRUTH && code.matches("true|false")) {
            return Answer.truth(code.equals("true"));
        }
        if (question.options().stream().noneMatch(option -> option.code().equals(code))) {
            throw new XPathFigures.Unsaid();
        }
        return Answer.choice(code);
    }

    private static Optional<Answer> day(XPath value, boolean equality) {
        XPath written = value instanceof XPath.Call call
                        && call.name().equals("date")
                        && call.arguments().size() == 1
                ? call.arguments().get(0)
                : equality ? value : new XPath.Self();
        if (written instanceof XPath.Text text) {
            try {
                return Optional.of(Answer.day(LocalDate.parse(text.value())));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> number(XPath value) {
        if (value instanceof XPath.Figure figure) {
            return Optional.of(figure.value())
                    .filter(number -> number.precision() <= Answer.Numeric.MOST_DIGITS
                            && number.scale() <= Answer.Numeric.MOST_DIGITS);
        }
        return value instanceof XPath.Minus minus ? number(minus.of()).map(BigDecimal::negate) : Optional.empty();
    }

    private String proposition(XPath expression) {
        XPathFigures figures = new XPathFigures(items, self);
        String truth = figures.truth(expression);
        return Proposition.parse(truth, figures.vocabulary(), finding -> {})
                .map(Proposition::source)
                .orElseThrow(XPathFigures.Unsaid::new);
    }

    private Item item(XPath.Item name) {
        return XPathFigures.item(items, name);
    }

    private Question question(XPath.Item name) {
        return XPathFigures.question(items, name);
    }

    /** What a constraint asks for. */
    record Asked(int least, int most, List<Constraint> constraints) {}

    /**
     * What a constraint asks for.
     *
     * @param message goes with the first one
     */
    Optional<Asked> constraints(String text, Texts message) {
        return XPath.parse(text).flatMap(expression -> {
            try {
                return Optional.of(constraints(all(expression, "and"), message));
            } catch (XPathFigures.Unsaid e) {
                return Optional.empty();
            }
        });
    }

    private Asked constraints(List<XPath> parts, Texts message) {
        int least = 0;
        int most = 0;
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            XPath part = parts.get(i);
            Texts said = constraints.isEmpty() ? message : Texts.NONE;
            Optional<Bound> bound = bound(part);
            if (bound.isEmpty()) {
                constraints.add(other(part, said));
                continue;
            }
            Optional<Bound> next = i + 1 < parts.size() ? bound(parts.get(i + 1)) : Optional.empty();
            boolean both = next.isPresent()
                    && bound.get().lower()
                    && !next.get().lower()
                    && bound.get().of().equals(next.get().of());
            i += both ? 1 : 0;
            Answer lower = bound.get().lower() ? bound.get().value() : null;
            Answer upper = both
                    ? next.get().value()
                    : bound.get().lower() ? null : bound.get().value();
            switch (bound.get().of()) {
                case "count-selected" -> {
                    least = lower == null ? least : small(lower);
                    most = upper == null ? most : small(upper);
                }
                case "string-length" ->
                    constraints.add(
                            length(lower == null ? 0 : small(lower), upper == null ? LONGEST : small(upper), said));
                default -> constraints.add(range(lower, upper, said));
            }
        }
        return new Asked(least, most, constraints);
    }

    private static final int LONGEST = 20_000;

    private static Constraint range(@Nullable Answer lower, @Nullable Answer upper, Texts message) {
        try {
            return new Constraint.Range(lower, upper, message);
        } catch (IllegalArgumentException e) {
            throw new XPathFigures.Unsaid();
        }
    }

    private static Constraint length(int least, int most, Texts message) {
        try {
            return new Constraint.Length(least, most, message);
        } catch (IllegalArgumentException e) {
            throw new XPathFigures.Unsaid();
        }
    }

    private static int small(Answer value) {
        if (value instanceof Answer.Numeric number
                && number.value().scale() == 0
                && number.value().signum() >= 0
                && number.value().precision() < 6) {
            return number.value().intValueExact();
        }
        throw new XPathFigures.Unsaid();
    }

    /** One end of what is allowed, of the answer or of something about it. */
    private record Bound(String of, boolean lower, Answer value) {}

    private Optional<Bound> bound(XPath part) {
        if (!(part instanceof XPath.Pair pair) || !Set.of("<=", ">=").contains(pair.sign())) {
            return Optional.empty();
        }
        boolean lower = pair.sign().equals(">=");
        if (pair.left() instanceof XPath.Self) {
            return day(pair.right(), false)
                    .or(() -> number(pair.right()).map(Answer::number))
                    .map(value -> new Bound("", lower, value));
        }
        return pair.left() instanceof XPath.Call call
                        && Set.of("count-selected", "string-length").contains(call.name())
                        && call.arguments().equals(List.of(new XPath.Self()))
                ? number(pair.right()).map(value -> new Bound(call.name(), lower, Answer.number(value)))
                : Optional.empty();
    }

    private Constraint other(XPath part, Texts message) {
        if (part instanceof XPath.Call call
                && call.name().equals("regex")
                && call.arguments().size() == 2
                && call.arguments().get(0) instanceof XPath.Self
                && call.arguments().get(1) instanceof XPath.Text pattern) {
            return new Constraint.Pattern(pattern.value(), message);
        }
        return new Constraint.Holds(proposition(unguarded(part)), message);
    }

    // As long as an item has no answer nothing is asked of it: said in XPath, meant anyway here.
    private static XPath unguarded(XPath part) {
        if (!(part instanceof XPath.Pair)) {
            return part;
        }
        List<XPath> alternatives = all(part, "or");
        Set<String> guarded = new HashSet<>();
        for (XPath each : alternatives.subList(0, alternatives.size() - 1)) {
            if (each instanceof XPath.Pair pair
                    && pair.sign().equals("=")
                    && pair.left() instanceof XPath.Item item
                    && pair.right().equals(new XPath.Text(""))) {
                guarded.add(item.name());
            } else {
                return part;
            }
        }
        XPath last = alternatives.get(alternatives.size() - 1);
        return guarded.isEmpty() || !names(last).containsAll(guarded) ? part : last;
    }

    private static Set<String> names(XPath expression) {
        Set<String> names = new HashSet<>();
        if (expression instanceof XPath.Item item) {
            names.add(item.name());
        } else if (expression instanceof XPath.Pair pair) {
            names.addAll(names(pair.left()));
            names.addAll(names(pair.right()));
        } else if (expression instanceof XPath.Minus minus) {
            names.addAll(names(minus.of()));
        } else if (expression instanceof XPath.Call call) {
            call.arguments().forEach(argument -> names.addAll(names(argument)));
        }
        return names;
    }
}
