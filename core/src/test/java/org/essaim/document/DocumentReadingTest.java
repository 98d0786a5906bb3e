package org.essaim.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.junit.jupiter.api.Test;

/** What stands in which line, whoever parses. */
class DocumentReadingTest {
    private static final byte[] SOMETHING = "x".getBytes(StandardCharsets.UTF_8);

    private final List<Finding> findings = new ArrayList<>();

    private SourceTree read(DocumentReading.Parsing parsing) {
        return DocumentReading.of(SOMETHING, 1 << 20, "essai.json", findings::add, parsing)
                .orElseThrow();
    }

    /** Tells a document made at random, one more line for each thing it tells, and notes where each path should be. */
    private static final class Parser {
        private static final List<String> NAMES = List.of("a", "b", "a.b", "a[0]", "é", "");

        private final Random random;
        private final DocumentReading to;
        private final Map<String, Integer> expected;
        private int line = 1;

        Parser(long seed, DocumentReading to, Map<String, Integer> expected) {
            this.random = new Random(seed);
            this.to = to;
            this.expected = expected;
            to.linesFrom(() -> line);
        }

        void value(String path, int ofName, int depth) {
            expected.putIfAbsent(path, ofName == 0 ? line : ofName);
            int kind = depth == 0 ? 3 : random.nextInt(4);
            if (kind == 0) {
                to.beginItems();
                int size = random.nextInt(4);
                for (int i = 0; i < size; i++) {
                    line++;
                    value(path + "[" + i + "]", 0, depth - 1);
                }
                to.end();
            } else if (kind == 1 || kind == 2) {
                to.beginFields();
                for (String name : NAMES) {
                    if (random.nextBoolean()) {
                        int ofField = ++line;
                        to.name(name);
                        line += random.nextInt(3);
                        value(path.isEmpty() ? name : path + "." + name, ofField, depth - 1);
                    }
                }
                to.end();
            } else {
                to.whole(line);
            }
        }
    }

    @Property
    void everyPathHasTheLineThatItWasFirstMetIn(@ForAll long seed) {
        Map<String, Integer> expected = new HashMap<>();
        SourceTree read = read((text, to) -> new Parser(seed, to, expected).value("", 0, 4));
        assertThat(read.lines()).isEqualTo(expected);
        assertThat(findings).isEmpty();
        expected.forEach((path, line) -> assertThat(read.line(path)).isEqualTo(line));
        assertThat(read.lines()).doesNotContainKey("nowhere");
    }

    @Test
    void ofALongNameWithManyItemsNoPathsAreMade() {
        String name = "n".repeat(DocumentLimits.LONGEST_NAME);
        SourceTree read = read((text, to) -> {
            to.linesFrom(() -> 7);
            to.beginFields();
            to.name(name);
            to.beginItems();
            for (int i = 0; i < 1_000_000; i++) {
                to.whole(i);
            }
            to.end();
            to.end();
        });
        assertThat(read.line(name + "[999999]")).as("50 GB of paths").isEqualTo(7);
        assertThat(read.lines()).hasSizeLessThan(1_000);
    }

    @Test
    void aFindingNamesTheBeginningOfALongPathAlone() {
        String name = "n".repeat(DocumentLimits.LONGEST_NAME);
        Optional<SourceTree> read = DocumentReading.of(SOMETHING, 1 << 20, "essai.json", findings::add, (text, to) -> {
            to.beginFields();
            to.name(name);
            to.beginItems();
            for (int i = 0; i < 20_000; i++) {
                to.number("1e99999");
            }
            to.end();
            to.end();
        });
        assertThat(read).isEmpty();
        assertThat(findings.get(0).path()).startsWith("nnn").endsWith("n…").hasSize(Finding.LONGEST_PATH);
    }

    @Test
    void tenThousandFindingsAreEnough() {
        DocumentReading.of(SOMETHING, 1 << 20, "essai.json", findings::add, (text, to) -> {
            to.beginItems();
            for (int i = 0; i < 20_000; i++) {
                to.number("1e99999");
            }
            to.end();
        });
        assertThat(findings).hasSize(10_001);
        assertThat(findings.subList(0, 10_000)).extracting(Finding::code).containsOnly(Code.INEXACT_NUMBER);
        assertThat(findings.get(10_000).code()).isEqualTo(Code.EXAGGERATED_DOCUMENT);
        assertThat(findings.get(10_000).message(Locale.FRENCH)).contains("nombre d’erreurs", "> 10000");
    }

    @Property
    void aNumberIsWhatItSays(@ForAll long number) {
        for (String literal : List.of(
                Long.toString(number),
                "0",
                "7",
                "-0",
                "000",
                "01",
                "-7",
                "123456789012345678",
                "1234567890123456789")) {
            findings.clear();
            boolean leadsWithZero = literal.startsWith("0") && literal.length() > 1;
            Optional<SourceTree> read = DocumentReading.of(
                    SOMETHING, 1 << 20, "essai.json", findings::add, (text, to) -> to.number(literal));
            assertThat(read.isEmpty()).as(literal).isEqualTo(leadsWithZero);
            read.ifPresent(tree -> assertThat(tree.tree()).isEqualTo(new Tree.Numeric(new BigDecimal(literal))));
        }
    }
}
