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
import java.util.Optional;
import org.essaim.formula.Outcome;
import org.essaim.indicator.Answer;
import org.essaim.indicator.IndicatorTable;
import org.essaim.indicator.IndicatorValue;

/**
 * Writes values of indicators as CSV (<i>export des indicateurs</i>): a line for each value, with who reported.
 *
 * <p>UTF-8. For French readers with a byte order mark, semicolons and decimal commas, as spreadsheets there expect them; else with commas and decimal points.
 * What is absent has an empty value and its reason beside it, never 0. Stateless.
 */
final class IndicatorCsv {
    private static final List<String> FRENCH = List.of(
            "Indicateur",
            "Version",
            "Groupe",
            "Intitulé",
            "Période",
            "Valeur",
            "Motif d’absence",
            "Unité",
            "Structures qui ont répondu",
            "Structures interrogées",
            "Sans réponse");
    private static final List<String> ENGLISH = List.of(
            "Indicator",
            "Version",
            "Group",
            "Title",
            "Period",
            "Value",
            "Absent because",
            "Unit",
            "Structures that told",
            "Structures asked",
            "Without an answer");

    private IndicatorCsv() {}

    /**
     * Writes the values of an answer; the stream stays open.
     *
     * @throws IOException if the stream fails
     */
    static void write(Answer answer, Locale locale, OutputStream out) throws IOException {
        boolean english = locale.getLanguage().equals("en");
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (!english) {
            writer.write('\ufeff');
        }
        CsvWriter csv = CsvWriter.builder().fieldSeparator(english ? ',' : ';').build(writer);
        csv.writeRecord(english ? ENGLISH : FRENCH);
        for (IndicatorTable table : answer.tables()) {
            for (IndicatorTable.Row row : table.rows()) {
                for (IndicatorValue value : row.values()) {
                    csv.writeRecord(line(row, value, locale, english));
                }
            }
        }
        csv.flush();
        writer.flush();
    }

    private static List<String> line(IndicatorTable.Row row, IndicatorValue value, Locale locale, boolean english) {
        String number = value.rounded().map(each -> each.toPlainString()).orElse("");
        Optional<String> reason = value.outcome() instanceof Outcome.Unknown unknown
                ? Optional.of(unknown.why().name())
                : Optional.empty();
        List<String> line = new ArrayList<>();
        line.add(value.indicator().definition().id());
        line.add(Integer.toString(value.indicator().definition().version()));
        line.add(CsvText.guarded(String.join(" / ", row.codes())));
        line.add(CsvText.guarded(String.join(" / ", row.titles())));
        line.add(value.period().toString());
        line.add(english ? number : number.replace('.', ','));
        line.add(reason.orElse(""));
        line.add(CsvText.guarded(value.indicator().definition().unit().in(locale)));
        line.add(Integer.toString(value.coverage().told()));
        line.add(Integer.toString(value.coverage().asked()));
        line.add(CsvText.guarded(String.join(" ", value.coverage().silent())));
        return line;
    }
}
