package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.essaim.document.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgrammeTest {
    @TempDir
    private Path folder;

    private static final String DEFINITION = """
            programmes:
              - id: essai
                acronym: ESSAI
                name: Programme fictif
                description: Un essai.
                territory: Nulle part
                phases:
                  - {number: 1, code: sensibilisation, title: Sensibilisation, kind: AWARENESS}
                  - {number: 2, code: formation, title: Formation, kind: COLLECTIVE_TRAINING,
                     entry: {text: Une approche choisie., approach: CHOSEN}}
                approaches:
                  - {code: partagee, title: Gouvernance partagée, definition: Une approche.}
                offers:
                  - {approach: partagee, provider: Organisme A}
            """;

    private Shell created() {
        Shell shell = Shell.founded(folder);
        shell.write("programme.yaml", DEFINITION);
        fine(shell.stored("programme", "create", shell.path("programme.yaml")));
        return shell;
    }

    private static Shell.Answer fine(Shell.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        return answer;
    }

    @Test
    void fromAnEmptyStoreToTheFunnelByOptionsAlone() {
        Shell shell = created();
        fine(shell.stored(
                "programme",
                "call",
                "essai",
                "appel-2027",
                "--title",
                "Appel 2027",
                "--opens",
                "2027-01-15",
                "--closes",
                "2027-02-28"));
        fine(shell.stored(
                "programme", "apply", "essai", "--call", "appel-2027", "--structure", "S001", "--date", "2027-01-20"));
        fine(shell.stored(
                "programme",
                "decide",
                "essai",
                "--structure",
                "S001",
                "--accepted",
                "--date",
                "2027-03-12",
                "--reason",
                "COPIL du 12 mars"));
        fine(shell.stored(
                "programme",
                "enrol",
                "essai",
                "--structure",
                "S001",
                "--phase",
                "sensibilisation",
                "--date",
                "2027-04-01"));
        Shell.Answer refused = shell.stored(
                "programme", "enrol", "essai", "--structure", "S001", "--phase", "formation", "--date", "2027-09-01");
        assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(refused.out()).contains("ESM-1512", "Une approche choisie.");
        fine(shell.stored("programme", "undo", "essai", "S001", "--reason", "mauvais jour"));
        Shell.Answer again = shell.stored(
                "programme",
                "enrol",
                "essai",
                "--structure",
                "S001",
                "--phase",
                "sensibilisation",
                "--date",
                "2027-04-01");
        assertThat(again.out()).contains("ESM-1518", "mauvais jour");
        fine(shell.stored(
                "programme",
                "enrol",
                "essai",
                "--structure",
                "S001",
                "--phase",
                "sensibilisation",
                "--date",
                "2027-04-02"));
        fine(shell.stored(
                "programme",
                "choose",
                "essai",
                "--structure",
                "S001",
                "--approach",
                "partagee",
                "--provider",
                "Organisme A",
                "--date",
                "2027-06-01"));
        fine(shell.stored(
                "programme",
                "participants",
                "essai",
                "--structure",
                "S001",
                "--phase",
                "formation",
                "--function",
                "DIRECTOR",
                "--number",
                "1",
                "--date",
                "2027-06-01"));
        fine(shell.stored(
                "programme", "enrol", "essai", "--structure", "S001", "--phase", "formation", "--date", "2027-09-01"));
        fine(shell.stored(
                "programme",
                "move",
                "essai",
                "--structure",
                "S001",
                "--state",
                "WITHDRAWN",
                "--date",
                "2027-10-01",
                "--reason",
                "départ de la direction"));

        Shell.Answer funnel = fine(shell.stored(
                "programme", "funnel", "essai", "-o", shell.path("parcours.html"), "-o", shell.path("parcours.xlsx")));
        assertThat(funnel.out())
                .containsPattern("Structures candidates .* 1 ")
                .containsPattern("Formation .* 1 +100,0\u00a0% +100,0\u00a0%")
                .contains(
                        "Sortie\u00a0: S001, Retirée le 1er\u00a0octobre\u00a02027 (phase formation) – départ de la direction");
        assertThat(shell.read("parcours.html")).contains("Parcours des structures", "départ de la direction");
        assertThat(folder.resolve("parcours.xlsx")).isNotEmptyFile();

        Shell.Answer json = fine(shell.stored("programme", "funnel", "essai", "--json"));
        assertThat(json.each("steps"))
                .extracting(step -> ((Tree.Numeric) step.get("recorded").orElseThrow())
                        .value()
                        .longValueExact())
                .containsExactly(1L, 1L, 1L);
        Shell.Answer history = fine(shell.stored("programme", "history", "essai", "S001"));
        assertThat(history.out()).contains("Candidate", "Retenue", "COPIL du 12 mars", "Retirée");
    }

    @Test
    void manyAtOnceByTablesWhateverTheirEncodingAndTheSameTableAgainChangesNothing() {
        Shell shell = created();
        fine(shell.stored("structure", "add", "S777", "--name", "Structure fictive", "--agreement", "IDCC_2941"));
        fine(shell.stored(
                "programme",
                "call",
                "essai",
                "appel-2027",
                "--title",
                "Appel 2027",
                "--opens",
                "2027-01-15",
                "--closes",
                "2027-02-28"));
        Path applications = shell.write(
                "candidatures.csv",
                "Structure;Date;Référence\r\nS001;20/01/2027;1\r\nS777;01/03/2027;2\r\n;;\r\n"
                        .getBytes(Charset.forName("windows-1252")));
        Shell.Answer first =
                shell.stored("programme", "apply", "essai", applications.toString(), "--call", "appel-2027", "--json");
        assertThat(first.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(first.codes()).containsExactly("ESM-1502");
        assertThat(first.number("stored")).isEqualTo(1);
        assertThat(first.number("refused")).isEqualTo(1);
        assertThat(((Tree.Numeric) first.each("findings").get(0).get("row").orElseThrow())
                        .value()
                        .longValueExact())
                .isEqualTo(3);
        Shell.Answer again =
                shell.stored("programme", "apply", "essai", applications.toString(), "--call", "appel-2027", "--json");
        assertThat(again.number("stored")).isZero();
        assertThat(again.number("unchanged")).isEqualTo(1);

        Path decisions = shell.write("decisions.csv", "Structure,Décision,Date\nS001,Retenue,2027-03-12\n");
        fine(shell.stored("programme", "decide", "essai", decisions.toString()));
        Path steps =
                shell.write("parcours.csv", "structure\tétat\tphase\tdate\nS001\tEngagée\tsensibilisation\t1/4/2027\n");
        fine(shell.stored("programme", "enrol", "essai", steps.toString()));
        assertThat(fine(shell.stored("programme", "list", "--lang", "en")).out())
                .containsPattern("essai +ESSAI +2 +1");
    }

    @Test
    void aTemplateIsATableThatCanBeFilledIn() {
        Shell shell = created();
        Shell.Answer told = fine(shell.run("programme", "template", "APPLICATIONS", "-o", shell.path("modele.csv")));
        assertThat(told.out()).contains("Structure", "Jour de la candidature", "oui");
        assertThat(shell.read("modele.csv")).isEqualTo("\ufeffStructure;Date;Référence\r\n");
        fine(shell.run("programme", "template", "DECISIONS", "-o", shell.path("modele.xlsx")));
        Shell.Answer nothing = shell.stored("programme", "decide", "essai", shell.path("modele.xlsx"), "--json");
        assertThat(nothing.codes()).as("an empty workbook is one without rows").containsExactly("ESM-1009");
        assertThat(nothing.exit()).isEqualTo(Exit.FINE);
    }

    @Test
    void whatIsWrongWithADefinitionIsSaidWithItsLineAndNothingIsStored() {
        Shell shell = Shell.founded(folder);
        shell.write("faux.yaml", DEFINITION.replace("code: partagee, title", "code: partage, title"));
        Shell.Answer refused = shell.stored("programme", "create", shell.path("faux.yaml"));
        assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(refused.out()).contains("ESM-2005", "faux.yaml");
        assertThat(shell.stored("programme", "show", "essai").exit()).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void aShippedProgrammeComesWithItsPackAndShowsItsDeclaredFunnelBesideNothingRecorded() {
        Shell shell = Shell.founded(folder);
        fine(shell.stored("programme", "create", "imano"));
        Shell.Answer shown = fine(shell.stored("programme", "show", "imano"));
        assertThat(shown.out())
                .contains("I-MANO", "Gérontopôle de Nouvelle-Aquitaine (GIP)", "Silver Economie", "Financeur");
        assertThat(shown.out()).doesNotContain("@");
        Shell.Answer funnel = fine(shell.stored("programme", "funnel", "imano", "--json"));
        assertThat(funnel.each("steps"))
                .extracting(step -> ((Tree.Numeric) step.get("declared").orElseThrow())
                        .value()
                        .longValueExact())
                .containsExactly(21L, 19L, 14L);
        assertThat(shell.stored("programme", "create", "imano").out()).contains("déjà connu\u00a0: 1");
    }

    @Test
    void wrongUseSaysWhatIsMissing() {
        Shell shell = created();
        for (List<String> words : List.of(
                List.of("programme", "enrol", "essai", "--structure", "S001"),
                List.of("programme", "decide", "essai", "--structure", "S001"),
                List.of("programme", "enrol", "essai"),
                List.of("programme", "enrol", "essai", "x.csv", "--structure", "S001"),
                List.of("programme", "enrol", "autre", "--structure", "S001", "--phase", "x"),
                List.of("programme", "move", "essai", "--structure", "S001", "--state", "ENGAGED"),
                List.of(
                        "programme",
                        "call",
                        "essai",
                        "A!",
                        "--title",
                        "t",
                        "--opens",
                        "2027-01-01",
                        "--closes",
                        "2027-01-02"),
                List.of("programme"))) {
            Shell.Answer answer = shell.stored(words.toArray(String[]::new));
            assertThat(answer.exit()).as("%s %s", words, answer).isEqualTo(Exit.WRONG_USE);
            assertThat(answer.err()).as("%s", words).isNotBlank();
        }
    }

    private Shell underWay() {
        Shell shell = created();
        fine(shell.stored(
                "programme",
                "call",
                "essai",
                "appel",
                "--title",
                "Appel",
                "--opens",
                "2025-01-01",
                "--closes",
                "2025-01-31"));
        shell.write("c.csv", "Structure;Date\nS001;10/01/2025\n");
        shell.write("d.csv", "Structure;Décision;Date\nS001;Retenue;20/01/2025\n");
        shell.write("p.csv", "Structure;État;Phase;Date\nS001;Engagée;sensibilisation;01/02/2025\n");
        fine(shell.stored("programme", "apply", "essai", shell.path("c.csv"), "--call", "appel"));
        fine(shell.stored("programme", "decide", "essai", shell.path("d.csv")));
        fine(shell.stored("programme", "enrol", "essai", shell.path("p.csv")));
        return shell;
    }

    @Test
    void aSessionIsPlannedRegisteredForSignedAttendedAndBecomesTimeOnce() {
        Shell shell = underWay();
        fine(shell.stored(
                "programme",
                "session",
                "essai",
                "--id",
                "jour-1",
                "--kind",
                "AWARENESS_DAY",
                "--title",
                "Lancement",
                "--date",
                "2025-03-18",
                "--from",
                "9:00",
                "--to",
                "17h00",
                "--place",
                "Bordeaux"));
        fine(shell.stored(
                "programme",
                "register",
                "essai",
                "--session",
                "jour-1",
                "--structure",
                "S001",
                "--worker",
                "1001",
                "--date",
                "2025-03-01"));
        Shell.Answer late = shell.stored(
                "programme",
                "register",
                "essai",
                "--session",
                "jour-1",
                "--structure",
                "S001",
                "--function",
                "DIRECTOR",
                "--date",
                "2025-03-19",
                "--json");
        assertThat(late.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(late.codes()).containsExactly("ESM-1603");
        assertThat(late.out()).doesNotContain("\"file\"");

        shell.write("noms.csv", "1001;Camille Fictive\n");
        fine(shell.stored(
                "programme",
                "sheet",
                "jour-1",
                "--names",
                shell.path("noms.csv"),
                "-o",
                shell.path("feuille.html"),
                "-o",
                shell.path("feuille.pdf")));
        assertThat(shell.read("feuille.html"))
                .contains(
                        "Feuille d’émargement", "Camille Fictive", "18\u00a0mars\u00a02025, 09:00 – 17:00", "Bordeaux");
        assertThat(folder.resolve("feuille.pdf")).isNotEmptyFile();

        shell.write(
                "presences.csv",
                "Séance;Structure;Matricule;Fonction;Nombre;Départ\njour-1;S001;1001;;;12:00\njour-1;S001;;Dirigeant;2;\n");
        Shell.Answer attended = shell.stored("programme", "attend", "essai", shell.path("presences.csv"), "--json");
        assertThat(attended.exit()).as(attended.out()).isEqualTo(Exit.FINE);
        assertThat(attended.codes()).containsExactly("ESM-1607");
        Shell.Answer listed = fine(shell.stored("programme", "sessions", "essai"));
        assertThat(listed.out()).containsPattern("jour-1 .*Lancement +1 +3");

        Shell.Answer time = fine(shell.stored("programme", "time", "S001", "2025-03", "--json"));
        assertThat(time.number("new")).isEqualTo(1);
        assertThat(time.number("seconds")).isEqualTo(3 * 3600);
        assertThat(fine(shell.stored("programme", "time", "S001", "2025-03", "--json"))
                        .number("unchanged"))
                .isEqualTo(1);
        fine(shell.stored(
                "programme",
                "attend",
                "essai",
                "--session",
                "jour-1",
                "--structure",
                "S001",
                "--worker",
                "1001",
                "--remove"));
        assertThat(fine(shell.stored("programme", "time", "S001", "2025-03", "--json"))
                        .number("withdrawn"))
                .isEqualTo(1);
        for (String file : List.of("1001", "Camille")) {
            assertThat(listed.out() + attended.out() + time.out()).doesNotContain(file);
        }
        Shell.Answer held = shell.stored("programme", "session", "essai", "--id", "jour-1", "--cancel", "grève");
        assertThat(held.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(held.out()).contains("ESM-1612");
        assertThat(fine(shell.run("programme", "template", "attendances")).out())
                .contains("Matricule");
        assertThat(shell.run("programme", "template", "autres").exit()).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void aCommunityExchangesPracticesAndATrainingActionIsReviewed() {
        Shell shell = Shell.founded(folder);
        fine(shell.stored("programme", "create", "una"));
        String plan = "una-action-plan";
        fine(shell.stored("programme", "community", plan, "managers", "--title", "Managers du réseau"));
        fine(shell.stored(
                "programme",
                "member",
                "managers",
                "--structure",
                "S001",
                "--function",
                "AREA_MANAGER",
                "--number",
                "2",
                "--date",
                "2025-01-01"));
        fine(shell.stored(
                "programme",
                "session",
                plan,
                "--id",
                "rencontre-1",
                "--kind",
                "COMMUNITY_MEETING",
                "--title",
                "Rencontre",
                "--date",
                "2025-03-06",
                "--from",
                "9:00",
                "--to",
                "12:00",
                "--community",
                "managers"));
        fine(shell.stored(
                "programme",
                "practice",
                "managers",
                "--structure",
                "S001",
                "--title",
                "Planning par l’équipe",
                "--session",
                "rencontre-1",
                "--date",
                "2025-03-06"));
        assertThat(fine(shell.stored("programme", "community", plan)).out())
                .contains("managers", "2 membres", "1 pratiques", "Planning par l’équipe");

        fine(shell.stored(
                "programme",
                "session",
                plan,
                "--id",
                "groupe-1",
                "--kind",
                "COLLECTIVE_TRAINING",
                "--title",
                "Jour 1",
                "--date",
                "2025-03-10",
                "--from",
                "9:00",
                "--to",
                "17:00",
                "--training",
                "planning-optimisation"));
        fine(shell.stored(
                "programme",
                "attend",
                plan,
                "--session",
                "groupe-1",
                "--structure",
                "S001",
                "--function",
                "AREA_MANAGER",
                "--number",
                "2"));
        fine(shell.stored(
                "programme",
                "training",
                plan,
                "promo-1",
                "--training",
                "planning-optimisation",
                "--title",
                "Première promotion",
                "--session",
                "groupe-1"));
        Shell.Answer early = shell.stored(
                "programme", "training", plan, "promo-1", "--review", "Bien.", "--date", "2025-03-01", "--json");
        assertThat(early.codes()).containsExactly("ESM-1614", "ESM-1615");
        fine(shell.stored(
                "programme",
                "training",
                plan,
                "promo-1",
                "--review",
                "Bien reçu.",
                "--date",
                "2025-04-01",
                "-o",
                shell.path("bilan.html")));
        assertThat(shell.read("bilan.html")).contains("Bilan de formation-action", "Bien reçu.", "16,00");
        assertThat(shell.stored("programme", "training", plan, "promo-1").exit())
                .isEqualTo(Exit.WRONG_USE);
    }
}
