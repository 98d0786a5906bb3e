package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.essaim.organisation.Duty;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/** What holds for every page, and the first one. */
class EssaimPagesTest {

    @Test
    void theOverviewShowsWhatIsSealedAndSaysWhatIsNotIssuedYet() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER)) {
            HtmlPage page = browser.open("/");
            assertThat(page.getWebResponse().getStatusCode()).isEqualTo(200);
            assertThat(page.getTitleText()).isEqualTo("Vue d’ensemble – Fédération fictive des Trois Rivières");
            assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("fr");
            assertThat(page.asNormalizedText())
                    .contains("2,00 h", "pas encore émis", "Données fictives", "janvier 2025")
                    .doesNotContain("0,00 €");
        }
    }

    @Test
    void onceIssuedTheOverviewShowsWhoPays() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER)) {
            house.essaim.funding().issue("DIALOGUE", House.JANUARY, House.JANUARY);
            // Two hours cost 50.20 € and bring 47.60 €.
            assertThat(browser.open("/").asNormalizedText()).contains("50,20 €", "2,60 €", "0,00 h");
            assertThat(browser.open("/?lang=en").asNormalizedText()).contains("€50.20", "Funded", "2.00 h");
        }
    }

    @Test
    void whatIsSealedAfterAnIssueIsShownAsNotIssuedYet() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER)) {
            house.essaim.funding().issue("DIALOGUE", House.JANUARY, House.JANUARY);
            YearMonth february = House.JANUARY.plusMonths(1);
            house.imports("S001", february, House.meeting("Réunion d’équipe", "06/02/2025", "14:00", "17:00"));
            house.essaim.time().close(List.of("S001"), february);
            HtmlPage page = browser.open("/");
            assertThat(column(page, "Pas encore émis (h)"))
                    .containsExactly("3,00 h", "rien de clos", "3,00 h", "0,00 h", "3,00 h", "3,00 h");
            assertThat(column(page, "Clos (h)"))
                    .containsExactly("5,00 h", "rien de clos", "5,00 h", "2,00 h", "3,00 h", "5,00 h");
        }
    }

    private static List<String> column(HtmlPage page, String title) {
        return page.<DomElement>getByXPath("//td[@data-title='" + title + "']").stream()
                .map(cell -> cell.asNormalizedText().replace('\u202f', ' ').replace('\u00a0', ' '))
                .toList();
    }

    @Test
    void everyStructureIsShownToWhoMaySeeItAlone() throws Exception {
        try (House house = new House().sealed();
                House.Browser other = house.browser(Duty.CLOSER, "S002")) {
            assertThat(other.open("/").asNormalizedText()).doesNotContain("Source", "2,00");
            WebResponse forged = other.get("/?structure=S001");
            assertThat(forged.getStatusCode()).isEqualTo(403);
            assertThat(forged.getContentAsString()).doesNotContain("Source");
        }
    }

    @Test
    void markupThatIsStoredComesOutAsText() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER)) {
            house.essaim.time().save(named(house, "<script>alert(1)</script>\" onmouseover=\"x"));
            HtmlPage page = browser.open("/");
            assertThat(page.getWebResponse().getContentAsString())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script");
            assertThat(page.getByXPath("//*[@onmouseover]")).isEmpty();
        }
    }

    private static org.essaim.organisation.Structure named(House house, String name) {
        org.essaim.organisation.Structure before =
                house.essaim.time().structures().get(0);
        return new org.essaim.organisation.Structure(
                before.id(),
                name,
                before.siret(),
                before.finess(),
                before.departement(),
                before.zone(),
                before.agreement());
    }

    @Test
    void englishIsSpokenToWhoPrefersIt() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER).english()) {
            HtmlPage page = browser.open("/");
            assertThat(page.getTitleText()).startsWith("Overview");
            assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
            assertThat(browser.open("/?lang=fr").getTitleText()).startsWith("Vue d’ensemble");
        }
    }

    @Test
    void everyAnswerIsGuarded() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER)) {
            for (String path : new String[] {"/", "/nowhere", "/?first=soon"}) {
                WebResponse response = browser.get(path);
                assertThat(response.getResponseHeaderValue("Content-Security-Policy"))
                        .as(path)
                        .startsWith("default-src 'none'")
                        .doesNotContain("unsafe");
            }
            WebResponse page = browser.get("/");
            assertThat(page.getResponseHeaderValue("Cache-Control")).isEqualTo("no-store");
            assertThat(page.getResponseHeaderValue("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.getResponseHeaderValue("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.getContentAsString()).doesNotContain("style=\"", "<script", "http://", "https://");
        }
    }

    @Test
    void theStyleSheetIsOurOwnAndStaysAsItIs() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER)) {
            String href = browser.open("/")
                    .<org.htmlunit.html.DomElement>getFirstByXPath("//link[@rel='stylesheet']")
                    .getAttribute("href");
            WebResponse css = browser.get(href.substring("/host/essaim".length()));
            assertThat(css.getStatusCode()).isEqualTo(200);
            assertThat(css.getContentType()).isEqualTo("text/css");
            assertThat(css.getResponseHeaderValue("Cache-Control")).contains("immutable");
            assertThat(css.getContentAsString()).doesNotContain("url(", "@import");
        }
    }

    @Test
    void anUnknownAddressIsAPageOfOurs() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER)) {
            for (String path : new String[] {"/nowhere", "/assets/essaim.css", "/assets/../../x", "/?first=soon"}) {
                WebResponse response = browser.get(path);
                assertThat(response.getStatusCode()).as(path).isBetween(400, 404);
                assertThat(response.getContentAsString()).as(path).doesNotContain("Exception", "at org.");
            }
        }
    }

    @Test
    void whatIsForgedInAnAddressIsNeverAFaultOfOurs() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            String statement = "agreement=DIALOGUE&first=2025-01&last=2025-01";
            for (String path : new String[] {
                "/?first=-999999999-01&last=2025-01",
                "/?last=%2B999999999-12",
                "/?first=2025-01&last=2024-01",
                "/?structure=%00",
                "/labels?structure=" + "x".repeat(5000),
                "/statements/explain?" + statement + "&cell=x",
                "/statements/explain?" + statement + "&cell=S001:NONE:2025-01",
                "/statements/explain?" + statement + "&cell=S002:TEAM_MEETING:2025-01",
                "/statements?agreement=DIALOGUE&first=2025-03&last=2025-01",
                "/statements?agreement=DIALOGUE&first=2031-01&last=2031-01",
                "/statements/nothing",
                "/closing?structure=S001&reopen=never",
                "/imports/rejects?parcel=1",
                "/agreements?first=2025-03&last=2025-01",
            }) {
                WebResponse response = browser.get(path);
                assertThat(response.getStatusCode()).as(path).isBetween(400, 409);
                assertThat(response.getContentAsString()).as(path).doesNotContain("Exception", "\tat ");
            }
        }
    }

    @Test
    void aFormThatNoPageOfOursSentIsRefused() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            assertThat(browser.post("/", Map.of(), null).getStatusCode()).isEqualTo(403);
            assertThat(browser.post("/", Map.of(), "guessed").getStatusCode()).isEqualTo(403);
            assertThat(browser.post("/", Map.of(), "").getStatusCode()).isEqualTo(403);
            assertThat(browser.post("/", Map.of()).getStatusCode()).isEqualTo(405);
            browser.client.addRequestHeader("Sec-Fetch-Site", "cross-site");
            assertThat(browser.post("/", Map.of()).getStatusCode()).isEqualTo(403);
        }
    }

    @Test
    void whoIsNobodyIsLeftToTheHost() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.READER)) {
            browser.client.removeRequestHeader("X-Visitor");
            WebResponse response = browser.get("/");
            assertThat(response.getStatusCode()).isEqualTo(500);
            assertThat(response.getContentAsString()).doesNotContain("Trois Rivières");
        }
    }

    @Test
    void aFederationThatHasNothingYetIsToldSo() throws Exception {
        try (House house = new House();
                House.Browser browser = house.browser(Duty.READER)) {
            assertThat(browser.open("/").asNormalizedText()).contains("Aucune structure");
            house.founded();
            assertThat(browser.open("/").asNormalizedText()).contains("Rien n’a encore été importé");
        }
    }
}
