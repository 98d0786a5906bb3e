package org.essaim.cli;

import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Section;

/** A report as a terminal shows it; long detail is left to files. */
final class Screenful {
    private final Program program;

    private Screenful(Program program) {
        this.program = program;
    }

    /** Prints everything. */
    static void print(Report report, Program program) {
        Screenful screenful = new Screenful(program);
        program.print(report.title());
        if (!report.subtitle().isEmpty()) {
            program.print(report.subtitle());
        }
        program.print("");
        report.sections().stream().filter(section -> !section.bulk()).forEach(screenful::print);
    }

    private void print(Section section) {
        program.print(section.title());
        program.print("");
        for (Block block : section.blocks()) {
            print(block);
            program.print("");
        }
    }

    private void print(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            program.print(paragraph.text());
        } else if (block instanceof Block.Heading heading) {
            program.print(heading.text());
        } else if (block instanceof Block.Bullets bullets) {
            bullets.items().forEach(item -> program.print("- " + item));
        } else if (block instanceof Block.Lines lines) {
            program.print("…".repeat(lines.count() * 10));
        } else if (block instanceof Block.Notice notice) {
            program.print(notice.text());
        } else if (block instanceof Block.Facts facts) {
            Table table = new Table().words("").figures("");
            facts.facts()
                    .forEach(fact -> table.row(fact.title(), program.figures().text(fact.value())));
            program.print(table);
        } else if (block instanceof Block.Table table) {
            print(table);
        } else if (block instanceof Block.Chart chart) {
            print(chart.table());
        } else if (block instanceof Block.Check check) {
            program.print(check.title() + ": "
                    + program.figures().text(check.expected()) + (check.holds() ? " = " : " ≠ ")
                    + program.figures().text(check.found()));
        }
    }

    private void print(Block.Table table) {
        program.print(table.caption());
        program.print(Table.of(table, program.figures()));
    }
}
