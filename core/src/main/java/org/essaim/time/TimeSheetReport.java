package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.jspecify.annotations.Nullable;

/** Lays time sheets out for whoever signs them, one section for each worker. */
final class TimeSheetReport {
    private static final List<String> DAYS = List.of("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.");
    private static final List<String> ENGLISH_DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private final Structure structure;
    private final List<TimeSheet> sheets;
    private final Function<WorkerId, Optional<String>> names;
    private final String project;
    private final String number;
    private final String workPackage;
    private final Locale locale;

    TimeSheetReport(
            Structure structure,
            List<TimeSheet> sheets,
            Function<WorkerId, Optional<String>> names,
            String project,
            String number,
            String workPackage,
            Locale locale) {
        this.structure = structure;
        this.sheets = sheets;
        this.names = names;
        this.project = project;
        this.number = number;
        this.workPackage = workPackage;
        this.locale = locale;
    }

    private record Named(String name, TimeSheet sheet) {}

    Report report() {
        YearMonth month = sheets.get(0).month();
        @Nullable Seal seal = sheets.get(0).seal();
        List<Section> sections = sheets.stream()
                .map(sheet -> new Named(
                        names.apply(sheet.worker())
                                .orElseGet(() -> sheet.worker().display()),
                        sheet))
                .sorted(Comparator.comparing(Named::name)
                        .thenComparing(named -> named.sheet().worker()))
                .map(this::section)
                .toList();
        return new Report(
                "timesheet",
                text("Relevé d’heures mensuel", "Monthly time sheet"),
                structure.name() + " · " + Figures.in(locale).month(month) + " · " + state(seal),
                locale,
                Audience.RECIPIENT,
                false,
                seal == null ? null : seal.digest(),
                sections);
    }

    private String state(@Nullable Seal seal) {
        return seal == null ? text("provisoire", "provisional") : text("scellé n°\u00a0", "seal no. ") + seal.number();
    }

    private Section section(Named named) {
        TimeSheet sheet = named.sheet();
        List<Block> blocks = new ArrayList<>();
        blocks.add(identity(named));
        if (sheet.seal() == null) {
            blocks.add(new Block.Notice(
                    text("Relevé provisoire\u00a0: le mois n’est pas clos.", "Provisional: the month is not sealed.")));
        }
        blocks.add(days(sheet));
        if (!sheet.corrections().isEmpty()) {
            blocks.add(table(
                    sheet,
                    "corrections",
                    text("Régularisations de mois antérieurs", "Adjustments to earlier months"),
                    sheet.corrections()));
        }
        blocks.add(new Block.Facts(List.of(
                blank("signature.worker", text("Intervenant\u00a0: date et signature", "Worker: date and signature")),
                blank(
                        "signature.supervisor",
                        text("Responsable\u00a0: nom, date et signature", "Supervisor: name, date and signature")))));
        return new Section(sheet.worker().display(), named.name(), false, blocks);
    }

    private Block identity(Named named) {
        TimeSheet sheet = named.sheet();
        List<Block.Facts.Fact> facts = new ArrayList<>();
        facts.add(fact("worker", text("Intervenant", "Worker"), Value.of(named.name())));
        facts.add(fact(
                "function",
                text("Fonction", "Function"),
                sheet.functions().isEmpty()
                        ? new Value.Absent(text("aucune heure", "no hours"))
                        : Value.of(sheet.functions().stream()
                                .map(function -> function.title(locale))
                                .collect(Collectors.joining(", ")))));
        facts.add(fact(
                "structure", text("Employeur", "Employer"), Value.of(structure.name() + " (" + structure.id() + ")")));
        facts.add(fact("month", text("Mois", "Month"), new Value.Month(sheet.month())));
        if (!project.isBlank()) {
            facts.add(fact(
                    "project",
                    text("Projet ou convention", "Project or agreement"),
                    Value.of(project + (number.isBlank() ? "" : " (" + number + ")"))));
        }
        if (!workPackage.isBlank()) {
            facts.add(fact("workPackage", text("Lot de travaux", "Work package"), Value.of(workPackage)));
        }
        facts.add(fact("state", text("État", "State"), Value.of(state(sheet.seal()))));
        facts.add(fact(
                "absences",
                text("Absences", "Absences"),
                sheet.absences().isEmpty()
                        ? new Value.Absent(text("aucune connue", "none known"))
                        : Value.of(stretches(sheet.absences()))));
        return new Block.Facts(facts);
    }

