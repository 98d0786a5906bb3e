package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.exact.Rational;
import org.essaim.time.Category;

/** What is proposed does what it promises, takes nothing from others, and a little less would not do. */
class AmendmentSearchTest {
    @Provide
    Arbitrary<SharingTest.Shared> shared() {
        return new SharingTest().shared();
    }

    @Provide
    Arbitrary<List<Pools.Arrival>> arrivals() {
        return Pools.arrivals(30_000);
    }

    @Provide
    Arbitrary<Category> categories() {
        return Arbitraries.of(Category.TEAM_MEETING, Category.MENTORING, Category.TRAINING, Category.DIRECT_CARE);
    }

    /** The same terms with what an amendment changes, put together from its settings alone. */
    private static PoolTerms amended(Trials trials, List<String> settings) {
        return ChangeReading.read(trials.now(), settings, finding -> {
                    throw new AssertionError(finding.toString());
                })
                .orElseThrow();
    }

    private static List<String> settings(Amendment amendment) {
        return amendment.changes().stream().map(TermChange::setting).toList();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void everyAmendmentFundsWhatItSaysAndTakesNothingFromOtherTime(
            @ForAll("shared") SharingTest.Shared shared,
            @ForAll("arrivals") List<Pools.Arrival> arrivals,
            @ForAll("categories") Category category) {
        Trials trials = Tries.of(shared, arrivals);
        FundingOutlook.Amendments found = AmendmentSearch.of(trials, category);
        Outcome before = found.before();
        for (Amendment each : found.ranked()) {
            PoolTerms terms = amended(trials, settings(each));
            Outcome after = trials.outcome(trials.draft(terms, terms));
            assertThat(TermChange.between(trials.now(), terms)).isEqualTo(each.changes());
            assertThat(after.tally().funded(category))
                    .isEqualTo(each.outcome().tally().funded(category))
                    .isGreaterThan(before.tally().funded(category));
            assertThat(after.tally().funded().minus(after.tally().funded(category)))
                    .isGreaterThanOrEqualTo(
                            before.tally().funded().minus(before.tally().funded(category)));
            assertThat(each.cost())
                    .isEqualTo(after.payer(each.agreement())
                            .amount()
                            .minus(before.payer(each.agreement()).amount()));
            assertThat(each.leftSeconds()).isEqualTo(OutlookReport.unfunded(after, category));
            assertThat(each.fundedSeconds()).isEqualTo(OutlookReport.unfunded(before, category) - each.leftSeconds());
            assertThat(each.changes()).extracting(TermChange::of).containsOnly(each.agreement());
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void aCeilingRaisedByASecondOrACentLessWouldNotDo(
            @ForAll("shared") SharingTest.Shared shared,
            @ForAll("arrivals") List<Pools.Arrival> arrivals,
            @ForAll("categories") Category category) {
        Trials trials = Tries.of(shared, arrivals);
        FundingOutlook.Amendments found = AmendmentSearch.of(trials, category);
        for (Amendment each : found.ranked()) {
            PoolTerms terms = amended(trials, settings(each));
            FundingAgreement raised = terms.agreement(each.agreement()).orElseThrow();
            for (Ceiling ceiling : Ceiling.of(raised, category)) {
                FundingAgreement asItIs =
                        trials.now().agreement(each.agreement()).orElseThrow();
                if (ceiling.most(raised) > ceiling.most(asItIs)) {
                    PoolTerms less = terms.with(ceiling.at(raised, ceiling.most(raised) - 1));
                    Tally after = trials.outcome(trials.draft(less, terms)).tally();
                    boolean reached = after.funded(category)
                                            .compareTo(each.outcome().tally().funded(category))
                                    >= 0
                            && others(after, category)
                                            .compareTo(others(found.before().tally(), category))
                                    >= 0;
                    assertThat(reached).as("%s", each.changes()).isFalse();
                }
            }
        }
    }

    private static Rational others(Tally tally, Category category) {
        return tally.funded().minus(tally.funded(category));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatLeavesLeastUnfundedComesFirstThenWhatCostsLeast(
            @ForAll("shared") SharingTest.Shared shared,
            @ForAll("arrivals") List<Pools.Arrival> arrivals,
            @ForAll("categories") Category category) {
        List<Amendment> ranked =
                AmendmentSearch.of(Tries.of(shared, arrivals), category).ranked();
        for (int i = 1; i < ranked.size(); i++) {
            Amendment better = ranked.get(i - 1);
            Amendment worse = ranked.get(i);
            assertThat(better.leftSeconds()).isLessThanOrEqualTo(worse.leftSeconds());
            assertThat(better.leftSeconds() < worse.leftSeconds()
                            || better.cost().compareTo(worse.cost()) <= 0)
                    .isTrue();
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatTheOnlyAgreementLeavesUnfundedItCanFundIfItIsAmended(
            @ForAll("arrivals") List<Pools.Arrival> arrivals, @ForAll("ceilings") long ceiling) {
        FundingAgreement only = Terms.of("A")
                .categories(Set.of(Category.MENTORING))
                .ceilingSeconds(ceiling)
                .structures(Set.of("S1"))
                .agreement();
        FundingAgreement other =
                Terms.of("B").priority(2).categories(Set.of(Category.TRAINING)).agreement();
        Trials trials = Tries.of(
                new SharingTest.Shared(FundingPool.of("coordination"), List.of(only, other)), arrivals.subList(0, 1));
        FundingOutlook outlook = new FundingOutlook(trials, List.of(), true);
        for (Category category : outlook.today().unfundedCategories()) {
            if (category != Category.UNMAPPED) {
                assertThat(outlook.amendments(category).ranked())
                        .extracting(Amendment::agreement)
                        .contains("A", "B");
                assertThat(outlook.amendments(category).ranked().get(0).fundsAll())
                        .isTrue();
            }
        }
    }

    @Provide
    Arbitrary<Long> ceilings() {
        return Arbitraries.longs().between(1, 90_000);
    }
}
