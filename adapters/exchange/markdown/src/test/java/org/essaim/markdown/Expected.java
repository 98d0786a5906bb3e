package org.essaim.markdown;

import java.util.ArrayList;
import java.util.List;
import org.essaim.formats.ReportLayout;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Outline;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/**
 * What is to be read of a report that was written, said without Markdown. Texts are the same but for blanks: a run of ordinary blanks, tabs and line ends is one blank, and there is none
 * at either end. What is no text is U+FFFD. What holds nothing then is not there: paragraphs, lists without items. Lines are 0.
 */
final class Expected {
    private final ReportLayout layout;
    private final Figures figures;
    private final List<Outline.Part> parts = new ArrayList<>();
    private List<Block> blocks = new ArrayList<>();
    private int tables;

    private Expected(Report report) {
        layout = ReportLayout.of(report);
        figures = Figures.in(report.locale());
        title(1, report.title());
        paragraph(report.subtitle());
        layout.audience().ifPresent(this::paragraph);
        if (report.fictitious()) {
            paragraph(layout.fictitious());
        }
        report.sections().forEach(this::section);
        // Below the line nothing belongs to a section any more.
        if (!layout.closing().isEmpty()) {
            title(0, "");
            layout.closing().forEach(this::paragraph);
        }
    }

    static Outline of(Report report) {
        return withoutLines(new Outline(new Expected(report).parts));
    }

    static Outline withoutLines(Outline outline) {
        return new Outline(outline.parts().stream()
                .map(part -> new Outline.Part(part.level(), part.title(), 0, part.blocks()))
                .toList());
    }

    static String plain(String text) {
        StringBuilder legal = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean line = c == '\t' || c == '\n' || c == 0x0B || c == '\f' || c == '\r' || c == 0x85;
            boolean lost = type == Character.CONTROL || type == Character.SURROGATE || c % 0x10000 >= 0xFFFE;
            legal.appendCodePoint(line ? ' ' : lost ? 0xFFFD : c);
        });
        return legal.toString()
                .replaceAll("[ \u2028\u2029]+", " ")
                .replaceAll("^[\\p{Z}]+", "")
                .replaceAll("[\\p{Z}]+$", "");
    }

    private void title(int level, String title) {
        blocks = new ArrayList<>();
        parts.add(new Outline.Part(level, plain(title), 0, List.of()));
    }

    private void add(Block block) {
        blocks.add(block);
        Outline.Part last = parts.remove(parts.size() - 1);
        parts.add(new Outline.Part(last.level(), last.title(), 0, blocks));
    }

    private void paragraph(String text) {
        String plain = plain(text);
        if (plain.matches("[. …]+")
                && plain.replace("…", "...").replace(" ", "").length() >= 5) {
            add(new Block.Lines(1));
        } else if (!plain.isEmpty()) {
            add(new Block.Paragraph(plain));
        }
    }

    private void section(Section section) {
        title(2, section.title());
        if (section.bulk()) {
            paragraph(layout.mention(section));
            return;
        }
        List<Block.Check> checks = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Check check) {
                checks.add(check);
            } else {
                checks(checks);
                block(block);
            }
        }
        checks(checks);
    }

    private void checks(List<Block.Check> checks) {
        if (!checks.isEmpty()) {
            Block.Table table = layout.table(checks);
            table(table, table.caption());
            checks.clear();
        }
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph.text());
        } else if (block instanceof Block.Heading heading) {
            title(3, heading.text());
        } else if (block instanceof Block.Bullets bullets && !bullets.items().isEmpty()) {
            add(new Block.Bullets(bullets.items().stream().map(Expected::plain).toList()));
        } else if (block instanceof Block.Facts facts && !facts.facts().isEmpty()) {
            add(new Block.Facts(facts.facts().stream()
                    .map(fact -> new Block.Facts.Fact("", plain(fact.title()), text(fact.value())))
                    .toList()));
        } else if (block instanceof Block.Notice notice) {
            add(new Block.Notice(plain(notice.text())));
        } else if (block instanceof Block.Lines lines) {
            add(lines);
        } else if (block instanceof Block.Chart chart) {
            chart(chart);
        } else if (block instanceof Block.Table table) {
            table(table, table.caption());
        }
    }

    /** Where its table has no caption, the title of a chart is one. */
    private void chart(Block.Chart chart) {
        String title = plain(chart.title());
        String caption = plain(chart.table().caption());
        boolean drawn = !chart.table().columns().isEmpty();
        boolean takes = caption.isEmpty() && drawn;
        if (!drawn) {
            paragraph(title);
        } else if (!title.isEmpty() && !title.equals(caption) && !takes) {
            add(new Block.Paragraph(title));
        }
        table(chart.table(), takes ? title : caption);
    }

    private void table(Block.Table table, String caption) {
        if (table.columns().isEmpty()) {
            paragraph(caption);
            return;
        }
        List<List<Value>> rows = new ArrayList<>(table.rows());
        if (!table.totals().isEmpty()) {
            rows.add(layout.totals(table));
        }
        table(caption, table.columns().stream().map(Column::title).toList(), rows);
    }

    private void table(String caption, List<String> titles, List<List<Value>> rows) {
        tables++;
        List<Column> columns = new ArrayList<>();
        for (String title : titles) {
            columns.add(Column.of("c" + columns.size(), plain(title)));
        }
        add(new Block.Table(
                "t" + tables,
                plain(caption),
                columns,
                rows.stream().map(row -> row.stream().map(this::text).toList()).toList(),
                List.of()));
    }

    private Value text(Value value) {
        return Value.of(shown(value));
    }

    private String shown(Value value) {
        if (value instanceof Value.Link link) {
            return link.address().toString().replaceFirst("(?i)^mailto:", "");
        }
        return plain(figures.text(value));
    }
}
