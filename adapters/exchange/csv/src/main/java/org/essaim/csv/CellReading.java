package org.essaim.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.essaim.document.SourceTable;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.jspecify.annotations.Nullable;

/** Understands the cells of keyed answers (<i>lecture des cellules</i>): each as its question says, or as nothing with a finding. */
final class CellReading {
    static final String DAY = "31/12/2026, 2026-12-31";

    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
    private static final Set<String> TICKS = Set.of("x", "1", "oui", "yes", "vrai", "true");
    private static final Set<String> BLANKS = Set.of("", "0", "non", "no", "faux", "false");
    private static final Set<String> YES = Set.of("oui", "yes", "o", "y", "vrai", "true", "1");
    private static final Set<String> NO = Set.of("non", "no", "n", "faux", "false", "0");
    private static final String TICK = "x";
    private static final int NAMED = 20;

    private final KeyedColumns columns;
    private final List<String> header;
    private final Map<Place, List<Integer>> fieldsOf = new LinkedHashMap<>();
    private final List<@Nullable KeyedColumn> meant;
    private final boolean english;
    private final Consumer<? super Finding> findings;

    CellReading(
            KeyedColumns columns,
            List<String> header,
            List<@Nullable KeyedColumn> meant,
            boolean english,
            Consumer<? super Finding> findings) {
        this.columns = columns;
        this.header = header;
        this.meant = meant;
        this.english = english;
        this.findings = findings;
        for (int field = 0; field < meant.size(); field++) {
            KeyedColumn column = meant.get(field);
            if (column != null) {
                fieldsOf.computeIfAbsent(column.place(), none -> new ArrayList<>())
                        .add(field);
            }
        }
    }

    void read(SourceTable.Row row, KeyedSheet sheet) {
        fieldsOf.forEach((place, fields) -> new OfPlace(row, sheet, place, fields).read());
    }

    static Optional<LocalDate> day(String cell) {
        for (DateTimeFormatter format : DAYS) {
            try {
                return Optional.of(LocalDate.parse(cell, format));
            } catch (DateTimeException e) {
                // Maybe it is written the other way.
            }
        }
        return Optional.empty();
    }

    /** The answers of one place, from all of its columns. */
    private final class OfPlace {
        private final SourceTable.Row row;
        private final KeyedSheet sheet;
        private final Place place;
        private final List<Integer> fields;
        private final Map<String, Integer> words = new LinkedHashMap<>();
        private final Map<String, String> chosen = new LinkedHashMap<>();
        private final SortedMap<Integer, String> ranked = new TreeMap<>();
        private final SortedMap<Integer, Answer> given = new TreeMap<>();

        OfPlace(SourceTable.Row row, KeyedSheet sheet, Place place, List<Integer> fields) {
            this.row = row;
            this.sheet = sheet;
            this.place = place;
            this.fields = fields;
        }

        void read() {
            for (int field : fields) {
                KeyedColumn column = column(field);
                Question question = columns.question(column);
                String cell = KeyedFile.cell(row, field);
                if (column.words()) {
                    sheet.keyed(column, header.get(field), KeyedSheet.alike(cell));
                    if (!cell.isEmpty()) {
                        words.put(option(column), field);
                    }
                } else if (column.option() != null) {
                    ticked(question, column, field, cell);
                } else {
                    answered(question, column, field, cell);
                }
            }
            sheet.answer(place, answers());
        }

        private KeyedColumn column(int field) {
            return Objects.requireNonNull(meant.get(field));
        }

        private static String option(KeyedColumn column) {
            return Objects.requireNonNull(column.option());
        }

        private void ticked(Question question, KeyedColumn column, int field, String cell) {
            String typed = cell.toLowerCase(Locale.ROOT);
            boolean ranking = question.type() == Question.Type.RANKING;
            String meaning = ranking ? rank(typed, question) : TICKS.contains(typed) ? TICK : "";
            boolean blank = ranking ? typed.isEmpty() || typed.equals("0") : BLANKS.contains(typed);
            sheet.keyed(column, header.get(field), blank || !meaning.isEmpty() ? meaning : KeyedSheet.alike(cell));
            if (meaning.isEmpty() && !blank) {
                unreadable(field, ranking ? "1–" + question.options().size() : TICK);
            } else if (ranking && !blank) {
                if (ranked.putIfAbsent(Integer.valueOf(meaning), option(column)) != null) {
                    unreadable(field, "1–" + question.options().size() + ", ≠ " + meaning);
                }
            } else if (!blank) {
                chosen.put(option(column), "");
            }
        }

