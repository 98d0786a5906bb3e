package org.essaim.tck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.jspecify.annotations.Nullable;

/** Documents that the contract of a codec tries, format by format, each with what has to be said about it. */
final class CodecSamples {
    private CodecSamples() {}

    /**
     * A text that must be refused.
     *
     * @param text the document
     * @param code what must be said; nothing if formats may differ
     * @param path where; nothing at the root
     * @param row the line that a person has to look at
     */
    record Refused(
            String text, @Nullable Code code, @Nullable String path, long row) {
        /** What stands before a failure, on one line and short. */
        String title() {
            String line = text.replace("\n", "\\n").replace("\r", "\\r");
            return "[" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "]";
        }
    }

    /** The documents of a rule in one format. */
    static List<Refused> of(CodecContract.Format format, Refused... all) {
        List<Refused> mine = new ArrayList<>();
        for (Refused each : all) {
            boolean json = each.text().startsWith("{")
                    || each.text().startsWith("[")
                    || each.text().startsWith("\"");
            if (json == (format == CodecContract.Format.JSON)) {
                mine.add(each);
            }
        }
        return mine;
    }

    static Refused refused(String text, @Nullable Code code, @Nullable String path, long row) {
        return new Refused(text, code, path, row);
    }

    static final Refused[] TWICE = {
        refused("{\"a\": 1,\n \"a\": 2}", Code.DUPLICATE_KEY, "a", 2),
        refused("{\"a\": {\"b\": 1,\n\"c\": [],\n \"b\": 1}}", Code.DUPLICATE_KEY, "a.b", 3),
        refused("[0, {\"b\": 1, \"\\u0062\": 1}]", Code.DUPLICATE_KEY, "[1].b", 1),
        refused("a: 1\nb: 2\na: 3", Code.DUPLICATE_KEY, "a", 3),
        refused("a:\n  b: 1\n  c: []\n  b: 1", Code.DUPLICATE_KEY, "a.b", 4),
        refused("- 0\n- b: 1\n  \"b\": 1", Code.DUPLICATE_KEY, "[1].b", 3),
    };

    static final Refused[] TRAILING = {
        refused("[1]\n[2]", Code.TRAILING_CONTENT, null, 2),
        refused("{\"a\": 1}{\"b\": 2}", Code.TRAILING_CONTENT, null, 1),
        refused("[1] x", Code.TRAILING_CONTENT, null, 1),
        refused("[1]]", Code.TRAILING_CONTENT, null, 1),
        refused("\"a\" \"b\"", Code.TRAILING_CONTENT, null, 1),
        refused("a: 1\n---\nb: 2", Code.TRAILING_CONTENT, null, 3),
        refused("- 1\n...\n---\n- 2", Code.TRAILING_CONTENT, null, 4),
    };

    static final Refused[] INEXACT = {
        refused("{\"a\": 1,\n\"b\": [1, 1e999999999]}", Code.INEXACT_NUMBER, "b[1]", 2),
        refused("[1e1000]", Code.INEXACT_NUMBER, "[0]", 1),
        refused("[-1e-999]", Code.INEXACT_NUMBER, "[0]", 1),
        refused("{\"a\":\n NaN}", Code.UNREADABLE_DOCUMENT, "a", 2),
        refused("{\"a\": [Infinity]}", Code.UNREADABLE_DOCUMENT, "a[0]", 1),
        refused("{\"a\": [-Infinity]}", Code.UNREADABLE_DOCUMENT, "a[0]", 1),
        refused("a: 1\nb:\n  - 1\n  - 1e999999999", Code.INEXACT_NUMBER, "b[1]", 4),
        refused("a:\n  b: .nan", Code.INEXACT_NUMBER, "a.b", 2),
        refused("a:\n  - -.inf", Code.INEXACT_NUMBER, "a[0]", 2),
    };

    static final Refused[] HALVES = {
        refused("{\"a\": [\"x\\ud800\"]}", Code.UNREADABLE_ENCODING, "a[0]", 1),
        refused("[\"\\udc1d\\ud83d\"]", Code.UNREADABLE_ENCODING, "[0]", 1),
        refused("{\"b\": {\"\\ud800\": 1}}", null, "b", 1),
    };

