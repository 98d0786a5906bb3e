package org.essaim.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.document.SourceTable;
import org.essaim.document.TableForm;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/**
 * Small tables that people type into a workbook (<i>tableau saisi dans un classeur</i>): an empty one to fill in, and what
 * somebody filled in, read from the first sheet. Stateless and thread-safe.
 */
public final class XlsxTable {
    private static final int ROWS_TO_FILL = 1000;
    private static final long LARGEST_FILE = 20L << 20;

    private XlsxTable() {}

    /**
     * Reads the first sheet whole; its first row that is not empty names the columns.
     *
     * @return the table, or nothing if a finding says why not
     */
    public static Optional<SourceTable> read(Path file, Consumer<? super Finding> findings) {
        Path fileName = file.getFileName();
        String name = fileName == null ? file.toString() : fileName.toString();
        try {
            if (Files.size(file) > LARGEST_FILE) {
                return unreadable(name, "> 20 MB", findings);
            }
            try (InputStream in = Files.newInputStream(file);
                    Workbook workbook = new XSSFWorkbook(in)) {
                return read(workbook.getSheetAt(0), name, findings);
            }
        } catch (IOException | OpenXML4JRuntimeException | IllegalArgumentException | IllegalStateException e) {
            // Its message may repeat a path of this machine, or a cell.
            return unreadable(name, e.getClass().getSimpleName(), findings);
        }
    }

    private static Optional<SourceTable> unreadable(String name, String problem, Consumer<? super Finding> findings) {
        findings.accept(Finding.of(Code.UNREADABLE_SOURCE)
                .file(name)
                .with("problem", problem)
                .build());
        return Optional.empty();
    }

    private static Optional<SourceTable> read(Sheet sheet, String name, Consumer<? super Finding> findings) {
        List<String> header = new ArrayList<>();
        List<SourceTable.Row> rows = new ArrayList<>();
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getLastCellNum(); i++) {
                cells.add(text(row.getCell(i)));
            }
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (header.isEmpty()) {
                header.addAll(cells);
            } else {
                rows.add(new SourceTable.Row(row.getRowNum() + 1L, cells));
            }
        }
        if (header.isEmpty()) {
            findings.accept(Finding.of(Code.EMPTY_FILE).file(name).build());
            return Optional.empty();
        }
        return Optional.of(new SourceTable(name, header, rows));
    }

    private static String text(@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> cell.getStringCellValue().strip();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case NUMERIC -> DateUtil.isCellDateFormatted(cell) ? moment(cell) : number(cell.getNumericCellValue());
            default -> "";
        };
    }

    // A spreadsheet keeps 1001 as 1001.0, and a time of day as a part of no day.
    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String moment(Cell cell) {
        LocalDateTime moment = cell.getLocalDateTimeCellValue();
        if (cell.getNumericCellValue() < 1) {
            return LocalTime.MIDNIGHT
                    .plusSeconds(Math.round(cell.getNumericCellValue()
                            * ChronoUnit.DAYS.getDuration().toSeconds()))
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
        }
        return moment.toLocalDate().toString();
    }

    /**
     * Writes an empty table to fill in: the columns with their words to choose from, and a sheet that explains them.
     *
     * @param locale French or English
     */
    public static void template(TableForm form, Locale locale, OutputStream out) throws IOException {
        boolean english = locale.getLanguage().equals("en");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            CellStyle bold = workbook.createCellStyle();
            Font font = workbook.createFont();
            font.setBold(true);
            bold.setFont(font);
            Sheet sheet = workbook.createSheet(english ? "To fill in" : "À remplir");
            Sheet help = workbook.createSheet(english ? "Help" : "Aide");
            sheet.createFreezePane(0, 1);
            Row header = sheet.createRow(0);
            cells(
                    help.createRow(0),
                    bold,
                    english
                            ? List.of("Column", "Required", "What to write", "Words")
                            : List.of("Colonne", "Obligatoire", "Quoi écrire", "Mots"));
            for (int i = 0; i < form.columns().size(); i++) {
                TableForm.Column column = form.columns().get(i);
                Cell title = header.createCell(i);
                title.setCellValue(column.title(locale));
                title.setCellStyle(bold);
                sheet.setColumnWidth(i, 24 * 256);
                sheet.setDefaultColumnStyle(i, style(workbook, column.kind()));
                List<String> words = words(column, english);
                if (!words.isEmpty()) {
                    choices(sheet, i, words);
                }
                String required = column.required() ? (english ? "yes" : "oui") : (english ? "no" : "non");
                cells(
                        help.createRow(i + 1),
                        workbook.getCellStyleAt(0),
                        List.of(column.title(locale), required, column.help(locale), String.join(", ", words)));
            }
            for (int i = 0; i < 4; i++) {
                help.setColumnWidth(i, (i < 2 ? 18 : 60) * 256);
            }
            workbook.write(out);
        }
    }

    /** Writes a table as it was read, every cell as text: for rows that go back to who sent them. */
    public static void write(SourceTable table, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet();
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            cells(sheet.createRow(0), text, table.header());
            int number = 1;
            for (SourceTable.Row row : table.rows()) {
                cells(sheet.createRow(number++), text, row.cells());
            }
            workbook.write(out);
        }
    }

    private static void cells(Row row, CellStyle style, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellValue(texts.get(i));
            cell.setCellStyle(style);
        }
    }

    private static CellStyle style(Workbook workbook, TableForm.Kind kind) {
        CellStyle style = workbook.createCellStyle();
        String format = switch (kind) {
            case DAY -> "dd/mm/yyyy";
            case TIME -> "hh:mm";
            case COUNT -> "0";
            case DECIMAL -> "0.####";
            // As text, so that a payroll number keeps the zeros that it begins with, and a month is no day.
            case TEXT, PERSON, CHOICE, MONTH -> "@";
        };
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    /** The words of a choice in one language: of the words for one meaning, French comes first, English second. */
    private static List<String> words(TableForm.Column column, boolean english) {
        Map<String, List<String>> byMeaning = new LinkedHashMap<>();
        column.words()
                .forEach((word, meaning) -> byMeaning
                        .computeIfAbsent(meaning, none -> new ArrayList<>())
                        .add(word));
        return byMeaning.values().stream()
                .map(all -> all.get(english && all.size() > 1 ? 1 : 0))
                .toList();
    }

    private static void choices(Sheet sheet, int column, List<String> words) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(words.toArray(String[]::new)),
                new CellRangeAddressList(1, ROWS_TO_FILL, column, column));
        validation.setShowErrorBox(false);
        sheet.addValidationData(validation);
    }
}
