package org.essaim.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.essaim.formats.ReportLayout;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays a report out as the tree that Markdown is written from. One per report. */
final class ReportNodes {
    /** A line to write on, as wide as what is typed in most editors. */
    static final String DOTS = ".".repeat(72);

    private static final String FIRST_MARKER = "-";
    private static final String OTHER_MARKER = "*";

    private final Report report;
    private final ReportLayout layout;
    private final Figures figures;
    private final Document document = new Document();

    private ReportNodes(Report report) {
        this.report = report;
        this.layout = ReportLayout.of(report);
        this.figures = Figures.in(report.locale());
    }

    static Document of(Report report) {
        ReportNodes nodes = new ReportNodes(report);
        nodes.head();
        report.sections().forEach(nodes::section);
        nodes.foot();
        return nodes.document;
    }

    private void head() {
        heading(1, report.title());
        paragraph(report.subtitle());
        layout.audience().ifPresent(whom -> document.appendChild(paragraphOf(emphasis(whom))));
        if (report.fictitious()) {
            document.appendChild(paragraphOf(strong(layout.fictitious())));
        }
    }

    private void foot() {
        List<String> closing = layout.closing();
        if (!closing.isEmpty()) {
            document.appendChild(new ThematicBreak());
            closing.forEach(this::paragraph);
        }
    }

