package org.essaim.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.junit.jupiter.api.Test;

/** Communities of practice and training actions. */
class LearningTest {
    private static final LocalDate DAY = LocalDate.of(2027, 4, 1);
    private final Hall hall = new Hall();
    private final Communities communities = hall.sessions.communities();
    private final TrainingActions actions = hall.sessions.trainingActions();
    private static final Attendee MANAGERS = Attendee.count("S001", Function.AREA_MANAGER, 2);

    private static ProgrammeSession session(String id, SessionKind kind, String date, String community) {
        return ProgrammeSession.builder(id, "reseau", kind, "Séance " + id)
                .held(LocalDateTime.parse(date + "T09:00"), LocalDateTime.parse(date + "T12:00"))
                .community(community)
                .build();
    }

    private static List<Code> codes(Recorded recorded) {
        return recorded.findings().stream().map(Finding::code).toList();
    }

    @Test
    void aCommunityHasMembersByDateMeetingsAndPractices() {
        communities.found(Community.of("managers", "reseau", "Communauté des managers"));
        assertThat(communities.join("managers", MANAGERS, DAY).stored()).isEqualTo(1);
        assertThat(communities.join("managers", MANAGERS, DAY).unchanged()).isEqualTo(1);
        assertThat(codes(communities.join("managers", Attendee.count("S999", Function.DIRECTOR, 1), DAY)))
                .containsExactly(Code.UNKNOWN_STRUCTURE);
        hall.sessions.save(session("rencontre-1", SessionKind.COMMUNITY_MEETING, "2027-04-06", "managers"));
        assertThat(codes(hall.sessions.save(
                        session("rencontre-2", SessionKind.COMMUNITY_MEETING, "2027-04-07", "autres"))))
                .containsExactly(Code.DANGLING_REFERENCE);

        assertThat(codes(hall.sessions.attend("rencontre-1", Attendance.whole(MANAGERS, ""))))
                .containsExactly(Code.NOT_REGISTERED);
        assertThat(codes(hall.sessions.attend(
                        "rencontre-1", Attendance.whole(Attendee.count("S002", Function.DIRECTOR, 1), ""))))
                .containsExactly(Code.NOT_REGISTERED, Code.NOT_A_MEMBER);

        Practice practice =
                new Practice("S001", DAY.plusDays(5), "rencontre-1", "Planning par l’équipe", "Un tableau.");
        assertThat(communities.share("managers", practice).findings()).isEmpty();
        assertThat(codes(communities.share("managers", new Practice("S002", DAY, "", "Tutorat", ""))))
                .containsExactly(Code.NOT_A_MEMBER);
        assertThat(codes(communities.share("managers", new Practice("S001", DAY, "rencontre-9", "Autre", ""))))
                .containsExactly(Code.UNKNOWN_SESSION);

        communities.leave("managers", MANAGERS, DAY.plusMonths(1));
        Community community = communities.community("managers");
        assertThat(community.practices())
                .extracting(Practice::title)
                .containsExactly("Tutorat", "Planning par l’équipe");
        assertThat(community.size(DAY)).isEqualTo(2);
        assertThat(community.size(DAY.plusMonths(1))).isZero();
        assertThat(communities.of("reseau")).containsExactly(community);
        assertThatThrownBy(() -> communities.leave("managers", MANAGERS, DAY.plusMonths(2)))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("is a member of community [managers]");

        hall.actor = new Actor("deux", Perimeter.of(Set.of("S002")));
        assertThat(communities.community("managers").members()).isEmpty();
        assertThatThrownBy(() -> communities.join("managers", MANAGERS, DAY)).isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> communities.found(Community.of("autre", "reseau", "Autre")))
                .hasMessageContaining("beyond the perimeter");
    }

    @Test
    void aReviewComesAfterTheLastSessionAndSaysWhetherTimesAlternated() {
        hall.sessions.save(session("groupe-1", SessionKind.COLLECTIVE_TRAINING, "2027-04-06", ""));
        hall.sessions.register("groupe-1", new Registration(MANAGERS, DAY));
        hall.sessions.attend("groupe-1", Attendance.whole(MANAGERS, ""));
        TrainingAction action = new TrainingAction(
                "action-1", "reseau", "equipes-autonomes", "Première promotion", List.of("groupe-1"), null);
        assertThat(actions.save(action).stored()).isEqualTo(1);
        assertThat(actions.save(action).unchanged()).isEqualTo(1);

        TrainingAction.Review early = new TrainingAction.Review(LocalDate.of(2027, 4, 5), "Bien.", "");
        assertThat(codes(actions.save(action.reviewed(early))))
                .containsExactly(Code.REVIEW_BEFORE_THE_END, Code.NOT_ALTERNATING);
        assertThat(actions.action("action-1").review()).isNull();
        TrainingAction.Review after = new TrainingAction.Review(LocalDate.of(2027, 4, 30), "Bien reçu.", "note 3");
        Recorded reviewed = actions.save(action.reviewed(after));
        assertThat(codes(reviewed)).containsExactly(Code.NOT_ALTERNATING);
        assertThat(reviewed.stored()).isEqualTo(1);
        assertThat(actions.of("reseau")).containsExactly(action.reviewed(after));

        Report report = actions.review("action-1", Locale.FRENCH);
        assertThat(rows(report))
                .containsExactly(
                        "Séance groupe-1 | Formation collective | 6\u00a0avril\u00a02027 | 2 | 2 | 6,00\u00a0h",
                        "S001 | 2 | 6,00\u00a0h");
        assertThat(report.sections().get(0).blocks().toString()).contains("Équipes autonomes", "Bien reçu.", "note 3");
    }

    @Test
    void aTrainingActionNamesAProductAndSessionsThatThereAre() {
        TrainingAction action = new TrainingAction("action-2", "reseau", "autre", "Autre", List.of("groupe-9"), null);
        assertThat(codes(actions.save(action))).containsExactly(Code.DANGLING_REFERENCE, Code.UNKNOWN_SESSION);
        assertThat(actions.of("reseau")).isEmpty();
        assertThatThrownBy(() -> actions.action("action-2")).isInstanceOf(EssaimException.class);
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
}
