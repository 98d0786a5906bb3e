package org.essaim.markdown;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Markdown as it is written and read here: CommonMark and the tables of GFM. Thread-safe. */
final class Markdown {
    /** Lists within lists within quotes: what lies deeper is text. */
    private static final int DEEPEST_BLOCK = 32;
    /** Emphasis within emphasis, likewise. */
    private static final int DEEPEST_INLINE = 32;

    // Nothing guards the number of cells here: whoever parses counts them first, because the extension counts table by
    // table.
    private static final List<Extension> TABLES =
            List.of(TablesExtension.builder().maxCells(null).build());

    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST_BLOCK)
            .maxInlineNesting(DEEPEST_INLINE)
            .build();

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .nodeRendererFactory(new VerbatimRenderers())
            .extensions(TABLES)
            .build();

    private Markdown() {}

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    static String write(Node document) {
        return RENDERER.render(document);
    }

    private static final class VerbatimRenderers implements MarkdownNodeRendererFactory {
        @Override
        public NodeRenderer create(MarkdownNodeRendererContext context) {
            return new NodeRenderer() {
                @Override
                public Set<Class<? extends Node>> getNodeTypes() {
                    return Set.of(Verbatim.class);
                }

                @Override
                public void render(Node node) {
                    context.getWriter().raw(((Verbatim) node).literal());
                }
            };
        }

        // Three of them open a block of code, and two strike out on many sites.
        @Override
        public Set<Character> getSpecialCharacters() {
            return Set.of('~');
        }
    }
}
