package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.essaim.pages.Officer.offers;
import static org.essaim.pages.Officer.send;
import static org.essaim.pages.Officer.text;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.essaim.engagement.Enrolment.State;
import org.essaim.engagement.Funnel;
import org.essaim.engagement.Move;
import org.essaim.organisation.Duty;
import org.essaim.programme.Programme;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/** A programme from nothing to its funnel, by pages alone. */
class ProgrammesTest {
    private static final String DEFINITION = "/programmes/definition?programme=essai&part=";
    private static final String STRUCTURES = "/programmes/structures?programme=essai";
    private static final String S001 = STRUCTURES + "&structure=S001";

    /** A programme of two phases, the second of which asks for a chosen approach; and an open call. */
    static void defined(House.Browser browser) throws IOException {
        HtmlPage page = send(
                browser.open("/programmes"),
                "create",
                "id",
                "essai",
                "name",
                "Équipes <b>autonomes</b>",
                "acronym",
                "ESSAI",
                "start",
                "2025-01",
                "precision",
                "MONTH",
                "carrier",
                "Gérontopôle fictif",
                "legalForm",
                "GIP");
        assertThat(text(page)).contains("C’est enregistré", "Équipes <b>autonomes</b>", "Gérontopôle fictif", "GIP");
        send(
                browser.open(DEFINITION + "approaches"),
                "set-approaches",
                "code",
                "partagee",
                "title",
                "Gouvernance partagée",
                "definition",
                "Une approche.");
        send(
                browser.open(DEFINITION + "offers"),
                "set-offers",
                "approach",
                "partagee",
                "provider",
                "Organisme A",
                "website",
                "https://example.org");
        phase(browser, "1", "sensibilisation", "AWARENESS");
        HtmlPage phases = send(
                browser.open(DEFINITION + "phases"),
                "set-phases",
                "number",
                "2",
                "code",
                "formation",
                "title",
                "Formation",
                "kind",
                "COLLECTIVE_TRAINING",
                "approaches",
                "partagee",
                "entry.text",
                "Une approche choisie.",
                "entry.approach",
                "CHOSEN");
        assertThat(text(phases)).contains("C’est enregistré", "formation", "sensibilisation");
        send(
                browser.open(STRUCTURES),
                "call",
                "code",
                "appel",
                "title",
                "Appel 2025",
                "opens",
                "2025-01-01",
                "closes",
                "2025-02-28");
    }

    private static void phase(House.Browser browser, String number, String code, String kind) throws IOException {
        HtmlPage page = send(
                browser.open(DEFINITION + "phases"),
                "set-phases",
                "number",
                number,
                "code",
                code,
                "title",
                "Sensibilisation",
                "kind",
                kind);
        assertThat(text(page)).contains("C’est enregistré");
    }

    /** S001 on its way: applied, accepted, in the first phase. */
    static void underWay(House.Browser browser) throws IOException {
        defined(browser);
        HtmlPage way = send(
                browser.open(STRUCTURES), "apply", "structure", "S001", "date", "2025-01-20", "reference", "dossier 7");
        assertThat(text(way)).contains("C’est enregistré", "Candidate", "dossier 7");
        way = send(way, "move-ACCEPTED", "date", "2025-03-12", "reason", "COPIL du 12 mars");
        way = send(way, "move-ENGAGED", "phase", "sensibilisation", "date", "2025-04-01");
        assertThat(text(way)).contains("Engagée", "Sensibilisation");
    }

