package org.essaim.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.junit.jupiter.api.Test;

class FieldReaderTest {
    private final List<Finding> findings = new ArrayList<>();

    private record Named(String name, long count) {
        private Named {
            if (count < 0) {
                throw new IllegalArgumentException("The count [" + count + "] is below 0.");
            }
        }
    }

    @Test
    void buildsWhatIsComplete() {
        FieldReader reader =
                reader(Tree.fields().put("name", "a").put("count", 3).build());
        assertThat(reader.build(Named.class, reader.text("name"), reader.whole("count")))
                .contains(new Named("a", 3));
        assertThat(findings).isEmpty();
    }

    @Test
    void tellsAllThatIsWrongAtOnceWithItsLine() {
        Tree tree = Tree.fields().put("nam", "a").put("count", "x").build();
        FieldReader reader = FieldReader.of(
                new SourceTree(tree, "f.yaml", Map.of("", 1, "nam", 2, "count", 3)), Optional.empty(), findings::add);
        assertThat(reader.build(Named.class, reader.text("name"), reader.whole("count")))
                .isEmpty();
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(Code.MISSING_KEY, Code.WRONG_TYPE, Code.UNKNOWN_KEY);
        assertThat(findings).extracting(Finding::row).containsExactlyInAnyOrder(1L, 3L, 2L);
        assertThat(findings).allMatch(finding -> "f.yaml".equals(finding.file()));
    }

    @Test
    void aGuardOfTheConstructorIsAFinding() {
        FieldReader reader =
                reader(Tree.fields().put("name", "a").put("count", -3).build());
        assertThat(reader.build(Named.class, reader.text("name"), reader.whole("count")))
                .isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.INVALID_VALUE);
    }

    @Test
    void aNumberTooLongToCountWithIsAFinding() {
        FieldReader reader = reader(Tree.fields()
                .put("count", new Tree.Numeric(new BigDecimal("9223372036854775808")))
                .build());
        reader.whole("count");
        assertThat(findings).extracting(Finding::code).containsExactly(Code.WRONG_TYPE);
    }

    @Test
    void aNumberOfExaggeratedLengthIsRefusedAtTheDoor() {
        // Written out it would fill the memory.
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> new Tree.Numeric(new BigDecimal("1E+999999999"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> new Tree.Numeric(new BigDecimal("1E-999999999"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesThePathOfWhatIsNested() {
        Tree tree = Tree.fields()
                .put(
                        "phases",
                        List.of(
                                Tree.fields().put("name", "a").put("count", 1).build(),
                                Tree.fields().put("name", "b").build(),
                                Tree.of("c")))
                .build();
        FieldReader reader = reader(tree);
        List<Named> read =
                reader.each("phases", each -> each.build(Named.class, each.text("name"), each.whole("count")));
        assertThat(read).containsExactly(new Named("a", 1));
        assertThat(findings).extracting(Finding::path).containsExactly("phases[1]", "phases[2]");
    }

    @Test
    void aDocumentThatIsNoDocumentIsAFinding() {
        reader(Tree.of("just text"));
        assertThat(findings).extracting(Finding::code).containsExactly(Code.WRONG_TYPE);
    }

    @Test
    void anExplicitNothingIsAbsent() {
        FieldReader reader =
                reader(Tree.fields().put("name", new Tree.Nothing()).build());
        assertThat(reader.optionalText("name")).isEmpty();
        assertThat(reader.text("name", "otherwise")).isEqualTo("otherwise");
        assertThat(findings).isEmpty();
    }

    @Property
    void everyWholeNumberComesBack(@ForAll long number) {
        assertThat(reader(Tree.fields().put("n", number).build()).whole("n")).isEqualTo(number);
    }

    @Test
    void ofWhatIsWrongAgainAndAgainTenThousandPlacesAreNamed() {
        String name = "n".repeat(DocumentLimits.LONGEST_NAME);
        List<Tree> wrong = Collections.nCopies(30_000, Tree.of(1));
        FieldReader reader =
                reader(Tree.fields().put(name, wrong).put("b", wrong).build());
        assertThat(reader.texts("b")).isEmpty();
        assertThat(findings).hasSize(10_001);
        assertThat(findings.get(42).path()).isEqualTo("b[42]");
        assertThat(findings.get(10_000).code()).isEqualTo(Code.EXAGGERATED_DOCUMENT);
        findings.clear();
        FieldReader other = reader(Tree.fields().put(name, wrong).build());
        assertThat(other.texts(name)).isEmpty();
        assertThat(findings.get(42).path()).startsWith("nnn").hasSize(Finding.LONGEST_PATH);
        assertThat(other.isSound()).isFalse();
    }

    private FieldReader reader(Tree tree) {
        return FieldReader.of(new SourceTree(tree, "f.yaml", Map.of()), Optional.empty(), findings::add);
    }
}
