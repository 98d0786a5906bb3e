package org.essaim.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.essaim.disclosure.Disclosure;
import org.essaim.disclosure.ProtectedCell;
import org.essaim.disclosure.ProtectedTable;
import org.essaim.disclosure.Protection;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.formula.Vocabulary;
import org.essaim.formula.Why;
import org.essaim.organisation.Structure;
import org.essaim.report.Audience;

/**
 * Keeps from view what would tell of few people. Serves one publication; not thread-safe.
 *
 * <p>Each figure behind the values is released as a cube of structures and months, all time by its categories in one, so that every release of it is held
 * against every other; and so is what can be subtracted from figures that hold one another ({@link Difference}). A value is kept from view as soon as one of the
 * figures that it is made of is.
 *
 * <p>A difference tells nothing before all its figures were published. Whichever comes last gives way then, and ever after: it is kept from view where the
 * difference is secret, and the others are not. Only if a correction makes secret what was told before, they are too.
 */
final class Publication {
    private final Disclosure disclosure;
    private final Protection protection;
    private final Places places;
    private final BookedTime time;
    private final Function<String, Measures> measures;
    private final Map<Family, Cube> cubes = new LinkedHashMap<>();
    private final Map<Family, ProtectedTable> told = new HashMap<>();
    private final Map<List<String>, Set<Family>> families = new HashMap<>();

    /**
     * What is held against one another.
     *
     * @param name under what name it is released
     * @param difference a figure, or what is left of it
     * @param yields false if it is only looked at whether what was told before is told anew: then nothing is released
     */
    private record Family(String name, Difference difference, boolean yields) {}

    /**
     * Of what these structures told.
     *
     * @param measures what can be measured in a programme
     */
    Publication(
            MeasurePort port,
            Disclosure disclosure,
            Protection protection,
            List<Structure> structures,
            Function<String, Measures> measures) {
        this.disclosure = disclosure;
        this.protection = protection;
        this.places = new Places(structures);
        this.time = new BookedTime(port);
        this.measures = measures;
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
            if (!Cube.has(period)) {
                findings.add(Finding.of(Code.NOT_PUBLISHED_OVER)
                        .value(period.toString())
                        .build());
            }
        }
        return findings;
    }

    /** The tables, with what is kept from view. */
    List<IndicatorTable> of(List<IndicatorTable> tables) {
        for (IndicatorTable table : tables) {
            ids(table).forEach(id -> show(alone(table.programme(), id), id, table));
        }
        cubes.forEach((family, cube) ->
                cube.release(disclosure, protection).ifPresent(released -> told.put(family, released)));
        // Not before: of two publications at one time, one at least sees what the other released.
        Set<String> now = new TreeSet<>();
        cubes.keySet().forEach(family -> now.add(family.difference().whole()));
        Set<Family> alone = Set.copyOf(cubes.keySet());
        for (IndicatorTable table : tables) {
            ids(table).forEach(id -> differences(table.programme(), id, now).forEach(each -> show(each, id, table)));
        }
        cubes.forEach((family, cube) -> {
            if (!alone.contains(family)) {
                ProtectedTable of =
                        family.yields() ? cube.register(disclosure, protection) : cube.protect(disclosure, protection);
                if (family.yields() || tellsWhatWasTold(of)) {
                    told.put(family, of);
                }
            }
        });
        return tables.stream().map(this::protect).toList();
    }

    private void show(Family family, String id, IndicatorTable table) {
        cubes.computeIfAbsent(
                        family,
                        each -> new Cube(
                                each.name(),
                                each.name().equals(BookedTime.TIME)
                                        ? time
                                        : new Counted(each.difference(), measures.apply(table.programme())),
                                places))
                .show(id, table);
        families.computeIfAbsent(List.of(table.programme(), id), none -> new LinkedHashSet<>())
                .add(family);
    }

    // All time together; a figure under whatever name; that of a programme apart from those of others.
    private Family alone(String programme, String id) {
        String figure = time.tells(id) ? BookedTime.TIME : KnownMeasures.figure(id);
        boolean ofProgramme = !programme.isEmpty()
                && KnownMeasures.of(figure)
                        .map(KnownMeasures.Known::ofProgramme)
                        .orElse(false);
        return new Family(
                ofProgramme ? programme.toLowerCase(Locale.ROOT) + "-" + figure : figure,
                Difference.none(figure),
                true);
    }

    private List<Family> differences(String programme, String id, Set<String> now) {
        String figure = KnownMeasures.figure(id);
        List<Family> all = new ArrayList<>();
        for (Difference each :
                time.tells(id) ? List.<Difference>of() : Difference.of(figure, measures.apply(programme))) {
            List<String> yielding = each.figures().stream()
                    .filter(one -> isReleased(each.family(one)))
                    .toList();
            if (yielding.isEmpty() && isLast(each, figure, now)) {
                all.add(new Family(each.family(figure), each, true));
            }
            yielding.forEach(one -> all.add(new Family(each.family(one), each, one.equals(figure))));
        }
        return all;
    }

    private boolean isLast(Difference difference, String figure, Set<String> now) {
        return (difference.least().equals(figure) || !now.contains(difference.least()))
                && difference.figures().stream().allMatch(this::isReleased);
    }

    private boolean isReleased(String family) {
        return !disclosure.releases(family).isEmpty();
    }

    // One is enough: what is secret beside it is so because it would tell of it.
    private boolean tellsWhatWasTold(ProtectedTable now) {
        return disclosure.releases(now.measure()).stream()
                .map(each -> disclosure.released(each.measure(), each.number()).cells())
                .anyMatch(cells -> now.cells().entrySet().stream()
                        .anyMatch(each -> each.getValue() instanceof ProtectedCell.Secret
                                && cells.containsKey(each.getKey())
                                && !(cells.get(each.getKey()) instanceof ProtectedCell.Secret)));
    }

    private static List<String> ids(IndicatorTable table) {
        return table.indicator().measured().stream()
                .flatMap(each -> Vocabulary.names(each).stream())
                .distinct()
                .toList();
    }

    private IndicatorTable protect(IndicatorTable table) {
        Map<String, Integer> releases = new TreeMap<>();
        for (String id : ids(table)) {
            for (Family family : families(table, id)) {
                ProtectedTable of = told.get(family);
                if (of != null && family.yields()) {
                    releases.put(of.measure(), of.release());
                }
            }
        }
        List<IndicatorTable.Row> rows = new ArrayList<>();
        for (IndicatorTable.Row row : table.rows()) {
            List<IndicatorValue> values = new ArrayList<>();
            for (IndicatorValue value : row.values()) {
                List<String> where = places.of(table, row, value);
                boolean secret = ids(table).stream().anyMatch(id -> isSecret(table, id, where, value));
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

    private Set<Family> families(IndicatorTable table, String id) {
        return families.getOrDefault(List.of(table.programme(), id), Set.of());
    }

    private boolean isSecret(IndicatorTable table, String id, List<String> where, IndicatorValue value) {
        for (Family family : families(table, id)) {
            ProtectedTable of = told.get(family);
            if (of != null) {
                for (List<String> cell :
                        Objects.requireNonNull(cubes.get(family)).cells(id, where, value)) {
                    if (of.cell(cell.toArray(String[]::new)) instanceof ProtectedCell.Secret) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