        private String rank(String typed, Question question) {
            return typed.matches("[1-9][0-9]{0,3}")
                            && Integer.parseInt(typed) <= question.options().size()
                    ? typed
                    : "";
        }

        private void answered(Question question, KeyedColumn column, int field, String cell) {
            Answer answer = cell.isEmpty() ? null : answer(question, cell);
            sheet.keyed(column, header.get(field), answer == null ? KeyedSheet.alike(cell) : meaning(answer));
            if (answer instanceof Answer.Choice choice) {
                chosen.put(choice.code(), "");
            } else if (answer != null) {
                given.put(column.number(), answer);
            } else if (!cell.isEmpty()) {
                unreadable(field, expected(question));
            }
        }

        private List<Answer> answers() {
            List<String> codes = new ArrayList<>(ranked.values());
            codes.addAll(chosen.keySet());
            words.forEach((option, field) -> {
                if (!codes.contains(option)) {
                    report(Finding.of(Code.WORDS_WITHOUT_OPTION), field);
                }
            });
            List<Answer> answers = new ArrayList<>(given.values());
            for (String code : codes) {
                Integer field = words.get(code);
                answers.add(new Answer.Choice(code, field == null ? "" : KeyedFile.cell(row, field)));
            }
            return answers;
        }

        private void unreadable(int field, String expected) {
            report(Finding.of(Code.KEYED_CELL_UNREADABLE).with("expected", expected), field);
        }

        private void report(Finding.Builder finding, int field) {
            sheet.spoil();
            findings.accept(sheet.about(finding)
                    .column(header.get(field))
                    .path(place.toString())
                    .build());
        }
    }

    private @Nullable Answer answer(Question question, String cell) {
        return switch (question.type()) {
            case TEXT -> Answer.text(cell);
            case CHOICE, SCALE, RANKING ->
                option(question, cell)
                        .map(option -> Answer.choice(option.code()))
                        .orElse(null);
            case NUMBER, WHOLE -> number(question, cell);
            case DATE -> day(cell).map(Answer::day).orElse(null);
            case TRUTH -> truth(cell.toLowerCase(Locale.ROOT));
        };
    }

    /** The option of this code; else the only one that is called so, whatever the case. */
    private static Optional<Option> option(Question question, String cell) {
        Optional<Option> exact = question.options().stream()
                .filter(option -> option.code().equals(cell))
                .findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<Option> called = question.options().stream()
                .filter(option -> option.code().equalsIgnoreCase(cell)
                        || option.text().byLanguage().values().stream()
                                .anyMatch(text -> KeyedSheet.alike(text).equalsIgnoreCase(KeyedSheet.alike(cell))))
                .toList();
        return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
    }

    private static @Nullable Answer truth(String cell) {
        return YES.contains(cell) ? Answer.truth(true) : NO.contains(cell) ? Answer.truth(false) : null;
    }

    // A comma is a decimal sign where spreadsheets are French; elsewhere it may stand before thousands, and nobody
    // guesses.
    private @Nullable Answer number(Question question, String cell) {
        String digits = cell.replaceAll("[\\s\u00a0\u202f]", "");
        if (!digits.matches("[+-]?[0-9]{1,30}(" + (english ? "\\." : "[.,]") + "[0-9]{1,30})?")) {
            return null;
        }
        BigDecimal number = new BigDecimal(digits.replace(',', '.'));
        try {
            Answer answer = Answer.number(number);
            return question.type() == Question.Type.WHOLE
                            && number.stripTrailingZeros().scale() > 0
                    ? null
                    : answer;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String meaning(Answer answer) {
        if (answer instanceof Answer.Text text) {
            return KeyedSheet.alike(text.value());
        } else if (answer instanceof Answer.Choice choice) {
            return choice.code();
        } else if (answer instanceof Answer.Numeric number) {
            return number.value().toPlainString();
        } else if (answer instanceof Answer.Day day) {
            return day.value().toString();
        }
        return Boolean.toString(((Answer.Truth) answer).value());
    }

    static String expected(Question question) {
        return switch (question.type()) {
            case TEXT -> "…";
            case CHOICE, SCALE, RANKING ->
                question.options().stream()
                        .limit(NAMED)
                        .map(Option::code)
                        .toList()
                        .toString();
            case NUMBER -> "0, 1.5, 1,5";
            case WHOLE -> "0, 1, 2…";
            case DATE -> DAY;
            case TRUTH -> "oui, non, yes, no";
        };
    }
}
