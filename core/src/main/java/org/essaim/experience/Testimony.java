package org.essaim.experience;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.report.Prose;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who was there tells (<i>témoignage</i>), with the consent to pass it on. Who speaks is said by what they do, never by name.
 *
 * <p>Its text is running text, as in an action sheet. Immutable.
 *
 * @param id a short identifier within the federation
 * @param title its title
 * @param text what is told
 * @param speaker who speaks, by function, such as aide à domicile; may be empty
 * @param structure the structure that they speak of, by identifier; empty if none is named
 * @param told the day on which it was told
 * @param topics what it is about
 * @param programme the programme that it belongs to; empty if none
 * @param consent the consent; absent as long as nobody asked, and then it is not taken in
 */
public record Testimony(
        @NotBlank String id,
        @NotBlank String title,
        @NotBlank String text,
        String speaker,
        String structure,
        @NotNull LocalDate told,
        @NotNull Topics topics,
        String programme,
        @Nullable Consent consent) {
    public Testimony {
        Ids.require("Testimony", id, title);
        text = Ids.prose("Testimony", id, text);
        Objects.requireNonNull(told, "told");
        Objects.requireNonNull(topics, "topics");
    }

    /** Starts with what every testimony has. */
    public static Builder builder(String id, String title, String text, LocalDate told) {
        return new Builder(id, title, text, told);
    }

    /** Says the rest, in any order. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String title;
        private final String text;
        private final LocalDate told;
        private String speaker = "";
        private String structure = "";
        private Topics topics = Topics.NONE;
        private String programme = "";
        private @Nullable Consent consent;

        private Builder(String id, String title, String text, LocalDate told) {
            this.id = id;
            this.title = title;
            this.text = text;
            this.told = told;
        }

        /** Who speaks, by what they do. */
        public Builder speaker(String function) {
            this.speaker = function;
            return this;
        }

        /** The structure that they speak of. */
        public Builder structure(String identifier) {
            this.structure = identifier;
            return this;
        }

        /** What it is about. */
        public Builder topics(Topics about) {
            this.topics = about;
            return this;
        }

        /** The programme that it belongs to. */
        public Builder programme(String identifier) {
            this.programme = identifier;
            return this;
        }

        /** The consent to pass it on. */
        public Builder consent(Consent given) {
            this.consent = given;
            return this;
        }

        /** The testimony. */
        public Testimony build() {
            return new Testimony(id, title, text, speaker, structure, told, topics, programme, consent);
        }
    }

    /** Reads a testimony. */
    public static Optional<Testimony> read(FieldReader reader) {
        Optional<Topics> topics = Topics.read(reader);
        return reader.build(
                Testimony.class,
                reader.text("id"),
                reader.text("title"),
                Prose.legible(reader.text("text")),
                reader.text("speaker", ""),
                reader.text("structure", ""),
                reader.date("told"),
                topics.orElse(Topics.NONE),
                reader.text("programme", ""),
                reader.one("consent", Consent::read).orElse(null));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree.Fields toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .put("title", title)
                .put("text", text)
                .putIfPresent("speaker", speaker)
                .putIfPresent("structure", structure)
                .put("told", told.toString());
        topics.put(fields);
        fields.putIfPresent("programme", programme);
        if (consent != null) {
            fields.put("consent", consent.toTree());
        }
        return fields.build();
    }

    @Override
    public String toString() {
        return "Testimony[" + id + "]";
    }
}
