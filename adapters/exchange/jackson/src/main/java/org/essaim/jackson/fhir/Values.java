package org.essaim.jackson.fhir;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;

/** Reads the answers to one question. */
final class Values {
    private final Question question;
    private final Set<String> codes;
    private final Optional<Option> open;

    Values(Question question) {
        this.question = question;
        this.codes = question.options().stream().map(Option::code).collect(Collectors.toSet());
        this.open = question.options().stream().filter(Option::open).findFirst();
    }

    Optional<Answer> read(Element answer) {
        Optional<String> type = answer.typed("value");
        if (type.isEmpty()) {
            if (!answer.has("item")) {
                answer.report("", Finding.of(Code.MISSING_KEY).with("key", "value[x]"));
            }
            return Optional.empty();
        }
        String key = "value" + type.get();
        if (!answer.isOf(key, type.get())) {
            return Optional.empty();
        }
        Optional<Answer> value = switch (type.get()) {
            case "Boolean" -> Optional.of(Answer.truth(answer.truth(key)));
            case "Integer", "Decimal" -> answer.number(key).flatMap(this::number);
            case "String" -> answer.text(key).map(text -> text(answer, text));
            case "Date" -> answer.text(key).flatMap(this::day);
            case "Time" -> answer.text(key).flatMap(this::option);
            case "Coding" -> answer.one(key).flatMap(Values::coding);
            default -> Optional.empty();
        };
        if (value.isEmpty()) {
            answer.report("", Finding.of(Code.ANSWER_WRONG_TYPE).with("expected", question.type()));
        }
        return value;
    }

    private static Optional<Answer> coding(Element coding) {
        Optional<String> code = Codes.coded(coding);
        coding.done("system", "version", "display", "userSelected");
        return code.map(Answer::choice);
    }

    private Optional<Answer> number(java.math.BigDecimal number) {
        Optional<Answer> answer = Numbers.read(number);
        return answer.flatMap(known -> option(((Answer.Numeric) known).value().toPlainString()))
                .or(() -> answer);
    }

    private Optional<Answer> day(String text) {
        return option(text).or(() -> Days.read(text).map(Answer::day));
    }

    /** The option that this is; nothing if it is none. */
    private Optional<Answer> option(String text) {
        String code = Codes.of(text);
        return codes.contains(code) ? Optional.of(Answer.choice(code)) : Optional.empty();
    }

    // Words beside an option say which one if we wrote them; those of others belong to the option that asks for words.
    private Answer text(Element answer, String text) {
        if (!question.type().hasOptions()) {
            return Answer.text(text);
        }
        Optional<String> beside =
                answer.extra("valueString").flatMap(extra -> extra.textExtension(Uris.OPEN_CODE, "valueCode"));
        if (beside.isPresent()) {
            return new Answer.Choice(Codes.of(beside.get()), text);
        }
        return option(text)
                .or(() -> open.map(known -> new Answer.Choice(known.code(), text)))
                .orElseGet(() -> Answer.text(text));
    }
}
