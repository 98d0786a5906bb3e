package org.essaim.xlsx;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.questionnaire.Texts;

/** One row of an XLSForm, with its headings as they are known here and its texts by language. Not thread-safe. */
final class FormRow {
    private static final int LONGEST_VALUE = 100;

    private final String file;
    private final String sheet;
    private final long number;
    private final Consumer<? super Finding> findings;
    private final Map<String, String> cells = new HashMap<>();
    private final Map<String, SortedMap<String, String>> texts = new HashMap<>();

    /** A row without any cell. */
    FormRow(String file, String sheet, long number, Consumer<? super Finding> findings) {
        this.file = file;
        this.sheet = sheet;
        this.number = number;
        this.findings = findings;
    }

    /** Puts what stands under a heading. */
    void put(FormHeading heading, String text) {
        Optional<String> language = heading.language();
        if (language.isEmpty()) {
            notUnderstood(heading.said(), heading.written());
            return;
        }
        if (heading.isPlain()) {
            cells.put(heading.column(), text);
        }
        texts.computeIfAbsent(heading.column(), none -> new TreeMap<>()).put(language.get(), text);
    }

    long number() {
        return number;
    }

    /** What stands in a column without a language; empty if nothing does. */
    String text(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    Texts texts(String column) {
        Texts all = FormLanguage.texts(texts.getOrDefault(column, new TreeMap<>()));
        if (all.byLanguage().values().stream().anyMatch(text -> text.contains("${"))) {
            notUnderstood("${…}", column);
        }
        return all;
    }

    Set<String> columns() {
        return texts.keySet();
    }

    void notUnderstood(String value, String column) {
        report(Finding.of(Code.NOT_UNDERSTOOD), value, column);
    }

    /** Reports what may well be passed over. */
    void passedOver(String value, String column) {
        report(Finding.of(Code.NOT_UNDERSTOOD).severity(Severity.INFO), value, column);
    }

    void leftOut(String value, String column) {
        report(Finding.of(Code.ITEM_LEFT_OUT), value, column);
    }

    void replaced(String value, String code, String column) {
        report(Finding.of(Code.CODE_REPLACED).with("code", code), value, column);
    }

    void report(Finding.Builder finding, String value, String column) {
        findings.accept(finding.value(shortened(value))
                .file(file)
                .row(number)
                .column(shortened(column))
                .path(sheet)
                .build());
    }

    // A cell may be as long as the file; half a character could not be written any more.
    private static String shortened(String text) {
        if (text.length() <= LONGEST_VALUE) {
            return text;
        }
        return FormCodes.cut(text, LONGEST_VALUE) + "…";
    }
}
