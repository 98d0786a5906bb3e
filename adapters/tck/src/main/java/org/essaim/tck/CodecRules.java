package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about sound documents, and what all rules of a codec share. */
abstract class CodecRules {

    /** The codec under test. */
    protected abstract DocumentCodec codec();

    /** The language that it reads; by its extensions unless you say otherwise. */
    protected CodecContract.Format format() {
        Set<String> extensions = codec().extensions();
        if (extensions.contains("json")) {
            return CodecContract.Format.JSON;
        }
        return extensions.contains("yaml") ? CodecContract.Format.YAML : CodecContract.Format.OTHER;
    }

    /** How many bytes it reads at most; 0 if it does not say. */
    protected int largest() {
        return 0;
    }

    @Test
    @DisplayName("COD-01 MUST be found by ServiceLoader under its extensions")
    void isFound() {
        DocumentCodec codec = codec();
        assertThat(codec.extensions())
                .as("COD-01: extensions()")
                .isNotEmpty()
                .allMatch(extension -> extension.matches("[a-z0-9]+"));
        assertThat(ServiceLoader.load(DocumentCodec.class))
                .as("COD-01: codecs of extensions " + codec.extensions() + " that ServiceLoader finds")
                .filteredOn(found -> found.extensions().equals(codec.extensions()))
                .hasAtLeastOneElementOfType(codec.getClass());
    }

    @Test
    @DisplayName("COD-03 MUST keep the order of fields")
    void keepsTheOrderOfFields() {
        List<String> names = List.of("zèbre", "b", "A", "a", "é", "10", "9", "");
        Tree.Builder fields = Tree.fields();
        names.forEach(name -> fields.put(name, name));
        assertThat(readBack("COD-03: fields", fields.build()))
                .as("COD-03: fields written and read again")
                .isInstanceOfSatisfying(
                        Tree.Fields.class,
                        read -> assertThat(read.fields().keySet())
                                .as("COD-03: the order of fields written and read again")
                                .containsExactlyElementsOf(names));
    }

    @Test
    @DisplayName("COD-04 MUST keep every text exactly, in values and in names")
    void keepsTexts() {
        for (String text : CodecSamples.HARD_TEXTS) {
            String title = "COD-04: a text of " + text.length() + " characters, " + Texts.escaped(text);
            requireReadBack(title, Tree.of(List.of(Tree.of(text))));
            if (text.length() < 1000) {
                requireReadBack(
                        title + ", as a name", Tree.fields().put(text, 1).build());
            }
        }
    }

    @Test
    @DisplayName("COD-05 MUST keep every number exactly")
    void keepsNumbers() {
        for (String digits : CodecSamples.HARD_NUMBERS) {
            String title = "COD-05: the number " + (digits.length() > 60 ? digits.substring(0, 60) + "…" : digits);
            requireReadBack(title, Tree.of(List.of(new Tree.Numeric(new BigDecimal(digits)))));
        }
    }

    @Test
    @DisplayName(
            "COD-06 MUST write for people: UTF-8 without a byte order mark, a line for each field, lines ending in LF")
    void writesForPeople() {
        Tree tree = Tree.fields()
                .put("titre", "L’aide à domicile")
                .put("liste", List.of(Tree.of("un"), Tree.of("deux")))
                .put("fin", 1)
                .build();
        byte[] bytes = codec().encode(tree);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.getBytes(StandardCharsets.UTF_8))
                .as("COD-06: the bytes, decoded and encoded as UTF-8")
                .isEqualTo(bytes);
        assertThat(text)
                .as("COD-06: what was written")
                .contains("L’aide à domicile")
                .doesNotContain("\r")
                .doesNotStartWith("\ufeff")
                .endsWith("\n")
                .doesNotEndWith("\n\n");
        assertThat(text.lines()
                        .filter(line -> line.contains("titre") || line.contains("liste") || line.contains("fin")))
                .as("COD-06: the lines on which three fields begin")
                .hasSize(3);
    }

    @Test
    @DisplayName("COD-07 MUST write the same bytes for the same tree, whatever the default locale and zone")
    void writesTheSameBytes() {
        Tree tree = CodecSamples.sampleTree();
        byte[] first = codec().encode(tree);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String[] other : new String[][] {{"ar-EG", "Asia/Kathmandu"}, {"tr-TR", "America/St_Johns"}}) {
                Locale.setDefault(Locale.forLanguageTag(other[0]));
                TimeZone.setDefault(TimeZone.getTimeZone(other[1]));
                assertThat(codec().encode(tree))
                        .as("COD-07: bytes under %s and %s", other[0], other[1])
                        .isEqualTo(first);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    @DisplayName(
            "COD-08 MUST read what another program wrote: spaces, escapes, exponents, line ends, a byte order mark")
    void readsWhatOthersWrote() {
        requireFormat();
        assertThat(read("COD-08: a sound document", CodecSamples.sample(format()))
                        .tree())
                .as("COD-08: the tree of a document that another program wrote")
                .isEqualTo(CodecSamples.sampleTree());
    }

    @Test
    @DisplayName("COD-10 MUST know the line of each path")
    void knowsTheLines() {
        requireFormat();
        String text = format() == CodecContract.Format.JSON
                ? "{\n\"a\": [\n1,\n{\"b\":\n2}],\n\"c\": \"x\"}"
                : "# first\n\na:\n- 1\n- b: 2\nc: x\n";
        SourceTree read = read("COD-10: a sound document", text);
        int[] lines = format() == CodecContract.Format.JSON ? new int[] {2, 3, 4, 6} : new int[] {3, 4, 5, 6};
        assertThat(Arrays.asList(read.line("a"), read.line("a[0]"), read.line("a[1].b"), read.line("c")))
                .as("COD-10: the lines of [a], [a[0]], [a[1].b] and [c]")
                .containsExactly(lines[0], lines[1], lines[2], lines[3]);
    }

    @Test
    @DisplayName("COD-11 MUST serve several threads at once")
    void servesThreads() throws Exception {
        DocumentCodec codec = codec();
        List<Callable<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Tree tree = Tree.fields()
                    .put("reader", i)
                    .put("items", Tree.texts(Collections.nCopies(200, "é".repeat(i + 1))))
                    .build();
            readers.add(() -> {
                int good = 0;
                for (int round = 0; round < 50; round++) {
                    Optional<SourceTree> read = codec.decode(codec.encode(tree), "f", finding -> {});
                    good += read.isPresent() && read.get().tree().equals(tree) ? 1 : 0;
                }
                return good;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            int good = 0;
            for (Future<Integer> reader : threads.invokeAll(readers)) {
                good += reader.get();
            }
            assertThat(good)
                    .as("COD-11: documents that came back whole, of 200 in four threads")
                    .isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    final void requireFormat() {
        if (format() == CodecContract.Format.OTHER) {
            String reason = "the contract knows no malformed documents of " + codec().extensions() + ".";
            System.out.println("Rule skipped: " + reason);
            Assumptions.abort(reason);
        }
    }

    final void requireReadBack(String title, Tree tree) {
        assertThat(readBack(title, tree)).as(title + ", written and read again").isEqualTo(tree);
    }

    final Tree readBack(String title, Tree tree) {
        return read(title, codec().encode(tree)).tree();
    }

    private SourceTree read(String title, String text) {
        return read(title, text.getBytes(StandardCharsets.UTF_8));
    }

    private SourceTree read(String title, byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTree> read = codec().decode(bytes, "f", findings::add);
        if (read.isEmpty()) {
            fail(title + ", is refused: " + findings);
        }
        return read.orElseThrow();
    }
}
