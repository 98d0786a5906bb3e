package org.essaim.questionnaire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * One version of a questionnaire (<i>questionnaire</i>), as somebody wrote it.
 *
 * <p>Immutable. {@link Form#of} understands it. A version that is {@link Status#ACTIVE} stays as it is: what changes is another version.
 *
 * @param id a stable name, such as {@code se-lancer}
 * @param version which version this is, such as {@code 2} or {@code 2.1.0}
 * @param status whether it may be answered
 * @param url the address by which other programs know it, without the version; empty if none
 * @param title what a person calls it
 * @param introduction what is said before the first item
 * @param items what is asked, in order
 * @param scores figures out of several answers
 * @param source where it comes from, and what its author asks of who uses it; empty if that is nobody else
 */
public record Questionnaire(
        String id,
        String version,
        Status status,
        String url,
        Texts title,
        Texts introduction,
        List<Item> items,
        List<Score> scores,
        String source) {
    private static final int EXACT_DIGITS = 16;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.\\-]{0,127}";

    /** Whether a version may be answered (<i>statut</i>). */
    public enum Status {
        /** Somebody still writes it (<i>brouillon</i>). */
        DRAFT,
        /** It may be answered (<i>en vigueur</i>). */
        ACTIVE,
        /** It was answered once (<i>retiré</i>). */
        RETIRED
    }

    public Questionnaire {
        if (!id.matches(NAME) || !version.matches(NAME)) {
            throw new IllegalArgumentException("[" + id + "], version [" + version
                    + "], is no name of a questionnaire.\nMaybe use letters, digits and _ - . without spaces.");
        }
        if (url.contains("|")) {
            throw new IllegalArgumentException(
                    "The address of questionnaire [" + id + "] has a version in it.\nMaybe leave out what follows |.");
        }
        items = List.copyOf(items);
        scores = List.copyOf(scores);
    }

    /**
     * Starts a questionnaire.
     *
     * @param id a stable name
     * @param version which version this is
     * @param title what a person calls it
     */
    public static Builder builder(String id, String version, Texts title) {
        return new Builder(id, version, title);
    }

    /** What answers name it by: its name and its version. */
    public String key() {
        return id + "|" + version;
    }

    /** A digest of all that it asks: the same for the same questions, whatever its status. */
    public Digest digest() {
        return Digest.of("questionnaire", canonical(with(Status.ACTIVE).toTree()));
    }

    // A level of 2.5 or an end of twenty digits has no canonical form as a number; as what it is called it has one.
    private static Tree canonical(Tree tree) {
        if (tree instanceof Tree.Numeric number && !hasForm(number.value())) {
            return Tree.fields().put("number", number.value().toPlainString()).build();
        } else if (tree instanceof Tree.Items list) {
            return Tree.of(list.items().stream().map(Questionnaire::canonical).toList());
        } else if (tree instanceof Tree.Fields fields) {
            Tree.Builder all = Tree.fields();
            fields.fields().forEach((key, value) -> all.put(key, canonical(value)));
            return all.build();
        }
        return tree;
    }

    private static boolean hasForm(BigDecimal value) {
        return value.scale() <= 0 && value.precision() < EXACT_DIGITS;
    }

    /** The same with another status. */
    public Questionnaire with(Status other) {
        return new Questionnaire(id, version, other, url, title, introduction, items, scores, source);
    }

    /** Reads a questionnaire. */
    public static Optional<Questionnaire> read(FieldReader reader) {
        return reader.build(
                Questionnaire.class,
                reader.text("id"),
                reader.text("version", "1"),
                reader.optionalOneOf("status", Status.class).orElse(Status.ACTIVE),
                reader.text("url", ""),
                reader.one("title", Texts::read).orElse(Texts.NONE),
                reader.one("introduction", Texts::read).orElse(Texts.NONE),
                reader.each("items", Item::read),
                reader.each("scores", Score::read),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields =
                Tree.fields().put("id", id).put("version", version).put("status", status.name());
        fields.putIfPresent("url", url);
        if (!title.isEmpty()) {
            fields.put("title", title.toTree());
        }
        if (!introduction.isEmpty()) {
            fields.put("introduction", introduction.toTree());
        }
        fields.put("items", items.stream().map(Item::toTree).toList());
        if (!scores.isEmpty()) {
            fields.put("scores", scores.stream().map(Score::toTree).toList());
        }
        return fields.putIfPresent("source", source).build();
    }

    /** Says the rest, in any order. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String version;
        private final Texts title;
        private Status status = Status.ACTIVE;
        private String url = "";
        private Texts introduction = Texts.NONE;
        private final List<Item> items = new ArrayList<>();
        private final List<Score> scores = new ArrayList<>();
        private String source = "";

        private Builder(String id, String version, Texts title) {
            this.id = id;
            this.version = version;
            this.title = title;
        }

        /** Whether it may be answered; it may unless this says otherwise. */
        public Builder status(Status known) {
            this.status = known;
            return this;
        }

        /** The address by which other programs know it. */
        public Builder url(String address) {
            this.url = address;
            return this;
        }

        /** What is said before the first item. */
        public Builder introduction(Texts said) {
            this.introduction = said;
            return this;
        }

        /** The next item. */
        public Builder item(Item next) {
            this.items.add(next);
            return this;
        }

        /** A figure out of several answers. */
        public Builder score(Score score) {
            this.scores.add(score);
            return this;
        }

        /** Where it comes from. */
        public Builder source(String text) {
            this.source = text;
            return this;
        }

        /**
         * The questionnaire.
         *
         * @throws IllegalArgumentException if its name or version is none
         */
        public Questionnaire build() {
            return new Questionnaire(id, version, status, url, title, introduction, items, scores, source);
        }
    }
}
