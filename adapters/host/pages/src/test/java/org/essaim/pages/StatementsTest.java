package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import org.essaim.organisation.Duty;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.Test;

/** Versions of a statement: each as it was issued, compared, verified, downloaded. */
class StatementsTest {
    private static final String QUARTER = "agreement=DIALOGUE&first=2025-01&last=2025-03";
    private static final YearMonth FEBRUARY = House.JANUARY.plusMonths(1);
    private static final YearMonth MARCH = FEBRUARY.plusMonths(1);

    private static House issuedOnce() throws Exception {
        House house = new House().sealed();
        house.essaim.funding().issue("DIALOGUE", House.JANUARY, MARCH);
        return house;
    }

    private static House issuedTwice() throws Exception {
        House house = sealedSince(issuedOnce());
        house.essaim.funding().issue("DIALOGUE", House.JANUARY, MARCH);
        return house;
    }

    private static House sealedSince(House house) {
        house.imports("S001", FEBRUARY, House.meeting("Réunion d’équipe", "06/02/2025", "14:00", "17:00"));
        house.essaim.time().close(List.of("S001"), FEBRUARY);
        return house;
    }

    private static HtmlPage press(HtmlPage page, String text) throws IOException {
        HtmlButton button = page.getFirstByXPath("//button[. = '" + text + "']");
        assertThat(button).as(text).isNotNull();
        return button.click();
    }

    private static String text(HtmlPage page) {
        return page.asNormalizedText().replace('\u202f', ' ').replace('\u00a0', ' ');
    }

    private static List<String> row(HtmlPage page, String caption, String head) {
        return page
                .<DomElement>getByXPath(
                        "//table[contains(caption, '" + caption + "')]//tr[contains(th, '" + head + "')]/td")
                .stream()
                .map(cell -> cell.asNormalizedText().replace('\u202f', ' ').replace('\u00a0', ' '))
                .toList();
    }

    @Test
    void twoVersionsAreComparedFigureByFigureWithWhatExplainsThem() throws Exception {
        try (House house = issuedTwice();
                House.Browser browser = house.browser(Duty.READER)) {
            HtmlPage compared = press(browser.open("/statements?" + QUARTER), "Comparer");
            assertThat(row(compared, "En heures", "Temps constaté")).containsExactly("2,00 h", "5,00 h", "3,00 h");
            assertThat(row(compared, "En euros", "Montant dû")).containsExactly("47,60 €", "119,00 €", "71,40 €");
            assertThat(row(compared, "ligne par ligne", "Mois pris en compte"))
                    .containsExactly(
                            "S001, février 2025, Réunion d’équipe", "0,00 h", "3,00 h", "0,00 €", "71,40 €", "71,40 €");
            HtmlPage back = browser.open("/statements/compare?" + QUARTER + "&from=2&to=1&lang=en");
            assertThat(row(back, "In hours", "Time recorded")).containsExactly("5.00 h", "2.00 h", "−3.00 h");
            assertThat(text(browser.open("/statements/compare?" + QUARTER + "&from=1&to=1")))
                    .contains("Les deux relevés disent la même chose");
        }
    }

