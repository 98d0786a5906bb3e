package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.document.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every indicator of the shipped pack from files alone: a planning export that is closed and claimed, tables of people, of applications, of sessions, of resources. The values
 * were worked out by hand from the rows below.
 */
class CatalogueFromFilesTest {
    private static final String PROGRAMME = """
            programmes:
              - id: essai
                name: Programme fictif
                description: Un essai.
                territory: Nulle part
                trainings: [equipes]
                phases:
                  - {number: 1, code: sensibilisation, title: Sensibilisation, kind: AWARENESS}
            trainings:
              - {id: equipes, title: Équipes autonomes, provider: Organisme A, method: Formation-action, modalities: [COLLECTIVE], source: fictif}
            """;

    /** Of S001 in March 2025. */
    private static final Map<String, String> OF_A_STRUCTURE = new TreeMap<>(Map.ofEntries(
            // 20 people and 14.5 full-time equivalents at the end; a twelfth of 365 days each.
            Map.entry("fte", "14.5"),
            Map.entry("absence-rate-anap", "6.8"),
            Map.entry("absence-rate-territorial", "4.93"),
            // 21 days from Monday to Friday for 14.5 full-time equivalents.
            Map.entry("absence-rate-anact", "7.06"),
            Map.entry("absence-rate-dares", "15"),
            // 3 came and 2 went; 20 people in one month are 20 twelfths of a year.
            Map.entry("turnover", "150"),
            Map.entry("departure-rate", "120"),
            Map.entry("staff-retention", "88.9"),
            Map.entry("applications-per-vacancy", "2.3"),
            Map.entry("vacancies-filled", "25"),
            Map.entry("survey-response-rate", "62.5"),
            Map.entry("working-life-score", "60"),
            // 10 h 30 of visits, 6 h 30 of meetings, 1 h cancelled and paid, 15 min of travel, 45 min without a
            // category.
            Map.entry("working-time", "19"),
            Map.entry("coordination-time", "7"),
            Map.entry("coordination-share", "34.2"),
            Map.entry("coordination-per-care-hour", "37.1"),
            Map.entry("peripheral-share", "44.7"),
            // 1 h 30 of the facilitator at 27.40 and 5 h of carers at 25.10 make 166.60 euros; a statement claims all
            // of it.
            Map.entry("coordination-cost-per-care-hour", "15.87"),
            Map.entry("unfunded-share", "0"),
            Map.entry("lost-time-frequency", "105263.16"),
            Map.entry("declared-frequency", "263157.89"),
            Map.entry("all-accidents-frequency", "526315.79"),
            Map.entry("accident-severity", "1631.58")));

    /** Of the federation, over the first half of 2025. */
    private static final Map<String, String> OF_THE_PROGRAMME = new TreeMap<>(Map.of(
            "event-structures-registered", "2",
            "event-structures-present", "2",
            "training-structures", "1",
            "presence-rate", "80",
            "review-count", "1",
            "reading-rate", "33.3",
            "acceptance-rate", "66.7",
            "programme-dropout", "50"));

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void takeTheCatalogue() {
        shell = Shell.issued(folder);
        fine(shell.stored("indicators", "--pack", "indicateurs"));
    }

    private static Shell.Answer fine(Shell.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        return answer;
    }

    private void table(List<String> command, String file, String rows, String... more) {
        shell.write(file, rows);
        List<String> words = new ArrayList<>(command);
        words.add(shell.path(file));
        words.addAll(List.of(more));
        fine(shell.stored(words.toArray(String[]::new)));
    }

