package org.essaim.engagement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.organisation.Function;

/**
 * How many people of one function a structure sends into a phase (<i>participants par fonction</i>); a later day’s number takes
 * the place of an earlier one.
 *
 * @param phase the phase's code
 * @param function as what they are employed
 * @param number how many
 * @param date from which day on
 */
public record Participants(
        @NotBlank String phase,
        @NotNull Function function,
        @PositiveOrZero int number,
        @NotNull LocalDate date) {
    public Participants {
        if (phase.isBlank()) {
            throw new IllegalArgumentException("Say into which phase these people go.");
        }
        if (number < 0) {
            throw new IllegalArgumentException("A structure cannot send [" + number + "] people.");
        }
    }

    static Optional<Participants> read(FieldReader reader) {
        return reader.build(
                Participants.class,
                reader.text("phase"),
                reader.oneOf("function", Function.class),
                reader.small("number"),
                reader.date("date"));
    }

    Tree toTree() {
        return Tree.fields()
                .put("phase", phase)
                .put("function", function.name())
                .put("number", number)
                .put("date", date.toString())
                .build();
    }
}
