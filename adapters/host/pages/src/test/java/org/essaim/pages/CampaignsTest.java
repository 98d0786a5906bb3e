package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.essaim.pages.Officer.buttons;
import static org.essaim.pages.Officer.forge;
import static org.essaim.pages.Officer.send;
import static org.essaim.pages.Officer.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.essaim.campaign.Campaign;
import org.essaim.organisation.Duty;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/** A campaign by pages: prepared, opened, sent out, followed, closed. */
class CampaignsTest {
    private static final Pattern LINK = Pattern.compile("/answer/[a-z0-9-]+\\?link=([a-z0-9]{28})");

    private static List<String> links(HtmlPage page) {
        return LINK.matcher(page.asNormalizedText())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static HtmlPage prepared(House.Browser browser, String... more) throws Exception {
        String[] fields = {
            "id", "vague-0",
            "questionnaire", "equipe|1",
            "title", "Vie d’équipe",
            "respondents", "TEAM",
            "regime", "ANONYMOUS",
            "series", "equipe",
            "wave", "0",
            "opens", "2025-05-15",
            "closes", "2025-06-30",
            "least", "5"
        };
        String[] all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return send(browser.open("/campaigns"), "prepare", all);
    }

    @Test
    void aCampaignIsPreparedChangedOpenedSentOutFollowedProlongedAndClosed() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            assertThat(text(browser.open("/campaigns"))).contains("Aucune campagne", "il faut un questionnaire");
            house.essaim.questionnaires().save(Wave.questionnaire());
            HtmlPage page = prepared(browser);
            assertThat(text(page)).contains("C’est enregistré", "préparée", "rien ne mène d’une réponse");
            page = send(page, "change", "title", "Vie d’équipe, vague 0");
            assertThat(text(page)).contains("Vie d’équipe, vague 0");
            page = send(page, "open");
            assertThat(text(page)).contains("ouverte", "Personne n’est encore invité");
            assertThat(buttons(page)).doesNotContain("change", "open");

            page = send(page, "invite", "structure", "S001", "teams", "Source\nAval\n\n Amont ");
            assertThat(text(page)).contains("Copiez ces adresses maintenant", "Amont");
            List<String> links = links(page);
            assertThat(links).hasSize(3).doesNotHaveDuplicates();
            page = browser.open("/campaigns?campaign=vague-0");
            assertThat(links(page)).as("told once").isEmpty();
            assertThat(text(page)).contains("N’ont pas encore répondu (3)", "0/3 (0,0 %)");
            assertThat(text(send(page, "invite", "structure", "S001", "teams", "Source")))
                    .contains("Ils étaient déjà invités");

            page = send(
                    browser.open("/campaigns?campaign=vague-0"),
                    "renew",
                    "recipient",
                    page.<DomElement>getFirstByXPath("//select[@name='recipient']/option[contains(., 'Aval')]")
                            .getAttribute("value"));
            String renewed = links(page).get(0);
            assertThat(links).doesNotContain(renewed);
            int open = 0;
            for (String link : links) {
                open += browser.get(Wave.address("vague-0", link)).getStatusCode() == 200 ? 1 : 0;
            }
            assertThat(open).as("the lost one opens nothing").isEqualTo(2);

            HtmlPage sheet = browser.open(Wave.address("vague-0", renewed));
            sheet.<org.htmlunit.html.HtmlInput>getFirstByXPath("//input[@name='a|reunion'][@value='false']")
                    .setChecked(true);
            sheet.<DomElement>getFirstByXPath("//button[@value='complete']").click();
            page = browser.open("/campaigns?campaign=vague-0");
            assertThat(text(page)).contains("1/3 (33,3 %)", "N’ont pas encore répondu (2)");
            DomElement meter = page.getFirstByXPath("//meter");
            assertThat(meter.getAttribute("value")).isEqualTo("1");
            assertThat(meter.getAttribute("max")).isEqualTo("3");
            page.<org.htmlunit.html.HtmlInput>getFirstByXPath("//input[@name='recipients']")
                    .setChecked(true);
            page = send(page, "reminded");
            assertThat(text(page)).contains("C’est enregistré");
            assertThat(text(send(page, "reminded"))).contains("manque");

            page = send(browser.open("/campaigns?campaign=vague-0"), "until", "closes", "2025-07-15");
            assertThat(text(page)).contains("15 juillet 2025");
            HtmlPage unsure = send(page, "close");
            assertThat(unsure.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(house.essaim.campaigns().campaign("vague-0").status()).isEqualTo(Campaign.Status.OPEN);
            page = send(browser.open("/campaigns?campaign=vague-0"), "close", "confirm", "yes");
            assertThat(text(page)).contains("close", "1/3");
            assertThat(buttons(page)).isEmpty();
            assertThat(text(browser.open("/campaigns"))).contains("equipe, vague 0", "1/3 (33,3 %)");
        }
    }

