package org.essaim.docx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.essaim.formats.ReportLayout;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc;

/** Writes a report from its title to its digest (<i>texte</i>). One per document. */
final class ReportText {
    /** A letter of a name, bold, and then some. */
    private static final int LETTER = 118;

    private static final int SHORTEST_NAMES = 2_000;
    private static final int SPACE_ABOVE_LIST = 130;
    private static final int SPACE_ABOVE_CLOSING = 480;

    private final Report report;
    private final ReportLayout layout;
    private final Figures figures;
    private final Flow flow;
    private final Pages pages;
    private final Tables tables;
    private boolean wide;
    private boolean afterSheet;
    private boolean begun;

    ReportText(XWPFDocument document, Report report) {
        this.report = report;
        this.layout = ReportLayout.of(report);
        this.figures = Figures.in(report.locale());
        this.flow = new Flow(document, figures);
        this.pages = new Pages(document, report, layout);
        this.tables = new Tables(flow, layout);
    }

    void write() {
        wide = !report.sections().isEmpty() && layout.isWide(report.sections().get(0));
        line(Style.TITLE, report.title());
        if (!report.subtitle().isBlank()) {
            line(Style.SUBTITLE, report.subtitle());
        }
        layout.audience().ifPresent(whom -> line(Style.AUDIENCE, whom));
        for (Section section : report.sections()) {
            section(section);
        }
        List<String> closing = layout.closing();
        for (int i = 0; i < closing.size(); i++) {
            CTP sentence = line(Style.CLOSING, closing.get(i));
            if (i == 0) {
                Flow.spaceAbove(sentence, SPACE_ABOVE_CLOSING);
            }
        }
        pages.describe(flow.end(), wide);
    }

    private void section(Section section) {
        boolean turned = layout.isWide(section) != wide;
        if (turned) {
            pages.describe(flow.endOfPages(), wide);
            wide = !wide;
        }
        boolean sheet = ReportLayout.isSheet(section);
        CTP title = line(Style.SECTION, section.title());
        boolean turnedOver = !turned && ((sheet && afterSheet) || (ReportLayout.isForm(section) && begun));
        if (turnedOver) {
            Flow.properties(title).addNewPageBreakBefore();
        }
        if (turned || turnedOver) {
            // Where a page ends because it is full, no program leaves room above the title that comes next.
            Flow.spaceAbove(title, 0);
        }
        afterSheet = sheet;
        begun = true;
        if (section.bulk()) {
            line(Style.TEXT, layout.mention(section));
            return;
        }
        List<Block.Check> checks = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Check check) {
                checks.add(check);
                continue;
            }
            checks(checks);
            write(block, sheet);
        }
        checks(checks);
    }

    private void checks(List<Block.Check> checks) {
        if (!checks.isEmpty()) {
            tables.write(layout.table(checks), Pages.width(wide), false);
            checks.clear();
        }
    }

    private void write(Block block, boolean sheet) {
        if (block instanceof Block.Paragraph paragraph) {
            line(Style.TEXT, paragraph.text());
        } else if (block instanceof Block.Heading heading) {
            line(Style.HEADING, heading.text());
        } else if (block instanceof Block.Bullets bullets) {
            for (int i = 0; i < bullets.items().size(); i++) {
                CTP item = line(Style.BULLET, bullets.items().get(i));
                if (i == 0) {
                    Flow.spaceAbove(item, SPACE_ABOVE_LIST);
                }
            }
        } else if (block instanceof Block.Lines lines) {
            for (int i = 0; i < lines.count(); i++) {
                CTP line = line(Style.LINE, "\t");
                if (i + 1 < lines.count()) {
                    Flow.properties(line).addNewKeepNext();
                }
                Pages.stop(line, STTabJc.RIGHT, STTabTlc.DOT, Pages.width(wide));
            }
        } else if (block instanceof Block.Notice notice) {
            CTP paragraph = flow.paragraph(Style.NOTICE);
            Flow.text(paragraph, Style.STRONG, layout.notice());
            Flow.text(paragraph, Style.PLAIN, " " + notice.text());
        } else if (block instanceof Block.Facts facts) {
            facts(facts, sheet);
        } else if (block instanceof Block.Table table) {
            tables.write(table, Pages.width(wide), sheet);
        } else if (block instanceof Block.Chart chart) {
            line(Style.CHART, layout.undrawn(chart));
            tables.write(chart.table(), Pages.width(wide), sheet);
        }
    }

    /** Paragraphs and no table: read aloud, a name is followed by its value, and no cells are counted. */
    private void facts(Block.Facts facts, boolean sheet) {
        ReportLayout.FactsShape shape = ReportLayout.shape(facts);
        if (shape == ReportLayout.FactsShape.ROOM_TO_SIGN) {
            tables.roomToSign(facts.facts(), Pages.width(wide), sheet);
            return;
        }
        boolean large = shape == ReportLayout.FactsShape.FIGURES;
        int longest = facts.facts().stream()
                .mapToInt(fact -> fact.title().length())
                .max()
                .orElse(0);
        int names = Math.max(SHORTEST_NAMES, Math.min(longest * LETTER, Pages.width(false) * 3 / 5));
        boolean first = true;
        for (Block.Facts.Fact fact : facts.facts()) {
            CTP paragraph = flow.paragraph(Style.FACT);
            if (first) {
                Flow.spaceAbove(paragraph, SPACE_ABOVE_LIST);
                first = false;
            }
            CTInd indent = Flow.properties(paragraph).addNewInd();
            indent.setLeft(Pages.length(names));
            indent.setHanging(Pages.length(names));
            Pages.stop(paragraph, STTabJc.LEFT, STTabTlc.NONE, names);
            Flow.text(paragraph, large ? Style.PLAIN : Style.STRONG, fact.title());
            Flow.text(paragraph, Style.PLAIN, fitBeside(fact, names) ? "\t" : "\n");
            Style style = large && ReportLayout.isFigure(fact.value()) ? Style.FIGURE : Style.PLAIN;
            flow.value(paragraph, style, fact.value());
        }
    }

    /** True if the name ends before its value begins, and no word of the value, such as an address, is too long for what is left. */
    private boolean fitBeside(Block.Facts.Fact fact, int names) {
        int room = (Pages.width(wide) - names) / LETTER;
        return fact.title().length() * LETTER <= names
                && Arrays.stream(figures.text(fact.value()).split(" ", -1)).allMatch(word -> word.length() <= room);
    }

    private CTP line(Style style, String text) {
        return Flow.text(flow.paragraph(style), Style.PLAIN, text);
    }
}
