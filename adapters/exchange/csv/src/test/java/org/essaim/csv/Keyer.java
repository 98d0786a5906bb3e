package org.essaim.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Response;

/** A machine that keys sheets in: it opens the template, reads its header and types. */
final class Keyer {
    private final Form form;
    private final boolean english;
    private final char separator;
    final List<List<String>> rows = new ArrayList<>();

    Keyer(Form form, Locale locale) throws IOException {
        this.form = form;
        this.english = locale.getLanguage().equals("en");
        this.separator = english ? ',' : ';';
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Rekeying.of(form).template(locale, out);
        String text = out.toString(StandardCharsets.UTF_8).replace("\ufeff", "");
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            reader.forEach(line -> rows.add(new ArrayList<>(line.getFields())));
        }
        if (rows.size() != 1) {
            throw new AssertionError("A template is a header, and nothing else: " + rows.size());
        }
    }

    void type(String sheet, String structure, Response response) {
        List<String> row = new ArrayList<>(List.of(sheet, structure, english ? "2026-03-01" : "01/03/2026"));
        for (String header : rows.get(0).subList(3, rows.get(0).size())) {
            row.add(cell(header, response));
        }
        rows.add(row);
    }

    private String cell(String header, Response response) {
        int number = header.indexOf('#');
        int option = header.indexOf('=');
        int end = number > 0 ? number : option > 0 ? option : header.length();
        Place place = Place.parse(header.substring(0, end)).orElseThrow();
        List<Answer> given = response.at(place);
        if (number > 0) {
            int which = Integer.parseInt(header.substring(number + 1));
            return which <= given.size() ? typed(given.get(which - 1)) : "";
        } else if (option > 0) {
            boolean words = header.endsWith(")");
            String code = words ? header.substring(option + 1, header.indexOf(" (")) : header.substring(option + 1);
            for (int i = 0; i < given.size(); i++) {
                Answer.Choice choice = (Answer.Choice) given.get(i);
                if (choice.code().equals(code)) {
                    return words ? choice.other() : isRanking(place) ? Integer.toString(i + 1) : i == 0 ? "x" : "1";
                }
            }
            return "";
        }
        return given.isEmpty() ? "" : typed(given.get(0));
    }

    private boolean isRanking(Place place) {
        return form.item(place.code())
                .filter(item -> item instanceof Question question && question.type() == Question.Type.RANKING)
                .isPresent();
    }

    private String typed(Answer answer) {
        if (answer instanceof Answer.Text text) {
            return text.value();
        } else if (answer instanceof Answer.Choice choice) {
            return choice.code();
        } else if (answer instanceof Answer.Numeric number) {
            String plain = number.value().toPlainString();
            return english ? plain : plain.replace('.', ',');
        } else if (answer instanceof Answer.Day day) {
            return english
                    ? day.value().toString()
                    : DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).format(day.value());
        }
        boolean yes = ((Answer.Truth) answer).value();
        return english ? (yes ? "yes" : "no") : yes ? "OUI" : "non";
    }

    Path save(Path file) throws IOException {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().fieldSeparator(separator).build(text);
        rows.forEach(csv::writeRecord);
        csv.flush();
        return Files.writeString(file, (english ? "" : "\ufeff") + text);
    }
}
