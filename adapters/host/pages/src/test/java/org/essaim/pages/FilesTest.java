package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.essaim.organisation.Duty;
import org.htmlunit.Page;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to the pages and what is downloaded from them, and the agreements. */
class FilesTest {
    @TempDir
    private Path folder = Path.of("");

    private static final String GOOD = House.meeting("Réunion d’équipe", "09/01/2025", "14:00", "16:00");
    private static final String BAD =
            House.meeting("=1+1", "09/01/2025", "16:00", "14:00").replace("16:00", "99:99");

    private HtmlPage send(HtmlPage page, String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        HtmlFileInput input = page.getFirstByXPath("//input[@type='file']");
        input.setFiles(file.toFile());
        return page.<HtmlButton>getFirstByXPath("//button[@value='preview']").click();
    }

    private static String parcel(HtmlPage page) {
        return page.<DomElement>getFirstByXPath("//input[@name='parcel']").getAttribute("value");
    }

    @Test
    void aFileIsLookedAtThenImportedOnce() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage preview = send(browser.open("/imports"), "janvier.csv", House.csv(GOOD));
            assertThat(preview.asNormalizedText()).contains("Rien n’est encore importé", "2,00 h");
            assertThat(house.essaim.time().receipts()).isEmpty();
            String parcel = parcel(preview);
            HtmlPage report = preview.<HtmlButton>getFirstByXPath("//button[@value='import']")
                    .click();
            assertThat(report.asNormalizedText()).contains("Ce fichier est importé", "S001:1");
            assertThat(browser.post("/imports", Map.of("parcel", parcel, "do", "import"))
                            .getStatusCode())
                    .isEqualTo(200);
            assertThat(house.essaim.time().receipts()).singleElement().satisfies(receipt -> {
                assertThat(receipt.source()).isEqualTo("janvier.csv");
                assertThat(receipt.actor()).isEqualTo("agent-7");
                assertThat(receipt.structure()).isEqualTo("S001");
            });
            assertThat(browser.open("/imports").asNormalizedText()).contains("S001:1", "janvier.csv");
        }
    }

    @Test
    void refusedRowsComeBackAsTheyWereForTheirSenderAlone() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR);
                House.Browser colleague = house.colleague(Duty.COORDINATOR)) {
            HtmlPage preview = send(browser.open("/imports"), "janvier.csv", House.csv(GOOD, BAD));
            assertThat(preview.asNormalizedText()).contains("Lignes refusées", "Que faire", "ligne 3");
            String path = "/imports/rejects?parcel=" + parcel(preview);
            WebResponse rows = browser.get(path);
            assertThat(rows.getResponseHeaderValue("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"refus-S001.csv\"");
            assertThat(rows.getContentAsString()).contains("99:99").doesNotContain("Réunion");
            assertThat(browser.get("/imports/rejects?parcel=../../etc").getStatusCode())
                    .isEqualTo(404);
            // Whoever may do the same all the same did not send it.
            assertThat(colleague.get(path).getStatusCode()).isEqualTo(404);
            assertThat(colleague
                            .post("/imports", Map.of("parcel", parcel(preview), "do", "import"))
                            .getStatusCode())
                    .isEqualTo(409);
            assertThat(house.essaim.time().receipts()).isEmpty();
        }
    }

    @Test
    void whereOneSettingMakesEveryRowWrongAllAreCountedAndTheFirstAreShown() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            String[] rows = Collections.nCopies(10_300, "x;").toArray(String[]::new);
            HtmlPage preview = send(browser.open("/imports"), "autre.csv", House.csv(rows));
            assertThat(preview.asNormalizedText())
                    .contains("Constats (10\u202f300)", "Seuls les 200 premiers sont affichés", "ligne 2");
            assertThat(browser.get("/imports/rejects?parcel=" + parcel(preview))
                            .getContentAsString()
                            .lines())
                    .hasSizeGreaterThanOrEqualTo(10_300);
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithAPage() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage refused = send(browser.open("/imports"), "grand.csv", House.csv(GOOD.repeat(4000)));
            assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(413);
            assertThat(refused.asNormalizedText()).contains("trop grand");
            assertThat(house.essaim.time().receipts()).isEmpty();
        }
    }

    @Test
    void nobodyImportsWhereTheyMayNot() throws Exception {
        try (House house = new House().founded();
                House.Browser reader = house.browser(Duty.READER);
                House.Browser browser = house.browser(Duty.COORDINATOR, "S002")) {
            assertThat(reader.open("/imports").getByXPath("//form")).isEmpty();
            assertThat(reader.post("/imports", Map.of("do", "import", "parcel", "x"))
                            .getStatusCode())
                    .isEqualTo(403);
            HtmlPage page = browser.open("/imports");
            page.<DomElement>getFirstByXPath("//select[@name='structure']/option")
                    .setAttribute("value", "S001");
            HtmlPage refused = send(page, "x.csv", House.csv(GOOD));
            assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(403);
            assertThat(browser.post("/imports", Map.of("do", "import", "parcel", "x"))
                            .getStatusCode())
                    .isEqualTo(409);
            assertThat(house.essaim.time().receipts()).isEmpty();
        }
    }

    @Test
    void aFileNameThatIsAPathStaysAName() {
        assertThat(Downloads.safe("..\\..\\etc/passwd")).isEqualTo("etc-passwd");
        assertThat(Downloads.safe("é\u202e.csv")).isEqualTo("csv");
        assertThat(Downloads.safe("...")).isEqualTo("essaim");
    }

    @Test
    void timeSheetsAreMadeForWhoMaySeeTheStructureAndThatIsKept() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER);
                House.Browser other = house.browser(Duty.CLOSER, "S002")) {
            HtmlPage page = browser.open("/timesheets?structure=S001&month=2025-01");
            Page file = page.<HtmlButton>getFirstByXPath("//button").click();
            assertThat(file.getWebResponse().getResponseHeaderValue("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"feuilles-S001-2025-01.html\"");
            assertThat(house.essaim.time().renderings("S001", House.JANUARY)).hasSize(1);
            Map<String, String> forged = Map.of("structure", "S001", "month", "2025-01", "format", "html");
            assertThat(other.post("/timesheets", forged).getStatusCode()).isEqualTo(403);
            assertThat(browser.post("/timesheets", Map.of("structure", "S001", "month", "2025-01", "format", "../x"))
                            .getStatusCode())
                    .isEqualTo(400);
            assertThat(house.essaim.time().renderings("S001", House.JANUARY)).hasSize(1);
        }
    }

    @Test
    void agreementsAreListedLaidOutAndLookedAtSideBySide() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER)) {
            assertThat(browser.open("/agreements").asNormalizedText())
                    .contains("Fonds fictif pour les temps de dialogue", "31 décembre 2025");
            assertThat(browser.open("/agreements?agreement=DIALOGUE").asNormalizedText())
                    .contains("100\u202f000,00 €", "23,80", "Analyse de pratiques", "sans plafond");
            assertThat(browser.get("/agreements?agreement=NONE").getStatusCode())
                    .isEqualTo(404);
            assertThat(browser.get("/agreements?first=2025-01&last=2025-03").getStatusCode())
                    .isEqualTo(200);
            assertThat(browser.open("/agreements?agreement=DIALOGUE&lang=en").asNormalizedText())
                    .contains("€100,000.00", "Practice analysis");
        }
    }
}
