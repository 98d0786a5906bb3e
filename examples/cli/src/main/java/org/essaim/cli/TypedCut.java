package org.essaim.cli;

import java.util.Locale;
import java.util.regex.Pattern;
import org.essaim.claim.Cut;
import org.essaim.claim.CutReason;
import org.essaim.finding.EssaimException;
import org.essaim.funding.CellReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * A cut as it is typed: an amount, a reason, the line of the statement if it is about one, and what the funder says of it.
 *
 * @param cut the cut
 */
record TypedCut(Cut cut) {
    private static final Pattern CELL = Pattern.compile("[^:]+:[A-Z_]+:\\d{4}-\\d{2}");

    static TypedCut parse(String text) {
        String[] words = text.strip().split("\\s+", 3);
        if (words.length < 2) {
            throw new TypeConversionException(text);
        }
        String rest = words.length == 3 ? words[2] : "";
        String[] first = rest.split("\\s+", 2);
        @Nullable CellReference cell = null;
        try {
            if (CELL.matcher(first[0]).matches()) {
                cell = CellReference.parse(first[0]);
                rest = first.length == 2 ? first[1] : "";
            }
            CutReason reason = CutReason.valueOf(words[1].toUpperCase(Locale.ROOT));
            return new TypedCut(new Cut(Euros.parse(words[0]), reason, cell, rest));
        } catch (IllegalArgumentException | EssaimException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
