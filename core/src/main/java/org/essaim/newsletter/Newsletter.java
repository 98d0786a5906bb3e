package org.essaim.newsletter;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.report.Prose;

/**
 * A letter to the network (<i>lettre d’innovation</i>): a few words to begin with, and articles, of its own or of what is shared anyway.
 *
 * <p>Immutable.
 *
 * @param id a short identifier, such as {@code lettre-3}
 * @param title its title
 * @param day the day on which it is sent
 * @param editorial the words to begin with, as running text; may be empty
 * @param programme the programme that it belongs to; empty if none
 * @param addressed to whom, such as the managers of the structures; may be empty
 * @param addressees how many people that is; 0 if nobody counted them
 * @param articles its articles, in order
 */
public record Newsletter(
        @NotBlank String id,
        @NotBlank String title,
        @NotNull LocalDate day,
        String editorial,
        String programme,
        String addressed,
        int addressees,
        List<Article> articles) {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    /** What an article is about (<i>article</i>). */
    public enum Kind {
        /** Un texte de la lettre. */
        TEXT,
        /** Une fiche action. */
        ACTION_SHEET,
        /** Un témoignage. */
        TESTIMONY,
        /** Un enseignement. */
        LESSON,
        /** Un projet du réseau. */
        PROJECT,
        /** Une ressource. */
        RESOURCE
    }

    /**
     * An article.
     *
     * @param kind what it is about
     * @param of the identifier of what it is about; of a text of the letter its title
     * @param text what it says, as running text; of something that is shared anyway, what is said about it beside its own words
     */
    public record Article(@NotNull Kind kind, @NotBlank String of, String text) {
        public Article {
            Objects.requireNonNull(kind, "kind");
            if (of.isBlank()) {
                throw new IllegalArgumentException("An article has a title, or names what it is about.");
            }
            text = Prose.text(Prose.blocks(text));
        }

        private static Optional<Article> read(FieldReader reader) {
            return reader.build(
                    Article.class,
                    reader.optionalOneOf("kind", Kind.class).orElse(Kind.TEXT),
                    Prose.legible(reader.text("of")),
                    Prose.legible(reader.text("text", "")));
        }

        private Tree toTree() {
            return Tree.fields()
                    .put("kind", kind.name())
                    .put("of", of)
                    .putIfPresent("text", text)
                    .build();
        }
    }

    public Newsletter {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A letter is identified by letters, digits, . _ and -, not [" + id
                    + "].\nMaybe number it: lettre-3.");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("Letter [" + id + "] needs a title.");
        }
        if (addressees < 0) {
            throw new IllegalArgumentException(
                    "Letter [" + id + "] cannot be addressed to [" + addressees + "] people.");
        }
        Objects.requireNonNull(day, "day");
        editorial = Prose.text(Prose.blocks(editorial));
        articles = List.copyOf(articles);
    }

    /** Reads a letter. */
    public static Optional<Newsletter> read(FieldReader reader) {
        return reader.build(
                Newsletter.class,
                reader.text("id"),
                Prose.legible(reader.text("title")),
                reader.date("day"),
                Prose.legible(reader.text("editorial", "")),
                reader.text("programme", ""),
                reader.text("addressed", ""),
                reader.has("addressees") ? reader.small("addressees") : 0,
                reader.each("articles", Article::read));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree.Fields toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .put("title", title)
                .put("day", day.toString())
                .putIfPresent("editorial", editorial)
                .putIfPresent("programme", programme)
                .putIfPresent("addressed", addressed);
        if (addressees > 0) {
            fields.put("addressees", addressees);
        }
        return fields.put("articles", articles.stream().map(Article::toTree).toList())
                .build();
    }

    @Override
    public String toString() {
        return "Newsletter[" + id + "]";
    }
}