    @Test
    void fromNothingToTheFunnelByPagesAlone() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            assertThat(text(browser.open("/programmes"))).contains("Aucun programme");
            defined(browser);
            HtmlPage all = browser.open(STRUCTURES);
            assertThat(text(all)).contains("Appel 2025", "Aucune structure n’est encore candidate");
            HtmlPage way = send(all, "apply", "structure", "S001", "date", "2025-01-20", "reference", "dossier 7");
            assertThat(Officer.buttons(way))
                    .as("an application is accepted, refused or withdrawn")
                    .contains("move-ACCEPTED", "move-REFUSED", "move-WITHDRAWN")
                    .doesNotContain("move-ENGAGED", "move-COMPLETED", "move-SUSPENDED", "undo");
            way = send(way, "move-ACCEPTED", "date", "2025-03-12", "reason", "COPIL du 12 mars");
            way = send(way, "move-ENGAGED", "phase", "sensibilisation", "date", "2025-04-02");
            way = send(way, "undo", "reason", "mauvais jour");
            assertThat(text(way)).contains("Étapes reprises", "mauvais jour", "Retenue");
            way = send(way, "move-ENGAGED", "phase", "sensibilisation", "date", "2025-04-01");
            HtmlPage refused = send(way, "move-ENGAGED", "phase", "formation", "date", "2025-05-01");
            assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(text(refused)).contains("Rien n’est enregistré", "Une approche choisie", "Que faire");
            assertThat(Officer.form(refused, "move-ENGAGED")
                            .getInputByName("date")
                            .getValue())
                    .as("what was typed stays")
                    .isEqualTo("2025-05-01");
            way = send(
                    refused,
                    "choose",
                    "kind",
                    "CHOSEN",
                    "approach",
                    "partagee",
                    "provider",
                    "Organisme A",
                    "date",
                    "2025-04-15");
            assertThat(text(way)).contains("Gouvernance partagée", "Choisie", "Organisme A");
            way = browser.open(S001);
            way = send(
                    way, "people", "phase", "formation", "function", "DIRECTOR", "number", "2", "date", "2025-04-20");
            assertThat(text(way)).contains("Dirigeant");
            way = send(way, "move-ENGAGED", "phase", "formation", "date", "2025-05-01");
            way = send(way, "move-WITHDRAWN", "date", "2025-05-20", "reason", "départ <i>de la direction</i>");
            assertThat(text(way)).contains("Retirée", "départ <i>de la direction</i>", "agent-7");
            assertThat(Officer.buttons(way)).contains("apply").doesNotContain("move-WITHDRAWN");
            HtmlPage funnel = browser.open(STRUCTURES);
            assertThat(text(funnel))
                    .contains("Entonnoir", "100,0 %", "Dirigeant : 2", "départ <i>de la direction</i>", "Formation");
            assertThat(house.essaim.programmes().funnel("essai").steps())
                    .extracting(Funnel.Step::recorded)
                    .containsExactly(1L, 1L, 1L);
            assertThat(text(browser.open("/programmes"))).containsPattern("Gérontopôle fictif\\s+2\\s+1");
            WebResponse file = browser.get("/programmes/structures/download?programme=essai&format=html");
            assertThat(file.getContentAsString()).contains("Entonnoir").doesNotContain("<i>de la direction");
            assertThat(text(browser.open(S001 + "&lang=en"))).contains("Withdrawn", "What now?");
        }
    }

    @Test
    void aShippedProgrammeIsTakenInWithItsDeclaredFunnelBesideWhatIsRecorded() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            HtmlPage page = send(browser.open("/programmes"), "pack", "pack", "imano");
            assertThat(text(page)).contains("C’est enregistré", "I-MANO");
            long before = house.store.sequence();
            assertThat(text(send(browser.open("/programmes"), "pack", "pack", "imano")))
                    .contains("rien n’a changé");
            assertThat(house.store.sequence()).isEqualTo(before);
            Programme shipped = house.essaim.programmes().programme("imano");
            for (String part :
                    DefinitionPart.ALL.stream().map(DefinitionPart::key).toList()) {
                HtmlPage known = browser.open("/programmes/definition?programme=imano&part=" + part);
                for (DomElement one : known.<DomElement>getByXPath("//main//a[contains(@href, 'one=')]")) {
                    assertThat(text(send(one.click(), "set-" + part)))
                            .as("%s: what is sent as it stands loses nothing", part)
                            .contains("rien n’a changé");
                }
            }
            send(browser.open("/programmes/definition?programme=imano&part=identity"), "identity");
            assertThat(house.essaim.programmes().programme("imano")).isEqualTo(shipped);
            HtmlPage shown = browser.open("/programmes?programme=imano");
            assertThat(text(shown))
                    .contains(
                            "Gérontopôle de Nouvelle-Aquitaine",
                            "Silver Economie",
                            "Comités",
                            "Ce que le porteur déclare");
            assertThat(shown.asXml()).doesNotContain("@");
            assertThat(text(browser.open("/programmes/structures?programme=imano")))
                    .containsPattern("21\\s.*\\s0\\s");
            assertThat(text(browser.open("/programmes/leaflet?programme=imano")))
                    .containsSubsequence(
                            "Mission et objectifs", "La gouvernance partagée", "https://www.hum-hum-hum.fr");
            assertThat(browser.get("/programmes/leaflet/download?programme=imano&format=html")
                            .getContentAsString(StandardCharsets.UTF_8))
                    .contains("<h3>La gouvernance partagée</h3>");
            for (DomElement link : shown.<DomElement>getByXPath("//main//a")) {
                assertThat(browser.client
                                .getPage(shown.getFullyQualifiedUrl(link.getAttribute("href")))
                                .getWebResponse()
                                .getStatusCode())
                        .as(link.getAttribute("href"))
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whatADefinitionCannotSayIsRefusedWithTheReason() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            defined(browser);
            long before = house.store.sequence();
            HtmlPage twice = send(browser.open("/programmes"), "create", "id", "essai", "name", "Autre");
            assertThat(text(twice)).contains("Il y a déjà un programme");
            HtmlPage wrong = send(browser.open("/programmes"), "create", "id", "Essai 2", "name", "Autre");
            assertThat(text(wrong)).contains("n’est pas un identifiant", "Lettres minuscules");
            assertThat(Officer.form(wrong, "create").getInputByName("name").getValue())
                    .isEqualTo("Autre");
            HtmlPage start =
                    send(browser.open("/programmes"), "create", "id", "e2", "name", "Autre", "start", "fin 2020");
            assertThat(start.getWebResponse().getStatusCode()).isEqualTo(409);
            HtmlPage number = send(
                    browser.open(DEFINITION + "phases"),
                    "set-phases",
                    "number",
                    "1",
                    "code",
                    "autre",
                    "title",
                    "Autre",
                    "kind",
                    "AWARENESS");
            assertThat(number.getWebResponse().getStatusCode()).isEqualTo(409);
            HtmlPage dropped = send(browser.open(DEFINITION + "approaches"), "drop-approaches", "one", "partagee");
            assertThat(text(dropped)).contains("Rien n’est enregistré", "partagee");
            assertThat(house.store.sequence()).isEqualTo(before);
            underWayFrom(browser);
            before = house.store.sequence();
            HtmlPage used = send(browser.open(DEFINITION + "phases"), "drop-phases", "one", "sensibilisation");
            assertThat(used.getWebResponse().getStatusCode()).as(text(used)).isEqualTo(409);
            assertThat(house.store.sequence()).isEqualTo(before);
            HtmlPage changed =
                    send(browser.open(DEFINITION + "phases&one=formation"), "set-phases", "title", "Formation longue");
            assertThat(text(changed)).contains("C’est enregistré");
            assertThat(house.essaim
                            .programmes()
                            .programme("essai")
                            .phase("formation")
                            .orElseThrow())
                    .as("what was not touched stays")
                    .satisfies(phase -> {
                        assertThat(phase.title()).isEqualTo("Formation longue");
                        assertThat(phase.approaches()).containsExactly("partagee");
                        assertThat(phase.entry()).isNotNull();
                    });
        }
    }

    private static void underWayFrom(House.Browser browser) throws IOException {
        HtmlPage way = send(browser.open(STRUCTURES), "apply", "structure", "S001", "date", "2025-01-20");
        way = send(way, "move-ACCEPTED", "date", "2025-03-12");
        send(way, "move-ENGAGED", "phase", "sensibilisation", "date", "2025-04-01");
    }

    @Test
    void whoMayNotSeesNoFormAndIsRefusedAForgedOne() throws Exception {
        try (House house = new House().founded();
                House.Browser closer = house.browser(Duty.CLOSER);
                House.Browser reader = house.browser(Duty.READER);
                House.Browser coordinator = house.browser(Duty.COORDINATOR, "S001");
                House.Browser partial = house.browser(Duty.CLOSER, "S001");
                House.Browser other = house.browser(Duty.COORDINATOR, "S002")) {
            underWay(closer);
            long before = house.store.sequence();
            HtmlPage list = closer.open("/programmes");
            HtmlPage all = closer.open(STRUCTURES);
            HtmlPage way = closer.open(S001);
            HtmlPage phases = closer.open(DEFINITION + "phases");
            for (String path : new String[] {"/programmes", STRUCTURES, S001}) {
                assertThat(Officer.buttons(reader.open(path))).as(path).isEmpty();
            }
            assertThat(offers(coordinator.open(S001), "move-WITHDRAWN")).isTrue();
            assertThat(offers(coordinator.open(STRUCTURES), "call")).isFalse();
            assertThat(offers(partial.open(STRUCTURES), "call")).isFalse();
            assertThat(offers(partial.open("/programmes"), "create")).isFalse();
            assertThat(coordinator.get(DEFINITION + "phases").getStatusCode()).isEqualTo(403);
            assertThat(partial.get(DEFINITION + "phases").getStatusCode()).isEqualTo(403);
            assertThat(other.get(S001).getStatusCode()).isEqualTo(403);
            assertThat(text(other.open(STRUCTURES))).doesNotContain("S001");
            for (House.Browser browser : new House.Browser[] {reader, coordinator, partial, other}) {
                assertThat(Officer.forge(browser, list, "create", "id", "faux", "name", "Faux")
                                .getStatusCode())
                        .isEqualTo(403);
                assertThat(Officer.forge(browser, list, "pack", "pack", "una").getStatusCode())
                        .isEqualTo(403);
                assertThat(Officer.forge(
                                        browser,
                                        phases,
                                        "set-phases",
                                        "number",
                                        "3",
                                        "code",
                                        "c",
                                        "title",
                                        "T",
                                        "kind",
                                        "AWARENESS")
                                .getStatusCode())
                        .isEqualTo(403);
                assertThat(Officer.forge(browser, phases, "drop-phases").getStatusCode())
                        .isEqualTo(403);
                assertThat(Officer.forge(
                                        browser,
                                        all,
                                        "call",
                                        "code",
                                        "faux",
                                        "title",
                                        "F",
                                        "opens",
                                        "2025-01-01",
                                        "closes",
                                        "2025-02-01")
                                .getStatusCode())
                        .isEqualTo(403);
            }
            assertThat(Officer.forge(reader, way, "move-WITHDRAWN", "reason", "x")
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(Officer.forge(other, way, "move-WITHDRAWN", "reason", "x")
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(Officer.forge(other, all, "apply", "structure", "S001").getStatusCode())
                    .isEqualTo(403);
            assertThat(house.store.sequence()).isEqualTo(before);
        }
    }

    @Test
    void anIllegalStepIsRefusedByItsNameAndAForgedOneChangesNothing() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            try (House.Browser closer = house.browser(Duty.CLOSER)) {
                underWay(closer);
            }
            long before = house.store.sequence();
            HtmlPage way = browser.open(S001);
            WebResponse illegal = browser.post(
                    S001.replace("/programmes", "/programmes"),
                    Officer.body(way, "move-COMPLETED", "do", "move-ACCEPTED", "date", "2025-06-01"));
            assertThat(illegal.getStatusCode()).isEqualTo(409);
            assertThat(illegal.getContentAsString()).contains("ENGAGED", "ACCEPTED");
            for (String[] forged : new String[][] {
                {"do", "move-NOWHERE"},
                {"do", "erase"},
                {"do", ""},
                {"date", "2025-02-30"},
                {"date", ""},
                {"structure", "S999"},
                {"structure", "../S001"},
                {"seen", "x"}
            }) {
                WebResponse refused = browser.post(
                        "/programmes/structures",
                        Officer.body(
                                way,
                                "move-COMPLETED",
                                "programme",
                                "essai",
                                "structure",
                                forged[0].equals("structure") ? forged[1] : "S001",
                                forged[0],
                                forged[1]));
                assertThat(refused.getStatusCode()).as("%s", (Object) forged).isIn(400, 403, 404, 409);
                assertThat(refused.getContentAsString()).doesNotContain("notre faute", "\tat ");
            }
            for (String path : new String[] {
                "/programmes?programme=none",
                "/programmes/nowhere",
                "/programmes/structures",
                "/programmes/structures?programme=none",
                "/programmes/structures/nowhere?programme=essai",
                "/programmes/structures/download?programme=essai&format=../x"
            }) {
                assertThat(browser.get(path).getStatusCode()).as(path).isIn(400, 404);
            }
            assertThat(browser.post(S001, Officer.body(way, "move-COMPLETED"), "expired")
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(house.store.sequence()).isEqualTo(before);
        }
    }

    @Test
    void twoTabsDoNotOverwriteEachOtherAndWhoPressesTwiceDoesOnce() throws Exception {
        try (House house = new House().founded();
                House.Browser one = house.browser(Duty.CLOSER);
                House.Browser two = house.colleague(Duty.CLOSER)) {
            underWay(one);
            HtmlPage first = one.open(S001);
            HtmlPage second = two.open(S001);
            send(first, "move-SUSPENDED", "date", "2025-05-01", "reason", "travaux");
            HtmlPage late = send(second, "move-WITHDRAWN", "date", "2025-05-02", "reason", "départ");
            assertThat(late.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(text(late)).contains("Ce que vous regardiez a changé", "Rouvrez la page");
            long before = house.store.sequence();
            HtmlPage again = send(first, "move-SUSPENDED", "date", "2025-05-01", "reason", "travaux");
            assertThat(text(again)).contains("rien n’a changé", "En pause");
            assertThat(house.store.sequence()).isEqualTo(before);
            HtmlPage undone = one.open(S001);
            send(undone, "undo", "reason", "erreur");
            before = house.store.sequence();
            assertThat(text(send(undone, "undo", "reason", "erreur"))).contains("rien n’a changé", "Engagée");
            assertThat(house.store.sequence())
                    .as("one step was taken back, not two")
                    .isEqualTo(before);
            HtmlPage open = one.open(DEFINITION + "objectives");
            HtmlPage other = two.open(DEFINITION + "objectives");
            send(open, "set-objectives", "code", "a", "text", "Premier");
            assertThat(send(other, "set-objectives", "code", "b", "text", "Second")
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(409);
            assertThat(text(send(open, "set-objectives", "code", "a", "text", "Premier")))
                    .contains("rien n’a changé");
            assertThat(house.essaim.programmes().programme("essai").objectives())
                    .hasSize(1);
        }
    }

    @Test
    void whoeverIsOvertakenWhileTheirFormIsStoredIsToldToReadAgain() throws Exception {
        AtomicReference<Runnable> overtaking = new AtomicReference<>();
        Store store = new InMemoryStore();
        Store busy = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    Runnable other = method.getName().equals("commit") ? overtaking.getAndSet(null) : null;
                    if (other != null) {
                        other.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        try (House house = new House(busy).founded();
                House.Browser browser = house.browser(Duty.CLOSER)) {
            underWay(browser);
            HtmlPage way = browser.open(S001);
            overtaking.set(() -> house.essaim
                    .programmes()
                    .move("essai", Move.to("S001", State.COMPLETED, LocalDate.parse("2025-05-01"), "")));
            HtmlPage late = send(way, "move-SUSPENDED", "date", "2025-05-01", "reason", "travaux");
            assertThat(late.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(text(late)).contains("Quelqu’un d’autre vient de modifier la même chose", "rouvrez la page");
            assertThat(house.essaim.programmes().enrolment("essai", "S001").state())
                    .isEqualTo(State.COMPLETED);
        }
    }
}
