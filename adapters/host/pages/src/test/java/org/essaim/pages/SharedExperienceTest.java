package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.essaim.pages.Officer.offers;
import static org.essaim.pages.Officer.send;
import static org.essaim.pages.Officer.text;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.essaim.organisation.Duty;
import org.essaim.sheet.SheetPart;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/** Sheets, testimonies and lessons: written by pages, found by others, handed out. */
class SharedExperienceTest {
    private static HtmlPage told(HtmlPage page) throws Exception {
        return send(
                page,
                "tell",
                "id",
                "equipe",
                "title",
                "Mon équipe décide",
                "text",
                "On fait notre planning à quatre.",
                "speaker",
                "aide à domicile",
                "structure",
                "S001",
                "told",
                "2025-04-02",
                "approaches",
                "buurtzorg, plurielle",
                "given",
                "2025-04-02");
    }

    @Test
    void aSheetIsWrittenReadChangedAndHandedOut() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR, "S001");
                House.Browser other = house.browser(Duty.COORDINATOR, "S002");
                House.Browser reader = house.browser(Duty.READER)) {
            HtmlPage page = send(
                    browser.open("/sheets"),
                    "write",
                    "id",
                    "tutorat",
                    "title",
                    "Un tutorat pour les nouveaux",
                    "theme",
                    "Intégration",
                    "sectors",
                    "Médico-social / Domicile",
                    "structure",
                    "S001",
                    "part-strengths",
                    "Les nouveaux restent.\r\n\r\n- un carnet\r\n- <b>une</b> réunion");
            assertThat(page.getByXPath("//h3[.='Outils']/following-sibling::p[1]"))
                    .hasSize(1);
            assertThat(page.getByXPath("//ul/li[.='un carnet']")).hasSize(1);
            assertThat(text(page))
                    .contains(
                            "C’est enregistré",
                            "3° Points positifs à capitaliser",
                            "Les nouveaux restent.",
                            "<b>une</b> réunion",
                            "Non renseigné");
            assertThat(text(send(
                            browser.open("/sheets"), "write", "id", "tutorat", "title", "Autre", "structure", "S001")))
                    .as("the same identifier for something else")
                    .contains("existe déjà");
            HtmlPage stale = browser.open("/sheets?sheet=tutorat");
            page = send(browser.open("/sheets?sheet=tutorat"), "change", "part-conclusion", "À refaire.");
            assertThat(text(page)).contains("À refaire.");
            assertThat(house.essaim.sheets().sheet("tutorat").parts())
                    .containsEntry(SheetPart.STRENGTHS, "Les nouveaux restent.\n\n- un carnet\n- <b>une</b> réunion")
                    .containsEntry(SheetPart.CONCLUSION, "À refaire.");
            assertThat(send(stale, "change", "part-conclusion", "Autre chose.")
                            .getWebResponse()
                            .getStatusCode())
                    .as("somebody changed it meanwhile")
                    .isEqualTo(409);

            HtmlPage read = reader.open("/sheets?sheet=tutorat");
            assertThat(text(read)).contains("À refaire.");
            assertThat(offers(read, "change")).isFalse();
            assertThat(offers(other.open("/sheets?sheet=tutorat"), "change"))
                    .as("another structure's sheet is read and not written")
                    .isFalse();
            assertThat(other.post("/sheets", Map.of("do", "renew", "sheet", "tutorat"), null)
                            .getStatusCode())
                    .isEqualTo(403);
            WebResponse html = reader.get("/sheets/download?sheet=tutorat&format=html");
            assertThat(html.getContentAsString(StandardCharsets.UTF_8)).contains("À refaire.", "&lt;b&gt;une");
        }
    }

    @Test
    void aFigureThatComesFromNowhereIsRefusedAndWhatWasTypedIsStillThere() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            HtmlPage page = send(
                    browser.open("/sheets"),
                    "write",
                    "id",
                    "f",
                    "title",
                    "Titre",
                    "part-evaluation",
                    "Il reste [[heures]].");
            assertThat(page.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(text(page)).contains("Rien n’est enregistré", "[[heures]]");
            page = send(browser.open("/sheets"), "write", "id", "f", "title", "Titre", "citations", "heures : rien");
            assertThat(page.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(house.essaim.sheets().all()).isEmpty();
        }
    }

    @Test
    void aTestimonyIsToldFoundAndErased() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR, "S001");
                House.Browser other = house.browser(Duty.COORDINATOR, "S002");
                House.Browser reader = house.browser(Duty.READER)) {
            assertThat(text(told(browser.open("/experiences"))))
                    .contains("C’est enregistré", "On fait notre planning à quatre.", "aide à domicile");
            assertThat(text(reader.open("/experiences?approach=plurielle"))).contains("Mon équipe décide");
            assertThat(text(reader.open("/experiences?approach=lean"))).contains("Aucune expérience ne correspond");
            HtmlPage read = reader.open("/experiences?testimony=equipe");
            assertThat(offers(read, "withdraw") || offers(read, "retell")).isFalse();
            assertThat(offers(other.open("/experiences?testimony=equipe"), "retell"))
                    .as("another structure's testimony is read and not changed")
                    .isFalse();
            assertThat(text(send(told(browser.open("/experiences")), "retell", "title", "Mon équipe décide vraiment")))
                    .contains("Mon équipe décide vraiment", "On fait notre planning à quatre.");
            assertThat(text(told(browser.open("/experiences"))))
                    .as("the same identifier for something else")
                    .contains("equipe", "existe déjà");
            HtmlPage gone = send(browser.open("/experiences?testimony=equipe"), "withdraw");
            assertThat(text(gone)).contains("C’est enregistré").doesNotContain("Mon équipe décide");
            assertThat(reader.get("/experiences?testimony=equipe").getStatusCode())
                    .isEqualTo(404);
            assertThat(reader.get("/experiences/download?testimony=equipe&format=html")
                            .getStatusCode())
                    .isEqualTo(404);
            assertThat(text(told(browser.open("/experiences")))).contains("Rien n’est enregistré");
        }
    }

    @Test
    void aLessonIsLearnedByWhoMayWrite() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER);
                House.Browser reader = house.browser(Duty.READER)) {
            HtmlPage page = send(
                    browser.open("/experiences"),
                    "learn",
                    "id",
                    "reunion",
                    "title",
                    "Une réunion ne suffit pas",
                    "outcome",
                    "DID_NOT_WORK",
                    "text",
                    "Personne n’est venu.",
                    "advice",
                    "Payer le temps de réunion.",
                    "learned",
                    "2025-05-06",
                    "size",
                    "FROM_250");
            assertThat(text(page)).contains("ce qui n’a pas marché", "La prochaine fois", "250 salariés et plus");
            page = send(browser.open("/experiences?lesson=reunion"), "relearn", "advice", "Payer deux réunions.");
            assertThat(text(page)).contains("Payer deux réunions.", "Personne n’est venu.");
            assertThat(reader.post("/experiences", Map.of("do", "learn"), null).getStatusCode())
                    .isEqualTo(403);
            assertThat(reader.get("/experiences/download?format=html").getContentAsString(StandardCharsets.UTF_8))
                    .contains("Une réunion ne suffit pas");
        }
    }
}
