package org.essaim.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.essaim.formula.Outcome;
import org.essaim.pages.Sheet.Asked;
import org.essaim.pages.Sheet.Block;
import org.essaim.pages.Sheet.Input;
import org.essaim.pages.Sheet.Widget;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Filled;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Response;

/** Lays out what is asked of a questionnaire, with what was answered; not thread-safe. */
final class Asking {
    private static final int DECIMALS = 4;

    private final Visit visit;
    private final Locale locale;
    private final String action;
    private final Form form;
    private final TypedAnswers typed;
    private final Response opened;
    private final Filled filled;
    private final Map<Place, List<String>> wrong;
    private final Set<Place> counted = new HashSet<>();

    private Asking(Visit visit, String action, Form form, TypedAnswers typed, Map<Place, List<String>> wrong) {
        this.visit = visit;
        this.locale = visit.language().locale();
        this.action = action;
        this.form = form;
        this.typed = typed;
        this.opened = opened(form, typed.response());
        this.filled = form.fill(opened);
        this.wrong = wrong;
    }

    /**
     * The questionnaire as it is shown.
     *
     * @param link what opens it
     * @param wrong what is to be said at each place
     * @param wrongs what is to be said above all
     */
    static Sheet sheet(
            Visit visit,
            String action,
            String link,
            Form form,
            TypedAnswers typed,
            Map<Place, List<String>> wrong,
            List<Part.Link> wrongs) {
        Asking asking = new Asking(visit, action, form, typed, wrong);
        List<Block> blocks = asking.blocks(form.questionnaire().items(), List.of());
        List<Part.Field> hidden = new ArrayList<>();
        hidden.add(Part.Field.hidden("link", link));
        asking.keep(hidden);
        return new Sheet(action, hidden, blocks, wrongs);
    }

    /** What a place is called in a page. */
    static String id(Place place) {
        return "f-" + place.code()
                + place.times().stream().map(time -> "~" + time).collect(Collectors.joining());
    }

    /** Repeated sections are shown as often as they have to be answered. */
    static Response opened(Form form, Response response) {
        Response opened = response;
        for (int depth = 0; depth < Item.DEEPEST; depth++) {
            Filled filled = form.fill(opened);
            Response.Builder more = copy(form, opened);
            boolean changed = false;
            for (Place place : filled.asked()) {
                if (form.item(place.code()).orElseThrow() instanceof Item.Section section
                        && section.repeats().many()
                        && filled.times(place) < section.repeats().least()) {
                    more.times(place, section.repeats().least());
                    changed = true;
                }
            }
            if (!changed) {
                return opened;
            }
            opened = more.build();
        }
        return opened;
    }

    private static Response.Builder copy(Form form, Response response) {
        Response.Builder same = form.respond();
        response.answers().forEach(same::answer);
        response.times().forEach(same::times);
        return same;
    }

    private String text(Item item) {
        return item.text().in(locale);
    }

    private List<Block> blocks(List<Item> items, List<Integer> times) {
        List<Block> blocks = new ArrayList<>();
        for (Item item : items) {
            Place place = new Place(item.code(), times);
            if (!filled.isAsked(place)) {
                continue;
            }
            if (item instanceof Question question) {
                blocks.add(asked(question, place, blankOf(question)));
            } else if (item instanceof Item.Note) {
                blocks.add(new Sheet.Note(place.toString(), text(item)));
            } else if (item instanceof Item.Calculation calculation) {
                blocks.add(new Sheet.Figure(place.toString(), text(item), value(calculation, place)));
            } else if (item instanceof Item.Section section) {
                blocks.add(section(section, place));
            }
        }
        return blocks;
    }

