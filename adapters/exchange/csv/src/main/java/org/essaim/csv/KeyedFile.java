package org.essaim.csv;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.document.SourceTable;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/** Reads a file of keyed answers (<i>fichier de ressaisie</i>). */
final class KeyedFile {
    private static final String NUMBER = "[\\p{L}0-9][\\p{L}0-9_\\-]{0,39}";

    private final SourceTable table;
    private final KeyedColumns columns;
    private final Consumer<? super Finding> findings;
    private final List<@Nullable KeyedColumn> meant = new ArrayList<>();
    private final List<KeyedColumns.@Nullable Lead> leads = new ArrayList<>();
    private final boolean english;
    private boolean fits = true;

    private KeyedFile(SourceTable table, KeyedColumns columns, Consumer<? super Finding> findings) {
        this.table = table;
        this.columns = columns;
        this.findings = findings;
        this.english = table.header().stream().anyMatch(KeyedColumns.Lead.SHEET.title(true)::equalsIgnoreCase);
    }

    static List<KeyedSheet> read(Path file, KeyedColumns columns, Consumer<? super Finding> findings) {
        return CsvMapping.table(file, findings)
                .map(table -> new KeyedFile(table, columns, findings).sheets())
                .orElse(List.of());
    }

    static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }

    private List<KeyedSheet> sheets() {
        header();
        List<KeyedSheet> sheets = new ArrayList<>();
        if (fits) {
            CellReading cells = new CellReading(columns, table.header(), meant, english, findings);
            for (SourceTable.Row row : table.rows()) {
                KeyedSheet sheet = sheet(row, sheets);
                if (sheet != null) {
                    cells.read(row, sheet);
                    lead(row, sheet);
                    sheets.add(sheet);
                }
            }
        }
        return sheets;
    }

    private void header() {
        Set<KeyedColumn> seen = new HashSet<>();
        Set<KeyedColumns.Lead> seenLeads = EnumSet.noneOf(KeyedColumns.Lead.class);
        List<String> unknown = new ArrayList<>();
        for (String name : table.header()) {
            // A question may be called "date": the columns before the answers come first.
            Optional<KeyedColumns.Lead> lead =
                    seen.isEmpty() ? KeyedColumns.lead(name).filter(seenLeads::add) : Optional.empty();
            Optional<KeyedColumn> column =
                    lead.isPresent() ? Optional.empty() : columns.column(name).filter(seen::add);
            leads.add(lead.orElse(null));
            meant.add(column.orElse(null));
            if (lead.isEmpty() && column.isEmpty()) {
                unknown.add(name);
            }
        }
        if (!seenLeads.contains(KeyedColumns.Lead.SHEET)) {
            // A first row without it may be a row of data, and is not repeated.
            missing(KeyedColumns.Lead.SHEET.title(english));
            return;
        }
        for (String name : unknown) {
            if (!name.isEmpty() || isFilled(table.header().indexOf(name))) {
                fits = false;
                findings.accept(Finding.of(Code.KEYED_COLUMN_UNKNOWN)
                        .file(table.file())
                        .row(1)
                        .column(name)
                        .build());
            }
        }
        columns.needed().stream()
                .filter(needed -> !seen.contains(needed))
                .forEach(needed -> missing(needed.title(english)));
    }

    private boolean isFilled(int field) {
        return table.rows().stream().anyMatch(row -> !cell(row, field).isBlank());
    }

    private void missing(String title) {
        fits = false;
        findings.accept(Finding.of(Code.KEYED_COLUMN_MISSING)
                .file(table.file())
                .row(1)
                .column(title)
                .build());
    }

    private @Nullable KeyedSheet sheet(SourceTable.Row row, List<KeyedSheet> before) {
        String number = cell(row, leads.indexOf(KeyedColumns.Lead.SHEET)).replaceFirst("[.,]0$", "");
        if (!number.matches(NUMBER)) {
            findings.accept(Finding.of(Code.SHEET_WITHOUT_NUMBER)
                    .file(table.file())
                    .row(row.number())
                    .build());
            return null;
        }
        KeyedSheet sheet = new KeyedSheet(table.file(), row.number(), number);
        for (KeyedSheet other : before) {
            if (other.isSameSheet(sheet)) {
                findings.accept(sheet.about(Finding.of(Code.SHEET_TWICE).with("other", other.row()))
                        .build());
                // Nobody knows which of the two is meant.
                other.spoil();
                sheet.spoil();
                return null;
            }
        }
        return sheet;
    }

    private void lead(SourceTable.Row row, KeyedSheet sheet) {
        for (int field = 0; field < leads.size(); field++) {
            KeyedColumns.Lead lead = leads.get(field);
            String cell = cell(row, field);
            if (lead == KeyedColumns.Lead.STRUCTURE) {
                sheet.structure(lead.title(english), cell);
            } else if (lead == KeyedColumns.Lead.DATE) {
                Optional<LocalDate> day = CellReading.day(cell);
                sheet.date(lead.title(english), day.orElse(null), cell);
                if (day.isEmpty() && !cell.isEmpty()) {
                    sheet.spoil();
                    findings.accept(sheet.about(Finding.of(Code.KEYED_CELL_UNREADABLE))
                            .column(table.header().get(field))
                            .with("expected", CellReading.DAY)
                            .build());
                }
            }
        }
    }

    static String cell(SourceTable.Row row, int field) {
        return field >= 0 && field < row.cells().size() ? row.cells().get(field) : "";
    }
}
