package org.essaim.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Function;
import org.essaim.recording.Recorded;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.TimeSource;
import org.essaim.time.Erasure;
import org.essaim.time.HostEvent;
import org.essaim.time.Window;
import org.junit.jupiter.api.Test;

/** What sessions and communities know of who was erased: that somebody came, and nothing of who. */
class SessionErasureTest {
    private static final YearMonth APRIL = YearMonth.of(2027, 4);
    private static final YearMonth MAY = YearMonth.of(2027, 5);
    private static final LocalDate DAY = LocalDate.of(2027, 4, 1);
    private final Hall hall = new Hall();
    private final Sessions sessions = hall.sessions;
    private final Attendee camille = Attendee.worker("S001", Hall.worker("1001"));
    private final Attendee other = Attendee.worker("S001", Hall.worker("1002"));

    private String everything() {
        return Stream.of(Dossiers.KIND, Communities.KIND)
                .flatMap(kind -> hall.store.documents(kind).stream())
                .flatMap(newest -> hall.store.history(newest.key()).stream())
                .map(Document::content)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private void held(String id, String date) {
        sessions.save(Hall.day(id, date).build());
        sessions.register(id, new Registration(camille, DAY));
        sessions.register(id, new Registration(other, DAY));
        sessions.attend(id, new Attendance(camille, null, LocalDateTime.parse(date + "T12:00"), "feuille de Camille"));
        sessions.attend(id, Attendance.whole(other, "12"));
    }

    private Erasure erase(YearMonth until) {
        return hall.essaim.privacy().erase(Hall.worker("1001"), until, "demande du 2 mai");
    }

    @Test
    void whoIsErasedIsInNoVersionOfASessionAndIsCountedOn() {
        held("lancement", "2027-04-06");
        String pseudonym = Hall.worker("1001").value();
        assertThat(everything()).contains(pseudonym);

        Erasure erasure = erase(APRIL);

        assertThat(everything())
                .doesNotContain(pseudonym)
                .doesNotContain("Camille")
                .contains(Hall.worker("1002").value());
        assertThat(erasure.tally().records()).isEqualTo(2);
        assertThat(erasure.inStructures()).containsExactly("S001");
        SessionDossier left = sessions.session("lancement");
        assertThat(left.registered()).isEqualTo(2);
        assertThat(left.attended()).isEqualTo(2);
        assertThat(left.attendances()).contains(Attendance.whole(new Attendee("S001", null, null, 1), ""));
        assertThat(hall.essaim.privacy().erasures()).containsExactly(erasure);
    }

    @Test
    void severalWhoAreErasedAreCountedTogether() {
        held("lancement", "2027-04-06");
        erase(APRIL);
        hall.essaim.privacy().erase(Hall.worker("1002"), APRIL, "demande du 3 mai");
        assertThat(sessions.session("lancement").attendances())
                .containsExactly(Attendance.whole(new Attendee("S001", null, null, 2), ""));
        assertThat(sessions.session("lancement").registrations())
                .containsExactly(new Registration(new Attendee("S001", null, null, 2), DAY));
        assertThat(hall.essaim
                        .time()
                        .load(sessions.attendance(), "S001", Window.complete(APRIL))
                        .added())
                .isZero();
    }

    @Test
    void sessionsAfterTheErasedMonthsStay() {
        held("lancement", "2027-04-06");
        held("suite", "2027-05-06");
        erase(APRIL);
        assertThat(sessions.session("lancement").toTree().toString())
                .doesNotContain(Hall.worker("1001").value());
        assertThat(sessions.session("suite").attendances())
                .extracting(Attendance::who)
                .contains(camille);
    }

    @Test
    void whoIsErasedIsNotRecordedAgainForTheErasedMonths() {
        held("lancement", "2027-04-06");
        sessions.save(Hall.day("suite", "2027-05-06").build());
        sessions.communities().found(Community.of("managers", Hall.PROGRAMME, "Encadrants"));
        erase(APRIL);
        Recorded registered = sessions.register("lancement", new Registration(camille, DAY));
        assertThat(registered.findings()).extracting(Finding::code).containsExactly(Code.PERSON_ERASED);
        assertThat(registered.stored()).isZero();
        Recorded came = hall.load(
                SessionTable.ATTENDANCES,
                List.of(Map.of("seance", "lancement", "structure", "S001", "matricule", "1001")));
        assertThat(came.findings()).extracting(Finding::code).contains(Code.PERSON_ERASED);
        assertThat(came.findings().toString()).doesNotContain("1001");
        assertThat(sessions.communities().join("managers", camille, DAY).findings())
                .extracting(Finding::code)
                .containsExactly(Code.PERSON_ERASED);
        assertThat(sessions.register("suite", new Registration(camille, LocalDate.of(2027, 5, 1)))
                        .findings())
                .isEmpty();
        assertThat(everything()).contains(Hall.worker("1001").value());
    }

    @Test
    void aMembershipThatEndedGoesAndOneThatHoldsOnIsKeptFromThenForWhoStillWorks() {
        Communities communities = sessions.communities();
        communities.found(Community.of("managers", Hall.PROGRAMME, "Encadrants"));
        communities.join("managers", camille, DAY);
        communities.join("managers", other, DAY);
        hall.essaim
                .time()
                .load(
                        TimeSource.of(
                                "planning",
                                "planning",
                                context -> Stream.of(meeting("a", "2027-04-06"), meeting("b", "2027-05-06"))),
                        "S001");
        erase(APRIL);
        assertThat(communities.community("managers").members())
                .contains(new Community.Member(camille, MAY.atDay(1), null));
        erase(MAY);
        assertThat(everything()).doesNotContain(Hall.worker("1001").value());
        assertThat(communities.community("managers").size(LocalDate.of(2027, 6, 1)))
                .isEqualTo(2);
    }

    private static HostEvent meeting(String key, String date) {
        return HostEvent.internal(key, "Réunion")
                .worker("1001")
                .planned(LocalDateTime.parse(date + "T09:00"), LocalDateTime.parse(date + "T10:00"));
    }

    @Test
    void whoChangesASessionMeanwhileMustReadAgain() {
        held("lancement", "2027-04-06");
        DocumentKey key = new DocumentKey(Dossiers.KIND, "lancement");
        Document seen = hall.store.document(key).orElseThrow();
        erase(APRIL);
        assertThatThrownBy(() -> hall.store.commit(new Commit(
                        "coordination",
                        seen.committedAt(),
                        List.of(new Commit.Put(key, seen.version(), seen.content())),
                        List.of())))
                .isInstanceOf(LostUpdateException.class);
    }

    @Test
    void aMonthWhoseTimeIsOverGoesWithItsSessions() {
        held("lancement", "2027-04-06");
        sessions.communities().found(Community.of("managers", Hall.PROGRAMME, "Encadrants"));
        sessions.communities().join("managers", camille, DAY);
        sessions.communities().leave("managers", camille, LocalDate.of(2027, 4, 20));
        sessions.communities().join("managers", other, DAY);
        var privacy = hall.essaim.privacy();
        var plan = privacy.plan(LocalDate.of(2033, 1, 1));
        assertThat(plan.months())
                .extracting("structure", "month")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("S001", APRIL));
        privacy.execute(plan, "durée écoulée");
        assertThat(sessions.session("lancement").attended()).isEqualTo(2);
        assertThat(sessions.session("lancement").toTree().toString())
                .doesNotContain(Hall.worker("1001").value())
                .doesNotContain(Hall.worker("1002").value());
        assertThat(sessions.communities().community("managers").members())
                .extracting(Community.Member::who)
                .contains(other)
                .doesNotContain(camille);
        assertThat(privacy.plan(LocalDate.of(2033, 1, 1)).months()).isEmpty();
    }

    @Test
    void somebodyOfWhomNothingIsSaidIsNotRecorded() {
        sessions.save(Hall.day("lancement", "2027-04-06").build());
        Attendee nameless = new Attendee("S001", null, null, 3);
        assertThatThrownBy(() -> sessions.register("lancement", new Registration(nameless, DAY)))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("Maybe name the function");
        assertThatThrownBy(() -> sessions.attend("lancement", Attendance.whole(nameless, "")))
                .isInstanceOf(EssaimException.class);
        assertThat(sessions.register("lancement", new Registration(Attendee.count("S001", Function.DIRECTOR, 1), DAY))
                        .stored())
                .isEqualTo(1);
    }
}
