package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.htmlunit.html.HtmlPage;
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
            assertThat(program.output()).doesNotContain(" WARN org.essaim", " ERROR ", "Exception");

            assertThat(browser.open("/semaine").getUrl().getPath())
                    .as("the host's login")
                    .isEqualTo("/connexion");
            assertThat(browser.open("/essaim/").getUrl().getPath())
                    .as("the host's login")
                    .isEqualTo("/connexion");
            HtmlPage asked = browser.logIn("camille");
            assertThat(asked.getUrl().getPath()).as("where they were going").isEqualTo("/essaim/");
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
