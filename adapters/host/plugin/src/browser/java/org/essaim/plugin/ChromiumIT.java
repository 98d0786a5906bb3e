package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way through the plugin in a real browser, then every page that links lead to, for each duty, wide and narrow. */
class ChromiumIT {
    private static final String QUESTION =
            "/essaim/indicators?indicator=coordination-share&period=2025-01&by=STRUCTURE";

    @TempDir
    private Path folder;

    @Test
    void theWholeWayAndNoPageThatKeepsAnybodyOut() throws Exception {
        try (Program program = Program.in(folder)
                        .argument("--essaim.plugin.pack=" + Journey.PACK)
                        .go();
                Chromium chromium = new Chromium()) {
            String root = "http://127.0.0.1:" + program.port();
            try (Chromium.Seat coordinator = chromium.seat(root, 1280);
                    Chromium.Seat closer = chromium.seat(root, 1280)) {
                Journey journey = new Journey(coordinator, closer, folder);
                journey.travel();
                new PageWalk(coordinator, closer).walk();
                // Something that waits, for pages that show it.
                Journey.imported(coordinator, journey.january("janvier-ter.csv", "16:45"));
                published(closer);
                answered(closer);
            }
            Map<String, List<Accessibility.Violation>> wrong = new LinkedHashMap<>();
            for (String who : List.of("sacha 1280", "camille 1280", "noa 360")) {
                String[] words = who.split(" ", -1);
                try (Chromium.Seat seat = chromium.seat(root, Integer.parseInt(words[1]))) {
                    seat.go("/essaim/");
                    seat.logIn(words[0]);
                    // English is walked by who sees most: its pages are those of the others in other words.
                    assertThat(walked(seat, who, wrong, who.equals("sacha 1280"))).as(who).hasSizeGreaterThan(12);
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(chromium.console()).isEmpty();
            assertThat(program.output()).doesNotContain(" ERROR ", "\tat ");
        }
    }

    @Test
    void aQuestionnaireIsFilledInByKeyboardAloneLeftAndHandedIn() throws Exception {
        try (Program program = Program.in(folder)
                        .argument("--essaim.plugin.pack=" + Journey.PACK)
                        .go();
                Chromium chromium = new Chromium()) {
            String root = "http://127.0.0.1:" + program.port();
            String link;
            try (Chromium.Seat closer = chromium.seat(root, 1280)) {
                closer.logIn("sacha");
                link = Campaigning.link(closer);
            }
            try (Chromium.Seat seat = chromium.seat(root, 360)) {
                seat.logIn("noa");
                seat.go(link);
                Page page = seat.page();
                assertThat(seat.sees()).doesNotContain("Combien par mois");
                until(page, "a|reunion");
                page.keyboard().press("Space");
                page.getByText("Combien par mois ?").first().waitFor();
                assertThat(focus(page)).as("whoever types stays where they are").isEqualTo("a|reunion");
                until(page, "a|combien");
                page.keyboard().type("quatre");
                until(page, "a|utile");
                page.keyboard().press("ArrowDown");
                until(page, "a|freins");
                page.keyboard().type("Le temps");
                until(page, "complete");
                page.keyboard().press("Enter");
                page.getByText("À revoir avant de terminer").waitFor();
                graceful(page);
                until(page, "a|combien");
                page.keyboard().press("Control+A");
                page.keyboard().type("4");
                until(page, "save");
                page.keyboard().press("Enter");
                page.getByText("Vos réponses sont gardées.").waitFor();
                graceful(page);
                seat.go(link);
                assertThat(page.inputValue("[name='a|freins']")).isEqualTo("Le temps");
                until(page, "complete");
                page.keyboard().press("Enter");
                page.getByText("Vos réponses sont remises").first().waitFor();
                graceful(page);
            }
            assertThat(chromium.console()).isEmpty();
        }
    }

    @Test
    void longWorkIsFollowedCancelledAndOpensWhatItCameToByItself() throws Exception {
        try (Program program = Program.in(folder)
                        .argument("--essaim.plugin.pack=" + Journey.PACK)
                        .argument(Program.PATIENCE + "100ms")
                        .go();
                Chromium chromium = new Chromium()) {
            String root = "http://127.0.0.1:" + program.port();
            try (Chromium.Seat seat = chromium.seat(root, 360)) {
                seat.logIn("camille");
                Path large = new Journey(seat, seat, folder).export("large.csv", large());
                Journey.chosen(seat, large);
                seat.press("Voir ce qu’il dit");
                Page page = seat.page();
                page.locator("#work").waitFor();
                graceful(page);
                assertThat(page.title()).startsWith("Import en cours");
                page.getByText("Rien n’est encore importé.").waitFor();
                seat.press("Importer");
                page.locator("#work").waitFor();
                seat.press("Interrompre ce travail");
                page.getByText("Ce travail est interrompu, comme demandé.").waitFor();
                graceful(page);
                seat.go("/essaim/imports");
                assertThat(seat.sees()).contains("Aucun import pour l’instant").contains("Travaux en cours");
                seat.go("/essaim/work");
                assertThat(seat.sees()).contains("terminé");
                graceful(page);
            }
            assertThat(chromium.console())
                    .allMatch(line -> line.contains("/essaim/work/") && line.endsWith(" 409"), "what was cancelled");
            assertThat(program.output()).doesNotContain(" ERROR ", "\tat ");
        }
    }

    // Long enough for a page to be looked at, small enough for the memory of a small host.
    private static String[] large() {
        List<String> rows = new ArrayList<>();
        for (int worker = 1; worker <= 1000; worker++) {
            for (int visit = 0; visit < 150; visit++) {
                int hour = 6 + visit % 5 * 3;
                rows.add("Intervention;;Aide à la personne APA;%1$02d/01/2025 %2$02d:00;%1$02d/01/2025 %2$02d:30;;;Source;W-%3$d;Non;Non;"
                        .formatted(1 + visit / 5, hour, worker));
            }
        }
        return rows.toArray(String[]::new);
    }

    private static String focus(Page page) {
        return String.valueOf(
                page.evaluate("() => document.activeElement.name === 'do' ? document.activeElement.value : document.activeElement.name"));
    }

    // By the tabulator, as often as it takes.
    private static void until(Page page, String name) {
        for (int pressed = 0; pressed < 60; pressed++) {
            page.keyboard().press("Tab");
            if (focus(page).equals(name)) {
                return;
            }
        }
        throw new AssertionError("No tabulator leads to [" + name + "].");
    }

    private static void graceful(Page page) {
        assertThat(Accessibility.violations(page))
                .filteredOn(Accessibility.Violation::isGrave)
                .isEmpty();
        Object width = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) width).intValue()).isLessThanOrEqualTo(0);
    }

    @Test
    void whatIsWrongWithAPageIsSeen() {
        try (Chromium chromium = new Chromium();
                Chromium.Seat seat = chromium.seat("http://127.0.0.1", 1280)) {
            seat.page().setContent("<html><body><form><input type='text'><img src='data:,'></form></body></html>");
            assertThat(Accessibility.violations(seat.page()))
                    .filteredOn(Accessibility.Violation::isGrave)
                    .extracting(Accessibility.Violation::rule)
                    .contains("label", "image-alt", "html-has-lang");
            assertThat(chromium.console()).isEmpty();
            seat.page()
                    .setContent("<html><head><meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
                            + "</head><body><script>document.title = 'x'</script></body></html>");
            assertThat(chromium.console()).singleElement().asString().contains("Content Security Policy");
        }
    }

    // A campaign whose results the walk below finds by its links.
    private static void answered(Chromium.Seat closer) throws Exception {
        String link = Campaigning.link(closer);
        closer.go(link);
        closer.tick("a|reunion", "false");
        closer.press("Terminer");
        assertThat(closer.sees()).contains("Vos réponses sont remises");
        closer.go(Campaigning.CAMPAIGN);
        closer.tick("confirm", "yes");
        closer.press("Clore");
        assertThat(closer.sees()).contains("Dépouillement");
    }

    // What a form answers no link leads to.
    private static void published(Chromium.Seat closer) {
        closer.go(QUESTION);
        closer.send("publish", Map.of());
        assertThat(closer.sees()).contains("Prêt à publier", "s.");
        assertThat(Accessibility.violations(closer.page()))
                .filteredOn(Accessibility.Violation::isGrave)
                .isEmpty();
    }

    // Every address below /essaim that a link leads to, from page to page; what are files is left alone.
    private static Set<String> walked(
            Chromium.Seat seat, String who, Map<String, List<Accessibility.Violation>> wrong, boolean inEnglish) {
        Set<String> seen = new LinkedHashSet<>();
        // Questions are forms: no link leads from none to an answer.
        Deque<String> left = new ArrayDeque<>(List.of("/essaim/", QUESTION, "/essaim/dashboard?period=2025-01"));
        while (!left.isEmpty()) {
            String path = left.remove();
            if (!seen.add(path)) {
                continue;
            }
            Page page = seat.page();
            Response answer = page.navigate(path);
            // Of a statement that tells of structures which they may not see, they are told just that.
            if (!seat.sees().contains("lies outside the perimeter of actor")) {
                assertThat(answer.status()).as("%s %s: %s", who, path, seat.sees()).isEqualTo(200);
            }
            List<Accessibility.Violation> grave = Accessibility.violations(page).stream()
                    .filter(Accessibility.Violation::isGrave)
                    .toList();
            if (!grave.isEmpty()) {
                wrong.put(who + " " + path, grave);
            }
            int wide = page.viewportSize().width;
            for (int window : new int[] {360, wide}) {
                page.setViewportSize(window, page.viewportSize().height);
                Object width = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
                assertThat(((Number) width).intValue())
                        .as("%s %s is wider than a window of %d", who, path, window)
                        .isLessThanOrEqualTo(0);
            }
            for (String link : links(page)) {
                if (link.startsWith("/essaim")
                        && !link.contains("/download")
                        && !link.contains("/rejects")
                        && (inEnglish || !link.contains("lang=en"))) {
                    left.add(link);
                }
            }
        }
        return seen;
    }

    private static List<String> links(Page page) {
        List<String> links = new ArrayList<>();
        for (Object each : (List<?>) page.evaluate(
                "() => [...document.querySelectorAll('a[href]')].map(a => new URL(a.href)).map(a => a.pathname + a.search)")) {
            links.add(String.valueOf(each));
        }
        return links;
    }
}
