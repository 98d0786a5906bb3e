package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Draft;
import org.essaim.organisation.Duty;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Response;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/** Whatever a questionnaire asks: what is laid out in a page and sent as it stands comes back as it was. */
class SheetLawsTest {
    private static final int FORMS = 60;

    @Test
    void aFormThatIsSentAsItStandsChangesNothing() throws Exception {
        int hidden = 0;
        List<String> kinds = new ArrayList<>();
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.READER)) {
            for (int seed = 0; seed < FORMS; seed++) {
                RandomSheet random = new RandomSheet(seed);
                String id = "essai-" + seed;
                Campaign campaign = Wave.campaign(
                        house, random.questionnaire(id), id, Campaign.Regime.PSEUDONYMOUS, Wave.FIRST, Wave.LAST);
                house.essaim.campaigns().open(campaign.id());
                String link = Wave.link(house, id, "Source");
                Draft draft = house.essaim.campaigns().draft(id, link);
                Form form = draft.form();
                Response before = random.answers(form);
                before.answers().forEach((place, given) -> draft.answer(place, given));
                before.times().forEach((section, count) -> draft.times(section, count));
                draft.save();
                HtmlPage page = browser.open(Wave.address(id, link));
                for (String act : List.of("update", "save")) {
                    page = page.<DomElement>getFirstByXPath(
                                    "//form[@id='sheet']//button[@value='" + act + "'][not(@tabindex)]")
                            .click();
                    assertThat(page.getWebResponse().getStatusCode()).as(id).isEqualTo(200);
                }
                Response after = Wave.kept(house, id, link);
                assertThat(after.answers()).as(id).isEqualTo(before.answers());
                for (Map.Entry<Place, Integer> each : before.times().entrySet()) {
                    assertThat(form.fill(after).times(each.getKey()))
                            .as("%s %s", id, each.getKey())
                            .isEqualTo(each.getValue());
                }
                hidden += form.fill(before).hidden().size();
                form.questions().forEach(question -> kinds.add(question.type().name()));
            }
        }
        assertThat(hidden).as("answers to questions that are not asked").isPositive();
        assertThat(kinds).as("every kind of question").contains("TEXT", "CHOICE", "SCALE", "RANKING", "DATE");
    }
}
