package org.essaim.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
import org.essaim.time.FactKind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads small calendars, each with one quirk, and holds what comes of them against the sheet in {@code specs/ical}. */
class IcalCorpusTest {
    private static final String SHEET = "/specs/ical/calendars.yaml";

    /** One file, how it is read, and what is to come of it. */
    private record Case(
            String file,
            String shows,
            String first,
            String last,
            FactKind kind,
            String zone,
            String labelEndsAt,
            String workerIn,
            List<String> facts,
            List<String> findings) {
        static Optional<Case> read(FieldReader reader) {
            return reader.build(
                    Case.class,
                    reader.text("file"),
                    reader.text("shows"),
                    reader.text("first", "2026-03-01"),
                    reader.text("last", "2026-03-31"),
                    reader.optionalOneOf("kind", FactKind.class).orElse(FactKind.INTERNAL),
                    reader.text("zone", ""),
                    reader.text("labelEndsAt", ""),
                    reader.text("workerIn", ""),
                    reader.texts("facts"),
                    reader.texts("findings"));
        }

        IcalOptions options() {
            IcalOptions.Builder builder = IcalOptions.between(LocalDate.parse(first), LocalDate.parse(last))
                    .kind(kind)
                    .labelEndsAt(labelEndsAt);
            if (!zone.isEmpty()) {
                builder.zone(ZoneId.of(zone));
            }
            return (workerIn.isEmpty() ? builder.worker("A1") : builder.workerIn(workerIn)).build();
        }
    }

    @TestFactory
    Stream<DynamicTest> calendarsAreRead() {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.file() + ": " + each.shows(), () -> check(each)));
    }

    private static void check(Case each) throws URISyntaxException {
        Told told = Told.by(IcalTimeSource.of(file(each.file()), each.options()));
        assertThat(told.shortFacts).isEqualTo(each.facts());
        assertThat(told.shortFindings()).isEqualTo(each.findings());
        assertThat(told.findings)
                .allSatisfy(finding -> assertThat(finding.file()).isEqualTo(each.file()));
        assertThat(told.everything()).doesNotContain("DURAND");
        MessageDigest sha = Digest.sha256();
        sha.update(resource("/ical/" + each.file()));
        assertThat(told.reading.digest()).isEqualTo(Digest.ofFile(sha));
    }

    @Test
    void everyFileOfTheCorpusHasItsCase() {
        String names = new String(resource("/ical"), StandardCharsets.UTF_8);
        assertThat(new TreeSet<>(cases().stream().map(Case::file).toList()))
                .isEqualTo(new TreeSet<>(names.lines().toList()))
                .hasSizeGreaterThan(70);
    }

    static Path file(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(IcalCorpusTest.class.getResource("/ical/" + name), name)
                .toURI());
    }

    private static List<Case> cases() {
        List<Finding> findings = new ArrayList<>();
        SourceTree source =
                new YamlCodec().decode(resource(SHEET), SHEET, findings::add).orElseThrow();
        List<Case> cases =
                FieldReader.of(source, Optional.empty(), findings::add).each("cases", Case::read);
        assertThat(findings).isEmpty();
        assertThat(cases).isNotEmpty();
        return cases;
    }

    private static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(IcalCorpusTest.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
