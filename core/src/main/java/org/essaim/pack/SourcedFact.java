package org.essaim.pack;

import jakarta.validation.constraints.NotBlank;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * Something that a pack's sources say and no other type holds (<i>fait sourcé</i>): a tool, a limit, an indicator by name.
 *
 * <p>Immutable.
 *
 * @param code a short identifier within the pack
 * @param topic what it is about, such as {@code tool}, {@code indicator} or {@code limit}
 * @param programme the identifier of the programme it belongs to; empty if none
 * @param text the fact
 * @param source where it is written; empty if nowhere
 */
public record SourcedFact(
        @NotBlank String code,
        @NotBlank String topic,
        String programme,
        @NotBlank String text,
        String source) {
    public SourcedFact {
        if (code.isBlank() || topic.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("A fact needs a code, a topic and a text.");
        }
    }

    /** Reads a fact. */
    public static Optional<SourcedFact> read(FieldReader reader) {
        return reader.build(
                SourcedFact.class,
                reader.text("code"),
                reader.text("topic"),
                reader.text("programme", ""),
                reader.text("text"),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        return Tree.fields()
                .put("code", code)
                .put("topic", topic)
                .putIfPresent("programme", programme)
                .put("text", text)
                .putIfPresent("source", source)
                .build();
    }
}
