package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.essaim.pages.Officer.text;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.essaim.campaign.Access;
import org.essaim.campaign.Campaign;
import org.essaim.organisation.Duty;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.Test;

/** A questionnaire that somebody with a link fills in, by buttons alone. */
class AnswerTest {
    private static final String ID = "vague-0";

    private static HtmlPage press(HtmlPage page, String act) throws IOException {
        return page.<DomElement>getFirstByXPath("//form[@id='sheet']//button[@value='" + act + "'][not(@tabindex)]")
                .click();
    }

    private static void type(HtmlPage page, String name, String value) {
        DomElement field = page.getFirstByXPath("//*[@name='" + name + "']");
        assertThat(field).as("%s in %s", name, page.asNormalizedText()).isNotNull();
        if (field instanceof HtmlTextArea area) {
            area.setText(value);
        } else {
            ((HtmlInput) field).setValue(value);
        }
    }

    private static void choose(HtmlPage page, String name, String value) {
        HtmlInput box = page.getFirstByXPath("//input[@name='" + name + "'][@value='" + value + "']");
        assertThat(box).as("%s=%s in %s", name, value, page.asNormalizedText()).isNotNull();
        box.setChecked(true);
    }

    private static boolean shows(HtmlPage page, String name) {
        return page.getFirstByXPath("//div[@id='asked']//*[@name='" + name + "']") != null;
    }

