package org.essaim.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.essaim.cli.simulation.PlanningFile.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateCorrectionsTest {

    @TempDir
    private Path folder;

    @Test
    void eachFileIsTheMonthAgainButForWhatTheReportTells() throws IOException {
        Simulation simulation = Simulation.of(6, YearMonth.of(2025, 1), 3, 42);
        simulation.writeTo(folder);
        LateCorrections corrections = simulation.writeLateCorrections(folder);

        assertThat(corrections.files())
                .extracting(LateCorrections.File::structure)
                .containsExactly("S005", "S006");
        for (LateCorrections.File file : corrections.files()) {
            assertThat(file.month()).isEqualTo(YearMonth.of(2025, 2));
            Map<String, List<Row>> before = new HashMap<>();
            for (Row row : PlanningFile.read(folder.resolve("planning/" + file.file())).rows) {
                if (YearMonth.from(row.start()).equals(file.month())) {
                    before.computeIfAbsent(row.told(), none -> new ArrayList<>())
                            .add(row);
                }
            }
            List<Row> again = PlanningFile.read(folder.resolve("corrections/" + file.file())).rows;
            assertThat(again).hasSize(Math.toIntExact(file.rows()));
            List<Row> added = new ArrayList<>();
            for (Row row : again) {
                List<Row> same = before.getOrDefault(row.told(), List.of());
                if (same.isEmpty()) {
                    added.add(row);
                } else {
                    same.remove(same.size() - 1);
                }
            }
            List<Row> left = before.values().stream().flatMap(List::stream).toList();
            assertThat(added).hasSize(file.amended() + file.appeared());
            assertThat(left).hasSize(file.amended() + file.withdrawn());

            int amended = 0;
            Set<String> places = new HashSet<>();
            for (Row row : added) {
                assertThat(places.add(row.worker() + row.start().toLocalDate()))
                        .as("one change on one day of one worker")
                        .isTrue();
                long meant = left.stream()
                        .filter(was -> was.worker().equals(row.worker()))
                        .filter(was ->
                                was.start().isBefore(row.end()) && was.end().isAfter(row.start()))
                        .count();
                assertThat(meant).isLessThanOrEqualTo(1);
                amended += meant == 1 ? 1 : 0;
            }
            assertThat(amended).isEqualTo(file.amended());
        }
    }

    @Test
    void aSmallSimulationCorrectsWhatItHas() throws IOException {
        LateCorrections corrections =
                Simulation.of(1, YearMonth.of(2025, 1), 1, 42).writeLateCorrections(folder);

        assertThat(corrections.files()).singleElement().satisfies(file -> {
            assertThat(file.structure()).isEqualTo("S001");
            assertThat(file.month()).isEqualTo(YearMonth.of(2025, 1));
            assertThat(file.amended()).isEqualTo(8);
        });
    }
}
