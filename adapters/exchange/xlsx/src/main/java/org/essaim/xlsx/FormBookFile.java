package org.essaim.xlsx;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.formats.OfficePackage;
import org.jspecify.annotations.Nullable;

/** The sheets of an XLSForm in a workbook, or one after another in a CSV file, whose first column then names the sheet. */
final class FormBookFile {
    private static final int LARGEST = 20 << 20;
    private static final long LARGEST_SHEET = 100 << 20;
    private static final int MOST_ROWS = 50_000;
    // What a cell takes besides its text.
    private static final int CELL = 16;
    private static final int LONGEST_CELL = 32_767;
    private static final int LONGEST_HEADING = 100;
    private static final char BOM = '\ufeff';

    private final String file;
    private final Consumer<? super Finding> findings;

    // A workbook may say no more than a CSV file of the greatest size, however small it is packed.
    private long left = LARGEST;

    FormBookFile(String file, Consumer<? super Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    static boolean isCsv(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    Optional<FormBook> read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return refused("> 20 MB");
        }
        Optional<FormBook> book = isCsv(file) ? csv(bytes) : workbook(bytes);
        if (book.isPresent() && book.get().lines(FormBook.SURVEY).isEmpty()) {
            findings.accept(Finding.of(Code.MISSING_KEY)
                    .file(file)
                    .with("key", FormBook.SURVEY)
                    .build());
            return Optional.empty();
        }
        return book;
    }

    private Optional<FormBook> refused(String problem) {
        findings.accept(Finding.of(Code.UNREADABLE_SOURCE)
                .file(file)
                .with("problem", problem)
                .build());
        return Optional.empty();
    }

    private Optional<FormBook> workbook(byte[] bytes) {
        try {
            Path copy = Files.createTempFile("essaim", ".xlsx");
            try {
                Files.write(copy, bytes);
                FormBook book = new FormBook();
                for (String name : SheetReader.names(copy)) {
                    String sheet = name.strip().toLowerCase(Locale.ROOT);
                    if (FormBook.SHEETS.contains(sheet) && !book.has(sheet)) {
                        book.addSheet(sheet);
                        Filling filling = new Filling(book, sheet);
                        SheetReader.walk(copy, List.of(name), LARGEST_SHEET, filling::row);
                        if (filling.full) {
                            return refused("> " + MOST_ROWS);
                        } else if (left < 0) {
                            return refused("> 20 MB");
                        }
                    }
                }
                return Optional.of(book);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (SheetReader.Refused e) {
            return refused(e.problem());
        } catch (IOException e) {
            // Its message may name a folder of this machine.
            return refused(e.getClass().getSimpleName());
        }
    }

    /** Takes the rows of one sheet, the first of which names its columns. */
    private final class Filling {
        private final FormBook book;
        private final String sheet;
        private final Map<Integer, String> headings = new LinkedHashMap<>();
        private int rows;
        private boolean full;

        Filling(FormBook book, String sheet) {
            this.book = book;
            this.sheet = sheet;
        }

        boolean row(long number, List<SheetReader.Cell> cells) {
            if (++rows > MOST_ROWS) {
                full = true;
                return false;
            }
            Map<String, String> texts = new LinkedHashMap<>();
            for (SheetReader.Cell cell : cells) {
                String text = text(cell);
                left -= text.length() + CELL;
                if (left < 0) {
                    return false;
                }
                if (text.isBlank()) {
                    continue;
                }
                if (cell.kind() == SheetReader.Kind.FORMULA) {
                    findings.accept(Finding.of(Code.FORMULA_CELL)
                            .file(file)
                            .row(number)
                            .column(shortened(headings.get(cell.column())))
                            .path(sheet)
                            .build());
                    continue;
                }
                String heading = headings.get(cell.column());
                if (headings.isEmpty() || rows == 1) {
                    texts.put(Integer.toString(cell.column()), text.strip());
                } else if (heading != null) {
                    texts.put(heading, text.strip());
                }
            }
            if (headings.isEmpty()) {
                texts.forEach((column, heading) -> headings.put(Integer.valueOf(column), heading));
                rows = headings.isEmpty() ? 0 : rows;
            } else if (!texts.isEmpty()) {
                book.add(sheet, new FormBook.Line(number, texts));
            }
            return true;
        }

        // A spreadsheet keeps 1 as 1.0.
        private String text(SheetReader.Cell cell) {
            if (cell.kind() != SheetReader.Kind.NUMBER || cell.value().length() > 60) {
                return cell.value();
            }
            try {
                BigDecimal number = new BigDecimal(cell.value());
                return Math.abs((long) number.scale()) > 60
                        ? cell.value()
                        : number.signum() == 0
                                ? "0"
                                : number.stripTrailingZeros().toPlainString();
            } catch (NumberFormatException e) {
                return cell.value();
            }
        }
    }

    // A heading may be as long as a cell, and each formula below it is told.
    private static @Nullable String shortened(@Nullable String heading) {
        return heading == null ? null : FormCodes.cut(heading, LONGEST_HEADING);
    }

    private Optional<FormBook> csv(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            findings.accept(Finding.of(Code.UNREADABLE_ENCODING)
                    .file(file)
                    .with("expected", "UTF-8")
                    .build());
            return Optional.empty();
        }
        FormBook book = new FormBook();
        String sheet = "";
        List<String> headings = List.of();
        int rows = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.NONE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(!text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text)) {
            for (CsvRecord each : reader) {
                if (++rows > MOST_ROWS) {
                    return refused("> " + MOST_ROWS);
                }
                List<String> fields = each.getFields();
                if (!fields.get(0).isBlank()) {
                    sheet = fields.get(0).strip().toLowerCase(Locale.ROOT);
                    headings = List.of();
                    if (FormBook.SHEETS.contains(sheet)) {
                        book.addSheet(sheet);
                    }
                } else if (FormBook.SHEETS.contains(sheet) && fields.stream().anyMatch(field -> !field.isBlank())) {
                    if (headings.isEmpty()) {
                        headings = fields.stream().map(String::strip).toList();
                    } else {
                        book.add(sheet, new FormBook.Line(each.getStartingLineNumber(), cells(headings, fields)));
                    }
                }
            }
        } catch (CsvParseException e) {
            return refused("CSV");
        } catch (IOException e) {
            throw new UncheckedIOException("Text is read without failing.", e);
        }
        return Optional.of(book);
    }

