package org.essaim.pages;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Response;

/**
 * What was typed into a questionnaire; the names of its fields are made and read here, and nowhere else.
 *
 * @param response what can be understood of it; what is no number or day stands there in the words that were typed
 * @param ranks what was typed into rankings that say no order, by option
 */
record TypedAnswers(Response response, Map<Place, Map<String, String>> ranks) {
    // None of them is in a code, a place, or the name of a token.
    private static final String ANSWER = "a|";
    private static final String WORDS = "o|";
    private static final String RANK = "r|";
    private static final String TIMES = "t|";
    private static final String NUMBER = "-?[0-9]{1,40}([.][0-9]{1,40})?";

    TypedAnswers {
        ranks = Map.copyOf(ranks);
    }

    /** What was answered before. */
    static TypedAnswers of(Response response) {
        return new TypedAnswers(response, Map.of());
    }

    static String answer(Place place) {
        return ANSWER + place;
    }

    static String words(Place place, String option) {
        return WORDS + place + "|" + option;
    }

    static String rank(Place place, String option) {
        return RANK + place + "|" + option;
    }

    static String times(Place section) {
        return TIMES + section;
    }

    /** Reads a form: fields that belong to no question say nothing. */
    static TypedAnswers read(Form form, Map<String, String[]> parameters, Language language) {
        return new Reading(form, parameters, language).read();
    }

    /** The same with so many times of a repeated section, without what was typed into later ones. */
    TypedAnswers with(Form form, Place section, int count) {
        Response.Builder kept = form.respond();
        response.answers().forEach((place, given) -> {
            if (!isBeyond(form, place, section, count)) {
                kept.answer(place, given);
            }
        });
        response.times().forEach((place, times) -> {
            if (!isBeyond(form, place, section, count)) {
                kept.times(place, times);
            }
        });
        kept.times(section, count);
        Map<Place, Map<String, String>> left = new HashMap<>(ranks);
        left.keySet().removeIf(place -> isBeyond(form, place, section, count));
        return new TypedAnswers(kept.build(), left);
    }

    private static boolean isBeyond(Form form, Place place, Place section, int count) {
        int depth = section.times().size();
        List<Item.Section> around = form.around(place.code());
        return around.size() > depth
                && around.get(depth).code().equals(section.code())
                && place.times().size() > depth
                && place.times().subList(0, depth).equals(section.times())
                && place.times().get(depth) > count;
    }

    /** Reads one form. */
    private static final class Reading {
        private final Form form;
        private final Map<String, String[]> parameters;
        private final Language language;
        private final SortedMap<Place, Integer> counts = new TreeMap<>();
        private final Map<Place, Map<String, String>> ranks = new HashMap<>();

        Reading(Form form, Map<String, String[]> parameters, Language language) {
            this.form = form;
            this.parameters = parameters;
            this.language = language;
        }

        TypedAnswers read() {
            Set<Place> places = new TreeSet<>();
            parameters.forEach((name, values) -> {
                if (name.startsWith(TIMES)) {
                    count(name.substring(TIMES.length()), values[0]);
                } else if (name.startsWith(ANSWER)) {
                    Place.parse(name.substring(ANSWER.length())).ifPresent(places::add);
                } else if ((name.startsWith(WORDS) || name.startsWith(RANK)) && name.lastIndexOf('|') > 2) {
                    Place.parse(name.substring(2, name.lastIndexOf('|'))).ifPresent(places::add);
                }
            });
            Response.Builder response = form.respond();
            counts.forEach((section, count) -> {
                if (isThere(section)) {
                    response.times(section, count);
                }
            });
            for (Place place : places) {
                Optional<Item> item = form.item(place.code());
                if (item.isPresent() && item.get() instanceof Question question && isThere(place)) {
                    response.answer(place, answers(question, place));
                }
            }
            return new TypedAnswers(response.build(), ranks);
        }

        private void count(String name, String value) {
            Optional<Place> place = Place.parse(name);
            if (place.isPresent()
                    && value.matches("[0-9]{1,4}")
                    && form.item(place.get().code()).orElse(null) instanceof Item.Section section
                    && section.repeats().many()) {
                counts.put(
                        place.get(),
                        Math.min(Integer.parseInt(value), section.repeats().most()));
            }
        }

