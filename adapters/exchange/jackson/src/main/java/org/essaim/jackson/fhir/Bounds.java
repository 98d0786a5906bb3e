package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Texts;
import org.jspecify.annotations.Nullable;

/** Reads what an answer must comply with. */
final class Bounds {
    // A text of more characters than this is refused anyway.
    private static final int LONGEST = 20_000;

    private Bounds() {}

    /** What an answer to a question of this type must comply with: ends, then a length, then a pattern. */
    static List<Constraint> read(Element element, Question.Type type) {
        List<Constraint> constraints = new ArrayList<>();
        boolean ordered = type.isNumber() || type == Question.Type.DATE;
        if (ordered) {
            range(element, type).ifPresent(constraints::add);
        }
        if (type == Question.Type.TEXT) {
            length(element).ifPresent(constraints::add);
            element.textExtension(Uris.REGEX, "valueString")
                    .ifPresent(pattern -> constraints.add(new Constraint.Pattern(pattern, Texts.NONE)));
        }
        return constraints;
    }

    private static Optional<Constraint> length(Element element) {
        Optional<Integer> most = element.whole("maxLength");
        Optional<Integer> least = element.wholeExtension(Uris.MIN_LENGTH);
        if (most.isEmpty() && least.isEmpty()) {
            return Optional.empty();
        }
        int from = least.orElse(0);
        int to = most.orElse(Math.max(LONGEST, from));
        if (from < 0 || to < 1 || from > to) {
            element.notUnderstood("", "minLength, maxLength");
            return Optional.empty();
        }
        return Optional.of(new Constraint.Length(from, to, Texts.NONE));
    }

    private static Optional<Constraint> range(Element element, Question.Type type) {
        @Nullable Answer least = end(element, Uris.MIN_VALUE, type);
        @Nullable Answer most = end(element, Uris.MAX_VALUE, type);
        if (least == null && most == null) {
            return Optional.empty();
        } else if (least != null && most != null && isAfter(least, most)) {
            element.notUnderstood("", "minValue, maxValue");
            return Optional.empty();
        }
        return Optional.of(new Constraint.Range(least, most, Texts.NONE));
    }

    private static boolean isAfter(Answer one, Answer other) {
        if (one instanceof Answer.Day day && other instanceof Answer.Day later) {
            return day.value().isAfter(later.value());
        }
        return one instanceof Answer.Numeric number
                && other instanceof Answer.Numeric more
                && number.value().compareTo(more.value()) > 0;
    }

    private static @Nullable Answer end(Element element, String url, Question.Type type) {
        Optional<Element> extension = element.extension(url);
        if (extension.isEmpty()) {
            return null;
        }
        Element found = extension.get();
        String of = found.typed("value").orElse("");
        Optional<Answer> end = Optional.empty();
        if (type.isNumber() && (of.equals("Integer") || of.equals("Decimal"))) {
            end = found.number("value" + of).flatMap(Numbers::read);
        } else if (type == Question.Type.DATE && of.equals("Date")) {
            end = found.text("valueDate").flatMap(Days::read).map(Answer::day);
        }
        if (end.isEmpty()) {
            found.notUnderstood("", url.substring(url.lastIndexOf('/') + 1) + " value" + of);
        }
        found.done();
        return end.orElse(null);
    }
}
