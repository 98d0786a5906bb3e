package org.essaim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.essaim.spi.Statistics;
import org.essaim.spi.Statistics.Contrast;
import org.essaim.spi.Statistics.Interval;

/** What always holds, held against counting every case. */
class StatisticsLawsTest {
    private static final double AT_95 = 0.95;
    private final Statistics statistics = new CommonsStatistics();

    private static double[] values(List<Integer> steps) {
        return steps.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    private static int sum(int[] ranks, int chosen) {
        return IntStream.range(0, ranks.length)
                .filter(i -> ((chosen >> i) & 1) == 1)
                .map(i -> ranks[i])
                .sum();
    }

    @Property(tries = 300)
    void signedRanksAreThoseOfEveryDealOfSigns(
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = -4, max = 4) Integer> steps) {
        double[] changed =
                Arrays.stream(values(steps)).filter(each -> each != 0).toArray();
        int[] ranks = Ranks.doubled(Arrays.stream(changed).map(Math::abs).toArray());
        int all = Arrays.stream(ranks).sum();
        int found = IntStream.range(0, ranks.length)
                .filter(i -> changed[i] > 0)
                .map(i -> ranks[i])
                .sum();
        long far = IntStream.range(0, 1 << ranks.length)
                .filter(signs -> Math.abs(2 * sum(ranks, signs) - all) >= Math.abs(2 * found - all))
                .count();
        assertThat(Ranks.signed(values(steps))).isCloseTo((double) far / (1 << ranks.length), within(1e-12));
    }

    @Property(tries = 300)
    void ranksOfTwoGroupsAreThoseOfEveryDealOfPeople(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 4) Integer> one,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 4) Integer> other) {
        List<Integer> all = new ArrayList<>(one);
        all.addAll(other);
        int[] ranks = Ranks.doubled(values(all));
        int people = ranks.length;
        int expected = other.size() * Arrays.stream(ranks).sum();
        int found = IntStream.range(one.size(), people).map(i -> ranks[i]).sum();
        long deals = 0;
        long far = 0;
        for (int chosen = 0; chosen < 1 << people; chosen++) {
            if (Integer.bitCount(chosen) == other.size()) {
                deals++;
                if (Math.abs(sum(ranks, chosen) * people - expected) >= Math.abs(found * people - expected)) {
                    far++;
                }
            }
        }
        assertThat(Ranks.ofGroups(values(one), values(other))).isCloseTo((double) far / deals, within(1e-12));
    }

    @Property(tries = 300)
    void neitherTheOrderOfPeopleNorWhichWaveComesFirstMatters(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(min = 0, max = 10) Integer> before, @ForAll long seed) {
        Random random = new Random(seed);
        List<Integer> after = before.stream().map(each -> random.nextInt(11)).toList();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, before.size()).boxed().toList());
        Collections.shuffle(order, random);
        List<Integer> shuffledBefore = order.stream().map(before::get).toList();
        List<Integer> shuffledAfter = order.stream().map(after::get).toList();
        assertThat(statistics.mean(values(shuffledBefore), AT_95)).isEqualTo(statistics.mean(values(before), AT_95));
        assertThat(statistics.paired(values(shuffledBefore), values(shuffledAfter), AT_95))
                .isEqualTo(statistics.paired(values(before), values(after), AT_95));
        assertThat(statistics.unpaired(values(shuffledBefore), values(after), AT_95))
                .isEqualTo(statistics.unpaired(values(before), values(after), AT_95));
        mirrors(
                statistics.paired(values(before), values(after), AT_95).orElseThrow(),
                statistics.paired(values(after), values(before), AT_95).orElseThrow());
        mirrors(
                statistics.unpaired(values(before), values(after), AT_95).orElseThrow(),
                statistics.unpaired(values(after), values(before), AT_95).orElseThrow());
    }

    private static void mirrors(Contrast one, Contrast other) {
        assertThat(one.probability()).isBetween(0.0, 1.0).isCloseTo(other.probability(), within(1e-9));
        assertThat(one.difference().least()).isCloseTo(-other.difference().most(), within(1e-9));
        assertThat(one.difference().most()).isCloseTo(-other.difference().least(), within(1e-9));
    }

    @Property(tries = 500)
    void aShareLiesInItsIntervalAndSoDoesItsContrary(
            @ForAll @IntRange(min = 1, max = 400) int of, @ForAll @IntRange(max = 400) int some) {
        int with = some % (of + 1);
        Interval interval = statistics.share(with, of, AT_95);
        Interval contrary = statistics.share(of - with, of, AT_95);
        assertThat(interval.least()).isBetween(0.0, (double) with / of);
        assertThat(interval.most()).isBetween((double) with / of, 1.0);
        assertThat(contrary.least()).isCloseTo(1 - interval.most(), within(1e-9));
        assertThat(statistics.share(with, of, 0.9).least()).isGreaterThanOrEqualTo(interval.least());
    }

    @Property(tries = 500)
    void changesOfSharesMirrorEachOther(
            @ForAll @IntRange(max = 60) int both,
            @ForAll @IntRange(max = 60) int onlyBefore,
            @ForAll @IntRange(max = 60) int onlyAfter,
            @ForAll @IntRange(max = 60) int never) {
        Assume.that(both + onlyBefore > 0 && onlyAfter + never > 0);
        mirrors(
                statistics.pairedShares(both, onlyBefore, onlyAfter, never, AT_95),
                statistics.pairedShares(both, onlyAfter, onlyBefore, never, AT_95));
        mirrors(
                statistics.shares(both, both + onlyBefore, onlyAfter, onlyAfter + never, AT_95),
                statistics.shares(onlyAfter, onlyAfter + never, both, both + onlyBefore, AT_95));
    }
}
