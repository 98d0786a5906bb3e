package org.essaim.xlsx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;
import org.jspecify.annotations.Nullable;

/** Reads the sheets of an XLSForm; whatever is not understood is said with sheet, row and column. Serves one reading; not thread-safe. */
final class FormSheetReading {
    private static final Set<String> METADATA = Set.of(
            "start",
            "end",
            "today",
            "deviceid",
            "phonenumber",
            "username",
            "email",
            "audit",
            "subscriberid",
            "simserial",
            "start-geopoint",
            "background-audio");
    private static final Set<String> KNOWN = Set.of(
            "type",
            "name",
            "label",
            "hint",
            "required",
            "relevant",
            "constraint",
            "constraint_message",
            "calculation",
            "appearance",
            "readonly");
    private static final int DEEPEST = 15;

    private final FormBook book;
    private final String file;
    private final Consumer<? super Finding> findings;
    private final FormChoices choices = new FormChoices();
    private final FormQuestions questions = new FormQuestions(choices);
    private final FormCodes codes = new FormCodes();
    private final Map<String, Item> byName = new LinkedHashMap<>();
    private final Map<String, FormHeading> headings = new HashMap<>();

    FormSheetReading(FormBook book, String file, Consumer<? super Finding> findings) {
        this.book = book;
        this.file = file;
        this.findings = findings;
    }

    Optional<Questionnaire> questionnaire() {
        for (FormBook.Line line : book.lines(FormBook.CHOICES)) {
            choices.add(row(FormBook.CHOICES, line));
        }
        List<FormRow> rows = book.lines(FormBook.SURVEY).stream()
                .map(line -> row(FormBook.SURVEY, line))
                .toList();
        List<Open> roots = outline(rows);
        // What conditions compare with has to be known first, also where it comes later.
        roots.forEach(Open::plain);
        XPathReading expressions = new XPathReading(byName);
        List<Item> items = new ArrayList<>();
        roots.forEach(open -> open.item(expressions).ifPresent(items::add));
        return settings(items);
    }

    private FormRow row(String sheet, FormBook.Line line) {
        FormRow row = new FormRow(file, sheet, line.row(), findings);
        line.cells().forEach((heading, text) -> row.put(headings.computeIfAbsent(heading, FormHeading::of), text));
        return row;
    }

    /** An item that is being read: first what it is, then under which condition. */
    private final class Open {
        private final FormRow row;
        private final String code;
        private final List<Open> within = new ArrayList<>();
        private final boolean section;
        private final boolean repeat;
        private @Nullable Item plain;

        Open(FormRow row, String code, boolean section, boolean repeat) {
            this.row = row;
            this.code = code;
            this.section = section;
            this.repeat = repeat;
        }

        void plain() {
            if (section) {
                within.forEach(Open::plain);
                plain = new Item.Section(code, row.texts("label"));
            } else {
                plain = questions.read(row, code).orElse(null);
            }
            if (plain != null) {
                byName.putIfAbsent(row.text("name"), plain);
            }
        }

        Optional<Item> item(XPathReading expressions) {
            Item known = plain;
            if (known == null) {
                return Optional.empty();
            }
            Condition relevance = relevance(row, expressions);
            if (known instanceof Item.Section) {
                List<Item> items = new ArrayList<>();
                within.forEach(each -> each.item(expressions).ifPresent(items::add));
                return Optional.of(new Item.Section(
                        code,
                        known.text(),
                        relevance,
                        items,
                        row.text("appearance").contains("table-list"),
                        repeats()));
            } else if (known instanceof Question question) {
                return Optional.of(FormQuestions.finished(row, question, relevance, expressions));
            } else if (known instanceof Item.Note note) {
                return Optional.of(new Item.Note(code, note.text(), relevance));
            }
            return calculation(known, relevance, expressions);
        }

        private Item.Repeats repeats() {
            if (!repeat) {
                return Item.Repeats.ONCE;
            }
            if (!row.text("repeat_count").isEmpty()) {
                row.notUnderstood(row.text("repeat_count"), "repeat_count");
            }
            int[] bounds = FormQuestions.bounds(row, "repeats", 0, Item.Repeats.MOST);
            return bounds[0] <= bounds[1] && bounds[1] >= 1 && bounds[1] <= Item.Repeats.MOST
                    ? Item.Repeats.of(bounds[0], bounds[1])
                    : Item.Repeats.of(0, Item.Repeats.MOST);
        }

