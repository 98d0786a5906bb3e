package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.essaim.claim.Claim;
import org.essaim.claim.ClaimState;
import org.essaim.organisation.Duty;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/** A claim on its way through the pages: asked for, accepted and cut, paid, overpaid, recovered. */
class ClaimsTest {
    private static final String STATEMENT = "DIALOGUE:2025-01..2025-01";
    private static final String LINE = "S001:TEAM_MEETING:2025-01";

    private static House issued() throws Exception {
        House house = new House().sealed();
        house.essaim.funding().issue("DIALOGUE", House.JANUARY, House.JANUARY);
        return house;
    }

    private static String text(HtmlPage page) {
        return page.asNormalizedText().replace('\u202f', ' ').replace('\u00a0', ' ');
    }

    private static HtmlForm form(HtmlPage page, String button) {
        HtmlForm form = page.getFirstByXPath("//form[.//button[@value='" + button + "']]");
        assertThat(form).as("%s in %s", button, page.asNormalizedText()).isNotNull();
        return form;
    }

    private static HtmlPage send(HtmlPage page, String button, Map<String, String> fields) throws IOException {
        HtmlForm form = form(page, button);
        fields.forEach((name, value) -> {
            if (name.startsWith("reason-") || name.startsWith("line-")) {
                form.getSelectByName(name).setSelectedAttribute(value, true);
            } else {
                form.getInputByName(name).setValue(value);
            }
        });
        return form.<HtmlButton>getFirstByXPath(".//button").click();
    }

