package org.essaim.jackson;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.essaim.document.Tree;

/** Random trees, with the texts that codecs stumble over. */
final class Trees {
    private static final List<String> TRAPS = List.of(
            "",
            " ",
            "no",
            "Yes",
            "off",
            "null",
            "~",
            "true",
            "True",
            "12:30",
            "010",
            "0x1F",
            "1_000",
            "1e3",
            "-",
            "- a",
            "?",
            ": ",
            "a: b",
            "a #b",
            "#",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "|",
            ">",
            "'",
            "\"",
            "''",
            "{",
            "[a",
            "a, b",
            "---",
            "...",
            "<<",
            "=",
            ".5",
            "+1",
            "2026-03-01",
            "24.60",
            "l’aide à domicile",
            "œuvre",
            " x",
            "x ",
            "\tx",
            "x\n",
            "x\n\n",
            "\nx",
            "a\n  b\n",
            "  a\nb",
            "a\r\nb",
            "a\rb",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\u0000",
            "\u0007",
            "\u007f",
            "\u009f",
            "\ud83d\udc1d",
            "a\\b",
            "a\tb",
            "[1]",
            ".inf",
            ".nan",
            "NaN",
            "0",
            "-0",
            "1.",
            "!!binary",
            "# x",
            "x:",
            ":x");

    private Trees() {}

    static Arbitrary<Tree> any() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of(TRAPS),
                Arbitraries.strings().ofMaxLength(12).filter(Trees::isWhole),
                Arbitraries.strings()
                        .withChars("ab: -#'\"\n\t\\{}[],&*!|>%@`?é\u00a0")
                        .ofMaxLength(10),
                Arbitraries.strings().alpha().ofLength(200));
        Arbitrary<Tree> numbers = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                .ofScale(12)
                .map(Tree.Numeric::new);
        Arbitrary<Tree> leaves = Arbitraries.oneOf(
                texts.map(Tree::of),
                numbers,
                Arbitraries.longs().map(Tree::of),
                Arbitraries.of(Tree.of(true), Tree.of(false), new Tree.Nothing()));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner,
                        inner.list().ofMaxSize(2).map(Tree::of),
                        Arbitraries.maps(texts, inner).ofMaxSize(2).map(Trees::fields)),
                0,
                3);
    }

    private static boolean isWhole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Tree fields(Map<String, Tree> fields) {
        return new Tree.Fields(new LinkedHashMap<>(fields));
    }
}
