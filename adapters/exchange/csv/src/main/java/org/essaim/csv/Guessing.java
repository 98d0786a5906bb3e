package org.essaim.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.csv.CellShape.Kind;
import org.essaim.csv.ColumnWords.Pair;
import org.essaim.csv.ColumnWords.Use;
import org.essaim.csv.CsvMapping.Guess;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.jspecify.annotations.Nullable;

/** Proposes how an unknown export may be read, and says why; it holds cells only while it looks. */
final class Guessing {
    private static final int LOOKED_AT = 200;
    // Whom a guess is about is nobody's business; what it tells is thrown away.
    private static final Pseudonymiser NOBODY = Pseudonymiser.ofHexKey("00".repeat(31) + "01");

    private final CsvMapping.Sample sample;
    private final Map<String, CellShape> shapes = new LinkedHashMap<>();
    private final List<Guess.Reason> reasons = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final Map<Use, String> used = new EnumMap<>(Use.class);
    private final Set<String> datePatterns = new HashSet<>();

    private Guessing(CsvMapping.Sample sample) {
        this.sample = sample;
        for (int i = 0; i < sample.header().size(); i++) {
            int field = i;
            shapes.putIfAbsent(
                    sample.header().get(i),
                    CellShape.of(sample.rows().stream()
                            .map(row -> field < row.size() ? row.get(field) : "")
                            .toList()));
        }
    }

    static Optional<Guess> of(Path file) throws IOException {
        Optional<CsvMapping.Sample> sample = Sampling.of(file, LOOKED_AT);
        if (sample.isEmpty()) {
            return Optional.empty();
        }
        Guess shipped = shipped(file);
        return Optional.of(shipped.presets().isEmpty() ? new Guessing(sample.get()).own() : shipped);
    }

    private static Guess shipped(Path file) {
        List<String> fitting = new ArrayList<>();
        List<Guess.Reason> reasons = new ArrayList<>();
        for (String id : CsvPresets.ids()) {
            Trial trial = new Trial();
            CsvTimeSource.of(file, CsvPresets.find(id).orElseThrow())
                    .read(new TimeSource.Context("S", ZoneOffset.UTC, NOBODY), trial);
            if (trial.facts > 0 && trial.refused == 0) {
                fitting.add(id);
                reasons.add(new Guess.Reason(
                        id,
                        "toutes ses colonnes y sont, et les " + trial.facts + " lignes se lisent",
                        "all its columns are there, and all " + trial.facts + " rows can be read"));
            }
        }
        if (fitting.size() > 1) {
            reasons.add(new Guess.Reason(
                    String.join(", ", fitting),
                    "les lignes ne disent pas lequel\u00a0: regardez comment les jours et les nombres y sont écrits",
                    "the rows do not tell which: look at how days and numbers are written in them"));
        }
        return new Guess(fitting, reasons, "");
    }

    /** Counts what a preset would read. */
    private static final class Trial implements TimeSource.Sink {
        private long facts;
        private long refused;

        @Override
        public void fact(long row, Fact fact) {
            facts++;
        }

        @Override
        public void reject(long row, Finding finding) {
            refused++;
        }

        @Override
        public void note(Finding finding) {
            refused += finding.isError() ? 1 : 0;
        }
    }

    private Guess own() {
        columns.add("  kind: {always: INTERNAL}");
        reasons.add(new Guess.Reason(
                "kind",
                "à vous de dire si ce sont des heures internes (INTERNAL) ou des interventions (VISIT)",
                "you say whether these are internal hours (INTERNAL) or visits (VISIT)"));
        for (Use use : List.of(Use.KEY, Use.WORKER, Use.TEAM, Use.LABEL, Use.SERVICE)) {
            named(use);
        }
        if (!times()) {
            total();
        }
        left();
        return new Guess(List.of(), reasons, yaml());
    }

    private void named(Use use) {
        find(use, Set.of(Kind.TEXT, Kind.NUMBER)).ifPresent(header -> {
            columns.add("  " + use.key + ": {header: " + quoted(header) + "}");
            because(use, header);
        });
    }

    private Optional<String> find(Use use, Set<Kind> kinds) {
        return sample.header().stream()
                .filter(header -> !ColumnWords.isPrivate(header) && !used.containsValue(header))
                .filter(header -> ColumnWords.word(header, use).isPresent()
                        && kinds.contains(shape(header).kind()))
                .findFirst();
    }

    private CellShape shape(String header) {
        return shapes.getOrDefault(header, new CellShape(Kind.EMPTY, List.of()));
    }

    private void because(Use use, String header) {
        used.put(use, header);
        reasons.add(new Guess.Reason(
                header + " → " + use.key,
                "son intitulé commence par «\u00a0"
                        + ColumnWords.word(header, use).orElse("") + "\u00a0»",
                "its name begins with “" + ColumnWords.word(header, use).orElse("") + "”"));
    }

    private boolean times() {
        boolean found = false;
        for (Pair pair : Pair.values()) {
            String start = column(Use.START, pair);
            String end = column(Use.END, pair);
            if (start == null || end == null) {
                continue;
            }
            found |= time(pair, Use.START, start, null) && time(pair, Use.END, end, start);
        }
        return found;
    }

