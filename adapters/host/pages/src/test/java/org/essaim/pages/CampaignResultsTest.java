package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.essaim.pages.Officer.buttons;
import static org.essaim.pages.Officer.forge;
import static org.essaim.pages.Officer.send;
import static org.essaim.pages.Officer.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Draft;
import org.essaim.campaign.Recipient;
import org.essaim.organisation.Duty;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came of campaigns, by pages: told, compared, read, published. */
class CampaignResultsTest {
    private static final String RESULTS = "/campaigns/results?campaign=";

    private static Questionnaire questionnaire() {
        return Questionnaire.builder("climat", "1", Texts.french("Climat"))
                .item(Question.builder("recommande", Question.Type.SCALE, Texts.french("Recommanderiez-vous ?"))
                        .options(Option.range(0, 10))
                        .build())
                .item(Question.builder("tenable", Question.Type.TRUTH, Texts.french("Est-ce tenable ?"))
                        .build())
                .item(Question.open("freins", Texts.french("Quels freins ?"), 3))
                .build();
    }

    private static void prepared(House house, String id, int wave, Campaign.Regime regime) {
        house.essaim.questionnaires().save(questionnaire());
        house.essaim
                .campaigns()
                .save(Campaign.builder(id, "climat", "1")
                        .title("Climat")
                        .respondents(Campaign.Respondents.TEAM)
                        .regime(regime)
                        .wave("climat", wave)
                        .between(Wave.FIRST, Wave.LAST)
                        .build());
        house.essaim.campaigns().open(id);
    }

    private static void answered(House house, String id, String structure, String team, int level, String words) {
        String token = house.essaim
                .campaigns()
                .invite(id, List.of(Recipient.team(structure, team)))
                .get(0)
                .token();
        Draft draft = house.essaim.campaigns().draft(id, token);
        draft.answer("recommande", Answer.choice(Integer.toString(level)));
        draft.answer("tenable", Answer.truth(level > 3));
        draft.answer("freins", Answer.text(words));
        assertThat(draft.complete().isFine()).isTrue();
    }

    private static void closed(House house, String id, int wave, Campaign.Regime regime, int shift) {
        prepared(house, id, wave, regime);
        for (int team = 0; team < 12; team++) {
            answered(house, id, "S001", "T" + team, team == 0 ? 2 : 6 + (team + shift) % 5, "Le temps " + team);
        }
        house.essaim.campaigns().close(id);
    }

    @Test
    void resultsOfAnIdentifiedCampaignAreToldWhileItIsOpen() throws Exception {
        try (House house = new House().founded();
                House.Browser reader = house.browser(Duty.READER)) {
            prepared(house, "vague-0", 0, Campaign.Regime.IDENTIFIED);
            answered(house, "vague-0", "S001", "Source", 9, "Le temps");
            answered(house, "vague-0", "S002", "Aval", 4, "Les logiciels");
            HtmlPage page = reader.open("/campaigns?campaign=vague-0");
            page = page.getAnchorByText("Dépouillement").click();
            assertThat(text(page)).contains("Recommanderiez-vous ? (n = 2/2)", "Le temps", "Les logiciels", "6,50");
            page.<DomElement>getFirstByXPath("//input[@name='nps']").click();
            page = page.<DomElement>getFirstByXPath("//main//button[.='Calculer le score']")
                    .click();
            // One of two promotes, the other one detracts.
            assertThat(text(page)).containsPattern("Score net de recommandation \\(NPS\\)\\s+0,00");
            assertThat(buttons(page)).isEmpty();
            WebResponse json = reader.get("/campaigns/results/download?campaign=vague-0&nps=recommande&format=json");
            assertThat(json.getContentAsString(StandardCharsets.UTF_8))
                    .contains("\"audience\"", "RECIPIENT", "recommande.promoters");
        }
    }

