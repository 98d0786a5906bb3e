package org.essaim.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Prose;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.sheet.Citation.Standing;
import org.essaim.sheet.SheetPart.Chapter;

/** Lays an action sheet out in the order of its form. */
final class SheetReport {
    /** The name for software of the header’s section. */
    static final String HEADER = "header";
    /** The name for software of the table of figures that are quoted. */
    static final String QUOTED = "quoted";

    private final ActionSheet sheet;
    private final Map<String, Standing> standings;
    private final SheetWords words;
    private final Figures figures;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    SheetReport(ActionSheet sheet, Map<String, Standing> standings, Locale locale) {
        this.sheet = sheet;
        this.standings = Map.copyOf(standings);
        this.words = SheetWords.in(locale);
        this.figures = Figures.in(locale);
        sheet.parts()
                .values()
                .forEach(text -> ActionSheet.MARK
                        .matcher(text)
                        .results()
                        .map(mark -> mark.group(1))
                        .filter(mark -> sheet.citation(mark).isPresent())
                        .forEach(mark -> numbers.putIfAbsent(mark, numbers.size() + 1)));
        sheet.citations().forEach(each -> numbers.putIfAbsent(each.id(), numbers.size() + 1));
    }

    Report report() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(HEADER, words.sheet(), false, List.of(header())));
        for (Chapter chapter : Chapter.values()) {
            sections.add(chapter(chapter));
        }
        if (!numbers.isEmpty()) {
            sections.add(new Section(QUOTED, words.quoted(), false, quoted()));
        }
        return new Report(
                "action-sheet",
                sheet.collection().isBlank() ? words.sheet() : sheet.collection(),
                sheet.title(),
                words.locale(),
                Audience.PUBLISHED,
                false,
                null,
                sections);
    }

    private Block header() {
        List<Block.Facts.Fact> facts = new ArrayList<>(List.of(
                fact("theme", words.theme(), sheet.topics().theme()),
                fact("title", words.title(), sheet.title()),
                fact("territory", words.territory(), sheet.topics().territory()),
                fact("sectors", words.sectors(), String.join(" / ", sheet.sectors())),
                fact("organisation", words.organisation(), sheet.organisation())));
        if (!sheet.initiative().isBlank()) {
            facts.add(fact("initiative", words.initiative(), sheet.initiative()));
        }
        return new Block.Facts(facts);
    }

    private Block.Facts.Fact fact(String key, String title, String text) {
        return new Block.Facts.Fact(key, title, text.isBlank() ? new Value.Absent(words.unsaid()) : Value.of(text));
    }

    private Section chapter(Chapter chapter) {
        List<Block> blocks = new ArrayList<>();
        for (SheetPart part : chapter.parts()) {
            String name = part.name(words.english());
            if (!name.isEmpty()) {
                blocks.add(new Block.Heading(name));
            }
            String text = sheet.parts().getOrDefault(part, "");
            blocks.addAll(text.isEmpty() ? List.of(new Block.Paragraph(words.unsaid())) : blocks(text));
        }
        return new Section(chapter.id(), chapter.title(words.english()), false, blocks);
    }

    private List<Block> blocks(String text) {
        return Prose.blocks(quoting(text, this::inText));
    }

    /** A text with the figures that it quotes, and without the numbers under which they are explained. */
    String quoting(String text) {
        return quoting(text, this::shown);
    }

    private String quoting(String text, java.util.function.Function<Citation, String> figure) {
        return ActionSheet.MARK
                .matcher(text)
                .replaceAll(mark -> java.util.regex.Matcher.quoteReplacement(
                        sheet.citation(mark.group(1)).map(figure).orElseGet(mark::group)));
    }

    /** A figure as the text has it, with the number under which it is explained. */
    String inText(Citation citation) {
        return shown(citation) + "\u00a0[" + numbers.get(citation.id()) + "]";
    }

    private String shown(Citation citation) {
        return Optional.ofNullable(citation.quote())
                .map(quote -> figures.text(quote.value()))
                .orElse(words.unsaid());
    }

    /** In the order of their numbers. */
    List<Citation> inOrder() {
        return numbers.keySet().stream()
                .flatMap(id -> sheet.citation(id).stream())
                .toList();
    }

    private List<Block> quoted() {
        List<List<Value>> rows = new ArrayList<>();
        List<Block> traces = new ArrayList<>();
        boolean moved = false;
        for (Citation citation : inOrder()) {
            Standing standing = standings.getOrDefault(citation.id(), Standing.UNCHECKED);
            moved |= standing == Standing.MOVED || standing == Standing.LOST;
            Citation.Quote quote = citation.quote();
            rows.add(List.of(
                    Value.of("[" + numbers.get(citation.id()) + "]"),
                    quote == null ? new Value.Absent(words.unsaid()) : quote.value(),
                    quote == null ? new Value.Absent(words.unsaid()) : Value.of(quote.title()),
                    quote == null ? new Value.Absent(words.unsaid()) : new Value.Day(quote.taken()),
                    Value.of(words.standing(standing))));
            if (quote != null) {
                traces.add(new Block.Heading("[" + numbers.get(citation.id()) + "] " + quote.title()));
                traces.add(new Block.Facts(List.of(
                        new Block.Facts.Fact("mark", words.mark(), Value.of(citation.id())),
                        new Block.Facts.Fact("origin", words.origin(), Value.of(Exact.text(citation.source()))),
                        new Block.Facts.Fact("exact", words.exact(), Value.of(Exact.text(quote.value()))),
                        new Block.Facts.Fact(
                                "taken", words.taken(), Value.of(quote.taken().toString())),
                        new Block.Facts.Fact(
                                "digest",
                                words.digest(),
                                Value.of(quote.digest().hex())))));
                if (!quote.trace().isEmpty()) {
                    traces.add(new Block.Bullets(quote.trace()));
                }
            }
        }
        List<Block> blocks = new ArrayList<>();
        if (moved) {
            blocks.add(new Block.Notice(words.moved()));
        }
        blocks.add(new Block.Table(
                QUOTED,
                words.quoted(),
                words.columns().entrySet().stream()
                        .map(each -> Column.of(each.getKey(), each.getValue()))
                        .collect(Collectors.toList()),
                rows,
                List.of()));
        blocks.addAll(traces);
        return blocks;
    }
}
