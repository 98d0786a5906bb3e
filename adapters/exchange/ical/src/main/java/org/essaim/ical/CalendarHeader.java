package org.essaim.ical;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a calendar says above its events, as far as they are read by it. */
final class CalendarHeader {
    private static final int MOST_ZONES = 500;

    private String zone = "";
    private long zoneLine;
    private boolean cancels;
    private final Map<String, String> places = new HashMap<>();

    /** Takes a property of the calendar itself. */
    void take(ContentLine line) {
        if (line.name().equals("X-WR-TIMEZONE")) {
            zone = line.text();
            zoneLine = line.number();
        } else if (line.name().equals("METHOD")) {
            cancels = line.text().toUpperCase(Locale.ROOT).equals("CANCEL");
        }
    }

    /** Takes the place that a zone of the calendar's own says it is the zone of. */
    void place(String tzid, String place) {
        if (places.size() < MOST_ZONES) {
            places.put(tzid, place);
        }
    }

    /** The zone of times that name none; empty if the calendar does not say. */
    String zone() {
        return zone;
    }

    /** The line on which it says so. */
    long zoneLine() {
        return zoneLine;
    }

    /** True if the calendar was sent to take its events back. */
    boolean cancels() {
        return cancels;
    }

    /** The name of a place in the zone of this identifier; empty if the calendar does not say. */
    String place(String tzid) {
        return places.getOrDefault(tzid, "");
    }
}
