package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.funding.Verification;
import org.essaim.jackson.JsonCodec;

/**
 * A month from the planning export to a statement that a funder can verify, by two people in front of browsers: who coordinates
 * the team of S001, and who closes and issues for the federation.
 */
final class Journey {
    static final Path PACK = Path.of("src", "test", "resources", "federation").toAbsolutePath();
    private static final String HEAD =
            "Type;Heure interne;Service;Début planifié;Fin planifiée;Début horodaté;Fin horodatée;Équipe;"
                    + "Id Auxiliaire;A affecter;Annulé;Statut de l'annulation";
    private static final Pattern SEAL = Pattern.compile("[0-9a-f]{64}");

    private final Somebody coordinator;
    private final Somebody closer;
    private final Path folder;

    Journey(Somebody coordinator, Somebody closer, Path folder) {
        this.coordinator = coordinator;
        this.closer = closer;
        this.folder = folder;
    }

    /** All of it. */
    void travel() throws IOException {
        coordinator.go("/essaim/");
        assertThat(coordinator.address()).as("the host's login").startsWith("/connexion");
        coordinator.logIn("camille");
        assertThat(coordinator.address()).as("where they were going").startsWith("/essaim/");
        imported(coordinator, january("janvier.csv", "16:00"));
        mapped();
        closer.go("/essaim/");
        closer.logIn("sacha");
        String seal = sealed();
        proposed();
        issued(seal);
        counted();
        shared();
        seenByTheOthers();
    }

    /** What the planning program exports for January: two meetings, one of them under a label that nobody knows, and a visit. */
    Path january(String name, String end) throws IOException {
        return export(
                name,
                "Heure interne;Réunion d’équipe;;09/01/2025 14:00;09/01/2025 " + end + ";;;Source;W-1;Non;Non;",
                "Heure interne;Point d’équipe;;16/01/2025 14:00;16/01/2025 15:30;;;Source;W-1;Non;Non;",
                "Intervention;;Aide à la personne APA;10/01/2025 09:00;10/01/2025 10:00;;;Source;W-1;Non;Non;");
    }

    Path export(String name, String... rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("\ufeff" + HEAD);
        lines.addAll(List.of(rows));
        return Files.writeString(folder.resolve(name), String.join("\r\n", lines) + "\r\n", StandardCharsets.UTF_8);
    }

    /** Sends a file that tells all of January, and looks at what it says. */
    static void previewed(Somebody who, Path file) throws IOException {
        chosen(who, file);
        who.press("Voir ce qu’il dit");
        assertThat(who.sees()).contains("Rien n’est encore importé");
    }

    /** The same, before anything is sent. */
    static void chosen(Somebody who, Path file) throws IOException {
        who.go("/essaim/imports");
        who.choose("structure", "S001");
        who.choose("preset", "compani");
        who.attach("file", file);
        who.type("first", "2025-01-01");
        who.type("last", "2025-01-31");
    }

    static void imported(Somebody who, Path file) throws IOException {
        previewed(who, file);
        who.press("Importer");
        assertThat(who.sees()).contains("Ce fichier est importé");
    }

    private void mapped() throws IOException {
        coordinator.go("/essaim/");
        assertThat(coordinator.sees()).as("one label waits").containsPattern("janvier 2025\\s+1\\s+0\\s+0");
        coordinator.go("/essaim/labels?structure=S001");
        coordinator.follow("Point d’équipe");
        coordinator.choose("category", "TEAM_MEETING");
        coordinator.press("Voir l’effet");
        assertThat(coordinator.sees()).contains("2,00", "3,50", "Rien n’est encore enregistré");
        coordinator.press("Enregistrer");
        assertThat(coordinator.sees()).contains("La catégorie est enregistrée", "camille");
    }

    private String sealed() throws IOException {
        closer.go("/essaim/closing?structure=S001");
        closer.press("Clore ce mois");
        assertThat(closer.sees()).contains("Le mois est clos");
        closer.go("/essaim/closing?structure=S001");
        assertThat(closer.sees()).contains("clos, sceau 1");
        Matcher seal = SEAL.matcher(closer.sees());
        assertThat(seal.find()).isTrue();
        return seal.group();
    }

