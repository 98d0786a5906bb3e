package org.essaim.jackson.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.jackson.YamlCodec;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads real files, each with one quirk, and holds what comes of them against the sheets in {@code specs/fhir}. */
class FhirCorpusTest {
    private static final String SHEET = "/specs/fhir/%s.yaml";

    private final FhirFormat format = new FhirFormat();

    /** One file and what is to come of it. */
    private record Case(String file, String shows, String form, List<String> findings, Optional<Tree> becomes) {
        static Optional<Case> read(FieldReader reader) {
            return reader.build(
                    Case.class,
                    reader.text("file"),
                    reader.text("shows"),
                    reader.text("form", ""),
                    reader.texts("findings"),
                    reader.tree("becomes"));
        }
    }

    @TestFactory
    Stream<DynamicTest> questionnairesAreRead() {
        return sheet("questionnaires").stream()
                .map(each -> DynamicTest.dynamicTest(each.file() + ": " + each.shows(), () -> {
                    List<Finding> findings = new ArrayList<>();
                    Optional<Questionnaire> read = read(each.file(), findings);
                    assertThat(told(findings)).isEqualTo(each.findings());
                    assertThat(read.map(Questionnaire::toTree)).isEqualTo(each.becomes());
                    read.ifPresent(known -> thereAndBack(known));
                }));
    }

    // What was read can be said in FHIR again, but for what no row of conditions can say.
    private void thereAndBack(Questionnaire questionnaire) {
        List<Finding> findings = new ArrayList<>();
        byte[] bytes = format.write(questionnaire, "q.json", findings::add);
        if (findings.isEmpty()) {
            assertThat(format.read(bytes, "q.json", findings::add)).contains(questionnaire);
            assertThat(findings).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> answersAreRead() {
        return sheet("answers").stream()
                .map(each -> DynamicTest.dynamicTest(each.file() + ": " + each.shows(), () -> {
                    Form form =
                            Form.require(read(each.form(), new ArrayList<>()).orElseThrow());
                    String name = Canonical.known(Canonical.version(form.questionnaire()));
                    List<Finding> findings = new ArrayList<>();
                    Optional<Response> read = format.readAnswers(
                            bytes(each.file()),
                            each.file(),
                            asked -> asked.equals(name) ? Optional.of(form) : Optional.empty(),
                            findings::add);
                    assertThat(told(findings)).isEqualTo(each.findings());
                    assertThat(read.map(Response::toTree)).isEqualTo(each.becomes());
                    assertThat(findings + " " + read.map(Response::toString))
                            .doesNotContain("DURAND")
                            .doesNotContain("Camille");
                    for (Finding finding : findings) {
                        assertThat(finding.message(Locale.FRENCH)).doesNotContain("DURAND");
                    }
                }));
    }

    @Test
    void everyFileOfTheCorpusHasItsCase() {
        Set<String> told = new TreeSet<>();
        Stream.of("questionnaires", "answers")
                .flatMap(name -> sheet(name).stream())
                .forEach(each -> told.add(each.file()));
        assertThat(told).isEqualTo(new TreeSet<>(names()));
        assertThat(told).hasSizeGreaterThan(35);
    }

    private static List<String> names() {
        try (InputStream folder = open("/fhir")) {
            return new String(folder.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Questionnaire> read(String file, List<Finding> findings) {
        return format.read(bytes(file), file, findings::add);
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code().name() + " " + finding.severity() + " " + finding.path()
                        + (finding.value() == null ? "" : " [" + finding.value() + "]"))
                .toList();
    }

    private static List<Case> sheet(String name) {
        String file = SHEET.formatted(name);
        List<Finding> findings = new ArrayList<>();
        SourceTree source =
                new YamlCodec().decode(resource(file), file, findings::add).orElseThrow();
        FieldReader reader = FieldReader.of(source, Optional.empty(), findings::add);
        List<Case> cases = reader.each("cases", Case::read);
        assertThat(findings).isEmpty();
        assertThat(cases).isNotEmpty();
        return cases;
    }

    private static byte[] bytes(String file) {
        return resource("/fhir/" + file);
    }

    private static byte[] resource(String path) {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(FhirCorpusTest.class.getResourceAsStream(path), path);
    }
}
