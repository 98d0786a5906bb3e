package org.essaim.ical;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the zones that calendars name (<i>fuseaux</i>): by the names of the IANA database, alone or at the end of a name of a
 * program's own, by those of Windows, or by the place that the calendar says the zone is of.
 *
 * <p>The rules are always those of the Java platform. Those that stand in a calendar are of the day it was written, and often
 * wrong.
 */
final class CalendarZones {
    private static final Map<String, ZoneId> KNOWN = known();

    private CalendarZones() {}

    /** The zone of this name, if it is known. */
    static Optional<ZoneId> find(String name, CalendarHeader header) {
        Optional<ZoneId> named = find(name);
        return named.isPresent() ? named : find(header.place(name));
    }

    /** The zone of this name, if it is known. */
    static Optional<ZoneId> find(String name) {
        String sought = key(name);
        // A program may put its own name and a version before: /freeassociation.sourceforge.net/Europe/Paris.
        while (!sought.isEmpty()) {
            ZoneId zone = KNOWN.get(sought);
            if (zone != null) {
                return Optional.of(zone);
            }
            int slash = sought.indexOf('/');
            sought = slash < 0 ? "" : sought.substring(slash + 1);
        }
        return Optional.empty();
    }

    private static String key(String name) {
        return name.replace("\"", "").strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, ZoneId> known() {
        Map<String, ZoneId> known = new TreeMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            known.put(key(id), ZoneId.of(id));
        }
        // What Windows calls the zones that calendars of French structures name, overseas included (CLDR,
        // windowsZones).
        Map<String, String> windows = Map.ofEntries(
                Map.entry("Romance Standard Time", "Europe/Paris"),
                Map.entry("W. Europe Standard Time", "Europe/Berlin"),
                Map.entry("Central Europe Standard Time", "Europe/Budapest"),
                Map.entry("Central European Standard Time", "Europe/Warsaw"),
                Map.entry("GMT Standard Time", "Europe/London"),
                Map.entry("Greenwich Standard Time", "Atlantic/Reykjavik"),
                Map.entry("E. Europe Standard Time", "Europe/Chisinau"),
                Map.entry("FLE Standard Time", "Europe/Kyiv"),
                Map.entry("GTB Standard Time", "Europe/Bucharest"),
                Map.entry("Russian Standard Time", "Europe/Moscow"),
                Map.entry("Turkey Standard Time", "Europe/Istanbul"),
                Map.entry("Morocco Standard Time", "Africa/Casablanca"),
                Map.entry("W. Central Africa Standard Time", "Africa/Lagos"),
                Map.entry("SA Western Standard Time", "America/La_Paz"),
                Map.entry("SA Eastern Standard Time", "America/Cayenne"),
                Map.entry("Saint Pierre Standard Time", "America/Miquelon"),
                Map.entry("Mauritius Standard Time", "Indian/Mauritius"),
                Map.entry("E. Africa Standard Time", "Africa/Nairobi"),
                Map.entry("Central Pacific Standard Time", "Pacific/Guadalcanal"),
                Map.entry("Hawaiian Standard Time", "Pacific/Honolulu"),
                Map.entry("Eastern Standard Time", "America/New_York"),
                Map.entry("UTC", "UTC"),
                // What Outlook writes as the name of a zone in the language of its user.
                Map.entry("(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "Europe/Paris"),
                Map.entry("(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris", "Europe/Paris"),
                Map.entry("Paris, Madrid", "Europe/Paris"));
        windows.forEach((name, id) -> zone(id).ifPresent(zone -> known.put(key(name), zone)));
        return known;
    }

    // A platform may be older than a name.
    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return id.equals("Europe/Kyiv") ? zone("Europe/Kiev") : Optional.empty();
        }
    }
}
