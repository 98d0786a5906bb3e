package org.essaim.questionnaire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.formula.Outcome;
import org.essaim.formula.Proposition;
import org.jspecify.annotations.Nullable;

/** Understands the condition of one item. */
final class ConditionReading {
    private static final Node.Test NEVER = (filled, slot) -> false;

    private final FormReading form;
    private final Node node;
    private final Consumer<Node> needs;

    ConditionReading(FormReading form, Node node, Consumer<Node> needs) {
        this.form = form;
        this.node = node;
        this.needs = needs;
    }

    Node.Test test(Condition condition) {
        if (condition instanceof Condition.All all) {
            Node.Test[] tests = tests(all.of());
            return (filled, slot) -> {
                for (Node.Test test : tests) {
                    if (!test.holds(filled, slot)) {
                        return false;
                    }
                }
                return true;
            };
        } else if (condition instanceof Condition.Any any) {
            Node.Test[] tests = tests(any.of());
            return (filled, slot) -> {
                for (Node.Test test : tests) {
                    if (test.holds(filled, slot)) {
                        return true;
                    }
                }
                return false;
            };
        } else if (condition instanceof Condition.Not not) {
            Node.Test of = test(not.of());
            return (filled, slot) -> !of.holds(filled, slot);
        } else if (condition instanceof Condition.Answered answered) {
            return answered(answered);
        } else if (condition instanceof Condition.Compared compared) {
            return compared(compared);
        }
        Condition.Holds holds = (Condition.Holds) condition;
        Optional<Proposition> proposition = form.proposition(node, holds.proposition(), needs);
        return proposition
                .<Node.Test>map(known -> (filled, slot) -> known.holds(
                                measured -> filled.form().figures().of(filled, node, slot, measured))
                        .orElse(false))
                .orElse(NEVER);
    }

    private Node.Test[] tests(List<Condition> conditions) {
        return conditions.stream().map(this::test).toArray(Node.Test[]::new);
    }

    private @Nullable Reference reference(String code) {
        Node to = form.node(code);
        if (to == null) {
            form.unknown(node, code);
            return null;
        }
        needs.accept(to);
        return new Reference(node, to);
    }

    private Node.Test answered(Condition.Answered answered) {
        Reference reference = reference(answered.item());
        if (reference == null) {
            return NEVER;
        }
        if (!(reference.to().item instanceof Question)) {
            form.mismatch(node, answered.item(), "TEXT, CHOICE, SCALE, NUMBER, WHOLE, DATE, TRUTH, RANKING");
            return NEVER;
        }
        return (filled, slot) -> {
            int end = reference.end(filled, slot);
            for (int at = reference.first(filled, slot); at < end; at++) {
                if (!filled.slot(reference.to(), at).counting.isEmpty()) {
                    return answered.yes();
                }
            }
            return !answered.yes();
        };
    }

    private Node.Test compared(Condition.Compared compared) {
        Reference reference = reference(compared.item());
        if (reference == null) {
            return NEVER;
        }
        Node to = reference.to();
        Condition.Comparison how = compared.how();
        if (to.item instanceof Item.Calculation && compared.value() instanceof Answer.Numeric number) {
            org.essaim.exact.Rational with = org.essaim.exact.Rational.of(number.value());
            return each(
                    reference,
                    (filled, at) -> filled.figure(to, at) instanceof Outcome.Known known
                            && how.holds(known.value().compareTo(with)));
        }
        if (to.item instanceof Question question) {
            Answer value = value(to, question, how, compared.value());
            if (isComparable(to, question, how, value)) {
                return each(reference, (filled, at) -> {
                    for (Answer answer : filled.slot(to, at).counting) {
                        if (holds(to, how, answer, value)) {
                            return true;
                        }
                    }
                    return false;
                });
            }
            form.mismatch(
                    node,
                    compared.item(),
                    question.type().hasOptions()
                            ? question.options().stream()
                                    .limit(20)
                                    .map(Option::code)
                                    .toList()
                                    .toString()
                            : question.type().name());
            return NEVER;
        }
        form.mismatch(node, compared.item(), "TEXT, CHOICE, SCALE, NUMBER, WHOLE, DATE, TRUTH, RANKING");
        return NEVER;
    }

    private static Node.Test each(Reference reference, Node.Test one) {
        return (filled, slot) -> {
            int end = reference.end(filled, slot);
            for (int at = reference.first(filled, slot); at < end; at++) {
                if (one.holds(filled, at)) {
                    return true;
                }
            }
            return false;
        };
    }

    // A number compared with a scale is a level, unless it is the code of a step.
    private static Answer value(Node to, Question question, Condition.Comparison how, Answer value) {
        boolean level = question.type() == Question.Type.SCALE
                && value instanceof Answer.Numeric number
                && !(how.isOfEquality() && to.options.containsKey(number.value().toPlainString()));
        return level ? value : Answers.as(question.type(), value);
    }

    private static boolean isComparable(Node to, Question question, Condition.Comparison how, Answer value) {
        return switch (question.type()) {
            case TEXT -> how.isOfEquality() && value instanceof Answer.Text;
            case CHOICE, RANKING -> how.isOfEquality() && isOption(to, value);
            case SCALE -> value instanceof Answer.Numeric || (how.isOfEquality() && isOption(to, value));
            case NUMBER, WHOLE -> value instanceof Answer.Numeric;
            case DATE -> value instanceof Answer.Day;
            case TRUTH -> how.isOfEquality() && value instanceof Answer.Truth;
        };
    }

    private static boolean isOption(Node to, Answer value) {
        return value instanceof Answer.Choice choice && to.options.containsKey(choice.code());
    }

    private static boolean holds(Node to, Condition.Comparison how, Answer answer, Answer value) {
        if (value instanceof Answer.Numeric number) {
            Optional<BigDecimal> level = Filled.level(to, answer);
            return level.isPresent() && how.holds(level.get().compareTo(number.value()));
        } else if (value instanceof Answer.Day day) {
            return answer instanceof Answer.Day other && how.holds(other.value().compareTo(day.value()));
        } else if (value instanceof Answer.Choice choice) {
            // The words beside an option do not make it another one.
            return answer instanceof Answer.Choice other
                    && other.code().equals(choice.code()) == (how == Condition.Comparison.EQUAL);
        }
        return answer.equals(value) == (how == Condition.Comparison.EQUAL);
    }
}
