package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.essaim.witness.Witness;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A planning program that knows nothing of Essaim, packaged, without and with the packaged plugin in its folder. */
class PluginInHostIT {
    private static final Path PACK =
            Path.of("src", "test", "resources", "federation").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void withoutThePluginThereIsNoTraceOfEssaim() throws Exception {
        try (Program program = Program.in(folder).withoutPlugin().go();
                Browser browser = program.browser()) {
            browser.logIn("camille");
            assertThat(browser.status("/essaim")).isEqualTo(404);
            assertThat(browser.status("/essaim/")).isEqualTo(404);
            assertThat(program.output().toLowerCase(Locale.ROOT)).doesNotContain("essaim");
        }
        assertThat(tables()).isEmpty();
        assertThat(folder.resolve("tmp")).isDirectoryNotContaining("glob:**/essaim*");
    }

    @Test
    void whoHasALinkAnswersWithAnyAccountOfTheHostAndSeesNothingElse() throws Exception {
        try (Program program = Program.in(folder)
                        .argument("--essaim.plugin.pack=" + PACK)
                        .readers("ROLE_NOBODY_HAS")
                        .go();
                Browser closer = program.browser();
                Browser noa = program.browser();
                Browser stranger = program.browser()) {
            closer.logIn("sacha");
            String link = Campaigning.link(closer);
            assertThat(stranger.open(link).getUrl().getPath())
                    .as("the host decides who gets that far")
                    .isEqualTo("/connexion");
            noa.logIn("noa");
            assertThat(noa.status("/essaim/")).isEqualTo(403);
            assertThat(noa.status("/essaim/campaigns")).isEqualTo(403);
            assertThat(noa.status(link.replaceAll(".{6}$", "zzzzzz"))).isEqualTo(404);
            noa.go(link);
            assertThat(noa.sees())
                    .contains("Avez-vous des réunions d’équipe ?")
                    .doesNotContain("Combien par mois", "Campagnes");
            noa.tick("a|reunion", "true");
            noa.press("Mettre à jour");
            noa.type("a|combien", "4");
            noa.press("Enregistrer et reprendre plus tard");
            assertThat(noa.sees()).contains("Vos réponses sont gardées");
            noa.go(link);
            noa.press("Terminer");
            assertThat(noa.sees()).contains("Vos réponses sont remises");
            assertThat(noa.status("/essaim/campaigns/results?campaign=vague-0")).isEqualTo(403);
            closer.go(Campaigning.CAMPAIGN);
            assertThat(closer.sees()).contains("1/1 (100,0 %)");
            assertThat(program.output()).as("who answered").doesNotContain("noa");
        }
    }

    @Test
    void withItTheHostIsAsItWasAndHasPagesBeside() throws Exception {
        try (Program program = Program.in(folder)
                        .argument("--essaim.plugin.pack=" + PACK)
                        .go();
                Browser browser = program.browser();
                Browser reader = program.browser();
                Browser closer = program.browser()) {
            assertThat(program.said())
                    .as("one line of the plugin")
                    .singleElement()
                    .asString()
                    .contains("Essaim at /essaim over (JdbcStore[jdbc:h2:file:");
            assertThat(program.complaints())
                    .as("the host's database is a file with the defaults of H2, and that is said")
                    .singleElement()
                    .asString()
                    .contains("WARN", "can lose acknowledged commits");

            assertThat(browser.open("/semaine").getUrl().getPath())
                    .as("the host's login")
                    .isEqualTo("/connexion");
            assertThat(browser.open("/essaim/").getUrl().getPath())
                    .as("the host's login")
                    .isEqualTo("/connexion");
            browser.logIn("camille");
            assertThat(browser.address()).as("where they were going").startsWith("/essaim/");
            assertThat(browser.status("/semaine")).isEqualTo(200);
            assertThat(browser.open("/semaine").asNormalizedText()).contains("de Camille Aubépine", "Intervention");
            assertThat(browser.open("/nulle-part").asNormalizedText()).contains("Cette page n’existe pas");

            assertThat(browser.status("/essaim/")).isEqualTo(200);
            assertThat(browser.open("/essaim/").asNormalizedText()).contains("Essaim");
            assertThat(browser.post("/essaim/", "a=b"))
                    .as("a form without the host's token")
                    .isEqualTo(403);

            reader.logIn("noa");
            assertThat(reader.status("/essaim/")).isEqualTo(200);
            closer.logIn("sacha");
            assertThat(closer.status("/essaim/")).isEqualTo(200);
            assertThat(unpacked()).as("unpacked while it runs").hasSize(1);
            assertThat(Files.getPosixFilePermissions(unpacked().get(0)))
                    .extracting(Enum::name)
                    .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE", "OWNER_EXECUTE");
        }
        assertThat(unpacked()).as("nothing is left when it ends").isEmpty();
    }

    @Test
    void beansPagesAndSecurityOfTheHostAreTheSameWithAndWithoutIt() throws Exception {
        Made without = made("without", false);
        Made with = made("with", true);
        assertThat(without.parts())
                .contains("bean weekPage fr.planning.equipe.WeekPage", "loader true")
                .hasSizeGreaterThan(100);
        TreeSet<String> added = new TreeSet<>(with.parts());
        added.removeAll(without.parts());
        TreeSet<String> gone = new TreeSet<>(without.parts());
        gone.removeAll(with.parts());
        assertThat(gone).isEmpty();
        assertThat(added)
                .containsExactlyInAnyOrder(
                        "bean essaimPlugin org.essaim.plugin.EssaimPlugin",
                        "bean org.essaim.plugin.EssaimPluginAutoConfiguration"
                                + " org.essaim.plugin.EssaimPluginAutoConfiguration",
                        "singleton essaimPlugin",
                        "singleton org.essaim.plugin.EssaimPluginAutoConfiguration",
                        "servlet essaim org.essaim.plugin.Apart [/essaim/*]",
                        "filter essaim org.essaim.plugin.Gate [/essaim/*]");
        assertThat(with.pages()).hasSize(12).isEqualTo(without.pages());
    }

