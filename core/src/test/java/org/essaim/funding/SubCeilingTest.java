package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.threeten.extra.LocalDateRange;

class SubCeilingTest {
    private static final EmployerCost NO_COST = EmployerCost.unknown();

    @Provide
    Arbitrary<List<FundingAgreement>> pools() {
        return Combinators.combine(Pools.pools(60_000), ceilings().list().ofSize(12))
                .as((pool, ceilings) -> {
                    List<FundingAgreement> narrowed = new ArrayList<>();
                    for (int i = 0; i < pool.size(); i++) {
                        List<SubCeiling> own = new ArrayList<>();
                        for (int k = 0; k < 3; k++) {
                            own.add(named("c" + k, ceilings.get(3 * i + k)));
                        }
                        narrowed.add(Terms.like(pool.get(i)).subCeilings(own).agreement());
                    }
                    return List.copyOf(narrowed);
                });
    }

    @Provide
    Arbitrary<List<Pools.Arrival>> arrivals() {
        return Pools.arrivals(30_000);
    }

    private static Arbitrary<SubCeiling> ceilings() {
        // Whole months: the arrivals' cells are cut at no other day.
        Arbitrary<@Nullable LocalDateRange> periods = Arbitraries.of(
                        LocalDateRange.of(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1)),
                        LocalDateRange.of(LocalDate.of(2025, 2, 1), LocalDate.of(2026, 1, 1)))
                .injectNull(0.5);
        return Combinators.combine(
                        Arbitraries.longs().between(1, 60_000),
                        Arbitraries.of(SubCeiling.Per.class),
                        periods,
                        Arbitraries.of(Category.TEAM_MEETING, Category.MENTORING)
                                .set()
                                .ofMaxSize(2))
                .as((seconds, per, period, categories) -> new SubCeiling(
                        "c", seconds, SubCeiling.Unit.SECONDS, per, period, categories, "made up for tests"));
    }

    private static SubCeiling named(String id, SubCeiling ceiling) {
        return new SubCeiling(
                id,
                ceiling.most(),
                ceiling.unit(),
                ceiling.per(),
                ceiling.period(),
                ceiling.categories(),
                ceiling.source());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void noSubCeilingIsCrossedByAnySequenceOfIssuesAndCorrections(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        List<Batch> batches = Pools.issued(pool, arrivals, NO_COST);
        for (FundingAgreement agreement : pool) {
            for (SubCeiling ceiling : agreement.subCeilings()) {
                Map<String, Long> counted = new TreeMap<>();
                for (Batch batch : batches) {
                    batch.leaves().stream()
                            .filter(leaf -> naivelyHolds(ceiling, leaf))
                            .forEach(leaf ->
                                    counted.merge(naiveShare(ceiling, leaf), leaf.claimed(agreement.id()), Long::sum));
                    assertThat(counted.values())
                            .allSatisfy(seconds -> assertThat(seconds).isBetween(0L, ceiling.most()));
                }
            }
        }
    }

    private static boolean naivelyHolds(SubCeiling ceiling, Leaf leaf) {
        LocalDateRange period = ceiling.period();
        return (ceiling.categories().isEmpty()
                        || ceiling.categories().contains(leaf.cell().category()))
                && (period == null || period.contains(leaf.cell().month().atDay(1)));
    }

    private static String naiveShare(SubCeiling ceiling, Leaf leaf) {
        return ceiling.per() == SubCeiling.Per.AGREEMENT
                ? ""
                : leaf.cell().worker() + " " + leaf.cell().month().getYear();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aSubCeilingThatNobodyReachesChangesNothing(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        List<FundingAgreement> wide = new ArrayList<>();
        List<FundingAgreement> without = new ArrayList<>();
        for (FundingAgreement agreement : pool) {
            wide.add(Terms.like(agreement)
                    .subCeilings(agreement.subCeilings().stream()
                            .map(ceiling -> new SubCeiling(
                                    ceiling.id(),
                                    1L << 40,
                                    ceiling.unit(),
                                    ceiling.per(),
                                    ceiling.period(),
                                    ceiling.categories(),
                                    ceiling.source()))
                            .toList())
                    .agreement());
            without.add(Terms.like(agreement).subCeilings(List.of()).agreement());
        }
        assertThat(Pools.issued(wide, arrivals, NO_COST)).isEqualTo(Pools.issued(without, arrivals, NO_COST));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aPersonIsStoppedOnlyByAYearThatIsFull(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        // One ceiling each: what one takes away, another could have left unused. And no corrections: what they set free
        // is
        // not offered again at once.
        List<FundingAgreement> single = new ArrayList<>();
        for (FundingAgreement agreement : pool) {
            single.add(Terms.like(agreement)
                    .ceilingCents(null)
                    .ceilingSeconds(null)
                    .subCeilings(agreement.subCeilings().subList(0, 1))
                    .agreement());
        }
        Batch batch = Pools.issued(single, arrivals.subList(0, 1), NO_COST).get(0);
        for (Leaf leaf : batch.leaves()) {
            if (leaf.unclaimed().containsKey(Reason.PERSON_CEILING)) {
                assertThat(single).anySatisfy(agreement -> {
                    SubCeiling ceiling = agreement.subCeilings().get(0);
                    assertThat(ceiling.per()).isEqualTo(SubCeiling.Per.PERSON_YEAR);
                    assertThat(naivelyHolds(ceiling, leaf)).isTrue();
                    assertThat(batch.leaves().stream()
                                    .filter(each -> naivelyHolds(ceiling, each)
                                            && naiveShare(ceiling, each).equals(naiveShare(ceiling, leaf)))
                                    .mapToLong(each -> each.claimed(agreement.id()))
                                    .sum())
                            .isEqualTo(ceiling.most());
                });
            }
        }
    }

    @Test
    void anAgreementKeepsItsSubCeilingsInTheStore() {
        Office office = new Office("S1");
        SubCeiling ten = ceiling(36_000);
        SubCeiling winter = new SubCeiling(
                "winter",
                14_400,
                SubCeiling.Unit.SECONDS,
                SubCeiling.Per.AGREEMENT,
                LocalDateRange.ofClosed(LocalDate.of(2025, 1, 15), LocalDate.of(2025, 2, 15)),
                Set.of(Category.MENTORING),
                "made up for tests");
        office.agrees(Terms.of("DEP").subCeilings(List.of(ten, winter)).agreement());
        assertThat(office.funding.agreement("DEP").subCeilings()).containsExactly(ten, winter);
    }

    @Test
    void aStatementThatCountsAboveASubCeilingIsRefused() {
        YearMonth january = YearMonth.of(2025, 1);
        Office office = new Office("S1");
        office.employs("S1", 1, Function.CARE_WORKER);
        office.agrees(Terms.of("DEP").subCeilings(List.of(ceiling(36_000))).agreement());
        office.worksIn(january, "S1", 1, Category.TEAM_MEETING, 30_000);
        office.close(List.of("S1"), january, january);
        FundingStatement genuine = office.funding.issue("DEP", january, january);
        assertThat(Office.verify(genuine).findings()).isEmpty();

        Tree forged = new Forger(genuine)
                .terms(terms ->
                        Terms.like(terms).subCeilings(List.of(ceiling(29_999))).agreement())
                .document();

        assertThat(Office.verify(forged).findings()).extracting(Finding::code).containsExactly(Code.CEILING_CROSSED);
    }

    @Test
    void anAmendmentBelowWhatWasIssuedOfAPersonLeavesThatPersonNothing() {
        YearMonth january = YearMonth.of(2025, 1);
        YearMonth february = YearMonth.of(2025, 2);
        Office office = new Office("S1");
        office.employs("S1", 1, Function.CARE_WORKER).employs("S1", 2, Function.CARE_WORKER);
        office.agrees(Terms.of("DEP").agreement());
        office.worksIn(january, "S1", 1, Category.TEAM_MEETING, 30_000);
        office.worksIn(february, "S1", 1, Category.TEAM_MEETING, 5_000);
        office.worksIn(february, "S1", 2, Category.TEAM_MEETING, 7_000);
        office.close(List.of("S1"), january, january);
        office.funding.issue("DEP", january, january);

        office.agrees(Terms.of("DEP").subCeilings(List.of(ceiling(29_999))).agreement());
        FundingStatement second =
                office.close(List.of("S1"), february, february).funding.issue("DEP", february, february);

        assertThat(second.claimedSeconds()).isEqualTo(7_000);
        assertThat(second.unfundedSeconds(Reason.PERSON_CEILING)).isEqualTo(5_000);
        assertThat(Office.verify(office.funding.issue("DEP", january, february)).findings())
                .isEmpty();
    }

    private static SubCeiling ceiling(long seconds) {
        return new SubCeiling(
                "person",
                seconds,
                SubCeiling.Unit.SECONDS,
                SubCeiling.Per.PERSON_YEAR,
                null,
                Set.of(),
                "made up for tests");
    }

    @Test
    void aSubCeilingOfNoTimeOrOfTwoNamesIsBadUse() {
        assertThatThrownBy(() ->
                        new SubCeiling("c", 0, SubCeiling.Unit.SECONDS, SubCeiling.Per.AGREEMENT, null, Set.of(), ""))
                .hasMessageContaining("[c]");
        SubCeiling ceiling =
                new SubCeiling("c", 1, SubCeiling.Unit.SECONDS, SubCeiling.Per.AGREEMENT, null, Set.of(), "");
        assertThatThrownBy(() ->
                        Terms.of("DEP").subCeilings(List.of(ceiling, ceiling)).agreement())
                .hasMessageContaining("Two sub-ceilings have one name");
    }
}
