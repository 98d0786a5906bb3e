package org.essaim.tck;

import java.util.List;
import java.util.Locale;

/** Texts that lesser stores change on their way. */
final class Texts {
    /** Every store keeps these. */
    static final List<String> PLAIN = List.of(
            "é composed: \u00E9",
            "é of two characters: e\u0301",
            "œuvre, cœur, Œ, ÿ, ß, ı, İ",
            "« l’aide à domicile » : 12\u202F000 €",
            "bees: 🐝🐝, a family: \uD83D\uDC69\u200D\uD83D\uDC67, the last one: \uDBFF\uDFFD",
            "right to left: שלום مرحبا",
            "quotes: ' \" ` '' \\' \\\\ \\n",
            "SQL: '; drop table x; -- ? $1 :name ${name} {d '2026-03-02'}",
            "JSON: {\"a\": [1, null]} </script>",
            "lines: LF\nCR\rCRLF\r\nTAB\tLS\u2028PS\u2029NEL\u0085",
            "spaces: \u00A0\u2003\uFEFF ends with one ",
            "controls: \u0001\u001F\u007F",
            "%_*?[a-z]",
            "long: " + "abcdefghij".repeat(40));

    /** A store that cannot keep one of these says so. */
    static final List<String> HARD = List.of(
            "NUL: [\u0000]",
            "half a pair, high: [\uD83D]",
            "half a pair, low: [\uDC1D]",
            "not a character: [\uFFFE\uFFFF]");

    private Texts() {}

    /** The text as a report can show it. */
    static String escaped(String text) {
        StringBuilder shown = new StringBuilder("[");
        text.chars().limit(60).forEach(c -> {
            if (c >= ' ' && c < 0x7F) {
                shown.append((char) c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04X", c));
            }
        });
        return shown.append(text.length() > 60 ? "…]" : "]").toString();
    }
}
