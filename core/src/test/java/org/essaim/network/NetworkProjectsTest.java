package org.essaim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTable;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Structure;
import org.essaim.recording.Recorded;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkProjectsTest {
    private static final NetworkProject TEAMS = NetworkProject.builder(
                    "equipes-landes", "Équipes autonomes dans les Landes", "Fédération fictive", ProjectState.RUNNING)
            .structures("S001", "S002")
            .what("Former des équipes à faire leur planning.")
            .territory("Nouvelle-Aquitaine")
            .approaches("buurtzorg")
            .partners("Carsat fictive du Sud-Ouest")
            .funders("Département fictif", "Fonds fictif")
            .begins(LocalDate.of(2025, 9, 1))
            .ends(LocalDate.of(2027, 8, 31))
            .programme("imano")
            .source("convention 2025-12")
            .build();

    private final Store store = new InMemoryStore();
    private Actor actor = new Actor("coordination", Perimeter.all());
    private final NetworkProjects projects = new NetworkProjects(
            store,
            () -> actor,
            () -> Stream.of("S001", "S002")
                    .map(id ->
                            new Structure(id, "Fictive", null, null, null, ZoneId.of("Europe/Paris"), ByDate.never()))
                    .toList(),
            Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC));

    private static SourceTable table(String structures, String state, String begins, String ends) {
        return new SourceTable(
                "projets.csv",
                List.of("Projet", "Titre", "Porteur", "Structures", "Approches", "État", "Début", "Fin"),
                List.of(new SourceTable.Row(
                        2,
                        List.of(
                                "p1",
                                "Un projet",
                                "Fédération fictive",
                                structures,
                                "lean ; pluriel",
                                state,
                                begins,
                                ends))));
    }

    @Test
    void aProjectIsReadBackWordForWord() {
        assertThat(projects.save(TEAMS).stored()).isEqualTo(1);
        assertThat(projects.project("equipes-landes")).isEqualTo(TEAMS);
        assertThat(NetworkProject.read(FieldReader.of(
                        new SourceTree(TEAMS.toTree(), "project", Map.of()), Optional.empty(), finding -> {
                            throw new AssertionError(finding);
                        })))
                .contains(TEAMS);
        assertThat(projects.save(TEAMS).unchanged()).isEqualTo(1);
        assertThat(store.history(new DocumentKey("project", "equipes-landes"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "equipes LANDES, '', '', '', '', ''",
        "'', carsat, '', '', '', ''",
        "'', fonds, '', '', '', ''",
        "'', federation, '', '', '', ''",
        "'', '', Buurt, '', '', ''",
        "'', '', '', aquitaine, '', ''",
        "'', '', '', '', S002, ''",
        "planning, carsat, buurtzorg, Nouvelle, S001, RUNNING"
    })
    void aProjectIsFoundByWhatItIs(
            String words, String organisation, String approach, String territory, String structure, String state) {
        projects.save(TEAMS);
        ProjectSearch search = ProjectSearch.ALL
                .words(words)
                .organisation(organisation)
                .approach(approach)
                .territory(territory)
                .structure(structure)
                .programme("imano");
        assertThat(projects.find(state.isEmpty() ? search : search.state(ProjectState.valueOf(state))))
                .containsExactly(TEAMS);
    }

    @Test
    void aProjectIsNotFoundByWhatItIsNot() {
        projects.save(TEAMS);
        for (ProjectSearch search : List.of(
                ProjectSearch.ALL.words("planning bretagne"),
                ProjectSearch.ALL.organisation("planning"),
                ProjectSearch.ALL.approach("lean"),
                ProjectSearch.ALL.territory("Occitanie"),
                ProjectSearch.ALL.structure("S00"),
                ProjectSearch.ALL.programme("una-action-plan"),
                ProjectSearch.ALL.state(ProjectState.STOPPED))) {
            assertThat(projects.find(search)).as("%s", search).isEmpty();
        }
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> projects.project("equipes"))
                .withMessageContaining("Project [equipes] is unknown");
    }

    @Test
    void aTableIsTakenOnce() {
        SourceTable table = table("S001 ; S002", "En cours", "01/09/2025", "31/08/2027");
        assertThat(projects.load(table)).isEqualTo(new Recorded(1, 0, 0, List.of()));
        assertThat(projects.load(table)).isEqualTo(new Recorded(0, 1, 0, List.of()));
        NetworkProject project = projects.project("p1");
        assertThat(project.structures()).containsExactly("S001", "S002");
        assertThat(project.approaches()).containsExactly("lean", "pluriel");
        assertThat(project.begins()).isEqualTo(LocalDate.of(2025, 9, 1));
    }

    @Test
    void whatCannotBeIsRefusedWithItsRow() {
        assertThat(projects.load(table("S001;S777", "En cours", "", "")).findings())
                .extracting(Finding::code)
                .containsExactly(Code.UNKNOWN_STRUCTURE);
        assertThat(projects.load(table("S001", "En cours", "01/09/2025", "31/08/2025"))
                        .findings())
                .extracting(Finding::code, Finding::row)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Code.PROJECT_ENDS_BEFORE_IT_BEGINS, 2L));
        assertThat(projects.load(table("S001", "Peut-être", "", "")).findings())
                .extracting(Finding::code)
                .containsExactly(Code.UNKNOWN_CODE);
        assertThat(store.sequence()).isZero();
    }

    @Test
    void whoSeesOneStructureReadsAllAndWritesNoOther() {
        projects.save(TEAMS);
        actor = new Actor("S001", Perimeter.of(Set.of("S001")));
        assertThat(projects.find(ProjectSearch.ALL)).containsExactly(TEAMS);
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> projects.save(TEAMS));
        NetworkProject mine = NetworkProject.builder("equipes-landes", "À moi", "S001", ProjectState.RUNNING)
                .structures("S001")
                .build();
        assertThat(projects.save(mine).findings()).extracting(Finding::code).containsExactly(Code.OUTSIDE_PERIMETER);
        assertThat(projects.project("equipes-landes")).isEqualTo(TEAMS);
    }

    @Test
    void theRegisterIsLaidOutForPeople() {
        projects.save(TEAMS);
        Report report = projects.report(ProjectSearch.ALL, Locale.FRENCH);
        Block.Table table = (Block.Table) report.sections().get(0).blocks().get(0);
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().get(0).toString())
                .contains("Équipes autonomes dans les Landes", "S001, S002", "Carsat fictive", "En cours");
        assertThat(projects.report(ProjectSearch.ALL, Locale.ENGLISH).title()).isEqualTo("Projects of the network");
    }
}
