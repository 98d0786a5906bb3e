package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is asked, found out without any order: everything is taken for asked first, and all conditions are looked at again until nothing changes.
 */
final class NaiveForm {
    private final Response response;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final Map<Place, Boolean> asked = new LinkedHashMap<>();

    NaiveForm(Questionnaire questionnaire, Response response) {
        this.response = response;
        questionnaire.items().forEach(item -> put(item, ""));
        for (String code : items.keySet()) {
            for (Place place : places(code)) {
                asked.put(place, true);
            }
        }
        while (again()) {
            // Until nothing changes.
        }
    }

    private void put(Item item, String parent) {
        items.put(item.code(), item);
        parents.put(item.code(), parent);
        if (item instanceof Item.Section section) {
            section.items().forEach(each -> put(each, item.code()));
        }
    }

    private String parent(String code) {
        return parents.getOrDefault(code, "");
    }

    private Item item(String code) {
        return Objects.requireNonNull(items.get(code));
    }

    private boolean isAsked(Place place) {
        return asked.getOrDefault(place, false);
    }

    private List<String> around(String code) {
        List<String> around = new ArrayList<>();
        for (String at = parent(code); !at.isEmpty(); at = parent(at)) {
            if (items.get(at) instanceof Item.Section section
                    && section.repeats().many()) {
                around.add(0, at);
            }
        }
        return around;
    }

    /** All places of an item: for each time that somebody mentions. */
    private List<Place> places(String code) {
        return places.computeIfAbsent(code, this::find);
    }

    private List<Place> find(String code) {
        List<Place> found = List.of(Place.of(code));
        List<String> around = around(code);
        for (int i = 0; i < around.size(); i++) {
            List<Place> longer = new ArrayList<>();
            for (Place place : found) {
                for (int time = 1; time <= times(around.get(i), place.times()); time++) {
                    List<Integer> times = new ArrayList<>(place.times());
                    times.add(time);
                    longer.add(new Place(code, times));
                }
            }
            found = longer;
        }
        return found;
    }

    private int times(String section, List<Integer> parent) {
        int depth = parent.size();
        int most = response.times().getOrDefault(new Place(section, parent), 0);
        List<Place> mentioned = new ArrayList<>(response.answers().keySet());
        mentioned.addAll(response.times().keySet());
        for (Place place : mentioned) {
            List<String> around = items.containsKey(place.code()) ? around(place.code()) : List.of();
            boolean counts = response.times().containsKey(place)
                    || around.size() == place.times().size();
            if (counts
                    && around.size() > depth
                    && place.times().size() > depth
                    && around.get(depth).equals(section)
                    && place.times().subList(0, depth).equals(parent)) {
                most = Math.max(most, place.times().get(depth));
            }
        }
        return most;
    }

    private boolean again() {
        Map<Place, Boolean> next = new LinkedHashMap<>();
        asked.keySet().forEach(place -> next.put(place, isAskedNow(place)));
        boolean changed = !next.equals(asked);
        asked.putAll(next);
        return changed;
    }

    private boolean isAskedNow(Place place) {
        String parent = parent(place.code());
        if (!parent.isEmpty()) {
            Place above =
                    new Place(parent, place.times().subList(0, around(parent).size()));
            if (!isAsked(above)) {
                return false;
            }
        }
        return holds(item(place.code()).relevance(), place);
    }

    private boolean holds(Condition condition, Place at) {
        if (condition instanceof Condition.All all) {
            return all.of().stream().allMatch(each -> holds(each, at));
        } else if (condition instanceof Condition.Any any) {
            return any.of().stream().anyMatch(each -> holds(each, at));
        } else if (condition instanceof Condition.Not not) {
            return !holds(not.of(), at);
        } else if (condition instanceof Condition.Answered answered) {
            return answers(answered.item(), at).isEmpty() != answered.yes();
        }
        Condition.Compared compared = (Condition.Compared) condition;
        return answers(compared.item(), at).stream()
                .anyMatch(answer -> compares((Question) item(compared.item()), answer, compared));
    }

    private static boolean compares(Question question, Answer answer, Condition.Compared compared) {
        int order;
        if (compared.value() instanceof Answer.Numeric number) {
            var level = answer instanceof Answer.Choice choice
                    ? question.options().stream()
                            .filter(option -> option.code().equals(choice.code()))
                            .findFirst()
                            .orElseThrow()
                            .level()
                    : ((Answer.Numeric) answer).value();
            if (level == null) {
                return false;
            }
            order = level.compareTo(number.value());
        } else if (compared.value() instanceof Answer.Day day) {
            order = ((Answer.Day) answer).value().compareTo(day.value());
        } else {
            order = answer.equals(compared.value()) ? 0 : 1;
        }
        return switch (compared.how()) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
        };
    }

    /** The answers that somebody at this place sees of an item: in the same times of what both stand in. */
    private List<Answer> answers(String code, Place at) {
        List<String> own = around(at.code());
        List<String> other = around(code);
        int common = 0;
        while (common < Math.min(own.size(), other.size()) && own.get(common).equals(other.get(common))) {
            common++;
        }
        List<Answer> answers = new ArrayList<>();
        for (Place place : places(code)) {
            if (isAsked(place)
                    && place.times().subList(0, common).equals(at.times().subList(0, common))) {
                response.at(place).stream()
                        .filter(answer -> fits((Question) item(code), answer))
                        .forEach(answers::add);
            }
        }
        return answers;
    }

    private static boolean fits(Question question, Answer answer) {
        return switch (question.type()) {
            case TEXT -> answer instanceof Answer.Text;
            case CHOICE, SCALE, RANKING ->
                answer instanceof Answer.Choice choice
                        && question.options().stream()
                                .anyMatch(option -> option.code().equals(choice.code()));
            case NUMBER, WHOLE -> answer instanceof Answer.Numeric;
            case DATE -> answer instanceof Answer.Day;
            case TRUTH -> answer instanceof Answer.Truth;
        };
    }

    List<Place> asked() {
        return asked.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }
}
