package org.essaim.sharing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * How often a resource was read in a month, and by how many people since it was published (<i>consultations et lecteurs</i>); the two
 * are different numbers, and only the second one makes a reading rate.
 *
 * @param resource the resource’s identifier
 * @param month the month
 * @param structure the structure whose people read it; empty for all of the network together
 * @param views how often it was opened in the month
 * @param readers how many different people opened it from its publication to the end of the month
 */
public record Reading(
        @NotBlank String resource,
        @NotNull YearMonth month,
        String structure,
        @PositiveOrZero int views,
        @PositiveOrZero int readers) {
    public Reading {
        Objects.requireNonNull(month, "month");
        if (resource.isBlank()) {
            throw new IllegalArgumentException("Say which resource was read.");
        }
        if (views < 0 || readers < 0) {
            throw new IllegalArgumentException(
                    "[" + views + "] views and [" + readers + "] readers cannot be.\nMaybe leave the line out.");
        }
    }

    /** Of the network together. */
    public static Reading ofNetwork(String resource, YearMonth month, int views, int readers) {
        return new Reading(resource, month, "", views, readers);
    }

    static Optional<Reading> read(FieldReader reader) {
        return reader.build(
                Reading.class,
                reader.text("resource"),
                reader.month("month"),
                reader.text("structure", ""),
                reader.small("views"),
                reader.small("readers"));
    }

    Tree toTree() {
        return Tree.fields()
                .put("resource", resource)
                .put("month", month.toString())
                .putIfPresent("structure", structure)
                .put("views", views)
                .put("readers", readers)
                .build();
    }
}
