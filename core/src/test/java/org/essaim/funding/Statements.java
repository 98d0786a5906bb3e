package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Scheme;

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
}
