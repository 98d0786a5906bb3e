package org.essaim.timeclock;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tries texts of clockings that a fuzzer found worth keeping, and finds more where {@code JAZZER_FUZZ=1} asks for it. */
class TimeclockFuzzTest {
    @FuzzTest
    void whateverIsReadIsToldOrRefused(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("pointage", ".timeclock");
        try {
            Files.write(file, bytes);
            for (TimeclockSource source :
                    new TimeclockSource[] {TimeclockSource.of(file), TimeclockSource.of(file, "A1")}) {
                Told told = Told.by(source);
                assertThat(told.facts.isEmpty() && told.findings.isEmpty())
                        .as("a text of which nothing is told says why")
                        .isFalse();
                assertThat(Told.by(source).everything()).isEqualTo(told.everything());
            }
        } finally {
            Files.delete(file);
        }
    }
}
