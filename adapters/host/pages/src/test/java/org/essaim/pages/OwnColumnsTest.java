package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.essaim.organisation.Duty;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that no preset knows: their columns are told on a page, or by a file that is kept. */
class OwnColumnsTest {
    private static final String EXPORT = """
            Nom de l’agent;Matricule;Motif;Début;Fin;Remarques
            DURANDAL Odile;W-1;Réunion d’équipe;09/01/2025 14:00;09/01/2025 16:00;malade hier
            """;

    @TempDir
    private Path folder = Path.of("");

    private HtmlPage send(HtmlPage page, String content) throws IOException {
        return send(page, content, "own");
    }

    private HtmlPage send(HtmlPage page, String content, String preset) throws IOException {
        Path file = Files.writeString(folder.resolve("export.csv"), content, Charset.forName("windows-1252"));
        page.<HtmlSelect>getFirstByXPath("//select[@name='preset']").setSelectedAttribute(preset, true);
        page.<HtmlFileInput>getFirstByXPath("//input[@name='file']").setFiles(file.toFile());
        return page.<HtmlButton>getFirstByXPath("//button[@value='preview']").click();
    }

    private HtmlPage describe(HtmlPage page, String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        page.<HtmlFileInput>getFirstByXPath("//input[@name='columns']").setFiles(file.toFile());
        return page;
    }

    private static HtmlPage map(HtmlPage page, Map<String, String> columns) throws IOException {
        HtmlForm form = page.getFirstByXPath("//form[.//button[@value='map']]");
        columns.forEach((role, column) -> form.getSelectByName(role).setSelectedAttribute(column, true));
        return form.<HtmlButton>getFirstByXPath(".//button").click();
    }

    private static String parcel(HtmlPage page) {
        return page.<DomElement>getFirstByXPath("//input[@name='parcel']").getAttribute("value");
    }

    private static final Map<String, String> COLUMNS =
            Map.of("worker", "2", "label", "3", "plannedStart", "4", "plannedEnd", "5");

    @Test
    void columnsAreToldOncePreviewedImportedAndKept() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage columns = send(browser.open("/imports"), EXPORT);
            assertThat(columns.asNormalizedText())
                    .contains("peuvent nommer quelqu’un", "Nom de l’agent, Remarques", "Réunion d’équipe", "W-1")
                    .doesNotContain("DURANDAL", "malade");
            assertThat(columns.getByXPath("//select[@name='worker']/option[contains(., 'Nom')]"))
                    .isEmpty();
            HtmlPage preview = map(columns, COLUMNS);
            assertThat(preview.asNormalizedText()).contains("Rien n’est encore importé", "2,00 h");
            assertThat(house.essaim.time().receipts()).isEmpty();
            String yaml =
                    browser.get("/imports/columns?parcel=" + parcel(preview)).getContentAsString();
            assertThat(yaml).contains("Matricule", "windows-1252").doesNotContain("DURANDAL");
            HtmlPage report = preview.<HtmlButton>getFirstByXPath("//button[@value='import']")
                    .click();
            assertThat(report.asNormalizedText()).contains("Ce fichier est importé");
            HtmlPage again = send(describe(browser.open("/imports"), "colonnes.yaml", yaml), EXPORT, "compani");
            assertThat(again.<DomElement>getFirstByXPath("//dl/div[dt = 'Inchangés']/dd")
                            .getTextContent()
                            .strip())
                    .isEqualTo("1");
        }
    }

    @Test
    void aColumnOfNamesIsNotReadThoughAFormAsksForIt() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR);
                House.Browser colleague = house.colleague(Duty.COORDINATOR)) {
            String parcel = parcel(send(browser.open("/imports"), EXPORT));
            Map<String, String> form = new HashMap<>(COLUMNS);
            form.putAll(Map.of(
                    "parcel",
                    parcel,
                    "profile",
                    "essai",
                    "kind",
                    "INTERNAL",
                    "do",
                    "map",
                    "patterns",
                    "dd/MM/yyyy HH:mm",
                    "datePatterns",
                    "dd/MM/yyyy"));
            for (Map.Entry<String, String> forged : List.of(
                    Map.entry("label", "1"),
                    Map.entry("worker", "6"),
                    Map.entry("worker", "99"),
                    Map.entry("worker", "-2"),
                    Map.entry("kind", "1"),
                    Map.entry("kind", "DROP"),
                    Map.entry("profile", ""))) {
                Map<String, String> changed = new HashMap<>(form);
                changed.put(forged.getKey(), forged.getValue());
                WebResponse refused = browser.post("/imports", changed);
                assertThat(refused.getStatusCode()).as("%s", forged).isEqualTo(400);
                assertThat(refused.getContentAsString()).doesNotContain("DURANDAL");
            }
            assertThat(colleague.post("/imports", form).getStatusCode()).isEqualTo(409);
            assertThat(colleague.get("/imports/columns?parcel=" + parcel).getStatusCode())
                    .isEqualTo(404);
            assertThat(browser.get("/imports/columns?parcel=" + parcel).getStatusCode())
                    .isEqualTo(404);
            // Nobody has said yet what its columns mean.
            assertThat(browser.post("/imports", Map.of("parcel", parcel, "do", "import"))
                            .getStatusCode())
                    .isEqualTo(409);
            assertThat(browser.post("/imports", form).getStatusCode()).isEqualTo(200);
            assertThat(house.essaim.time().receipts()).isEmpty();
        }
    }

    @Test
    void whatIsDescribedWrongIsSaidAndNothingIsRead() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage columns = send(browser.open("/imports"), EXPORT);
            HtmlPage still = map(columns, Map.of("worker", "2", "plannedStart", "4"));
            assertThat(still.asNormalizedText()).contains("Constats", "Que faire", "Ce que tient chaque colonne");
            assertThat(still.<HtmlSelect>getFirstByXPath("//select[@name='worker']")
                            .getSelectedOptions()
                            .get(0)
                            .getValueAttribute())
                    .isEqualTo("2");
            for (String yaml : List.of("profile: [", "profile: x\ncolumns: {}\n", "a: &a [*a, *a]\n")) {
                HtmlPage refused = send(describe(browser.open("/imports"), "colonnes.yaml", yaml), EXPORT);
                assertThat(refused.getWebResponse().getStatusCode()).as(yaml).isEqualTo(400);
                assertThat(refused.asNormalizedText()).contains("mal décrites", "Que faire");
            }
            HtmlPage unknown = send(describe(browser.open("/imports"), "colonnes.exe", "x"), EXPORT);
            assertThat(unknown.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(house.essaim.time().receipts()).isEmpty();
        }
    }

    @Test
    void markupInAnExportComesOutAsText() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage columns = send(
                    browser.open("/imports"),
                    "Matricule;\"Motif <script>alert(1)</script>\"\r\nW-1;<img src=x onerror=alert(1)>\r\n");
            assertThat(columns.getWebResponse().getContentAsString())
                    .contains("&lt;script&gt;", "&lt;img")
                    .doesNotContain("<script", "<img");
            assertThat(send(browser.open("/imports"), "\"never closed;\r\n" + "x".repeat(90_000))
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void wordsThatStandAboveNamesAreKnown() {
        assertThat(List.of("Nom", "PRÉNOM", "Nom auxiliaire", "Bénéficiaire", "E-mail", "Customer name", "Note"))
                .allMatch(OwnColumns::isOfPeople);
        assertThat(List.of("Matricule", "Id Auxiliaire", "Début", "Service", "Nombre d’heures", "Notation"))
                .noneMatch(OwnColumns::isOfPeople);
    }
}
