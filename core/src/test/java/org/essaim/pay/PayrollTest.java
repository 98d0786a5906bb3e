package org.essaim.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.essaim.Essaim;
import org.essaim.document.SourceTable;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.essaim.time.TimeBasis;
import org.essaim.time.WorkingTimeRules;
import org.junit.jupiter.api.Test;

/** A month's payroll beside the journal. */
class PayrollTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private record Worked(String worker, LocalDateTime from, long minutes) {}

    private static Essaim with(List<Worked> worked) {
        Essaim essaim = Essaim.builder()
                .pseudonyms(Pseudonymiser.ofHexKey(Pseudonymiser.newHexKey()))
                .build();
        essaim.time()
                .save(new Structure(
                        "S001", "S001", null, null, null, PARIS, ByDate.always(CollectiveAgreement.IDCC_2941)));
        essaim.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("simple", TimeBasis.PLANNED)
                                .build()));
        essaim.time().load(new Planning(worked), "S001");
        return essaim;
    }

    private record Planning(List<Worked> worked) implements TimeSource {
        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public String name() {
            return "planning";
        }

        @Override
        public boolean identified() {
            return false;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            long row = 0;
            for (Worked each : worked) {
                long start = each.from.atZone(PARIS).toEpochSecond();
                sink.fact(
                        ++row,
                        Fact.builder(context.structure(), "planning", FactKind.VISIT)
                                .worker(context.pseudonyms().pseudonym(each.worker))
                                .planned(new Interval(start, 3600, start + 60 * each.minutes, 3600))
                                .build());
            }
            return new Reading(org.essaim.document.Digest.ofFile(org.essaim.document.Digest.sha256()), row);
        }
    }

    private static SourceTable payroll(String... rows) {
        List<SourceTable.Row> read = new ArrayList<>();
        for (String row : rows) {
            read.add(new SourceTable.Row(read.size() + 2L, List.of(row.split(";", -1))));
        }
        return new SourceTable("paie.csv", List.of("Matricule", "Mois", "Heures travaillées"), read);
    }

    private static Worked on(String worker, int day, long minutes) {
        return new Worked(worker, LocalDate.of(2026, 3, day).atTime(8, 0), minutes);
    }

    @Test
    void eachWorkerIsHeldAgainstThePayrollAndWhoeverIsInOneAloneIsSaid() {
        try (Essaim essaim = with(List.of(on("17", 2, 90), on("17", 3, 90), on("18", 2, 60), on("19", 2, 30)))) {
            PayComparison comparison = essaim.payroll()
                    .compare(
                            "S001",
                            MARCH,
                            payroll(
                                    "17;03/2026;2",
                                    "17;2026-03;1,00",
                                    "18;03/2026;4,5",
                                    "20;03/2026;7",
                                    "17;02/2026;9",
                                    "21;03/2026;0"));
            assertThat(comparison.lines())
                    .extracting(PayComparison.Line::outcome, PayComparison.Line::paid, PayComparison.Line::counted)
                    .containsExactlyInAnyOrder(
                            tuple(PayComparison.Outcome.PAID_ONLY, 25_200L, 0L),
                            tuple(PayComparison.Outcome.DIFFERENT, 16_200L, 3_600L),
                            tuple(PayComparison.Outcome.COUNTED_ONLY, 0L, 1_800L),
                            tuple(PayComparison.Outcome.SAME, 10_800L, 10_800L),
                            tuple(PayComparison.Outcome.SAME, 0L, 0L));
            assertThat(comparison.lines())
                    .extracting(line -> -Math.abs(line.difference()))
                    .as("those that differ most first")
                    .isSorted();
            assertThat(comparison.otherMonths()).isEqualTo(1);
            assertThat(comparison.agrees()).isFalse();
            assertThat(comparison.findings())
                    .extracting(Finding::code)
                    .containsExactlyInAnyOrder(Code.PAY_DIFFERS, Code.PAID_NOT_COUNTED, Code.COUNTED_NOT_PAID);
        }
    }

    @Test
    void whatCannotBeReadIsSaidAndNobodyIsNamed() {
        try (Essaim essaim = with(List.of(on("17", 2, 90)))) {
            PayComparison comparison = essaim.payroll()
                    .compare("S001", MARCH, payroll("17;03/2026;Quatrelivres", "Quatrelivres;mars;2", ";03/2026;2"));
            assertThat(comparison.findings())
                    .extracting(Finding::code)
                    .contains(Code.UNPARSABLE_NUMBER, Code.UNPARSABLE_DATE, Code.MISSING_VALUE, Code.COUNTED_NOT_PAID);
            assertThat(comparison.toString()).doesNotContain("Quatrelivres");
        }
    }

    /** However long somebody worked, two decimals of hours are never held against them, and half a minute always is. */
    @Property(tries = 60)
    void whatDecimalHoursLoseIsNoDifference(@ForAll @IntRange(min = 1, max = 900) int minutes) {
        String decimal = java.math.BigDecimal.valueOf(minutes)
                .divide(java.math.BigDecimal.valueOf(60), 2, java.math.RoundingMode.HALF_UP)
                .toPlainString();
        String more = new java.math.BigDecimal(decimal)
                .add(new java.math.BigDecimal("0.02"))
                .toPlainString();
        try (Essaim essaim = with(List.of(on("17", 2, minutes)))) {
            assertThat(essaim.payroll()
                            .compare("S001", MARCH, payroll("17;03/2026;" + decimal))
                            .agrees())
                    .isTrue();
            assertThat(essaim.payroll()
                            .compare("S001", MARCH, payroll("17;03/2026;" + more))
                            .agrees())
                    .isFalse();
        }
    }
}
