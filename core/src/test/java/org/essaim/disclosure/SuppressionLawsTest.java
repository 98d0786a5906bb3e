package org.essaim.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.disclosure.SensitiveTable.Place;
import org.essaim.exact.Rational;
import org.essaim.report.Audience;

/** What is shown is true, what is secret is what the rule says and what it takes, whatever order things came in. */
class SuppressionLawsTest {
    private static final Protection RULE = Protection.standard();

    private record Contribution(List<String> at, String who, long amount) {}

    private static ProtectedTable told(SensitiveTable table, List<View> views, Protection protection) {
        Universe universe = new Universe(List.of(Edition.of(table, views, protection.isWaived())));
        return ProtectedTable.of(
                table, universe, Suppression.of(universe, protection, Care.FULL), protection, 0, Audience.PUBLISHED);
    }

    private static List<Contribution> contributions(SensitiveTable table) {
        List<Contribution> all = new ArrayList<>();
        table.contributions()
                .forEach((place, people) ->
                        people.forEach((who, amount) -> all.add(new Contribution(place.at(), who, amount))));
        return all;
    }

    private static boolean isBelow(Axis axis, String leaf, String node) {
        return leaf.equals(node)
                || axis.above(leaf).map(above -> isBelow(axis, above, node)).orElse(false);
    }

    /** Who put what into a cell, added up by walking from each contribution to the top. */
    private static Map<String, Long> naive(SensitiveTable table, List<String> cell) {
        Map<String, Long> people = new HashMap<>();
        for (Contribution each : contributions(table)) {
            boolean inside = true;
            for (int i = 0; i < cell.size(); i++) {
                inside &= isBelow(table.axes().get(i), each.at.get(i), cell.get(i));
            }
            if (inside) {
                people.merge(each.who, each.amount, Long::sum);
            }
        }
        return people;
    }

    private static boolean isSensitive(Map<String, Long> people) {
        long total = people.values().stream().mapToLong(Long::longValue).sum();
        long most = people.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long active = people.values().stream().filter(amount -> amount > 0).count();
        return total == 0
                ? !people.isEmpty() && people.size() < RULE.threshold()
                : active < RULE.threshold() || 100 * most > 85 * total;
    }

    @Property(tries = 60)
    void whatIsShownIsTheSumAndWhatIsSensitiveIsSecret(@ForAll long seed) {
        RandomTables tables = new RandomTables(seed);
        List<Axis> axes = tables.axes();
        SensitiveTable table = tables.table(axes);
        ProtectedTable told = told(table, tables.views(axes), RULE);
        int sensitive = 0;
        Set<List<List<String>>> met = new HashSet<>();
        for (Map.Entry<List<String>, ProtectedCell> cell : told.cells().entrySet()) {
            Map<String, Long> people = naive(table, cell.getKey());
            long total = people.values().stream().mapToLong(Long::longValue).sum();
            if (isSensitive(people)) {
                assertThat(cell.getValue()).isEqualTo(new ProtectedCell.Secret());
                // Two names of the same total are one cell.
                sensitive += met.add(leaves(axes, cell.getKey())) ? 1 : 0;
            } else if (!(cell.getValue() instanceof ProtectedCell.Secret)) {
                assertThat(cell.getValue())
                        .isEqualTo(total == 0 ? new ProtectedCell.Zero(0) : new ProtectedCell.Shown(total, 0));
            }
        }
        assertThat(told.primary()).isEqualTo(sensitive);
        if (sensitive == 0) {
            assertThat(told.complementary()).isZero();
        }
    }

    private static List<List<String>> leaves(List<Axis> axes, List<String> cell) {
        List<List<String>> leaves = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            String node = cell.get(i);
            leaves.add(axis.leaves().stream()
                    .filter(leaf -> isBelow(axis, leaf, node))
                    .sorted()
                    .toList());
        }
        return leaves;
    }

    @Property(tries = 40)
    void theOrderOfRowsAndPlacesNeverMatters(@ForAll long seed) {
        RandomTables tables = new RandomTables(seed);
        List<Axis> axes = tables.axes();
        SensitiveTable table = tables.table(axes);
        List<Contribution> rows = contributions(table);
        Collections.shuffle(rows, new Random(seed));
        List<Axis> shuffled =
                axes.stream().map(axis -> shuffled(axis, new Random(seed))).toList();
        SensitiveTable.Builder other = SensitiveTable.builder("table", "hours", shuffled);
        for (Contribution row : rows) {
            // In two parts, as if from two files.
            other.add(row.at, row.who, row.amount / 2).add(row.at, row.who, row.amount - row.amount / 2);
        }
        List<View> views = List.of(View.whole(axes));
        assertThat(told(other.build(), views, RULE).cells())
                .isEqualTo(told(table, views, RULE).cells());
    }

    private static Axis shuffled(Axis axis, Random random) {
        List<String> below = new ArrayList<>(axis.below(axis.root()));
        Collections.shuffle(below, random);
        Axis.Builder builder = Axis.builder(axis.id(), axis.root());
        below.forEach(node -> builder.put(node, axis.root()));
        for (String node : below) {
            List<String> leaves = new ArrayList<>(axis.below(node));
            Collections.shuffle(leaves, random);
            leaves.forEach(leaf -> builder.put(leaf, node));
        }
        return builder.build();
    }

    @Property(tries = 40)
    void ofManyPeopleAlikeNothingIsSecret(@ForAll long seed) {
        RandomTables tables = new RandomTables(seed);
        List<Axis> axes = tables.axes();
        SensitiveTable.Builder builder = SensitiveTable.builder("table", "hours", axes);
        for (List<String> place : RandomTables.places(axes)) {
            for (int who = 0; who < 5 + tables.below(3); who++) {
                builder.add(place, "p" + who, 10 + tables.below(5));
            }
        }
        ProtectedTable told = told(builder.build(), tables.views(axes), RULE);
        assertThat(told.cells().values()).allMatch(ProtectedCell.Shown.class::isInstance);
        assertThat(told.primary() + told.complementary()).isZero();
    }

    @Property(tries = 20)
    void aStricterRuleShowsNothingMoreThatIsSensitive(@ForAll long seed) {
        RandomTables tables = new RandomTables(seed);
        List<Axis> axes = tables.axes();
        SensitiveTable table = tables.table(axes);
        List<View> views = List.of(View.whole(axes));
        int five = told(table, views, RULE).primary();
        assertThat(told(table, views, RULE.withThreshold(11)).primary()).isGreaterThanOrEqualTo(five);
        assertThat(told(table, views, RULE.withDominance(Rational.of(1, 2))).primary())
                .isGreaterThanOrEqualTo(five);
    }

    @Property(tries = 20)
    void aWaiverShowsEverything(@ForAll long seed) {
        RandomTables tables = new RandomTables(seed);
        List<Axis> axes = tables.axes();
        SensitiveTable table = tables.table(axes);
        ProtectedTable told = told(table, List.of(View.whole(axes)), Protection.waived("accord du 12 mars", "dpo"));
        assertThat(told.isWaived()).isTrue();
        table.contributions().forEach((Place place, Map<String, Long> people) -> {
            long total = people.values().stream().mapToLong(Long::longValue).sum();
            assertThat(told.cell(place.at().toArray(new String[0])))
                    .isEqualTo(total == 0 ? new ProtectedCell.Zero(0) : new ProtectedCell.Shown(total, 0));
        });
    }
}