    private void people() {
        table(List.of("people", "record", "WORKFORCE"), "effectif.csv", """
                Structure;Mois;Fonction;Contrat;Personnes;ETP
                S001;02/2025;Intervenant à domicile;CDI;18;13
                S001;03/2025;Intervenant à domicile;CDI;20;14,5
                """);
        table(List.of("people", "record", "MOVEMENTS"), "mouvements.csv", """
                Structure;Mois;Contrat;Motif;Personnes
                S001;03/2025;CDI;Embauche;3
                S001;03/2025;CDI;Démission;1
                S001;03/2025;CDD;Fin de CDD;1
                """);
        table(List.of("people", "record", "ABSENCES"), "absences.csv", """
                Structure;Mois;Nature;Personnes;Jours calendaires;Jours ouvrés
                S001;03/2025;Maladie;4;30;21,5
                S001;03/2025;Formation;6;12;12
                """);
        table(List.of("people", "record", "ACCIDENTS"), "accidents.csv", """
                Structure;Mois;Nature;Nombre;Jours perdus
                S001;03/2025;Avec arrêt;2;31
                S001;03/2025;Déclaré sans arrêt;3;0
                S001;03/2025;Bénin;5;0
                S001;03/2025;De trajet;1;12
                """);
        table(List.of("people", "record", "REFERENCE_WEEKS"), "semaines.csv", """
                Structure;Mois;Personnes employées;Personnes absentes
                S001;03/2025;20;3
                """);
        table(List.of("people", "record", "RECRUITMENT"), "recrutement.csv", """
                Structure;Mois;Postes à pourvoir;Candidatures reçues;Postes pourvus
                S001;03/2025;4;9;1
                """);
        table(List.of("people", "record", "SURVEYS"), "enquetes.csv", """
                Structure;Mois;Questionnaire;Personnes sollicitées;Personnes ayant répondu;Points obtenus;Points possibles
                S001;03/2025;qvt;40;25;300;500
                """);
    }

    private void programme() {
        shell.write("programme.yaml", PROGRAMME);
        fine(shell.stored("programme", "create", shell.path("programme.yaml")));
        fine(shell.stored("structure", "add", "S003", "--name", "Structure fictive", "--agreement", "IDCC_2941"));
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
        table(List.of("programme", "apply", "essai"), "candidatures.csv", """
                Structure;Date
                S001;10/01/2025
                S002;11/01/2025
                S003;12/01/2025
                """, "--call", "appel");
        table(List.of("programme", "decide", "essai"), "decisions.csv", """
                Structure;Décision;Date;Motif
                S001;Retenue;20/02/2025;COPIL
                S002;Retenue;20/02/2025;COPIL
                S003;Non retenue;20/02/2025;hors du territoire
                """);
        table(List.of("programme", "enrol", "essai"), "parcours.csv", """
                Structure;État;Phase;Date;Motif
                S001;Engagée;sensibilisation;01/03/2025;
                S002;Engagée;sensibilisation;01/03/2025;
                S002;Retirée;;15/05/2025;départ de la direction
                """);
        table(List.of("programme", "session", "essai"), "seances.csv", """
                Séance;Nature;Titre;Date;Début;Fin
                web-1;Web-conférence;Une;07/04/2025;9:00;10:00
                groupe-1;Formation collective;Groupe;08/04/2025;9:00;17:00
                """);
        table(List.of("programme", "register", "essai"), "inscriptions.csv", """
                Séance;Structure;Fonction;Nombre;Date
                web-1;S001;Dirigeant;1;02/04/2025
                web-1;S002;Dirigeant;3;02/04/2025
                groupe-1;S002;Dirigeant;1;02/04/2025
                """);
        table(List.of("programme", "attend", "essai"), "presences.csv", """
                Séance;Structure;Fonction;Nombre
                web-1;S001;Dirigeant;1
                web-1;S002;Dirigeant;2
                groupe-1;S002;Dirigeant;1
                """);
        fine(shell.stored(
                "programme",
                "training",
                "essai",
                "promo-1",
                "--training",
                "equipes",
                "--title",
                "Promotion",
                "--session",
                "groupe-1",
                "--review",
                "Bien reçu.",
                "--date",
                "2025-05-05"));
        table(List.of("resource", "record", "RESOURCES"), "ressources.csv", """
                Ressource;Titre;Nature;Publiée le;Adressée à;Destinataires
                guide;Guide des équipes;Outil;14/02/2025;Encadrants;40
                recit;Une équipe raconte;Témoignage;02/05/2025;Dirigeants;20
                """);
        table(List.of("resource", "record", "READINGS"), "lectures.csv", """
                Ressource;Mois;Structure;Consultations;Lecteurs
                guide;02/2025;;20;9
                guide;03/2025;;5;11
                guide;04/2025;;2;11
                guide;05/2025;;2;12
                guide;06/2025;;1;12
                recit;05/2025;;8;8
                recit;06/2025;;0;8
                """);
    }

