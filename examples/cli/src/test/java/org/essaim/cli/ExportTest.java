package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.essaim.jackson.JsonCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data for other programs, from the command line. */
class ExportTest {
    @TempDir
    private Path folder;

    private static Shell.Answer fine(Shell.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        return answer;
    }

    /** Three structures of 450, 2 and 4 people. */
    private Shell people() {
        Shell shell = Shell.founded(folder);
        StringBuilder workforce = new StringBuilder("Structure;Mois;Fonction;Contrat;Personnes;ETP\n");
        for (String[] told : new String[][] {{"S001", "450"}, {"S002", "2"}, {"S003", "4"}}) {
            if (!told[0].equals("S001")) {
                fine(shell.stored(
                        "structure",
                        "add",
                        told[0],
                        "--name",
                        "Structure fictive " + told[0],
                        "--agreement",
                        "IDCC_2941"));
            }
            workforce
                    .append(told[0])
                    .append(";03/2025;Intervenant à domicile;CDI;")
                    .append(told[1])
                    .append(';')
                    .append(told[1])
                    .append('\n');
        }
        shell.write("effectif.csv", workforce.toString());
        fine(shell.stored("people", "record", "WORKFORCE", shell.path("effectif.csv")));
        fine(shell.stored("indicators", "--pack", "indicateurs"));
        return shell;
    }

