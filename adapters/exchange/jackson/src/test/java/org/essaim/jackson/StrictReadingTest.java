package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictReadingTest {
    private final List<Finding> findings = new ArrayList<>();

    // Lines end in \n inside the text; row is the line that a person has to look at.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "json | {\"a\": 1,\\n \"a\": 2}         | DUPLICATE_KEY        | 2 ",
                "json | {\"a\": {\"b\": 1,\\n\"b\": 1}}  | DUPLICATE_KEY        | 2 ",
                "json | [1]\\n[2]                       | TRAILING_CONTENT     | 2 ",
                "json | [1] x                           | TRAILING_CONTENT     | 1 ",
                "json | {\"a\": NaN}                    | UNREADABLE_DOCUMENT  | 1 ",
                "json | [Infinity]                      | UNREADABLE_DOCUMENT  | 1 ",
                "json | [1e999999999]                   | INEXACT_NUMBER       | 1 ",
                "json | [1,]                            | UNREADABLE_DOCUMENT  | 1 ",
                "json | {'a': 1}                        | UNREADABLE_DOCUMENT  | 1 ",
                "json | [1, // no\\n 2]                 | UNREADABLE_DOCUMENT  | 1 ",
                "json | [\\n01]                         | UNREADABLE_DOCUMENT  | 2 ",
                "json | [\"\\\\ud800\"]                 | UNREADABLE_ENCODING  | 1 ",
                "json | ``                              | EMPTY_DOCUMENT       | 1 ",
                "json | {\"a\":                         | UNREADABLE_DOCUMENT  | 1 ",
                "yaml | a: 1\\nb: 2\\na: 3              | DUPLICATE_KEY        | 3 ",
                "yaml | a: 1\\n---\\nb: 2               | TRAILING_CONTENT     | 3 ",
                "yaml | a: .nan                         | INEXACT_NUMBER       | 1 ",
                "yaml | a:\\n  b: -.inf                 | INEXACT_NUMBER       | 2 ",
                "yaml | a: &x [1]\\nb: *x               | YAML_REFERENCE       | 1 ",
                "yaml | a: *x                           | YAML_REFERENCE       | 1 ",
                "yaml | a: !!binary aGk=                | YAML_REFERENCE       | 1 ",
                "yaml | a: !java.net.URL x              | YAML_REFERENCE       | 1 ",
                "yaml | a: b: c                         | UNREADABLE_DOCUMENT  | 1 ",
                "yaml | a:\\n\\tb: c                    | UNREADABLE_DOCUMENT  | 2 ",
                "yaml | ? [a, b]\\n: c                  | UNREADABLE_DOCUMENT  | 1 ",
                "yaml | # nothing                       | EMPTY_DOCUMENT       | 1 ",
                "yaml | a: 'open                        | UNREADABLE_DOCUMENT  | 1 ",
            })
    void whatIsNotStrictIsRefusedAtItsLine(String format, String text, Code code, long row) {
        Optional<SourceTree> read =
                decode(format, text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\"));

        assertThat(read).isEmpty();
        assertThat(findings).isNotEmpty();
        assertThat(findings.get(0).code()).isEqualTo(code);
        assertThat(findings.get(0).file()).isEqualTo("pack/f." + format);
        assertThat(findings.get(0).row()).isEqualTo(row);
        assertThat(findings.get(0).message(Locale.FRENCH)).doesNotContain("–");
    }

    @ParameterizedTest
    @CsvSource({
        "no",
        "yes",
        "on",
        "off",
        "True",
        "12:30",
        "010",
        "0x1F",
        "1_000",
        "2026-03-01",
        "~",
        "+5",
        "1.2.3",
        ".5",
        "Null"
    })
    void yamlTrapsStayText(String scalar) {
        assertThat(value("yaml", "a: " + scalar)).isEqualTo(Tree.of(scalar));
    }

    @Test
    void onlyTrueFalseNullAndJsonNumbersAreMoreThanText() {
        assertThat(value("yaml", "a: true")).isEqualTo(Tree.of(true));
        assertThat(value("yaml", "a: false")).isEqualTo(Tree.of(false));
        assertThat(value("yaml", "a: null")).isEqualTo(new Tree.Nothing());
        assertThat(value("yaml", "a:")).isEqualTo(new Tree.Nothing());
        assertThat(value("yaml", "a: 24.60")).isEqualTo(new Tree.Numeric(new BigDecimal("24.6")));
        assertThat(value("yaml", "a: -12e3")).isEqualTo(Tree.of(-12000));
        assertThat(value("yaml", "a: '12'")).isEqualTo(Tree.of("12"));
        assertThat(value("yaml", "a: \"true\"")).isEqualTo(Tree.of("true"));
        assertThat(value("json", "{\"a\": 3.3110}")).isEqualTo(new Tree.Numeric(new BigDecimal("3.311")));
        assertThat(value("json", "{\"a\": \"\\\\u\u01300\"}")).isEqualTo(Tree.of("\\u\u01300"));
        assertThat(value("json", "{\"a\": 0.1}")).isEqualTo(new Tree.Numeric(new BigDecimal("0.1")));
        assertThat(value("json", "{\"a\": 123456789012345678901234567890}"))
                .isEqualTo(new Tree.Numeric(new BigDecimal("123456789012345678901234567890")));
    }

    @Test
    void eachPathKnowsItsLine() {
        SourceTree yaml = decode("yaml", "id: imano\nphases:\n  - code: one\n  - number: 3\n    code: three\n")
                .orElseThrow();
        assertThat(yaml.line("id")).isEqualTo(1);
        assertThat(yaml.line("phases")).isEqualTo(2);
        assertThat(yaml.line("phases[0].code")).isEqualTo(3);
        assertThat(yaml.line("phases[1]")).isEqualTo(4);
        assertThat(yaml.line("phases[1].code")).isEqualTo(5);
        assertThat(yaml.line("phases[1].missing")).isEqualTo(4);

        SourceTree json =
                decode("json", "{\n  \"a\": [\n    1,\n    {\"b\":\n 2}]}").orElseThrow();
        assertThat(json.line("a[1].b")).isEqualTo(4);
        assertThat(json.line("a[0]")).isEqualTo(3);
    }

    @Test
    void everyDuplicateIsReportedAtOnce() {
        decode("yaml", "a: 1\na: 2\nb: 1\nb: 2\n");
        assertThat(findings).extracting(Finding::row).containsExactly(2L, 4L);
        assertThat(findings).extracting(Finding::path).containsExactly("a", "b");
    }

    @Test
    void depthIsBounded() {
        assertThat(decode("json", "[".repeat(100) + "]".repeat(100))).isPresent();
        assertThat(decode("json", "[".repeat(101) + "]".repeat(101))).isEmpty();
        assertThat(decode("yaml", "[".repeat(100_000))).isEmpty();
        assertThat(decode("json", "{\"a\":".repeat(100_000))).isEmpty();
        assertThat(findings).extracting(Finding::code).containsOnly(Code.EXAGGERATED_DOCUMENT);
    }

    @Test
    void anAliasBombIsRefusedAtItsFirstAnchor() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(decode("yaml", bomb.toString())).isEmpty();
        assertThat(findings).extracting(Finding::code).containsOnly(Code.YAML_REFERENCE);
        assertThat(findings.get(0).row()).isEqualTo(1);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedAtTheirLine() {
        for (DocumentCodec codec : List.of(new JsonCodec(), new YamlCodec())) {
            findings.clear();
            byte[] latin = "{\"a\":\n \"dom\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
            assertThat(codec.decode(latin, "f", findings::add)).isEmpty();
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(Code.UNREADABLE_ENCODING);
                assertThat(finding.row()).isEqualTo(2);
            });
            findings.clear();
            assertThat(codec.decode("{\"a\":1}".getBytes(StandardCharsets.UTF_16), "f", findings::add))
                    .isEmpty();
            assertThat(findings).extracting(Finding::code).containsExactly(Code.UNREADABLE_ENCODING);
        }
    }

    @Test
    void aByteOrderMarkIsNoContent() {
        assertThat(value("json", "\ufeff{\"a\":1}")).isEqualTo(Tree.of(1));
        assertThat(value("yaml", "\ufeffa: 1")).isEqualTo(Tree.of(1));
    }

    @Test
    void whatIsTooLargeIsRefusedUnread() {
        byte[] large = new byte[(16 << 20) + 1];
        assertThat(new YamlCodec().decode(large, "large.yaml", findings::add)).isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.FILE_TOO_LARGE);
        assertThat(findings.get(0).message(Locale.ENGLISH)).contains("large.yaml", "16 MB");
    }

    @Test
    void aLargeStatementReadsBackWithoutItsLines() {
        List<Tree> rows = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            rows.add(Tree.fields()
                    .put("structure", "S" + i)
                    .put("seconds", i)
                    .put("month", "2026-03")
                    .build());
        }
        Tree tree = Tree.fields().put("cells", rows).build();
        byte[] bytes = new JsonCodec().encode(tree);

        SourceTree read = new JsonCodec().decode(bytes, "f.json", findings::add).orElseThrow();

        assertThat(bytes.length).isGreaterThan(4 << 20);
        assertThat(read.tree()).isEqualTo(tree);
        assertThat(read.line("cells[3].seconds")).isEqualTo(1);
    }

    @Test
    void jsonIsWrittenForPeople() {
        Tree tree = Tree.fields()
                .put("titre", "L’aide à domicile")
                .put("b", List.of(Tree.of(1), new Tree.Numeric(new BigDecimal("24.60"))))
                .put("a", List.of())
                .put("vide", Tree.fields().build())
                .build();
        assertThat(new String(new JsonCodec().encode(tree), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                          "titre": "L’aide à domicile",
                          "b": [
                            1,
                            24.6
                          ],
                          "a": [],
                          "vide": {}
                        }
                        """);
    }

    @Test
    void yamlIsWrittenForPeople() {
        Tree tree = Tree.fields()
                .put("titre", "L’aide à domicile")
                .put("departement", "01")
                .put("suite", "no")
                .put("liste", List.of(Tree.of(1), Tree.of(true), Tree.of("2026-03-01")))
                .build();
        assertThat(new String(new YamlCodec().encode(tree), StandardCharsets.UTF_8))
                .isEqualTo("""
                        titre: L’aide à domicile
                        departement: "01"
                        suite: "no"
                        liste:
                        - 1
                        - true
                        - "2026-03-01"
                        """);
    }

    @Test
    void whatCouldNotBeReadBackIsNotWritten() {
        Tree deep = Tree.of(1);
        for (int i = 0; i < 101; i++) {
            deep = Tree.of(List.of(deep));
        }
        Tree tooDeep = deep;
        for (DocumentCodec codec : List.of(new JsonCodec(), new YamlCodec())) {
            assertThatThrownBy(() -> codec.encode(tooDeep))
                    .isInstanceOf(EssaimException.class)
                    .hasMessageContaining("Maybe");
            assertThatThrownBy(() -> codec.encode(Tree.of("\ud800"))).isInstanceOf(EssaimException.class);
            assertThatThrownBy(() -> codec.encode(new Tree.Numeric(new BigDecimal("9".repeat(1001)))))
                    .isInstanceOf(EssaimException.class);
        }
    }

    private Tree value(String format, String text) {
        Tree tree = decode(format, text).orElseThrow().tree();
        return ((Tree.Fields) tree).get("a").orElseThrow();
    }

    private Optional<SourceTree> decode(String format, String text) {
        DocumentCodec codec = format.equals("json") ? new JsonCodec() : new YamlCodec();
        return codec.decode(text.getBytes(StandardCharsets.UTF_8), "pack/f." + format, findings::add);
    }
}
