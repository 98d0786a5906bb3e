package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.essaim.organisation.Pseudonymiser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimesheetTest {
    @TempDir
    private Path folder;

    private String pseudonym(Shell shell, String id) {
        return Pseudonymiser.ofHexKey(shell.read("data/essaim.key").strip())
                .pseudonym(id)
                .value();
    }

    private static Document html(Shell shell) {
        return Jsoup.parse(shell.read("releve.html"));
    }

    private static String text(Shell shell) {
        return html(shell).text().replaceAll("[\u00a0\u202f]", " ");
    }

    @Test
    void printsASheetForEachWorkerUnderTheNameOfTheCallersFile() {
        Shell shell = Shell.closed(folder);
        Path names = shell.write(
                "noms.csv", "\ufeffA-01;Zoé Imaginée\r\n\"" + pseudonym(shell, "A-02") + "\",\"D’Arc, Ève\"\r\n\r\n");
        Shell.Answer answer = shell.stored(
                "timesheet", "S001", "2025-03", "--names", names.toString(), "-o", shell.path("releve.html"));
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).contains("Relevés\u00a0: 3. Structure S001, mars\u00a02025.");
        String anonymous = pseudonym(shell, "A-03").substring(0, 8);
        assertThat(html(shell).select("section > h2").eachText())
                .containsExactlyInAnyOrder("D’Arc, Ève", "Zoé Imaginée", anonymous)
                .containsSubsequence("D’Arc, Ève", "Zoé Imaginée");
        assertThat(text(shell))
                .contains("Relevé d’heures mensuel", "scellé n° 1", "1er mars 2025")
                .contains("Intervenant : date et signature", "Responsable : nom, date et signature")
                .doesNotContain("PERSONNE");
    }

    @Test
    void writesNoNameAnywhereButIntoTheSheet() throws Exception {
        Shell shell = Shell.closed(folder);
        Path names = shell.write("noms.csv", "A-01;Zoé Imaginée\n");
        Shell.Answer answer = shell.stored(
                "timesheet", "S001", "2025-03", "--names", names.toString(), "-o", shell.path("releve.html"));
        assertThat(answer.out() + answer.err()).doesNotContain("Zoé").doesNotContain(pseudonym(shell, "A-01"));
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(new String("Zoé".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Imagin");
            }
        }
    }

    @Test
    void oneWorkerIsNamedByTheBeginningOfThePseudonym() {
        Shell shell = Shell.imported(folder);
        String pseudonym = pseudonym(shell, "A-02");
        assertThat(shell.stored(
                                "timesheet",
                                "S001",
                                "2025-03",
                                "--worker",
                                pseudonym.substring(0, 8),
                                "--project",
                                "Projet fictif",
                                "--project-number",
                                "P-7",
                                "--work-package",
                                "Lot 2",
                                "-o",
                                shell.path("releve.html"))
                        .exit())
                .isEqualTo(Exit.FINE);
        assertThat(html(shell).select("section > h2").eachText()).containsExactly(pseudonym.substring(0, 8));
        assertThat(text(shell)).contains("Projet fictif (P-7)", "Lot 2", "Relevé provisoire", "30 mars 2025");
    }

    @Test
    void refusesWorkersThatAreNoneOrSeveralAndFilesThatAreNoNames() {
        Shell shell = Shell.imported(folder);
        String out = shell.path("releve.html");
        for (String worker : new String[] {"ffffffff", "", "zz"}) {
            assertThat(shell.stored("timesheet", "S001", "2025-03", "--worker", worker, "-o", out)
                            .exit())
                    .as(worker)
                    .isEqualTo(Exit.WRONG_USE);
        }
        Path wrong = shell.write("noms.csv", "A-01;Zoé Imaginée\nSECRET sans séparateur\n");
        Shell.Answer refused = shell.stored("timesheet", "S001", "2025-03", "--names", wrong.toString(), "-o", out);
        assertThat(refused.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(refused.err()).contains("noms.csv", "2").doesNotContain("SECRET");
        assertThat(shell.stored("timesheet", "S001", "2025-04", "-o", out).exit())
                .isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("timesheet", "S001", "2025-03").exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void writesPdfAndWorkbook() {
        Shell shell = Shell.closed(folder);
        assertThat(shell.stored(
                                "timesheet",
                                "S001",
                                "2025-03",
                                "-o",
                                shell.path("releve.pdf"),
                                "-o",
                                shell.path("releve.xlsx"))
                        .exit())
                .isEqualTo(Exit.FINE);
        assertThat(folder.resolve("releve.pdf")).isNotEmptyFile();
        assertThat(folder.resolve("releve.xlsx")).isNotEmptyFile();
    }
}