    @Test
    void aJournalIsWrittenForSpreadsheetsInFranceUnderPseudonyms() {
        Shell shell = Shell.closed(folder);
        String file = shell.path("journal.csv");
        assertThat(fine(shell.stored("export", "journal", "--period", "2025-03", "-o", file))
                        .out())
                .contains("journal.csv");
        List<String> lines = shell.read("journal.csv").lines().toList();
        assertThat(lines.get(0))
                .startsWith("\ufeffStructure;Mois de rattachement;Scellé n°;Correction;Intervenant (pseudonyme);");
        assertThat(lines.size()).isGreaterThan(3);
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.matches("S001;03/2025;1;non;[0-9a-f]{32};.*;\\d\\d/03/2025;.*"));
        assertThat(shell.read("journal.csv")).doesNotContain("PERSONNE").doesNotContain("A-01");
    }

    @ParameterizedTest
    @CsvSource({"csv, csv", "json, json", "ndjson, ndjson", "xlsx, xlsx", "kimai, csv", "odoo, csv"})
    void aJournalIsWrittenInEachFormatAndTwiceTheSame(String format, String extension) throws IOException {
        Shell shell = Shell.closed(folder);
        Path one = folder.resolve("one." + extension);
        Path other = folder.resolve("other." + extension);
        for (Path file : new Path[] {one, other}) {
            fine(shell.stored(
                    "export",
                    "journal",
                    "--period",
                    "2025-03",
                    "--structure",
                    "S001",
                    "--format",
                    format,
                    "-o",
                    file.toString()));
        }
        assertThat(one).isNotEmptyFile().hasSameBinaryContentAs(other);
        assertThat(new String(Files.readAllBytes(one), StandardCharsets.UTF_8)).doesNotContain("PERSONNE");
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void aStatementIsWrittenAsItWasIssued() {
        Shell shell = Shell.issued(folder);
        fine(shell.stored("export", "statement", "DIALOGUE", "--period", "2025-03", "-o", shell.path("releve.ndjson")));
        assertThat(shell.read("releve.ndjson").lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("\"agreement\":\"DIALOGUE\"") && line.contains("\"version\":1,"));
        Shell.Answer never =
                shell.stored("export", "statement", "DIALOGUE", "--period", "2025-04", "-o", shell.path("jamais.csv"));
        assertThat(never.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(folder.resolve("jamais.csv")).doesNotExist();
    }

    @Test
    void whatTellsOfFewPeopleIsInNoFile() {
        Shell shell = people();
        for (String format : new String[] {"csv", "ndjson"}) {
            fine(shell.stored(
                    "export",
                    "indicators",
                    "fte",
                    "--period",
                    "2025-03",
                    "--by",
                    "STRUCTURE",
                    "--format",
                    format,
                    "-o",
                    shell.path("valeurs." + format)));
        }
        List<String> lines = shell.read("valeurs.csv").lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .filteredOn(line -> line.contains(",S001,"))
                .singleElement()
                .asString()
                .contains(",450.00,");
        assertThat(lines)
                .filteredOn(line -> line.contains(",S002,"))
                .singleElement()
                .asString()
                .contains(",,SUPPRESSED,secret,");
        assertThat(shell.read("valeurs.ndjson")).contains("\"value\":null,\"absent\":\"SUPPRESSED\"");
    }

    @Test
    void dhis2GetsWhatMayBePublishedUnderItsOwnIdentifiers() {
        Shell shell = people();
        shell.write("dhis2.yaml", """
                dataElements: {fte: fbfJHSPpUQD}
                orgUnits: {S001: DiszpKrYNg8, S002: ImspTQPwCqd}
                """);
        Shell.Answer answer = fine(shell.stored(
                "export",
                "indicators",
                "fte",
                "--period",
                "2025-03",
                "--by",
                "STRUCTURE",
                "--format",
                "dhis2",
                "--mapping",
                shell.path("dhis2.yaml"),
                "-o",
                shell.path("valeurs.json")));
        assertThat(answer.out()).contains("ESM-2825", "S003", "ESM-2826");
        List<org.essaim.finding.Finding> refused = new ArrayList<>();
        assertThat(new JsonCodec()
                        .decode(
                                shell.read("valeurs.json").getBytes(StandardCharsets.UTF_8),
                                "valeurs.json",
                                refused::add))
                .isPresent();
        assertThat(refused).isEmpty();
        assertThat(shell.read("valeurs.json").replaceAll("\\s+", ""))
                .isEqualTo("{\"dataValues\":[{\"dataElement\":\"fbfJHSPpUQD\",\"period\":\"202503\","
                        + "\"orgUnit\":\"DiszpKrYNg8\",\"value\":\"450.00\"}]}");
    }

    @Test
    void whatIsRefusedLeavesNoFile() {
        Shell shell = people();
        shell.write("dhis2.yaml", "dataElements: {fte: fbfJHSPpUQD}\norgUnits: {S001: DiszpKrYNg8}\n");
        Shell.Answer answer = shell.stored(
                "export",
                "indicators",
                "fte",
                "--period",
                "2025-03-01..2025-03-20",
                "--by",
                "STRUCTURE",
                "--format",
                "dhis2",
                "--mapping",
                shell.path("dhis2.yaml"),
                "-o",
                shell.path("valeurs.json"));
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.out()).contains("ESM-2315", "2025-03-01..2025-03-20");
        assertThat(folder.resolve("valeurs.json")).doesNotExist();
    }

    @Test
    void aStoreWithoutIndicatorsGivesNoEmptyTable() {
        Shell shell = Shell.founded(folder);
        Shell.Answer answer = shell.stored("export", "indicators", "--period", "2025", "-o", shell.path("vide.csv"));
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.toString()).contains("essaim indicators --pack indicateurs");
        assertThat(folder.resolve("vide.csv")).doesNotExist();
    }

    @Test
    void sheetsAreWrittenARowEach() {
        Shell shell = Shell.founded(folder);
        shell.write("fiche.yaml", "id: tutorat\ntitle: Un tutorat\nparts: {strengths: '=Il reste'}\n");
        fine(shell.stored("sheet", "save", shell.path("fiche.yaml")));
        fine(shell.stored("export", "sheets", "-o", shell.path("fiches.csv")));
        List<String> lines = shell.read("fiches.csv").lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("tutorat;").contains(";Un tutorat;").contains(";'=Il reste;");
    }

    @Test
    void aFormatThatNothingHereWritesIsRefusedBeforeAnythingIsDone() {
        Shell shell = Shell.founded(folder);
        for (String[] wrong : new String[][] {
            {"export", "journal", "--period", "2025-03", "-o", shell.path("journal.docx")},
            {"export", "journal", "--period", "2025-03", "--format", "dhis2", "-o", shell.path("journal.json")},
            {"export", "sheets", "--format", "kimai", "-o", shell.path("fiches.csv")},
            {"export", "indicators", "--period", "2025", "--format", "dhis2", "-o", shell.path("valeurs.json")},
            {"export", "journal", "--period", "2025-03", "--structure", "S999", "-o", shell.path("journal.csv")}
        }) {
            Shell.Answer answer = shell.stored(wrong);
            assertThat(answer.exit()).as(String.join(" ", wrong)).isEqualTo(Exit.WRONG_USE);
            assertThat(answer.err()).contains("Peut-être");
        }
    }
}
