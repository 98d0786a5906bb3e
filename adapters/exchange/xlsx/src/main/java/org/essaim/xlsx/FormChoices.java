package org.essaim.xlsx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Option;
import org.jspecify.annotations.Nullable;

/** The lists of options of an XLSForm, from its sheet of choices. Not thread-safe. */
final class FormChoices {
    // Many questions may share one list: of a small file, they could fill the memory.
    private static final int MOST = 200_000;

    private final Map<String, List<Option>> lists = new LinkedHashMap<>();
    private final Map<String, Set<String>> codes = new LinkedHashMap<>();
    private int given;

    /** Takes one row of the sheet. */
    void add(FormRow row) {
        String list = row.text("list_name");
        String name = row.text("name");
        if (list.isEmpty() && name.isEmpty()) {
            return;
        }
        String code = FormCodes.legal(name);
        if (code.isEmpty()
                || !codes.computeIfAbsent(list, none -> new HashSet<>()).add(code)) {
            row.leftOut(name, "name");
            return;
        }
        if (!code.equals(name)) {
            row.replaced(name, code, "name");
        }
        lists.computeIfAbsent(list, none -> new ArrayList<>())
                .add(new Option(
                        code,
                        row.texts("label"),
                        level(row),
                        row.text(FormSheetWriting.OWN + "open").equals("yes")));
        for (String column : row.columns()) {
            if (!Set.of("list_name", "name", "label").contains(column) && !column.startsWith(FormSheetWriting.OWN)) {
                row.notUnderstood(column, column);
            }
        }
    }

    private static @Nullable BigDecimal level(FormRow row) {
        String column = FormSheetWriting.OWN + "level";
        String text = row.text(column);
        if (text.matches("-?\\d{1,15}(\\.\\d{1,10})?")) {
            return new BigDecimal(text);
        }
        if (!text.isEmpty()) {
            row.notUnderstood(text, column);
        }
        return null;
    }

    /** The options of a list for the question of this row; none if it is unknown, or if all questions together have too many. */
    List<Option> of(String list, FormRow row) {
        List<Option> options = lists.getOrDefault(list, List.of());
        if (given + options.size() > MOST) {
            row.report(
                    Finding.of(Code.EXAGGERATED_DOCUMENT).with("limit", MOST).with("problem", "choices"), list, "type");
            return List.of();
        }
        given += options.size();
        return options;
    }
}
