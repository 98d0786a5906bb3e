package org.essaim.xlsx;

import java.util.Optional;
import org.essaim.table.Names;

/** The columns of an entry template; a workbook in either language is read. */
enum EntryColumn {
    STRUCTURE(0, "Structure", "Structure", 14),
    WORKER(1, "Intervenant (identifiant)", "Worker (identifier)", 24),
    LABEL(2, "Libellé du temps", "Label of the time", 34),
    SERVICE(3, "Service (intervention)", "Service (visit)", 30),
    DAY(4, "Jour", "Day", 14),
    START(5, "Début", "Start", 12),
    END(6, "Fin", "End", 12),
    DURATION(7, "Durée", "Duration", 12),
    TEAM(8, "Équipe", "Team", 18),
    /** What makes a row the same one when it comes again, corrected. */
    KEY(9, "Repère (à ne pas modifier)", "Mark (do not change)", 26);

    /** Where it stands in a template. */
    final int place;

    private final String french;
    private final String english;
    final int width;

    EntryColumn(int place, String french, String english, int width) {
        this.place = place;
        this.french = french;
        this.english = english;
        this.width = width;
    }

    String title(boolean inEnglish) {
        return inEnglish ? english : french;
    }

    static Optional<EntryColumn> of(String header) {
        String name = Names.normal(header);
        for (EntryColumn column : values()) {
            if (name.equalsIgnoreCase(Names.normal(column.french)) || name.equalsIgnoreCase(column.english)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
