package org.essaim.xlsx;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
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
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("relevance", "relevant"),
            Map.entry("calculate", "calculation"),
            Map.entry("constraint message", "constraint_message"),
            Map.entry("list name", "list_name"),
            Map.entry("value", "name"),
            Map.entry("caption", "label"),
            Map.entry("read_only", "readonly"),
            Map.entry("bind::relevant", "relevant"),
            Map.entry("bind::required", "required"),
            Map.entry("bind::constraint", "constraint"));
    private static final Pattern BOUNDS = Pattern.compile("(\\d{1,4})\\.\\.(\\d{1,4})");
    private static final int DEEPEST = 15;

    private final FormBook book;
    private final String file;
    private final Consumer<? super Finding> findings;
    private final Map<String, List<Option>> lists = new LinkedHashMap<>();
    private final Map<String, Item> byName = new LinkedHashMap<>();
    private final Set<String> codes = new HashSet<>();

    FormSheetReading(FormBook book, String file, Consumer<? super Finding> findings) {
        this.book = book;
        this.file = file;
        this.findings = findings;
    }

    /** A row with its headings as they are known here, and texts by language. */
    private final class Row {
        private final String sheet;
        private final FormBook.Line line;
        private final Map<String, String> cells = new HashMap<>();
        private final Map<String, TreeMap<String, String>> texts = new HashMap<>();

        Row(String sheet, FormBook.Line line) {
            this.sheet = sheet;
            this.line = line;
            line.cells().forEach((heading, text) -> {
                String plain = heading.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*::\\s*", "::");
                String known = ALIASES.getOrDefault(plain, plain);
                int colons = known.contains("::") ? known.indexOf("::") : known.indexOf(':');
                if (colons < 0 || known.startsWith("bind") || known.startsWith("body")) {
                    cells.put(known, text);
                    texts.computeIfAbsent(known, none -> new TreeMap<>()).put(Texts.UNDETERMINED, text);
                    return;
                }
                String column = known.substring(0, colons).strip();
                column = ALIASES.getOrDefault(column, column);
                String language = heading.substring(heading.indexOf(':')).replaceFirst("^::?", "");
                Optional<String> tag = FormLanguage.tag(language);
                if (tag.isEmpty()) {
                    report(Finding.of(Code.NOT_UNDERSTOOD).value(language.strip()), heading);
                } else {
                    texts.computeIfAbsent(column, none -> new TreeMap<>()).put(tag.get(), text);
                }
            });
        }

        String text(String column) {
            return cells.getOrDefault(column, "").strip();
        }

        Texts texts(String column) {
            Texts all = FormLanguage.texts(texts.getOrDefault(column, new TreeMap<>()));
            if (all.byLanguage().values().stream().anyMatch(text -> text.contains("${"))) {
                report(Finding.of(Code.NOT_UNDERSTOOD).value("${…}"), column);
            }
            return all;
        }

        void report(Finding.Builder finding, String column) {
            findings.accept(finding.file(file)
                    .row(line.row())
                    .column(column)
                    .path(sheet)
                    .build());
        }

        Set<String> columns() {
            return texts.keySet();
        }
    }

    Optional<Questionnaire> questionnaire() {
        for (FormBook.Line line : book.lines(FormBook.CHOICES)) {
            choice(new Row(FormBook.CHOICES, line));
        }
        List<Row> rows = book.lines(FormBook.SURVEY).stream()
                .map(line -> new Row(FormBook.SURVEY, line))
                .toList();
        List<Open> roots = outline(rows);
        // What conditions compare with has to be known first, also where it comes later.
        roots.forEach(open -> open.plain());
        List<Item> items = new ArrayList<>();
        roots.forEach(open -> open.item().ifPresent(items::add));
        return settings(items);
    }

    private void choice(Row row) {
        String list = row.text("list_name");
        String name = row.text("name");
        if (list.isEmpty() && name.isEmpty()) {
            return;
        }
        List<Option> options = lists.computeIfAbsent(list, none -> new ArrayList<>());
        String code = legal(name);
        if (code.isEmpty() || options.stream().anyMatch(option -> option.code().equals(code))) {
            row.report(Finding.of(Code.ITEM_LEFT_OUT).value(name), "name");
            return;
        }
        if (!code.equals(name)) {
            row.report(Finding.of(Code.CODE_REPLACED).value(name).with("code", code), "name");
        }
        options.add(new Option(
                code,
                row.texts("label"),
                level(row),
                row.text(FormSheetWriting.OWN + "open").equals("yes")));
        for (String column : row.columns()) {
            if (!Set.of("list_name", "name", "label").contains(column) && !column.startsWith(FormSheetWriting.OWN)) {
                row.report(Finding.of(Code.NOT_UNDERSTOOD).value(column), column);
            }
        }
    }

    private static @Nullable BigDecimal level(Row row) {
        String text = row.text(FormSheetWriting.OWN + "level");
        return text.matches("-?\\d{1,15}(\\.\\d{1,10})?") ? new BigDecimal(text) : null;
    }

    private static String legal(String name) {
        String code = name.strip().replaceAll("[^\\p{L}0-9_.\\-/:]", "_");
        code = code.length() > 120 ? code.substring(0, 120) : code;
        return code.matches(Item.CODE) ? code : code.isEmpty() ? "" : "_" + code;
    }

    /** An item that is being read: first what it is, then under which condition. */
    private final class Open {
        private final Row row;
        private final String code;
        private final List<Open> within = new ArrayList<>();
        private final boolean section;
        private final boolean repeat;
        private @Nullable Item plain;

        Open(Row row, String code, boolean section, boolean repeat) {
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
                plain = read(row, code).orElse(null);
            }
            if (plain != null) {
                byName.putIfAbsent(row.text("name"), plain);
            }
        }

        Optional<Item> item() {
            Item known = plain;
            if (known == null) {
                return Optional.empty();
            }
            Condition relevance = relevance(row);
            if (known instanceof Item.Section) {
                List<Item> items = new ArrayList<>();
                within.forEach(each -> each.item().ifPresent(items::add));
                return Optional.of(new Item.Section(
                        code,
                        row.texts("label"),
                        relevance,
                        items,
                        row.text("appearance").contains("table-list"),
                        repeats()));
            } else if (known instanceof Question question) {
                return Optional.of(finished(row, question, relevance));
            } else if (known instanceof Item.Note note) {
                return Optional.of(new Item.Note(code, note.text(), relevance));
            }
            return calculation(row, code, relevance);
        }

        private Item.Repeats repeats() {
            if (!repeat) {
                return Item.Repeats.ONCE;
            }
            if (!row.text("repeat_count").isEmpty()) {
                row.report(Finding.of(Code.NOT_UNDERSTOOD).value(row.text("repeat_count")), "repeat_count");
            }
            int[] bounds = bounds(row, "repeats", 0, Item.Repeats.MOST);
            return bounds[0] <= bounds[1] && bounds[1] >= 1 && bounds[1] <= Item.Repeats.MOST
                    ? Item.Repeats.of(bounds[0], bounds[1])
                    : Item.Repeats.of(0, Item.Repeats.MOST);
        }
    }

    private static int[] bounds(Row row, String column, int least, int most) {
        Matcher matcher = BOUNDS.matcher(row.text(FormSheetWriting.OWN + column));
        return matcher.matches()
                ? new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))}
                : new int[] {least, most};
    }

    private List<Open> outline(List<Row> rows) {
        List<Open> roots = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        for (Row row : rows) {
            String type = row.text("type").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            if (type.isEmpty()) {
                continue;
            }
            if (type.matches("end[ _](group|repeat)")) {
                if (open.isEmpty() || open.peek().repeat != type.endsWith("repeat")) {
                    row.report(Finding.of(Code.NOT_UNDERSTOOD).value(row.text("type")), "type");
                } else {
                    open.pop();
                }
                continue;
            }
            if (METADATA.contains(type)) {
                row.report(
                        Finding.of(Code.NOT_UNDERSTOOD)
                                .severity(org.essaim.finding.Severity.INFO)
                                .value(row.text("type")),
                        "type");
                continue;
            }
            boolean section = type.matches("begin[ _](group|repeat)");
            if (section && open.size() >= DEEPEST) {
                row.report(Finding.of(Code.ITEM_LEFT_OUT).value(row.text("type")), "type");
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

    private static void unknownColumns(Row row) {
        for (String column : row.columns()) {
            if (!KNOWN.contains(column)
                    && !column.startsWith(FormSheetWriting.OWN)
                    && !Set.of("repeat_count", "parameters").contains(column)) {
                row.report(Finding.of(Code.NOT_UNDERSTOOD).value(column), column);
            }
        }
    }

    private String code(Row row) {
        String name = row.text("name");
        String code = legal(name.isEmpty() ? "item_" + row.line.row() : name);
        String free = code;
        for (int i = 2; !codes.add(free); i++) {
            free = code + "_" + i;
        }
        if (!free.equals(name)) {
            row.report(Finding.of(Code.CODE_REPLACED).value(name).with("code", free), "name");
        }
        return free;
    }

    private Optional<Item> read(Row row, String code) {
        String[] words = row.text("type").split("\\s+", -1);
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

    private static Optional<Item> leftOut(Row row) {
        row.report(Finding.of(Code.ITEM_LEFT_OUT).value(row.text("type")), "type");
        return Optional.empty();
    }

    private Optional<Item> range(Row row, String code) {
        Map<String, Integer> values = new HashMap<>(Map.of("start", 0, "end", 10, "step", 1));
        Matcher matcher =
                Pattern.compile("(start|end|step)\\s*=\\s*(-?\\d{1,4})").matcher(row.text("parameters"));
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

    private Optional<Item> chosen(Row row, String code, String type, String[] words) {
        String list = words.length > 1 ? words[1] : "";
        boolean other = row.text("type").toLowerCase(Locale.ROOT).matches(".*\\bor[_ ](other|specify other)\\s*");
        if (list.equals(FormSheetWriting.YES_NO) && type.equals("select_one")) {
            return Optional.of(question(row, code, Question.Type.TRUTH, List.of(), 1));
        }
        List<Option> options = new ArrayList<>(lists.getOrDefault(list, List.of()));
        if (other) {
            options.removeIf(option -> option.code().equals(FormSheetWriting.OTHER));
            options.add(new Option(FormSheetWriting.OTHER, FormSheetWriting.OTHER_TEXT, null, true));
        }
        if (options.isEmpty()) {
            row.report(Finding.of(Code.ITEM_LEFT_OUT).value(row.text("type")), "type");
            return Optional.empty();
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

    private static Question question(Row row, String code, Question.Type type, List<Option> options, int most) {
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
            default -> row.report(Finding.of(Code.NOT_UNDERSTOOD).value(row.text("required")), "required");
        }
        return builder.build();
    }

    private Condition relevance(Row row) {
        String text = row.text("relevant");
        if (text.isEmpty()) {
            return Condition.always();
        }
        Optional<Condition> condition = new XPathReading(byName, null).condition(text);
        if (condition.isEmpty()) {
            row.report(Finding.of(Code.CONDITION_LEFT_OUT).value(shortened(text)), "relevant");
        }
        return condition.orElseGet(Condition::always);
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private Question finished(Row row, Question plain, Condition relevance) {
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
                    new XPathReading(byName, plain).constraints(text, row.texts("constraint_message"));
            if (asked.isPresent() && fits(plain, asked.get())) {
                asked.get().constraints().forEach(builder::constraint);
                least = asked.get().least() > 0 ? asked.get().least() : least;
                most = asked.get().most() > 0 ? asked.get().most() : most;
            } else {
                row.report(Finding.of(Code.NOT_UNDERSTOOD).value(shortened(text)), "constraint");
            }
        }
        return builder.answers(least, most).build();
    }

    private static boolean fits(Question question, XPathReading.Asked asked) {
        int most = asked.most() > 0 ? asked.most() : question.most();
        return asked.least() <= most && (most == 1 || question.most() > 1);
    }

    private Optional<Item> calculation(Row row, String code, Condition relevance) {
        Optional<String> formula = new XPathReading(byName, null).formula(row.text("calculation"));
        if (formula.isEmpty()) {
            row.report(Finding.of(Code.ITEM_LEFT_OUT).value(shortened(row.text("calculation"))), "calculation");
            return Optional.empty();
        }
        return Optional.of(new Item.Calculation(
                code, row.texts("label"), relevance, formula.get(), row.texts(FormSheetWriting.OWN + "unit")));
    }

    private Optional<Questionnaire> settings(List<Item> items) {
        List<FormBook.Line> lines = book.lines(FormBook.SETTINGS);
        Row row = new Row(FormBook.SETTINGS, lines.isEmpty() ? new FormBook.Line(1, Map.of()) : lines.get(0));
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
                row.report(Finding.of(Code.NOT_UNDERSTOOD).value(column), column);
            }
        }
        Questionnaire.Status status = switch (row.text(FormSheetWriting.OWN + "status")) {
            case "DRAFT" -> Questionnaire.Status.DRAFT;
            case "RETIRED" -> Questionnaire.Status.RETIRED;
            default -> Questionnaire.Status.ACTIVE;
        };
        String url = row.text(FormSheetWriting.OWN + "url");
        Questionnaire.Builder builder = Questionnaire.builder(id, version, title)
                .status(status)
                .url(url.contains("|") ? "" : url)
                .introduction(row.texts(FormSheetWriting.OWN + "introduction"))
                .source(row.text(FormSheetWriting.OWN + "source"));
        items.forEach(builder::item);
        return Optional.of(builder.build());
    }

    private static String name(Row row, String column, String otherwise) {
        String text = row.text(column).isEmpty() ? otherwise : row.text(column);
        String legal = text.replaceAll("[^A-Za-z0-9_.-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        legal = legal.isEmpty() ? "questionnaire" : legal.length() > 120 ? legal.substring(0, 120) : legal;
        if (!legal.equals(text)) {
            row.report(Finding.of(Code.CODE_REPLACED).value(text).with("code", legal), column);
        }
        return legal;
    }
}
