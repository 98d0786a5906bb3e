package org.essaim.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.jspecify.annotations.Nullable;

/**
 * Where who fills the paper in goes on (<i>renvois « aller à »</i>), where that says the same as a condition before each item: right after a question that is
 * always asked and has one answer out of few, for the items that follow it and depend on nothing else.
 */
final class Jumps {
    private static final int NAMED = 3;

    private final PaperNumbers numbers;
    private final ConditionWords words;
    private final boolean english;
    private final IdentityHashMap<Item, String> after = new IdentityHashMap<>();
    private final Set<Item> covered = Collections.newSetFromMap(new IdentityHashMap<>());

    Jumps(List<Item> items, PaperNumbers numbers, ConditionWords words, boolean english) {
        this.numbers = numbers;
        this.words = words;
        this.english = english;
        look(numbers.printed(items), PaperWording.TO_END.in(english));
    }

    /** Where to go on after a question; nothing if it is simply the next item. */
    Optional<String> after(Item question) {
        return Optional.ofNullable(after.get(question));
    }

    /** True if nobody comes to an item who is not to fill it in. */
    boolean isCovered(Item item) {
        return covered.contains(item);
    }

    private void look(List<Item> siblings, @Nullable String beyond) {
        for (int i = 0; i < siblings.size(); i++) {
            int end = i + 1;
            if (siblings.get(i) instanceof Question question) {
                end = endOfRun(siblings, i, question);
                String target = end < siblings.size() ? target(siblings.get(end)) : beyond;
                if (end > i + 1 && target != null) {
                    lead(question, siblings.subList(i + 1, end), target);
                }
            } else if (siblings.get(i) instanceof Item.Section section && !section.matrix()) {
                String next = i + 1 < siblings.size() ? target(siblings.get(i + 1)) : beyond;
                look(numbers.printed(section.items()), section.repeats().many() ? null : next);
            }
        }
    }

    /** The index after the items that follow a question and are filled in for some of its answers. */
    private int endOfRun(List<Item> siblings, int at, Question question) {
        int end = at + 1;
        while (end < siblings.size()
                && siblings.get(end).relevance() instanceof Condition.Compared compared
                && compared.item().equals(question.code())
                && compared.equals(siblings.get(at + 1).relevance())
                && numbers.item(compared.item()) == question) {
            end++;
        }
        return end;
    }

    private @Nullable String target(Item item) {
        if (item instanceof Item.Note) {
            // It has no number to go to.
            return null;
        }
        PaperWording wording = item instanceof Item.Section
                ? PaperWording.TO_PART
                : item instanceof Item.Calculation ? PaperWording.TO_CALCULATION : PaperWording.TO_QUESTION;
        return wording.in(english, numbers.of(item.code()));
    }

    private void lead(Question question, List<Item> run, String target) {
        List<String> away = away(question, (Condition.Compared) run.get(0).relevance());
        if (away.isEmpty() || away.size() > NAMED || question.most() > 1 || !words.isAlways(question)) {
            return;
        }
        PaperWording wording = question.required() ? PaperWording.JUMP : PaperWording.JUMP_OR_NOTHING;
        after.put(
                question,
                wording.in(english, words.joined(away, PaperWording.OR), numbers.of(question.code()), target));
        covered.addAll(run);
    }

    /** The answers that lead away from what follows; nothing if they cannot be listed, or none or all of them do. */
    private List<String> away(Question question, Condition.Compared compared) {
        List<String> all = new ArrayList<>();
        List<String> away = new ArrayList<>();
        if (question.type() == Question.Type.TRUTH && compared.value() instanceof Answer.Truth truth) {
            all.addAll(List.of("", ""));
            away.add(words.quoted(words.truth(truth.value() != (compared.how() == Condition.Comparison.EQUAL))));
        } else if (question.type() == Question.Type.CHOICE || question.type() == Question.Type.SCALE) {
            var fits = words.fits(question, compared);
            question.options().forEach(option -> {
                String label = words.quoted(words.label(option));
                all.add(label);
                if (!fits.test(option)) {
                    away.add(label);
                }
            });
        }
        return away.size() == all.size() ? List.of() : away;
    }
}
