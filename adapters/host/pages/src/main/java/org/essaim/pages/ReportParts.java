package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays a report of core's out as parts of a page; long detail is left to files. */
final class ReportParts {
    // Nobody reads further down a page; files have all of them.
    private static final int MOST_ROWS = 1000;
    private final Visit visit;
    private final Ways ways;
    private final Figures figures;
    private final List<Part> parts = new ArrayList<>();

    /** Where a figure of a table leads. */
    interface Ways {
        /** Its address; nothing if it leads nowhere. */
        Optional<String> of(Block.Table table, int row, int column);
    }

    private ReportParts(Visit visit, Ways ways) {
        this.visit = visit;
        this.ways = ways;
        this.figures = visit.figures();
    }

    static List<Part> of(Visit visit, Report report) {
        return of(visit, report, (table, row, column) -> Optional.empty());
    }

    static List<Part> of(Visit visit, Report report, Ways ways) {
        ReportParts laidOut = new ReportParts(visit, ways);
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
        } else if (block instanceof Block.Heading heading) {
            parts.add(new Part.Subheading(heading.text()));
        } else if (block instanceof Block.Bullets bullets) {
            parts.add(new Part.Bullets(bullets.items()));
        } else if (block instanceof Block.Notice notice) {
            parts.add(Part.Notice.of(Part.Tone.WARNING, notice.text()));
        } else if (block instanceof Block.Facts facts) {
            parts.add(new Part.Facts(facts.facts().stream()
                    .map(fact -> new Part.Fact(fact.title(), cell(fact.value())))
                    .toList()));
        } else if (block instanceof Block.Table table) {
            add(table, table.caption());
        } else if (block instanceof Block.Chart chart) {
            // Its table says the same, to everybody.
            add(chart.table(), chart.title() + ", " + chart.table().caption());
        } else if (block instanceof Block.Check check) {
            parts.add(Part.Notice.of(
                    check.holds() ? Part.Tone.GOOD : Part.Tone.WARNING,
                    check.title(),
                    figures.text(check.expected()) + (check.holds() ? " = " : " ≠ ") + figures.text(check.found())));
        }
    }

    private void add(Block.Table table, String caption) {
        if (table.rows().isEmpty()) {
            parts.add(new Part.Prose(caption + visit.say("\u00a0: rien.", ": nothing.")));
            return;
        }
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            boolean figure = table.rows().stream().map(row -> row.get(column)).anyMatch(ReportParts::isFigure);
            heads.add(new Head(table.columns().get(i).title(), figure));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(MOST_ROWS, table.rows().size()); row++) {
            rows.add(cells(table, row));
        }
        parts.add(new Part.Grid(caption, heads, rows, cells(table.totals())));
        if (table.rows().size() > rows.size()) {
            parts.add(new Part.Prose(visit.say(
                    "Seules les " + figures.count(MOST_ROWS) + " premières lignes sont affichées.",
                    "Only the first " + figures.count(MOST_ROWS) + " rows are shown.")));
        }
    }

    private List<Cell> cells(Block.Table table, int row) {
        List<Cell> cells = new ArrayList<>();
        List<Value> values = table.rows().get(row);
        for (int column = 0; column < values.size(); column++) {
            Cell cell = cell(values.get(column));
            cells.add(ways.of(table, row, column)
                    .map(address -> Cell.link(cell.text(), address))
                    .orElse(cell));
        }
        return cells;
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
