package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.htmlunit.Page;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that let everybody in, files that are too large, sessions that end, and a database that goes away. */
class HardTimesIT {
    private static final Pattern RECEIPT = Pattern.compile("S001:\\d+");

    private static final List<String> PATHS = List.of(
            "/essaim",
            "/essaim/",
            "/essaim/statements",
            "/essaim/campaigns/results",
            "/essaim/answer",
            "/essaim/assets/x.css",
            "/essaim/none");
    // Whoever has a link needs no account; who has none finds nothing here, whatever they try.
    private static final List<String> OF_LINKS = List.of("/essaim/answer/none?link=none", "/essaim/answer/");

    @TempDir
    private Path folder;

    @Test
    void whomTheHostLetsInUnaskedIsRefusedAllTheSame() throws Exception {
        try (Program program = Program.in(folder)
                        .otherProgramWithout("none")
                        .argument("--autre.open=true")
                        .argument("--spring.datasource.url=jdbc:h2:mem:planning")
                        .go();
                Browser browser = program.browser()) {
            assertThat(program.said()).singleElement().asString().contains("Essaim at /essaim");
            refused(browser);
        }
    }

    @Test
    void whereTheHostLooksAwayEverybodyIsRefused() throws Exception {
        try (Program program = Program.in(folder)
                        .otherProgramWithout("none")
                        .argument("--autre.blind=true")
                        .argument("--spring.datasource.url=jdbc:h2:mem:planning")
                        .go();
                Browser browser = program.browser()) {
            // Its page for errors is its own again, and asks who it is.
            for (String path : PATHS) {
                browser.go(path);
                assertThat(browser.address()).as(path).isEqualTo("/login");
            }
            nothing(browser);
            assertThat(browser.answer("/bonjour").getContentAsString())
                    .as("threads come back as they went")
                    .contains("Bonjour, 0");
            assertThat(program.output()).as("an answer, not an error").doesNotContain("\tat ");
        }
    }

    private static void nothing(Browser browser) throws IOException {
        for (String path : OF_LINKS) {
            assertThat(browser.status(path)).as(path).isEqualTo(404);
            assertThat(browser.answer(path).getContentAsString()).as(path).doesNotContain("Relevés", "Campagnes");
        }
    }

