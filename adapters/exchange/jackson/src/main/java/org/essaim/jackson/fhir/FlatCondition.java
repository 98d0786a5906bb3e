package org.essaim.jackson.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Condition.Comparison;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.jspecify.annotations.Nullable;

/**
 * Says a condition in one row of comparisons of which all or any must hold, as FHIR does; what cannot be said so without a change of meaning is not said.
 *
 * <p>“Not” is carried down to the comparisons, a row within a row of the same kind is part of it, and levels of a scale become its options.
 */
final class FlatCondition {
    /** A row of comparisons; without any it always holds. */
    record Row(boolean any, List<Condition> parts) {}

    private sealed interface Form {}

    private record Fixed(boolean holds) implements Form {}

    private record Leaf(Condition condition) implements Form {}

    private record Both(boolean any, List<Form> of) implements Form {}

    /** Some steps of a scale: one of those, or, of one answer, none of the others. */
    private record Steps(List<Condition> oneOf, List<Condition> noneOf) implements Form {}

    private static final Form ALWAYS = new Fixed(true);
    private static final Form NEVER = new Fixed(false);

    private final Standing standing;
    private final String from;

    private FlatCondition(Standing standing, String from) {
        this.standing = standing;
        this.from = from;
    }

    /** The condition of an item as a row; nothing if there is none that means the same. */
    static Optional<Row> of(Standing standing, Item item) {
        FlatCondition flat = new FlatCondition(standing, item.code());
        Form form = flat.form(item.relevance(), true);
        return form == null ? Optional.empty() : Optional.ofNullable(row(form));
    }

    private static @Nullable Row row(Form form) {
        if (form instanceof Fixed fixed) {
            return fixed.holds() ? new Row(false, List.of()) : null;
        } else if (form instanceof Leaf leaf) {
            return new Row(false, List.of(leaf.condition()));
        } else if (form instanceof Steps steps) {
            return new Row(true, steps.oneOf());
        }
        Both both = (Both) form;
        List<Condition> parts = new ArrayList<>();
        for (Form each : both.of()) {
            if (each instanceof Leaf leaf) {
                parts.add(leaf.condition());
            } else if (each instanceof Steps steps && both.any()) {
                parts.addAll(steps.oneOf());
            } else if (each instanceof Steps steps && !steps.noneOf().isEmpty()) {
                parts.addAll(steps.noneOf());
            } else {
                return null;
            }
        }
        return new Row(both.any(), parts);
    }

    private @Nullable Form form(Condition condition, boolean yes) {
        if (condition instanceof Condition.All all) {
            return row(all.of(), yes, !yes);
        } else if (condition instanceof Condition.Any any) {
            return row(any.of(), yes, yes);
        } else if (condition instanceof Condition.Not not) {
            return form(not.of(), !yes);
        } else if (condition instanceof Condition.Answered answered) {
            return new Leaf(new Condition.Answered(answered.item(), answered.yes() == yes));
        } else if (condition instanceof Condition.Compared compared) {
            return yes ? compared(compared.item(), compared.how(), compared.value()) : notCompared(compared);
        }
        return null;
    }

    private @Nullable Form row(List<Condition> of, boolean yes, boolean any) {
        List<Form> parts = new ArrayList<>();
        boolean unsaid = false;
        for (Condition each : of) {
            Form form = form(each, yes);
            if (form instanceof Fixed fixed) {
                if (fixed.holds() == any) {
                    return form;
                }
            } else if (form instanceof Both both && both.any() == any) {
                parts.addAll(both.of());
            } else if (form != null) {
                parts.add(form);
            }
            unsaid |= form == null;
        }
        if (unsaid) {
            return null;
        } else if (parts.isEmpty()) {
            return any ? NEVER : ALWAYS;
        }
        return parts.size() == 1 ? parts.get(0) : new Both(any, parts);
    }