    private static Map<String, String> submission(House house, String... more) {
        String digest = house.essaim
                .funding()
                .issuedStatement("DIALOGUE", House.JANUARY, House.JANUARY)
                .digest()
                .hex();
        return with(
                Map.of(
                        "statement",
                        STATEMENT,
                        "digest",
                        digest,
                        "seen",
                        "0",
                        "date",
                        "2025-05-12",
                        "reference",
                        "demande 1",
                        "do",
                        "submit"),
                more);
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        Map<String, String> changed = new HashMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            changed.put(more[i], more[i + 1]);
        }
        return changed;
    }

    private static Claim only(House house) {
        assertThat(house.essaim.claims().all()).hasSize(1);
        return house.essaim.claims().all().get(0);
    }

    @Test
    void aClaimGoesFromItsStatementToItsLastCent() throws Exception {
        try (House house = issued();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            HtmlPage claims = browser.open("/claims");
            assertThat(text(claims)).contains("Aucune demande");
            HtmlPage prepared = claims.<HtmlButton>getFirstByXPath("//button[contains(., 'demanderait')]")
                    .click();
            assertThat(text(prepared)).contains("Reste à demander", "47,60 €");
            assertThat(house.essaim.claims().all()).isEmpty();
            HtmlPage claim = send(prepared, "submit", Map.of("date", "2025-05-12", "reference", "demande 1"));
            assertThat(text(claim)).contains("La demande est déposée", "En instruction", "demande 1", "agent-7");
            claim = send(
                    claim,
                    "settle",
                    Map.of(
                            "date",
                            "2025-06-02",
                            "cut-1",
                            "7,60",
                            "reason-1",
                            "MISSING_DOCUMENT",
                            "line-1",
                            LINE,
                            "text-1",
                            "émargement <b>absent</b>"));
            assertThat(text(claim))
                    .contains("Acceptée, à verser", "Pièce manquante", "émargement <b>absent</b>", LINE, "40,00 €");
            claim = send(claim, "pay", Map.of("date", "2025-06-20", "amount", "25"));
            assertThat(text(claim)).contains("Versée en partie", "15,00 €");
            claim = send(claim, "overpay", Map.of("date", "2025-06-25", "amount", "10,00 €", "reference", "v2"));
            assertThat(claim.getWebResponse().getStatusCode()).isEqualTo(409);
            claim = send(
                    browser.open("/claims?claim=" + only(house).id()),
                    "overpay",
                    Map.of("date", "2025-06-25", "amount", "17.00"));
            assertThat(text(claim)).contains("Trop-perçu à reverser", "2,00 €");
            claim = send(claim, "recover", Map.of("date", "2025-07-01", "amount", "2,00 €"));
            assertThat(text(claim)).contains("Soldée");
            assertThat(only(house).state()).isEqualTo(ClaimState.BALANCED);
            assertThat(only(house).steps()).hasSize(5);
            assertThat(text(browser.open("/claims")))
                    .contains("C001, DIALOGUE", "janvier 2025, version 1", "Soldée", "47,60 €", "42,00 €");
            assertThat(text(browser.open("/claims?statement=" + STATEMENT + "&lang=en")))
                    .contains("Nothing is left to claim", "€47.60");
        }
    }

    @Test
    void claimsAreDownloadedInEachFormat() throws Exception {
        try (House house = issued();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            browser.post("/claims", submission(house, "reference", "<script>alert(1)</script>"));
            WebResponse file = browser.get("/claims/download?agreement=DIALOGUE&format=html");
            assertThat(file.getResponseHeaderValue("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"demandes-DIALOGUE.html\"");
            assertThat(file.getContentAsString()).contains("&lt;script&gt;").doesNotContain("<script>alert");
            for (String forged :
                    List.of("format=../x", "format=exe&agreement=DIALOGUE", "agreement=NONE&format=html")) {
                assertThat(browser.get("/claims/download?" + forged).getStatusCode())
                        .as(forged)
                        .isIn(400, 404);
            }
        }
    }

    @Test
    void aFormThatIsSentTwiceClaimsOnce() throws Exception {
        try (House house = issued();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            // A part of it, so that there would be room for more.
            Map<String, String> submission = submission(house, "amount", "10,00");
            assertThat(browser.post("/claims", submission).getStatusCode()).isEqualTo(200);
            assertThat(browser.post("/claims", submission).getStatusCode()).isEqualTo(200);
            assertThat(only(house).balance().claimed().getAmountMinorLong()).isEqualTo(1000);
            assertThat(browser.post("/claims", with(submission, "amount", "11")).getStatusCode())
                    .isEqualTo(409);
            assertThat(browser.post("/claims", with(submission, "seen", "1", "digest", "0".repeat(64)))
                            .getStatusCode())
                    .isEqualTo(409);
            Map<String, String> settled = Map.of("claim", "C001", "seen", "1", "date", "2025-06-02", "do", "settle");
            assertThat(browser.post("/claims", settled).getStatusCode()).isEqualTo(200);
            assertThat(browser.post("/claims", settled).getStatusCode()).isEqualTo(200);
            Map<String, String> paid =
                    Map.of("claim", "C001", "seen", "2", "date", "2025-06-03", "amount", "3", "do", "pay");
            assertThat(browser.post("/claims", paid).getStatusCode()).isEqualTo(200);
            assertThat(browser.post("/claims", paid).getStatusCode()).isEqualTo(200);
            assertThat(browser.post("/claims", with(paid, "amount", "4")).getStatusCode())
                    .isEqualTo(409);
            assertThat(only(house).balance().paid().getAmountMinorLong()).isEqualTo(300);
        }
    }

    @Test
    void whatIsForgedOrWrittenWrongChangesNothing() throws Exception {
        try (House house = issued();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            browser.post("/claims", submission(house));
            long before = house.store.sequence();
            for (String amount : List.of("-1", "1e3", "12,345", "<b>", "1 000 000 000 000 000", "NaN")) {
                assertThat(browser.post("/claims", submission(house, "seen", "1", "amount", amount))
                                .getStatusCode())
                        .as(amount)
                        .isEqualTo(400);
            }
            Map<String, String> settle = Map.of("claim", "C001", "seen", "1", "date", "2025-06-02", "do", "settle");
            for (Map<String, String> forged : List.of(
                    with(settle, "claim", "C002"),
                    with(settle, "claim", "../C001"),
                    with(settle, "claim", " "),
                    with(settle, "date", "2025-02-30"),
                    with(settle, "date", "2024-01-01"),
                    with(settle, "do", "pay", "amount", "1"),
                    with(settle, "do", "pay", "amount", "0"),
                    with(settle, "do", "erase"),
                    with(settle, "cut-1", "5"),
                    with(settle, "cut-1", "5", "reason-1", "OTHER"),
                    with(settle, "cut-1", "0", "reason-1", "LATE"),
                    with(settle, "cut-1", "50", "reason-1", "LATE"),
                    with(settle, "cut-1", "5", "reason-1", "LATE", "line-1", "S002:TEAM_MEETING:2025-01"),
                    with(settle, "cut-1", "5", "reason-1", "LATE", "line-1", "x"),
                    with(settle, "amount", "47,60", "cut-1", "5", "reason-1", "LATE"),
                    with(submission(house, "seen", "1"), "statement", "DIALOGUE:2025-01"),
                    with(submission(house, "seen", "1"), "statement", "NONE:2025-01..2025-01"),
                    with(submission(house, "seen", "1"), "statement", "DIALOGUE:2025-02..2025-02"))) {
                WebResponse refused = browser.post("/claims", forged);
                assertThat(refused.getStatusCode()).as("%s", forged).isIn(400, 404, 409);
                assertThat(refused.getContentAsString()).as("%s", forged).doesNotContain("notre faute", "\tat ");
            }
            assertThat(browser.post("/claims", settle, null).getStatusCode()).isEqualTo(403);
            assertThat(browser.post("/claims", settle, "expired").getStatusCode())
                    .isEqualTo(403);
            for (String path : List.of(
                    "/claims?claim=C009",
                    "/claims?claim=%00",
                    "/claims?statement=..",
                    "/claims?statement=DIALOGUE:2025-13..2025-01",
                    "/claims?statement=DIALOGUE:2025-05..2025-05",
                    "/claims?agreement=NONE",
                    "/claims?claim=C001&cuts=x",
                    "/claims/nowhere")) {
                assertThat(browser.get(path).getStatusCode()).as(path).isIn(400, 404);
            }
            assertThat(house.store.sequence()).isEqualTo(before);
        }
    }

    @Test
    void whoMayNotOrSeesOtherStructuresClaimsNothing() throws Exception {
        try (House house = issued();
                House.Browser browser = house.browser(Duty.CLOSER);
                House.Browser coordinator = house.browser(Duty.COORDINATOR);
                House.Browser other = house.browser(Duty.CLOSER, "S002")) {
            browser.post("/claims", submission(house, "amount", "10"));
            long before = house.store.sequence();
            Map<String, String> settle = Map.of("claim", "C001", "seen", "1", "date", "2025-06-02", "do", "settle");
            assertThat(coordinator.post("/claims", settle).getStatusCode()).isEqualTo(403);
            assertThat(coordinator
                            .post("/claims", submission(house, "seen", "1"))
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(coordinator.open("/claims?claim=C001").getByXPath("//form[@method='post']"))
                    .isEmpty();
            assertThat(coordinator.open("/claims?statement=" + STATEMENT).getByXPath("//form[@method='post']"))
                    .isEmpty();
            assertThat(other.post("/claims", settle).getStatusCode()).isEqualTo(404);
            assertThat(other.post("/claims", submission(house)).getStatusCode()).isEqualTo(409);
            assertThat(other.get("/claims?claim=C001").getStatusCode()).isEqualTo(404);
            assertThat(other.get("/claims?statement=" + STATEMENT).getStatusCode())
                    .isEqualTo(404);
            assertThat(text(other.open("/claims"))).contains("Aucune demande").doesNotContain("47,60");
            assertThat(other.get("/claims/download?format=html").getContentAsString())
                    .doesNotContain("C001");
            assertThat(house.store.sequence()).isEqualTo(before);
        }
    }

    @Test
    void aClaimOnAFormerVersionSaysSo() throws Exception {
        try (House house = new House().sealed();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            house.essaim.funding().issue("DIALOGUE", House.JANUARY, House.JANUARY.plusMonths(1));
            house.essaim
                    .claims()
                    .submit("DIALOGUE", House.JANUARY, House.JANUARY.plusMonths(1), House.day("2025-05-12"), "");
            assertThat(text(browser.open("/claims?claim=C001"))).doesNotContain("plus récent");
            house.imports(
                    "S001",
                    House.JANUARY.plusMonths(1),
                    House.meeting("Réunion d’équipe", "06/02/2025", "14:00", "17:00"));
            house.essaim.time().close(List.of("S001"), House.JANUARY.plusMonths(1));
            house.essaim.funding().issue("DIALOGUE", House.JANUARY, House.JANUARY.plusMonths(1));
            HtmlPage claim = browser.open("/claims?claim=C001");
            assertThat(text(claim)).contains("un relevé plus récent existe");
            HtmlPage statement = claim.<DomElement>getFirstByXPath("//main//a[contains(., 'version 1')]")
                    .click();
            assertThat(text(statement)).contains("Une version plus récente a été émise", "47,60 €");
            assertThat(text(browser.open("/claims?statement=DIALOGUE:2025-01..2025-02")))
                    .contains("71,40 €");
        }
    }
}
