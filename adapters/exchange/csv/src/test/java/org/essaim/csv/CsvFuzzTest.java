package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Tries exports of plannings that a fuzzer found worth keeping, and finds more where {@code JAZZER_FUZZ=1} asks for it. */
class CsvFuzzTest {
    private static final CsvMapping COMPANI = CsvPresets.find("compani").orElseThrow();
    private static final CsvMapping CLOCKIFY = CsvPresets.find("clockify").orElseThrow();

    @FuzzTest
    void whateverIsReadIsToldOnceOrRefused(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("export", ".csv");
        try {
            Files.write(file, bytes);
            for (CsvMapping mapping : Set.of(COMPANI, CLOCKIFY)) {
                CsvTimeSource source = CsvTimeSource.of(file, mapping);
                Told told = Told.by(source);
                assertThat(Collections.disjoint(told.kept, told.rejected)).isTrue();
                Set<Long> rows = new HashSet<>(told.kept);
                rows.addAll(told.rejected);
                assertThat(told.reading.rows()).isEqualTo(rows.size());
                assertThat(rows.isEmpty() && told.findings.isEmpty())
                        .as("a file of which nothing is told says why")
                        .isFalse();
                assertThat(Told.by(source).everything()).isEqualTo(told.everything());
            }
        } finally {
            Files.delete(file);
        }
    }
}