    /** Days that follow one another as one stretch, with its hours. */
    private String stretches(List<Absence> absences) {
        List<String> stretches = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < absences.size(); i++) {
            boolean goesOn = i + 1 < absences.size()
                    && absences.get(i + 1).date().equals(absences.get(i).date().plusDays(1));
            if (!goesOn) {
                stretches.add(stretch(absences.subList(first, i + 1)));
                first = i + 1;
            }
        }
        return String.join(", ", stretches);
    }

    private String stretch(List<Absence> absences) {
        Figures figures = Figures.in(locale);
        String days = figures.day(absences.get(0).date());
        if (absences.size() > 1) {
            days += " – " + figures.day(absences.get(absences.size() - 1).date());
        }
        long seconds = 0;
        for (Absence absence : absences) {
            if (absence.seconds() == null) {
                return days + text(" (durée inconnue)", " (unknown length)");
            }
            seconds += absence.seconds();
        }
        return days + " (" + figures.hours(seconds) + ")";
    }

    private Block days(TimeSheet sheet) {
        // Every day of the month has its row, so that nobody wonders whether a page is missing.
        SortedMap<LocalDate, SortedMap<Category, Long>> days = new TreeMap<>(sheet.days());
        for (int day = 1; day <= sheet.month().lengthOfMonth(); day++) {
            days.putIfAbsent(sheet.month().atDay(day), new TreeMap<>());
        }
        return table(sheet, "days", text("Heures par jour et catégorie", "Hours by day and category"), days);
    }

    private Block table(
            TimeSheet sheet, String id, String caption, SortedMap<LocalDate, SortedMap<Category, Long>> days) {
        SortedSet<Category> categories = new TreeSet<>();
        days.values().forEach(sums -> categories.addAll(sums.keySet()));
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("date", text("Date", "Date")));
        columns.add(Column.of("weekday", text("Jour", "Day")));
        categories.forEach(
                category -> columns.add(Column.summed("seconds." + category.name(), category.title(locale))));
        columns.add(Column.summed("total", "Total"));
        long[] totals = new long[categories.size()];
        List<List<Value>> rows = new ArrayList<>();
        days.forEach((day, sums) -> {
            List<Value> row = new ArrayList<>();
            row.add(new Value.Day(day));
            row.add(Value.of((locale.getLanguage().equals("en") ? ENGLISH_DAYS : DAYS)
                    .get(day.getDayOfWeek().getValue() - 1)));
            int i = 0;
            for (Category category : categories) {
                long seconds = sums.getOrDefault(category, 0L);
                totals[i++] += seconds;
                row.add(seconds == 0 ? Value.of("") : Value.hours(seconds));
            }
            long total = sums.values().stream().mapToLong(Long::longValue).sum();
            row.add(total == 0 ? Value.of("") : Value.hours(total));
            rows.add(row);
        });
        List<Value> sums = new ArrayList<>(List.of(Value.of("Total"), Value.of("")));
        Arrays.stream(totals).forEach(total -> sums.add(Value.hours(total)));
        sums.add(Value.hours(TimeSheet.seconds(days)));
        return new Block.Table(id + "." + sheet.worker().display(), caption, columns, rows, sums);
    }

    private static Block.Facts.Fact fact(String key, String title, Value value) {
        return new Block.Facts.Fact(key, title, value);
    }

    private static Block.Facts.Fact blank(String key, String title) {
        return fact(key, title, Value.of(""));
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
