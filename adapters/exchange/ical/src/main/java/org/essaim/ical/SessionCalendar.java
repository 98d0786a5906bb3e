package org.essaim.ical;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.essaim.Essaim;
import org.essaim.session.Appointment;
import org.essaim.session.ProgrammeSession;

/**
 * The sessions of a programme as a calendar (<i>agenda des séances</i>), iCalendar after RFC 5545.
 *
 * <p>A calendar that takes the file in again changes what was changed and drops what was cancelled. Times are told in UTC, which
 * each calendar shows by the clock of its reader. Nobody who registered or came is named. The same sessions give the same bytes.
 * Thread-safe.
 */
public final class SessionCalendar {
    // RFC 5545, 3.1: octets of a line, without its end.
    private static final int LONGEST = 75;
    private static final int UNFOLDED = Integer.MAX_VALUE;

    private final String federation;
    private final String name;
    private final List<Appointment> appointments;
    private final boolean english;

    private SessionCalendar(String federation, String name, List<Appointment> appointments, Locale locale) {
        this.federation = federation;
        this.name = name;
        this.appointments = List.copyOf(appointments);
        this.english = locale.getLanguage().equals("en");
    }

    /**
     * The sessions of a programme.
     *
     * @param programme the programme's identifier
     * @param locale French or English
     * @throws org.essaim.finding.EssaimException if there is no such programme
     */
    public static SessionCalendar of(Essaim essaim, String programme, Locale locale) {
        return new SessionCalendar(
                essaim.federation().id(),
                essaim.programmes().programme(programme).name(),
                essaim.sessions().appointments(programme),
                locale);
    }

    /**
     * Writes the calendar; the stream stays open.
     *
     * @throws IOException if the stream fails
     */
    public void write(OutputStream out) throws IOException {
        StringWriter unfolded = new StringWriter();
        new CalendarOutputter(true, UNFOLDED).output(calendar(), unfolded);
        out.write(folded(unfolded.toString()).getBytes(StandardCharsets.UTF_8));
    }

    // The library folds after so many halves of characters, and cuts those that have two.
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length() + text.length() / 32);
        int octets = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            int width = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (character == '\r' || character == '\n') {
                octets = 0;
            } else if (octets + width > LONGEST) {
                folded.append("\r\n ");
                octets = 1 + width;
            } else {
                octets += width;
            }
            folded.appendCodePoint(character);
        }
        return folded.toString();
    }

    private Calendar calendar() {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Essaim//essaim-ical//" + (english ? "EN" : "FR")));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", line(name)));
        appointments.forEach(each -> calendar.add(event(each)));
        return calendar;
    }

    private VEvent event(Appointment appointment) {
        ProgrammeSession session = appointment.session();
        VEvent event = new VEvent(false);
        event.add(new Uid("essaim:" + federation + ":" + session.id()));
        event.add(new DtStamp(appointment.changed()));
        event.add(new LastModified(appointment.changed()));
        event.add(new Sequence(appointment.sequence()));
        event.add(new DtStart<>(instant(session, session.start())));
        event.add(new DtEnd<>(instant(session, session.end())));
        event.add(new Summary(line(session.title())));
        event.add(new Categories(line(session.kind().title(english ? Locale.ENGLISH : Locale.FRENCH))));
        if (!session.place().isEmpty()) {
            event.add(new Location(line(session.place())));
        }
        event.add(new Description(description(session)));
        event.add(session.isCancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        return event;
    }

    private static Instant instant(ProgrammeSession session, @org.jspecify.annotations.Nullable LocalDateTime moment) {
        return Objects.requireNonNull(moment).atZone(session.zone()).toInstant();
    }

    private String description(ProgrammeSession session) {
        List<String> lines = new ArrayList<>();
        if (session.isCancelled()) {
            lines.add(text("Annulée\u00a0: ", "Cancelled: ") + line(session.cancelled()));
        }
        lines.add(line(name));
        if (!session.cycle().isEmpty()) {
            lines.add(text("Cycle\u00a0: ", "Cycle: ") + line(session.cycle()));
        }
        if (!session.experts().isEmpty()) {
            lines.add(text("Intervenants extérieurs\u00a0: ", "External experts: ")
                    + line(String.join(", ", session.experts())));
        }
        if (session.places() > 0) {
            lines.add(text("Places\u00a0: ", "Places: ") + session.places());
        }
        return String.join("\n", lines);
    }

    // A line break or another control character in a title would end the line of the file.
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private String text(String french, String inEnglish) {
        return english ? inEnglish : french;
    }
}