    @Test
    void whatIsRefusedSaysWhyAndKeepsWhatWasTyped() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            house.essaim.questionnaires().save(Wave.questionnaire());
            HtmlPage swapped = prepared(browser, "opens", "2025-07-01");
            assertThat(swapped.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(swapped.<DomElement>getFirstByXPath("//input[@name='title']")
                            .getAttribute("value"))
                    .isEqualTo("Vie d’équipe");
            assertThat(prepared(browser, "least", "2").getWebResponse().getStatusCode())
                    .isEqualTo(409);
            prepared(browser);
            assertThat(text(prepared(browser, "title", "Autre"))).contains("existe déjà");
            HtmlPage stale = browser.open("/campaigns?campaign=vague-0");
            send(browser.open("/campaigns?campaign=vague-0"), "change", "title", "Changé");
            assertThat(send(stale, "open").getWebResponse().getStatusCode())
                    .as("somebody else changed it meanwhile")
                    .isEqualTo(409);
            assertThat(browser.get("/campaigns?campaign=inconnue").getStatusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void peopleAreInvitedByTheirNumbersWhichAreNeverShownAgain() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            Campaign campaign = Wave.campaign(house, Campaign.Regime.PSEUDONYMOUS);
            house.essaim
                    .campaigns()
                    .save(Campaign.builder("tous", campaign.questionnaire(), campaign.version())
                            .between(Wave.FIRST, Wave.LAST)
                            .build());
            HtmlPage page = send(
                    browser.open("/campaigns?campaign=tous"), "invite", "structure", "S001", "workers", "W-1\nW-2");
            assertThat(links(page)).hasSize(2);
            assertThat(page.asXml()).doesNotContain("W-1", "W-2");
            HtmlPage waiting = browser.open("/campaigns?campaign=tous");
            String first = Objects.requireNonNull(
                            house.essaim.campaigns().waiting("tous").get(0).worker())
                    .value();
            assertThat(waiting.asXml()).contains(first.substring(0, 8)).doesNotContain(first);
        }
    }

    @Test
    void readersSeeAndCoordinatorsInviteForTheirStructuresOnly() throws Exception {
        try (House house = new House().founded();
                House.Browser reader = house.browser(Duty.READER);
                House.Browser coordinator = house.browser(Duty.COORDINATOR, "S002");
                House.Browser closer = house.browser(Duty.CLOSER, "S002")) {
            Wave.opened(house, Campaign.Regime.ANONYMOUS);
            Wave.link(house, "vague-0", "Source");
            String address = "/campaigns?campaign=vague-0";
            assertThat(text(reader.open(address))).contains("0/1", "Source");
            assertThat(buttons(reader.open(address))).isEmpty();
            assertThat(buttons(reader.open("/campaigns"))).isEmpty();
            HtmlPage theirs = coordinator.open(address);
            assertThat(text(theirs)).doesNotContain("Source", "S001");
            assertThat(buttons(theirs)).containsExactly("invite");
            assertThat(forge(coordinator, theirs, "invite", "structure", "S001", "teams", "Source")
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(links(send(theirs, "invite", "structure", "S002", "teams", "Estuaire")))
                    .hasSize(1);
            assertThat(buttons(closer.open(address))).doesNotContain("close", "until");
            for (String act : List.of("open", "close", "until", "change", "prepare", "reminded", "invite", "renew")) {
                Map<String, String> fields =
                        Map.of("do", act, "campaign", "vague-0", "confirm", "yes", "structure", "S002");
                assertThat(reader.post(address, fields).getStatusCode()).as(act).isEqualTo(403);
                if (!List.of("reminded", "invite", "renew").contains(act)) {
                    assertThat(closer.post(address, fields).getStatusCode())
                            .as(act)
                            .isEqualTo(403);
                }
            }
            assertThat(house.essaim.campaigns().campaign("vague-0").status()).isEqualTo(Campaign.Status.OPEN);
        }
    }
}
