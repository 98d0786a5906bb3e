package org.essaim.time;

import java.util.List;
import java.util.SortedSet;
import org.essaim.finding.Finding;

/**
 * What became of one delivery (<i>compte rendu d’import</i>).
 *
 * @param receipt the receipt's identifier; empty after a preview, and where a source that follows told nothing new
 * @param added facts that were not known
 * @param unchanged facts that were known already
 * @param amended facts that changed
 * @param withdrawn facts that a complete window no longer tells
 * @param proposed changes to sealed months, waiting for a decision; they are in none of the counts above
 * @param rejected rows that were refused
 * @param seconds the seconds that the accepted rows tell, cancelled and unpaid ones left out
 * @param findings everything wrong or doubtful
 * @param rejectedRows the refused rows
 */
public record ImportReport(
        String receipt,
        long added,
        long unchanged,
        long amended,
        long withdrawn,
        long proposed,
        long rejected,
        long seconds,
        List<Finding> findings,
        SortedSet<Long> rejectedRows) {
    public ImportReport {
        findings = List.copyOf(findings);
    }

    /** True if a row was refused. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }
}
