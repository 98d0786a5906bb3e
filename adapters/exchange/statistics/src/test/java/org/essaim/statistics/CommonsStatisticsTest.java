package org.essaim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.essaim.spi.Statistics;
import org.essaim.spi.Statistics.Contrast;
import org.essaim.spi.Statistics.Interval;
import org.essaim.spi.Statistics.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What textbooks, papers and the documentation of R say of examples that they print. */
class CommonsStatisticsTest {
    private static final double AT_95 = 0.95;
    private static final Offset<Double> PRINTED = within(5e-5);

    // R, ?sleep: extra hours of sleep of ten people under two drugs (Cushny and Peebles 1905; Student 1908).
    private static final double[] FIRST = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] SECOND = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    private final Statistics statistics = new CommonsStatistics();

    private static void lies(Interval interval, double least, double most, Offset<Double> precision) {
        assertThat(interval.least()).isCloseTo(least, precision);
        assertThat(interval.most()).isCloseTo(most, precision);
    }

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(Statistics.class)).hasSize(1).first().isInstanceOf(CommonsStatistics.class);
    }

    /** R, t.test(sleep$extra[1:10]): -0.5297804 to 2.0297804. */
    @Test
    void aMeanLiesWhereStudentSays() {
        Interval interval = statistics.mean(FIRST, AT_95).orElseThrow();
        lies(interval, -0.5297804, 2.0297804, within(1e-7));
        assertThat(interval.method()).isEqualTo(Method.STUDENT);
    }

    @Test
    void oneValueHasNoInterval() {
        assertThat(statistics.mean(new double[] {3}, AT_95)).isEmpty();
        assertThat(statistics.paired(new double[] {3}, new double[] {4}, AT_95)).isEmpty();
        assertThat(statistics.unpaired(new double[] {3}, new double[] {4, 5}, AT_95))
                .isEmpty();
    }

    /** R, ?t.test, the sleep data paired: -2.4598858 to -0.7001142, here the other way round. */
    @Test
    void pairsDifferAsStudentSays() {
        Contrast contrast = statistics.paired(FIRST, SECOND, AT_95).orElseThrow();
        lies(contrast.difference(), 0.7001142, 2.4598858, within(1e-7));
        // One of ten did not change and nine slept longer: 2 of 2⁹ deals of signs are as far.
        assertThat(contrast.test()).isEqualTo(Method.WILCOXON);
        assertThat(contrast.probability()).isCloseTo(2.0 / 512, within(1e-12));
    }

    /** The same ten people four times over; scipy.stats.ttest_rel: t = 8.456 on 39 degrees of freedom, 2.357463e-10. */
    @Test
    void manyPairsAreTestedAsStudentSays() {
        double[] before = IntStream.range(0, 40).mapToDouble(i -> FIRST[i % 10]).toArray();
        double[] after = IntStream.range(0, 40).mapToDouble(i -> SECOND[i % 10]).toArray();
        Contrast contrast = statistics.paired(before, after, AT_95).orElseThrow();
        assertThat(contrast.test()).isEqualTo(Method.STUDENT);
        assertThat(contrast.probability()).isCloseTo(2.357463e-10, within(1e-15));
    }

    /** R, ?t.test, t.test(extra ~ group, data = sleep): Welch, -3.3654832 to 0.2054832, here the other way round. */
    @Test
    void groupsDifferAsWelchSays() {
        Contrast contrast = statistics.unpaired(FIRST, SECOND, AT_95).orElseThrow();
        lies(contrast.difference(), -0.2054832, 3.3654832, within(1e-7));
        assertThat(contrast.difference().method()).isEqualTo(Method.WELCH);
        assertThat(contrast.test()).isEqualTo(Method.MANN_WHITNEY);
    }

    /** R, ?wilcox.test: depression scores of nine patients (Hollander and Wolfe 1973, 29f); V = 40, one-sided 0.01953. */
    @Test
    void signedRanksAreAsWilcoxonSays() {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        assertThat(statistics.paired(before, after, AT_95).orElseThrow().probability())
                .isCloseTo(2 * 0.01953125, within(1e-12));
    }

    /** R, ?wilcox.test: permeability of membranes (Hollander and Wolfe 1973, 69f); W = 35, one-sided 0.1272. */
    @Test
    void ranksOfTwoGroupsAreAsMannAndWhitneySay() {
        double[] one = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] other = {1.15, 0.88, 0.90, 0.74, 1.21};
        Contrast contrast = statistics.unpaired(one, other, AT_95).orElseThrow();
        assertThat(contrast.test()).isEqualTo(Method.MANN_WHITNEY);
        assertThat(contrast.probability()).isCloseTo(2 * 0.1272, within(1e-4));
    }

    /** Newcombe (1998, Statistics in Medicine 17, 857–872), table I: methods 3 (Wilson) and 5 (Clopper and Pearson). */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662, 0.2527, 0.3676",
        "15, 148, 0.0624, 0.1605, 0.0578, 0.1617",
        "0, 20, 0.0000, 0.1611, 0.0000, 0.1684",
        "1, 29, 0.0061, 0.1718, 0.0009, 0.1776",
    })
    void sharesLieWhereNewcombesTableSays(
            long with, long of, double wilsonFrom, double wilsonTo, double exactFrom, double exactTo) {
        lies(Shares.wilson(with, of, AT_95), wilsonFrom, wilsonTo, PRINTED);
        lies(Shares.exact(with, of, AT_95), exactFrom, exactTo, PRINTED);
        assertThat(statistics.share(with, of, AT_95))
                .isEqualTo(of <= 30 ? Shares.exact(with, of, AT_95) : Shares.wilson(with, of, AT_95));
    }

    /** R, ?binom.test: 682 of 925 plants are as Mendel thought (Conover 1971, 97f): 0.7076683 to 0.7654066. */
    @Test
    void theExactIntervalOfMendelsPlantsIsThatOfConover() {
        lies(Shares.exact(682, 925, AT_95), 0.7076683, 0.7654066, within(1e-7));
    }

    /** Newcombe (1998, Statistics in Medicine 17, 873–890), table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "10, 10, 0, 20, 0.6791, 1.0000",
    })
    void differencesOfSharesLieWhereNewcombesTableSays(
            long after, long ofAfter, long before, long ofBefore, double least, double most) {
        lies(statistics.shares(before, ofBefore, after, ofAfter, AT_95).difference(), least, most, PRINTED);
    }

    /** R, ?fisher.test: the tea-tasting lady (Agresti 1990, 61f), 0.4857, and convictions of twins (Fisher 1962, 1970), 0.0005367. */
    @Test
    void fewSharesAreTestedAsFisherSays() {
        assertThat(statistics.shares(3, 4, 1, 4, AT_95).probability()).isCloseTo(0.4857, PRINTED);
        Contrast twins = statistics.shares(2, 12, 15, 18, AT_95);
        assertThat(twins.probability()).isCloseTo(0.0005367, within(5e-8));
        assertThat(twins.test()).isEqualTo(Method.FISHER);
    }

    /** Two of the hospitals of Fleiss (1981, 139), R ?prop.test, ten times over; scipy.stats.chi2_contingency without a correction: 64.1297, 1.164906e-15. */
    @Test
    void manySharesAreTestedAsPearsonSays() {
        assertThat(statistics.shares(83, 86, 70, 82, AT_95).test()).isEqualTo(Method.FISHER);
        Contrast many = statistics.shares(830, 860, 700, 820, AT_95);
        assertThat(many.test()).isEqualTo(Method.CHI_SQUARE);
        assertThat(many.probability()).isCloseTo(1.164906e-15, within(1e-20));
    }

    /** R, ?mcnemar.test: approval of the president (Agresti 1990, 350); mcnemar.exact of exact2x2 prints 3.716e-05. */
    @Test
    void whoChangedIsTestedAsMcNemarSays() {
        Contrast contrast = statistics.pairedShares(794, 150, 86, 570, AT_95);
        assertThat(contrast.test()).isEqualTo(Method.MCNEMAR);
        assertThat(contrast.probability()).isCloseTo(3.716e-05, within(5e-9));
        assertThat(contrast.difference().most()).isNegative();
    }

    @Test
    void whatDoesNotChangeMayWellBeChance() {
        assertThat(statistics.pairedShares(3, 0, 0, 4, AT_95).probability()).isEqualTo(1);
        assertThat(statistics.shares(0, 5, 0, 7, AT_95).probability()).isEqualTo(1);
        assertThat(statistics.shares(5, 5, 7, 7, AT_95).probability()).isEqualTo(1);
        double[] same = {2, 2, 2};
        assertThat(statistics.paired(same, same, AT_95).orElseThrow().probability())
                .isEqualTo(1);
        assertThat(statistics.unpaired(same, same, AT_95).orElseThrow().probability())
                .isEqualTo(1);
    }

    @Test
    void allOfManyWhoMoveAlikeIsNoChance() {
        double[] before = new double[60];
        double[] after = IntStream.range(0, 60).mapToDouble(i -> 1).toArray();
        Contrast paired = statistics.paired(before, after, AT_95).orElseThrow();
        assertThat(paired.probability()).isZero();
        lies(paired.difference(), 1, 1, within(0.0));
        assertThat(statistics.unpaired(before, after, AT_95).orElseThrow().probability())
                .isZero();
    }

    /** By hand: all of n pairs move alike, 2 of 2ⁿ deals of signs, were they all as far (ties) or each farther. */
    @ParameterizedTest
    @CsvSource({"2, 0.5", "3, 0.25", "4, 0.125", "5, 0.0625", "6, 0.03125"})
    void fewPairsThatAllRiseAreAsProbableAsTheirSigns(int pairs, double probability) {
        double[] before = new double[pairs];
        double[] alike = IntStream.range(0, pairs).mapToDouble(i -> 1).toArray();
        double[] farther = IntStream.range(0, pairs).mapToDouble(i -> i + 1).toArray();
        assertThat(statistics.paired(before, alike, AT_95).orElseThrow().probability())
                .isCloseTo(probability, within(1e-12));
        assertThat(statistics.paired(before, farther, AT_95).orElseThrow().probability())
                .isCloseTo(probability, within(1e-12));
        assertThat(statistics.pairedShares(0, 0, pairs, 3, AT_95).probability()).isCloseTo(probability, within(1e-12));
    }

    /** By hand: the highest all in one group, 2 of so many deals of people: 70 of four and four, 20 of three and three. */
    @Test
    void twoGroupsApartAreAsProbableAsTheirDeals() {
        double[] low = {1, 2, 3, 4};
        double[] high = {5, 6, 7, 8};
        assertThat(statistics.unpaired(low, high, AT_95).orElseThrow().probability())
                .isCloseTo(2.0 / 70, within(1e-12));
        assertThat(statistics
                        .unpaired(new double[] {1, 1, 1}, new double[] {2, 2, 2}, AT_95)
                        .orElseThrow()
                        .probability())
                .isCloseTo(2.0 / 20, within(1e-12));
        assertThat(statistics.shares(0, 4, 4, 4, AT_95).probability()).isCloseTo(2.0 / 70, within(1e-12));
    }

    /** Student (1908) by hand: 1 to 5 have the mean 3 and the error √0.5, and t is 2.776445 at 4 degrees (Fisher and Yates, table III: 2.776). */
    @Test
    void theIntervalOfFiveStepsIsThatOfTheTable() {
        double[] steps = {5, 3, 1, 4, 2};
        double margin = 2.7764451 * Math.sqrt(0.5);
        lies(statistics.mean(steps, AT_95).orElseThrow(), 3 - margin, 3 + margin, within(1e-6));
        // Two values: t is 12.7062 at 1 degree.
        lies(statistics.mean(new double[] {0, 1}, AT_95).orElseThrow(), -5.85310, 6.85310, within(1e-5));
    }

    @Test
    void ofNobodyThereIsNothingAndWhereAllAreAlikeNoWidth() {
        double[] nobody = {};
        assertThat(statistics.mean(nobody, AT_95)).isEmpty();
        assertThat(statistics.paired(nobody, nobody, AT_95)).isEmpty();
        assertThat(statistics.unpaired(nobody, new double[] {1, 2}, AT_95)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> statistics.pairedShares(0, 0, 0, 0, AT_95));
        assertThatIllegalArgumentException().isThrownBy(() -> statistics.shares(0, 0, 1, 2, AT_95));
        double[] alike = {4, 4, 4, 4};
        lies(statistics.mean(alike, AT_95).orElseThrow(), 4, 4, within(0.0));
        // Everybody changes by the same: no width, and as probable as their signs.
        Contrast rise =
                statistics.paired(alike, new double[] {5, 5, 5, 5}, AT_95).orElseThrow();
        lies(rise.difference(), 1, 1, within(0.0));
        assertThat(rise.probability()).isCloseTo(0.125, within(1e-12));
        // One against one: every outcome is as probable as any other.
        assertThat(statistics.shares(0, 1, 1, 1, AT_95).probability()).isEqualTo(1);
        assertThat(statistics.pairedShares(0, 1, 0, 0, AT_95).probability()).isEqualTo(1);
        Interval one = statistics.share(1, 1, AT_95);
        lies(one, 0.025, 1, within(1e-12));
        lies(statistics.share(0, 1, AT_95), 0, 0.975, within(1e-12));
    }

    @Test
    void noFigureIsNoNumber() {
        for (int with = 0; with <= 3; with++) {
            for (int after = 0; after <= 3; after++) {
                for (Contrast each : new Contrast[] {
                    statistics.shares(with, 3, after, 3, AT_95),
                    statistics.pairedShares(with, after, 3 - with, 3 - after, AT_95)
                }) {
                    assertThat(each.probability()).isBetween(0.0, 1.0);
                    assertThat(each.difference().least())
                            .isBetween(-1.0, each.difference().most());
                    assertThat(each.difference().most())
                            .isBetween(each.difference().least(), 1.0);
                }
            }
        }
    }

    @Test
    void refusesWhatIsNoShareNoPairAndNoConfidence() {
        assertThatIllegalArgumentException().isThrownBy(() -> statistics.share(3, 2, AT_95));
        assertThatIllegalArgumentException().isThrownBy(() -> statistics.share(0, 0, AT_95));
        assertThatIllegalArgumentException().isThrownBy(() -> statistics.share(1, 2, 95));
        assertThatIllegalArgumentException().isThrownBy(() -> statistics.paired(new double[2], new double[3], AT_95));
    }
}
