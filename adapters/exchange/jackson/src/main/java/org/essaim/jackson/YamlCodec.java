package org.essaim.jackson;

import java.io.CharArrayReader;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Reads and writes YAML documents (<i>documents YAML</i>), as YAML 1.2 with its JSON schema.
 *
 * <p>Thread-safe. Only {@code true} and {@code false} are yes and no, only {@code null} and an empty place are nothing,
 * only what JSON would call a number is one: {@code no}, {@code 12:30}, {@code 010} and dates stay text. Anchors, aliases,
 * tags and several documents in one file are refused. Reads up to 16 MB and a depth of 100.
 */
public final class YamlCodec implements DocumentCodec {
    private static final int LARGEST = 16 << 20;
    private static final Set<String> EXTENSIONS =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("yaml", "yml")));

    private final YAMLFactory factory = YAMLFactory.builder()
            .streamReadConstraints(ParserEvents.CONSTRAINTS)
            .loadSettings(LoadSettings.builder()
                    .setSchema(new JsonSchema())
                    .setCodePointLimit(LARGEST)
                    .build())
            // Off, because it stops at the first; ours names them all.
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .stringQuotingChecker(new YamlQuoting())
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build();

    /** For {@link java.util.ServiceLoader}. */
    public YamlCodec() {}

    @Override
    public Set<String> extensions() {
        return EXTENSIONS;
    }

    @Override
    public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
        return ParserEvents.decode(
                bytes,
                LARGEST,
                file,
                findings,
                text -> factory.createParser(
                        ObjectReadContext.empty(),
                        new CharArrayReader(text.array(), text.position(), text.remaining())));
    }

    @Override
    public byte[] encode(Tree tree) {
        return TreeWriting.encode(tree, out -> factory.createGenerator(ObjectWriteContext.empty(), out));
    }
}