    @Test
    void theDifferenceIsDownloadedInEachFormat() throws Exception {
        try (House house = issuedTwice();
                House.Browser browser = house.browser(Duty.READER)) {
            String base = "/statements/difference?" + QUARTER + "&from=1&to=2&format=";
            WebResponse json = browser.get(base + "json");
            assertThat(json.getResponseHeaderValue("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"ecart-DIALOGUE-2025-01-2025-03-v1-v2.json\"");
            assertThat(json.getContentAsString()).contains("TAKEN_IN", "\"centsAfter\"");
            assertThat(browser.get(base + "html").getContentAsString()).contains("<html", "71,40");
            assertThat(browser.get(base + "exe").getStatusCode()).isEqualTo(400);
        }
    }

    @Test
    void whatWouldBeIssuedNowIsComparedBeforeItIsIssued() throws Exception {
        try (House house = sealedSince(issuedOnce());
                House.Browser browser = house.browser(Duty.READER)) {
            HtmlPage statement = browser.open("/statements?" + QUARTER);
            assertThat(text(statement)).contains("voici la suivante");
            HtmlPage compared = press(statement, "Comparer");
            assertThat(row(compared, "En heures", "Temps constaté")).containsExactly("2,00 h", "5,00 h", "3,00 h");
            assertThat(text(compared)).contains("projet");
            assertThat(house.essaim
                            .funding()
                            .issuedStatement("DIALOGUE", House.JANUARY, MARCH, 1)
                            .version())
                    .isEqualTo(1);
        }
    }

    @Test
    void everyVersionIsThereAsItWasIssuedInEveryFormat() throws Exception {
        try (House house = issuedOnce();
                House.Browser browser = house.browser(Duty.READER)) {
            String base = "/statements/download?" + QUARTER + "&format=";
            String first = browser.get(base + "json").getContentAsString();
            String page = browser.get(base + "html").getContentAsString();
            sealedSince(house);
            // Though more is sealed by now
            assertThat(browser.get(base + "json").getContentAsString()).isEqualTo(first);
            house.essaim.funding().issue("DIALOGUE", House.JANUARY, MARCH);
            assertThat(browser.get(base + "json").getContentAsString()).isNotEqualTo(first);
            WebResponse again = browser.get(base + "json&version=1");
            assertThat(again.getContentAsString()).isEqualTo(first);
            assertThat(again.getResponseHeaderValue("Content-Disposition")).contains("-v1.json");
            assertThat(browser.get(base + "html&version=1").getContentAsString())
                    .isEqualTo(page);
            HtmlPage former = browser.open("/statements?" + QUARTER + "&version=1");
            assertThat(text(former)).contains("Une version plus récente a été émise", "47,60 €");
            HtmlPage why = former.<DomElement>getFirstByXPath("//main//a[contains(., '2,00')]")
                    .click();
            assertThat(text(why)).contains("planning.csv, 2");
            for (String forged : List.of("3", "0", "-1", "1e3", "99999999999")) {
                assertThat(browser.get(base + "json&version=" + forged).getStatusCode())
                        .as(forged)
                        .isIn(400, 404);
                assertThat(browser.get("/statements?" + QUARTER + "&version=" + forged)
                                .getStatusCode())
                        .as(forged)
                        .isIn(400, 404);
            }
        }
    }

    @Test
    void anIssuedStatementSaysWhatVerifyingItProves() throws Exception {
        try (House house = issuedOnce();
                House.Browser browser = house.browser(Duty.READER)) {
            HtmlPage issued = browser.open("/statements?" + QUARTER);
            assertThat(text(issued)).contains("Vérification : COHÉRENT", "Seule une ancre reçue");
            String digest = house.essaim
                    .time()
                    .sealed()
                    .seal("S001", House.JANUARY)
                    .orElseThrow()
                    .digest()
                    .hex();
            issued.<HtmlTextArea>getFirstByXPath("//textarea[@name='anchors']")
                    .setText("S001:2025-01=" + digest + "\n\n");
            assertThat(text(press(issued, "Vérifier"))).contains("Vérification : ANCRÉ", "1 sur 1");
            String base = "/statements?" + QUARTER + "&version=1&anchors=";
            HtmlPage refused = browser.open(base + "0".repeat(64));
            assertThat(text(refused)).contains("Vérification : REFUSÉ", "Que faire");
            assertThat(browser.get(base + "%3Cscript%3E").getStatusCode()).isEqualTo(400);
            assertThat(text(browser.open("/statements?agreement=DIALOGUE&first=2025-02&last=2025-02")))
                    .doesNotContain("Vérification");
        }
    }

    @Test
    void whoDoesNotSeeTheStructuresSeesNoVersion() throws Exception {
        try (House house = issuedTwice();
                House.Browser other = house.browser(Duty.CLOSER, "S002")) {
            for (String path : List.of(
                    "/statements?" + QUARTER + "&version=1",
                    "/statements/compare?" + QUARTER + "&from=1&to=2",
                    "/statements/difference?" + QUARTER + "&from=1&to=2&format=json",
                    "/statements/explain?" + QUARTER + "&version=1&cell=S001:TEAM_MEETING:2025-01",
                    "/statements/download?" + QUARTER + "&version=1&format=json")) {
                WebResponse refused = other.get(path);
                assertThat(refused.getStatusCode()).as(path).isIn(403, 404);
                assertThat(refused.getContentAsString()).as(path).doesNotContain("47,60", "Source");
            }
        }
    }
}