    // The planning was corrected after the month was sealed: one meeting was half an hour longer.
    private void proposed() throws IOException {
        imported(coordinator, january("janvier-bis.csv", "16:30"));
        assertThat(coordinator.sees()).containsPattern("Propositions sur mois clos\\s+1");
        coordinator.go("/essaim/proposals?structure=S001");
        coordinator.follow("régler");
        coordinator.type("reason", "feuille d’émargement du 9");
        coordinator.press("Accepter");
        assertThat(coordinator.sees()).contains("La proposition est réglée", "acceptée", "feuille d’émargement du 9");
    }

    private void issued(String seal) throws IOException {
        closer.go("/essaim/statements");
        closer.choose("agreement", "DIALOGUE");
        closer.type("first", "2025-01");
        closer.type("last", "2025-01");
        closer.press("Voir le relevé");
        // Three hours and a half at 23.80 euros.
        assertThat(closer.sees()).contains("Projet", "3,50", "83,30 €");
        closer.press("Émettre");
        assertThat(closer.sees()).contains("Le relevé est émis");
        String statement = closer.address();
        verified(closer.download("Télécharger en JSON"), seal);
        assertThat(words(closer.download("Télécharger en XLSX")))
                .contains("DIALOGUE – Fonds fictif pour les temps de dialogue", "3.5", "83.3");
        assertThat(text(closer.download("Télécharger en PDF")))
                .contains("Fonds fictif pour les temps de dialogue", "83,30");
        assertThat(new String(closer.download("Télécharger en HTML"), StandardCharsets.UTF_8))
                .contains("<html", "83,30");
        closer.go(statement);
        closer.follow("3,50");
        assertThat(closer.sees())
                .contains("janvier.csv, 2", "janvier.csv, 3", "Réunion d’équipe", "Point d’équipe", "23,80");
    }

    private static void verified(byte[] statement, String seal) {
        assertThat(verdict(statement, List.of())).isEqualTo(Verification.Verdict.CONSISTENT);
        assertThat(verdict(statement, List.of("S001:2025-01=" + seal))).isEqualTo(Verification.Verdict.ANCHORED);
        String text = new String(statement, StandardCharsets.UTF_8);
        String forged = text.replace("8330", "9330");
        assertThat(forged).isNotEqualTo(text);
        assertThat(verdict(forged.getBytes(StandardCharsets.UTF_8), List.of())).isEqualTo(Verification.Verdict.REFUSED);
    }

    private static Verification.Verdict verdict(byte[] statement, List<String> anchors) {
        List<Finding> findings = new ArrayList<>();
        SourceTree read = new JsonCodec()
                .decode(statement, "releve.json", findings::add)
                .orElseThrow(() -> new AssertionError(findings));
        return Verification.of(read, anchors).verdict();
    }

