package org.essaim.xlsx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sheets of an XLSForm, whatever file they stand in. Not thread-safe. */
final class FormBook {
    static final String SURVEY = "survey";
    static final String CHOICES = "choices";
    static final String SETTINGS = "settings";
    static final List<String> SHEETS = List.of(SURVEY, CHOICES, SETTINGS);

    private final Map<String, List<Line>> sheets = new LinkedHashMap<>();

    /**
     * One row.
     *
     * @param row its number, from 1
     * @param cells what stands under each heading; empty ones are left out
     */
    record Line(long row, Map<String, String> cells) {
        Line {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }
    }

    void add(String sheet, Line line) {
        sheets.computeIfAbsent(sheet, none -> new ArrayList<>()).add(line);
    }

    void add(String sheet, Map<String, String> cells) {
        List<Line> lines = sheets.computeIfAbsent(sheet, none -> new ArrayList<>());
        lines.add(new Line(lines.size() + 2L, cells));
    }

    void addSheet(String sheet) {
        sheets.computeIfAbsent(sheet, none -> new ArrayList<>());
    }

    boolean has(String sheet) {
        return sheets.containsKey(sheet);
    }

    List<Line> lines(String sheet) {
        return sheets.getOrDefault(sheet, List.of());
    }

    /** All headings of a sheet, each once, in the order in which they are first met. */
    List<String> headings(String sheet) {
        Map<String, Boolean> headings = new LinkedHashMap<>();
        lines(sheet).forEach(line -> line.cells().keySet().forEach(heading -> headings.put(heading, true)));
        return List.copyOf(headings.keySet());
    }
}
