package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * A way of managing and organising work that a programme proposes (<i>approche managériale</i>).
 *
 * <p>Immutable. Who offers it is an {@link Offer}: one provider may offer several approaches.
 *
 * @param code a short identifier within the programme
 * @param title its title
 * @param definition what it is
 * @param origin where it comes from; empty if nobody says
 * @param drawsOn the codes of the approaches it draws on
 * @param tools the tools that it works with; empty if nobody says
 * @param source where it is written; empty if nowhere
 */
public record Approach(
        @Pattern(regexp = Programme.CODE, message = "{org.essaim.code.message}")
        String code,

        @NotBlank String title,
        @NotBlank String definition,
        String origin,
        List<String> drawsOn,
        List<@NotBlank String> tools,
        String source) {
    public Approach {
        Guards.code("An approach", code);
        Guards.text("Approach", code, "title", title);
        Guards.text("Approach", code, "definition", definition);
        drawsOn = List.copyOf(drawsOn);
        tools = List.copyOf(tools);
        if (drawsOn.contains(code)) {
            throw new IllegalArgumentException("Approach [" + code + "] cannot draw on itself.");
        }
    }

    /** An approach of which nobody names the tools. */
    public Approach(String code, String title, String definition, String origin, List<String> drawsOn, String source) {
        this(code, title, definition, origin, drawsOn, List.of(), source);
    }

    /** Reads an approach. */
    public static Optional<Approach> read(FieldReader reader) {
        return reader.build(
                Approach.class,
                reader.text("code"),
                reader.text("title"),
                reader.text("definition"),
                reader.text("origin", ""),
                reader.texts("drawsOn"),
                reader.texts("tools"),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields = Tree.fields()
                .put("code", code)
                .put("title", title)
                .put("definition", definition)
                .putIfPresent("origin", origin)
                .put("drawsOn", Tree.texts(drawsOn));
        if (!tools.isEmpty()) {
            fields.put("tools", Tree.texts(tools));
        }
        return fields.putIfPresent("source", source).build();
    }
}