    private String value(Item.Calculation calculation, Place place) {
        if (!(filled.calculated(place).orElse(null) instanceof Outcome.Known known)) {
            return visit.say("pas encore", "not yet");
        }
        BigDecimal number = new BigDecimal(known.value().numerator())
                .divide(new BigDecimal(known.value().denominator()), DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return visit.figures()
                .measured(
                        number, Math.max(0, number.scale()), calculation.unit().in(locale));
    }

    private Block section(Item.Section section, Place place) {
        if (!section.repeats().many()) {
            return isTable(section)
                    ? table(section, place)
                    : new Sheet.Group(
                            place.toString(), id(place), text(section), blocks(section.items(), place.times()));
        }
        int count = filled.times(place);
        counted.add(place);
        List<Block> each = new ArrayList<>();
        for (int time = 1; time <= count; time++) {
            List<Integer> times = new ArrayList<>(place.times());
            times.add(time);
            Place one = new Place(section.code(), times);
            each.add(new Sheet.Group(
                    one.toString(), id(one), text(section) + " " + time, blocks(section.items(), times)));
        }
        List<Integer> next = new ArrayList<>(place.times());
        next.add(count + 1);
        return new Sheet.Repeat(
                place.toString(),
                id(place),
                text(section),
                TypedAnswers.times(place),
                each,
                count < section.repeats().most() ? action + "#" + id(new Place(section.code(), next)) : null,
                count > section.repeats().least() ? action + "#" + id(place) : null);
    }

    // With several answers to a row, or words of one's own beside an option, a table is too narrow.
    private static boolean isTable(Item.Section section) {
        return section.matrix()
                && !section.items().isEmpty()
                && section.items().stream()
                        .allMatch(item -> item instanceof Question question
                                && question.type() != Question.Type.RANKING
                                && question.type().hasOptions()
                                && question.most() == 1
                                && question.options().stream().noneMatch(Option::open));
    }

    private Block table(Item.Section section, Place place) {
        List<Question> questions = section.items().stream()
                .map(Question.class::cast)
                .filter(question -> filled.isAsked(new Place(question.code(), place.times())))
                .toList();
        List<String> columns = ((Question) section.items().get(0))
                .options().stream().map(option -> option(option)).toList();
        boolean blank = section.items().stream().anyMatch(item -> !((Question) item).required());
        List<Asked> rows = questions.stream()
                .map(question -> asked(question, new Place(question.code(), place.times()), blank))
                .toList();
        List<String> heads = new ArrayList<>(columns);
        if (blank) {
            heads.add(none());
        }
        return new Sheet.Table(place.toString(), id(place), text(section), heads, blank, rows);
    }

    private String none() {
        return visit.say("Sans réponse", "No answer");
    }

    private String option(Option option) {
        String text = option.text().in(locale);
        return text.isEmpty() ? option.code() : text;
    }

    private static boolean blankOf(Question question) {
        return !question.required();
    }

    private Asked asked(Question question, Place place, boolean blank) {
        List<String> hints = new ArrayList<>();
        if (!question.hint().isEmpty()) {
            hints.add(question.hint().in(locale));
        }
        question.prompts().forEach(prompt -> hints.add(prompt.in(locale)));
        if (question.type() == Question.Type.RANKING) {
            hints.add(visit.say(
                    "Donnez un rang à chacune de vos réponses\u00a0: 1 pour la première, 2 pour la suivante…",
                    "Give each of your answers a rank: 1 for the first, 2 for the next…"));
        } else if (question.most() > 1) {
            hints.add(visit.say("Plusieurs réponses possibles, ", "Several answers, at most ")
                    + question.most()
                    + visit.say(" au plus.", "."));
        }
        List<Answer> given = typed.response().at(place);
        return new Asked(
                place.toString(),
                id(place),
                question.text().in(locale),
                question.required(),
                hints,
                widget(question),
                inputs(question, place, given, blank),
                wrong.getOrDefault(place, List.of()),
                question.unit().in(locale),
                question.lines());
    }

    private static Widget widget(Question question) {
        return switch (question.type()) {
            case TEXT -> question.lines() > 1 ? Widget.AREA : Widget.LINE;
            case NUMBER, WHOLE -> Widget.LINE;
            case DATE -> Widget.DAY;
            case TRUTH, SCALE -> Widget.RADIOS;
            case CHOICE -> question.most() > 1 ? Widget.BOXES : Widget.RADIOS;
            case RANKING -> Widget.RANKS;
        };
    }

    private List<Input> inputs(Question question, Place place, List<Answer> given, boolean blank) {
        String id = id(place);
        List<Input> inputs = new ArrayList<>();
        if (question.type() == Question.Type.RANKING) {
            for (Option option : question.options()) {
                inputs.add(Input.line(
                        id + "~" + option.code(),
                        TypedAnswers.rank(place, option.code()),
                        rank(place, given, option.code()),
                        option(option)));
            }
            return inputs;
        }
        String name = TypedAnswers.answer(place);
        if (question.type() == Question.Type.TRUTH) {
            inputs.add(truth(id, name, given, true, visit.say("Oui", "Yes")));
            inputs.add(truth(id, name, given, false, visit.say("Non", "No")));
        } else if (question.type().hasOptions()) {
            for (Option option : question.options()) {
                inputs.add(choice(place, given, option));
            }
        } else {
            int fields = Math.min(question.most(), Math.max(Math.max(1, question.least()), given.size() + 1));
            for (int i = 0; i < fields; i++) {
                String value = i < given.size() ? plain(given.get(i), visit.language()) : "";
                // A browser shows nothing of a day that is none.
                boolean odd = question.type() == Question.Type.DATE
                        && i < given.size()
                        && !(given.get(i) instanceof Answer.Day);
                inputs.add(new Input(
                        fields == 1 ? id : id + "~" + (i + 1),
                        name,
                        value,
                        fields == 1 ? "" : visit.say("Réponse ", "Answer ") + (i + 1),
                        false,
                        odd ? "text" : null,
                        null));
            }
            return inputs;
        }
        if (blank && question.most() == 1) {
            inputs.add(new Input(id + "~~", name, "", none(), given.isEmpty(), null, null));
        }
        return inputs;
    }

    private String rank(Place place, List<Answer> given, String option) {
        Map<String, String> unclear = typed.ranks().get(place);
        if (unclear != null) {
            return unclear.getOrDefault(option, "");
        }
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) instanceof Answer.Choice choice && choice.code().equals(option)) {
                return Integer.toString(i + 1);
            }
        }
        return "";
    }

    private static Input truth(String id, String name, List<Answer> given, boolean value, String label) {
        return new Input(
                id + "~" + value,
                name,
                Boolean.toString(value),
                label,
                given.contains(Answer.truth(value)),
                null,
                null);
    }

    private Input choice(Place place, List<Answer> given, Option option) {
        String id = id(place) + "~" + option.code();
        Answer.Choice chosen = given.stream()
                .filter(Answer.Choice.class::isInstance)
                .map(Answer.Choice.class::cast)
                .filter(answer -> answer.code().equals(option.code()))
                .findFirst()
                .orElse(null);
        Input words = option.open()
                ? Input.line(
                        id + "~words",
                        TypedAnswers.words(place, option.code()),
                        chosen == null ? "" : chosen.other(),
                        visit.say("Précisez\u00a0: ", "In your words: ") + option(option))
                : null;
        return new Input(id, TypedAnswers.answer(place), option.code(), option(option), chosen != null, null, words);
    }

    private static String plain(Answer answer, Language language) {
        if (answer instanceof Answer.Numeric number) {
            String plain = number.value().toPlainString();
            return language == Language.FRENCH ? plain.replace('.', ',') : plain;
        } else if (answer instanceof Answer.Day day) {
            return day.value().toString();
        }
        return answer instanceof Answer.Text text ? text.value() : "";
    }

    /** What was answered to questions that are not asked now comes along: it is there again as soon as they are. */
    private void keep(List<Part.Field> hidden) {
        Set<Place> sections = new HashSet<>();
        for (Place place : filled.hidden()) {
            if (form.item(place.code()).orElse(null) instanceof Question question) {
                around(place, sections);
                keep(question, place, opened.at(place), hidden);
            }
        }
        for (Place section : opened.times().keySet()) {
            if (form.item(section.code()).orElse(null) instanceof Item.Section known
                    && known.repeats().many()) {
                sections.add(section);
                around(section, sections);
            }
        }
        sections.removeAll(counted);
        sections.stream()
                .sorted()
                .forEach(section -> hidden.add(
                        Part.Field.hidden(TypedAnswers.times(section), Integer.toString(filled.times(section)))));
    }

    private void around(Place place, Set<Place> sections) {
        List<Item.Section> around = form.around(place.code());
        for (int i = 0; i < Math.min(around.size(), place.times().size()); i++) {
            sections.add(new Place(around.get(i).code(), place.times().subList(0, i)));
        }
    }

    private static void keep(Question question, Place place, List<Answer> given, List<Part.Field> hidden) {
        for (int i = 0; i < given.size(); i++) {
            Answer answer = given.get(i);
            if (answer instanceof Answer.Choice choice) {
                if (question.type() == Question.Type.RANKING) {
                    hidden.add(Part.Field.hidden(TypedAnswers.rank(place, choice.code()), Integer.toString(i + 1)));
                    continue;
                }
                hidden.add(Part.Field.hidden(TypedAnswers.answer(place), choice.code()));
                if (!choice.other().isEmpty()) {
                    hidden.add(Part.Field.hidden(TypedAnswers.words(place, choice.code()), choice.other()));
                }
            } else if (answer instanceof Answer.Truth truth) {
                hidden.add(Part.Field.hidden(TypedAnswers.answer(place), Boolean.toString(truth.value())));
            } else {
                // A point is read in both languages.
                hidden.add(Part.Field.hidden(TypedAnswers.answer(place), plain(answer, Language.ENGLISH)));
            }
        }
    }
}
