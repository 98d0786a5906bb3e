package org.essaim.timeclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.jackson.YamlCodec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Reads the texts of {@code specs/timeclock}, one quirk each. */
class TimeclockTextsTest {
    @TempDir
    Path folder;

    private record Case(
            String id, String shows, String worker, String text, List<String> facts, List<String> findings) {
        static Optional<Case> read(FieldReader reader) {
            return reader.build(
                    Case.class,
                    reader.text("id"),
                    reader.text("shows"),
                    reader.text("worker", ""),
                    reader.text("text"),
                    reader.texts("facts"),
                    reader.texts("findings"));
        }
    }

    private static List<Case> cases() throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (InputStream in = TimeclockTextsTest.class.getResourceAsStream("/specs/timeclock/texts.yaml")) {
            SourceTree tree = new YamlCodec()
                    .decode(Objects.requireNonNull(in).readAllBytes(), "texts.yaml", findings::add)
                    .orElseThrow();
            List<Case> cases =
                    FieldReader.of(tree, Optional.empty(), findings::add).each("specs", Case::read);
            assertThat(findings).isEmpty();
            return cases;
        }
    }

    @TestFactory
    Stream<DynamicTest> textsAreRead() throws IOException {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.id() + ": " + each.shows(), () -> check(each)));
    }

    private void check(Case each) throws IOException {
        Path file = Files.writeString(folder.resolve(each.id() + ".timeclock"), each.text());
        Told told =
                Told.by(each.worker().isEmpty() ? TimeclockSource.of(file) : TimeclockSource.of(file, each.worker()));
        assertThat(told.facts).isEqualTo(each.facts());
        assertThat(told.findings).isEqualTo(each.findings());
        assertThat(told.everything()).doesNotContain("DURAND");
    }

    @Test
    void bytesThatAreNoTextAreAFinding() throws IOException {
        Path file = Files.write(folder.resolve("x"), new byte[] {'i', ' ', (byte) 0xff});
        assertThat(Told.by(TimeclockSource.of(file)).findings).containsExactly("UNREADABLE_ENCODING row null");
        assertThat(Told.by(TimeclockSource.of(folder.resolve("none"))).findings)
                .containsExactly("UNREADABLE_SOURCE row null");
    }

    @Test
    void aLineWithoutAnEndIsRefusedAndNotHeld() throws IOException {
        Path file = Files.writeString(
                folder.resolve("long"), "i 2026-03-02 14:00 A1:" + "x".repeat(1 << 20) + "\r\no 2026-03-02 15:00\r");
        assertThat(Told.by(TimeclockSource.of(file)).findings)
                .containsExactly("CLOCK_LINE_UNKNOWN row 1", "CLOCKED_OUT_WITHOUT_IN row 2");
    }
}
