package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.DocumentLimits;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about documents that are refused. */
abstract class CodecRefusalRules extends CodecRules {
    @Test
    @DisplayName("COD-12 MUST refuse a name that is written twice in one place, and name path and line of the second")
    void refusesTwoOfOneName() {
        requireRefused("COD-12", CodecSamples.TWICE);
        String two = format() == CodecContract.Format.JSON
                ? "{\"a\": 1, \"a\": 2, \"b\": 1, \"b\": 2}"
                : "{a: 1, a: 2, b: 1, b: 2}";
        assertThat(refusal("COD-12: " + two, two))
                .as("COD-12: the paths of two names that are written twice")
                .extracting(Finding::path)
                .containsExactly("a", "b");
    }

    @Test
    @DisplayName("COD-13 MUST refuse what follows the end of the document")
    void refusesWhatFollows() {
        requireRefused("COD-13", CodecSamples.TRAILING);
    }

    @Test
    @DisplayName(
            "COD-14 MUST refuse a number that is no exact decimal, or too large to write out, at its path and line")
    void refusesInexactNumbers() {
        requireRefused("COD-14", CodecSamples.INEXACT);
    }

    @Test
    @DisplayName("COD-15 MUST refuse a text that holds half a character")
    void refusesHalfCharacters() {
        requireRefused("COD-15", CodecSamples.HALVES);
    }

    @Test
    @DisplayName("COD-16 MUST refuse malformed text at the path of the value that was read, and at its line")
    void refusesMalformedText() {
        requireRefused("COD-16", CodecSamples.SYNTAX);
    }

