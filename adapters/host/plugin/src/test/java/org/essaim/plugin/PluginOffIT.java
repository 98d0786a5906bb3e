package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
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
    void withAPatienceThatIsNone() throws Exception {
        isOff(
                Program.in(folder).argument("--essaim.plugin.patience=-1s"),
                "[essaim.plugin.patience]",
                "Maybe write 2s");
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
    void withAJarInItThatIsNotWhatItWas() throws Exception {
        Path changed = changed(folder, name -> true, (name, content) -> {
            if (name.startsWith("META-INF/essaim/lib/essaim-core-")) {
                content[content.length / 2] ^= 1;
            }
            return content;
        });
        isOff(Program.in(folder).plugin(changed), "The plugin's jar is damaged: [essaim-core-", "Maybe copy the jar");
    }

    @Test
    void withAJarThatWasHalfCopiedTheHostIsAsWithoutIt() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of(System.getProperty("plugin.jar")));
        Path half = Files.write(folder.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
        try (Program program = Program.in(folder).plugin(half).go();
                Browser browser = program.browser()) {
            assertThat(program.complaints()).isEmpty();
            browser.logIn("camille");
            assertThat(browser.status("/semaine")).isEqualTo(200);
            assertThat(browser.status("/essaim/")).isEqualTo(404);
        }
    }

    @Test
    void overADatabaseWhereItMayNotMakeTables() throws Exception {
        String url =
                "--spring.datasource.url=jdbc:h2:file:./planning-data/planning;INIT=create user if not exists petit password ''\\;grant select, insert, update, delete on schema public to petit";
        try (Program before = Program.in(folder).withoutPlugin().argument(url).go();
                Browser browser = before.browser()) {
            browser.logIn("camille");
        }
        isOff(
                Program.in(folder)
                        .argument("--spring.datasource.username=petit")
                        .argument("--spring.sql.init.mode=never"),
                "could not be prepared",
                "Maybe the user may not create tables");
    }

    @Test
    void whereThereIsNoRoomForItsFiles() throws Exception {
        isOff(
                Program.in(folder).filesUpTo(4096).argument("--spring.datasource.url=jdbc:h2:mem:planning"),
                "cannot be written to",
                "Maybe the disk is full, or name another folder with -Djava.io.tmpdir");
        assertThat(folder.resolve("tmp")).isDirectoryNotContaining("glob:**/essaim*");
    }

    @Test
    void inAProgramWithoutADatabase() throws Exception {
        isOffElsewhere(
                Program.in(folder)
                        .otherProgramWithout("h2-")
                        .argument("--spring.autoconfigure.exclude="
                                + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"),
                "This program has no database that Essaim could keep its tables in.",
                "Maybe give it a DataSource.");
    }

    @Test
    void inAProgramWithSeveralDatabases() throws Exception {
        isOffElsewhere(
                Program.in(folder).otherProgramWithout("none").argument("--autre.two-databases=true"),
                "This program has [2] databases, and none of them comes first.",
                "Maybe mark one DataSource as primary.");
    }

    @Test
    void inAProgramThatKnowsNothingOfDatabases() throws Exception {
        isOffElsewhere(
                Program.in(folder)
                        .otherProgramWithout("spring-(boot-)?(jdbc|sql|tx|transaction|persistence)-|h2-|HikariCP-"),
                "This program has no database",
                "Maybe");
    }

    @Test
    void inAProgramWithoutSecurityItIsThereAndClosed() throws Exception {
        try (Program program = Program.in(folder)
                        .otherProgramWithout("spring-(boot-)?security-")
                        .go();
                Browser browser = program.browser()) {
            assertThat(program.said())
                    .singleElement()
                    .asString()
                    .contains(
                            "Essaim is closed: nothing in this program says who visits. Maybe add Spring Security to it");
            assertThat(browser.status("/essaim/")).isEqualTo(403);
            assertThat(browser.status("/essaim")).isEqualTo(403);
            assertThat(browser.post("/essaim/imports", "do=import")).isEqualTo(403);
            assertThat(browser.answer("/bonjour").getContentAsString()).contains("Bonjour, 0");
        }
    }

    @Test
    void whatSomebodyTookOutIsNotThereAndTheRestIs() throws Exception {
        Predicate<String> kept =
                name -> !name.matches(".*/(essaim-pdf|essaim-csv|openhtmltopdf-.*|pdfbox.*|fastcsv)-\\d.*");
        Path smaller = changed(
                folder,
                kept,
                (name, content) -> name.equals("META-INF/essaim/contents")
                        ? new String(content, StandardCharsets.UTF_8)
                                .lines()
                                .filter(line -> kept.test(line.replaceFirst(" ", "/")))
                                .map(line -> line + "\n")
                                .collect(Collectors.joining())
                                .getBytes(StandardCharsets.UTF_8)
                        : content);
        try (Program program = Program.in(folder)
                        .plugin(smaller)
                        .argument("--essaim.plugin.pack=" + Journey.PACK)
                        .go();
                Browser browser = program.browser()) {
            assertThat(program.said()).singleElement().asString().contains("Essaim at /essaim");
            browser.logIn("camille");
            browser.go("/essaim/");
            assertThat(browser.sees()).contains("Libellés").doesNotContain("Imports");
            assertThat(browser.status("/essaim/imports")).isEqualTo(404);
            assertThat(browser.status("/essaim/statements")).isEqualTo(200);
            assertThat(program.output()).doesNotContain(" ERROR ", "\tat ");
        }
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
            saysWhy(program, what, maybe);
            browser.logIn("camille");
            assertThat(browser.status("/essaim/")).isEqualTo(404);
        }
    }

    private static void isOffElsewhere(Program.Start start, String what, String maybe) throws Exception {
        try (Program program = start.argument("--autre.open=true").go();
                Browser browser = program.browser()) {
            saysWhy(program, what, maybe);
            assertThat(browser.status("/essaim/")).isEqualTo(404);
            assertThat(browser.answer("/bonjour").getContentAsString()).contains("Bonjour, 0");
        }
    }

    private static void saysWhy(Program program, String what, String maybe) throws IOException {
        assertThat(program.said()).singleElement().asString().contains("Essaim is off", what, maybe);
        assertThat(program.output().lines())
                .filteredOn(line ->
                        line.contains(" WARN ") && line.toLowerCase(Locale.ROOT).contains("essaim"))
                .as("one line, beside what is said of a file of H2 as its defaults have it")
                .filteredOn(line -> !line.contains("can lose acknowledged commits"))
                .hasSize(1);
        assertThat(program.output()).doesNotContain("\tat ");
    }

    private static Path without(Path folder, String prefix) throws IOException {
        return changed(folder, name -> !name.startsWith(prefix), (name, content) -> content);
    }

    /** The plugin with fewer entries, or others. */
    private static Path changed(Path folder, Predicate<String> kept, BiFunction<String, byte[], byte[]> change)
            throws IOException {
        Path changed = folder.resolve("changed.jar");
        boolean same = true;
        try (JarFile jar = new JarFile(System.getProperty("plugin.jar"));
                OutputStream out = Files.newOutputStream(changed);
                JarOutputStream copy = new JarOutputStream(out)) {
            for (JarEntry entry : List.copyOf(jar.stream().toList())) {
                if (!kept.test(entry.getName())) {
                    same = false;
                    continue;
                }
                byte[] before;
                try (InputStream in = jar.getInputStream(entry)) {
                    before = in.readAllBytes();
                }
                byte[] after = change.apply(entry.getName(), before.clone());
                same &= Arrays.equals(before, after);
                copy.putNextEntry(new JarEntry(entry.getName()));
                copy.write(after);
                copy.closeEntry();
            }
        }
        assertThat(same).isFalse();
        return changed;
    }
}
