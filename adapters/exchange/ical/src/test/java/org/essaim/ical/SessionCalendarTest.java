package org.essaim.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.Essaim;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.programme.Programme;
import org.essaim.session.ProgrammeSession;
import org.essaim.session.SessionKind;
import org.essaim.spi.InMemoryStore;
import org.junit.jupiter.api.Test;

/** What a calendar makes of it, by two libraries that read calendars. */
class SessionCalendarTest {
    private static final Instant MORNING = Instant.parse("2027-03-01T08:00:00Z");
    private Instant now = MORNING;
    private final Essaim essaim = essaim();

    private Essaim essaim() {
        Essaim made = Essaim.builder()
                .store(new InMemoryStore())
                .pseudonyms(Pseudonymiser.ofHexKey("5e".repeat(32)))
                .clock(new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                })
                .build();
        made.found(new Federation("essai", "Fédération fictive", true));
        made.programmes().save(Programme.builder("reseau", "Animer le réseau").build());
        return made;
    }

    private static ProgrammeSession.Builder session(String id, String start, String end) {
        return ProgrammeSession.builder(id, "reseau", SessionKind.WEB_CONFERENCE, "Web-conférence " + id)
                .held(LocalDateTime.parse(start), LocalDateTime.parse(end));
    }

    private byte[] bytes(Locale locale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SessionCalendar.of(essaim, "reseau", locale).write(out);
        return out.toByteArray();
    }

    private List<VEvent> events() throws IOException {
        byte[] bytes = bytes(Locale.FRANCE);
        ICalendar calendar =
                Biweekly.parse(new String(bytes, StandardCharsets.UTF_8)).first();
        assertThat(calendar.validate(biweekly.ICalVersion.V2_0).getWarnings()).isEmpty();
        return calendar.getEvents();
    }

    @Test
    void eachSessionIsAnEventAtItsHourWhateverTheClockOfTheReader() throws IOException {
        essaim.sessions()
                .save(session("hiver", "2027-01-12T14:00", "2027-01-12T15:30")
                        .place("En ligne; salle 2, « Coordination »")
                        .experts(List.of("Organisme fictif"))
                        .places(40)
                        .build());
        essaim.sessions()
                .save(session("ete", "2027-07-06T09:00", "2027-07-06T10:00").build());
        assertThat(events()).hasSize(2).first().satisfies(event -> {
            assertThat(event.getUid().getValue()).isEqualTo("essaim:essai:hiver");
            assertThat(event.getSummary().getValue()).isEqualTo("Web-conférence hiver");
            assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2027-01-12T13:00:00Z"));
            assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(Instant.parse("2027-01-12T14:30:00Z"));
            assertThat(event.getLocation().getValue()).isEqualTo("En ligne; salle 2, « Coordination »");
            assertThat(event.getDescription().getValue())
                    .isEqualTo("Animer le réseau\nIntervenants extérieurs\u00a0: Organisme fictif\nPlaces\u00a0: 40");
            assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(MORNING);
            assertThat(event.getSequence().getValue()).isZero();
            assertThat(event.getStatus().isConfirmed()).isTrue();
        });
        assertThat(events().get(1).getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse("2027-07-06T07:00:00Z"));
        assertThat(new String(bytes(Locale.ENGLISH), StandardCharsets.UTF_8)).contains("External experts");
    }

    @Test
    void whatIsChangedOrCancelledIsTheSameEventWithAHigherNumber() throws IOException {
        essaim.sessions()
                .save(session("a", "2027-04-06T09:00", "2027-04-06T10:00").build());
        now = MORNING.plusSeconds(60);
        essaim.sessions()
                .save(session("a", "2027-04-07T09:00", "2027-04-07T10:00").build());
        now = MORNING.plusSeconds(120);
        essaim.sessions().cancel("a", "salle fermée");
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.getUid().getValue()).isEqualTo("essaim:essai:a");
            assertThat(event.getSequence().getValue()).isEqualTo(2);
            assertThat(event.getStatus().isCancelled()).isTrue();
            assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(now);
            assertThat(event.getDescription().getValue()).startsWith("Annulée\u00a0: salle fermée");
        });
    }

    @Test
    void linesAreFoldedEndAsTheyMustAndTheSameSessionsGiveTheSameBytes() throws IOException {
        essaim.sessions()
                .save(session("a", "2027-04-06T09:00", "2027-04-06T10:00")
                        .place("é".repeat(300))
                        .build());
        byte[] bytes = bytes(Locale.FRANCE);
        assertThat(bytes(Locale.FRANCE)).isEqualTo(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.getLocation().getValue()).isEqualTo("é".repeat(300)));
    }

    @Test
    void noLineIsLongerThanItMayBeAndNoCharacterIsCutInTwo() throws IOException {
        essaim.sessions()
                .save(session("a", "2027-04-06T09:00", "2027-04-06T10:00")
                        .place("x" + "\ud83d\udc1d".repeat(90))
                        .build());
        assertThat(events())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getLocation().getValue()).isEqualTo("x" + "\ud83d\udc1d".repeat(90)));
        assertThat(new String(bytes(Locale.FRANCE), StandardCharsets.UTF_8).split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    }

    /** Whatever somebody typed, it stays in its field and the file stays a calendar of one event. */
    @Property(tries = 300)
    void noTextBreaksTheFile(@ForAll String title, @ForAll String place) throws IOException, ParserException {
        String said = title.isBlank() ? "Titre" : title;
        SessionCalendarTest other = new SessionCalendarTest();
        try {
            other.essaim
                    .sessions()
                    .save(ProgrammeSession.builder("a", "reseau", SessionKind.COMMITTEE, said)
                            .held(LocalDateTime.parse("2027-04-06T09:00"), LocalDateTime.parse("2027-04-06T10:00"))
                            .place(place)
                            .build());
        } catch (IllegalArgumentException | EssaimException refused) {
            return;
        }
        byte[] bytes = other.bytes(Locale.FRANCE);
        Calendar read = new CalendarBuilder().build(new ByteArrayInputStream(bytes));
        assertThat(read.validate().hasErrors()).isFalse();
        assertThat(read.getComponents()).hasSize(1);
        assertThat(other.events()).hasSize(1);
    }

    @Test
    void aProgrammeWithoutSessionsIsAnEmptyCalendarAndAnUnknownOneIsNone() throws IOException {
        assertThat(new String(bytes(Locale.FRANCE), StandardCharsets.UTF_8))
                .contains("X-WR-CALNAME:Animer le réseau")
                .doesNotContain("VEVENT");
        assertThatThrownBy(() -> SessionCalendar.of(essaim, "autre", Locale.FRANCE))
                .isInstanceOf(EssaimException.class);
    }

    @Test
    void theStreamStaysOpen() throws IOException {
        boolean[] closed = {false};
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        SessionCalendar.of(essaim, "reseau", Locale.FRANCE).write(out);
        assertThat(closed[0]).isFalse();
    }
}
