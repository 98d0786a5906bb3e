package org.essaim.markdown;

import java.util.HashSet;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** What is within a paragraph, a title or a cell, as plain text (<i>texte brut</i>). One per document; remembers where links lead. */
final class InlineText {
    private final Remarks remarks;
    private final Set<String> addresses = new HashSet<>();

    InlineText(Remarks remarks) {
        this.remarks = remarks;
    }

    /** The text within a node. */
    String within(Node parent) {
        Words words = new Words();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            child.accept(words);
        }
        return PlainText.of(words.text.toString());
    }

    /** Adds the text of a node, as it is. */
    void append(Node node, StringBuilder text) {
        Words words = new Words();
        node.accept(words);
        text.append(words.text);
    }

    /** True if some link or picture leads there. */
    boolean named(String address) {
        return addresses.contains(address);
    }

    private final class Words extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HtmlInline node) {
            remarks.say(org.essaim.finding.Code.HTML_AS_TEXT, node);
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Link node) {
            led(node, node.getDestination(), node.getTitle());
        }

        @Override
        public void visit(Image node) {
            remarks.say(org.essaim.finding.Code.IMAGE_AS_TEXT, node);
            led(node, node.getDestination(), node.getTitle());
        }

        /** The words and, unless they are the address already, where they lead. */
        private void led(Node node, String destination, String title) {
            addresses.add(destination);
            int from = text.length();
            visitChildren(node);
            String words = text.substring(from);
            String shown = Addresses.shown(destination);
            if (words.equals(destination) || words.equals(shown)) {
                text.setLength(from);
                text.append(shown);
                return;
            }
            boolean titled = title != null && !title.isBlank();
            if (words.isBlank()) {
                text.append(shown).append(titled ? " (" + title + ")" : "");
            } else if (titled || !shown.isEmpty()) {
                text.append(" (")
                        .append(titled ? title : "")
                        .append(titled && !shown.isEmpty() ? ", " : "")
                        .append(shown)
                        .append(')');
            }
        }
    }
}