    private static List<String> words(byte[] workbook) throws IOException {
        List<String> words = new ArrayList<>();
        try (Workbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (Sheet sheet : read) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        CellType type = cell.getCellType() == CellType.FORMULA
                                ? cell.getCachedFormulaResultType()
                                : cell.getCellType();
                        words.add(
                                type == CellType.NUMERIC
                                        ? BigDecimal.valueOf(cell.getNumericCellValue())
                                                .toPlainString()
                                        : cell.getStringCellValue());
                    }
                }
            }
        }
        return words;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    // What the sealed month comes to, where that comes from, and what of it may be told of one person alone: nothing.
    private void counted() throws IOException {
        closer.go("/essaim/indicators");
        closer.send("catalogue", Map.of());
        assertThat(closer.sees()).contains("C’est enregistré", "Part du temps de coordination");
        String question = "/essaim/indicators?indicator=coordination-share&period=2025-01&by=STRUCTURE";
        closer.go(question);
        // Three hours and a half of meetings, one hour of care.
        assertThat(text(closer.download("Télécharger en PDF"))).contains("77,8");
        closer.follow("77,8");
        assertThat(closer.sees()).contains("(3,5) ÷ (4,5) × 100", "mois clos", "Personnes");
        coordinator.go(question);
        assertThat(coordinator.sees()).contains("77,8").doesNotContain("Préparer pour publication", "S002");
        closer.go(question);
        closer.send("publish", Map.of());
        assertThat(closer.sees()).contains("Prêt à publier", "s.", "time n° 1").doesNotContain("77,8");
        assertThat(new String(closer.download("Télécharger en CSV"), StandardCharsets.UTF_8))
                .contains("SUPPRESSED")
                .doesNotContain("77,8");
        closer.go("/essaim/dashboard?period=2025-01");
        assertThat(new String(closer.download("Télécharger en HTML"), StandardCharsets.UTF_8))
                .contains("<svg", "Tableau de bord");
    }

    // A figure of one person alone is not quoted; what is written is handed out as a text, changed elsewhere and taken
    // back.
    private void shared() throws IOException {
        closer.go("/essaim/sheets");
        closer.send(
                "write",
                Map.of(
                        "id",
                        "federation",
                        "title",
                        "Ce que coûtent nos réunions",
                        "part-evaluation",
                        "Il reste [[heures]].",
                        "citations",
                        "heures = statement DIALOGUE over 2025-01..2025-01 figure RECORDED"));
        assertThat(closer.sees()).contains("Rien n’est enregistré", "trop peu de personnes");
        coordinator.go("/essaim/sheets");
        coordinator.send(
                "write",
                Map.of(
                        "id",
                        "reunions",
                        "title",
                        "Des réunions d’équipe",
                        "structure",
                        "S001",
                        "part-tools",
                        "- un carnet",
                        "part-evaluation",
                        "Tout le monde vient."));
        assertThat(coordinator.sees()).contains("C’est enregistré", "un carnet", "Non renseigné");
        try (XWPFDocument text =
                new XWPFDocument(new ByteArrayInputStream(coordinator.download("Télécharger en DOCX")))) {
            assertThat(text.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .contains("Des réunions d’équipe", "2°\u00a0Méthode utilisée", "Outils", "un carnet");
        }
        String written = new String(coordinator.download("Télécharger en MD"), StandardCharsets.UTF_8);
        Path changed =
                Files.writeString(folder.resolve("fiche.md"), written.replace("un carnet", "un carnet et une salle"));
        coordinator.go("/essaim/sheets");
        coordinator.attach("file", changed);
        coordinator.send("take", Map.of("id", "reunions"));
        assertThat(coordinator.sees()).contains("C’est enregistré", "un carnet et une salle", "Tout le monde vient.");
        coordinator.go("/essaim/experiences?words=salle");
        coordinator.follow("Des réunions d’équipe");
        coordinator.go("/essaim/experiences");
        coordinator.send(
                "tell",
                Map.of(
                        "id",
                        "equipe",
                        "title",
                        "Mon équipe décide",
                        "text",
                        "Nous faisons notre planning à quatre.",
                        "structure",
                        "S001",
                        "told",
                        "2025-01-20",
                        "given",
                        "2025-01-20"));
        assertThat(coordinator.sees()).contains("C’est enregistré", "Nous faisons notre planning à quatre.");
        coordinator.send("withdraw", Map.of());
        assertThat(coordinator.sees()).contains("C’est enregistré").doesNotContain("Mon équipe décide");
    }

    private void seenByTheOthers() throws IOException {
        coordinator.go("/essaim/audit?structure=S001");
        assertThat(coordinator.sees())
                .contains(
                        "clos, sceau 1",
                        "relevé émis, version 1",
                        "camille",
                        "sacha",
                        "point d'équipe → Réunion d’équipe");
        coordinator.go("/essaim/");
        assertThat(coordinator.sees()).contains("3,50", "87,85");
    }
}
