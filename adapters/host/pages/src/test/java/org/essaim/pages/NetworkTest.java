package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.essaim.pages.Officer.offers;
import static org.essaim.pages.Officer.send;
import static org.essaim.pages.Officer.table;
import static org.essaim.pages.Officer.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.organisation.Duty;
import org.essaim.sharing.ResourceKind;
import org.essaim.sharing.ResourceTable;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables to fill in, communities of practice, training actions, the register of projects, figures about people: by pages. */
class NetworkTest {
    private static final String TABLES = "/programmes/tables?programme=essai";

    @TempDir
    private Path folder = Path.of("");

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\r\n", lines) + "\r\n", StandardCharsets.UTF_8);
    }

    private static String count(HtmlPage page, String title) {
        return page.<DomElement>getFirstByXPath("//dl/div[dt = '" + title + "']/dd")
                .getTextContent()
                .strip();
    }

    private static String file(HtmlPage page) throws IOException {
        DomElement link = page.getFirstByXPath("//main//a[contains(@href, 'rejects')]");
        return link.click().getWebResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void everyTableHasATemplateThatIsReadBackAsEmpty() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            ProgrammesTest.defined(browser);
            long before = house.store.sequence();
            for (String path : List.of(TABLES, "/projects", "/people", "/resources")) {
                HtmlPage page = browser.open(path);
                List<DomElement> links = page.getByXPath("//main//a[contains(@href, 'table=')]");
                assertThat(links).as(path).isNotEmpty();
                for (DomElement link : links) {
                    WebResponse template = link.click().getWebResponse();
                    String disposition = template.getResponseHeaderValue("Content-Disposition");
                    assertThat(disposition).startsWith("attachment; filename=\"modele-");
                    String extension = disposition.endsWith(".xlsx\"") ? ".xlsx" : ".csv";
                    Path saved = folder.resolve("modele" + extension);
                    try (InputStream in = template.getContentAsStream()) {
                        Files.write(saved, in.readAllBytes());
                    }
                    String table = link.getAttribute("href").replaceAll(".*table=([a-z_]+).*", "$1");
                    HtmlPage sent = table.equals("applications")
                            ? table(browser.open(path), table, saved, "call", "appel")
                            : table(browser.open(path), table, saved);
                    assertThat(text(sent)).as(table + extension).contains("rien n’a changé", "compte rendu");
                    assertThat(sent.getWebResponse().getStatusCode()).isEqualTo(200);
                }
            }
            assertThat(house.store.sequence()).isEqualTo(before);
        }
    }

    @Test
    void aFilledTableIsRecordedOnceAndItsRefusedRowsComeBackToBeMended() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER);
                House.Browser colleague = house.colleague(Duty.CLOSER)) {
            ProgrammesTest.defined(browser);
            Path file = write(
                    "candidatures.csv",
                    "Structure;Date;Référence",
                    "S001;20/01/2025;\"dossier;7\"",
                    "S002;01/03/2025;en retard",
                    "S999;20/01/2025;inconnue",
                    "S002;32/01/2025;mal datée");
            HtmlPage nowhere = table(browser.open(TABLES), "applications", file);
            assertThat(nowhere.getWebResponse().getStatusCode()).isEqualTo(400);
            HtmlPage sent = table(browser.open(TABLES), "applications", file, "call", "appel");
            assertThat(text(sent))
                    .contains("Les lignes sans erreur sont enregistrées", "ligne 3, Date", "ligne 4", "ligne 5, Date");
            assertThat(List.of(count(sent, "Enregistrées"), count(sent, "Lignes refusées")))
                    .containsExactly("1", "3");
            String refused = file(sent);
            assertThat(refused)
                    .isEqualTo(
                            "Structure;Date;Référence\r\nS002;01/03/2025;en retard\r\nS999;20/01/2025;inconnue\r\nS002;32/01/2025;mal datée\r\n");
            DomElement link = sent.getFirstByXPath("//main//a[contains(@href, 'rejects')]");
            String address = link.getAttribute("href").replaceAll(".*/essaim", "");
            assertThat(colleague.get(address).getStatusCode())
                    .as("for their sender alone")
                    .isEqualTo(404);
            long before = house.store.sequence();
            HtmlPage again = table(browser.open(TABLES), "applications", file, "call", "appel");
            assertThat(List.of(count(again, "Enregistrées"), count(again, "Déjà connues")))
                    .containsExactly("0", "1");
            assertThat(house.store.sequence()).isEqualTo(before);
            Path mended = write("corrige.csv", "Structure;Date;Référence", "S002;20/02/2025;\"dossier \"\"8\"\"\"");
            assertThat(text(table(browser.open(TABLES), "applications", mended, "call", "appel")))
                    .contains("Le tableau est enregistré");
            assertThat(text(table(browser.open(TABLES), "applications", mended, "call", "appel")))
                    .contains("Tout était déjà connu : rien n’a changé");
            Path wrong = write("faux.csv", "Colonne;Autre", "a;b");
            assertThat(text(table(browser.open(TABLES), "decisions", wrong)))
                    .contains("Rien n’est enregistré", "Structure");
        }
    }

    @Test
    void aWorkbookIsFilledInAndItsRefusedRowsComeBackInOne() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            ProgrammesTest.defined(browser);
            Path saved = folder.resolve("modele.xlsx");
            try (InputStream in = browser.get(
                            "/programmes/tables/download?programme=essai&table=applications&format=xlsx")
                    .getContentAsStream()) {
                Files.write(saved, in.readAllBytes());
            }
            try (InputStream in = Files.newInputStream(saved);
                    Workbook workbook = new XSSFWorkbook(in)) {
                row(workbook, 1, "S001", "20/01/2025");
                row(workbook, 2, "S999", "20/01/2025");
                try (OutputStream out = Files.newOutputStream(saved)) {
                    workbook.write(out);
                }
            }
            HtmlPage sent = table(browser.open(TABLES), "applications", saved, "call", "appel");
            assertThat(List.of(count(sent, "Enregistrées"), count(sent, "Lignes refusées")))
                    .containsExactly("1", "1");
            DomElement link = sent.getFirstByXPath("//main//a[contains(@href, 'rejects')]");
            WebResponse rows = link.click().getWebResponse();
            assertThat(rows.getResponseHeaderValue("Content-Disposition")).contains("refus-applications.xlsx");
            try (InputStream in = rows.getContentAsStream();
                    Workbook workbook = new XSSFWorkbook(in)) {
                assertThat(workbook.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                        .isEqualTo("S999");
                assertThat(workbook.getSheetAt(0).getRow(2)).isNull();
            }
        }
    }

    private static void row(Workbook workbook, int number, String structure, String date) {
        Row row = workbook.getSheetAt(0).createRow(number);
        row.createCell(0).setCellValue(structure);
        row.createCell(1).setCellValue(date);
    }

    @Test
    void whoMaySeeOneStructureRecordsItsRowsAloneAndAReaderNone() throws Exception {
        try (House house = new House().founded();
                House.Browser closer = house.browser(Duty.CLOSER);
                House.Browser mine = house.browser(Duty.COORDINATOR, "S001");
                House.Browser reader = house.browser(Duty.READER)) {
            ProgrammesTest.defined(closer);
            Path file = write("c.csv", "Structure;Date", "S001;20/01/2025", "S002;20/01/2025");
            HtmlPage sent = table(mine.open(TABLES), "applications", file, "call", "appel");
            assertThat(text(sent)).contains("ligne 3");
            assertThat(house.essaim.programmes().enrolments("essai"))
                    .extracting(way -> way.structure())
                    .containsExactly("S001");
            for (String path : List.of(TABLES, "/projects", "/people")) {
                assertThat(offers(reader.open(path), "table")).as(path).isFalse();
            }
            assertThat(reader.get("/programmes/tables/download?programme=essai&table=applications&format=csv")
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(reader.post(TABLES, java.util.Map.of("table", "applications", "do", "table"))
                            .getStatusCode())
                    .isEqualTo(403);
            for (String forged :
                    List.of("table=none&format=csv", "table=decisions&format=exe", "format=csv", "table=decisions")) {
                assertThat(mine.get("/programmes/tables/download?programme=essai&" + forged)
                                .getStatusCode())
                        .as(forged)
                        .isEqualTo(400);
            }
            assertThat(mine.get("/programmes/tables/rejects?programme=essai&rows=x")
                            .getStatusCode())
                    .isEqualTo(404);
            assertThat(mine.post(TABLES, java.util.Map.of("table", "decisions", "do", "table"))
                            .getStatusCode())
                    .as("no file")
                    .isEqualTo(400);
        }
    }

    @Test
    void aCommunityMeetsAndExchangesPracticesAndATrainingActionIsReviewed() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER);
                House.Browser mine = house.browser(Duty.COORDINATOR, "S001");
                House.Browser other = house.browser(Duty.COORDINATOR, "S002")) {
            ProgrammesTest.defined(browser);
            HtmlPage managers = send(
                    browser.open("/programmes/communities?programme=essai"),
                    "found",
                    "id",
                    "managers",
                    "title",
                    "Managers");
            assertThat(text(managers)).contains("C’est enregistré", "Aucun membre");
            String address = "/programmes/communities?community=managers";
            managers = send(mine.open(address), "join", "structure", "S001", "worker", "W-0", "date", "2025-02-01");
            assertThat(text(managers)).contains("toujours membre");
            assertThat(managers.asXml()).doesNotContain("W-0");
            managers = send(
                    mine.open(address),
                    "share",
                    "structure",
                    "S001",
                    "title",
                    "Tournées <b>partagées</b>",
                    "text",
                    "Une idée.",
                    "date",
                    "2025-03-01");
            assertThat(text(managers)).contains("Tournées <b>partagées</b>", "1 mars 2025".replace("1 ", "1er "));
            assertThat(text(other.open(address))).contains("Tournées").doesNotContain("toujours membre");
            assertThat(Officer.forge(other, mine.open(address), "leave", "date", "2025-04-01")
                            .getStatusCode())
                    .isEqualTo(200);
            assertThat(text(mine.open(address))).contains("toujours membre");
            assertThat(Officer.forge(other, mine.open(address), "share", "structure", "S001", "title", "x")
                            .getStatusCode())
                    .isEqualTo(403);
            managers = send(mine.open(address), "leave", "date", "2025-04-01");
            assertThat(text(managers)).doesNotContain("toujours membre");
            assertThat(offers(mine.open("/programmes/communities?programme=essai"), "found"))
                    .isFalse();
            assertThat(Officer.forge(
                                    mine,
                                    browser.open("/programmes/communities?programme=essai"),
                                    "found",
                                    "id",
                                    "x",
                                    "title",
                                    "X")
                            .getStatusCode())
                    .isEqualTo(403);

            assertThat(text(browser.open("/programmes/trainings?programme=essai")))
                    .contains("produit de formation");
            send(
                    browser.open("/programmes/definition?programme=essai&part=trainings"),
                    "trainings",
                    "id",
                    "fa",
                    "title",
                    "Formation-action fictive",
                    "provider",
                    "Organisme A",
                    "modalities",
                    "COLLECTIVE");
            HtmlPage action = send(
                    browser.open("/programmes/trainings?programme=essai"),
                    "create",
                    "id",
                    "fa-1",
                    "title",
                    "Promotion 1",
                    "training",
                    "fa");
            assertThat(text(action)).contains("C’est enregistré", "Le bilan reste à écrire");
            HtmlPage first = browser.open("/programmes/trainings?action=fa-1");
            HtmlPage second = browser.open("/programmes/trainings?action=fa-1");
            HtmlPage reviewed = send(first, "review", "date", "2025-05-30", "text", "Utile.");
            assertThat(text(reviewed)).contains("Utile.");
            assertThat(send(second, "change", "title", "Promotion A")
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(409);
            assertThat(Officer.forge(mine, second, "change", "title", "X").getStatusCode())
                    .isEqualTo(403);
            assertThat(browser.get("/programmes/trainings/download?action=fa-1&format=html")
                            .getContentAsString())
                    .contains("Utile.");
            assertThat(browser.get("/programmes/trainings?action=none").getStatusCode())
                    .isEqualTo(404);
            assertThat(browser.get("/programmes/communities?community=none").getStatusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theRegisterOfProjectsIsSearchedAddedToAndChangedByWhoseItIs() throws Exception {
        try (House house = new House().founded();
                House.Browser mine = house.browser(Duty.COORDINATOR, "S001");
                House.Browser other = house.browser(Duty.COORDINATOR, "S002");
                House.Browser reader = house.browser(Duty.READER)) {
            HtmlPage project = send(
                    mine.open("/projects"),
                    "add",
                    "id",
                    "p1",
                    "title",
                    "Équipes <b>mobiles</b>",
                    "leader",
                    "Structure fictive",
                    "state",
                    "RUNNING",
                    "structures",
                    "S001",
                    "territory",
                    "Gironde",
                    "partners",
                    "Carsat fictive; Département fictif",
                    "begins",
                    "2025-01-01",
                    "ends",
                    "2025-12-31");
            assertThat(text(project))
                    .contains("C’est enregistré", "Équipes <b>mobiles</b>", "Carsat fictive, Département fictif");
            assertThat(text(reader.open("/projects?words=equipes+gironde&organisation=carsat")))
                    .contains("avec qui (1)");
            assertThat(text(reader.open("/projects?words=inconnu"))).contains("Aucun projet trouvé");
            assertThat(text(reader.open("/projects?state=STOPPED"))).contains("Aucun projet trouvé");
            assertThat(reader.get("/projects/report/download?format=html&words=mobiles")
                            .getContentAsString())
                    .contains("Gironde")
                    .doesNotContain("<b>mobiles");
            HtmlPage page = mine.open("/projects?project=p1");
            assertThat(offers(other.open("/projects?project=p1"), "change")).isFalse();
            long before = house.store.sequence();
            assertThat(Officer.forge(other, page, "change", "title", "x").getStatusCode())
                    .isEqualTo(409);
            assertThat(Officer.forge(reader, page, "change", "title", "x").getStatusCode())
                    .isEqualTo(403);
            assertThat(send(page, "change", "ends", "2024-12-31")
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(409);
            assertThat(text(send(
                            mine.open("/projects"),
                            "add",
                            "id",
                            "p1",
                            "title",
                            "Autre",
                            "leader",
                            "B",
                            "state",
                            "SOUGHT")))
                    .contains("existe déjà");
            assertThat(house.store.sequence()).isEqualTo(before);
            HtmlPage stale = mine.open("/projects?project=p1");
            send(mine.open("/projects?project=p1"), "change", "territory", "Landes");
            assertThat(send(stale, "change", "territory", "Dordogne")
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(409);
            assertThat(house.essaim.projects().project("p1").territory()).isEqualTo("Landes");
            Path file = write("projets.csv", "Projet;Titre;Porteur;État", "p2;Deuxième;Organisme B;En cours");
            assertThat(text(table(mine.open("/projects"), "projects", file))).contains("Le tableau est enregistré");
            assertThat(text(reader.open("/projects"))).contains("Deuxième");
        }
    }

    @Test
    void resourcesAreSharedAndTheirReadingsToldByWhoMayKnow() throws Exception {
        try (House house = new House().founded();
                House.Browser closer = house.browser(Duty.CLOSER);
                House.Browser mine = house.browser(Duty.COORDINATOR, "S001");
                House.Browser other = house.browser(Duty.READER, "S002")) {
            assertThat(text(closer.open("/resources"))).contains("Aucune ressource n’est encore partagée");
            Path resources = write(
                    "ressources.csv",
                    "Ressource;Titre;Nature;Publiée le;Adressée à;Personnes visées",
                    "guide-1;Guide <b>fictif</b>;"
                            + ResourceKind.TOOL.title(Locale.FRENCH)
                            + ";05/01/2025;encadrants;10");
            assertThat(text(table(mine.open("/resources"), "resources", resources)))
                    .as("only who may see every structure publishes")
                    .contains("Rien n’est enregistré");
            assertThat(text(table(closer.open("/resources"), "resources", resources)))
                    .contains("Le tableau est enregistré");
            Path readings = write(
                    "lectures.csv",
                    ResourceTable.READINGS.form().columns().stream()
                            .map(column -> column.key())
                            .collect(Collectors.joining(";")),
                    ResourceTable.READINGS.form().columns().stream()
                            .map(column -> Map.of(
                                            "resource",
                                            "guide-1",
                                            "month",
                                            "02/2025",
                                            "structure",
                                            "S001",
                                            "views",
                                            "7",
                                            "readers",
                                            "4")
                                    .getOrDefault(column.key(), ""))
                            .collect(Collectors.joining(";")));
            HtmlPage sent = table(mine.open("/resources"), "readings", readings);
            assertThat(text(sent)).contains("Le tableau est enregistré");
            assertThat(text(mine.open("/resources?resource=guide-1"))).contains("Guide <b>fictif</b>", "février 2025");
            assertThat(text(other.open("/resources?resource=guide-1")))
                    .contains("Guide <b>fictif</b>", "inconnu, et non zéro");
            assertThat(closer.get("/resources/report/download?format=html").getStatusCode())
                    .isEqualTo(200);
            assertThat(mine.get("/resources/report/download?format=html").getStatusCode())
                    .isEqualTo(404);
            assertThat(closer.get("/resources?resource=none").getStatusCode()).isEqualTo(404);
        }
    }

    @Test
    void figuresAboutPeopleAreSentAsTablesAndShownMonthByMonth() throws Exception {
        try (House house = new House().founded();
                House.Browser mine = house.browser(Duty.COORDINATOR, "S001")) {
            String shown = "/people?structure=S001&first=2025-01&last=2025-03";
            assertThat(text(mine.open(shown))).contains("inconnu, et non zéro");
            Path workforce = write(
                    "effectifs.csv",
                    "Structure;Mois;Fonction;Contrat;Personnes;ETP",
                    "S001;01/2025;Intervenant à domicile;CDI;12;9,5",
                    "S001;02/2025;Intervenant à domicile;CDI;10;11",
                    "S002;01/2025;Intervenant à domicile;CDI;3;2");
            HtmlPage sent = table(mine.open("/people"), "workforce", workforce);
            assertThat(text(sent)).contains("ligne 3", "ligne 4");
            assertThat(count(sent, "Enregistrées")).isEqualTo("1");
            assertThat(text(mine.open(shown))).contains("janvier 2025", "Intervenant à domicile", "12", "9,5 ETP");
            Path recruitment = write(
                    "recrutement.csv",
                    "Structure;Mois;Fonction;Postes à pourvoir;Candidatures reçues;Postes pourvus",
                    "S001;01/2025;Intervenant à domicile;4;9;1",
                    "S001;02/2025;;2;3;0");
            assertThat(count(table(mine.open("/people"), "recruitment", recruitment), "Enregistrées"))
                    .isEqualTo("2");
            Path surveys = write(
                    "enquetes.csv",
                    "Structure;Mois;Questionnaire;Personnes sollicitées;Personnes ayant répondu;Points obtenus;Points possibles",
                    "S001;03/2025;qvt;40;25;300;500",
                    "S001;03/2025;formation;40;8;;");
            assertThat(count(table(mine.open("/people"), "surveys", surveys), "Enregistrées"))
                    .isEqualTo("2");
            assertThat(text(mine.open(shown)))
                    .contains("candidatures reçues : 9, postes pourvus : 1")
                    .contains("toutes fonctions", "candidatures reçues : 3, postes pourvus : 0")
                    .contains("réponses à qvt", "sur 40 sollicitées ; 300 points sur 500")
                    .contains("réponses à formation");
            assertThat(mine.get("/people?structure=S002").getStatusCode()).isEqualTo(403);
            assertThat(mine.get("/people?first=2025-03&last=2025-01").getStatusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void everyPageThatLinksLeadToSpeaksEnglishToWhoAsksForIt() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER).english()) {
            ProgrammesTest.underWay(browser.french());
            send(browser.open("/programmes/communities?programme=essai"), "found", "id", "c", "title", "C");
            send(
                    browser.open("/programmes/sessions?programme=essai"),
                    "plan",
                    "id",
                    "jour-1",
                    "kind",
                    "COMMITTEE",
                    "title",
                    "X",
                    "date",
                    "2025-04-15",
                    "from",
                    "09:00",
                    "to",
                    "10:00");
            browser.english();
            Set<String> seen = new LinkedHashSet<>();
            Deque<String> left = new ArrayDeque<>(List.of("/programmes", "/projects", "/people", "/resources"));
            while (!left.isEmpty()) {
                String path = left.remove();
                if (seen.add(path)) {
                    HtmlPage page = browser.open(path);
                    assertThat(page.getWebResponse().getStatusCode()).as(path).isEqualTo(200);
                    assertThat(text(page))
                            .as(path)
                            .doesNotContain(
                                    "facultatif",
                                    "Enregistr",
                                    "Retirer",
                                    "Télécharger",
                                    "Aucun",
                                    "Motif",
                                    "Séance",
                                    "Nature",
                                    "Depuis",
                                    "Où ",
                                    "non dit",
                                    "Modifier",
                                    "personne");
                    for (DomElement link : page.<DomElement>getByXPath("//main//a")) {
                        String href = link.getAttribute("href").replaceFirst(".*/essaim", "");
                        if (!href.contains("download") && href.matches("/(programmes|projects|people|resources).*")) {
                            left.add(href);
                        }
                    }
                }
            }
            assertThat(seen).hasSizeGreaterThan(25);
        }
    }
}
