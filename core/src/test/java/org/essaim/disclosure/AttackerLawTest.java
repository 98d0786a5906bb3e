package org.essaim.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Whoever knows all that was published, that nothing is below 0, and what one contributor put in, bounds no suppressed cell within ±10 %;
 * and whoever is less careful than we are is found out by the same attacker.
 */
class AttackerLawTest {
    private static final Protection THREE = Protection.standard().withThreshold(3);
    private static final Protection FIVE = Protection.standard();

    static Edition decided(List<Edition> earlier, Edition now, Protection protection, Care care) {
        List<Edition> all = new ArrayList<>(earlier);
        all.add(now);
        Universe universe = new Universe(all);
        Suppression.Outcome outcome = Suppression.of(universe, protection, care);
        Set<List<String>> hidden = new HashSet<>();
        universe.names(universe.now()).forEach((names, cell) -> {
            if (outcome.secret().get(cell)) {
                hidden.add(names);
            }
        });
        return now.keeping(hidden);
    }

    private static List<String> attackOne(long seed, Care care) {
        RandomTables tables = new RandomTables(seed);
        List<Axis> axes = tables.axes();
        Edition edition = Edition.of(tables.table(axes), tables.views(axes), false);
        Protection protection = seed % 2 == 0 ? THREE : FIVE;
        return new Attacker(List.of(decided(List.of(), edition, protection, care)), protection).breaks();
    }

    private static List<String> attackSeveral(long seed, Care care, boolean linked) {
        RandomTables tables = new RandomTables(seed);
        List<Axis> axes = tables.axes();
        SensitiveTable table = tables.table(axes);
        List<View> views = tables.views(axes);
        Protection protection = seed % 2 == 0 ? THREE : FIVE;
        List<Edition> told = new ArrayList<>();
        int count = 2 + tables.below(2);
        for (int i = 0; i < count; i++) {
            Edition edition = Edition.of(table, tables.below(4) == 0 ? tables.views(axes) : views, false);
            told.add(decided(linked ? List.copyOf(told) : List.of(), edition, protection, care));
            table = tables.later(table);
        }
        return new Attacker(told, protection).breaks();
    }

    @Property(tries = 40)
    void noSuppressedCellIsBoundedWithinATenth(@ForAll long seed) {
        assertThat(attackOne(seed, Care.FULL)).isEmpty();
    }

    @Test
    void whereSomebodyPutInNothingAndNobodyElseIsBesideThemThatStaysPossible() {
        // Two axes cross at a cell of one person who put in 0, and no view shows the place itself.
        assertThat(attackOne(2935, Care.FULL)).isEmpty();
    }

    @Property(tries = 20)
    void norByEarlierReleases(@ForAll long seed) {
        assertThat(attackSeveral(seed, Care.FULL, true)).isEmpty();
    }

    @Test
    void theAttackerFindsWhatOnlyPrimarySuppressionLeavesOpen() {
        assertThat(found(seed -> !attackOne(seed, new Care() {
                            @Override
                            boolean complements() {
                                return false;
                            }
                        })
                        .isEmpty()))
                .isTrue();
    }

    @Test
    void theAttackerFindsSuppressionWithoutAMargin() {
        assertThat(found(seed -> !attackOne(seed, new Care() {
                            @Override
                            long need(long total) {
                                return 1;
                            }
                        })
                        .isEmpty()))
                .isTrue();
    }

    @Test
    void theAttackerFindsSuppressionThatForgetsContributors() {
        assertThat(found(seed -> !attackOne(seed, new Care() {
                            @Override
                            boolean knowsOwn() {
                                return false;
                            }
                        })
                        .isEmpty()))
                .isTrue();
    }

    @Test
    void theAttackerFindsReleasesThatDoNotKnowOfOneAnother() {
        assertThat(found(seed -> !attackSeveral(seed, Care.FULL, false).isEmpty()))
                .isTrue();
    }

    private static boolean found(LongPredicate isBroken) {
        return LongStream.range(0, 40).anyMatch(isBroken);
    }
}
