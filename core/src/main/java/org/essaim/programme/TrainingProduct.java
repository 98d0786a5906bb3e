package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
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
 * @param method how it works, in words; empty if nobody says
 * @param modalities the kinds of time that it alternates; empty if nobody says
 * @param source where it is written; empty if nowhere
 */
public record TrainingProduct(
        @Pattern(regexp = Programme.CODE, message = "{org.essaim.code.message}")
        String id,

        @NotBlank String title,
        @NotBlank String provider,
        String method,
        List<Modality> modalities,
        String source) {

    /** How people come together in a training (<i>modalité</i>). */
    public enum Modality {
        /** Temps collectif entre structures. */
        COLLECTIVE,
        /** Accompagnement individuel d’une structure par un consultant. */
        INDIVIDUAL
    }

    public TrainingProduct {
        Guards.code("A training", id);
        Guards.text("Training", id, "title", title);
        Guards.text("Training", id, "provider", provider);
        modalities = List.copyOf(modalities);
    }

    /** Reads a training product. */
    public static Optional<TrainingProduct> read(FieldReader reader) {
        return reader.build(
                TrainingProduct.class,
                reader.text("id"),
                reader.text("title"),
                reader.text("provider"),
                reader.text("method", ""),
                reader.choices("modalities", Modality.class),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .put("title", title)
                .put("provider", provider)
                .putIfPresent("method", method);
        if (!modalities.isEmpty()) {
            fields.put(
                    "modalities", Tree.texts(modalities.stream().map(Enum::name).toList()));
        }
        return fields.putIfPresent("source", source).build();
    }
}