    private Map<String, String> values(Map<String, String> expected, String... how) {
        Map<String, String> values = new TreeMap<>();
        for (String id : expected.keySet()) {
            List<String> words = new ArrayList<>(List.of("indicators", id, "--json"));
            words.addAll(List.of(how));
            Shell.Answer answer = fine(shell.stored(words.toArray(String[]::new)));
            Tree.Fields table = answer.each("indicators").get(0);
            Tree.Fields value = (Tree.Fields)
                    ((Tree.Items) table.get("values").orElseThrow()).items().get(0);
            values.put(
                    id,
                    value.get("value")
                            .map(each -> ((Tree.Numeric) each)
                                    .value()
                                    .stripTrailingZeros()
                                    .toPlainString())
                            .orElseGet(() -> Shell.text(value, "absent")));
        }
        return values;
    }

    @Test
    void everyIndicatorOfAStructureComesFromItsFiles() {
        people();
        assertThat(values(OF_A_STRUCTURE, "--period", "2025-03", "--structure", "S001"))
                .isEqualTo(OF_A_STRUCTURE);
    }

    @Test
    void everyIndicatorOfAProgrammeComesFromItsTables() {
        programme();
        assertThat(values(OF_THE_PROGRAMME, "--period", "2025-H1", "--programme", "essai"))
                .isEqualTo(OF_THE_PROGRAMME);
    }

    @Test
    void nothingOfASecretValueIsLeftInAnyFile() {
        table(List.of("people", "record", "WORKFORCE"), "effectif.csv", """
                Structure;Mois;Fonction;Contrat;Personnes;ETP
                S001;03/2025;Intervenant à domicile;CDI;40;30
                """);
        table(List.of("people", "record", "ABSENCES"), "absences.csv", """
                Structure;Mois;Nature;Personnes;Jours calendaires;Jours ouvrés
                S001;03/2025;Maladie;4;121,25;80
                """);
        List<String> words = List.of(
                "indicators", "absence-rate-territorial", "--period", "2025-03", "--by", "STRUCTURE", "--explain");
        assertThat(publishing(words, "exact")).contains("121,25").contains("9,97");
        List<String> published = new ArrayList<>(words);
        published.add("--publish");
        assertThat(publishing(published, "public"))
                .contains("s.")
                .doesNotContain("121,25", "121.25", "12125", "9,97", "9.97", "485/", "1455/");
    }

    private String publishing(List<String> how, String name) {
        List<String> words = new ArrayList<>(how);
        for (String format : List.of("csv", "html")) {
            words.addAll(List.of("-o", shell.path(name + "." + format)));
        }
        String out = fine(shell.stored(words.toArray(String[]::new))).out();
        List<String> inJson = new ArrayList<>(how);
        inJson.remove("--explain");
        inJson.add("--json");
        return out
                + fine(shell.stored(inJson.toArray(String[]::new))).out()
                + shell.read(name + ".csv")
                + shell.read(name + ".html");
    }

    @Test
    void noIndicatorOfThePackIsLeftWithoutAFile() {
        List<String> ids = shell.stored("indicators", "--json").each("definitions").stream()
                .map(each -> Shell.text(each, "id"))
                .toList();
        List<String> known = new ArrayList<>(OF_A_STRUCTURE.keySet());
        known.addAll(OF_THE_PROGRAMME.keySet());
        assertThat(ids).containsExactlyInAnyOrderElementsOf(known);
    }
}
