package org.essaim.report;

import java.util.List;

/**
 * A section of a report (<i>rubrique</i>); a spreadsheet gives each its own sheet.
 *
 * @param id a stable name for software
 * @param title what a person reads
 * @param bulk true for long detail that a print leaves out and a spreadsheet keeps
 * @param blocks its parts
 */
public record Section(String id, String title, boolean bulk, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }
}
