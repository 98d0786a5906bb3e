package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ProgressLine line(boolean watched, boolean wanted, long patience) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Surroundings machine = new Surroundings(stream, stream, Map.of(), () -> watched, () -> false);
        return new ProgressLine(machine, Locale.FRENCH, wanted, patience);
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsHowFarTheWorkHasComeAndLeavesNoTrace() {
        try (ProgressLine line = line(true, true, -1)) {
            line.at("Lignes", "", 1, 4);
            line.at("Lignes", "", 3, 4);
        }
        assertThat(shown()).contains("Lignes", "3/4").endsWith("\r").doesNotContain("\n");
    }

    @Test
    void saysNothingToNobody() {
        try (ProgressLine line = line(false, true, -1)) {
            line.at("Lignes", "", 1, 4);
        }
        assertThat(shown()).isEmpty();
    }

    @Test
    void saysNothingBesideJson() {
        try (ProgressLine line = line(true, false, -1)) {
            line.at("Lignes", "", 1, 4);
        }
        assertThat(shown()).isEmpty();
    }

    @Test
    void saysNothingOfShortWork() {
        try (ProgressLine line = line(true, true, Long.MAX_VALUE)) {
            line.at("Lignes", "", 1, 4);
        }
        assertThat(shown()).isEmpty();
    }
}
