package org.essaim.xlsx;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;

/**
 * Names the cells of totals after the table and the column, so that other workbooks can refer to them: table
 * {@code by-month}, column {@code seconds.claimed} gives {@code total_by_month_seconds.claimed}. One per workbook.
 */
final class TotalNames {
    private final Workbook workbook;
    private final Set<String> taken = new HashSet<>();

    TotalNames(Workbook workbook) {
        this.workbook = workbook;
    }

    void add(String table, String column, String sheet, int row, int cell) {
        // With this beginning no name can be mistaken for a cell.
        String clean = ("total_" + table + "_" + column).replaceAll("[^A-Za-z0-9_.]", "_");
        clean = clean.length() > 200 ? clean.substring(0, 200) : clean;
        String unique = clean;
        for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
            unique = clean + "_" + i;
        }
        Name name = workbook.createName();
        name.setNameName(unique);
        name.setRefersToFormula(new CellReference(sheet, row, cell, true, true).formatAsString());
    }
}
