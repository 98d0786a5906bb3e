package org.essaim.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CanonicalFormTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void sortsKeysByUtf16CodeUnitAsRfc8785Does() {
        Tree.Builder fields = Tree.fields();
        for (String key : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
            fields.put(key, key.length());
        }
        assertThat(text(fields.build()))
                .isEqualTo(
                        "{\"\\r\":1,\"1\":1,\"\u0080\":1,\"\u00f6\":1,\"\u20ac\":1,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Test
    void escapesAsShortAsRfc8785Asks() {
        assertThat(text(Tree.of("\u20ac$\u000f\nA'B\"\\\\\"/\b\t\f\r\u0000\u001f\u007f")))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\\r\\u0000\\u001f\u007f\"");
    }

    @Test
    void writesWhatIsNoText() {
        assertThat(text(Tree.of(List.of(Tree.of(true), Tree.of(false), new Tree.Nothing(), Tree.of(-7)))))
                .isEqualTo("[true,false,null,-7]");
        assertThat(text(new Tree.Numeric(new BigDecimal("-0.00")))).isEqualTo("0");
        assertThat(text(new Tree.Numeric(new BigDecimal("1.2E+3")))).isEqualTo("1200");
        assertThat(text(new Tree.Numeric(new BigDecimal("12.00")))).isEqualTo("12");
        assertThat(text(Tree.fields().build())).isEqualTo("{}");
        assertThat(text(Tree.of(List.of()))).isEqualTo("[]");
    }

    @Test
    void refusesFractions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalForm.bytes(new Tree.Numeric(new BigDecimal("3.311"))))
                .withMessageContaining("3.311");
    }

    @Test
    void refusesNumbersThatAnotherLanguageWouldRound() {
        long greatest = (1L << 53) - 1;
        assertThat(text(Tree.of(greatest))).isEqualTo("9007199254740991");
        assertThat(text(Tree.of(-greatest))).isEqualTo("-9007199254740991");
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalForm.bytes(Tree.of(greatest + 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalForm.bytes(Tree.of(-greatest - 1)));
    }

    @Test
    void refusesHalfACharacter() {
        // It would become "?" in UTF-8, and two different texts would share one digest.
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalForm.bytes(Tree.of("\ud83d")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CanonicalForm.bytes(Tree.fields().put("\ude00", "x").build()));
    }

    @Property
    void orderOfFieldsNeverMatters(@ForAll long seed, @ForAll long order) {
        Tree tree = tree(new Random(seed), 3);
        assertThat(shuffled(tree, new Random(order))).isEqualTo(tree);
        assertThat(CanonicalForm.bytes(shuffled(tree, new Random(order)))).isEqualTo(CanonicalForm.bytes(tree));
    }

    @Property
    void isJsonThatAnotherParserReadsAsTheSameTree(@ForAll long seed) {
        Tree tree = tree(new Random(seed), 3);
        assertThat(read(JSON.readTree(CanonicalForm.bytes(tree)))).isEqualTo(tree);
    }

    /** Texts of all lengths, about the size of a block and beyond it, so that they end and begin anywhere within one. */
    @Property(tries = 20)
    void longDocumentsAreReadBackToo(@ForAll long seed) {
        Random random = new Random(seed);
        List<Tree> items = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            items.add(tree(random, 2));
            if (i % 500 == 0) {
                items.add(Tree.of("é\"a".repeat(random.nextInt(50_000))));
            }
        }
        Tree tree = Tree.of(items);
        byte[] bytes = CanonicalForm.bytes(tree);

        assertThat(read(JSON.readTree(bytes))).isEqualTo(tree);
        assertThat(Digest.of("essaim/test", tree)).isEqualTo(Digest.of("essaim/test", bytes));
    }

    @Property
    void aDigestIsThatOfTheBytes(@ForAll long seed) {
        Tree tree = tree(new Random(seed), 3);
        assertThat(Digest.of("essaim/test", tree)).isEqualTo(Digest.of("essaim/test", CanonicalForm.bytes(tree)));
    }

    @Property
    void differentTreesHaveDifferentForms(@ForAll long one, @ForAll long other) {
        // Small trees, so that equal ones come up too.
        Tree first = tree(new Random(one), 1);
        Tree second = tree(new Random(other), 1);
        assertThat(text(first).equals(text(second))).isEqualTo(first.equals(second));
    }

    // By hand: an Arbitrary of nested trees takes minutes.
    private static Tree tree(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 4);
        int size = random.nextInt(4);
        return switch (kind) {
            case 0 -> Tree.of(word(random));
            case 1 -> Tree.of(random.nextLong() >> (11 + random.nextInt(53)));
            case 2 -> Tree.of(random.nextBoolean());
            case 3 -> new Tree.Nothing();
            case 4 ->
                Tree.of(Stream.generate(() -> tree(random, depth - 1))
                        .limit(size)
                        .toList());
            default -> {
                Map<String, Tree> fields = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    fields.put(word(random), tree(random, depth - 1));
                }
                yield new Tree.Fields(fields);
            }
        };
    }

    private static String word(Random random) {
        List<String> letters = List.of(
                "a",
                "é",
                "€",
                "\"",
                "\\",
                "/",
                "'",
                "\n",
                "\t",
                "\u0000",
                "\u001f",
                "\u0080",
                "\ufb33",
                "\ud83d\ude00");
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            word.append(letters.get(random.nextInt(letters.size())));
        }
        return word.toString();
    }

    private static Tree shuffled(Tree tree, Random random) {
        if (tree instanceof Tree.Fields fields) {
            List<String> keys = new ArrayList<>(fields.fields().keySet());
            Collections.shuffle(keys, random);
            Map<String, Tree> again = new LinkedHashMap<>();
            keys.forEach(key -> again.put(key, shuffled(fields.get(key).orElseThrow(), random)));
            return new Tree.Fields(again);
        }
        if (tree instanceof Tree.Items items) {
            return Tree.of(
                    items.items().stream().map(item -> shuffled(item, random)).toList());
        }
        return tree;
    }

    private static Tree read(JsonNode node) {
        if (node.isObject()) {
            Map<String, Tree> fields = new LinkedHashMap<>();
            node.properties().forEach(entry -> fields.put(entry.getKey(), read(entry.getValue())));
            return new Tree.Fields(fields);
        }
        if (node.isArray()) {
            return Tree.of(StreamSupport.stream(node.spliterator(), false)
                    .map(CanonicalFormTest::read)
                    .toList());
        }
        if (node.isString()) {
            return Tree.of(node.stringValue());
        }
        if (node.isBoolean()) {
            return Tree.of(node.booleanValue());
        }
        return node.isNull() ? new Tree.Nothing() : Tree.of(node.longValue());
    }

    private static String text(Tree tree) {
        return new String(CanonicalForm.bytes(tree), StandardCharsets.UTF_8);
    }
}
