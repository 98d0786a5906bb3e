package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.essaim.document.Digest;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the specifications that stand as YAML beside the tests. */
class SpecificationTest {
    private static final List<String> FILES = List.of(
            "compani.yaml", "columns.yaml", "text.yaml", "times.yaml", "codes.yaml", "lengths.yaml", "trackers.yaml");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicContainer> specificationsHold() {
        return FILES.stream()
                .map(Specification::sheet)
                .map(sheet -> DynamicContainer.dynamicContainer(
                        sheet.file(),
                        sheet.specifications().stream()
                                .map(spec -> DynamicTest.dynamicTest(
                                        spec.id() + ": " + spec.shows(), () -> check(sheet, spec)))));
    }

    @Test
    void specificationsHaveNamesOfTheirOwn() {
        Set<String> ids = new HashSet<>();
        for (String file : FILES) {
            for (Specification spec : Specification.sheet(file).specifications()) {
                assertThat(ids.add(spec.id())).as(spec.id()).isTrue();
            }
        }
        assertThat(ids).hasSizeGreaterThan(50);
    }

    private void check(Specification.Sheet sheet, Specification spec) throws IOException {
        Path file = Files.write(folder.resolve(spec.id() + ".csv"), spec.bytes());
        CsvTimeSource source = CsvTimeSource.of(file, sheet.mapping(spec));
        Told told = Told.by(source, spec.structure(), spec.zoneId());

        assertThat(told.shortFacts).isEqualTo(spec.facts());
        assertThat(told.shortFindings()).isEqualTo(spec.findings());
        assertThat(told.findings)
                .allSatisfy(finding -> assertThat(finding.file()).isEqualTo(spec.id() + ".csv"));
        assertThat(told.everything()).doesNotContain("DURAND");
        assertThat(told.rejected).noneMatch(told.kept::contains);
        MessageDigest sha = Digest.sha256();
        sha.update(spec.bytes());
        assertThat(told.reading.digest()).isEqualTo(Digest.ofFile(sha));
        assertThat(told.reading.rows()).isEqualTo(told.kept.size() + told.rejected.size());
    }
}
