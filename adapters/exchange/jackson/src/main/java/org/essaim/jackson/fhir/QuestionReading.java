package org.essaim.jackson.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Texts;

/** Reads what a question asks for. */
final class QuestionReading {
    /** How many lines a text of several lines has, unless somebody says so. */
    static final int LINES = 5;

    private static final Map<String, Question.Type> TYPES = Map.of(
            "boolean", Question.Type.TRUTH,
            "decimal", Question.Type.NUMBER,
            "integer", Question.Type.WHOLE,
            "date", Question.Type.DATE,
            "string", Question.Type.TEXT,
            "text", Question.Type.TEXT,
            "choice", Question.Type.CHOICE,
            "open-choice", Question.Type.CHOICE);

    private static final int MOST_LINES = 100;

    private final Languages languages;
    private final OptionReading options;

    QuestionReading(Languages languages, OptionReading options) {
        this.languages = languages;
        this.options = options;
    }

    boolean isQuestion(String type) {
        return TYPES.containsKey(type);
    }

    /** The question; nothing if one must choose, and the file does not say of what. */
    Optional<Question> read(Element element, String code, String type, Texts text, Condition relevance, Beside beside) {
        Question.Type known = TYPES.getOrDefault(type, Question.Type.TEXT);
        List<Option> choices = List.of();
        if (known.hasOptions()) {
            choices = options.read(element, type.equals("open-choice"));
            if (choices.isEmpty()) {
                return Optional.empty();
            }
        }
        int most = most(element, known, choices);
        Controls controls = Controls.of(element);
        if (known.hasOptions()) {
            boolean ranking = isRanking(element, controls);
            known = ranking ? Question.Type.RANKING : chosen(controls, choices, most);
        }
        controls.done();
        boolean required = element.truth("required");
        int least = least(element, required, most);
        if (element.truth("readOnly")) {
            element.notUnderstood("readOnly", "readOnly");
        }
        Texts unit = unit(element);
        Texts below = beside.unit();
        if (unit.isEmpty()) {
            unit = below;
        } else if (!below.isEmpty() && !below.equals(unit)) {
            element.notUnderstood("", "unit");
        }
        int lines = lines(element, type);
        Question.Builder question = Question.builder(code, known, text)
                .when(relevance)
                .hint(beside.hint())
                .options(choices)
                .answers(least, most)
                .unit(unit)
                .lines(lines);
        beside.prompts().forEach(question::prompt);
        Bounds.read(element, known).forEach(question::constraint);
        return Optional.of(required ? question.required().build() : question.build());
    }

    private static int most(Element element, Question.Type type, List<Option> choices) {
        boolean repeats = element.truth("repeats");
        Optional<Integer> most = element.wholeExtension(Uris.MAX_OCCURS);
        if (!repeats || type == Question.Type.TRUTH) {
            if (repeats || most.orElse(1) != 1) {
                element.notUnderstood("", repeats ? "repeats" : "maxOccurs");
            }
            return 1;
        }
        int all = all(type, choices);
        if (most.isPresent() && most.get() < 1) {
            element.notUnderstood("", "maxOccurs");
            return all;
        }
        return most.orElse(all);
    }

    /** How many answers there may be where nobody says how many. */
    static int all(Question.Type type, List<Option> choices) {
        return type.hasOptions() ? choices.size() : Item.Repeats.MOST;
    }

    private static int least(Element element, boolean required, int most) {
        int least = element.wholeExtension(Uris.MIN_OCCURS).orElse(0);
        if (least < 0 || least > most) {
            element.notUnderstood("", "minOccurs");
            return 0;
        }
        // Where none is needed, “one at least, if there are any” says nothing.
        return least == 1 && !required ? 0 : least;
    }

    // A code of our own beside those of FHIR is how we said it before.
    private static boolean isRanking(Element element, Controls controls) {
        boolean former = controls.take("ranking");
        Optional<Element> extension = element.extension(Uris.RANKING);
        boolean ranking = extension.isPresent() && extension.get().truth("valueBoolean");
        extension.ifPresent(Element::done);
        return ranking || former;
    }

    private static Question.Type chosen(Controls controls, List<Option> choices, int most) {
        boolean levels = choices.stream().anyMatch(option -> option.level() != null);
        if (most > 1) {
            return Question.Type.CHOICE;
        } else if (controls.take("slider") || controls.take("likert")) {
            return Question.Type.SCALE;
        } else if (!levels) {
            return Question.Type.CHOICE;
        }
        // Who looks for an option in a menu, or ticks it, does not see a scale.
        boolean menu = controls.take("drop-down") || controls.take("check-box") || controls.take("autocomplete");
        return menu ? Question.Type.CHOICE : Question.Type.SCALE;
    }

    private Texts unit(Element element) {
        Optional<Element> extension = element.extension(Uris.UNIT);
        if (extension.isEmpty()) {
            return Texts.NONE;
        }
        Optional<Element> coding = extension.get().one("valueCoding");
        extension.get().done();
        if (coding.isEmpty()) {
            return Texts.NONE;
        }
        Texts unit = languages.read(coding.get(), "display");
        Optional<String> code = coding.get().text("code");
        coding.get().done("system", "version", "userSelected");
        if (code.isPresent() && !unit.isEmpty() && !unit.byLanguage().containsValue(code.get())) {
            coding.get().notUnderstood("code", code.get());
        }
        return unit.isEmpty() && code.isPresent() ? Texts.of(Texts.UNDETERMINED, code.get()) : unit;
    }

    private static int lines(Element element, String type) {
        int usual = type.equals("text") ? LINES : 1;
        int lines = element.wholeExtension(Uris.LINES).orElse(usual);
        if (lines < 1 || lines > MOST_LINES) {
            element.notUnderstood("", "lines");
            return usual;
        }
        return lines;
    }
}
