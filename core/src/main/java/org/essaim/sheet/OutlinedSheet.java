package org.essaim.sheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Outline;
import org.essaim.report.Prose;
import org.essaim.report.Value;
import org.essaim.sheet.SheetPart.Chapter;
import org.jspecify.annotations.Nullable;

/**
 * Finds an action sheet in a text that was written title by title, be it French or English: the names of the form are known whatever their case, accents, numbers and
 * hints. What stands before the first title of the form, beside the header, and below the last line across the page says nothing of the action.
 */
final class OutlinedSheet {
    private final String file;
    private final Consumer<? super Finding> findings;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> header = new LinkedHashMap<>();
    private final EnumMap<SheetPart, List<Block>> parts = new EnumMap<>(SheetPart.class);
    private final List<Quoted> quoted = new ArrayList<>();
    private String collection = "";
    private @Nullable Chapter chapter;
    private @Nullable SheetPart part;
    private boolean inHeader = true;
    private boolean inQuoted;

    /** A figure that is explained: its number, what it is, and what is said of it. */
    private record Quoted(String number, String title, int line, Map<String, String> facts, List<String> trace) {}

    OutlinedSheet(String file, Consumer<? super Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The sheet as a document of ours has it. */
    SourceTree source(Outline outline, String id) {
        for (int i = 0; i < outline.parts().size(); i++) {
            Outline.Part each = outline.parts().get(i);
            boolean foot = each.level() == 0 && i > 0 && i == outline.parts().size() - 1;
            if (!foot) {
                part(each);
            }
        }
        Tree.Builder fields = Tree.fields().put("id", id).putIfPresent("collection", collection);
        for (String key : List.of("title", "organisation", "initiative")) {
            fields.putIfPresent(key, header.get(key));
        }
        if (header.containsKey("sectors")) {
            fields.put(
                    "sectors",
                    Tree.texts(Stream.of(header.get("sectors").split("\\s+/\\s+", -1))
                            .filter(each -> !each.isBlank())
                            .toList()));
        }
        fields.putIfPresent("theme", header.get("theme")).putIfPresent("territory", header.get("territory"));
        Map<String, String> marks = marks();
        Tree.Builder texts = Tree.fields();
        parts.forEach((each, blocks) -> texts.put(each.key(), marked(Prose.text(blocks), marks)));
        fields.put("parts", texts.build());
        fields.put("citations", citations());
        return new SourceTree(fields.build(), file, lines);
    }

    private void part(Outline.Part each) {
        if (each.level() == 0) {
            // A line across the page parts nothing.
            each.blocks().forEach(this::block);
            return;
        }
        Optional<Chapter> begun =
                known(List.of(Chapter.values()), each.title(), (known, english) -> known.name(english));
        List<SheetPart> within = chapter == null ? List.of() : chapter.parts();
        Optional<SheetPart> found = known(within, each.title(), (known, english) -> known.name(english));
        if (is(each.title(), SheetWords::sheet) && each.level() > 1) {
            inHeader = true;
        } else if (each.level() == 1 && begun.isEmpty() && collection.isEmpty()) {
            collection = is(each.title(), SheetWords::sheet) ? "" : each.title();
            inHeader = true;
        } else if (is(each.title(), SheetWords::quoted)) {
            begin(null, null, true);
        } else if (inQuoted && each.title().startsWith("[")) {
            int end = each.title().indexOf(']');
            quoted.add(new Quoted(
                    each.title().substring(0, Math.max(0, end) + 1),
                    each.title().substring(end + 1).strip(),
                    each.line(),
                    new HashMap<>(),
                    new ArrayList<>()));
        } else if (found.isPresent()) {
            begin(chapter, found.get(), false);
            lines.put("parts." + found.get().key(), each.line());
        } else if (begun.isPresent()) {
            List<SheetPart> own = begun.get().parts();
            begin(begun.get(), own.size() == 1 ? own.get(0) : null, false);
            own.forEach(one -> lines.put("parts." + one.key(), each.line()));
        } else {
            begin(null, null, false);
            report(Code.SHEET_PART_UNKNOWN, each.line(), each.title());
            return;
        }
        for (Block block : each.blocks()) {
            block(block);
        }
    }

    private void begin(@Nullable Chapter of, @Nullable SheetPart with, boolean figures) {
        inHeader = false;
        chapter = of;
        part = with;
        inQuoted = figures;
    }

    private void block(Block block) {
        if (inQuoted) {
            quoted(block);
        } else if (inHeader) {
            if (block instanceof Block.Facts facts) {
                facts.facts().forEach(this::header);
            }
        } else if (part != null && block instanceof Block.Facts facts) {
            // A line that begins with a name in bold is a line of the text.
            parts.computeIfAbsent(part, none -> new ArrayList<>())
                    .add(new Block.Bullets(facts.facts().stream()
                            .map(fact -> fact.title() + "\u00a0: " + text(fact.value()))
                            .toList()));
        } else if (part != null && (block instanceof Block.Table || block instanceof Block.Chart)) {
            report(Code.SHEET_TABLE_LEFT_OUT, lines.getOrDefault("parts." + part.key(), 1), part.key());
        } else if (part != null && !isUnsaid(block)) {
            parts.computeIfAbsent(part, none -> new ArrayList<>()).add(block);
        } else if (part == null && chapter != null && !isUnsaid(block)) {
            report(
                    Code.SHEET_TEXT_WITHOUT_PART,
                    lines.getOrDefault("parts." + chapter.parts().get(0).key(), 1),
                    "");
        }
    }

    private static boolean isUnsaid(Block block) {
        return block instanceof Block.Paragraph paragraph && is(paragraph.text(), SheetWords::unsaid);
    }

    private void header(Block.Facts.Fact fact) {
        String text = text(fact.value());
        Map<String, java.util.function.Function<SheetWords, String>> known = Map.of(
                "theme", SheetWords::theme,
                "title", SheetWords::title,
                "territory", SheetWords::territory,
                "sectors", SheetWords::sectors,
                "organisation", SheetWords::organisation,
                "initiative", SheetWords::initiative);
        Optional<String> key = known.entrySet().stream()
                .filter(each -> is(fact.title(), each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (key.isEmpty()) {
            report(Code.SHEET_PART_UNKNOWN, 1, fact.title());
        } else if (!is(text, SheetWords::unsaid)) {
            header.put(key.get(), text);
        }
    }

    private static String text(Value value) {
        return Figures.in(Locale.FRENCH).text(value);
    }

    private void quoted(Block block) {
        if (quoted.isEmpty()) {
            return;
        }
        Quoted last = quoted.get(quoted.size() - 1);
        if (block instanceof Block.Facts facts) {
            facts.facts().forEach(fact -> last.facts().put(plain(fact.title()), text(fact.value())));
        } else if (block instanceof Block.Bullets bullets) {
            last.trace().addAll(bullets.items());
        }
    }

    private static String fact(Quoted quoted, java.util.function.Function<SheetWords, String> name) {
        return Stream.of(Locale.FRENCH, Locale.ENGLISH)
                .map(locale -> plain(name.apply(SheetWords.in(locale))))
                .map(quoted.facts()::get)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private List<Tree> citations() {
        List<Tree> citations = new ArrayList<>();
        for (Quoted each : quoted) {
            Tree.Builder fields =
                    Tree.fields().put("id", fact(each, SheetWords::mark)).put("source", fact(each, SheetWords::origin));
            if (!fact(each, SheetWords::exact).isEmpty()) {
                fields.put(
                        "quote",
                        Tree.fields()
                                .put("title", each.title())
                                .put("value", fact(each, SheetWords::exact))
                                .put("digest", fact(each, SheetWords::digest).replace(" ", ""))
                                .put("taken", fact(each, SheetWords::taken))
                                .put("trace", Tree.texts(each.trace()))
                                .build());
            }
            lines.put("citations[" + citations.size() + "]", each.line());
            citations.add(fields.build());
        }
        return citations;
    }

    /** What a figure is called in a text that people read, by how the sheet names it. */
    private Map<String, String> marks() {
        return quoted.stream()
                .collect(Collectors.toMap(
                        Quoted::number, each -> fact(each, SheetWords::mark), (one, other) -> one, LinkedHashMap::new));
    }

    // “1 250,50 h [1]” is the figure of the first mark; a number that somebody wrote in its place stays, and the mark
    // with it.
    private String marked(String text, Map<String, String> marks) {
        String marked = text;
        for (Quoted each : quoted) {
            String mark = "[[" + marks.get(each.number()) + "]]";
            for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                for (String shown : shown(each, locale)) {
                    marked = marked.replace(shown + "\u00a0" + each.number(), mark);
                }
            }
            if (marked.contains("\u00a0" + each.number())) {
                report(Code.CITATION_ALTERED, each.line(), each.number());
            }
        }
        return marked;
    }

    private static List<String> shown(Quoted quoted, Locale locale) {
        return List.of(Exact.value(fact(quoted, SheetWords::exact))
                .map(value -> Figures.in(locale).text(value))
                .orElse(SheetWords.in(locale).unsaid()));
    }

    private void report(Code code, int line, String value) {
        findings.accept(Finding.of(code).file(file).row(line).value(value).build());
    }

    private interface Name<T> {
        String of(T known, boolean english);
    }

    private static <T> Optional<T> known(List<T> all, String title, Name<T> name) {
        String asked = plain(title);
        return all.stream()
                .filter(each -> Stream.of(false, true)
                        .map(english -> plain(name.of(each, english)))
                        .anyMatch(known -> !known.isEmpty() && known.equals(asked)))
                .findFirst();
    }

    private static boolean is(String text, java.util.function.Function<SheetWords, String> words) {
        return Stream.of(Locale.FRENCH, Locale.ENGLISH)
                .anyMatch(locale -> plain(words.apply(SheetWords.in(locale))).equals(plain(text)));
    }

    /** Letters and digits alone, without number, hint, case and accents. */
    private static String plain(String title) {
        String named = title.replaceFirst("^\\s*\\d+\\s*[°.)]?\\s*", "").replaceFirst("\\(.*\\)\\s*$", "");
        return Normalizer.normalize(named, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
