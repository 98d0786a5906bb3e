package org.essaim.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.essaim.cli.simulation.PlanningFile.Row;
import org.essaim.finding.Code;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanningExportTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    // Half a year in which clocks go back and forward.
    private static final YearMonth OCTOBER = YearMonth.of(2025, 10);

    @TempDir
    private static Path folder;

    private static SimulationReport report = new SimulationReport(0, OCTOBER, 0, List.of());

    @BeforeAll
    static void simulate() throws IOException {
        report = Simulation.of(4, OCTOBER, 6, 42).writeTo(folder);
    }

    private static Path file(String structure) {
        return folder.resolve("planning").resolve(structure + ".csv");
    }

    private static PlanningFile planning(String structure) throws IOException {
        return structure.equals("S003")
                ? PlanningFile.read(file(structure), WINDOWS)
                : PlanningFile.read(file(structure));
    }

    private static SeededFault fault(Code code) {
        return report.faults().stream()
                .filter(fault -> fault.code() == code)
                .reduce((one, other) -> {
                    throw new AssertionError("Two faults of " + code);
                })
                .orElseThrow();
    }

    private static Row faulty(Code code) throws IOException {
        return planning(fault(code).structure()).row(fault(code).row());
    }

    @Test
    void headerIsThatOfThePlanningProgram() throws IOException {
        assertThat(String.join(";", planning("S001").header))
                .isEqualTo("Type;Heure interne;Service;Début planifié;Début horodaté;Type d'horodatage;Motif;"
                        + "Fin planifiée;Fin horodatée;Type d'horodatage;Motif;Durée;Répétition;"
                        + "Déplacement véhiculé avec bénéficiaire;Mode de transport spécifique;Équipe;Id Auxiliaire;"
                        + "Auxiliaire - Titre;Auxiliaire - Prénom;Auxiliaire - Nom;A affecter;Id Bénéficiaire;"
                        + "Bénéficiaire - Titre;Bénéficiaire - Nom;Bénéficiaire - Prénom;Divers;Facturé;Annulé;"
                        + "Statut de l'annulation;Raison de l'annulation");
    }

    @Test
    void utf8ComesWithAByteOrderMarkAndCarriageReturns() throws IOException {
        byte[] bytes = Files.readAllBytes(file("S001"));
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text).doesNotEndWith("\r\n");
    }

    @Test
    void oneStructureStillWritesAsWindowsDid() throws IOException {
        byte[] bytes = Files.readAllBytes(file("S003"));
        assertThat(bytes).startsWith('"', 'T', 'y', 'p', 'e');
        assertThat(new String(bytes, WINDOWS)).contains("Début planifié").doesNotContain("\ufffd");
        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\ufffd");
        assertThat(report.plannings().get(2).charset()).isEqualTo("windows-1252");
    }

    @Test
    void rowsAreThoseOfTheReport() throws IOException {
        for (SimulationReport.Planning planned : report.plannings()) {
            PlanningFile planning = planning(planned.structure());
            assertThat(planning.rows).hasSize(Math.toIntExact(planned.rows()));
            List<Long> short30 = planning.rows.stream()
                    .filter(row -> row.cells().size() != 30)
                    .map(Row::number)
                    .toList();
            assertThat(short30)
                    .isEqualTo(planned.faults().stream()
                            .filter(fault -> fault.code() == Code.SHORT_ROW)
                            .map(SeededFault::row)
                            .toList());
        }
    }

    @Test
    void everyRowButTheSeededOnesIsSound() throws IOException {
        for (SimulationReport.Planning planned : report.plannings()) {
            PlanningFile planning = planning(planned.structure());
            List<Row> sound = planning.without(planned.faults());
            assertThat(sound.stream().filter(row -> !isSound(row))).isEmpty();
            assertThat(sound)
                    .as("the latest first")
                    .isSortedAccordingTo(Comparator.comparing(Row::actualStart).reversed());
        }
    }

    private static boolean isSound(Row row) {
        return List.of("Intervention", "Heure interne").contains(row.type())
                && List.of(2025, 2026).contains(row.start().getYear())
                && row.end().isAfter(row.start())
                && Duration.between(row.start(), row.end()).compareTo(Duration.ofHours(10)) <= 0;
    }

    @Test
    void seededRowsAreWhereTheReportSays() throws IOException {
        Row backwards = faulty(Code.END_BEFORE_START);
        assertThat(backwards.end()).isBefore(backwards.start());
        assertThat(backwards.cells().get(7))
                .isEqualTo(fault(Code.END_BEFORE_START).value());

        assertThat(faulty(Code.UNPARSABLE_DATE).cells().get(3))
                .isEqualTo(fault(Code.UNPARSABLE_DATE).value())
                .matches("2026/(1[3-9]|2\\d)/01 \\d\\d:\\d\\d:00");
        assertThat(faulty(Code.SHORT_ROW).cells()).hasSize(12);
        assertThat(faulty(Code.LOCAL_TIME_MISSING).cells().get(3)).isEqualTo("2026/03/29 02:30:00");
        assertThat(faulty(Code.LOCAL_TIME_TWICE).cells().get(3)).isEqualTo("2025/10/26 02:30:00");
        assertThat(faulty(Code.LOCAL_TIME_TWICE).hours()).isEqualTo("2,00");
        assertThat(faulty(Code.OUTSIDE_WINDOW).start().getYear()).isEqualTo(2052);
        assertThat(faulty(Code.UNKNOWN_CODE).type()).isEqualTo("Astreinte");
    }

    @Test
    void theSeededOverlapIsTheOnlyOneAndLastsHalfAnHour() throws IOException {
        Row extra = faulty(Code.TIME_OVERLAP);
        List<Row> overlapping = planning("S002")
                .without(report.faults().stream()
                        .filter(fault -> fault.structure().equals("S002"))
                        .toList())
                .stream()
                .filter(row -> row.worker().equals(extra.worker()) && !row.cancelled())
                .filter(row -> row.start().isBefore(extra.end()) && row.end().isAfter(extra.start()))
                .toList();
        assertThat(overlapping).hasSize(1);
        assertThat(Duration.between(extra.start(), extra.end())).isEqualTo(Duration.ofMinutes(30));
        assertThat(overlapping.get(0).start()).isBefore(extra.start());
        assertThat(overlapping.get(0).end()).isAfter(extra.end());
    }

    @Test
    void watchesOfTheNightsOfClockChangesLastAnHourLessOrMore() throws IOException {
        for (String day : List.of("2026-03-28", "2025-10-25")) {
            long lost = day.equals("2026-03-28") ? 1 : -1;
            assertThat(planning("S001").rows)
                    .filteredOn(row -> row.cells().get(2).startsWith("Garde de nuit")
                            && row.start().toLocalDate().toString().equals(day))
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        long wall = Duration.between(row.actualStart(), row.actualEnd())
                                .minusHours(lost)
                                .toSeconds();
                        assertThat(row.hours()).isEqualTo(hundredths(wall));
                    });
        }
    }

    private static String hundredths(long seconds) {
        long hundredths = (seconds * 100 + 1800) / 3600;
        return hundredths / 100 + "," + hundredths / 10 % 10 + hundredths % 10;
    }

    @Test
    void onlyInventedWordsStandInTheNameColumns() throws IOException {
        Set<String> seen = new HashSet<>();
        for (Row row : planning("S002").rows) {
            for (int column : new int[] {18, 19, 23, 24}) {
                if (row.cells().size() > column) {
                    seen.add(row.cells().get(column));
                }
            }
        }
        seen.remove("");
        assertThat(Simulation.inventedNames()).containsAll(seen);
    }

    @Test
    void unassignedEventsHaveATeamAndNobody() throws IOException {
        List<Row> unassigned = new ArrayList<>();
        for (Row row : planning("S001").rows) {
            if (row.cells().size() == 30 && row.unassigned()) {
                unassigned.add(row);
            }
        }
        assertThat(unassigned)
                .hasSize(Math.toIntExact(report.plannings().get(0).unassigned().rows()));
        assertThat(unassigned).allSatisfy(row -> {
            assertThat(row.worker()).isEmpty();
            assertThat(row.team()).isNotEmpty();
            assertThat(row.cancelled()).isFalse();
        });
    }

    @Test
    void theLabelThatNoPackMapsIsInEveryMonth() throws IOException {
        SimulationReport.UnmappedLabel unmapped =
                report.plannings().get(3).unmapped().get(0);
        assertThat(unmapped.label()).isEqualTo("Temps X");
        assertThat(unmapped.months()).hasSize(6);
        long rows = planning("S004").rows.stream()
                .filter(row -> row.label().equals("Temps X"))
                .count();
        assertThat(unmapped.months().values().stream()
                        .mapToLong(SimulationReport.Volume::rows)
                        .sum())
                .isEqualTo(rows);
    }
}
