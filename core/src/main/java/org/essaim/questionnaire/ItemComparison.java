package org.essaim.questionnaire;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.essaim.questionnaire.Revision.Aspect;
import org.jspecify.annotations.Nullable;

/** Finds what changed about one item. */
final class ItemComparison {
    private final Form before;
    private final Form after;
    private final Item one;
    private final Item other;
    private final UnaryOperator<String> later;
    private final Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);

    ItemComparison(Form before, Item one, Form after, Item other, UnaryOperator<String> later) {
        this.before = before;
        this.one = one;
        this.after = after;
        this.other = other;
        this.later = later;
    }

    Set<Aspect> aspects() {
        mark(Aspect.CODE, !one.code().equals(other.code()));
        mark(Aspect.TEXT, !one.text().equals(other.text()));
        mark(Aspect.CONDITION, !renamed(one.relevance()).equals(other.relevance()));
        List<String> around = before.around(one.code()).stream()
                .map(section -> later.apply(section.code()))
                .toList();
        mark(
                Aspect.REPETITION,
                !around.equals(after.around(other.code()).stream()
                        .map(Item.Section::code)
                        .toList()));
        if (!one.getClass().equals(other.getClass())) {
            aspects.add(Aspect.KIND);
        } else if (one instanceof Question former && other instanceof Question next) {
            compare(former, next);
        } else if (one instanceof Item.Section former && other instanceof Item.Section next) {
            compare(former, next);
        } else if (one instanceof Item.Calculation former && other instanceof Item.Calculation next) {
            mark(Aspect.KIND, !former.formula().equals(next.formula()));
            mark(Aspect.UNIT, !former.unit().equals(next.unit()));
        }
        return aspects;
    }

    private void mark(Aspect aspect, boolean changed) {
        if (changed) {
            aspects.add(aspect);
        }
    }

    private void compare(Item.Section former, Item.Section next) {
        mark(Aspect.HELP, former.matrix() != next.matrix());
        mark(Aspect.REPETITION, former.repeats().many() != next.repeats().many());
        bounds(
                former.repeats().least(),
                next.repeats().least(),
                former.repeats().most(),
                next.repeats().most());
    }

    private void bounds(int leastBefore, int leastAfter, int mostBefore, int mostAfter) {
        mark(Aspect.STRICTER, leastAfter > leastBefore || mostAfter < mostBefore);
        mark(Aspect.LOOSER, leastAfter < leastBefore || mostAfter > mostBefore);
    }

    private void compare(Question former, Question next) {
        type(former.type(), next.type());
        mark(Aspect.UNIT, !former.unit().equals(next.unit()));
        mark(
                Aspect.HELP,
                !former.hint().equals(next.hint())
                        || !former.prompts().equals(next.prompts())
                        || former.lines() != next.lines());
        mark(Aspect.STRICTER, next.required() && !former.required());
        mark(Aspect.LOOSER, former.required() && !next.required());
        bounds(former.least(), next.least(), former.most(), next.most());
        options(former.options(), next.options());
        constraints(former.constraints(), next.constraints());
    }

    private void type(Question.Type former, Question.Type next) {
        if (former == Question.Type.WHOLE && next == Question.Type.NUMBER) {
            aspects.add(Aspect.LOOSER);
        } else if (former == Question.Type.NUMBER && next == Question.Type.WHOLE) {
            aspects.add(Aspect.STRICTER);
        } else {
            mark(Aspect.KIND, former != next);
        }
    }

    private void options(List<Option> former, List<Option> next) {
        Map<String, Option> known = byCode(former);
        Map<String, Option> now = byCode(next);
        mark(Aspect.OPTIONS_ADDED, !known.keySet().containsAll(now.keySet()));
        mark(Aspect.OPTIONS_REMOVED, !now.keySet().containsAll(known.keySet()));
        mark(
                Aspect.HELP,
                known.keySet().equals(now.keySet())
                        && !List.copyOf(known.keySet()).equals(List.copyOf(now.keySet())));
        known.forEach((code, option) -> {
            Option same = now.get(code);
            if (same != null) {
                mark(Aspect.OPTION_TEXTS, !option.text().equals(same.text()));
                mark(Aspect.LEVELS, !isAlike(option.level(), same.level()));
                mark(Aspect.LOOSER, same.open() && !option.open());
                mark(Aspect.STRICTER, option.open() && !same.open());
            }
        });
    }

    private static boolean isAlike(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    private static Map<String, Option> byCode(List<Option> options) {
        Map<String, Option> byCode = new LinkedHashMap<>();
        options.forEach(option -> byCode.put(option.code(), option));
        return byCode;
    }

    private void constraints(List<Constraint> former, List<Constraint> next) {
        if (former.equals(next)) {
            return;
        }
        List<Constraint> gone = former.stream()
                .map(ItemComparison::plain)
                .filter(each -> next.stream().map(ItemComparison::plain).noneMatch(each::equals))
                .toList();
        List<Constraint> added = next.stream()
                .map(ItemComparison::plain)
                .filter(each -> former.stream().map(ItemComparison::plain).noneMatch(each::equals))
                .toList();
        if (gone.isEmpty() && added.isEmpty()) {
            aspects.add(Aspect.HELP);
        } else if (gone.size() == 1
                && added.size() == 1
                && gone.get(0) instanceof Constraint.Range before
                && added.get(0) instanceof Constraint.Range now) {
            ranges(before, now);
        } else if (gone.size() == 1
                && added.size() == 1
                && gone.get(0) instanceof Constraint.Length before
                && added.get(0) instanceof Constraint.Length now) {
            bounds(before.least(), now.least(), before.most(), now.most());
        } else {
            mark(Aspect.LOOSER, !gone.isEmpty());
            mark(Aspect.STRICTER, !added.isEmpty());
        }
    }

    private void ranges(Constraint.Range former, Constraint.Range next) {
        end(former.least(), next.least(), 1);
        end(former.most(), next.most(), -1);
    }

    // A lower end that is higher is stricter, an upper end that is higher is looser.
    private void end(@Nullable Answer former, @Nullable Answer next, int sign) {
        if (former == null || next == null) {
            mark(Aspect.STRICTER, former == null && next != null);
            mark(Aspect.LOOSER, former != null && next == null);
            return;
        }
        if (!former.getClass().equals(next.getClass())) {
            aspects.add(Aspect.STRICTER);
            return;
        }
        int order = Answers.order(next, former) * sign;
        mark(Aspect.STRICTER, order > 0);
        mark(Aspect.LOOSER, order < 0);
    }

    private static Constraint plain(Constraint constraint) {
        if (constraint instanceof Constraint.Range range) {
            return new Constraint.Range(range.least(), range.most(), Texts.NONE);
        } else if (constraint instanceof Constraint.Length length) {
            return new Constraint.Length(length.least(), length.most(), Texts.NONE);
        } else if (constraint instanceof Constraint.Pattern pattern) {
            return new Constraint.Pattern(pattern.expression(), Texts.NONE);
        }
        return new Constraint.Holds(((Constraint.Holds) constraint).proposition(), Texts.NONE);
    }

    // The same condition in the codes of the later version; propositions name codes in their text, and are taken as
    // they are.
    private Condition renamed(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Condition.All(all.of().stream().map(this::renamed).toList());
        } else if (condition instanceof Condition.Any any) {
            return new Condition.Any(any.of().stream().map(this::renamed).toList());
        } else if (condition instanceof Condition.Not not) {
            return new Condition.Not(renamed(not.of()));
        } else if (condition instanceof Condition.Answered answered) {
            return new Condition.Answered(later.apply(answered.item()), answered.yes());
        } else if (condition instanceof Condition.Compared compared) {
            return new Condition.Compared(later.apply(compared.item()), compared.how(), compared.value());
        }
        return condition;
    }
}
