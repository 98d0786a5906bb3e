package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/** How items stand in documents. */
final class Items {
    private static final String SECTION = "SECTION";
    private static final String NOTE = "NOTE";
    private static final String CALCULATION = "CALCULATION";
    private static final Pattern CODE = Pattern.compile(Item.CODE);

    private Items() {}

    static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    static Optional<Item> read(FieldReader reader, int depth) {
        return switch (reader.text("type")) {
            case SECTION -> section(reader, depth);
            case NOTE ->
                reader.build(Item.Note.class, reader.text("code"), texts(reader, "text"), relevance(reader))
                        .map(Item.class::cast);
            case CALCULATION ->
                reader.build(
                                Item.Calculation.class,
                                reader.text("code"),
                                texts(reader, "text"),
                                relevance(reader),
                                reader.text("formula"),
                                texts(reader, "unit"))
                        .map(Item.class::cast);
            default -> question(reader);
        };
    }

    private static Optional<Item> section(FieldReader reader, int depth) {
        if (depth >= Item.DEEPEST) {
            reader.refuse("items", "sections within sections at most " + Item.DEEPEST + " deep");
            return Optional.empty();
        }
        return reader.build(
                        Item.Section.class,
                        reader.text("code"),
                        texts(reader, "text"),
                        relevance(reader),
                        reader.each("items", each -> read(each, depth + 1)),
                        reader.truth("matrix", false),
                        reader.one("repeats", Items::repeats).orElse(Item.Repeats.ONCE))
                .map(Item.class::cast);
    }

    private static Optional<Item.Repeats> repeats(FieldReader reader) {
        return reader.build(
                Item.Repeats.class,
                reader.has("least") ? reader.small("least") : 0,
                reader.has("most") ? reader.small("most") : Item.Repeats.MOST,
                true);
    }

    private static Optional<Item> question(FieldReader reader) {
        Question.Type type = reader.oneOf("type", Question.Type.class);
        int most = reader.has("most") ? reader.small("most") : 1;
        return reader.build(
                        Question.class,
                        reader.text("code"),
                        texts(reader, "text"),
                        relevance(reader),
                        type,
                        texts(reader, "hint"),
                        prompts(reader),
                        reader.truth("required", false),
                        reader.has("least") ? reader.small("least") : 0,
                        most,
                        reader.each("options", Option::read),
                        texts(reader, "unit"),
                        reader.has("lines") ? reader.small("lines") : 1,
                        reader.each("constraints", Constraint::read))
                .map(Item.class::cast);
    }

    private static List<Texts> prompts(FieldReader reader) {
        return new ArrayList<>(reader.each("prompts", Texts::read));
    }

    private static Texts texts(FieldReader reader, String key) {
        return reader.one(key, Texts::read).orElse(Texts.NONE);
    }

    private static Condition relevance(FieldReader reader) {
        return reader.one("relevance", Condition::read).orElse(Condition.always());
    }

    static Tree toTree(Item item) {
        Tree.Builder fields = Tree.fields().put("code", item.code());
        String type = item instanceof Question question
                ? question.type().name()
                : item instanceof Item.Section ? SECTION : item instanceof Item.Note ? NOTE : CALCULATION;
        fields.put("type", type);
        put(fields, "text", item.text());
        if (!item.relevance().equals(Condition.always())) {
            fields.put("relevance", item.relevance().toTree());
        }
        if (item instanceof Question question) {
            put(fields, question);
        } else if (item instanceof Item.Calculation calculation) {
            fields.put("formula", calculation.formula());
            put(fields, "unit", calculation.unit());
        } else if (item instanceof Item.Section section) {
            fields.put("items", section.items().stream().map(Items::toTree).toList());
            if (section.matrix()) {
                fields.put("matrix", true);
            }
            if (section.repeats().many()) {
                fields.put(
                        "repeats",
                        Tree.fields()
                                .put("least", section.repeats().least())
                                .put("most", section.repeats().most())
                                .build());
            }
        }
        return fields.build();
    }

    private static void put(Tree.Builder fields, Question question) {
        put(fields, "hint", question.hint());
        if (!question.prompts().isEmpty()) {
            fields.put("prompts", question.prompts().stream().map(Texts::toTree).toList());
        }
        if (question.required()) {
            fields.put("required", true);
        }
        if (question.least() > 0) {
            fields.put("least", question.least());
        }
        if (question.most() != 1) {
            fields.put("most", question.most());
        }
        if (!question.options().isEmpty()) {
            fields.put(
                    "options", question.options().stream().map(Option::toTree).toList());
        }
        put(fields, "unit", question.unit());
        if (question.lines() != 1) {
            fields.put("lines", question.lines());
        }
        if (!question.constraints().isEmpty()) {
            fields.put(
                    "constraints",
                    question.constraints().stream().map(Constraint::toTree).toList());
        }
    }

    private static void put(Tree.Builder fields, String key, Texts texts) {
        if (!texts.isEmpty()) {
            fields.put(key, texts.toTree());
        }
    }
}
