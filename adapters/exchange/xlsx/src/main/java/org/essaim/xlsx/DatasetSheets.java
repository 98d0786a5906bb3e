package org.essaim.xlsx;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.jspecify.annotations.Nullable;

/** The sheets of a workbook of data, row by row; one per workbook. */
final class DatasetSheets {
    private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows();
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    /** More digits than these a workbook rounds away. */
    private static final int MOST_DIGITS = 15;

    /** Beyond it, a page that is wide enough for all of them is too small to be read. */
    private static final int MOST_COLUMNS_ON_A_PAGE = 12;

    private static final int NARROWEST = 10;
    private static final int WIDEST = 48;
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    // What Excel reads as one character that it could not write otherwise.
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final Dataset dataset;
    private final SXSSFWorkbook workbook;
    private final Wording wording;
    private final SheetNames names;
    private final CellStyle heading;
    private final Map<String, CellStyle> styles = new HashMap<>();
    private final int[] widths;
    private @Nullable SXSSFSheet sheet;
    private int next;

    DatasetSheets(Dataset dataset, SXSSFWorkbook workbook) {
        this.dataset = dataset;
        this.workbook = workbook;
        this.wording = Wording.in(dataset.english());
        this.names = new SheetNames(wording.sheet());
        this.heading = new Styles(workbook, dataset.english()).text(Styles.Part.HEADING, false);
        this.widths = dataset.fields().stream()
                .mapToInt(field -> Math.max(NARROWEST, 3 + field.title().length() / 2))
                .toArray();
    }

    void row(List<Datum> data) {
        SXSSFSheet open = sheet;
        if (open == null || next == MOST_ROWS) {
            finish(open);
            open = begin();
        }
        Row row = open.createRow(next++);
        for (int i = 0; i < data.size(); i++) {
            if (data.get(i) != Datum.nothing()) {
                cell(row.createCell(i), data.get(i), i);
            }
        }
    }

    /** Ends the last sheet; a workbook without a row has its titles all the same. */
    void finish() {
        finish(sheet == null ? begin() : sheet);
    }

    private SXSSFSheet begin() {
        SXSSFSheet begun = workbook.createSheet(names.fresh(dataset.title()));
        sheet = begun;
        next = 0;
        Row titles = begun.createRow(next++);
        for (int i = 0; i < dataset.fields().size(); i++) {
            Cell cell = titles.createCell(i);
            cell.setCellValue(legible(dataset.fields().get(i).title()));
            cell.setCellStyle(heading);
        }
        begun.createFreezePane(0, 1);
        begun.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        PrintSetup page = begun.getPrintSetup();
        page.setPaperSize(PrintSetup.A4_PAPERSIZE);
        page.setLandscape(true);
        if (widths.length <= MOST_COLUMNS_ON_A_PAGE) {
            begun.setFitToPage(true);
            page.setFitWidth((short) 1);
            page.setFitHeight((short) 0);
        }
        begun.getFooter().setRight(wording.page() + " &P / &N");
        if (dataset.fictitious()) {
            begun.getHeader().setCenter("&B" + wording.fictitious());
        }
        return begun;
    }

    private void finish(@Nullable SXSSFSheet done) {
        if (done == null) {
            return;
        }
        done.setAutoFilter(new CellRangeAddress(0, next - 1, 0, dataset.fields().size() - 1));
        for (int i = 0; i < widths.length; i++) {
            done.setColumnWidth(i, 256 * Math.min(widths[i] + 2, WIDEST));
        }
    }

    private void cell(Cell cell, Datum datum, int column) {
        if (datum instanceof Datum.Text text) {
            text(cell, text.text(), column);
        } else if (datum instanceof Datum.Whole whole) {
            number(cell, BigDecimal.valueOf(whole.number()), "0", column);
        } else if (datum instanceof Datum.Decimal decimal) {
            int scale = Math.max(0, decimal.number().scale());
            number(cell, decimal.number(), scale == 0 ? "0" : "0." + "0".repeat(Math.min(scale, 9)), column);
        } else if (datum instanceof Datum.Amount amount) {
            number(cell, amount.money().getAmount(), "#,##0.00", column);
        } else if (datum instanceof Datum.Hours hours) {
            style(cell, "#,##0.00##", false);
            cell.setCellValue(BigDecimal.valueOf(hours.seconds())
                    .divide(HOUR, java.math.MathContext.DECIMAL64)
                    .doubleValue());
        } else if (datum instanceof Datum.Day day) {
            style(cell, "dd/mm/yyyy", false);
            cell.setCellValue(day.date());
        } else if (datum instanceof Datum.Month month) {
            style(cell, "mm/yyyy", false);
            cell.setCellValue(month.month().atDay(1));
        } else if (datum instanceof Datum.Clock clock) {
            style(cell, "hh:mm:ss", false);
            cell.setCellValue(BigDecimal.valueOf(clock.time().toSecondOfDay())
                    .divide(DAY, java.math.MathContext.DECIMAL64)
                    .doubleValue());
        } else if (datum instanceof Datum.Truth truth) {
            // Not as a truth: programs show those as TRUE, VRAI or 1, whatever the language of the titles.
            boolean english = dataset.english();
            cell.setCellValue(truth.holds() ? (english ? "yes" : "oui") : english ? "no" : "non");
        }
    }

    private void number(Cell cell, BigDecimal number, String format, int column) {
        if (number.stripTrailingZeros().precision() > MOST_DIGITS) {
            text(cell, number.toPlainString(), column);
            return;
        }
        style(cell, format, false);
        cell.setCellValue(number.doubleValue());
    }

    private void text(Cell cell, String text, int column) {
        String legible = legible(text);
        cell.setCellValue(legible);
        widths[column] = Math.max(widths[column], Math.min(text.length(), WIDEST));
        if (FormulaGuard.looksLikeFormula(text)) {
            style(cell, "@", true);
        } else if (looksLikeNumber(text)) {
            style(cell, "@", false);
        }
    }

    // A payroll number keeps the zeros that it begins with, also when somebody edits the cell.
    private static boolean looksLikeNumber(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    private static String legible(String text) {
        String cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 4) + " […]";
        return ESCAPE.matcher(cut).replaceAll("_x005F_");
    }

    private void style(Cell cell, String format, boolean quoted) {
        cell.setCellStyle(styles.computeIfAbsent(format + quoted, key -> {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            style.setQuotePrefixed(quoted);
            return style;
        }));
    }
}
