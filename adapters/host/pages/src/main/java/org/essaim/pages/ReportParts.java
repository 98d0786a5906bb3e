package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays a report of core's out as parts of a page; long detail is left to files. */
final class ReportParts {
    private final Visit visit;
    private final Figures figures;
    private final List<Part> parts = new ArrayList<>();

    private ReportParts(Visit visit) {
        this.visit = visit;
        this.figures = visit.figures();
    }

    static List<Part> of(Visit visit, Report report) {
        ReportParts laidOut = new ReportParts(visit);
        for (Section section : report.sections()) {
            if (!section.bulk()) {
                laidOut.parts.add(new Part.Heading(section.title()));
                section.blocks().forEach(laidOut::add);
            }
        }
        return laidOut.parts;
    }

    private void add(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            parts.add(new Part.Prose(paragraph.text()));
        } else if (block instanceof Block.Notice notice) {
            parts.add(Part.Notice.of(Part.Tone.WARNING, notice.text()));
        } else if (block instanceof Block.Facts facts) {
            parts.add(new Part.Facts(facts.facts().stream()
                    .map(fact -> new Part.Fact(fact.title(), cell(fact.value())))
                    .toList()));
        } else if (block instanceof Block.Table table) {
            add(table);
        } else if (block instanceof Block.Chart chart) {
            // Its table says the same, to everybody.
            add(chart.table());
        } else if (block instanceof Block.Check check) {
            parts.add(Part.Notice.of(
                    check.holds() ? Part.Tone.GOOD : Part.Tone.WARNING,
                    check.title(),
                    figures.text(check.expected()) + (check.holds() ? " = " : " ≠ ") + figures.text(check.found())));
        }
    }

    private void add(Block.Table table) {
        if (table.rows().isEmpty()) {
            parts.add(new Part.Prose(table.caption() + visit.say("\u00a0: rien.", ": nothing.")));
            return;
        }
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            boolean figure = table.rows().stream().map(row -> row.get(column)).anyMatch(ReportParts::isFigure);
            heads.add(new Head(table.columns().get(i).title(), figure));
        }
        parts.add(new Part.Grid(
                table.caption(), heads, table.rows().stream().map(this::cells).toList(), cells(table.totals())));
    }

    private List<Cell> cells(List<Value> values) {
        return values.stream().map(this::cell).toList();
    }

    private Cell cell(Value value) {
        return value instanceof Value.Absent absent ? Cell.absent(absent.reason()) : Cell.of(figures.text(value));
    }

    private static boolean isFigure(Value value) {
        return value instanceof Value.Hours
                || value instanceof Value.Amount
                || value instanceof Value.Count
                || value instanceof Value.Decimal
                || value instanceof Value.Share;
    }
}
