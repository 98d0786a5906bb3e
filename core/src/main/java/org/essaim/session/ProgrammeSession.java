package org.essaim.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A meeting of a programme, planned or held (<i>séance</i>).
 *
 * <p>Immutable. Build one with {@link #builder}.
 *
 * @param id a short identifier within the federation
 * @param programme the programme's identifier
 * @param kind what it is
 * @param title its title
 * @param start when it begins, by the clock on the wall; absent if nobody says, and then it is not stored
 * @param end when it ends; absent if nobody says, and then it is not stored
 * @param zone the zone of its clock
 * @param phase the code of the phase it belongs to; empty if none
 * @param approach the code of the approach it deals with; empty if none
 * @param training the training product it is a part of; empty if none
 * @param community the community of practice that meets; empty if none
 * @param cycle the cycle of web-conferences it belongs to; empty if none
 * @param structure the structure that it is for alone; empty if for several
 * @param place where it is held; empty if nobody says
 * @param places how many people have a place; 0 if there is no limit
 * @param experts the organisations whose experts take part
 * @param label the label under which attendance becomes time; empty for that of its kind
 * @param cancelled why it does not take place; empty if it does
 */
public record ProgrammeSession(
        @NotBlank String id,
        @NotBlank String programme,
        @NotNull SessionKind kind,
        @NotBlank String title,
        @Nullable LocalDateTime start,
        @Nullable LocalDateTime end,
        @NotNull ZoneId zone,
        String phase,
        String approach,
        String training,
        String community,
        String cycle,
        String structure,
        String place,
        @PositiveOrZero int places,
        List<@NotBlank String> experts,
        String label,
        String cancelled) {
    private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";

    public ProgrammeSession {
        requireId("A session", id);
        if (programme.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("Session [" + id + "] needs a programme and a title.");
        }
        if (places < 0) {
            throw new IllegalArgumentException("Session [" + id + "] cannot have [" + places + "] places.");
        }
        experts = List.copyOf(experts);
    }

    static void requireId(String what, String id) {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException(what + " cannot have the identifier [" + id
                    + "].\nMaybe use small letters, digits and - only, 64 at most.");
        }
    }

    /** Starts a session. */
    public static Builder builder(String id, String programme, SessionKind kind, String title) {
        return new Builder(id, programme, kind, title);
    }

    /** The label under which attendance becomes time. */
    public String timeLabel() {
        return label.isEmpty() ? kind.title(Locale.FRENCH) : label;
    }

    /** True if it does not take place. */
    public boolean isCancelled() {
        return !cancelled.isEmpty();
    }

    /** The same session, which does not take place for this reason. */
    public ProgrammeSession cancelledFor(String reason) {
        return new ProgrammeSession(
                id, programme, kind, title, start, end, zone, phase, approach, training, community, cycle, structure,
                place, places, experts, label, reason);
    }

    static Optional<ProgrammeSession> read(FieldReader reader) {
        return reader.build(
                ProgrammeSession.class,
                reader.text("id"),
                reader.text("programme"),
                reader.oneOf("kind", SessionKind.class),
                reader.text("title"),
                moment(reader, "start"),
                moment(reader, "end"),
                zone(reader),
                reader.text("phase", ""),
                reader.text("approach", ""),
                reader.text("training", ""),
                reader.text("community", ""),
                reader.text("cycle", ""),
                reader.text("structure", ""),
                reader.text("place", ""),
                reader.has("places") ? reader.small("places") : 0,
                reader.texts("experts"),
                reader.text("label", ""),
                reader.text("cancelled", ""));
    }

    static @Nullable LocalDateTime moment(FieldReader reader, String key) {
        Optional<String> text = reader.optionalText(key);
        try {
            return text.map(LocalDateTime::parse).orElse(null);
        } catch (DateTimeException e) {
            reader.refuse(key, "2027-03-12T09:00");
            return null;
        }
    }

    private static ZoneId zone(FieldReader reader) {
        try {
            return ZoneId.of(reader.text("zone"));
        } catch (DateTimeException e) {
            reader.refuse("zone", "Europe/Paris…");
            return ZoneOffset.UTC;
        }
    }

    Tree.Fields toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .put("programme", programme)
                .put("kind", kind.name())
                .put("title", title)
                .putIfPresent("start", start == null ? null : start.toString())
                .putIfPresent("end", end == null ? null : end.toString())
                .put("zone", zone.getId())
                .putIfPresent("phase", phase)
                .putIfPresent("approach", approach)
                .putIfPresent("training", training)
                .putIfPresent("community", community)
                .putIfPresent("cycle", cycle)
                .putIfPresent("structure", structure)
                .putIfPresent("place", place);
        if (places > 0) {
            fields.put("places", places);
        }
        if (!experts.isEmpty()) {
            fields.put("experts", Tree.texts(experts));
        }
        return fields.putIfPresent("label", label)
                .putIfPresent("cancelled", cancelled)
                .build();
    }

    /** Collects what is known of a session; not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String programme;
        private final SessionKind kind;
        private final String title;
        private @Nullable LocalDateTime start;
        private @Nullable LocalDateTime end;
        private ZoneId zone = ZoneId.of("Europe/Paris");
        private String phase = "";
        private String approach = "";
        private String training = "";
        private String community = "";
        private String cycle = "";
        private String structure = "";
        private String place = "";
        private int places;
        private List<String> experts = List.of();
        private String label = "";

        private Builder(String id, String programme, SessionKind kind, String title) {
            this.id = id;
            this.programme = programme;
            this.kind = kind;
            this.title = title;
        }

        /** When it begins and ends, by the clock on the wall. */
        public Builder held(@Nullable LocalDateTime from, @Nullable LocalDateTime to) {
            this.start = from;
            this.end = to;
            return this;
        }

        /** The zone of its clock; Europe/Paris unless said. */
        public Builder zone(ZoneId value) {
            this.zone = value;
            return this;
        }

        /** The code of the phase it belongs to. */
        public Builder phase(String code) {
            this.phase = code;
            return this;
        }

        /** The code of the approach it deals with. */
        public Builder approach(String code) {
            this.approach = code;
            return this;
        }

        /** The training product it is a part of. */
        public Builder training(String product) {
            this.training = product;
            return this;
        }

        /** The community of practice that meets. */
        public Builder community(String identifier) {
            this.community = identifier;
            return this;
        }

        /** The cycle of web-conferences it belongs to. */
        public Builder cycle(String name) {
            this.cycle = name;
            return this;
        }

        /** The structure that it is for alone. */
        public Builder structure(String identifier) {
            this.structure = identifier;
            return this;
        }

        /** Where it is held. */
        public Builder place(String where) {
            this.place = where;
            return this;
        }

        /** How many people have a place. */
        public Builder places(int number) {
            this.places = number;
            return this;
        }

        /** The organisations whose experts take part. */
        public Builder experts(List<String> organisations) {
            this.experts = List.copyOf(organisations);
            return this;
        }

        /** The label under which attendance becomes time, where it is not that of its kind. */
        public Builder label(String text) {
            this.label = text;
            return this;
        }

        /** The session. */
        public ProgrammeSession build() {
            return new ProgrammeSession(
                    id, programme, kind, title, start, end, zone, phase, approach, training, community, cycle,
                    structure, place, places, experts, label, "");
        }
    }
}
