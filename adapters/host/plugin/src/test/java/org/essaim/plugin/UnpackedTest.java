package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars in the jar, and what may have happened to them. */
final class UnpackedTest {
    private static final byte[] JAR = "not much of a jar".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path temporary = Path.of("");

    @BeforeEach
    void temporaryFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void theyLieInAFolderOfTheirOwnUntilTheEnd() throws Exception {
        try (URLClassLoader plugin = plugin(digest(JAR) + " a-1.jar\n", Map.of("a-1.jar", JAR))) {
            try (Unpacked unpacked = Unpacked.into(temporary, plugin)) {
                assertThat(unpacked.jars()).hasSize(1);
                assertThat(Files.readAllBytes(Path.of(unpacked.jars().get(0).toURI())))
                        .isEqualTo(JAR);
                assertThat(Files.getPosixFilePermissions(unpacked.folder())).hasSize(3);
            }
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void whatIsMissingOrNotWhatItWasIsADamagedJar() throws Exception {
        isDamaged("", Map.of(), null);
        isDamaged("a-1.jar", Map.of(), digest(JAR) + " a-1.jar\n");
        isDamaged("a-1.jar", Map.of("a-1.jar", "other".getBytes(StandardCharsets.UTF_8)), digest(JAR) + " a-1.jar\n");
        isDamaged("contents", Map.of("a-1.jar", JAR), "a-1.jar\n");
        isDamaged("contents", Map.of("a-1.jar", JAR), digest(JAR) + " ../../a-1.jar\n");
    }

    private void isDamaged(String entry, Map<String, byte[]> jars, @Nullable String contents) throws Exception {
        try (URLClassLoader plugin = plugin(contents, jars)) {
            assertThatThrownBy(() -> Unpacked.into(temporary, plugin).close())
                    .isInstanceOf(PluginException.class)
                    .hasMessageContaining("The plugin's jar is damaged: [" + entry)
                    .hasMessageContaining("Maybe copy the jar");
        }
        assertThat(temporary).as("nothing is left").isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (URLClassLoader plugin = plugin(digest(JAR) + " a-1.jar\n", Map.of("a-1.jar", JAR))) {
            assertThatThrownBy(() -> Unpacked.into(file, plugin).close())
                    .isInstanceOf(PluginException.class)
                    .hasMessageContaining("[" + file + "] cannot be written to")
                    .hasMessageContaining("-Djava.io.tmpdir");
        }
    }

    @Test
    void whatAKilledProcessLeftGoesAndWhatIsInUseStays() throws Exception {
        Path left = Files.createDirectory(temporary.resolve("essaim-plugin-42"));
        Files.createFile(left.resolve("in-use"));
        Files.write(left.resolve("a-1.jar"), JAR);
        Path somebodyElses = Files.createDirectory(temporary.resolve("else"));
        Files.createFile(somebodyElses.resolve("in-use"));
        try (URLClassLoader plugin = plugin(digest(JAR) + " a-1.jar\n", Map.of("a-1.jar", JAR));
                Unpacked first = Unpacked.into(temporary, plugin);
                Unpacked second = Unpacked.into(temporary, plugin)) {
            assertThat(left).doesNotExist();
            assertThat(somebodyElses).exists();
            assertThat(first.folder().resolve("a-1.jar")).exists();
            assertThat(second.folder().resolve("a-1.jar")).exists();
        }
    }

    @Test
    void whatOnlyHasTheNameOfAFolderOfOursStays() throws Exception {
        Path somebodyElses = Files.createDirectory(folder.resolve("else"));
        Files.createFile(somebodyElses.resolve("in-use"));
        Path link = Files.createSymbolicLink(temporary.resolve("essaim-plugin-1"), somebodyElses);
        Path without = Files.createDirectory(temporary.resolve("essaim-plugin-2"));
        Path linked = Files.createDirectory(temporary.resolve("essaim-plugin-3"));
        Files.createSymbolicLink(linked.resolve("in-use"), somebodyElses.resolve("in-use"));
        try (URLClassLoader plugin = plugin(digest(JAR) + " a-1.jar\n", Map.of("a-1.jar", JAR));
                Unpacked unpacked = Unpacked.into(temporary, plugin)) {
            assertThat(unpacked.jars()).hasSize(1);
        }
        assertThat(somebodyElses.resolve("in-use")).exists();
        assertThat(link).isSymbolicLink();
        assertThat(without).exists();
        assertThat(linked).exists();
    }

    private URLClassLoader plugin(@Nullable String contents, Map<String, byte[]> jars) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        if (contents != null) {
            entries.put("META-INF/essaim/contents", contents.getBytes(StandardCharsets.UTF_8));
        }
        jars.forEach((name, bytes) -> entries.put("META-INF/essaim/lib/" + name, bytes));
        entries.put("any", new byte[0]);
        Path file = folder.resolve("plugin.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
        return new URLClassLoader(new URL[] {file.toUri().toURL()}, null);
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
