package org.essaim.jackson.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Texts;
import org.jspecify.annotations.Nullable;

/** Reads what may be chosen. */
final class OptionReading {
    /** The code of the option for words of one’s own, which FHIR gives none. */
    static final String OTHER = "other";

    // Many questions may share one value set: of a small file, they could fill the memory.
    private static final int MOST_OPTIONS = 200_000;

    private final Languages languages;
    private final ValueSets valueSets;
    private int read;

    OptionReading(Element root, Languages languages) {
        this.languages = languages;
        this.valueSets = new ValueSets(root, languages, this);
    }

    /** What may be chosen as the answer to this question; nothing if the file does not say. */
    List<Option> read(Element question, boolean open) {
        if (isTooMuch(question)) {
            return List.of();
        }
        List<Option> options = new ArrayList<>();
        List<Element> written = question.each("answerOption");
        Optional<String> valueSet = question.text("answerValueSet");
        if (valueSet.isPresent() && written.isEmpty()) {
            options.addAll(valueSets.options(question, valueSet.get()));
        } else if (valueSet.isPresent()) {
            question.notUnderstood("answerValueSet", valueSet.get());
        }
        Set<String> codes = new HashSet<>();
        options.forEach(option -> codes.add(option.code()));
        for (Element each : written) {
            option(each).ifPresent(option -> add(each, option, codes, options));
            each.done();
        }
        if (open) {
            options.add(open(question, codes));
        }
        read += options.size();
        return isTooMuch(question) ? List.of() : List.copyOf(options);
    }

    private boolean isTooMuch(Element question) {
        if (read <= MOST_OPTIONS) {
            return false;
        }
        question.report(
                "",
                Finding.of(Code.EXAGGERATED_DOCUMENT)
                        .with("limit", MOST_OPTIONS)
                        .with("problem", "answerOption, answerValueSet"));
        return true;
    }

    /** Adds an option unless one of this code is there. */
    static void add(Element at, Option option, Set<String> codes, List<Option> options) {
        if (codes.add(option.code())) {
            options.add(option);
        } else {
            at.notUnderstood("", option.code());
        }
    }

    private Optional<Option> option(Element option) {
        Optional<String> type = option.typed("value");
        @Nullable BigDecimal level = level(option);
        if (type.isEmpty()) {
            option.report("", Finding.of(Code.MISSING_KEY).with("key", "value[x]"));
            return Optional.empty();
        }
        String key = "value" + type.get();
        return switch (type.get()) {
            case "Coding" -> option.one(key).flatMap(coding -> coding(coding, level));
            case "String" -> {
                Texts text = languages.read(option, key);
                yield option.text(key).map(value -> new Option(Codes.of(value), text, level, false));
            }
            case "Integer" ->
                option.whole(key).map(value -> {
                    BigDecimal number = BigDecimal.valueOf(value);
                    return option(option, number.toPlainString(), level == null ? number : level);
                });
            case "Date", "Time" -> option.text(key).map(value -> option(option, value, level));
            default -> {
                option.report(
                        "",
                        Finding.of(Code.ITEM_LEFT_OUT).value(option.reading().told(key)));
                yield Optional.empty();
            }
        };
    }

    private static Option option(Element at, String value, @Nullable BigDecimal level) {
        String code = code(at, value);
        return new Option(code, Texts.of(Texts.UNDETERMINED, value), level, false);
    }

    private Optional<Option> coding(Element coding, @Nullable BigDecimal outer) {
        Optional<Option> option = concept(coding, languages, outer);
        coding.done("system", "version", "userSelected");
        return option;
    }

    /** An option of something that has a code and a text. */
    Optional<Option> concept(Element concept, Languages spoken, @Nullable BigDecimal outer) {
        Texts text = spoken.read(concept, "display");
        @Nullable BigDecimal inner = level(concept);
        Optional<String> code = concept.text("code");
        if (code.isEmpty()) {
            if (text.isEmpty()) {
                concept.report("", Finding.of(Code.MISSING_KEY).with("key", "code"));
            }
            return concept.text("display").map(known -> new Option(code(concept, known), text, outer, false));
        }
        return Optional.of(new Option(code(concept, code.get()), text, outer == null ? inner : outer, false));
    }

    private static String code(Element at, String foreign) {
        String code = Codes.of(foreign);
        if (!code.equals(foreign)) {
            at.report(
                    "",
                    Finding.of(Code.CODE_REPLACED)
                            .value(at.reading().told(foreign))
                            .with("code", code));
        }
        return code;
    }

    /** What an option counts on a scale; nothing if nobody says so. */
    private static @Nullable BigDecimal level(Element at) {
        Optional<Element> extension = at.extension(Uris.ORDINAL).or(() -> at.extension(Uris.WEIGHT));
        if (extension.isEmpty()) {
            return null;
        }
        Element found = extension.get();
        Optional<String> type = found.typed("value");
        Optional<Answer> number = type.filter(List.of("Decimal", "Integer")::contains)
                .flatMap(known -> found.number("value" + known))
                .flatMap(Numbers::read);
        if (number.isEmpty()) {
            found.notUnderstood("", "ordinalValue");
        }
        found.done();
        return number.orElse(null) instanceof Answer.Numeric numeric ? numeric.value() : null;
    }

    private Option open(Element question, Set<String> codes) {
        Texts text = Texts.NONE;
        String code = OTHER;
        Optional<Element> label = question.extension(Uris.OPEN_LABEL);
        if (label.isPresent()) {
            code = label.get()
                    .extra("valueString")
                    .flatMap(extra -> extra.textExtension(Uris.OPEN_CODE, "valueCode"))
                    .map(Codes::of)
                    .orElse(OTHER);
            text = languages.read(label.get(), "valueString");
            label.get().done();
        }
        String free = code;
        for (int i = 2; !codes.add(free); i++) {
            free = code + "-" + i;
        }
        return new Option(free, text, null, true);
    }
}
