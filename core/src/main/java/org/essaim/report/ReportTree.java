package org.essaim.report;

import java.util.List;
import org.essaim.document.Tree;

/**
 * Lays a report out for software: the same values as for people, not rounded, each row by the keys of its columns. What is absent is an object with its
 * reason, so that nothing can be taken for 0.
 */
final class ReportTree {
    private ReportTree() {}

    static Tree.Fields of(Report report) {
        Tree.Builder fields = Tree.fields()
                .put("report", report.id())
                .put("title", report.title())
                .putIfPresent("subtitle", report.subtitle())
                .put("language", report.english() ? "en" : "fr")
                .put("audience", report.audience().name())
                .put("fictitious", report.fictitious());
        if (report.digest() != null) {
            fields.put("digest", report.digest().hex());
        }
        return fields.put(
                        "sections",
                        report.sections().stream().map(ReportTree::section).toList())
                .build();
    }

    private static Tree section(Section section) {
        return Tree.fields()
                .put("section", section.id())
                .put("title", section.title())
                .put("blocks", section.blocks().stream().map(ReportTree::block).toList())
                .build();
    }

    private static Tree block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return Tree.fields().put("text", paragraph.text()).build();
        } else if (block instanceof Block.Heading heading) {
            return Tree.fields().put("heading", heading.text()).build();
        } else if (block instanceof Block.Bullets bullets) {
            return Tree.fields()
                    .put("bullets", bullets.items().stream().map(Tree::of).toList())
                    .build();
        } else if (block instanceof Block.Lines lines) {
            return Tree.fields().put("lines", lines.count()).build();
        } else if (block instanceof Block.Notice notice) {
            return Tree.fields().put("notice", notice.text()).build();
        } else if (block instanceof Block.Facts facts) {
            return Tree.fields()
                    .put("facts", facts.facts().stream().map(ReportTree::fact).toList())
                    .build();
        } else if (block instanceof Block.Table table) {
            return table(table).build();
        } else if (block instanceof Block.Chart chart) {
            return table(chart.table())
                    .put("chart", chart.kind().name())
                    .put("title", chart.title())
                    .build();
        } else if (block instanceof Block.Check check) {
            return Tree.fields()
                    .put("check", check.id())
                    .put("title", check.title())
                    .put("expected", value(check.expected()))
                    .put("found", value(check.found()))
                    .put("holds", check.holds())
                    .build();
        }
        throw new IllegalStateException("A block of an unknown kind cannot be laid out.");
    }

    private static Tree fact(Block.Facts.Fact fact) {
        return Tree.fields()
                .put("key", fact.key())
                .put("title", fact.title())
                .put("value", value(fact.value()))
                .build();
    }

    private static Tree.Builder table(Block.Table table) {
        Tree.Builder fields = Tree.fields()
                .put("table", table.id())
                .put("caption", table.caption())
                .put(
                        "columns",
                        table.columns().stream()
                                .map(column -> Tree.fields()
                                        .put("key", column.key())
                                        .put("title", column.title())
                                        .build())
                                .toList())
                .put("rows", table.rows().stream().map(row -> row(table, row)).toList());
        if (!table.totals().isEmpty()) {
            fields.put("totals", row(table, table.totals()));
        }
        return fields;
    }

    private static Tree row(Block.Table table, List<Value> values) {
        Tree.Builder row = Tree.fields();
        for (int i = 0; i < values.size(); i++) {
            row.put(table.columns().get(i).key(), value(values.get(i)));
        }
        return row.build();
    }

    private static Tree value(Value value) {
        if (value instanceof Value.Text text) {
            return Tree.of(text.text());
        } else if (value instanceof Value.Hours hours) {
            return Tree.fields().put("seconds", hours.seconds()).build();
        } else if (value instanceof Value.Amount amount) {
            return Tree.fields()
                    .put("amount", amount.money().getAmount().toPlainString())
                    .put("currency", amount.money().getCurrencyUnit().getCode())
                    .build();
        } else if (value instanceof Value.Count count) {
            return Tree.of(count.number());
        } else if (value instanceof Value.Share share) {
            return Tree.fields()
                    .put("numerator", share.numerator())
                    .put("denominator", share.denominator())
                    .build();
        } else if (value instanceof Value.Decimal decimal) {
            Tree number = new Tree.Numeric(decimal.number());
            return decimal.unit().isEmpty()
                    ? number
                    : Tree.fields()
                            .put("number", number)
                            .put("unit", decimal.unit())
                            .build();
        } else if (value instanceof Value.Day day) {
            return Tree.of(day.date().toString());
        } else if (value instanceof Value.Month month) {
            return Tree.of(month.month().toString());
        } else if (value instanceof Value.Link link) {
            return Tree.fields().put("address", link.address().toString()).build();
        } else if (value instanceof Value.Absent absent) {
            return Tree.fields().put("absent", absent.reason()).build();
        }
        throw new IllegalStateException("A value of an unknown kind cannot be laid out.");
    }
}
