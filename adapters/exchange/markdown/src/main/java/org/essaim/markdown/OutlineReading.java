package org.essaim.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.formats.ReportLayout;
import org.essaim.report.Block;
import org.essaim.report.Block.Facts;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Column;
import org.essaim.report.Outline;
import org.essaim.report.Outline.Part;
import org.essaim.report.Value;

/** Reads one text, block by block. */
final class OutlineReading {
    private static final List<String> NOTICES =
            List.of(ReportLayout.notice(Locale.FRENCH), ReportLayout.notice(Locale.ENGLISH));

    private final String source;
    private final Remarks remarks;
    private final InlineText inlines;
    private final NamedValues names;
    private final FlatText flat;
    private final List<Part> parts = new ArrayList<>();

    private int level;
    private String title = "";
    private int line = 1;
    private List<Block> blocks = new ArrayList<>();
    private int tables;

    OutlineReading(String source, String file, Consumer<? super Finding> findings) {
        this.source = source;
        this.remarks = new Remarks(file, findings);
        this.inlines = new InlineText(remarks);
        this.names = new NamedValues(inlines);
        this.flat = new FlatText(inlines, remarks);
    }

    Outline outline() {
        Node document = Markdown.parse(source);
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                end();
                level = heading.getLevel();
                title = inlines.within(heading);
                line = Remarks.line(heading);
            } else if (node instanceof ThematicBreak) {
                // What stands below it belongs to no title any more.
                end();
                level = 0;
                title = "";
            } else {
                if (level == 0 && blocks.isEmpty()) {
                    line = Remarks.line(node);
                }
                read(node);
            }
        }
        end();
        flat.sayUnused();
        return new Outline(parts);
    }

    private void end() {
        if (level > 0 || !blocks.isEmpty()) {
            parts.add(new Part(level, title, line, blocks));
        }
        blocks = new ArrayList<>();
    }

    private void read(Node node) {
        if (node instanceof Paragraph paragraph) {
            paragraph(paragraph);
        } else if (node instanceof ListBlock list) {
            list(list);
        } else if (node instanceof TableBlock table) {
            table(table);
        } else if (node instanceof BlockQuote quote) {
            notice(quote);
        } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock || node instanceof HtmlBlock) {
            text(flat.of(node));
        } else if (node instanceof LinkReferenceDefinition definition) {
            flat.define(definition);
        }
    }

    private void paragraph(Paragraph paragraph) {
        if (isCaption(paragraph)) {
            return;
        }
        if (names.begin(paragraph)) {
            blocks.add(new Facts(names.in(paragraph)));
            return;
        }
        int lines = DottedLines.in(paragraph);
        if (lines == 0) {
            text(inlines.within(paragraph));
        }
        for (int left = lines; left > 0; left -= Block.Lines.MOST) {
            blocks.add(new Block.Lines(Math.min(left, Block.Lines.MOST)));
        }
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            blocks.add(new Block.Paragraph(text));
        }
    }

    /** Told with the table that follows it. */
    private static boolean isCaption(Node node) {
        Node only = node.getFirstChild();
        return node instanceof Paragraph
                && node.getNext() instanceof TableBlock
                && only != null
                && only.getNext() == null
                && (only instanceof StrongEmphasis || only instanceof Emphasis);
    }

    private void list(ListBlock list) {
        boolean facts = true;
        for (Node item = list.getFirstChild(); item != null && facts; item = item.getNext()) {
            facts = names.begin(item.getFirstChild());
        }
        if (facts) {
            List<Fact> read = new ArrayList<>();
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                read.addAll(facts(item));
            }
            blocks.add(new Facts(read));
        } else {
            blocks.add(new Block.Bullets(flat.items(list)));
        }
    }

    /** What stands below a name within the same item belongs to its last value. */
    private List<Fact> facts(Node item) {
        List<Fact> read = new ArrayList<>();
        Node node = item.getFirstChild();
        while (node instanceof Paragraph paragraph && names.begin(paragraph)) {
            read.addAll(names.in(paragraph));
            node = node.getNext();
            StringBuilder below = new StringBuilder();
            while (node != null && !names.begin(node)) {
                flat.below(node, below);
                node = node.getNext();
            }
            if (!below.isEmpty()) {
                Fact last = read.remove(read.size() - 1);
                String value = ((Value.Text) last.value()).text() + " " + below;
                read.add(new Fact("", last.title(), Value.of(PlainText.of(value))));
            }
        }
        return read;
    }

    private void notice(BlockQuote quote) {
        String text = flat.within(quote);
        for (String word : NOTICES) {
            if (text.startsWith(word)) {
                text = PlainText.of(text.substring(word.length()));
                break;
            }
        }
        blocks.add(new Block.Notice(text));
    }

    private void table(TableBlock table) {
        Node above = table.getPrevious();
        String caption = above != null && isCaption(above) ? inlines.within(above) : "";
        List<Column> columns = new ArrayList<>();
        List<List<Value>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (part instanceof TableHead) {
                    texts(row).forEach(each -> columns.add(Column.of("c" + columns.size(), each)));
                } else {
                    rows.add(texts(row).stream().map(Value::of).toList());
                    leftOut((TableRow) row, columns.size());
                }
            }
        }
        if (columns.isEmpty()) {
            text(caption);
            return;
        }
        tables++;
        blocks.add(new Block.Table("t" + tables, caption, columns, rows, List.of()));
    }

    private List<String> texts(Node row) {
        List<String> texts = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
            texts.add(inlines.within(cell));
        }
        return texts;
    }

    /** The parser drops without a word what stands beyond the last column. */
    private void leftOut(TableRow row, int columns) {
        for (SourceSpan span : row.getSourceSpans()) {
            String text = source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength())
                    .strip();
            int bars = text.startsWith("|") ? -1 : 0;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '|' && (i == 0 || text.charAt(i - 1) != '\\')) {
                    bars++;
                    if (bars == columns) {
                        if (!text.substring(i).replace('|', ' ').isBlank()) {
                            remarks.say(Finding.of(Code.CELLS_LEFT_OUT).with("columns", columns), row);
                        }
                        return;
                    }
                }
            }
        }
    }
}
