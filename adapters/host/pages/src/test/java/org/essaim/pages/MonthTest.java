package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.essaim.organisation.Duty;
import org.essaim.spi.DocumentKey;
import org.essaim.time.Category;
import org.essaim.time.Proposal;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextInput;
import org.junit.jupiter.api.Test;

/** A month on its way through the pages: labels, proposals, closing, statements. */
class MonthTest {
    private static final String MEETING = "Réunion d’équipe";
    private static final String POINT = "Point <b>équipe</b>";

    private static HtmlPage press(HtmlPage page, String value) throws IOException {
        HtmlButton button = page.getFirstByXPath("//button[@value='" + value + "']");
        assertThat(button).as(value).isNotNull();
        return button.click();
    }

    private static HtmlPage follow(HtmlPage page, String text) throws IOException {
        DomElement link = page.getFirstByXPath("//main//a[contains(., '" + text + "')]");
        assertThat(link).as("%s in %s", text, page.asNormalizedText()).isNotNull();
        return link.click();
    }

    private static House waiting() throws Exception {
        House house = new House().founded();
        house.imports(
                "S001",
                House.JANUARY,
                House.meeting(MEETING, "09/01/2025", "14:00", "16:00"),
                House.meeting(POINT, "10/01/2025", "14:00", "15:30"));
        return house;
    }

    @Test
    void aLabelIsGivenACategoryOnceItsEffectWasSeen() throws Exception {
        try (House house = waiting();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage labels = browser.open("/labels?structure=S001");
            assertThat(labels.asNormalizedText()).contains(POINT, "1,50 h");
            assertThat(labels.getByXPath("//main//b")).isEmpty();
            HtmlPage label = follow(labels, "Point <b>");
            HtmlForm form = label.getFirstByXPath("//form[.//select[@name='category']]");
            form.getSelectByName("category").setSelectedAttribute("TEAM_MEETING", true);
            HtmlPage preview = press(label, "preview");
            assertThat(preview.asNormalizedText()).contains("2,00 h", "3,50 h", "Rien n’est encore enregistré");
            assertThat(house.essaim.time().waitingLabels("S001")).hasSize(1);
            HtmlPage saved = press(preview, "save");
            assertThat(saved.getUrl().toString()).contains("done=saved");
            assertThat(saved.asNormalizedText()).contains("La catégorie est enregistrée", "agent-7");
            assertThat(house.essaim.time().waitingLabels("S001")).isEmpty();
        }
    }

    private static Map<String, String> mapping(String structure, String seen) {
        return Map.of(
                "structure",
                structure,
                "label",
                POINT,
                "from",
                "2025-01-01",
                "category",
                "TEAM_MEETING",
                "do",
                "save",
                "seen",
                seen);
    }

    @Test
    void aLabelIsMappedOnceHoweverOftenTheFormIsSentAndNotByWhoSawSomethingElse() throws Exception {
        try (House house = waiting();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            assertThat(browser.post("/labels", mapping("S001", "7")).getStatusCode())
                    .isEqualTo(409);
            assertThat(house.essaim.time().mappingVersions("S001")).isEmpty();
            assertThat(browser.post("/labels", mapping("S001", "0")).getStatusCode())
                    .isEqualTo(200);
            assertThat(browser.post("/labels", mapping("S001", "0")).getStatusCode())
                    .isEqualTo(200);
            assertThat(house.essaim.time().mappingVersions("S001")).hasSize(1);
        }
    }

    @Test
    void whoMayOnlyLookOrSeesAnotherStructureChangesNothing() throws Exception {
        try (House house = waiting();
                House.Browser reader = house.browser(Duty.READER);
                House.Browser other = house.browser(Duty.CLOSER, "S002");
                House.Browser coordinator = house.browser(Duty.COORDINATOR)) {
            long before = house.store.sequence();
            Map<String, String> close = Map.of("structure", "S001", "month", "2025-01", "do", "close");
            Map<String, String> issue = Map.of(
                    "agreement", "DIALOGUE", "first", "2025-01", "last", "2025-01", "digest", "0", "do", "issue");
            for (Map.Entry<String, Map<String, String>> form : Map.of(
                            "/labels", mapping("S001", "0"), "/closing", close, "/statements", issue)
                    .entrySet()) {
                WebResponse refused = reader.post(form.getKey(), form.getValue());
                assertThat(refused.getStatusCode()).as(form.getKey()).isEqualTo(403);
                WebResponse outside = other.post(form.getKey(), form.getValue());
                assertThat(outside.getStatusCode()).as(form.getKey()).isIn(403, 409);
                assertThat(outside.getContentAsString()).doesNotContain("Source");
            }
            assertThat(coordinator.post("/closing", close).getStatusCode()).isEqualTo(403);
            assertThat(coordinator.post("/statements", issue).getStatusCode()).isEqualTo(403);
            for (String path : List.of("/labels", "/proposals", "/closing")) {
                assertThat(other.get(path + "?structure=S001").getStatusCode()).isEqualTo(403);
                assertThat(reader.open(path + "?structure=S001").getByXPath("//form[@method='post']"))
                        .isEmpty();
            }
            assertThat(house.store.sequence()).isEqualTo(before);
        }
    }

