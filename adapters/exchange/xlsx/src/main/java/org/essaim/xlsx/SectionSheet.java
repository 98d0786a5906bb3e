package org.essaim.xlsx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.xlsx.Styles.Part;

/** Writes one section from top to bottom of its sheet; rows that are written are gone from memory. */
final class SectionSheet {
    private static final int PROSE_COLUMNS = 6;
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final int LINES_TO_SIGN = 2;
    private static final int MOST_FROZEN_ROWS = 12;
    private static final int LEAST_FILTERED_ROWS = 8;

    private final Report report;
    private final Section section;
    private final SXSSFSheet sheet;
    private final Styles styles;
    private final TotalNames names;
    private final Wording wording;
    private final Figures figures;
    private final Widths widths;
    private int next;

    SectionSheet(Report report, Section section, SXSSFSheet sheet, Styles styles, TotalNames names, Wording wording) {
        this.report = report;
        this.section = section;
        this.sheet = sheet;
        this.styles = styles;
        this.names = names;
        this.wording = wording;
        this.figures = Figures.in(report.locale());
        this.widths = new Widths(figures);
    }

    void write(boolean first) {
        List<Block.Table> tables = tables();
        tables.forEach(widths::of);
        section.blocks().forEach(widths::of);
        widths.atLeast(PROSE_COLUMNS);
        widths.applyTo(sheet);
        page();
        line(Part.TITLE, report.title());
        if (!report.subtitle().isBlank()) {
            line(Part.SUBTITLE, report.subtitle());
        }
        if (report.fictitious()) {
            Row row = row();
            for (int i = 0; i < PROSE_COLUMNS; i++) {
                text(row.createCell(i), Part.FICTITIOUS, i == 0 ? wording.fictitious() : "");
            }
        }
        next++;
        line(Part.SECTION, section.title());
        next++;
        boolean alone =
                section.bulk() || (tables.size() == 1 && tables.get(0).rows().size() >= LEAST_FILTERED_ROWS);
        List<Block.Check> checks = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Check check) {
                checks.add(check);
                continue;
            }
            checks(checks);
            if (block instanceof Block.Table table) {
                table(table, alone);
                alone = false;
            } else if (block instanceof Block.Chart chart) {
                table(chart.table(), alone);
                alone = false;
            } else {
                write(block);
            }
        }
        checks(checks);
        if (first) {
            colophon();
        }
    }

    private List<Block.Table> tables() {
        List<Block.Table> tables = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Table table) {
                tables.add(table);
            } else if (block instanceof Block.Chart chart) {
                tables.add(chart.table());
            }
        }
        return tables;
    }

    private void page() {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(true);
        sheet.setFitToPage(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setHorizontallyCenter(false);
        String title = report.title().replace("&", "&&");
        sheet.getFooter().setLeft(title.length() > 200 ? title.substring(0, 200) : title);
        sheet.getFooter().setRight(wording.page() + " &P / &N");
        if (report.fictitious()) {
            sheet.getHeader().setCenter("&B" + wording.fictitious());
        }
    }

    private void write(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            prose(Part.PROSE, paragraph.text());
        } else if (block instanceof Block.Heading heading) {
            line(Part.CAPTION, heading.text());
        } else if (block instanceof Block.Bullets bullets) {
            bullets.items().forEach(item -> prose(Part.PROSE, "• " + item));
        } else if (block instanceof Block.Lines lines) {
            next += lines.count();
        } else if (block instanceof Block.Notice notice) {
            prose(Part.NOTICE, wording.notice() + notice.text());
        } else if (block instanceof Block.Facts facts) {
            for (Block.Facts.Fact fact : facts.facts()) {
                Row row = row();
                text(row.createCell(0), Part.NAME, fact.title());
                value(row.createCell(1), Part.FACT, fact.value());
            }
        }
        next++;
    }

    private void table(Block.Table table, boolean alone) {
        line(Part.CAPTION, table.caption());
        int heading = next;
        Row head = row();
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            boolean holdsFigures = table.rows().stream().anyMatch(row -> isFigure(row.get(column)));
            text(
                    head.createCell(i),
                    holdsFigures ? Part.HEADING_OF_FIGURES : Part.HEADING,
                    table.columns().get(i).title());
        }
        head.setHeightInPoints(Styles.lineHeight() * widths.headingLines(table));
        if (next + table.rows().size() >= SpreadsheetVersion.EXCEL2007.getMaxRows()) {
            throw new EssaimException(
                    "Table [" + table.id() + "] has " + table.rows().size()
                            + " rows; a sheet holds " + SpreadsheetVersion.EXCEL2007.getMaxRows()
                            + ".\nMaybe export a shorter period, or CSV.");
        }
        for (List<Value> values : table.rows()) {
            Row row = row();
            for (int i = 0; i < values.size(); i++) {
                value(row.createCell(i), Part.BODY, values.get(i));
            }
            int lines = table.isToBeSigned() ? LINES_TO_SIGN : widths.lines(values);
            if (lines > 1) {
                row.setHeightInPoints(Styles.lineHeight() * lines);
            }
        }
        int last = next - 1;
        if (alone && last > heading) {
            sheet.setAutoFilter(
                    new CellRangeAddress(heading, last, 0, table.columns().size() - 1));
            sheet.setRepeatingRows(new CellRangeAddress(heading, heading, -1, -1));
            if (heading < MOST_FROZEN_ROWS) {
                sheet.createFreezePane(1, heading + 1);
            }
        }
        if (!table.totals().isEmpty()) {
            totals(table, heading + 1, last, alone);
        }
        next++;
    }

    private void totals(Block.Table table, int from, int to, boolean filtered) {
        Row row = row();
        for (int i = 0; i < table.totals().size(); i++) {
            Value value = table.totals().get(i);
            if (i == 0 && value instanceof Value.Text text && text.text().isBlank()) {
                value = Value.of(wording.total());
            }
            Cell cell = row.createCell(i);
            Column column = table.columns().get(i);
            if (column.summed() && to >= from && Sums.isSum(value, table.rows(), i)) {
                String letter = CellReference.convertNumToColString(i);
                String range = letter + (from + 1) + ":" + letter + (to + 1);
                // A filtered table's total follows the filter.
                cell.setCellFormula(filtered ? "SUBTOTAL(109," + range + ")" : "SUM(" + range + ")");
            }
            value(cell, Part.TOTAL, value);
            if (isFigure(value)) {
                names.add(table.id(), column.key(), sheet.getSheetName(), row.getRowNum(), i);
            }
        }
    }

    private void checks(List<Block.Check> checks) {
        if (checks.isEmpty()) {
            return;
        }
        Row head = row();
        text(head.createCell(0), Part.HEADING, wording.check());
        text(head.createCell(1), Part.HEADING_OF_FIGURES, wording.expected());
        text(head.createCell(2), Part.HEADING_OF_FIGURES, wording.found());
        text(head.createCell(3), Part.HEADING, wording.result());
        for (Block.Check check : checks) {
            Row row = row();
            text(row.createCell(0), Part.BODY, check.title());
            value(row.createCell(1), Part.BODY, check.expected());
            value(row.createCell(2), Part.BODY, check.found());
            Cell cell = row.createCell(3);
            // A check that is no plain equality, such as a ceiling, keeps the verdict it came with.
            if (check.expected().equals(check.found()) == check.holds()) {
                cell.setCellFormula(comparison(check, row.getRowNum() + 1));
            }
            text(cell, check.holds() ? Part.HOLDS : Part.DIFFERS, check.holds() ? wording.holds() : wording.differs());
        }
        next++;
        checks.clear();
    }

    private String comparison(Block.Check check, int row) {
        String equal;
        if (isFigure(check.expected()) && isFigure(check.found())) {
            // A second is 0.00028 h and a cent 0.01: six decimals tell apart what differs and no more.
            equal = "ROUND(B" + row + "-C" + row + ",6)=0";
        } else {
            equal = "EXACT(B" + row + ",C" + row + ")";
        }
        return "IF(" + equal + ",\"" + wording.holds() + "\",\"" + wording.differs() + "\")";
    }

    private void colophon() {
        line(Part.SMALL, wording.rounding());
        Digest digest = report.digest();
        if (digest != null) {
            line(Part.SMALL, wording.digest() + digest.hex().replaceAll("(.{8})(?=.)", "$1 "));
        }
    }

    private void prose(Part part, String text) {
        int width = widths.prose(PROSE_COLUMNS);
        int row = next;
        Row line = row();
        for (int i = 0; i < PROSE_COLUMNS; i++) {
            text(line.createCell(i), part, i == 0 ? text : "");
        }
        line.setHeightInPoints(Styles.lineHeight() * (1 + text.length() * 10 / (width * 9)));
        sheet.addMergedRegion(new CellRangeAddress(row, row, 0, PROSE_COLUMNS - 1));
    }

    private void line(Part part, String text) {
        Row row = row();
        if (part == Part.TITLE) {
            row.setHeightInPoints(Styles.lineHeight() * 1.6f);
        }
        text(row.createCell(0), part, text);
    }

    private Row row() {
        return sheet.createRow(next++);
    }

    private void value(Cell cell, Part part, Value value) {
        if (value instanceof Value.Hours hours) {
            number(cell, hours(hours.seconds()));
        } else if (value instanceof Value.Amount amount) {
            number(cell, amount.money().getAmount());
        } else if (value instanceof Value.Count count) {
            number(cell, BigDecimal.valueOf(count.number()));
        } else if (value instanceof Value.Decimal decimal) {
            number(
                    cell,
                    decimal.unit().equals(Styles.PER_CENT) ? decimal.number().movePointLeft(2) : decimal.number());
        } else if (value instanceof Value.Share share) {
            number(
                    cell,
                    BigDecimal.valueOf(share.numerator())
                            .divide(BigDecimal.valueOf(share.denominator()), 15, RoundingMode.HALF_UP));
        } else if (value instanceof Value.Day day && day.date().getYear() > 1900) {
            cell.setCellValue(day.date());
        } else if (value instanceof Value.Month month && month.month().getYear() > 1900) {
            cell.setCellValue(month.month().atDay(1));
        } else {
            // Excel knows no date before 1900, and miscounts the first months of that year.
            String text = figures.text(value);
            cell.setCellValue(cut(text));
            Value as = value instanceof Value.Absent ? value : Value.of(text);
            cell.setCellStyle(styles.of(part, as, FormulaGuard.looksLikeFormula(text)));
            return;
        }
        cell.setCellStyle(styles.of(part, value, false));
    }

    /** The one place where a figure becomes a floating-point number: a workbook has no others. */
    private static void number(Cell cell, BigDecimal exact) {
        cell.setCellValue(exact.doubleValue());
    }

    private static BigDecimal hours(long seconds) {
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(3600), 10, RoundingMode.HALF_UP);
    }

    private void text(Cell cell, Part part, String text) {
        cell.setCellValue(cut(text));
        cell.setCellStyle(styles.text(part, FormulaGuard.looksLikeFormula(text)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 4) + " […]";
    }

    private static boolean isFigure(Value value) {
        return Sums.isFigure(value);
    }
}
