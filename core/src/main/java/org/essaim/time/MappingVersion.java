package org.essaim.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who said what a label means, and when (<i>version de la correspondance</i>).
 *
 * @param owner the structure, or {@code federation}
 * @param version its number, from 1
 * @param author who said it
 * @param at when
 * @param changes what became different from the version before
 */
public record MappingVersion(String owner, long version, String author, Instant at, List<Change> changes) {
    public MappingVersion {
        changes = List.copyOf(changes);
    }

    /**
     * One meaning that changed.
     *
     * @param label the label in its compared form
     * @param from the day from which the meaning holds; {@link LocalDate#MIN} for always
     * @param before what it meant; absent if it is new
     * @param after what it means; absent if it was taken away
     */
    public record Change(
            String label,
            LocalDate from,
            @Nullable Category before,
            @Nullable Category after) {}
}
