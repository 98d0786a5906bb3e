package org.essaim.pay;

import java.time.YearMonth;
import java.util.List;
import org.essaim.finding.Finding;
import org.essaim.organisation.WorkerId;

/**
 * A month's payroll beside its journal, worker by worker (<i>rapprochement</i>).
 *
 * <p>Immutable. Nothing of it is stored: who is paid for what stays in the payroll.
 *
 * @param structure the structure
 * @param month the month
 * @param lines a line for each worker that either of them knows, those that differ most first
 * @param otherMonths how many rows of the payroll are of another month
 * @param findings what could not be read, and what differs
 */
public record PayComparison(
        String structure, YearMonth month, List<Line> lines, long otherMonths, List<Finding> findings) {
    public PayComparison {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    /** What a comparison comes to. */
    public enum Outcome {
        /** Both say the same, as far as decimal hours can. */
        SAME,
        /** Both know the worker, and not for the same time. */
        DIFFERENT,
        /** The payroll alone knows the worker. */
        PAID_ONLY,
        /** The journal alone knows the worker. */
        COUNTED_ONLY
    }

    /**
     * A worker.
     *
     * @param worker the pseudonym
     * @param outcome what it comes to
     * @param paid seconds that the payroll says were worked, to the nearest one
     * @param counted seconds that the journal counts
     * @param slack by how many seconds the two may differ because the payroll rounds
     */
    public record Line(WorkerId worker, Outcome outcome, long paid, long counted, long slack) {
        /** Seconds counted less seconds paid. */
        public long difference() {
            return counted - paid;
        }
    }

    /** True if nothing differs. */
    public boolean agrees() {
        return lines.stream().allMatch(line -> line.outcome() == Outcome.SAME);
    }
}
