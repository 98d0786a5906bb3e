package org.essaim.pay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.essaim.document.SourceTable;
import org.essaim.document.TableForm;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.pay.PayComparison.Line;
import org.essaim.pay.PayComparison.Outcome;
import org.essaim.time.Timekeeping;

/**
 * The payroll (<i>paie</i>), to be held against the journal: an hour that a funder is to pay for is an hour that somebody was paid for.
 * Reads a table and stores nothing.
 *
 * <p>Thread-safe as far as the store is.
 */
public final class Payroll {
    private final Timekeeping time;
    private final Supplier<Pseudonymiser> pseudonyms;

    /**
     * For {@code Essaim}, which makes it.
     *
     * @param pseudonyms the federation's key, with the pseudonyms that workers kept when it was replaced
     */
    public Payroll(Timekeeping time, Supplier<Pseudonymiser> pseudonyms) {
        this.time = time;
        this.pseudonyms = pseudonyms;
    }

    /** The columns of its table. */
    public static TableForm form() {
        return PaidHours.FORM;
    }

    private static final class Sum {
        private long paid;
        private long counted;
        private long slack;
        private boolean isPaid;
        private boolean isCounted;

        Line line(WorkerId worker) {
            Outcome outcome = !isCounted
                    ? paid > 0 ? Outcome.PAID_ONLY : Outcome.SAME
                    : !isPaid
                            ? Outcome.COUNTED_ONLY
                            : Math.abs(counted - paid) <= slack ? Outcome.SAME : Outcome.DIFFERENT;
            return new Line(worker, outcome, paid, counted, slack);
        }
    }

    /**
     * Holds a month's payroll against the month's journal, worker by worker: what the journal counts as working time, whatever it was for.
     * Several rows of one worker, of two contracts, are added up; rows of other months are left out and counted.
     */
    public PayComparison compare(String structure, YearMonth month, SourceTable payroll) {
        List<Finding> findings = new ArrayList<>();
        SortedMap<WorkerId, Sum> sums = new TreeMap<>();
        long otherMonths = 0;
        Pseudonymiser door = pseudonyms.get();
        for (TableForm.Line<PaidHours> row : PaidHours.FORM.read(payroll, findings::add, PaidHours::read)) {
            PaidHours paid = row.value();
            if (!paid.month().equals(month)) {
                otherMonths++;
                continue;
            }
            Sum sum = sums.computeIfAbsent(door.pseudonym(paid.worker()), none -> new Sum());
            sum.paid += paid.seconds();
            sum.slack += paid.slack();
            sum.isPaid = true;
        }
        time.entries(structure, month).forEach(entry -> {
            Sum sum = sums.computeIfAbsent(entry.worker(), none -> new Sum());
            sum.counted += entry.seconds();
            sum.isCounted = true;
        });
        List<Line> lines = new ArrayList<>();
        sums.forEach((worker, sum) -> lines.add(sum.line(worker)));
        lines.sort(Comparator.comparingLong((Line line) -> -Math.abs(line.difference()))
                .thenComparing(Line::worker));
        tell(payroll.file(), structure + ":" + month, lines, findings);
        return new PayComparison(structure, month, lines, otherMonths, findings);
    }

    private static void tell(String file, String path, List<Line> lines, List<Finding> findings) {
        Map<Outcome, Code> codes = new EnumMap<>(Map.of(
                Outcome.DIFFERENT, Code.PAY_DIFFERS,
                Outcome.PAID_ONLY, Code.PAID_NOT_COUNTED,
                Outcome.COUNTED_ONLY, Code.COUNTED_NOT_PAID));
        codes.forEach((outcome, code) -> {
            List<Line> such =
                    lines.stream().filter(line -> line.outcome() == outcome).toList();
            if (!such.isEmpty()) {
                findings.add(Finding.of(code)
                        .file(file)
                        .path(path)
                        .with("count", such.size())
                        .with(
                                "hours",
                                hours(such.stream()
                                        .mapToLong(line -> Math.abs(line.difference()))
                                        .sum()))
                        .build());
            }
        });
    }

    private static String hours(long seconds) {
        return BigDecimal.valueOf(seconds)
                .divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('.', ',');
    }
}
