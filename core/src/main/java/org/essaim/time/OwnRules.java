package org.essaim.time;

import java.time.LocalDate;
import java.util.Optional;
import org.essaim.organisation.ByDate;

/**
 * What one structure's working time follows beside its collective agreement (<i>règles propres à la structure</i>).
 *
 * <p>Immutable.
 *
 * @param profiles its own profiles by date; each overrides the collective agreement's from its date on
 * @param financed from when on every funder of the structure finances reconstituted travel, and from when on no longer: the
 *     avenant 36/2017 to IDCC 2941 suspends it until then, structure by structure
 */
public record OwnRules(ByDate<WorkingTimeRules> profiles, ByDate<Boolean> financed) {
    private static final OwnRules NONE = new OwnRules(ByDate.never(), ByDate.never());

    /** Nothing of its own. */
    public static OwnRules none() {
        return NONE;
    }

    /** The structure's own profile on this day. */
    public Optional<WorkingTimeRules> at(LocalDate day) {
        return profiles.at(day);
    }

    /** True if every funder finances reconstituted travel on this day; false where nobody said so. */
    public boolean isFinanced(LocalDate day) {
        return financed.at(day).orElse(false);
    }

    /** These rules with one more profile from this date on. */
    public OwnRules with(LocalDate from, WorkingTimeRules profile) {
        return new OwnRules(profiles.with(from, profile), financed);
    }

    /** These rules with the financing that holds from this date on. */
    public OwnRules withFinancing(LocalDate from, boolean isFinanced) {
        return new OwnRules(profiles, financed.with(from, isFinanced));
    }
}
