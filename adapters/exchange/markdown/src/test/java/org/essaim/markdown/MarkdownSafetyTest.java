package org.essaim.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.report.Block;
import org.essaim.report.Outline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: findings, in bounded time and memory, and nothing of the text in them. */
class MarkdownSafetyTest {
    private static final int LARGEST = 1 << 20;
    private static final String SECRET = "DURAND";

    private final MarkdownReader reader = new MarkdownReader();
    private final List<Finding> findings = new ArrayList<>();

    @Property
    void anyBytesAreATextOrAFinding(@ForAll byte[] bytes) {
        findings.clear();
        Optional<Outline> read = reader.read(bytes, "t.md", findings::add);
        assertThat(read.isEmpty()).isEqualTo(findings.stream().anyMatch(Finding::isError));
    }

    @Property(tries = 3_000)
    void anyTextIsReadAndRemarksNameItsLines(@ForAll Random random) {
        findings.clear();
        RandomReport pieces = new RandomReport(random);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(pieces.text()).append(random.nextInt(3) == 0 ? "\n" : "");
        }
        String source = text.toString().replaceAll("[\ud800-\udfff]", "");
        Outline read = read(source).orElseThrow();
        long lines = source.split("\r\n|\r|\n", -1).length;
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.file()).isEqualTo("t.md");
            assertThat(finding.row()).isBetween(1L, lines);
        });
        int before = 0;
        for (Outline.Part part : read.parts()) {
            assertThat((long) part.line()).isBetween(before + 1L, lines);
            before = part.line();
        }
    }

    @Property(tries = 3_000)
    void noWordIsLost(@ForAll Random random) {
        findings.clear();
        RandomReport pieces = new RandomReport(random);
        StringBuilder text = new StringBuilder();
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            String word = "mot" + words.size() + "x";
            words.add(word);
            text.append(pieces.text()).append(' ').append(word).append(random.nextInt(3) == 0 ? "\n" : " ");
        }
        // What is told of instead: words after the last column, and names of addresses.
        String read = String.valueOf(read(text.toString().replaceAll("[\ud800-\udfff]", "")));
        if (!codes().contains(Code.CELLS_LEFT_OUT) && text.indexOf("]:") < 0) {
            assertThat(words).as("%s", text).allSatisfy(word -> assertThat(read).contains(word));
        }
    }

    static Stream<String> hostile() {
        return Stream.of(
                        "*",
                        "**",
                        "_",
                        "*a ",
                        "*a_ ",
                        "a**b",
                        "a**b c* ",
                        "[",
                        "[a](",
                        "![",
                        "![a](",
                        "]",
                        "[]",
                        "[a][",
                        "[a]: b\n",
                        "[a]: b 'c\n",
                        "[a]:",
                        "`",
                        "`` ` ",
                        "a`b``",
                        "<",
                        "<a ",
                        "<!--",
                        "x <!--",
                        "<?",
                        "<![CDATA[",
                        "</",
                        "<a b='",
                        "<div\n",
                        "<a@b",
                        "&",
                        "&amp",
                        "&#x",
                        "\\",
                        "\\\n",
                        "  \n",
                        "> ",
                        ">",
                        "- ",
                        "-\n",
                        "1. ",
                        "* * ",
                        "   - ",
                        "\t- ",
                        "    ",
                        "\t",
                        "\n",
                        "\r",
                        "\r\n",
                        "# ",
                        "a\n=\n",
                        "a\n-\n",
                        "```\n",
                        "~~~\n",
                        "```",
                        "|",
                        "|\n",
                        "|-",
                        "|-|\n",
                        "| a ",
                        "a|b\n-|-\n",
                        "a|\n-|\n|\n",
                        "**a:** b\n",
                        "- **a:** b\n",
                        "- a\n  - b\n",
                        "> a\n\n",
                        "<b>",
                        "<br>",
                        "![a](b)",
                        "<https://a.b>",
                        "[a](b \"c\")",
                        "\u0000",
                        "é",
                        "🐝",
                        ".....\n",
                        "a ",
                        "a",
                        "a\n\n",
                        "- a\n\n",
                        "(",
                        "[a](((",
                        "***a** ",
                        "_a_",
                        "*a*",
                        "**a** ",
                        "[a\n",
                        "[[a]] ",
                        "<a\n",
                        ">-",
                        "> - ",
                        "- > ",
                        "1) a\n2. b\n",
                        "---\n",
                        "| a |\n|---|\n\n")
                .distinct();
    }

    /** What takes longer for each of its pieces the more there are would take minutes. */
    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(60)
    void manyOfItAreReadInLittleTime(String piece) {
        int times = LARGEST / 4 / piece.getBytes(StandardCharsets.UTF_8).length;
        String many = piece.repeat(times);
        read(many);
        read(piece.repeat(times / 2) + piece.repeat(times / 2).replace('[', ']').replace('<', '>'));
        StringBuilder parted = new StringBuilder();
        many.lines()
                .forEach(line -> parted.append(line).append(parted.length() % 3_000 < line.length() ? "\n\n" : "\n"));
        read(parted.toString());
        assertThat(read(many.substring(0, Math.min(4_000, many.length())))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\n", "a\n", "a**b c* ", "[", "![a](b)\n\n", "- a\n  - b\n\n"})
    @Timeout(120)
    void aMegabyteOfItIsReadInLittleTime(String piece) {
        read(piece.repeat(LARGEST / piece.length()));
        read((piece.repeat(4_000) + "\n\n").repeat(LARGEST / piece.length() / 4_001));
    }

    @Test
    void whatCannotBeReadInLittleTimeIsRefused() {
        assertThat(read("a\n".repeat(Passages.MOST_LINES))).isPresent();
        assertThat(findings).isEmpty();
        assertThat(read("b\n\n" + "a\n".repeat(Passages.MOST_LINES + 1))).isEmpty();
        assertThat(read("[".repeat(30_000) + "]".repeat(30_000))).isEmpty();
        assertThat(codes()).containsExactly(Code.PASSAGE_TOO_LONG);
        findings.clear();
        assertThat(read("Voir [la fiche](fiche.md) et la suite.\n".repeat(3_000)))
                .isPresent();
        assertThat(findings).isEmpty();
    }

    @Test
    @Timeout(60)
    void backticksOfEveryLengthAreReadInLittleTime() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; text.length() + i + 2 < LARGEST; i++) {
            text.append("`".repeat(i)).append("a ");
        }
        assertThat(read(text.toString())).isPresent();
    }

    @Test
    @Timeout(60)
    void aWideTableOfShortRowsIsRefusedBeforeItFillsTheMemory() {
        for (String end : List.of("\n", "\r", "\r\n")) {
            for (String start : List.of("", "> ", "  ", ">>\t")) {
                findings.clear();
                String wide = start
                        + "|a".repeat(40_000)
                        + end
                        + start
                        + "|-".repeat(40_000)
                        + end
                        + (start + "|b" + end).repeat(40_000);
                assertThat(read(wide)).isEmpty();
                assertThat(codes()).containsExactly(Code.CELLS_TOO_MANY);
            }
        }
        findings.clear();
        String many = ("|a".repeat(100) + "\n" + "|-".repeat(100) + "\n" + "|b\n".repeat(100) + "\n").repeat(900);
        assertThat(read(many)).isEmpty();
        assertThat(codes()).containsExactly(Code.CELLS_TOO_MANY);
    }

    @Test
    void aTableOfDashesIsATable() {
        String row = "| - | - | - | - |\n";
        Outline read = read("| a | b | c | d |\n|---|---|---|---|\n" + row.repeat(4_000))
                .orElseThrow();
        assertThat(findings).isEmpty();
        assertThat(((Block.Table) read.parts().get(0).blocks().get(0)).rows()).hasSize(4_000);
    }

    @Test
    void aHeaderOfNothingIsNoTable() {
        for (String header : List.of("|", "| ", "||", "| |")) {
            findings.clear();
            Outline read = read(header + "\n|-|\n| " + SECRET + " |\n").orElseThrow();
            assertThat(read.toString().contains(SECRET) || codes().contains(Code.CELLS_LEFT_OUT))
                    .as("%s in %s", header, read)
                    .isTrue();
            assertThat(read.parts())
                    .flatExtracting(Outline.Part::blocks)
                    .noneMatch(block -> block instanceof Block.Table table
                            && table.columns().isEmpty());
        }
    }

    @Test
    void whatLiesVeryDeepIsTextAndIsSaid() {
        for (String piece : List.of("> ", "- ", "1. ", "> - ", "*", "**", "![")) {
            findings.clear();
            Outline read = read(piece.repeat(5_000) + SECRET).orElseThrow();
            assertThat(read.toString()).contains(SECRET);
        }
        findings.clear();
        read("- ".repeat(5_000) + SECRET);
        assertThat(codes()).containsExactly(Code.NESTING_FLATTENED);
    }

    @Test
    void aFileThatIsTooLargeIsNotReadAtAll() {
        assertThat(reader.read(new byte[LARGEST + 1], "t.md", findings::add)).isEmpty();
        assertThat(codes()).containsExactly(Code.FILE_TOO_LARGE);
        findings.clear();
        assertThat(read("a".repeat(LARGEST))).isPresent();
        assertThat(findings).isEmpty();
    }

    @Test
    void whatIsNotUtf8IsNotRead() {
        for (byte[] bytes : List.of(
                "# Été".getBytes(StandardCharsets.ISO_8859_1),
                "# Été".getBytes(StandardCharsets.UTF_16),
                new byte[] {'#', ' ', (byte) 0xC3},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xC0, (byte) 0x80})) {
            findings.clear();
            assertThat(reader.read(bytes, "t.md", findings::add)).isEmpty();
            assertThat(codes()).containsExactly(Code.UNREADABLE_ENCODING);
        }
    }

    @Test
    void noFindingRepeatsTheText() {
        read("# " + SECRET + "\n\n<b>" + SECRET + "</b> ![" + SECRET + "](" + SECRET + ")\n\n    " + SECRET
                + "\n\n- a\n  - " + SECRET + "\n\n| a |\n|---|\n| b | " + SECRET + " |\n\n[x]: " + SECRET
                + ".md\n\n<div>"
                + SECRET + "</div>\n");
        assertThat(codes())
                .containsExactlyInAnyOrder(
                        Code.HTML_AS_TEXT,
                        Code.IMAGE_AS_TEXT,
                        Code.CODE_AS_TEXT,
                        Code.NESTING_FLATTENED,
                        Code.CELLS_LEFT_OUT,
                        Code.ADDRESS_UNUSED);
        assertThat(findings.toString()).doesNotContain(SECRET);
        for (Finding finding : findings) {
            assertThat(finding.message(Locale.FRENCH) + finding.remedy(Locale.ENGLISH))
                    .doesNotContain(SECRET);
        }
    }

    private Optional<Outline> read(String text) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8), "t.md", findings::add);
    }

    private List<Code> codes() {
        return findings.stream().map(Finding::code).distinct().toList();
    }
}