    private @Nullable Form compared(String code, Comparison how, Answer value) {
        if (!(standing.item(code) instanceof Question question)) {
            return Writing.isWritable(value) ? new Leaf(new Condition.Compared(code, how, value)) : null;
        }
        Answer known = typed(question, how, value);
        if (question.type() == Question.Type.TEXT
                && known instanceof Answer.Text text
                && text.value().isBlank()) {
            // A blank text counts as no answer: none is equal to it, and every answer differs.
            return how == Comparison.EQUAL ? NEVER : new Leaf(Condition.answered(code));
        }
        if (question.type() == Question.Type.SCALE && known instanceof Answer.Numeric number) {
            return !standing.spells(question)
                    ? null
                    : steps(question, option -> option.level() != null && holds(how, option.level(), number.value()));
        }
        return Writing.isWritable(known) ? new Leaf(new Condition.Compared(code, how, known)) : null;
    }

    // No answer compares: there is none, or the one there is compares the other way.
    private @Nullable Form notCompared(Condition.Compared compared) {
        String code = compared.item();
        if (!standing.isOne(from, code) || !(standing.item(code) instanceof Question question)) {
            return null;
        }
        Answer known = typed(question, compared.how(), compared.value());
        @Nullable Form other;
        if (question.type() == Question.Type.SCALE && known instanceof Answer.Numeric number) {
            other = !standing.spells(question)
                    ? null
                    : steps(
                            question,
                            option -> option.level() == null || !holds(compared.how(), option.level(), number.value()));
        } else if (known instanceof Answer.Text text && text.value().isBlank()) {
            return compared.how() == Comparison.EQUAL ? ALWAYS : new Leaf(Condition.unanswered(code));
        } else {
            other = compared(code, opposite(compared.how()), known);
        }
        if (other == null || NEVER.equals(other)) {
            return other == null ? null : new Leaf(Condition.unanswered(code));
        } else if (other.equals(new Leaf(Condition.answered(code)))) {
            return ALWAYS;
        }
        return new Both(true, List.of(new Leaf(Condition.unanswered(code)), other));
    }

    private Form steps(Question question, Predicate<Option> in) {
        BiFunction<Comparison, Boolean, List<Condition>> each = (how, inside) -> question.options().stream()
                .filter(option -> in.test(option) == inside)
                .<Condition>map(option -> new Condition.Compared(question.code(), how, Answer.choice(option.code())))
                .toList();
        List<Condition> oneOf = each.apply(Comparison.EQUAL, true);
        List<Condition> noneOf = each.apply(Comparison.NOT_EQUAL, false);
        if (oneOf.isEmpty()) {
            return NEVER;
        } else if (noneOf.isEmpty()) {
            return new Leaf(Condition.answered(question.code()));
        } else if (oneOf.size() == 1) {
            return new Leaf(oneOf.get(0));
        }
        return new Steps(oneOf, standing.isOne(from, question.code()) ? noneOf : List.of());
    }

    // What a text or a number stands for, the question that it is compared with decides, as it does when a form is
    // understood.
    private Answer typed(Question question, Comparison how, Answer value) {
        Question.Type type = question.type();
        if (value instanceof Answer.Text text) {
            return type.hasOptions()
                    ? Answer.choice(text.value())
                    : type == Question.Type.DATE
                            ? Days.read(text.value()).map(Answer::day).orElse(value)
                            : value;
        } else if (value instanceof Answer.Numeric number && type.hasOptions()) {
            String code = number.value().toPlainString();
            boolean equality = how == Comparison.EQUAL || how == Comparison.NOT_EQUAL;
            boolean option = equality && standing.hasOption(question, code);
            return type != Question.Type.SCALE || option ? Answer.choice(code) : value;
        }
        return value;
    }

    private static boolean holds(Comparison how, BigDecimal level, BigDecimal with) {
        int order = level.compareTo(with);
        return switch (how) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
        };
    }

    private static Comparison opposite(Comparison how) {
        return switch (how) {
            case EQUAL -> Comparison.NOT_EQUAL;
            case NOT_EQUAL -> Comparison.EQUAL;
            case LESS -> Comparison.AT_LEAST;
            case AT_MOST -> Comparison.MORE;
            case AT_LEAST -> Comparison.LESS;
            case MORE -> Comparison.AT_MOST;
        };
    }
}
