package fr.planning.equipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.htmlunit.MockMvcWebClientBuilder;

/** The program as its users meet it. Today is Wednesday, 18 March 2026; each test that changes something has a day of its own. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ActiveProfiles("test")
class PagesTest {

    private static final String SAMPLE_MEETING = "Réunion d’équipe";

    @TestConfiguration
    static class Today {

        @Bean
        @Primary
        Clock today() {
            return Clock.fixed(Instant.parse("2026-03-18T09:00:00Z"), ZoneId.of("Europe/Paris"));
        }
    }

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void openBrowser() {
        WebClient client = MockMvcWebClientBuilder.mockMvcSetup(mvc).build();
        browser = new Browser(client, "http://localhost");
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void nobodySeesAnythingWithoutLoggingIn() throws IOException {
        for (String path :
                List.of("/", "/semaine", "/creneaux/nouveau", "/reunions/nouvelle", "/creneaux/1/deplacer")) {
            assertThat(browser.open(path).getUrl().getPath()).as(path).isEqualTo("/connexion");
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingWhatIsWrong() throws IOException {
        assertThat(browser.open("/connexion").asNormalizedText()).doesNotContain("bon.", "déconnecté");
        HtmlPage page = browser.logIn("camille", "planning-sacha");
        assertThat(page.asNormalizedText()).contains("L’identifiant ou le mot de passe n’est pas le bon.");
        assertThat(browser.open("/semaine").getUrl().getPath()).isEqualTo("/connexion");
    }

    @Test
    void whoLogsInSeesTheirOwnWeek() throws IOException {
        HtmlPage week = browser.logIn("camille");
        assertThat(heading(week)).isEqualTo("Semaine 12 de Camille Aubépine");
        assertThat(week.asNormalizedText())
                .contains("Du 16 mars au 22 mars 2026", "mercredi 18 mars", SAMPLE_MEETING, "Réalisé", "Prévu");
        assertThat(week.getElementById("total-reunions").getTextContent()).matches("1 h 30|2 h 00");
    }

    @Test
    void whoLogsOutIsOut() throws IOException {
        HtmlForm out = browser.logIn("camille").getForms().get(0);
        assertThat(Browser.press(out, "Se déconnecter (camille)").asNormalizedText())
                .contains("Vous êtes déconnecté.");
        assertThat(browser.open("/semaine").getUrl().getPath()).isEqualTo("/connexion");
    }

    @Test
    void peopleStandInTheOrderOfTheFrenchAlphabet() throws IOException {
        assertThat(browser.logIn("camille").<HtmlElement>getByXPath("//option").stream()
                        .map(HtmlElement::getTextContent))
                .containsSubsequence(
                        "Lou Dauphinelle (Équipe Colline)",
                        "Éden Églantine (Équipe Rivière)",
                        "Ange Fougère (Équipe Colline)");
    }

    @Test
    void oneWalksFromWeekToWeekAndFromPersonToPerson() throws IOException {
        HtmlPage week = browser.logIn("camille");
        HtmlPage next = week.getAnchorByText("Semaine suivante").click();
        assertThat(next.asNormalizedText()).contains("Du 23 mars au 29 mars 2026");
        HtmlPage before = next.<HtmlPage>getAnchorByText("Semaine précédente").click();
        assertThat(before.asNormalizedText()).contains("Du 16 mars au 22 mars 2026");
    }

    @Test
    void aMeetingStandsInTheWeekOfAllWhoTakePart() throws IOException {
        browser.logIn("camille");
        HtmlPage week = meeting("2026-06-02", "10:00", "11:30", "<b>Point</b> & bilan");
        assertThat(week.asNormalizedText())
                .contains("La réunion est ajoutée.", "10:00 – 11:30", "<b>Point</b> & bilan");
        assertThat(browser.open("/semaine?personne=2&du=2026-06-02").asNormalizedText())
                .contains("<b>Point</b> & bilan");
        assertThat(browser.open("/semaine?personne=3&du=2026-06-02").asNormalizedText())
                .doesNotContain("bilan");
    }

    @Test
    void aMeetingWithoutPeopleOrSubjectOrHourIsNotAdded() throws IOException {
        browser.logIn("camille");
        HtmlForm form =
                browser.open("/reunions/nouvelle?du=2026-06-09").getForms().get(1);
        form.getInputByName("until").setValue("11:00");
        HtmlPage refused = Browser.press(form, "Ajouter");
        assertThat(refused.asNormalizedText())
                .contains(
                        "Rien n’est encore enregistré",
                        "Choisissez au moins une personne.",
                        "L’objet de la réunion manque.",
                        "L’heure de début manque.");
        assertThat(refused.getElementById("from").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(refused.getElementById("from").getAttribute("aria-describedby"))
                .isEqualTo("from-erreur");
        assertThat(rows("2026-06-09")).isZero();
    }

    /** Browsers that know no field for a time send what was typed; HtmlUnit's field for a time lets nothing odd through. */
    @Test
    void hoursAreReadAsTypedAndImpossibleOnesAreNamed() throws Exception {
        assertThat(typed("2026-06-11", "14h15", "15:00").getRedirectedUrl())
                .isEqualTo("/semaine?personne=1&du=2026-06-11");
        assertThat(jdbc.sql("select cast(starts_at as varchar) from shift where label = 'Tapé'")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-06-11 14:15:00");
        assertThat(typed("11/06/2026", "16:00", "25:00").getContentAsString())
                .contains("Cette heure n’est pas valable", "aria-describedby=\"until-erreur\"", "value=\"25:00\"");
        assertThat(typed("31/06/2026", "16:00", "17:00").getContentAsString()).contains("Cette date n’est pas valable");
        assertThat(typed("2026-06-11", "08:00", "22:00").getContentAsString()).contains("13 heures au plus");
        assertThat(typed("0226-06-11", "08:00", "09:00").getContentAsString()).contains("L’année n’est pas plausible.");
        assertThat(rows("2026-06-11")).isEqualTo(1);
    }

    private MockHttpServletResponse typed(String day, String from, String until) throws Exception {
        return mvc.perform(post("/reunions")
                        .param("label", "Tapé")
                        .param("people", "1")
                        .param("day", day)
                        .param("from", from)
                        .param("until", until)
                        .with(csrf())
                        .with(user("camille").roles("EQUIPE")))
                .andReturn()
                .getResponse();
    }

    @Test
    void whatEndsBeforeItBeginsOrFallsOnSomethingElseIsNotAdded() throws IOException {
        browser.logIn("camille");
        assertThat(meeting("2026-06-16", "11:00", "10:00", "À l’envers").asNormalizedText())
                .contains("La fin doit venir après le début.");
        meeting("2026-06-16", "10:00", "11:00", "La première");
        assertThat(meeting("2026-06-16", "10:30", "11:30", "La seconde").asNormalizedText())
                .contains("Camille Aubépine a déjà un créneau à ce moment-là.");
        assertThat(meeting("2026-06-16", "11:00", "11:30", "La suivante").asNormalizedText())
                .contains("La réunion est ajoutée.");
        assertThat(rows("2026-06-16")).isEqualTo(4);
    }

    @Test
    void aMeetingThatOneCannotAttendIsAddedForNobody() throws IOException {
        browser.logIn("camille");
        HtmlForm form = browser.open("/creneaux/nouveau?personne=2&du=2026-06-18")
                .getForms()
                .get(1);
        form.getInputByName("label").setValue("Courses");
        form.getInputByName("client").setValue("Mme Saule");
        form.getInputByName("from").setValue("10:00");
        form.getInputByName("until").setValue("11:00");
        Browser.press(form, "Ajouter");
        assertThat(meeting("2026-06-18", "10:00", "11:00", "Bilan").asNormalizedText())
                .contains("Sacha Bruyère a déjà un créneau à ce moment-là.");
        assertThat(rows("2026-06-18")).isEqualTo(1);
    }

    @Test
    void aVisitIsAddedMovedAndConfirmed() throws IOException {
        browser.logIn("camille");
        HtmlForm form = browser.open("/creneaux/nouveau?personne=4&du=2026-06-23")
                .getForms()
                .get(1);
        form.getInputByName("label").setValue("Courses");
        form.getInputByName("client").setValue("Mme Saule");
        form.getInputByName("from").setValue("08:00");
        form.getInputByName("until").setValue("09:00");
        HtmlPage week = Browser.press(form, "Ajouter");
        assertThat(heading(week)).isEqualTo("Semaine 26 de Lou Dauphinelle");

        HtmlForm moving =
                week.getAnchorByText("Déplacer").<HtmlPage>click().getForms().get(1);
        moving.getInputByName("day").setValue("2026-06-24");
        moving.getInputByName("from").setValue("10:15");
        moving.getInputByName("until").setValue("11:00");
        HtmlPage moved = Browser.press(moving, "Déplacer");
        assertThat(moved.asNormalizedText()).contains("Le créneau est déplacé.", "10:15 – 11:00");
        assertThat(moved.asNormalizedText()).doesNotContain("08:00 – 09:00");

        HtmlPage confirmed = act(moved, "Confirmer");
        assertThat(confirmed.asNormalizedText()).contains("Le créneau est confirmé.", "Réalisé");
        assertThat(rowActions(confirmed)).isEmpty();
    }

    @Test
    void aMeetingIsMovedForAllAndCancelledForOneOrForAll() throws IOException {
        browser.logIn("camille");
        HtmlPage week = meeting("2026-06-30", "10:00", "11:00", "Bilan");
        HtmlForm moving =
                week.getAnchorByText("Déplacer").<HtmlPage>click().getForms().get(1);
        moving.getInputByName("from").setValue("10:30");
        moving.getInputByName("until").setValue("11:30");
        Browser.press(moving, "Déplacer");
        HtmlPage other = browser.open("/semaine?personne=2&du=2026-06-30");
        assertThat(other.asNormalizedText()).contains("10:30 – 11:30");

        HtmlPage cancelled = act(other, "Annuler");
        assertThat(cancelled.asNormalizedText()).contains("Le créneau est annulé.", "Annulé");
        assertThat(cancelled.getElementById("total-reunions").getTextContent()).isEqualTo("0 h 00");
        HtmlPage first = browser.open("/semaine?personne=1&du=2026-06-30");
        assertThat(first.getElementById("total-reunions").getTextContent()).isEqualTo("1 h 00");

        HtmlPage second = meeting("2026-07-01", "10:00", "11:00", "Encore");
        HtmlForm form = second.getForms().stream()
                .filter(each -> each.getTextContent().contains("Annuler pour tous")
                        && each.getEnclosingElement("tr").getTextContent().contains("Encore"))
                .findFirst()
                .orElseThrow();
        Browser.press(form, "Annuler pour tous");
        assertThat(jdbc.sql("select count(*) from shift where label = 'Encore' and status = 'CANCELLED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whoeverComesSecondIsToldSo() throws IOException {
        browser.logIn("camille");
        HtmlPage week = meeting("2026-07-06", "10:00", "11:00", "Course");
        act(week, "Confirmer");
        HtmlPage late = act(week, "Annuler");
        assertThat(late.asNormalizedText()).contains("Ce créneau a été modifié entre-temps");
    }

    @Test
    void whatIsRemovedIsHiddenButKeepsItsRow() throws IOException {
        browser.logIn("sacha");
        HtmlPage week = meeting("2026-07-14", "10:00", "11:00", "Erreur");
        assertThat(act(week, "Supprimer").asNormalizedText())
                .contains("Le créneau est supprimé.")
                .doesNotContain("Erreur");
        assertThat(jdbc.sql("select count(*) from shift where label = 'Erreur' and deleted_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void everyChangeMovesTheWatermark() throws IOException {
        OffsetDateTime before = OffsetDateTime.parse("2026-01-01T00:00:00Z");
        jdbc.sql("update shift set updated_at = ? where id = 1").param(before).update();
        int version = jdbc.sql("select version from shift where id = 1")
                .query(Integer.class)
                .single();
        browser.logIn("sacha");
        HtmlPage week = browser.open("/semaine?personne=1&du="
                + jdbc.sql("select cast(starts_at as date) from shift where id = 1")
                        .query(String.class)
                        .single());
        HtmlForm form = (HtmlForm)
                week.getElementById("creneau-1").getElementsByTagName("form").get(0);
        Browser.press(form, "Supprimer");
        assertThat(jdbc.sql("select updated_at from shift where id = 1")
                        .query(OffsetDateTime.class)
                        .single())
                .isAfter(before);
        assertThat(jdbc.sql("select version from shift where id = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(version + 1);
    }

    @Test
    void whoMayOnlyLookIsShownNoActionAndRefusedAny() throws Exception {
        HtmlPage week = browser.logIn("noa");
        assertThat(week.asNormalizedText()).contains(SAMPLE_MEETING).doesNotContain("Ajouter", "Annuler", "Déplacer");
        assertThat(browser.status("/reunions/nouvelle")).isEqualTo(403);
        mvc.perform(post("/creneaux/2/annuler")
                        .param("version", "0")
                        .with(csrf())
                        .with(user("noa").roles("LECTURE")))
                .andExpect(status().isForbidden());
        mvc.perform(post("/creneaux/2/supprimer")
                        .param("version", "0")
                        .with(csrf())
                        .with(user("camille").roles("EQUIPE")))
                .andExpect(status().isForbidden());
    }

    @Test
    void nothingIsChangedWithoutTheFormsToken() throws Exception {
        mvc.perform(post("/creneaux/2/supprimer")
                        .param("version", "0")
                        .with(user("sacha").roles("EQUIPE", "COORDINATION")))
                .andExpect(status().isForbidden());
        assertThat(jdbc.sql("select count(*) from shift where id = 2 and deleted_at is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsNotThereOrNotADateIsRefused() throws Exception {
        for (String path : List.of("/semaine?personne=999", "/creneaux/999999/deplacer")) {
            mvc.perform(get(path).with(user("camille").roles("EQUIPE"))).andExpect(status().isNotFound());
        }
        for (String path : List.of("/semaine?du=demain", "/semaine?du=%2B999999999-12-31", "/semaine?personne=x")) {
            mvc.perform(get(path).with(user("camille").roles("EQUIPE"))).andExpect(status().isBadRequest());
        }
    }

    @Test
    void everyPageNamesItselfItsLanguageAndItsFieldsAndLoadsNothingFromElsewhere() throws IOException {
        browser.logIn("camille");
        for (String path :
                List.of("/connexion", "/semaine", "/creneaux/nouveau", "/reunions/nouvelle", "/creneaux/5/deplacer")) {
            HtmlPage page = browser.open(path);
            assertThat(page.getWebResponse().getStatusCode()).as(path).isEqualTo(200);
            assertThat(page.getDocumentElement().getAttribute("lang")).as(path).isEqualTo("fr");
            assertThat(page.getTitleText()).as(path).endsWith(" – Planning d’équipe");
            assertThat(page.getElementsByTagName("h1")).as(path).hasSize(1);
            assertThat(page.getElementsByTagName("script")).as(path).isEmpty();
            assertThat(page.getWebResponse().getContentAsString()).as(path).doesNotContain("src=", "href=\"http");
            assertThat(page.getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
                    .as(path)
                    .startsWith("default-src 'none'");
            page.<HtmlElement>getByXPath("//input[not(@type='hidden')] | //select")
                    .forEach(field -> assertThat(page.getByXPath("//label[@for='" + field.getId() + "']")
                                            .size()
                                    + field.getByXPath("ancestor::label").size())
                            .as(path + " " + field)
                            .isEqualTo(1));
        }
    }

    @Test
    void noPageAndNoClassMentionsEssaim() throws IOException {
        browser.logIn("sacha");
        for (String path : List.of("/connexion", "/semaine", "/creneaux/nouveau", "/reunions/nouvelle")) {
            assertThat(browser.open(path).getWebResponse().getContentAsString().toLowerCase(Locale.ROOT))
                    .as(path)
                    .doesNotContain("essaim");
        }
        try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
            List<Path> ours = files.filter(Files::isRegularFile).toList();
            assertThat(ours).hasSizeGreaterThan(20);
            for (Path file : ours) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT))
                        .as(file.toString())
                        .doesNotContain("essaim");
            }
        }
    }

    /** Enters a meeting of the first two people. */
    private HtmlPage meeting(String day, String from, String until, String label) throws IOException {
        HtmlForm form = browser.open("/reunions/nouvelle?du=" + day).getForms().get(1);
        form.getInputByName("label").setValue(label);
        form.getInputByName("from").setValue(from);
        form.getInputByName("until").setValue(until);
        form.getInputsByName("people").stream()
                .filter(box -> List.of("1", "2").contains(box.getValue()))
                .forEach(box -> ((HtmlCheckBoxInput) box).setChecked(true));
        return Browser.press(form, "Ajouter");
    }

    private static HtmlPage act(HtmlPage week, String button) throws IOException {
        HtmlForm form = week.getForms().stream()
                .filter(each -> each.getElementsByTagName("button").stream()
                        .anyMatch(one -> one.getTextContent().equals(button)))
                .findFirst()
                .orElseThrow();
        return Browser.press(form, button);
    }

    private static List<String> rowActions(HtmlPage week) {
        return week.<HtmlElement>getByXPath("//tbody//button | //tbody//a").stream()
                .map(HtmlElement::getTextContent)
                .toList();
    }

    private static String heading(HtmlPage page) {
        return page.getElementsByTagName("h1").get(0).getTextContent();
    }

    private long rows(String day) {
        return jdbc.sql("select count(*) from shift where cast(starts_at as date) = cast(? as date)")
                .param(day)
                .query(Long.class)
                .single();
    }
}
