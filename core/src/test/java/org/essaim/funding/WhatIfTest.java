package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    private static PoolTerms three() {
        return new PoolTerms(
                FundingPool.of("coordination"),
                List.of(
                        Terms.of("A").ceilingSeconds(36_000L).agreement(),
                        Terms.of("B.1")
                                .priority(2)
                                .functions(Set.of(Function.CARE_WORKER))
                                .structures(Set.of("S1"))
                                .subCeilings(List.of(
                                        new SubCeiling(
                                                "tutorat",
                                                7_200,
                                                SubCeiling.Unit.SECONDS,
                                                SubCeiling.Per.AGREEMENT,
                                                null,
                                                Set.of(Category.MENTORING),
                                                "test"),
                                        new SubCeiling(
                                                "hiver",
                                                50_000,
                                                SubCeiling.Unit.CENTS,
                                                SubCeiling.Per.AGREEMENT,
                                                null,
                                                Set.of(),
                                                "test")))
                                .agreement(),
                        Terms.of("C").priority(3).agreement()));
    }

    private static PoolTerms read(String... settings) {
        return ChangeReading.read(three(), List.of(settings), finding -> {
                    throw new AssertionError(finding.message(Locale.ENGLISH));
                })
                .orElseThrow();
    }

    private static FundingAgreement of(PoolTerms terms, String id) {
        return terms.agreement(id).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "A.ceiling-hours=120, 432000",
        "A.ceiling-hours=127.5, 459000",
        "'A.ceiling-hours=127,5', 459000",
        "A.ceiling-hours=127:20, 458400",
        "A.ceiling-hours = 127:20:05, 458405",
        "A.ceiling-hours=0:00:01, 1"
    })
    void readsHoursAsPeopleTypeThem(String setting, long seconds) {
        assertThat(of(read(setting), "A").ceilingSeconds()).isEqualTo(seconds);
    }

    @Test
    void readsEveryTermOfAnAgreement() {
        assertThat(of(read("A.ceiling-hours=none"), "A").ceilingSeconds()).isNull();
        assertThat(of(read("A.ceiling-euros=4999.50"), "A").ceilingCents()).isEqualTo(499_950L);
        assertThat(of(read("B.1.sub-ceiling.tutorat=3:30"), "B.1").subCeilings())
                .extracting(SubCeiling::most)
                .containsExactly(12_600L, 50_000L);
        assertThat(of(read("B.1.sub-ceiling.hiver=499.99€"), "B.1").subCeilings())
                .extracting(SubCeiling::most)
                .containsExactly(7_200L, 49_999L);
        assertThat(of(read("B.1.sub-ceiling.tutorat=none"), "B.1").subCeilings())
                .extracting(SubCeiling::id)
                .containsExactly("hiver");
        assertThat(of(read("A.categories=MENTORING, TRAINING"), "A").categories())
                .containsExactlyInAnyOrder(Category.MENTORING, Category.TRAINING);
        assertThat(of(read("A.categories+=TRAINING"), "A").categories()).hasSize(8);
        assertThat(of(read("A.categories-=MENTORING"), "A").categories())
                .hasSize(6)
                .doesNotContain(Category.MENTORING);
        assertThat(of(read("B.1.functions+=DIRECTOR"), "B.1").functions())
                .containsExactlyInAnyOrder(Function.CARE_WORKER, Function.DIRECTOR);
        assertThat(of(read("B.1.functions=all"), "B.1").functions()).isEmpty();
        // Who admits all and no directors admits the four others.
        assertThat(of(read("A.functions-=DIRECTOR"), "A").functions())
                .hasSize(Function.values().length - 1)
                .doesNotContain(Function.DIRECTOR);
        assertThat(of(read("A.functions+=DIRECTOR"), "A").functions()).isEmpty();
        assertThat(of(read("B.1.structures+=S2"), "B.1").scope().structures()).containsExactlyInAnyOrder("S1", "S2");
        assertThat(of(read("B.1.structures=all"), "B.1").scope().structures()).isEmpty();
        assertThat(of(read("A.first-day=2024-12-15"), "A").term().getStart()).isEqualTo("2024-12-15");
        assertThat(of(read("A.last-day=2026-01-15"), "A").term().getEndInclusive())
                .isEqualTo("2026-01-15");
        assertThat(of(read("A.rate=25"), "A").rates().changes())
                .extracting(rate -> rate.date() + " " + rate.value())
                .containsExactly("2025-01-01 25");
        assertThat(of(read("A.rate@2025-07-01=25,10"), "A").rates().changes())
                .extracting(rate -> rate.date() + " " + rate.value())
                .containsExactly("2025-01-01 24.60", "2025-07-01 25.10");
        assertThat(of(read("A.share=2/3"), "A").payment().share()).isEqualTo(new Share(2, 3));
        assertThat(of(read("A.share@2025-07-01=50%", "A.categories@2025-07-01=MENTORING"), "A"))
                .satisfies(amended -> {
                    assertThat(amended.share(LocalDate.of(2025, 6, 30))).isEqualTo(Share.WHOLE);
                    assertThat(amended.share(LocalDate.of(2025, 7, 1))).isEqualTo(new Share(50, 100));
                    assertThat(amended.coverage().on(LocalDate.of(2025, 6, 30)).categories())
                            .contains(Category.TEAM_MEETING);
                    assertThat(amended.coverage().on(LocalDate.of(2025, 7, 1)).categories())
                            .containsExactly(Category.MENTORING);
                });
        assertThat(of(read("A.weight=3"), "A").weight()).isEqualTo(3L);
        assertThat(of(read("A.weight=3", "A.weight=none"), "A").weight()).isNull();
    }

    @Test
    void readsTheTermsOfThePool() {
        assertThat(read("pool.sharing=FIFO").pool().sharing()).isEqualTo(FundingPool.Sharing.FIFO);
        assertThat(read("pool.person-year-hours=1720").pool().personYearSeconds())
                .isEqualTo(1720 * 3600L);
        assertThat(read("pool.person-year-hours=none").pool().personYearSeconds())
                .isNull();
        assertThat(read("pool.order=C,A").order()).containsExactly("C", "A", "B.1");
    }

    @Test
    void whoTakesAnothersPlaceMovesItDown() {
        assertThat(read("C.priority=1").order()).containsExactly("C", "A", "B.1");
        assertThat(read("C.priority=1").agreements())
                .extracting(FundingAgreement::priority)
                .containsExactly(1, 2, 3);
        assertThat(read("A.priority=2").order()).containsExactly("A", "B.1", "C");
        assertThat(read("A.priority=9").order()).containsExactly("B.1", "C", "A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A.ceiling-hours",
                "A.ceiling=12",
                "D.ceiling-hours=12",
                "=12",
                "A.ceiling-hours+=12",
                "A.sharing=FIFO",
                "pool.ceiling-hours=12",
                "A.sub-ceiling=12",
                "pool=FIFO"
            })
    void whatNamesNoTermIsAFindingThatListsThem(String setting) {
        List<Finding> findings = new ArrayList<>();
        assertThat(ChangeReading.read(three(), List.of(setting), findings::add)).isEmpty();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.CHANGE_UNKNOWN);
            assertThat(finding.message(Locale.FRENCH)).contains("«\u00a0" + setting + "\u00a0»");
            assertThat(finding.remedy(Locale.ENGLISH)).contains("A, B.1, C", "ceiling-hours", "person-year-hours");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A.ceiling-hours=many | 127:20",
                "A.ceiling-hours=-3 | 127:20",
                "A.ceiling-hours=0.0001 | 127:20",
                "A.ceiling-hours=12:75 | 127:20",
                "A.ceiling-hours=0 | leaves nothing to fund",
                "A.ceiling-euros=0.001 | 4999.50",
                "A.categories=SINGING | TEAM_MEETING",
                "B.1.functions-=CARE_WORKER | functions=A,B",
                "A.structures+=S2 | structures=S001,S002",
                "B.1.structures-=S1 | structures=A,B",
                "B.1.sub-ceiling.été=3 | tutorat, hiver",
                "A.first-day=yesterday | 2026-12-31",
                "A.rate=0 | rates above 0",
                "A.rate=dear | 24.60",
                "A.rate@someday=24 | 2026-12-31",
                "A.share=120 % | share above 0 %",
                "A.priority=0 | 1, 2, 3",
                "A.weight=heavy | 1, 2, 3",
                "pool.sharing=FAIR | PRIORITY, FIFO, PRO_RATA",
                "'pool.order=A,A' | A,B.1,C",
                "'pool.order=D' | A,B.1,C"
            })
    void aValueThatATermDoesNotTakeIsAFindingThatSaysWhatItTakes(String setting, String expected) {
        List<Finding> findings = new ArrayList<>();
        String typed = setting.replace("'", "");
        assertThat(ChangeReading.read(three(), List.of(typed), findings::add)).isEmpty();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.CHANGE_VALUE);
            assertThat(finding.message(Locale.ENGLISH)).contains(expected);
            assertThat(finding.message(Locale.FRENCH)).contains(typed.substring(typed.indexOf('=') + 1));
        });
    }

    @Test
    void everySettingThatCannotBeReadIsReported() {
        List<Finding> findings = new ArrayList<>();
        ChangeReading.read(three(), List.of("A.x=1", "A.ceiling-hours=12", "A.share=0 %"), findings::add);
        assertThat(findings).extracting(Finding::code).containsExactly(Code.CHANGE_UNKNOWN, Code.CHANGE_VALUE);
    }

    @Test
    void whatDiffersIsWrittenAsItIsTypedAndAsItIsRead() {
        PoolTerms changed = read(
                "A.ceiling-hours=12:30",
                "A.categories+=TRAINING",
                "B.1.sub-ceiling.hiver=400",
                "B.1.functions=all",
                "C.rate@2025-07-01=25",
                "C.share=2/3",
                "pool.sharing=FIFO");
        List<TermChange> changes = TermChange.between(three(), changed);
        assertThat(changes)
                .extracting(TermChange::setting)
                .containsExactly(
                        "pool.sharing=FIFO",
                        "A.ceiling-hours=12:30",
                        "A.categories+=TRAINING",
                        "B.1.sub-ceiling.hiver=400.00€",
                        "B.1.functions=all",
                        "C.rate@2025-07-01=25",
                        "C.share=2/3");
        assertThat(ChangeReading.read(
                        three(), changes.stream().map(TermChange::setting).toList(), finding -> {}))
                .contains(changed);
        assertThat(OutlookText.changes(changes.subList(3, 6), Locale.ENGLISH))
                .isEqualTo("sub-ceiling hiver: €500.00 → €400.00; eligible functions: Care worker → all; "
                        + "rate from 1\u00a0July\u00a02025: none → 25");
        assertThat(changes.get(6).after(Locale.FRENCH)).isEqualTo("2/3");
        assertThat(TermChange.between(three(), three())).isEmpty();
    }

    private static Office office(FundingAgreement... agreements) {
        Office office = new Office("S1", "S2").agrees(agreements);
        office.funding.save(EmployerCost.unknown()
                .with("", Function.CARE_WORKER, LocalDate.of(2025, 1, 1), new BigDecimal("25.417")));
        for (String structure : List.of("S1", "S2")) {
            office.employs(structure, structure.equals("S1") ? 1 : 2, Function.CARE_WORKER);
        }
        for (YearMonth month = JANUARY; !month.isAfter(MARCH); month = month.plusMonths(1)) {
            office.worksIn(month, "S1", 1, Category.TEAM_MEETING, 10_000)
                    .worksIn(month, "S1", 1, Category.MENTORING, 7_001)
                    .worksIn(month, "S2", 2, Category.TEAM_MEETING, 5_000)
                    .worksIn(month, "S2", 2, Category.TRAINING, 3_000);
        }
        return office;
    }

    private static final List<String> BOTH = List.of("S1", "S2");

    @ParameterizedTest
    @EnumSource(FundingPool.Sharing.class)
    void todayIsWhatTheDraftSays(FundingPool.Sharing sharing) {
        Office office = office(
                Terms.of("A")
                        .weight(2)
                        .share("60 %")
                        .ceilingSeconds(21_000L)
                        .rate(LocalDate.of(2025, 1, 1), "24.61")
                        .rate(LocalDate.of(2025, 2, 15), "25.30")
                        .agreement(),
                Terms.of("B")
                        .priority(2)
                        .weight(1)
                        .share("1/3")
                        .ceilingCents(9_000L)
                        .agreement(),
                Terms.of("L")
                        .priority(3)
                        .lumpSum(List.of(new Instalment(LocalDate.of(2025, 2, 1), 12_345, "")))
                        .agreement());
        office.funding.save(new FundingPool("coordination", sharing, null, ""));
        office.close(BOTH, JANUARY, JANUARY).funding.issue("A", JANUARY, JANUARY);
        office.close(BOTH, FEBRUARY, MARCH);
        for (YearMonth first : List.of(JANUARY, FEBRUARY)) {
            FundingOutlook outlook = office.funding.outlook("A", first, MARCH);
            StatementFigures.Totals draft =
                    office.funding.draft("A", first, MARCH).parts().figures().totals();
            Outcome today = outlook.today();
            assertThat(today.recordedSeconds()).isEqualTo(draft.recorded());
            assertThat(today.fundedSeconds()).isEqualTo(draft.funded() + draft.others());
            assertThat(today.payer("A").fundedSeconds()).isEqualTo(draft.funded());
            assertThat(today.payer("A").countedSeconds()).isEqualTo(draft.claimed());
            assertThat(today.payer("A").amount().getAmountMinorLong()).isEqualTo(draft.cents());
            assertThat(today.payer("B").amount().getAmountMinorLong()).isEqualTo(draft.othersCents());
            assertThat(today.payer("L").amount().getAmountMinorLong()).isEqualTo(12_345);
            office.funding
                    .draft("A", first, MARCH)
                    .parts()
                    .figures()
                    .reasons()
                    .forEach((reason, unfunded) -> assertThat(today.unfunded().getOrDefault(reason, 0L))
                            .as("%s", reason)
                            .isEqualTo(unfunded.seconds()));
            assertThat(outlook.issuedSeconds() > 0).isEqualTo(first.equals(JANUARY));
        }
    }

    @Test
    void bothSidesTellOfTheSameTimeEvenIfOnlyOneAdmitsIt() {
        Office office = office(Terms.of("A").agreement()).close(BOTH, JANUARY, MARCH);
        FundingOutlook outlook = office.funding.outlook("A", JANUARY, MARCH);
        WhatIf whatIf = outlook.whatIf(office.funding
                .agreement("A")
                .but()
                .categories(Set.of(Category.TRAINING))
                .build());
        assertThat(whatIf.before().recordedSeconds())
                .isEqualTo(outlook.today().recordedSeconds() + 9_000)
                .isEqualTo(whatIf.after().recordedSeconds());
        assertThat(whatIf.before().unfunded()).isEqualTo(Map.of(Reason.CATEGORY, 9_000L));
        assertThat(whatIf.after().fundedSeconds()).isEqualTo(9_000);
        assertThat(whatIf.after().unfunded()).isEqualTo(Map.of(Reason.CATEGORY, 66_003L));
        assertThat(whatIf.before().unfundedCost().orElseThrow().getAmount()).isEqualByComparingTo("63.54");
    }

    @Test
    void aStructureThatIsCoveredByNobodyYetComesInWithTheScope() {
        Office office =
                office(Terms.of("A").structures(Set.of("S1")).agreement()).close(BOTH, JANUARY, MARCH);
        WhatIf whatIf = office.funding
                .outlook("A", JANUARY, MARCH)
                .whatIf(List.of("A.structures=all"), finding -> {})
                .orElseThrow();
        assertThat(whatIf.before().unfunded()).isEqualTo(Map.of(Reason.SCOPE, 15_000L));
        assertThat(whatIf.after().unfunded()).isEmpty();
    }

    @Test
    void whatCouldNotBeSavedIsRefused() {
        Office office =
                office(Terms.of("A").agreement(), Terms.of("B").priority(2).agreement());
        office.close(BOTH, JANUARY, JANUARY).funding.issue("A", JANUARY, JANUARY);
        office.close(BOTH, FEBRUARY, FEBRUARY);
        FundingOutlook outlook = office.funding.outlook("A", JANUARY, FEBRUARY);
        for (String setting : List.of("A.rate@2025-01-15=30", "A.share=50 %", "A.categories-=TEAM_MEETING")) {
            assertThatThrownBy(() -> outlook.whatIf(List.of(setting), finding -> {}))
                    .isInstanceOf(EssaimException.class)
                    .hasMessageContaining("[2025-01]");
        }
        assertThatThrownBy(() -> outlook.whatIf(List.of("A.categories+=TRAINING"), finding -> {}))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[TRAINING]");
        assertThatThrownBy(() -> outlook.whatIf(new FundingPool("coordination", FundingPool.Sharing.FIFO, null, "")))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("PRIORITY");
        assertThat(outlook.whatIf(List.of("A.rate@2025-02-01=30"), finding -> {}))
                .isPresent();
        assertThat(outlook.amendments(Category.TRAINING).ranked()).isEmpty();

        FundingOutlook fresh = office(Terms.of("A").agreement())
                .close(BOTH, JANUARY, JANUARY)
                .funding
                .outlook("A", JANUARY, JANUARY);
        assertThatThrownBy(() -> fresh.whatIf(List.of("pool.sharing=PRO_RATA"), finding -> {}))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("A.weight=1");
        assertThat(fresh.whatIf(List.of("pool.sharing=PRO_RATA", "A.weight=1"), finding -> {}))
                .isPresent();
        assertThatThrownBy(() -> fresh.whatIf(Terms.of("Z").agreement()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[Z]");
        assertThatThrownBy(() -> fresh.amendments(Category.UNMAPPED))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("map the labels");
    }

    @Test
    void whoSeesNotAllStructuresOfThePoolAndWhoCutsABatchIsRefused() {
        Office office = office(Terms.of("A").agreement());
        office.close(BOTH, JANUARY, FEBRUARY).funding.issue("A", JANUARY, FEBRUARY);
        assertThatThrownBy(() -> office.funding.outlook("A", FEBRUARY, MARCH))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("cuts through batch [1]");
        assertThatThrownBy(() -> office.sees(Perimeter.of(Set.of("S1"))).funding.outlook("A", JANUARY, MARCH))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[S2]");
    }

    @Test
    void monthsThatAreNotSealedAreSaid() {
        Office office = office(Terms.of("A").agreement()).close(BOTH, JANUARY, JANUARY);
        office.deliver("S2", FEBRUARY);
        FundingOutlook outlook = office.funding.outlook("A", JANUARY, MARCH);
        assertThat(outlook.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.MONTH_NOT_SEALED);
            assertThat(finding.path()).isEqualTo("S2:2025-02");
        });
        assertThat(outlook.report(Locale.FRENCH).toString()).contains("S2:2025-02");
    }
}
