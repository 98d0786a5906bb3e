package org.essaim.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.essaim.ical.SessionCalendar;
import org.essaim.programme.Programme;

/** The sessions of a programme as a file that calendars take in. */
final class SessionAgenda {
    static final String EXTENSION = "ics";

    private SessionAgenda() {}

    // Without the adapter there is no such file; everything else is there.
    static boolean isKnown() {
        try {
            Class.forName("org.essaim.ical.SessionCalendar", false, SessionAgenda.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static Answer.Download of(Visit visit, Programme programme) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SessionCalendar.of(visit.essaim(), programme.id(), visit.language().locale())
                .write(bytes);
        return new Answer.Download(
                visit.say("seances-", "sessions-") + programme.id() + "." + EXTENSION,
                Downloads.type(EXTENSION),
                bytes::writeTo);
    }
}
