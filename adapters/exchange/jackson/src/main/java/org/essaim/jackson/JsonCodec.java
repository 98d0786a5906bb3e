package org.essaim.jackson;

import java.nio.CharBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Reads and writes JSON documents (<i>documents JSON</i>), strictly after RFC 8259 and in UTF-8 only.
 *
 * <p>Thread-safe. Reads up to 256 MB and a depth of 100. The lines of paths are kept for documents below 4 MB, which
 * people write; above that, programs wrote the document, and only what the parser itself refuses has a line. Writes with
 * two spaces of indentation, one LF at the end of each line, and no escape that JSON does not ask for.
 */
public final class JsonCodec implements DocumentCodec {
    static final int LARGEST = 256 << 20;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(ParserEvents.CONSTRAINTS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** For {@link java.util.ServiceLoader}. */
    public JsonCodec() {}

    @Override
    public Set<String> extensions() {
        return Set.of("json");
    }

    @Override
    public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
        return ParserEvents.decode(
                bytes,
                LARGEST,
                file,
                findings,
                text -> factory.createParser(
                        ObjectReadContext.empty(), strict(text).array(), text.position(), text.remaining()));
    }

    // Of a digit of an escape, Jackson looks at the lower eight bits only: it takes U+0130 for 0. What it refuses
    // stands in its
    // place, so that it says where.
    private static CharBuffer strict(CharBuffer text) {
        boolean escaped = false;
        for (int i = text.position(); i < text.limit(); i++) {
            char c = text.get(i);
            if (escaped && c == 'u') {
                for (int digit = i + 1; digit < Math.min(i + 5, text.limit()); digit++) {
                    if (text.get(digit) > 0x7f) {
                        text.put(digit, '\ufffd');
                    }
                }
            }
            escaped = c == '\\' && !escaped;
        }
        return text;
    }

    @Override
    public byte[] encode(Tree tree) {
        return TreeWriting.encode(tree, out -> factory.createGenerator(PRETTY, out));
    }

    // Jackson's own layout depends on the machine's line end and puts a space into what is empty.
    private static final ObjectWriteContext PRETTY = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    };
}
