package org.essaim.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.jspecify.annotations.Nullable;

/** Says what each column of keyed answers takes (<i>légende de la ressaisie</i>). */
final class KeyedForm {
    private static final List<String> FRENCH = List.of("Colonne", "Question", "Saisir");
    private static final List<String> ENGLISH = List.of("Column", "Question", "Key in");

    private final Form form;
    private final boolean english;
    private final Locale locale;

    KeyedForm(Form form, boolean english) {
        this.form = form;
        this.english = english;
        this.locale = english ? Locale.ENGLISH : Locale.FRENCH;
    }

    List<List<String>> legend(KeyedColumns columns) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(english ? ENGLISH : FRENCH);
        lines.add(line(
                KeyedColumns.Lead.SHEET.title(english),
                say("Version imprimée au bas de la feuille : ", "Version printed at the foot of the sheet: ")
                        + form.questionnaire().id() + " – "
                        + form.questionnaire().version() + " – "
                        + form.digest().hex().substring(0, 12),
                say(
                        "le numéro écrit sur la feuille, différent pour chacune",
                        "the number on the sheet, another one for each")));
        lines.add(line(
                KeyedColumns.Lead.STRUCTURE.title(english),
                "",
                say(
                        "comme sur la feuille ; vide si rien n’y est écrit",
                        "as on the sheet; empty if nothing is there")));
        lines.add(line(KeyedColumns.Lead.DATE.title(english), "", say("jj/mm/aaaa", "dd/mm/yyyy or yyyy-mm-dd")));
        for (KeyedColumn column : columns.template()) {
            Question question = columns.question(column);
            lines.add(line(column.title(english), text(question), what(question, column)));
        }
        if (columns.template().stream()
                .anyMatch(column -> !column.place().times().isEmpty())) {
            lines.add(line(
                    "…[4]",
                    "",
                    say(
                            "au-delà de trois fois, ajoutez les mêmes colonnes avec [4], [5]…",
                            "beyond three times, add the same columns with [4], [5]…")));
        }
        return lines;
    }

    private static List<String> line(String... cells) {
        return List.of(cells);
    }

    private String text(Question question) {
        return question.text().in(locale).replaceAll("\\s+", " ");
    }

    private String what(Question question, KeyedColumn column) {
        if (column.words()) {
            return say("ce qui est écrit à côté de ", "what is written beside ") + label(question, column.option());
        } else if (column.option() != null) {
            return (question.type() == Question.Type.RANKING
                            ? say("le rang de ", "the rank of ")
                            : say("x si coché : ", "x if ticked: "))
                    + label(question, column.option());
        }
        return switch (question.type()) {
            case TEXT -> say("tel qu’écrit", "as it is written");
            case CHOICE, SCALE, RANKING ->
                String.join(
                        say(" ; ", "; "),
                        question.options().stream()
                                .map(option -> option.code() + " = " + label(option))
                                .toList());
            case NUMBER -> say("un nombre, comme 1,5", "a number, such as 1.5");
            case WHOLE -> say("un nombre entier", "a whole number");
            case DATE -> say("jj/mm/aaaa", "dd/mm/yyyy or yyyy-mm-dd");
            case TRUTH -> say("oui ; non", "yes; no");
        };
    }

    private String label(Question question, @Nullable String code) {
        return question.options().stream()
                .filter(option -> option.code().equals(Objects.requireNonNullElse(code, "")))
                .findFirst()
                .map(this::label)
                .orElse("");
    }

    private String label(Option option) {
        String text = option.text().in(locale).replaceAll("\\s+", " ");
        return text.isEmpty() ? option.code() : text;
    }

    private String say(String french, String inEnglish) {
        return english ? inEnglish : french.replace(" :", "\u00a0:").replace(" ;", "\u202f;");
    }

    /** Writes lines as spreadsheets expect them there. */
    static void write(List<List<String>> lines, boolean english, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (!english) {
            writer.write('\ufeff');
        }
        CsvWriter csv = CsvWriter.builder().fieldSeparator(english ? ',' : ';').build(writer);
        for (List<String> line : lines) {
            csv.writeRecord(line.stream().map(KeyedForm::plain).toList());
        }
        csv.flush();
        writer.flush();
    }

    // A spreadsheet would take what begins so for a formula.
    private static String plain(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
