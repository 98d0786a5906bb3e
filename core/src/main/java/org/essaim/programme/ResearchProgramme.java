package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * Research that accompanies a programme (<i>programme de recherche</i>).
 *
 * <p>Immutable.
 *
 * @param discipline the discipline
 * @param title its title
 * @param source where it is written; empty if nowhere
 */
public record ResearchProgramme(
        @NotBlank String discipline, @NotBlank String title, String source) {
    public ResearchProgramme {
        Guards.text("Research in", discipline, "title", title);
    }

    /** Reads a research programme. */
    public static Optional<ResearchProgramme> read(FieldReader reader) {
        return reader.build(
                ResearchProgramme.class, reader.text("discipline"), reader.text("title"), reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        return Tree.fields()
                .put("discipline", discipline)
                .put("title", title)
                .putIfPresent("source", source)
                .build();
    }
}
