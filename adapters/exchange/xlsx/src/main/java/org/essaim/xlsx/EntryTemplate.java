package org.essaim.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.formats.OfficePackage;
import org.essaim.time.Category;

/**
 * A workbook to type working time into (<i>modèle de saisie</i>): one sheet to fill in, one with the labels that are known, one
 * that explains in French and English. {@link XlsxTimeSource} reads it back. The same template always has the same bytes.
 */
final class EntryTemplate {
    static final List<String> SHEETS = List.of("Temps", "Time");
    private static final int ROWS = 1000;

    private final String structure;
    private final String series;
    private final SortedMap<String, Category> labels;
    private final boolean english;

    /**
     * A template.
     *
     * @param structure the structure that is filled in beforehand; empty for none
     * @param series what the marks of its rows begin with: another one for each template that is handed out, or rows of one would
     *     pass for corrections of another's; empty for rows without marks
     * @param labels the labels that may be chosen, with their categories; others may be typed
     * @param locale the language of its sheets: French, unless English
     */
    EntryTemplate(String structure, String series, Map<String, Category> labels, Locale locale) {
        this.structure = structure;
        this.series = series;
        this.labels = new TreeMap<>(labels);
        this.english = locale.getLanguage().equals("en");
    }

    /**
     * Writes it; the stream stays open.
     *
     * @throws IOException if the stream fails
     */
    void write(OutputStream out) throws IOException {
        write(List.of(), out);
    }

