package org.essaim.document;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table that people type mean (<i>modèle de tableau</i>): their names in French and English, and what a
 * cell may hold.
 *
 * <p>Immutable. A column is found by its French or English name, or by its key, whatever the case and accents; a column that
 * is not of the form is never read. The row becomes a small document, so that a record is read from it as strictly as from any.
 *
 * @param name a stable name for software
 * @param columns its columns, in the order in which a template shows them
 */
public record TableForm(String name, List<Column> columns) {
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
    private static final List<DateTimeFormatter> MONTHS = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public TableForm {
        columns = List.copyOf(columns);
    }

    /** What a cell holds (<i>nature</i>). */
    public enum Kind {
        /** Text. */
        TEXT,
        /** Text that could lead to a person, such as a payroll number: no finding repeats it. */
        PERSON,
        /** A date, 31/12/2026 or 2026-12-31. */
        DAY,
        /** A time of day, 9:30 or 9h30. */
        TIME,
        /** A month, 03/2026 or 2026-03. */
        MONTH,
        /** A whole number from 0. */
        COUNT,
        /** A number from 0 with at most four decimals, 14,5 or 14.5. */
        DECIMAL,
        /** One of the words listed. */
        CHOICE
    }

    /**
     * A column.
     *
     * @param key the key under which a record is read
     * @param kind what a cell holds
     * @param required false if a cell may be empty, or the column missing
     * @param french its name in French
     * @param english its name in English
     * @param frenchHelp what to write, in French
     * @param englishHelp what to write, in English
     * @param words of a choice: each word that people write, and what it means
     */
    public record Column(
            String key,
            Kind kind,
            boolean required,
            String french,
            String english,
            String frenchHelp,
            String englishHelp,
            Map<String, String> words) {
        public Column {
            words = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(words));
        }

        /** A column that has to be filled in. */
        public static Column required(String key, Kind kind, String french, String english, String... help) {
            return new Column(key, kind, true, french, english, help[0], help[1], Map.of());
        }

        /** A column that may be left empty. */
        public static Column optional(String key, Kind kind, String french, String english, String... help) {
            return new Column(key, kind, false, french, english, help[0], help[1], Map.of());
        }

        /** The same column with the words of a choice, each in French and English beside the name of the constant. */
        public <E extends Enum<E>> Column oneOf(
                List<E> constants, Function<E, String> frenchWord, Function<E, String> englishWord) {
            Map<String, String> all = new LinkedHashMap<>();
            for (E constant : constants) {
                all.put(frenchWord.apply(constant), constant.name());
                all.put(englishWord.apply(constant), constant.name());
                all.put(constant.name(), constant.name());
            }
            return new Column(key, Kind.CHOICE, required, french, english, frenchHelp, englishHelp, all);
        }

        /** Its name, as a template writes it. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }

        /** What to write in it. */
        public String help(Locale locale) {
            return locale.getLanguage().equals("en") ? englishHelp : frenchHelp;
        }

