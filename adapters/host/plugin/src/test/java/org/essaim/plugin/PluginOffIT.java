package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in a real host: it starts, says in one line what is wrong, and answers as it would without the plugin. */
class PluginOffIT {
    @TempDir
    private Path folder;

    @Test
    void withoutAKey() throws Exception {
        isOff(
                Program.in(folder).withoutKey(),
                "There is no pseudonym key.",
                "Maybe name its file in essaim.pseudonym-key.file");
    }

    @Test
    void withAPropertyThatMakesNoSense() throws Exception {
        isOff(
                Program.in(folder).argument("--essaim.plugin.upload-limit=many"),
                "[essaim.plugin.upload-limit]",
                "Maybe write 64MB");
    }

    @Test
    void overASchemaOfANewerRelease() throws Exception {
        Path script = Files.writeString(folder.resolve("newer.sql"), """
                create table if not exists "essaim_schema_history"("installed_rank" int primary key, "version" varchar(50),
                    "description" varchar(200), "type" varchar(20), "script" varchar(1000), "checksum" int,
                    "installed_by" varchar(100), "installed_on" timestamp, "execution_time" int, "success" boolean);
                merge into "essaim_schema_history" values
                    (1, '99', 'later', 'SQL', 'V99__later.sql', 0, 'x', timestamp '2026-01-01 00:00:00', 1, true);
                """);
        isOff(
                Program.in(folder)
                        .argument("--spring.datasource.url=jdbc:h2:mem:planning;INIT=runscript from '" + script + "'"),
                "has schema version [99], this release of Essaim knows [",
                "Maybe a newer release has opened it");
    }

    @Test
    void withADamagedJar() throws Exception {
        isOff(
                Program.in(folder).plugin(without(folder, "META-INF/essaim/lib/essaim-core-")),
                "The plugin's jar is damaged: [essaim-core-",
                "Maybe copy the jar");
    }

    @Test
    void withAClassThatIsNotThere() throws Exception {
        isOff(
                Program.in(folder).plugin(without(folder, "org/essaim/plugin/inside/SecurityVisitors")),
                "NoClassDefFoundError",
                "Maybe this program is of a version");
    }

    @Test
    void switchedOff() throws Exception {
        try (Program program =
                        Program.in(folder).argument("--essaim.enabled=false").go();
                Browser browser = program.browser()) {
            browser.logIn("camille");
            assertThat(browser.status("/essaim/")).isEqualTo(404);
            assertThat(program.said()).isEmpty();
        }
    }

    private static void isOff(Program.Start start, String what, String maybe) throws Exception {
        try (Program program = start.go();
                Browser browser = program.browser()) {
            assertThat(program.said()).singleElement().asString().contains("Essaim is off", what, maybe);
            assertThat(program.output().lines())
                    .filteredOn(line -> line.contains(" WARN ")
                            && line.toLowerCase(Locale.ROOT).contains("essaim"))
                    .as("one line and no other")
                    .hasSize(1);
            assertThat(program.output()).doesNotContain("\tat ");
            browser.logIn("camille");
            assertThat(browser.status("/essaim/")).isEqualTo(404);
        }
    }

    private static Path without(Path folder, String prefix) throws IOException {
        Path damaged = folder.resolve("damaged.jar");
        boolean left = false;
        try (JarFile jar = new JarFile(System.getProperty("plugin.jar"));
                OutputStream out = Files.newOutputStream(damaged);
                JarOutputStream copy = new JarOutputStream(out)) {
            for (JarEntry entry : List.copyOf(jar.stream().toList())) {
                if (entry.getName().startsWith(prefix)) {
                    left = true;
                    continue;
                }
                copy.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = jar.getInputStream(entry)) {
                    in.transferTo(copy);
                }
                copy.closeEntry();
            }
        }
        assertThat(left).isTrue();
        return damaged;
    }
}