    @Test
    void aProposalIsSettledWithAReasonAndOnlyOnce() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            house.imports("S001", House.JANUARY, House.meeting(MEETING, "09/01/2025", "14:00", "17:00"));
            HtmlPage page = follow(browser.open("/proposals?structure=S001"), "régler");
            HtmlTextInput reason = page.getFirstByXPath("//input[@name='reason']");
            assertThat(reason.hasAttribute("required")).isTrue();
            String id = page.<DomElement>getFirstByXPath("//input[@name='proposal']")
                    .getAttribute("value");
            assertThat(browser.post(
                                    "/proposals",
                                    Map.of("structure", "S001", "proposal", id, "reason", " ", "do", "accept"))
                            .getStatusCode())
                    .isEqualTo(400);
            assertThat(browser.post(
                                    "/proposals",
                                    Map.of("structure", "S001", "proposal", "S002:x", "reason", "r", "do", "accept"))
                            .getStatusCode())
                    .isEqualTo(409);
            reason.type("avenant <i>vu</i>");
            HtmlPage settled = press(page, "accept");
            assertThat(settled.asNormalizedText())
                    .contains("La proposition est réglée", "acceptée", "avenant <i>vu</i>");
            Map<String, String> again =
                    Map.of("structure", "S001", "proposal", id, "reason", "avenant <i>vu</i>", "do", "accept");
            assertThat(browser.post("/proposals", again).getStatusCode()).isEqualTo(200);
            assertThat(browser.post(
                                    "/proposals",
                                    Map.of("structure", "S001", "proposal", id, "reason", "autre", "do", "refuse"))
                            .getStatusCode())
                    .isEqualTo(409);
            assertThat(house.essaim.time().proposals("S001"))
                    .extracting(Proposal::state)
                    .containsExactly(Proposal.State.ACCEPTED);
        }
    }

    @Test
    void aMonthIsSealedShowsItsSealAndIsReopenedForAReason() throws Exception {
        try (House house = waiting();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            HtmlPage closed = press(browser.open("/closing?structure=S001"), "close");
            String digest = house.essaim
                    .time()
                    .sealed()
                    .seal("S001", House.JANUARY)
                    .orElseThrow()
                    .digest()
                    .hex();
            assertThat(closed.asNormalizedText()).contains(digest, POINT, "Que faire");
            Map<String, String> close = Map.of("structure", "S001", "month", "2025-01", "do", "close");
            long before = house.store.sequence();
            assertThat(browser.post("/closing", close).getStatusCode()).isEqualTo(200);
            assertThat(house.store.sequence()).isEqualTo(before);
            HtmlPage months = browser.open("/closing?structure=S001");
            assertThat(months.asNormalizedText()).contains(digest, "clos, sceau 1");
            HtmlPage reopen = follow(months, "rouvrir");
            assertThat(browser.post(
                                    "/closing",
                                    Map.of(
                                            "structure",
                                            "S001",
                                            "month",
                                            "2025-01",
                                            "do",
                                            "reopen",
                                            "reason",
                                            "r",
                                            "seal",
                                            "0".repeat(64)))
                            .getStatusCode())
                    .isEqualTo(409);
            reopen.<HtmlTextInput>getFirstByXPath("//input[@name='reason']").type("planning corrigé");
            assertThat(press(reopen, "reopen").asNormalizedText()).contains("rouvert", "ouvert");
            assertThat(house.essaim.time().sealed().seal("S001", House.JANUARY)).isEmpty();
        }
    }

    @Test
    void whoDidWhatAndWhenIsThereForTheStructuresThatOneMaySee() throws Exception {
        try (House house = waiting();
                House.Browser closer = house.browser(Duty.CLOSER);
                House.Browser other = house.browser(Duty.CLOSER, "S002")) {
            closer.post("/labels", mapping("S001", "0"));
            closer.post("/closing", Map.of("structure", "S001", "month", "2025-01", "do", "close"));
            house.essaim.time().reopen("S001", House.JANUARY, "planning <i>corrigé</i>");
            house.essaim.time().close(List.of("S001"), House.JANUARY);
            house.essaim.funding().issue("DIALOGUE", House.JANUARY, House.JANUARY);
            assertThat(closer.open("/audit?structure=S001").asNormalizedText())
                    .contains(
                            "agent-7",
                            "office",
                            "clos, sceau 1",
                            "rouvert, sceau 1",
                            "planning <i>corrigé</i>",
                            "clos, sceau 2",
                            "importé",
                            "relevé émis, version 1",
                            "DIALOGUE:2025-01..2025-01",
                            "Réunion d’équipe");
            assertThat(closer.open("/audit?structure=S002").asNormalizedText()).doesNotContain("sceau");
            assertThat(other.get("/audit?structure=S001").getStatusCode()).isEqualTo(403);
            assertThat(other.open("/audit").asNormalizedText()).doesNotContain("S001", "corrigé");
        }
    }

    @Test
    void aMonthOfWhichNothingIsKnownIsNotSealedEmpty() throws Exception {
        try (House house = waiting();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            assertThat(browser.post("/closing", Map.of("structure", "S002", "month", "2025-01", "do", "close"))
                            .getStatusCode())
                    .isEqualTo(400);
            assertThat(house.essaim.time().sealed().sealedMonths("S002")).isEmpty();
        }
    }

    @Test
    void aStatementIsDraftedIssuedDownloadedAndExplained() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            HtmlPage draft = browser.open("/statements?agreement=DIALOGUE&first=2025-01&last=2025-01");
            assertThat(draft.asNormalizedText()).contains("Projet", "47,60 €", "2,00 h");
            assertThat(house.store.documents("statement")).isEmpty();
            HtmlPage issued = press(draft, "issue");
            assertThat(issued.asNormalizedText()).contains("Le relevé est émis", "Version émise");
            HtmlPage why = follow(issued, "2,00");
            assertThat(why.asNormalizedText()).contains("planning.csv, 2", MEETING, "23,80", "2025-01-09");
            String json = "/statements/download?agreement=DIALOGUE&first=2025-01&last=2025-01&format=json";
            WebResponse file = browser.get(json);
            assertThat(file.getStatusCode()).isEqualTo(200);
            assertThat(file.getResponseHeaderValue("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"releve-DIALOGUE-2025-01-2025-01-v1.json\"");
            assertThat(file.getContentAsString()).contains("\"digest\"");
            assertThat(browser.get(json.replace("json", "html")).getContentAsString())
                    .contains("<html");
            assertThat(browser.open("/statements").asNormalizedText()).contains("Relevés émis", "DIALOGUE");
        }
    }

    @Test
    void whatIsIssuedIsWhatWasSeen() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            Map<String, String> stale =
                    Map.of("agreement", "DIALOGUE", "first", "2025-01", "last", "2025-01", "digest", "0".repeat(64));
            assertThat(browser.post("/statements", stale).getStatusCode()).isEqualTo(409);
            assertThat(house.store.documents("statement")).isEmpty();
            String digest = house.essaim
                    .funding()
                    .draft("DIALOGUE", House.JANUARY, House.JANUARY)
                    .digest()
                    .hex();
            Map<String, String> seen =
                    Map.of("agreement", "DIALOGUE", "first", "2025-01", "last", "2025-01", "digest", digest);
            assertThat(browser.post("/statements", seen).getStatusCode()).isEqualTo(200);
            assertThat(browser.post("/statements", seen).getStatusCode()).isEqualTo(200);
            assertThat(house.store.history(new DocumentKey("statement", "DIALOGUE:2025-01..2025-01")))
                    .hasSize(1);
        }
    }

    @Test
    void nothingIsDownloadedThatIsNotAStatement() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER);
                House.Browser other = house.browser(Duty.CLOSER, "S002")) {
            String base = "/statements/download?first=2025-01&last=2025-01&";
            // Not issued yet
            assertThat(browser.get(base + "agreement=DIALOGUE&format=json").getStatusCode())
                    .isEqualTo(404);
            house.essaim.funding().issue("DIALOGUE", House.JANUARY, House.JANUARY);
            for (String forged : List.of(
                    "agreement=DIALOGUE&format=../../etc/passwd",
                    "agreement=DIALOGUE&format=json%0d%0aX",
                    "agreement=../DIALOGUE&format=json",
                    "agreement=DIALOGUE%22&format=json",
                    "agreement=&format=json")) {
                WebResponse response = browser.get(base + forged);
                assertThat(response.getStatusCode()).as(forged).isIn(400, 404);
                assertThat(response.getResponseHeaderValue("Content-Disposition"))
                        .isNull();
            }
            assertThat(other.get(base + "agreement=DIALOGUE&format=json").getStatusCode())
                    .isIn(403, 404);
            assertThat(other.get("/statements/explain?agreement=DIALOGUE&first=2025-01&last=2025-01&cell=S001:"
                                    + Category.TEAM_MEETING + ":2025-01")
                            .getStatusCode())
                    .isIn(403, 404);
            assertThat(Downloads.safe("../../etc/pass\"wd\r\nX: y.json")).isEqualTo("etc-pass-wd-X-y.json");
        }
    }
}
