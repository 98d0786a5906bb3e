package org.essaim.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    private final Map<String, List<Condition>> conditions = new HashMap<>();
    private final Set<String> unclear = new HashSet<>();

    Dependence(Form form) {
        form.questionnaire().items().forEach(item -> look(form, item, List.of(), false));
    }

    // Who is asked must be those of one figure that is told: two conditions on different questions would tell of who
    // complies with both.
    private void look(Form form, Item item, List<Condition> around, boolean repeated) {
        List<Condition> own = new ArrayList<>(around);
        if (!item.relevance().equals(Condition.always())) {
            own.add(item.relevance());
            if (repeated || !isOneFigure(form, item.relevance(), around)) {
                unclear.add(item.code());
            }
        }
        conditions.put(item.code(), own);
        if (item instanceof Item.Section section) {
            for (Item each : section.items()) {
                if (unclear.contains(item.code())) {
                    unclear.add(each.code());
                }
                look(form, each, own, repeated || section.repeats().many());
            }
        }
    }

    private boolean isOneFigure(Form form, Condition condition, List<Condition> around) {
        Set<Condition> parts = new LinkedHashSet<>();
        if (!collect(condition, parts) || condition.items().size() != 1) {
            return false;
        }
        String code = condition.items().iterator().next();
        if (!(form.item(code).orElse(null) instanceof Question question)
                || !form.around(code).isEmpty()) {
            return false;
        }
        // What stands further down in the document was not looked at yet.
        List<Condition> under = conditions.get(code);
        if (under == null || unclear.contains(code) || !(around.isEmpty() || around.equals(under))) {
            return false;
        }
        parts.removeIf(Condition.Answered.class::isInstance);
        return switch (Asked.shape(question)) {
            case ONE -> true;
            case SEVERAL ->
                parts.size() <= 1
                        && parts.stream()
                                .allMatch(part -> ((Condition.Compared) part).how() == Condition.Comparison.EQUAL);
            case RANKED, NUMBER, WORDS, DAY -> parts.isEmpty();
        };
    }

    private static boolean collect(Condition condition, Set<Condition> parts) {
        if (condition instanceof Condition.All all) {
            return all.of().stream().allMatch(each -> collect(each, parts));
        } else if (condition instanceof Condition.Any any) {
            return any.of().stream().allMatch(each -> collect(each, parts));
        } else if (condition instanceof Condition.Not not) {
            return collect(not.of(), parts);
        }
        parts.add(condition);
        return !(condition instanceof Condition.Holds);
    }

    /** True if it is not asked of everybody. */
    boolean isConditional(String question) {
        return !conditions.getOrDefault(question, List.of()).isEmpty();
    }

    /** True if who is asked are not those of a figure that is told, and nobody can say here what their number tells. */
    boolean isUnclear(String question) {
        return unclear.contains(question);
    }

    /** The questions whose answers decide whether it is asked, and those that decide whether these are. */
    Set<String> of(String question) {
        Set<String> all = new TreeSet<>();
        Set<String> next = direct(question);
        while (!next.isEmpty()) {
            all.addAll(next);
            Set<String> more = new TreeSet<>();
            next.forEach(each -> more.addAll(direct(each)));
            more.removeAll(all);
            next = more;
        }
        return all;
    }

    private Set<String> direct(String question) {
        Set<String> all = new TreeSet<>();
        conditions.getOrDefault(question, List.of()).forEach(condition -> all.addAll(condition.items()));
        return all;
    }
}
