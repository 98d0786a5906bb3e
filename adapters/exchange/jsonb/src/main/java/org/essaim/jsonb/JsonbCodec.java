package org.essaim.jsonb;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.document.DocumentLimits;
import org.essaim.document.DocumentReading;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;

/**
 * Reads and writes JSON documents (<i>documents JSON</i>) over Jakarta JSON Processing, strictly after RFC 8259 and in UTF-8
 * only.
 *
 * <p>Thread-safe. Reads up to 256 MB and a depth of 100, as essaim-jackson does; both read what the other writes. Numbers
 * never pass through the provider's own arithmetic.
 */
public final class JsonbCodec implements DocumentCodec {
    private static final int LARGEST = 256 << 20;

    private final JsonProvider provider;

    /** For {@link java.util.ServiceLoader}; uses the provider that Jakarta finds, Parsson unless the host brings another. */
    public JsonbCodec() {
        this(JsonProvider.provider());
    }

    /** Uses this provider. */
    public JsonbCodec(JsonProvider provider) {
        this.provider = provider;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("json");
    }

    @Override
    public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
        return DocumentReading.of(
                bytes, LARGEST, file, findings, (text, document) -> ParserEvents.tell(provider, text, document));
    }

    @Override
    public byte[] encode(Tree tree) {
        DocumentLimits.requireWritable(tree);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 13);
        try (JsonGenerator generator = provider.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createGenerator(bytes, StandardCharsets.UTF_8)) {
            TreeEvents.write(tree, generator);
        }
        return lines(bytes.toByteArray());
    }

    // Providers differ in how they begin and end a document.
    private static byte[] lines(byte[] written) {
        int from = 0;
        int to = written.length;
        while (from < to && isSpace(written[from])) {
            from++;
        }
        while (to > from && isSpace(written[to - 1])) {
            to--;
        }
        byte[] lines = Arrays.copyOfRange(written, from, to + 1);
        lines[to - from] = '\n';
        return lines;
    }

    private static boolean isSpace(byte written) {
        return written == ' ' || written == '\n' || written == '\r' || written == '\t';
    }
}
