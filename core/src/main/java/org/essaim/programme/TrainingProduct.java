package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * A training that a network offers its members (<i>produit de formation, formation-action</i>).
 *
 * <p>Immutable.
 *
 * @param id a short identifier
 * @param title its exact title
 * @param provider the training body
 * @param method how it works; empty if nobody says
 * @param source where it is written; empty if nowhere
 */
public record TrainingProduct(
        @Pattern(regexp = Programme.CODE, message = "{org.essaim.code.message}")
        String id,

        @NotBlank String title,
        @NotBlank String provider,
        String method,
        String source) {
    public TrainingProduct {
        Guards.code("A training", id);
        Guards.text("Training", id, "title", title);
        Guards.text("Training", id, "provider", provider);
    }

    /** Reads a training product. */
    public static Optional<TrainingProduct> read(FieldReader reader) {
        return reader.build(
                TrainingProduct.class,
                reader.text("id"),
                reader.text("title"),
                reader.text("provider"),
                reader.text("method", ""),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        return Tree.fields()
                .put("id", id)
                .put("title", title)
                .put("provider", provider)
                .putIfPresent("method", method)
                .putIfPresent("source", source)
                .build();
    }
}
