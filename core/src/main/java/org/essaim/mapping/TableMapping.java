package org.essaim.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTable;
import org.essaim.document.SourceTree;
import org.essaim.document.TableForm;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.table.HeaderColumns;
import org.essaim.table.Layout;
import org.essaim.table.LayoutReader;
import org.essaim.table.Names;
import org.essaim.table.Naming;
import org.essaim.table.Slots;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of another program's table become those of a table that people type (<i>correspondance d’un tableau</i>): registrations,
 * attendance, views, figures of people. An allow-list, as for planning exports: a column that is not listed is never read.
 *
 * <p>Immutable and thread-safe. It is written as a small document:
 *
 * <pre>{@code
 * table: attendances                     # the name of the form
 * locale: fr-FR                          # optional: names of months
 * columns:                               # the keys of the form
 *   session: {always: seance-1}          # one value for every row
 *   structure: {header: Code service, values: {NORD: S001, SUD: S002}}
 *   worker: {header: Matricule}
 *   date: {header: Horodatage, patterns: ["dd/MM/yyyy HH:mm"]}
 *   from: {headers: [Arrivée, Heure d'arrivée], patterns: ["HH:mm:ss"]}
 *   function: {position: 5, values: {AVS: Intervenant à domicile}, otherwise: Autre}
 * }</pre>
 *
 * <p>With {@code values} every value is listed; {@code otherwise} says what any other, non-empty one means. {@code patterns} say how a date, a
 * time of day or a month is written; of a date with a time only what the column holds is taken. Without them a cell is what somebody would type.
 */
public final class TableMapping {
    private final TableForm form;
    private final Map<String, Source> sources;

    /** Where the cells of a column come from. */
    private record Source(
            TableForm.Column column,
            Layout.@Nullable Coded coded,
            Layout.@Nullable Place place,
            Map<String, DateTimeFormatter> formats) {
        Layout.@Nullable Place where() {
            return coded == null ? place : coded.place();
        }
    }

    /**
     * A table under the columns of its form.
     *
     * @param rows the rows that could be read, under their own numbers
     * @param refused how many could not
     */
    public record Mapped(SourceTable rows, long refused) {}

    private TableMapping(TableForm form, Map<String, Source> sources) {
        this.form = form;
        this.sources = sources;
    }

    /**
     * Reads a mapping from a document, strictly: an unknown key is a finding like any other fault.
     *
     * @param form the form of the table that it is for
     * @return the mapping, or nothing if a finding says why not
     */
    public static Optional<TableMapping> read(SourceTree document, TableForm form, Consumer<? super Finding> findings) {
        FieldReader reader = FieldReader.of(document, Optional.empty(), findings);
        if (!reader.text("table").equals(form.name()) && reader.has("table")) {
            reader.refuse("table", form.name());
        }
        Locale locale = LayoutReader.locale(reader);
        Map<String, Source> sources = new LinkedHashMap<>();
        reader.one("columns", columns -> {
            for (TableForm.Column column : form.columns()) {
                columns.one(column.key(), each -> source(each, column, locale))
                        .ifPresent(source -> sources.put(column.key(), source));
            }
            return columns.build(Listed.class, sources.size());
        });
        if (!reader.has("columns")) {
            reader.report("columns", Finding.of(Code.MISSING_KEY).with("key", "columns"));
        }
        return reader.build(Listed.class, sources.size()).map(listed -> new TableMapping(form, Map.copyOf(sources)));
    }

    /** So that a reader says that all its keys were asked for. */
    private record Listed(int columns) {}

    private static Optional<Source> source(FieldReader reader, TableForm.Column column, Locale locale) {
        Map<String, DateTimeFormatter> formats = new LinkedHashMap<>();
        if (takesPatterns(column.kind())) {
            for (String pattern : reader.texts("patterns")) {
                format(pattern, locale, column.kind())
                        .ifPresentOrElse(
                                format -> formats.put(pattern, format),
                                () -> reader.report(
                                        "patterns",
                                        Finding.of(Code.INVALID_VALUE)
                                                .value(pattern)
                                                .with("problem", "a pattern such as dd/MM/yyyy or HH:mm")));
            }
        }
        if (reader.has("always") || reader.has("values")) {
            return LayoutReader.coded(reader, Naming.HEADER, FieldReader::text, true)
                    .map(coded -> new Source(column, coded, null, formats));
        }
        return LayoutReader.place(reader, Naming.HEADER).map(place -> new Source(column, null, place, formats));
    }

    private static boolean takesPatterns(TableForm.Kind kind) {
        return kind == TableForm.Kind.DAY || kind == TableForm.Kind.TIME || kind == TableForm.Kind.MONTH;
    }

    private static Optional<DateTimeFormatter> format(String pattern, Locale locale, TableForm.Kind kind) {
        try {
            DateTimeFormatter format = LayoutReader.formatter(pattern, locale);
            String sample = format.format(LocalDate.of(2031, 12, 24).atTime(22, 47));
            return typed(sample, format, kind) == null ? Optional.empty() : Optional.of(format);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What the form would have somebody type, or nothing if it is not written like this. */
    private static @Nullable String typed(String cell, DateTimeFormatter format, TableForm.Kind kind) {
        try {
            return switch (kind) {
                case DAY -> {
                    LocalDate day = format.parse(cell).query(TemporalQueries.localDate());
                    yield day == null ? null : day.toString();
                }
                case TIME -> {
                    LocalTime time = format.parse(cell).query(TemporalQueries.localTime());
                    yield time == null
                            ? null
                            : DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
                }
                default -> YearMonth.parse(cell, format).toString();
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Reads a table's rows as the form would have them; a row with a value that is not listed, or not written as it should be, is left out with
     * a finding. What the form itself asks of a cell is checked when it is recorded.
     *
     * @return the rows; nothing if a column is missing, which a finding says
     */
    public Optional<Mapped> apply(SourceTable table, Consumer<? super Finding> findings) {
        List<Source> listed = form.columns().stream()
                .flatMap(column -> Stream.ofNullable(sources.get(column.key())))
                .toList();
        HeaderColumns found = new HeaderColumns(
                table.file(),
                1,
                table.header(),
                listed.stream().map(Source::where).filter(Objects::nonNull).toList());
        if (!found.findings().isEmpty()) {
            found.findings().forEach(findings);
            return Optional.empty();
        }
        List<SourceTable.Row> rows = new ArrayList<>();
        long refused = 0;
        Map<Source, Integer> fields = new HashMap<>();
        for (Source source : listed) {
            int slot = found.slot(source.where());
            if (slot != Slots.UNMAPPED) {
                fields.put(source, found.kept().get(slot));
            }
        }
        for (SourceTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (Source source : listed) {
                Integer field = fields.get(source);
                String cell = field == null || field >= row.cells().size()
                        ? ""
                        : row.cells().get(field);
                String typed = typed(source, cell.strip());
                if (typed == null) {
                    findings.accept(problem(table.file(), row.number(), source, cell.strip()));
                } else {
                    cells.add(typed);
                }
            }
            if (cells.size() == listed.size()) {
                rows.add(new SourceTable.Row(row.number(), cells));
            } else {
                refused++;
            }
        }
        return Optional.of(new Mapped(
                new SourceTable(
                        table.file(),
                        listed.stream().map(source -> source.column().key()).toList(),
                        rows),
                refused));
    }

    private static @Nullable String typed(Source source, String cell) {
        Layout.Coded coded = source.coded();
        if (coded != null && coded.place() == null) {
            return coded.otherwise();
        }
        if (coded != null) {
            String meant = coded.values().get(Names.normal(cell));
            return meant != null ? meant : cell.isEmpty() ? "" : coded.otherwise();
        }
        if (cell.isEmpty() || source.formats().isEmpty()) {
            return cell;
        }
        return source.formats().values().stream()
                .flatMap(format ->
                        Stream.ofNullable(typed(cell, format, source.column().kind())))
                .findFirst()
                .orElse(null);
    }

    // The cell may be a name that slipped into the column, so only what has a digit is repeated, and never whose it is.
    private static Finding problem(String file, long row, Source source, String cell) {
        Layout.Coded coded = source.coded();
        Finding.Builder finding = Finding.of(coded == null ? Code.UNPARSABLE_DATE : Code.UNKNOWN_CODE)
                .file(file)
                .row(row)
                .column(Objects.requireNonNull(source.where(), "a constant is never refused")
                        .display());
        if (coded == null) {
            return finding.value(cell.chars().anyMatch(Character::isDigit) && cell.length() <= 40 ? cell : "…")
                    .with("expected", String.join(" | ", source.formats().keySet()))
                    .build();
        }
        return finding.value("…")
                .with(
                        "valid",
                        String.join(
                                ", ", coded.values().keySet().stream().sorted().toList()))
                .build();
    }

    /** The name of its form. */
    @Override
    public String toString() {
        return "TableMapping[" + form.name() + "]";
    }
}
