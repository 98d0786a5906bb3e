package org.essaim.session;

import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A training product as it is given once (<i>formation-action</i>): its sessions, together and individual, and its review.
 *
 * <p>Immutable.
 *
 * @param id a short identifier within the federation
 * @param programme the programme it belongs to
 * @param training the training product
 * @param title its title
 * @param sessions the sessions that it consists of
 * @param review what came of it, once somebody says
 */
public record TrainingAction(
        @NotBlank String id,
        @NotBlank String programme,
        @NotBlank String training,
        @NotBlank String title,
        List<String> sessions,
        @Nullable Review review) {

    /**
     * What came of a training (<i>bilan</i>).
     *
     * @param date the day
     * @param text what came of it, naming nobody
     * @param reference where it is written in full; may be empty
     */
    public record Review(LocalDate date, @NotBlank String text, String reference) {
        public Review {
            if (text.isBlank()) {
                throw new IllegalArgumentException("A review says what came of the training.");
            }
        }

        private static Optional<Review> read(FieldReader reader) {
            return reader.build(Review.class, reader.date("date"), reader.text("text"), reader.text("reference", ""));
        }

        private Tree toTree() {
            return Tree.fields()
                    .put("date", date.toString())
                    .put("text", text)
                    .putIfPresent("reference", reference)
                    .build();
        }
    }

    public TrainingAction {
        ProgrammeSession.requireId("A training action", id);
        if (programme.isBlank() || training.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException(
                    "Training action [" + id + "] needs a programme, a training product and a title.");
        }
        sessions = List.copyOf(sessions);
    }

    /** The same, with what came of it. */
    public TrainingAction reviewed(Review what) {
        return new TrainingAction(id, programme, training, title, sessions, what);
    }

    static Optional<TrainingAction> read(FieldReader reader) {
        return reader.build(
                TrainingAction.class,
                reader.text("id"),
                reader.text("programme"),
                reader.text("training"),
                reader.text("title"),
                reader.texts("sessions"),
                reader.one("review", Review::read).orElse(null));
    }

    Tree toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .put("programme", programme)
                .put("training", training)
                .put("title", title)
                .put("sessions", Tree.texts(sessions));
        if (review != null) {
            fields.put("review", review.toTree());
        }
        return fields.build();
    }
}
