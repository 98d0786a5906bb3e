package org.essaim.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Value;
import org.jspecify.annotations.Nullable;

/**
 * Names in bold that a colon parts from their values: {@code **Thème :** Les innovations}, the colon within the bold or right after it.
 * One paragraph may hold several, each on a line of its own.
 */
final class NamedValues {
    private static final Pattern COLON = Pattern.compile("^[ \\t\\u00a0\\u202f]*:");

    private final InlineText inlines;
    private final InlineText ahead = new InlineText(Remarks.unheard());

    NamedValues(InlineText inlines) {
        this.inlines = inlines;
    }

    /** True if the paragraph begins with a name. */
    boolean begin(@Nullable Node node) {
        return node instanceof Paragraph && name(node.getFirstChild()) != null;
    }

    /** The names of a paragraph with their values; none if it does not begin with one. */
    List<Fact> in(Paragraph paragraph) {
        List<Fact> facts = new ArrayList<>();
        Node at = paragraph.getFirstChild();
        String name = name(at);
        while (name != null) {
            StringBuilder value = new StringBuilder();
            boolean outside = !endsWithColon((StrongEmphasis) at);
            // Heard once more, for what is to be said of it.
            inlines.within(at);
            at = at.getNext();
            if (outside && at instanceof Text text) {
                value.append(afterColon(text.getLiteral()));
                at = at.getNext();
            }
            String next = null;
            while (at != null && next == null) {
                inlines.append(at, value);
                boolean lineEnds = at instanceof SoftLineBreak || at instanceof HardLineBreak;
                at = at.getNext();
                next = lineEnds ? name(at) : null;
            }
            facts.add(new Fact("", name, Value.of(PlainText.of(value.toString()))));
            name = next;
        }
        return facts;
    }

    private @Nullable String name(@Nullable Node node) {
        if (!(node instanceof StrongEmphasis strong)) {
            return null;
        }
        String text = ahead.within(strong);
        if (text.endsWith(":")) {
            return PlainText.of(text.substring(0, text.length() - 1));
        }
        return node.getNext() instanceof Text next
                        && COLON.matcher(next.getLiteral()).find()
                ? text
                : null;
    }

    private boolean endsWithColon(StrongEmphasis strong) {
        return ahead.within(strong).endsWith(":");
    }

    private static String afterColon(String text) {
        Matcher colon = COLON.matcher(text);
        return colon.find() ? text.substring(colon.end()) : text;
    }
}
