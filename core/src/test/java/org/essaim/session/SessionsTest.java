package org.essaim.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.recording.Recorded;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.spi.TimeSource;
import org.essaim.time.HostEvent;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final LocalDate DAY = LocalDate.of(2027, 4, 1);
    private static final Window APRIL = Window.complete(YearMonth.of(2027, 4));
    private final Hall hall = new Hall();
    private final Sessions sessions = hall.sessions;

    private static Attendee worker(String payrollNumber) {
        return Attendee.worker("S001", Hall.worker(payrollNumber));
    }

    private ImportReport load() {
        return hall.essaim.time().load(sessions.attendance(APRIL.days()), "S001", APRIL);
    }

    @Test
    void attendanceBecomesTimeOnceIsAmendedWhenCorrectedAndWithdrawnWhenRemoved() {
        sessions.save(Hall.day("lancement", "2027-04-06").build());
        sessions.attend("lancement", Attendance.whole(worker("1001"), "12"));
        sessions.attend("lancement", Attendance.whole(worker("1002"), "12"));
        sessions.attend("lancement", Attendance.whole(Attendee.count("S001", Function.DIRECTOR, 2), "12"));

        assertThat(load())
                .extracting(ImportReport::added, ImportReport::seconds)
                .containsExactly(2L, 2 * 8 * 3600L);
        assertThat(load())
                .extracting(ImportReport::added, ImportReport::unchanged)
                .containsExactly(0L, 2L);

        sessions.attend(
                "lancement", new Attendance(worker("1001"), null, LocalDateTime.parse("2027-04-06T12:00"), "12"));
        sessions.remove("lancement", worker("1002"));
        ImportReport corrected = load();
        assertThat(corrected)
                .extracting(ImportReport::amended, ImportReport::withdrawn, ImportReport::added)
                .containsExactly(1L, 1L, 0L);
        assertThat(hall.essaim.time().unmapped("S001"))
                .as("three hours wait under the label of the session's kind")
                .hasToString("{Journée de sensibilisation=10800}");
    }

    @Test
    void anHourThatThePlanningTellsTooCountsOnceAndTheImportSaysSo() {
        sessions.save(Hall.day("lancement", "2027-04-06").build());
        sessions.attend("lancement", Attendance.whole(worker("1001"), ""));
        TimeSource planning = TimeSource.of(
                "planning",
                "planning",
                context -> Stream.of(HostEvent.internal("E1", "Formation")
                        .worker("1001")
                        .planned(LocalDateTime.parse("2027-04-06T09:00"), LocalDateTime.parse("2027-04-06T12:00"))));
        hall.essaim.time().load(planning, "S001");

        ImportReport report = load();

        assertThat(report.findings()).extracting(Finding::code).contains(Code.TIME_OVERLAP);
        long hours = hall.essaim.time().unmapped("S001").values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(hours)
                .as("eight hours of one person's day, whoever tells of them")
                .isEqualTo(8 * 3600L);
    }

    @Test
    void aSheetNamesPeopleByTheHostAndLeavesRoomToSign() {
        sessions.save(Hall.day("lancement", "2027-04-06")
                .place("Bordeaux")
                .experts(List.of("Organisme fictif"))
                .build());
        sessions.register("lancement", new Registration(worker("1001"), DAY));
        sessions.register("lancement", new Registration(worker("1002"), DAY));
        sessions.register("lancement", new Registration(Attendee.count("S002", Function.DIRECTOR, 2), DAY));
        sessions.attend("lancement", new Attendance(worker("1001"), LocalDateTime.parse("2027-04-06T10:30"), null, ""));

        Report sheet = sessions.sheet("lancement", Locale.FRENCH);

        assertThat(rows(sheet))
                .as("by structure and name, as one looks for oneself")
                .containsExactly(
                        "S001 | Camille Fictive |  | présent dès 10:30 | ",
                        "S001 | " + Hall.worker("1002").display() + " |  |  | ",
                        "S002 |  | Dirigeant |  | ",
                        "S002 |  | Dirigeant |  | ");
        assertThat(sheet.sections().get(0).blocks().toString())
                .contains("6\u00a0avril\u00a02027, 09:00 – 17:00", "Bordeaux", "Organisme fictif");
        assertThat(hall.store.documents("session").toString()).doesNotContain("Camille", "1001");
    }

    private static List<String> rows(Report report) {
        return report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Table.class::isInstance)
                .flatMap(each -> ((Block.Table) each).rows().stream())
                .map(row -> String.join(
                        " | ", row.stream().map(Figures.in(Locale.FRENCH)::text).toList()))
                .toList();
    }

    @Test
    void nobodyRecordsOrReadsOutsideTheirPerimeter() {
        sessions.save(Hall.day("lancement", "2027-04-06").build());
        sessions.register("lancement", new Registration(worker("1001"), DAY));
        hall.actor = new Actor("deux", Perimeter.of(Set.of("S002")));

        assertThatThrownBy(() -> sessions.register("lancement", new Registration(worker("1003"), DAY)))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("outside the perimeter");
        assertThatThrownBy(() -> sessions.unregister("lancement", worker("1001")))
                .isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> sessions.save(Hall.day("autre", "2027-04-08").build()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("beyond the perimeter");
        assertThat(sessions.session("lancement").registrations()).isEmpty();
        sessions.register("lancement", new Registration(Attendee.count("S002", Function.DIRECTOR, 1), DAY));

        hall.actor = new Actor("coordination", Perimeter.all());
        assertThat(sessions.session("lancement").registered()).isEqualTo(2);
        assertThat(sessions.history("lancement"))
                .extracting(SessionVersion::actor)
                .containsExactly("coordination", "coordination", "deux");
    }

    @Test
    void aStoredSessionReadsBackWordForWord() {
        ProgrammeSession session = ProgrammeSession.builder(
                        "suivi", Hall.PROGRAMME, SessionKind.INDIVIDUAL_SUPPORT, "Suivi")
                .held(LocalDateTime.parse("2027-10-31T01:30"), LocalDateTime.parse("2027-10-31T04:00"))
                .phase("sensibilisation")
                .training("equipes-autonomes")
                .cycle("cycle 1")
                .structure("S001")
                .place("Sur site")
                .places(4)
                .experts(List.of("Organisme fictif"))
                .label("Accompagnement")
                .build();
        assertThat(sessions.save(session).findings()).isEmpty();
        sessions.attend("suivi", Attendance.whole(worker("1001"), "7"));

        SessionDossier dossier = sessions.session("suivi");
        assertThat(dossier.session()).isEqualTo(session);
        assertThat(dossier.attendances()).containsExactly(Attendance.whole(worker("1001"), "7"));
        assertThat(dossier.interval().seconds())
                .as("the night is an hour longer")
                .isEqualTo(3 * 3600 + 1800);
        assertThat(sessions.save(session).unchanged()).isEqualTo(1);
        assertThatThrownBy(() -> sessions.session("autre")).hasMessageContaining("\nMaybe one of [suivi].");
        assertThatThrownBy(() -> sessions.cancel("suivi", " ")).isInstanceOf(EssaimException.class);
    }

    @Test
    void aNetworkWithoutPhasesIsOpenToEveryStructure() {
        sessions.save(ProgrammeSession.builder("web-1", "reseau", SessionKind.WEB_CONFERENCE, "Web-conférence")
                .held(LocalDateTime.parse("2027-04-06T09:00"), LocalDateTime.parse("2027-04-06T10:00"))
                .build());
        Recorded recorded =
                sessions.register("web-1", new Registration(Attendee.count("S004", Function.AREA_MANAGER, 3), DAY));
        assertThat(recorded.findings()).isEmpty();
        assertThat(sessions.of("reseau"))
                .singleElement()
                .satisfies(each -> assertThat(each.registered()).isEqualTo(3));
    }

    @Test
    void onePersonComesForOneStructure() {
        sessions.save(Hall.day("a", "2027-04-06").build());
        Attendee elsewhere = Attendee.worker("S002", Hall.worker("1001"));
        sessions.register("a", new Registration(worker("1001"), DAY));
        sessions.attend("a", Attendance.whole(worker("1001"), ""));
        assertThat(sessions.register("a", new Registration(elsewhere, DAY)).findings())
                .extracting(Finding::code)
                .containsExactly(Code.PERSON_TWICE);
        assertThat(sessions.attend("a", Attendance.whole(elsewhere, "")).findings())
                .extracting(Finding::code)
                .containsExactly(Code.PERSON_TWICE, Code.NOT_REGISTERED);
        assertThat(sessions.session("a").attended()).isEqualTo(1);
    }

    @Test
    void aPayrollNumberIsInNoFindingAndInNoDocument() {
        sessions.save(Hall.day("a", "2027-04-06").build());
        sessions.save(Hall.day("b", "2027-04-06").build());
        List<Map<String, String>> rows = List.of(
                Map.of("Séance", "a", "Structure", "S001", "Matricule", "matricule-1001"),
                Map.of("Séance", "b", "Structure", "S001", "Matricule", "matricule-1001"));
        Recorded recorded = hall.load(SessionTable.ATTENDANCES, rows);
        assertThat(recorded.findings()).extracting(Finding::code).contains(Code.PERSON_TWICE);
        assertThat(recorded.findings().toString()).doesNotContain("matricule-1001");
        assertThat(hall.store.documents("session").toString()).doesNotContain("matricule-1001");
    }

    @Test
    void aTableOfSessionsSaysWhoseExpertsComeAndDoesNotUndoACancellation() {
        List<Map<String, String>> rows = List.of(Map.of(
                "Séance", "suivi",
                "Nature", "Web-conférence",
                "Titre", "Suivi",
                "Date", "06/04/2027",
                "Début", "9:00",
                "Fin", "10:00",
                "Intervenants", "Organisme fictif ; Cabinet fictif",
                "Libellé", "Veille"));
        assertThat(hall.load(SessionTable.SESSIONS, rows).stored()).isEqualTo(1);
        ProgrammeSession planned = sessions.session("suivi").session();
        assertThat(planned.experts()).containsExactly("Organisme fictif", "Cabinet fictif");
        assertThat(planned.timeLabel()).isEqualTo("Veille");
        sessions.cancel("suivi", "grève");
        assertThat(hall.load(SessionTable.SESSIONS, rows).unchanged()).isEqualTo(1);
        assertThat(sessions.session("suivi").session().cancelled()).isEqualTo("grève");
        assertThat(sessions.appointments(Hall.PROGRAMME)).singleElement().satisfies(each -> {
            assertThat(each.sequence()).isEqualTo(1);
            assertThat(each.session().isCancelled()).isTrue();
        });
    }
}
