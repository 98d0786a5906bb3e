package org.essaim.session;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * That somebody is to come to a session (<i>inscription</i>).
 *
 * @param who who is to come
 * @param date the day on which they registered
 */
public record Registration(@NotNull Attendee who, @NotNull LocalDate date) {

    static Optional<Registration> read(FieldReader reader) {
        return reader.build(Registration.class, Attendee.read(reader), reader.date("date"));
    }

    Tree toTree() {
        Tree.Builder fields = Tree.fields();
        who.putInto(fields);
        return fields.put("date", date.toString()).build();
    }
}
