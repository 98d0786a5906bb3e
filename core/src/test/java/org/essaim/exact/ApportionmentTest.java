package org.essaim.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ApportionmentTest {

    @Provide
    Arbitrary<List<Rational>> weights() {
        Arbitrary<Rational> weight = Combinators.combine(
                        Arbitraries.longs().between(0, 5_000_000), Arbitraries.of(1L, 1L, 3L, 7L, 60L, 36_000L))
                .as(Rational::of);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(Rational.ZERO)), net.jqwik.api.Tuple.of(5, weight))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .filter(weights -> weights.stream().anyMatch(each -> each.signum() > 0));
    }

    private static Rational exact(long total, Rational weight, Rational sum) {
        return Rational.of(total).times(weight).over(sum);
    }

    private static boolean withinOne(long part, Rational exact) {
        Rational off = Rational.of(part).minus(exact);
        return off.compareTo(Rational.of(1)) < 0 && off.compareTo(Rational.of(-1)) > 0;
    }

    @Property
    void partsSumToTheTotalEachWithinOneUnitAndNothingGoesToAZeroWeight(
            @ForAll @LongRange(min = -10_000_000_000L, max = 10_000_000_000L) long total,
            @ForAll("weights") List<Rational> weights) {
        long[] parts = Apportionment.divide(total, weights);

        assertThat(LongStream.of(parts).sum()).isEqualTo(total);
        for (int i = 0; i < parts.length; i++) {
            assertThat(withinOne(parts[i], exact(total, weights.get(i), UnitByUnit.sum(weights))))
                    .isTrue();
            if (weights.get(i).signum() == 0) {
                assertThat(parts[i]).isZero();
            }
        }
    }

    @Property
    void smallTotalsAreDividedAsUnitByUnit(
            @ForAll @IntRange(max = 40) int total,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 11) Integer> whole) {
        List<Rational> weights =
                whole.stream().map(weight -> Rational.of(weight)).toList();
        if (UnitByUnit.sum(weights).signum() > 0) {
            assertThat(Apportionment.divide(total, weights)).isEqualTo(UnitByUnit.divide(total, weights));
        }
    }

    @Property
    void noOtherDivisionInWholeUnitsComesCloserToTheExactShares(
            @ForAll @IntRange(max = 12) int total,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 9) Integer> whole) {
        List<Rational> weights =
                whole.stream().map(weight -> Rational.of(weight)).toList();
        Rational ours = distance(Apportionment.divide(total, weights), total, weights);

        for (long[] other : divisions(total, weights.size())) {
            assertThat(ours).isLessThanOrEqualTo(distance(other, total, weights));
        }
    }

    private static Rational distance(long[] parts, long total, List<Rational> weights) {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < parts.length; i++) {
            Rational off = Rational.of(parts[i]).minus(exact(total, weights.get(i), UnitByUnit.sum(weights)));
            sum = sum.plus(off.times(off));
        }
        return sum;
    }

    private static List<long[]> divisions(int total, int parts) {
        if (parts == 1) {
            return List.of(new long[] {total});
        }
        List<long[]> all = new ArrayList<>();
        for (int first = 0; first <= total; first++) {
            for (long[] rest : divisions(total - first, parts - 1)) {
                long[] whole = new long[parts];
                whole[0] = first;
                System.arraycopy(rest, 0, whole, 1, rest.length);
                all.add(whole);
            }
        }
        return all;
    }

    @Property
    void amongEqualWeightsTheFirstOnesGetTheOddUnits(
            @ForAll @IntRange(max = 1000) int total, @ForAll @IntRange(min = 1, max = 20) int parts) {
        long[] divided = Apportionment.divide(total, java.util.Collections.nCopies(parts, Rational.of(7, 3)));

        for (int i = 0; i < parts; i++) {
            assertThat(divided[i]).isEqualTo(total / parts + (i < total % parts ? 1 : 0));
        }
    }

    @Property
    void unequalRemaindersMakeTheOrderOfWeightsIrrelevant(
            @ForAll @IntRange(max = 100_000) int total,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 9999) Integer> whole,
            @ForAll java.util.Random random) {
        List<Rational> weights =
                whole.stream().map(weight -> Rational.of(weight)).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            order.add(i);
        }
        java.util.Collections.shuffle(order, random);
        long[] straight = Apportionment.divide(total, weights);
        long[] shuffled =
                Apportionment.divide(total, order.stream().map(weights::get).toList());

        for (int i = 0; i < order.size(); i++) {
            long one = straight[order.get(i)];
            // Equals may swap the odd unit; whoever differs must have an equal in weight that took it.
            if (one != shuffled[i]) {
                assertThat(remaindersTie(total, weights, order.get(i))).isTrue();
            }
        }
    }

    private static boolean remaindersTie(long total, List<Rational> weights, int which) {
        Rational mine = remainder(total, weights, which);
        for (int i = 0; i < weights.size(); i++) {
            if (i != which && remainder(total, weights, i).equals(mine)) {
                return true;
            }
        }
        return false;
    }

    private static Rational remainder(long total, List<Rational> weights, int i) {
        Rational exact = exact(total, weights.get(i), UnitByUnit.sum(weights));
        return exact.minus(Rational.of(exact.floor(), BigInteger.ONE));
    }

    private record Item(int month, int category, int structure, int leaf, Rational weight) {}

    @Provide
    Arbitrary<List<Item>> trees() {
        Arbitrary<Rational> weight = Combinators.combine(
                        Arbitraries.longs().between(0, 100_000), Arbitraries.of(1L, 9L, 36L))
                .as(Rational::of);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 3),
                        weight)
                .as((month, category, structure, own) -> new Item(month, category, structure, 0, own))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(items -> {
                    List<Item> numbered = new ArrayList<>();
                    for (Item item : items) {
                        numbered.add(new Item(
                                item.month(), item.category(), item.structure(), numbered.size(), item.weight()));
                    }
                    numbered.sort(java.util.Comparator.comparing(Item::month)
                            .thenComparing(Item::category)
                            .thenComparing(Item::structure)
                            .thenComparing(Item::leaf));
                    return List.copyOf(numbered);
                })
                .filter(items -> items.stream().anyMatch(item -> item.weight().signum() > 0));
    }

    @Property
    void alongATreeEachNodeIsWithinOneUnitOfItsShareOfWhatItsParentGot(
            @ForAll @LongRange(max = 10_000_000) long total, @ForAll("trees") List<Item> items) {
        long[] divided = Apportionment.along(
                total,
                items,
                items.stream().map(Item::weight).toList(),
                List.of(Item::month, Item::category, Item::structure));
        Map<Item, Long> parts = new LinkedHashMap<>();
        for (int i = 0; i < divided.length; i++) {
            parts.put(items.get(i), divided[i]);
        }

        List<Function<Item, List<?>>> levels = List.of(
                item -> List.of(),
                item -> List.of(item.month()),
                item -> List.of(item.month(), item.category()),
                item -> List.of(item.month(), item.category(), item.structure()),
                item -> List.of(item.month(), item.category(), item.structure(), item.leaf()));
        assertThat(parts).hasSameSizeAs(items);
        for (int level = 1; level < levels.size(); level++) {
            Map<List<?>, List<Item>> children = grouped(items, levels.get(level));
            Map<List<?>, List<Item>> parents = grouped(items, levels.get(level - 1));
            for (List<Item> child : children.values()) {
                List<Item> parent = java.util.Objects.requireNonNull(
                        parents.get(levels.get(level - 1).apply(child.get(0))));
                if (weight(parent).signum() == 0) {
                    assertThat(paid(parts, child)).isZero();
                } else {
                    Rational exact = exact(paid(parts, parent), weight(child), weight(parent));
                    assertThat(withinOne(paid(parts, child), exact)).isTrue();
                }
            }
        }
        assertThat(paid(parts, items)).isEqualTo(total);
    }

    private static Map<List<?>, List<Item>> grouped(List<Item> items, Function<Item, List<?>> key) {
        Map<List<?>, List<Item>> groups = new LinkedHashMap<>();
        items.forEach(item -> groups.computeIfAbsent(key.apply(item), none -> new ArrayList<>())
                .add(item));
        return groups;
    }

    private static Rational weight(List<Item> items) {
        return items.stream().map(Item::weight).reduce(Rational.ZERO, Rational::plus);
    }

    private static long paid(Map<Item, Long> parts, List<Item> items) {
        return items.stream().mapToLong(item -> parts.getOrDefault(item, 0L)).sum();
    }

    // 369 of 1331 triples show it: with one unit more, somebody gets less. That is why batches are frozen.
    @Test
    void withOneUnitMoreSomebodyMayGetLess() {
        List<Rational> weights = List.of(Rational.of(11), Rational.of(11), Rational.of(9));

        assertThat(Apportionment.divide(15, weights)).containsExactly(5, 5, 5);
        assertThat(Apportionment.divide(16, weights)).containsExactly(6, 6, 4);
    }

    @Test
    void aShareOfZeroIsNotPaidEvenIfItStandsFirst() {
        assertThat(Apportionment.divide(15, List.of(Rational.ZERO, Rational.of(1, 2), Rational.of(1, 2))))
                .containsExactly(0, 8, 7);
    }

    @Test
    void whatCannotBeDividedIsRefused() {
        assertThatThrownBy(() -> Apportionment.divide(1, List.of(Rational.ZERO)))
                .hasMessageContaining("weights that are all 0");
        assertThatThrownBy(() -> Apportionment.divide(1, List.of(Rational.of(-1), Rational.of(2))))
                .hasMessageContaining("below 0");
        assertThat(Apportionment.divide(0, Arrays.asList(Rational.ZERO, Rational.ZERO)))
                .containsExactly(0, 0);
    }
}
