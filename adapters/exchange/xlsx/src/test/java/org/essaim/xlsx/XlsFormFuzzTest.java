package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;

/** Tries files and expressions that a fuzzer found worth keeping, and finds more where {@code JAZZER_FUZZ=1} asks for it. */
class XlsFormFuzzTest {
    private static final Map<String, Item> ITEMS = items();

    private final XlsForm format = new XlsForm();

    @FuzzTest
    void whateverIsReadCanBeUnderstoodAndWrittenAndReadAgain(byte[] bytes) {
        // A workbook says by its first bytes that it is one; whatever else there is, people call CSV.
        boolean packed = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        String file = packed ? "q.xlsx" : "q.csv";
        List<Finding> findings = new ArrayList<>();
        Optional<Questionnaire> read = format.read(bytes, file, findings::add);
        if (read.isEmpty()) {
            assertThat(findings).anyMatch(Finding::isError);
            return;
        }
        // A form of nothing is none.
        if (Form.of(read.get(), finding -> {}).isPresent()
                && !read.get().items().isEmpty()) {
            byte[] written = format.write(read.get(), "q.csv", finding -> {});
            assertThat(format.read(written, "q.csv", finding -> {})).isPresent();
        }
    }

    @FuzzTest
    void whateverAnExpressionSaysIsUnderstoodOrLeft(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        XPathReading expressions = new XPathReading(ITEMS);
        expressions
                .condition(text)
                .ifPresent(condition -> assertThat(ITEMS.keySet()).containsAll(condition.items()));
        expressions.formula(text);
        ITEMS.values().forEach(item -> expressions.about(item).constraints(text, Texts.NONE));
    }

    private static Map<String, Item> items() {
        Map<String, Item> items = new LinkedHashMap<>();
        List.of(
                        Question.builder("texte", Question.Type.TEXT, Texts.NONE)
                                .build(),
                        Question.builder("nombre", Question.Type.NUMBER, Texts.NONE)
                                .build(),
                        Question.builder("jour", Question.Type.DATE, Texts.NONE).build(),
                        Question.builder("vrai", Question.Type.TRUTH, Texts.NONE)
                                .build(),
                        Question.builder("echelle", Question.Type.SCALE, Texts.NONE)
                                .options(Option.range(1, 5))
                                .build(),
                        Question.builder("choix", Question.Type.CHOICE, Texts.NONE)
                                .options(Option.of("a", Texts.NONE), Option.of("b", Texts.NONE))
                                .answers(0, 2)
                                .build(),
                        new Item.Note("note", Texts.NONE),
                        new Item.Section("section", Texts.NONE),
                        new Item.Calculation("calcul", Texts.NONE, "nombre + 1"))
                .forEach(item -> items.put(item.code(), item));
        return items;
    }
}
