package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.essaim.pages.Officer.offers;
import static org.essaim.pages.Officer.send;
import static org.essaim.pages.Officer.text;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.essaim.organisation.Duty;
import org.htmlunit.Page;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/** Indicators by pages alone: the catalogue, a value and where it comes from, its files, what may be published; the dashboard. */
class IndicatorsTest {
    private static final YearMonth FEBRUARY = House.JANUARY.plusMonths(1);
    private static final String SHARE = "/indicators?indicator=coordination-share&period=2025-01&by=STRUCTURE";
    private static final String HOURS = "/indicators?indicator=coordination-time&period=2025-01&by=STRUCTURE";

    private static String of(String worker, String row) {
        return row.replace(";W-1;", ";" + worker + ";");
    }

    private static String visit(String day) {
        return "Intervention;;Aide à la personne APA;" + day + " 08:00;" + day + " 11:00;;;Source;W-1;Non;Non;";
    }

    /** January of both structures, sealed: six people of S001 met for an hour and cared for three, one of S002 met for two. */
    private static House told() throws Exception {
        House house = new House().founded();
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            rows.add(of("W-" + i, House.meeting("Réunion d’équipe", "09/01/2025", "14:00", "15:00")));
            rows.add(of("W-" + i, visit("10/01/2025")));
        }
        assertThat(house.imports("S001", House.JANUARY, rows.toArray(String[]::new))
                        .added())
                .isEqualTo(12);
        assertThat(house.imports(
                                "S002",
                                House.JANUARY,
                                of("W-21", House.meeting("Réunion d’équipe", "09/01/2025", "14:00", "16:00")),
                                of("W-21", visit("10/01/2025")))
                        .added())
                .isEqualTo(2);
        house.essaim.time().close(List.of("S001", "S002"), House.JANUARY);
        return house;
    }

    private static HtmlPage loaded(House.Browser closer) throws IOException {
        return send(closer.open("/indicators"), "catalogue");
    }

    private static HtmlPage follow(HtmlPage page, String text) throws IOException {
        return page.<HtmlAnchor>getByXPath("//main//a").stream()
                .filter(each -> plain(each.getTextContent()).equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " in " + text(page)))
                .click();
    }

    private static String file(HtmlPage page, String format) throws IOException {
        HtmlAnchor link = page.getFirstByXPath("//main//a[.='Télécharger en " + format + "']");
        assertThat(link).as(format).isNotNull();
        Page file = link.click();
        assertThat(file.getWebResponse().getStatusCode()).as(format).isEqualTo(200);
        assertThat(file.getWebResponse().getResponseHeaderValue("Content-Disposition"))
                .as(format)
                .startsWith("attachment; filename=\"")
                .endsWith("." + format.toLowerCase(java.util.Locale.ROOT) + "\"");
        return plain(file.getWebResponse().getContentAsString());
    }

    private static String plain(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ');
    }

    @Test
    void fromTheShippedCatalogueToAValueItsRecordsAndItsFiles() throws Exception {
        try (House house = told();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            assertThat(text(browser.open("/indicators"))).contains("Aucun indicateur n’est encore défini");
            HtmlPage page = loaded(browser);
            assertThat(text(page)).contains("C’est enregistré", "Part du temps de coordination", "coordination-share");
            long before = house.store.sequence();
            assertThat(text(loaded(browser))).contains("rien n’a changé");
            assertThat(house.store.sequence()).isEqualTo(before);
            HtmlForm form = browser.open("/indicators").getFirstByXPath("//main//form[@method='get']");
            Officer.fill(form, "indicator", "coordination-share");
            Officer.fill(form, "period", "2025-01");
            Officer.fill(form, "by", "STRUCTURE");
            HtmlPage answer = form.<DomElement>getFirstByXPath(".//button").click();
            assertThat(answer.getUrl().getQuery()).contains("indicator=coordination-share", "period=2025-01");
            assertThat(text(answer))
                    .contains("Formule", "toutes les structures doivent avoir répondu", "25,0 %", "40,0 %", "S001");
            HtmlPage value = follow(answer, "25,0 %");
            assertThat(text(value))
                    .contains(
                            "Part du temps de coordination",
                            "S001 – Structure fictive de la Source",
                            "(6) ÷ (24) × 100",
                            "1 structure sur 1 a répondu",
                            "mois clos",
                            "24 h 00");
            assertThat(text(value)).doesNotContain("Estuaire");
            assertThat(text(follow(value, "Revenir aux indicateurs"))).contains("40,0 %");
            assertThat(file(answer, "CSV")).contains("coordination-share;1;S001", ";25,0;;%;", ";40,0;;%;");
            assertThat(file(answer, "JSON")).contains("\"exact\": \"40\"");
            assertThat(file(answer, "HTML")).contains("25,0", "40,0", "Part du temps de coordination");
            file(answer, "XLSX");
            assertThat(text(browser.open(SHARE + "&lang=en")))
                    .contains("Share of coordination time", "25.0", "Formula");
        }
    }

    @Test
    void whoToldNothingIsNamedAndIsNotZero() throws Exception {
        try (House house = told();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            loaded(browser);
            house.imports("S001", FEBRUARY, House.meeting("Réunion d’équipe", "06/02/2025", "14:00", "17:00"));
            house.essaim.time().close(List.of("S001"), FEBRUARY);
            HtmlPage answer = browser.open("/indicators?indicator=coordination-time&period=2025-02");
            assertThat(text(answer)).contains("incomplet", "1 structure sur 2 a répondu");
            HtmlPage value = follow(answer, "incomplet");
            assertThat(text(value))
                    .contains("Structures qui n’ont pas répondu", "S002 – Structure fictive de l’Estuaire");
            HtmlPage months = browser.open(
                    "/indicators?indicator=coordination-time&period=2025-01..2025-02&by=STRUCTURE&every=MONTH");
            assertThat(months.getWebResponse().getStatusCode()).isEqualTo(400);
            months = browser.open("/indicators?indicator=coordination-time&period=2025-01-01..2025-02-28&by=STRUCTURE"
                    + "&every=MONTH");
            assertThat(text(months)).contains("janvier 2025", "février 2025", "n avant", "inconnu");
            HtmlPage february = months.<HtmlAnchor>getFirstByXPath("//main//a[contains(@href, 'at=2025-02')]")
                    .click();
            assertThat(text(february))
                    .contains("février 2025", "S001", "3 h 00")
                    .doesNotContain("janvier");
        }
    }

    @Test
    void theCatalogueIsLoadedByWhoClosesForTheWholeFederationAlone() throws Exception {
        try (House house = told();
                House.Browser coordinator = house.browser(Duty.COORDINATOR);
                House.Browser some = house.browser(Duty.CLOSER, "S001")) {
            for (House.Browser browser : List.of(coordinator, some)) {
                assertThat(offers(browser.open("/indicators"), "catalogue")).isFalse();
                assertThat(browser.post("/indicators", Map.of("do", "catalogue"))
                                .getStatusCode())
                        .isEqualTo(403);
            }
            assertThat(house.essaim.indicators().catalogue().definitions()).isEmpty();
        }
    }

    @Test
    void whatIsPublishedKeepsFewPeopleFromViewAndIsDownloadedAsItWasSeen() throws Exception {
        try (House house = told();
                House.Browser browser = house.browser(Duty.CLOSER);
                House.Browser colleague = house.colleague(Duty.CLOSER)) {
            loaded(browser);
            HtmlPage exact = browser.open(HOURS);
            assertThat(text(exact)).contains("6 h", "2 h").doesNotContain("Diffusions");
            HtmlPage few = send(exact, "publish", "threshold", "2");
            assertThat(few.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(text(few)).contains("ne protège personne", "6 h");
            assertThat(Officer.form(few, "publish").getInputByName("threshold").getValue())
                    .as("what was typed stays")
                    .isEqualTo("2");
            assertThat(house.essaim.disclosure().releases("time")).isEmpty();
            HtmlPage published = send(few, "publish", "threshold", "5");
            assertThat(text(published))
                    .contains("Prêt à publier", "s.", "time n° 1", "Ce n’est pas 0")
                    .as("of two that make a total that is known neither can be told")
                    .doesNotContain("6 h", "2 h");
            assertThat(published.getByXPath("//td[contains(., '2') and contains(., 'h')]"))
                    .isEmpty();
            assertThat(published.getByXPath("//main//a[contains(@href, '/value')]"))
                    .isEmpty();
            assertThat(house.essaim.disclosure().releases("time")).hasSize(1);
            long before = house.store.sequence();
            assertThat(file(published, "CSV")).contains(";;SUPPRESSED;h;").doesNotContain(";6;;h;", ";2;;h;");
            assertThat(file(published, "JSON"))
                    .contains("SUPPRESSED", "PUBLISHED")
                    .doesNotContain("\"2\"", "sealed");
            assertThat(file(published, "HTML")).contains("s.").doesNotContain(">2 h<");
            file(published, "XLSX");
            HtmlPage again = send(browser.open(HOURS), "publish");
            assertThat(text(again)).contains("time n° 1");
            assertThat(house.store.sequence())
                    .as("a download and the same once more register nothing")
                    .isEqualTo(before);
            String href = published
                    .<HtmlAnchor>getFirstByXPath("//main//a[contains(@href, 'format=csv')]")
                    .getHrefAttribute();
            String path = href.substring(href.indexOf("/essaim") + "/essaim".length());
            assertThat(colleague.get(path).getStatusCode())
                    .as("it is kept for who made it ready")
                    .isEqualTo(404);
            assertThat(browser.get("/indicators/published/download?of=1&format=csv")
                            .getStatusCode())
                    .isEqualTo(404);
            assertThat(text(follow(published, "Revenir aux chiffres exacts"))).contains("2 h");
        }
    }

    @Test
    void whatTellsOfManyPeopleIsPublishedAsItIs() throws Exception {
        try (House house = told();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            loaded(browser);
            HtmlPage all = send(browser.open("/indicators?indicator=coordination-time&period=2025-01"), "publish");
            assertThat(text(all)).contains("8 h", "time n° 1");
            assertThat(file(all, "CSV")).contains(";8;;h;");
        }
    }

    @Test
    void whatCannotBePublishedSaysWhyInItsPlace() throws Exception {
        try (House house = told();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            loaded(browser);
            HtmlPage teams = browser.open("/indicators?indicator=coordination-time&period=2025-01&by=TEAM");
            HtmlPage refused = send(teams, "publish");
            assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(text(refused)).contains("Cette question n’a pas de réponse", "Constats", "TEAM");
            assertThat(house.essaim.disclosure().releases("time")).isEmpty();
        }
    }

    @Test
    void whoMaySeeSomeStructuresSeesNothingOfOthersAndPublishesNothing() throws Exception {
        try (House house = told();
                House.Browser closer = house.browser(Duty.CLOSER);
                House.Browser some = house.browser(Duty.CLOSER, "S001");
                House.Browser reader = house.browser(Duty.READER)) {
            loaded(closer);
            HtmlPage own = some.open(SHARE);
            assertThat(text(own)).contains("25,0 %", "S001").doesNotContain("40,0", "S002", "Estuaire");
            HtmlPage all = some.open("/indicators?indicator=coordination-time&period=2025-01");
            assertThat(text(all)).contains("6 h", "1 structure sur 1 a répondu").doesNotContain("8 h");
            assertThat(offers(own, "publish")).isFalse();
            assertThat(offers(reader.open(SHARE), "publish")).isFalse();
            Map<String, String> form = Map.of(
                    "do",
                    "publish",
                    "threshold",
                    "5",
                    "indicator",
                    "coordination-time",
                    "period",
                    "2025-01",
                    "by",
                    "STRUCTURE");
            for (House.Browser browser : List.of(some, reader)) {
                assertThat(browser.post("/indicators", form).getStatusCode()).isEqualTo(403);
            }
            assertThat(house.essaim.disclosure().releases("time")).isEmpty();
            String value = "/indicators/value?indicator=coordination-time&period=2025-01";
            for (String path : List.of(
                    HOURS + "&structure=S002",
                    HOURS.replace("?", "/download?") + "&structure=S002&format=csv",
                    value + "&structure=S002",
                    value + "&structure=S001,S002",
                    value + "&structure=S999",
                    "/indicators/published/download?of=1&format=csv")) {
                WebResponse forged = some.get(path);
                assertThat(forged.getStatusCode()).as(path).isEqualTo(403);
                assertThat(plain(forged.getContentAsString())).as(path).doesNotContain("2 h", "Estuaire", "mois clos");
            }
            assertThat(text(some.open(value + "&structure=S002"))).contains("verrouillée");
            WebResponse row = some.get(value + "&by=STRUCTURE&of-STRUCTURE=S002");
            assertThat(row.getStatusCode()).isEqualTo(404);
            assertThat(row.getContentAsString()).doesNotContain("Estuaire");
            assertThat(text(some.open(value + "&by=STRUCTURE&of-STRUCTURE=S001")))
                    .contains("6 h", "mois clos");
            String csv = plain(
                    some.get(HOURS.replace("?", "/download?") + "&format=csv").getContentAsString());
            assertThat(csv).contains("S001").doesNotContain("S002");
            assertThat(text(some.open("/dashboard?period=2025-01")))
                    .contains("S001")
                    .doesNotContain("S002", "Estuaire");
        }
    }

    @Test
    void whatCannotBeAskedSaysWhyAndKeepsWhatWasTyped() throws Exception {
        try (House house = told();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            loaded(browser);
            HtmlPage period = browser.open("/indicators?indicator=coordination-share&period=bientôt&by=STRUCTURE");
            assertThat(period.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(text(period)).contains("« bientôt » n’est pas une période", "2026-T1");
            HtmlForm form = period.getFirstByXPath("//main//form[@method='get']");
            assertThat(form.getInputByName("period").getValue()).isEqualTo("bientôt");
            assertThat(form.<DomElement>getByXPath(".//input[@checked]").stream()
                            .map(each -> each.getAttribute("value")))
                    .containsExactlyInAnyOrder("coordination-share", "STRUCTURE");
            HtmlPage variants = browser.open(
                    "/indicators?indicator=coordination-share&indicator=coordination-per-care-hour&period=2025");
            assertThat(variants.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(text(variants)).contains("Cette question n’a pas de réponse", "coordination-per-care-hour");
            assertThat(text(browser.open("/indicators?period=2025"))).contains("Cochez un indicateur au moins");
            for (String path : List.of(
                    "/indicators?indicator=nobody&period=2025",
                    "/indicators?indicator=coordination-share&period=2025&by=PHASE",
                    "/indicators?indicator=coordination-share&period=2025&every=WEEK",
                    "/indicators?indicator=coordination-share&period=2025&every=DAY",
                    "/indicators?indicator=coordination-share&period=2025&every=x",
                    "/indicators?indicator=coordination-share&period=2025&by=x",
                    "/indicators?indicator=coordination-share&period=2025&by=TEAM&by=STRUCTURE&by=PHASE&by=TERRITORY",
                    "/indicators?indicator=coordination-share&period=0001-01-01..9999-12-31",
                    "/indicators?indicator=coordination-share&period=2000-01-01..2030-12-31",
                    "/indicators?indicator=reading-rate&period=2025&by=STRUCTURE",
                    "/indicators?indicator=presence-rate&period=2025&programme=nobody",
                    "/indicators?indicator=" + "x".repeat(300) + "&period=2025",
                    "/indicators/download?indicator=coordination-share&format=csv",
                    "/indicators/download?period=2025&format=csv",
                    "/indicators/download?indicator=coordination-share&period=2025&format=../x",
                    "/indicators/download?indicator=nobody&period=2025&format=csv",
                    "/indicators/value?indicator=coordination-share",
                    "/indicators/value?period=2025",
                    "/indicators/value?indicator=nobody&period=2025",
                    "/indicators/value?indicator=coordination-share&period=2025&at=2024",
                    "/indicators/value?indicator=coordination-share&period=2025&at=x",
                    "/indicators/value?indicator=coordination-share&period=2025&by=STRUCTURE",
                    "/indicators/nothing",
                    "/indicators?structure=S999&indicator=coordination-share&period=2025",
                    "/dashboard?period=x",
                    "/dashboard?period=2025&by=CATEGORY",
                    "/dashboard?period=2025&programme=nobody",
                    "/dashboard/download?period=2025&format=../x",
                    "/dashboard/download?format=html",
                    "/dashboard/nothing")) {
                WebResponse response = browser.get(path);
                assertThat(response.getStatusCode()).as(path).isBetween(400, 409);
                assertThat(response.getContentAsString()).as(path).doesNotContain("Exception", "\tat ");
            }
        }
    }

    @Test
    void markupInAnyParameterComesOutAsText() throws Exception {
        try (House house = told();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            loaded(browser);
            String markup = "%3Cscript%3Ealert(1)%3C/script%3E%22%20onmouseover=%22x";
            for (String page : List.of("/indicators", "/indicators/value", "/indicators/download", "/dashboard")) {
                for (String name : List.of(
                        "indicator",
                        "period",
                        "by",
                        "every",
                        "structure",
                        "programme",
                        "at",
                        "of-STRUCTURE",
                        "format",
                        "of",
                        "threshold",
                        "done",
                        "do")) {
                    String path = page + "?by=STRUCTURE&indicator=coordination-share&period=2025-01";
                    String forged = path.contains(name + "=")
                            ? path.replaceAll("([?&])" + name + "=[^&]*", "$1" + name + "=" + markup)
                            : path + "&" + name + "=" + markup;
                    Page answer = browser.client.getPage(house.url(forged));
                    WebResponse response = answer.getWebResponse();
                    assertThat(response.getStatusCode()).as(forged).isLessThan(500);
                    assertThat(response.getContentAsString()).as(forged).doesNotContain("<script", "Exception");
                    if (answer instanceof HtmlPage html) {
                        assertThat(html.getByXPath("//*[@onmouseover]"))
                                .as(forged)
                                .isEmpty();
                    }
                }
            }
            WebResponse posted = browser.post(
                    "/indicators",
                    Map.of(
                            "do",
                            "publish",
                            "threshold",
                            "\"><script>",
                            "indicator",
                            "coordination-share",
                            "period",
                            "\"><script>"));
            assertThat(posted.getStatusCode()).isEqualTo(400);
            assertThat(posted.getContentAsString()).doesNotContain("<script");
        }
    }

    @Test
    void theDashboardIsOnePageOfFiguresAndAFile() throws Exception {
        try (House house = told();
                House.Browser browser = house.browser(Duty.CLOSER);
                House.Browser reader = house.browser(Duty.READER).english()) {
            assertThat(text(browser.open("/dashboard?period=2025-01"))).contains("Aucun indicateur n’est défini");
            loaded(browser);
            HtmlForm form = browser.open("/dashboard").getFirstByXPath("//main//form[@method='get']");
            Officer.fill(form, "period", "2025-T1");
            Officer.fill(form, "indicator", "working-time");
            Officer.fill(form, "by", "STRUCTURE");
            HtmlPage page = form.<DomElement>getFirstByXPath(".//button").click();
            assertThat(text(page))
                    .contains(
                            "Tableau de bord, 1er trimestre 2025",
                            "À quoi passe le temps",
                            "ce qui le finance",
                            "Avant et après",
                            "Mois par mois",
                            "janvier 2025",
                            "Heures de travail");
            assertThat(file(page, "HTML")).contains("<svg", "Tableau de bord");
            assertThat(text(reader.open("/dashboard?period=2025-01")))
                    .contains("Dashboard, January 2025", "Hours by kind, January 2025", "Direct care");
            assertThat(text(browser.open("/dashboard?period=2025-01&indicator=nobody")))
                    .contains("nobody");
        }
    }

    @Test
    void thePeriodsThatAreAskedMostAreLinksThatKeepTheQuestion() throws Exception {
        try (House house = told();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            loaded(browser);
            HtmlPage answer = browser.open(SHARE);
            List<HtmlAnchor> links = answer.getByXPath("//main//ul[@class='links']//a[contains(., '(')]");
            assertThat(links).hasSize(6);
            for (HtmlAnchor link : links) {
                HtmlPage there = link.click();
                assertThat(there.getWebResponse().getStatusCode())
                        .as(link.getHrefAttribute())
                        .isEqualTo(200);
                assertThat(link.getHrefAttribute()).contains("indicator=coordination-share", "by=STRUCTURE");
            }
        }
    }
}
