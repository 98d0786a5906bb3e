package org.essaim.tally;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;

/** Which questions are asked of some alone, so that how many were asked tells what they answered elsewhere. Immutable. */
final class Dependence {
    private final Map<String, Set<String>> direct = new HashMap<>();
    private final Set<String> conditional = new HashSet<>();
    private final Set<String> unclear = new HashSet<>();

    Dependence(Form form) {
        form.questionnaire().items().forEach(item -> look(form, item, Set.of(), false, false));
    }

    private void look(Form form, Item item, Set<String> outer, boolean under, boolean veiled) {
        Set<String> needed = new TreeSet<>(outer);
        needed.addAll(item.relevance().items());
        boolean conditionally = under || !item.relevance().equals(Condition.always());
        boolean unclearly = veiled
                || hasProposition(item.relevance())
                || item.relevance().items().stream()
                        .anyMatch(code -> form.item(code).orElse(null) instanceof Item.Calculation);
        if (item instanceof Item.Section section) {
            section.items().forEach(each -> look(form, each, needed, conditionally, unclearly));
        } else if (item instanceof Question) {
            direct.put(item.code(), needed);
            if (conditionally) {
                conditional.add(item.code());
            }
            if (unclearly) {
                unclear.add(item.code());
            }
        }
    }

    private static boolean hasProposition(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.of().stream().anyMatch(Dependence::hasProposition);
        } else if (condition instanceof Condition.Any any) {
            return any.of().stream().anyMatch(Dependence::hasProposition);
        } else if (condition instanceof Condition.Not not) {
            return hasProposition(not.of());
        }
        return condition instanceof Condition.Holds;
    }

    /** True if it is not asked of everybody. */
    boolean isConditional(String question) {
        return conditional.contains(question);
    }

    /** True if a formula decides whether it is asked, and nobody can say here what that tells. */
    boolean isUnclear(String question) {
        return unclear.contains(question) || of(question).stream().anyMatch(unclear::contains);
    }

    /** The questions whose answers decide whether it is asked, and those that decide whether these are. */
    Set<String> of(String question) {
        Set<String> all = new TreeSet<>();
        List<String> next = List.copyOf(direct.getOrDefault(question, Set.of()));
        while (!next.isEmpty()) {
            all.addAll(next);
            Set<String> more = new TreeSet<>();
            next.forEach(each -> more.addAll(direct.getOrDefault(each, Set.of())));
            more.removeAll(all);
            next = List.copyOf(more);
        }
        return all;
    }
}
