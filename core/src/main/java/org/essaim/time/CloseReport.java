package org.essaim.time;

import java.time.YearMonth;
import java.util.List;
import org.essaim.finding.Finding;

/**
 * What closing a structure's month gave (<i>compte rendu de clôture</i>).
 *
 * @param structure the structure's identifier
 * @param month the booking month
 * @param seal the seal
 * @param fresh false if the month was sealed already and nothing was done
 * @param findings everything doubtful: unmapped labels with their hours, overlaps, unassigned events
 */
public record CloseReport(String structure, YearMonth month, Seal seal, boolean fresh, List<Finding> findings) {
    public CloseReport {
        findings = List.copyOf(findings);
    }
}
