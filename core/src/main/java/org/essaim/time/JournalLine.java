package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal that is taken along (<i>ligne du journal</i>): an entry, or a correction of a month sealed before.
 *
 * <p>Immutable; the worker is a pseudonym.
 *
 * @param structure the structure's identifier
 * @param booked the month that books it
 * @param seal the number of that month's seal; 0 while it is open
 * @param worker the worker under pseudonym
 * @param team the team at that date; empty if unknown
 * @param function the worker's function at that date
 * @param date the work date
 * @param at from when to when, in the structure's zone; absent for a correction, which is of a day
 * @param timed true if the source knew the times; false if it knew a day and a length only, so that {@code at} begins with the day
 * @param seconds its length; a correction that takes time back is below 0
 * @param category what the time was for
 * @param scheme the scheme of direct care; absent for everything else and where it is unknown
 * @param fragile true if the public counts as fragile
 * @param label the source's label of an internal event; empty otherwise
 * @param service the source's service of a visit; empty otherwise
 * @param source the profile of the source; empty for a correction
 * @param key the source's own identifier of the event; empty if it has none
 * @param rule what decided: the profile, and the rule within it; empty for a correction
 */
public record JournalLine(
        String structure,
        YearMonth booked,
        int seal,
        WorkerId worker,
        String team,
        Function function,
        LocalDate date,
        @Nullable Interval at,
        boolean timed,
        long seconds,
        Category category,
        @Nullable Scheme scheme,
        boolean fragile,
        String label,
        String service,
        String source,
        String key,
        String rule) {
    public JournalLine {
        if (timed && at == null) {
            throw new IllegalArgumentException("A line without times is not timed.");
        }
        if (at != null && at.seconds() != seconds) {
            throw new IllegalArgumentException("A line from [" + at.start() + "] to [" + at.end() + "] does not last ["
                    + seconds + " s].\nMaybe only a correction has a length without times.");
        }
    }

    static JournalLine of(BookedMonth month, Entry entry, ZoneId zone) {
        Fact fact = month.fact(entry);
        String key = fact.key();
        return new JournalLine(
                month.structure(),
                month.month(),
                seal(month),
                entry.worker(),
                entry.team(),
                entry.function(),
                entry.date(),
                between(entry.start(), entry.end(), zone),
                !fact.dayTotal(),
                entry.seconds(),
                entry.category(),
                entry.scheme(),
                entry.fragile(),
                fact.label(),
                fact.service(),
                fact.source(),
                key == null ? "" : key,
                entry.rule());
    }

    static JournalLine of(BookedMonth month, Cell correction, long seconds) {
        return new JournalLine(
                month.structure(),
                month.month(),
                seal(month),
                correction.worker(),
                correction.team(),
                correction.function(),
                correction.from(),
                null,
                false,
                seconds,
                correction.category(),
                correction.scheme(),
                false,
                "",
                "",
                "",
                "",
                "");
    }

    private static int seal(BookedMonth month) {
        Seal seal = month.seal();
        return seal == null ? 0 : seal.number();
    }

    private static Interval between(long start, long end, ZoneId zone) {
        var rules = zone.getRules();
        return new Interval(
                start,
                rules.getOffset(java.time.Instant.ofEpochSecond(start)).getTotalSeconds(),
                end,
                rules.getOffset(java.time.Instant.ofEpochSecond(end)).getTotalSeconds());
    }

    /** True if it corrects a month that was sealed before the one that books it. */
    public boolean isCorrection() {
        return at == null;
    }

    /**
     * What another program would call it: the source's own label; the category's title, in French or English, where there is none or the time is
     * beside the event, as the way to it is.
     */
    public String activity(Locale locale) {
        boolean own = switch (category) {
            case DIRECT_CARE, CANCELLED_PAID, TRAVEL, WAITING -> false;
            default -> !label.isBlank();
        };
        return own ? label : category.title(locale);
    }

    @Override
    public String toString() {
        return "JournalLine[" + structure + " " + booked + " " + category + "]";
    }
}
