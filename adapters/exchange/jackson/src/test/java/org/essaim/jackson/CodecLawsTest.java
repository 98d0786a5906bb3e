package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.document.CanonicalForm;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;
import org.essaim.tck.RandomTrees;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class CodecLawsTest {
    private static final BigDecimal LARGEST_EXACT = BigDecimal.valueOf((1L << 53) - 1);
    private final DocumentCodec json = new JsonCodec();
    private final DocumentCodec yaml = new YamlCodec();

    @Property
    void jsonThatWasWrittenReadsBackEqual(@ForAll("trees") Tree tree) {
        assertThat(read(json, json.encode(tree))).isEqualTo(tree);
    }

    @Property
    void yamlThatWasWrittenReadsBackEqual(@ForAll("trees") Tree tree) {
        assertThat(read(yaml, yaml.encode(tree))).isEqualTo(tree);
    }

    @Property(tries = 200)
    void whatIsWrittenIsStable(@ForAll("trees") Tree tree) {
        assertThat(json.encode(read(json, json.encode(tree)))).isEqualTo(json.encode(tree));
        assertThat(yaml.encode(read(yaml, yaml.encode(tree)))).isEqualTo(yaml.encode(tree));
    }

    @Property(tries = 3000)
    void randomBytesAreFindingsAndNeverExceptions(@ForAll byte[] bytes) {
        for (DocumentCodec codec : List.of(json, yaml)) {
            List<Finding> findings = new ArrayList<>();
            Optional<SourceTree> read = codec.decode(bytes, "x", findings::add);
            assertThat(read.isEmpty()).isEqualTo(!findings.isEmpty());
        }
    }

    @Property(tries = 3000)
    void randomSyntaxIsFindingsAndNeverExceptions(@ForAll("syntax") String text) {
        for (DocumentCodec codec : List.of(json, yaml)) {
            List<Finding> findings = new ArrayList<>();
            Optional<SourceTree> read = codec.decode(text.getBytes(StandardCharsets.UTF_8), "x", findings::add);
            assertThat(read.isEmpty()).isEqualTo(!findings.isEmpty());
        }
    }

    // CanonicalForm sorts and escapes on its own; here Jackson's parse is sorted and written by Jackson.
    @Property
    void theCanonicalFormIsWhatAnotherLanguageWouldCompute(@ForAll("canonical") Tree tree) {
        JsonMapper sorted = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        Object parsed = sorted.readValue(json.encode(tree), Object.class);
        String expected = sorted.writeValueAsString(parsed);
        assertThat(new String(CanonicalForm.bytes(tree), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    @Test
    void bothAreFoundByServiceLoader() {
        assertThatCode(() -> assertThat(ServiceLoader.load(DocumentCodec.class).stream()
                                .flatMap(provider -> provider.get().extensions().stream()))
                        .contains("json", "yaml", "yml"))
                .doesNotThrowAnyException();
        assertThat(yaml.extensions()).containsExactly("yaml", "yml");
    }

    @Provide
    Arbitrary<Tree> trees() {
        return RandomTrees.any();
    }

    // Whole numbers that every language reads exactly, and no controls: Jackson escapes them with upper-case digits,
    // RFC 8785 with lower-case ones.
    @Provide
    Arbitrary<Tree> canonical() {
        return RandomTrees.any().filter(CodecLawsTest::comparable);
    }

    @Provide
    Arbitrary<String> syntax() {
        return Arbitraries.strings()
                .withChars("{}[]:,\"'-?|>&*!%@#\n \ttruefalsnl019.eE+~<=\\u")
                .ofMaxLength(40);
    }

    private static boolean comparable(Tree tree) {
        if (tree instanceof Tree.Numeric number) {
            return number.value().scale() == 0 && number.value().abs().compareTo(LARGEST_EXACT) <= 0;
        } else if (tree instanceof Tree.Text text) {
            return comparable(text.value());
        } else if (tree instanceof Tree.Items items) {
            return items.items().stream().allMatch(CodecLawsTest::comparable);
        } else if (tree instanceof Tree.Fields fields) {
            return fields.fields().entrySet().stream()
                    .allMatch(field -> comparable(field.getKey()) && comparable(field.getValue()));
        }
        return true;
    }

    private static boolean comparable(String text) {
        return text.chars().allMatch(c -> c >= 0x20 || c == '\n' || c == '\t' || c == '\r');
    }

    private static Tree read(DocumentCodec codec, byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTree> read = codec.decode(bytes, "x", findings::add);
        assertThat(findings).as(new String(bytes, StandardCharsets.UTF_8)).isEmpty();
        return read.orElseThrow().tree();
    }
}
