package org.essaim.esppadom;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tries messages that a fuzzer found worth keeping, and finds more where {@code JAZZER_FUZZ=1} asks for it. */
class EsppadomFuzzTest {
    @FuzzTest
    void whateverTheBytesAreTheyAreToldOrFoundWanting(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("delivery", ".xml");
        try {
            Files.write(file, bytes);
            Heard heard = Heard.of(file);
            assertThat(heard.rows).isSorted();
            assertThat(heard.reading.rows()).isGreaterThanOrEqualTo(heard.facts.size() + heard.gone.size());
            assertThat(heard.facts.isEmpty() && heard.gone.isEmpty() && heard.findings.isEmpty())
                    .isFalse();
        } finally {
            Files.delete(file);
        }
    }
}