    private record Made(Set<String> parts, Map<String, String> pages) {}

    /** What the host is made of, and what it answers. */
    private Made made(String name, boolean withPlugin) throws Exception {
        Path here = Files.createDirectory(folder.resolve(name));
        Path witness = here.resolve("witness.txt");
        Program.Start start = Program.in(here)
                .beside(witnessJar(here))
                .option("-Dwitness=" + witness)
                .argument("--planning.samples-from="
                        + LocalDate.now(ZoneOffset.UTC).minusDays(21))
                .argument("--spring.datasource.url=jdbc:h2:mem:planning");
        if (!withPlugin) {
            start.withoutPlugin();
        }
        try (Program program = start.go();
                Browser browser = program.browser()) {
            Map<String, String> pages = new TreeMap<>();
            for (String path : List.of("/connexion", "/planning.css", "/semaine")) {
                pages.put("nobody " + path, answered(browser, path));
            }
            browser.logIn("sacha");
            for (String path : List.of(
                    "/",
                    "/semaine",
                    "/semaine?personne=3&du=2001-01-01",
                    "/creneaux/nouveau",
                    "/reunions/nouvelle",
                    "/creneaux/1/deplacer",
                    "/creneaux/999999/deplacer",
                    "/nulle-part",
                    "/essaimage")) {
                pages.put(path, answered(browser, path));
            }
            return new Made(new TreeSet<>(Files.readAllLines(witness)), pages);
        }
    }

    // Status, headers and body; what differs from one answer to the next is left out.
    private static String answered(Browser browser, String path) throws IOException {
        WebResponse response = browser.answer(path);
        StringBuilder answer = new StringBuilder().append(response.getStatusCode());
        response.getResponseHeaders().stream()
                .filter(header -> !Set.of("Date", "Set-Cookie", "Last-Modified", "Content-Length", "Keep-Alive")
                        .contains(header.getName()))
                .forEach(header -> answer.append('\n').append(header));
        String body = response.getContentAsString()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "token")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "key");
        return answer.append('\n').append(body).toString();
    }

    private static Path witnessJar(Path folder) throws IOException {
        Path jar = folder.resolve("witness.jar");
        String path = Witness.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                InputStream code = Objects.requireNonNull(Witness.class.getResourceAsStream("/" + path))) {
            entries.putNextEntry(new JarEntry("META-INF/spring.factories"));
            entries.write(("org.springframework.context.ApplicationListener=" + Witness.class.getName() + "\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            entries.closeEntry();
            entries.putNextEntry(new JarEntry(path));
            code.transferTo(entries);
            entries.closeEntry();
        }
        return jar;
    }

    @Test
    void aPasserByWithoutDutyIsRefused() throws Exception {
        try (Program program = Program.in(folder).readers("ROLE_NOBODY").go();
                Browser browser = program.browser()) {
            browser.logIn("noa");
            assertThat(browser.status("/semaine")).isEqualTo(200);
            assertThat(browser.status("/essaim/")).isEqualTo(403);
        }
    }

    @Test
    void theJarShowsTheHostAHandfulOfClassesAndNoJarOfTheHosts() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("plugin.jar"))) {
            List<String> names = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> !name.endsWith("/"))
                    .toList();
            assertThat(names)
                    .filteredOn(name -> !name.startsWith("META-INF/"))
                    .isNotEmpty()
                    .allMatch(name -> name.matches("org/essaim/plugin/(inside/)?[\\w$-]+\\.class"));
            assertThat(names)
                    .filteredOn(name -> name.startsWith("META-INF/") && !name.startsWith("META-INF/essaim/lib/"))
                    .containsExactlyInAnyOrder(
                            "META-INF/MANIFEST.MF",
                            "META-INF/LICENSE",
                            "META-INF/essaim/contents",
                            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");
            Set<String> inside = new TreeSet<>();
            Pattern versioned = Pattern.compile("META-INF/essaim/lib/(.+?)-\\d.*\\.jar");
            for (String name : names) {
                Matcher each = versioned.matcher(name);
                if (each.matches()) {
                    inside.add(each.group(1));
                }
            }
            assertThat(inside)
                    .contains("essaim-core", "essaim-jdbc", "essaim-spring-boot-starter", "poi-ooxml", "flyway-core")
                    .noneMatch(
                            name -> name.matches(
                                    "spring-.*|slf4j-.*|logback.*|h2|postgresql|jakarta\\.servlet.*|jakarta\\.validation.*|tomcat.*|hibernate.*"));
        }
    }

    private List<Path> unpacked() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.filter(each -> each.getFileName().toString().startsWith("essaim"))
                    .toList();
        }
    }

    // The host's database is a file, and names of tables stand in it as they are.
    private List<String> tables() throws IOException {
        String file = Files.readString(folder.resolve("planning-data/planning.mv.db"), StandardCharsets.ISO_8859_1);
        return file.toLowerCase(Locale.ROOT).contains("essaim_") ? List.of("essaim_") : List.of();
    }
}
