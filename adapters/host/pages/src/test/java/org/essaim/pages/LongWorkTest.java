package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.essaim.funding.IssuedStatement;
import org.essaim.organisation.Duty;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that lasts longer than somebody waits: how far it has come, what ends it, and what it came to. */
class LongWorkTest {
    private static final String STATEMENT = "/statements?agreement=DIALOGUE&first=2025-01&last=2025-01";
    private static final String MEETING = "Réunion d’équipe";

    @TempDir
    private Path folder;

    private final HeldStore held = new HeldStore();

    @AutoClose
    private final House house = new House(held.store, Duration.ZERO);

    LongWorkTest() throws Exception {}

    private static boolean isUnderWay(HtmlPage page) {
        return page.getElementById("work") != null;
    }

    /** Whoever looks again until it is done. */
    private static HtmlPage done(HtmlPage page) throws Exception {
        HtmlPage now = page;
        for (int looked = 0; isUnderWay(now); looked++) {
            assertThat(looked).as(now.asNormalizedText()).isLessThan(3000);
            Thread.sleep(10);
            now = now.<HtmlElement>getFirstByXPath("//main//a[.='Actualiser']").click();
        }
        return now;
    }

    private static String text(HtmlPage page) {
        return Officer.text(page);
    }

    private HtmlPage previewed(House.Browser browser, String... rows) throws Exception {
        Path file = Files.writeString(folder.resolve("janvier.csv"), House.csv(rows), StandardCharsets.UTF_8);
        HtmlPage page = browser.open("/imports");
        HtmlForm form = page.getFirstByXPath("//form[.//input[@type='file']]");
        form.getSelectByName("structure").setSelectedAttribute("S001", true);
        form.getSelectByName("preset").setSelectedAttribute("compani", true);
        form.<HtmlFileInput>getInputByName("file").setFiles(file.toFile());
        return done(form.<HtmlElement>getFirstByXPath(".//button").click());
    }

    @Test
    void anImportThatLastsShowsHowFarItHasComeAndThenWhatItCameTo() throws Exception {
        house.founded();
        try (House.Browser browser = house.browser(Duty.COORDINATOR)) {
            assertThat(text(browser.open("/"))).doesNotContain("Travaux en cours");
            HtmlPage preview = previewed(browser, House.meeting(MEETING, "09/01/2025", "14:00", "16:00"));
            assertThat(text(preview)).contains("Aperçu de l’import", "Rien n’est encore importé");
            held.hold("commit");
            HtmlPage page = Officer.send(preview, "import");
            assertThat(isUnderWay(page)).isTrue();
            assertThat(page.getTitleText()).startsWith("Import en cours");
            while (!text(page).contains("enregistrement")) {
                page = page.<HtmlElement>getFirstByXPath("//main//a[.='Actualiser']")
                        .click();
            }
            assertThat(text(page)).contains("janvier.csv", "Interrompre ce travail");
            assertThat(page.<DomElement>getFirstByXPath("//progress").hasAttribute("value"))
                    .as("one of one says nothing")
                    .isFalse();
            HtmlPage elsewhere = browser.open("/closing?structure=S001");
            HtmlPage list = elsewhere
                    .<HtmlElement>getFirstByXPath("//nav//a[.='Travaux en cours']")
                    .click();
            assertThat(text(list)).contains("Import", "en cours", "janvier.csv");
            HtmlPage back =
                    list.<HtmlElement>getFirstByXPath("//main//a[.='Import']").click();
            assertThat(isUnderWay(back)).isTrue();
            held.letGo();
            HtmlPage report = done(back);
            assertThat(text(report)).contains("Compte rendu d’import", "Ce fichier est importé", "S001:1");
            assertThat(text((HtmlPage) report.refresh()))
                    .as("reloading it does nothing again")
                    .isEqualTo(text(report));
            assertThat(house.essaim.time().receipts()).hasSize(1);
            assertThat(browser.get(path(report)).getContentAsString()).doesNotContain("hreflang");
        }
    }

    private static String path(HtmlPage page) {
        return page.getUrl().getFile().substring("/host/essaim".length());
    }

    @Test
    void whoSendsAFormAgainWhileItIsDoneIsLedToTheWork() throws Exception {
        house.founded();
        try (House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage preview = previewed(browser, House.meeting(MEETING, "09/01/2025", "14:00", "16:00"));
            held.hold("commit");
            HtmlPage first = Officer.send(preview, "import");
            HtmlPage second = Officer.send(preview, "import");
            assertThat(text(second)).contains("Travaux en cours", "janvier.csv").doesNotContain("est importé");
            held.letGo();
            done(first);
            assertThat(text(Officer.send(preview, "import"))).contains("Ce fichier est importé");
            assertThat(house.essaim.time().receipts()).hasSize(1);
        }
    }

