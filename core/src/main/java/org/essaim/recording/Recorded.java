package org.essaim.recording;

import java.util.List;
import org.essaim.finding.Finding;

/**
 * What became of something that somebody recorded (<i>résultat d’une saisie</i>); of a table, of all its rows.
 *
 * @param stored how many were stored
 * @param unchanged how many were known already, word for word
 * @param refused how many were refused
 * @param findings why, and what is doubtful about the others
 */
public record Recorded(int stored, int unchanged, int refused, List<Finding> findings) {
    public Recorded {
        findings = List.copyOf(findings);
    }

    /** True if nothing was refused. */
    public boolean isFine() {
        return refused == 0 && findings.stream().noneMatch(Finding::isError);
    }
}
