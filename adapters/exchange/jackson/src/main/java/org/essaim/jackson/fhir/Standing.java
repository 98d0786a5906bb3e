package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.jspecify.annotations.Nullable;

/** Where the items of a questionnaire stand. */
final class Standing {
    private static final int MOST_SPELT = 1_000_000;

    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, List<String>> around = new HashMap<>();
    private final Map<String, Set<String>> options = new HashMap<>();
    private long spelt;

    Standing(Questionnaire questionnaire) {
        questionnaire.items().forEach(item -> lay(item, List.of()));
    }

    private void lay(Item item, List<String> sections) {
        if (items.putIfAbsent(item.code(), item) == null) {
            around.put(item.code(), sections);
        }
        if (item instanceof Item.Section section) {
            List<String> within = sections;
            if (section.repeats().many()) {
                within = new ArrayList<>(sections);
                within.add(section.code());
            }
            for (Item each : section.items()) {
                lay(each, within);
            }
        }
    }

    @Nullable
    Item item(String code) {
        return items.get(code);
    }

    /** True if one item finds one answer of another at most. */
    boolean isOne(String from, String to) {
        List<String> own = around.getOrDefault(from, List.of());
        List<String> others = around.getOrDefault(to, List.of());
        return items.get(to) instanceof Question question
                && question.most() == 1
                && others.size() <= own.size()
                && own.subList(0, others.size()).equals(others);
    }

    /** True if an option of a question has this code. */
    boolean hasOption(Question question, String code) {
        return options.computeIfAbsent(
                        question.code(),
                        first -> question.options().stream().map(Option::code).collect(Collectors.toSet()))
                .contains(code);
    }

    /** True if a level of this scale may be said option by option once more: long scales named often would fill the memory. */
    boolean spells(Question scale) {
        spelt += scale.options().size();
        return spelt <= MOST_SPELT;
    }

    /** A code that no item has, made from one that an item has; it is taken from then on. */
    String free(String code) {
        String free = code;
        for (int i = 2; items.containsKey(free); i++) {
            free = code + "-" + i;
        }
        items.put(free, new Item.Note("x", org.essaim.questionnaire.Texts.NONE));
        return free;
    }
}
