package org.essaim.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;

/**
 * A questionnaire as sheets of an XLSForm. What collecting programs do not know stands in columns of our own, which they pass over: whoever reads the file
 * back gets all of it, and whoever collects with it is told what is not shown.
 */
final class FormSheetWriting {
    /** The list of yes and no. */
    static final String YES_NO = "essaim_yes_no";

    static final String OTHER = "other";
    static final Texts OTHER_TEXT = Texts.french("Autre").and("en", "Other");
    static final String OWN = "essaim_";

    private final Questionnaire questionnaire;
    private final Consumer<? super Finding> findings;
    private final String file;
    private final FormBook book = new FormBook();
    private final Map<String, String> names = new HashMap<>();
    private final Map<List<Option>, String> lists = new HashMap<>();
    private final Form form;
    private final XPathWriting expressions;

    FormSheetWriting(Form form, String file, Consumer<? super Finding> findings) {
        this.form = form;
        this.questionnaire = form.questionnaire();
        this.file = file;
        this.findings = findings;
        Set<String> used = new HashSet<>();
        for (Item item : form.items()) {
            String name = item.code().replaceAll("[^A-Za-z0-9_.-]", "_");
            if (!name.matches("[A-Za-z_].*")) {
                name = "_" + name;
            }
            String free = name;
            for (int i = 2; !used.add(free.toLowerCase(Locale.ROOT)); i++) {
                free = name + "_" + i;
            }
            names.put(item.code(), free);
            if (!free.equals(item.code())) {
                findings.accept(Finding.of(Code.CODE_REPLACED)
                        .file(file)
                        .path(item.code())
                        .value(item.code())
                        .with("code", free)
                        .build());
            }
        }
        this.expressions = new XPathWriting(form, code -> names.getOrDefault(code, code));
    }

    FormBook book() {
        FormBook.SHEETS.forEach(book::addSheet);
        questionnaire.items().forEach(this::item);
        if (questionnaire.scores().size() > 0) {
            lost("", "scores");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        FormLanguage.put(settings, "form_title", questionnaire.title());
        String title = questionnaire.title().in(Locale.FRENCH);
        if (!title.isEmpty()) {
            settings.put("form_title", title);
        }
        settings.put("form_id", questionnaire.id());
        settings.put("version", questionnaire.version());
        languages().stream()
                .findFirst()
                .ifPresent(tag -> settings.put(
                        "default_language", FormLanguage.heading("", tag).replaceFirst("^::", "")));
        own(
                settings,
                "status",
                questionnaire.status() == Questionnaire.Status.ACTIVE
                        ? ""
                        : questionnaire.status().name());
        own(settings, "url", questionnaire.url());
        own(settings, "source", questionnaire.source());
        FormLanguage.put(settings, OWN + "introduction", questionnaire.introduction());
        if (!questionnaire.introduction().isEmpty()) {
            lost("", "introduction");
        }
        book.add(FormBook.SETTINGS, settings);
        return book;
    }

    // French first, as everywhere; a text without a language is nobody's default.
    private List<String> languages() {
        Set<String> tags = new java.util.TreeSet<>(java.util.Comparator.comparing((String tag) -> !tag.equals("fr"))
                .thenComparing(tag -> !tag.equals("en"))
                .thenComparing(tag -> tag));
        form.items().forEach(item -> tags.addAll(item.text().byLanguage().keySet()));
        tags.remove(Texts.UNDETERMINED);
        return List.copyOf(tags);
    }

    private static void own(Map<String, String> cells, String column, String text) {
        if (!text.isEmpty()) {
            cells.put(OWN + column, text);
        }
    }

    private void lost(String path, String what) {
        findings.accept(Finding.of(Code.NOT_CARRIED)
                .file(file)
                .path(path.isEmpty() ? null : path)
                .value(what)
                .with("format", "XLSForm")
                .build());
    }

    private void item(Item item) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("type", "");
        cells.put("name", names.getOrDefault(item.code(), item.code()));
        FormLanguage.put(cells, "label", item.text());
        if (item instanceof Item.Section section) {
            section(section, cells);
            return;
        }
        relevance(item, cells);
        if (item instanceof Question question) {
            question(question, cells);
        } else if (item instanceof Item.Note) {
            cells.put("type", "note");
        } else if (item instanceof Item.Calculation calculation) {
            cells.put("type", "calculate");
            String formula = expressions.formula(calculation).orElse("");
            if (formula.isEmpty()) {
                lost(item.code(), calculation.formula());
                return;
            }
            cells.put("calculation", formula);
            FormLanguage.put(cells, OWN + "unit", calculation.unit());
        }
        book.add(FormBook.SURVEY, cells);
    }

    private void relevance(Item item, Map<String, String> cells) {
        if (item.relevance().equals(org.essaim.questionnaire.Condition.always())) {
            return;
        }
        expressions
                .condition(item)
                .ifPresentOrElse(
                        text -> cells.put("relevant", text),
                        () -> findings.accept(Finding.of(Code.CONDITION_LEFT_OUT)
                                .file(file)
                                .path(item.code())
                                .value("XPath")
                                .build()));
    }

