package org.essaim.markdown;

import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reports whose texts are full of what means something in Markdown, or means nothing anywhere. */
final class RandomReport {
    private static final List<String> PIECES = List.of(
            "*",
            "**",
            "_",
            "__",
            "#",
            "##",
            "|",
            "||",
            "<",
            ">",
            "[",
            "]",
            "(",
            ")",
            "\\",
            "\\\\",
            "`",
            "```",
            "~",
            "~~~",
            "!",
            "-",
            "--",
            "---",
            "+",
            "1.",
            "12)",
            ":",
            "=",
            "==",
            "&",
            "&amp;",
            "&#35;",
            ";",
            ".",
            ".....",
            "…",
            "\"",
            "'",
            "/",
            "@",
            "$",
            "{",
            "}",
            "%",
            "<b>",
            "</b>",
            "<!-- x -->",
            "<br>",
            "<script>",
            "]]>",
            "![x](y)",
            "[x](y)",
            "[x]: y",
            "<https://example.org>",
            "https://example.org",
            "|---|",
            ":-:",
            "- [ ]",
            "> ",
            "# ",
            "* ",
            "+ ",
            "1. ",
            "    ",
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "\n\n",
            "\u2028",
            "\u0085",
            "\f",
            "\u000b",
            "\u00a0",
            "\u202f",
            "\u2003",
            "\u200b",
            "\ufeff",
            "\u0000",
            "\u0001",
            "\u007f",
            "\u009f",
            "\ud83d",
            "\udc1d",
            "\ufffe",
            "\uffff",
            "\ud83f\udffe",
            "🐝",
            "👩\u200d👧",
            "שלום",
            "e\u0301",
            "é",
            "œuvre",
            "équipe",
            "«\u00a0mot\u00a0»",
            "À noter\u00a0:",
            "Please note:",
            "mot",
            "a",
            "Z",
            "0",
            "9",
            "Réunion d’équipe",
            "long".repeat(60));

    private final Random random;

    RandomReport(Random random) {
        this.random = random;
    }

    Report report() {
        return new Report(
                "random",
                text(),
                text(),
                random.nextBoolean() ? Locale.FRANCE : Locale.UK,
                random.nextBoolean() ? Audience.RECIPIENT : Audience.PUBLISHED,
                random.nextBoolean(),
                null,
                several(3, () -> new Section("s", text(), random.nextInt(6) == 0, several(5, this::block))));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private Block block() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Block.Paragraph(text());
            case 2 -> new Block.Heading(text());
            case 3 -> new Block.Bullets(several(4, this::text));
            case 4 -> new Block.Facts(several(4, () -> new Block.Facts.Fact("k", text(), value())));
            case 5 -> new Block.Notice(text());
            case 6 -> new Block.Lines(1 + random.nextInt(4));
            case 7 -> new Block.Check("c", text(), value(), value(), random.nextBoolean());
            case 8 -> new Block.Chart(Block.ChartKind.STACKED, text(), table());
            default -> table();
        };
    }

    private Block.Table table() {
        int width = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(Column.of("k" + i, text()));
        }
        return new Block.Table(
                "t",
                text(),
                columns,
                several(4, () -> values(width)),
                random.nextBoolean() ? List.of() : values(width));
    }

    private List<Value> values(int count) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value());
        }
        return values;
    }

    private Value value() {
        return switch (random.nextInt(12)) {
            case 0 -> Value.hours(random.nextInt() * 60L);
            case 1 -> Value.count(random.nextInt());
            case 2 -> new Value.Share(random.nextInt(7), 7);
            case 3 -> new Value.Day(LocalDate.ofEpochDay(random.nextInt(30_000)));
            case 4 -> new Value.Month(YearMonth.of(2026, 1 + random.nextInt(12)));
            case 5 -> Value.of(Money.ofMinor(CurrencyUnit.EUR, random.nextInt()));
            case 6 -> new Value.Absent(text());
            case 7 -> new Value.Link(URI.create("https://example.org/%7Ea_b*c?d=1&e=(2)#é"));
            case 8 ->
                new Value.Link(URI.create(
                        random.nextBoolean() ? "mailto:a_b.c+d@example.org" : "MAILTO:a@example.org?subject=x%20y"));
            default -> Value.of(text());
        };
    }

    private <T> List<T> several(int most, Supplier<T> one) {
        List<T> several = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            several.add(one.get());
        }
        return several;
    }
}
