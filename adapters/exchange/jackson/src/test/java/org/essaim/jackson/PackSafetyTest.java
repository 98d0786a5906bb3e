package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.pack.PackReport;
import org.essaim.pack.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack is data that strangers may have written: what it may not do. */
class PackSafetyTest {
    private static final String DATA = "facts: []\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.yaml",
                "a/../../evil.yaml",
                "a/../evil.yaml",
                "/etc/evil.yaml",
                "./evil.yaml",
                "a//evil.yaml",
                "C:/evil.yaml",
                "C:evil.yaml",
                "..\\evil.yaml",
                "a\\evil.yaml",
                "evil.yaml:stream.yaml",
                "con.yaml",
                "a/Aux/evil.yaml",
                "evil./x.yaml",
                "evil /x.yaml",
                "nul",
                "a\u0007.yaml",
            })
    void anArchiveCannotReachOutOfItself(String path) {
        PackReport report =
                Packs.standard().load(new PackFolder("p").file(path, DATA).zippedIn(folder));

        assertThat(report.pack()).isEmpty();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.OUTSIDE_PACK);
            assertThat(finding.value()).isEqualTo(path);
        });
    }

    @ParameterizedTest
    @CsvSource({"Data.yaml,data.yaml", "d/é.yaml,d/e\u0301.yaml", "D/a.yaml,d/a.yaml", "straße.yaml,STRASSE.yaml"})
    void twoNamesForOneFileAreRefused(String one, String other) {
        PackReport report = Packs.standard()
                .load(new PackFolder("p").file(one, DATA).file(other, DATA).zippedIn(folder));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.TWIN_PATH);
            assertThat(finding.value()).isEqualTo(other);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Evil.class",
                "run.sh",
                "a/b.jar",
                "lib.so",
                "x.yaml.exe",
                "query.sql",
                "page.html",
                "noextension",
                ".yaml",
                ".git/config"
            })
    void onlyDataBelongsIntoAPack(String path) {
        for (Path pack : new Path[] {
            new PackFolder("folder").file(path, DATA).in(folder),
            new PackFolder("zip").file(path, DATA).zippedIn(folder)
        }) {
            PackReport report = Packs.standard().load(pack);
            assertThat(report.pack()).isEmpty();
            assertThat(report.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(Code.NOT_PACK_DATA);
                assertThat(finding.file()).isEqualTo(path);
            });
        }
    }

    @Test
    void whatABuildToolPutsIntoAJarIsLeftAlone() {
        Path jar = new PackFolder("p")
                .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")
                .file("META-INF/maven/x/pom.xml", "<project/>")
                .zippedIn(folder);
        assertThat(Packs.standard().load(jar).findings()).isEmpty();
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.yaml"), "facts: []\n", StandardCharsets.UTF_8);
        Path pack = new PackFolder("p").file("a.yaml", DATA).in(folder);
        Files.createSymbolicLink(pack.resolve("link.yaml"), secret);
        Files.createDirectories(folder.resolve("outside"));
        Files.createSymbolicLink(pack.resolve("out"), folder.resolve("outside"));

        assertThat(Packs.standard().load(pack).findings())
                .extracting(finding -> finding.code() + " " + finding.file())
                .containsExactlyInAnyOrder("SYMBOLIC_LINK link.yaml", "SYMBOLIC_LINK out");
        assertThat(Packs.standard()
                        .load(new PackFolder("z")
                                .file("link.yaml", "../../secret")
                                .zippedWithLinkIn(folder, "link.yaml"))
                        .findings())
                .extracting(finding -> finding.code() + " " + finding.file())
                .containsExactly("SYMBOLIC_LINK link.yaml");
    }

    @Test
    void aLargeFileIsNamedAndNotRead() {
        byte[] large = new byte[(5 << 20) + 1];
        for (Path pack : new Path[] {
            new PackFolder("folder").bytes("large.txt", large).in(folder),
            new PackFolder("zip").bytes("large.txt", large).zippedIn(folder)
        }) {
            assertThat(Packs.standard().load(pack).findings())
                    .extracting(finding -> finding.code() + " " + finding.file())
                    .containsExactly("FILE_TOO_LARGE large.txt");
        }
        assertThat(Packs.standard()
                        .load(new PackFolder("edge")
                                .bytes("large.txt", new byte[5 << 20])
                                .in(folder))
                        .findings())
                .isEmpty();
    }

    @Test
    void anArchiveThatSwellsIsStoppedBeforeItIsWhole() {
        PackFolder bomb = new PackFolder("bomb");
        for (int i = 0; i < 30; i++) {
            bomb.bytes("f" + i + ".txt", new byte[5 << 20]);
        }
        Path zip = bomb.zippedIn(folder);

        PackReport report = Packs.standard().load(zip);

        assertThat(zip.toFile().length()).isLessThan(1 << 20);
        assertThat(report.findings())
                .extracting(finding -> finding.code() + " " + finding.file())
                .containsExactly("FILE_TOO_LARGE bomb.zip");
    }

    @Test
    void aThousandFilesAreEnough() {
        PackFolder many = new PackFolder("many");
        for (int i = 0; i < 999; i++) {
            many.file("f" + i + ".txt", "");
        }
        assertThat(Packs.standard().load(many.in(folder)).findings()).isEmpty();
        many.file("one-more.txt", "");
        assertThat(Packs.standard().load(many.in(folder)).findings())
                .extracting(Finding::code)
                .contains(Code.TOO_MANY_FILES);
        assertThat(Packs.standard().load(many.zippedIn(folder)).findings())
                .extracting(Finding::code)
                .contains(Code.TOO_MANY_FILES);
    }

    @Test
    void whatIsNoArchiveIsAFindingWithoutTheMachinesPath() throws IOException {
        Path file = Files.writeString(folder.resolve("pack.zip"), "no zip", StandardCharsets.UTF_8);
        assertThat(Packs.standard().load(file).findings())
                .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain(folder.toString()));
        assertThat(Packs.standard().load(file).pack()).isEmpty();
    }
}
