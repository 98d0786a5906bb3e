package org.essaim.tck;

import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reports that nobody would lay out, but that somebody’s data may. */
final class RandomReports {
    private RandomReports() {}

    static Arbitrary<Report> arbitrary() {
        Arbitrary<Section> sections = Combinators.combine(
                        texts(), Arbitraries.of(true, false), blocks().list().ofMaxSize(4))
                .as((title, bulk, blocks) -> new Section("s", title, bulk, blocks));
        return Combinators.combine(
                        texts(),
                        texts(),
                        Arbitraries.of(Locale.FRANCE, Locale.UK),
                        Arbitraries.of(Audience.values()),
                        Arbitraries.of(true, false),
                        sections.list().ofMaxSize(3))
                .as((title, subtitle, locale, audience, fictitious, drawn) -> new Report(
                        "random", "R" + title, subtitle, locale, audience, fictitious, null, numbered(drawn)));
    }

    // Names for software are unique in a report.
    private static List<Section> numbered(List<Section> sections) {
        List<Section> numbered = new ArrayList<>();
        for (Section section : sections) {
            String id = "s" + numbered.size();
            List<Block> blocks = new ArrayList<>();
            for (Block block : section.blocks()) {
                blocks.add(
                        block instanceof Block.Table table
                                ? new Block.Table(
                                        id + "-t" + blocks.size(),
                                        table.caption(),
                                        table.columns(),
                                        table.rows(),
                                        table.totals())
                                : block);
            }
            numbered.add(new Section(id, id + " " + section.title(), section.bulk(), blocks));
        }
        return numbered;
    }

    private static Arbitrary<Block> blocks() {
        return Arbitraries.oneOf(
                texts().map(Block.Paragraph::new),
                texts().map(Block.Notice::new),
                texts().map(Block.Heading::new),
                texts().list().ofMaxSize(3).map(Block.Bullets::new),
                Arbitraries.integers().between(1, 5).map(Block.Lines::new),
                Combinators.combine(texts(), values())
                        .as((title, value) -> new Block.Facts.Fact("fact", title, value))
                        .list()
                        .ofMaxSize(3)
                        .map(Block.Facts::new),
                tables(),
                Combinators.combine(texts(), values(), Arbitraries.of(true, false))
                        .as((title, value, holds) -> new Block.Check("check", title, value, value, holds)));
    }

    private static Arbitrary<Block> tables() {
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(columns -> Combinators.combine(
                                texts(),
                                texts().list().ofSize(columns),
                                values().list().ofSize(columns).list().ofMaxSize(5))
                        .as((caption, titles, rows) -> {
                            List<Column> heads = new ArrayList<>();
                            for (String title : titles) {
                                heads.add(Column.of("c" + heads.size(), title));
                            }
                            return new Block.Table("t", caption, heads, rows, List.of());
                        }));
    }

    private static Arbitrary<Value> values() {
        return Arbitraries.oneOf(
                texts().map(Value::of),
                Arbitraries.longs().between(-1_000_000_000, 1_000_000_000).map(Value::hours),
                Arbitraries.longs().between(-1_000_000_000, 1_000_000_000).map(Value::count),
                Arbitraries.longs()
                        .between(-1_000_000_000, 1_000_000_000)
                        .map(cents -> Value.of(Money.ofMinor(CurrencyUnit.EUR, cents))),
                Combinators.combine(
                                Arbitraries.bigDecimals().ofScale(9),
                                Arbitraries.integers().between(0, Value.Decimal.MOST_DECIMALS),
                                Arbitraries.of("", "%", "€/h", "\"x\" [1];@"))
                        .as(Value.Decimal::new),
                Combinators.combine(
                                Arbitraries.longs().between(-1_000, 1_000),
                                Arbitraries.longs().between(1, 1_000))
                        .as(Value.Share::new),
                Arbitraries.longs()
                        .between(0, 40_000)
                        .map(LocalDate::ofEpochDay)
                        .map(Value.Day::new),
                Arbitraries.integers()
                        .between(0, 1_200)
                        .map(months -> new Value.Month(YearMonth.of(1970, 1).plusMonths(months))),
                Arbitraries.of("https://example.org/a?b=1&c=2", "mailto:contact@example.org")
                        .map(URI::create)
                        .map(Value.Link::new),
                texts().map(Value.Absent::new));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                "Réunion d’équipe",
                "",
                " ",
                "=1+1",
                "<b>&amp;</b>",
                "]]>",
                "--><script>alert(1)</script>",
                // What no document can hold: control characters, half a character.
                "cloche\u0007 \u0000",
                "moitié \ud83d",
                "deux\nlignes",
                "été 🐝",
                "a".repeat(120),
                "mot ".repeat(60));
    }
}