    @Test
    @DisplayName("COD-17 MUST refuse bytes that are not UTF-8, and name their line")
    void refusesOtherEncodings() {
        String text = "{\"a\":\n \"dom\u00e9\"}";
        assertThat(refusal("COD-17: Latin-1", text.getBytes(StandardCharsets.ISO_8859_1)))
                .as("COD-17: what is said of a byte of Latin-1 in line 2")
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).as("COD-17: code").isEqualTo(Code.UNREADABLE_ENCODING);
                    assertThat(finding.row()).as("COD-17: line").isEqualTo(2);
                });
        assertThat(refusal("COD-17: UTF-16", text.getBytes(StandardCharsets.UTF_16)))
                .as("COD-17: what is said of UTF-16")
                .extracting(Finding::code)
                .containsOnly(Code.UNREADABLE_ENCODING);
    }

    @Test
    @DisplayName("COD-18 MUST refuse an empty document")
    void refusesNothing() {
        for (String text : new String[] {"", " \r\n\t", "\ufeff"}) {
            assertThat(refusal("COD-18: an empty document", text))
                    .as("COD-18: what is said of an empty document of " + text.length() + " characters")
                    .extracting(Finding::code)
                    .containsExactly(Code.EMPTY_DOCUMENT);
        }
    }

    @Test
    @DisplayName("COD-19 MUST read documents up to the limits, and refuse those beyond them")
    void keepsTheLimits() {
        requireFormat();
        int deep = DocumentLimits.DEPTH;
        sound("COD-19: lists, " + deep + " deep", "[".repeat(deep) + "]".repeat(deep));
        sound("COD-19: a number of " + DocumentLimits.LONGEST_NUMBER + " digits", "[" + "1".repeat(1000) + "]");
        Map<String, String> beyond = new LinkedHashMap<>();
        beyond.put("lists, " + (deep + 1) + " deep", "[".repeat(deep + 1) + "]".repeat(deep + 1));
        beyond.put("100000 lists that nobody closes", "[".repeat(100_000));
        beyond.put("100000 fields that nobody closes", "{\"a\":".repeat(100_000));
        beyond.put("a number of 1001 digits", "[" + "1".repeat(1001) + "]");
        if (format() == CodecContract.Format.JSON) {
            String name = "n".repeat(DocumentLimits.LONGEST_NAME);
            sound("COD-19: a name of 50000 characters", "{\"" + name + "\":1}");
            beyond.put("a name of 50001 characters", "{\"n" + name + "\":1}");
        }
        beyond.forEach((title, text) -> assertThat(refusal("COD-19: " + title, text))
                .as("COD-19: what is said of " + title)
                .extracting(Finding::code)
                .containsExactly(Code.EXAGGERATED_DOCUMENT));
    }

    @Test
    @DisplayName("COD-20 MUST refuse a document that is larger than it reads, without reading it")
    void refusesWhatIsTooLarge() {
        if (largest() == 0) {
            String reason = "this test does not say how large a document may be. Override largest().";
            System.out.println("Rule skipped: " + reason);
            Assumptions.abort(reason);
        }
        assertThat(refusal("COD-20: a document of " + (largest() + 1) + " bytes", new byte[largest() + 1]))
                .as("COD-20: what is said of a document of " + (largest() + 1) + " bytes")
                .extracting(Finding::code)
                .containsExactly(Code.FILE_TOO_LARGE);
    }

    @Test
    @DisplayName("COD-21 MUST refuse to write what it would not read back, and say why")
    void writesNothingInVain() {
        Tree deep = Tree.of(1);
        for (int i = 0; i <= DocumentLimits.DEPTH; i++) {
            deep = Tree.of(List.of(deep));
        }
        Map<String, Tree> trees = new LinkedHashMap<>();
        trees.put("lists, 101 deep", deep);
        trees.put("half a character", Tree.of("\ud800"));
        trees.put("half a character in a name", Tree.fields().put("\udc1d", 1).build());
        trees.put("a number of 1001 digits", new Tree.Numeric(new BigDecimal("9".repeat(1001))));
        trees.put(
                "a name of 50001 characters",
                Tree.fields().put("n".repeat(50_001), 1).build());
        trees.forEach((title, tree) -> assertThat(catchThrowable(() -> codec().encode(tree)))
                .as("COD-21: writing " + title)
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("\nMaybe"));
    }

    @Test
    @DisplayName("COD-22 MUST name the file in every finding, and repeat no word of the document")
    void keepsWordsToItself() {
        requireFormat();
        for (CodecSamples.Refused each : CodecSamples.of(format(), CodecSamples.PRIVATE)) {
            for (Finding finding : refusal("COD-22: " + each.title(), each.text())) {
                assertThat(finding.file())
                        .as("COD-22: the file of what is said of " + each.title())
                        .isEqualTo("f");
                assertThat(finding.message(Locale.FRENCH) + finding.message(Locale.ENGLISH) + finding)
                        .as("COD-22: what is said of " + each.title())
                        .doesNotContainIgnoringCase("Dupont");
            }
        }
    }

    final void requireReadOrFound(String scrap) {
        List<Finding> findings = new ArrayList<>();
        Throwable thrown = catchThrowable(() -> {
            Optional<SourceTree> read = codec().decode(scrap.getBytes(StandardCharsets.UTF_8), "f", findings::add);
            assertThat(read.isEmpty())
                    .as("COD-09: whether nothing is read, when %d errors are found", findings.size())
                    .isEqualTo(findings.stream().anyMatch(Finding::isError));
        });
        if (thrown != null && !(thrown instanceof AssertionError)) {
            fail("COD-09: decode() threw " + thrown + " on " + Texts.escaped(scrap), thrown);
        } else if (thrown instanceof AssertionError failure) {
            throw failure;
        }
    }

    private void requireRefused(String rule, CodecSamples.Refused[] all) {
        requireFormat();
        List<CodecSamples.Refused> mine = CodecSamples.of(format(), all);
        if (mine.isEmpty()) {
            Assumptions.abort("the format " + format() + " cannot write it.");
        }
        for (CodecSamples.Refused each : mine) {
            String title = rule + ": " + each.title();
            Finding first = refusal(title, each.text()).get(0);
            if (each.code() != null) {
                assertThat(first.code()).as(title + ", the code of its finding").isEqualTo(each.code());
            }
            // Where YAML ends a value only what follows can tell, and there is none after a fault.
            if (format() != CodecContract.Format.YAML || first.code() != Code.UNREADABLE_DOCUMENT) {
                assertThat(first.path()).as(title + ", the path of its finding").isEqualTo(each.path());
            }
            assertThat(first.row()).as(title + ", the line of its finding").isEqualTo(each.row());
        }
    }

    private void sound(String title, String text) {
        List<Finding> findings = new ArrayList<>();
        assertThat(codec().decode(text.getBytes(StandardCharsets.UTF_8), "f", findings::add))
                .as(title + ", which is sound: %s", findings)
                .isPresent();
    }

    private List<Finding> refusal(String title, String text) {
        return refusal(title, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Finding> refusal(String title, byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        assertThat(codec().decode(bytes, "f", findings::add))
                .as(title + ", which must be refused")
                .isEmpty();
        assertThat(findings).as(title + ", the findings that say why").isNotEmpty();
        return findings;
    }
}
