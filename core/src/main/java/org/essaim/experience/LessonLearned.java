package org.essaim.experience;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.report.Prose;

/**
 * What a structure or a federation would do again, or never again (<i>enseignement</i>): successful and less successful experience is worth the same.
 *
 * <p>Its text is running text, as in an action sheet. Immutable.
 *
 * @param id a short identifier within the federation
 * @param title it in a sentence
 * @param outcome whether it worked
 * @param text how it went
 * @param advice what to do about it next time; may be empty
 * @param structure the structure that learned it, by identifier; empty if it is the federation’s
 * @param learned the day on which it was noted down
 * @param topics what it is about
 * @param programme the programme that it belongs to; empty if none
 */
public record LessonLearned(
        @NotBlank String id,
        @NotBlank String title,
        @NotNull Outcome outcome,
        @NotBlank String text,
        String advice,
        String structure,
        @NotNull LocalDate learned,
        @NotNull Topics topics,
        String programme) {

    /** Whether it worked (<i>issue</i>). */
    public enum Outcome {
        /** Expérience réussie. */
        WORKED,
        /** Expérience moins réussie. */
        DID_NOT_WORK;

        /** What a person reads, in French or English. */
        public String title(Locale locale) {
            boolean english = locale.getLanguage().equals("en");
            return this == WORKED
                    ? (english ? "it worked" : "ce qui a marché")
                    : (english ? "it did not work" : "ce qui n’a pas marché");
        }
    }

    public LessonLearned {
        Ids.require("Lesson", id, title);
        text = Ids.prose("Lesson", id, text);
        advice = Prose.text(Prose.blocks(advice));
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(learned, "learned");
        Objects.requireNonNull(topics, "topics");
    }

    /** Starts with what every lesson has. */
    public static Builder builder(String id, String title, Outcome outcome, LocalDate learned) {
        return new Builder(id, title, outcome, learned);
    }

    /** Says the rest, in any order. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String title;
        private final Outcome outcome;
        private final LocalDate learned;
        private String text = "";
        private String advice = "";
        private String structure = "";
        private Topics topics = Topics.NONE;
        private String programme = "";

        private Builder(String id, String title, Outcome outcome, LocalDate learned) {
            this.id = id;
            this.title = title;
            this.outcome = outcome;
            this.learned = learned;
        }

        /** How it went. */
        public Builder text(String prose) {
            this.text = prose;
            return this;
        }

        /** What to do about it next time. */
        public Builder advice(String prose) {
            this.advice = prose;
            return this;
        }

        /** The structure that learned it. */
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

        /** The lesson. */
        public LessonLearned build() {
            return new LessonLearned(id, title, outcome, text, advice, structure, learned, topics, programme);
        }
    }

    /** Reads a lesson. */
    public static Optional<LessonLearned> read(FieldReader reader) {
        Optional<Topics> topics = Topics.read(reader);
        return reader.build(
                LessonLearned.class,
                reader.text("id"),
                reader.text("title"),
                reader.oneOf("outcome", Outcome.class),
                Prose.legible(reader.text("text")),
                Prose.legible(reader.text("advice", "")),
                reader.text("structure", ""),
                reader.date("learned"),
                topics.orElse(Topics.NONE),
                reader.text("programme", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree.Fields toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .put("title", title)
                .put("outcome", outcome.name())
                .put("text", text)
                .putIfPresent("advice", advice)
                .putIfPresent("structure", structure)
                .put("learned", learned.toString());
        topics.put(fields);
        return fields.putIfPresent("programme", programme).build();
    }

    @Override
    public String toString() {
        return "LessonLearned[" + id + "]";
    }
}
