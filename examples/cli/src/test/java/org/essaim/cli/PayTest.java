package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.essaim.document.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The payroll beside the journal, as people type it. */
class PayTest {
    // The header that the program's own tests ask for: alenvi/compani-api, tests/integration/exports.test.js.
    private static final String HEADER =
            "\ufeff\"Id Auxiliaire\";\"Titre\";\"Prénom\";\"Nom\";\"Equipe\";\"Date d'embauche\";\"Début\";\"Date de notif\";\"Motif\";\"Fin\";"
                    + "\"Heures contrat\";\"Heures absences\";\"Heures à travailler\";\"Heures travaillées\";\"Dont exo non majo\";\"Dont exo et majo\";"
                    + "\"Détails des majo exo\";\"Dont non exo et non majo\";\"Dont non exo et majo\";\"Détails des majo non exo\";\"Heures transports\";"
                    + "\"Solde heures\";\"Dont diff mois précédent\";\"Compteur\";\"Heures sup à payer\";\"Heures comp à payer\";\"Mutuelle\";"
                    + "\"Remboursement transport\";\"Km payés\";\"Km parcourus\";\"Frais téléphoniques\";\"Prime\";\"Indemnité\"\r\n";

    @TempDir
    private Path folder;

    private static String row(String worker, String month, String hours) {
        return worker + ";\"Mme\";\"Zenaidette\";\"Quatrelivres\";\"Nord\";\"01/01/2018\";\"01/" + month + "\";;;\"31/"
                + month
                + "\";\"151,00\";\"10,00\";\"30,00\";\"" + hours
                + "\";\"99,00\";\"2,00\";;\"45,00\";\"5,00\";;\"6,00\";\"0,00\";\"8,00\";\"-20,00\";\"0,00\";\"0,00\";\"Non\";\"10,00\";\"12,00\";\"14,00\";"
                + "\"0,00\";\"0,00\";\"0,00\"\r\n";
    }

    @Test
    void theHistoryOfPayIsHeldAgainstTheJournalByItsShippedMapping() {
        Shell shell = Shell.imported(folder);
        shell.write(
                "paie.csv", HEADER + row("inconnu-17", "03/2025", "143,00") + row("inconnu-17", "02/2025", "99,00"));
        Shell.Answer answer = shell.stored(
                "pay", "compare", "S001", "2025-03", shell.path("paie.csv"), "--preset", "compani-paie", "--json");
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        List<Tree.Fields> workers = answer.each("workers");
        assertThat(workers.stream()
                        .filter(worker -> Shell.text(worker, "outcome").equals("PAID_ONLY")))
                .hasSize(1);
        assertThat(workers.stream()
                        .filter(worker -> Shell.text(worker, "outcome").equals("COUNTED_ONLY")))
                .isNotEmpty();
        assertThat(answer.codes()).containsExactlyInAnyOrder("ESM-2811", "ESM-2812");
        Shell.Answer shown =
                shell.stored("pay", "compare", "S001", "2025-03", shell.path("paie.csv"), "--preset", "compani-paie");
        assertThat(shown.out()).contains("143,00").contains("absent du journal").contains("absent de la paie");
        assertThat(shown.toString() + answer).doesNotContain("Quatrelivres", "inconnu-17");
    }

    @Test
    void aTableOfTheTemplateNeedsNoMappingAndTwoAreRefused() {
        Shell shell = Shell.imported(folder);
        shell.write("paie.csv", "Matricule;Mois;Heures travaillées\nX;03/2025;1,5\n");
        assertThat(shell.stored("pay", "compare", "S001", "2025-03", shell.path("paie.csv"))
                        .out())
                .contains("1,50");
        shell.write("m.yaml", "table: pay\n");
        Shell.Answer both = shell.stored(
                "pay",
                "compare",
                "S001",
                "2025-03",
                shell.path("paie.csv"),
                "--preset",
                "compani-paie",
                "--mapping",
                shell.path("m.yaml"));
        assertThat(both.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(both.err()).contains("--preset", "Peut-être");
        Shell.Answer unknown =
                shell.stored("pay", "compare", "S001", "2025-03", shell.path("paie.csv"), "--preset", "ailleurs");
        assertThat(unknown.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(unknown.err()).contains("compani-paie");
    }
}
