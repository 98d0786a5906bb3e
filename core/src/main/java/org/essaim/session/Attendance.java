package org.essaim.session;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDateTime;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * That somebody came to a session (<i>présence</i>).
 *
 * @param who who came
 * @param from from when on, if later than it began
 * @param to until when, if they left before it ended
 * @param sheet where it is signed, such as the number of the attendance sheet; may be empty
 */
public record Attendance(
        @NotNull Attendee who,
        @Nullable LocalDateTime from,
        @Nullable LocalDateTime to,
        String sheet) {
    public Attendance {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "Somebody came at [" + from + "] and left at [" + to + "].\nMaybe the two times were swapped.");
        }
    }

    /** Somebody who was there from the beginning to the end. */
    public static Attendance whole(Attendee who, String sheet) {
        return new Attendance(who, null, null, sheet);
    }

    static Optional<Attendance> read(FieldReader reader) {
        return reader.build(
                Attendance.class,
                Attendee.read(reader),
                ProgrammeSession.moment(reader, "from"),
                ProgrammeSession.moment(reader, "to"),
                reader.text("sheet", ""));
    }

    Tree toTree() {
        Tree.Builder fields = Tree.fields();
        who.putInto(fields);
        return fields.putIfPresent("from", from == null ? null : from.toString())
                .putIfPresent("to", to == null ? null : to.toString())
                .putIfPresent("sheet", sheet)
                .build();
    }
}
