package org.essaim.pack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What loading a pack came to (<i>compte rendu de chargement</i>): every finding, and the pack if none is an error.
 *
 * @param loaded the pack, absent if something was refused
 * @param findings everything found, in the order of the packs and their files
 */
public record PackReport(@Nullable Pack loaded, List<Finding> findings) {
    private static final int SHOWN = 10;

    public PackReport {
        findings = List.copyOf(findings);
    }

    /** The pack, if nothing was refused. */
    public Optional<Pack> pack() {
        return Optional.ofNullable(loaded);
    }

    /**
     * The pack, for a caller who has nothing else to do about findings.
     *
     * @throws EssaimException with the first findings in English, if something was refused
     */
    public Pack require() {
        if (loaded == null) {
            throw new EssaimException("The pack cannot be loaded, " + findings.size() + " findings:\n"
                    + findings.stream()
                            .filter(Finding::isError)
                            .limit(SHOWN)
                            .map(finding -> finding.code().id() + " " + finding.file()
                                    + (finding.row() == null ? "" : ":" + finding.row()) + " "
                                    + finding.message(Locale.ENGLISH))
                            .collect(Collectors.joining("\n"))
                    + "\nMaybe \"essaim pack check\" shows them all.");
        }
        return loaded;
    }
}