        private boolean isThere(Place place) {
            List<Item.Section> around = form.around(place.code());
            if (around.size() != place.times().size()) {
                return false;
            }
            for (int i = 0; i < around.size(); i++) {
                Place section = new Place(around.get(i).code(), place.times().subList(0, i));
                if (place.times().get(i) > counts.getOrDefault(section, 0)) {
                    return false;
                }
            }
            return true;
        }

        private List<String> values(String name) {
            List<String> values = new ArrayList<>();
            for (String value : parameters.getOrDefault(name, new String[0])) {
                String stripped = value.replace("\r\n", "\n").strip();
                if (!stripped.isEmpty()) {
                    values.add(stripped);
                }
            }
            return values;
        }

        private List<Answer> answers(Question question, Place place) {
            return switch (question.type()) {
                case CHOICE, SCALE -> choices(question, place);
                case RANKING -> ranking(question, place);
                case TRUTH ->
                    values(answer(place)).stream()
                            .filter(value -> value.equals("true") || value.equals("false"))
                            .limit(1)
                            .map(value -> Answer.truth(value.equals("true")))
                            .toList();
                default ->
                    values(answer(place)).stream()
                            .limit(question.most())
                            .map(value -> one(question, value))
                            .toList();
            };
        }

        // What cannot be understood stays in the words that were typed: it is shown again, and spoken against.
        private Answer one(Question question, String value) {
            try {
                return switch (question.type()) {
                    case NUMBER, WHOLE -> {
                        String plain = value.replaceAll("[\\s\u00a0\u202f]", "").replace('\u2212', '-');
                        String number = language == Language.FRENCH ? plain.replace(',', '.') : plain;
                        yield number.matches(NUMBER) ? Answer.number(new BigDecimal(number)) : Answer.text(value);
                    }
                    case DATE -> Answer.day(day(value));
                    default -> Answer.text(value);
                };
            } catch (IllegalArgumentException | DateTimeException e) {
                return Answer.text(value);
            }
        }

        private static LocalDate day(String value) {
            if (value.matches("[0-9]{2}/[0-9]{2}/[0-9]{4}")) {
                return LocalDate.of(
                        Integer.parseInt(value.substring(6)),
                        Integer.parseInt(value.substring(3, 5)),
                        Integer.parseInt(value.substring(0, 2)));
            }
            return LocalDate.parse(value);
        }

        // Words beside an option choose it, unless another one is chosen and there can be but one.
        private List<Answer> choices(Question question, Place place) {
            Set<String> chosen = new TreeSet<>(values(answer(place)));
            List<Answer> given = new ArrayList<>();
            boolean any = question.options().stream().anyMatch(option -> chosen.contains(option.code()));
            for (Option option : question.options()) {
                List<String> words = option.open() ? values(words(place, option.code())) : List.of();
                boolean byWords = !words.isEmpty() && (question.most() > 1 || !any);
                if (chosen.contains(option.code()) || byWords) {
                    given.add(new Answer.Choice(option.code(), words.isEmpty() ? "" : words.get(0)));
                }
            }
            return question.most() == 1 ? given.subList(0, Math.min(1, given.size())) : given;
        }

        private List<Answer> ranking(Question question, Place place) {
            Map<String, String> typed = new TreeMap<>();
            Map<String, Integer> order = new TreeMap<>();
            for (Option option : question.options()) {
                for (String value : values(rank(place, option.code()))) {
                    typed.put(option.code(), value);
                    if (value.matches("[1-9][0-9]{0,3}")) {
                        order.put(option.code(), Integer.valueOf(value));
                    }
                }
            }
            if (order.size() < typed.size() || Set.copyOf(order.values()).size() < order.size()) {
                ranks.put(place, Map.copyOf(typed));
            }
            return question.options().stream()
                    .filter(option -> order.containsKey(option.code()))
                    .sorted(Comparator.comparing(option -> order.getOrDefault(option.code(), 0)))
                    .map(option -> Answer.choice(option.code()))
                    .toList();
        }
    }
}