    static final Refused[] SYNTAX = {
        refused("{\"a\": {\"b\": [1, 2\n, x]}}", Code.UNREADABLE_DOCUMENT, "a.b[2]", 2),
        refused("[1,]", Code.UNREADABLE_DOCUMENT, "[1]", 1),
        refused("[,1]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[1 2]", Code.UNREADABLE_DOCUMENT, "[1]", 1),
        refused("[1}", Code.UNREADABLE_DOCUMENT, "[1]", 1),
        refused("{\"a\": 1,}", Code.UNREADABLE_DOCUMENT, null, 1),
        refused("{\"a\": {\"b\": 1 \"c\": 2}}", Code.UNREADABLE_DOCUMENT, "a", 1),
        refused("{\"a\": {\"b\" 1}}", Code.UNREADABLE_DOCUMENT, "a.b", 1),
        refused("{\"a\": {\"b\": }}", Code.UNREADABLE_DOCUMENT, "a.b", 1),
        refused("{\"a\": {b: 1}}", Code.UNREADABLE_DOCUMENT, "a", 1),
        refused("{\"a\": ['x']}", Code.UNREADABLE_DOCUMENT, "a[0]", 1),
        refused("[1, // no\n 2]", Code.UNREADABLE_DOCUMENT, "[1]", 1),
        refused("[\n01]", Code.UNREADABLE_DOCUMENT, "[0]", 2),
        refused("[0x1F]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[1_000]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[.5]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[+1]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[1.]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[1e]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[-]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[True]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[nullx]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[\"\\x\"]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[\"\\u12\"]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        // U+0130 ends in the byte of 0, U+FF10 is a digit elsewhere.
        refused("[\"\\u\u0130000\"]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[\"\\u000\uff10\"]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[\"a\tb\"]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[\"a\u0000b\"]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("{\"a\": \"open", Code.UNREADABLE_DOCUMENT, "a", 1),
        refused("{\"a\": [\n", Code.UNREADABLE_DOCUMENT, "a[0]", 2),
        refused("{\"a\"", Code.UNREADABLE_DOCUMENT, "a", 1),
        refused("{", Code.UNREADABLE_DOCUMENT, null, 1),
        refused("a: b: c", Code.UNREADABLE_DOCUMENT, "a", 1),
        refused("a:\n\tb: c", Code.UNREADABLE_DOCUMENT, "a", 2),
        refused("a: 'open", Code.UNREADABLE_DOCUMENT, "a", 1),
        refused("a: &x [1]\nb: 2", Code.YAML_REFERENCE, "a", 1),
        refused("a:\n  b: !!binary aGk=", Code.YAML_REFERENCE, "a.b", 2),
    };

    /** Names that no message may repeat. */
    static final Refused[] PRIVATE = {
        refused("{\"worker\": Dupontel}", Code.UNREADABLE_DOCUMENT, "worker", 1),
        refused("{\"worker\": \"x\" Dupontel}", Code.UNREADABLE_DOCUMENT, null, 1),
        refused("[nullDupontel]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[1Dupontel]", Code.UNREADABLE_DOCUMENT, "[0]", 1),
        refused("[\"a\"] Dupontel", Code.TRAILING_CONTENT, null, 1),
        refused("worker: *Dupontel", Code.YAML_REFERENCE, "worker", 1),
        refused("worker: !Dupontel x", Code.YAML_REFERENCE, "worker", 1),
        refused("worker: Mme: Dupontel", Code.UNREADABLE_DOCUMENT, "worker", 1),
        refused("worker: 'Mme Dupontel", Code.UNREADABLE_DOCUMENT, "worker", 1),
    };

    /** A document with something of everything, as another program might have written it. */
    static String sample(CodecContract.Format format) {
        return format == CodecContract.Format.JSON ? JSON : YAML;
    }

    private static final String JSON = """
            \ufeff{"id":"imano" ,"phases":[12,{"code":"un\\u00e9\\n"},[ ],{ }],\r
            "part" :0.50,"big":1E+2,"tiny":1.20e-3,"yes":true,"no":false,"none":null,"":-0}\r
            \r
            """;

    private static final String YAML = """
            \ufeff# a comment\r
            id: imano
            phases:
              - 12
              - code: "un\\u00e9\\n"
              - []
              - {}
            'part': 0.50
            big: 1E+2
            tiny: 1.20e-3
            yes: true
            "no": false
            none:
            '': -0
            """;

    static Tree sampleTree() {
        return Tree.fields()
                .put("id", "imano")
                .put(
                        "phases",
                        List.of(
                                Tree.of(12),
                                Tree.fields().put("code", "uné\n").build(),
                                Tree.of(List.of()),
                                Tree.fields().build()))
                .put("part", new Tree.Numeric(new BigDecimal("0.5")))
                .put("big", 100)
                .put("tiny", new Tree.Numeric(new BigDecimal("0.0012")))
                .put("yes", true)
                .put("no", false)
                .put("none", new Tree.Nothing())
                .put("", 0)
                .build();
    }

    /** Texts that codecs stumble over. */
    static final List<String> HARD_TEXTS = Arrays.asList(
            "",
            " ",
            "no",
            "Yes",
            "null",
            "~",
            "true",
            "12:30",
            "010",
            "0x1F",
            "1_000",
            "1e3",
            "-",
            "- a",
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
            "{",
            "[a",
            "  a\nb",
            "!!binary",
            "# x",
            "''",
            "+1",
            "-0",
            ".inf",
            ".nan",
            "1.",
            ":x",
            "?",
            "NaN",
            "True",
            "[1]",
            "a, b",
            "a\n  b\n",
            "a\tb",
            "off",
            "x:",
            "x\n\n",
            "œuvre",
            "---",
            "...",
            "<<",
            "=",
            ".5",
            "2026-03-01",
            "24.60",
            "l’aide à domicile",
            "e\u0301",
            " x",
            "x ",
            "\tx",
            "x\n",
            "\nx",
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
            "\\u0041",
            "</script>",
            "x".repeat(100_000));

    /** Numbers that a double would not keep, or that are at the limit. */
    static final List<String> HARD_NUMBERS = List.of(
            "0",
            "-1",
            "9223372036854775807",
            "9223372036854775808",
            "9007199254740993",
            "0.1",
            "3.311",
            "24.6",
            "123456789012345678901234567890.000000000000000000001",
            "1".repeat(1000),
            "-" + "1".repeat(999),
            "0." + "0".repeat(997) + "1");
}