    private static void refused(Browser browser) throws IOException {
        for (String path : PATHS) {
            assertThat(browser.status(path)).as(path).isEqualTo(403);
        }
        nothing(browser);
        assertThat(browser.post("/essaim/closing", "structure=S001&month=2025-01&do=close"))
                .isEqualTo(403);
        assertThat(browser.answer("/bonjour").getContentAsString())
                .as("threads come back as they went")
                .contains("Bonjour, 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"planning.jar", "planning.boot-3.5.jar"})
    void aFileLargerThanTheHostSaysIsNotTakenInAndSaidSo(String host) throws Exception {
        try (Program program = planning()
                        .host(Path.of(System.getProperty(host)))
                        .argument("--essaim.plugin.upload-limit=20KB")
                        .go();
                Browser browser = program.browser()) {
            Journey journey = new Journey(browser, browser, folder);
            browser.logIn("camille");
            String[] rows = IntStream.range(0, 2000)
                    .mapToObj(i -> "Heure interne;Point;;09/01/2025 14:00;09/01/2025 15:00;;;Source;W-1;Non;Non;")
                    .toArray(String[]::new);
            send(browser, journey.export("large.csv", rows));
            assertThat(browser.status()).isEqualTo(413);
            assertThat(browser.sees()).contains("Ce fichier est trop grand", "This file is too large");
            browser.go("/essaim/imports");
            assertThat(browser.sees()).contains("Aucun import pour l’instant");
            Journey.imported(browser, journey.january("janvier.csv", "16:00"));
            assertThat(program.output()).doesNotContain("\tat ");
        }
    }

    private static void send(Browser browser, Path file) throws IOException {
        browser.go("/essaim/imports");
        browser.choose("structure", "S001");
        browser.choose("preset", "compani");
        browser.attach("file", file);
        browser.press("Voir ce qu’il dit");
    }

    @Test
    void aSessionThatEndsLeadsToTheLoginAndBackAndDoesNothingTwice() throws Exception {
        try (Program program = planning().go();
                Browser browser = program.browser()) {
            Journey journey = new Journey(browser, browser, folder);
            browser.logIn("camille");
            Path january = journey.january("janvier.csv", "16:00");
            for (boolean restarted : new boolean[] {false, true}) {
                Journey.previewed(browser, january);
                if (restarted) {
                    browser.forget();
                } else {
                    browser.expire();
                }
                browser.press("Importer");
                assertThat(browser.address()).as("the host's login").startsWith("/connexion");
                browser.logIn("camille");
                assertThat(browser.address()).as("the page of the form").startsWith("/essaim/imports");
                assertThat(browser.sees()).contains("Aucun import pour l’instant");
            }

            // A page that stayed open in another tab: its token went with the session.
            Journey.previewed(browser, january);
            HtmlPage other = browser.here();
            browser.expire();
            browser.go("/essaim/labels?structure=S001");
            browser.logIn("camille");
            assertThat(browser.address()).as("where they were going").startsWith("/essaim/labels?structure=S001");
            Page refused = other.<DomElement>getFirstByXPath("//main//button[normalize-space()='Importer']")
                    .click();
            assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(403);
            browser.go("/essaim/imports");
            assertThat(browser.sees()).contains("Aucun import pour l’instant");

            Journey.imported(browser, january);
            Journey.imported(browser, january);
            browser.go("/essaim/imports");
            assertThat(receipts(browser)).containsExactly("S001:2", "S001:1");
            browser.go("/essaim/labels?structure=S001");
            assertThat(browser.sees())
                    .as("one and a half hours, once")
                    .containsPattern("Point d’équipe\\s+1,50 h\\s+1");
        }
    }

    private static List<String> receipts(Browser browser) {
        return RECEIPT.matcher(browser.sees())
                .results()
                .map(found -> found.group())
                .toList();
    }

    @Test
    void aDatabaseThatGoesAwayDuringAnImportLeavesNothingHalfWritten() throws Exception {
        int port = freePort();
        Process database = database(port);
        try {
            try (Relay relay = new Relay(port);
                    Program program = planning()
                            .argument("--spring.datasource.url=jdbc:h2:tcp://127.0.0.1:" + relay.port() + "/./planning")
                            .argument("--spring.datasource.hikari.connection-timeout=1000")
                            .argument("--spring.datasource.hikari.validation-timeout=500")
                            .go();
                    Browser browser = program.browser()) {
                Journey journey = new Journey(browser, browser, folder);
                browser.logIn("camille");
                Journey.previewed(browser, journey.january("un.csv", "16:00"));
                long before = relay.passed();
                browser.press("Importer");
                long bytes = relay.passed() - before;
                assertThat(bytes).as("what an import sends to the database").isGreaterThan(1000);

                List<String> errors = new ArrayList<>();
                for (int tenths : new int[] {0, 4, 8}) {
                    Path file = journey.january("coupe-" + tenths + ".csv", "16:" + (10 + tenths));
                    Journey.previewed(browser, file);
                    relay.cutAfter(1 + bytes * tenths / 10);
                    browser.press("Importer");
                    if (relay.isCut()) {
                        assertThat(browser.status()).as(file.toString()).isEqualTo(503);
                        errors.add(browser.sees());
                    }
                    relay.mend();
                    wholeAgain(browser, file, tenths);
                }
                assertThat(errors)
                        .hasSizeGreaterThanOrEqualTo(2)
                        .allSatisfy(page -> assertThat(page)
                                .containsIgnoringCase("indisponible")
                                .doesNotContain("Exception", "jdbc", "\tat "));
            }
        } finally {
            database.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    // Sent once more, the file is in, all of it and once, whatever was there before.
    private static void wholeAgain(Browser browser, Path file, int tenths) throws Exception {
        for (int tries = 0; ; tries++) {
            browser.go("/essaim/imports");
            if (browser.status() == 200) {
                break;
            }
            assertThat(tries).as("the database is back: %s", browser.sees()).isLessThan(20);
            // A pool does not ask a connection whether it is alive that was used half a second ago.
            Thread.sleep(700);
        }
        int receipts = receipts(browser).size();
        Journey.imported(browser, file);
        browser.go("/essaim/imports");
        assertThat(receipts(browser)).hasSize(receipts + 1).doesNotHaveDuplicates();
        browser.go("/essaim/labels?structure=S001");
        assertThat(browser.sees())
                .as("after a cut at %s tenths", tenths)
                .containsPattern("Point d’équipe\\s+1,50 h\\s+1\\s");
    }

    private Program.Start planning() {
        return Program.in(folder).argument("--essaim.plugin.pack=" + Journey.PACK);
    }

    /** The host's H2 as a server of its own. */
    private Process database(int port) throws IOException, InterruptedException {
        Path h2 = folder.resolve("h2.jar");
        try (JarFile jar = new JarFile(System.getProperty("planning.jar"))) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().matches(".*/h2-[\\d.]+\\.jar")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, h2);
                    }
                }
            }
        }
        File log = folder.resolve("database.txt").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        h2.toString(),
                        "org.h2.tools.Server",
                        "-tcp",
                        "-ifNotExists",
                        "-tcpPort",
                        Integer.toString(port),
                        "-baseDir",
                        Files.createDirectory(folder.resolve("database")).toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        for (int waited = 0; waited < 150 && process.isAlive(); waited++) {
            try (Socket tried = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(tried.isConnected()).isTrue();
                return process;
            } catch (IOException e) {
                Thread.sleep(200);
            }
        }
        throw new AssertionError("The database did not start:\n" + Files.readString(log.toPath()));
    }
}
