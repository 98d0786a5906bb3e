package org.essaim.csv;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Response;
import org.essaim.table.Names;
import org.jspecify.annotations.Nullable;

/** One row of keyed answers (<i>feuille saisie</i>), understood as far as it can be. Filled by {@link KeyedFile}, then read only. */
final class KeyedSheet {
    private final String file;
    private final long row;
    private final String number;
    private final Map<KeyedColumn, String> headers = new LinkedHashMap<>();
    private final Map<String, String> leads = new LinkedHashMap<>();
    private final Map<KeyedColumn, String> keyed = new LinkedHashMap<>();
    private final SortedMap<Place, List<Answer>> answers = new TreeMap<>();
    private String structure = "";
    private @Nullable LocalDate date;
    private boolean sound = true;

    KeyedSheet(String file, long row, String number) {
        this.file = file;
        this.row = row;
        this.number = number;
    }

    String file() {
        return file;
    }

    long row() {
        return row;
    }

    String number() {
        return number;
    }

    String structure() {
        return structure;
    }

    @Nullable
    LocalDate date() {
        return date;
    }

    /** True if every cell was understood. */
    boolean isSound() {
        return sound;
    }

    void spoil() {
        sound = false;
    }

    void structure(String header, String cell) {
        structure = cell;
        leads.put(header, alike(cell));
    }

    /** The day on the sheet; nothing if the cell could not be understood, or is empty. */
    void date(String header, @Nullable LocalDate day, String cell) {
        date = day;
        leads.put(header, day == null ? alike(cell) : day.toString());
    }

    /** What stands in the cell of a column, in one form for what means the same. */
    void keyed(KeyedColumn column, String header, String meaning) {
        headers.put(column, header);
        if (!meaning.isEmpty()) {
            keyed.put(column, meaning);
        }
    }

    void answer(Place place, List<Answer> given) {
        answers.put(place, given);
    }

    Response response(Form form) {
        Response.Builder response = form.respond().status(Response.Status.COMPLETED);
        answers.forEach(response::answer);
        return response.build();
    }

    /** The header of the first column of a place. */
    Optional<String> columnOf(Place place) {
        return headers.entrySet().stream()
                .filter(each -> each.getKey().place().equals(place))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** True if both are the same sheet: spreadsheets take noughts away at the beginning of a number. */
    boolean isSameSheet(KeyedSheet other) {
        return plain(number).equals(plain(other.number));
    }

    private static String plain(String number) {
        return number.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=[0-9])", "");
    }

    /** A finding about this row. */
    Finding.Builder about(Finding.Builder finding) {
        return finding.file(file).row(row).with("sheet", number);
    }

    /** True if another keying of the sheet says the same; each column in which it does not is reported, at its place in this one. */
    boolean agrees(KeyedSheet other, Consumer<? super Finding> findings) {
        List<Finding.Builder> differences = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(other.leads.keySet());
        names.addAll(leads.keySet());
        for (String name : names) {
            if (!leads.getOrDefault(name, "").equals(other.leads.getOrDefault(name, ""))) {
                differences.add(differs(other).column(name));
            }
        }
        Set<KeyedColumn> columns = new LinkedHashSet<>(headers.keySet());
        columns.addAll(other.headers.keySet());
        for (KeyedColumn column : columns) {
            if (!keyed.getOrDefault(column, "").equals(other.keyed.getOrDefault(column, ""))) {
                String header = headers.getOrDefault(column, other.headers.getOrDefault(column, ""));
                differences.add(
                        differs(other).column(header).path(column.place().toString()));
            }
        }
        differences.forEach(each -> findings.accept(each.build()));
        return differences.isEmpty();
    }

    private Finding.Builder differs(KeyedSheet other) {
        return about(Finding.of(Code.KEYED_DIFFERENTLY))
                .with("other", other.file)
                .with("otherRow", other.row);
    }

    /** Words without what nobody sees and spreadsheets change: the kind of space and of apostrophe, and how accents are composed. */
    static String alike(String words) {
        return Names.normal(Normalizer.normalize(words, Normalizer.Form.NFC)).replaceAll("\\s+", " ");
    }
}
