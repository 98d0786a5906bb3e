package org.essaim.time;

import java.util.ArrayList;
import java.util.List;
import org.essaim.finding.Finding;

/**
 * What became of what a host pushed (<i>compte rendu de notification</i>).
 *
 * @param added events that were not known
 * @param unchanged events that were known as they are
 * @param amended events that changed
 * @param withdrawn events that are gone, or moved to another month or structure
 * @param proposed changes to sealed months, waiting for a decision; they are in none of the counts above
 * @param late events that were left out, because this state of them or a newer one was pushed before
 * @param rejected events that were refused
 * @param findings everything wrong or doubtful
 */
public record PushReport(
        long added,
        long unchanged,
        long amended,
        long withdrawn,
        long proposed,
        long late,
        long rejected,
        List<Finding> findings) {
    /** Nothing was pushed. */
    static final PushReport NOTHING = new PushReport(0, 0, 0, 0, 0, 0, 0, List.of());

    public PushReport {
        findings = List.copyOf(findings);
    }

    PushReport and(ImportReport more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more.findings());
        return new PushReport(
                added + more.added(),
                unchanged + more.unchanged(),
                amended + more.amended(),
                withdrawn + more.withdrawn(),
                proposed + more.proposed(),
                late,
                rejected + more.rejected(),
                all);
    }

    PushReport withLate(long more) {
        return new PushReport(added, unchanged, amended, withdrawn, proposed, late + more, rejected, findings);
    }
}