        private boolean isNamed(String header) {
            return List.of(plain(key), plain(french), plain(english)).contains(plain(header));
        }
    }

    /**
     * A row and what was read from it.
     *
     * @param row the row's number
     * @param value the record
     */
    public record Line<T>(long row, T value) {}

    /**
     * Reads a record from each row; a row with a fault is left out, with a finding for each fault.
     *
     * @param reading reads one record; it finds the cells under the columns' keys
     * @return the records in the order of their rows; none if a column is missing
     */
    public <T> List<Line<T>> read(
            SourceTable table, Consumer<? super Finding> findings, Function<FieldReader, Optional<T>> reading) {
        List<Line<T>> lines = new ArrayList<>();
        Optional<Map<Column, Integer>> places = places(table, findings);
        if (places.isEmpty()) {
            return lines;
        }
        for (SourceTable.Row row : table.rows()) {
            fields(table.file(), row, places.get(), findings).ifPresent(fields -> {
                SourceTree tree = new SourceTree(fields, table.file(), Map.of("", Math.toIntExact(row.number())));
                FieldReader reader =
                        FieldReader.of(tree, Optional.empty(), finding -> findings.accept(inColumn(finding)));
                reading.apply(reader).ifPresent(value -> lines.add(new Line<>(row.number(), value)));
            });
        }
        return lines;
    }

    /** The finding at the column that a key of the row stands for, as the person knows it who typed the table. */
    private Finding inColumn(Finding finding) {
        String key = finding.path();
        String column = columns.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .map(Column::french)
                .orElse(null);
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.file(),
                finding.row(),
                column,
                null,
                finding.value(),
                finding.details());
    }

    private Optional<Map<Column, Integer>> places(SourceTable table, Consumer<? super Finding> findings) {
        Map<Column, Integer> places = new LinkedHashMap<>();
        boolean sound = true;
        for (Column column : columns) {
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < table.header().size(); i++) {
                if (column.isNamed(table.header().get(i))) {
                    found.add(i);
                }
            }
            if (found.size() == 1) {
                places.put(column, found.get(0));
            } else if (found.size() > 1) {
                sound = false;
                findings.accept(Finding.of(Code.AMBIGUOUS_COLUMN)
                        .file(table.file())
                        .row(1)
                        .column(column.french())
                        .with("found", found.size())
                        .build());
            } else if (column.required()) {
                sound = false;
                findings.accept(Finding.of(Code.TYPED_COLUMN_MISSING)
                        .file(table.file())
                        .row(1)
                        .column(column.french())
                        .with(
                                "expected",
                                String.join(
                                        ", ",
                                        columns.stream().map(Column::french).toList()))
                        .build());
            }
        }
        if (sound && table.rows().isEmpty()) {
            findings.accept(Finding.of(Code.EMPTY_FILE).file(table.file()).build());
        }
        return sound ? Optional.of(places) : Optional.empty();
    }

    private static Optional<Tree.Fields> fields(
            String file, SourceTable.Row row, Map<Column, Integer> places, Consumer<? super Finding> findings) {
        Tree.Builder fields = Tree.fields();
        boolean sound = true;
        for (Map.Entry<Column, Integer> place : places.entrySet()) {
            Column column = place.getKey();
            String cell = place.getValue() < row.cells().size()
                    ? row.cells().get(place.getValue()).strip()
                    : "";
            if (cell.isEmpty()) {
                if (column.required()) {
                    sound = false;
                    findings.accept(at(file, row, column, Code.MISSING_VALUE).build());
                }
                continue;
            }
            @Nullable Tree value = value(column, cell);
            if (value == null) {
                sound = false;
                findings.accept(refusal(file, row, column, cell));
            } else {
                fields.put(column.key(), value);
            }
        }
        return sound ? Optional.of(fields.build()) : Optional.empty();
    }

    private static @Nullable Tree value(Column column, String cell) {
        return switch (column.kind()) {
            case TEXT, PERSON -> Tree.of(cell);
            case DAY ->
                DAYS.stream()
                        .flatMap(format -> parsed(() -> LocalDate.parse(cell, format)).stream())
                        .findFirst()
                        .map(day -> Tree.of(day.toString()))
                        .orElse(null);
            case TIME ->
                parsed(() -> LocalTime.parse(cell.replace('h', ':').replace('H', ':'), CLOCK))
                        .map(time -> Tree.of(time.toString()))
                        .orElse(null);
            case MONTH ->
                MONTHS.stream()
                        .flatMap(format -> parsed(() -> YearMonth.parse(cell, format)).stream())
                        .findFirst()
                        .map(month -> Tree.of(month.toString()))
                        .orElse(null);
            case COUNT -> cell.matches("\\d{1,9}") ? Tree.of(Long.parseLong(cell)) : null;
            case DECIMAL ->
                cell.matches("\\d{1,9}([.,]\\d{1,4})?")
                        ? new Tree.Numeric(new BigDecimal(cell.replace(',', '.')))
                        : null;
            case CHOICE ->
                column.words().entrySet().stream()
                        .filter(word -> plain(word.getKey()).equals(plain(cell)))
                        .findFirst()
                        .map(word -> Tree.of(word.getValue()))
                        .orElse(null);
        };
    }

    private static <T> Optional<T> parsed(java.util.function.Supplier<T> parsing) {
        try {
            return Optional.of(parsing.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Finding refusal(String file, SourceTable.Row row, Column column, String cell) {
        // Without a digit it is no date and no number, and may be a name that slipped into the column.
        String shown = cell.chars().anyMatch(Character::isDigit) ? cell : "…";
        return switch (column.kind()) {
            case DAY ->
                at(file, row, column, Code.UNPARSABLE_DATE)
                        .value(shown)
                        .with("expected", "31/12/2026")
                        .build();
            case TIME ->
                at(file, row, column, Code.UNPARSABLE_DATE)
                        .value(shown)
                        .with("expected", "9:30")
                        .build();
            case MONTH ->
                at(file, row, column, Code.UNPARSABLE_DATE)
                        .value(shown)
                        .with("expected", "12/2026")
                        .build();
            case COUNT, DECIMAL ->
                at(file, row, column, Code.UNPARSABLE_NUMBER).value(shown).build();
            default ->
                at(file, row, column, Code.UNKNOWN_CODE)
                        .value("…")
                        .with(
                                "valid",
                                String.join(
                                        ", ",
                                        column.words().values().stream()
                                                .distinct()
                                                .map(constant -> column.words().entrySet().stream()
                                                        .filter(word ->
                                                                word.getValue().equals(constant))
                                                        .findFirst()
                                                        .orElseThrow()
                                                        .getKey())
                                                .toList()))
                        .build();
        };
    }

    private static Finding.Builder at(String file, SourceTable.Row row, Column column, Code code) {
        return Finding.of(code).file(file).row(row.number()).column(column.french());
    }

    // What people do not see, or type now so and now so, never decides.
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('\u2019', '\'')
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
