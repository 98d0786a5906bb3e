package org.essaim.markdown;

import java.util.List;
import java.util.function.Consumer;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/** Says of a place in a file what was not taken over (<i>remarques</i>). What is said never repeats the text. */
final class Remarks {
    private final String file;
    private final Consumer<? super Finding> findings;

    Remarks(String file, Consumer<? super Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    /** Remarks that nobody hears, for whoever only wants to look ahead. */
    static Remarks unheard() {
        return new Remarks("", finding -> {});
    }

    void say(Code code, Node at) {
        say(Finding.of(code), at);
    }

    void say(Finding.Builder finding, Node at) {
        findings.accept(finding.file(file).row(line(at)).build());
    }

    /** Where a node begins, from 1; what the parser made up stands where its parent does. */
    static int line(Node node) {
        Node at = node;
        while (at != null) {
            List<SourceSpan> spans = at.getSourceSpans();
            if (!spans.isEmpty()) {
                return spans.get(0).getLineIndex() + 1;
            }
            at = at.getParent();
        }
        return 1;
    }
}
