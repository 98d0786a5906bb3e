package org.essaim.pack;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.time.TimeBasis;
import org.essaim.time.WorkingTimeRules;

/** Reads a profile of working-time rules from a pack, where lengths are whole minutes. */
final class RulesReading {
    private RulesReading() {}

    static Optional<WorkingTimeRules> read(FieldReader reader) {
        boolean consecutiveTravel = reader.truth("consecutiveTravel", false);
        return reader.build(
                WorkingTimeRules.class,
                reader.text("id"),
                reader.oneOf("basis", TimeBasis.class),
                reader.truth("cancelledPaid", false),
                consecutiveTravel,
                // Whoever counts travel says up to when, and be it 0: the trips are told then, or wait for a local
                // answer.
                consecutiveTravel
                        ? 60L * reader.small("longestTravelMinutes")
                        : minutes(reader, "longestTravelMinutes"),
                halfDays(reader),
                reader.optionalOneOf("reconstituted", WorkingTimeRules.Reconstitution.class)
                        .orElse(WorkingTimeRules.Reconstitution.NO),
                minutes(reader, "standardTripMinutes"),
                minutes(reader, "longestWaitingMinutes"),
                reader.one("meal", RulesReading::meal).orElse(null),
                reader.optionalOneOf("meetingTrips", WorkingTimeRules.MeetingTrips.class)
                        .orElse(WorkingTimeRules.MeetingTrips.TRAVEL),
                reader.texts("precedence"),
                reader.text("source", ""));
    }

    private static long minutes(FieldReader reader, String key) {
        return reader.has(key) ? 60L * reader.small(key) : 0;
    }

    private static List<LocalTime> halfDays(FieldReader reader) {
        List<LocalTime> starts = new ArrayList<>();
        for (String text : reader.texts("halfDays")) {
            starts.add(time(reader, "halfDays", text));
        }
        return starts;
    }

    private static Optional<WorkingTimeRules.Meal> meal(FieldReader reader) {
        return reader.build(
                WorkingTimeRules.Meal.class,
                time(reader, "from", reader.text("from")),
                time(reader, "to", reader.text("to")),
                60L * reader.small("shortestMinutes"));
    }

    private static LocalTime time(FieldReader reader, String key, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            // An empty text is no time either; of a key that is not there enough was said.
            if (!text.isEmpty() || reader.has(key)) {
                reader.refuse(key, "a time of day such as \"13:00\", in quotes");
            }
            return LocalTime.MIDNIGHT;
        }
    }
}
