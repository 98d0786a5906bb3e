package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    @TempDir
    private Path folder;

    private static String shipped(String name) {
        try (InputStream in = BudgetTest.class.getResourceAsStream("/org/essaim/cli/budget/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Shell shell(String name) {
        Shell shell = Shell.in(folder);
        shell.write(name, shipped(name));
        return shell;
    }

    @ParameterizedTest
    @CsvSource({
        "plan,     fr, Plan de financement",
        "plan,     en, Financing plan",
        "forecast, fr, Projection du temps de coordination",
        "forecast, en, Forecast of coordination time",
        "report,   fr, Compte rendu financier",
        "report,   en, Financial report"
    })
    void theShippedExampleIsWrittenInEveryFormatAndLanguage(String kind, String language, String title) {
        Shell shell = shell(kind + ".yaml");
        Shell.Answer answer = shell.run(
                "budget",
                kind,
                shell.path(kind + ".yaml"),
                "--lang",
                language,
                "-o",
                shell.path("out.html"),
                "-o",
                shell.path("out.xlsx"),
                "-o",
                shell.path("out.pdf"));
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).contains(shell.path("out.pdf"));
        assertThat(shell.read("out.html"))
                .contains("lang=\"" + language + "\"")
                .contains(title)
                .contains("ficti");
        assertThat(folder.resolve("out.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("out.pdf")).isNotEmptyFile();
    }

    @Test
    void aPlanIsToldYearByYear() {
        Shell shell = shell("plan.yaml");
        Shell.Answer answer = shell.run("budget", "plan", shell.path("plan.yaml"));
        // 52,000 + 18,000 + 15,000 + 4,200.50; granted 45,000 + 10,000 + 8,000; asked for 20,000.
        assertThat(answer.out())
                .contains(
                        "89\u202f200,50\u00a0€",
                        "63\u202f000,00\u00a0€",
                        "20\u202f000,00\u00a0€",
                        "6\u202f200,50\u00a0€");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
    }

    @Test
    void aPlanIsLookedAtOnTheDayAskedFor() {
        Shell shell = shell("plan.yaml");
        assertThat(shell.run("budget", "plan", shell.path("plan.yaml"), "--as-of", "2025-10-01")
                        .out())
                .contains("50\u202f000,00\u00a0€")
                .doesNotContain("63\u202f000,00\u00a0€");
    }

    @Test
    void aCapThatIsCrossedIsAnErrorAndTheFilesAreWritten() {
        Shell shell = Shell.in(folder);
        shell.write("plan.yaml", shipped("plan.yaml").replace("\"2026\": 45000", "\"2026\": 80000"));
        Shell.Answer answer =
                shell.run("budget", "plan", shell.path("plan.yaml"), "--lang", "en", "-o", shell.path("plan.html"));
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.out()).contains("ESM-3602", "plan.yaml", "80000.00", "89200.50");
        assertThat(folder.resolve("plan.html")).isNotEmptyFile();
    }

    @Test
    void aForecastIsToldAgainstAPlan() {
        Shell shell = shell("forecast.yaml");
        shell.write("plan.yaml", shipped("plan.yaml"));
        Shell.Answer answer =
                shell.run("budget", "forecast", shell.path("forecast.yaml"), "--plan", shell.path("plan.yaml"));
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).contains("Essaimage", "2030", "63\u202f000,00\u00a0€");
    }

    @Test
    void aReportSaysItsTotalsAndWhenItIsDue() {
        Shell shell = shell("report.yaml");
        Shell.Answer answer = shell.run("budget", "report", shell.path("report.yaml"));
        // 22.5 / 240 of 28,010.07 is 2,625.94; 1,840 / 9,000 of 8,033.33 is 1,642.37.
        assertThat(answer.out()).contains("68\u202f382,78\u00a0€", "30\u00a0juin\u00a02027");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
    }

    @Test
    void everyMistakeIsToldWithFileAndLineAndNothingIsWritten() {
        Shell shell = Shell.in(folder);
        shell.write(
                "plan.yaml",
                "id: p\ntitle: P\norganisation: F\ncosts:\n  - {year: 2026, heading: H, amount: 10.005}\n  - {year: 2026,"
                        + " headin: H, amount: 1}\n");
        Shell.Answer answer = shell.run("budget", "plan", shell.path("plan.yaml"), "-o", shell.path("plan.html"));
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.out()).contains("ESM-3601", "plan.yaml, ligne 5", "ESM-2001", "plan.yaml, ligne 6");
        assertThat(folder.resolve("plan.html")).doesNotExist();
    }

    @Test
    void wrongUseIsSaidBeforeAnythingIsRead() {
        Shell shell = shell("plan.yaml");
        assertThat(shell.run("budget", "plan", shell.path("plan.yaml"), "-o", shell.path("x.tiff"))
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
        assertThat(shell.run("budget", "plan", shell.path("nowhere.yaml")).exit())
                .isEqualTo(Exit.WRONG_USE);
        assertThat(shell.run("budget", "plan", shell.path("plan.yaml"), "--as-of", "demain")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
        assertThat(shell.run("budget").exit()).isEqualTo(Exit.WRONG_USE);
    }
}
