package org.essaim.indicator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.essaim.disclosure.Axis;
import org.essaim.disclosure.Disclosure;
import org.essaim.disclosure.ProtectedCell;
import org.essaim.disclosure.ProtectedTable;
import org.essaim.disclosure.Protection;
import org.essaim.disclosure.SensitiveTable;
import org.essaim.disclosure.View;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.formula.Outcome;
import org.essaim.formula.Term;
import org.essaim.formula.Vocabulary;
import org.essaim.formula.Why;
import org.essaim.organisation.Scope;
import org.essaim.organisation.Structure;
import org.essaim.report.Audience;

/**
 * Keeps from view what would tell of few people. Serves one publication; not thread-safe.
 *
 * <p>Each measure behind the values is released as a cube of structures and months, time by categories too, so that every release of it is held against every
 * other. A value is kept from view as soon as one of the figures that it is made of is. Where a source says how many people are behind a figure and not who put
 * what into it, as many people are taken to be there, the same ones each month: then they are as few as they can be.
 */
final class Publication {
    private static final String ROOT = "all";
    private static final String TIME = "time";
    // No identifier of a structure has a colon.
    private static final String TERRITORY = "territory:";
    private static final String BEFORE = "-before";
    private static final Rational HUNDRED = Rational.of(100);

    private final MeasurePort port;
    private final Disclosure disclosure;
    private final Protection protection;
    private final List<Structure> structures;
    // The family of each category.
    private final Map<String, String> categories;

    Publication(MeasurePort port, Disclosure disclosure, Protection protection, List<Structure> structures) {
        this.port = port;
        this.disclosure = disclosure;
        this.protection = protection;
        this.structures = structures;
        this.categories = port.categories();
    }

    /** What cannot be held against other releases, and so cannot be published. */
    static List<Finding> against(Question question, List<Period> periods) {
        List<Finding> findings = new ArrayList<>();
        for (Dimension dimension : question.by()) {
            if (dimension.isOfProgramme() || dimension == Dimension.TEAM) {
                findings.add(Finding.of(Code.NOT_PUBLISHED_BY)
                        .value(dimension.name())
                        .with("valid", "FEDERATION, TERRITORY, STRUCTURE, CATEGORY")
                        .build());
            }
        }
        if (!question.scope().structures().isEmpty()) {
            findings.add(Finding.of(Code.NOT_PUBLISHED_BY)
                    .value(String.join(", ", new TreeSet<>(question.scope().structures())))
                    .with("valid", "FEDERATION, TERRITORY, STRUCTURE, CATEGORY")
                    .build());
        }
        for (Period period : periods) {
            if (path(period).isEmpty()) {
                findings.add(Finding.of(Code.NOT_PUBLISHED_OVER)
                        .value(period.toString())
                        .build());
            }
        }
        return findings;
    }