    private void section(Section section) {
        heading(2, section.title());
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
                write(block);
            }
        }
        checks(checks);
    }

    private void write(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph.text());
        } else if (block instanceof Block.Heading heading) {
            heading(3, heading.text());
        } else if (block instanceof Block.Bullets bullets) {
            list(bullets.items().stream().map(ReportNodes::begun).toList());
        } else if (block instanceof Block.Lines lines) {
            lines(lines.count());
        } else if (block instanceof Block.Notice notice) {
            BlockQuote quote = new BlockQuote();
            quote.appendChild(titled(layout.notice(), text(notice.text())));
            document.appendChild(quote);
        } else if (block instanceof Block.Facts facts) {
            list(facts.facts().stream()
                    .map(fact -> titled(layout.named(PlainText.of(fact.title())), inline(fact.value())))
                    .toList());
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Chart chart) {
            chart(chart);
        }
    }

    /** A drawing is its table here; its title is not said twice. */
    private void chart(Block.Chart chart) {
        String title = PlainText.of(chart.title());
        if (chart.table().columns().isEmpty()) {
            paragraph(title);
        } else if (!title.isEmpty() && !title.equals(PlainText.of(chart.table().caption()))) {
            document.appendChild(paragraphOf(emphasis(title)));
        }
        table(chart.table());
    }

    private void table(Block.Table table) {
        if (table.columns().isEmpty()) {
            paragraph(table.caption());
            return;
        }
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            right.add(ReportLayout.holdsFigures(table, i));
        }
        List<List<Node>> rows = new ArrayList<>();
        for (List<Value> row : table.rows()) {
            rows.add(row.stream().map(this::inline).toList());
        }
        if (!table.totals().isEmpty()) {
            rows.add(totals(layout.totals(table)));
        }
        grid(table.caption(), table.columns().stream().map(Column::title).toList(), right, rows);
    }

    private List<Node> totals(List<Value> totals) {
        List<Node> row = new ArrayList<>();
        for (Value value : totals) {
            if (value instanceof Value.Absent || value instanceof Value.Link) {
                row.add(inline(value));
            } else {
                row.add(strong(figures.text(value)));
            }
        }
        return row;
    }

    private void checks(List<Block.Check> checks) {
        if (!checks.isEmpty()) {
            table(layout.table(checks));
            checks.clear();
        }
    }

    private void grid(String caption, List<String> titles, List<Boolean> right, List<List<Node>> rows) {
        if (!PlainText.of(caption).isEmpty()) {
            document.appendChild(paragraphOf(strong(caption)));
        }
        TableHead head = new TableHead();
        head.appendChild(row(titles.stream().map(ReportNodes::text).toList(), right, true));
        TableBlock grid = new TableBlock();
        grid.appendChild(head);
        if (!rows.isEmpty()) {
            TableBody body = new TableBody();
            rows.forEach(row -> body.appendChild(row(row, right, false)));
            grid.appendChild(body);
        }
        document.appendChild(grid);
    }

    private static TableRow row(List<Node> contents, List<Boolean> right, boolean header) {
        TableRow row = new TableRow();
        for (int i = 0; i < contents.size(); i++) {
            TableCell cell = new TableCell();
            cell.setHeader(header);
            if (right.get(i)) {
                cell.setAlignment(TableCell.Alignment.RIGHT);
            }
            // Blanks around it for those who read the source, and because a backslash before a bar would swallow the
            // bar.
            cell.appendChild(new Text(" "));
            cell.appendChild(contents.get(i));
            cell.appendChild(new Text(" "));
            row.appendChild(cell);
        }
        return row;
    }

    private void heading(int level, String title) {
        Heading heading = new Heading();
        heading.setLevel(level);
        heading.appendChild(text(title));
        document.appendChild(heading);
    }

    private void paragraph(String text) {
        if (!PlainText.of(text).isEmpty()) {
            document.appendChild(begun(text));
        }
    }

    private void lines(int count) {
        Paragraph paragraph = new Paragraph();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                paragraph.appendChild(new HardLineBreak());
            }
            paragraph.appendChild(new Text(DOTS));
        }
        document.appendChild(paragraph);
    }

    /** Two lists one below the other would be one, but for their markers. */
    private void list(List<Paragraph> items) {
        if (items.isEmpty()) {
            return;
        }
        boolean follows =
                document.getLastChild() instanceof BulletList before && FIRST_MARKER.equals(before.getMarker());
        BulletList list = new BulletList();
        list.setMarker(follows ? OTHER_MARKER : FIRST_MARKER);
        list.setTight(true);
        for (Paragraph item : items) {
            ListItem entry = new ListItem();
            if (item.getFirstChild() != null) {
                entry.appendChild(item);
            }
            list.appendChild(entry);
        }
        document.appendChild(list);
    }

    /** A paragraph of text, which must not open anything: the renderer forgets the third marker of lists. */
    private static Paragraph begun(String text) {
        String plain = PlainText.of(text);
        Paragraph paragraph = new Paragraph();
        if (plain.equals("+") || plain.startsWith("+ ")) {
            paragraph.appendChild(Verbatim.escaped('+'));
            plain = plain.substring(1);
        }
        if (!plain.isEmpty()) {
            paragraph.appendChild(new Text(plain));
        }
        return paragraph;
    }

    private static Paragraph titled(String title, Node value) {
        Paragraph paragraph = paragraphOf(strong(title));
        if (!(value instanceof Text text) || !text.getLiteral().isEmpty()) {
            paragraph.appendChild(new Text(" "));
            paragraph.appendChild(value);
        }
        return paragraph;
    }

    private static Paragraph paragraphOf(Node... contents) {
        Paragraph paragraph = new Paragraph();
        for (Node content : contents) {
            paragraph.appendChild(content);
        }
        return paragraph;
    }

    private Node inline(Value value) {
        if (value instanceof Value.Absent absent) {
            return emphasis(absent.reason());
        } else if (value instanceof Value.Link link) {
            return Verbatim.autolink(link.address());
        }
        return text(figures.text(value));
    }

    private static Node text(String text) {
        return new Text(PlainText.of(text));
    }

    private static Node strong(String text) {
        return within(new StrongEmphasis(), text);
    }

    private static Node emphasis(String text) {
        return within(new Emphasis(), text);
    }

    // Marks around nothing are marks that are read.
    private static Node within(Node emphasis, String text) {
        Node content = text(text);
        if (((Text) content).getLiteral().isEmpty()) {
            return content;
        }
        emphasis.appendChild(content);
        return emphasis;
    }
}
