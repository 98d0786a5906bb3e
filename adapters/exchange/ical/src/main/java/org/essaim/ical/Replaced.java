package org.essaim.ical;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The occurrences that an event of their own replaces, wherever it stands in the file; all that is kept of a first reading. */
final class Replaced {
    private static final int MOST = 50_000;

    private final Map<String, Series> series = new HashMap<>();
    private int count;

    /** What is replaced of one series. */
    private static final class Series {
        private final Set<Long> moments = new HashSet<>();
        private final Set<LocalDate> days = new HashSet<>();
        private @Nullable LocalDate fromThenOn;

        void fromThenOn(LocalDate day) {
            fromThenOn = fromThenOn == null || day.isBefore(fromThenOn) ? day : fromThenOn;
        }

        boolean isChanged(LocalDate day) {
            return days.contains(day) || (fromThenOn != null && !day.isBefore(fromThenOn));
        }
    }

    /** Takes what an event replaces, if it does. */
    void take(WrittenEvent event, EventReader reader) {
        List<ContentLine> identifiers = event.all("UID");
        if (identifiers.isEmpty() || event.all("RECURRENCE-ID").isEmpty()) {
            return;
        }
        CalendarTime occurrence = reader.replaced(reader.start());
        if (occurrence == null) {
            return;
        }
        count++;
        Series changed =
                series.computeIfAbsent(EventReader.key(identifiers.get(0).text()), none -> new Series());
        if (reader.replacesWhatFollows()) {
            changed.fromThenOn(occurrence.day());
        }
        Long moment = occurrence.isDay() ? null : reader.second(occurrence, "RECURRENCE-ID");
        if (moment == null) {
            changed.days.add(occurrence.day());
        } else {
            changed.moments.add(moment);
        }
    }

    /** True if the occurrence that begins at this second, on this day by its own clock, stands for itself elsewhere. */
    boolean contains(String key, long second, LocalDate day) {
        Series known = series.get(key);
        return known != null && (known.moments.contains(second) || known.isChanged(day));
    }

    /** True if there are more than anybody changed by hand. */
    boolean isTooMany() {
        return count > MOST;
    }
}
