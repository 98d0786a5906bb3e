package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.Tree;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Texts;

/** Writes one question. */
final class QuestionWriting {
    private final Writing writing;
    private final Languages languages;
    private final Standing standing;

    QuestionWriting(Writing writing, Languages languages, Standing standing) {
        this.writing = writing;
        this.languages = languages;
        this.standing = standing;
    }

    void write(Tree.Builder fields, Question question, Runnable condition) {
        Optional<Option> open = open(question);
        String type = type(question, open.isPresent());
        Extensions extensions = new Extensions();
        control(extensions, question);
        if (question.required() && question.least() > 0) {
            extensions.add(Uris.MIN_OCCURS, "valueInteger", Tree.of(question.least()));
        } else if (question.least() > 1) {
            // Where none is needed, FHIR cannot ask for several.
            writing.notCarried(question.code(), "least");
        }
        if (question.most() > 1 && question.most() != QuestionReading.all(question.type(), question.options())) {
            extensions.add(Uris.MAX_OCCURS, "valueInteger", Tree.of(question.most()));
        }
        if (question.type().isNumber()) {
            extensions.unit(languages, question.unit());
        }
        if (question.lines() != (type.equals("text") ? QuestionReading.LINES : 1)) {
            extensions.add(Uris.LINES, "valueInteger", Tree.of(question.lines()));
        }
        Optional<Constraint.Length> length = constraints(extensions, question);
        open.ifPresent(option -> label(extensions, option));
        extensions.write(fields);
        fields.put("linkId", question.code());
        languages.write(fields, "text", question.text());
        fields.put("type", type);
        condition.run();
        if (question.required()) {
            fields.put("required", true);
        }
        if (question.most() > 1) {
            fields.put("repeats", true);
        }
        length.ifPresent(known -> fields.put("maxLength", known.most()));
        List<Option> listed = question.options().stream()
                .filter(option -> !open.filter(option::equals).isPresent())
                .toList();
        if (!listed.isEmpty()) {
            fields.put("answerOption", listed.stream().map(this::option).toList());
        }
        below(fields, question);
    }

    private static String type(Question question, boolean open) {
        return switch (question.type()) {
            case TEXT -> question.lines() == 1 ? "string" : "text";
            case CHOICE, SCALE, RANKING -> open ? "open-choice" : "choice";
            case NUMBER -> "decimal";
            case WHOLE -> "integer";
            case DATE -> "date";
            case TRUTH -> "boolean";
        };
    }

    private static void control(Extensions extensions, Question question) {
        boolean levels = question.options().stream().anyMatch(option -> option.level() != null);
        switch (question.type()) {
            case RANKING -> extensions.add(Uris.RANKING, "valueBoolean", Tree.of(true));
            case SCALE -> {
                if (!levels) {
                    extensions.control("slider");
                }
            }
            case CHOICE -> {
                if (levels && question.most() == 1) {
                    extensions.control("drop-down");
                }
            }
            default -> {
                // Shown as its type is.
            }
        }
    }

    // FHIR asks for words of one's own once, after all options, and counts nothing for them.
    private Optional<Option> open(Question question) {
        Optional<Option> open = Optional.empty();
        for (int i = 0; i < question.options().size(); i++) {
            Option option = question.options().get(i);
            if (option.open()) {
                boolean last = i == question.options().size() - 1;
                if (last && option.level() == null) {
                    open = Optional.of(option);
                } else {
                    writing.notCarried(question.code(), option.code() + ".open");
                }
            }
        }
        return open;
    }

    private void label(Extensions extensions, Option open) {
        Tree.Builder label = Tree.fields().put("url", Uris.OPEN_LABEL);
        List<Tree> code = open.code().equals(OptionReading.OTHER)
                ? List.of()
                : List.of(Writing.extension(Uris.OPEN_CODE, "valueCode", Tree.of(open.code())));
        if (!open.text().isEmpty() || !code.isEmpty()) {
            languages.write(label, "valueString", open.text(), code);
            extensions.add(label.build());
        }
    }

    private Tree option(Option option) {
        Tree.Builder fields = Tree.fields();
        Extensions extensions = new Extensions();
        if (option.level() != null) {
            extensions.add(Uris.ORDINAL, "valueDecimal", new Tree.Numeric(option.level()));
        }
        extensions.write(fields);
        Tree.Builder coding = Tree.fields().put("code", option.code());
        languages.write(coding, "display", option.text());
        return fields.put("valueCoding", coding.build()).build();
    }

    private Optional<Constraint.Length> constraints(Extensions extensions, Question question) {
        Optional<Constraint.Length> length = Optional.empty();
        Set<Class<?>> written = new HashSet<>();
        for (Constraint constraint : question.constraints()) {
            if (constraint instanceof Constraint.Holds || !written.add(constraint.getClass())) {
                writing.notCarried(question.code(), "constraints");
                continue;
            }
            if (!constraint.message().isEmpty()) {
                writing.notCarried(question.code(), "message");
            }
            if (constraint instanceof Constraint.Length known) {
                length = Optional.of(known);
                if (known.least() > 0) {
                    extensions.add(Uris.MIN_LENGTH, "valueInteger", Tree.of(known.least()));
                }
            } else if (constraint instanceof Constraint.Pattern pattern) {
                extensions.add(Uris.REGEX, "valueString", Tree.of(pattern.expression()));
            } else if (constraint instanceof Constraint.Range range) {
                range(extensions, question, range);
            }
        }
        return length;
    }

    private void range(Extensions extensions, Question question, Constraint.Range range) {
        Answer least = range.least();
        Answer most = range.most();
        if (least != null) {
            end(extensions, Uris.MIN_VALUE, question, least);
        }
        if (most != null) {
            end(extensions, Uris.MAX_VALUE, question, most);
        }
    }

    private void end(Extensions extensions, String url, Question question, Answer end) {
        if (!Writing.isWritable(end)) {
            writing.notCarried(question.code(), "constraints");
            return;
        }
        Tree.Builder extension = Tree.fields().put("url", url);
        Writing.value(extension, "value", end, question.type() == Question.Type.WHOLE);
        extensions.add(extension.build());
    }

    private void below(Tree.Builder fields, Question question) {
        List<Tree> below = new ArrayList<>();
        if (!question.hint().isEmpty()) {
            Extensions help = new Extensions();
            help.control("help");
            below.add(display(help, question.code() + "-help", question.hint()));
        }
        if (!question.unit().isEmpty() && !question.type().isNumber()) {
            // The extension is for numbers alone; what stands after other answers FHIR says below the question.
            Extensions unit = new Extensions();
            unit.control("unit");
            below.add(display(unit, question.code() + "-unit", question.unit()));
        }
        for (int i = 0; i < question.prompts().size(); i++) {
            String code = question.code() + "-prompt" + (i + 1);
            below.add(display(new Extensions(), code, question.prompts().get(i)));
        }
        if (!below.isEmpty()) {
            fields.put("item", below);
        }
    }

    private Tree display(Extensions extensions, String code, Texts text) {
        Tree.Builder fields = Tree.fields();
        extensions.write(fields);
        fields.put("linkId", standing.free(code));
        languages.write(fields, "text", text);
        return fields.put("type", "display").build();
    }
}
