package org.essaim.funding;

import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.threeten.extra.LocalDateRange;

/**
 * The programme, or the phase of one, in which a structure has to be on the day of the work (<i>engagement dans un
 * programme</i>).
 *
 * <p>Immutable.
 *
 * @param programme the programme's identifier
 * @param phase the code of the phase; empty for the whole programme
 * @param days the days on which each structure takes part, as far as they were looked up; a range excludes its end
 */
public record Participation(@NotBlank String programme, String phase, SortedMap<String, List<LocalDateRange>> days) {
    public Participation {
        TreeMap<String, List<LocalDateRange>> copy = new TreeMap<>();
        days.forEach((structure, ranges) -> copy.put(structure, List.copyOf(ranges)));
        days = Collections.unmodifiableSortedMap(copy);
        if (programme.isBlank()) {
            throw new IllegalArgumentException("A participation names its programme.");
        }
    }

    /** In a programme, in any of its phases. */
    public static Participation in(String programme) {
        return new Participation(programme, "", Collections.emptySortedMap());
    }

    /** In one phase of a programme. */
    public static Participation in(String programme, String phase) {
        return new Participation(programme, phase, Collections.emptySortedMap());
    }

    boolean contains(String structure, LocalDate day) {
        return days.getOrDefault(structure, List.of()).stream().anyMatch(range -> range.contains(day));
    }

    Participation on(SortedMap<String, List<LocalDateRange>> found) {
        return new Participation(programme, phase, found);
    }
}
