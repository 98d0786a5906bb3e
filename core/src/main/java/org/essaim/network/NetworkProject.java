package org.essaim.network;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A project of structures of the network (<i>projet du réseau</i>).
 *
 * <p>Immutable; organisations and structures are named, people never.
 *
 * @param id its identifier in the register
 * @param title what it is called
 * @param leader the organisation that carries it
 * @param structures the structures of the network that take part, by identifier
 * @param what what is done, in a sentence or two; may be empty
 * @param territory where: a region, a département, a pays; may be empty
 * @param approaches the codes or names of the approaches that it tries
 * @param partners the organisations it is led with
 * @param funders the organisations that pay for it
 * @param state how far it is
 * @param begins its first day; absent if unknown
 * @param ends its last day; absent if unknown
 * @param programme the identifier of the programme that it belongs to; empty if none
 * @param source where it is written, such as a convention’s number; may be empty
 */
public record NetworkProject(
        @NotBlank String id,
        @NotBlank String title,
        @NotBlank String leader,
        List<String> structures,
        String what,
        String territory,
        List<String> approaches,
        List<String> partners,
        List<String> funders,
        @NotNull ProjectState state,
        @Nullable LocalDate begins,
        @Nullable LocalDate ends,
        String programme,
        String source) {
    public NetworkProject {
        structures = List.copyOf(structures);
        approaches = List.copyOf(approaches);
        partners = List.copyOf(partners);
        funders = List.copyOf(funders);
        Objects.requireNonNull(state, "state");
        if (id.isBlank() || title.isBlank() || leader.isBlank()) {
            throw new IllegalArgumentException(
                    "A project has an identifier, a title and an organisation that carries it.");
        }
    }

    /** Starts with what every project has. */
    public static Builder builder(String id, String title, String leader, ProjectState state) {
        return new Builder(id, title, leader, state);
    }

    /** Says the rest, in any order. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String title;
        private final String leader;
        private final ProjectState state;
        private List<String> structures = List.of();
        private String what = "";
        private String territory = "";
        private List<String> approaches = List.of();
        private List<String> partners = List.of();
        private List<String> funders = List.of();
        private @Nullable LocalDate begins;
        private @Nullable LocalDate ends;
        private String programme = "";
        private String source = "";

        private Builder(String id, String title, String leader, ProjectState state) {
            this.id = id;
            this.title = title;
            this.leader = leader;
            this.state = state;
        }

        /** The structures that take part, by identifier. */
        public Builder structures(String... identifiers) {
            this.structures = List.of(identifiers);
            return this;
        }

        /** What is done. */
        public Builder what(String text) {
            this.what = text;
            return this;
        }

        /** Where. */
        public Builder territory(String name) {
            this.territory = name;
            return this;
        }

        /** The approaches that it tries. */
        public Builder approaches(String... codes) {
            this.approaches = List.of(codes);
            return this;
        }

        /** The organisations it is led with. */
        public Builder partners(String... organisations) {
            this.partners = List.of(organisations);
            return this;
        }

        /** The organisations that pay for it. */
        public Builder funders(String... organisations) {
            this.funders = List.of(organisations);
            return this;
        }

        /** Its first day. */
        public Builder begins(LocalDate day) {
            this.begins = day;
            return this;
        }

        /** Its last day. */
        public Builder ends(LocalDate day) {
            this.ends = day;
            return this;
        }

        /** The programme that it belongs to. */
        public Builder programme(String identifier) {
            this.programme = identifier;
            return this;
        }

        /** Where it is written. */
        public Builder source(String text) {
            this.source = text;
            return this;
        }

        /** The project. */
        public NetworkProject build() {
            return new NetworkProject(
                    id,
                    title,
                    leader,
                    structures,
                    what,
                    territory,
                    approaches,
                    partners,
                    funders,
                    state,
                    begins,
                    ends,
                    programme,
                    source);
        }
    }

    /** Reads a project. */
    public static Optional<NetworkProject> read(FieldReader reader) {
        return reader.build(
                NetworkProject.class,
                reader.text("id"),
                reader.text("title"),
                reader.text("leader"),
                reader.texts("structures"),
                reader.text("what", ""),
                reader.text("territory", ""),
                reader.texts("approaches"),
                reader.texts("partners"),
                reader.texts("funders"),
                reader.oneOf("state", ProjectState.class),
                reader.optionalDate("begins").orElse(null),
                reader.optionalDate("ends").orElse(null),
                reader.text("programme", ""),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        return Tree.fields()
                .put("id", id)
                .put("title", title)
                .put("leader", leader)
                .put("structures", texts(structures))
                .putIfPresent("what", what)
                .putIfPresent("territory", territory)
                .put("approaches", texts(approaches))
                .put("partners", texts(partners))
                .put("funders", texts(funders))
                .put("state", state.name())
                .putIfPresent("begins", begins == null ? null : begins.toString())
                .putIfPresent("ends", ends == null ? null : ends.toString())
                .putIfPresent("programme", programme)
                .putIfPresent("source", source)
                .build();
    }

    private static List<Tree> texts(List<String> texts) {
        return texts.stream().map(Tree::of).toList();
    }
}