    private static Map<String, String> cells(List<String> headings, List<String> fields) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 1; i < Math.min(headings.size(), fields.size()); i++) {
            if (!headings.get(i).isEmpty() && !fields.get(i).isBlank()) {
                cells.put(headings.get(i), fields.get(i).strip());
            }
        }
        return cells;
    }

    byte[] write(FormBook book, String title) {
        try {
            return isCsv(file) ? csv(book) : workbook(book, title);
        } catch (IOException e) {
            throw new UncheckedIOException("A questionnaire cannot be written to the temporary folder.", e);
        }
    }

    private static byte[] csv(FormBook book) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            for (String sheet : FormBook.SHEETS) {
                List<String> headings = book.headings(sheet);
                if (headings.isEmpty()) {
                    continue;
                }
                writer.writeRecord(sheet);
                writer.writeRecord(after("", headings));
                for (FormBook.Line line : book.lines(sheet)) {
                    writer.writeRecord(after(
                            "",
                            headings.stream()
                                    .map(heading -> line.cells().getOrDefault(heading, ""))
                                    .toList()));
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> after(String first, List<String> others) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    private byte[] workbook(FormBook book, String title) throws IOException {
        Path raw = Files.createTempFile("essaim", ".xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            CellStyle bold = workbook.createCellStyle();
            Font font = workbook.createFont();
            font.setBold(true);
            bold.setFont(font);
            CellStyle plain = workbook.createCellStyle();
            plain.setQuotePrefixed(true);
            for (String name : FormBook.SHEETS) {
                Sheet sheet = workbook.createSheet(name);
                sheet.createFreezePane(0, 1);
                List<String> headings = book.headings(name);
                Row header = sheet.createRow(0);
                for (int i = 0; i < headings.size(); i++) {
                    Cell cell = header.createCell(i);
                    cell.setCellValue(headings.get(i));
                    cell.setCellStyle(bold);
                }
                int row = 1;
                for (FormBook.Line line : book.lines(name)) {
                    Row cells = sheet.createRow(row++);
                    for (int i = 0; i < headings.size(); i++) {
                        String text = line.cells().getOrDefault(headings.get(i), "");
                        if (!text.isEmpty()) {
                            Cell cell = cells.createCell(i);
                            cell.setCellValue(shortened(text, line.row(), headings.get(i)));
                            if (FormulaGuard.looksLikeFormula(text)) {
                                cell.setCellStyle(plain);
                            }
                        }
                    }
                }
            }
            try (OutputStream out = Files.newOutputStream(raw)) {
                workbook.write(out);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new OfficePackage(title, "XLSForm", false).copy(raw, bytes);
            return bytes.toByteArray();
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    // No spreadsheet holds a longer one.
    private String shortened(String text, long row, String column) {
        if (text.length() <= LONGEST_CELL) {
            return text;
        }
        findings.accept(Finding.of(Code.NOT_CARRIED)
                .file(file)
                .row(row)
                .column(column)
                .value("> " + LONGEST_CELL)
                .with("format", "XLSForm")
                .build());
        return FormCodes.cut(text, LONGEST_CELL);
    }
}