    /** What the form would send as it stands, with more. */
    private static Map<String, String> body(HtmlPage page, String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        HtmlForm form = (HtmlForm) page.getElementById("sheet");
        for (DomElement each : form.<DomElement>getByXPath(".//input[@type='hidden']")) {
            fields.put(each.getAttribute("name"), each.getAttribute("value"));
        }
        fields.remove("_csrf");
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    @Test
    void aQuestionnaireIsFilledInKeptResumedCorrectedAndHandedInWithoutAnyScript() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER)) {
            Wave.opened(house, Campaign.Regime.PSEUDONYMOUS);
            String link = Wave.link(house, ID, "Source");
            HtmlPage page = browser.open(Wave.address(ID, link));
            assertThat(text(page))
                    .contains(
                            "Vie d’équipe <b>2025</b>",
                            "Cinq minutes suffisent.",
                            "Réponses sous pseudonyme",
                            "(obligatoire)",
                            "Et de quoi devrait-on parler ?");
            assertThat(shows(page, "a|combien")).isFalse();
            choose(page, "a|reunion", "true");
            type(page, "a|libre", "Première ligne\nseconde ligne");
            page = press(page, "update");
            assertThat(shows(page, "a|combien")).isTrue();
            assertThat(text(page)).contains("En moyenne.", "réunions", "Heures par mois pas encore");
            type(page, "a|combien", "4");
            type(page, "a|heures", "1,5");
            choose(page, "a|utile", "3");
            choose(page, "a|themes", "cas");
            type(page, "o|themes|autre", "les congés");
            type(page, "r|priorites|salle", "1");
            type(page, "r|priorites|temps", "2");
            page = press(page, "update");
            assertThat(text(page)).contains("Heures par mois 6 h");
            page = press(page, "save");
            assertThat(text(page)).contains("Vos réponses sont gardées", "30 juin 2025");
            page = press(browser.open(Wave.address(ID, link)), "add collegue");
            type(page, "a|apport[1]", "de l’allant");
            page = press(page, "complete");
            assertThat(text(page)).contains("Vos réponses sont remises");
            Response answered = Wave.kept(house, ID, link);
            assertThat(answered.isComplete()).isTrue();
            assertThat(answered.at("combien")).containsExactly(Answer.number(4));
            assertThat(answered.at("heures")).containsExactly(Answer.number(new java.math.BigDecimal("1.5")));
            assertThat(answered.at("themes"))
                    .containsExactly(Answer.choice("cas"), new Answer.Choice("autre", "les congés"));
            assertThat(answered.at("priorites")).containsExactly(Answer.choice("salle"), Answer.choice("temps"));
            assertThat(answered.at(Place.of("apport", 1))).containsExactly(Answer.text("de l’allant"));
            assertThat(answered.at("libre")).containsExactly(Answer.text("Première ligne\nseconde ligne"));
            assertThat(house.essaim.campaigns().turnout(ID).all().answered()).isEqualTo(1);

            page = browser.open(Wave.address(ID, link));
            assertThat(text(page)).contains("Vous avez déjà répondu");
            press(page, "complete");
            assertThat(Wave.kept(house, ID, link).status())
                    .as("nothing was corrected")
                    .isEqualTo(Response.Status.COMPLETED);
            type(page, "a|combien", "5");
            press(page, "complete");
            assertThat(Wave.kept(house, ID, link).at("combien")).containsExactly(Answer.number(5));
            assertThat(Wave.kept(house, ID, link).status()).isEqualTo(Response.Status.AMENDED);
        }
    }

    @Test
    void whatSpeaksAgainstHandingInIsSaidAboveAndAtTheFieldAndNothingTypedIsLost() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER)) {
            Wave.opened(house, Campaign.Regime.PSEUDONYMOUS);
            String link = Wave.link(house, ID, "Source");
            HtmlPage page = press(browser.open(Wave.address(ID, link)), "complete");
            assertThat(page.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(text(page)).contains("À revoir avant de terminer", "Avez-vous des réunions d’équipe ? :");
            choose(page, "a|reunion", "true");
            page = press(page, "update");
            type(page, "a|combien", "beaucoup");
            type(page, "r|priorites|salle", "1");
            type(page, "r|priorites|temps", "1");
            type(page, "a|libre", "Ceci reste.");
            page = press(page, "complete");
            assertThat(page.getWebResponse().getStatusCode()).isEqualTo(409);
            HtmlInput many = page.getFirstByXPath("//input[@name='a|combien']");
            assertThat(many.getValue()).isEqualTo("beaucoup");
            assertThat(many.getAttribute("aria-invalid")).isEqualTo("true");
            for (String id : many.getAttribute("aria-describedby").split(" ", -1)) {
                assertThat(page.getElementById(id)).as(id).isNotNull();
            }
            DomElement alert = page.getFirstByXPath("//*[@role='alert']");
            for (DomElement to : alert.<DomElement>getByXPath(".//a")) {
                assertThat(page.getElementById(to.getAttribute("href").substring(1)))
                        .as(to.getAttribute("href"))
                        .isNotNull();
            }
            assertThat(alert.asNormalizedText()).contains("Combien par mois ?", "Vos priorités", "rang différent");
            assertThat(page.<HtmlInput>getFirstByXPath("//input[@name='r|priorites|temps']")
                            .getValue())
                    .isEqualTo("1");
            assertThat(page.<HtmlTextArea>getFirstByXPath("//textarea[@name='a|libre']")
                            .getText())
                    .isEqualTo("Ceci reste.");
            type(page, "a|combien", "99");
            type(page, "r|priorites|temps", "2");
            page = press(page, "update");
            assertThat(page.getWebResponse().getStatusCode()).isEqualTo(200);
            assertThat(text(page)).contains("Un mois n’a que 31 jours.").doesNotContain("rang différent");
            assertThat(house.essaim.campaigns().access(ID, link)).isEqualTo(Access.OPEN);
        }
    }

    @Test
    void whatAHiddenQuestionWasAnsweredComesBackWithIt() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER)) {
            Wave.opened(house, Campaign.Regime.ANONYMOUS);
            String link = Wave.link(house, ID, "Source");
            HtmlPage page = browser.open(Wave.address(ID, link));
            choose(page, "a|reunion", "true");
            page = press(page, "update");
            type(page, "a|combien", "4");
            choose(page, "a|reunion", "false");
            page = press(page, "update");
            assertThat(shows(page, "a|combien")).isFalse();
            press(page, "save");
            page = browser.open(Wave.address(ID, link));
            assertThat(shows(page, "a|combien")).isFalse();
            choose(page, "a|reunion", "true");
            page = press(page, "update");
            assertThat(page.<HtmlInput>getFirstByXPath("//div[@id='asked']//input[@name='a|combien']")
                            .getValue())
                    .isEqualTo("4");
            choose(page, "a|reunion", "false");
            page = press(page, "complete");
            assertThat(text(page)).contains("Vos réponses sont remises");
        }
    }

    @Test
    void timesOfARepeatedSectionAreAddedAndRemovedByButtons() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER)) {
            Wave.opened(house, Campaign.Regime.PSEUDONYMOUS);
            String link = Wave.link(house, ID, "Source");
            HtmlPage page = press(browser.open(Wave.address(ID, link)), "add collegue");
            type(page, "a|apport[1]", "un");
            page = press(page, "add collegue");
            type(page, "a|apport[2]", "deux");
            page = press(page, "add collegue");
            assertThat(page.<DomElement>getFirstByXPath("//button[@value='add collegue']"))
                    .as("three at most")
                    .isNull();
            page = press(page, "save");
            page = press(page, "remove collegue");
            page = press(page, "remove collegue");
            press(page, "save");
            Response kept = Wave.kept(house, ID, link);
            assertThat(kept.at(Place.of("apport", 1))).containsExactly(Answer.text("un"));
            assertThat(kept.at(Place.of("apport", 2))).isEmpty();
            assertThat(kept.times()).containsEntry(Place.of("collegue"), 1);
        }
    }

    @Test
    void everyLinkThatOpensNothingIsToldSo() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER)) {
            Campaign early = Wave.campaign(house, Campaign.Regime.ANONYMOUS);
            String link = Wave.link(house, ID, "Source");
            assertThat(text(browser.open(Wave.address(ID, link)))).contains("pas encore ouvert", "15 mai 2025");
            house.essaim.campaigns().open(early.id());
            HtmlPage page = browser.open(Wave.address(ID, link));
            assertThat(text(page))
                    .contains("rien ne mène d’une réponse à qui l’a donnée", "De moins de 5 réponses")
                    .as("nobody is led to pages that are not theirs")
                    .doesNotContain("Habilitation", "Imports");
            assertThat(page.getByXPath("//nav")).isEmpty();
            choose(page, "a|reunion", "false");
            Map<String, String> sent = body(page, "do", "complete", "a|reunion", "false");
            assertThat(text(press(page, "complete"))).contains("Vos réponses sont remises");
            assertThat(text(browser.open(Wave.address(ID, link)))).contains("déjà répondu", "anonyme");
            assertThat(browser.post("/answer/" + ID, sent).getContentAsString()).contains("déjà répondu");
            assertThat(house.essaim.campaigns().turnout(ID).all().answered()).isEqualTo(1);

            Wave.campaign(house, Wave.questionnaire(), "autre", Campaign.Regime.ANONYMOUS, Wave.FIRST, Wave.LAST);
            String foreign = Wave.link(house, "autre", "Source");
            for (String path : List.of(
                    Wave.address(ID, foreign),
                    Wave.address(ID, "deviné"),
                    "/answer/" + ID,
                    "/answer",
                    "/answer/inconnue?link=" + link,
                    "/answer/A%00B?link=" + link,
                    "/answer/" + ID + "/plus/loin?link=" + link)) {
                WebResponse response = browser.get(path);
                assertThat(response.getStatusCode()).as(path).isIn(400, 404);
                assertThat(response.getContentAsString()).as(path).doesNotContain("Vie d’équipe");
            }
            house.essaim.campaigns().close(ID);
            assertThat(text(browser.open(Wave.address(ID, link)))).contains("clos");
        }
    }

    @Test
    void markupInTextsAndAnswersComesOutAsText() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER)) {
            String evil = "<script>alert(1)</script>\" onfocus=\"x";
            Questionnaire questionnaire = Questionnaire.builder("mal", "1", Texts.french(evil))
                    .item(Question.builder("court", Question.Type.TEXT, Texts.french(evil))
                            .hint(Texts.french(evil))
                            .build())
                    .item(Question.open("long", Texts.french("Long"), 3))
                    .build();
            Campaign campaign =
                    Wave.campaign(house, questionnaire, "mal", Campaign.Regime.PSEUDONYMOUS, Wave.FIRST, Wave.LAST);
            house.essaim.campaigns().open(campaign.id());
            String link = Wave.link(house, "mal", "Source");
            HtmlPage page = browser.open(Wave.address("mal", link));
            type(page, "a|court", evil);
            type(page, "a|long", "</textarea>" + evil);
            page = press(page, "save");
            assertThat(page.getByXPath("//*[@onfocus]")).isEmpty();
            assertThat(page.getByXPath("//script")).as("the one of ours").hasSize(1);
            press(page, "save");
            assertThat(Wave.kept(house, "mal", link).at("court")).containsExactly(Answer.text(evil));
            assertThat(Wave.kept(house, "mal", link).at("long")).containsExactly(Answer.text("</textarea>" + evil));
        }
    }

    @Test
    void aForgedFormChangesNothingThatItMayNot() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER)) {
            Wave.opened(house, Campaign.Regime.PSEUDONYMOUS);
            String link = Wave.link(house, ID, "Source");
            HtmlPage page = browser.open(Wave.address(ID, link));
            String to = "/answer/" + ID;
            Map<String, String> fields = body(
                    page,
                    "do",
                    "save",
                    "a|inconnue",
                    "x",
                    "a|reunion[2]",
                    "true",
                    "a|avis",
                    "x",
                    "a|utile",
                    "99",
                    "o|themes|planning",
                    "des mots",
                    "t|collegue",
                    "9999",
                    "t|avis",
                    "3",
                    "a|apport[4]",
                    "trop",
                    "a|apport[3]",
                    "juste");
            assertThat(browser.post(to, fields).getStatusCode()).isEqualTo(200);
            Response kept = Wave.kept(house, ID, link);
            assertThat(kept.answers().keySet()).containsExactly(Place.of("apport", 3));
            assertThat(kept.times()).containsExactly(Map.entry(Place.of("collegue"), 3));

            for (String act : List.of("", "x", "add x", "add avis", "remove", "add collegue[2]")) {
                assertThat(browser.post(to, body(page, "do", act)).getStatusCode())
                        .as(act)
                        .isBetween(200, 409);
            }
            Map<String, String> half = body(page, "do", "save");
            half.remove("end");
            assertThat(browser.post(to, half).getStatusCode()).isEqualTo(413);
            assertThat(browser.post(to, body(page, "do", "save"), "guessed").getStatusCode())
                    .isEqualTo(403);
            assertThat(browser.post(to, body(page, "do", "save", "link", "autre"))
                            .getStatusCode())
                    .isEqualTo(404);
            Map<String, String> crowd = new HashMap<>(body(page, "do", "save"));
            for (int i = 0; i < 10_000; i++) {
                crowd.put("a|x" + i, "1");
            }
            assertThat(browser.post(to, crowd).getStatusCode()).isIn(200, 403, 413);
            assertThat(Wave.kept(house, ID, link).answers().keySet()).doesNotContain(Place.of("x1"));
        }
    }

    @Test
    void somebodyWithoutAnAccountAnswersByTheLinkAndDoesNothingElse() throws Exception {
        try (House house = new House().founded();
                House.Browser stranger = house.stranger()) {
            Wave.opened(house, Campaign.Regime.ANONYMOUS);
            String link = Wave.link(house, ID, "Source");
            HtmlPage page = stranger.open(Wave.address(ID, link));
            WebResponse response = page.getWebResponse();
            assertThat(response.getResponseHeaderValue("Set-Cookie")).isNull();
            assertThat(response.getResponseHeaderValue("Content-Security-Policy"))
                    .containsPattern("script-src 'nonce-[0-9a-f]{32}'; connect-src 'self'$");
            assertThat(page.<DomElement>getFirstByXPath("//form").getAttribute("action"))
                    .as("a container's access log is not told the link again")
                    .doesNotContain(link);
            assertThat(response.getResponseHeaderValue("Referrer-Policy")).isEqualTo("no-referrer");
            choose(page, "a|reunion", "false");
            assertThat(text(press(page, "complete"))).contains("Vos réponses sont remises");
            assertThat(stranger.post("/campaigns", Map.of("do", "open", "campaign", ID), null)
                            .getStatusCode())
                    .isEqualTo(403);
            WebResponse done = stranger.get("/answer/" + ID + "/done");
            assertThat(done.getResponseHeaderValue("Content-Security-Policy"))
                    .as("nothing to answer, no script")
                    .doesNotContain("script-src");
        }
    }

    @Test
    void everyFieldHasItsOwnLabelAndIdentifiersAreThereOnce() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER).english()) {
            Wave.opened(house, Campaign.Regime.PSEUDONYMOUS);
            String link = Wave.link(house, ID, "Source");
            HtmlPage page = browser.open(Wave.address(ID, link));
            assertThat(text(page)).contains("Finish", "Save and resume later", "(required)");
            choose(page, "a|reunion", "true");
            page = press(page, "add collegue");
            List<String> ids = page.<DomElement>getByXPath("//*[@id]").stream()
                    .map(DomElement::getId)
                    .toList();
            assertThat(ids).doesNotHaveDuplicates();
            for (DomElement field : page.<DomElement>getByXPath(
                    "//div[@id='asked']//input[not(@type='hidden')] | //div[@id='asked']//textarea")) {
                String by = field.getAttribute("aria-labelledby");
                if (by.isEmpty()) {
                    assertThat(page.getByXPath("//label[@for='" + field.getId() + "']"))
                            .as(field.getId())
                            .hasSize(1);
                } else {
                    assertThat(ids).as(field.getId()).contains(by.split(" ", -1));
                }
            }
            for (DomElement group : page.<DomElement>getByXPath("//div[@id='asked']//fieldset")) {
                assertThat(group.getByXPath("./legend")).as(group.getId()).hasSize(1);
            }
            assertThat(page.getByXPath("//table[@class='matrix']//th[@scope='col']"))
                    .hasSize(4);
        }
    }
}
