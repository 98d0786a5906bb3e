package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.essaim.pages.Officer.offers;
import static org.essaim.pages.Officer.send;
import static org.essaim.pages.Officer.text;

import java.io.IOException;
import org.essaim.organisation.Duty;
import org.essaim.session.SessionDossier;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/** A session by pages: planned, registered for, signed, attended, counted as time, cancelled. */
class SessionsTest {
    private static final String SESSIONS = "/programmes/sessions?programme=essai";
    private static final String DAY = "/programmes/sessions?session=jour-1";

    private static HtmlPage planned(House.Browser browser) throws IOException {
        ProgrammesTest.underWay(browser);
        return send(
                browser.open(SESSIONS),
                "plan",
                "id",
                "jour-1",
                "kind",
                "AWARENESS_DAY",
                "title",
                "Lancement <b>gras</b>",
                "date",
                "2025-04-15",
                "from",
                "09:00",
                "to",
                "17:00",
                "phase",
                "sensibilisation",
                "place",
                "Bordeaux",
                "places",
                "20",
                "experts",
                "Carsat fictive; Institut fictif");
    }

    private static SessionDossier dossier(House house) {
        return house.essaim.sessions().session("jour-1");
    }

    @Test
    void aSessionIsPlannedRegisteredForSignedAttendedAndBecomesTimeOnce() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            HtmlPage day = planned(browser);
            assertThat(text(day))
                    .contains(
                            "C’est enregistré",
                            "Lancement <b>gras</b>",
                            "15 avril 2025, 09:00 – 17:00",
                            "Carsat fictive, Institut fictif");
            day = send(day, "register", "structure", "S001", "worker", "W-1", "date", "2025-04-02");
            assertThat(text(day)).contains("inscrit le 2 avril 2025");
            assertThat(day.asXml())
                    .as("the payroll number is never shown again")
                    .doesNotContain("W-1");
            day = send(
                    day, "register", "structure", "S001", "function", "DIRECTOR", "number", "2", "date", "2025-04-02");
            assertThat(text(day)).contains("Dirigeant", "2, inscrit");
            HtmlPage late = send(day, "register", "structure", "S001", "worker", "W-2", "date", "2025-04-16");
            assertThat(late.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(text(late)).contains("Rien n’est enregistré", "Que faire");
            assertThat(late.asXml()).doesNotContain("W-2");
            HtmlPage nobody = send(browser.open(DAY), "register", "structure", "S001", "date", "2025-04-02");
            assertThat(text(nobody)).contains("Ni matricule, ni fonction");
            assertThat(dossier(house).registered()).isEqualTo(3);
            HtmlPage remark = send(
                    browser.open(DAY),
                    "attend",
                    "structure",
                    "S001",
                    "worker",
                    "W-1",
                    "to",
                    "12:00",
                    "sheet",
                    "feuille 12");
            assertThat(text(remark)).contains("C’est enregistré", "présent jusqu’à 12:00 (feuille 12)");
            HtmlPage unregistered = send(remark, "attend", "structure", "S001", "function", "CARE_WORKER");
            assertThat(unregistered.getWebResponse().getStatusCode()).isEqualTo(200);
            assertThat(text(unregistered)).contains("C’est enregistré, avec une remarque");
            HtmlPage sheet = browser.open("/programmes/sessions/sheet?session=jour-1");
            assertThat(text(sheet)).contains("Émargement", "Signature", "présent jusqu’à 12:00");
            WebResponse file = browser.get("/programmes/sessions/sheet/download?session=jour-1&format=html");
            assertThat(file.getContentAsString())
                    .contains("Feuille d’émargement")
                    .doesNotContain("<b>gras");
            timed(house, browser);
            WebResponse agenda = browser.get("/programmes/sessions/download?programme=essai");
            assertThat(agenda.getResponseHeaderValue("Content-Disposition")).contains("seances-essai.ics");
            assertThat(agenda.getContentType()).isEqualTo("text/calendar");
            assertThat(agenda.getContentAsString()).contains("BEGIN:VEVENT", "DTSTART:20250415T070000Z");
            HtmlPage removed = browser.open(DAY);
            removed = send(removed, "absent");
            assertThat(text(removed)).contains("C’est enregistré");
            assertThat(dossier(house).attendances()).hasSize(1);
            HtmlPage held = send(removed, "cancel", "reason", "grève");
            assertThat(held.getWebResponse().getStatusCode()).as("people came").isEqualTo(409);
            removed = send(browser.open(DAY), "absent");
            removed = send(removed, "unregister");
            removed = send(removed, "cancel", "reason", "grève");
            assertThat(text(removed)).contains("Cette séance n’a pas lieu", "grève");
            assertThat(offers(removed, "register")).isFalse();
            removed = send(removed, "change", "date", "2025-04-22");
            assertThat(text(removed)).contains("22 avril 2025").doesNotContain("n’a pas lieu");
            assertThat(text(browser.open(SESSIONS))).contains("Lancement <b>gras</b> (jour-1)", "prévue");
        }
    }

    private static void timed(House house, House.Browser browser) throws IOException {
        HtmlPage ask = browser.open("/programmes/time?programme=essai");
        assertThat(text(ask)).contains("une seule fois");
        HtmlPage preview = browser.open("/programmes/time?programme=essai&structure=S001&month=2025-04");
        assertThat(text(preview)).contains("Rien n’est encore compté", "3,00 h", "libellé des séances");
        assertThat(house.essaim.time().receipts()).isEmpty();
        HtmlPage counted =
                preview.<HtmlElement>getFirstByXPath("//button[@value='load']").click();
        assertThat(text(counted)).contains("Ces présences sont comptées");
        HtmlPage again = send(browser.open("/programmes/time?programme=essai&structure=S001&month=2025-04"), "load");
        assertThat(text(again)).contains("rien n’a changé");
        assertThat(again.<DomElement>getFirstByXPath("//dl/div[dt = 'Inchangées']/dd")
                        .getTextContent()
                        .strip())
                .isEqualTo("1");
    }

    @Test
    void whoSeesOneStructureKeepsItsOwnPeopleAndPlansForItAlone() throws Exception {
        try (House house = new House().founded();
                House.Browser closer = house.browser(Duty.CLOSER);
                House.Browser mine = house.browser(Duty.COORDINATOR, "S001");
                House.Browser other = house.browser(Duty.COORDINATOR, "S002");
                House.Browser reader = house.browser(Duty.READER)) {
            HtmlPage day = planned(closer);
            HtmlPage own = send(mine.open(DAY), "register", "structure", "S001", "worker", "W-1", "date", "2025-04-02");
            assertThat(text(own)).contains("inscrit le");
            assertThat(offers(own, "change")).isFalse();
            assertThat(offers(own, "cancel")).isFalse();
            assertThat(text(other.open(DAY)))
                    .contains("Personne n’est encore inscrit")
                    .doesNotContain("S001");
            assertThat(Officer.buttons(reader.open(DAY))).isEmpty();
            assertThat(Officer.buttons(reader.open(SESSIONS))).isEmpty();
            long before = house.store.sequence();
            HtmlPage now = closer.open(DAY);
            for (House.Browser browser : new House.Browser[] {mine, other, reader}) {
                assertThat(Officer.forge(browser, now, "cancel", "reason", "x").getStatusCode())
                        .isEqualTo(403);
                assertThat(Officer.forge(browser, now, "change", "title", "x").getStatusCode())
                        .isEqualTo(403);
            }
            assertThat(Officer.forge(other, now, "register", "structure", "S001", "worker", "W-2")
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(Officer.forge(reader, now, "attend", "structure", "S001", "worker", "W-1")
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(Officer.forge(reader, now, "unregister").getStatusCode()).isEqualTo(403);
            assertThat(text(other.open(DAY))).doesNotContain("inscrit le");
            Officer.forge(other, now, "unregister");
            assertThat(Officer.forge(
                                    mine,
                                    closer.open(SESSIONS),
                                    "plan",
                                    "id",
                                    "tous",
                                    "title",
                                    "Pour tous",
                                    "date",
                                    "2025-05-05",
                                    "from",
                                    "09:00",
                                    "to",
                                    "10:00",
                                    "structure",
                                    "")
                            .getStatusCode())
                    .isIn(403, 409);
            assertThat(reader.get("/programmes/time?programme=essai").getStatusCode())
                    .isEqualTo(200);
            assertThat(reader.post(
                                    "/programmes/time?programme=essai",
                                    java.util.Map.of("structure", "S001", "month", "2025-04"))
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(house.store.sequence()).isEqualTo(before);
            HtmlPage visitPlanned = send(
                    mine.open(SESSIONS),
                    "plan",
                    "id",
                    "chez-nous",
                    "kind",
                    "INDIVIDUAL_SUPPORT",
                    "title",
                    "Accompagnement",
                    "date",
                    "2025-05-05",
                    "from",
                    "20:00",
                    "to",
                    "01:00");
            assertThat(text(visitPlanned)).contains("5 mai 2025, 20:00 – 6 mai 2025, 01:00", "S001");
            assertThat(offers(visitPlanned, "cancel")).isTrue();
            assertThat(text(day)).contains("Bordeaux");
        }
    }

    @Test
    void twoTabsOfASessionDoNotOverwriteEachOther() throws Exception {
        try (House house = new House().founded();
                House.Browser one = house.browser(Duty.CLOSER);
                House.Browser two = house.colleague(Duty.CLOSER)) {
            planned(one);
            HtmlPage first = one.open(DAY);
            HtmlPage second = two.open(DAY);
            send(first, "change", "place", "Pau");
            HtmlPage late = send(second, "change", "place", "Agen");
            assertThat(late.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(text(late)).contains("Rouvrez la page");
            long before = house.store.sequence();
            assertThat(text(send(first, "change", "place", "Pau"))).contains("rien n’a changé");
            assertThat(house.store.sequence()).isEqualTo(before);
            assertThat(dossier(house).session().place()).isEqualTo("Pau");
            HtmlPage day = one.open(DAY);
            send(day, "register", "structure", "S001", "worker", "W-1", "date", "2025-04-02");
            before = house.store.sequence();
            assertThat(text(send(day, "register", "structure", "S001", "worker", "W-1", "date", "2025-04-02")))
                    .contains("rien n’a changé");
            HtmlPage gone = one.open(DAY);
            send(gone, "unregister");
            assertThat(text(send(gone, "unregister"))).contains("rien n’a changé");
            assertThat(house.store.sequence()).isEqualTo(before + 1);
        }
    }

    @Test
    void whatASessionCannotBeIsRefused() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            HtmlPage day = planned(browser);
            long before = house.store.sequence();
            HtmlPage plan = browser.open(SESSIONS);
            for (String[] wrong : new String[][] {
                {"to", "08:00"},
                {"from", "25:00"},
                {"date", ""},
                {"date", "2025-13-01"},
                {"kind", "PARTY"},
                {"phase", "none"},
                {"places", "-1"},
                {"zone", "Mars/Olympus"},
                {"id", "Jour 1"},
                {"title", ""}
            }) {
                WebResponse refused = Officer.forge(browser, plan, "plan", with(wrong));
                assertThat(refused.getStatusCode()).as("%s", (Object) wrong).isIn(400, 409);
                assertThat(refused.getContentAsString()).doesNotContain("notre faute", "\tat ");
            }
            for (String[] wrong : new String[][] {
                {"structure", "S999"}, {"function", "KING"}, {"number", "0"}, {"number", "x"}, {"from", "late"}
            }) {
                WebResponse refused = Officer.forge(
                        browser, day, "attend", "structure", "S001", "function", "DIRECTOR", wrong[0], wrong[1]);
                assertThat(refused.getStatusCode()).as("%s", (Object) wrong).isIn(400, 403, 409);
                assertThat(refused.getContentAsString()).doesNotContain("notre faute", "\tat ");
            }
            assertThat(text(send(
                            browser.open(SESSIONS),
                            "plan",
                            "id",
                            "x",
                            "date",
                            "2025-05-05",
                            "from",
                            "09:00",
                            "title",
                            "T")))
                    .as("by its label")
                    .contains("Le champ « Fin » manque");
            for (String path : new String[] {
                "/programmes/sessions",
                "/programmes/sessions?session=none",
                "/programmes/sessions/nowhere",
                "/programmes/sessions/sheet",
                "/programmes/sessions/sheet?session=none",
                "/programmes/sessions/sheet/download?session=jour-1&format=exe",
                "/programmes/time?programme=essai&structure=S001&month=13"
            }) {
                assertThat(browser.get(path).getStatusCode()).as(path).isIn(400, 404);
            }
            assertThat(house.store.sequence()).isEqualTo(before);
        }
    }

    private static String[] with(String[] more) {
        String[] all = {
            "id",
            "x",
            "title",
            "Titre",
            "kind",
            "AWARENESS_DAY",
            "date",
            "2025-05-05",
            "from",
            "09:00",
            "to",
            "10:00",
            "",
            ""
        };
        all[12] = more[0];
        all[13] = more[1];
        return all;
    }
}