    private @Nullable String column(Use use, Pair pair) {
        return sample.header().stream()
                .filter(header -> ColumnWords.word(header, use).isPresent() && ColumnWords.pair(header) == pair)
                .filter(header ->
                        shape(header).kind() == Kind.MOMENT || shape(header).kind() == Kind.CLOCK)
                .findFirst()
                .orElse(null);
    }

    private boolean time(Pair pair, Use use, String header, @Nullable String start) {
        CellShape shape = shape(header);
        String key = pair.key + use.key;
        if (shape.kind() == Kind.MOMENT) {
            columns.add("  " + key + ": {header: " + quoted(header) + ", patterns: [" + quoted(shape.pattern()) + "]}");
        } else {
            Optional<String> day = day(use);
            if (day.isEmpty()) {
                return false;
            }
            String written = shape(day.get()).pattern();
            datePatterns.add(written);
            if (used.put(Use.DAY, day.get()) == null) {
                reasons.add(new Guess.Reason(
                        day.get() + " → day",
                        "toutes ses cellules sont écrites " + written,
                        "all its cells are written " + written));
            }
            String overnight = start != null && day.equals(day(Use.START)) ? ", overnight: true" : "";
            columns.add("  " + key + ": {header: " + quoted(header) + ", day: {header: " + quoted(day.get())
                    + "}, patterns: [" + quoted(shape.pattern()) + "]" + overnight + "}");
            order(day.get());
        }
        reasons.add(new Guess.Reason(
                header + " → " + key,
                "son intitulé, et toutes ses cellules sont écrites " + shape.pattern(),
                "its name, and all its cells are written " + shape.pattern()));
        order(header);
        return true;
    }

    // A day that is told for starts and for ends apart is called after them.
    private Optional<String> day(Use use) {
        List<String> days = sample.header().stream()
                .filter(header -> shape(header).kind() == Kind.DAY)
                .toList();
        Optional<String> own = days.stream()
                .filter(header -> ColumnWords.word(header, use).isPresent())
                .findFirst();
        return own.isPresent()
                ? own
                : days.stream()
                        .filter(header -> ColumnWords.word(header, Use.DAY).isPresent())
                        .findFirst();
    }

    private void order(String header) {
        Guess.Reason reason = new Guess.Reason(
                header,
                "rien n’y montre si le jour ou le mois vient d’abord\u00a0: vérifiez-le avant d’importer",
                "nothing in it shows whether the day or the month comes first: make sure before you import");
        // The day of a start may be the day of its end.
        if (shape(header).isOrderUnknown() && !reasons.contains(reason)) {
            reasons.add(reason);
        }
    }

    private void total() {
        Optional<String> day = find(Use.DAY, Set.of(Kind.DAY));
        Optional<String> duration = find(Use.DURATION, Set.of(Kind.NUMBER, Kind.CLOCK, Kind.HOURS_MINUTES));
        if (day.isEmpty() || duration.isEmpty()) {
            reasons.add(new Guess.Reason(
                    "plannedStart",
                    "aucune colonne ne dit un début et une fin, ni un jour et une durée",
                    "no column tells a start and an end, or a day and how long"));
            return;
        }
        datePatterns.add(shape(day.get()).pattern());
        boolean decimal = shape(duration.get()).kind() == Kind.NUMBER;
        columns.add("  date: {header: " + quoted(day.get()) + "}");
        columns.add("  duration: {header: " + quoted(duration.get()) + ", unit: "
                + (decimal ? "HOURS" : "HOURS_MINUTES") + "}");
        because(Use.DAY, day.get());
        because(Use.DURATION, duration.get());
        order(day.get());
    }

    private void left() {
        long hidden = sample.header().stream().filter(ColumnWords::isPrivate).count();
        if (hidden == 1) {
            reasons.add(new Guess.Reason(
                    "…",
                    "1 colonne n’est pas proposée\u202f; elle peut contenir des noms ou des remarques",
                    "1 column is not proposed; it may hold names or remarks"));
        } else if (hidden > 1) {
            reasons.add(new Guess.Reason(
                    "…",
                    hidden + " colonnes ne sont pas proposées\u202f; elles peuvent contenir des noms ou des remarques",
                    hidden + " columns are not proposed; they may hold names or remarks"));
        }
    }

    private String yaml() {
        StringBuilder text = new StringBuilder();
        text.append("profile: a-nommer\n");
        text.append("encodings: [").append(sample.encoding().name()).append("]\n");
        text.append("separator: ")
                .append(quoted(String.valueOf(sample.separator())))
                .append('\n');
        text.append("locale: ")
                .append(sample.separator() == ',' ? "en-US" : "fr-FR")
                .append('\n');
        if (!datePatterns.isEmpty()) {
            text.append("datePatterns: [")
                    .append(String.join(
                            ", ",
                            datePatterns.stream().sorted().map(Guessing::quoted).toList()))
                    .append("]\n");
        }
        text.append("columns:\n");
        columns.forEach(column -> text.append(column).append('\n'));
        return text.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''").replaceAll("\\p{Cntrl}", " ") + "'";
    }
}
