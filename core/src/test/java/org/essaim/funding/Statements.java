package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.threeten.extra.LocalDateRange;

/** Two statements with everything in them that a statement can hold, issued for real. */
final class Statements {
    static final YearMonth JANUARY = YearMonth.of(2025, 1);
    static final YearMonth MARCH = YearMonth.of(2025, 3);
    static final YearMonth APRIL = YearMonth.of(2025, 4);
    static final YearMonth JUNE = YearMonth.of(2025, 6);

    private Statements() {}

    /** Three structures, two agreements, a rate that changes in mid-month, a cost, a ceiling, labels without category. */
    static Office office() {
        Office office = new Office("S1", "S2", "S3")
                .agrees(
                        Terms.of("DEP")
                                .rate("24.61")
                                .rate(LocalDate.of(2025, 2, 15), "25.30")
                                .share("60 %")
                                .categories(Set.of(Category.TEAM_MEETING, Category.MENTORING, Category.FACILITATION))
                                .ceilingCents(58_000L)
                                .agreement(),
                        Terms.of("CARSAT")
                                .priority(2)
                                .rate("23.456")
                                .share("1/3")
                                .structures(Set.of("S1", "S2"))
                                .agreement());
        office.funding.save(EmployerCost.unknown()
                .with("", Function.CARE_WORKER, LocalDate.of(2025, 1, 1), new BigDecimal("25.417"))
                .with("S2", Function.CARE_WORKER, LocalDate.of(2025, 1, 1), new BigDecimal("26.3")));
        for (YearMonth month = JANUARY; !month.isAfter(JUNE); month = month.plusMonths(1)) {
            int at = month.getMonthValue();
            office.works("m" + at, "S1", 1, Category.TEAM_MEETING, month + "-06T09:00", 7_200 + at)
                    .works("n" + at, "S1", 2, Category.TEAM_MEETING, month + "-06T09:00", 7_205)
                    .works("t" + at, "S1", 1, Category.MENTORING, month + "-20T14:00", 5_399)
                    .works("p" + at, "S1", 2, Category.PRACTICE_ANALYSIS, month + "-21T14:00", 3_601)
                    .works("u" + at, "S1", 2, "Divers", month + "-22T14:00", 1_800)
                    .visits("v" + at, "S1", 1, Scheme.APA, month + "-07T09:00", 3_600)
                    .works("f" + at, "S2", 3, Category.FACILITATION, month + "-08T09:00", 10_003)
                    .works("r" + at, "S3", 4, Category.TEAM_MEETING, month + "-08T09:00", 4_000 + 7L * at);
        }
        return office;
    }

    /** The first quarter: the ceiling ends inside it. */
    static FundingStatement firstQuarter(Office office) {
        return office.close(List.of("S1", "S2", "S3"), JANUARY, MARCH).funding.issue("DEP", JANUARY, MARCH);
    }

    /** The second quarter, after a correction of January, more and less, and a withdrawal in February. */
    static FundingStatement secondQuarter(Office office) {
        office.works("m1", "S1", 1, Category.TEAM_MEETING, "2025-01-06T09:00", 3_000)
                .works("f1", "S2", 3, Category.FACILITATION, "2025-01-08T09:00", 12_000)
                .withdraws("S1", "t2");
        office.corrects("S1", JANUARY).corrects("S1", JANUARY.plusMonths(1)).corrects("S2", JANUARY);
        return office.close(List.of("S1", "S2", "S3"), APRIL, JUNE).funding.issue("DEP", APRIL, JUNE);
    }

    /** Every way to pay side by side: rounded, reduced, measured in hours of care, at a flat rate, in a lump sum. */
    static Office everyBasis() {
        Office office = new Office("S1", "S2")
                .agrees(
                        Terms.of("EUR")
                                .rate("24.61")
                                .share("60 %")
                                .categories(Set.of(Category.TEAM_MEETING, Category.MENTORING))
                                .rounding(new Rounding(1_800, Rounding.Direction.NEAREST))
                                .subCeilings(List.of(
                                        new SubCeiling(
                                                "winter",
                                                9_000,
                                                SubCeiling.Unit.CENTS,
                                                SubCeiling.Per.AGREEMENT,
                                                LocalDateRange.ofClosed(
                                                        LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 28)),
                                                Set.of(),
                                                "made up for tests"),
                                        new SubCeiling(
                                                "person",
                                                30_000,
                                                SubCeiling.Unit.SECONDS,
                                                SubCeiling.Per.PERSON_YEAR,
                                                null,
                                                Set.of(),
                                                "made up for tests")))
                                .floors(List.of(new Floor(
                                        "mentoring",
                                        Share.percent(20),
                                        Set.of(Category.MENTORING),
                                        Set.of(),
                                        "made up for tests")))
                                .agreement(),
                        Terms.of("CAR")
                                .priority(2)
                                .rate("23.456")
                                .share("60 %")
                                .reducible()
                                .agreement(),
                        Terms.of("DOT")
                                .priority(3)
                                .supplement()
                                .rate("3.311")
                                .covers(Set.of(Category.TEAM_MEETING))
                                .agreement(),
                        Terms.of("FSE")
                                .priority(4)
                                .flatRate("7.5")
                                .categories(Set.of(Category.FACILITATION))
                                .agreement(),
                        Terms.of("FOR")
                                .priority(5)
                                .categories(Set.of(Category.MENTORING, Category.FACILITATION))
                                .lumpSum(List.of(
                                        new Instalment(LocalDate.of(2025, 1, 31), 2_000, "convention"),
                                        new Instalment(LocalDate.of(2025, 3, 31), 1_500, "bilan")))
                                .agreement());
        office.funding.save(
                EmployerCost.unknown().with("", Function.CARE_WORKER, JANUARY.atDay(1), new BigDecimal("25.417")));
        for (YearMonth month = JANUARY; !month.isAfter(MARCH); month = month.plusMonths(1)) {
            int at = month.getMonthValue();
            office.works("m" + at, "S1", 1, Category.TEAM_MEETING, month + "-06T09:00", 7_200 + at)
                    .works("n" + at, "S1", 2, Category.TEAM_MEETING, month + "-06T09:00", 7_205)
                    .works("t" + at, "S1", 1, Category.MENTORING, month + "-20T14:00", 5_399)
                    .works("f" + at, "S2", 3, Category.FACILITATION, month + "-08T09:00", 10_003)
                    .visits("v" + at, "S1", 1, Scheme.APA, month + "-07T09:00", 36_000);
        }
        return office.close(List.of("S1", "S2"), JANUARY, MARCH);
    }

    /** What a statement for the first of these agreements would rest on: leaves alone. */
    static StatementContent content(List<FundingAgreement> pool, List<Leaf> leaves) {
        return new StatementContent(
                "Fédération fictive",
                true,
                pool.get(0),
                pool.subList(1, pool.size()),
                FundingPool.of("coordination"),
                new TreeMap<>(),
                JANUARY,
                JUNE,
                0,
                0,
                0,
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                leaves,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
