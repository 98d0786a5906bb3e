package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.Essaim;
import org.essaim.cli.simulation.Simulation;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.funding.FundingStatement;
import org.essaim.jdbc.JdbcStore;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.pack.Packs;
import org.essaim.spi.TimeSource;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's code is this file's code: it compiles, it runs, and both languages show the same. */
class ReadmeExampleTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);

    @TempDir
    Path folder;

    @Test
    void theCodeOfTheReadmeRuns() throws IOException {
        Simulation.of(1, JANUARY, 1, 1).writeTo(folder);
        Path keyFile = Files.writeString(folder.resolve("essaim.key"), Pseudonymiser.newHexKey());
        Path pack = folder.resolve("pack");
        Path export = folder.resolve("planning").resolve("S001.csv");

        runs(keyFile, pack, export);

        assertThat(folder.resolve("releve.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("releve.pdf")).isNotEmptyFile();
    }

    private void runs(Path keyFile, Path pack, Path export) {
        // readme
        try (Essaim essaim = Essaim.builder()
                .store(JdbcStore.inFolder(folder.resolve("essaim-data")))
                .pseudonymKey(keyFile)
                .build()) {
            essaim.load(Packs.standard().load(pack).require());
            TimeSource planning =
                    CsvTimeSource.of(export, CsvPresets.find("compani").orElseThrow());
            ImportReport report = essaim.time().load(planning, "S001", Window.complete(JANUARY));
            report.findings().forEach(finding -> System.err.println(finding.message(Locale.FRENCH)));
            essaim.time().close(List.of("S001"), JANUARY);
            FundingStatement statement = essaim.funding().issue("dialogue", JANUARY, JANUARY);
            essaim.export(statement).to(folder.resolve("releve.xlsx"), folder.resolve("releve.pdf"));
        }
        // readme
    }

    @Test
    void bothReadmesShowTheCodeThatRuns() throws IOException {
        Path root = root();
        String source = Files.readString(
                root.resolve("examples/cli/src/test/java/org/essaim/cli/ReadmeExampleTest.java"),
                StandardCharsets.UTF_8);
        Matcher code = Pattern.compile("        // readme\\R(.*?)        // readme\\R", Pattern.DOTALL)
                .matcher(source);
        assertThat(code.find()).isTrue();
        String snippet = code.group(1).indent(-8);

        assertThat(Files.readString(root.resolve("README.md"), StandardCharsets.UTF_8))
                .contains(snippet);
        assertThat(Files.readString(root.resolve("README.fr.md"), StandardCharsets.UTF_8))
                .contains(snippet);
    }

    @Test
    void bothReadmesNameExactlyTheTwoCommands() throws IOException {
        for (String readme : List.of("README.md", "README.fr.md")) {
            String text = Files.readString(root().resolve(readme), StandardCharsets.UTF_8);
            assertThat(text.lines().filter(line -> line.startsWith("./mvnw")).toList())
                    .as(readme)
                    .containsExactly("./mvnw -q -Pdemo", "./mvnw verify");
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.fr.md"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "the README stands above this module");
        }
        return folder;
    }
}
