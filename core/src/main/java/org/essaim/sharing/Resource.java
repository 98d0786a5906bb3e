package org.essaim.sharing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Something that a network puts at its structures’ disposal (<i>ressource</i>), and the people it is meant for: a reading rate has
 * no other denominator.
 *
 * <p>Immutable.
 *
 * @param id a short identifier within the federation
 * @param title its title
 * @param kind what it is
 * @param published the day on which it was published
 * @param addressed to whom, such as managers of the member structures; may be empty if nobody counted them
 * @param addressees how many people that is; absent if unknown, and then there is no reading rate
 * @param programme the programme that it belongs to; empty if none
 * @param address where it is, such as a path of the intranet; may be empty
 */
public record Resource(
        @NotBlank String id,
        @NotBlank String title,
        @NotNull ResourceKind kind,
        @NotNull LocalDate published,
        String addressed,
        @Nullable Integer addressees,
        String programme,
        String address) {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    public Resource {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A resource is identified by letters, digits, . _ and -, not [" + id
                    + "].\nMaybe shorten its title.");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("Resource [" + id + "] needs a title.");
        }
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(published, "published");
        if (addressees != null && addressees < 1) {
            throw new IllegalArgumentException("Resource [" + id + "] cannot be addressed to [" + addressees
                    + "] people.\nMaybe leave the number out if nobody knows it.");
        }
        if (addressees != null && addressed.isBlank()) {
            throw new IllegalArgumentException(
                    "Resource [" + id + "] is addressed to [" + addressees
                            + "] people, but not said to whom.\nMaybe name them, such as \"managers of the member structures\".");
        }
    }

    /** Starts with what every resource has. */
    public static Builder builder(String id, String title, ResourceKind kind, LocalDate published) {
        return new Builder(id, title, kind, published);
    }

    /** Says the rest, in any order. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String title;
        private final ResourceKind kind;
        private final LocalDate published;
        private String addressed = "";
        private @Nullable Integer addressees;
        private String programme = "";
        private String address = "";

        private Builder(String id, String title, ResourceKind kind, LocalDate published) {
            this.id = id;
            this.title = title;
            this.kind = kind;
            this.published = published;
        }

        /** To whom, and how many people that is. */
        public Builder addressedTo(String whom, int people) {
            this.addressed = whom;
            this.addressees = people;
            return this;
        }

        /** To whom, without their number: no reading rate can be told. */
        public Builder addressedTo(String whom) {
            this.addressed = whom;
            this.addressees = null;
            return this;
        }

        /** The programme that it belongs to. */
        public Builder programme(String identifier) {
            this.programme = identifier;
            return this;
        }

        /** Where it is. */
        public Builder at(String place) {
            this.address = place;
            return this;
        }

        /**
         * The resource.
         *
         * @throws IllegalArgumentException if something is missing or contradicts itself
         */
        public Resource build() {
            return new Resource(id, title, kind, published, addressed, addressees, programme, address);
        }
    }

    static Optional<Resource> read(FieldReader reader) {
        return read(reader, "id");
    }

    /** Reads a resource whose identifier stands under this key. */
    static Optional<Resource> read(FieldReader reader, String id) {
        return reader.build(
                Resource.class,
                reader.text(id),
                reader.text("title"),
                reader.oneOf("kind", ResourceKind.class),
                reader.date("published"),
                reader.text("addressed", ""),
                reader.has("addressees") ? reader.small("addressees") : null,
                reader.text("programme", ""),
                reader.text("address", ""));
    }

    Tree toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .put("title", title)
                .put("kind", kind.name())
                .put("published", published.toString())
                .putIfPresent("addressed", addressed)
                .putIfPresent("programme", programme)
                .putIfPresent("address", address);
        if (addressees != null) {
            fields.put("addressees", addressees);
        }
        return fields.build();
    }
}