        private Optional<Item> calculation(Item known, Condition relevance, XPathReading expressions) {
            Optional<String> formula = expressions.formula(row.text("calculation"));
            if (formula.isEmpty()) {
                row.leftOut(row.text("calculation"), "calculation");
                return Optional.empty();
            }
            return Optional.of(new Item.Calculation(
                    code, known.text(), relevance, formula.get(), row.texts(FormSheetWriting.OWN + "unit")));
        }
    }

    private List<Open> outline(List<FormRow> rows) {
        List<Open> roots = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        for (FormRow row : rows) {
            String type = row.text("type").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            if (type.isEmpty()) {
                continue;
            }
            if (type.matches("end[ _](group|repeat)")) {
                if (open.isEmpty() || open.peek().repeat != type.endsWith("repeat")) {
                    row.notUnderstood(row.text("type"), "type");
                } else {
                    open.pop();
                }
                continue;
            }
            if (METADATA.contains(type)) {
                row.passedOver(row.text("type"), "type");
                continue;
            }
            boolean section = type.matches("begin[ _](group|repeat)");
            if (section && open.size() >= DEEPEST) {
                row.leftOut(row.text("type"), "type");
                continue;
            }
            Open next = new Open(row, code(row), section, section && type.endsWith("repeat"));
            (open.isEmpty() ? roots : open.peek().within).add(next);
            if (section) {
                open.push(next);
            }
            unknownColumns(row);
        }
        return roots;
    }

    private static void unknownColumns(FormRow row) {
        for (String column : row.columns()) {
            if (!KNOWN.contains(column)
                    && !column.startsWith(FormSheetWriting.OWN)
                    && !Set.of("repeat_count", "parameters").contains(column)) {
                row.notUnderstood(column, column);
            }
        }
    }

    private String code(FormRow row) {
        String name = row.text("name");
        String code = codes.free(name.isEmpty() ? "item_" + row.number() : name);
        if (!code.equals(name)) {
            row.replaced(name, code, "name");
        }
        return code;
    }

    private static Condition relevance(FormRow row, XPathReading expressions) {
        String text = row.text("relevant");
        if (text.isEmpty()) {
            return Condition.always();
        }
        Optional<Condition> condition = expressions.condition(text);
        if (condition.isEmpty()) {
            row.report(Finding.of(Code.CONDITION_LEFT_OUT), text, "relevant");
        }
        return condition.orElseGet(Condition::always);
    }

    private Optional<Questionnaire> settings(List<Item> items) {
        List<FormBook.Line> lines = book.lines(FormBook.SETTINGS);
        FormRow row = row(FormBook.SETTINGS, lines.isEmpty() ? new FormBook.Line(1, Map.of()) : lines.get(0));
        String id = name(row, "form_id", file.replaceFirst("\\.[^.]*$", ""));
        String version = name(row, "version", "1");
        Texts title = row.texts("form_title");
        if (title.byLanguage().size() > 1) {
            // The heading without a language repeats one of the others.
            TreeMap<String, String> named = new TreeMap<>(title.byLanguage());
            named.remove(Texts.UNDETERMINED);
            title = new Texts(named);
        }
        for (String column : row.columns()) {
            if (!Set.of("form_title", "form_id", "version", "default_language", "style")
                            .contains(column)
                    && !column.startsWith(FormSheetWriting.OWN)) {
                row.notUnderstood(column, column);
            }
        }
        Questionnaire.Status status = switch (row.text(FormSheetWriting.OWN + "status")) {
            case "DRAFT" -> Questionnaire.Status.DRAFT;
            case "RETIRED" -> Questionnaire.Status.RETIRED;
            default -> Questionnaire.Status.ACTIVE;
        };
        String url = row.text(FormSheetWriting.OWN + "url");
        if (url.contains("|")) {
            row.notUnderstood(url, FormSheetWriting.OWN + "url");
        }
        Questionnaire.Builder builder = Questionnaire.builder(id, version, title)
                .status(status)
                .url(url.contains("|") ? "" : url)
                .introduction(row.texts(FormSheetWriting.OWN + "introduction"))
                .source(row.text(FormSheetWriting.OWN + "source"));
        items.forEach(builder::item);
        return Optional.of(builder.build());
    }

    private static String name(FormRow row, String column, String otherwise) {
        String text = row.text(column).isEmpty() ? otherwise : row.text(column);
        String legal = text.replaceAll("[^A-Za-z0-9_.-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        legal = legal.isEmpty() ? "questionnaire" : legal.length() > 120 ? legal.substring(0, 120) : legal;
        if (!legal.equals(text)) {
            row.replaced(text, legal, column);
        }
        return legal;
    }
}
