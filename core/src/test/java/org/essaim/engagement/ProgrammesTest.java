package org.essaim.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTable;
import org.essaim.document.SourceTree;
import org.essaim.engagement.Enrolment.State;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.recording.Recorded;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.junit.jupiter.api.Test;

class ProgrammesTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 12);
    private final Office office = new Office();
    private final Programmes programmes = office.programmes;

    private void accepted(String structure) {
        programmes.apply(Office.PROGRAMME, Office.CALL, new Application(structure, LocalDate.of(2027, 1, 20), "7"));
        programmes.move(Office.PROGRAMME, Move.decided(structure, true, DAY, "COPIL du 12 mars"));
    }

    @Test
    void whatIsStoredReadsBackWordForWord() {
        accepted("S001");
        programmes.choose(
                Office.PROGRAMME,
                "S001",
                new ApproachChoice(ApproachChoice.Kind.TRIED, "partagee", "Organisme A", DAY, "essai"));
        programmes.participants(Office.PROGRAMME, "S001", new Participants("formation", Function.DIRECTOR, 1, DAY));
        programmes.move(
                Office.PROGRAMME, Move.into("S001", "formation", DAY, "").waiving("COPIL"));

        Enrolment way = programmes.enrolment(Office.PROGRAMME, "S001");
        List<Finding> findings = new ArrayList<>();
        assertThat(Enrolment.read(
                        FieldReader.of(new SourceTree(way.toTree(), "x", Map.of()), Optional.empty(), findings::add)))
                .contains(way);
        assertThat(findings).isEmpty();
        assertThat(way.steps()).extracting(Enrolment.Step::waiver).containsExactly("", "", "COPIL");
        assertThat(way.participants("formation", DAY)).containsEntry(Function.DIRECTOR, 1);
        assertThat(way.participants("formation", DAY.minusDays(1))).isEmpty();
        assertThat(programmes.call(Office.PROGRAMME, Office.CALL).title()).isEqualTo("Appel 2027");
        assertThat(programmes.programme(Office.PROGRAMME)).isEqualTo(Office.programme());
    }

    @Test
    void aStepThatWasRecordedByMistakeIsTakenBackWithItsReasonAndNoOldTableBringsItBack() {
        accepted("S001");
        Move wrong = Move.into("S001", "diagnostic", DAY, "");
        programmes.move(Office.PROGRAMME, wrong);
        assertThat(programmes
                        .takeBack(Office.PROGRAMME, "S001", "mauvaise phase")
                        .stored())
                .isEqualTo(1);

        Enrolment way = programmes.enrolment(Office.PROGRAMME, "S001");
        assertThat(way.state()).isEqualTo(State.ACCEPTED);
        assertThat(way.takenBack()).containsExactly(new Enrolment.TakenBack(wrong.step(), "mauvaise phase"));
        assertThat(Enrolment.read(
                        FieldReader.of(new SourceTree(way.toTree(), "x", Map.of()), Optional.empty(), finding -> {})))
                .contains(way);
        assertThat(programmes.move(Office.PROGRAMME, wrong).findings())
                .extracting(Finding::code)
                .containsExactly(Code.STEP_TAKEN_BACK);
        assertThat(programmes
                        .move(Office.PROGRAMME, Move.into("S001", "sensibilisation", DAY, ""))
                        .stored())
                .isEqualTo(1);
        programmes.takeBack(Office.PROGRAMME, "S001", "essai");
        programmes.takeBack(Office.PROGRAMME, "S001", "essai");
        assertThat(programmes.funnel(Office.PROGRAMME).steps())
                .extracting(Funnel.Step::recorded)
                .containsExactly(1L, 0L, 0L, 0L);
        assertThatThrownBy(() -> programmes.takeBack(Office.PROGRAMME, "S001", "essai"))
                .hasMessageContaining("nothing but its application");
        assertThatThrownBy(() -> programmes.takeBack(Office.PROGRAMME, "S001", " "))
                .isInstanceOf(EssaimException.class);
        office.actor = new Actor("deux", Perimeter.of(Set.of("S002")));
        assertThatThrownBy(() -> programmes.takeBack(Office.PROGRAMME, "S001", "essai"))
                .hasMessageContaining("outside the perimeter");
    }

    @Test
    void historySaysWhoRecordedWhatAndWhen() {
        accepted("S001");
        office.actor = new Actor("autre", Perimeter.all());
        programmes.move(Office.PROGRAMME, Move.into("S001", "sensibilisation", DAY, "réunion"));

        List<EnrolmentVersion> history = programmes.history(Office.PROGRAMME, "S001");

        assertThat(history)
                .extracting(EnrolmentVersion::actor)
                .containsExactly("coordination", "coordination", "autre");
        assertThat(history)
                .extracting(each -> each.enrolment().state())
                .containsExactly(State.APPLIED, State.ACCEPTED, State.ENGAGED);
        assertThat(history.get(2).enrolment().steps().get(2).reason()).isEqualTo("réunion");
    }

    @Test
    void nobodyRecordsOrReadsOutsideTheirPerimeter() {
        accepted("S001");
        accepted("S002");
        office.actor = new Actor("deux", Perimeter.of(Set.of("S002")));

        assertThatThrownBy(() -> programmes.move(Office.PROGRAMME, Move.into("S001", "sensibilisation", DAY, "")))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("outside the perimeter");
        assertThatThrownBy(() -> programmes.enrolment(Office.PROGRAMME, "S001")).isInstanceOf(EssaimException.class);
        assertThat(programmes.enrolments(Office.PROGRAMME))
                .extracting(Enrolment::structure)
                .containsExactly("S002");
        assertThat(programmes.funnel(Office.PROGRAMME).steps().get(0).recorded())
                .isEqualTo(1);

        Recorded recorded = office.load(
                EngagementTable.ENROLMENTS,
                List.of(
                        Map.of("Structure", "S001", "État", "Retirée", "Date", "01/06/2027", "Motif", "non"),
                        Map.of("Structure", "S002", "État", "Retirée", "Date", "01/06/2027", "Motif", "oui")));
        assertThat(recorded.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.OUTSIDE_PERIMETER);
            assertThat(finding.column()).isEqualTo("Structure");
        });
        assertThat(recorded.stored()).isEqualTo(1);
        office.actor = new Actor("coordination", Perimeter.all());
        assertThat(programmes.enrolment(Office.PROGRAMME, "S001").state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void agreementsSeeEveryStructureThatTakesPartWhoeverAsks() {
        accepted("S001");
        programmes.move(Office.PROGRAMME, Move.into("S001", "sensibilisation", DAY, ""));
        programmes.move(Office.PROGRAMME, Move.to("S001", State.WITHDRAWN, DAY.plusDays(10), "abandon"));
        office.actor = new Actor("deux", Perimeter.of(Set.of("S002")));

        assertThat(programmes.engaged(Office.PROGRAMME, "")).hasToString("{S001=[2027-03-12/2027-03-22]}");
        assertThat(programmes.engaged(Office.PROGRAMME, "formation")).isEmpty();
    }

    @Test
    void aPhaseThatStructuresAreInCannotDisappear() {
        accepted("S001");
        programmes.move(Office.PROGRAMME, Move.into("S001", "diagnostic", DAY, ""));
        Programme without = Programme.builder(Office.PROGRAMME, "Programme fictif")
                .phases(new Phase(1, "sensibilisation", "Autre titre", Phase.Kind.AWARENESS, List.of(), ""))
                .build();

        Recorded recorded = programmes.save(without);

        assertThat(recorded.findings()).extracting(Finding::code).containsExactly(Code.PHASE_IN_USE);
        assertThat(recorded.isFine()).isFalse();
        assertThat(programmes.programme(Office.PROGRAMME).phases()).hasSize(3);
        assertThat(programmes.save(Office.programme()).unchanged()).isEqualTo(1);
    }

    @Test
    void whatDoesNotExistIsSaidWithWhatDoes() {
        assertThatThrownBy(() -> programmes.programme("autre"))
                .isInstanceOf(EssaimException.class)
                .hasMessage("Programme [autre] is unknown.\nMaybe one of [essai].");
        assertThatThrownBy(() -> programmes.call(Office.PROGRAMME, "appel"))
                .hasMessageContaining("\nMaybe one of [appel-2027, appel-2028].");
        assertThatThrownBy(() -> programmes.enrolment(Office.PROGRAMME, "S005"))
                .hasMessageContaining("\nMaybe record its application first.");
        assertThatThrownBy(() -> new CallForApplications("p", "c", "t", DAY, DAY.minusDays(1), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before it opens");
    }

    @Test
    void aReportSaysWhereStructuresLeftAndNeverThatNothingIsZero() {
        accepted("S001");
        accepted("S002");
        programmes.move(Office.PROGRAMME, Move.into("S001", "sensibilisation", DAY, ""));
        programmes.move(Office.PROGRAMME, Move.to("S001", State.WITHDRAWN, DAY, "départ de la direction"));

        Report report = programmes.report(Office.PROGRAMME, Locale.FRENCH);

        assertThat(rows(report, "funnel"))
                .containsExactly(
                        "Structures candidates | rien de déclaré | première étape | sans objet | 2 | première étape |"
                                + " 100,0\u00a0%",
                        "Sensibilisation | rien de déclaré | sans objet | sans objet | 1 | 50,0\u00a0% | 50,0\u00a0%",
                        "Diagnostic | rien de déclaré | sans objet | sans objet | 0 | 0,0\u00a0% | 0,0\u00a0%",
                        "Formation | rien de déclaré | sans objet | sans objet | 0 | sans objet | 0,0\u00a0%");
        assertThat(rows(report, "departures"))
                .containsExactly("S001 | Retirée | Sensibilisation | 12\u00a0mars\u00a02027 | départ de la direction");
        assertThat(rows(report, "phases").get(0)).isEqualTo("1 | Sensibilisation | 1 | 0 | 1 | non renseigné");
    }

    private static List<String> rows(Report report, String table) {
        return report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .filter(each -> each.id().equals(table))
                .flatMap(each -> each.rows().stream())
                .map(row -> String.join(
                        " | ", row.stream().map(Figures.in(Locale.FRENCH)::text).toList()))
                .toList();
    }

    @Test
    void aColumnIsFoundByItsNameInEitherLanguageWhateverTheCaseAndNeverTwice() {
        SourceTable english = new SourceTable(
                "a.csv", List.of("DATE ", "structure"), List.of(new SourceTable.Row(2, List.of("2027-01-20", "S001"))));
        assertThat(programmes
                        .load(Office.PROGRAMME, EngagementTable.APPLICATIONS, Office.CALL, english)
                        .stored())
                .isEqualTo(1);
        SourceTable twice = new SourceTable(
                "a.csv",
                List.of("Date", "date", "Structure"),
                List.of(new SourceTable.Row(2, List.of("2027-01-20", "", "S002"))));
        Recorded refused = programmes.load(Office.PROGRAMME, EngagementTable.APPLICATIONS, Office.CALL, twice);
        assertThat(refused.findings()).extracting(Finding::code).containsExactly(Code.AMBIGUOUS_COLUMN);
        assertThat(refused.refused()).isEqualTo(1);
    }

    @Test
    void aNameThatSlippedIntoADateIsNotRepeated() {
        Recorded refused =
                office.load(EngagementTable.APPLICATIONS, List.of(Map.of("Structure", "S001", "Date", "Madame Untel")));
        assertThat(refused.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.UNPARSABLE_DATE);
            assertThat(finding.message(Locale.FRENCH)).doesNotContain("Untel");
        });
    }
}