    void write(Collection<Map<EntryColumn, SheetReader.Cell>> rows, OutputStream out) throws IOException {
        Path raw = Files.createTempFile("essaim", ".xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet(SHEETS.get(english ? 1 : 0));
            Sheet lists = workbook.createSheet(say("Libellés", "Labels"));
            Looks looks = new Looks(workbook);
            lists(lists, looks);
            entries(sheet, lists, looks, rows);
            explain(workbook.createSheet(say("Lisez-moi", "Read me")), looks);
            try (OutputStream file = Files.newOutputStream(raw)) {
                workbook.write(file);
            }
            new OfficePackage(say("Modèle de saisie du temps", "Time entry template"), structure, english)
                    .copy(raw, out);
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    private String say(String inFrench, String inEnglish) {
        return english ? inEnglish : inFrench;
    }

    /** The styles of a workbook. */
    private static final class Looks {
        private final CellStyle head;
        private final CellStyle text;
        private final CellStyle quoted;
        private final CellStyle day;
        private final CellStyle clock;
        private final CellStyle duration;
        private final CellStyle wrapped;

        Looks(XSSFWorkbook workbook) {
            Font bold = workbook.createFont();
            bold.setBold(true);
            head = workbook.createCellStyle();
            head.setFont(bold);
            head.setBorderBottom(BorderStyle.THIN);
            text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            quoted = workbook.createCellStyle();
            quoted.setQuotePrefixed(true);
            day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
            clock = workbook.createCellStyle();
            clock.setDataFormat(workbook.createDataFormat().getFormat("hh:mm"));
            duration = workbook.createCellStyle();
            duration.setDataFormat(workbook.createDataFormat().getFormat("[h]:mm"));
            wrapped = workbook.createCellStyle();
            wrapped.setWrapText(true);
        }

        CellStyle of(EntryColumn column) {
            return switch (column) {
                case DAY -> day;
                case START, END -> clock;
                case DURATION -> duration;
                // So that 0042 stays what it is.
                case STRUCTURE, WORKER, LABEL, SERVICE, TEAM, KEY -> text;
            };
        }
    }

    private void entries(Sheet sheet, Sheet lists, Looks looks, Collection<Map<EntryColumn, SheetReader.Cell>> rows) {
        Row head = sheet.createRow(0);
        for (EntryColumn column : EntryColumn.values()) {
            Cell cell = head.createCell(column.place);
            cell.setCellValue(column.title(english));
            cell.setCellStyle(looks.head);
            sheet.setColumnWidth(column.place, column.width * 256);
            sheet.setDefaultColumnStyle(column.place, looks.of(column));
        }
        sheet.createFreezePane(0, 1);
        int number = 1;
        for (Map<EntryColumn, SheetReader.Cell> typed : rows) {
            Row row = sheet.createRow(number++);
            typed.forEach((column, cell) -> put(row.createCell(column.place), column, cell, looks));
        }
        for (int i = number; i <= ROWS && !series.isEmpty(); i++) {
            Row row = sheet.createRow(i);
            fill(row, EntryColumn.STRUCTURE, structure, looks);
            fill(row, EntryColumn.KEY, series + "-" + i, looks);
        }
        validate(sheet, lists);
    }

    private static void fill(Row row, EntryColumn column, String text, Looks looks) {
        Cell cell = row.createCell(column.place);
        cell.setCellStyle(FormulaGuard.looksLikeFormula(text) ? looks.quoted : looks.text);
        cell.setCellValue(text);
    }

    private static void put(Cell cell, EntryColumn column, SheetReader.Cell typed, Looks looks) {
        if (typed.kind() == SheetReader.Kind.NUMBER && isFinite(typed.value())) {
            cell.setCellStyle(looks.of(column));
            // As the spreadsheet itself writes it: nothing is counted with it here.
            cell.setCellValue(Double.parseDouble(typed.value()));
        } else {
            cell.setCellStyle(FormulaGuard.looksLikeFormula(typed.value()) ? looks.quoted : looks.of(column));
            cell.setCellValue(typed.value());
        }
    }

    private static boolean isFinite(String value) {
        return value.length() <= 30 && value.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");
    }

    private void validate(Sheet sheet, Sheet lists) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        if (!labels.isEmpty()) {
            DataValidation chosen = helper.createValidation(
                    helper.createFormulaListConstraint("'" + lists.getSheetName() + "'!$A$2:$A$" + (labels.size() + 1)),
                    cells(EntryColumn.LABEL));
            // A label that nobody knows yet is reported, not refused.
            chosen.setErrorStyle(DataValidation.ErrorStyle.WARNING);
            chosen.createErrorBox(
                    say("Libellé inconnu", "Unknown label"),
                    say("Il sera à rattacher à une catégorie.", "It will have to be given a category."));
            chosen.setShowErrorBox(true);
            sheet.addValidationData(chosen);
        }
        require(
                sheet,
                helper.createDateConstraint(OperatorType.BETWEEN, "36526", "73050", null),
                EntryColumn.DAY,
                say("Un jour, comme 09/01/2025.", "A day, such as 09/01/2025."));
        DataValidationConstraint clock = helper.createDecimalConstraint(OperatorType.BETWEEN, "0", "73051");
        require(sheet, clock, EntryColumn.START, say("Une heure, comme 14:00.", "A time, such as 14:00."));
        require(sheet, clock, EntryColumn.END, say("Une heure, comme 16:30.", "A time, such as 16:30."));
        require(
                sheet,
                helper.createDecimalConstraint(OperatorType.BETWEEN, "0", "1"),
                EntryColumn.DURATION,
                say("Une durée en heures et minutes, comme 1:30.", "A duration in hours and minutes, such as 1:30."));
    }

    private static CellRangeAddressList cells(EntryColumn column) {
        return new CellRangeAddressList(1, ROWS, column.place, column.place);
    }

    private void require(Sheet sheet, DataValidationConstraint constraint, EntryColumn column, String what) {
        DataValidation validation = sheet.getDataValidationHelper().createValidation(constraint, cells(column));
        validation.createErrorBox(column.title(english), what);
        validation.setShowErrorBox(true);
        sheet.addValidationData(validation);
    }

    private void lists(Sheet sheet, Looks looks) {
        Row head = sheet.createRow(0);
        List<String> titles = List.of(say("Libellé", "Label"), "Catégorie", "Category");
        for (int i = 0; i < titles.size(); i++) {
            Cell cell = head.createCell(i);
            cell.setCellValue(titles.get(i));
            cell.setCellStyle(looks.head);
            sheet.setColumnWidth(i, 36 * 256);
        }
        int number = 1;
        for (Map.Entry<String, Category> label : labels.entrySet()) {
            Row row = sheet.createRow(number++);
            Cell cell = row.createCell(0);
            cell.setCellStyle(FormulaGuard.looksLikeFormula(label.getKey()) ? looks.quoted : looks.text);
            cell.setCellValue(label.getKey());
            row.createCell(1).setCellValue(label.getValue().title(Locale.FRENCH));
            row.createCell(2).setCellValue(label.getValue().title(Locale.ENGLISH));
        }
    }

    private void explain(Sheet sheet, Looks looks) {
        List<String> lines = new ArrayList<>(List.of(
                "Une ligne par temps de travail d’une personne.",
                "Intervenant : l’identifiant du logiciel de paie ou de planning, jamais un nom.",
                "Libellé pour un temps interne (réunion, analyse de pratiques…), ou Service pour une intervention : l’un des deux.",
                "Jour et Début, puis Fin ou Durée. Sans Début ni Fin, la Durée seule compte pour la journée.",
                "Une Fin plus tôt que le Début est du lendemain (nuits de 14 heures au plus).",
                "Aucune formule n’est calculée : une ligne qui en contient une est refusée.",
                "Le Repère fait qu’une ligne corrigée est reconnue : gardez-le avec sa ligne. Une ligne ajoutée a besoin d’un repère à elle.",
                "Le même fichier envoyé deux fois ne change rien ; une ligne corrigée modifie ce qui avait été dit.",
                "Pour retirer une ligne, supprimez-la et envoyez le fichier en disant les jours qu’il donne complets.",
                "",
                "One row for each working time of one person.",
                "Worker: the identifier of the payroll or planning program, never a name.",
                "Label for internal time (meeting, practice analysis…), or Service for a visit: one of the two.",
                "Day and Start, then End or Duration. Without Start and End, the Duration alone counts for the day.",
                "An End earlier than its Start is of the next day (nights of 14 hours at most).",
                "No formula is computed: a row that holds one is refused.",
                "By its Mark a row is known again once it is corrected: keep it with its row. A row that is added needs a mark of its own.",
                "The same file sent twice changes nothing; a row that was corrected amends what was told.",
                "To take a row out, delete it and send the file, saying of which days it tells everything."));
        sheet.setColumnWidth(0, 110 * 256);
        for (int i = 0; i < lines.size(); i++) {
            Cell cell = sheet.createRow(i).createCell(0);
            cell.setCellStyle(looks.wrapped);
            cell.setCellValue(lines.get(i));
        }
    }
}