    private void section(Item.Section section, Map<String, String> cells) {
        String kind = section.repeats().many() ? "repeat" : "group";
        cells.put("type", "begin_" + kind);
        relevance(section, cells);
        if (section.matrix()) {
            cells.put("appearance", "table-list");
        }
        if (section.repeats().many()
                && (section.repeats().least() > 0 || section.repeats().most() < Item.Repeats.MOST)) {
            own(
                    cells,
                    "repeats",
                    section.repeats().least() + ".." + section.repeats().most());
            lost(
                    section.code(),
                    section.repeats().least() + ".." + section.repeats().most());
        }
        book.add(FormBook.SURVEY, cells);
        section.items().forEach(this::item);
        Map<String, String> end = new LinkedHashMap<>();
        end.put("type", "end_" + kind);
        book.add(FormBook.SURVEY, end);
    }

    private void question(Question question, Map<String, String> cells) {
        cells.put("type", type(question));
        hint(question, cells);
        if (question.required()) {
            cells.put("required", "yes");
        }
        if (question.type() == Question.Type.SCALE) {
            cells.put("appearance", "likert");
        }
        constraints(question, cells);
        if (question.lines() != 1) {
            own(cells, "lines", Integer.toString(question.lines()));
        }
        FormLanguage.put(cells, OWN + "unit", question.unit());
        if (!question.unit().isEmpty()) {
            lost(question.code(), "unit");
        }
        boolean several = question.most() > 1;
        if (several && !question.type().hasOptions()) {
            own(cells, "answers", question.least() + ".." + question.most());
            lost(question.code(), "most = " + question.most());
        } else if (question.type() == Question.Type.RANKING
                && (question.least() > 0
                        || question.most() != question.options().size())) {
            own(cells, "answers", question.least() + ".." + question.most());
            lost(question.code(), "least, most");
        }
    }

    private void hint(Question question, Map<String, String> cells) {
        if (question.prompts().isEmpty()) {
            FormLanguage.put(cells, "hint", question.hint());
            return;
        }
        // Who collects sees the prompts below the hint; who reads back takes them apart again.
        Map<String, List<String>> lines = new LinkedHashMap<>();
        question.hint()
                .byLanguage()
                .forEach((tag, text) ->
                        lines.computeIfAbsent(tag, none -> new ArrayList<>()).add(text));
        for (Texts prompt : question.prompts()) {
            prompt.byLanguage()
                    .forEach((tag, text) -> lines.computeIfAbsent(tag, none -> new ArrayList<>())
                            .add(text));
        }
        lines.forEach((tag, all) -> cells.put(FormLanguage.heading("hint", tag), String.join("\n", all)));
        FormLanguage.put(cells, OWN + "hint", question.hint());
        for (int i = 0; i < question.prompts().size(); i++) {
            FormLanguage.put(
                    cells, OWN + "prompt_" + (i + 1), question.prompts().get(i));
        }
    }

    private String type(Question question) {
        return switch (question.type()) {
            case TEXT -> "text";
            case NUMBER -> "decimal";
            case WHOLE -> "integer";
            case DATE -> "date";
            case TRUTH -> "select_one " + yesNo();
            case SCALE -> "select_one " + list(question, false);
            case RANKING -> "rank " + list(question, false);
            case CHOICE -> (question.most() > 1 ? "select_multiple " : "select_one ") + list(question, true);
        };
    }

    private String yesNo() {
        if (lists.putIfAbsent(List.of(), YES_NO) == null) {
            choice(YES_NO, Option.of("true", Texts.french("Oui").and("en", "Yes")));
            choice(YES_NO, Option.of("false", Texts.french("Non").and("en", "No")));
        }
        return YES_NO;
    }

    private String list(Question question, boolean mayAskOther) {
        List<Option> options = question.options();
        Option last = options.get(options.size() - 1);
        long open = options.stream().filter(Option::open).count();
        boolean other = mayAskOther
                && options.size() > 1
                && open == 1
                && last.equals(new Option(OTHER, OTHER_TEXT, null, true));
        if (open > 0 && !other) {
            lost(question.code(), OWN + "open");
        }
        List<Option> listed = other ? options.subList(0, options.size() - 1) : options;
        String name = lists.get(listed);
        if (name == null) {
            name = names.getOrDefault(question.code(), question.code()) + "_list";
            lists.put(listed, name);
            for (Option option : listed) {
                choice(name, option);
            }
        }
        return other ? name + " or_other" : name;
    }

    private void choice(String list, Option option) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("list_name", list);
        cells.put("name", option.code());
        FormLanguage.put(cells, "label", option.text());
        if (option.level() != null) {
            own(cells, "level", option.level().toPlainString());
        }
        own(cells, "open", option.open() ? "yes" : "");
        book.add(FormBook.CHOICES, cells);
    }

    private void constraints(Question question, Map<String, String> cells) {
        List<String> parts = new ArrayList<>();
        if (question.type() == Question.Type.CHOICE && question.most() > 1) {
            if (question.least() > 0) {
                parts.add("count-selected(.) >= " + question.least());
            }
            if (question.most() < question.options().size()) {
                parts.add("count-selected(.) <= " + question.most());
            }
        }
        Texts message = Texts.NONE;
        boolean first = true;
        for (Constraint constraint : question.constraints()) {
            String text = expressions.constraint(question, constraint).orElse("");
            if (text.isEmpty()) {
                lost(question.code(), "constraint");
                continue;
            }
            parts.add(text);
            if (first) {
                message = constraint.message();
            } else if (!constraint.message().isEmpty()) {
                lost(question.code(), "constraint_message");
            }
            first = false;
        }
        if (!parts.isEmpty()) {
            cells.put("constraint", String.join(" and ", parts));
            FormLanguage.put(cells, "constraint_message", message);
        }
    }
}
