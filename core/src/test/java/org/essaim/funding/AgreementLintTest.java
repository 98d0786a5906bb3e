package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;

class AgreementLintTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);

    private static Terms terms(String id) {
        return Terms.of(id).categories(Set.of(Category.TEAM_MEETING));
    }

    // One hour of meetings in each structure in January, closed.
    private static Office office(String... structures) {
        Office office = new Office(structures);
        for (String structure : structures) {
            office.employs(structure, 1, Function.CARE_WORKER)
                    .worksIn(JANUARY, structure, 1, Category.TEAM_MEETING, 3600);
        }
        return office;
    }

    private static List<Finding> lint(Office office) {
        return office.funding.lint(JANUARY, JANUARY).findings();
    }

    private static List<Finding> only(List<Finding> findings, Code code) {
        return findings.stream().filter(finding -> finding.code() == code).toList();
    }

    @Test
    void whatFitsGivesNoFinding() {
        Office office = office("S1")
                .close(List.of("S1"), JANUARY, JANUARY)
                .agrees(terms("A").agreement());
        assertThat(lint(office)).isEmpty();
    }

    @Test
    void aRecordedCategoryThatNobodyFundsIsToldWithItsHours() {
        Office office = office("S1", "S2");
        office.worksIn(JANUARY, "S1", 1, Category.MENTORING, 5400)
                .worksIn(JANUARY, "S2", 1, Category.MENTORING, 1800)
                .worksIn(JANUARY, "S1", 1, Category.TRAINING, 900)
                .close(List.of("S1", "S2"), JANUARY, JANUARY)
                .agrees(terms("A").agreement());
        List<Finding> found = only(lint(office), Code.CATEGORY_UNFUNDED);
        assertThat(found)
                .extracting(Finding::path, finding -> finding.details().get("hours"), Finding::severity)
                .containsExactly(tuple("MENTORING", "2", Severity.WARNING), tuple("TRAINING", "0.25", Severity.INFO));
        assertThat(found.get(0).details()).containsEntry("structures", "S1, S2");
    }

    @Test
    void hoursOutsideScopeOrTermAreUnfundedAlthoughTheCategoryIsNamed() {
        Office office = office("S1", "S2");
        office.works("late", "S1", 1, Category.TEAM_MEETING, "2025-01-20T10:00", 7200)
                .close(List.of("S1", "S2"), JANUARY, JANUARY)
                .agrees(terms("A")
                        .structures(Set.of("S1"))
                        .to(LocalDate.of(2025, 1, 15))
                        .agreement());
        // One hour of S2 and the two after the 15th.
        assertThat(only(lint(office), Code.CATEGORY_UNFUNDED))
                .extracting(finding -> finding.details().get("hours"))
                .containsExactly("3");
    }

    @Test
    void anEligibleCategoryThatNobodyRecordsIsTold() {
        Office office = office("S1").close(List.of("S1"), JANUARY, JANUARY);
        office.agrees(Terms.of("A")
                .categories(Set.of(Category.TEAM_MEETING, Category.CONSULTATION))
                .agreement());
        assertThat(lint(office))
                .extracting(Finding::code, finding -> finding.details().get("category"))
                .containsExactly(tuple(Code.CATEGORY_UNRECORDED, "CONSULTATION"));
    }

    @Test
    void anAgreementOutsideThePeriodIsNotAskedWhatItRecords() {
        Office office = office("S1").close(List.of("S1"), JANUARY, JANUARY);
        office.agrees(
                terms("A").agreement(),
                Terms.of("B")
                        .priority(2)
                        .categories(Set.of(Category.CONSULTATION))
                        .from(LocalDate.of(2025, 2, 1))
                        .agreement());
        assertThat(lint(office)).isEmpty();
    }

    @Test
    void sharesOfOnePoolThatMeetAboveTheWholeAreToldOnceWithTheirSum() {
        Office office = office("S1", "S2").close(List.of("S1", "S2"), JANUARY, JANUARY);
        office.agrees(
                terms("A").share("60 %").agreement(),
                terms("B")
                        .share("60 %")
                        .priority(2)
                        .from(LocalDate.of(2025, 7, 1))
                        .agreement());
        assertThat(lint(office))
                .extracting(
                        Finding::code,
                        finding -> finding.details().get("agreements"),
                        finding -> finding.details().get("found"),
                        finding -> finding.details().get("from"))
                .containsExactly(tuple(Code.SHARES_ABOVE_WHOLE, "A, B", "120", "2025-07-01"));
    }

    @Test
    void threeAgreementsExceedTheWholeTogetherThoughNoTwoDo() {
        Office office = office("S1").close(List.of("S1"), JANUARY, JANUARY);
        office.agrees(
                terms("A").share("40 %").agreement(),
                terms("B").share("40 %").priority(2).agreement(),
                terms("C").share("1/3").priority(3).agreement());
        assertThat(only(lint(office), Code.SHARES_ABOVE_WHOLE))
                .extracting(finding -> finding.details().get("found"))
                .containsExactly("113.33");
    }

    @Test
    void agreementsThatNeverMeetDoNotAddUp() {
        Office office = office("S1", "S2").close(List.of("S1", "S2"), JANUARY, JANUARY);
        office.agrees(
                terms("A")
                        .structures(Set.of("S1"))
                        .functions(Set.of(Function.CARE_WORKER))
                        .agreement(),
                terms("B").structures(Set.of("S2")).priority(2).agreement(),
                terms("C")
                        .structures(Set.of("S1"))
                        .priority(3)
                        .functions(Set.of(Function.DIRECTOR))
                        .agreement(),
                terms("D").pool("other").agreement());
        assertThat(only(lint(office), Code.SHARES_ABOVE_WHOLE)).isEmpty();
    }

    @Test
    void sharesThatMissWhatThePlanExpectsAreTold() {
        Office office = office("S1").close(List.of("S1"), JANUARY, JANUARY);
        office.agrees(
                terms("A").share("50 %").agreement(),
                terms("B").share("20 %").priority(2).agreement());
        AgreementLint lint = office.funding.lint(JANUARY, JANUARY);
        assertThat(lint.expecting("coordination", Share.percent(80)).findings())
                .extracting(
                        Finding::code,
                        finding -> finding.details().get("found"),
                        finding -> finding.details().get("expected"))
                .containsExactly(tuple(Code.SHARES_BELOW_EXPECTED, "70", "80"));
        assertThat(lint.expecting("coordination", Share.percent(70)).findings()).isEmpty();
        assertThat(lint.findings()).isEmpty();
    }

    @Test
    void anAmendedShareThatExceedsTheWholeIsToldFromItsDay() {
        Office office = office("S1").close(List.of("S1"), JANUARY, JANUARY);
        office.agrees(
                terms("A").share("50 %").agreement(),
                terms("B")
                        .share("50 %")
                        .priority(2)
                        .amended(LocalDate.of(2025, 4, 1), Share.percent(60))
                        .amended(LocalDate.of(2025, 9, 1), Share.percent(20))
                        .agreement());
        AgreementLint lint = office.funding.lint(JANUARY, JANUARY);
        assertThat(lint.expecting("coordination", Share.percent(80)).findings())
                .extracting(
                        Finding::code,
                        finding -> finding.details().get("found"),
                        finding -> finding.details().get("from"))
                .containsExactly(
                        tuple(Code.SHARES_ABOVE_WHOLE, "110", "2025-04-01"),
                        tuple(Code.SHARES_BELOW_EXPECTED, "70", "2025-09-01"));
    }

    @Test
    void aCategoryThatIsAdmittedByAmendmentMeetsTheOthersFromItsDay() {
        Office office = office("S1").close(List.of("S1"), JANUARY, JANUARY);
        office.agrees(
                terms("A").share("60 %").agreement(),
                Terms.of("B")
                        .categories(Set.of(Category.CONSULTATION))
                        .share("60 %")
                        .priority(2)
                        .amended(
                                LocalDate.of(2025, 4, 1),
                                new Admission(Set.of(Category.CONSULTATION, Category.TEAM_MEETING), Set.of(), Set.of()))
                        .agreement());
        assertThat(only(lint(office), Code.SHARES_ABOVE_WHOLE))
                .extracting(
                        finding -> finding.details().get("agreements"),
                        finding -> finding.details().get("from"))
                .containsExactly(tuple("A, B", "2025-04-01"));
    }

    @Test
    void daysOfATermWithoutARateAreTold() {
        Office office = office("S1").close(List.of("S1"), JANUARY, JANUARY);
        office.agrees(
                terms("A").rate(LocalDate.of(2025, 3, 1), "24.60").agreement(),
                terms("B").pool("other").rate(LocalDate.of(2026, 3, 1), "24.60").agreement());
        assertThat(only(lint(office), Code.RATE_GAP))
                .extracting(
                        finding -> finding.details().get("from"),
                        finding -> finding.details().get("to"))
                .containsExactly(tuple("2025-01-01", "2025-02-28"), tuple("2025-01-01", "2025-12-31"));
    }

    @Test
    void aTermWithoutAStructureInScopeIsTold() {
        Office office = office("S1").close(List.of("S1"), JANUARY, JANUARY);
        office.agrees(
                terms("A").agreement(),
                terms("B").priority(2).share("1/2").structures(Set.of("S9")).agreement());
        assertThat(only(lint(office), Code.TERM_WITHOUT_STRUCTURE))
                .extracting(Finding::path)
                .containsExactly("B");
    }

    @Test
    void openMonthsAreCountedNeverSilentlyIncluded() {
        Office office = office("S1");
        office.worksIn(FEBRUARY, "S1", 1, Category.TEAM_MEETING, 3600)
                .close(List.of("S1"), JANUARY, JANUARY)
                .agrees(terms("A").agreement());
        office.deliver("S1", FEBRUARY);
        assertThat(office.funding.lint(JANUARY, FEBRUARY).findings())
                .extracting(Finding::code, finding -> finding.details().get("count"))
                .containsExactly(tuple(Code.MONTHS_NOT_LOOKED_AT, "1"));
        assertThat(office.funding.lint(FEBRUARY, FEBRUARY).findings())
                .extracting(Finding::code)
                .containsExactly(Code.CATEGORY_UNRECORDED, Code.MONTHS_NOT_LOOKED_AT);
    }

    @Test
    void onlyTheStructuresOfTheActorAreLookedAt() {
        Office office = office("S1", "S2");
        office.worksIn(JANUARY, "S2", 1, Category.MENTORING, 3600)
                .close(List.of("S1", "S2"), JANUARY, JANUARY)
                .agrees(terms("A").agreement())
                .sees(Perimeter.of(Set.of("S1")));
        assertThat(lint(office)).isEmpty();
    }

    @Test
    void hoursThatTwoPoolsAdmitAreNamed() {
        Office office = new Office("S1")
                .agrees(
                        Terms.of("A").agreement(),
                        Terms.of("B").pool("elsewhere").agreement(),
                        Terms.of("C")
                                .pool("apa")
                                .supplement()
                                .covers(Set.of(Category.TEAM_MEETING))
                                .agreement());

        assertThat(office.funding
                        .lint(java.time.YearMonth.of(2025, 1), java.time.YearMonth.of(2025, 1))
                        .findings())
                .filteredOn(finding -> finding.code() == Code.HOURS_IN_TWO_POOLS)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message(java.util.Locale.ENGLISH))
                        .contains("Agreements A (pool coordination) and B (pool elsewhere)"));
    }

    @Test
    void aShareThatMayBeReducedExceedsNothing() {
        Office office = new Office("S1")
                .agrees(
                        Terms.of("A").share("60 %").agreement(),
                        Terms.of("B").priority(2).share("60 %").reducible().agreement());

        assertThat(office.funding
                        .lint(java.time.YearMonth.of(2025, 1), java.time.YearMonth.of(2025, 1))
                        .findings())
                .noneMatch(finding -> finding.code() == Code.SHARES_ABOVE_WHOLE);
    }
}