    @Test
    void whoSeesOneStructureReadsThatOneOnly() throws Exception {
        try (House house = new House().founded();
                House.Browser theirs = house.browser(Duty.COORDINATOR, "S002")) {
            prepared(house, "vague-0", 0, Campaign.Regime.IDENTIFIED);
            answered(house, "vague-0", "S001", "Source", 9, "Le temps");
            answered(house, "vague-0", "S002", "Aval", 4, "Les logiciels");
            assertThat(text(theirs.open(RESULTS + "vague-0")))
                    .contains("Les logiciels")
                    .doesNotContain("Le temps", "S001");
            assertThat(text(theirs.open("/campaigns/verbatim?campaign=vague-0&question=freins")))
                    .contains("Les logiciels")
                    .doesNotContain("Le temps");
        }
    }

    @Test
    void nothingOfAnAnonymousCampaignIsToldUntilItIsClosedOrToHalfAFederation() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER);
                House.Browser half = house.browser(Duty.CLOSER, "S001")) {
            closed(house, "vague-1", 1, Campaign.Regime.ANONYMOUS, 2);
            prepared(house, "vague-0", 0, Campaign.Regime.ANONYMOUS);
            answered(house, "vague-0", "S001", "Source", 9, "Le temps");
            for (String page : List.of("results", "results/download", "verbatim", "compared", "compared/download")) {
                WebResponse early = browser.get("/campaigns/" + page + "?campaign=vague-0&with=vague-1&format=json");
                assertThat(early.getStatusCode()).as(page).isEqualTo(404);
                assertThat(early.getContentAsString()).doesNotContain("Le temps");
            }
            assertThat(text(browser.open("/campaigns?campaign=vague-0"))).doesNotContain("Dépouillement");
            house.essaim.campaigns().close("vague-0");
            for (String page : List.of("results", "results/download", "verbatim")) {
                WebResponse other = half.get("/campaigns/" + page + "?campaign=vague-0&format=json");
                assertThat(other.getStatusCode()).as(page).isEqualTo(404);
                assertThat(other.getContentAsString()).doesNotContain("Le temps");
            }
            assertThat(text(half.open("/campaigns?campaign=vague-0"))).doesNotContain("Dépouillement");
        }
    }

    @Test
    void whatIsPublishedHidesWhoIsAloneAndIsDownloadedAsItWasSeen() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER);
                House.Browser colleague = house.colleague(Duty.CLOSER);
                House.Browser reader = house.browser(Duty.READER)) {
            closed(house, "vague-0", 0, Campaign.Regime.ANONYMOUS, 0);
            HtmlPage page = browser.open(RESULTS + "vague-0");
            assertThat(text(page)).contains("Est-ce tenable ? (n = 12/12)").doesNotContain("Le temps 3");
            HtmlPage refused = send(page, "publish", "threshold", "2");
            assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(400);
            page = send(page, "publish", "threshold", "5");
            assertThat(text(page)).contains("Prêt à publier", "s.").doesNotContain("8,3 %", "91,7 %");
            String file = page.<DomElement>getFirstByXPath("//main//a[contains(@href,'format=json')]")
                    .getAttribute("href");
            file = file.substring(file.indexOf("/essaim") + "/essaim".length());
            assertThat(browser.get(file).getContentAsString(StandardCharsets.UTF_8))
                    .contains("PUBLISHED");
            assertThat(colleague.get(file).getStatusCode()).isEqualTo(404);
            HtmlPage exact = browser.open(RESULTS + "vague-0");
            assertThat(forge(reader, exact, "publish").getStatusCode()).isEqualTo(403);
            assertThat(buttons(reader.open(RESULTS + "vague-0"))).isEmpty();
        }
    }

    @Test
    void twoWavesStandSideBySideTheFormerOneFirst() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            closed(house, "vague-1", 1, Campaign.Regime.IDENTIFIED, 2);
            closed(house, "vague-0", 0, Campaign.Regime.IDENTIFIED, 0);
            HtmlPage page = browser.open(RESULTS + "vague-1");
            page = page.<DomElement>getFirstByXPath("//main//button[.='Comparer']")
                    .click();
            assertThat(text(page)).contains("Deux vagues côte à côte", "Vague 0", "Le temps 3");
            assertThat(text(page).indexOf("Vague 0")).isLessThan(text(page).indexOf("Vague 1"));
            WebResponse pdf = browser.get("/campaigns/compared/download?campaign=vague-1&with=vague-0&format=html");
            assertThat(pdf.getStatusCode()).isEqualTo(200);
            page = send(page, "publish");
            assertThat(text(page)).contains("Prêt à publier").doesNotContain("Le temps 3");
            assertThat(browser.get("/campaigns/compared?campaign=vague-1&with=vague-1")
                            .getStatusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void answersInWordsAreReadOneAfterTheOtherAndCountedByTheme() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER);
                House.Browser coordinator = house.browser(Duty.COORDINATOR)) {
            prepared(house, "vague-0", 0, Campaign.Regime.IDENTIFIED);
            answered(house, "vague-0", "S001", "Source", 9, "Le temps manque");
            answered(house, "vague-0", "S001", "Aval", 8, "Pas le temps");
            answered(house, "vague-0", "S002", "Amont", 4, "Rien");
            String address = "/campaigns/verbatim?campaign=vague-0";
            HtmlPage page = browser.open(address);
            assertThat(text(page)).contains("Il n’y a pas encore de thème", "Pas le temps");
            assertThat(text(send(page, "theme", "id", "Le temps", "title", "Le temps")))
                    .contains("n’est pas un identifiant");
            HtmlPage stale = page;
            page = send(page, "theme", "id", "temps", "title", "Le temps", "family", "BARRIER");
            assertThat(text(page)).contains("C’est enregistré", "freins");
            assertThat(send(stale, "theme", "id", "autre", "title", "Autre")
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(409);
            page = coordinator.open(address);
            assertThat(buttons(page)).containsExactly("code");
            for (int i = 0; i < 3; i++) {
                page = text(page).contains("« Rien »") ? send(page, "code") : send(page, "code", "themes", "temps");
            }
            assertThat(text(page)).doesNotContain("pas encore lue");
            assertThat(buttons(page)).as("all are read").isEmpty();
            assertThat(text(coordinator.open(RESULTS + "vague-0"))).containsPattern("Le temps\\s+freins\\s+2");
            assertThat(forge(coordinator, browser.open(address), "theme", "id", "x", "title", "x")
                            .getStatusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aQuestionnaireComesWithEssaimOrFromAFile(@TempDir Path folder) throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER);
                House.Browser reader = house.browser(Duty.READER)) {
            HtmlPage page = send(browser.open("/campaigns"), "questionnaire", "shipped", "se-lancer|1");
            assertThat(text(page)).contains("C’est enregistré");
            assertThat(text(send(page, "questionnaire"))).contains("manque");
            Path form = Files.writeString(folder.resolve("terrain.csv"), """
                    survey;;;
                    ;type;name;label::Français (fr)
                    ;text;mot;Un mot
                    settings;;;
                    ;form_id;version;form_title
                    ;terrain;3;Terrain
                    """.replace(';', ','));
            page = sent(browser, form);
            assertThat(text(page)).contains("C’est enregistré");
            assertThat(page.asXml()).contains("Terrain (terrain|3)");
            assertThat(house.essaim.questionnaires().versions("terrain")).hasSize(1);
            Path broken = Files.writeString(
                    folder.resolve("casse.json"), "{\"resourceType\": \"Questionnaire\", \"item\": 3}");
            page = sent(browser, broken);
            assertThat(text(page)).contains("Rien n’est enregistré", "Questionnaire.item");
            page = sent(browser, Files.writeString(folder.resolve("image.png"), "x"));
            assertThat(page.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(buttons(reader.open("/campaigns"))).isEmpty();
        }
    }

    private static HtmlPage sent(House.Browser browser, Path file) throws Exception {
        HtmlPage page = browser.open("/campaigns");
        Officer.form(page, "questionnaire")
                .<HtmlFileInput>getFirstByXPath(".//input[@type='file']")
                .setFiles(file.toFile());
        return send(page, "questionnaire");
    }
}
