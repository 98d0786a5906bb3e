package org.essaim.funding;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.essaim.finding.EssaimException;
import org.essaim.time.Category;

/**
 * Names a line of a statement (<i>référence de cellule</i>), such as {@code S042:TEAM_MEETING:2026-03}.
 *
 * @param structure the structure's identifier
 * @param category the category
 * @param month the month of the work
 */
public record CellReference(String structure, Category category, YearMonth month) {
    /**
     * Reads a reference.
     *
     * @throws EssaimException if it has not three parts, or one is unknown
     */
    public static CellReference parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 3) {
                return new CellReference(parts[0], Category.valueOf(parts[1]), YearMonth.parse(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new EssaimException(message(text), e);
        }
        throw new EssaimException(message(text));
    }

    private static String message(String text) {
        return "[" + text
                + "] names no cell.\nMaybe write it as STRUCTURE:CATEGORY:MONTH, such as S042:TEAM_MEETING:2026-03; "
                + "\"essaim explain FILE --list\" lists them.";
    }

    @Override
    public String toString() {
        return structure + ":" + category + ":" + month;
    }
}
