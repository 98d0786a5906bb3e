package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.essaim.campaign.Campaign;
import org.essaim.organisation.Duty;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.Test;

/** A questionnaire in a browser that runs its script: questions come and go while somebody types. */
class AnswerScriptTest {
    private static final String ID = "vague-0";
    private static final int WAIT = 10_000;

    private static HtmlElement at(HtmlPage page, String name) {
        return page.getFirstByXPath("//div[@id='asked']//*[@name='" + name + "']");
    }

    private static void pick(House.Browser browser, HtmlPage page, String name, String value) throws Exception {
        page.<HtmlElement>getFirstByXPath("//input[@name='" + name + "'][@value='" + value + "']")
                .click();
        browser.client.waitForBackgroundJavaScript(WAIT);
    }

    @Test
    void questionsComeAndGoAtOnceAndWhatIsTypedStays() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER).scripted()) {
            Wave.opened(house, Campaign.Regime.PSEUDONYMOUS);
            String link = Wave.link(house, ID, "Source");
            HtmlPage page = browser.open(Wave.address(ID, link));
            HtmlTextArea free = (HtmlTextArea) at(page, "a|libre");
            free.setText("à moitié t");
            assertThat(page.<DomElement>getFirstByXPath("//div[@id='asked']//*[@name='a|combien']"))
                    .isNull();
            pick(browser, page, "a|reunion", "true");
            HtmlElement focused = (HtmlElement) page.getFocusedElement();
            assertThat(focused.getAttribute("name")).isEqualTo("a|reunion");
            HtmlInput many = (HtmlInput) at(page, "a|combien");
            assertThat(many).isNotNull();
            assertThat(page.<HtmlTextArea>getFirstByXPath("//textarea[@name='a|libre']"))
                    .as("the very same field")
                    .isSameAs(free);
            assertThat(free.getText()).isEqualTo("à moitié t");
            assertThat(page.getElementById("changed").getTextContent()).contains("ont changé");

            many.type("4");
            HtmlInput hours = (HtmlInput) at(page, "a|heures");
            hours.focus();
            browser.client.waitForBackgroundJavaScript(WAIT);
            hours.type("1,5");
            free.focus();
            browser.client.waitForBackgroundJavaScript(WAIT);
            assertThat(page.<DomElement>getFirstByXPath("//output")
                            .getTextContent()
                            .replace('\u00a0', ' '))
                    .isEqualTo("6 h");
            assertThat(page.getFocusedElement()).isSameAs(free);

            pick(browser, page, "a|reunion", "false");
            assertThat(page.<DomElement>getFirstByXPath("//div[@id='asked']//*[@name='a|combien']"))
                    .isNull();
            pick(browser, page, "a|reunion", "true");
            HtmlInput back = (HtmlInput) at(page, "a|combien");
            assertThat(back.getValue()).isEqualTo("4");
            HtmlPage done = page.<HtmlElement>getFirstByXPath("//button[@value='complete']")
                    .click();
            assertThat(done.asNormalizedText()).contains("Vos réponses sont remises");
            assertThat(Wave.kept(house, ID, link).at("libre")).hasSize(1);
        }
    }

    @Test
    void noOtherPageRunsAnyScript() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER)) {
            Wave.opened(house, Campaign.Regime.PSEUDONYMOUS);
            HtmlPage page = browser.open("/campaigns?campaign=" + ID);
            assertThat(page.getByXPath("//script")).isEmpty();
            assertThat(page.getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
                    .doesNotContain("script-src");
            HtmlPage sheet = browser.open(Wave.address(ID, Wave.link(house, ID, "Source")));
            DomElement script = sheet.getFirstByXPath("//script");
            assertThat(script.getTextContent())
                    .as("none of it stands in the page")
                    .isBlank();
            String source = script.getAttribute("src");
            var file = browser.client
                    .getPage(house.url(source.substring(source.indexOf("/assets"))))
                    .getWebResponse();
            assertThat(file.getContentType()).isEqualTo("text/javascript");
            assertThat(file.getResponseHeaderValue("Cache-Control")).contains("immutable");
        }
    }
}
