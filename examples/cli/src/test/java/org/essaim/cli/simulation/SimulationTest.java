package org.essaim.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.essaim.finding.EssaimException;
import org.essaim.progress.CancelledException;
import org.essaim.progress.Progress;
import org.essaim.progress.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);

    @TempDir
    private Path folder;

    private static void write(Simulation simulation, Path to) throws IOException {
        simulation.writeTo(to);
        simulation.writeLateCorrections(to);
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void sameSeedGivesSameBytesInAnotherLocaleAndZone() throws IOException {
        Simulation simulation = Simulation.of(4, JANUARY, 3, 42);
        write(simulation, folder.resolve("here"));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            // Own digits, another week, another calendar, the other end of the world.
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab-ca-islamic"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            write(Simulation.of(4, JANUARY, 3, 42), folder.resolve("there"));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }

        List<Path> files = filesBelow(folder.resolve("here"));
        assertThat(files).hasSizeGreaterThan(6).isEqualTo(filesBelow(folder.resolve("there")));
        for (Path file : files) {
            assertThat(folder.resolve("there").resolve(file))
                    .as(file.toString())
                    .hasSameBinaryContentAs(folder.resolve("here").resolve(file));
        }
    }

    @Test
    void bytesAreThoseOfEveryOtherMachine() throws Exception {
        Simulation.of(1, JANUARY, 1, 42).writeTo(folder);

        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] digest = sha.digest(Files.readAllBytes(folder.resolve("planning/S001.csv")));
        assertThat(HexFormat.of().formatHex(digest))
                .as("changes only when the simulated life changes")
                .isEqualTo("7ca03c451b24e81e8ad96d6e4d96377ee42ddb23ce5e69034bcfb2d1318820bf");
    }

    @Test
    void aStructureIsTheSameAmongFewAndAmongMany() throws IOException {
        Simulation.of(2, JANUARY, 2, 7).writeTo(folder.resolve("few"));
        Simulation.of(5, JANUARY, 2, 7).writeTo(folder.resolve("many"));

        for (String file : List.of("planning/S001.csv", "planning/S002.csv")) {
            assertThat(folder.resolve("many").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("few").resolve(file));
        }
    }

    @Test
    void anotherSeedGivesAnotherLife() throws IOException {
        Simulation.of(1, JANUARY, 1, 1).writeTo(folder.resolve("one"));
        Simulation.of(1, JANUARY, 1, 2).writeTo(folder.resolve("two"));

        assertThat(Files.readAllBytes(folder.resolve("one/planning/S001.csv")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("two/planning/S001.csv")));
    }

    @Test
    void aYearOfFourteenStructuresIsAboutAMillionEvents() throws IOException {
        SimulationReport report = Simulation.of(14, JANUARY, 12, 42).writeTo(folder);

        assertThat(report.rows()).isBetween(970_000L, 1_030_000L);
        assertThat(report.plannings()).hasSize(14);
        assertThat(report.plannings().stream()
                        .mapToInt(SimulationReport.Planning::workers)
                        .sum())
                .isBetween(700, 850);
        assertThat(report.expected().keySet())
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(
                        "END_BEFORE_START",
                        "UNPARSABLE_DATE",
                        "SHORT_ROW",
                        "TIME_OVERLAP",
                        "LOCAL_TIME_MISSING",
                        "LOCAL_TIME_TWICE",
                        "OUTSIDE_WINDOW",
                        "UNKNOWN_CODE",
                        "UNMAPPED_LABEL",
                        "WINDOW_INCOMPLETE");
    }

    @Test
    void progressCountsEveryMonthOfEveryStructureOnce() throws IOException {
        List<String> heard = new ArrayList<>();
        Work.watched(
                step -> heard.add(
                        step.item() + " " + step.done() + "/" + step.total().orElseThrow()),
                () -> Simulation.of(2, JANUARY, 2, 42).writeTo(folder));

        assertThat(heard).containsExactly("S001 1/4", "S001 2/4", "S002 3/4", "S002 4/4");
    }

    @Test
    void whatIsEndedEarlyLeavesNoPlanningThatIsNotWhole() throws IOException {
        Simulation simulation = Simulation.of(2, JANUARY, 2, 42);
        Progress third = step -> {
            if (step.done() == 3) {
                throw new CancelledException(step);
            }
        };
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> Work.watched(third, () -> simulation.writeTo(folder)));
        assertThat(folder.resolve("planning")).isDirectoryContaining("glob:**/S001.csv");
        assertThat(folder.resolve("planning/S002.csv")).doesNotExist();
        assertThat(folder.resolve("pack")).doesNotExist();

        byte[] begun = Files.readAllBytes(folder.resolve("planning/S001.csv"));
        simulation.writeTo(folder);
        assertThat(folder.resolve("planning/S001.csv")).hasBinaryContent(begun);
        assertThat(folder.resolve("planning/S002.csv")).isNotEmptyFile();
    }

    @Test
    void anotherRunOverwritesButStrangersAreRefused() throws IOException {
        Simulation.of(2, JANUARY, 1, 42).writeTo(folder);
        Simulation.of(2, JANUARY, 1, 42).writeTo(folder);

        Simulation smaller = Simulation.of(1, JANUARY, 1, 42);
        assertThatThrownBy(() -> smaller.writeTo(folder))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[S002.csv]")
                .hasMessageContaining("Maybe");
    }

    @Test
    void numbersOutOfRangeAreBadUse() {
        assertThatThrownBy(() -> Simulation.of(0, JANUARY, 1, 42)).isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> Simulation.of(1, JANUARY, 0, 42)).isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> Simulation.of(5_001, JANUARY, 1, 42)).isInstanceOf(EssaimException.class);
    }

    @Test
    void inventedNamesStandInTheExport() throws IOException {
        Simulation.of(1, JANUARY, 1, 42).writeTo(folder);

        String text = Files.readString(folder.resolve("planning/S001.csv"), StandardCharsets.UTF_8);
        assertThat(Simulation.inventedNames()).hasSize(32).allMatch(text::contains);
        String pack = Files.readString(folder.resolve("pack/staff-1.yaml"), StandardCharsets.UTF_8);
        assertThat(Simulation.inventedNames()).noneMatch(pack::contains);
    }
}
