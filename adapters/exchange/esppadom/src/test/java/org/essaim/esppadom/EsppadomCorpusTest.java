package org.essaim.esppadom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.jackson.YamlCodec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads small messages, each with one quirk, and holds what is told against the sheet in {@code specs/esppadom}. */
class EsppadomCorpusTest {
    private static final String SHEET = "/specs/esppadom/deliveries.yaml";

    /** One file and what is to be told of it. */
    private record Case(String file, String shows, List<String> visits, List<String> gone, List<String> findings) {
        static Optional<Case> read(FieldReader reader) {
            return reader.build(
                    Case.class,
                    reader.text("file"),
                    reader.text("shows"),
                    reader.texts("visits"),
                    reader.texts("gone"),
                    reader.texts("findings"));
        }
    }

    @TestFactory
    Stream<DynamicTest> messagesAreRead() {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.file() + ": " + each.shows(), () -> {
                    Path file = folder().resolve(each.file());
                    Heard heard = Heard.of(file);
                    assertThat(heard.visits).isEqualTo(each.visits());
                    assertThat(heard.gone).isEqualTo(each.gone());
                    assertThat(heard.shortFindings()).isEqualTo(each.findings());
                    assertThat(heard.findings).allMatch(finding -> each.file().equals(finding.file()));
                    assertThat(heard.reading.digest().hex())
                            .isEqualTo(HexFormat.of().formatHex(Digest.sha256().digest(Files.readAllBytes(file))));
                }));
    }

    @Test
    void everyMessageOfTheCorpusHasItsCase() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(new TreeSet<>(cases().stream().map(Case::file).toList()))
                    .isEqualTo(new TreeSet<>(
                            files.map(file -> file.getFileName().toString()).toList()))
                    .hasSizeGreaterThan(60);
        }
    }

    @Test
    void noMessageOfTheCorpusGetsAPersonOut() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.toList()) {
                assertThat(Heard.of(file).everything())
                        .doesNotContainIgnoringCase(
                                "INTERVENANTE",
                                "BENEFICIAIRE",
                                "Inventé",
                                "1931",
                                "Nulle-Part",
                                "99999",
                                "B-4",
                                "Dupont");
            }
        }
    }

    static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(EsppadomCorpusTest.class.getResource("/esppadom"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Case> cases() {
        List<Finding> findings = new ArrayList<>();
        SourceTree source =
                new YamlCodec().decode(sheet(), SHEET, findings::add).orElseThrow();
        List<Case> cases =
                FieldReader.of(source, Optional.empty(), findings::add).each("cases", Case::read);
        assertThat(findings).isEmpty();
        assertThat(cases).isNotEmpty();
        return cases;
    }

    private static byte[] sheet() {
        try (InputStream in = Objects.requireNonNull(EsppadomCorpusTest.class.getResourceAsStream(SHEET))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
