package org.essaim.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.essaim.finding.Code;

/** What lies within other things (<i>imbrications</i>), told at one level: every word of it, and a remark that it was deeper. One per document. */
final class FlatText {
    private final InlineText inlines;
    private final Remarks remarks;
    private final List<LinkReferenceDefinition> definitions = new ArrayList<>();

    FlatText(InlineText inlines, Remarks remarks) {
        this.inlines = inlines;
        this.remarks = remarks;
    }

    /** The items of a list, those of lists within after the item that they are in. */
    List<String> items(ListBlock list) {
        List<String> items = new ArrayList<>();
        items(list, items);
        return items;
    }

    private void items(ListBlock list, List<String> items) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            int own = items.size();
            items.add("");
            StringBuilder text = new StringBuilder();
            for (Node node = item.getFirstChild(); node != null; node = node.getNext()) {
                if (node instanceof ListBlock deeper) {
                    remarks.say(Code.NESTING_FLATTENED, deeper);
                    items(deeper, items);
                } else {
                    below(node, text);
                }
            }
            items.set(own, PlainText.of(text.toString()));
        }
    }

    /** What stands in a quotation. */
    String within(Node parent) {
        StringBuilder text = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            below(node, text);
        }
        return PlainText.of(text.toString());
    }

    /** Adds what stands in an item or a quotation, with a remark if it is more than words. */
    void below(Node node, StringBuilder text) {
        if (!isPlain(node)) {
            remarks.say(Code.NESTING_FLATTENED, node);
        }
        append(node, text);
    }

    /** All the words of a block. */
    String of(Node node) {
        StringBuilder text = new StringBuilder();
        append(node, text);
        return PlainText.of(text.toString());
    }

    /** Remembers an address that links may name. */
    void define(LinkReferenceDefinition definition) {
        definitions.add(definition);
    }

    /** Says which addresses no link named: nothing else of the text tells them. */
    void sayUnused() {
        definitions.stream()
                .filter(definition -> !inlines.named(definition.getDestination()))
                .forEach(definition -> remarks.say(Code.ADDRESS_UNUSED, definition));
    }

    private static boolean isPlain(Node node) {
        return node instanceof Paragraph
                || node instanceof FencedCodeBlock
                || node instanceof IndentedCodeBlock
                || node instanceof HtmlBlock
                || node instanceof LinkReferenceDefinition
                || node instanceof ThematicBreak;
    }

    private void append(Node node, StringBuilder text) {
        if (node instanceof FencedCodeBlock code) {
            remarks.say(Code.CODE_AS_TEXT, node);
            if (code.getInfo() != null) {
                add(code.getInfo(), text);
            }
            add(code.getLiteral(), text);
        } else if (node instanceof IndentedCodeBlock code) {
            remarks.say(Code.CODE_AS_TEXT, node);
            add(code.getLiteral(), text);
        } else if (node instanceof HtmlBlock html) {
            remarks.say(Code.HTML_AS_TEXT, node);
            add(html.getLiteral(), text);
        } else if (node instanceof Paragraph || node instanceof Heading || node instanceof TableCell) {
            add(inlines.within(node), text);
        } else if (node instanceof ListBlock list) {
            add(String.join("; ", items(list)), text);
        } else if (node instanceof LinkReferenceDefinition definition) {
            define(definition);
        } else {
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                append(child, text);
            }
        }
    }

    private static void add(String more, StringBuilder text) {
        text.append(text.isEmpty() ? "" : " ").append(more);
    }
}
