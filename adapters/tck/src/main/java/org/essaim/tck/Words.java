package org.essaim.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** What a person must be able to read in whatever a report is written to: its words, one by one, and its figures. */
final class Words {
    private final List<String> texts = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private final Figures shown;

    private Words(Report report) {
        shown = Figures.in(report.locale());
        texts.add(report.title());
        texts.add(report.subtitle());
        // Long detail may be left out of a print.
        report.sections().stream().filter(section -> !section.bulk()).forEach(this::section);
    }

    static Words in(Report report) {
        return new Words(report);
    }

    /** The texts, each in one piece. */
    List<String> texts() {
        return texts;
    }

    /** Hours, amounts and counts, as they are written for people. */
    List<String> figures() {
        return figures;
    }

    /** What is not to be found in this text; lines and columns may lie between the words of a title. */
    List<String> missingIn(String text) {
        String words = text.replaceAll("\\s|\u00a0|\u202f|\u00ad", "");
        String digits = words.replaceAll("[.,]", "");
        List<String> missing = new ArrayList<>();
        for (String each : texts) {
            Arrays.stream(each.split("[\\s\u00a0\u202f]+"))
                    .filter(word -> !words.contains(word))
                    .forEach(missing::add);
        }
        for (String figure : figures) {
            if (!digits.contains(figure.replaceAll("[^0-9]", ""))) {
                missing.add(figure);
            }
        }
        return missing;
    }

    private void section(Section section) {
        texts.add(section.title());
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                texts.add(paragraph.text());
            } else if (block instanceof Block.Heading heading) {
                texts.add(heading.text());
            } else if (block instanceof Block.Bullets bullets) {
                texts.addAll(bullets.items());
            } else if (block instanceof Block.Notice notice) {
                texts.add(notice.text());
            } else if (block instanceof Block.Facts facts) {
                for (Block.Facts.Fact fact : facts.facts()) {
                    texts.add(fact.title());
                    value(fact.value());
                }
            } else if (block instanceof Block.Table table) {
                table(table);
            } else if (block instanceof Block.Chart chart) {
                table(chart.table());
            } else if (block instanceof Block.Check check) {
                texts.add(check.title());
                value(check.expected());
                value(check.found());
            }
        }
    }

    private void table(Block.Table table) {
        texts.add(table.caption());
        table.columns().forEach(column -> texts.add(column.title()));
        table.rows().forEach(row -> row.forEach(this::value));
        table.totals().forEach(this::value);
    }

    private void value(Value value) {
        if (value instanceof Value.Text text) {
            texts.add(text.text());
        } else if (value instanceof Value.Link link) {
            texts.add(shown.text(link));
        } else if (value instanceof Value.Absent absent) {
            texts.add(absent.reason());
        } else if (value instanceof Value.Hours
                || value instanceof Value.Amount
                || value instanceof Value.Count
                || value instanceof Value.Decimal) {
            figures.add(shown.text(value));
        }
    }

    /** True if a text says that its organisations are invented. */
    static boolean sayFictitious(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("fictif") || lower.contains("fictive") || lower.contains("fictitious");
    }
}
