package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.jspecify.annotations.Nullable;

/** Reads when an item is asked. */
final class ConditionReading {
    private final LinkIds linkIds;

    ConditionReading(LinkIds linkIds) {
        this.linkIds = linkIds;
    }

    /** The condition of an item; always if it has none, or one that is not understood. */
    Condition read(Element item) {
        Optional<Element> expression = item.extension(Uris.ENABLED_BY_EXPRESSION);
        List<Element> whens = item.each("enableWhen");
        Optional<String> behavior = item.text("enableBehavior");
        if (expression.isPresent()) {
            leftOut(expression.get(), "enableWhenExpression");
            whens.forEach(Element::requireNoModifier);
            return Condition.always();
        }
        List<Condition> parts = new ArrayList<>();
        for (Element when : whens) {
            part(when).ifPresent(parts::add);
            when.done();
        }
        if (parts.size() < whens.size()) {
            return Condition.always();
        } else if (parts.size() < 2) {
            return parts.isEmpty() ? Condition.always() : parts.get(0);
        } else if (behavior.isEmpty()) {
            item.report("enableWhen", Finding.of(Code.CONDITIONS_UNJOINED).value(Integer.toString(parts.size())));
            return Condition.always();
        }
        return switch (behavior.get()) {
            case "all" -> new Condition.All(parts);
            case "any" -> new Condition.Any(parts);
            default -> {
                item.report("enableBehavior", leftOut(item, behavior.get(), "enableBehavior"));
                yield Condition.always();
            }
        };
    }

    private Optional<Condition> part(Element when) {
        Optional<String> question = when.text("question");
        Optional<String> operator = when.text("operator");
        Optional<String> type = when.typed("answer");
        if (question.isEmpty() || operator.isEmpty() || type.isEmpty()) {
            String missing = question.isEmpty() ? "question" : operator.isEmpty() ? "operator" : "answer[x]";
            when.report("", Finding.of(Code.MISSING_KEY).with("key", missing));
            return Optional.empty();
        }
        String item = Codes.of(question.get());
        if (operator.get().equals("exists")) {
            if (!type.get().equals("Boolean")) {
                leftOut(when, "exists answer" + type.get());
                return Optional.empty();
            }
            return Optional.of(new Condition.Answered(item, when.truth("answerBoolean")));
        }
        Condition.@Nullable Comparison how = comparison(operator.get());
        if (how == null) {
            leftOut(when, operator.get());
            return Optional.empty();
        }
        Optional<Answer> value = value(when, type.get(), isChosen(question.get()));
        if (value.isEmpty()) {
            leftOut(when, "answer" + type.get());
        }
        return value.map(answer -> new Condition.Compared(item, how, answer));
    }

    private static Condition.@Nullable Comparison comparison(String operator) {
        return switch (operator) {
            case "=" -> Condition.Comparison.EQUAL;
            case "!=" -> Condition.Comparison.NOT_EQUAL;
            case "<" -> Condition.Comparison.LESS;
            case "<=" -> Condition.Comparison.AT_MOST;
            case ">=" -> Condition.Comparison.AT_LEAST;
            case ">" -> Condition.Comparison.MORE;
            default -> null;
        };
    }

    private boolean isChosen(String linkId) {
        String type = linkIds.type(linkId).orElse("");
        return type.equals("choice") || type.equals("open-choice");
    }

    private static Optional<Answer> value(Element when, String type, boolean chosen) {
        String key = "answer" + type;
        return switch (type) {
            case "Boolean" -> Optional.of(Answer.truth(when.truth(key)));
            case "Integer", "Decimal" -> when.number(key).flatMap(Numbers::read);
            case "String" -> when.text(key).map(text -> chosen ? Answer.choice(Codes.of(text)) : Answer.text(text));
            case "Date" ->
                chosen
                        ? when.text(key).map(text -> Answer.choice(Codes.of(text)))
                        : when.text(key).flatMap(Days::read).map(Answer::day);
            case "Time" -> chosen ? when.text(key).map(text -> Answer.choice(Codes.of(text))) : Optional.empty();
            case "Coding" -> when.one(key).flatMap(ConditionReading::choice);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> choice(Element coding) {
        Optional<String> code = Codes.coded(coding);
        coding.done("system", "version", "display", "userSelected");
        return code.map(Answer::choice);
    }

    private static void leftOut(Element at, String what) {
        at.report("", leftOut(at, what, ""));
    }

    private static Finding.Builder leftOut(Element at, String what, String key) {
        String said = key.isEmpty() ? what : key + " " + what;
        return Finding.of(Code.CONDITION_LEFT_OUT).value(at.reading().told(said));
    }
}