    private HtmlPage issuing(House.Browser browser) throws Exception {
        HtmlPage draft = done(browser.open(STATEMENT));
        held.hold("segments");
        HtmlPage page = Officer.send(draft, "issue");
        assertThat(page.getTitleText()).startsWith("Relevé en cours");
        return page;
    }

    private int versions() {
        return IssuedStatement.versions(house.store, "DIALOGUE", House.JANUARY, House.JANUARY);
    }

    @Test
    void whatIsCancelledStoresNothingAndCanBeDoneAgain() throws Exception {
        house.sealed();
        try (House.Browser browser = house.browser(Duty.CLOSER)) {
            HtmlPage asked = Officer.send(issuing(browser), "cancel");
            assertThat(isUnderWay(asked)).isTrue();
            assertThat(text(asked)).contains("Interruption demandée");
            assertThat(Officer.buttons(asked)).isEmpty();
            held.letGo();
            HtmlPage cancelled = done(asked);
            assertThat(cancelled.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(text(cancelled))
                    .contains("Travail interrompu", "Rien de ce qui était commencé n’est enregistré");
            assertThat(versions()).isZero();
            HtmlPage issued = done(Officer.send(done(browser.open(STATEMENT)), "issue"));
            assertThat(text(issued)).contains("Le relevé est émis");
            assertThat(versions()).isOne();
        }
    }

    @Test
    void whatIsAboutToBeStoredIsNotCancelledAnyMore() throws Exception {
        house.founded();
        try (House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage preview = previewed(browser, House.meeting(MEETING, "09/01/2025", "14:00", "16:00"));
            held.hold("commit");
            HtmlPage page = Officer.send(preview, "import");
            while (!text(page).contains("enregistrement")) {
                page = page.<HtmlElement>getFirstByXPath("//main//a[.='Actualiser']")
                        .click();
            }
            HtmlPage late = Officer.send(page, "cancel");
            held.letGo();
            assertThat(text(done(late))).contains("Ce fichier est importé");
            assertThat(house.essaim.time().receipts()).hasSize(1);
        }
    }

    @Test
    void whatWasAskedForByItsAddressIsShownThereAndOnlyToWhoAsked() throws Exception {
        house.sealed();
        try (House.Browser browser = house.browser(Duty.READER);
                House.Browser colleague = house.colleague(Duty.CLOSER)) {
            held.hold("segments");
            HtmlPage page = browser.open(STATEMENT);
            assertThat(isUnderWay(page)).isTrue();
            assertThat(colleague.get(path(page)).getStatusCode()).isEqualTo(404);
            assertThat(colleague.post(path(page), Map.of("do", "cancel")).getStatusCode())
                    .isEqualTo(404);
            assertThat(text(colleague.open("/work"))).contains("Rien n’est en cours");
            assertThat(text(colleague.open("/closing?structure=S001"))).doesNotContain("Travaux en cours");
            held.letGo();
            HtmlPage draft = done(page);
            assertThat(path(draft)).startsWith(STATEMENT + "&work=");
            assertThat(text(draft)).contains("Projet", "2,00 h");
            String other =
                    draft.<HtmlElement>getFirstByXPath("//a[@hreflang='en']").getAttribute("href");
            assertThat(other).endsWith(STATEMENT + "&lang=en");
            String stolen = path(draft);
            HtmlPage theirs = done(colleague.open(stolen));
            assertThat(text(theirs)).as("worked out for them").contains("Projet", "2,00 h");
            assertThat(path(theirs)).startsWith(STATEMENT + "&work=").isNotEqualTo(stolen);
            assertThat(path(theirs).split("work=", -1)).as("no outcome of two").hasSize(2);
            assertThat(path(done(browser.open("/statements?agreement=DIALOGUE&first=2025-01&last=2025-02&"
                            + stolen.substring(stolen.indexOf("work="))))))
                    .as("no other question is answered by it")
                    .doesNotEndWith(stolen.substring(stolen.indexOf("work=")));
        }
    }

    @Test
    void aFileThatLastsIsKeptForWhoAsked() throws Exception {
        house.sealed();
        house.essaim.funding().issue("DIALOGUE", House.JANUARY, House.JANUARY);
        String download = STATEMENT.replace("/statements?", "/statements/download?format=html&");
        try (House.Browser browser = house.browser(Duty.READER);
                House.Browser colleague = house.colleague(Duty.CLOSER)) {
            HtmlPage ready = done(browser.open(download));
            assertThat(text(ready)).contains("Fichier prêt", "Télécharger releve-DIALOGUE-2025-01-2025-01-v1.html");
            String href = ready.<HtmlElement>getFirstByXPath("//main//a[contains(., 'Télécharger')]")
                    .getAttribute("href")
                    .substring("/host/essaim".length());
            for (int again = 0; again < 2; again++) {
                WebResponse file = browser.get(href);
                assertThat(file.getResponseHeaderValue("Content-Disposition")).contains("releve-DIALOGUE");
                assertThat(file.getContentType()).isEqualTo("text/html");
                assertThat(file.getContentAsString()).contains("2,00");
            }
            assertThat(colleague.get(href).getStatusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatFailsOnItsWaySaysSo() throws Exception {
        house.sealed();
        try (House.Browser browser = house.browser(Duty.CLOSER)) {
            HtmlPage page = issuing(browser);
            held.fail();
            HtmlPage failed = done(page);
            assertThat(failed.getWebResponse().getStatusCode()).isEqualTo(503);
            assertThat(text(failed)).contains("La base de données ne répond pas comme il faut");
            assertThat(versions()).isZero();
        }
    }

    @Test
    void onlyAFormOfOursCancels() throws Exception {
        house.sealed();
        try (House.Browser browser = house.browser(Duty.CLOSER)) {
            HtmlPage page = issuing(browser);
            assertThat(browser.post(path(page), Map.of("do", "cancel"), null).getStatusCode())
                    .isEqualTo(403);
            assertThat(browser.post(path(page), Map.of("do", "else")).getStatusCode())
                    .isEqualTo(405);
            assertThat(browser.post("/work", Map.of("do", "cancel")).getStatusCode())
                    .isEqualTo(405);
            held.letGo();
            assertThat(text(done(page))).contains("Le relevé est émis");
        }
    }

    @Test
    void aBrowserThatRunsScriptsOpensTheOutcomeByItself() throws Exception {
        house.sealed();
        try (House.Browser browser = house.browser(Duty.READER).scripted()) {
            held.hold("segments");
            HtmlPage page = browser.open(STATEMENT);
            assertThat(isUnderWay(page)).isTrue();
            browser.client.waitForBackgroundJavaScript(1500);
            held.letGo();
            HtmlPage now = page;
            for (int waited = 0; waited < 60 && isUnderWay(now); waited++) {
                browser.client.waitForBackgroundJavaScript(500);
                now = (HtmlPage) browser.client.getCurrentWindow().getEnclosedPage();
            }
            assertThat(path(now)).startsWith(STATEMENT + "&work=");
            assertThat(text(now)).contains("Projet", "2,00 h");
        }
    }

    @Test
    void theWholePageIsInEnglishForWhoChoseIt() throws Exception {
        house.sealed();
        try (House.Browser browser = house.browser(Duty.READER)) {
            held.hold("segments");
            HtmlPage page = browser.open(STATEMENT + "&lang=en");
            assertThat(page.getTitleText()).startsWith("Statement under way");
            assertThat(text(page)).contains("reading", "Cancel this work", "Look again");
            held.letGo();
            HtmlPage now = page;
            while (isUnderWay(now)) {
                now = now.<HtmlElement>getFirstByXPath("//main//a[.='Look again']")
                        .click();
            }
            assertThat(text(now)).contains("A draft", "2.00 h");
        }
    }

    @Test
    void theAnswerIsWholeWhileTheWorkGoesOn() throws Exception {
        house.sealed();
        held.hold("segments");
        URI address = URI.create(house.url(STATEMENT));
        try (Socket socket = new Socket("localhost", address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + address.getRawPath() + "?" + address.getRawQuery()
                            + " HTTP/1.1\r\nHost: localhost\r\nX-Visitor: agent-7;READER;*\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                int next = in.read();
                assertThat(next).isNotNegative();
                head.write(next);
            }
            assertThat(head.toString(StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 303")
                    .containsIgnoringCase("Content-Length: 0\r\n")
                    .containsIgnoringCase("Connection: close\r\n")
                    .contains("Cache-Control: no-store");
        } finally {
            held.letGo();
        }
    }
}