    /** Where a calendar period stands among the others: year, semester, quarter, month; nothing if it is none of these. */
    private static Optional<List<String>> path(Period period) {
        List<PeriodKind> kinds = List.of(PeriodKind.YEAR, PeriodKind.SEMESTER, PeriodKind.QUARTER, PeriodKind.MONTH);
        List<String> path = new ArrayList<>();
        for (PeriodKind kind : kinds) {
            Period around = Period.of(kind, period.first());
            path.add(around.toString());
            if (around.equals(period)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /**
     * The tables, with what is kept from view.
     *
     * @param measures what can be measured in a programme
     */
    List<IndicatorTable> of(List<IndicatorTable> tables, Function<String, Measures> measures) {
        Map<String, Cube> cubes = new TreeMap<>();
        for (IndicatorTable table : tables) {
            for (String id : ids(table)) {
                cubes.computeIfAbsent(
                                family(table, id), family -> new Cube(family, id, measures.apply(table.programme())))
                        .show(id, table);
            }
        }
        Map<String, ProtectedTable> released = new TreeMap<>();
        cubes.forEach((family, cube) -> cube.release().ifPresent(table -> released.put(family, table)));
        return tables.stream().map(table -> protect(table, cubes, released)).toList();
    }

    private static List<String> ids(IndicatorTable table) {
        return table.indicator().measured().stream()
                .flatMap(each -> Vocabulary.names(each).stream())
                .distinct()
                .toList();
    }

    // What is held against one another: all time together; a measure of each programme by itself; what there is before
    // a month with what there is at its end.
    private String family(IndicatorTable table, String id) {
        if (isTime(id)) {
            return TIME;
        }
        KnownMeasures.Known known = KnownMeasures.all().get(id);
        return known != null && known.ofProgramme() ? table.programme().toLowerCase(Locale.ROOT) + "-" + id : base(id);
    }

    private boolean isTime(String id) {
        String name = id.startsWith(TIME + "-") ? id.substring(TIME.length() + 1) : "";
        return id.equals(TIME) || categories.containsValue(name) || categories.containsKey(leaf(name));
    }

    // What there was before a month is what there was at the end of the one before.
    private static String base(String id) {
        return id.endsWith(BEFORE) ? id.substring(0, id.length() - BEFORE.length()) : id;
    }

    private static String leaf(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private IndicatorTable protect(
            IndicatorTable table, Map<String, Cube> cubes, Map<String, ProtectedTable> released) {
        Map<String, Integer> releases = new TreeMap<>();
        for (String id : ids(table)) {
            ProtectedTable of = released.get(family(table, id));
            if (of != null) {
                releases.put(of.measure(), of.release());
            }
        }
        List<IndicatorTable.Row> rows = new ArrayList<>();
        for (IndicatorTable.Row row : table.rows()) {
            List<IndicatorValue> values = new ArrayList<>();
            for (IndicatorValue value : row.values()) {
                boolean secret = false;
                List<String> places = places(table, row, value);
                for (String id : ids(table)) {
                    String family = family(table, id);
                    ProtectedTable of = released.get(family);
                    secret |= of != null
                            && Objects.requireNonNull(cubes.get(family)).isSecret(of, id, places, value);
                }
                values.add(secret ? value.keptBack(Why.SUPPRESSED) : value.together());
            }
            rows.add(new IndicatorTable.Row(row.codes(), row.titles(), values));
        }
        return new IndicatorTable(
                table.indicator(),
                table.programme(),
                table.by(),
                table.periods(),
                rows,
                table.state(),
                Audience.PUBLISHED,
                releases);
    }

    // Worked out structure by structure, or of some of them alone: what the total would be less the value tells of the
    // others.
    private static boolean tellsOfSome(Definition definition, IndicatorValue value) {
        return definition.overStructures() != null
                || (definition.missing() != Missing.REFUSED && !value.coverage().isWhole());
    }

    // The totals that a value rests on; of one that tells of single structures, these too.
    private List<String> places(IndicatorTable table, IndicatorTable.Row row, IndicatorValue value) {
        int structure = table.by().indexOf(Dimension.STRUCTURE);
        int territory = table.by().indexOf(Dimension.TERRITORY);
        List<String> places = new ArrayList<>();
        places.add(
                structure >= 0
                        ? row.codes().get(structure)
                        : territory >= 0 ? TERRITORY + row.codes().get(territory) : ROOT);
        if (tellsOfSome(table.indicator().definition(), value)) {
            structures.stream()
                    .map(Structure::id)
                    .filter(value.subject().scope()::contains)
                    .forEach(places::add);
        }
        return places;
    }

    private static String territory(Structure structure) {
        String departement = structure.departement();
        return TERRITORY + (departement == null ? "" : departement);
    }

    /** What is released of one measure, or of all time together. */
    private final class Cube {
        private final String family;
        private final String id;
        private final Measures measures;
        private final boolean time;
        // Months make its longer periods; what counts each person once in a period does not add up.
        private final boolean adding;
        private final Set<Map<String, Integer>> views = new LinkedHashSet<>();
        private final Set<Period> shown = new TreeSet<>();
        private final Set<Period> whole = new TreeSet<>();

        Cube(String family, String id, Measures measures) {
            this.family = family;
            this.id = base(id);
            this.measures = measures;
            this.time = family.equals(TIME);
            KnownMeasures.Known known = KnownMeasures.all().get(this.id);
            this.adding = time || (known != null && known.adding() != KnownMeasures.Adding.NOT);
        }

        void show(String measure, IndicatorTable table) {
            int structure =
                    table.by().contains(Dimension.STRUCTURE) ? 2 : table.by().contains(Dimension.TERRITORY) ? 1 : 0;
            PeriodKind by = table.indicator().definition().by();
            // What is worked out structure by structure, of some alone, or month by month, tells of these too.
            Definition definition = table.indicator().definition();
            if (table.rows().stream()
                    .flatMap(row -> row.values().stream())
                    .anyMatch(value -> tellsOfSome(definition, value))) {
                structure = 2;
            }
            for (Period period : table.periods()) {
                for (Period part : by == null ? List.of(period) : period.parts(by)) {
                    Period counted = counted(measure, part);
                    Map<String, Integer> view = new LinkedHashMap<>();
                    view.put("structure", structure);
                    view.put(
                            adding ? "period" : "span",
                            adding ? path(counted).orElseThrow().size() : 1);
                    if (time) {
                        view.put("category", depth(measure, table));
                    }
                    views.add(view);
                    shown.add(counted);
                }
                whole.add(period);
            }
        }

        private int depth(String measure, IndicatorTable table) {
            if (table.by().contains(Dimension.CATEGORY)) {
                return 2;
            }
            String node = category(measure);
            return node.equals(TIME) ? 0 : categories.containsValue(node) ? 1 : 2;
        }

        // A family where there is one of that name: it is what its only category is.
        private String category(String measure) {
            if (measure.equals(TIME)) {
                return TIME;
            }
            String name = measure.substring(TIME.length() + 1);
            return categories.containsValue(name) ? name : leaf(name);
        }

        // Of what there is at the end, the last month is all there is; of what there was before, the one before the
        // first.
        private static Period counted(String measure, Period period) {
            KnownMeasures.Known known = KnownMeasures.all().get(measure);
            if (known != null && known.adding() == KnownMeasures.Adding.AT_END) {
                return Period.of(PeriodKind.MONTH, period.last());
            }
            return known != null && known.adding() == KnownMeasures.Adding.BEFORE
                    ? Period.of(PeriodKind.MONTH, period.first().minusDays(1))
                    : period;
        }

        Optional<ProtectedTable> release() {
            SensitiveTable.Builder table = SensitiveTable.builder(name(), family, axes());
            boolean about = time ? booked(table) : counted(table);
            return about
                    ? Optional.of(disclosure.release(
                            table.build(), views.stream().map(View::new).toList(), protection))
                    : Optional.empty();
        }

        private String name() {
            return family + "-"
                    + List.copyOf(whole)
                            .get(0)
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .replace('.', '-');
        }

        private List<Axis> axes() {
            Axis.Builder where = Axis.builder("structure", ROOT);
            Set<String> territories = new TreeSet<>();
            structures.forEach(each -> territories.add(territory(each)));
            territories.forEach(each -> where.put(each, ROOT));
            structures.forEach(each -> where.put(each.id(), territory(each)));
            if (!adding) {
                return List.of(where.build(), Axis.flat("span", "total", spans()));
            }
            Axis.Builder when = Axis.builder("period", "total");
            Set<String> put = new TreeSet<>();
            for (YearMonth month : months()) {
                String above = "total";
                for (String node : Publication.path(Period.of(PeriodKind.MONTH, month.atDay(1)))
                        .orElseThrow()) {
                    if (put.add(node)) {
                        when.put(node, above);
                    }
                    above = node;
                }
            }
            List<Axis> axes = new ArrayList<>(List.of(where.build(), when.build()));
            if (time) {
                Axis.Builder what = Axis.builder("category", TIME);
                new TreeSet<>(categories.values()).forEach(each -> what.put(each, TIME));
                categories.forEach(what::put);
                axes.add(what.build());
            }
            return axes;
        }

        private List<String> spans() {
            return shown.stream().map(Period::toString).toList();
        }

        private Set<YearMonth> months() {
            Set<YearMonth> months = new TreeSet<>();
            for (Period period : shown) {
                for (LocalDate day = period.first(); !day.isAfter(period.last()); day = day.plusMonths(1)) {
                    months.add(YearMonth.from(day));
                }
            }
            return months;
        }

        private boolean booked(SensitiveTable.Builder table) {
            Map<List<String>, Map<String, Long>> all = new HashMap<>();
            port.contributions(
                    structures.stream().map(Structure::id).toList(),
                    months(),
                    (structure, month, category, worker, seconds) -> all.computeIfAbsent(
                                    List.of(structure, month.toString(), category), none -> new HashMap<>())
                            .merge(worker.value(), seconds, Math::addExact));
            // Corrections may leave less than 0: how much somebody is behind it is what counts.
            all.forEach((place, people) ->
                    people.forEach((person, seconds) -> table.add(place, person, Math.absExact(seconds))));
            return !all.isEmpty();
        }

        // Who put in what is not known: so many people, the same each month.
        private boolean counted(SensitiveTable.Builder table) {
            boolean some = false;
            List<Scope> scopes = structures.stream()
                    .map(each -> new Scope(Set.of(each.id())))
                    .toList();
            List<Period> parts = adding
                    ? months().stream()
                            .map(month -> Period.of(PeriodKind.MONTH, month.atDay(1)))
                            .toList()
                    : List.copyOf(shown);
            for (Period part : parts) {
                List<Measures.Told> told = measures.told(new Term.Measured(id, List.of()), scopes, part);
                for (int i = 0; i < told.size(); i++) {
                    String structure = structures.get(i).id();
                    List<String> place = List.of(structure, part.toString());
                    if (told.get(i).outcome() instanceof Outcome.Known known) {
                        some |= told.get(i).contributors() > 0;
                        spread(table, place, structure, told.get(i).contributors(), known.value());
                    } else {
                        table.missing(place);
                    }
                }
            }
            return some;
        }

        // As many people as there are, each with as much as the others; what is left of it is the first one's.
        private static void spread(
                SensitiveTable.Builder table, List<String> place, String structure, long people, Rational figure) {
            long amount = figure.times(HUNDRED).rounded();
            for (long person = 0; person < people; person++) {
                long share = Math.abs(amount) / people + (person == 0 ? Math.abs(amount) % people : 0);
                table.add(place, nobody(structure, person), share);
            }
        }

        // Written like a pseudonym, so that no key is needed to hide who does not exist.
        private static String nobody(String structure, long number) {
            return UUID.nameUUIDFromBytes((structure + "#" + number).getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", "");
        }

        boolean isSecret(ProtectedTable table, String measure, List<String> places, IndicatorValue value) {
            PeriodKind by = value.indicator().definition().by();
            for (Period part :
                    by == null ? List.of(value.period()) : value.period().parts(by)) {
                for (String where : places) {
                    List<String> at = new ArrayList<>(
                            List.of(where, counted(measure, part).toString()));
                    if (time) {
                        at.add(
                                value.subject().parts().isEmpty()
                                        ? category(measure)
                                        : value.subject().parts().get(0).id());
                    }
                    if (table.cell(at.toArray(String[]::new)) instanceof ProtectedCell.Secret) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
