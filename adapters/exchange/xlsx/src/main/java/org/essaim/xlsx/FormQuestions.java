package org.essaim.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;

/** Reads what one row of an XLSForm asks: first its type and options, then what an answer must comply with, which may name other questions. */
final class FormQuestions {
    private static final Pattern BOUNDS = Pattern.compile("(\\d{1,4})\\.\\.(\\d{1,4})");
    private static final Pattern PARAMETER = Pattern.compile("(start|end|step)\\s*=\\s*(-?\\d{1,4})");
    private static final Pattern OTHER = Pattern.compile("\\bor[_ ](?:other|specify other)$");

    private final FormChoices choices;

    FormQuestions(FormChoices choices) {
        this.choices = choices;
    }

    /** The item of a row, as far as it stands by itself; nothing if it has no counterpart. */
    Optional<Item> read(FormRow row, String code) {
        String[] words = row.text("type").split("\\s+", 4);
        String type = words[0].toLowerCase(Locale.ROOT);
        if (type.equals("note")) {
            return Optional.of(new Item.Note(code, row.texts("label")));
        } else if (type.equals("calculate")) {
            return Optional.of(new Item.Calculation(code, row.texts("label"), "0"));
        }
        // Both ways of writing it are met: with a blank and with a low line.
        if (Set.of("select", "add").contains(type) && words.length > 2) {
            type = "select_" + words[1].toLowerCase(Locale.ROOT);
            words = java.util.Arrays.copyOfRange(words, 1, words.length);
        }
        return switch (type) {
            case "text", "string" -> Optional.of(question(row, code, Question.Type.TEXT, List.of(), 1));
            case "integer", "int" -> Optional.of(question(row, code, Question.Type.WHOLE, List.of(), 1));
            case "decimal" -> Optional.of(question(row, code, Question.Type.NUMBER, List.of(), 1));
            case "date" -> Optional.of(question(row, code, Question.Type.DATE, List.of(), 1));
            case "range" -> range(row, code);
            case "select_one", "select_multiple", "rank" -> chosen(row, code, type, words);
            default -> leftOut(row);
        };
    }

    private static Optional<Item> leftOut(FormRow row) {
        row.leftOut(row.text("type"), "type");
        return Optional.empty();
    }

    private static Optional<Item> range(FormRow row, String code) {
        Map<String, Integer> values = new HashMap<>(Map.of("start", 0, "end", 10, "step", 1));
        Matcher matcher = PARAMETER.matcher(row.text("parameters"));
        while (matcher.find()) {
            values.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
        }
        int start = values.getOrDefault("start", 0);
        int end = values.getOrDefault("end", 0);
        if (values.getOrDefault("step", 0) != 1 || start < 0 || end <= start || end - start > 100) {
            return leftOut(row);
        }
        return Optional.of(question(row, code, Question.Type.SCALE, Option.range(start, end), 1));
    }

    private Optional<Item> chosen(FormRow row, String code, String type, String[] words) {
        String list = words.length > 1 ? words[1] : "";
        if (list.equals(FormSheetWriting.YES_NO) && type.equals("select_one")) {
            return Optional.of(question(row, code, Question.Type.TRUTH, List.of(), 1));
        }
        List<Option> options = new ArrayList<>(choices.of(list, row));
        if (OTHER.matcher(row.text("type").toLowerCase(Locale.ROOT)).find()) {
            options.removeIf(option -> option.code().equals(FormSheetWriting.OTHER));
            options.add(new Option(FormSheetWriting.OTHER, FormSheetWriting.OTHER_TEXT, null, true));
        }
        if (options.isEmpty()) {
            return leftOut(row);
        }
        if (type.equals("rank")) {
            return Optional.of(question(row, code, Question.Type.RANKING, options, options.size()));
        }
        boolean several = type.equals("select_multiple");
        boolean scale = !several
                && (row.text("appearance").contains("likert")
                        || options.stream().anyMatch(option -> option.level() != null));
        return Optional.of(question(
                row,
                code,
                scale ? Question.Type.SCALE : Question.Type.CHOICE,
                options,
                several ? Math.max(2, options.size()) : 1));
    }

    private static Question question(FormRow row, String code, Question.Type type, List<Option> options, int most) {
        int[] answers = bounds(row, "answers", 0, most);
        boolean sound = answers[1] >= 1
                && answers[0] <= answers[1]
                && (answers[1] == 1 || (type != Question.Type.SCALE && type != Question.Type.TRUTH));
        Question.Builder builder = Question.builder(code, type, row.texts("label"))
                .answers(sound ? answers[0] : 0, sound ? answers[1] : most)
                .options(options)
                .answers(sound ? answers[0] : 0, sound ? answers[1] : most)
                .unit(row.texts(FormSheetWriting.OWN + "unit"));
        String lines = row.text(FormSheetWriting.OWN + "lines");
        if (lines.matches("[1-9][0-9]?")) {
            builder.lines(Integer.parseInt(lines));
        }
        boolean prompted = row.columns().contains(FormSheetWriting.OWN + "prompt_1");
        builder.hint(row.texts(prompted ? FormSheetWriting.OWN + "hint" : "hint"));
        for (int i = 1; row.columns().contains(FormSheetWriting.OWN + "prompt_" + i); i++) {
            builder.prompt(row.texts(FormSheetWriting.OWN + "prompt_" + i));
        }
        switch (row.text("required").toLowerCase(Locale.ROOT)) {
            case "yes", "true", "true()", "oui" -> builder.required();
            case "", "no", "false", "false()", "non" -> {
                // As most are.
            }
            default -> row.notUnderstood(row.text("required"), "required");
        }
        return builder.build();
    }

    /** How often something is there, as a column of our own says it. */
    static int[] bounds(FormRow row, String column, int least, int most) {
        Matcher matcher = BOUNDS.matcher(row.text(FormSheetWriting.OWN + column));
        return matcher.matches()
                ? new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))}
                : new int[] {least, most};
    }

    /** A question with its condition and what its constraint asks for. */
    static Question finished(FormRow row, Question plain, Condition relevance, XPathReading expressions) {
        Question.Builder builder = Question.builder(plain.code(), plain.type(), plain.text())
                .when(relevance)
                .hint(plain.hint())
                .unit(plain.unit())
                .options(plain.options())
                .lines(plain.lines());
        plain.prompts().forEach(builder::prompt);
        if (plain.required()) {
            builder.required();
        }
        int least = plain.least();
        int most = plain.most();
        String text = row.text("constraint");
        if (!text.isEmpty()) {
            Optional<XPathReading.Asked> asked =
                    expressions.about(plain).constraints(text, row.texts("constraint_message"));
            if (asked.isPresent() && fits(plain, asked.get())) {
                asked.get().constraints().forEach(builder::constraint);
                least = least(plain, asked.get());
                most = most(plain, asked.get());
            } else {
                row.notUnderstood(text, "constraint");
            }
        }
        return builder.answers(least, most).build();
    }

    private static int least(Question question, XPathReading.Asked asked) {
        return asked.least() > 0 ? asked.least() : question.least();
    }

    private static int most(Question question, XPathReading.Asked asked) {
        return asked.most() > 0 ? asked.most() : question.most();
    }

    private static boolean fits(Question question, XPathReading.Asked asked) {
        int most = most(question, asked);
        return least(question, asked) <= most && (most == 1 || question.most() > 1);
    }
}
