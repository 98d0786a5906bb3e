package org.essaim.jackson.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Condition.Comparison;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Score;

/** Writes one questionnaire. */
final class QuestionnaireWriting {
    private final Questionnaire questionnaire;
    private final Writing writing;
    private final Languages languages;
    private final Standing standing;
    private final QuestionWriting questions;

    QuestionnaireWriting(Questionnaire questionnaire, Writing writing) {
        this.questionnaire = questionnaire;
        this.writing = writing;
        this.languages = Languages.of(questionnaire);
        this.standing = new Standing(questionnaire);
        this.questions = new QuestionWriting(writing, languages, standing);
    }

    Tree tree() {
        Tree.Builder fields = Tree.fields().put("resourceType", "Questionnaire");
        languages.base().ifPresent(base -> fields.put("language", base));
        fields.put("url", Canonical.url(questionnaire));
        fields.put(
                "identifier",
                List.of(Tree.fields()
                        .put("system", Uris.NAME)
                        .put("value", questionnaire.id())
                        .build()));
        fields.put("version", questionnaire.version());
        languages.write(fields, "title", questionnaire.title());
        fields.put("status", questionnaire.status().name().toLowerCase(Locale.ROOT));
        languages.write(fields, "description", questionnaire.introduction());
        fields.putIfPresent("copyright", questionnaire.source());
        for (Score score : questionnaire.scores()) {
            writing.notCarried(score.code(), "scores");
        }
        items(fields, questionnaire.items());
        return fields.build();
    }

    private void items(Tree.Builder to, List<Item> items) {
        if (!items.isEmpty()) {
            to.put("item", items.stream().map(this::item).toList());
        }
    }

    private Tree item(Item item) {
        Tree.Builder fields = Tree.fields();
        if (item instanceof Question question) {
            questions.write(fields, question, () -> condition(fields, question));
        } else if (item instanceof Item.Section section && section.items().isEmpty()) {
            // A group of nothing is none (que-1): what remains is its text.
            writing.notCarried(section.code(), "section");
            head(fields, section, "display");
            condition(fields, section);
        } else if (item instanceof Item.Section section) {
            section(fields, section);
        } else if (item instanceof Item.Calculation calculation) {
            calculation(fields, calculation);
        } else {
            head(fields, item, "display");
            condition(fields, item);
        }
        return fields.build();
    }

    private void head(Tree.Builder fields, Item item, String type) {
        fields.put("linkId", item.code());
        languages.write(fields, "text", item.text());
        fields.put("type", type);
    }

    private void section(Tree.Builder fields, Item.Section section) {
        Extensions extensions = new Extensions();
        Item.Repeats repeats = section.repeats();
        if (section.matrix()) {
            extensions.control("table");
        }
        if (repeats.many() && repeats.least() > 0) {
            extensions.add(Uris.MIN_OCCURS, "valueInteger", Tree.of(repeats.least()));
        }
        if (repeats.many() && repeats.most() < Item.Repeats.MOST) {
            extensions.add(Uris.MAX_OCCURS, "valueInteger", Tree.of(repeats.most()));
        }
        extensions.write(fields);
        head(fields, section, "group");
        condition(fields, section);
        if (repeats.many()) {
            if (repeats.least() > 0) {
                fields.put("required", true);
            }
            fields.put("repeats", true);
        }
        items(fields, section.items());
    }

    // Others see the figure, and nobody but whoever has the formula can fill it in.
    private void calculation(Tree.Builder fields, Item.Calculation calculation) {
        writing.notCarried(calculation.code(), "formula");
        Extensions extensions = new Extensions();
        extensions.unit(languages, calculation.unit());
        extensions.write(fields);
        head(fields, calculation, "decimal");
        condition(fields, calculation);
        fields.put("readOnly", true);
    }

    private void condition(Tree.Builder fields, Item item) {
        Optional<FlatCondition.Row> row = FlatCondition.of(standing, item);
        if (row.isEmpty()) {
            writing.report(Finding.of(Code.CONDITION_LEFT_OUT).value("relevance"), item.code());
            return;
        }
        List<Condition> parts = row.get().parts();
        if (!parts.isEmpty()) {
            fields.put("enableWhen", parts.stream().map(this::when).toList());
        }
        if (parts.size() > 1) {
            fields.put("enableBehavior", row.get().any() ? "any" : "all");
        }
    }

    private Tree when(Condition part) {
        if (part instanceof Condition.Compared compared) {
            Tree.Builder when =
                    Tree.fields().put("question", compared.item()).put("operator", operator(compared.how()));
            Writing.value(when, "answer", compared.value(), isWhole(compared.item()));
            return when.build();
        }
        Condition.Answered answered = (Condition.Answered) part;
        return Tree.fields()
                .put("question", answered.item())
                .put("operator", "exists")
                .put("answerBoolean", answered.yes())
                .build();
    }

    private boolean isWhole(String code) {
        return standing.item(code) instanceof Question question && question.type() == Question.Type.WHOLE;
    }

    private static String operator(Comparison how) {
        return switch (how) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case AT_LEAST -> ">=";
            case MORE -> ">";
        };
    }
}
